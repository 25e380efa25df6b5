package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.knowledge.Knowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerTest {

  private static final Gazetteer GAZETTEER = Gazetteer.load(Knowledge.bundled());

  @ParameterizedTest
  @CsvSource({
    "KOR, KOR",
    "kor, KOR",
    "kr, KOR",
    "South Korea, KOR",
    "south korea, KOR",
    "ROK, KOR",
    "Republic of Korea, KOR",
    "the Republic of Korea, KOR",
    "한국, KOR",
    "Corée du Sud, KOR",
    "Куба, CUB",
    "古巴, CUB",
    "Cote d'Ivoire, CIV",
    "St. Lucia, LCA",
    "Persia, IRN",
    "Yemen, YEM",
    "two-sicilies, two-sicilies",
    "UN, UN",
  })
  void a_typed_name_is_found(String typed, String expected) {
    assertThat(GAZETTEER.resolve(typed)).isEqualTo(new Resolution.Found(new ActorId(expected)));
  }

  @Test
  void korea_alone_is_not_guessed() {
    assertThat(GAZETTEER.resolve("Korea"))
        .isInstanceOfSatisfying(
            Resolution.Ambiguous.class,
            ambiguous ->
                assertThat(ambiguous.candidates())
                    .extracting(state -> state.id().value())
                    .containsExactly("KOR", "PRK"));
  }
}
