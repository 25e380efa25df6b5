package org.chancery.reading.syntax;

import java.util.Arrays;

/** How the word that a feature looks at stands to the one it starts from, by NLP4J's name. */
enum Relation {
  SELF(""),
  HEAD("h"),
  HEAD_OF_HEAD("h2"),
  LEFTMOST("lmd"),
  SECOND_LEFTMOST("lmd2"),
  RIGHTMOST("rmd"),
  SECOND_RIGHTMOST("rmd2"),
  LEFT_SIBLING("lns"),
  SECOND_LEFT_SIBLING("lns2");

  final String code;

  Relation(String code) {
    this.code = code;
  }

  static Relation of(String code) {
    return Arrays.stream(values())
        .filter(relation -> relation.code.equals(code))
        .findFirst()
        .orElseThrow(
            () -> new ParserException("a relation of words was expected, found \"" + code + "\""));
  }
}
