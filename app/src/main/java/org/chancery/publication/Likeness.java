package org.chancery.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chancery.store.Prepared;
import org.chancery.store.Store;
import org.chancery.store.StoreException;
import org.chancery.text.PublicationId;
import org.jdbi.v3.core.Handle;

/**
 * Which publications are one text: reprints, later wordings, reports of an agency cut to length.
 *
 * <p>They are grouped and none is dropped, since who printed a report is a fact of its own. A group
 * is called by the publication of it whose id comes first. All of this is derived from the latest
 * versions, and can be derived again.
 */
public final class Likeness {

  /** Of the shorter text, so much is in the longer; an agency's report may be cut by half. */
  private static final double CONTAINED = 0.5;

  /** Texts of very different length share quotations and boilerplate. */
  private static final double ALIKE = 0.2;

  private static final int MOST_CANDIDATES = 200;

  private final Store store;

  public Likeness(Store store) {
    this.store = store;
  }

  /** The other publications of a publication's group, the likest first. */
  public List<Copy> copies(PublicationId id) {
    return store.read(handle -> {
      Optional<Known> own = known(handle, id.value());
      if (own.isEmpty()) {
        return List.of();
      }
      return handle
          .createQuery(
              "SELECT l.publication, l.shingles, l.signature, v.title, v.publisher FROM likeness l"
                  + " JOIN publication_version v ON v.publication = l.publication AND v.version ="
                  + " (SELECT max(version) FROM publication_version x WHERE x.publication ="
                  + " l.publication) WHERE l.report = ? AND l.publication <> ?")
          .bind(0, own.get().report())
          .bind(1, id.value())
          .map((row, context) ->
              new Copy(
                  new PublicationId(row.getString(1)),
                  row.getString(4),
                  row.getString(5),
                  own.get()
                      .signature()
                      .containment(Signature.read(row.getInt(2), row.getBytes(3)))))
          .stream()
          .sorted((a, b) -> {
            int byLikeness = Double.compare(b.likeness(), a.likeness());
            return byLikeness != 0 ? byLikeness : a.publication().compareTo(b.publication());
          })
          .toList();
    });
  }

  /** All groups of more than one publication. */
  public Reprints reprints() {
    return store.read(handle -> {
      Map<PublicationId, PublicationId> groups = new HashMap<>();
      handle
          .createQuery(
              "SELECT publication, report FROM likeness WHERE report IN (SELECT report FROM"
                  + " likeness GROUP BY report HAVING count(*) > 1)")
          .map((row, context) ->
              Map.entry(new PublicationId(row.getString(1)), new PublicationId(row.getString(2))))
          .forEach(entry -> groups.put(entry.getKey(), entry.getValue()));
      return new Reprints(groups);
    });
  }

  private record Known(long number, Signature signature, String report) {}

  private static Optional<Known> known(Handle handle, String publication) {
    return handle
        .createQuery(
            "SELECT number, shingles, signature, report FROM likeness WHERE publication = ?")
        .bind(0, publication)
        .map((row, context) -> known(row))
        .findOne();
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getLong(1), Signature.read(row.getInt(2), row.getBytes(3)), row.getString(4));
  }

  /** Finds the group of a publication as it is now, within the transaction that takes it in. */
  static void put(Handle handle, Publication publication) {
    String id = publication.id().value();
    known(handle, id).ifPresent(before -> forget(handle, before));
    Optional<Signature> signature = Signature.of(publication);
    if (signature.isEmpty()) {
      return;
    }
    TreeSet<String> reports = new TreeSet<>();
    reports.add(id);
    for (Known other : candidates(handle, signature.get())) {
      if (isSame(signature.get(), other.signature())) {
        reports.add(other.report());
      }
    }
    String report = reports.first();
    for (String joined : reports.tailSet(report, false)) {
      handle.execute("UPDATE likeness SET report = ? WHERE report = ?", report, joined);
    }
    long number =
        handle
            .createQuery(
                "INSERT INTO likeness (publication, shingles, signature, report) VALUES (?, ?, ?,"
                    + " ?) RETURNING number")
            .bind(0, id)
            .bind(1, signature.get().shingles())
            .bind(2, signature.get().bytes())
            .bind(3, report)
            .mapTo(Long.class)
            .one();
    enter(handle, number, signature.get());
  }

  /** By plain JDBC: it is done for every publication that is taken in. */
  private static void enter(Handle handle, long number, Signature signature) {
    try {
      Prepared.run(
          handle.getConnection(),
          "INSERT INTO likeness_band (band, number) VALUES (?, ?) ON CONFLICT DO NOTHING",
          insert -> {
            for (long band : signature.bands()) {
              insert.setLong(1, band);
              insert.setLong(2, number);
              insert.addBatch();
            }
            return insert.executeBatch();
          });
    } catch (SQLException failure) {
      throw new StoreException("likenesses cannot be kept: " + failure.getMessage(), failure);
    }
  }

  private static boolean isSame(Signature one, Signature other) {
    return one.resemblance(other) >= ALIKE && one.containment(other) >= CONTAINED;
  }

  private static void forget(Handle handle, Known before) {
    for (long band : before.signature().bands()) {
      handle.execute(
          "DELETE FROM likeness_band WHERE band = ? AND number = ?", band, before.number());
    }
    handle.execute("DELETE FROM likeness WHERE number = ?", before.number());
  }

  private static List<Known> candidates(Handle handle, Signature signature) {
    return handle
        .createQuery(
            "SELECT l.number, l.shingles, l.signature, l.report FROM (SELECT number, count(*) AS"
                + " shared FROM likeness_band WHERE band IN (<bands>) GROUP BY number) b JOIN"
                + " likeness l ON l.number = b.number ORDER BY b.shared DESC, l.publication LIMIT "
                + MOST_CANDIDATES)
        .bindList("bands", signature.bands())
        .map((row, context) -> known(row))
        .list();
  }

  /** Finds all groups anew. */
  public void rebuild(Archive archive) {
    List<PublicationId> ids = archive.ids();
    store.write(handle -> {
      handle.execute("DELETE FROM likeness_band");
      handle.execute("DELETE FROM likeness");
      for (PublicationId id : ids) {
        archive.latest(handle, id).ifPresent(latest -> put(handle, latest.publication()));
      }
      return ids.size();
    });
  }
}
