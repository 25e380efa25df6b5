package org.chancery.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.event.Statement;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.RecordedReading;
import org.chancery.publication.Archive;
import org.chancery.publication.Archived;

/**
 * Reads on in the ledger from where it stopped, and notes whom what is new concerns. What it noted
 * and how far it came are committed together: a crash makes it read again what it had not noted.
 */
final class Follower {

  private static final int READINGS_AT_ONCE = 200;

  private final ListDatabase database;
  private final Ledger ledger;
  private final Archive archive;
  private final Newsroom newsroom;
  private final Topic.Names names;
  private final Clock clock;

  Follower(
      ListDatabase database,
      Ledger ledger,
      Archive archive,
      Newsroom newsroom,
      Topic.Names names,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.archive = archive;
    this.newsroom = newsroom;
    this.names = names;
    this.clock = clock;
  }

  /** An active subscription with what decides when its news is due. */
  record Reader(
      long subscription,
      long subscriber,
      Frequency frequency,
      Channel channel,
      Preferences preferences,
      Instant since) {}

  /** The active subscriptions, by what they ask for and by number. */
  record Readers(SubscriptionIndex index, Map<Long, Reader> byId) {}

  /** Follows the ledger to its end; how many pieces of news somebody asked for. */
  int follow() {
    int told = 0;
    Readers readers = null;
    while (true) {
      List<RecordedReading> readings = ledger.readingsSince(sequence(), READINGS_AT_ONCE);
      if (readings.isEmpty()) {
        return told;
      }
      if (readers == null) {
        readers = database.read(this::readers);
      }
      Readers all = readers;
      told += database.write(transaction -> note(transaction, readings, all));
    }
  }

  /** Tells those who asked for it of news that no publication brought. */
  int announce(List<News> found) {
    if (found.isEmpty()) {
      return 0;
    }
    Readers readers = database.read(this::readers);
    Instant now = clock.instant();
    return database.write(transaction -> {
      int told = 0;
      for (News news : found) {
        told += tell(transaction, news, Set.of(), readers, now) ? 1 : 0;
      }
      return told;
    });
  }

  /**
   * Whether the record is to be looked at as a whole again: once a day, and only where somebody is
   * there to be told. Says so once.
   */
  boolean looksAgain() {
    String today = LocalDate.ofInstant(clock.instant(), clock.getZone()).toString();
    return database.write(transaction ->
        ListDatabase.execute(
                transaction,
                "UPDATE follower SET looked = ? WHERE looked <> ? AND EXISTS (SELECT 1 FROM"
                    + " subscription WHERE active)",
                update -> {
                  update.setString(1, today);
                  update.setString(2, today);
                })
            > 0);
  }

  long sequence() {
    return database.read(
        connection -> ListDatabase.count(connection, "SELECT sequence FROM follower"));
  }

  private int note(Connection transaction, List<RecordedReading> readings, Readers readers)
      throws SQLException {
    int told = 0;
    long from = ListDatabase.count(transaction, "SELECT sequence FROM follower");
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    for (RecordedReading reading : readings) {
      // Another process may have come as far meanwhile.
      if (reading.sequence() <= from) {
        continue;
      }
      boolean counts =
          ledger
              .currentReading(reading.publication())
              .filter(current -> current.sequence() == reading.sequence())
              .filter(current -> ledger.editors().removal(current.publication()) == null)
              .isPresent();
      if (counts) {
        Archived archived =
            archive
                .version(reading.publication(), reading.version())
                .orElseThrow(() ->
                    new AlertException(
                        reading.publication()
                            + ": the ledger has read version "
                            + reading.version()
                            + ", which the archive does not hold"));
        List<News> found =
            newsroom.learn(transaction, reading, archived, readers.index()::reliesOn, today);
        if (!found.isEmpty() && readers.index().size() > 0) {
          List<Statement> statements =
              ledger.evidence(reading.publication(), reading.version()).stream()
                  .map(Evidence::statement)
                  .toList();
          Set<String> words = readers.index().words(archived.publication(), statements);
          for (News news : found) {
            told += tell(transaction, news, words, readers, reading.recorded()) ? 1 : 0;
          }
        }
      }
    }
    ListDatabase.execute(
        transaction,
        "UPDATE follower SET sequence = max(sequence, ?)",
        update -> update.setLong(1, readings.getLast().sequence()));
    return told;
  }

  private boolean tell(
      Connection transaction, News news, Set<String> words, Readers readers, Instant learned)
      throws SQLException {
    List<Reader> concerned =
        readers.index().matching(news, words).stream()
            .map(id -> readers.byId().get(id))
            .filter(reader -> reader != null && !reader.since().isAfter(learned))
            .toList();
    if (concerned.isEmpty()) {
      return false;
    }
    int added =
        ListDatabase.execute(
            transaction,
            "INSERT INTO item (key, learned, news) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING",
            insert -> {
              insert.setString(1, news.key());
              insert.setLong(2, learned.toEpochMilli());
              insert.setString(3, NewsJson.node(news).toString());
            });
    if (added == 0) {
      return false;
    }
    long item =
        ListDatabase.single(
            transaction,
            "SELECT id FROM item WHERE key = ?",
            select -> select.setString(1, news.key()),
            row -> row.getLong(1));
    hits(transaction, news, item, concerned);
    return true;
  }

  /** Of several subscriptions of one reader the one that tells first, tells. */
  private void hits(Connection transaction, News news, long item, List<Reader> concerned)
      throws SQLException {
    Instant now = clock.instant();
    Map<Long, Instant> firstByReader = new HashMap<>();
    for (Reader reader : concerned) {
      if (reader.channel() == Channel.EMAIL) {
        firstByReader.merge(
            reader.subscriber(), due(news, reader, now), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    Set<Long> told = new HashSet<>();
    try (PreparedStatement insert =
        transaction.prepareStatement(
            "INSERT OR IGNORE INTO hit (subscription, item, due) SELECT id, ?, ? FROM subscription"
                + " WHERE id = ? AND active")) {
      for (Reader reader : concerned) {
        Instant due = due(news, reader, now);
        boolean first =
            reader.channel() != Channel.EMAIL
                || (due.equals(firstByReader.get(reader.subscriber()))
                    && told.add(reader.subscriber()));
        // The others keep it for their feeds and never mail it.
        insert.setLong(1, item);
        insert.setLong(2, first ? millis(due) : Long.MAX_VALUE);
        insert.setLong(3, reader.subscription());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static long millis(Instant due) {
    return due.equals(Instant.MAX) ? Long.MAX_VALUE : due.toEpochMilli();
  }

  private static Instant due(News news, Reader reader, Instant now) {
    if (reader.channel() == Channel.FEED) {
      return Instant.MAX;
    }
    if (reader.channel() != Channel.EMAIL) {
      return now;
    }
    boolean patient =
        news.kind() == News.Kind.ALSO_REPORTED && reader.frequency() == Frequency.AT_ONCE;
    return reader.preferences().due(now, patient ? Frequency.DAILY : reader.frequency());
  }

  /** Reads all active subscriptions in. */
  Readers readers(Connection connection) throws SQLException {
    SubscriptionIndex index = new SubscriptionIndex();
    Map<Long, Reader> byId = new HashMap<>();
    Map<String, Topic> topics = new HashMap<>();
    ListDatabase.list(
        connection,
        "SELECT s.id, coalesce(s.subscriber, 0), s.topic, s.frequency, s.channel, s.created,"
            + " p.zone, p.hour, p.quiet_from, p.quiet_until FROM subscription s LEFT JOIN"
            + " subscriber p ON p.id = s.subscriber WHERE s.active AND (p.id IS NULL OR p.state ="
            + " 'active') ORDER BY s.id",
        none -> {},
        row -> {
          long id = row.getLong(1);
          String zone = row.getString(7);
          int from = row.getInt(9);
          Integer quietFrom = row.wasNull() ? null : Integer.valueOf(from);
          int until = row.getInt(10);
          Integer quietUntil = row.wasNull() ? null : Integer.valueOf(until);
          byId.put(
              id,
              new Reader(
                  id,
                  row.getLong(2),
                  Frequency.ofCode(row.getString(4)),
                  Channel.ofCode(row.getString(5)),
                  zone == null
                      ? Preferences.DEFAULT
                      : new Preferences(ZoneId.of(zone), row.getInt(8), quietFrom, quietUntil),
                  Instant.ofEpochMilli(row.getLong(6))));
          index.add(id, topics.computeIfAbsent(row.getString(3), text -> Topic.parse(text, names)));
          return id;
        });
    return new Readers(index, byId);
  }
}
