package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.ledger.Desk.CUB;
import static org.chancery.ledger.Desk.KOR;
import static org.chancery.ledger.Desk.later;

import java.nio.file.Path;
import java.util.List;
import org.chancery.ledger.Grading.Subject;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What editors say, and how the answers follow and say so. */
class EditorsTest {

  @TempDir Path folder;
  private Desk desk;
  private int hour = 1;

  @BeforeEach
  void open() {
    desk = new Desk(folder);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Ruling rule(Decision decision) {
    return desk.ledger.editors().rule(decision, "Ada", "the words say otherwise", later(hour++));
  }

  private void grade(Subject subject, char grade) {
    desk.ledger.editors().grade(subject, grade, "Ada", "long experience", later(hour++));
  }

  private long event(String publication, int ordinal) {
    return desk.ledger.evidence(new PublicationId(publication)).get(ordinal).id();
  }

  private List<String> acts() {
    return desk.ledger.acts(KOR, CUB).stream()
        .map(act -> act.type().id() + " " + act.dates() + " x" + act.evidence().size())
        .toList();
  }

  private void twoReports() {
    desk.history(
        """
        1960: relations-established KOR CUB 1949-05-01
        1970: relations-severed KOR CUB 1960-03-01
        """);
  }

  @Test
  void what_is_rejected_leaves_the_answers_and_stays_on_record() {
    twoReports();
    Ruling ruling = rule(new Decision.Reject(List.of(event("p1", 0))));

    Answer answer = desk.relations(KOR, CUB, "1980");
    assertThat(Desk.line(answer)).isEqualTo("yes since 1949-05-01 | inside-spell");
    assertThat(answer.rulings()).containsExactly(new Bearing(ruling, true));
    assertThat(desk.ledger.evidence(new PublicationId("p1"))).hasSize(1);
    assertThat(desk.askRecorded(KOR, CUB, "1980", later(0)))
        .isEqualTo("no since 1960-03-01 | outside-spell");
  }

  @Test
  void a_ruling_that_changes_nothing_is_named_and_does_not_decide() {
    twoReports();
    Ruling ruling = rule(new Decision.Accept(List.of(event("p1", 0))));
    assertThat(desk.relations(KOR, CUB, "1980").rulings())
        .containsExactly(new Bearing(ruling, false));
  }

  @Test
  void what_is_withdrawn_no_longer_holds_and_may_come_back() {
    twoReports();
    Ruling rejection = rule(new Decision.Reject(List.of(event("p1", 0))));
    Ruling withdrawal = rule(new Decision.Withdraw(rejection.id()));
    assertThat(desk.ask(KOR, CUB, "1980")).startsWith("no");
    assertThat(desk.relations(KOR, CUB, "1980").rulings()).isEmpty();
    assertThat(desk.askRecorded(KOR, CUB, "1980", later(1))).startsWith("yes");

    rule(new Decision.Withdraw(withdrawal.id()));
    assertThat(desk.ask(KOR, CUB, "1980")).startsWith("yes");
    assertThat(desk.ledger.editors().rulings(null)).hasSize(3);
    assertThatThrownBy(() -> rule(new Decision.Withdraw(withdrawal.id())))
        .isInstanceOf(LedgerException.class)
        .hasMessage("ruling 2 was withdrawn already, by ruling 3 of Ada");
  }

  @Test
  void the_date_of_an_editor_goes_before_all_others() {
    desk.history(
        """
        1960: relations-established KOR CUB 1949-05-01
        1961: relations-established KOR CUB 1949-05-02
        """);
    Ruling ruling = rule(new Decision.Dated(event("p0", 0), PartialDate.parse("1949-04-30")));
    Answer answer = desk.relations(KOR, CUB, "1949-04-30");
    assertThat(Desk.line(answer)).isEqualTo("yes since 1949-04-30 | inside-spell");
    assertThat(answer.rulings()).containsExactly(new Bearing(ruling, true));
    assertThat(acts()).containsExactly("relations-established [1949-04-30] x2");
  }

  @Test
  void two_acts_are_merged_and_parted_again() {
    desk.history(
        """
        1960: relations-severed KOR CUB 1959-05-01
        1961: relations-severed KOR CUB 1959-06-01
        """);
    assertThat(acts()).hasSize(2);
    Ruling merger = rule(new Decision.Merge(List.of(event("p0", 0), event("p1", 0))));
    assertThat(acts()).containsExactly("relations-severed [1959-05-01, 1959-06-01] x2");
    Chain chain = desk.ledger.why(event("p0", 0)).orElseThrow();
    assertThat(chain.joinings()).extracting(Joining::reason).contains(Joining.Reason.MERGED);
    assertThat(chain.rulings()).extracting(RecordedRuling::ruling).containsExactly(merger);

    rule(new Decision.Withdraw(merger.id()));
    assertThat(acts()).hasSize(2);
  }

  @Test
  void one_act_is_split_and_later_reports_find_theirs() {
    desk.history(
        """
        1960: visit KOR CUB 1959-05-01
        1961: visit KOR CUB 1959-05-03
        1962: visit KOR CUB 1959-05-02
        """);
    assertThat(acts()).hasSize(1);
    rule(new Decision.Split(List.of(event("p1", 0))));
    assertThat(acts())
        .containsExactly("visit [1959-05-01, 1959-05-02] x2", "visit [1959-05-03] x1");
    rule(new Decision.Merge(List.of(event("p1", 0), event("p2", 0))));
    assertThat(acts()).containsExactly("visit [1959-05-01, 1959-05-02, 1959-05-03] x3");
  }

  @Test
  void reports_that_come_after_a_split_go_to_the_part_they_fit() {
    desk.history(
        """
        1960: visit KOR CUB 1959-05-01
        1961: visit KOR CUB 1959-05-08
        """);
    Ruling split = rule(new Decision.Split(List.of(event("p1", 0))));
    desk.add("p2", 1, "1962: visit KOR CUB 1959-05-07", later(10));
    desk.add("p3", 1, "1963: visit KOR CUB 1959-05-02", later(11));
    desk.add("p4", 1, "1964: visit KOR CUB 1959-05-14", later(12));
    desk.add("p5", 1, "1965: visit KOR CUB", later(13));
    desk.add("p6", 1, "1966: visit KOR CUB 1959-06-01", later(14));
    assertThat(acts())
        .containsExactly(
            "visit [1959-05-01, 1959-05-02] x2",
            "visit [1959-05-07, 1959-05-08, 1959-05-14] x3",
            "visit [1959-06-01] x2");
    List<String> before = acts();
    desk.ledger.rebuild();
    assertThat(acts()).isEqualTo(before);

    rule(new Decision.Withdraw(split.id()));
    assertThat(acts().getFirst())
        .isEqualTo("visit [1959-05-01, 1959-05-02, 1959-05-07, 1959-05-08] x4");
  }

  @Test
  void a_publication_that_is_read_again_stays_in_the_part_where_the_editor_left_it() {
    desk.history(
        """
        1960: visit KOR CUB 1959-05-01
        1961: visit KOR CUB 1959-05-03
        1962: visit KOR CUB 1959-05-03
        """);
    rule(new Decision.Split(List.of(event("p1", 0))));
    desk.add("p2", 1, "1962: visit KOR CUB 1959-05-03", later(10));
    assertThat(acts())
        .containsExactly("visit [1959-05-01, 1959-05-03] x2", "visit [1959-05-03] x1");
  }

  @Test
  void a_more_precise_report_after_a_split_gives_its_part_the_date() {
    desk.history(
        """
        1960: visit KOR CUB 1959
        1961: visit KOR CUB 1958/1959
        """);
    rule(new Decision.Split(List.of(event("p1", 0))));
    desk.add("p2", 1, "1962: visit KOR CUB 1958-05-03", later(10));
    assertThat(acts()).containsExactly("visit [1958-05-03] x2", "visit [1959] x1");
  }

  @Test
  void it_says_why_reports_were_taken_for_one_act() {
    desk.history(
        """
        1960: relations-severed KOR CUB 1959-05-01
        1961: relations-severed KOR CUB 1959-05-02
        1962: relations-severed KOR CUB 1959
        1963: relations-severed KOR CUB
        """);
    assertThat(desk.ledger.why(event("p1", 0)).orElseThrow().joinings())
        .extracting(joining -> joining.reason().code() + " " + joining.days())
        .containsExactly("first 0", "near-in-time 1", "date-includes 0", "last-before-written 0");
  }

  @Test
  void a_ruling_holds_on_to_the_words_when_they_are_read_again() {
    twoReports();
    rule(new Decision.Reject(List.of(event("p1", 0))));
    desk.add("p1", 1, "1970: relations-severed KOR CUB 1960-03-01", later(20));
    assertThat(desk.ask(KOR, CUB, "1980")).startsWith("yes");
    assertThat(desk.ledger.editors().rulings(event("p1", 0))).hasSize(1);

    desk.add("p1", 2, "1970: relations-severed KOR CUB 1961-03-01", later(21));
    assertThat(desk.ask(KOR, CUB, "1980")).startsWith("no since 1961-03-01");
    assertThat(desk.ledger.editors().rulings(null).getFirst().evidence()).isEmpty();
  }

  @Test
  void rulings_that_make_no_sense_are_refused() {
    twoReports();
    desk.history("1960: relations-established FRA USA 1950\n1970: visit KOR CUB 1960-03-01");
    long severed = event("p1", 0);
    assertThatThrownBy(() -> rule(new Decision.Reject(List.of(999L))))
        .hasMessage("event 999: there is none of that number");
    assertThatThrownBy(() -> rule(new Decision.Merge(List.of(event("p0", 0), severed))))
        .isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> rule(new Decision.Split(List.of(severed))))
        .hasMessage("some of the reports of one act were expected, found all of them");
    assertThatThrownBy(() -> new Decision.Merge(List.of(severed)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ruling(1, new Decision.Withdraw(1), " ", "why", later(1)))
        .hasMessage("a ruling needs a name and a reason");
  }

  @Test
  void a_removed_publication_leaves_the_answers_of_now_and_stays_in_those_of_then() {
    twoReports();
    PublicationId p1 = new PublicationId("p1");
    Ruling removal = rule(new Decision.Remove(p1));
    Answer answer = desk.relations(KOR, CUB, "1980");
    assertThat(Desk.line(answer)).isEqualTo("yes since 1949-05-01 | inside-spell");
    assertThat(answer.rulings()).containsExactly(new Bearing(removal, true));
    assertThat(desk.askRecorded(KOR, CUB, "1980", later(0))).startsWith("no since 1960");
    assertThat(desk.ledger.evidence(p1)).isEmpty();

    desk.add("p1", 2, "1970: relations-severed KOR CUB 1961-03-01", later(10));
    desk.ledger.rebuild();
    assertThat(desk.ask(KOR, CUB, "1980")).startsWith("yes");

    rule(new Decision.Withdraw(removal.id()));
    assertThat(desk.ask(KOR, CUB, "1980")).isEqualTo("no since 1961-03-01 | outside-spell");
  }

  @Test
  void a_better_source_decides_where_sources_exclude_one_another() {
    desk.history(
        """
        1990-05-05 by Harbour: relations-absent KOR CUB
        1990-05-05 by Halyard: mission-present KOR CUB #embassy
        """);
    assertThat(desk.ask(KOR, CUB, "1990-05-05")).startsWith("uncertain");
    grade(new Subject.Publisher("Halyard"), 'B');
    Answer answer = desk.relations(KOR, CUB, "1990-05-05");
    assertThat(answer.verdict()).isEqualTo(Verdict.YES);
    assertThat(answer.supporting()).extracting(e -> e.grade().code()).containsExactly("B6");
    assertThat(answer.opposing()).extracting(e -> e.grade().code()).containsExactly("F6");
    assertThat(desk.askRecorded(KOR, CUB, "1990-05-05", later(0))).startsWith("uncertain");

    grade(new Subject.Publisher("Halyard"), 'E');
    assertThat(desk.ask(KOR, CUB, "1990-05-05")).startsWith("no");
    grade(new Subject.Publication(new PublicationId("p1")), '1');
    assertThat(desk.ask(KOR, CUB, "1990-05-05")).startsWith("uncertain");
    grade(new Subject.Event(event("p0", 0)), '5');
    assertThat(desk.ask(KOR, CUB, "1990-05-05")).startsWith("yes");
  }

  @Test
  void an_unreliable_source_never_overturns_a_reliable_one() {
    desk.history(
        """
        1960 by Halyard: relations-established KOR CUB 1949-05-01
        1970 by Harbour: relations-severed KOR CUB 1960-03-01
        """);
    grade(new Subject.Publisher("Halyard"), 'A');
    assertThat(desk.ask(KOR, CUB, "1980")).as("ungraded").startsWith("no since 1960");
    grade(new Subject.Publisher("Harbour"), 'D');
    assertThat(desk.ask(KOR, CUB, "1980")).isEqualTo("yes since 1949-05-01 | inside-spell");
    assertThat(desk.relations(KOR, CUB, "1980").opposing()).hasSize(1);
  }

  @Test
  void of_two_dates_for_one_turn_the_better_source_gives_the_one_that_counts() {
    desk.history(
        """
        1960 by Halyard: relations-established KOR CUB 1949-05-01
        1970 by Harbour: relations-established KOR CUB 1951-05-01
        1971 by Harbour: relations-established KOR CUB 1949-05-03
        """);
    assertThat(desk.ask(KOR, CUB, "1950")).startsWith("uncertain");
    grade(new Subject.Publisher("Halyard"), 'A');
    assertThat(desk.ask(KOR, CUB, "1949-05-01")).isEqualTo("yes since 1949-05-01 | inside-spell");
    assertThat(desk.relations(KOR, CUB, "1960").spells().getFirst().contrary()).isNotEmpty();
  }

  @Test
  void what_an_editor_accepts_is_not_gainsaid_at_its_time() {
    desk.history(
        """
        1990-05-05 by Harbour: relations-absent KOR CUB
        1990-05-05 by Halyard: mission-present KOR CUB #embassy
        1999: relations-severed KOR CUB 1998-02-02
        """);
    grade(new Subject.Publisher("Harbour"), 'A');
    assertThat(desk.ask(KOR, CUB, "1990-05-05")).startsWith("no");
    rule(new Decision.Accept(List.of(event("p1", 0))));
    assertThat(desk.ask(KOR, CUB, "1990-05-05")).startsWith("yes");
    assertThat(desk.ask(KOR, CUB, "1999")).startsWith("no since 1998-02-02");
  }

  @Test
  void what_follows_step_by_step_equals_a_rebuild() {
    desk.history(
        """
        1990-05-05 by Harbour: relations-absent KOR CUB
        1990-05-05 by Halyard: mission-present KOR CUB #embassy
        1999: relations-severed KOR CUB 1998-02-02
        """);
    grade(new Subject.Publisher("Halyard"), 'B');
    rule(new Decision.Reject(List.of(event("p2", 0))));
    String before = desk.relations(KOR, CUB, "1990-05-05").toString();
    desk.ledger.rebuild();
    assertThat(desk.relations(KOR, CUB, "1990-05-05").toString()).isEqualTo(before);
  }

  @Test
  void grades_of_nobody_known_are_refused() {
    twoReports();
    assertThatThrownBy(() -> grade(new Subject.Publisher("Nobody"), 'A'))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("no publication of the publisher \"Nobody\" was read");
    assertThatThrownBy(() -> grade(new Subject.Publication(new PublicationId("p0")), 'A'))
        .hasMessage("a credibility from 1 to 6 was expected, found A");
    assertThat(desk.ledger.editors().gradings()).isEmpty();
  }
}
