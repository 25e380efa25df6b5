package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents from end to end; the fixture checks that every quotation is exact. */
class ReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Peru severed diplomatic relations with Norway on May 4, 1950.   | relations-severed NOR PER by=PER date=1950-05-04
          On May 4, 1950 Norway severed relations with Peru.              | relations-severed NOR PER by=NOR date=1950-05-04
          Relations between Peru and Norway were broken off in 1950.      | relations-severed NOR PER date=1950
          Norway recognized Peru in 1905.                                 | recognition NOR PER date=1905
          Peru withdrew its recognition of Norway in 1999.                | recognition-withdrawn PER NOR date=1999
          Norway declared war on Peru on May 4, 1914.                     | war-declared NOR PER date=1914-05-04
          Peru opened an embassy in Oslo in May 1950.                     | mission-opened PER NOR date=1950-05 place=Oslo kind=embassy
          Peru closed its consulate general in Bergen in 1950.            | mission-closed PER NOR date=1950 place=Bergen kind=consulate-general
          Norway raised its legation in Lima to an embassy on May 4, 1956. | mission-raised NOR PER date=1956-05-04 place=Lima kind=embassy
          The Norwegian Legation in Lima was moved to Cusco in 1930.      | mission-moved NOR PER date=1930 place=Cusco kind=legation
          Peru appointed Juan Soto as Ambassador to Norway in 1951.       | envoy-appointed PER NOR date=1951
          Peru expelled the Norwegian ambassador, Olav Dahl, on May 4, 1970. | envoy-expelled NOR PER date=1970-05-04
          Peru and Norway signed a treaty of friendship in Oslo on May 4, 1870. | agreement-signed NOR PER date=1870-05-04 place=Oslo
          King Harald of Norway visited Peru from May 4 to 6, 1995.       | visit NOR PER date=1995-05-04
          Peru and Norway have no diplomatic relations.                   | relations-absent NOR PER
          Peru has an embassy in Oslo.                                    | mission-present PER NOR place=Oslo kind=embassy
          """)
  void reads_acts_of_every_kind(String sentence, String event) {
    assertThat(ReadingFixture.read(sentence)).isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Norway did not recognize Peru.",
        "Norway has never recognized Peru.",
        "Norway refused to recognize Peru.",
        "Norway declined to recognize Peru.",
      })
  void knows_what_did_not_happen(String sentence) {
    assertThat(ReadingFixture.read(sentence)).isEqualTo("recognition NOR PER negated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Norway will recognize Peru.",
        "Norway plans to recognize Peru.",
        "Norway intends to recognize Peru.",
        "Norway agreed to recognize Peru.",
        "Norway promised to recognize Peru.",
        "Norway decided to recognize Peru.",
        "Norway is expected to recognize Peru.",
      })
  void knows_what_is_planned(String sentence) {
    assertThat(ReadingFixture.read(sentence)).isEqualTo("recognition NOR PER planned");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Norway may recognize Peru.",
        "Norway could recognize Peru.",
        "Norway is considering recognizing Peru.",
        "Norway offered to recognize Peru.",
        "Norway threatened to recognize Peru.",
        "Norway should recognize Peru.",
      })
  void knows_what_is_only_possible(String sentence) {
    assertThat(ReadingFixture.read(sentence)).isEqualTo("recognition NOR PER possible");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Peru recognized Norway and Denmark on May 4, 1905 and June 6, 1906, respectively. | recognition PER NOR date=1905-05-04; recognition PER DNK date=1906-06-06
          Recognition of Peru was granted by Chile in 1822, and by the United States on May 4, 1826. | recognition CHL PER date=1822; recognition USA PER date=1826-05-04
          Relations between Peru and Norway, which were established on May 4, 1905, lapsed on June 6, 1940. | relations-established NOR PER date=1905-05-04; relations-suspended NOR PER date=1940-06-06
          Relations between Peru and Norway were severed on May 4, 1940 and normalized in March of the following year. | relations-severed NOR PER date=1940-05-04; relations-restored NOR PER date=1941-03
          Norway recognized Peru in 1905. Denmark had done so in 1903. | recognition NOR PER date=1905; recognition DNK PER date=1903
          """)
  void reads_several_acts_of_a_sentence_each_with_its_own_day(String text, String events) {
    assertThat(ReadingFixture.read(text).replace("\n", "; ")).isEqualTo(events);
  }

  @Test
  void what_was_not_done_until_a_day_was_done_on_it() {
    assertThat(ReadingFixture.read("Peru did not recognize Denmark until May 4, 1951."))
        .isEqualTo("recognition PER DNK date=1951-05-04");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Officials said that Norway had recognized Peru.             | <Officials, official>
          Norway recognized Peru, according to the ministry.          | <the ministry, official>
          According to a report, Norway recognized Peru.              | <a report, document>
          Norway recognized Peru, observers said.                     | <observers, anonymous>
          Norway recognized Peru, a newspaper reported.               | <a newspaper, media>
          Peruvian radio reported that Norway had recognized Peru.    | <Peruvian radio, media>
          Foreign Minister Cho said that Norway had recognized Peru.  | <Foreign Minister Cho, official>
          A newspaper reported that officials had said that Norway recognized Peru. | <A newspaper, media> <officials, official>
          """)
  void says_on_whose_word_the_outermost_first(String sentence, String sources) {
    assertThat(ReadingFixture.read(sentence)).isEqualTo("recognition NOR PER " + sources);
  }

  @Test
  void a_report_may_speak_of_plans_and_possibilities() {
    assertThat(ReadingFixture.read("Analysts said that Norway might recognize Peru."))
        .isEqualTo("recognition NOR PER possible <Analysts, anonymous>");
    assertThat(ReadingFixture.read("Peru announced that Norway would recognize Chile."))
        .isEqualTo("recognition NOR CHL planned <Peru, official>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It rained for a week in the mountains.",
        "The committee opened an office and named a chairman.",
        "Michael Jordan visited Norway in 1992.",
        "Peru recalled the defective cars sold in Norway in 1950.",
        "Norway closed the window in the Peruvian embassy.",
        "The minister of finance of Peru slept in Norway.",
        "Peru broke the world record in Norway.",
        "The embassy of Peru is located in a park in Oslo.",
        "Northern Ireland and New Mexico established relations.",
      })
  void reads_no_event_where_there_is_none(String sentence) {
    assertThat(ReadingFixture.read(sentence)).isEmpty();
  }

  @Test
  void a_document_without_states_states_nothing() {
    assertThat(
            ReadingFixture.read(
                """
                title: Kites
                date: 2024-02-16
                # Severed Relations
                A treaty between neighbors was signed on May 4, 1950. They met and talked.
                The ambassador of good will opened a shop in 1951.
                * The Harbor (1825–1940)
                """))
        .isEmpty();
  }

  @Test
  void an_empty_publication_states_nothing() {
    Reading empty = ReadingFixture.read(ReadingFixture.publication(null, null, List.of()));
    assertThat(empty.statements()).isEmpty();
    assertThat(empty.warnings()).isEmpty();
    assertThat(empty.publication().value()).isEqualTo("test");
    List<Block> blank =
        List.of(
            new Block(Block.Kind.HEADING, ""),
            new Block(Block.Kind.PARAGRAPH, " \n "),
            new Block(Block.Kind.ROW, ""));
    assertThat(ReadingFixture.read(ReadingFixture.publication("", null, blank)).statements())
        .isEmpty();
  }

  @Test
  void emoji_and_combining_marks_do_not_move_quotations() {
    Publication publication =
        ReadingFixture.publication(
            """
            😀😀 Peru 🇵🇪 severed\u200b diplomatic relations with Norway 🇳🇴 on May 4, 1950. 😀 \
            Co\u0302te d’Ivoire opened an embassy in Lima 👩‍👩‍👧 in 1970.
            """);
    Reading reading = ReadingFixture.read(publication);
    assertThat(ReadingFixture.print(reading))
        .startsWith("relations-severed NOR PER by=PER date=1950-05-04");
    assertThat(reading.statements().getFirst().mentions().getFirst().quote())
        .startsWith("Peru 🇵🇪 severed")
        .endsWith("May 4, 1950");
  }

  @Test
  void a_very_long_block_is_read_to_its_end() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append("The harvest of the year was good, and the people of the valley rested. ");
    }
    text.append("Peru recognized Norway on May 4, 1950.");
    Reading reading =
        ReadingFixture.read(
            ReadingFixture.publication(
                null, null, List.of(new Block(Block.Kind.PARAGRAPH, text.toString()))));
    assertThat(ReadingFixture.print(reading)).isEqualTo("recognition PER NOR date=1950-05-04");
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void a_sentence_without_end_is_left_out_with_a_warning() {
    String endless = "Peru recognized Norway, ".repeat(100);
    Reading reading =
        ReadingFixture.read(
            ReadingFixture.publication(
                null,
                null,
                List.of(
                    new Block(Block.Kind.PARAGRAPH, "Norway recognized Peru in 1905."),
                    new Block(Block.Kind.PARAGRAPH, endless))));
    assertThat(ReadingFixture.print(reading)).isEqualTo("recognition NOR PER date=1905");
    assertThat(reading.warnings())
        .containsExactly("block 1: a sentence of 2399 characters was not read");
  }

  @Test
  void eight_threads_read_what_one_reads() throws Exception {
    Publication publication =
        ReadingFixture.publication(
            """
            title: Peru and Norway
            date: 1996-01-02
            # Summary
            Norway recognized Peru in 1826. Peru did not recognize Norway until June 7, 1905.
            # Diplomatic Relations Severed, 1961
            On January 3, 1961, Peru severed relations with Norway and closed its embassy in Oslo.
            Officials said that Norway might close its consulates in Cusco, Callao and Arequipa.
            Juan Soto presented his credentials as Peruvian Minister to Norway on May 4, 1950.
            The two countries signed a treaty of friendship in Lima the following year.
            """);
    Reading alone = ReadingFixture.read(publication);
    assertThat(alone.statements()).hasSizeGreaterThan(4);
    List<Callable<Reading>> tasks = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      tasks.add(() -> ReadingFixture.READER.read(publication));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Reading> reading : threads.invokeAll(tasks)) {
        assertThat(reading.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void what_was_read_before_leaves_no_trace() {
    String news = "Peru recognized Norway. It opened an embassy in Oslo the following day.";
    String alone = ReadingFixture.read(news);
    ReadingFixture.read("title: Chile and Denmark\nChile recognized Denmark on May 4, 1950.");
    assertThat(ReadingFixture.read(news)).isEqualTo(alone);
  }

  @Test
  void names_its_version_and_that_of_its_knowledge() {
    assertThat(ReadingFixture.READER.version())
        .matches("\\d+\\+.+")
        .endsWith(ReadingFixture.KNOWLEDGE.version());
  }

  @Test
  void reads_a_partial_day_of_writing_no_further_than_it_goes() {
    List<Block> news =
        List.of(new Block(Block.Kind.PARAGRAPH, "Yesterday Norway recognized Peru."));
    assertThat(
            ReadingFixture.print(
                ReadingFixture.read(
                    ReadingFixture.publication(null, PartialDate.parse("2024-02"), news))))
        .isEqualTo("recognition NOR PER");
  }
}
