package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chancery.time.PartialDate.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EDTF, levels 0 and 1: what goes in comes out, stands for the right days, and compares so. */
class PartialDateTest {

  @ParameterizedTest
  @CsvSource({
    // level 0
    "1985-04-12, 1985-04-12, 1985-04-12",
    "1984-02-29, 1984-02-29, 1984-02-29",
    "1985-04, 1985-04-01, 1985-04-30",
    "1985, 1985-01-01, 1985-12-31",
    "1964/2008, 1964-01-01, 2008-12-31",
    "2004-02-01/2005-02-08, 2004-02-01, 2005-02-08",
    "2004-02-01/2005, 2004-02-01, 2005-12-31",
    // level 1: years, seasons, qualification, unspecified digits, intervals
    "-1985, -1985-01-01, -1985-12-31",
    "Y12000, +12000-01-01, +12000-12-31",
    "Y-12000, -12000-01-01, -12000-12-31",
    "2001-21, 2001-03-01, 2001-05-31",
    "2001-22, 2001-06-01, 2001-08-31",
    "2001-23, 2001-09-01, 2001-11-30",
    "2001-24, 2001-12-01, 2002-02-28",
    "1984?, 1984-01-01, 1984-12-31",
    "2004-06-11?, 2004-06-11, 2004-06-11",
    "1984~, 1983-01-01, 1985-12-31",
    "2004-06~, 2004-05-01, 2004-07-31",
    "2004-06-11%, 2004-06-10, 2004-06-12",
    "2001-21~, 2000-12-01, 2001-08-31",
    "196X~, 1950-01-01, 1979-12-31",
    "201X, 2010-01-01, 2019-12-31",
    "20XX, 2000-01-01, 2099-12-31",
    "-012X, -0129-01-01, -0120-12-31",
    "2004-XX, 2004-01-01, 2004-12-31",
    "1985-04-XX, 1985-04-01, 1985-04-30",
    "1985-XX-XX, 1985-01-01, 1985-12-31",
    "1985-04-12/.., 1985-04-12,",
    "1985-04/.., 1985-04-01,",
    "../1985-04-12, , 1985-04-12",
    "1985-04-12/, 1985-04-12,",
    "/1985, , 1985-12-31",
    "1984~/2004-06, 1983-01-01, 2004-06-30",
    "1984/2004-06?, 1984-01-01, 2004-06-30",
    "196X/1975-21, 1960-01-01, 1975-05-31",
  })
  void what_goes_in_comes_out_and_stands_for_these_days(
      String edtf, LocalDate earliest, LocalDate latest) {
    PartialDate date = PartialDate.parse(edtf);
    assertThat(date.edtf()).isEqualTo(edtf);
    assertThat(date.earliest()).isEqualTo(earliest);
    assertThat(date.latest()).isEqualTo(latest);
    assertThat(PartialDate.parse(date.edtf())).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1985-04-12T23:20:30",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30-04",
        "1985-04-12T23:20:30+04:30"
      })
  void of_a_date_with_a_time_the_day_is_kept(String edtf) {
    assertThat(PartialDate.parse(edtf).edtf()).isEqualTo("1985-04-12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1985-4-12",
        "1985-13",
        "1985-02-29",
        "1985-04-31",
        "1985-00",
        "1985-XX-12",
        "19X5",
        "196X-04",
        "1985-25",
        "1985-21-03",
        "../..",
        "/",
        "2008/1964",
        "85",
        "about 1985",
        "1985-04-12 ",
        "1985??",
        "Y1985",
        "1985/1986/1987"
      })
  void what_is_no_such_date_is_refused_with_what_was_found(String text) {
    assertThatThrownBy(() -> PartialDate.parse(text))
        .isInstanceOf(DateTimeException.class)
        .hasMessageContaining("was expected, found \"");
  }

  @ParameterizedTest
  @CsvSource({
    "1960, 1961, BEFORE",
    "1961, 1960, AFTER",
    "1960, 1960-02, POSSIBLY",
    "1960, 1960, POSSIBLY",
    "1960-02-14, 1960-02-14, SAME_DAY",
    "1960-02-14, 1960-02-14?, POSSIBLY",
    "1960-02-14, 1960-02-15, BEFORE",
    "1960~, 1961-06, POSSIBLY",
    "1960~, 1962, BEFORE",
    "1960?, 1961, BEFORE",
    "../1855, 1800, POSSIBLY",
    "../1855, 1856, BEFORE",
    "/1855, 1856, BEFORE",
    "1855/.., 1854, AFTER",
    "1855/.., 3000, POSSIBLY",
    "196X, 1970, BEFORE",
    "1960-21, 1960-05-31, POSSIBLY",
    "1960-24, 1961-02-28, POSSIBLY",
    "1960-24, 1961-03, BEFORE",
    "1960/1962, 1961-05-01, POSSIBLY",
  })
  void a_comparison_is_certain_only_where_all_days_agree(String one, String other, Order order) {
    assertThat(PartialDate.parse(one).compare(PartialDate.parse(other))).isEqualTo(order);
  }

  /** The definition, over every pair of days that two dates can be. */
  @Test
  void a_comparison_says_of_all_pairs_of_days_what_is_true_of_each() {
    Random random = new Random(60);
    for (int round = 0; round < 400; round++) {
      PartialDate one = random(random);
      PartialDate other = random(random);
      boolean before = true;
      boolean after = true;
      for (LocalDate day : days(one)) {
        for (LocalDate second : days(other)) {
          before &= day.isBefore(second);
          after &= day.isAfter(second);
        }
      }
      Order order = one.compare(other);
      assertThat(order == Order.BEFORE).as("%s before %s", one, other).isEqualTo(before);
      assertThat(order == Order.AFTER).as("%s after %s", one, other).isEqualTo(after);
    }
  }

  private static PartialDate random(Random random) {
    int year = 1960 + random.nextInt(2);
    int month = 1 + random.nextInt(12);
    return PartialDate.parse(
        switch (random.nextInt(6)) {
          case 0 -> Integer.toString(year);
          case 1 -> "%d-%02d".formatted(year, month);
          case 2 -> "%d-%02d-%02d~".formatted(year, month, 1 + random.nextInt(28));
          case 3 -> "%d-%02d-%02d".formatted(year, month, 1 + random.nextInt(28));
          case 4 -> "%d-%d".formatted(year, 21 + random.nextInt(4));
          default -> "%d-%02d-XX?".formatted(year, month);
        });
  }

  private static List<LocalDate> days(PartialDate date) {
    LocalDate earliest = date.earliest();
    LocalDate latest = date.latest();
    List<LocalDate> days = new ArrayList<>();
    if (earliest != null && latest != null) {
      earliest.datesUntil(latest.plusDays(1)).forEach(days::add);
    }
    return days;
  }
}
