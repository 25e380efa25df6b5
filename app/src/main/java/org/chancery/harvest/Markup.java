package org.chancery.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * XML as the world writes it: names are compared without their prefix, and what is not well formed
 * is read as far as it goes.
 *
 * <p>No entity is resolved but those of characters, and no document type is read, so that a file
 * can neither fetch another nor grow beyond its own size.
 */
final class Markup {

  private Markup() {}

  static Document parse(Received document) {
    byte[] bytes = document.bytes();
    String declared =
        document.charset() != null ? document.charset() : Charsets.declared(bytes).orElse(null);
    return Jsoup.parse(Charsets.decode(bytes, declared).text(), "", Parser.xmlParser());
  }

  /** The name of an element without its prefix, in small letters. */
  static String local(Element element) {
    String name = element.tagName();
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** The outermost element; none where there is but text. */
  static Optional<Element> root(Document document) {
    return Optional.ofNullable(document.firstElementChild());
  }

  static List<Element> children(Element parent, String local) {
    return parent.children().stream().filter(child -> local(child).equals(local)).toList();
  }

  static Optional<Element> child(Element parent, String local) {
    return parent.children().stream().filter(child -> local(child).equals(local)).findFirst();
  }

  /** All elements below another with a name, in the order of the document. */
  static List<Element> all(Element root, String local) {
    List<Element> found = new ArrayList<>();
    List<Element> all = root.getAllElements();
    // The first of all is the root itself.
    for (Element element : all.subList(1, all.size())) {
      if (local(element).equals(local)) {
        found.add(element);
      }
    }
    return found;
  }

  static Optional<Element> first(Element root, String local) {
    return all(root, local).stream().findFirst();
  }

  /** The text of a child as one line; null where it is missing or empty. */
  static @Nullable String text(Element parent, String local) {
    return child(parent, local).map(Markup::line).orElse(null);
  }

  /** The text of an element as one line; null where it is empty. */
  static @Nullable String line(Element element) {
    String line = Hygiene.line(element.wholeText());
    return line.isEmpty() ? null : line;
  }

  /** The language that an element or one around it declares. */
  static @Nullable String language(Element element) {
    for (Element at = element; at != null; at = at.parent()) {
      String declared = at.attr("xml:lang");
      if (!declared.isBlank()) {
        return Hygiene.language(declared);
      }
    }
    return null;
  }
}
