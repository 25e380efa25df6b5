package org.chancery.harvest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.chancery.publication.Block;
import org.chancery.time.PartialDate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * An RSS (0.9 to 2.0), Atom (0.3, 1.0), CDF or JSON feed: what it is called, and its entries.
 *
 * <p>One lenient reader for all of them: feeds mix the elements of several standards, and many are
 * not well formed.
 */
record Feed(
    @Nullable String title,
    @Nullable String language,
    @Nullable String rights,
    List<Entry> entries) {

  static final String MEDIA_TYPE = "application/rss+xml";
  static final String JSON_MEDIA_TYPE = "application/feed+json";

  private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+ *\\((?<name>[^)]+)\\)");
  private static final ObjectMapper JSON = new ObjectMapper();

  Feed {
    entries = List.copyOf(entries);
  }

  /**
   * One entry.
   *
   * @param html its content, or what stands for it
   * @param whole whether that is the content rather than a summary
   * @param mark changes when the entry does
   */
  record Entry(
      @Nullable String id,
      @Nullable String title,
      @Nullable String link,
      List<String> authors,
      @Nullable PartialDate published,
      @Nullable String category,
      @Nullable String language,
      @Nullable String rights,
      String html,
      boolean whole,
      String mark) {
    Entry {
      authors = List.copyOf(authors);
    }

    /** What the entry says of itself, for a publication made of it. */
    Head head(Feed feed) {
      Head head = new Head();
      head.title = title;
      head.authors = authors;
      head.date = published;
      head.series = category;
      head.publisher = feed.title();
      head.url = link;
      head.rights = rights != null ? rights : feed.rights();
      String spoken = language != null ? language : feed.language();
      head.language = spoken == null ? head.language : spoken;
      if (link == null) {
        head.id = Identity.given(id).orElse(null);
      }
      return head;
    }

    List<Block> blocks() {
      return PageBody.ofFragment(html, title);
    }
  }

  /** Whether a document in JSON says that it is a feed. */
  static boolean isJsonFeed(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).contains("jsonfeed.org/version/");
  }

  /** Hands on every entry of a feed that is a file; what the entries link to is not fetched. */
  static void read(Received document, Consumer<Harvest> consumer) throws RefusedException {
    Feed feed = parse(document);
    if (feed.entries().isEmpty()) {
      throw new RefusedException(
          "a feed without entries was found, one entry at least was expected");
    }
    for (int i = 0; i < feed.entries().size(); i++) {
      Entry entry = feed.entries().get(i);
      Received part = document.part(Integer.toString(i + 1), document.bytes());
      Harvest harvest;
      try {
        harvest = entry.head(feed).publication(part, mediaType(document), entry.blocks());
      } catch (RefusedException e) {
        harvest = new Harvest.Refused(part.origin(), e.reason());
      }
      consumer.accept(harvest);
    }
  }

  static String mediaType(Received document) {
    return isJson(document) ? JSON_MEDIA_TYPE : MEDIA_TYPE;
  }

  private static boolean isJson(Received document) {
    for (byte unit : document.bytes()) {
      if (unit == '{') {
        return true;
      }
      if (unit > ' ') {
        return false;
      }
    }
    return false;
  }

  static Feed parse(Received document) throws RefusedException {
    if (isJson(document)) {
      return json(document);
    }
    Element root =
        Markup.root(Markup.parse(document))
            .orElseThrow(() -> new RefusedException("no element was found, a feed was expected"));
    Element channel =
        Markup.local(root).equals("channel") ? root : Markup.child(root, "channel").orElse(root);
    List<Entry> entries = new ArrayList<>();
    for (Element element : root.getAllElements()) {
      String name = Markup.local(element);
      if (name.equals("item") || name.equals("entry")) {
        entries.add(entry(element, document.address()));
      }
    }
    return new Feed(
        plain(Markup.child(channel, "title").orElse(null)),
        language(channel),
        rights(channel),
        entries);
  }

  private static @Nullable String language(Element channel) {
    String told = Markup.text(channel, "language");
    return told != null ? Hygiene.language(told) : Markup.language(channel);
  }

  private static @Nullable String rights(Element parent) {
    for (String name : new String[] {"rights", "copyright"}) {
      String rights = plain(Markup.child(parent, name).orElse(null));
      if (rights != null) {
        return rights;
      }
    }
    return null;
  }

  private static Entry entry(Element item, @Nullable String base) {
    Element whole = null;
    Element summary = null;
    for (Element child : item.children()) {
      switch (child.tagName().toLowerCase(Locale.ROOT)) {
        case "content:encoded", "content", "atom:content", "xhtml:body", "body", "fullitem" ->
            whole = richer(whole, child);
        case "description", "summary", "atom:summary", "dc:description", "abstract" ->
            summary = richer(summary, child);
        default -> {}
      }
    }
    Element text = whole != null ? whole : summary;
    String category = null;
    for (Element child : item.children()) {
      String name = Markup.local(child);
      if (category == null && (name.equals("category") || name.equals("subject"))) {
        String term = child.attr("label").isBlank() ? child.attr("term") : child.attr("label");
        category = term.isBlank() ? Markup.line(child) : Hygiene.line(term);
      }
    }
    String id = Markup.text(item, "guid");
    return new Entry(
        id != null ? id : Markup.text(item, "id"),
        plain(Markup.child(item, "title").orElse(null)),
        link(item, base),
        authors(item),
        published(item),
        category,
        Markup.child(item, "language").isPresent()
            ? Hygiene.language(String.valueOf(Markup.text(item, "language")))
            : Markup.language(item),
        rights(item),
        text == null ? "" : html(text),
        whole != null,
        Digest.of(item.outerHtml()));
  }

  private static Element richer(@Nullable Element before, Element now) {
    return before != null && before.wholeText().length() >= now.wholeText().length() ? before : now;
  }

  /** Content is markup within the feed, or markup as text; text alone is a paragraph. */
  private static String html(Element content) {
    if (!content.children().isEmpty()) {
      return content.html();
    }
    String text = content.wholeText();
    return content.attr("type").equals("text") ? Entities.escape(text) : text;
  }

  /** A title may be markup, as text or not. */
  private static @Nullable String plain(@Nullable Element element) {
    if (element == null) {
      return null;
    }
    String line = Hygiene.line(element.wholeText());
    String plain =
        line.indexOf('<') >= 0 || line.indexOf('&') >= 0 ? Jsoup.parse(line).text() : line;
    return plain.isBlank() ? null : Hygiene.line(plain);
  }

  private static @Nullable String link(Element item, @Nullable String base) {
    String best = null;
    for (Element link : Markup.children(item, "link")) {
      String rel = link.attr("rel");
      String address = link.hasAttr("href") ? link.attr("href") : Markup.line(link);
      if (address != null
          && !address.isBlank()
          && (rel.isEmpty() || rel.equals("alternate"))
          && best == null) {
        best = address;
      }
    }
    if (best == null) {
      best =
          Markup.child(item, "guid")
              .filter(guid -> !guid.attr("isPermaLink").equalsIgnoreCase("false"))
              .map(Markup::line)
              .orElse(null);
    }
    if (best == null && item.hasAttr("rdf:about")) {
      best = item.attr("rdf:about");
    }
    return best == null ? null : Identity.address(absolute(item, best, base)).orElse(null);
  }

  private static String absolute(Element item, String address, @Nullable String base) {
    String from = base;
    for (Element at = item; at != null; at = at.parent()) {
      if (at.hasAttr("xml:base")) {
        from = at.attr("xml:base");
        break;
      }
    }
    return resolved(from, address);
  }

  /** An address as seen from another; as it stands where either is none. */
  static String resolved(@Nullable String base, String address) {
    if (base == null) {
      return address.strip();
    }
    try {
      return new URI(base.strip()).resolve(new URI(address.strip().replace(" ", "%20"))).toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return address.strip(); // feeds hold all sorts of things where an address should stand
    }
  }

  private static List<String> authors(Element item) {
    List<String> authors = new ArrayList<>();
    for (Element child : item.children()) {
      String name = Markup.local(child);
      if (name.equals("creator") || name.equals("author")) {
        Optional<Element> inner = Markup.child(child, "name");
        String written = inner.isPresent() ? Markup.line(inner.get()) : Markup.line(child);
        if (written != null) {
          var mail = MAIL_AND_NAME.matcher(written);
          authors.addAll(Names.list(mail.matches() ? mail.group("name") : written));
        }
      }
    }
    return authors.stream().distinct().toList();
  }

  private static @Nullable PartialDate published(Element item) {
    for (String name :
        new String[] {
          "pubdate", "published", "issued", "created", "date", "updated", "modified", "lastmod"
        }) {
      for (Element element : Markup.children(item, name)) {
        String written = Markup.line(element);
        Optional<PartialDate> date = written == null ? Optional.empty() : DateReader.read(written);
        if (date.isPresent()) {
          return date.get();
        }
      }
    }
    return null;
  }

  // ---- JSON Feed ----

  private static Feed json(Received document) throws RefusedException {
    JsonNode feed;
    try {
      feed = JSON.readTree(document.bytes());
    } catch (IOException e) {
      throw new RefusedException(
          "JSON that breaks off or is damaged was found, a JSON feed was expected");
    }
    if (!feed.path("items").isArray()) {
      throw new RefusedException(
          "JSON without a list \"items\" was found, a JSON feed was expected");
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode item : feed.path("items")) {
      String html = item.path("content_html").asText("");
      String text = item.path("content_text").asText("");
      String summary = item.path("summary").asText("");
      String content = !html.isEmpty() ? html : paragraphs(!text.isEmpty() ? text : summary);
      String url = text(item, "url");
      entries.add(
          new Entry(
              text(item, "id"),
              text(item, "title"),
              url == null ? null : Identity.address(resolved(document.address(), url)).orElse(null),
              authors(item.has("authors") || item.has("author") ? item : feed),
              date(item),
              text(item.path("tags"), 0),
              text(item, "language"),
              null,
              content,
              !html.isEmpty() || !text.isEmpty(),
              Digest.of(item.toString())));
    }
    String language = text(feed, "language");
    return new Feed(
        text(feed, "title"), language == null ? null : Hygiene.language(language), null, entries);
  }

  private static String paragraphs(String text) {
    StringBuilder html = new StringBuilder();
    for (String paragraph : text.split("\\n\\s*\\n", -1)) {
      html.append("<p>").append(Entities.escape(paragraph)).append("</p>");
    }
    return html.toString();
  }

  private static List<String> authors(JsonNode holder) {
    List<String> authors = new ArrayList<>();
    for (JsonNode author : holder.path("authors")) {
      authors.addAll(Names.list(author.path("name").asText("")));
    }
    if (authors.isEmpty()) {
      authors.addAll(Names.list(holder.path("author").path("name").asText("")));
    }
    return authors;
  }

  private static @Nullable PartialDate date(JsonNode item) {
    for (String name : new String[] {"date_published", "date_modified"}) {
      Optional<PartialDate> date = DateReader.read(item.path(name).asText(""));
      if (date.isPresent()) {
        return date.get();
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return orNull(node.path(field));
  }

  private static @Nullable String text(JsonNode node, int index) {
    return orNull(node.path(index));
  }

  private static @Nullable String orNull(JsonNode value) {
    String line = value.isValueNode() && !value.isNull() ? Hygiene.line(value.asText()) : "";
    return line.isEmpty() ? null : line;
  }
}
