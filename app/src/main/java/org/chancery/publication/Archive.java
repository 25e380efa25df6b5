package org.chancery.publication;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.chancery.publication.Stored.Outcome;
import org.chancery.store.Prepared;
import org.chancery.store.Store;
import org.chancery.store.StoreException;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Every publication a desk has taken in, in every version, with the bytes as they were fetched.
 *
 * <p>Nothing is deleted and nothing is overwritten: a publication that comes again unchanged
 * changes nothing, and one that comes again changed becomes a new version beside the old.
 */
public final class Archive {

  private static final String COLUMNS =
      "publication, version, recorded, title, written, published, publisher, authors, series, url,"
          + " language, rights, blocks, original, media_type";

  private final Store store;

  public Archive(Store store) {
    this.store = store;
  }

  /**
   * Takes a publication in, within a transaction of the caller.
   *
   * <p>Two are the same when their canonical forms are: the bytes they came in do not count. Nor
   * does a publication date that only says when it was fetched (the publication bears no date of
   * its own, and it is published on the day it is recorded), or an undated page would be new every
   * day.
   *
   * @param original the bytes as they were fetched
   */
  public Stored put(
      Handle transaction,
      Publication publication,
      byte[] original,
      String mediaType,
      Instant recorded) {
    String fingerprint = CanonicalForm.fingerprint(datedBySource(publication, recorded));
    Optional<Held> held = held(transaction, publication.id());
    if (held.isPresent() && held.get().fingerprint().equals(fingerprint)) {
      return new Stored(Outcome.UNCHANGED, held.get().version());
    }
    int version = held.map(Held::version).orElse(0) + 1;
    String content = putOriginal(transaction, original);
    transaction
        .createUpdate(
            "INSERT INTO publication_version (fingerprint, "
                + COLUMNS
                + ") VALUES (:fingerprint, :publication, :version, :recorded, :title, :written,"
                + " :published, :publisher, :authors, :series, :url, :language, :rights, :blocks,"
                + " :original, :mediaType)")
        .bind("fingerprint", fingerprint)
        .bind("publication", publication.id().value())
        .bind("version", version)
        .bind("recorded", micros(recorded))
        .bind("title", publication.title())
        .bind("written", edtf(publication.date()))
        .bind("published", edtf(publication.published()))
        .bind("publisher", publication.publisher())
        .bind("authors", CanonicalForm.authors(publication.authors()))
        .bind("series", publication.series())
        .bind("url", publication.url())
        .bind("language", publication.language())
        .bind("rights", publication.rights())
        .bind("blocks", CanonicalForm.blocks(publication.blocks()))
        .bind("original", content)
        .bind("mediaType", mediaType)
        .execute();
    Likeness.put(transaction, publication);
    return new Stored(held.isPresent() ? Outcome.CHANGED : Outcome.NEW, version);
  }

  /** Whether a version is what was taken in, by the fingerprint that was taken of it then. */
  public boolean isAsTakenIn(Archived archived) {
    String fingerprint =
        CanonicalForm.fingerprint(datedBySource(archived.publication(), archived.recorded()));
    return store.read(handle ->
        handle
                .createQuery(
                    "SELECT count(*) FROM publication_version WHERE publication = ? AND version = ?"
                        + " AND fingerprint = ?")
                .bind(0, archived.publication().id().value())
                .bind(1, archived.version())
                .bind(2, fingerprint)
                .mapTo(Integer.class)
                .one()
            == 1);
  }

  /** Whether putting this publication would change nothing. */
  public boolean holds(Publication publication, Instant recorded) {
    String fingerprint = CanonicalForm.fingerprint(datedBySource(publication, recorded));
    return store.read(handle ->
        held(handle, publication.id())
            .filter(held -> held.fingerprint().equals(fingerprint))
            .isPresent());
  }

  /** Which publications print one text. */
  public Reprints reprints() {
    return new Likeness(store).reprints();
  }

  /** The publication as last seen. */
  public Optional<Archived> latest(PublicationId id) {
    return store.read(handle -> latest(handle, id));
  }

  /** The publication as last seen, within a transaction of the caller. */
  public Optional<Archived> latest(Handle handle, PublicationId id) {
    return first(
        handle,
        "SELECT "
            + COLUMNS
            + " FROM publication_version WHERE publication = ? ORDER BY version DESC LIMIT 1",
        Archive::archived,
        id.value());
  }

  /** One version of a publication. */
  public Optional<Archived> version(PublicationId id, int version) {
    return store.read(handle ->
        first(
            handle,
            "SELECT " + COLUMNS + " FROM publication_version WHERE publication = ? AND version = ?",
            Archive::archived,
            id.value(),
            version));
  }

  private interface Mapping<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** The first row, by a statement that is compiled once: every page asks for some dozens. */
  private static <T> Optional<T> first(
      Handle handle, String sql, Mapping<T> mapping, Object... bound) {
    try {
      return Prepared.run(
          handle.getConnection(),
          sql,
          select -> {
            for (int index = 0; index < bound.length; index++) {
              select.setObject(index + 1, bound[index]);
            }
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(mapping.of(row)) : Optional.empty();
            }
          });
    } catch (SQLException e) {
      throw new StoreException("the archive cannot be read: " + e.getMessage(), e);
    }
  }

  /** The publication as this desk held it at an instant; empty where it did not. */
  public Optional<Archived> asOf(PublicationId id, Instant recorded) {
    return store.read(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM publication_version WHERE publication = ? AND recorded <= ?"
                    + " ORDER BY version DESC LIMIT 1")
            .bind(0, id.value())
            .bind(1, micros(recorded))
            .map((row, context) -> archived(row))
            .findOne());
  }

  /** All versions of a publication, the oldest first. */
  public List<Archived> versions(PublicationId id) {
    return store.read(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM publication_version WHERE publication = ? ORDER BY version")
            .bind(0, id.value())
            .map((row, context) -> archived(row))
            .list());
  }

  /** The identities of all publications, in their natural order. */
  public List<PublicationId> ids() {
    return store.read(handle ->
        handle
            .createQuery("SELECT publication FROM publication_version WHERE version = 1")
            .map((row, context) -> new PublicationId(row.getString(1)))
            .stream()
            .sorted()
            .toList());
  }

  /** What is on a shelf, the latest first, without the texts. */
  public List<CatalogueEntry> catalogue(Shelf shelf, int offset, int limit) {
    return store.read(handle ->
        shelved(
                handle,
                "SELECT publication, version, recorded, title, written, published, publisher,"
                    + " authors, series",
                shelf,
                " ORDER BY coalesce(written, published, '') DESC, publication LIMIT :limit OFFSET"
                    + " :offset")
            .bind("limit", limit)
            .bind("offset", offset)
            .map((row, context) -> entry(row))
            .list());
  }

  /** The latest version of one publication, without its text. */
  public Optional<CatalogueEntry> entry(PublicationId id) {
    return store.read(handle ->
        first(
            handle,
            "SELECT publication, version, recorded, title, written, published, publisher, authors,"
                + " series FROM publication_version WHERE publication = ? ORDER BY version DESC"
                + " LIMIT 1",
            Archive::entry,
            id.value()));
  }

  private static CatalogueEntry entry(ResultSet row) throws SQLException {
    return new CatalogueEntry(
        new PublicationId(row.getString("publication")),
        row.getInt("version"),
        Instant.EPOCH.plus(row.getLong("recorded"), ChronoUnit.MICROS),
        row.getString("title"),
        date(row.getString("written")),
        date(row.getString("published")),
        row.getString("publisher"),
        CanonicalForm.readAuthors(row.getString("authors")),
        row.getString("series"));
  }

  /** How many publications are on a shelf. */
  public long size(Shelf shelf) {
    return store.read(
        handle -> shelved(handle, "SELECT count(*)", shelf, "").mapTo(Long.class).one());
  }

  private static Query shelved(Handle handle, String select, Shelf shelf, String order) {
    return handle
        .createQuery(
            select
                + " FROM publication_version v WHERE version = (SELECT max(version) FROM"
                + " publication_version x WHERE x.publication = v.publication)"
                + (shelf.publisher() == null ? "" : " AND publisher = :publisher")
                + (shelf.series() == null ? "" : " AND series = :series")
                + (shelf.author() == null
                    ? ""
                    : " AND EXISTS (SELECT 1 FROM json_each(authors) WHERE value = :author)")
                + order)
        .bindMap(shelf.parameters());
  }

  /** The shelves of one kind with how many publications are on each, the fullest first. */
  public Map<String, Long> shelves(Shelf.Kind kind) {
    String name =
        switch (kind) {
          case PUBLISHER -> "publisher";
          case SERIES -> "series";
          case AUTHOR -> "a.value";
        };
    String from =
        kind == Shelf.Kind.AUTHOR
            ? "publication_version v, json_each(v.authors) a"
            : "publication_version v";
    return store.read(handle -> {
      Map<String, Long> shelves = new LinkedHashMap<>();
      handle
          .createQuery(
              "SELECT "
                  + name
                  + ", count(*) FROM "
                  + from
                  + " WHERE version = (SELECT max(version) FROM publication_version x WHERE"
                  + " x.publication = v.publication) AND "
                  + name
                  + " IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1")
          .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
          .forEach(shelf -> shelves.put(shelf.getKey(), shelf.getValue()));
      return shelves;
    });
  }

  /**
   * The bytes of a version as they were fetched.
   *
   * @throws StoreException where they are damaged
   */
  public byte[] original(Archived archived) {
    return store
        .read(handle -> unpacked(handle, archived.original()))
        .orElseThrow(() -> new StoreException(damaged(archived)));
  }

  /** Is handed the bytes of an original as they were fetched. */
  @FunctionalInterface
  public interface Originals {
    void original(String sha256, byte[] bytes);
  }

  /**
   * Hands out every original, in the order of their hashes.
   *
   * @throws StoreException where one is damaged
   */
  public void originals(Handle handle, Originals taker) {
    for (String sha256 : hashes(handle)) {
      taker.original(
          sha256,
          unpacked(handle, sha256)
              .orElseThrow(() ->
                  new StoreException("the original " + sha256 + " does not hash to its name")));
    }
  }

  /** The hashes of all originals, in their natural order. */
  public List<String> hashes(Handle handle) {
    return handle
        .createQuery("SELECT sha256 FROM original ORDER BY sha256")
        .mapTo(String.class)
        .list();
  }

  /** The bytes of an original; empty where they are missing or do not hash to their name. */
  public Optional<byte[]> unpacked(Handle handle, String sha256) {
    return handle
        .createQuery("SELECT bytes, length FROM original WHERE sha256 = ?")
        .bind(0, sha256)
        .map((row, context) -> inflated(row.getBytes(1), row.getInt(2), sha256))
        .findOne()
        .flatMap(found -> found);
  }

  /** Bytes as the archive keeps them, in Base64: for those who bring an original along. */
  public static String packed(byte[] bytes) {
    return Base64.getEncoder().encodeToString(deflated(bytes));
  }

  /** How much the archive holds. */
  public ArchiveFigures figures() {
    return store.read(handle ->
        handle
            .createQuery(
                "SELECT count(*) FILTER (WHERE version = 1), count(*), coalesce((SELECT"
                    + " sum(length) FROM original), 0) FROM publication_version")
            .map((row, context) ->
                new ArchiveFigures(row.getLong(1), row.getLong(2), row.getLong(3)))
            .one());
  }

  private record Held(int version, String fingerprint) {}

  private static Optional<Held> held(Handle handle, PublicationId id) {
    return handle
        .createQuery(
            "SELECT version, fingerprint FROM publication_version WHERE publication = ? ORDER BY"
                + " version DESC LIMIT 1")
        .bind(0, id.value())
        .map((row, context) -> new Held(row.getInt(1), row.getString(2)))
        .findOne();
  }

  private static Publication datedBySource(Publication given, Instant recorded) {
    PartialDate published = given.published();
    boolean fetchDate =
        given.date() == null
            && published != null
            && published.equals(PartialDate.of(recorded.atOffset(ZoneOffset.UTC).toLocalDate()));
    return !fetchDate
        ? given
        : new Publication(
            given.id(),
            given.title(),
            null,
            null,
            given.publisher(),
            given.authors(),
            given.series(),
            given.url(),
            given.language(),
            given.rights(),
            given.blocks());
  }

  private static String putOriginal(Handle transaction, byte[] bytes) {
    String sha256 = HexFormat.of().formatHex(sha256().digest(bytes));
    // Many publications may come in the same bytes, such as the records of one answer.
    boolean held =
        transaction
            .createQuery("SELECT 1 FROM original WHERE sha256 = ?")
            .bind(0, sha256)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (held) {
      return sha256;
    }
    transaction
        .createUpdate("INSERT OR IGNORE INTO original (sha256, length, bytes) VALUES (?, ?, ?)")
        .bind(0, sha256)
        .bind(1, bytes.length)
        .bind(2, deflated(bytes))
        .execute();
    return sha256;
  }

  private static Archived archived(ResultSet row) throws SQLException {
    Publication publication =
        new Publication(
            new PublicationId(row.getString("publication")),
            row.getString("title"),
            date(row.getString("written")),
            date(row.getString("published")),
            row.getString("publisher"),
            CanonicalForm.readAuthors(row.getString("authors")),
            row.getString("series"),
            row.getString("url"),
            row.getString("language"),
            row.getString("rights"),
            CanonicalForm.readBlocks(row.getString("blocks")));
    return new Archived(
        publication,
        row.getInt("version"),
        Instant.EPOCH.plus(row.getLong("recorded"), ChronoUnit.MICROS),
        row.getString("original"),
        row.getString("media_type"));
  }

  private static byte[] deflated(byte[] bytes) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 16);
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  private static Optional<byte[]> inflated(byte[] deflated, int length, String sha256) {
    byte[] bytes = new byte[length];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(deflated);
      int filled = 0;
      while (filled < length && !inflater.finished() && !inflater.needsInput()) {
        filled += inflater.inflate(bytes, filled, length - filled);
      }
      return filled == length && HexFormat.of().formatHex(sha256().digest(bytes)).equals(sha256)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (DataFormatException damaged) {
      return Optional.empty();
    }
  }

  private static String damaged(Archived archived) {
    return "%s, version %d: the original is damaged: it does not hash to %s"
        .formatted(archived.publication().id(), archived.version(), archived.original());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static @Nullable String edtf(@Nullable PartialDate date) {
    return date == null ? null : date.edtf();
  }

  private static @Nullable PartialDate date(@Nullable String edtf) {
    return edtf == null ? null : PartialDate.parse(edtf);
  }
}
