package org.chancery.reading.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chancery.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

  private final SentenceSplitter splitter = new SentenceSplitter();

  /** A line is a block, " ‖ " where one sentence ends and the next begins. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The legation closed. ‖ It reopened in 1951.",
        "The U.S. Embassy in Lima closed. ‖ It reopened in 1951.",
        "Relations were broken off by the U.S. ‖ The embassy closed.",
        "He returned to the U.S. ‖ In 1950 he died.",
        "The U.S. and the U.K. severed ties. ‖ The U.S.S.R. did not.",
        "He left for Washington, D.C. ‖ The Legation remained.",
        "He left for Washington, D.C., on May 4.",
        "Gen. Park met Col. Smith at Ft. Worth. ‖ They signed.",
        "Mr. and Mrs. Smith arrived. ‖ St. Petersburg was the seat.",
        "Mme. Curie left. ‖ M. Laval signed.",
        "Minister W. H. Hornibrook presented his credentials on Jan. 5. ‖ President Prado received"
            + " him.",
        "George H. W. Bush came. ‖ John F. Kennedy Jr. visited.",
        "John Smith Jr. Ambassador to Peru, arrived.",
        "On Jan. 5 the legation closed.",
        "He arrived in Jan. ‖ He left in Feb. 1951.",
        "He left at 5 p.m. on Monday. ‖ She stayed.",
        "Art. 5 applies. ‖ No. 7 does not. ‖ No one came.",
        "The firm of Smith & Co. opened an office.",
        "\"We recognise Peru.\" ‖ The minister left.",
        "“We recognise Peru.” ‖ The minister left.",
        "“Shall we recognise Peru?” asked the minister.",
        "He said: “No!” ‖ Then he left.",
        "The minister said “yes”. ‖ “No,” said Peru.",
        "The treaty was signed (in Paris.) ‖ It was ratified.",
        "The treaty (signed in 1950.) was ratified.",
        "He waited… ‖ Then he left.",
        "He waited... ‖ Then he left.",
        "He waited ... and then he left.",
        "Done!!! ‖ Really?! ‖ Yes.",
        "The agreement was signed on 15 October 1951. ‖ Germany opened a legation.",
        "It was signed in 1950.[12] ‖ Peru ratified it.[a] in a footnote",
        "The figure was 3.5 percent. ‖ See www.state.gov for more.",
        "It opened in 1950. ‖ 3 consulates followed.",
        "Relations Severed, 1961",
        "ESTABLISHMENT OF RELATIONS",
        "The first agreed; the second said: Peru must wait.",
        "1. ‖ Recognition. ‖ 2. ‖ Relations.",
        ".",
        "!?",
      })
  void splits_where_a_sentence_ends(String marked) {
    List<String> sentences = Arrays.asList(marked.split(" ‖ ", -1));
    String block = String.join(" ", sentences);
    assertThat(words(block)).isEqualTo(sentences);
  }

  @Test
  void parts_sentences_where_the_space_between_them_was_lost() {
    assertThat(words("It was signed on 15 October 1951.Germany opened a legation.Peru agreed."))
        .containsExactly(
            "It was signed on 15 October 1951.", "Germany opened a legation.", "Peru agreed.");
  }

  @Test
  void ends_a_sentence_at_an_empty_line_but_not_at_a_broken_one() {
    assertThat(words("Line one\nline two. Line three\n \nParagraph two"))
        .containsExactly("Line one\nline two.", "Line three", "Paragraph two");
  }

  @Test
  void leaves_out_the_white_space_between_sentences() {
    assertThat(splitter.split("  Peru agreed. \t Chile did not. "))
        .containsExactly(new Span(2, 14), new Span(17, 31));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\t \n"})
  void finds_nothing_in_nothing(String blank) {
    assertThat(splitter.split(blank)).isEmpty();
  }

  private List<String> words(String block) {
    return splitter.split(block).stream().map(span -> span.of(block)).toList();
  }
}
