package org.chancery.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.State;
import org.chancery.event.EventTypes;
import org.chancery.event.Statement;
import org.chancery.knowledge.Knowledge;
import org.chancery.store.Store;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jdbi.v3.core.Handle;

/**
 * The record of a desk: takes readings in, and answers what held on a day.
 *
 * <p>Three times are kept apart. What <em>holds</em> is dated by the evidence. What was
 * <em>known</em> by a day is what was certainly published by then. What was <em>recorded</em> by an
 * instant is, of each publication, the reading that counted then: of its latest version, the
 * latest.
 *
 * <p>Acts and spells are derived from the evidence that counts and kept beside it; {@link #rebuild}
 * derives them anew, with the same result.
 */
public final class Ledger {

  private static final List<String> TABLES =
      List.of("spell-kinds.tsv", "spells.tsv", "acts.tsv", "grades.tsv", "gazetteer/states.tsv");

  private static final AsOf NOW = AsOf.on(LocalDate.EPOCH);

  private final Store store;
  private final Knowledge knowledge;
  private final List<State> states;
  private final EvidenceTable evidenceTable;
  private final DerivedTables derivedTables;
  private final Derivation derivation;
  private final Answering answering;

  /**
   * A ledger over a store.
   *
   * @throws org.chancery.knowledge.KnowledgeException where a table is wrong, with file and line
   */
  public Ledger(Store store, Knowledge knowledge, EventTypes types, Gazetteer gazetteer) {
    this(store, knowledge, types, gazetteer.states());
  }

  Ledger(Store store, Knowledge knowledge, EventTypes types, List<State> states) {
    this.store = store;
    this.knowledge = knowledge;
    this.states = List.copyOf(states);
    Existence existence = new Existence(states);
    SpellTable spells = SpellTable.load(knowledge, types);
    this.evidenceTable = new EvidenceTable(types);
    this.derivedTables = new DerivedTables(types, evidenceTable);
    this.derivation = new Derivation(spells, existence);
    this.answering = new Answering(spells, AnswerTable.load(knowledge), existence);
  }

  /**
   * Appends a reading, and derives anew what it touches, within a transaction of the caller. It
   * counts from now on in the place of the readings of the publication that came before, unless one
   * of a later version is there.
   *
   * @return the reading's sequence number
   */
  public long append(Handle transaction, NewReading reading) {
    TreeSet<Dyad> touched = new TreeSet<>();
    EvidenceTable.current(transaction, reading.publication())
        .ifPresent(former -> touched.addAll(EvidenceTable.dyads(transaction, former.sequence())));
    long sequence = evidenceTable.append(transaction, reading);
    if (outdated(transaction)) {
      rebuild(transaction, (done, total) -> {});
      return sequence;
    }
    RecordedReading counting =
        EvidenceTable.current(transaction, reading.publication()).orElseThrow();
    if (counting.sequence() == sequence) {
      touched.addAll(EvidenceTable.dyads(transaction, sequence));
      transaction.execute(
          "INSERT INTO current_reading (publication, sequence) VALUES (?, ?) ON CONFLICT"
              + " (publication) DO UPDATE SET sequence = excluded.sequence",
          reading.publication().value(),
          sequence);
      touched.forEach(dyad -> derive(transaction, dyad));
    }
    return sequence;
  }

  private void derive(Handle transaction, Dyad dyad) {
    List<Evidence> evidence = evidenceTable.of(transaction, dyad, NOW);
    derivedTables.replace(transaction, dyad, derivation.derive(dyad, evidence));
  }

  /** Derives everything anew from the evidence, in one transaction. */
  public void rebuild() {
    rebuild((done, total) -> {});
  }

  /**
   * Derives everything anew from the evidence, in one transaction.
   *
   * @param steps is told how many pairs of states are done, and how many there are
   */
  public void rebuild(Steps steps) {
    store.write(transaction -> {
      rebuild(transaction, steps);
      return transaction;
    });
  }

  /** Is told that so many of so many are done. */
  @FunctionalInterface
  public interface Steps {
    void done(int count, int total);
  }

  private void rebuild(Handle transaction, Steps steps) {
    DerivedTables.clear(transaction);
    int done = 0;
    Collection<Dyad> dyads = EvidenceTable.dyads(transaction);
    steps.done(0, dyads.size());
    for (Dyad dyad : dyads) {
      derive(transaction, dyad);
      steps.done(++done, dyads.size());
    }
    transaction.execute(
        "INSERT INTO derivation (one, tables) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET tables"
            + " = excluded.tables",
        tables.get());
  }

  /**
   * Whether the tables by which spells are derived have changed since, so that answers still follow
   * the old ones until the ledger is rebuilt or takes in another reading.
   */
  public boolean outdated() {
    return store.read(this::outdated);
  }

  private boolean outdated(Handle handle) {
    return handle
        .createQuery("SELECT tables FROM derivation")
        .mapTo(String.class)
        .findOne()
        .map(made -> !made.equals(tables.get()))
        .orElse(true);
  }

  private final Supplier<String> tables = new Fingerprint();

  /** What the tables say, as a hash; reckoned when first needed, since questions never do. */
  private final class Fingerprint implements Supplier<String> {
    private String hash = "";

    @Override
    public synchronized String get() {
      if (hash.isEmpty()) {
        try {
          MessageDigest digest = MessageDigest.getInstance("SHA-256");
          for (String table : TABLES) {
            digest.update(knowledge.text(table).getBytes(UTF_8));
            digest.update((byte) 0);
          }
          hash = HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
          throw new IllegalStateException("every Java platform has SHA-256", e);
        }
      }
      return hash;
    }
  }

  /** Whether two states had diplomatic relations, with the evidence. */
  public Answer relations(ActorId a, ActorId b, AsOf asOf) {
    Dyad dyad = new Dyad(a, b);
    Derived derived =
        store.read(handle ->
            asOf.current()
                ? derivedTables.of(handle, dyad)
                : derivation.derive(dyad, evidenceTable.of(handle, dyad, asOf)));
    return answering.answer(a, b, derived, asOf);
  }

  /** With how many of the states that existed on the day a state had diplomatic relations. */
  public Count count(ActorId of, AsOf asOf) {
    Map<Dyad, List<Spell>> tracks = store.read(handle -> tracks(handle, of, asOf));
    Map<Verdict, List<ActorId>> byVerdict = new HashMap<>();
    List<String> notes = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      byVerdict.put(verdict, new ArrayList<>());
    }
    for (State state : states) {
      if (!state.id().equals(of)) {
        List<Spell> track = tracks.getOrDefault(new Dyad(of, state.id()), List.of());
        Verdict verdict = answering.verdict(of, state.id(), track, asOf.on());
        if (existed(state, asOf.on())) {
          byVerdict.getOrDefault(verdict, new ArrayList<>()).add(state.id());
        } else if (verdict == Verdict.YES) {
          notes.add(
              "%s is not counted: it did not exist on %s, although the record says yes"
                  .formatted(state.id(), asOf.on()));
        }
      }
    }
    byVerdict.values().forEach(list -> list.sort(ActorId::compareTo));
    return new Count(
        of,
        asOf,
        byVerdict.getOrDefault(Verdict.YES, List.of()),
        byVerdict.getOrDefault(Verdict.UNCERTAIN, List.of()),
        byVerdict.getOrDefault(Verdict.NO, List.of()),
        byVerdict.getOrDefault(Verdict.UNKNOWN, List.of()),
        notes);
  }

  private Map<Dyad, List<Spell>> tracks(Handle handle, ActorId of, AsOf asOf) {
    if (asOf.current()) {
      return derivedTables.bare(handle, of, Answering.RELATIONS);
    }
    Map<Dyad, List<Spell>> tracks = new HashMap<>();
    evidenceTable
        .of(handle, of, asOf)
        .forEach((dyad, evidence) ->
            tracks.put(dyad, derivation.derive(dyad, evidence).spells(Answering.RELATIONS)));
    return tracks;
  }

  private static boolean existed(State state, PartialDate on) {
    LocalDate first = on.earliest();
    LocalDate last = on.latest();
    return first != null
        && last != null
        && new Existence(List.of(state)).possible(state.id(), first.getYear(), last.getYear());
  }

  /** The acts between two states, in the order of time, the undated last. */
  public List<Act> acts(ActorId a, ActorId b) {
    return store.read(handle -> derivedTables.of(handle, new Dyad(a, b)).acts());
  }

  /**
   * The acts of all states that happened last; planned, possible and denied ones are no acts yet.
   */
  public List<Act> latestActs(int limit) {
    return store.read(handle -> derivedTables.latest(handle, limit));
  }

  /** The act that a piece of evidence reports, where its reading counts. */
  public Optional<Act> act(long evidence) {
    return store.read(handle ->
        Optional.ofNullable(
                evidenceTable.ofIds(handle, new TreeSet<>(List.of(evidence))).get(evidence))
            .map(Evidence::statement)
            .flatMap(statement ->
                statement instanceof Statement.Event event
                    ? Optional.ofNullable(EvidenceTable.dyad(event))
                    : Optional.empty())
            .flatMap(dyad ->
                derivedTables.of(handle, dyad).acts().stream()
                    .filter(act -> act.evidence().stream().anyMatch(own -> own.id() == evidence))
                    .findFirst()));
  }

  /**
   * The evidence that counts, in the order of recording.
   *
   * @param after the id of the last that was seen, 0 for none
   * @param limit how many at most
   */
  public List<Evidence> evidenceAfter(long after, int limit) {
    return store.read(handle -> evidenceTable.after(handle, after, limit));
  }

  /** The numbers that publications say of a state's record. */
  public List<Evidence> claims(ActorId of, AsOf asOf) {
    return store.read(handle -> evidenceTable.claims(handle, of, asOf));
  }

  /** What a publication states: the evidence of the reading that counts. */
  public List<Evidence> evidence(PublicationId publication) {
    return store.read(handle ->
        EvidenceTable.current(handle, publication)
            .map(reading -> evidenceTable.ofReading(handle, reading.sequence()))
            .orElse(List.of()));
  }

  /** What a version of a publication states: the evidence of its latest reading. */
  public List<Evidence> evidence(PublicationId publication, int version) {
    return store.read(handle ->
        EvidenceTable.ofVersion(handle, publication, version)
            .map(reading -> evidenceTable.ofReading(handle, reading.sequence()))
            .orElse(List.of()));
  }

  /** The reading of a publication that counts. */
  public Optional<RecordedReading> currentReading(PublicationId publication) {
    return store.read(handle -> currentReading(handle, publication));
  }

  /** The reading of a publication that counts, within a transaction of the caller. */
  public Optional<RecordedReading> currentReading(Handle handle, PublicationId publication) {
    return EvidenceTable.current(handle, publication);
  }

  /** All readings of a publication, in the order of recording. */
  public List<RecordedReading> readings(PublicationId publication) {
    return store.read(handle -> EvidenceTable.all(handle, publication));
  }

  /**
   * What followers have not seen yet.
   *
   * @param sequence the last they saw, 0 for none
   * @param limit how many at most
   */
  public List<RecordedReading> readingsSince(long sequence, int limit) {
    return store.read(handle -> EvidenceTable.since(handle, sequence, limit));
  }

  /** The sequence number of the last reading; 0 where there is none. */
  public long sequence() {
    return store.read(Ledger::sequence);
  }

  private static long sequence(Handle handle) {
    return number(handle, "SELECT coalesce(max(sequence), 0) FROM reading");
  }

  /** How much the ledger holds. */
  public LedgerFigures figures() {
    return store.read(handle ->
        new LedgerFigures(
            number(handle, "SELECT count(*) FROM reading"),
            number(
                handle,
                "SELECT coalesce(sum(r.statements), 0) FROM current_reading c JOIN reading r"
                    + " USING (sequence)"),
            number(handle, "SELECT count(*) FROM evidence"),
            number(handle, "SELECT count(*) FROM act"),
            number(handle, "SELECT count(*) FROM spell WHERE holds"),
            number(
                handle,
                "SELECT count(*) FROM (SELECT first FROM act UNION SELECT second FROM act)"),
            sequence(handle),
            handle
                .createQuery(
                    "SELECT r.reader, r.knowledge, count(*) FROM current_reading c JOIN reading"
                        + " r USING (sequence) GROUP BY 1, 2 ORDER BY max(r.sequence) DESC")
                .map((row, context) ->
                    new LedgerFigures.ReaderUse(row.getString(1), row.getString(2), row.getLong(3)))
                .list()));
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
