package org.chancery.reading.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.chancery.actor.Gazetteer;
import org.chancery.knowledge.Knowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermFinderTest {

  private static final Knowledge KNOWLEDGE = Knowledge.bundled();
  private static final TermFinder FINDER = new TermFinder(Gazetteer.load(KNOWLEDGE), KNOWLEDGE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          The United States recognized Peru.         | United States=USA Peru=PER
          US officials told us that U.S. ships left. | US=USA U.S.=USA
          the U.K., the U.S.S.R. and the USSR        | U.K.=GBR U.S.S.R.=SUN USSR=SUN
          the Republic of Korea and North Korea      | Republic of Korea=KOR North Korea=PRK
          Democratic People’s Republic of Korea      | Democratic People’s Republic of Korea=PRK
          Guinea-Bissau, Equatorial Guinea, Guinea   | Guinea-Bissau=GNB Equatorial Guinea=GNQ Guinea=GIN
          Papua New Guinea                           | Papua New Guinea=PNG
          the Dominican Republic and Dominica        | Dominican Republic=DOM Dominica=DMA
          Niger and Nigeria                          | Niger=NER Nigeria=NGA
          Nigerien and Nigerian envoys               | Nigerien=NER Nigerian=NGA
          Bosnia and Herzegovina; Trinidad and Tobago | Bosnia and Herzegovina=BIH Trinidad and Tobago=TTO
          Democratic Republic of the Congo           | Democratic Republic of the Congo=COD
          Kingdom of the Serbs, Croats and Slovenes  | Kingdom of the Serbs, Croats and Slovenes=YUG
          Czechoslovakia and the Czech Republic      | Czechoslovakia=CSK Czech Republic=CZE
          Côte d’Ivoire, Côte d'Ivoire, Cote d'Ivoire | Côte d’Ivoire=CIV Côte d'Ivoire=CIV Cote d'Ivoire=CIV
          Cuba’s and Peru's ships                    | Cuba=CUB Peru=PER
          Peruvians, Turks and Swiss                 | Peruvians=PER Turks=TUR Swiss=CHE
          German-French relations                    | German=DEU French=FRA
          TURKEY and GERMANY                         | TURKEY=TUR GERMANY=DEU
          the Holy See and the Sublime Porte         | Holy See=VAT Sublime Porte=TUR
          at the Court of St. James                  | Court of St. James=GBR
          the European Union                         | European Union=EU
          South African ships in southern Africa     | South African=ZAF
          """)
  void finds_the_names_of_states(String text, String expected) {
    assertThat(names(text, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an embassy in Lima and one in The Hague | Lima=PER The Hague=NLD
          Mexico City and Mexico                  | Mexico City=MEX Mexico=MEX
          Tbilisi agreed with Washington          | Tbilisi=GEO Washington=USA
          in the U.S. Lima agreed                 | U.S.=USA Lima=PER
          George Washington left Washington       | Washington=USA
          """)
  void finds_capitals(String text, String expected) {
    assertThat(names(text, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "They ate turkey off china plates.",
        "They told us no.",
        "George Washington slept here.",
        "Michael Jordan and William Jordan",
        "Mr. London met Dr. Lima.",
        "W. H. Lima arrived; so did J. Paris.",
        "The Vienna Convention and the Lima Declaration",
        "The Washington Post",
        "Northern Ireland and New Mexico",
        "the Gulf of Mexico, the Indian Ocean and the Panama Canal",
        "cubans in perugia",
        "",
      })
  void finds_no_state_in_what_only_looks_like_one(String text) {
    assertThat(names(text, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          an embassy and a legation              | embassy=embassy legation=legation
          A Consulate General, consulates-general | Consulate General=consulate-general consulates-general=consulate-general
          an honorary consulate                  | honorary consulate=honorary-consulate
          a vice-consulate                       | vice-consulate=vice-consulate
          an Interests Section                   | Interests Section=interests-section
          the High Commission                    | High Commission=embassy
          the Liaison Office                     | Liaison Office=liaison-office
          EMBASSY                                | EMBASSY=embassy
          """)
  void finds_missions_in_any_case_the_longest_first(String text, String expected) {
    assertThat(
            FINDER.find(text, false).stream()
                .filter(Term.MissionKind.class::isInstance)
                .map(Term.MissionKind.class::cast)
                .map(mission -> mission.span().of(text) + "=" + mission.kind())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          Foreign Minister Cho                  | Foreign Minister=MINISTER
          Secretary of State John Kerry         | Secretary of State=MINISTER
          Minister Plenipotentiary Jean Dupont  | Minister Plenipotentiary=ENVOY
          the chargé d’affaires ad interim      | chargé d’affaires ad interim=ENVOY
          Chargé d'Affaires                     | Chargé d'Affaires=ENVOY
          Prime Minister Golda Meir             | Prime Minister=HEAD_OF_GOVERNMENT
          President Prado                       | President=HEAD_OF_STATE
          the Ambassadors                       | Ambassadors=ENVOY
          """)
  void finds_the_titles_of_offices(String text, String expected) {
    assertThat(
            FINDER.find(text, false).stream()
                .filter(Term.Title.class::isInstance)
                .map(Term.Title.class::cast)
                .map(title -> title.span().of(text) + "=" + title.kind())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ESTABLISHMENT OF RELATIONS WITH PERU, 1826 | PERU=PER
          Recognition of the United States by Peru   | United States=USA Peru=PER
          Embassy In The Hague                       | The Hague=NLD
          """)
  void finds_names_in_headings(String heading, String expected) {
    assertThat(names(heading, true)).isEqualTo(expected);
  }

  @Test
  void reads_a_date_before_any_name_and_overlaps_nothing() {
    String text = "On May 4, 1935, Peru's Minister to Chile, as well as its Consul General, left.";
    List<Term> terms = FINDER.find(text, false);
    assertThat(terms.stream().map(term -> term.span().of(text)))
        .containsExactly(
            "May 4, 1935", "Peru", "Minister", "Chile", "as well as", "Consul General");
    assertThat(terms.stream().map(Term::span)).isSorted();
  }

  @Test
  void says_whether_a_name_only_marks_a_noun() {
    assertThat(FINDER.find("Cuban", false).getFirst())
        .isInstanceOfSatisfying(
            Term.Named.class, named -> assertThat(named.isAdjective()).isTrue());
    assertThat(FINDER.find("Cuba", false).getFirst())
        .isInstanceOfSatisfying(
            Term.Named.class, named -> assertThat(named.isAdjective()).isFalse());
  }

  @Test
  void knows_that_a_name_means_one_state_or_another_by_its_year() {
    Term.Named kremlin = (Term.Named) FINDER.find("the Kremlin", false).getFirst();
    assertThat(
            kremlin.names().stream()
                .filter(name -> name.years().contains(1960))
                .map(name -> name.actor().value()))
        .containsExactly("SUN");
    assertThat(
            kremlin.names().stream()
                .filter(name -> name.years().contains(2000))
                .map(name -> name.actor().value()))
        .containsExactly("RUS");
  }

  @Test
  void keeps_its_offsets_beside_emoji_and_combining_marks() {
    String text = "😀 Peru 🇵🇪, Cote\u0301 and Chile\u200b";
    assertThat(names(text, false)).isEqualTo("Peru=PER Chile=CHL");
  }

  private static String names(String text, boolean titled) {
    return FINDER.find(text, titled).stream()
        .filter(Term.Named.class::isInstance)
        .map(Term.Named.class::cast)
        .map(named -> named.span().of(text) + "=" + actor(named))
        .collect(Collectors.joining(" "));
  }

  private static String actor(Term.Named named) {
    return named.names().isEmpty()
        ? named.cities().getFirst().state().value()
        : named.names().getFirst().actor().value();
  }
}
