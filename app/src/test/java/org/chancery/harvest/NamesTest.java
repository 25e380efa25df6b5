package org.chancery.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void splits_bylines_and_leaves_posts_out() {
    assertThat(Names.list("By Jane Doe, John Roe and Ann Poe"))
        .isEqualTo(List.of("Jane Doe", "John Roe", "Ann Poe"));
    assertThat(Names.list("Author: Robert King")).isEqualTo(List.of("Robert King"));
    assertThat(Names.list("Robert King, Nonresident Fellow")).isEqualTo(List.of("Robert King"));
    assertThat(Names.list("Byron Smith")).isEqualTo(List.of("Byron Smith"));
  }

  @Test
  void turns_the_inverted_name_of_an_index() {
    assertThat(Names.one("King, Robert")).isEqualTo("Robert King");
    assertThat(Names.one("Robert King, Jr.")).isEqualTo("Robert King, Jr.");
    assertThat(Names.one("Robert King")).isEqualTo("Robert King");
  }

  @Test
  void takes_a_line_that_begins_with_by_for_a_byline_only_where_persons_follow() {
    assertThat(Names.persons("By the end of the year")).isEmpty();
    assertThat(Names.persons("By Jane Doe")).isEqualTo(List.of("Jane Doe"));
  }
}
