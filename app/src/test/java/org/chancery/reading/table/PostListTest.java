package org.chancery.reading.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostListTest {

  private final PostList list = new PostList(RANKS::indexOf);

  private static final List<String> RANKS =
      List.of("commercial-agency", "consular-agency", "consulate", "consulate-general");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Genoa (1797–1993)                | Genoa opened 1797, closed 1993
          Lima, 1826-1940                  | Lima opened 1826, closed 1940
          Lima: 1826 to 1940               | Lima opened 1826, closed 1940
          Lima 1826 until 1940.            | Lima opened 1826, closed 1940
          Lima, from 1826 to 1940          | Lima opened 1826, closed 1940
          Lima (1826–present)              | Lima opened 1826
          Lima (1826–)                     | Lima opened 1826
          Lima (1826—?)                    | Lima opened 1826
          Lima (?–1940)                    | Lima closed 1940
          Sfax (Safaqis) (1871–1940)       | Sfax opened 1871, closed 1940
          Rio de Janeiro (1801-50)         | Rio de Janeiro opened 1801, closed 1850
          St. John’s (1801–1950)           | St. John’s opened 1801, closed 1950
          Port-au-Prince (1801–1950)       | Port-au-Prince opened 1801, closed 1950
          São Paulo (1801–1950)            | São Paulo opened 1801, closed 1950
          Santiago, Chile (1801–1950)      | Santiago, Chile opened 1801, closed 1950
          Lima and Callao (1826–1940)      | Lima opened 1826, Callao opened 1826, Lima closed 1940, Callao closed 1940
          Lima, earliest known date 4 May 1826 | Lima opened 1826-05-04
          Lima. First date: May 1826. Latest date: 1940. | Lima opened 1826-05, closed 1940
          Lima (May 4, 1826–June 1, 1940)  | Lima opened 1826-05-04, closed 1940-06-01
          Lima, 4 May 1826 to 1940         | Lima opened 1826-05-04, closed 1940
          Lima (1826–1830, 1835–1940)      | Lima opened 1826, closed 1830, reopened 1835, closed 1940
          Lima, opened May 4, 1826; closed 1940. | Lima opened 1826-05-04, closed 1940
          Lima (established in 1826 and discontinued in 1940) | Lima opened 1826, closed 1940
          Lima (1826–1940); Callao (1850–1860) | Lima opened 1826, closed 1940, Callao opened 1850, closed 1860
          Lima (1826–1940), Callao (1850–1860), and Tacna (1870–) | Lima opened 1826, closed 1940, Callao opened 1850, closed 1860, Tacna opened 1870
          Consulate at Lima, 1826 to 1940 (with interruptions). | Lima opened 1826 consulate, closed 1940 consulate
          Consular Agency at Tacna, 1870-1880 | Tacna opened 1870 consular-agency, closed 1880 consular-agency
          Tacna. Consular agency, 1870–80. | Tacna opened 1870 consular-agency, closed 1880 consular-agency
          Tacna: consular agency 1870–80, 1882–90; consulate, 1890–1906 | Tacna opened 1870 consular-agency, closed 1880 consular-agency, reopened 1882 consular-agency, raised 1890 consulate, closed 1906 consulate
          Tacna: Consulate, 1870–80; Consular Agency, 1885–1906 | Tacna opened 1870 consulate, closed 1880 consulate, reopened 1885 consular-agency, closed 1906 consular-agency
          Tacna: consulate 1870; consular agency 1885–1906 | Tacna opened 1870 consulate, lowered 1885 consular-agency, closed 1906 consular-agency
          Tacna: commercial agency, opened 1799, closed 1803; reopened as consular agency 1818, raised to consulate 1862, closed May 4, 1923. | Tacna opened 1799 commercial-agency, closed 1803 commercial-agency, reopened 1818 consular-agency, raised 1862 consulate, closed 1923-05-04 consulate
          Tacna. Consular Agency, 1853–1869, 1871–1890; raised to Consulate 1890; closed 1907. | Tacna opened 1853 consular-agency, closed 1869 consular-agency, reopened 1871 consular-agency, raised 1890 consulate, closed 1907 consulate
          Benghazi. Earliest extant date July 31, 1950; last extant date September 26, 1966. | Benghazi opened 1950-07-31, closed 1966-09-26
          """)
  void reads_what_became_of_a_post(String block, String expected) {
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
        "Lima. First date: May 1940. Latest date: 1826.",
        "Peru opened its legation in Lima (1826–1940)",
        "The war lasted from 1914 to 1918.",
        "Lima was founded in 1535 and grew.",
        "French Embassy Reopened, 1982.",
        "French Interests Section and Liaison Office Established, 2004",
        "Lima, opened",
        "Lima, consulate",
        "Lima, raised to consulate 1862",
        "Lima, closed 1862 consulate",
        "Tacna: consulate 1880–90; consular agency 1850–60",
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
    List<PostList.Fate> fates = list.read(block);
    assertThat(fates.stream().map(fate -> fate.span().of(block)).distinct())
        .containsExactly(
            "Tripoli. Earliest extant date May 4, 1948; last extant date June 1, 1952",
            "Benghazi. Earliest extant date July 31, 1950");
  }

  private String read(String block) {
    StringBuilder read = new StringBuilder();
    String city = "";
    for (PostList.Fate fate : list.read(block)) {
      read.append(read.isEmpty() ? "" : ", ")
          .append(fate.city().equals(city) ? "" : fate.city() + " ")
          .append(fate.change().name().toLowerCase(Locale.ROOT))
          .append(" ")
          .append(fate.date())
          .append(fate.kind() == null ? "" : " " + fate.kind());
      city = fate.city();
    }
    return read.toString();
  }
}
