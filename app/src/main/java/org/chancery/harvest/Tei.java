package org.chancery.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chancery.publication.Block;
import org.chancery.time.PartialDate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A volume in TEI P5 (or P4): each document of it is a publication, with the volume as its series.
 *
 * <p>A division is a document where its type says so ({@code document}, {@code letter}, …). In a
 * volume where none does, every division is one that is no mere shell (part, book, …) around
 * others, and a text without divisions is one as a whole.
 */
final class Tei {

  static final String MEDIA_TYPE = "application/tei+xml";

  private static final Set<String> DOCUMENTS =
      Set.of(
          "document",
          "letter",
          "telegram",
          "despatch",
          "dispatch",
          "memorandum",
          "note",
          "report",
          "treaty",
          "speech",
          "article",
          "essay",
          "entry",
          "item",
          "minutes",
          "historical-document",
          "editorial-note");

  private static final Set<String> SHELLS =
      Set.of(
          "volume",
          "part",
          "book",
          "compilation",
          "group",
          "year",
          "month",
          "subchapter",
          "chapters",
          "section-group");

  /** What stands in the text and is not part of it. */
  private static final Set<String> LEFT_OUT =
      Set.of("note", "fw", "del", "figdesc", "index", "teiheader", "pb", "cb", "milestone");

  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p",
          "ab",
          "quote",
          "salute",
          "opener",
          "closer",
          "byline",
          "dateline",
          "signed",
          "postscript",
          "lg",
          "sp",
          "epigraph",
          "trailer",
          "argument",
          "q",
          "cit",
          "list",
          "table",
          "figure",
          "floatingtext",
          "body",
          "front",
          "back",
          "group",
          "text",
          "titlepage",
          "docimprint",
          "doctitle",
          "address",
          "addrline",
          "label");

  private final Received document;
  private final Head volume = new Head();
  private final String volumeId;

  private Tei(Received document, Element root) {
    this.document = document;
    Optional<Element> header = Markup.first(root, "teiheader");
    header.ifPresent(this::header);
    this.volumeId = id(root, header);
  }

  static void read(Received document, Consumer<Harvest> consumer) throws RefusedException {
    Document xml = Markup.parse(document);
    Element root =
        Markup.root(xml)
            .orElseThrow(() -> new RefusedException("no element was found, TEI was expected"));
    List<Element> texts =
        Markup.local(root).equals("teicorpus") ? Markup.children(root, "tei") : List.of(root);
    for (Element text : texts) {
      new Tei(document, text).publications(text, consumer);
    }
    if (texts.isEmpty()) {
      throw new RefusedException("a corpus without texts was found, TEI with a text was expected");
    }
  }

  // ---- the volume ----

  private void header(Element header) {
    Markup.first(header, "titlestmt")
        .ifPresent(statement -> {
          List<Element> titles = Markup.children(statement, "title");
          String whole =
              titles.stream()
                  .filter(title -> title.attr("type").equals("complete"))
                  .findFirst()
                  .map(Markup::line)
                  .orElse(null);
          volume.title = whole != null ? whole : joined(titles, ", ");
          volume.authors =
              Markup.children(statement, "author").stream()
                  .flatMap(author -> Names.list(String.valueOf(Markup.line(author))).stream())
                  .toList();
        });
    Markup.first(header, "publicationstmt")
        .ifPresent(statement -> {
          volume.publisher = Markup.first(statement, "publisher").map(Markup::line).orElse(null);
          volume.published = Markup.first(statement, "date").flatMap(Tei::date).orElse(null);
          volume.rights = Markup.first(statement, "availability").map(Markup::line).orElse(null);
        });
    Markup.first(header, "language")
        .filter(language -> language.hasAttr("ident"))
        .ifPresent(language -> volume.language = Hygiene.language(language.attr("ident")));
  }

  private static @Nullable String joined(List<Element> elements, String between) {
    String all =
        elements.stream()
            .map(Markup::line)
            .filter(line -> line != null)
            .distinct()
            .collect(Collectors.joining(between));
    return all.isEmpty() ? null : all;
  }

  private String id(Element root, Optional<Element> header) {
    String own = root.attr("xml:id");
    String named =
        own.isBlank()
            ? header
                .flatMap(head ->
                    Markup.all(head, "idno").stream()
                        .filter(number ->
                            !number
                                .attr("type")
                                .matches("(?i)isbn.*|issn|doi|uri|url|dispatch-list"))
                        .findFirst())
                .map(Markup::line)
                .orElse(null)
            : own;
    return Identity.given(named)
        .orElseGet(() -> Identity.of(document, document.address(), volume.title))
        .value();
  }

  private void publications(Element root, Consumer<Harvest> consumer) {
    List<Element> texts =
        Markup.all(root, "text").stream().filter(text -> !isInside(text, "text")).toList();
    List<Element> documents = new ArrayList<>();
    for (Element text : texts) {
      List<Element> typed = Markup.all(text, "div").stream().filter(Tei::isDocument).toList();
      if (!typed.isEmpty()) {
        typed.stream().filter(div -> !hasDocumentAbove(div)).forEach(documents::add);
      } else {
        leaves(text, documents);
      }
    }
    if (documents.isEmpty()) {
      consumer.accept(
          new Harvest.Refused(document.origin(), "TEI without a text was found, one was expected"));
    }
    int number = 0;
    for (Element division : documents) {
      number++;
      consumer.accept(publication(division, number));
    }
  }

  private static boolean isInside(Element element, String name) {
    for (Element at = element.parent(); at != null; at = at.parent()) {
      if (Markup.local(at).equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDivision(Element element) {
    return Markup.local(element).matches("div[0-7]?");
  }

  private static boolean isDocument(Element division) {
    return DOCUMENTS.contains(division.attr("type").toLowerCase(Locale.ROOT));
  }

  private static boolean hasDocumentAbove(Element division) {
    for (Element at = division.parent(); at != null; at = at.parent()) {
      if (isDivision(at) && isDocument(at)) {
        return true;
      }
    }
    return false;
  }

  /** Divisions that are no shells; without any, the element itself. */
  private static void leaves(Element element, List<Element> documents) {
    List<Element> divisions = divisions(element);
    if (divisions.isEmpty()) {
      documents.add(element);
      return;
    }
    for (Element division : divisions) {
      boolean shell = SHELLS.contains(division.attr("type").toLowerCase(Locale.ROOT));
      if (shell) {
        leaves(division, documents);
      } else {
        documents.add(division);
      }
    }
  }

  /** The outermost divisions below an element. */
  private static List<Element> divisions(Element element) {
    List<Element> found = new ArrayList<>();
    for (Element child : element.children()) {
      if (isDivision(child)) {
        found.add(child);
      } else if (!Markup.local(child).equals("p")) {
        found.addAll(divisions(child));
      }
    }
    return found;
  }

  // ---- one document of it ----

  private Harvest publication(Element division, int number) {
    String own = division.attr("xml:id").isBlank() ? division.attr("n") : division.attr("xml:id");
    String step = own.isBlank() ? Integer.toString(number) : own;
    boolean whole = !isDivision(division);
    Received part = document.part(step, document.bytes());
    Head head = new Head();
    head.id = Identity.given(whole ? volumeId : volumeId + "/" + step).orElse(null);
    String title = Markup.child(division, "head").map(Tei::words).orElse(null);
    head.title = whole ? volume.title : title != null && !title.isEmpty() ? title : volume.title;
    head.series = whole ? null : volume.title;
    head.publisher = volume.publisher;
    head.rights = volume.rights;
    String language = Markup.language(division);
    head.language = language == null ? volume.language : language;
    head.date = date(division, whole);
    head.published = volume.published;
    List<String> signed = authors(division);
    head.authors = signed.isEmpty() ? volume.authors : signed;
    try {
      return head.publication(part, MEDIA_TYPE, new Blocks().of(division));
    } catch (RefusedException e) {
      return new Harvest.Refused(part.origin(), e.reason());
    }
  }

  private static List<String> authors(Element division) {
    for (String name : new String[] {"docauthor", "byline", "signed"}) {
      List<String> names =
          Markup.all(division, name).stream()
              .flatMap(element -> Names.persons(words(element)).stream())
              .distinct()
              .toList();
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  private @Nullable PartialDate date(Element division, boolean whole) {
    for (String attribute :
        new String[] {"frus:doc-datetime-min", "frus:doc-dateTime-min", "when"}) {
      Optional<PartialDate> stated = DateReader.read(division.attr(attribute));
      if (stated.isPresent()) {
        return stated.get();
      }
    }
    for (String place : new String[] {"dateline", "opener", "head", "docdate"}) {
      for (Element element : Markup.all(division, place)) {
        Optional<PartialDate> date =
            Markup.all(element, "date").stream().flatMap(found -> date(found).stream()).findFirst();
        if (date.isPresent()) {
          return date.get();
        }
      }
    }
    return whole ? volume.published : null;
  }

  private static Optional<PartialDate> date(Element date) {
    for (String attribute : new String[] {"when", "notBefore", "from", "value"}) {
      Optional<PartialDate> stated = DateReader.read(date.attr(attribute));
      if (stated.isPresent()) {
        return stated;
      }
    }
    String line = Markup.line(date);
    return line == null ? Optional.empty() : DateReader.read(line);
  }

  /** The words of an element as one line, without its notes. */
  private static String words(Element element) {
    StringBuilder text = new StringBuilder();
    append(element, text);
    return Hygiene.line(text.toString());
  }

  private static void append(Element element, StringBuilder text) {
    for (Node node : element.childNodes()) {
      if (node instanceof TextNode words) {
        text.append(words.getWholeText());
      } else if (node instanceof Element child) {
        String name = Markup.local(child);
        if (name.equals("lb")) {
          text.append(child.attr("break").equals("no") ? "" : " ");
        } else if (name.equals("gap")) {
          text.append(" … ");
        } else if (!LEFT_OUT.contains(name) && !isAlternative(child)) {
          append(child, text);
        }
      }
    }
  }

  /** Of a choice, the form that an editor set is read: what was written stands beside it. */
  private static boolean isAlternative(Element element) {
    Element parent = element.parent();
    return parent != null
        && Markup.local(parent).equals("choice")
        && Set.of("sic", "orig", "abbr").contains(Markup.local(element))
        && parent.children().stream()
            .anyMatch(other -> Set.of("corr", "reg", "expan").contains(Markup.local(other)));
  }

  /** Cuts a division into blocks; its notes come last, each a paragraph. */
  private static final class Blocks {

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    List<Block> of(Element division) {
      boolean titled = Markup.child(division, "head").isPresent();
      children(division, titled);
      close(Block.Kind.PARAGRAPH);
      for (Element note : Markup.all(division, "note")) {
        open.append(note.attr("n").isBlank() ? "" : note.attr("n") + " ").append(words(note));
        close(Block.Kind.PARAGRAPH);
      }
      return blocks;
    }

    private void children(Element element, boolean headIsTitle) {
      boolean skip = headIsTitle;
      for (Node node : element.childNodes()) {
        if (node instanceof TextNode text) {
          open.append(text.getWholeText());
        } else if (node instanceof Element child) {
          if (skip && Markup.local(child).equals("head")) {
            skip = false;
          } else {
            element(child);
          }
        }
      }
    }

    private void element(Element element) {
      String name = Markup.local(element);
      switch (name) {
        case "head" -> block(element, Block.Kind.HEADING);
        case "item", "l" -> block(element, Block.Kind.ROW);
        case "row" -> row(element);
        default -> {
          if (LEFT_OUT.contains(name) || isAlternative(element)) {
            return;
          }
          if (isDivision(element) || (PARAGRAPHS.contains(name) && holdsBlocks(element))) {
            close(Block.Kind.PARAGRAPH);
            children(element, false);
            close(Block.Kind.PARAGRAPH);
          } else if (PARAGRAPHS.contains(name)) {
            block(element, Block.Kind.PARAGRAPH);
          } else {
            inline(element, name);
          }
        }
      }
    }

    private void inline(Element element, String name) {
      if (name.equals("lb")) {
        open.append(element.attr("break").equals("no") ? "" : " ");
      } else if (name.equals("gap")) {
        open.append(" … ");
      } else {
        children(element, false);
      }
    }

    private static boolean holdsBlocks(Element element) {
      return element.children().stream()
          .anyMatch(child ->
              PARAGRAPHS.contains(Markup.local(child))
                  || Set.of("item", "row", "l", "head").contains(Markup.local(child))
                  || isDivision(child));
    }

    private void block(Element element, Block.Kind kind) {
      close(Block.Kind.PARAGRAPH);
      open.append(words(element));
      close(kind);
    }

    private void row(Element row) {
      close(Block.Kind.PARAGRAPH);
      open.append(
          Markup.children(row, "cell").stream().map(Tei::words).collect(Collectors.joining(" | ")));
      close(Block.Kind.ROW);
    }

    private void close(Block.Kind kind) {
      String text = Hygiene.line(open.toString());
      open.setLength(0);
      if (!text.isEmpty()) {
        blocks.add(new Block(kind, text));
      }
    }
  }
}
