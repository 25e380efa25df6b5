package org.chancery.harvest;

import java.util.Locale;

/**
 * What is done to characters that would not survive storage or display; nothing else is touched.
 */
final class Hygiene {

  static final char REPLACEMENT = '\uFFFD';

  private Hygiene() {}

  /**
   * The text with lone surrogates and NUL replaced by U+FFFD, unit for unit, so that no offset
   * moves: they cannot be written as UTF-8 and kept by every store, and a text that changes when it
   * is written would look like a new version for ever. The same object where there is none.
   */
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0 || Character.isSurrogate(unit)) {
        return replaced(text, i);
      }
    }
    return text;
  }

  private static String replaced(String text, int from) {
    StringBuilder storable = new StringBuilder(text);
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (unit == 0 || Character.isSurrogate(unit)) {
        storable.setCharAt(i, REPLACEMENT);
      }
    }
    return storable.toString();
  }

  /**
   * The text of a page or a line as one line: runs of white space, no-break spaces among them, are
   * one space; soft hyphens, zero-width spaces and byte order marks, which are layout and would
   * hide a name from every reader, are dropped; other control characters become U+FFFD.
   */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\u0085') {
        space = true;
      } else if (!isLayout(unit)) {
        if (space && !line.isEmpty()) {
          line.append(' ');
        }
        space = false;
        line.append(Character.isISOControl(unit) ? REPLACEMENT : unit);
      }
    }
    return storable(line.toString());
  }

  private static boolean isLayout(char unit) {
    return unit == '\u00AD' || unit == '\u200B' || unit == '\u2060' || unit == '\uFEFF';
  }

  /** The language as BCP 47, {@code en} where none is given or what is given names none. */
  static String language(String given) {
    String tag = Locale.forLanguageTag(given.strip().replace('_', '-')).toLanguageTag();
    return tag.equals("und") ? "en" : tag;
  }
}
