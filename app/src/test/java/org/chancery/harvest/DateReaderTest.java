package org.chancery.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.time.PartialDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "16 February 2024 > 2024-02-16",
        "February 16, 2024 > 2024-02-16",
        "Feb. 16, 2024 > 2024-02-16",
        "Friday, February 16th, 2024 > 2024-02-16",
        "the 16th of February 2024 > 2024-02-16",
        "16-Feb-2024 > 2024-02-16",
        "2024-02-16 > 2024-02-16",
        "2024-02-16T10:00:00+09:00 > 2024-02-16",
        "2024-02-16T23:30:00.123Z > 2024-02-16",
        "2024-02-16 10:00 > 2024-02-16",
        "Fri, 16 Feb 2024 10:00:00 GMT > 2024-02-16",
        "February 16, 2024 at 3:15 p.m. > 2024-02-16",
        "February 16, 2024 3:15 PM EST > 2024-02-16",
        "2024/02/16 > 2024-02-16",
        "20240216 > 2024-02-16",
        "16/02/2024 > 2024-02-16",
        "02/16/2024 > 2024-02-16",
        "5.5.2024 > 2024-05-05",
        "Feb. 2024 > 2024-02",
        "February 2024 > 2024-02",
        "Sept 1961 > 1961-09",
        "2024 > 2024",
        "2024-02 > 2024-02",
        "1920/1921 > 1920/1921",
        "196X > 196X",
        "circa 1920 > 1920~",
        "Spring 1990 > 1990-21"
      })
  void reads_the_usual_forms(String written, String edtf) {
    assertThat(DateReader.read(written)).contains(PartialDate.parse(edtf));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02/03/2024",
        "2.3.2024",
        "February 30, 2024",
        "30/30/2024",
        "next spring",
        "Monday",
        "16 February",
        "12:30",
        ""
      })
  void refuses_to_guess(String written) {
    assertThat(DateReader.read(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "Published February 16, 2024 > 2024-02-16",
        "By Jane Doe | March 3, 2021 > 2021-03-03",
        "Updated 4 May 2020, first 3 May 2020 > 2020-05-04",
        "The March 2019 issue > 2019-03"
      })
  void finds_the_day_in_a_line(String line, String edtf) {
    assertThat(DateReader.find(line).map(DateReader.Found::date)).contains(PartialDate.parse(edtf));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Resolution 1973 of the Council", "about 02/03/2024", "1,961 visitors"})
  void finds_no_day_where_none_is(String line) {
    assertThat(DateReader.find(line)).isEmpty();
  }
}
