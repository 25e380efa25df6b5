package org.chancery.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.chancery.store.Store;
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

  private record Known(String publication, Signature signature, String report) {}

  private static Optional<Known> known(Handle handle, String publication) {
    return handle
        .createQuery("SELECT shingles, signature, report FROM likeness WHERE publication = ?")
        .bind(0, publication)
        .map((row, context) ->
            new Known(
                publication, Signature.read(row.getInt(1), row.getBytes(2)), row.getString(3)))
        .findOne();
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
    handle.execute(
        "INSERT INTO likeness (publication, shingles, signature, report) VALUES (?, ?, ?, ?)",
        id,
        signature.get().shingles(),
        signature.get().bytes(),
        report);
    for (long band : signature.get().bands()) {
      handle.execute(
          "INSERT INTO likeness_band (band, publication) VALUES (?, ?) ON CONFLICT DO NOTHING",
          band,
          id);
    }
  }

  private static boolean isSame(Signature one, Signature other) {
    return one.resemblance(other) >= ALIKE && one.containment(other) >= CONTAINED;
  }

  private static void forget(Handle handle, Known before) {
    for (long band : before.signature().bands()) {
      handle.execute(
          "DELETE FROM likeness_band WHERE band = ? AND publication = ?",
          band,
          before.publication());
    }
    handle.execute("DELETE FROM likeness WHERE publication = ?", before.publication());
  }

  private static List<Known> candidates(Handle handle, Signature signature) {
    List<Known> candidates = new ArrayList<>();
    List<String> ids =
        handle
            .createQuery(
                "SELECT publication FROM likeness_band WHERE band IN (<bands>) GROUP BY publication"
                    + " ORDER BY count(*) DESC, publication LIMIT "
                    + MOST_CANDIDATES)
            .bindList("bands", signature.bands())
            .mapTo(String.class)
            .list();
    for (String id : ids) {
      known(handle, id).ifPresent(candidates::add);
    }
    return candidates;
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
