package org.chancery.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages from the moment they are composed until somebody has taken them. A row leaves the state
 * "waiting" only by being handed over, by a final refusal, which is kept and shown, or by the
 * subscriber's own departure.
 */
final class Outbox {

  private static final List<Duration> BACKOFF =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6));

  private final ListDatabase database;

  Outbox(ListDatabase database) {
    this.database = database;
  }

  /** Why a message is sent. */
  enum Purpose {
    CONFIRMATION,
    NOTICE,
    ALERT;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A message that waits; its bytes are nobody's to compare. */
  @SuppressWarnings("ArrayRecordComponent")
  record Waiting(
      long id,
      String messageId,
      Channel channel,
      String target,
      String subject,
      byte[] content,
      int attempts,
      @Nullable Long subscription) {}

  /** A message to be put in; its bytes are nobody's to compare. */
  @SuppressWarnings("ArrayRecordComponent")
  record Composed(
      String messageId,
      @Nullable Long subscriber,
      @Nullable Long subscription,
      Channel channel,
      Purpose purpose,
      String target,
      String subject,
      byte[] content) {}

  /**
   * Puts a message in; the same Message-ID a second time changes nothing.
   *
   * @return its id
   */
  static long put(Connection transaction, Composed message, Instant now) throws SQLException {
    ListDatabase.execute(
        transaction,
        "INSERT INTO outbox (message_id, subscriber, subscription, channel, purpose, target,"
            + " subject, content, created, due, attempts, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, 0, 'waiting') ON CONFLICT (message_id) DO NOTHING",
        insert -> {
          insert.setString(1, message.messageId());
          insert.setObject(2, message.subscriber());
          insert.setObject(3, message.subscription());
          insert.setString(4, message.channel().code());
          insert.setString(5, message.purpose().code());
          insert.setString(6, message.target());
          insert.setString(7, message.subject());
          insert.setBytes(8, Envelope.deflate(message.content()));
          insert.setLong(9, now.toEpochMilli());
          insert.setLong(10, now.toEpochMilli());
        });
    return ListDatabase.single(
        transaction,
        "SELECT id FROM outbox WHERE message_id = ?",
        select -> select.setString(1, message.messageId()),
        row -> row.getLong(1));
  }

  /** The next that are due: who just signed up waits in front of a screen, and goes first. */
  List<Waiting> due(Instant now, boolean mail, int limit) {
    return database.read(connection ->
        ListDatabase.list(
            connection,
            "SELECT id, message_id, channel, target, subject, content, attempts, subscription FROM"
                + " outbox WHERE state = 'waiting' AND due <= ?"
                + (mail ? "" : " AND channel <> 'email'")
                + " ORDER BY purpose = 'alert', due, id LIMIT ?",
            select -> {
              select.setLong(1, now.toEpochMilli());
              select.setInt(2, limit);
            },
            row -> {
              long subscription = row.getLong(8);
              return new Waiting(
                  row.getLong(1),
                  row.getString(2),
                  Channel.ofCode(row.getString(3)),
                  row.getString(4),
                  row.getString(5),
                  Envelope.inflate(row.getBytes(6)),
                  row.getInt(7),
                  row.wasNull() ? null : subscription);
            }));
  }

  /** Whether a message is still to be sent: its reader may have left since it was fetched. */
  boolean waits(long id) {
    return database.read(connection ->
        !ListDatabase.list(
                connection,
                "SELECT 1 FROM outbox WHERE id = ? AND state = 'waiting'",
                select -> select.setLong(1, id),
                row -> row.getLong(1))
            .isEmpty());
  }

  void handed(long id, Instant now) {
    database.write(connection ->
        ListDatabase.execute(
            connection,
            "UPDATE outbox SET state = 'handed', handed = ?, content = x'', failure = NULL WHERE id"
                + " = ?",
            update -> {
              update.setLong(1, now.toEpochMilli());
              update.setLong(2, id);
            }));
  }

  /** Tries again later, the later the more often it failed, and never gives up. */
  void delay(Waiting message, String failure, Instant now) {
    Duration pause = BACKOFF.get(Math.min(message.attempts(), BACKOFF.size() - 1));
    database.write(connection ->
        ListDatabase.execute(
            connection,
            "UPDATE outbox SET attempts = attempts + 1, due = ?, failure = ? WHERE id = ?",
            update -> {
              update.setLong(1, now.plus(pause).toEpochMilli());
              update.setString(2, failure);
              update.setLong(3, message.id());
            }));
  }

  /** The server will never take it; it is kept with the reason. */
  void fail(Waiting message, String failure) {
    database.write(connection ->
        ListDatabase.execute(
            connection,
            "UPDATE outbox SET attempts = attempts + 1, state = 'failed', failure = ? WHERE id = ?",
            update -> {
              update.setString(1, failure);
              update.setLong(2, message.id());
            }));
  }

  /** Sends the refused ones again, such as after the settings were mended. */
  int retryFailed(Instant now) {
    return database.write(connection ->
        ListDatabase.execute(
            connection,
            "UPDATE outbox SET state = 'waiting', due = ? WHERE state = 'failed' AND content <>"
                + " x''",
            update -> update.setLong(1, now.toEpochMilli())));
  }

  /** Whose message it was; empty where we sent none of that identity. */
  Optional<Long> subscriberOf(String messageId) {
    return database
        .read(connection ->
            ListDatabase.list(
                connection,
                "SELECT subscriber FROM outbox WHERE message_id = ? AND subscriber IS NOT NULL",
                select -> select.setString(1, messageId),
                row -> row.getLong(1)))
        .stream()
        .findFirst();
  }

  /** How many messages are in which state. */
  Figures figures() {
    return database.read(connection ->
        new Figures(
            ListDatabase.count(connection, "SELECT count(*) FROM outbox WHERE state = 'waiting'"),
            ListDatabase.count(connection, "SELECT count(*) FROM outbox WHERE state = 'handed'"),
            ListDatabase.count(connection, "SELECT count(*) FROM outbox WHERE state = 'failed'"),
            ListDatabase.list(
                    connection,
                    "SELECT failure FROM outbox WHERE state IN ('waiting', 'failed') AND failure IS"
                        + " NOT NULL ORDER BY id DESC LIMIT 1",
                    none -> {},
                    row -> row.getString(1))
                .stream()
                .findFirst()
                .orElse(null)));
  }

  /**
   * How many messages are in which state.
   *
   * @param lastFailure what the server said last; null where nothing failed
   */
  record Figures(long waiting, long handed, long failed, @Nullable String lastFailure) {}
}
