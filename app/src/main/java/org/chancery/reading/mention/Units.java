package org.chancery.reading.mention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.text.Span;

/**
 * The units that names are matched by: runs of letters, runs of digits, and every other visible
 * character alone.
 */
final class Units {

  private Units() {}

  static List<Span> of(String text) {
    List<Span> units = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      int start = i;
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isLetter(point)) {
        while (i < text.length() && isLetter(text.codePointAt(i))) {
          i += Character.charCount(text.codePointAt(i));
        }
      } else if (Character.isDigit(point)) {
        while (i < text.length() && Character.isDigit(text.codePointAt(i))) {
          i += Character.charCount(text.codePointAt(i));
        }
      } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        continue;
      }
      units.add(new Span(start, i));
    }
    return units;
  }

  private static boolean isLetter(int point) {
    return Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK;
  }

  /** The key of a unit: lower case, the curly apostrophe straight, the dashes one. */
  static String fold(String text, Span unit) {
    String word = unit.of(text).toLowerCase(Locale.ROOT);
    return switch (word) {
      case "’", "‘", "ʼ" -> "'";
      case "–", "‑", "‐" -> "-";
      default -> word;
    };
  }

  /**
   * A number that units of one key share, worked out without making the key; -1 for units of other
   * letters than those of English, whose capitals are not so simple.
   */
  static int hash(String text, Span unit) {
    int hash = 0;
    for (int i = unit.start(); i < unit.end(); i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        return -1;
      }
      hash = hash * 31 + (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return hash & Integer.MAX_VALUE;
  }
}
