package org.chancery.alert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * The file of subscribers, {@code subscribers.db} in the folder of a desk.
 *
 * <p>It stands beside the desk's database rather than in it for three reasons: what is erased must
 * be gone, while the record never forgets; copies of the record are handed about, addresses are
 * not; and a sign-up on a page is written while another process holds the desk. Any number of
 * processes may use it: each transaction is short, and SQLite makes the others wait.
 */
final class ListDatabase implements AutoCloseable {

  static final String FILE = "subscribers.db";

  private static final int SCHEMA = 1;
  private static final int SECRET_BYTES = 32;
  private static final int BUSY_MILLISECONDS = 30_000;

  private final Path file;
  private final Connection connection;
  private final ReentrantLock one = new ReentrantLock();

  private ListDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Work within a transaction. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }

  /** Fills the parameters of a statement. */
  @FunctionalInterface
  interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Opens the file, and makes one where there is none. */
  static ListDatabase open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)
          && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        // Addresses are nobody else's business, on a shared machine either.
        try {
          Files.createFile(
              file,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (java.nio.file.FileAlreadyExistsException another) {
          // Another process was quicker, with the same permissions.
        }
      }
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(JournalMode.WAL);
      config.setSynchronous(SynchronousMode.FULL);
      config.setBusyTimeout(BUSY_MILLISECONDS);
      config.enforceForeignKeys(true);
      config.setTransactionMode(TransactionMode.IMMEDIATE);
      config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      ListDatabase database = new ListDatabase(file, connection);
      database.migrate();
      return database;
    } catch (SQLException | IOException failure) {
      throw new AlertException(
          file + ": the file of subscribers cannot be opened: " + failure.getMessage(), failure);
    }
  }

  private void migrate() throws SQLException {
    int found = version();
    if (found > SCHEMA) {
      connection.close();
      throw new AlertException(
          file + ": written by a later version of the program (" + found + "); update this one");
    }
    if (found == SCHEMA) {
      return;
    }
    write(transaction -> {
      if (version() < SCHEMA) {
        try (Statement statement = transaction.createStatement()) {
          for (String sql : script("V1__subscribers.sql").split(";\\s*\\n", -1)) {
            if (!sql.isBlank()) {
              statement.execute(sql);
            }
          }
        }
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        execute(
            transaction,
            "INSERT INTO secret (one, bytes) VALUES (1, ?)",
            insert -> insert.setBytes(1, secret));
      }
      return found;
    });
  }

  private int version() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  private static String script(String name) {
    try (InputStream in =
        Objects.requireNonNull(ListDatabase.class.getResourceAsStream(name), name)) {
      // Comments may hold semicolons.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
    } catch (IOException unreadable) {
      throw new AlertException(name + ": " + unreadable, unreadable);
    }
  }

  byte[] secret() {
    return read(connection ->
        single(connection, "SELECT bytes FROM secret", none -> {}, row -> row.getBytes(1)));
  }

  /** Does the work whole or not at all; when this returns, it is on the disk. */
  <T extends @Nullable Object> T write(Work<T> work) {
    one.lock();
    try {
      connection.setAutoCommit(false);
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } finally {
        // After a commit there is nothing to take back.
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw new AlertException(file + ": " + failure.getMessage(), failure);
    } finally {
      one.unlock();
    }
  }

  /** Reads outside a transaction: one statement sees one state. */
  <T extends @Nullable Object> T read(Work<T> work) {
    one.lock();
    try {
      return work.run(connection);
    } catch (SQLException failure) {
      throw new AlertException(file + ": " + failure.getMessage(), failure);
    } finally {
      one.unlock();
    }
  }

  /**
   * Lets commits wait for the operating system only, not for the disk: what a killed process has
   * committed stays, and a power cut undoes whole commits from the end. For whoever hands messages
   * over, to whom an undone commit means a message sent again under its own Message-ID.
   */
  void hasten() {
    read(hurried -> {
      try (Statement statement = hurried.createStatement()) {
        return statement.execute("PRAGMA synchronous = NORMAL");
      }
    });
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T extends @Nullable Object> {
    T read(ResultSet row) throws SQLException;
  }

  static int execute(Connection connection, String sql, Binding binding) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      return statement.executeUpdate();
    }
  }

  /** Inserts a row, and gives its id. */
  static long insert(Connection connection, String sql, Binding binding) throws SQLException {
    return single(connection, sql + " RETURNING id", binding, row -> row.getLong(1));
  }

  static <T extends @Nullable Object> java.util.List<T> list(
      Connection connection, String sql, Binding binding, Row<T> reading) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      java.util.List<T> rows = new java.util.ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reading.read(row));
        }
      }
      return rows;
    }
  }

  /** The one row there must be. */
  static <T extends @Nullable Object> T single(
      Connection connection, String sql, Binding binding, Row<T> reading) throws SQLException {
    java.util.List<T> rows = list(connection, sql, binding, reading);
    if (rows.size() != 1) {
      throw new SQLException("one row was expected, found " + rows.size() + ": " + sql);
    }
    return rows.getFirst();
  }

  static long count(Connection connection, String sql) throws SQLException {
    return single(connection, sql, none -> {}, row -> row.getLong(1));
  }

  @Override
  public void close() {
    one.lock();
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new AlertException(file + ": cannot be closed: " + failure.getMessage(), failure);
    } finally {
      one.unlock();
    }
  }
}
