package org.chancery.reading.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.chancery.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

  private final DateReader reader = new DateReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          signed on May 4, 1935, in Lima        | May 4, 1935 = 1935-05-04
          on May 4 1935                         | May 4 1935 = 1935-05-04
          on May 4th, 1935                      | May 4th, 1935 = 1935-05-04
          Sunday, May 4, 1935                   | May 4, 1935 = 1935-05-04
          on the 4th of May, 1935               | 4th of May, 1935 = 1935-05-04
          on 15 October 1951                    | 15 October 1951 = 1951-10-15
          on 15 October, 1951.                  | 15 October, 1951 = 1951-10-15
          on Jan. 5, 1950 or Jan 6, 1950        | Jan. 5, 1950 = 1950-01-05; Jan 6, 1950 = 1950-01-06
          on 15 Oct. 1951 and Sept. 3, 1951     | 15 Oct. 1951 = 1951-10-15; Sept. 3, 1951 = 1951-09-03
          on 2024-02-14                         | 2024-02-14 = 2024-02-14
          on February 29, 2024                  | February 29, 2024 = 2024-02-29
          1951.Germany opened on May 4, 1935.It | 1951 = 1951; May 4, 1935 = 1935-05-04
          in October 1951                       | October 1951 = 1951-10
          in October, 1951                      | October, 1951 = 1951-10
          in October of 1951                    | October of 1951 = 1951-10
          in Sept. 1950                         | Sept. 1950 = 1950-09
          in mid-June 1950                      | June 1950 = 1950-06
          in the spring of 1945                 | spring of 1945 = 1945-21
          in summer 1945                        | summer 1945 = 1945-22
          in fall 1956 or autumn of 1957        | fall 1956 = 1956-23; autumn of 1957 = 1957-23
          in Winter 1956                        | Winter 1956 = 1956-24
          in 1922, and (1923)                   | 1922 = 1922; 1923 = 1923
          the 1955 treaty                       | 1955 = 1955
          early 1950                            | 1950 = 1950
          in the 1840s                          | 1840s = 184X
          in the 1840's and 1850’s              | 1840's = 184X; 1850’s = 185X
          in the early 1990s                    | 1990s = 199X
          """)
  void reads_dates(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  /** Of a span of days the first counts: the act began on it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from May 4-6, 1935                    | May 4-6, 1935 = 1935-05-04
          from May 4 – 6, 1935                  | May 4 – 6, 1935 = 1935-05-04
          on June 5th–7th, 1950                 | June 5th–7th, 1950 = 1950-06-05
          on May 4 and 5, 1935                  | May 4 and 5, 1935 = 1935-05-04
          on May 4, 5 and 6, 1935               | May 4, 5 and 6, 1935 = 1935-05-04
          from May 4 to 6, 1995                 | May 4 to 6, 1995 = 1995-05-04
          from 21–24 June 1971                  | 21–24 June 1971 = 1971-06-21
          on 4 and 5 May 1935                   | 4 and 5 May 1935 = 1935-05-04
          from May 30 to June 2, 1935           | May 30 = 1935-05-30; June 2, 1935 = 1935-06-02
          from 30 May to 2 June 1935            | 30 May = 1935-05-30; 2 June 1935 = 1935-06-02
          from December 30 to January 2, 1946   | December 30 = 1945-12-30; January 2, 1946 = 1946-01-02
          December 31, 1945–January 2, 1946     | December 31, 1945 = 1945-12-31; January 2, 1946 = 1946-01-02
          in 1959-1960                          | 1959-1960 = 1959/1960
          in 1936-48                            | 1936-48 = 1936/1948
          in 1936–48 and 1950/51                | 1936–48 = 1936/1948; 1950/51 = 1950/1951
          from 1920 to 1921                     | 1920 to 1921 = 1920/1921
          """)
  void reads_spans(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by 1855                               | 1855 = ../1855
          by the end of 1855                    | 1855 = ../1855
          by early 1855                         | 1855 = ../1855
          before May 1945                       | May 1945 = ../1945-05
          prior to May 4, 1935                  | May 4, 1935 = ../1935-05-04
          not later than 1850                   | 1850 = ../1850
          no later than 1850                    | 1850 = ../1850
          up to 1850                            | 1850 = ../1850
          after 1990                            | 1990 = 1990/..
          Following May 4, 1935                 | May 4, 1935 = 1935-05-04/..
          since 1961                            | 1961 = 1961
          after 1936-48                         | 1936-48 = 1936/1948
          """)
  void leaves_an_end_open_where_the_text_does(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          on August 3                           | August 3 = WithoutYear[month=8, day=3]
          August 3rd                            | August 3rd = WithoutYear[month=8, day=3]
          on 3 August                           | 3 August = WithoutYear[month=8, day=3]
          on May 4, at 1935 hours               | May 4 = WithoutYear[month=5, day=4]
          in June                               | June = WithoutYear[month=6, day=null]
          in early May                          | May = WithoutYear[month=5, day=null]
          in May and June                       | May = WithoutYear[month=5, day=null]; June = WithoutYear[month=6, day=null]
          last June                             | last June = MonthBeforeWriting[month=6, past=true]
          this June                             | this June = MonthBeforeWriting[month=6, past=false]
          on Thursday                           | on Thursday = Weekday[day=THURSDAY, past=false]
          Last Friday                           | Last Friday = Weekday[day=FRIDAY, past=true]
          this Monday                           | this Monday = Weekday[day=MONDAY, past=false]
          yesterday                             | yesterday = FromWriting[amount=-1, unit=Days]
          Today                                 | Today = FromWriting[amount=0, unit=Days]
          last week                             | last week = FromWriting[amount=-1, unit=Weeks]
          last month                            | last month = FromWriting[amount=-1, unit=Months]
          this year                             | this year = FromWriting[amount=0, unit=Years]
          three days ago                        | three days ago = FromWriting[amount=-3, unit=Days]
          12 years ago                          | 12 years ago = FromWriting[amount=-12, unit=Years]
          the following day                     | the following day = FromNarrative[amount=1, unit=Days]
          in March of the following year        | March of the following year = InYearOfNarrative[month=3, day=null, years=1]
          on May 4 of that year                 | May 4 of that year = InYearOfNarrative[month=5, day=4, years=0]
          The next month                        | The next month = FromNarrative[amount=1, unit=Months]
          a year later                          | a year later = FromNarrative[amount=1, unit=Years]
          Three weeks thereafter                | Three weeks thereafter = FromNarrative[amount=3, unit=Weeks]
          10 days afterward                     | 10 days afterward = FromNarrative[amount=10, unit=Days]
          the same day                          | the same day = FromNarrative[amount=0, unit=Days]
          on that date                          | on that date = FromNarrative[amount=0, unit=Days]
          In that year                          | In that year = FromNarrative[amount=0, unit=Years]
          later that month                      | later that month = FromNarrative[amount=0, unit=Months]
          """)
  void reads_what_the_context_must_complete(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Resolution 1993",
        "UN Security Council Resolution 1718",
        "Order 1934",
        "Law 1955",
        "No. 1955",
        "page 1950",
        "pp. 1950",
        "Room 1950",
        "1500 men",
        "1,500 men",
        "1,950 people",
        "1950 troops",
        "1945 km",
        "$1900",
        "£1900",
        "2.1950",
        "1950.5 tons",
        "They may recognise it",
        "May the relations last",
        "President May said so, and May left",
        "the May Revolution",
        "March to the sea",
        "They march on Rome",
        "an august assembly",
        "February 30, 1935",
        "February 29, 1900",
        "31 June 1950",
        "00 May",
        "2024-02-30",
        "1492",
        "2150",
        "195",
        "19500",
        "from 1948-1936",
        "1999-02",
        "in the 19th century",
        "monday",
        "A1950B",
      })
  void finds_no_date_where_there_is_none(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void finds_dates_in_order_and_none_over_another() {
    String text =
        "Recognised on May 4, 1935; relations began in June, lapsed in 1936–48 and resumed"
            + " two years later, on 3 August 1950.";
    List<Span> spans = reader.find(text).stream().map(DateReader.Found::span).toList();
    assertThat(spans.stream().map(span -> span.of(text)))
        .containsExactly("May 4, 1935", "June", "1936–48", "two years later", "3 August 1950");
    assertThat(spans).isSorted();
  }

  private String read(String text) {
    return reader.find(text).stream()
        .map(found -> found.span().of(text) + " = " + shown(found.expression()))
        .collect(Collectors.joining("; "));
  }

  private static String shown(TimeExpression expression) {
    return expression instanceof TimeExpression.Absolute absolute
        ? absolute.date().edtf()
        : expression.toString();
  }
}
