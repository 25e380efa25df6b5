package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.event.EventTypes;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergerTest {

  private static final EventTypes TYPES = EventTypes.load(ReadingFixture.KNOWLEDGE);

  @Test
  void one_act_is_one_event_with_its_most_precise_date_and_best_words_first() {
    List<Statement> merged =
        merge(
            draft("relations-severed", "PER", "NOR", "1961", 0),
            draft("relations-severed", "NOR", "PER", "1961-01-03", 2),
            draft("relations-severed", "PER", "NOR", "1961-01", 1),
            draft("relations-severed", "PER", "NOR", null, 3));
    assertThat(print(merged)).isEqualTo("relations-severed NOR PER date=1961-01-03");
    assertThat(merged.getFirst().mentions().stream().map(Mention::block))
        .containsExactly(2, 1, 0, 3);
  }

  @Test
  void dates_that_exclude_one_another_are_two_acts() {
    assertThat(
            print(
                merge(
                    draft("relations-severed", "PER", "NOR", "1961-01-03", 0),
                    draft("relations-severed", "PER", "NOR", "1961-01-04", 1),
                    draft("relations-severed", "PER", "NOR", "1970", 2))))
        .isEqualTo(
            """
            relations-severed NOR PER date=1961-01-03
            relations-severed NOR PER date=1961-01-04
            relations-severed NOR PER date=1970\
            """);
  }

  @Test
  void different_acts_of_one_day_are_two() {
    assertThat(
            print(
                merge(
                    draft("relations-severed", "PER", "NOR", "1961-01-03", 0),
                    draft("recognition-withdrawn", "PER", "NOR", "1961-01-03", 0),
                    draft("recognition-withdrawn", "NOR", "PER", "1961-01-03", 0))))
        .isEqualTo(
            """
            relations-severed NOR PER date=1961-01-03
            recognition-withdrawn PER NOR date=1961-01-03
            recognition-withdrawn NOR PER date=1961-01-03\
            """);
  }

  @Test
  void posts_in_two_cities_and_of_two_kinds_are_two_acts() {
    Draft oslo = mission("1950", "Oslo", "consulate", 0);
    assertThat(merge(oslo, mission("1950", "Bergen", "consulate", 1))).hasSize(2);
    assertThat(merge(oslo, mission("1950", "Oslo", "vice-consulate", 1))).hasSize(2);
    assertThat(print(merge(oslo, mission("1950-05-04", null, "consulate", 1))))
        .isEqualTo("mission-opened PER NOR date=1950-05-04 place=Oslo kind=consulate");
    assertThat(print(merge(oslo, mission(null, "OSLO", "mission", 1))))
        .isEqualTo("mission-opened PER NOR date=1950 place=Oslo kind=consulate");
  }

  @Test
  void two_envoys_are_two_acts_even_on_one_day() {
    assertThat(merge(envoy("Soto", "1950-05-04", 0), envoy("Vega", "1950-05-04", 1))).hasSize(2);
    assertThat(merge(envoy("Soto", "1950", 0), envoy("Vega", "1950", 1))).hasSize(2);
    assertThat(merge(envoy("Soto", "1950", 0), envoy("soto", "1950-05-04", 1))).hasSize(1);
    assertThat(merge(envoy("Soto", "1950-05-04", 0), envoy(null, "1950-05-04", 1))).hasSize(1);
  }

  @Test
  void two_names_in_the_same_words_are_one_envoy() {
    assertThat(merge(envoy("Soto", "1950-05-04", 0), envoy("Jr.", "1950-05-04", 0))).hasSize(1);
  }

  @Test
  void what_did_not_happen_or_may_happen_is_no_mention_of_what_did() {
    Draft severed = draft("relations-severed", "PER", "NOR", "1961", 0);
    assertThat(
            print(
                merge(
                    severed,
                    severed.withModality(Modality.NEGATED),
                    severed.withModality(Modality.POSSIBLE))))
        .isEqualTo(
            """
            relations-severed NOR PER date=1961
            relations-severed NOR PER date=1961 negated
            relations-severed NOR PER date=1961 possible\
            """);
  }

  @Test
  void a_plan_that_was_carried_out_is_no_event_beside_the_act() {
    Draft severed = draft("relations-severed", "PER", "NOR", "1961", 0);
    Draft plan = severed.withModality(Modality.PLANNED);
    assertThat(print(merge(severed, plan))).isEqualTo("relations-severed NOR PER date=1961");
    assertThat(
            merge(
                severed,
                draft("relations-severed", "PER", "CHL", "1961", 1).withModality(Modality.PLANNED)))
        .hasSize(2);
    assertThat(merge(severed, plan.on(PartialDate.parse("1970")))).hasSize(2);
  }

  @Test
  void a_plan_under_a_heading_that_says_it_was_done_was_done() {
    Draft heading = headed("relations-restored", "1970", 0);
    Draft plan = draft("relations-restored", "PER", "NOR", "1970-05-04", 1);
    assertThat(print(merge(heading, plan.withModality(Modality.PLANNED))))
        .isEqualTo("relations-restored NOR PER date=1970-05-04");
    Draft other = draft("relations-restored", "PER", "NOR", "1971-05-04", 1);
    assertThat(merge(heading, other.withModality(Modality.PLANNED))).hasSize(2);
  }

  @Test
  void the_order_of_the_text_is_the_order_of_the_events() {
    assertThat(
            print(
                merge(
                    draft("visit", "PER", "NOR", null, 0),
                    draft("war-declared", "PER", "NOR", "1950", 1),
                    draft("recognition", "PER", "NOR", "1949-05-04", 2))))
        .isEqualTo(
            """
            visit PER NOR
            war-declared PER NOR date=1950
            recognition PER NOR date=1949-05-04\
            """);
  }

  @Test
  void nothing_merges_to_nothing() {
    assertThat(merge()).isEmpty();
  }

  private static List<Statement> merge(Draft... drafts) {
    return new Merger((one, other) -> false).merge(Arrays.asList(drafts), List.of());
  }

  private static String print(List<Statement> statements) {
    return statements.stream().map(ReadingFixture::print).collect(Collectors.joining("\n"));
  }

  private static Draft draft(
      String type, String from, String to, @Nullable String date, int block) {
    return draft(type, from, to, date, null, null, null, block, false);
  }

  private static Draft headed(String type, String date, int block) {
    return draft(type, "PER", "NOR", date, null, null, null, block, true);
  }

  private static Draft mission(
      @Nullable String date, @Nullable String place, String kind, int block) {
    return draft("mission-opened", "PER", "NOR", date, place, kind, null, block, false);
  }

  private static Draft envoy(@Nullable String person, String date, int block) {
    return draft("credentials-presented", "PER", "NOR", date, null, null, person, block, false);
  }

  private static Draft draft(
      String type,
      String from,
      String to,
      @Nullable String date,
      @Nullable String place,
      @Nullable String kind,
      @Nullable String person,
      int block,
      boolean headed) {
    return new Draft(
        TYPES.type(type),
        new ActorId(from),
        new ActorId(to),
        null,
        date == null ? null : PartialDate.parse(date),
        place,
        kind,
        Modality.ASSERTED,
        List.of(),
        new Mention(block, new Span(0, 5), "words"),
        "a-rule",
        person,
        headed);
  }
}
