package org.chancery.reading.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.chancery.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

  private final Tokenizer tokenizer = new Tokenizer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          Peru agreed.                    | Peru agreed .
          Peru (and Chile), too;          | Peru ( and Chile ) , too ;
          Peru's and Chile’s ports        | Peru 's and Chile ’s ports
          the states' ports               | the states ' ports
          They'll go; he'd not            | They 'll go ; he 'd not
          Côte d'Ivoire and O'Higgins     | Côte d'Ivoire and O'Higgins
          the U.S. and the U.S.S.R.       | the U.S. and the U.S.S.R.
          in Washington, D.C., on         | in Washington , D.C. , on
          W. H. Hornibrook                | W. H. Hornibrook
          Gen. Park and Lt. Smith Jr.     | Gen. Park and Lt. Smith Jr.
          on Jan. 5 and Sept. 3           | on Jan. 5 and Sept. 3
          No. 7 says no.                  | No. 7 says no .
          1,500 men, 3.5 percent          | 1,500 men , 3.5 percent
          1,2 and 12,34                   | 1 , 2 and 12 , 34
          chargé d’affaires               | chargé d’affaires
          consul-general re-opened        | consul-general re-opened
          1936-48                         | 1936 - 48
          “Yes,” he said                  | “ Yes , ” he said
          e.g. Peru                       | e.g. Peru
          He waited… then                 | He waited … then
          """)
  void cuts_at_space_punctuation_and_clitics(String text, String expected) {
    assertThat(forms(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          “Yes”                | " Yes "
          Peru’s               | Peru 's
          Re-opened re-opened  | Reopened reopened
          re-Cuba              | re-Cuba
          1936–48              | 1936 - 48
          waited…              | waited ...
          """)
  void hands_the_parser_a_plainer_form(String text, String expected) {
    assertThat(parsed(text, false)).isEqualTo(expected);
  }

  @Test
  void hands_the_parser_headings_in_lower_case() {
    assertThat(parsed("Relations Re-Opened with PERU", true))
        .isEqualTo("relations re-opened with peru");
    assertThat(forms("Relations Severed")).isEqualTo("Relations Severed");
  }

  @Test
  void leaves_out_emoji_and_characters_without_a_shape() {
    assertThat(forms("😀 Peru 🇵🇪 severed\u200b ties\u0007 👩‍👩‍👧 \uE000 with\uD83D Chile"))
        .isEqualTo("Peru severed ties with Chile");
  }

  @Test
  void keeps_combining_marks_in_their_word() {
    assertThat(forms("Cote\u0301 d'Ivoire")).isEqualTo("Cote\u0301 d'Ivoire");
  }

  @Test
  void reads_only_the_part_it_is_given_and_keeps_offsets_of_the_whole() {
    String text = "Peru agreed. Chile’s minister left.";
    List<Word> words = tokenizer.words(text, new Span(13, 29), false);
    assertThat(words.stream().map(Word::span))
        .containsExactly(new Span(13, 18), new Span(18, 20), new Span(21, 29));
    assertThat(words).allSatisfy(word -> assertThat(word.span().of(text)).isEqualTo(word.form()));
    assertThat(tokenizer.words(text, new Span(0, 3), false).getFirst().form()).isEqualTo("Per");
  }

  private String forms(String text) {
    return tokenizer.words(text, new Span(0, text.length()), false).stream()
        .map(Word::form)
        .collect(Collectors.joining(" "));
  }

  private String parsed(String text, boolean titled) {
    return tokenizer.words(text, new Span(0, text.length()), titled).stream()
        .map(Word::parsedAs)
        .collect(Collectors.joining(" "));
  }
}
