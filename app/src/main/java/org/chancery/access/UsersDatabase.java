package org.chancery.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/**
 * The file of users, {@code users.db} in the folder of a desk.
 *
 * <p>It stands beside the desk's database for the reasons for which that of the subscribers does:
 * copies of the record are handed about and must hold no password; a user who goes is to be gone;
 * and signing in must not wait for who writes the record.
 */
final class UsersDatabase implements AutoCloseable {

  static final String FILE = "users.db";

  private static final int SCHEMA = 1;
  private static final int BUSY_MILLISECONDS = 30_000;

  private final Path file;
  private final Handle handle;
  private final ReentrantLock one = new ReentrantLock();

  private UsersDatabase(Path file, Handle handle) {
    this.file = file;
    this.handle = handle;
  }

  /** Opens the file, and makes one where there is none. */
  static UsersDatabase open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      makePrivate(file);
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setBusyTimeout(BUSY_MILLISECONDS);
      config.enforceForeignKeys(true);
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      UsersDatabase database = new UsersDatabase(file, Jdbi.open(connection));
      database.migrate();
      return database;
    } catch (SQLException | IOException failure) {
      throw new AccessException(
          file + ": the file of users cannot be opened: " + failure.getMessage(), failure);
    }
  }

  /** Nobody else on a shared machine is to read it. */
  private static void makePrivate(Path file) throws IOException {
    if (Files.exists(file)
        || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException another) {
      // Another process was quicker, with the same permissions.
    }
  }

  private void migrate() {
    run(transaction -> {
      int found = transaction.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
      if (found > SCHEMA) {
        throw new AccessException(
            file + ": written by a later version of the program (" + found + "); update this one");
      }
      if (found < SCHEMA) {
        // A trigger holds semicolons of its own, and stands on one line.
        for (String statement : script().split(";\\s*\\n", -1)) {
          if (!statement.isBlank()) {
            transaction.execute(statement);
          }
        }
        transaction.execute("PRAGMA user_version = " + SCHEMA);
      }
      return found;
    });
  }

  private static String script() {
    try (InputStream in =
        Objects.requireNonNull(UsersDatabase.class.getResourceAsStream("V1__users.sql"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new AccessException("V1__users.sql: " + unreadable, unreadable);
    }
  }

  /** Does the work whole or not at all; when this returns, it is on the disk. */
  <T> T run(HandleCallback<T, SQLException> work) {
    one.lock();
    try {
      return handle.inTransaction(work);
    } catch (SQLException | JdbiException failure) {
      throw new AccessException(file + ": " + failure.getMessage(), failure);
    } finally {
      one.unlock();
    }
  }

  @Override
  public void close() {
    one.lock();
    try {
      handle.close();
    } finally {
      one.unlock();
    }
  }
}
