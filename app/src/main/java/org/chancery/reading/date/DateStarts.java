package org.chancery.reading.date;

import java.util.Locale;
import java.util.Set;

/**
 * Finds the places of a text where an expression of time may begin, so that the long pattern of
 * {@link DateReader} is tried there alone and not at every word. It may find too many places, never
 * too few: who lets the pattern begin with another word adds the word here.
 */
final class DateStarts {

  /** Words with which an expression begins, whatever follows. */
  private static final Set<String> ALONE =
      Set.of(
          "jan",
          "january",
          "feb",
          "february",
          "mar",
          "march",
          "apr",
          "april",
          "may",
          "jun",
          "june",
          "jul",
          "july",
          "aug",
          "august",
          "sep",
          "sept",
          "september",
          "oct",
          "october",
          "nov",
          "november",
          "dec",
          "december",
          "spring",
          "summer",
          "autumn",
          "fall",
          "winter",
          "yesterday",
          "today",
          "tomorrow",
          "hours",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday");

  /** Words with which one begins only before one of the words below. */
  private static final Set<String> BEFORE_OTHERS =
      Set.of(
          "earlier", "last", "next", "this", "on", "in", "at", "later", "the", "that", "a", "one",
          "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final Set<String> SECOND =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "following",
          "previous",
          "this",
          "spring",
          "summer",
          "autumn",
          "fall",
          "winter",
          "next",
          "same",
          "that",
          "day",
          "days",
          "week",
          "weeks",
          "month",
          "months",
          "year",
          "years");

  private static final int LONGEST = 9;

  private DateStarts() {}

  /** The first such place at or behind another, or -1. */
  static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isWord(c) || (i > 0 && isWord(text.charAt(i - 1)))) {
        continue;
      }
      if (c <= '9' || begins(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean begins(String text, int start) {
    int end = end(text, start);
    String word = word(text, start, end);
    if (word.isEmpty()) {
      return false;
    }
    if (ALONE.contains(word)) {
      return true;
    }
    if (!BEFORE_OTHERS.contains(word)) {
      return false;
    }
    int second = end;
    while (second < text.length() && Character.isWhitespace(text.charAt(second))) {
      second++;
    }
    return second > end && SECOND.contains(word(text, second, end(text, second)));
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The word in lower case; empty where it is too short or too long for any of those above. */
  private static String word(String text, int start, int end) {
    return end == start || end - start > LONGEST
        ? ""
        : text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  /** A letter, a digit or a line: what the pattern takes for a part of a word. */
  private static boolean isWord(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
