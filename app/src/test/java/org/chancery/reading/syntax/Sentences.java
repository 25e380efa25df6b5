package org.chancery.reading.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.text.Span;

/** Parsed sentences written by hand, so that no parser decides what a test sees. */
final class Sentences {

  private Sentences() {}

  /**
   * A sentence of tokens {@code form/TAG/head/label} or {@code form/lemma/TAG/head/label}; heads
   * count from 0, and the root hangs on -1.
   */
  static List<Token> parsed(String written) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    for (String word : written.strip().split("\\s+", -1)) {
      String[] parts = word.split("/", -1);
      int shift = parts.length - 4;
      String form = parts[0];
      String lemma = shift == 0 ? form.toLowerCase(Locale.ROOT) : parts[1];
      tokens.add(
          new Token(
              new Span(at, at + form.length()),
              form,
              lemma,
              parts[1 + shift],
              Integer.parseInt(parts[2 + shift]),
              parts[3 + shift]));
      at += form.length() + 1;
    }
    return tokens;
  }
}
