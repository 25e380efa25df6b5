package org.chancery.reading.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The columns: an expression, the date the narrative has reached, the day of writing. */
class TimeExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          on May 4, 1935      | 1959       | 2024-02-16 | 1935-05-04
          on August 3         | 1959-05-04 | 2024-02-16 | 1959-08-03
          on August 3         | 1945-21    |            | 1945-08-03
          on February 14      |            | 2024-02-16 | 2024-02-14
          on March 3          |            | 2024-02-16 | 2024-03-03
          on August 3         |            | 2024-02-16 | 2023-08-03
          on December 30      |            | 2024-01-02 | 2023-12-30
          in December         |            | 2024-01-02 | 2023-12
          in June             | 1959       |            | 1959-06
          last June           | 1959       | 2024-02-16 | 2023-06
          last January        |            | 2024-02-16 | 2024-01
          last February       |            | 2024-02-16 | 2023-02
          this January        |            | 2024-02-16 | 2024-01
          on Thursday         |            | 2024-02-16 | 2024-02-15
          on Friday           |            | 2024-02-16 | 2024-02-16
          last Friday         |            | 2024-02-16 | 2024-02-09
          today               | 1959-05-04 | 2024-02-16 | 2024-02-16
          yesterday           |            | 2024-03-01 | 2024-02-29
          three days ago      |            | 2024-01-02 | 2023-12-30
          last week           |            | 2024-02-02 | 2024-01
          last month          |            | 2024-01-31 | 2023-12
          last month          |            | 2024-01    | 2023-12
          this month          |            | 2024-01-31 | 2024-01
          last year           |            | 2024       | 2023
          two years ago       |            | 2024-01-31 | 2022
          the following day   | 1959-12-31 | 2024-02-16 | 1960-01-01
          the same day        | 1959-12-31 |            | 1959-12-31
          three weeks later   | 1959-12-20 |            | 1960-01
          two days earlier    | 1959-12-01 |            | 1959-11-29
          a month earlier     | 1959-12-01 |            | 1959-11
          the previous year   | 1959-12-01 |            | 1958
          the following May   | 1959-12-01 |            | 1960-05
          the previous October | 1959-12-01 |           | 1959-10
          last summer         |            | 2024-02-16 | 2023-22
          last summer         |            | 2024-10-16 | 2024-22
          this autumn         |            | 2024-10-16 | 2024-23
          this week           |            | 2024-02-16 | 2024-02
          the following month | 1959-12-31 |            | 1960-01
          the following month | 1959-12    |            | 1960-01
          that same month     | 1959-12-31 |            | 1959-12
          the following year  | 1959-12    |            | 1960
          May 4 of the same year | 1959-02 |            | 1959-05-04
          March of the following year | 1959-12 |       | 1960-03
          March of the previous year  | 1959-12 |       | 1958-03
          the same year       | 1959-12-31 |            | 1959
          """)
  void takes_from_the_context_what_the_words_leave_out(
      String words, @Nullable String narrative, @Nullable String written, String expected) {
    assertThat(resolved(words, narrative, written)).isEqualTo(PartialDate.parse(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          on August 3         |              |
          on August 3         |              | 2024
          on August 3         | 184X         | 2024-02-16
          on August 3         | 1936/1948    | 2024-02-16
          on August 3         | 1956-24      | 2024-02-16
          on August 3         | ../1855      | 2024-02-16
          on February 29      | 1900         |
          on Thursday         | 1959-05-04   | 2024-02
          last June           | 1959-05-04   |
          yesterday           | 1959-05-04   |
          yesterday           |              | 2024-02
          last month          |              | 2024
          the following day   |              | 2024-02-16
          the following day   | 1959-12      |
          the same day        | 1959         |
          the following month | 1959         |
          the following month | 1945-21      |
          the following year  | 184X         |
          the same year       | 1936/1948    |
          the following day   | ../1855-05-04 |
          """)
  void says_nothing_where_the_context_does_not_say_enough(
      String words, @Nullable String narrative, @Nullable String written) {
    assertThat(resolved(words, narrative, written)).isNull();
  }

  private static @Nullable PartialDate resolved(
      String words, @Nullable String narrative, @Nullable String written) {
    return new DateReader()
        .find(words)
        .getFirst()
        .expression()
        .resolve(date(narrative), date(written));
  }

  private static @Nullable PartialDate date(@Nullable String edtf) {
    return edtf == null ? null : PartialDate.parse(edtf);
  }
}
