package org.chancery.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.chancery.knowledge.Knowledge;
import org.chancery.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Releases of the record: each keeps a time, the tables by which the record is derived, and a hash
 * over both, so that a paper can name what it used and answers can be had of it later.
 *
 * <p>A release copies no evidence, since nothing that was recorded is ever changed; the hash proves
 * that it was not.
 */
public final class Releases {

  private static final JsonFactory JSON = new JsonFactory();

  private final Store store;
  private final Knowledge knowledge;
  private final CanonicalRecord canonical;
  private final Figures figures;

  /** How many acts and spells there are now. */
  interface Figures {
    LedgerFigures of(Handle handle);
  }

  Releases(Store store, Knowledge knowledge, CanonicalRecord canonical, Figures figures) {
    this.store = store;
    this.knowledge = knowledge;
    this.canonical = canonical;
    this.figures = figures;
  }

  /**
   * Releases the record as it is.
   *
   * @throws LedgerException where there is a release of that name
   */
  public Release make(String name, String title, String editor, String program, Instant now) {
    return store.write(transaction -> {
      if (named(transaction, name).isPresent()) {
        throw new LedgerException(
            "release " + name + ": there is one of that name; another name was expected");
      }
      Map<String, String> codeBook = codeBook();
      CanonicalRecord.Sum sum = canonical.sum(transaction, now, codeBook, line -> {});
      LedgerFigures counted = figures.of(transaction);
      Release release =
          new Release(
              name,
              title,
              editor,
              now.truncatedTo(ChronoUnit.MICROS),
              program,
              List.copyOf(sum.readers()),
              sum.publications(),
              sum.statements(),
              counted.acts(),
              counted.spells(),
              sum.sha256());
      insert(transaction, release, codeBook);
      return release;
    });
  }

  /**
   * A time for what is recorded next: after all that was released, even where the clock is coarse
   * or was set back, so that a release stays what it was.
   */
  static Instant after(Handle handle, Instant now) {
    long last =
        handle
            .createQuery("SELECT coalesce(max(recorded), 0) FROM release")
            .mapTo(Long.class)
            .one();
    Instant earliest = Instant.EPOCH.plus(last + 1, ChronoUnit.MICROS);
    return now.isBefore(earliest) ? earliest : now;
  }

  /** The tables by which the record is derived; rules and words of a language are the reader's. */
  private Map<String, String> codeBook() {
    Map<String, String> codeBook = new TreeMap<>();
    for (String path : knowledge.files("", ".tsv")) {
      if (!path.contains("/") || path.startsWith("gazetteer/")) {
        codeBook.put(path, knowledge.text(path));
      }
    }
    return codeBook;
  }

  private static void insert(Handle transaction, Release release, Map<String, String> codeBook) {
    EvidenceTable.query(
        transaction,
        "INSERT INTO release (name, title, editor, recorded, program, readers, publications,"
            + " statements, events, spells, sha256, code_book) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?)",
        insert -> {
          insert.setString(1, release.name());
          insert.setString(2, release.title());
          insert.setString(3, release.editor());
          insert.setLong(4, EvidenceTable.micros(release.recorded()));
          insert.setString(5, release.program());
          insert.setString(6, String.join("\n", release.readers()));
          insert.setLong(7, release.publications());
          insert.setLong(8, release.statements());
          insert.setLong(9, release.events());
          insert.setLong(10, release.spells());
          insert.setString(11, release.sha256());
          insert.setBytes(12, packed(codeBook));
          return insert.executeUpdate();
        });
  }

  /** All releases, the latest first. */
  public List<Release> all() {
    return store.read(handle -> select(handle, "ORDER BY id DESC"));
  }

  /** The release of a name. */
  public Optional<Release> named(String name) {
    return store.read(handle -> named(handle, name));
  }

  private static Optional<Release> named(Handle handle, String name) {
    return select(handle, "ORDER BY id").stream()
        .filter(release -> release.name().equals(name))
        .findFirst();
  }

  private static List<Release> select(Handle handle, String order) {
    return EvidenceTable.query(
        handle,
        "SELECT name, title, editor, recorded, program, readers, publications, statements, events,"
            + " spells, sha256 FROM release "
            + order,
        select -> {
          List<Release> found = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.add(release(row));
            }
          }
          return found;
        });
  }

  private static Release release(ResultSet row) throws SQLException {
    String readers = row.getString(6);
    return new Release(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Instant.EPOCH.plus(row.getLong(4), ChronoUnit.MICROS),
        row.getString(5),
        readers.isEmpty() ? List.of() : List.of(readers.split("\n", -1)),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getString(11));
  }

  /** The tables of a release, each by its path. */
  public Map<String, String> codeBook(Release release) {
    byte[] kept =
        store.read(handle ->
            handle
                .createQuery("SELECT code_book FROM release WHERE name = ?")
                .bind(0, release.name())
                .mapTo(byte[].class)
                .one());
    return unpacked(kept);
  }

  /**
   * Writes the canonical record of a release, a line each, and compares the hash.
   *
   * @param lines is handed every line
   * @throws LedgerException where the desk no longer holds what was released
   */
  public void check(Release release, Consumer<String> lines) {
    Map<String, String> codeBook = codeBook(release);
    CanonicalRecord.Sum sum =
        store.read(handle -> canonical.sum(handle, release.recorded(), codeBook, lines));
    if (!sum.sha256().equals(release.sha256())) {
      throw new LedgerException(
          "release %s: the record of %s has the hash %s, and %s was released; the file was changed behind the program's back"
              .formatted(release.name(), release.recorded(), sum.sha256(), release.sha256()));
    }
  }

  private static byte[] packed(Map<String, String> codeBook) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes);
        JsonGenerator json = JSON.createGenerator(packed)) {
      json.writeStartObject();
      for (Map.Entry<String, String> file : codeBook.entrySet()) {
        json.writeStringField(file.getKey(), file.getValue());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> unpacked(byte[] kept) {
    Map<String, String> codeBook = new TreeMap<>();
    try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(kept));
        JsonParser json = JSON.createParser(new String(bytes.readAllBytes(), UTF_8))) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String path = json.currentName();
        json.nextToken();
        codeBook.put(path, json.getText());
      }
    } catch (IOException damaged) {
      throw new LedgerException("the code book of a release cannot be read: " + damaged, damaged);
    }
    return codeBook;
  }
}
