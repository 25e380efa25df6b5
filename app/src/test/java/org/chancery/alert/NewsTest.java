package org.chancery.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsTest {

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

  private void wants(String topic) {
    desk.subscriber(ADA, topic, Frequency.AT_ONCE);
  }

  /** The subjects of the alerts that wait, without the list's name. */
  private List<String> subjects() {
    desk.compose();
    return desk.waiting().stream()
        .filter(message -> message.contains("\r\nList-Unsubscribe:"))
        .map(ListFixture::subject)
        .map(subject -> subject.replace("[Chancery] ", ""))
        .toList();
  }

  @Test
  void an_alert_fires_on_the_act_whoever_reports_it_and_a_second_report_is_no_news() {
    wants("state:KOR type:relations-*");
    desk.publish("first", "relations-established CUB KOR 2024-02-14");
    assertThat(subjects()).containsExactly("relations established: CUB – KOR, 2024-02-14");

    desk.publish("second", "relations-established KOR CUB 2024-02");
    assertThat(subjects()).as("not at once").hasSize(1);
    desk.clock.advance(Duration.ofDays(1));
    desk.compose();
    assertThat(desk.lastTo(ADA)).contains("ALSO REPORTED", "“Title of second”");
  }

  @Test
  void what_does_not_concern_the_topic_is_not_told() {
    wants("state:KOR type:relations-severed");
    desk.publish("a", "relations-established CUB KOR 2024-02-14");
    desk.publish("b", "relations-severed CUB USA 1961-01-03");
    assertThat(subjects()).isEmpty();
  }

  @Test
  void another_day_contradicts_and_a_denial_contradicts() {
    wants("only:contradictions");
    desk.publish("a", "relations-established CUB KOR 2024-02-14");
    desk.publish("b", "relations-established CUB KOR 2024-02-15");
    desk.publish("c", "relations-severed CUB USA 1961-01-03");
    desk.publish("d", "relations-severed CUB USA 1961-01-03 negated");
    assertThat(subjects())
        .containsExactly("Contradiction: relations established: CUB – KOR, 2024-02-15 and 1 more");
    assertThat(desk.lastTo(ADA))
        .contains("Another day than in a")
        .contains("severed: CUB – USA, 1961-01-03 (denied)");
  }

  @Test
  void a_third_report_on_a_day_already_given_is_no_new_contradiction() {
    wants("only:contradictions");
    desk.publish("a", "relations-established CUB KOR 2024-02-14");
    desk.publish("b", "relations-established CUB KOR 2024-02-15");
    assertThat(subjects()).hasSize(1);
    desk.publish("c", "relations-established CUB KOR 2024-02-15");
    assertThat(subjects()).hasSize(1);
  }

  @Test
  void a_later_version_that_says_otherwise_corrects() {
    wants("state:KOR");
    desk.publish("a", "relations-established CUB KOR 2024-02-14");
    subjects();
    desk.publish("a", "relations-established CUB KOR 2024-02-15");
    assertThat(subjects().getLast())
        .isEqualTo("Correction: relations established: CUB – KOR, 2024-02-15");
    assertThat(desk.lastTo(ADA)).contains("An earlier version of it said");
  }

  @Test
  void a_version_that_no_longer_says_it_is_a_correction_too() {
    wants("state:KOR");
    desk.publish("a", "relations-established CUB KOR 2024-02-14", "visit CUB KOR 2024-01-01");
    subjects();
    desk.publish("a", "visit CUB KOR 2024-01-01");
    assertThat(subjects().getLast())
        .isEqualTo("Correction: relations established: CUB – KOR, 2024-02-14 (no longer said)");
  }

  @Test
  void read_anew_by_a_better_reader_nothing_is_corrected_and_nothing_told_twice() {
    wants("all");
    desk.publish("a", "relations-established CUB KOR 2024-02-14");
    assertThat(subjects()).hasSize(1);
    desk.reread("a", "relations-established CUB KOR 2024-02-15", "visit CUB KOR 2024-01-01");
    assertThat(subjects()).hasSize(2).last().isEqualTo("visit: CUB – KOR, 2024-01-01");
    desk.reread("a", "visit CUB KOR 2024-01-01");
    assertThat(subjects()).hasSize(2);
  }

  @Test
  void planned_possible_and_attributed_acts_say_so_in_the_subject() {
    wants("all");
    desk.publish("a", "mission-opened KOR CUB 2024-05 planned");
    assertThat(subjects().getLast()).endsWith("(planned)");
    desk.publish("b", "relations-restored CUB USA possible by officials");
    assertThat(subjects().getLast()).endsWith("(possible, according to officials)");
    desk.publish("c", "mission-opened KOR CUB 2024-05");
    assertThat(subjects().getLast())
        .as("what was planned and now happened is news")
        .isEqualTo("mission opened: KOR – CUB, 2024-05");
  }

  @Test
  void a_claim_that_turns_false_is_told_once() {
    wants("only:claims");
    desk.publish("claim", "claim CUB 2 2024-03");
    desk.publish("a", "relations-established CUB KOR 2001", "relations-established CUB USA 2002");
    assertThat(subjects()).as("two are possible").isEmpty();
    desk.publish("b", "relations-established CUB FRA 2003");
    assertThat(subjects()).containsExactly("Claim turned false: claim: CUB 2");
    assertThat(desk.lastTo(ADA)).contains("between 3 and ");
    desk.publish("c", "relations-established CUB JPN 2004");
    assertThat(subjects()).hasSize(1);
  }

  @Test
  void an_answer_one_relies_on_is_told_when_it_turns() {
    desk.publish("a", "relations-established CUB KOR 2001");
    wants("state:CUB state:KOR holds:yes");
    desk.clock.advance(Duration.ofMinutes(1));
    desk.publish("b", "visit CUB KOR 2024-01-01");
    assertThat(subjects()).isEmpty();
    desk.clock.advance(Duration.ofMinutes(1));
    desk.publish("c", "relations-severed CUB KOR 2024-02-01");
    assertThat(subjects())
        .containsExactly(
            "Answer turned: relations CUB – KOR, 2024-02-01: no longer \"yes\" but \"no\"");
  }

  @Test
  void series_author_publisher_pair_and_saved_search_select() {
    wants("series:\"south report\"");
    desk.subscriber("bob@reader.example", "author:\"ADA LIND\" state:KOR", Frequency.AT_ONCE);
    desk.subscriber("cyd@reader.example", "state:KOR state:USA", Frequency.AT_ONCE);
    desk.subscriber(
        "dan@reader.example", "title \"relations established\" -visit", Frequency.AT_ONCE);
    desk.subscriber("eve@reader.example", "publisher:Agency embass*", Frequency.AT_ONCE);
    desk.publishIn("South Report", "a", "relations-established CUB KOR 2024-02-14");
    desk.compose();
    assertThat(
            desk.waiting().stream()
                .filter(message -> message.contains("\r\nList-Unsubscribe:"))
                .map(message -> message.replaceAll("(?s).*\r\nTo: (\\w+)@.*", "$1")))
        .containsExactlyInAnyOrder("ada", "bob", "dan");
  }

  @Test
  void of_several_subscriptions_of_one_reader_the_first_due_tells_and_no_other() {
    desk.subscriber(ADA, "state:KOR", Frequency.WEEKLY);
    desk.clock.advance(Duration.ofHours(2));
    desk.subscriber(ADA, "type:relations-*", Frequency.AT_ONCE);
    desk.publish("a", "relations-established CUB KOR 2024-02-14");
    assertThat(subjects()).hasSize(1);
    desk.clock.advance(Duration.ofDays(8));
    assertThat(subjects()).hasSize(1);
  }

  @Test
  void what_was_learned_before_one_signed_up_is_not_told() {
    desk.publish("a", "relations-established CUB KOR 2024-02-14");
    desk.clock.advance(Duration.ofMinutes(1));
    wants("all");
    assertThat(subjects()).isEmpty();
  }

  @Test
  void digests_come_at_the_readers_hour_and_quiet_hours_are_kept() {
    // It is 08:00 UTC on a Monday, 17:00 in Seoul.
    Preferences seoul = Preferences.parse("Asia/Seoul", "7", "16-19");
    desk.subscriber(ADA, "state:KOR", Frequency.AT_ONCE, seoul);
    desk.subscriber("bob@reader.example", "state:KOR", Frequency.DAILY, seoul);
    desk.subscriber("cyd@reader.example", "state:KOR", Frequency.WEEKLY, seoul);
    desk.publish("a", "relations-established CUB KOR 2024-02-14");
    assertThat(subjects()).isEmpty();
    desk.clock.advance(Duration.ofHours(2));
    assertThat(subjects()).as("19:00 in Seoul").hasSize(1);
    desk.clock.advance(Duration.ofHours(12));
    assertThat(subjects()).as("07:00 in Seoul").hasSize(2);
    desk.clock.advance(Duration.ofDays(5));
    assertThat(subjects()).as("Sunday 07:00 in Seoul").hasSize(2);
    desk.clock.advance(Duration.ofDays(1));
    assertThat(subjects()).as("Monday 07:00 in Seoul").hasSize(3);
  }

  @Test
  void a_crash_before_the_commit_loses_nothing_and_a_second_run_tells_nothing_twice() {
    wants("all");
    desk.publish("a", "relations-established CUB KOR 2024-02-14");
    desk.list.close();
    desk.list = desk.reopened();
    assertThat(desk.compose().composed()).isOne();
    desk.list.close();
    desk.list = desk.reopened();
    assertThat(desk.compose()).isEqualTo(new MailingList.Run(0, 0, 0, 0, 0, null));
  }

  @Test
  void what_a_publication_says_cannot_begin_a_header() {
    wants("all");
    desk.publish("a", "relations-established CUB KOR 2024-02-14 by x\r\nBcc:victim@reader.example");
    desk.compose();
    assertThat(desk.lastTo(ADA).split("\r\n\r\n", 2)[0]).doesNotContain("\r\nBcc:");
  }
}
