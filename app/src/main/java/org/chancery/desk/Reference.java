package org.chancery.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.publication.Archived;
import org.chancery.publication.Publication;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * How a version of a publication is cited, in the forms of programs that keep references.
 *
 * <p>Names of authors stay as they were published: which part of a name is the family's, no program
 * can tell for all peoples. Every form carries the id, the version and the SHA-256 of the bytes as
 * they were fetched, by which anybody can tell that he has the same text.
 */
public final class Reference {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Publication publication;
  private final Archived archived;

  private Reference(Archived archived) {
    this.archived = archived;
    this.publication = archived.publication();
  }

  /** How a version is cited. */
  public static Reference to(Archived archived) {
    return new Reference(archived);
  }

  /** The forms. */
  public enum Form {
    TEXT,
    BIBTEX,
    RIS,
    /** CSL-JSON, of Zotero, Pandoc and others. */
    CSL
  }

  /** The reference in a form. */
  public String in(Form form) {
    return switch (form) {
      case TEXT -> text();
      case BIBTEX -> bibtex();
      case RIS -> ris();
      case CSL -> csl();
    };
  }

  /** What never changes about it: id, version and hash. */
  private String permanent() {
    return publication.id() + ", version " + archived.version() + ", sha256:" + archived.original();
  }

  private String title() {
    return Objects.requireNonNullElse(publication.title(), publication.id().value());
  }

  private @Nullable PartialDate dated() {
    return publication.date() != null ? publication.date() : publication.published();
  }

  private @Nullable LocalDate earliest() {
    PartialDate date = dated();
    return date == null ? null : date.earliest();
  }

  /** How many of year, month and day the date tells. */
  private int parts() {
    PartialDate date = dated();
    String edtf = date == null ? "" : date.edtf();
    if (edtf.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return 3;
    }
    return edtf.matches("\\d{4}-\\d{2}") ? 2 : earliest() == null ? 0 : 1;
  }

  private String text() {
    PartialDate date = dated();
    return Stream.of(
                String.join(", ", publication.authors()),
                "“" + title() + "”",
                Objects.requireNonNullElse(publication.series(), ""),
                Objects.requireNonNullElse(publication.publisher(), ""),
                date == null ? "" : Wording.date(date),
                Objects.requireNonNullElse(publication.url(), ""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "))
        + " ["
        + permanent()
        + "]";
  }

  private String bibtex() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("title", "{" + tex(title()) + "}");
    fields.put(
        "author",
        publication.authors().isEmpty()
            ? null
            : publication.authors().stream()
                .map(author -> "{" + tex(author) + "}")
                .collect(Collectors.joining(" and ")));
    LocalDate day = earliest();
    fields.put("year", day == null ? null : Integer.toString(day.getYear()));
    fields.put("month", parts() < 2 || day == null ? null : Integer.toString(day.getMonthValue()));
    fields.put("day", parts() < 3 || day == null ? null : Integer.toString(day.getDayOfMonth()));
    fields.put("publisher", tex(publication.publisher()));
    fields.put("series", tex(publication.series()));
    fields.put("url", publication.url() == null ? null : publication.url().replace("}", "%7D"));
    fields.put("language", tex(publication.language()));
    fields.put("copyright", tex(publication.rights()));
    fields.put("note", tex(permanent()));
    return "@misc{"
        + key()
        + fields.entrySet().stream()
            .filter(field -> field.getValue() != null)
            .map(field -> ",\n  " + field.getKey() + " = {" + field.getValue() + "}")
            .collect(Collectors.joining())
        + "\n}";
  }

  /** A key without what TeX would stumble over; the id makes it the only one of the desk. */
  private String key() {
    return Normalizer.normalize(publication.id().value(), Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z0-9:/._-]+", "")
        .replace('/', ':');
  }

  private static @Nullable String tex(@Nullable String text) {
    return text == null
        ? null
        : text.replace("\\", "\\textbackslash ")
            .replaceAll("([{}%&#$_])", "\\\\$1")
            .replace("~", "\\textasciitilde ")
            .replace("^", "\\textasciicircum ")
            .replaceAll("\\s+", " ");
  }

  private String ris() {
    StringBuilder lines = new StringBuilder();
    line(lines, "TY", publication.url() == null ? "GEN" : "ELEC");
    line(lines, "ID", publication.id().value());
    line(lines, "TI", title());
    publication.authors().forEach(author -> line(lines, "AU", author));
    LocalDate day = earliest();
    if (day != null) {
      line(lines, "PY", "%04d".formatted(day.getYear()));
      line(
          lines,
          "DA",
          switch (parts()) {
            case 3 ->
                "%04d/%02d/%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            case 2 -> "%04d/%02d//".formatted(day.getYear(), day.getMonthValue());
            default -> "%04d///".formatted(day.getYear());
          });
    }
    line(lines, "PB", publication.publisher());
    line(lines, "T2", publication.series());
    line(lines, "UR", publication.url());
    line(lines, "LA", publication.language());
    line(lines, "C1", publication.rights());
    line(lines, "N1", permanent());
    return lines.append("ER  - ").toString();
  }

  private static void line(StringBuilder lines, String tag, @Nullable String value) {
    if (value != null) {
      lines.append(tag).append("  - ").append(value.replaceAll("\\s+", " ")).append('\n');
    }
  }

  private String csl() {
    ObjectNode item = MAPPER.createObjectNode();
    item.put("id", publication.id().value());
    item.put("type", publication.url() == null ? "document" : "webpage");
    item.put("title", title());
    if (!publication.authors().isEmpty()) {
      ArrayNode authors = item.putArray("author");
      publication.authors().forEach(author -> authors.addObject().put("literal", author));
    }
    LocalDate day = earliest();
    if (day != null) {
      ArrayNode parts = item.putObject("issued").putArray("date-parts").addArray();
      parts.add(day.getYear());
      if (parts() > 1) {
        parts.add(day.getMonthValue());
      }
      if (parts() > 2) {
        parts.add(day.getDayOfMonth());
      }
    }
    put(item, "publisher", publication.publisher());
    put(item, "collection-title", publication.series());
    put(item, "URL", publication.url());
    put(item, "language", publication.language());
    put(item, "note", permanent());
    return written(MAPPER.createArrayNode().add(item));
  }

  private static void put(ObjectNode item, String name, @Nullable String value) {
    if (value != null) {
      item.put(name, value);
    }
  }

  // ---- in pages ----

  /**
   * Names and contents of the meta elements that reference managers and search engines look for.
   */
  public List<Map.Entry<String, String>> metadata() {
    LocalDate day = earliest();
    String date =
        day == null
            ? ""
            : switch (parts()) {
              case 3 -> day.toString().replace('-', '/');
              case 2 -> "%04d/%02d".formatted(day.getYear(), day.getMonthValue());
              default -> "%04d".formatted(day.getYear());
            };
    PartialDate dated = dated();
    Stream<Map.Entry<String, String>> authors =
        publication.authors().stream()
            .flatMap(author ->
                Stream.of(Map.entry("citation_author", author), Map.entry("DC.creator", author)));
    return Stream.concat(
            Stream.concat(
                Stream.of(Map.entry("citation_title", title()), Map.entry("DC.title", title())),
                authors),
            Stream.of(
                Map.entry("citation_publication_date", date),
                Map.entry("DC.date", dated == null ? "" : dated.edtf()),
                Map.entry("citation_publisher", text(publication.publisher())),
                Map.entry("DC.publisher", text(publication.publisher())),
                Map.entry("citation_series_title", text(publication.series())),
                Map.entry("DC.isPartOf", text(publication.series())),
                Map.entry("citation_language", publication.language()),
                Map.entry("DC.language", publication.language()),
                Map.entry("citation_public_url", text(publication.url())),
                Map.entry("DC.rights", text(publication.rights())),
                Map.entry("DC.identifier", permanent())))
        .filter(entry -> !entry.getValue().isEmpty())
        .toList();
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  /** The publication as schema.org describes things, in JSON-LD. */
  public String linkedData() {
    ObjectNode item = MAPPER.createObjectNode();
    item.put("@context", "https://schema.org");
    item.put("@type", "Article");
    item.put("headline", title());
    item.put("identifier", permanent());
    item.put("inLanguage", publication.language());
    if (!publication.authors().isEmpty()) {
      ArrayNode authors = item.putArray("author");
      publication
          .authors()
          .forEach(author -> authors.addObject().put("@type", "Person").put("name", author));
    }
    PartialDate dated = dated();
    if (dated != null && parts() > 0) {
      item.put("datePublished", dated.edtf());
    }
    if (publication.publisher() != null) {
      item.putObject("publisher").put("@type", "Organization").put("name", publication.publisher());
    }
    if (publication.series() != null) {
      item.putObject("isPartOf")
          .put("@type", "CreativeWorkSeries")
          .put("name", publication.series());
    }
    put(item, "url", publication.url());
    put(item, "license", publication.rights());
    return written(item);
  }

  private static String written(Object json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
