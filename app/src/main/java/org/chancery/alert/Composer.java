package org.chancery.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes messages of what is due, and puts them into the outbox in the transaction that marks it as
 * told: what was composed is not composed again, and what was not is.
 */
final class Composer {

  private static final int READERS_AT_ONCE = 500;
  private static final int ITEMS_KEPT = 512;

  private final ListDatabase database;
  private final Subscribers subscribers;
  private final MailSettings settings;
  private final Clock clock;

  /** Many readers hear of the same few things. */
  private final Map<Long, News> items =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, News> eldest) {
          return size() > ITEMS_KEPT;
        }
      };

  Composer(ListDatabase database, Subscribers subscribers, MailSettings settings, Clock clock) {
    this.database = database;
    this.subscribers = subscribers;
    this.settings = settings;
    this.clock = clock;
  }

  /** Something due to somebody. */
  private record Due(
      long subscription, long item, long subscriber, String topic, String channel, String target) {}

  /** Composes all that is due; how many messages that were. */
  int compose() {
    int composed = 0;
    while (true) {
      int count = database.write(this::batch);
      if (count == 0) {
        return composed;
      }
      composed += count;
    }
  }

  private int batch(Connection transaction) throws SQLException {
    Instant now = clock.instant();
    int count = 0;
    for (List<Due> group : groups(transaction, now)) {
      long message =
          group.getFirst().channel().equals(Channel.EMAIL.code())
              ? mail(transaction, group, now)
              : json(transaction, group, now);
      mark(transaction, group, message);
      count++;
    }
    return count;
  }

  /** What is due, together for each reader, and for each webhook and file. */
  private static List<List<Due>> groups(Connection transaction, Instant now) throws SQLException {
    Map<String, List<Due>> groups = new LinkedHashMap<>();
    ListDatabase.list(
        transaction,
        "WITH reader AS (SELECT DISTINCT coalesce(s.subscriber, -s.id) AS id FROM hit h JOIN"
            + " subscription s ON s.id = h.subscription WHERE h.message IS NULL AND h.due <= ?1"
            + " LIMIT "
            + READERS_AT_ONCE
            + ") SELECT h.subscription, h.item, coalesce(s.subscriber, 0), s.topic, s.channel,"
            + " s.target FROM hit h JOIN subscription s ON s.id = h.subscription JOIN reader r ON"
            + " r.id = coalesce(s.subscriber, -s.id) WHERE h.message IS NULL AND h.due <= ?1 ORDER"
            + " BY r.id, h.item, h.subscription",
        select -> select.setLong(1, now.toEpochMilli()),
        row -> {
          Due due =
              new Due(
                  row.getLong(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6));
          String key =
              due.channel().equals(Channel.EMAIL.code())
                  ? "reader " + due.subscriber()
                  : "subscription " + due.subscription();
          groups.computeIfAbsent(key, group -> new ArrayList<>()).add(due);
          return due;
        });
    return List.copyOf(groups.values());
  }

  private long mail(Connection transaction, List<Due> group, Instant now) throws SQLException {
    long subscriber = group.getFirst().subscriber();
    Subscribers.Person person = subscribers.find(transaction, subscriber).orElseThrow();
    String messageId =
        subscribers.messageId("alert " + subscriber + " " + keys(transaction, group));
    String unsubscribe = subscribers.unsubscribeToken(subscriber);
    Letter letter =
        Letter.digest(
            news(transaction, group),
            new Letter.Links(
                settings.base(),
                settings.base()
                    + "/mail/preferences?t="
                    + subscribers.preferencesToken(person, now),
                settings.base() + "/mail/unsubscribe?t=" + unsubscribe),
            "You asked to hear of "
                + group.stream().map(Due::topic).distinct().collect(Collectors.joining("; "))
                + ".");
    return Outbox.put(
        transaction,
        new Outbox.Composed(
            messageId,
            subscriber,
            null,
            Channel.EMAIL,
            Outbox.Purpose.ALERT,
            person.address().value(),
            letter.subject(),
            Envelope.seal(settings, person.address(), letter, messageId, now, unsubscribe)),
        now);
  }

  private long json(Connection transaction, List<Due> group, Instant now) throws SQLException {
    Due first = group.getFirst();
    String id =
        subscribers.messageId("alert of " + first.subscription() + " " + keys(transaction, group));
    ObjectNode body = NewsJson.object();
    body.put("delivery", id);
    body.put("topic", first.topic());
    ArrayNode news = body.putArray("news");
    for (News item : news(transaction, group)) {
      news.add(NewsJson.node(item).put("link", settings.base() + item.path()));
    }
    return Outbox.put(
        transaction,
        new Outbox.Composed(
            id,
            null,
            first.subscription(),
            Channel.ofCode(first.channel()),
            Outbox.Purpose.ALERT,
            first.target(),
            first.topic(),
            body.toString().getBytes(StandardCharsets.UTF_8)),
        now);
  }

  /** Names what a message tells by what it is, not by numbers a restored copy would give again. */
  private String keys(Connection transaction, List<Due> group) throws SQLException {
    List<String> keys = new ArrayList<>();
    for (News item : news(transaction, group)) {
      keys.add(item.key());
    }
    return keys.stream().sorted().collect(Collectors.joining("\n"));
  }

  private List<News> news(Connection transaction, List<Due> group) throws SQLException {
    Set<Long> ids = new LinkedHashSet<>();
    group.forEach(due -> ids.add(due.item()));
    List<News> news = new ArrayList<>();
    for (long id : ids) {
      News known = items.get(id);
      if (known == null) {
        known =
            ListDatabase.single(
                transaction,
                "SELECT news FROM item WHERE id = ?",
                select -> select.setLong(1, id),
                row -> NewsJson.read(row.getString(1)));
        items.put(id, known);
      }
      news.add(known);
    }
    return news;
  }

  private static void mark(Connection transaction, List<Due> group, long message)
      throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            "UPDATE hit SET message = ? WHERE subscription = ? AND item = ?")) {
      for (Due due : group) {
        update.setLong(1, message);
        update.setLong(2, due.subscription());
        update.setLong(3, due.item());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
