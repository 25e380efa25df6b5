package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.actor.Resolution.Ambiguous;
import org.chancery.actor.Resolution.Found;
import org.chancery.actor.Resolution.Unknown;
import org.chancery.knowledge.Knowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {

  private static final Gazetteer GAZETTEER = Gazetteer.load(Knowledge.bundled());

  private static ActorId id(String value) {
    return new ActorId(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KOR                           | KOR
          kor                           | KOR
          kr                            | KOR
          South Korea                   | KOR
          south  korea                  | KOR
          ROK                           | KOR
          R.O.K.                        | KOR
          Republic of Korea             | KOR
          the Republic of Korea         | KOR
          한국                          | KOR
          대한민국                      | KOR
          남한                          | KOR
          北朝鮮                        | PRK
          북한                          | PRK
          Corée du Sud                  | KOR
          coree du sud                  | KOR
          Südkorea                      | KOR
          Куба                          | CUB
          古巴                          | CUB
          СССР                          | SUN
          Sowjetunion                   | SUN
          Côte d'Ivoire                 | CIV
          Cote dIvoire                  | CIV
          St. Lucia                     | LCA
          St Kitts & Nevis              | KNA
          SAINT VINCENT                 | VCT
          Türkiye                       | TUR
          Turkiye                       | TUR
          Birmanie                      | MMR
          Persia                        | IRN
          Siam                          | THA
          Swaziland                     | SWZ
          Macedonia                     | MKD
          Yemen                         | YEM
          Vietnam                       | VNM
          Germany                       | DEU
          China                         | CHN
          Republic of China             | TWN
          Republic of the Congo         | COG
          Congo-Kinshasa                | COD
          DRC                           | COD
          Austria                       | AUT
          Russia                        | RUS
          Rhodesia                      | ZWE
          Guinea                        | GIN
          Ukraine                       | UKR
          U.S.A.                        | USA
          the United States of America  | USA
          Holy See                      | VAT
          Vatican                       | VAT
          Palestine                     | PSE
          Kosovo                        | XKX
          Cook Islands                  | COK
          two-sicilies                  | two-sicilies
          Kingdom of the Two Sicilies   | two-sicilies
          Württemberg                   | wurttemberg
          Havana                        | CUB
          Moscow                        | RUS
          the Kremlin                   | RUS
          Cuban                         | CUB
          732                           | KOR
          365                           | RUS
          AU                            | AUS
          UN                            | UN
          African Union                 | AU
          """)
  void a_typed_name_is_found(String typed, String expected) {
    assertThat(GAZETTEER.resolve(typed)).isEqualTo(new Found(id(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "Korea, KOR PRK",
    "Corée, KOR PRK",
    "조선, KOR PRK",
    "Congo, COD COG",
    "Dominican, DOM DMA",
    "Mecklenburg, mecklenburg-schwerin mecklenburg-strelitz",
  })
  void a_name_of_several_is_not_guessed(String typed, String candidates) {
    assertThat(GAZETTEER.resolve(typed))
        .isInstanceOfSatisfying(
            Ambiguous.class,
            ambiguous ->
                assertThat(ambiguous.candidates())
                    .extracting(state -> state.id().value())
                    .containsExactly(candidates.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "Souht Korea, KOR",
    "Frnace, FRA",
    "KRO, KOR",
    "Kazahkstan, KAZ",
    "Checoslovakia, CSK",
    "Argentinia, ARG",
  })
  void a_slip_is_answered_with_the_nearest(String typed, String nearest) {
    assertThat(GAZETTEER.resolve(typed))
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown ->
                assertThat(unknown.nearest())
                    .first()
                    .extracting(state -> state.id().value())
                    .isEqualTo(nearest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?", "Atlantis-on-the-Sea", "12345"})
  void nonsense_is_unknown(String typed) {
    assertThat(GAZETTEER.resolve(typed)).isEqualTo(new Unknown(typed, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "SUN, 1995, RUS",
    "RUS, 1950, SUN",
    "YUG, 2004, SCG",
    "YUG, 2010, SRB",
    "SRB, 1950, YUG",
    "DDR, 1991, DEU",
    "YMD, 2000, YEM",
    "RVN, 1980, VNM",
    "EAZ, 1970, TZA",
    "hanover, 1868, prussia",
    "hanover, 1900, DEU",
    "parma, 1900, ITA",
    "EGY, 1960, united-arab-republic",
    "united-arab-republic, 1970, EGY",
    "papal-states, 1990, VAT",
    "texas, 1900, USA",
  })
  void a_state_that_is_gone_has_a_successor(String state, int year, String successor) {
    assertThat(GAZETTEER.successorOn(id(state), year)).contains(id(successor));
  }

  @ParameterizedTest
  @CsvSource({"SUN, 1980", "RUS, 1995", "CSK, 2000", "AUH, 1920", "USA, 2000", "DDR, 1930"})
  void a_state_that_stands_or_fell_apart_has_no_successor(String state, int year) {
    assertThat(GAZETTEER.successorOn(id(state), year)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Republic of China, 1930, CHN",
    "Republic of China, 1960, TWN",
    "Moscow, 1970, SUN",
    "Moscow, 1995, RUS",
    "Kremlin, 1900, RUS",
    "Kremlin, 1960, SUN",
    "Yemen, 1970, YAR",
    "Yemen, 2000, YEM",
    "Vienna, 1900, AUH",
    "Vienna, 1930, AUT",
    "Austrian, 1850, AUH",
    "Austria, 1955, AUT",
    "Soviet, 1919, RUS",
    "Soviet, 1933, SUN",
    "Belgrade, 1910, SRB",
    "Belgrade, 1950, YUG",
    "Belgrade, 2004, SCG",
    "Rome, 1860, papal-states",
    "Rome, 1900, ITA",
    "Prague, 1960, CSK",
    "Aden, 1980, YMD",
    "Hanoi, 1960, VDR",
    "Republic of Colombia, 1825, great-colombia",
    "Republic of Colombia, 1900, COL",
    "Papal, 1850, papal-states",
  })
  void a_name_means_another_state_in_another_year(String text, int year, String expected) {
    assertThat(GAZETTEER.names())
        .filteredOn(name -> name.text().equals(text) && name.years().contains(year))
        .extracting(Name::actor)
        .containsOnly(id(expected));
  }

  @ParameterizedTest
  @CsvSource({"Yemen, YEM", "Vienna, AUT", "Aden, YEM", "Republic of China, TWN", "Rome, ITA"})
  void the_name_of_today_comes_first(String text, String state) {
    assertThat(GAZETTEER.names())
        .filteredOn(name -> name.text().equals(text))
        .first()
        .extracting(Name::actor)
        .isEqualTo(id(state));
  }

  @ParameterizedTest
  @CsvSource({"Singapore, SGP", "Nairobi, KEN", "Hong Kong, CHN", "Kyiv, UKR", "Riga, LVA"})
  void the_city_of_today_comes_first(String text, String state) {
    assertThat(GAZETTEER.cities())
        .filteredOn(city -> city.name().equals(text))
        .first()
        .extracting(City::state)
        .isEqualTo(id(state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Congo", "Congolese", "Chosen", "Columbia", "Westminster", "the Kremlin"})
  void what_is_no_name_of_one_actor_is_not_among_the_names(String text) {
    assertThat(GAZETTEER.names()).extracting(Name::text).doesNotContain(text);
  }

  @ParameterizedTest
  @CsvSource({
    "New York, 1990, USA",
    "Danzig, 1900, DEU",
    "Gdańsk, 1990, POL",
    "Gdansk, 1990, POL",
    "Constantinople, 1850, TUR",
    "Hong Kong, 1960, GBR",
    "Hong Kong, 2000, CHN",
    "Batavia, 1900, NLD",
    "Honolulu, 1880, hawaii",
    "Honolulu, 1950, USA",
    "Tbilisi, 1970, SUN",
    "Tbilisi, 2000, GEO",
    "Strasbourg, 1900, DEU",
    "Strasbourg, 1950, FRA",
  })
  void a_city_lies_in_the_state_of_its_time(String city, int year, String state) {
    assertThat(GAZETTEER.cities())
        .filteredOn(row -> row.name().equals(city) && row.years().contains(year))
        .extracting(City::state)
        .containsExactly(id(state));
  }

  @ParameterizedTest
  @CsvSource({
    "foreign minister, MINISTER",
    "prime minister, HEAD_OF_GOVERNMENT",
    "president, HEAD_OF_STATE",
    "chargé d'affaires ad interim, ENVOY",
    "apostolic nuncio, ENVOY",
    "spokeswoman, OFFICIAL",
    "assistant secretary of state, OFFICIAL",
  })
  void an_office_is_known(String title, Office.Kind kind) {
    assertThat(GAZETTEER.offices()).contains(new Office(title, kind));
  }

  @Test
  void the_united_nations_grew_as_they_did() {
    ActorId un = id("UN");
    assertThat(GAZETTEER.members(un, Membership.Kind.MEMBER, 1945)).hasSize(51);
    assertThat(GAZETTEER.members(un, Membership.Kind.MEMBER, 2024)).hasSize(193);
    assertThat(GAZETTEER.members(un, Membership.Kind.OBSERVER, 2024))
        .containsExactly(id("PSE"), id("VAT"));
    assertThat(GAZETTEER.members(un, Membership.Kind.MEMBER, 1960))
        .contains(id("TWN"), id("united-arab-republic"), id("SUN"))
        .doesNotContain(id("CHN"), id("EGY"), id("RUS"), id("DEU"), id("KOR"));
  }
}
