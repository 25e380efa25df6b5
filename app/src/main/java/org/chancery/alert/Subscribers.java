package org.chancery.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.chancery.alert.Tokens.Claim;
import org.chancery.alert.Tokens.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Who subscribed, and the steps by which they come and go.
 *
 * <p>Whoever types an address learns nothing about it: the answer is the same whether it is known,
 * new, or one that must not be written to. What an unknown person typed never stands in the mail
 * that asks for confirmation, lest the form serve to write to strangers.
 */
final class Subscribers {

  /** A confirmation asked for again is not sent again within this time. */
  private static final Duration CONFIRMATION_PAUSE = Duration.ofHours(1);

  private static final Duration CONFIRMATION_LIFE = Duration.ofDays(7);
  private static final Duration PREFERENCES_LIFE = Duration.ofDays(60);
  private static final int ASKS_PER_HOUR = 10;
  private static final int SUBSCRIPTIONS = 50;
  private static final int SOFT_BOUNCES = 5;

  private final ListDatabase database;
  private final Tokens tokens;
  private final MailSettings settings;
  private final Clock clock;

  Subscribers(ListDatabase database, Tokens tokens, MailSettings settings, Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
  }

  /** A subscriber. */
  record Person(
      long id,
      EmailAddress address,
      String state,
      Preferences preferences,
      int generation,
      Instant asked) {}

  private static final String SELECT =
      "SELECT id, address, state, zone, hour, quiet_from, quiet_until, generation, asked FROM"
          + " subscriber ";

  private static Person person(java.sql.ResultSet row) throws SQLException {
    int from = row.getInt(6);
    boolean quiet = !row.wasNull();
    int until = row.getInt(7);
    return new Person(
        row.getLong(1),
        new EmailAddress(row.getString(2)),
        row.getString(3),
        new Preferences(
            ZoneId.of(row.getString(4)),
            row.getInt(5),
            quiet ? Integer.valueOf(from) : null,
            quiet ? Integer.valueOf(until) : null),
        row.getInt(8),
        Instant.ofEpochMilli(row.getLong(9)));
  }

  Optional<Person> find(Connection connection, long id) throws SQLException {
    return ListDatabase.list(
            connection,
            SELECT + "WHERE id = ?",
            select -> select.setLong(1, id),
            Subscribers::person)
        .stream()
        .findFirst();
  }

  private Optional<Person> find(Connection connection, EmailAddress address) throws SQLException {
    return ListDatabase.list(
            connection,
            SELECT + "WHERE identity = ?",
            select -> select.setString(1, address.identity()),
            Subscribers::person)
        .stream()
        .findFirst();
  }

  // ---- signing up ----

  /**
   * Notes a wish, and sends a confirmation to the address unless one was sent within the hour.
   *
   * @param origin where the wish came from, such as a network address: each may ask a few times an
   *     hour; null for the operator
   * @throws AlertException where that origin asked too often, or all together did
   */
  void signUp(
      EmailAddress address,
      Topic topic,
      Frequency frequency,
      Preferences preferences,
      @Nullable String origin) {
    Instant now = clock.instant();
    database.write(transaction -> {
      if (origin != null) {
        limit(transaction, origin, now);
      }
      if (stopped(transaction, address)) {
        return false;
      }
      Optional<Person> known = find(transaction, address);
      long id =
          known.isPresent() ? known.get().id() : insert(transaction, address, preferences, now);
      Person person = find(transaction, id).orElseThrow();
      wish(transaction, id, topic, frequency, now);
      if (person.state().equals("left")) {
        ListDatabase.execute(
            transaction,
            "UPDATE subscriber SET state = 'pending', generation = generation + 1 WHERE id = ?",
            update -> update.setLong(1, id));
        person = find(transaction, id).orElseThrow();
      }
      boolean open =
          ListDatabase.single(
                  transaction,
                  "SELECT count(*) FROM subscription WHERE subscriber = ? AND NOT active",
                  select -> select.setLong(1, id),
                  row -> row.getLong(1))
              > 0;
      if (open && !person.asked().plus(CONFIRMATION_PAUSE).isAfter(now)) {
        ask(transaction, person, now);
      }
      return true;
    });
  }

  private void limit(Connection transaction, String origin, Instant now) throws SQLException {
    long since = now.minus(Duration.ofHours(1)).toEpochMilli();
    ListDatabase.execute(
        transaction, "DELETE FROM asking WHERE at <= ?", delete -> delete.setLong(1, since));
    String hash = tokens.name("origin " + origin);
    long own =
        ListDatabase.single(
            transaction,
            "SELECT count(*) FROM asking WHERE origin = ?",
            select -> select.setString(1, hash),
            row -> row.getLong(1));
    if (own >= ASKS_PER_HOUR
        || ListDatabase.count(transaction, "SELECT count(*) FROM asking")
            >= settings.confirmationsPerHour()) {
      throw new AlertException("too many sign-ups within an hour; please try again later");
    }
    ListDatabase.execute(
        transaction,
        "INSERT INTO asking (origin, at) VALUES (?, ?)",
        insert -> {
          insert.setString(1, hash);
          insert.setLong(2, now.toEpochMilli());
        });
  }

  private boolean stopped(Connection transaction, EmailAddress address) throws SQLException {
    return !ListDatabase.list(
            transaction,
            "SELECT 1 FROM stopped WHERE hash = ?",
            select -> select.setString(1, hash(address)),
            row -> row.getLong(1))
        .isEmpty();
  }

  private String hash(EmailAddress address) {
    return tokens.name("address " + address.identity());
  }

  private static long insert(
      Connection transaction, EmailAddress address, Preferences preferences, Instant now)
      throws SQLException {
    return ListDatabase.insert(
        transaction,
        "INSERT INTO subscriber (address, identity, state, zone, hour, quiet_from, quiet_until,"
            + " generation, created, soft) VALUES (?, ?, 'pending', ?, ?, ?, ?, 1, ?, 0)",
        insert -> {
          insert.setString(1, address.value());
          insert.setString(2, address.identity());
          insert.setString(3, preferences.zone().getId());
          insert.setInt(4, preferences.hour());
          insert.setObject(5, preferences.quietFrom());
          insert.setObject(6, preferences.quietUntil());
          insert.setLong(7, now.toEpochMilli());
        });
  }

  private static void wish(
      Connection transaction, long subscriber, Topic topic, Frequency frequency, Instant now)
      throws SQLException {
    long held =
        ListDatabase.single(
            transaction,
            "SELECT count(*) FROM subscription WHERE subscriber = ?",
            select -> select.setLong(1, subscriber),
            row -> row.getLong(1));
    if (held >= SUBSCRIPTIONS) {
      // The same answer as ever: that an address has many subscriptions is nobody's business.
      return;
    }
    ListDatabase.execute(
        transaction,
        "INSERT INTO subscription (subscriber, topic, frequency, channel, target, secret, active,"
            + " created) VALUES (?, ?, ?, 'email', '', '', 0, ?) ON CONFLICT DO NOTHING",
        insert -> {
          insert.setLong(1, subscriber);
          insert.setString(2, topic.text());
          insert.setString(3, frequency.code());
          insert.setLong(4, now.toEpochMilli());
        });
  }

  private void ask(Connection transaction, Person person, Instant now) throws SQLException {
    String token =
        tokens.sign(
            new Claim(
                Purpose.CONFIRM, person.id(), person.generation(), now.plus(CONFIRMATION_LIFE)));
    URI link = URI.create(settings.base() + "/mail/confirm?t=" + token);
    Letter letter =
        Letter.note(
            "Please confirm your subscription",
            List.of(
                "Somebody, we hope you, asked to be told by mail at this address what is newly"
                    + " learned about diplomatic relations. One click confirms it; the link works"
                    + " for seven days.",
                "If it was not you, do nothing: without the click no further mail comes."),
            "Confirm the subscription",
            link,
            new Letter.Links(settings.base(), "", ""));
    String messageId = messageId("confirm " + person.id() + " " + now.toEpochMilli());
    Outbox.put(
        transaction,
        new Outbox.Composed(
            messageId,
            person.id(),
            null,
            Channel.EMAIL,
            Outbox.Purpose.CONFIRMATION,
            person.address().value(),
            letter.subject(),
            Envelope.seal(settings, person.address(), letter, messageId, now, null)),
        now);
    ListDatabase.execute(
        transaction,
        "UPDATE subscriber SET asked = ? WHERE id = ?",
        update -> {
          update.setLong(1, now.toEpochMilli());
          update.setLong(2, person.id());
        });
  }

  String messageId(String seed) {
    String from = settings.from().getAddress();
    return "<" + tokens.name("message " + seed) + from.substring(from.indexOf('@')) + ">";
  }

  /**
   * Confirms by the link of the mail.
   *
   * @return the link to the preferences; empty where the token is not ours, has lapsed or was used
   */
  Optional<String> confirm(String token) {
    Instant now = clock.instant();
    return database.write(transaction -> {
      Optional<Person> found = holder(transaction, token, Purpose.CONFIRM, now);
      if (found.isEmpty()
          || found.get().state().equals("left")
          || found.get().state().equals("stopped")) {
        return Optional.empty();
      }
      long id = found.get().id();
      ListDatabase.execute(
          transaction,
          "UPDATE subscriber SET state = 'active', confirmed = coalesce(confirmed, ?), generation ="
              + " generation + 1, soft = 0, asked = NULL WHERE id = ?",
          update -> {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, id);
          });
      ListDatabase.execute(
          transaction,
          "UPDATE subscription SET active = 1 WHERE subscriber = ?",
          update -> update.setLong(1, id));
      return Optional.of(preferencesToken(find(transaction, id).orElseThrow(), now));
    });
  }

  private Optional<Person> holder(Connection connection, String token, Purpose purpose, Instant now)
      throws SQLException {
    Optional<Claim> claim = tokens.verify(token, purpose, now);
    if (claim.isEmpty()) {
      return Optional.empty();
    }
    // A link to leave works in every mail there ever was; leaving twice changes nothing.
    return find(connection, claim.get().subject())
        .filter(person ->
            purpose == Purpose.UNSUBSCRIBE || person.generation() == claim.get().generation());
  }

  String preferencesToken(Person person, Instant now) {
    return tokens.sign(
        new Claim(
            Purpose.PREFERENCES, person.id(), person.generation(), now.plus(PREFERENCES_LIFE)));
  }

  String unsubscribeToken(long subscriber) {
    return tokens.sign(new Claim(Purpose.UNSUBSCRIBE, subscriber, 0, Tokens.NEVER));
  }

  String feedToken(long subscription) {
    return tokens.sign(new Claim(Purpose.FEED, subscription, 0, Tokens.NEVER));
  }

  // ---- preferences ----

  Optional<MailingList.Choices> choices(String token) {
    return database.read(connection -> {
      Optional<Person> found = holder(connection, token, Purpose.PREFERENCES, clock.instant());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Person person = found.get();
      return Optional.of(
          new MailingList.Choices(
              person.address().masked(),
              person.preferences(),
              subscriptions(connection, person.id()),
              unsubscribeToken(person.id())));
    });
  }

  List<Subscription> subscriptions(Connection connection, long subscriber) throws SQLException {
    return ListDatabase.list(
        connection,
        "SELECT id, subscriber, topic, frequency, channel, target, active FROM subscription WHERE"
            + " subscriber = ? ORDER BY id",
        select -> select.setLong(1, subscriber),
        Subscribers::subscription);
  }

  static Subscription subscription(java.sql.ResultSet row) throws SQLException {
    long subscriber = row.getLong(2);
    Long owner = row.wasNull() ? null : subscriber;
    return new Subscription(
        row.getLong(1),
        owner,
        row.getString(3),
        Frequency.ofCode(row.getString(4)),
        Channel.ofCode(row.getString(5)),
        row.getString(6),
        row.getInt(7) == 1);
  }

  /** Whether the token was good and the change made. */
  boolean prefer(String token, Preferences preferences) {
    return database.write(transaction -> {
      Optional<Person> found = holder(transaction, token, Purpose.PREFERENCES, clock.instant());
      if (found.isEmpty()) {
        return false;
      }
      ListDatabase.execute(
          transaction,
          "UPDATE subscriber SET zone = ?, hour = ?, quiet_from = ?, quiet_until = ? WHERE id = ?",
          update -> {
            update.setString(1, preferences.zone().getId());
            update.setInt(2, preferences.hour());
            update.setObject(3, preferences.quietFrom());
            update.setObject(4, preferences.quietUntil());
            update.setLong(5, found.get().id());
          });
      return true;
    });
  }

  /**
   * Changes how often one subscription is told, or ends it.
   *
   * @param frequency null to end it
   */
  boolean change(String token, long subscription, @Nullable Frequency frequency) {
    return database.write(transaction -> {
      Optional<Person> found = holder(transaction, token, Purpose.PREFERENCES, clock.instant());
      if (found.isEmpty()) {
        return false;
      }
      // Only one's own: the number stands in a form that anybody can edit.
      int changed =
          frequency == null
              ? ListDatabase.execute(
                  transaction,
                  "DELETE FROM subscription WHERE id = ? AND subscriber = ?",
                  delete -> {
                    delete.setLong(1, subscription);
                    delete.setLong(2, found.get().id());
                  })
              : ListDatabase.execute(
                  transaction,
                  "UPDATE subscription SET frequency = ? WHERE id = ? AND subscriber = ?",
                  update -> {
                    update.setString(1, frequency.code());
                    update.setLong(2, subscription);
                    update.setLong(3, found.get().id());
                  });
      return changed > 0;
    });
  }

  // ---- leaving ----

  /** Ends all mail to a subscriber. */
  boolean unsubscribe(String token) {
    return database.write(transaction -> {
      Optional<Person> found = holder(transaction, token, Purpose.UNSUBSCRIBE, clock.instant());
      if (found.isPresent()) {
        leave(transaction, found.get().id(), "left", null);
      }
      return found.isPresent();
    });
  }

  private void leave(Connection transaction, long id, String state, @Nullable String reason)
      throws SQLException {
    ListDatabase.execute(
        transaction,
        "DELETE FROM subscription WHERE subscriber = ?",
        delete -> delete.setLong(1, id));
    ListDatabase.execute(
        transaction,
        "UPDATE outbox SET state = 'withdrawn', content = x'' WHERE subscriber = ? AND state IN"
            + " ('waiting', 'failed')",
        update -> update.setLong(1, id));
    ListDatabase.execute(
        transaction,
        "UPDATE subscriber SET state = ?, reason = ?, generation = generation + 1, asked = NULL"
            + " WHERE id = ?",
        update -> {
          update.setString(1, state);
          update.setString(2, reason);
          update.setLong(3, id);
        });
  }

  /** Stops all mail to an address, now and if it should be typed in again. */
  void stop(long subscriber, String reason) {
    database.write(transaction -> {
      Optional<Person> found = find(transaction, subscriber);
      if (found.isPresent()) {
        leave(transaction, subscriber, "stopped", reason);
        ListDatabase.execute(
            transaction,
            "INSERT OR REPLACE INTO stopped (hash, reason, since) VALUES (?, ?, ?)",
            insert -> {
              insert.setString(1, hash(found.get().address()));
              insert.setString(2, reason);
              insert.setLong(3, clock.millis());
            });
      }
      return true;
    });
  }

  /** Counts a passing failure; several in a row stop mail. */
  boolean soft(long subscriber, String reason) {
    long count =
        database.write(transaction -> {
          ListDatabase.execute(
              transaction,
              "UPDATE subscriber SET soft = soft + 1 WHERE id = ?",
              update -> update.setLong(1, subscriber));
          return ListDatabase.list(
                  transaction,
                  "SELECT soft FROM subscriber WHERE id = ?",
                  select -> select.setLong(1, subscriber),
                  row -> row.getLong(1))
              .stream()
              .findFirst()
              .orElse(0L);
        });
    if (count >= SOFT_BOUNCES) {
      stop(subscriber, reason);
      return true;
    }
    return false;
  }

  Optional<EmailAddress> address(long subscriber) {
    return database.read(connection -> find(connection, subscriber).map(Person::address));
  }

  /** Who holds a preferences link. */
  Optional<EmailAddress> holder(String token) {
    return database.read(connection ->
        holder(connection, token, Purpose.PREFERENCES, clock.instant()).map(Person::address));
  }

  /** All that is kept about an address, as JSON. */
  Optional<String> export(EmailAddress address) {
    return database.read(connection ->
        find(connection, address)
            .map(person -> {
              try {
                return export(connection, person);
              } catch (SQLException failure) {
                throw new AlertException(String.valueOf(failure.getMessage()), failure);
              }
            }));
  }

  private String export(Connection connection, Person person) throws SQLException {
    ObjectNode node = NewsJson.object();
    node.put("address", person.address().value());
    node.put("state", person.state());
    ListDatabase.list(
        connection,
        "SELECT created, confirmed, reason FROM subscriber WHERE id = ?",
        select -> select.setLong(1, person.id()),
        row -> {
          node.put("created", Instant.ofEpochMilli(row.getLong(1)).toString());
          long confirmed = row.getLong(2);
          node.put("confirmed", row.wasNull() ? null : Instant.ofEpochMilli(confirmed).toString());
          node.put("reason", row.getString(3));
          return node;
        });
    node.put("zone", person.preferences().zone().getId());
    node.put("hour", person.preferences().hour());
    node.put("quietHours", person.preferences().quiet());
    ArrayNode subscriptions = node.putArray("subscriptions");
    for (Subscription subscription : subscriptions(connection, person.id())) {
      subscriptions
          .addObject()
          .put("topic", subscription.topic())
          .put("frequency", subscription.frequency().code())
          .put("channel", subscription.channel().code())
          .put("confirmed", subscription.active());
    }
    ArrayNode messages = node.putArray("messages");
    ListDatabase.list(
        connection,
        "SELECT message_id, subject, created, state FROM outbox WHERE subscriber = ? ORDER BY id",
        select -> select.setLong(1, person.id()),
        row ->
            messages
                .addObject()
                .put("messageId", row.getString(1))
                .put("subject", row.getString(2))
                .put("composed", Instant.ofEpochMilli(row.getLong(3)).toString())
                .put("state", row.getString(4)));
    return node.toString();
  }

  /** Forgets an address and all that hangs on it; whether it was known. */
  boolean erase(EmailAddress address) {
    boolean known =
        database.write(transaction -> {
          Optional<Person> person = find(transaction, address);
          if (person.isPresent()) {
            ListDatabase.execute(
                transaction,
                "DELETE FROM subscriber WHERE id = ?",
                delete -> delete.setLong(1, person.get().id()));
          }
          return person.isPresent();
        });
    if (known) {
      // The write-ahead log still holds the old pages until it is taken into the file and emptied.
      database.read(connection -> {
        try (java.sql.Statement statement = connection.createStatement()) {
          return statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
      });
    }
    return known;
  }

  // ---- the operator's ----

  long operators(Topic topic, Channel channel, String target, Frequency frequency) {
    byte[] random = new byte[24];
    new java.security.SecureRandom().nextBytes(random);
    String secret = java.util.HexFormat.of().formatHex(random);
    return database.write(transaction ->
        ListDatabase.insert(
            transaction,
            "INSERT INTO subscription (subscriber, topic, frequency, channel, target, secret,"
                + " active, created) VALUES (NULL, ?, ?, ?, ?, ?, 1, ?)",
            insert -> {
              insert.setString(1, topic.text());
              insert.setString(2, frequency.code());
              insert.setString(3, channel.code());
              insert.setString(4, target);
              insert.setString(5, secret);
              insert.setLong(6, clock.millis());
            }));
  }

  String secret(long subscription) {
    return database
        .read(connection ->
            ListDatabase.list(
                connection,
                "SELECT secret FROM subscription WHERE id = ?",
                select -> select.setLong(1, subscription),
                row -> row.getString(1)))
        .stream()
        .findFirst()
        .orElse("");
  }

  List<Subscription> operators() {
    return database.read(connection ->
        ListDatabase.list(
            connection,
            "SELECT id, subscriber, topic, frequency, channel, target, active FROM subscription"
                + " WHERE subscriber IS NULL ORDER BY id",
            none -> {},
            Subscribers::subscription));
  }

  boolean drop(long subscription) {
    return database.write(transaction ->
        ListDatabase.execute(
            transaction,
            "DELETE FROM subscription WHERE id = ? AND subscriber IS NULL",
            delete -> delete.setLong(1, subscription)))
        > 0;
  }

  void pause(long subscription) {
    database.write(transaction ->
        ListDatabase.execute(
            transaction,
            "UPDATE subscription SET active = 0 WHERE id = ?",
            update -> update.setLong(1, subscription)));
  }
}
