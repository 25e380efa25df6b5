package org.chancery.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignUpTest {

  private static final String ADA = "ada@reader.example";

  @TempDir Path folder;
  private ListFixture desk;

  @BeforeEach
  void open() {
    desk = new ListFixture(folder);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void ask(String address) {
    desk.list.signUp(address, "state:KOR", Frequency.AT_ONCE, Preferences.DEFAULT, "192.0.2.1");
  }

  @Test
  void nothing_is_told_before_the_click_and_everything_after() {
    ask(ADA);
    desk.publish("a", "relations-established KOR CUB 2024-02-14");
    desk.compose();
    assertThat(desk.waiting()).hasSize(1).first().asString().contains("/mail/confirm?t=");

    desk.list.confirm(ListFixture.token(desk.lastTo(ADA), "confirm"));
    desk.publish("b", "mission-opened KOR CUB 2024-03-01");
    desk.compose();
    assertThat(ListFixture.subject(desk.lastTo(ADA)))
        .isEqualTo("[Chancery] mission opened: KOR – CUB, 2024-03-01");
  }

  @Test
  void asked_again_within_the_hour_no_second_confirmation_goes_out() {
    ask(ADA);
    desk.clock.advance(Duration.ofMinutes(59));
    ask("ADA@Reader.example");
    assertThat(desk.waiting()).hasSize(1);
    desk.clock.advance(Duration.ofMinutes(1));
    ask(ADA);
    assertThat(desk.waiting()).hasSize(2);
  }

  @Test
  void a_link_confirms_once_and_not_after_a_week() {
    ask(ADA);
    String token = ListFixture.token(desk.lastTo(ADA), "confirm");
    assertThat(desk.list.confirm(token)).isPresent();
    assertThat(desk.list.confirm(token)).as("replayed").isEmpty();

    ask("bob@reader.example");
    String late = ListFixture.token(desk.lastTo("bob@reader.example"), "confirm");
    desk.clock.advance(Duration.ofDays(8));
    assertThat(desk.list.confirm(late)).as("lapsed").isEmpty();
  }

  @Test
  void a_confirmation_replayed_after_leaving_does_not_bring_one_back() {
    ask(ADA);
    String confirm = ListFixture.token(desk.lastTo(ADA), "confirm");
    String preferences = desk.list.confirm(confirm).orElseThrow();
    String leave = desk.list.choices(preferences).orElseThrow().unsubscribeToken();

    assertThat(desk.list.unsubscribe(leave)).isTrue();
    assertThat(desk.list.confirm(confirm)).isEmpty();
    assertThat(desk.list.choices(preferences)).isEmpty();
    assertThat(desk.list.unsubscribe(leave)).as("leaving twice changes nothing").isTrue();
    desk.publish("a", "relations-established KOR CUB 2024-02-14");
    assertThat(desk.compose().composed()).isZero();
  }

  @Test
  void who_left_can_come_back_by_a_new_confirmation() {
    desk.subscriber(ADA, "all", Frequency.AT_ONCE);
    desk.publish("a", "relations-established KOR CUB 2024-02-14");
    desk.compose();
    desk.list.unsubscribe(ListFixture.token(desk.lastTo(ADA), "unsubscribe"));
    desk.clock.advance(Duration.ofHours(2));
    desk.subscriber(ADA, "all", Frequency.AT_ONCE);
    desk.publish("b", "mission-opened KOR CUB 2024-03-01");
    assertThat(desk.compose().composed()).isOne();
  }

  @Test
  void guessed_and_altered_tokens_open_nothing() {
    ask(ADA);
    String token = ListFixture.token(desk.lastTo(ADA), "confirm");
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String altered = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(desk.list.confirm(altered)).as("letter " + i).isEmpty();
    }
    assertThat(desk.list.confirm("")).isEmpty();
    assertThat(desk.list.confirm("%%%")).isEmpty();
    assertThat(desk.list.choices(token)).as("a token of another purpose").isEmpty();
    assertThat(desk.list.unsubscribe(token)).as("a token of another purpose").isFalse();
    assertThat(desk.list.confirm(token)).as("and the true one does").isPresent();
  }

  @Test
  void a_form_cannot_bomb_strangers_with_mail() {
    for (int i = 0; i < 10; i++) {
      ask("stranger" + i + "@reader.example");
    }
    assertThatThrownBy(() -> ask("one.more@reader.example"))
        .isInstanceOf(AlertException.class)
        .hasMessageContaining("too many");
    for (int round = 0; round < 3; round++) {
      desk.clock.advance(Duration.ofMinutes(61));
      desk.list.signUp(ADA, "all", Frequency.DAILY, Preferences.DEFAULT, "192.0.2." + round);
      desk.list.signUp(ADA, "state:KOR", Frequency.DAILY, Preferences.DEFAULT, "192.0.2." + round);
    }
    assertThat(desk.waiting().stream().filter(message -> message.contains("To: " + ADA)))
        .as("one an hour at most")
        .hasSize(3);
  }

  @Test
  void all_origins_together_are_limited_too() {
    desk.close();
    desk =
        new ListFixture(
            folder.resolve("limited"), ListFixture.settings(1) + "confirmations-per-hour=3\n");
    for (int i = 0; i < 3; i++) {
      desk.list.signUp(
          "a" + i + "@reader.example", "all", Frequency.DAILY, Preferences.DEFAULT, "o" + i);
    }
    assertThatThrownBy(() ->
            desk.list.signUp("b@reader.example", "all", Frequency.DAILY, Preferences.DEFAULT, "o9"))
        .hasMessageContaining("too many");
  }

  @Test
  void what_a_stranger_typed_does_not_stand_in_the_mail() {
    desk.list.signUp(
        ADA, "buy my pills at spam.example", Frequency.DAILY, Preferences.DEFAULT, "o");
    assertThat(desk.lastTo(ADA)).doesNotContain("pills").doesNotContain("spam.example");
  }

  @Test
  void addresses_that_would_carry_headers_or_other_recipients_are_refused() {
    for (String evil :
        java.util.List.of(
            "ada@reader.example\r\nBcc: all@reader.example",
            "ada@reader.example\nSubject: x",
            "ada@reader.example, bob@reader.example",
            "ada@reader.example%0aBcc:bob@reader.example",
            "\"ada\r\n\"@reader.example",
            "Ada <ada@reader.example>",
            "ada@[192.0.2.1]",
            "ada@localhost",
            "a".repeat(65) + "@reader.example",
            "@reader.example",
            "ada@",
            "ada")) {
      assertThatThrownBy(() -> ask(evil))
          .as(evil)
          .isInstanceOf(AlertException.class)
          .hasMessageNotContaining("reader.example");
    }
    assertThat(desk.waiting()).isEmpty();
  }

  @Test
  void a_domain_of_other_letters_travels_in_ascii() {
    assertThat(EmailAddress.parse("ada@bücher.example").value())
        .isEqualTo("ada@xn--bcher-kva.example");
  }

  @Test
  void preferences_are_changed_by_their_link_and_only_ones_own() {
    ask(ADA);
    String mine = desk.list.confirm(ListFixture.token(desk.lastTo(ADA), "confirm")).orElseThrow();
    ask("bob@reader.example");
    String other =
        desk.list
            .confirm(ListFixture.token(desk.lastTo("bob@reader.example"), "confirm"))
            .orElseThrow();
    MailingList.Choices choices = desk.list.choices(mine).orElseThrow();
    long id = choices.subscriptions().getFirst().id();
    assertThat(choices.address()).isEqualTo("a…@reader.example");

    assertThat(desk.list.change(other, id, null)).as("not one's own").isFalse();
    assertThat(desk.list.change(mine, id, Frequency.WEEKLY)).isTrue();
    assertThat(desk.list.prefer(mine, Preferences.parse("Asia/Seoul", "6", "22-6"))).isTrue();
    MailingList.Choices changed = desk.list.choices(mine).orElseThrow();
    assertThat(changed.subscriptions().getFirst().frequency()).isEqualTo(Frequency.WEEKLY);
    assertThat(changed.preferences().zone().getId()).isEqualTo("Asia/Seoul");
    assertThat(changed.preferences().quiet()).isEqualTo("22-6");
  }

  @Test
  void who_is_erased_leaves_no_trace_of_the_address() throws Exception {
    desk.subscriber(ADA, "all", Frequency.AT_ONCE);
    desk.publish("a", "relations-established KOR CUB 2024-02-14");
    desk.compose();
    assertThat(desk.list.export(ADA).orElseThrow())
        .contains("\"topic\":\"all\"", "\"address\":\"" + ADA + "\"", "relations established");

    assertThat(desk.list.erase("ada@reader.example")).isTrue();
    assertThat(desk.list.export(ADA)).isEmpty();
    assertThat(desk.waiting()).isEmpty();
    desk.list.close();
    for (String file : java.util.List.of("subscribers.db", "subscribers.db-wal")) {
      Path path = folder.resolve(file);
      if (Files.exists(path)) {
        assertThat(Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file)
            .doesNotContain(ADA);
      }
    }
    desk.list = desk.reopened();
  }
}
