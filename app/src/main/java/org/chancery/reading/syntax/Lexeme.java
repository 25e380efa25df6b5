package org.chancery.reading.syntax;

import edu.emory.mathcs.nlp.common.constant.MetaConst;
import edu.emory.mathcs.nlp.common.util.CharUtils;
import edu.emory.mathcs.nlp.common.util.StringUtils;
import java.util.ArrayList;
import java.util.List;

/** What the form of a word says of it, whatever stands beside it: worked out once for each form. */
final class Lexeme {

  /** A lemma and its fingerprint. */
  record Lemma(String text, long value, long power) {

    static Lemma of(String text) {
      return new Lemma(text, Fingerprint.of(text), Fingerprint.power(text.length()));
    }
  }

  final String simplified;
  private final long[] values = new long[Field.OF_FORM];
  private final long[] powers = new long[Field.OF_FORM];
  private final long[] ambiguity;
  private final long[] clusters;
  private final long[] orthography;
  private final long[] orthographyOfFirst;
  private final Lemma[] lemmas;

  /**
   * @param tags how many parts of speech there are
   */
  Lexeme(String form, EnglishModel model, int tags) {
    simplified = StringUtils.toSimplifiedForm(form);
    String lower = StringUtils.toLowerCase(simplified);
    put(Field.FORM, simplified);
    put(Field.LOWER_FORM, lower);
    put(Field.SHAPE, StringUtils.getShape(simplified, 2));
    prefix(Field.PREFIX_2, lower, 2);
    prefix(Field.PREFIX_3, lower, 3);
    suffix(Field.SUFFIX_1, lower, 1);
    suffix(Field.SUFFIX_2, lower, 2);
    suffix(Field.SUFFIX_3, lower, 3);
    suffix(Field.SUFFIX_4, lower, 4);
    List<String> classes = model.ambiguity().of(lower);
    if (!classes.isEmpty()) {
      put(Field.AMBIGUITY, String.join("_", classes));
    }
    ambiguity = fingerprints(classes);
    clusters = fingerprints(model.clusters().of(lower));
    orthography = fingerprints(orthography(simplified, /* first= */ false));
    orthographyOfFirst = fingerprints(orthography(simplified, /* first= */ true));
    lemmas = new Lemma[tags];
  }

  /** The fingerprint of a field; means nothing where its power is 0. */
  long value(Field field) {
    return values[field.place];
  }

  /** The power of the length of a field; 0 where the word does not have it. */
  long power(Field field) {
    return powers[field.place];
  }

  long[] ambiguity() {
    return ambiguity;
  }

  long[] clusters() {
    return clusters;
  }

  long[] orthography(boolean first) {
    return first ? orthographyOfFirst : orthography;
  }

  /** The lemma as a part of speech; two threads may both work it out, to the same result. */
  Lemma lemma(int tag, Lemmatizer lemmatizer) {
    Lemma known = lemmas[tag];
    if (known == null) {
      known = Lemma.of(lemmatizer.lemma(simplified, tag));
      lemmas[tag] = known;
    }
    return known;
  }

  /** Finds the lemma of a simplified form. */
  interface Lemmatizer {
    String lemma(String simplified, int tag);
  }

  private void put(Field field, String text) {
    values[field.place] = Fingerprint.of(text);
    powers[field.place] = Fingerprint.power(text.length());
  }

  /** The beginning is never the whole word. */
  private void prefix(Field field, String word, int length) {
    if (length < word.length()) {
      put(field, word.substring(0, length));
    }
  }

  private void suffix(Field field, String word, int length) {
    if (length < word.length()) {
      put(field, word.substring(word.length() - length));
    }
  }

  private static long[] fingerprints(List<String> texts) {
    return texts.stream().mapToLong(Fingerprint::of).toArray();
  }

  /** What the letters look like, in the numbers and the order of NLP4J's FeatureTemplate. */
  private static List<String> orthography(String form, boolean first) {
    if (form.equals(MetaConst.HYPERLINK)) {
      return List.of("0");
    }
    Letters letters = new Letters(form);
    List<String> said = new ArrayList<>();
    if (letters.allUpper) {
      said.add("1");
    } else if (letters.allLower) {
      said.add("2");
    } else if (letters.allDigit) {
      said.add("3");
    } else if (letters.allPunctuation) {
      said.add("4");
    } else if (letters.allDigitOrPunctuation) {
      said.add("5");
    } else if (letters.noLower) {
      said.add("10");
    }
    if (!letters.allUpper) {
      if (letters.firstUpper && !first) {
        said.add("11");
      }
      if (letters.laterUpper > 0) {
        said.add(letters.laterUpper == 1 ? "12" : "13");
      }
    }
    if (!letters.allDigit && letters.hasDigit) {
      said.add("6");
    }
    if (letters.hasPeriod) {
      said.add("7");
    }
    if (letters.hasHyphen) {
      said.add("8");
    }
    if (!letters.allPunctuation
        && !letters.hasPeriod
        && !letters.hasHyphen
        && letters.hasPunctuation) {
      said.add("9");
    }
    return said;
  }

  /** Counts the kinds of letters of a form. */
  private static final class Letters {
    boolean hasDigit;
    boolean hasPeriod;
    boolean hasHyphen;
    boolean hasPunctuation;
    boolean firstUpper;
    int laterUpper;
    boolean allDigit = true;
    boolean allPunctuation = true;
    boolean allUpper = true;
    boolean allLower = true;
    boolean noLower = true;
    boolean allDigitOrPunctuation = true;

    Letters(String form) {
      for (int i = 0; i < form.length(); i++) {
        char c = form.charAt(i);
        boolean upper = CharUtils.isUpperCase(c);
        boolean lower = CharUtils.isLowerCase(c);
        boolean digit = CharUtils.isDigit(c);
        boolean punctuation = CharUtils.isPunctuation(c);
        if (upper && i == 0) {
          firstUpper = true;
        } else if (upper) {
          laterUpper++;
        }
        allUpper &= upper;
        allLower &= lower;
        noLower &= !lower;
        hasDigit |= digit;
        allDigit &= digit;
        hasPunctuation |= punctuation;
        allPunctuation &= punctuation;
        hasPeriod |= c == '.';
        hasHyphen |= c == '-';
        allDigitOrPunctuation &= digit || punctuation;
      }
    }
  }
}
