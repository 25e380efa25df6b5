package org.chancery.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The users of a desk's pages: makes them, lets them in, and knows who is signed in.
 *
 * <p>After {@value #FAILURES_OF_USER} wrong passwords for one name within a quarter of an hour, or
 * {@value #FAILURES_FROM_PLACE} from one place, nobody is let in by that name or from that place
 * until they are a quarter of an hour old: a password is then guessed at less than 500 a day.
 */
public final class Users implements AutoCloseable {

  /** Short passwords are guessed, whatever their signs. */
  public static final int SHORTEST_PASSWORD = 10;

  /** Longer ones only cost time. */
  private static final int LONGEST_PASSWORD = 200;

  private static final int FAILURES_OF_USER = 5;
  private static final int FAILURES_FROM_PLACE = 30;
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private static final Duration IDLE = Duration.ofHours(8);
  private static final Duration LONGEST_SESSION = Duration.ofDays(7);
  private static final int TOKEN_BYTES = 32;

  private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._'@-]{0,59}";

  private final UsersDatabase database;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();
  private final Argon2id passwords = new Argon2id(chance);

  /** Checked where there is no such user, so that the time taken does not tell. */
  private final String nobody = passwords.hash("nobody has this password");

  private Users(UsersDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Opens the users of a desk.
   *
   * @param folder that of the desk
   */
  public static Users open(Path folder, Clock clock) {
    return new Users(UsersDatabase.open(folder), clock);
  }

  // ---- users ----

  /**
   * Makes a user.
   *
   * @throws AccessException where the name is taken or malformed or the password too short
   */
  public User add(String name, Role role, String password) {
    String clean = name.strip();
    if (!clean.matches(NAME)) {
      throw new AccessException(
          "a name of letters, digits, spaces and . _ ' @ - was expected, up to 60 signs, found \""
              + name
              + "\"");
    }
    String hash = passwords.hash(checked(password));
    Instant now = clock.instant();
    return database.run(handle -> {
      if (found(handle, clean).isPresent()) {
        throw new AccessException("there is a user \"" + clean + "\" already");
      }
      handle.execute(
          "INSERT INTO user (name, role, password, created) VALUES (?, ?, ?, ?)",
          clean,
          role.code(),
          hash,
          now.toString());
      log(handle, "command line", "user-add", clean + " as " + role.code());
      return new User(clean, role, now);
    });
  }

  private static String checked(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
      throw new AccessException(
          "a password of "
              + SHORTEST_PASSWORD
              + " to "
              + LONGEST_PASSWORD
              + " signs was expected, found "
              + length);
    }
    return password;
  }

  /** Gives a user another password, and ends all the user's sessions. */
  public void password(String name, String password) {
    String hash = passwords.hash(checked(password));
    database.run(handle -> {
      Row row = needed(handle, name);
      handle.execute("UPDATE user SET password = ? WHERE id = ?", hash, row.id());
      handle.execute("DELETE FROM session WHERE user = ?", row.id());
      log(handle, "command line", "user-password", row.user().name());
      return row;
    });
  }

  /** Gives a user another role; it holds at once, for those who are signed in too. */
  public void role(String name, Role role) {
    database.run(handle -> {
      Row row = needed(handle, name);
      handle.execute("UPDATE user SET role = ? WHERE id = ?", role.code(), row.id());
      log(handle, "command line", "user-role", row.user().name() + " is " + role.code());
      return row;
    });
  }

  /** Takes a user away. The log keeps the name. */
  public void remove(String name) {
    database.run(handle -> {
      Row row = needed(handle, name);
      handle.execute("DELETE FROM user WHERE id = ?", row.id());
      log(handle, "command line", "user-remove", row.user().name());
      return row;
    });
  }

  /** All users, by name. */
  public List<User> all() {
    return database.run(handle ->
        handle
            .createQuery("SELECT id, name, role, password, created FROM user ORDER BY name")
            .map((row, context) -> row(row).user())
            .list());
  }

  private record Row(long id, User user, String password) {}

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        new User(
            row.getString("name"),
            Role.ofCode(row.getString("role")),
            Instant.parse(row.getString("created"))),
        row.getString("password"));
  }

  private static Optional<Row> found(Handle handle, String name) {
    return handle
        .createQuery("SELECT id, name, role, password, created FROM user WHERE name = ?")
        .bind(0, name.strip())
        .map((row, context) -> row(row))
        .findOne();
  }

  private static Row needed(Handle handle, String name) {
    return found(handle, name)
        .orElseThrow(() -> new AccessException("there is no user \"" + name + "\""));
  }

  // ---- signing in ----

  /** How signing in went. */
  public sealed interface Entry {
    /**
     * The user is in.
     *
     * @param token of a new session, for the browser to keep
     */
    record Open(String token, Session session) implements Entry {}

    /** There is no such user, or that is not the password. */
    record Refused() implements Entry {}

    /**
     * Too many attempts failed.
     *
     * @param pause after which to try again
     */
    record Blocked(Duration pause) implements Entry {}
  }

  /**
   * Signs a user in. The session is always a new one, whatever token the browser had before.
   *
   * @param from where the request came from
   */
  public Entry enter(String name, String password, String from) {
    String clean = name.strip().toLowerCase(Locale.ROOT);
    String byName = "user:" + clean.substring(0, Math.min(60, clean.length()));
    String byPlace = "from:" + from;
    Duration wait =
        database.run(handle -> {
          forget(handle);
          Duration first = blocked(handle, byName, FAILURES_OF_USER);
          Duration second = blocked(handle, byPlace, FAILURES_FROM_PLACE);
          return first.compareTo(second) > 0 ? first : second;
        });
    if (wait.isPositive()) {
      return new Entry.Blocked(wait);
    }
    Row row = database.run(handle -> found(handle, name)).orElse(null);
    boolean plausible = password.length() <= LONGEST_PASSWORD;
    boolean right =
        passwords.matches(plausible ? password : "", row == null ? nobody : row.password());
    if (row == null || !right) {
      return database.run(handle -> {
        String now = clock.instant().toString();
        handle.execute("INSERT INTO failure (what, at) VALUES (?, ?)", byName, now);
        handle.execute("INSERT INTO failure (what, at) VALUES (?, ?)", byPlace, now);
        log(handle, clean, "sign-in-failed", "from " + from);
        return new Entry.Refused();
      });
    }
    return database.run(handle -> open(handle, row, byName, from));
  }

  private Entry open(Handle handle, Row row, String byName, String from) {
    String token = token();
    String formToken = token();
    String now = clock.instant().toString();
    handle.execute(
        "INSERT INTO session (token, user, form_token, begun, seen) VALUES (?, ?, ?, ?, ?)",
        hash(token),
        row.id(),
        formToken,
        now,
        now);
    handle.execute("DELETE FROM failure WHERE what = ?", byName);
    log(handle, row.user().name(), "sign-in", "from " + from);
    return new Entry.Open(token, new Session(row.user(), formToken));
  }

  private Duration blocked(Handle handle, String what, int most) {
    List<Instant> failures =
        handle
            .createQuery("SELECT at FROM failure WHERE what = ? ORDER BY at DESC LIMIT ?")
            .bind(0, what)
            .bind(1, most)
            .map((row, context) -> Instant.parse(row.getString("at")))
            .list();
    return failures.size() < most
        ? Duration.ZERO
        : Duration.between(clock.instant(), failures.getLast().plus(WINDOW));
  }

  private void forget(Handle handle) {
    Instant now = clock.instant();
    handle.execute("DELETE FROM failure WHERE at < ?", now.minus(WINDOW).toString());
    handle.execute(
        "DELETE FROM session WHERE seen < ? OR begun < ?",
        now.minus(IDLE).toString(),
        now.minus(LONGEST_SESSION).toString());
  }

  // ---- sessions ----

  /** Who is signed in by a token; empty where it is none of ours or has lapsed. */
  public Optional<Session> session(@Nullable String token) {
    if (token == null || token.length() > 100) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return database.run(handle -> {
      Optional<Session> session =
          handle
              .createQuery(
                  "SELECT u.id, u.name, u.role, u.password, u.created, s.form_token FROM session s"
                      + " JOIN user u ON u.id = s.user WHERE s.token = ? AND s.seen >= ? AND"
                      + " s.begun >= ?")
              .bind(0, hash(token))
              .bind(1, now.minus(IDLE).toString())
              .bind(2, now.minus(LONGEST_SESSION).toString())
              .map((row, context) -> new Session(row(row).user(), row.getString("form_token")))
              .findOne();
      if (session.isPresent()) {
        // Once a minute is enough to know who still works.
        handle.execute(
            "UPDATE session SET seen = ? WHERE token = ? AND seen < ?",
            now.toString(),
            hash(token),
            now.minus(Duration.ofMinutes(1)).toString());
      }
      return session;
    });
  }

  /** Ends a session. */
  public void leave(String token) {
    database.run(handle -> handle.execute("DELETE FROM session WHERE token = ?", hash(token)));
  }

  /** A token that nobody guesses. */
  public String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    chance.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether two tokens are the same, in a time that does not tell how far they are. */
  public static boolean same(@Nullable String one, @Nullable String other) {
    return one != null
        && other != null
        && MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  // ---- the log ----

  /** Notes what a user did. */
  public void log(User user, String action, String subject) {
    database.run(handle -> {
      log(handle, user.name(), action, subject);
      return user;
    });
  }

  private void log(Handle handle, String user, String action, String subject) {
    handle.execute(
        "INSERT INTO log (at, user, action, subject) VALUES (?, ?, ?, ?)",
        clock.instant().toString(),
        user.length() > 80 ? user.substring(0, 80) : user,
        action,
        subject);
  }

  /** The log, the latest first. */
  public List<LogEntry> log(int limit) {
    return database.run(handle ->
        handle
            .createQuery("SELECT id, at, user, action, subject FROM log ORDER BY id DESC LIMIT ?")
            .bind(0, limit)
            .map((row, context) ->
                new LogEntry(
                    row.getLong("id"),
                    Instant.parse(row.getString("at")),
                    row.getString("user"),
                    row.getString("action"),
                    row.getString("subject")))
            .list());
  }

  @Override
  public void close() {
    database.close();
  }
}
