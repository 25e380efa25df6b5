package org.chancery.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** A table of values between commas, read by a mapping: each row becomes a block for each event. */
final class CsvTable {

  static final String MEDIA_TYPE = "text/csv";

  private CsvTable() {}

  static Harvest.Found read(Received document, Mapping mapping) throws RefusedException {
    String text = Charsets.decode(document.bytes(), null).text();
    char separator = mapping.fields.getOrDefault("separator", ",").equals("tab") ? '\t' : ',';
    List<List<String>> rows = rows(text, separator);
    if (rows.isEmpty()) {
      throw new RefusedException("an empty table was found, a head with the columns was expected");
    }
    List<String> head = rows.getFirst();
    List<Block> blocks = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Map<String, Mapping.Value> event : mapping.events) {
      for (Mapping.Value value : event.values()) {
        if (value.column() != null && !head.contains(value.column())) {
          throw new RefusedException(
              "the columns " + head + " were found, \"" + value.column() + "\" was expected");
        }
      }
    }
    blocks.add(new Block(Block.Kind.ROW, String.join(Wikitext.BAR, Mapping.ROLES)));
    for (int i = 1; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      if (row.size() != head.size()) {
        warnings.add(
            "row "
                + (i + 1)
                + ": "
                + row.size()
                + " cells were found, "
                + head.size()
                + " were expected; it was left out");
        continue;
      }
      for (Map<String, Mapping.Value> event : mapping.events) {
        block(event, head, row).ifPresent(blocks::add);
      }
    }
    Map<String, String> fields = mapping.fields;
    PartialDate date = date(fields.get("date"));
    PartialDate published = date(fields.get("published"));
    PublicationId id = Identity.of(document, fields.get("url"), fields.get("title"));
    Publication publication =
        new Publication(
            id,
            fields.get("title"),
            date,
            published != null
                ? published
                : date != null ? date : PartialDate.of(document.fetched()),
            fields.get("publisher"),
            List.of(),
            null,
            fields.get("url"),
            "en",
            fields.get("rights"),
            blocks);
    return new Harvest.Found(
        publication, document.bytes(), MEDIA_TYPE, document.origin(), warnings);
  }

  private static @Nullable PartialDate date(@Nullable String text) {
    return text == null ? null : DateReader.read(text).orElse(null);
  }

  private static Optional<Block> block(
      Map<String, Mapping.Value> event, List<String> head, List<String> row) {
    List<String> cells = new ArrayList<>();
    for (String role : Mapping.ROLES) {
      Mapping.Value value = event.get(role);
      String cell = "";
      if (value != null) {
        cell = value.constant() != null ? value.constant() : row.get(head.indexOf(value.column()));
        if (value.needed() && cell.isBlank()) {
          return Optional.empty();
        }
      }
      cells.add(Hygiene.line(cell.replace('|', '/')));
    }
    return Optional.of(new Block(Block.Kind.ROW, String.join(Wikitext.BAR, cells)));
  }

  /** The rows of a table by RFC 4180: quoted cells may hold separators, quotes and line ends. */
  static List<List<String>> rows(String text, char separator) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == separator) {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
      } else if (c != '\r' && c != '\uFEFF') {
        cell.append(c);
      }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
      row.add(cell.toString());
      rows.add(row);
    }
    rows.removeIf(cells -> cells.size() == 1 && cells.getFirst().isBlank());
    return rows;
  }
}
