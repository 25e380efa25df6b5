package org.chancery.reading.syntax;

import java.util.Arrays;

/** What a feature looks at in a word, by the name that NLP4J gives it. */
enum Field {
  FORM("word_form_simplified", 0),
  LOWER_FORM("word_form_simplified_lowercase", 1),
  SHAPE("word_shape", 2),
  PREFIX_2("prefix:2", 3),
  PREFIX_3("prefix:3", 4),
  SUFFIX_1("suffix:1", 5),
  SUFFIX_2("suffix:2", 6),
  SUFFIX_3("suffix:3", 7),
  SUFFIX_4("suffix:4", 8),
  /** All parts of speech that the word may be, as one text. */
  AMBIGUITY("ambiguity_classes", 9),
  TAG("part_of_speech_tag"),
  LEMMA("lemma"),
  LABEL("dependency_label"),
  /** How many words hang on it at either side. */
  VALENCY("valency:all"),
  CLUSTERS("word_clusters"),
  ORTHOGRAPHY("orthographic"),
  POSITION("positional");

  /** How many fields the form of a word alone decides. */
  static final int OF_FORM = 10;

  final String code;

  /** The place among the fields that the form decides; -1 for others. */
  final int place;

  Field(String code) {
    this(code, -1);
  }

  Field(String code, int place) {
    this.code = code;
    this.place = place;
  }

  static Field of(String code) {
    return Arrays.stream(values())
        .filter(field -> field.code.equals(code))
        .findFirst()
        .orElseThrow(
            () -> new ParserException("a field of a word was expected, found \"" + code + "\""));
  }
}
