package org.chancery.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fr | Le gouvernement a annoncé que les deux pays avaient établi des relations diplomatiques et ouvriraient bientôt des ambassades.
          ru | Республика Корея и Республика Куба установили дипломатические отношения в Нью-Йорке. Это стало неожиданностью для многих.
          es | El gobierno anunció que los dos países establecieron relaciones diplomáticas y que abrirán embajadas en sus capitales.
          de | Die Regierung gab bekannt, dass die beiden Staaten diplomatische Beziehungen aufgenommen haben und bald Botschaften eröffnen.
          ko | 대한민국과 쿠바가 뉴욕에서 외교 관계를 수립했다고 외교부가 밝혔다. 두 나라는 이전에 외교 관계가 없었다. 양국은 곧 상대국 수도에 상주 공관을 열기로 했다.
          en | The two states established relations in New York, and their embassies will open in the capitals of both before the end of the year.
          en | Embassy opens. Relations resumed. Envoy recalled. Consulate closed. Talks stalled. Ambassador expelled. Flights restored.
          en | Albania 1960, Bulgaria 1948, Cuba 1960, Mongolia 1948, Vietnam 1950, Poland 1948, Romania 1948, Hungary 1948, East Germany 1949
          """)
  void tells_the_language_of_a_text_that_names_none(String language, String text) {
    assertThat(Fixtures.publication(Fixtures.read(text).getFirst()).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({"fr, fr", "en, en"})
  void believes_a_language_that_the_text_bears_out(String given, String kept) {
    String line =
        "{\"id\":\"a\",\"language\":\""
            + given
            + "\",\"blocks\":[{\"text\":\"The two states established relations, and their embassies"
            + " will open before the end of the year.\"}]}";

    assertThat(Fixtures.publication(Fixtures.read(line).getFirst()).language()).isEqualTo(kept);
  }
}
