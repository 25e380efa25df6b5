package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.event.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an act is said, by the words around it: a corpus of wordings of one act. */
class ModalitiesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Peru severed relations with Norway.                                     | asserted
          Peru did not sever relations with Norway.                               | negated
          Peru did not sever relations with Norway until the war.                 | asserted
          Relations between Peru and Norway were not severed until the war.       | asserted
          Peru will not sever relations with Norway until the war.                | negated
          The envoy stopped in Lima to sever relations between Peru and Norway.   | asserted
          Peru did not, after all, sever relations with Norway.                   | negated
          Peru never severed relations with Norway.                               | negated
          Peru refused to sever relations with Norway.                            | negated
          Peru has yet to sever relations with Norway.                            | negated
          Peru has no plans to sever relations with Norway.                       | negated
          Peru recalled its envoy without severing relations with Norway.         | negated
          Peru stopped short of severing relations with Norway.                   | negated
          Peru considered severing relations with Norway but decided not to.      | negated
          Attempts by Peru to sever relations with Norway failed.                 | negated
          Peru denied that it had severed relations with Norway.                  | negated
          Peru will sever relations with Norway.                                  | planned
          Peru agreed to sever relations with Norway.                             | planned
          Peru is to sever relations with Norway.                                 | planned
          Peru is severing relations with Norway.                                 | planned
          Peru announced that it would sever relations with Norway.               | planned
          Peru plans to sever relations with Norway.                              | planned
          Parliament in Lima voted on the severance of relations between Peru and Norway. | planned
          Peru may sever relations with Norway.                                   | possible
          Peru threatened to sever relations with Norway.                         | possible
          Peru warned that it would sever relations with Norway.                  | possible
          Peru is considering severing relations with Norway.                     | possible
          If Peru severs relations with Norway, the talks will end.               | possible
          """)
  void an_act_is_judged_by_the_words_around_it(String sentence, String modality) {
    assertThat(ReadingFixture.read(ReadingFixture.publication(sentence)).statements())
        .filteredOn(statement ->
            statement instanceof Statement.Event event
                && event.type().id().equals("relations-severed"))
        .singleElement()
        .satisfies(statement -> assertThat(statement.modality().code()).isEqualTo(modality));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Peru wished to sever relations with Norway.
          Peru would have severed relations with Norway.
          Peru was not disposed to sever relations with Norway.
          Peru did not sever relations solely with Norway.
          The envoy of Peru had no instructions concerning the severance of relations with Norway.
          Peru needed a neighbour with which Norway could sever relations.
          """)
  void what_is_only_wished_for_or_imagined_is_no_event(String sentence) {
    assertThat(ReadingFixture.read(ReadingFixture.publication(sentence)).statements()).isEmpty();
  }

  @Test
  void what_there_was_not_is_negated() {
    assertThat(ReadingFixture.read("There was no treaty between Peru and Norway."))
        .isEqualTo("agreement-signed NOR PER negated");
  }

  @Test
  void what_came_only_later_has_not_the_date_of_what_came_before() {
    assertThat(
            ReadingFixture.read(
                "Peru recognized Norway in 1905, but relations were not established until the"
                    + " war."))
        .isEqualTo("recognition PER NOR date=1905\nrelations-established NOR PER");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No Norwegian minister was appointed to Peru until May 4, 1850.                              | envoy-appointed NOR PER date=1850-05-04
          Peru planned to open an embassy in Oslo in 1950, but did not do so until 1955.               | mission-opened PER NOR date=1955 place=Oslo kind=embassy
          On May 4, 1945, the Congress of Peru voted to declare war on Norway.                         | war-declared PER NOR date=1945-05-04
          Peru declined to ratify the treaty between Peru and Norway that was signed on May 4, 1850.   | agreement-signed NOR PER date=1850-05-04
          """)
  void what_was_done_is_asserted_whatever_stands_beside_it(String sentence, String event) {
    assertThat(ReadingFixture.read(sentence)).isEqualTo(event);
  }

  @Test
  void an_agreement_that_somebody_failed_to_ratify_is_not_said_to_be_his() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru and Norway
                Peru failed to ratify the Treaty of Lima of May 4, 1850.
                """))
        .isEmpty();
  }

  @Test
  void talks_on_an_act_do_not_say_that_it_was_done() {
    assertThat(
            ReadingFixture.read("Talks on establishing relations between Peru and Norway failed."))
        .isEmpty();
  }
}
