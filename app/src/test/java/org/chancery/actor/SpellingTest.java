package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          U.S.                      | us
          The Gambia                | gambia
          the   Holy  See           | holy see
          St. Kitts & Nevis         | saint kitts and nevis
          Saint Kitts and Nevis     | saint kitts and nevis
          Côte d’Ivoire             | cote divoire
          Guinea-Bissau             | guinea bissau
          Württemberg               | wurttemberg
          Türkiye                   | turkiye
          Česká republika           | ceska republika
          Łódź                      | lodz
          Færøerne                  | faeroerne
          (São Tomé)                | sao tome
          Theodosia                 | theodosia
          East Timor                | east timor
          ДОНЕЦК                    | донецк
          """)
  void what_people_do_not_type_is_forgiven(String name, String key) {
    assertThat(Spelling.key(name)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"कोरिया, कीरिया", "バチカン, ハチカン", "عُمان, عمان"})
  void the_signs_of_other_scripts_are_no_accents(String one, String other) {
    assertThat(Spelling.key(one)).isNotEqualTo(Spelling.key(other));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', cuba, 4",
    "cuba, cuba, 0",
    "cuba, cubba, 1",
    "cuba, cua, 1",
    "cuba, cuda, 1",
    "cuba, ucba, 1",
    "souht, south, 1",
    "chile, china, 2",
    "abcd, badc, 2",
  })
  void distance_counts_letters_added_left_out_changed_and_swapped(
      String one, String other, int distance) {
    assertThat(Spelling.distance(one, other)).isEqualTo(distance);
    assertThat(Spelling.distance(other, one)).isEqualTo(distance);
  }
}
