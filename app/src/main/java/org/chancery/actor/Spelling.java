package org.chancery.actor;

import java.text.Normalizer;
import java.util.Locale;

/** Forgives what people do not type: case, accents, punctuation and the article. */
final class Spelling {

  private Spelling() {}

  /** The form in which names are compared; names that differ only in what is forgiven share it. */
  static String key(String name) {
    // Most names are ASCII, where nothing decomposes and the table for it need not be loaded.
    String decomposed = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
    StringBuilder letters = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      append(decomposed.charAt(i), letters);
    }
    String words = letters.toString().toLowerCase(Locale.ROOT).strip();
    if (words.startsWith("the ")) {
      words = words.substring(4);
    }
    return words.startsWith("st ") || words.contains(" st ")
        ? (" " + words).replace(" st ", " saint ").strip()
        : words;
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static void append(char letter, StringBuilder letters) {
    switch (letter) {
      // "U.S." is "US", and "Cote d'Ivoire" is often typed without its apostrophe.
      case '.', '\'', '’', '‘', '`', 'ʻ', 'ʼ' -> {}
      case '&' -> letters.append(endsWithSpace(letters) ? "and " : " and ");
      // Letters that Unicode does not decompose.
      case 'ø', 'Ø' -> letters.append('o');
      case 'ł', 'Ł' -> letters.append('l');
      case 'đ', 'Đ', 'ð', 'Ð' -> letters.append('d');
      case 'ı' -> letters.append('i');
      case 'ß' -> letters.append("ss");
      case 'æ', 'Æ' -> letters.append("ae");
      case 'œ', 'Œ' -> letters.append("oe");
      case 'þ', 'Þ' -> letters.append("th");
      default -> {
        if (isPartOfWord(letter)) {
          letters.append(letter);
        } else if (!isAccent(letter) && !endsWithSpace(letters)) {
          letters.append(' ');
        }
      }
    }
  }

  private static boolean endsWithSpace(StringBuilder letters) {
    return letters.isEmpty() || letters.charAt(letters.length() - 1) == ' ';
  }

  /** The accents of Latin, Greek and Cyrillic; a vowel sign of another script is no accent. */
  private static boolean isAccent(char letter) {
    return letter >= '\u0300' && letter <= '\u036f';
  }

  private static boolean isPartOfWord(char letter) {
    if (isAccent(letter)) {
      return false;
    }
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.SURROGATE ->
          true;
      default -> Character.isLetterOrDigit(letter);
    };
  }

  /**
   * How many letters have to be added, left out, changed or swapped with their neighbour to turn
   * one word into the other (Damerau–Levenshtein, optimal string alignment).
   */
  static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] recycled = beforeLast;
      beforeLast = last;
      last = row;
      row = recycled;
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
        if (isSwap(one, i, other, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[other.length()];
  }

  private static boolean isSwap(String one, int i, String other, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
