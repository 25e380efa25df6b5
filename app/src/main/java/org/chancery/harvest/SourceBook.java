package org.chancery.harvest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chancery.store.Store;
import org.chancery.text.PublicationId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a desk takes in: which are watched, how the last visit ended, and what is
 * remembered of their documents, so that the next one asks only for what has changed.
 */
public final class SourceBook {

  /**
   * An address that was taken in, or is watched.
   *
   * @param kind what it serves; null before the first visit
   * @param every how long after a visit the next is due; null where it is not watched
   * @param visited when it was last visited; null before the first visit
   * @param succeeded when it was last visited without trouble
   * @param error what was wrong at the last visit; null where nothing was
   */
  public record Entry(
      String address,
      @Nullable String kind,
      @Nullable String rights,
      boolean allowPrivate,
      @Nullable Duration every,
      @Nullable Instant visited,
      @Nullable Instant succeeded,
      Result last,
      @Nullable String error) {

    /** When it is to be visited again; empty where it is not watched. */
    public Optional<Instant> due() {
      Duration pause = every;
      if (pause == null) {
        return Optional.empty();
      }
      return Optional.of(visited == null ? Instant.EPOCH : visited.plus(pause));
    }
  }

  /** What a visit brought. */
  public record Result(long fresh, long changed, long unchanged, long refused) {}

  private static final String COLUMNS =
      "address, kind, rights, private, every, visited, succeeded, fresh, changed, unchanged,"
          + " refused, error";

  private final Store store;

  public SourceBook(Store store) {
    this.store = store;
  }

  /** All addresses, in their order. */
  public List<Entry> entries() {
    return store.read(handle ->
        handle
            .createQuery("SELECT " + COLUMNS + " FROM source ORDER BY address")
            .map((row, context) -> entry(row))
            .list());
  }

  /** The addresses that are to be visited by now, the longest overdue first. */
  public List<Entry> due(Instant now) {
    return entries().stream()
        .filter(entry -> entry.due().filter(due -> !due.isAfter(now)).isPresent())
        .sorted((a, b) -> a.due().orElseThrow().compareTo(b.due().orElseThrow()))
        .toList();
  }

  /** Has an address visited again and again; what is known of it stays. */
  public void watch(Source.Address source, Duration every) {
    store.write(handle -> {
      register(handle, source);
      return handle
          .createUpdate("UPDATE source SET every = ? WHERE address = ?")
          .bind(0, every.toSeconds())
          .bind(1, source.name())
          .execute();
    });
  }

  /** Leaves an address alone from now on; false where it was not watched. */
  public boolean unwatch(String address) {
    return store.write(handle ->
        handle
                .createUpdate(
                    "UPDATE source SET every = NULL WHERE address = ? AND every IS NOT NULL")
                .bind(0, address)
                .execute()
            > 0);
  }

  /** Notes an address before it is visited; rights that are given now go before those of then. */
  public void register(Handle handle, Source.Address source) {
    handle
        .createUpdate(
            "INSERT INTO source (address, rights, private) VALUES (:address, :rights, :private)"
                + " ON CONFLICT (address) DO UPDATE SET rights = coalesce(:rights, source.rights),"
                + " private = :private")
        .bind("address", source.name())
        .bind("rights", source.rights())
        .bind("private", source.allowPrivate() ? 1 : 0)
        .execute();
  }

  /** Notes how a visit ended. */
  public void visited(String address, Result result, @Nullable String error, Instant now) {
    store.write(handle ->
        handle
            .createUpdate(
                "UPDATE source SET visited = :now, succeeded = CASE WHEN :error IS NULL THEN :now"
                    + " ELSE succeeded END, error = :error, fresh = :fresh, changed = :changed,"
                    + " unchanged = :unchanged, refused = :refused WHERE address = :address")
            .bind("now", micros(now))
            .bind("error", error)
            .bind("fresh", result.fresh())
            .bind("changed", result.changed())
            .bind("unchanged", result.unchanged())
            .bind("refused", result.refused())
            .bind("address", address)
            .execute());
  }

  /** Keeps how far a visit has come, within the transaction of what came before it. */
  public void keep(Handle handle, Harvest.Reached reached, Instant now) {
    handle
        .createUpdate("UPDATE source SET kind = ?, cursor = ? WHERE address = ?")
        .bind(0, reached.kind())
        .bind(1, reached.cursor())
        .bind(2, reached.source())
        .execute();
    Memory.Seen seen = reached.seen();
    if (seen != null) {
      handle
          .createUpdate(
              "INSERT INTO fetched (source, address, etag, modified, mark, visit, fetched) VALUES"
                  + " (:source, :address, :etag, :modified, :mark, :visit, :now) ON CONFLICT"
                  + " (source, address) DO UPDATE SET etag = :etag, modified = :modified, mark ="
                  + " :mark, visit = :visit, fetched = :now")
          .bind("source", reached.source())
          .bind("address", seen.address())
          .bind("etag", seen.etag())
          .bind("modified", seen.modified())
          .bind("mark", seen.mark())
          .bind("visit", seen.visit())
          .bind("now", micros(now))
          .execute();
    }
  }

  /**
   * Keeps that a source has taken a publication back; false where that was known, or where the
   * source is another than it came from.
   */
  public boolean withdraw(Handle handle, Harvest.Withdrawn withdrawn, Instant now) {
    return handle
            .createUpdate(
                "INSERT INTO withdrawn (publication, source, since) SELECT :publication, :source,"
                    + " :now WHERE EXISTS (SELECT 1 FROM fetched WHERE source = :source AND address"
                    + " = :publication) AND NOT EXISTS (SELECT 1 FROM withdrawn WHERE publication ="
                    + " :publication AND until IS NULL)")
            .bind("publication", withdrawn.publication().value())
            .bind("source", withdrawn.source())
            .bind("now", micros(now))
            .execute()
        > 0;
  }

  /**
   * Keeps that a publication is there.
   *
   * @return whether its source had taken it back before
   */
  public boolean present(Handle handle, PublicationId publication, Instant now) {
    return handle
            .createUpdate("UPDATE withdrawn SET until = ? WHERE publication = ? AND until IS NULL")
            .bind(0, micros(now))
            .bind(1, publication.value())
            .execute()
        > 0;
  }

  /** Since when a publication is withdrawn by its source; empty where it is not. */
  public Optional<Instant> withdrawn(PublicationId publication) {
    return store.read(handle ->
        handle
            .createQuery("SELECT since FROM withdrawn WHERE publication = ? AND until IS NULL")
            .bind(0, publication.value())
            .map((row, context) -> instant(row.getLong(1)))
            .findOne());
  }

  /** What is remembered of one address. */
  public Memory memory(String source) {
    return new Memory() {
      @Override
      public Optional<String> cursor() {
        return store.read(handle ->
            handle
                .createQuery("SELECT cursor FROM source WHERE address = ? AND cursor IS NOT NULL")
                .bind(0, source)
                .mapTo(String.class)
                .findOne());
      }

      @Override
      public Optional<Seen> seen(String address) {
        return store.read(handle ->
            handle
                .createQuery(
                    "SELECT etag, modified, mark, visit FROM fetched WHERE source = ? AND address"
                        + " = ?")
                .bind(0, source)
                .bind(1, address)
                .map((row, context) ->
                    new Seen(
                        address,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .findOne());
      }
    };
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("address"),
        row.getString("kind"),
        row.getString("rights"),
        row.getInt("private") != 0,
        row.getObject("every") == null ? null : Duration.ofSeconds(row.getLong("every")),
        row.getObject("visited") == null ? null : instant(row.getLong("visited")),
        row.getObject("succeeded") == null ? null : instant(row.getLong("succeeded")),
        new Result(
            row.getLong("fresh"),
            row.getLong("changed"),
            row.getLong("unchanged"),
            row.getLong("refused")),
        row.getString("error"));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
