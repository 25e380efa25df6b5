package org.chancery.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The one database of a desk: {@code desk.db}, a SQLite file in its folder.
 *
 * <p>One process at a time opens it {@linkplain #openForWriting for writing}, or several that write
 * {@linkplain #openForWritingInTurn in turn}; any number read, and neither side waits for the other
 * (write-ahead log). What a {@link #write} returned from is on the disk ({@code synchronous=FULL});
 * what it threw out of never happened.
 *
 * <p>Opening checks the schema with one cheap query. Only where a migration is due does Flyway
 * start, after a copy of the old file was laid beside it as {@code desk.db.before-vN}.
 *
 * <p>Safe for use by several threads. Close what {@link #read} and {@link #write} hand out nowhere:
 * they do.
 */
public final class Store implements AutoCloseable {

  /** The schema that the migrations under {@code db/migration} end at. */
  static final int SCHEMA = 11;

  private static final String DATABASE = "desk.db";
  private static final int BUSY_MILLISECONDS = 30_000;

  /** Of pages that a connection keeps; at the 2 MB of SQLite's own, every derivation reads anew. */
  private static final int CACHE_KILOBYTES = 32 << 10;

  private static final int IDLE_READERS = 8;

  /**
   * How often each database is open in this process. Static for the same reason as the writer lock:
   * while SQLite holds locks on a file, this process must not open and close it behind its back.
   */
  private static final Map<Path, Integer> OPEN = new HashMap<>();

  private final Path file;
  private final @Nullable WriterLock lock;
  private final @Nullable Writer inTurn;
  private final @Nullable Connection writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final Jdbi readers;
  private volatile boolean closed;

  private Store(
      Path file, @Nullable WriterLock lock, @Nullable Writer inTurn, @Nullable Connection writer) {
    this.file = file;
    this.lock = lock;
    this.inTurn = inTurn;
    this.writer = writer;
    this.readers =
        Jdbi.create(
            new ConnectionFactory() {
              @Override
              public Connection openConnection() throws SQLException {
                Connection free = idle.poll();
                return free != null ? free : connect(file, true);
              }

              @Override
              public void closeConnection(Connection connection) throws SQLException {
                if (closed || idle.size() >= IDLE_READERS) {
                  connection.close();
                } else {
                  idle.push(connection);
                }
              }
            });
  }

  /** Whether the folder holds a desk. */
  public static boolean exists(Path folder) {
    return Files.exists(folder.resolve(DATABASE));
  }

  /**
   * Opens the desk of a folder for reading. A desk of an older version is upgraded first, for which
   * the writer lock is taken.
   *
   * @throws StoreException where there is no desk, or none that this program understands
   */
  public static Store open(Path folder, Clock clock) {
    if (!exists(folder)) {
      throw new StoreException(
          folder.resolve(DATABASE) + ": there is no desk here; add a publication to begin one");
    }
    return entered(folder, clock, file -> new Store(file, null, null, null));
  }

  /**
   * Opens the desk of a folder for writing now and then: each {@link #write} takes the writer lock
   * for itself and gives it back, so that others write in between. For work that lasts long and
   * writes little, such as the visit of an address.
   *
   * @param writer whose patience counts for each transaction
   * @throws StoreException where there is no desk, or none that this program understands
   */
  public static Store openForWritingInTurn(Path folder, Writer writer) {
    return entered(
        folder, writer.clock(), file -> new Store(file, null, writer, connect(file, false)));
  }

  private interface Opening {
    Store of(Path file) throws IOException, SQLException;
  }

  /** Opens a desk that is there, after it was upgraded where that is due. */
  private static Store entered(Path folder, Clock clock, Opening opening) {
    return guarded(
        folder.resolve(DATABASE),
        () -> {
          Path file = folder.toRealPath().resolve(DATABASE);
          enter(file);
          boolean open = false;
          try {
            upgrade(file, clock);
            Store store = opening.of(file);
            open = true;
            return store;
          } finally {
            if (!open) {
              leave(file);
            }
          }
        });
  }

  private static void upgrade(Path file, Clock clock) throws IOException, SQLException {
    if (schema(file) < SCHEMA) {
      Writer upgrade = new Writer("upgrade of the desk", clock, Duration.ofSeconds(30));
      WriterLock lock = WriterLock.take(file.resolveSibling(""), upgrade);
      try {
        migrate(file, SCHEMA);
      } finally {
        lock.close();
      }
    }
  }

  /**
   * Opens the desk of a folder for writing, and makes folder and desk where there are none.
   *
   * @throws StoreException where another process writes to it and does not end within the writer's
   *     patience, or where the file is none that this program understands
   */
  public static Store openForWriting(Path folder, Writer writer) {
    return openForWriting(folder, writer, SCHEMA);
  }

  /** For tests, which need desks as earlier versions left them. */
  static Store openForWriting(Path folder, Writer writer, int schema) {
    return guarded(
        folder.resolve(DATABASE),
        () -> {
          Files.createDirectories(folder);
          Path file = folder.toRealPath().resolve(DATABASE);
          enter(file);
          boolean open = false;
          WriterLock lock = null;
          try {
            lock = WriterLock.take(folder, writer);
            migrate(file, schema);
            Store store = new Store(file, lock, null, connect(file, false));
            open = true;
            return store;
          } finally {
            if (!open) {
              if (lock != null) {
                lock.close();
              }
              leave(file);
            }
          }
        });
  }

  /** The folder of the desk. */
  public Path folder() {
    return file.resolveSibling("");
  }

  /** Whether this store was opened for writing. */
  public boolean writable() {
    return writer != null;
  }

  /** Reads one consistent state of the desk, whatever a writer does meanwhile. */
  public <T extends @Nullable Object> T read(Function<Handle, T> work) {
    refuseClosed();
    return guarded(file, () -> readers.inTransaction(handle -> work.apply(handle)));
  }

  /**
   * Does the work whole or not at all. When this returns, it is on the disk.
   *
   * @throws StoreException where the store was opened for reading, or inside another write
   */
  public <T extends @Nullable Object> T write(Function<Handle, T> work) {
    refuseClosed();
    Connection connection = writer;
    if (connection == null) {
      throw new StoreException(file + ": opened for reading; writing was tried");
    }
    if (writing.isHeldByCurrentThread()) {
      throw new StoreException(file + ": a transaction inside another was tried");
    }
    writing.lock();
    try {
      return guarded(
          file,
          () -> {
            WriterLock turn =
                inTurn == null ? null : WriterLock.take(file.resolveSibling(""), inTurn);
            try (Handle handle = Jdbi.open(new Kept(connection))) {
              return handle.inTransaction(inner -> work.apply(inner));
            } finally {
              if (turn != null) {
                turn.close();
              }
            }
          });
    } finally {
      writing.unlock();
    }
  }

  /**
   * Makes a consistent copy of the desk's database, while others read and write.
   *
   * @param target a file that does not exist
   * @throws StoreException where it exists
   */
  public void backup(Path target) {
    refuseClosed();
    guarded(
        target,
        () -> {
          copy(file, target);
          return target;
        });
  }

  /** What SQLite itself finds wrong: damaged pages, and references that lead nowhere. */
  public List<String> faults() {
    return read(handle -> {
      List<String> faults = new ArrayList<>();
      handle
          .createQuery("PRAGMA integrity_check(10)")
          .mapTo(String.class)
          .filter(line -> !line.equals("ok"))
          .forEach(line -> faults.add(DATABASE + ": " + line));
      handle
          .createQuery("PRAGMA foreign_key_check")
          .map((row, context) ->
              DATABASE
                  + ": a row of "
                  + row.getString("table")
                  + " refers to a row of "
                  + row.getString("parent")
                  + " that is not there")
          .stream()
          .limit(10)
          .forEach(faults::add);
      return faults;
    });
  }

  /** Bytes of the database and its log on the disk. */
  public long size() {
    long sum = 0;
    for (String suffix : new String[] {"", "-wal"}) {
      Path part = file.resolveSibling(DATABASE + suffix);
      try {
        sum += Files.exists(part) ? Files.size(part) : 0;
      } catch (IOException e) {
        throw new StoreException(part + ": its size cannot be read: " + e.getMessage(), e);
      }
    }
    return sum;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    guarded(
        file,
        () -> {
          try {
            for (Connection free = idle.poll(); free != null; free = idle.poll()) {
              free.close();
            }
            if (writer != null) {
              writer.close();
            }
          } finally {
            if (lock != null) {
              lock.close();
            }
            leave(file);
          }
          return file;
        });
  }

  private void refuseClosed() {
    if (closed) {
      throw new StoreException(file + ": the desk is closed");
    }
  }

  /** Registers the file as open, and checks its header when it was not. */
  private static void enter(Path file) throws IOException {
    synchronized (OPEN) {
      if (!OPEN.containsKey(file) && Files.exists(file)) {
        DatabaseFile.check(file, SCHEMA);
      }
      OPEN.merge(file, 1, Integer::sum);
    }
  }

  private static void leave(Path file) {
    synchronized (OPEN) {
      OPEN.computeIfPresent(file, (path, count) -> count == 1 ? null : count - 1);
    }
  }

  private static int schema(Path file) throws SQLException {
    try (Connection connection = connect(file, true)) {
      return pragma(connection, "user_version");
    }
  }

  private static int pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      return result.getInt(1);
    }
  }

  /** Brings the database to a schema; the caller holds the writer lock. */
  private static void migrate(Path file, int schema) throws SQLException, IOException {
    int found;
    try (Connection connection = connect(file, false)) {
      found = pragma(connection, "user_version");
      DatabaseFile.refuseNewer(file, found, SCHEMA);
      if (found >= schema) {
        return;
      }
      if (found == 0) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("PRAGMA application_id = " + DatabaseFile.APPLICATION_ID);
          statement.execute("PRAGMA journal_mode = WAL");
        }
      }
    }
    if (found > 0) {
      copy(file, free(file.resolveSibling(DATABASE + ".before-v" + schema)));
    }
    SQLiteDataSource source = new SQLiteDataSource(config(false));
    source.setUrl("jdbc:sqlite:" + file);
    Flyway.configure(Store.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration")
        .target(Integer.toString(schema))
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  /** The name itself, or the first numbered one that is free: an older copy is never replaced. */
  private static Path free(Path wished) {
    Path free = wished;
    for (int number = 2; Files.exists(free); number++) {
      free = wished.resolveSibling(wished.getFileName() + "-" + number);
    }
    return free;
  }

  /**
   * Copies through SQLite into a file beside the target, forces it to the disk, and gives it the
   * target's name only then: a copy that exists is whole.
   */
  private static void copy(Path file, Path target) throws SQLException, IOException {
    Path absolute = target.toAbsolutePath();
    if (Files.exists(absolute)) {
      throw existing(absolute);
    }
    Path folder = absolute.resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    Path part = Files.createTempFile(folder, absolute.getFileName().toString(), ".part");
    try {
      try (Connection connection = connect(file, false);
          PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
        statement.setString(1, part.toString());
        statement.execute();
      }
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      publish(part, absolute);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void publish(Path part, Path target) throws IOException {
    try {
      Files.createLink(target, part); // unlike a move, this fails where the target exists
    } catch (UnsupportedOperationException e) {
      Files.move(part, target);
    } catch (FileAlreadyExistsException e) {
      throw existing(target);
    }
  }

  private static FileAlreadyExistsException existing(Path target) {
    return new FileAlreadyExistsException(
        target.toString(), null, "it exists, and a copy never replaces a file");
  }

  private static SQLiteConfig config(boolean reader) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setCacheSize(-CACHE_KILOBYTES);
    config.enforceForeignKeys(true);
    config.setTransactionMode(reader ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
    return config;
  }

  private static Connection connect(Path file, boolean reader) throws SQLException {
    Connection connection = new KeepingConnection(file, config(reader));
    if (reader) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only = ON");
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
    return connection;
  }

  /** A step that may fail as databases and files do. */
  private interface Step<T extends @Nullable Object> {
    T run() throws SQLException, IOException;
  }

  /** Runs a step; its failures leave as {@link StoreException}, with the file they befell. */
  private static <T extends @Nullable Object> T guarded(Path file, Step<T> step) {
    try {
      return step.run();
    } catch (SQLException | JdbiException | FlywayException e) {
      throw new StoreException(file + ": " + Failure.describe(e), e);
    } catch (IOException e) {
      throw new StoreException(Failure.describe(file, e), e);
    }
  }

  /** Lends the writer's connection, which outlives every transaction. */
  private record Kept(Connection connection) implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return connection;
    }

    @Override
    public void closeConnection(Connection lent) {
      // kept until the store is closed
    }
  }
}
