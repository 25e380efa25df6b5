package org.chancery.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityTest {

  @Test
  void comes_from_the_address_without_what_does_not_tell_pages_apart() {
    assertThat(id(null, "https://www.Example.org/a/B-c.html?utm_source=x#part", null))
        .isEqualTo("example.org/a/B-c");
    assertThat(id(null, "https://example.org/?p=12&fbclid=z", null)).isEqualTo("example.org?p=12");
    assertThat(id(null, "https://example.org/caf%C3%A9%20talks/", null))
        .isEqualTo("example.org/café-talks");
  }

  @Test
  void comes_from_the_path_where_the_address_is_that_of_the_site() {
    assertThat(id("reports/Cuba note (1)", "https://example.org/", null))
        .isEqualTo("reports/Cuba-note-1");
  }

  @Test
  void comes_from_title_and_content_in_a_stream_and_stays_the_same() {
    assertThat(id(null, null, "The Door"))
        .startsWith("the-door-")
        .isEqualTo(id(null, null, "The Door"));
  }

  private static String id(@Nullable String path, @Nullable String url, @Nullable String title) {
    return Identity.of(
            new Received("in", new byte[] {1}, path, LocalDate.of(2024, 1, 1)), url, title)
        .value();
  }
}
