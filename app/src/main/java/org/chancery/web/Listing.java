package org.chancery.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a page lists, for those who take it elsewhere: as CSV, as JSON, or as a feed.
 *
 * @param address of the page
 * @param columns names of the cells
 */
record Listing(String title, Address address, List<String> columns, List<Item> items) {

  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * A line of the list.
   *
   * @param cells in the order of the columns; a null cell is empty
   * @param recorded when the desk took it in, null where that is not known
   */
  record Item(
      Address address,
      String title,
      @Nullable String summary,
      @Nullable Instant recorded,
      List<@Nullable String> cells) {}

  Listing {
    columns = List.copyOf(columns);
    items = List.copyOf(items);
  }

  // ---- CSV ----

  /** RFC 4180, with a line of names. */
  String csv() {
    StringBuilder csv = new StringBuilder();
    line(csv, new ArrayList<>(columns));
    items.forEach(item -> line(csv, item.cells()));
    return csv.toString();
  }

  private static void line(StringBuilder csv, List<@Nullable String> cells) {
    for (int index = 0; index < cells.size(); index++) {
      csv.append(index == 0 ? "" : ",")
          .append(cell(Objects.requireNonNullElse(cells.get(index), "")));
    }
    csv.append("\r\n");
  }

  /** A spreadsheet must not take words of a publication for a formula. */
  private static String cell(String value) {
    String safe =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  // ---- JSON ----

  private interface Form {
    void write(JsonGenerator json) throws IOException;
  }

  private static String json(Form form) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      form.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.append('\n').toString();
  }

  /** The columns as keys. */
  String json() {
    return json(json -> {
      json.writeStartObject();
      json.writeStringField("title", title);
      json.writeArrayFieldStart("items");
      for (Item item : items) {
        json.writeStartObject();
        for (int index = 0; index < columns.size(); index++) {
          json.writeStringField(columns.get(index), item.cells().get(index));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  // ---- feeds ----

  /** JSON Feed 1.1. */
  String feed(String site) {
    return json(json -> {
      json.writeStartObject();
      json.writeStringField("version", "https://jsonfeed.org/version/1.1");
      json.writeStringField("title", title + " – Chancery");
      json.writeStringField("home_page_url", site + address);
      json.writeStringField("feed_url", site + address.with("format", "feed"));
      json.writeArrayFieldStart("items");
      for (Item item : items) {
        json.writeStartObject();
        json.writeStringField("id", site + item.address());
        json.writeStringField("url", site + item.address());
        json.writeStringField("title", item.title());
        json.writeStringField(
            "content_text", Objects.requireNonNullElse(item.summary(), item.title()));
        if (item.recorded() != null) {
          json.writeStringField("date_published", item.recorded().toString());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  /** Atom, RFC 4287. */
  String atom(String site) {
    Instant updated =
        items.stream()
            .map(Item::recorded)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("title", Html.text(plain(title) + " – Chancery")));
    parts.add(Html.element("id", Html.text(site + address)));
    parts.add(Html.element("updated", Html.text(updated.toString())));
    parts.add(Html.element("author", Html.element("name", Html.text("Chancery"))));
    parts.add(reference("self", site + address.with("format", "atom")));
    parts.add(reference("alternate", site + address));
    for (Item item : items) {
      parts.add(
          Html.element(
              "entry",
              Html.element("title", Html.text(plain(item.title()))),
              Html.element("id", Html.text(site + item.address())),
              reference("alternate", site + item.address()),
              Html.element(
                  "updated",
                  Html.text(Objects.requireNonNullElse(item.recorded(), updated).toString())),
              Html.element(
                  "summary",
                  Html.text(plain(Objects.requireNonNullElse(item.summary(), item.title()))))));
    }
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        + Html.element("feed", Map.of("xmlns", "http://www.w3.org/2005/Atom"), Html.of(parts))
        + "\n";
  }

  /** A link of XML, which must be closed. */
  private static Html reference(String relation, String address) {
    return Html.closed("link", Map.of("rel", relation, "href", address));
  }

  /** XML has no way to write most control characters. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\t\\n]]|[\\uFFFE\\uFFFF]", " ");
  }

  /** A name for the file in which the list is kept. */
  String fileName(String extension) {
    String name =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return (name.isEmpty() ? "list" : name) + "." + extension;
  }
}
