package org.chancery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.chancery.time.PartialDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-02-14|14 February 2024",
        "2024-02|February 2024",
        "1960|1960",
        "1960-21|spring 1960",
        "196X|the 1960s",
        "18XX|the 1800s",
        "1855~|about 1855",
        "1855?|1855 (uncertain)",
        "1920/1921|between 1920 and 1921",
        "../1855|by 1855",
        "1990-03/..|after March 1990"
      })
  void a_date_is_said_as_precisely_as_it_is_known(String edtf, String words) {
    assertThat(Wording.date(PartialDate.parse(edtf))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-02-14 2024-02-15|14 or 15 February 2024",
        "2024-02-01 2024-02-02 2024-02-03|1, 2 or 3 February 2024",
        "1960 1961-03-03|1960 or 3 March 1961",
        "2024-02-28 2024-03-01|28 February 2024 or 1 March 2024"
      })
  void several_dates_are_alternatives(String dates, String words) {
    assertThat(Wording.dates(Arrays.stream(dates.split(" ", -1)).map(PartialDate::parse).toList()))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1975-05-01|on 1 May 1975",
        "1975|in 1975",
        "1920/1921|between 1920 and 1921",
        "1855~|about 1855"
      })
  void a_date_stands_in_a_sentence_with_its_preposition(String edtf, String words) {
    assertThat(Wording.in(PartialDate.parse(edtf))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|1 day",
        "89|89 days",
        "90|about 3 months",
        "366|about 12 months",
        "730|about 2 years",
        "3653|about 10 years"
      })
  void days_are_said_as_people_count_them(long days, String words) {
    assertThat(Wording.lapse(days)).isEqualTo(words);
  }
}
