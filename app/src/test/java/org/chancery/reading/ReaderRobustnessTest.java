package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chancery.event.Statement;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in a publication, it is read without an exception, every quotation is exact, and
 * reading it again says the same.
 */
class ReaderRobustnessTest {

  private static final List<Block.Kind> KINDS = List.of(Block.Kind.values());

  /** Words that bring a random text as far as the rules. */
  static final List<String> WORDS =
      List.of(
          "Peru",
          "Norway",
          "the United States",
          "Côte d’Ivoire",
          "U.S.",
          "Lima",
          "George",
          "W.",
          "Peruvian",
          "both countries",
          "it",
          "they",
          "he",
          "severed",
          "re-opened",
          "recognized",
          "was elevated to",
          "signed",
          "appointed",
          "presented his credentials",
          "did not",
          "will",
          "may",
          "agreed to",
          "said that",
          "according to",
          "relations",
          "an embassy",
          "consulates in",
          "Legation",
          "a treaty",
          "Minister",
          "Ambassador Juan Soto",
          "with",
          "between",
          "by",
          "and",
          "or",
          "nor",
          ",",
          ";",
          ".",
          "…",
          "“",
          "”",
          "(",
          ")",
          "-",
          "–",
          "’s",
          "May 4, 1950",
          "in 1950",
          "1936–48",
          "the following day",
          "yesterday",
          "until",
          "which",
          "when",
          "\n\n",
          "\u00a0",
          "😀",
          "🇵🇪",
          "\u0301",
          "\u200b",
          "\ud83d",
          "[1]",
          "Lima (1826–1940)",
          "as well as",
          "persona non grata",
          "İ",
          "ß",
          "ﬁ",
          "中文。",
          "עברית");

  /** Random texts from fixed seeds. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void random_text_is_read_and_quoted_exactly(long seed) {
    Random random = new Random(seed);
    for (int document = 0; document < 25; document++) {
      List<Block> blocks = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        Block.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        blocks.add(new Block(kind, text(random)));
      }
      check(text(random), blocks);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      switch (random.nextInt(12)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(random.nextInt(0x110000));
        default -> text.append(WORDS.get(random.nextInt(WORDS.size())));
      }
      text.append(random.nextInt(8) == 0 ? "" : " ");
    }
    return text.toString();
  }

  /** Texts whose size is bounded, but whose form invites work without bounds. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "and ",
        "Peru, ",
        "Peru and ",
        ". ",
        "( ",
        "“",
        "Peru recognized ",
        "May ",
        "1950 ",
        "4 May and ",
        "1936–",
        "Lima ",
        "consulates in Lima and ",
        "said that ",
        "’s",
        "a.",
        "-",
        "\u0301",
        "😀",
        "İ",
        "Lima. Earliest date ",
        "[1",
        "Mr. ",
        "U.S.",
        "No. "
      })
  void text_that_repeats_itself_is_read(String piece) {
    String text = "Peru severed relations with " + piece.repeat(400 / piece.length());
    for (Block.Kind kind : Block.Kind.values()) {
      check("Peru and Norway", List.of(new Block(kind, text), new Block(kind, text + ".")));
    }
  }

  @Test
  void a_block_of_many_entries_is_read() {
    String text = "Lima. Earliest extant date ".repeat(4_000) + "x".repeat(100_000);
    check("Consulates in Peru", List.of(new Block(Block.Kind.ROW, text)));
  }

  /**
   * Reads three times, once without leaving anything out, and looks at every quotation and every
   * pair of states.
   */
  static void check(String title, List<Block> blocks) {
    Publication publication = ReadingFixture.publication(title, null, blocks);
    Reading reading = ReadingFixture.read(publication);
    assertThat(reading.statements())
        .allSatisfy(statement ->
            assertThat(statement)
                .isInstanceOfSatisfying(
                    Statement.Event.class,
                    event -> assertThat(event.from()).isNotEqualTo(event.to())));
    assertThat(ReadingFixture.READER.read(publication)).isEqualTo(reading);
    assertThat(ReadingFixture.READER.readThoroughly(publication)).isEqualTo(reading);
  }
}
