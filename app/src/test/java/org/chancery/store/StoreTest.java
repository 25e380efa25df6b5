package org.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-02-16T09:00:00Z"), ZoneOffset.UTC);
  private static final Writer ADD = new Writer("add", CLOCK, Duration.ZERO);

  @TempDir Path folder;

  private Store open() {
    return Store.openForWriting(folder, ADD);
  }

  private static void insert(Store store, String key) {
    store.write(handle -> handle.execute("INSERT INTO original VALUES (?, 1, x'00')", key));
  }

  private static List<String> keys(Store store) {
    return store.read(handle ->
        handle.createQuery("SELECT sha256 FROM original ORDER BY 1").mapTo(String.class).list());
  }

  @Test
  void what_was_written_is_there_when_the_desk_is_opened_again() {
    try (Store store = open()) {
      insert(store, "a");
    }
    try (Store store = Store.open(folder, CLOCK)) {
      assertThat(keys(store)).containsExactly("a");
    }
  }

  @Test
  void work_that_throws_leaves_nothing_behind() {
    try (Store store = open()) {
      assertThatThrownBy(() ->
              store.write(handle -> {
                handle.execute("INSERT INTO original VALUES ('a', 1, x'00')");
                throw new IllegalStateException("on purpose");
              }))
          .hasMessageContaining("on purpose");
      assertThat(keys(store)).isEmpty();
      insert(store, "b");
      assertThat(keys(store)).containsExactly("b");
    }
  }

  @Test
  void a_desk_opened_for_reading_refuses_to_be_written() {
    open().close();
    try (Store store = Store.open(folder, CLOCK)) {
      assertThatThrownBy(() -> insert(store, "a"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("opened for reading");
      assertThatThrownBy(() -> store.read(handle -> handle.execute("DELETE FROM original")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot be written");
    }
  }

  @Test
  void a_transaction_inside_another_is_refused() {
    try (Store store = open()) {
      assertThatThrownBy(() ->
              store.write(outer -> {
                insert(store, "a");
                return outer;
              }))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("inside another");
    }
  }

  @Test
  void a_folder_without_a_desk_says_so_and_stays_empty() throws IOException {
    assertThatThrownBy(() -> Store.open(folder, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("desk.db: there is no desk here");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void readers_see_one_state_and_wait_for_no_writer() {
    try (Store store = open();
        Store reader = Store.open(folder, CLOCK)) {
      insert(store, "a");
      List<String> seen =
          reader.read(handle -> {
            assertThat(handle.createQuery("SELECT count(*) FROM original").mapTo(int.class).one())
                .isEqualTo(1);
            CompletableFuture.runAsync(() -> insert(store, "b")).join();
            return handle.createQuery("SELECT sha256 FROM original").mapTo(String.class).list();
          });
      assertThat(seen).containsExactly("a");
      assertThat(keys(reader)).containsExactly("a", "b");
    }
  }

  @Test
  void a_second_writer_of_this_process_is_told_so_and_may_write_once_the_first_has_ended() {
    Store first = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("desk.lock")
        .hasMessageContaining("this very process");
    insert(first, "still ours");
    first.close();
    try (Store second = open()) {
      assertThat(keys(second)).containsExactly("still ours");
    }
  }

  @Test
  void a_second_writer_is_told_for_whom_it_waits_as_long_as_it_was_given() {
    Store first = open();
    CompletableFuture<String> holder = new CompletableFuture<>();
    CompletableFuture<Store> second =
        CompletableFuture.supplyAsync(() ->
            Store.openForWriting(
                folder, new Writer("add", CLOCK, Duration.ofMinutes(1), holder::complete)));
    assertThat(holder.join()).contains("this very process");
    assertThat(second).isNotDone();
    first.close();
    second.join().close();
  }

  @Test
  void a_writer_of_another_process_is_named_and_readers_are_not_blocked() throws Exception {
    Process other = OtherProcess.start(folder, false);
    try (BufferedReader lines = OtherProcess.lines(other)) {
      assertThat(lines.readLine()).isEqualTo("open");
      assertThatThrownBy(this::open)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("process " + other.pid() + ", other process, since 20");
      try (Store reader = Store.open(folder, CLOCK)) {
        assertThat(keys(reader)).isEmpty();
      }
    } finally {
      other.destroyForcibly().waitFor();
    }
    open().close();
  }

  @Test
  void what_a_killed_writer_acknowledged_is_there_whole() throws Exception {
    Process other = OtherProcess.start(folder, true);
    int acknowledged = 0;
    try (BufferedReader lines = OtherProcess.lines(other)) {
      assertThat(lines.readLine()).isEqualTo("open");
      for (int i = 0; i < 20; i++) {
        acknowledged = Integer.parseInt(lines.readLine());
      }
      other
          .toHandle()
          .destroyForcibly(); // unlike the process's own, this leaves its output readable
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = Integer.parseInt(line);
      }
    }
    try (Store store = open()) {
      assertThat(keys(store)).hasSizeBetween(acknowledged, acknowledged + 1);
      insert(store, "goes on");
    }
  }

  @Test
  void files_of_others_are_refused_and_left_untouched() throws Exception {
    byte[] text =
        "a letter that somebody called desk.db, long enough to have a header of a hundred bytes and some more"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.write(folder.resolve("desk.db"), text);
    refusedUntouched("this is no SQLite database");
    Files.delete(folder.resolve("desk.db"));
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("desk.db"));
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE theirs (a)");
    }
    refusedUntouched("of another program (application id 00000000)");
  }

  @Test
  void a_newer_desk_is_refused_and_left_untouched() throws Exception {
    open().close();
    try (Connection newer =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("desk.db"));
        Statement statement = newer.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    refusedUntouched("written by a newer Chancery (schema 99)");
  }

  @Test
  void a_damaged_desk_is_refused_and_left_untouched() throws Exception {
    open().close();
    Path file = folder.resolve("desk.db");
    byte[] whole = Files.readAllBytes(file);
    byte[] garbage = new byte[whole.length - 100];
    new Random(7).nextBytes(garbage);
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.seek(100);
      damaged.write(garbage);
    }
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(
            () -> {
              try (Store store = Store.open(folder, CLOCK)) {
                keys(store);
              }
            })
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("desk.db")
        .hasMessageContaining("the database is damaged; restore a backup");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    refusedUntouched("cut short");
  }

  private void refusedUntouched(String message) throws IOException {
    Path file = folder.resolve("desk.db");
    byte[] before = Files.readAllBytes(file);
    for (int writing = 0; writing < 2; writing++) {
      boolean write = writing == 1;
      assertThatThrownBy(() -> (write ? open() : Store.open(folder, CLOCK)).close())
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("desk.db")
          .hasMessageContaining(message);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(folder.resolve("desk.db-wal")).doesNotExist();
    assertThat(folder.resolve("desk.db-journal")).doesNotExist();
  }

  @Test
  void a_backup_made_while_others_write_is_whole_and_opens_as_a_desk() throws IOException {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    try (Store store = open()) {
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Integer> writing =
          CompletableFuture.supplyAsync(() -> {
            int pairs = 0;
            while (!enough.get() || pairs < 5) {
              int pair = pairs++;
              store.write(handle -> {
                handle.execute("INSERT INTO original VALUES (?, 1, x'00')", "a" + pair);
                return handle.execute("INSERT INTO original VALUES (?, 1, x'00')", "b" + pair);
              });
            }
            return pairs;
          });
      store.backup(copies.resolve("one.db"));
      store.backup(copies.resolve("two.db"));
      enough.set(true);
      assertThat(writing.join()).isPositive();
      assertThatThrownBy(() -> store.backup(copies.resolve("one.db")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("one.db: it exists")
          .hasMessageContaining("never replaces a file");
    }
    try (Stream<Path> left = Files.list(copies)) {
      assertThat(left)
          .extracting(path -> path.getFileName().toString())
          .containsExactlyInAnyOrder("one.db", "two.db");
    }
    Path restored = Files.createDirectory(folder.resolve("restored"));
    Files.copy(copies.resolve("two.db"), restored.resolve("desk.db"));
    try (Store store = Store.open(restored, CLOCK)) {
      assertThat(keys(store).size() % 2).as("pairs are in together or not at all").isZero();
    }
  }

  @Test
  void an_older_desk_is_copied_and_then_upgraded_with_all_it_holds() throws IOException {
    try (Store old = Store.openForWriting(folder, ADD, 1)) {
      insert(old, "old");
      assertThatThrownBy(() -> old.read(handle -> handle.execute("SELECT * FROM reading")))
          .isInstanceOf(StoreException.class);
    }
    try (Store reader = Store.open(folder, CLOCK)) {
      assertThat(keys(reader)).containsExactly("old");
      assertThat(
              reader.<Integer>read(handle ->
                  handle.createQuery("SELECT count(*) FROM reading").mapTo(Integer.class).one()))
          .isZero();
    }
    Path copy = folder.resolve("desk.db.before-v" + Store.SCHEMA);
    assertThat(copy).exists();
    Path restored = Files.createDirectory(folder.resolve("restored"));
    Files.move(copy, restored.resolve("desk.db"));
    try (Store again = Store.openForWriting(restored, ADD)) {
      assertThat(keys(again)).containsExactly("old");
    }
  }

  @Test
  void an_upgrade_waits_for_nobody_where_none_is_due() throws IOException {
    try (Store writer = open();
        Store reader = Store.open(folder, CLOCK)) {
      assertThat(writer.writable()).isTrue();
      assertThat(reader.writable()).isFalse();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .extracting(path -> path.getFileName().toString())
          .containsExactlyInAnyOrder("desk.db", "desk.lock");
    }
  }

  @Test
  void the_migrations_end_at_the_schema_that_the_program_speaks_of() throws SQLException {
    open().close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("desk.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("PRAGMA user_version").getInt(1)).isEqualTo(Store.SCHEMA);
      assertThat(
              statement
                  .executeQuery("SELECT max(cast(version AS INTEGER)) FROM flyway_schema_history")
                  .getInt(1))
          .isEqualTo(Store.SCHEMA);
    }
  }
}
