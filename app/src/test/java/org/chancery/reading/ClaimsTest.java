package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.event.Attribution;
import org.chancery.event.Statement;
import org.chancery.event.Statement.CountClaim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, sources and omissions of one story from several angles. */
class ClaimsTest {

  @Test
  void reads_the_numbers_the_sources_and_the_omission_of_one_story() {
    List<Statement> read =
        statements(
            """
            title: Havana and Seoul
            date: 2024-02-16
            Cuba is the 193rd country with which South Korea has relations.
            North Korea has relations with 160 countries, but only 24 of them have embassies in Pyongyang.
            Presidential officials in Seoul said that the two countries would open embassies. Observers who asked not to be named said that Cuba would not close its embassy in Pyongyang.
            Last week a banquet was given in Pyongyang. The report in the state media made no mention of the Cuban ambassador.
            """);
    assertThat(read.stream().map(ClaimsTest::print))
        .contains(
            "ordinal KOR 193 2024-02-16",
            "relations PRK 160 2024-02-16",
            "embassies-hosted PRK 24 2024-02-16",
            "mission-opened KOR CUB <Presidential officials in Seoul, official>",
            "mission-closed CUB PRK <Observers, anonymous>",
            "omission PRK CUB <The report in the state media, document>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          In 2016 Peru had relations with 22 states.               | relations PER 22 2016
          By the end of 1970 Peru had relations with 54 countries. | relations PER 54 1970
          Peru had relations with 54 countries.                    | relations PER 54
          Peru maintains 60 embassies abroad.                      | embassies-sent PER 60 2024-02-16
          Twenty-four countries have diplomatic missions in Lima.  | embassies-hosted PER 24 2024-02-16
          """)
  void a_number_holds_for_its_own_day(String sentence, String claim) {
    assertThat(statements("date: 2024-02-16\n" + sentence).stream().map(ClaimsTest::print))
        .contains(claim);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          More than 50 countries have embassies in Lima.
          Another five countries have embassies in Lima.
          Peru has some 60 embassies.
          Peru has three consulates in France.
          Peru has relations with the two countries.
          Peru's exports reached 160 countries, but only 24 bought copper.
          """)
  void what_is_no_number_of_the_whole_is_no_claim(String sentence) {
    assertThat(statements("date: 2024-02-16\n" + sentence)).noneMatch(CountClaim.class::isInstance);
  }

  @Test
  void a_chain_of_sources_begins_with_the_outermost() {
    List<Statement> read =
        statements(
            "One report said that officials said that France had severed relations with Peru.");
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().attribution())
        .extracting(Attribution::source)
        .containsExactly("One report", "officials");
  }

  private static List<Statement> statements(String written) {
    return ReadingFixture.read(ReadingFixture.publication(written)).statements();
  }

  private static String print(Statement statement) {
    StringBuilder text = new StringBuilder();
    switch (statement) {
      case CountClaim claim -> {
        text.append(claim.measure().code()).append(' ').append(claim.of());
        text.append(' ').append(claim.value());
        text.append(claim.asOf() == null ? "" : " " + claim.asOf().edtf());
      }
      case Statement.Event event ->
          text.append(event.type()).append(' ').append(event.from()).append(' ').append(event.to());
    }
    for (Attribution attribution : statement.attribution()) {
      text.append(" <").append(attribution.source()).append(", ");
      text.append(attribution.kind().code()).append('>');
    }
    return text.toString();
  }
}
