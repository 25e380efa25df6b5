package org.chancery.reading.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chancery.text.Span;

/**
 * Splits a block into sentences at final punctuation, except behind the abbreviations that
 * diplomatic prose is full of ("U.S.", "Gen.", "Jan.", "D.C.", initials) where the next word does
 * not start a sentence.
 */
public final class SentenceSplitter {

  /** Titles and the like: a capital after them continues the sentence. */
  private static final Set<String> ALWAYS_CONTINUES =
      Set.of(
          "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "capt", "cmdr", "adm", "sgt", "gov",
          "sen", "rep", "hon", "rev", "fr", "prof", "amb", "st", "mt", "ft", "messrs", "no", "nos",
          "vol", "vols", "pp", "vs", "cf", "e.g", "i.e", "ca", "art", "sec", "brig", "pres", "supt",
          "lieut", "mme", "mlle", "msgr");

  /**
   * Abbreviations that may well end a sentence: they continue before a lower-case word, a figure or
   * punctuation.
   */
  private static final Set<String> MAY_END =
      Set.of(
          "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
          "etc", "inc", "ltd", "co", "corp", "jr", "sr", "a.m", "p.m", "al", "bros");

  /** Words that start a sentence far more often than they follow "U.S." inside one. */
  private static final Set<String> STARTERS =
      Set.of(
          "the",
          "a",
          "an",
          "in",
          "on",
          "at",
          "he",
          "she",
          "it",
          "they",
          "this",
          "that",
          "these",
          "those",
          "after",
          "before",
          "when",
          "while",
          "however",
          "as",
          "by",
          "for",
          "from",
          "during",
          "following",
          "although",
          "since",
          "both",
          "there",
          "its",
          "his",
          "her",
          "their",
          "but",
          "and",
          "until",
          "under",
          "with",
          "no",
          "diplomatic",
          "relations");

  /** The spans of the sentences of a block, in order, without the white space between them. */
  public List<Span> split(String text) {
    List<Span> sentences = new ArrayList<>();
    int start = skipSpace(text, 0);
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean end = c == '\n' ? lineEnds(text, i) : isFinal(c) && sentenceEnds(text, i);
      if (end) {
        int stop = c == '\n' ? i : closing(text, i + 1);
        add(sentences, text, start, stop);
        start = skipSpace(text, stop);
        i = Math.max(i, start - 1);
      }
    }
    add(sentences, text, start, text.length());
    return sentences;
  }

  private static void add(List<Span> sentences, String text, int start, int end) {
    int trimmed = end;
    while (trimmed > start && Character.isWhitespace(text.charAt(trimmed - 1))) {
      trimmed--;
    }
    if (trimmed > start) {
      sentences.add(new Span(start, trimmed));
    }
  }

  private static boolean isFinal(char c) {
    return c == '.' || c == '!' || c == '?' || c == '…';
  }

  /** A line break inside a block ends a sentence only where an empty line follows. */
  private static boolean lineEnds(String text, int at) {
    int next = at + 1;
    while (next < text.length()
        && text.charAt(next) != '\n'
        && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '\n';
  }

  private static boolean sentenceEnds(String text, int at) {
    int after = closing(text, at + 1);
    if (after >= text.length()) {
      return true;
    }
    char follower = text.charAt(after);
    if (!Character.isWhitespace(follower)) {
      // "15 October 1951.Germany" is a lost space; "3.5", "D.C.," and "www.x.org" are not.
      return text.charAt(at) == '.'
          && Character.isUpperCase(follower)
          && at > 3
          && (Character.isDigit(text.charAt(at - 1)) || lowerRun(text, at) >= 4)
          && after + 1 < text.length()
          && Character.isLowerCase(text.charAt(after + 1));
    }
    int next = skipSpace(text, after);
    if (next >= text.length()) {
      return true;
    }
    char first = text.charAt(next);
    if (Character.isLowerCase(first) || first == ',' || first == ';' || first == ')') {
      return false;
    }
    if (text.charAt(at) != '.') {
      return true;
    }
    return !abbreviates(text, at, next);
  }

  private static boolean abbreviates(String text, int dot, int next) {
    int start = dot;
    while (start > 0
        && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
      start--;
    }
    String word = text.substring(start, dot);
    if (word.isEmpty()) {
      return false;
    }
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    if (ALWAYS_CONTINUES.contains(lower)) {
      return true;
    }
    String follower = word(text, next);
    boolean starter = STARTERS.contains(follower.toLowerCase(java.util.Locale.ROOT));
    if (MAY_END.contains(lower)) {
      return !Character.isUpperCase(text.charAt(next)) || (lower.equals("jr") && !starter);
    }
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    boolean acronym =
        word.indexOf('.') > 0
            && word.chars().filter(c -> c == '.').count() * 2 + 1 >= word.length();
    return (initial || acronym) && !starter;
  }

  private static String word(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  private static int lowerRun(String text, int end) {
    int start = end;
    while (start > 0 && Character.isLowerCase(text.charAt(start - 1))) {
      start--;
    }
    return end - start;
  }

  /**
   * The end of the quotation marks, brackets and references to notes ("[12]") that close behind
   * final punctuation.
   */
  private static int closing(String text, int at) {
    int end = at;
    while (end < text.length()) {
      if ("\"'”’)]».!?".indexOf(text.charAt(end)) >= 0) {
        end++;
        continue;
      }
      int note = noteEnd(text, end);
      if (note == end) {
        break;
      }
      end = note;
    }
    return end;
  }

  private static int noteEnd(String text, int at) {
    int end = at;
    if (text.charAt(at) == '[') {
      do {
        end++;
      } while (end < text.length() && Character.isDigit(text.charAt(end)));
    }
    return end > at + 1 && end < text.length() && text.charAt(end) == ']' ? end + 1 : at;
  }

  private static int skipSpace(String text, int at) {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }
}
