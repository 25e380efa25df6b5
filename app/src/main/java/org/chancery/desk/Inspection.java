package org.chancery.desk;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chancery.event.Attribution;
import org.chancery.event.Mention;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Ledger;
import org.chancery.publication.Archive;
import org.chancery.publication.Archived;
import org.chancery.publication.Block;
import org.chancery.search.Index;
import org.chancery.store.Rows;
import org.chancery.store.Store;
import org.chancery.text.PublicationId;
import org.chancery.text.Span;

/** Looks through all that a desk holds, and compares each thing with what it must agree with. */
final class Inspection {

  /** What follows from the record, in tables of the ledger. */
  private static final List<String> DERIVED = List.of("current_reading", "act", "spell");

  private final Store store;
  private final Archive archive;
  private final Ledger ledger;
  private final Index index;
  private final Predicate<PublicationId> removed;
  private final List<String> damaged = new ArrayList<>();
  private final List<String> repaired = new ArrayList<>();
  private long originals;
  private long versions;
  private long statements;

  Inspection(
      Store store, Archive archive, Ledger ledger, Index index, Predicate<PublicationId> removed) {
    this.store = store;
    this.archive = archive;
    this.ledger = ledger;
    this.index = index;
    this.removed = removed;
  }

  /**
   * Looks through archive, ledger and index.
   *
   * @param reindex builds the index anew
   */
  Checkup run(Runnable reindex) {
    damaged.addAll(store.faults());
    originals();
    for (PublicationId id : archive.ids()) {
      publication(id);
    }
    damaged.addAll(ledger.orphans());
    derived();
    indexed(reindex);
    return new Checkup(originals, versions, statements, damaged, repaired);
  }

  private void originals() {
    for (String sha256 : store.read(archive::hashes)) {
      originals++;
      if (store.read(handle -> archive.unpacked(handle, sha256)).isEmpty()) {
        damaged.add("archive: the original " + sha256 + " does not hash to its name");
      }
    }
  }

  private void publication(PublicationId id) {
    int expected = 1;
    for (Archived archived : archive.versions(id)) {
      versions++;
      String name = id + ", version " + archived.version();
      if (archived.version() != expected++) {
        damaged.add("archive: " + id + ": version " + (expected - 1) + " is missing");
      }
      if (!archive.isAsTakenIn(archived)) {
        damaged.add("archive: " + name + ": is not what its fingerprint was made of");
      }
      for (Evidence evidence : ledger.evidence(id, archived.version())) {
        statements++;
        evidence(name, archived, evidence);
      }
    }
    if (ledger.readings(id).isEmpty()) {
      damaged.add("ledger: " + id + ": is in the archive and was never read");
    }
  }

  private void evidence(String name, Archived archived, Evidence evidence) {
    List<Mention> mentions = new ArrayList<>(evidence.statement().mentions());
    evidence.statement().attribution().stream().map(Attribution::mention).forEach(mentions::add);
    for (Mention mention : mentions) {
      List<Block> blocks = archived.publication().blocks();
      Span span = mention.span();
      boolean there =
          mention.block() < blocks.size()
              && span.end() <= blocks.get(mention.block()).text().length()
              && span.of(blocks.get(mention.block()).text()).equals(mention.quote());
      if (!there) {
        damaged.add(
            "ledger: %s, block %d: the evidence [%d] quotes words that do not stand at %d to %d"
                .formatted(name, mention.block(), evidence.id(), span.start(), span.end()));
      }
    }
  }

  private void derived() {
    Map<String, String> before = sums();
    ledger.rebuild();
    Map<String, String> after = sums();
    for (String table : DERIVED) {
      if (!Objects.equals(before.get(table), after.get(table))) {
        repaired.add(
            "ledger: the table " + table + " was not what follows from the record; derived anew");
      }
    }
  }

  private Map<String, String> sums() {
    return store.read(handle -> {
      Map<String, String> sums = new HashMap<>();
      for (String table : DERIVED) {
        MessageDigest digest = sha256();
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
        Rows.write(handle, table, Set.of(), out);
        sums.put(table, HexFormat.of().formatHex(digest.digest()));
      }
      return sums;
    });
  }

  private void indexed(Runnable reindex) {
    Optional<String> fault = indexFault();
    if (fault.isPresent()) {
      reindex.run();
      repaired.add("index: " + fault.get() + "; built anew");
      indexFault().ifPresent(still -> damaged.add("index: " + still));
    }
  }

  private Optional<String> indexFault() {
    if (index.sequence() != ledger.sequence()) {
      return Optional.of(
          "it has seen the reading "
              + index.sequence()
              + ", and the last of the ledger is "
              + ledger.sequence());
    }
    Optional<String> broken = index.fault();
    if (broken.isPresent()) {
      return broken;
    }
    Map<PublicationId, Integer> held = index.versions();
    int expected = 0;
    for (PublicationId id : archive.ids()) {
      if (removed.test(id)) {
        continue;
      }
      expected++;
      Integer latest = archive.entry(id).orElseThrow().version();
      if (!latest.equals(held.get(id))) {
        return Optional.of(
            id
                + ": version "
                + latest
                + " was expected, found "
                + (held.containsKey(id) ? held.get(id) : "none"));
      }
    }
    return held.size() == expected
        ? Optional.empty()
        : Optional.of("it holds " + held.size() + " publications, and should hold " + expected);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
