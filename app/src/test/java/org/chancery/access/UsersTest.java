package org.chancery.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.access.Users.Entry;
import org.chancery.time.MovedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {

  private static final String PASSWORD = "correct horse battery";

  @TempDir Path folder;
  private final MovedClock clock = new MovedClock(Instant.parse("2026-01-31T12:00:00Z"));
  private Users users;

  @BeforeEach
  void open() {
    users = Users.open(folder, clock);
  }

  @AfterEach
  void close() {
    users.close();
  }

  private String signedIn(String name) {
    assertThat(users.enter(name, PASSWORD, "here")).isInstanceOf(Entry.Open.class);
    return ((Entry.Open) users.enter(name, PASSWORD, "here")).token();
  }

  @Test
  void the_right_password_opens_a_session_and_no_other_does() {
    users.add("A. Kim", Role.EDITOR, PASSWORD);
    assertThat(users.enter("A. Kim", "wrong horse battery", "here")).isEqualTo(new Entry.Refused());
    assertThat(users.enter("B. Kim", PASSWORD, "here")).isEqualTo(new Entry.Refused());
    assertThat(users.enter("a. kim", PASSWORD, "here")).isInstanceOf(Entry.Open.class);
    Session session = users.session(signedIn("A. Kim")).orElseThrow();
    assertThat(session.user().name()).isEqualTo("A. Kim");
    assertThat(session.user().role()).isEqualTo(Role.EDITOR);
    assertThat(users.session("made up")).isEmpty();
    assertThat(users.session(null)).isEmpty();
  }

  @Test
  void every_session_has_tokens_of_its_own() {
    users.add("Ada", Role.CONTRIBUTOR, PASSWORD);
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      Entry.Open open = (Entry.Open) users.enter("Ada", PASSWORD, "here");
      tokens.add(open.token());
      tokens.add(open.session().formToken());
    }
    assertThat(tokens).hasSize(10).allMatch(token -> token.length() == 43);
  }

  @Test
  void guessing_is_slowed_for_a_name_and_for_a_place() {
    users.add("Ada", Role.EDITOR, PASSWORD);
    users.add("Bea", Role.EDITOR, PASSWORD);
    for (int i = 0; i < 5; i++) {
      assertThat(users.enter("Ada", "guess number " + i, "there")).isEqualTo(new Entry.Refused());
    }
    assertThat(users.enter("Ada", PASSWORD, "elsewhere"))
        .as("the right password, too late")
        .isInstanceOfSatisfying(
            Entry.Blocked.class,
            blocked -> assertThat(blocked.pause()).isEqualTo(Duration.ofMinutes(15)));
    assertThat(users.enter("Bea", PASSWORD, "there")).isInstanceOf(Entry.Open.class);
    for (int i = 0; i < 25; i++) {
      users.enter("name " + i, "guess", "there");
    }
    assertThat(users.enter("Bea", PASSWORD, "there")).isInstanceOf(Entry.Blocked.class);
    assertThat(users.enter("Bea", PASSWORD, "here")).isInstanceOf(Entry.Open.class);
    clock.advance(Duration.ofMinutes(16));
    assertThat(users.enter("Ada", PASSWORD, "there")).isInstanceOf(Entry.Open.class);
  }

  @Test
  void a_session_ends_by_leaving_by_rest_and_by_age() {
    users.add("Ada", Role.EDITOR, PASSWORD);
    String left = signedIn("Ada");
    users.leave(left);
    assertThat(users.session(left)).isEmpty();
    String rested = signedIn("Ada");
    clock.advance(Duration.ofHours(7));
    assertThat(users.session(rested)).isPresent();
    clock.advance(Duration.ofHours(7));
    assertThat(users.session(rested)).as("used seven hours ago").isPresent();
    clock.advance(Duration.ofHours(9));
    assertThat(users.session(rested)).isEmpty();
    String old = signedIn("Ada");
    for (int hour = 0; hour < 7 * 24; hour += 6) {
      assertThat(users.session(old)).isPresent();
      clock.advance(Duration.ofHours(6));
    }
    clock.advance(Duration.ofMinutes(1));
    assertThat(users.session(old)).as("a week old").isEmpty();
  }

  @Test
  void another_password_role_or_removal_holds_at_once() {
    users.add("Ada", Role.EDITOR, PASSWORD);
    String token = signedIn("Ada");
    users.role("ada", Role.CONTRIBUTOR);
    assertThat(users.session(token).orElseThrow().user().role()).isEqualTo(Role.CONTRIBUTOR);
    users.password("Ada", "another horse battery");
    assertThat(users.session(token)).isEmpty();
    assertThat(users.enter("Ada", PASSWORD, "here")).isEqualTo(new Entry.Refused());
    String second = ((Entry.Open) users.enter("Ada", "another horse battery", "here")).token();
    users.remove("Ada");
    assertThat(users.session(second)).isEmpty();
    assertThat(users.all()).isEmpty();
    assertThatThrownBy(() -> users.remove("Ada")).hasMessage("there is no user \"Ada\"");
  }

  @Test
  void what_is_malformed_is_refused_with_what_was_expected() {
    users.add("Ada", Role.EDITOR, PASSWORD);
    assertThatThrownBy(() -> users.add("ADA", Role.EDITOR, PASSWORD))
        .hasMessageContaining("there is a user \"ADA\" already");
    assertThatThrownBy(() -> users.add("<b>", Role.EDITOR, PASSWORD))
        .hasMessageContaining("a name of letters");
    assertThatThrownBy(() -> users.add("Bea", Role.EDITOR, "short"))
        .hasMessageContaining("a password of 10 to 200 signs was expected, found 5");
    assertThatThrownBy(() -> Role.ofCode("king"))
        .hasMessageContaining("contributor, editor, administrator");
  }

  @Test
  void the_file_holds_neither_passwords_nor_tokens_and_is_nobody_else_s_business()
      throws Exception {
    users.add("Ada", Role.EDITOR, PASSWORD);
    String token = signedIn("Ada");
    users.close();
    Path file = folder.resolve("users.db");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
            .doesNotContain(PASSWORD)
            .doesNotContain(token);
      }
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var row = connection.createStatement().executeQuery("SELECT password FROM user")) {
      assertThat(row.getString(1)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
    open();
    assertThat(users.session(token)).as("another process, the same file").isPresent();
  }

  @Test
  void the_log_says_what_was_done_and_cannot_be_changed() throws Exception {
    users.add("Ada", Role.EDITOR, PASSWORD);
    users.enter("Ada", "wrong horse battery", "10.0.0.1");
    signedIn("Ada");
    users.log(users.all().getFirst(), "rule", "event 17 rejected");
    assertThat(users.log(10))
        .extracting(entry -> entry.user() + " " + entry.action() + " " + entry.subject())
        .startsWith("Ada rule event 17 rejected", "Ada sign-in from here")
        .contains("ada sign-in-failed from 10.0.0.1", "command line user-add Ada as editor");
    try (var connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("users.db"))) {
      assertThatThrownBy(() -> connection.createStatement().execute("DELETE FROM log"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("the log is never changed");
    }
  }
}
