package org.chancery.reading.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.text.Span;

/**
 * Cuts a sentence into words at white space, punctuation and clitics. Offsets are kept; what the
 * parser sees may differ from what is written: quotation marks straight, "re-opened" as "reopened",
 * headings in lower case. Emoji and characters without a shape are no words.
 */
public final class Tokenizer {

  private static final Set<String> CLITICS = Set.of("s", "ll", "re", "ve", "d", "m");
  private static final Set<String> DOTTED =
      Set.of(
          "mr", "mrs", "ms", "dr", "gen", "col", "lt", "lieut", "maj", "capt", "cmdr", "brig",
          "sgt", "jr", "sr", "st", "ft", "mt", "gov", "sen", "rep", "adm", "hon", "rev", "prof",
          "mme", "mlle", "messrs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
          "oct", "nov", "dec", "co", "inc", "ltd", "amb", "art");

  /**
   * The words of a part of a block.
   *
   * @param titled whether its capitals say nothing, as in a heading
   */
  public List<Word> words(String text, Span part, boolean titled) {
    List<Word> words = new ArrayList<>();
    int i = part.start();
    while (i < part.end()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        i++;
        continue;
      }
      if (isShapeless(text.codePointAt(i))) {
        i += Character.charCount(text.codePointAt(i));
        continue;
      }
      int end =
          Character.isLetterOrDigit(c)
              ? wordEnd(text, i, part.end())
              : i + Character.charCount(text.codePointAt(i));
      if (isApostrophe(c) && isClitic(text, i, part.end())) {
        end = letters(text, i + 1, part.end());
      }
      end = Math.min(end, part.end());
      Span span = new Span(i, end);
      words.add(new Word(span, span.of(text), parsedAs(span.of(text), titled)));
      i = end;
    }
    return words;
  }

  private static boolean isShapeless(int point) {
    return switch (Character.getType(point)) {
      case Character.OTHER_SYMBOL,
          Character.FORMAT,
          Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static int letters(String text, int at, int limit) {
    int end = at;
    while (end < limit && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int wordEnd(String text, int start, int limit) {
    int end = start;
    while (end < limit) {
      char c = text.charAt(end);
      if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        end++;
      } else if (end + 1 < limit && joins(text, start, end)) {
        end++;
      } else if (c == '.' && isAbbreviation(text, start, end)) {
        return end + 1;
      } else {
        break;
      }
    }
    return end;
  }

  /** Whether the character at {@code at} joins the letters on both sides into one word. */
  private static boolean joins(String text, int start, int at) {
    char c = text.charAt(at);
    char next = text.charAt(at + 1);
    boolean letterAfter = Character.isLetter(next);
    return switch (c) {
      case '-', '‑' -> letterAfter && Character.isLetter(text.charAt(at - 1));
      case '\'', '’' -> letterAfter && (at - start == 1 || !isClitic(text, at, text.length()));
      case '.' ->
          (letterAfter && at - start >= 1 && (at - start == 1 || text.charAt(at - 2) == '.'))
              || (Character.isDigit(next) && Character.isDigit(text.charAt(at - 1)));
      case ',' ->
          Character.isDigit(next)
              && Character.isDigit(text.charAt(at - 1))
              && threeDigits(text, at + 1);
      default -> false;
    };
  }

  private static boolean threeDigits(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end - at == 3;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  private static boolean isClitic(String text, int apostrophe, int limit) {
    int end = letters(text, apostrophe + 1, limit);
    return CLITICS.contains(text.substring(apostrophe + 1, end).toLowerCase(Locale.ROOT));
  }

  /** Initials ("H."), acronyms ("U.S.") and titles ("Gen.") keep their full stop. */
  private static boolean isAbbreviation(String text, int start, int dot) {
    String word = text.substring(start, dot);
    return (word.length() == 1 && Character.isUpperCase(word.charAt(0)))
        || word.indexOf('.') > 0
        || DOTTED.contains(word.toLowerCase(Locale.ROOT))
        || (word.equalsIgnoreCase("no") && beforeFigure(text, dot));
  }

  /** "No. 7" is a number, "no." the end of a sentence. */
  private static boolean beforeFigure(String text, int dot) {
    return dot + 2 < text.length()
        && text.charAt(dot + 1) == ' '
        && Character.isDigit(text.charAt(dot + 2));
  }

  private static String parsedAs(String form, boolean titled) {
    String plain =
        switch (form) {
          case "’", "‘" -> "'";
          case "“", "”", "«", "»" -> "\"";
          case "–", "—", "‑" -> "-";
          case "…" -> "...";
          default -> form.replace('’', '\'').replace('‑', '-');
        };
    String joined =
        plain.matches("[Rr]e-[a-z]{3,}") ? plain.substring(0, 2) + plain.substring(3) : plain;
    return titled ? joined.toLowerCase(Locale.ROOT) : joined;
  }
}
