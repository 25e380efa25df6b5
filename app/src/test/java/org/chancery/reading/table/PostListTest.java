package org.chancery.reading.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostListTest {

  private final PostList list = new PostList();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Genoa (1797–1993)                | Genoa 1797 1993
          Lima, 1826-1940                  | Lima 1826 1940
          Lima: 1826 to 1940               | Lima 1826 1940
          Lima 1826 until 1940.            | Lima 1826 1940
          Lima (1826–present)              | Lima 1826 -
          Lima (1826–)                     | Lima 1826 -
          Lima (1826—?)                    | Lima 1826 -
          Sfax (Safaqis) (1871–1940)       | Sfax 1871 1940
          Rio de Janeiro (1801-50)         | Rio de Janeiro 1801 1850
          St. John’s (1801–1950)           | St. John’s 1801 1950
          Port-au-Prince (1801–1950)       | Port-au-Prince 1801 1950
          São Paulo (1801–1950)            | São Paulo 1801 1950
          Santiago, Chile (1801–1950)      | Santiago, Chile 1801 1950
          Lima and Callao (1826–1940)      | Lima 1826 1940; Callao 1826 1940
          Lima, earliest known date 4 May 1826 | Lima 1826-05-04 -
          Lima. First date: May 1826. Latest date: 1940. | Lima 1826-05 1940
          Lima (May 4, 1826–June 1, 1940)  | Lima 1826-05-04 1940-06-01
          Lima, 4 May 1826 to 1940         | Lima 1826-05-04 1940
          Lima (1826–1830, 1835–1940)      | Lima 1826 1830; Lima 1835 1940
          Lima, opened May 4, 1826; closed 1940. | Lima 1826-05-04 1940
          Lima (established in 1826 and discontinued in 1940) | Lima 1826 1940
          Lima (1826–1940); Callao (1850–1860) | Lima 1826 1940; Callao 1850 1860
          Lima (1826–1940), Callao (1850–1860), and Tacna (1870–) | Lima 1826 1940; Callao 1850 1860; Tacna 1870 -
          Consular Agency at Tacna, 1870-1880 | Tacna consular-agency 1870 1880
          Benghazi. Earliest extant date July 31, 1950; last extant date September 26, 1966. | Benghazi 1950-07-31 1966-09-26
          """)
  void reads_a_post_and_the_years_of_its_life(String block, String expected) {
    assertThat(read(block)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Lima",
        "Lima (1826)",
        "(1797–1993)",
        "1797–1993",
        "the legation, 1826–1940",
        "Lima (1940–1826)",
        "Peru opened its legation in Lima (1826–1940)",
        "The war lasted from 1914 to 1918.",
        "Lima was founded in 1535 and grew.",
      })
  void reads_nothing_from_a_block_that_is_no_entry(String block) {
    assertThat(read(block)).isEmpty();
  }

  @Test
  void says_where_in_the_block_an_entry_stands() {
    String block = "  Lima (1826–1940)\n";
    assertThat(list.read(block).getFirst().span().of(block)).isEqualTo("Lima (1826–1940)");
  }

  @Test
  void finds_each_of_several_entries_of_a_block() {
    String block =
        "Tripoli. Earliest extant date May 4, 1948; last extant date June 1, 1952. Benghazi."
            + " Earliest extant date July 31, 1950.";
    List<PostList.Post> posts = list.read(block);
    assertThat(posts.stream().map(post -> post.span().of(block)))
        .containsExactly(
            "Tripoli. Earliest extant date May 4, 1948; last extant date June 1, 1952",
            "Benghazi. Earliest extant date July 31, 1950");
  }

  private String read(String block) {
    return list.read(block).stream()
        .map(post ->
            "%s%s %s %s"
                .formatted(
                    post.city(),
                    post.kind() == null ? "" : " " + post.kind(),
                    post.opened() == null ? "-" : post.opened(),
                    post.closed() == null ? "-" : post.closed()))
        .collect(Collectors.joining("; "));
  }
}
