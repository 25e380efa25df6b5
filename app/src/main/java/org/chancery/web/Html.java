package org.chancery.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A piece of a page. Text becomes a piece only by {@link #text}, which escapes it, and attributes
 * are escaped where they are written: nothing that a publication or a visitor says can become
 * markup.
 */
final class Html {

  static final Html NONE = new Html("");

  /** Elements that have no content and no end. */
  private static final Set<String> VOID = Set.of("input", "meta", "link", "br", "hr", "img");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /** Text, escaped. */
  static Html text(String text) {
    return new Html(escaped(text));
  }

  /** Rules of looks of this program's own; text of publications never comes here. */
  static Html style(String rules) {
    if (rules.indexOf('<') >= 0) {
      throw new IllegalArgumentException("rules without markup were expected, found: " + rules);
    }
    return new Html("<style>" + rules + "</style>");
  }

  /** Pieces one after the other. */
  static Html of(Html... pieces) {
    return of(List.of(pieces));
  }

  static Html of(List<Html> pieces) {
    StringBuilder joined = new StringBuilder();
    pieces.forEach(piece -> joined.append(piece.markup));
    return new Html(joined.toString());
  }

  /** An element without attributes. */
  static Html element(String name, Html... content) {
    return element(name, Map.of(), content);
  }

  /** An element; the attributes stand in the order of their names. */
  static Html element(String name, Map<String, String> attributes, Html... content) {
    StringBuilder element = new StringBuilder("<").append(name);
    new TreeMap<>(attributes)
        .forEach((attribute, value) ->
            element.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"'));
    element.append('>');
    if (VOID.contains(name)) {
      return new Html(element.toString());
    }
    element.append(of(content).markup).append("</").append(name).append('>');
    return new Html(element.toString());
  }

  /** The head of a column of a table. */
  static Html column(String words) {
    return element("th", Map.of("scope", "col"), text(words));
  }

  /** An element of XML without content, closed as XML asks. */
  static Html closed(String name, Map<String, String> attributes) {
    String open = element(name, attributes).markup;
    int end = open.indexOf("></" + name + ">");
    return new Html(open.substring(0, end < 0 ? open.length() - 1 : end) + "/>");
  }

  /**
   * JSON for programs that read pages. Within it nothing is escaped as in markup, and what could
   * end it is written as JSON writes any letter.
   */
  static Html linkedData(String json) {
    return new Html(
        "<script type=\"application/ld+json\">"
            + json.replace("<", "\\u003c").replace("&", "\\u0026")
            + "</script>");
  }

  /** A link within this site; the address must have been made by {@link Address}. */
  static Html link(Address address, String text) {
    return element("a", Map.of("href", address.toString()), text(text));
  }

  boolean isEmpty() {
    return markup.isEmpty();
  }

  /** The piece as a document. */
  String document() {
    return "<!doctype html>\n" + markup + "\n";
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  @Override
  public String toString() {
    return markup;
  }
}
