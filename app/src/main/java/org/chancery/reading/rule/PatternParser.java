package org.chancery.reading.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern from text:
 *
 * <pre>
 *   pattern  = node { relation }
 *   node     = "{" [ test { ";" test } ] "}" [ "=" role ]
 *   test     = key ( ":" | "!:" ) value { "|" value }
 *   relation = [ "?" | "!" ] ( ">" | "<" | ">>" ) [ label { "|" label } ] ( node | "(" pattern ")" )
 * </pre>
 */
final class PatternParser {

  private static final Set<String> KEYS = Set.of("lemma", "word", "tag", "label", "class", "is");

  /** What is wrong with a pattern, and at which character. */
  static final class PatternException extends RuntimeException {
    PatternException(String message, int at) {
      super("character " + (at + 1) + ": " + message);
    }
  }

  private final String text;
  private int at;

  private PatternParser(String text) {
    this.text = text;
  }

  /**
   * Reads a whole pattern.
   *
   * @throws PatternException where it is malformed
   */
  static Pattern parse(String text) {
    PatternParser parser = new PatternParser(text);
    Pattern pattern = parser.pattern();
    parser.space();
    if (parser.at < text.length()) {
      throw parser.complaint("the end of the pattern was expected");
    }
    return pattern;
  }

  private Pattern pattern() {
    expect('{');
    List<Pattern.Test> tests = new ArrayList<>();
    space();
    while (!accept('}')) {
      tests.add(test());
      space();
      if (!accept(';') && peek() != '}') {
        throw complaint("\";\" or \"}\" was expected");
      }
      space();
    }
    @Nullable String role = accept('=') ? name("a role") : null;
    List<Pattern.Relation> relations = new ArrayList<>();
    for (space(); at < text.length() && "?!><".indexOf(peek()) >= 0; space()) {
      relations.add(relation());
    }
    return new Pattern(tests, role, relations);
  }

  private Pattern.Test test() {
    String key = name("a key");
    if (!KEYS.contains(key)) {
      throw complaint(
          "one of the keys "
              + KEYS.stream().sorted().toList()
              + " was expected, found \""
              + key
              + "\"");
    }
    boolean negated = accept('!');
    expect(':');
    Set<String> values = new LinkedHashSet<>();
    do {
      int start = at;
      while (at < text.length() && "|;}".indexOf(peek()) < 0) {
        at++;
      }
      String value = text.substring(start, at).strip();
      if (value.isEmpty()) {
        throw complaint("a value was expected");
      }
      values.add(value);
    } while (accept('|'));
    return new Pattern.Test(key, values, negated);
  }

  private Pattern.Relation relation() {
    Pattern.Presence presence =
        accept('?')
            ? Pattern.Presence.OPTIONAL
            : accept('!') ? Pattern.Presence.FORBIDDEN : Pattern.Presence.REQUIRED;
    Pattern.Direction direction;
    if (accept('<')) {
      direction = Pattern.Direction.HEAD;
    } else {
      expect('>');
      direction = accept('>') ? Pattern.Direction.DESCENDANT : Pattern.Direction.DEPENDENT;
    }
    Set<String> labels = new LinkedHashSet<>();
    if (at < text.length() && Character.isLetter(peek())) {
      do {
        labels.add(name("a label"));
      } while (accept('|'));
    }
    space();
    if (accept('(')) {
      space();
      Pattern target = pattern();
      space();
      expect(')');
      return new Pattern.Relation(presence, direction, labels, target);
    }
    // Without brackets only the node itself belongs to the relation.
    expectPeek('{');
    int depth = text.indexOf('}', at);
    if (depth < 0) {
      throw complaint("\"}\" was expected");
    }
    int end = depth + 1;
    if (end < text.length() && text.charAt(end) == '=') {
      end++;
      while (end < text.length() && isNameCharacter(text.charAt(end))) {
        end++;
      }
    }
    PatternParser inner = new PatternParser(text.substring(0, end));
    inner.at = at;
    Pattern target = inner.pattern();
    at = end;
    return new Pattern.Relation(presence, direction, labels, target);
  }

  private String name(String what) {
    int start = at;
    while (at < text.length() && isNameCharacter(peek())) {
      at++;
    }
    if (start == at) {
      throw complaint(what + " was expected");
    }
    return text.substring(start, at);
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(peek())) {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean accept(char c) {
    if (peek() == c && at < text.length()) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw complaint("\"" + c + "\" was expected");
    }
  }

  private void expectPeek(char c) {
    if (peek() != c) {
      throw complaint("\"" + c + "\" was expected");
    }
  }

  private PatternException complaint(String expected) {
    String found =
        at < text.length()
            ? "\"" + text.substring(at, Math.min(text.length(), at + 12)) + "\""
            : "the end";
    return new PatternException(expected + ", found " + found, at);
  }
}
