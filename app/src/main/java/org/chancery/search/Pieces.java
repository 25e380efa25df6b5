package org.chancery.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.text.Span;

/**
 * Splits what somebody typed into its pieces. Whatever was typed has pieces: what makes no sense is
 * taken as words, and a notice says so.
 */
final class Pieces {

  /** More of them is no question but a text that was pasted. */
  private static final int MOST = 64;

  private static final Pattern FIELDED = Pattern.compile("(?<name>\\p{L}+):(?<value>.*)");

  private final String typed;
  private final List<String> notices;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  private Pieces(String typed, List<String> notices) {
    this.typed = typed;
    this.notices = notices;
  }

  /**
   * The pieces in their order.
   *
   * @param notices what could not be taken as it was typed is told here
   */
  static List<Piece> of(String typed, List<String> notices) {
    return new Pieces(typed, notices).split();
  }

  private List<Piece> split() {
    while (at < typed.length()) {
      if (pieces.size() >= MOST) {
        notices.add("only the first " + MOST + " words are searched");
        break;
      }
      char c = typed.charAt(at);
      switch (c) {
        case '"', '“', '”', '„' -> quoted();
        case '(' -> pieces.add(new Piece.Open(next()));
        case ')' -> pieces.add(new Piece.Close(next()));
        case '|' -> pieces.add(new Piece.Or(next()));
        case '-', '!', '−' -> absent();
        case '+', '&' -> at++; // both are what stands beside each other anyway
        default -> {
          if (Character.isWhitespace(c)) {
            at++;
          } else {
            word();
          }
        }
      }
    }
    return pieces;
  }

  private Span next() {
    return new Span(at, ++at);
  }

  /** A hyphen before a word means its absence; one between blanks is a dash. */
  private void absent() {
    Span here = next();
    if (at < typed.length() && !Character.isWhitespace(typed.charAt(at))) {
      pieces.add(new Piece.Not(here));
    }
  }

  private void quoted() {
    int start = at;
    Optional<String> phrase = phrase();
    phrase.ifPresent(text -> {
      if (!text.isBlank()) {
        pieces.add(new Piece.Phrase(text, new Span(start, at)));
      }
    });
  }

  /** The words between quotation marks; nothing where the second is missing, as is said. */
  private Optional<String> phrase() {
    int end = at + 1;
    while (end < typed.length() && "\"“”„".indexOf(typed.charAt(end)) < 0) {
      end++;
    }
    if (end == typed.length()) {
      notices.add("a quotation mark is not closed: what follows it is searched as words");
      at++;
      return Optional.empty();
    }
    String text = typed.substring(at + 1, end);
    at = end + 1;
    return Optional.of(text);
  }

  private void word() {
    int start = at;
    String text = run();
    Span span = new Span(start, at);
    switch (text) {
      case "OR" -> pieces.add(new Piece.Or(span));
      case "NOT" -> pieces.add(new Piece.Not(span));
      case "AND" -> {
        // what stands beside each other is asked for together anyway
      }
      default -> {
        Matcher matcher = FIELDED.matcher(text);
        Optional<Field> field =
            matcher.matches() ? Field.named(matcher.group("name")) : Optional.empty();
        if (field.isPresent()) {
          filter(field.get(), matcher.group("value"), start);
        } else {
          plain(text, span);
        }
      }
    }
  }

  private String run() {
    int start = at;
    while (at < typed.length()
        && !Character.isWhitespace(typed.charAt(at))
        && "\"“”„()|".indexOf(typed.charAt(at)) < 0) {
      at++;
    }
    return typed.substring(start, at);
  }

  private void plain(String text, Span span) {
    Matcher matcher = FIELDED.matcher(text);
    if (matcher.matches() && matcher.group("value").matches("[\\p{L}\\p{N}].*")) {
      notices.add(
          "\""
              + matcher.group("name")
              + ":\" is no field and is searched as a word; there are "
              + Field.all());
    }
    boolean prefix = text.length() > 1 && text.endsWith("*");
    pieces.add(new Piece.Word(prefix ? text.substring(0, text.length() - 1) : text, prefix, span));
  }

  /** What a field is asked to hold may stand in quotation marks, or behind a blank. */
  private void filter(Field field, String beside, int start) {
    String value = beside;
    boolean quoted = false;
    if (value.isEmpty()) {
      while (at < typed.length() && Character.isWhitespace(typed.charAt(at))) {
        at++;
      }
      if (at < typed.length() && "\"“”„".indexOf(typed.charAt(at)) >= 0) {
        Optional<String> phrase = phrase();
        quoted = phrase.isPresent();
        value = phrase.orElse("");
      }
      if (value.isEmpty() && !quoted) {
        value = run();
      }
    }
    if (value.isBlank()) {
      notices.add(field.usual() + ": something was expected behind it, found nothing");
      pieces.add(new Piece.Word(field.usual(), false, new Span(start, at)));
    } else {
      pieces.add(new Piece.Filter(field, value.strip(), quoted, new Span(start, at)));
    }
  }
}
