package org.chancery.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void cells_are_quoted_where_they_must_be() {
    assertThat(
            Csv.table(List.of("a", "b"), List.of(List.of("x, y", "say \"no\""), List.of("", "1"))))
        .isEqualTo("a,b\r\n\"x, y\",\"say \"\"no\"\"\"\r\n,1\r\n");
    assertThat(Csv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
  }

  @Test
  void nothing_runs_as_a_formula() {
    assertThat(Csv.cell("=HYPERLINK(A1)")).isEqualTo("'=HYPERLINK(A1)");
    assertThat(Csv.cell("@sum")).isEqualTo("'@sum");
    assertThat(Csv.cell("-1.5")).isEqualTo("-1.5");
    assertThat(Csv.cell("-1+cmd")).isEqualTo("'-1+cmd");
  }
}
