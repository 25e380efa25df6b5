package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class YearsTest {

  private static final Years INTERWAR = new Years(1918, 1938);

  @Test
  void both_ends_are_included() {
    assertThat(INTERWAR.contains(1917)).isFalse();
    assertThat(INTERWAR.contains(1918)).isTrue();
    assertThat(INTERWAR.contains(1938)).isTrue();
    assertThat(INTERWAR.contains(1939)).isFalse();
    assertThat(Years.ALWAYS.contains(1)).isTrue();
  }

  @Test
  void years_overlap_where_they_share_one() {
    assertThat(INTERWAR.overlaps(new Years(1938, null))).isTrue();
    assertThat(INTERWAR.overlaps(new Years(1939, null))).isFalse();
    assertThat(INTERWAR.overlaps(new Years(null, 1917))).isFalse();
    assertThat(new Years(null, 1917).overlaps(INTERWAR)).isFalse();
    assertThat(INTERWAR.overlaps(Years.ALWAYS)).isTrue();
  }

  @Test
  void an_end_before_the_start_is_refused() {
    assertThatThrownBy(() -> new Years(1938, 1918))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("years that end after they start were expected, found 1938-1918");
  }

  @Test
  void they_print_as_in_the_tables() {
    assertThat(INTERWAR).hasToString("1918-1938");
    assertThat(new Years(1991, null)).hasToString("1991-");
    assertThat(Years.ALWAYS).hasToString("-");
  }
}
