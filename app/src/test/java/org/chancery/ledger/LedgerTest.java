package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.ledger.Desk.CUB;
import static org.chancery.ledger.Desk.FRA;
import static org.chancery.ledger.Desk.KOR;
import static org.chancery.ledger.Desk.SUN;
import static org.chancery.ledger.Desk.USA;

import java.nio.file.Path;
import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  /** How Cuba and South Korea were reported. */
  private static final String CUBA_AND_KOREA =
      """
      1949-07-15: recognition CUB KOR 1949-07-12
      2016-06-05: relations-severed KOR CUB 1959; visit KOR CUB 2016-06-04
      2018: relations-severed KOR CUB 1960
      2024-02-15: relations-established KOR CUB 2024-02-14
      2024-02-16: relations-restored KOR CUB 2024-02-15; mission-opened KOR CUB @Havana #embassy planned
      2024-02-16: relations-restored KOR CUB 2024-02-14
      """;

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(folder);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void nothing_is_known_of_an_empty_ledger() {
    assertThat(desk.ask(KOR, CUB, "2024-02-16")).isEqualTo("unknown | nothing-recorded");
    assertThat(desk.relations(KOR, CUB, "2024-02-16").spells()).isEmpty();
  }

  @Test
  void cuba_and_korea_have_relations_again_with_both_dates_shown() {
    desk.history(CUBA_AND_KOREA);
    assertThat(desk.ask(KOR, CUB, "2024-02-16"))
        .isEqualTo("yes since 2024-02-14 or 2024-02-15 | inside-spell");
    assertThat(desk.ask(CUB, KOR, "2024-02-14")).isEqualTo("uncertain | disputed-date");
    assertThat(desk.ask(KOR, CUB, "2024-02-13")).isEqualTo("no since 1959 or 1960 | outside-spell");
    assertThat(desk.ask(KOR, CUB, "1975")).isEqualTo("no since 1959 or 1960 | outside-spell");
    assertThat(desk.ask(KOR, CUB, "1960-06-01")).isEqualTo("uncertain | disputed-date");
    assertThat(desk.ask(KOR, CUB, "1955")).isEqualTo("uncertain | before-end");
    assertThat(desk.ask(KOR, CUB, "1930")).isEqualTo("no | no-such-state");
  }

  @Test
  void the_answer_shows_what_was_planned_beside_and_moves_by_nothing_of_it() {
    desk.history(CUBA_AND_KOREA);
    Answer answer = desk.relations(KOR, CUB, "2024-02-16");
    assertThat(answer.beside())
        .singleElement()
        .extracting(act -> act.type().id())
        .isEqualTo("mission-opened");
    assertThat(answer.otherSpells()).extracting(Spell::kind).doesNotContain("mission");
    assertThat(answer.supporting())
        .extracting(evidence -> evidence.publication().value())
        .containsExactlyInAnyOrder("p3", "p4", "p5");
    assertThat(answer.opposing()).isEmpty();
    assertThat(answer.lastAttested()).isEqualTo(PartialDate.parse("2024-02-15"));
    assertThat(answer.spells()).hasSize(2);
    assertThat(desk.relations(KOR, CUB, "1975").opposing())
        .extracting(Evidence::quote)
        .containsExactlyInAnyOrder(
            "relations-severed KOR CUB 1959", "relations-severed KOR CUB 1960");
  }

  @Test
  void what_was_known_by_a_day_leaves_out_what_was_published_later() {
    desk.history(CUBA_AND_KOREA);
    assertThat(desk.askKnown(KOR, CUB, "1975", "2015-12-31"))
        .isEqualTo("unknown | nothing-recorded");
    assertThat(desk.askKnown(KOR, CUB, "1975", "2016-12-31"))
        .isEqualTo("no since 1959 | outside-spell");
    assertThat(desk.askKnown(KOR, CUB, "1975", "2018-06-30"))
        .as("a publication of 2018 was not certainly out in June")
        .isEqualTo("no since 1959 | outside-spell");
    assertThat(desk.askKnown(KOR, CUB, "2024-02-16", "2024-02-15"))
        .isEqualTo("yes since 2024-02-14 | inside-spell");
    assertThat(desk.askKnown(KOR, CUB, "2024-02-16", "2024-02-14"))
        .isEqualTo("no since 1959 or 1960 | outside-spell");
  }

  @Test
  void a_date_that_is_about_right_contradicts_none_that_is_near() {
    desk.history(
        """
        1990: relations-severed KOR CUB 1959~
        1991: relations-severed KOR CUB 1960-03-01
        1992: relations-severed KOR FRA 1959~
        """);
    assertThat(desk.ask(KOR, CUB, "1960-06-01")).isEqualTo("no since 1960-03-01 | outside-spell");
    assertThat(desk.ask(KOR, FRA, "1960-06-01")).isEqualTo("uncertain | imprecise-date");
    assertThat(desk.ask(KOR, FRA, "1961")).isEqualTo("no since 1959~ | outside-spell");
  }

  @Test
  void severing_and_restoring_twice_makes_spells_that_are_never_collapsed() {
    desk.history(
        """
        1990: relations-established USA FRA 1950-05-01
        1990: relations-severed USA FRA 1960-01-10
        1990: relations-restored USA FRA 1963
        1990: relations-severed FRA USA 1967-06-10; relations-restored USA FRA 1974-06-16
        """);
    assertThat(desk.relations(USA, FRA, "1980").spells()).hasSize(3);
    assertThat(desk.ask(USA, FRA, "1949")).isEqualTo("no | before-first");
    assertThat(desk.ask(USA, FRA, "1955")).isEqualTo("yes since 1950-05-01 | inside-spell");
    assertThat(desk.ask(USA, FRA, "1961")).isEqualTo("no since 1960-01-10 | outside-spell");
    assertThat(desk.ask(USA, FRA, "1963-05-05")).isEqualTo("uncertain | imprecise-date");
    assertThat(desk.ask(USA, FRA, "1965")).isEqualTo("yes since 1963 | inside-spell");
    assertThat(desk.ask(USA, FRA, "1967")).isEqualTo("uncertain | within-period");
    assertThat(desk.ask(USA, FRA, "1970")).isEqualTo("no since 1967-06-10 | outside-spell");
    assertThat(desk.ask(USA, FRA, "2020")).isEqualTo("yes since 1974-06-16 | inside-spell");
  }

  @Test
  void a_disputed_start_leaves_yes_certain_and_since_uncertain() {
    desk.history(
        """
        2000: relations-established USA FRA 1977-03-01
        2016: relations-established USA FRA 2015-03-01
        """);
    assertThat(desk.ask(USA, FRA, "2020"))
        .isEqualTo("yes since 1977-03-01 or 2015-03-01 | inside-spell");
    Answer between = desk.relations(USA, FRA, "1990");
    assertThat(Desk.line(between)).isEqualTo("uncertain | disputed-date");
    assertThat(between.supporting())
        .extracting(Evidence::quote)
        .containsExactly("relations-established USA FRA 1977-03-01");
    assertThat(between.opposing())
        .extracting(Evidence::quote)
        .containsExactly("relations-established USA FRA 2015-03-01");
    assertThat(desk.ask(USA, FRA, "1970")).isEqualTo("no | before-first");
    assertThat(desk.ledger.acts(USA, FRA)).as("1977 and 2015 are two acts").hasSize(2);
  }

  @Test
  void a_planned_step_that_never_came_changes_nothing() {
    desk.history(
        """
        1990-01-05: relations-absent USA FRA
        1990-01-06: relations-established USA FRA 1990-06-01 planned
        1995-01-06: relations-established USA FRA 1990-06-01 negated
        """);
    assertThat(desk.ask(USA, FRA, "1992")).isEqualTo("no | outside-spell");
    assertThat(desk.relations(USA, FRA, "1992").beside()).hasSize(2);
    assertThat(desk.relations(USA, FRA, "1992").lastAttested())
        .isEqualTo(PartialDate.parse("1990-01-05"));
  }

  @Test
  void the_end_of_a_state_ends_what_it_had() {
    desk.history("1960: relations-established SUN FRA 1924-10-28");
    assertThat(desk.ask(FRA, SUN, "1980")).isEqualTo("yes since 1924-10-28 | inside-spell");
    assertThat(desk.ask(FRA, SUN, "1991")).isEqualTo("uncertain | imprecise-date");
    assertThat(desk.ask(FRA, SUN, "1995")).startsWith("no").endsWith("| outside-spell");
    assertThat(desk.relations(FRA, SUN, "1995").notes())
        .containsExactly("SUN did not exist on 1995: its years are 1922-1991");
    assertThat(desk.ask(FRA, SUN, "1900")).isEqualTo("no | no-such-state");
  }

  @Test
  void a_question_about_two_states_that_never_met_in_time_says_so() {
    Answer answer = desk.relations(KOR, FRA, "1900");
    assertThat(Desk.line(answer)).isEqualTo("no | no-such-state");
    assertThat(answer.notes()).containsExactly("KOR did not exist on 1900: its years are 1948-");
  }

  @Test
  void an_embassy_or_credentials_attest_relations_from_then_on() {
    desk.history("2010-05-01: mission-present USA FRA @Paris #embassy");
    assertThat(desk.ask(USA, FRA, "2011")).isEqualTo("yes | inside-spell");
    assertThat(desk.relations(USA, FRA, "2011").lastAttested())
        .isEqualTo(PartialDate.parse("2010-05-01"));
    assertThat(desk.ask(USA, FRA, "2009")).isEqualTo("unknown | before-attestation");
  }

  @Test
  void an_embassy_after_a_break_implies_a_restoration_that_nobody_recorded() {
    desk.history(
        """
        1990: relations-established USA FRA 1950; relations-severed USA FRA 1960
        2005-01-01: mission-present USA FRA @Paris #embassy
        """);
    assertThat(desk.ask(USA, FRA, "1980")).isEqualTo("uncertain | unrecorded-turn");
    assertThat(desk.ask(USA, FRA, "2010")).isEqualTo("yes | inside-spell");
  }

  @Test
  void absence_after_a_beginning_implies_a_break_that_nobody_recorded() {
    desk.history(
        """
        1950: relations-established USA FRA 1949-07-12
        2016-06-01: relations-absent USA FRA
        """);
    assertThat(desk.ask(USA, FRA, "1975")).isEqualTo("uncertain | unrecorded-turn");
    assertThat(desk.ask(USA, FRA, "2016-06-01")).isEqualTo("no | outside-spell");
    assertThat(desk.ask(USA, FRA, "2020")).isEqualTo("no | outside-spell");
  }

  @Test
  void sources_that_exclude_one_another_leave_it_uncertain() {
    desk.history(
        """
        2016: relations-absent USA FRA
        2016: mission-present USA FRA @Paris #embassy
        """);
    Answer answer = desk.relations(USA, FRA, "2017-01-01");
    assertThat(Desk.line(answer)).isEqualTo("uncertain | conflict");
    assertThat(answer.supporting()).hasSize(1);
    assertThat(answer.opposing()).hasSize(1);
    desk.add("later", 1, "2018-01-01: mission-present USA FRA #embassy", Desk.MORNING);
    assertThat(desk.ask(USA, FRA, "2018-01-01")).isEqualTo("yes | inside-spell");
    assertThat(desk.ask(USA, FRA, "2017-01-01")).isEqualTo("uncertain | conflict");
  }

  @Test
  void restored_after_an_unrecorded_break_leaves_the_time_before_uncertain() {
    desk.history("1990: relations-restored USA FRA 1985-03-03");
    assertThat(desk.ask(USA, FRA, "1990")).isEqualTo("yes since 1985-03-03 | inside-spell");
    assertThat(desk.ask(USA, FRA, "1985-03-02")).startsWith("no");
    assertThat(desk.ask(USA, FRA, "1980")).startsWith("uncertain");
  }

  @Test
  void restored_after_a_beginning_implies_the_break_between() {
    desk.history(
        "1990: relations-established USA FRA 1949-07-12; relations-restored USA FRA 1985-03-03");
    assertThat(desk.ask(USA, FRA, "1949-07-12")).startsWith("yes since 1949-07-12");
    assertThat(desk.ask(USA, FRA, "1960")).isEqualTo("uncertain | unrecorded-turn");
    assertThat(desk.ask(USA, FRA, "1986")).startsWith("yes since 1985-03-03");
    assertThat(desk.relations(USA, FRA, "1986").spells()).hasSize(2);
  }

  @Test
  void war_ends_what_is_covered_from_elsewhere_in_both_directions() {
    desk.history(
        """
        1950: accredited-from USA KOR 1950 @Tokyo; accredited-from KOR USA 1950 @Ottawa
        1956: war-declared KOR USA 1955-04-06
        """);
    assertThat(desk.relations(USA, KOR, "1960").otherSpells())
        .filteredOn(spell -> spell.kind().equals("accreditation"))
        .hasSize(2)
        .allSatisfy(spell -> assertThat(spell.end()).isNotNull());
  }

  @Test
  void war_ends_what_still_holds_and_disputes_no_earlier_break() {
    desk.history("1920: relations-severed USA FRA 1917-02-03; war-declared USA FRA 1917-04-06");
    assertThat(desk.ask(USA, FRA, "1918")).isEqualTo("no since 1917-02-03 | outside-spell");
    desk.history("1920: relations-established USA KOR 1950; war-declared KOR USA 1955-04-06");
    assertThat(desk.ask(USA, KOR, "1956")).isEqualTo("no since 1955-04-06 | outside-spell");
  }

  @Test
  void an_interests_section_stands_for_absence_and_its_raising_for_relations() {
    desk.history(
        """
        2016: relations-severed USA CUB 1961-01-03; mission-opened USA CUB 1977-09-01 #interests-section
        2016: relations-restored USA CUB 2015-07-20; mission-raised USA CUB 2015-07-20 #embassy
        """);
    assertThat(desk.ask(USA, CUB, "1980")).isEqualTo("no since 1961-01-03 | outside-spell");
    assertThat(desk.relations(USA, CUB, "1980").lastAttested())
        .isEqualTo(PartialDate.parse("1977-09-01"));
    assertThat(desk.ask(USA, CUB, "2016")).isEqualTo("yes since 2015-07-20 | inside-spell");
    Spell mission =
        desk.relations(USA, CUB, "2016").otherSpells().stream()
            .filter(spell -> spell.kind().equals("mission") && spell.holds())
            .findFirst()
            .orElseThrow();
    assertThat(mission.post()).isEqualTo("embassy");
    assertThat(mission.start().dates()).containsExactly(PartialDate.parse("1977-09-01"));
  }

  @Test
  void many_reports_of_one_act_are_one_act() {
    desk.history(
        """
        1990: relations-severed USA CUB 1961-01-03
        1991: relations-severed CUB USA 1961
        1992: relations-severed CUB USA 1961-01
        1993: relations-severed CUB USA
        1994: relations-severed CUB USA 1961-01-04
        """);
    assertThat(desk.ledger.acts(USA, CUB))
        .singleElement()
        .satisfies(act -> {
          assertThat(act.dates())
              .containsExactly(PartialDate.parse("1961-01-03"), PartialDate.parse("1961-01-04"));
          assertThat(act.evidence()).hasSize(5);
        });
  }

  @Test
  void a_period_is_yes_only_when_the_whole_of_it_is() {
    desk.history("1990: relations-established USA FRA 1975-06-01");
    assertThat(desk.ask(USA, FRA, "1974")).startsWith("no");
    assertThat(desk.ask(USA, FRA, "1975")).isEqualTo("uncertain | within-period");
    assertThat(desk.ask(USA, FRA, "1975-06")).startsWith("yes");
    assertThat(desk.ask(USA, FRA, "1976")).startsWith("yes");
  }

  @Test
  void a_later_reading_counts_and_the_earlier_answers_as_then() {
    desk.add("page", 1, "2000: relations-established USA FRA 1950", Desk.later(0));
    desk.add("page", 1, "2000: relations-established USA FRA 1951", Desk.later(2));
    assertThat(desk.ask(USA, FRA, "1960")).isEqualTo("yes since 1951 | inside-spell");
    assertThat(desk.askRecorded(USA, FRA, "1960", Desk.later(1)))
        .isEqualTo("yes since 1950 | inside-spell");
    assertThat(desk.askRecorded(USA, FRA, "1960", Desk.later(-1)))
        .isEqualTo("unknown | nothing-recorded");
    assertThat(desk.ledger.readings(new PublicationId("page"))).hasSize(2);
    assertThat(desk.ledger.evidence(new PublicationId("page")))
        .singleElement()
        .extracting(Evidence::quote)
        .isEqualTo("relations-established USA FRA 1951");
  }

  @Test
  void a_retracted_statement_is_gone_from_answers_and_stays_in_recorded_time() {
    desk.add("page", 1, "2000: relations-established USA FRA 1950", Desk.later(0));
    desk.add("page", 2, "2000:", Desk.later(2));
    assertThat(desk.ask(USA, FRA, "1960")).isEqualTo("unknown | nothing-recorded");
    assertThat(desk.askRecorded(USA, FRA, "1960", Desk.later(1))).startsWith("yes since 1950");
    assertThat(desk.ledger.evidence(new PublicationId("page"), 1)).hasSize(1);
  }

  @Test
  void a_new_reading_of_an_old_version_does_not_count() {
    desk.add("page", 2, "2000: relations-established USA FRA 1950", Desk.later(0));
    desk.add("page", 1, "2000: relations-established USA FRA 1940", Desk.later(2));
    assertThat(desk.ask(USA, FRA, "1960")).startsWith("yes since 1950");
  }

  @Test
  void counts_come_with_bounds_among_the_states_of_the_day() {
    desk.history(
        """
        2000: relations-established USA FRA 1800; relations-established USA CUB 1902
        2000: relations-severed USA CUB 1961
        2000: mission-present USA KOR #embassy
        2000: relations-established USA SUN 1933-11-16
        """);
    Count before = desk.ledger.count(USA, AsOf.on(PartialDate.parse("1961-06-01")));
    assertThat(before.certain()).containsExactly(FRA, SUN);
    assertThat(before.uncertain()).containsExactly(CUB);
    assertThat(before.none()).isEmpty();
    assertThat(before.unknown()).containsExactly(KOR, new ActorId("SYR"));
    Count after = desk.ledger.count(USA, AsOf.on(PartialDate.parse("2005")));
    assertThat(after.certain()).containsExactly(FRA, KOR);
    assertThat(after.none()).containsExactly(CUB);
    assertThat(after.least()).isEqualTo(2);
    Count known =
        desk.ledger.count(
            USA, new AsOf(PartialDate.parse("2005"), java.time.LocalDate.of(1999, 1, 1), null));
    assertThat(known.unknown()).hasSize(4);
  }

  @Test
  void followers_see_what_came_after_the_number_they_keep() {
    desk.history(CUBA_AND_KOREA);
    List<RecordedReading> all = desk.ledger.readingsSince(0, 100);
    assertThat(all).hasSize(6);
    assertThat(desk.ledger.readingsSince(all.get(3).sequence(), 100)).isEqualTo(all.subList(4, 6));
    assertThat(desk.ledger.figures().sequence()).isEqualTo(all.getLast().sequence());
  }

  @Test
  void figures_tell_how_much_there_is() {
    desk.history(CUBA_AND_KOREA);
    LedgerFigures figures = desk.ledger.figures();
    assertThat(figures.evidence()).isEqualTo(8);
    assertThat(figures.states()).isEqualTo(2);
    assertThat(figures.acts()).isEqualTo(6);
    assertThat(figures.readers())
        .containsExactly(new LedgerFigures.ReaderUse("reader-1", "knowledge-1", 6));
  }

  @Test
  void an_event_of_one_state_with_itself_is_kept_and_moves_nothing() {
    desk.history("2000: meeting USA USA 1999-01-01");
    assertThat(desk.ledger.evidence(new PublicationId("p0"))).hasSize(1);
  }

  @Test
  void an_undated_act_is_one_of_the_state_that_existed_when_it_was_written() {
    desk.history("1990: mission-opened SYR FRA #embassy");
    ActorId syria = new ActorId("SYR");
    Spell mission =
        desk.relations(syria, FRA, "1990-12-31").otherSpells().stream()
            .filter(spell -> spell.kind().equals("mission"))
            .findFirst()
            .orElseThrow();
    assertThat(mission.start().earliest()).isEqualTo("1961-01-01");
    assertThat(mission.end()).as("no end, least of all that of the state of 1946-1958").isNull();
    assertThat(desk.ask(syria, FRA, "1991")).isEqualTo("yes | inside-spell");
  }

  @Test
  void an_undated_act_that_fits_nowhere_is_shown_against() {
    desk.history(
        """
        1970-01-01: relations-absent USA FRA
        2016: mission-opened USA FRA #embassy
        """);
    Answer answer = desk.relations(USA, FRA, "2017");
    assertThat(Desk.line(answer)).isEqualTo("no | outside-spell");
    assertThat(answer.supporting())
        .extracting(Evidence::quote)
        .containsExactly("mission-opened USA FRA #embassy");
  }

  @Test
  void what_a_state_did_in_its_last_year_comes_before_its_end() {
    desk.history(
        """
        1953-08-01: relations-restored SUN FRA 1953-07-20
        1992: relations-restored SUN FRA 1991-10-18
        """);
    assertThat(desk.ask(SUN, FRA, "1991-11-01")).startsWith("uncertain");
    assertThat(desk.ask(SUN, FRA, "1992")).startsWith("no");
    assertThat(desk.relations(SUN, FRA, "1992").spells()).allMatch(spell -> spell.end() != null);
  }

  @Test
  void an_undated_opening_is_of_the_mission_that_is_known_to_have_been_there() {
    desk.history(
        """
        2016: relations-severed USA CUB 1961-01-03; mission-opened USA CUB #interests-section
        2016: relations-restored USA CUB 2015-07-20; mission-raised USA CUB 2015-07-20 #embassy
        """);
    assertThat(desk.relations(USA, CUB, "2016").otherSpells())
        .filteredOn(spell -> spell.kind().equals("mission"))
        .singleElement()
        .satisfies(mission -> {
          assertThat(mission.start().earliest()).isEqualTo("1961-01-04");
          assertThat(mission.start().latest()).isEqualTo("2015-07-20");
          assertThat(mission.attestations()).hasSize(2);
        });
  }

  @Test
  void an_undated_break_counts_where_no_other_break_is_recorded() {
    desk.history(
        """
        2000: relations-established USA FRA 1949-07-12
        2016-05-05: relations-severed USA FRA
        """);
    assertThat(desk.ask(USA, FRA, "2016-05-05")).isEqualTo("no | outside-spell");
    assertThat(desk.ask(USA, FRA, "1980")).isEqualTo("uncertain | imprecise-date");
    desk.add("more", 1, "2016: relations-severed USA FRA 1960-01-01", Desk.MORNING);
    assertThat(desk.ask(USA, FRA, "1980")).isEqualTo("no since 1960-01-01 | outside-spell");
  }

  @Test
  void two_restorations_far_apart_are_two_spells_and_near_ones_are_one_disputed() {
    desk.history("2000: relations-restored USA FRA 1953-07-20; relations-restored USA FRA 1991");
    assertThat(desk.ask(USA, FRA, "1953-07-20")).isEqualTo("yes since 1953-07-20 | inside-spell");
    assertThat(desk.ask(USA, FRA, "1970")).isEqualTo("uncertain | unrecorded-turn");
    assertThat(desk.ask(USA, FRA, "1995")).isEqualTo("yes since 1991 | inside-spell");
    assertThat(desk.relations(USA, FRA, "1995").spells()).hasSize(3);
    desk.add("near", 1, "2001: relations-restored KOR FRA 1953-07-20", Desk.MORNING);
    desk.add("nearer", 1, "2001: relations-restored KOR FRA 1954", Desk.MORNING);
    assertThat(desk.ask(KOR, FRA, "1960")).isEqualTo("yes since 1953-07-20 or 1954 | inside-spell");
  }

  @Test
  void two_breaks_far_apart_have_a_restoration_between_that_nobody_recorded() {
    desk.history("2000: relations-severed USA FRA 1917-02-03; relations-severed USA FRA 1941-12");
    assertThat(desk.ask(USA, FRA, "1917-02-03")).startsWith("no since 1917-02-03");
    assertThat(desk.ask(USA, FRA, "1930")).isEqualTo("uncertain | unrecorded-turn");
    assertThat(desk.ask(USA, FRA, "1942")).isEqualTo("no since 1941-12 | outside-spell");
  }

  private String acts() {
    return String.join(
        "; ",
        desk.ledger.acts(KOR, CUB).stream()
            .map(act -> act.type() + " " + act.dates() + " x" + act.evidence().size())
            .toList());
  }

  @Test
  void what_is_established_here_and_restored_there_within_days_is_one_act() {
    desk.history(
        """
        1996: relations-established KOR CUB 1995-07-12
        1997: relations-restored CUB KOR 1995-07-11
        1998: relations-restored KOR CUB 1995
        1999: relations-established KOR CUB
        """);
    assertThat(acts()).isEqualTo("relations-restored [1995-07-11, 1995-07-12] x4");
    assertThat(desk.ask(KOR, CUB, "1995-07-11")).isEqualTo("uncertain | disputed-date");
  }

  @Test
  void a_restoration_without_a_day_is_not_drawn_into_the_first_establishment() {
    desk.history(
        """
        1961: relations-established KOR CUB 1960-03-01
        1999: relations-restored KOR CUB
        2000: relations-restored KOR CUB 1960
        """);
    assertThat(acts())
        .isEqualTo("relations-restored [1960] x2; relations-established [1960-03-01] x1");
  }

  @Test
  void a_mission_opened_and_reopened_in_two_places_stays_two_acts() {
    desk.history(
        """
        1996: mission-opened KOR CUB 1995-07-12 #embassy @Havana
        1997: mission-reopened KOR CUB 1995-07-11 #embassy
        1998: mission-reopened KOR CUB 1995-07-11 #consulate @Santiago
        """);
    assertThat(acts())
        .isEqualTo(
            "mission-reopened [1995-07-11] x1; mission-reopened [1995-07-11, 1995-07-12] x2");
  }
}
