package org.chancery.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.chancery.actor.Dyad;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.Editing.Graded;
import org.chancery.ledger.Editing.Ruled;
import org.chancery.ledger.Grading.Subject;
import org.chancery.store.Store;
import org.chancery.text.PublicationId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What editors say about the record: rulings on what was read, and grades of sources.
 *
 * <p>Both are appended with a name, a reason and the time, and never changed. A ruling is taken
 * back by another that withdraws it, a grade by another one about the same subject; as of an
 * earlier {@linkplain AsOf#recorded() recorded} time the record is answered as it was then.
 * Whatever is decided, evidence stays: it only counts for more, for less, or not at all.
 *
 * <p>Each call is one transaction, which also derives anew what it touches; when it returns, the
 * decision is on the disk and in the answers.
 */
public final class Editors {

  /** What of the ledger has to follow when editors speak. */
  interface Derived {
    /** Derives some pairs of states anew, or all where the tables changed meanwhile. */
    void again(Handle transaction, Collection<Dyad> dyads);

    /** Lets the readings of a publication count or not, as the rulings in force have it. */
    void count(Handle transaction, PublicationId publication);
  }

  /** The reason of the removals that a source brought about: its address stands as who decided. */
  private static final String DELETED_AT_SOURCE = "deleted by its source";

  private final Store store;
  private final EditorialLog log;
  private final EvidenceTable evidenceTable;
  private final ActClustering clustering;
  private final Derived derived;

  Editors(
      Store store,
      EditorialLog log,
      EvidenceTable evidenceTable,
      ActClustering clustering,
      Derived derived) {
    this.store = store;
    this.log = log;
    this.evidenceTable = evidenceTable;
    this.clustering = clustering;
    this.derived = derived;
  }

  // ---- rulings ----

  /**
   * Records a ruling, and lets the answers follow.
   *
   * @param by the editor's name
   * @param now by the desk's clock
   * @throws LedgerException where it makes no sense, saying what was expected
   */
  public Ruling rule(Decision decision, String by, String why, Instant now) {
    return write(transaction -> rule(transaction, decision, by, why, now));
  }

  private Ruling rule(Handle transaction, Decision decision, String by, String why, Instant now) {
    Ruling draft = new Ruling(0, decision, by.strip(), why.strip(), now);
    List<Evidence> about = evidence(transaction, decision.events());
    check(transaction, decision, about);
    Instant time = Releases.after(transaction, now);
    Ruling ruling =
        new Ruling(
            log.append(transaction, decision, about, draft.by(), draft.why(), time),
            decision,
            draft.by(),
            draft.why(),
            time);
    follow(transaction, decision, about);
    return ruling;
  }

  /**
   * Removes a publication that its source has deleted, within a transaction of the caller. Nothing
   * happens where it was never read or is removed already.
   */
  public void deletedAtSource(
      Handle transaction, PublicationId publication, String source, Instant now) {
    transaction.afterRollback(log::forget);
    if (EvidenceTable.current(transaction, publication).isPresent()
        && !log.asOf(transaction, null).removals().containsKey(publication)) {
      rule(transaction, new Decision.Remove(publication), source, DELETED_AT_SOURCE, now);
    }
  }

  /**
   * Takes back what {@link #deletedAtSource} did, within a transaction of the caller; a removal by
   * an editor stands.
   */
  public void backAtSource(Handle transaction, PublicationId publication, Instant now) {
    transaction.afterRollback(log::forget);
    Ruling removal = log.asOf(transaction, null).removals().get(publication);
    if (removal != null && removal.why().equals(DELETED_AT_SOURCE)) {
      rule(
          transaction, new Decision.Withdraw(removal.id()), removal.by(), "it is there again", now);
    }
  }

  /** A transaction after which nothing is remembered that did not come to be. */
  private <T> T write(Function<Handle, T> work) {
    try {
      return store.write(work);
    } catch (RuntimeException failure) {
      log.forget();
      throw failure;
    }
  }

  private List<Evidence> evidence(Handle handle, List<Long> events) {
    Map<Long, Evidence> known = evidenceTable.ofIds(handle, new TreeSet<>(events));
    List<Evidence> found = new ArrayList<>();
    for (long event : events) {
      Evidence evidence = known.get(event);
      if (evidence == null) {
        throw new LedgerException("event " + event + ": there is none of that number");
      }
      if (counting(handle, StatementKey.of(evidence), evidence).isEmpty()) {
        throw new LedgerException(
            "event %d: nothing rests on it any more, since %s is read otherwise now, or was removed"
                .formatted(event, evidence.publication()));
      }
      found.add(evidence);
    }
    return found;
  }

  /** The pieces that count now and state the same in the same words. */
  private List<Evidence> counting(Handle handle, String statement, Evidence like) {
    if (log.asOf(handle, null).removals().containsKey(like.publication())) {
      return List.of();
    }
    return EvidenceTable.current(handle, like.publication())
        .map(reading -> evidenceTable.ofReading(handle, reading.sequence()))
        .orElse(List.of())
        .stream()
        .filter(piece -> StatementKey.of(piece).equals(statement))
        .toList();
  }

  private void check(Handle handle, Decision decision, List<Evidence> about) {
    switch (decision) {
      case Decision.Accept accept -> dyad(about);
      case Decision.Reject reject -> dyad(about);
      case Decision.Merge merge -> checkMerge(handle, about);
      case Decision.Split split -> checkSplit(handle, about);
      case Decision.Dated dated -> dyadOfActs(about);
      case Decision.Remove(PublicationId publication) -> checkRemoval(handle, publication);
      case Decision.Withdraw(long ruling) -> checkWithdrawal(handle, ruling);
    }
  }

  /** The pair of states that all are about; null where all are about the same one state. */
  private static @Nullable Dyad dyad(List<Evidence> about) {
    Set<Object> parties = new HashSet<>();
    Dyad dyad = null;
    for (Evidence evidence : about) {
      dyad = dyadOf(evidence);
      parties.add(dyad == null ? EvidenceTable.subject(evidence) : dyad);
    }
    if (parties.size() > 1) {
      throw new LedgerException(
          "events between the same two states were expected, found "
              + String.join(" and ", parties.stream().map(Object::toString).sorted().toList()));
    }
    return dyad;
  }

  private static @Nullable Dyad dyadOf(Evidence evidence) {
    return evidence.statement() instanceof Event event ? EvidenceTable.dyad(event) : null;
  }

  private static Dyad dyadOfActs(List<Evidence> about) {
    Dyad dyad = dyad(about);
    if (dyad == null) {
      throw new LedgerException(
          "an act between two states was expected, found what is said of one state: event "
              + about.getFirst().id());
    }
    return dyad;
  }

  private List<Act> acts(Handle handle, List<Evidence> about) {
    Dyad dyad = dyadOfActs(about);
    Set<String> kinds = new TreeSet<>();
    for (Evidence evidence : about) {
      if (evidence.statement() instanceof Event event) {
        boolean turned = !event.type().directed() && event.to().compareTo(event.from()) < 0;
        kinds.add(
            "%s from %s, %s"
                .formatted(
                    clustering.family(event.type()),
                    turned ? event.to() : event.from(),
                    event.modality().code()));
      }
    }
    if (kinds.size() > 1) {
      throw new LedgerException(
          "reports of acts of one type, direction and modality were expected, found "
              + String.join("; ", kinds));
    }
    List<Ruled> ruled = log.asOf(handle, null).of(dyad);
    Set<String> meant = new HashSet<>();
    about.forEach(evidence -> meant.add(StatementKey.of(evidence)));
    return clustering.acts(evidenceTable.of(handle, dyad, Ledger.NOW), ruled).stream()
        .map(ActClustering.JoinedAct::act)
        .filter(act ->
            act.evidence().stream().anyMatch(piece -> meant.contains(StatementKey.of(piece))))
        .toList();
  }

  private void checkMerge(Handle handle, List<Evidence> about) {
    if (acts(handle, about).size() < 2) {
      throw new LedgerException("two acts were expected, found reports of one act, or none");
    }
  }

  private void checkSplit(Handle handle, List<Evidence> about) {
    List<Act> acts = acts(handle, about);
    if (acts.size() != 1 || acts.getFirst().evidence().size() <= about.size()) {
      throw new LedgerException(
          "some of the reports of one act were expected, found "
              + (acts.size() == 1 ? "all of them" : "reports of " + acts.size() + " acts"));
    }
  }

  private void checkRemoval(Handle handle, PublicationId publication) {
    if (EvidenceTable.current(handle, publication).isEmpty()) {
      throw new LedgerException(publication + ": no publication of that name was read");
    }
    Ruling removal = log.asOf(handle, null).removals().get(publication);
    if (removal != null) {
      throw new LedgerException(
          "%s was removed already, by ruling %d of %s"
              .formatted(publication, removal.id(), removal.by()));
    }
  }

  private void checkWithdrawal(Handle handle, long ruling) {
    if (log.ruled(handle).stream().noneMatch(one -> one.ruling().id() == ruling)) {
      throw new LedgerException("ruling " + ruling + ": there is none of that number");
    }
    Ruling withdrawal = log.asOf(handle, null).withdrawal(ruling);
    if (withdrawal != null) {
      throw new LedgerException(
          "ruling %d was withdrawn already, by ruling %d of %s"
              .formatted(ruling, withdrawal.id(), withdrawal.by()));
    }
  }

  private void follow(Handle transaction, Decision decision, List<Evidence> about) {
    switch (decision) {
      case Decision.Remove(PublicationId publication) -> followRemoval(transaction, publication);
      case Decision.Withdraw(long target) -> {
        Ruled withdrawn =
            log.ruled(transaction).stream()
                .filter(one -> one.ruling().id() == target)
                .findFirst()
                .orElseThrow();
        if (withdrawn.dyad() != null) {
          derived.again(transaction, List.of(withdrawn.dyad()));
        }
        follow(transaction, withdrawn.ruling().decision(), List.of());
      }
      case Decision.Accept accept -> followEvents(transaction, about);
      case Decision.Reject reject -> followEvents(transaction, about);
      case Decision.Merge merge -> followEvents(transaction, about);
      case Decision.Split split -> followEvents(transaction, about);
      case Decision.Dated dated -> followEvents(transaction, about);
    }
  }

  private void followEvents(Handle transaction, List<Evidence> about) {
    Set<Dyad> dyads = new TreeSet<>();
    for (Evidence evidence : about) {
      Dyad dyad = dyadOf(evidence);
      if (dyad != null) {
        dyads.add(dyad);
      }
    }
    derived.again(transaction, dyads);
  }

  private void followRemoval(Handle transaction, PublicationId publication) {
    derived.count(transaction, publication);
    EvidenceTable.current(transaction, publication)
        .ifPresent(reading ->
            derived.again(transaction, EvidenceTable.dyads(transaction, reading.sequence())));
  }

  /**
   * All rulings, the latest first, with whether they are in force.
   *
   * @param event only those about what this event states, or about its publication; null for all
   */
  public List<RecordedRuling> rulings(@Nullable Long event) {
    return store.read(handle -> rulings(handle, event));
  }

  List<RecordedRuling> rulings(Handle handle, @Nullable Long event) {
    Evidence evidence =
        event == null
            ? null
            : evidenceTable.ofIds(handle, new TreeSet<>(List.of(event))).get(event);
    if (event != null && evidence == null) {
      throw new LedgerException("event " + event + ": there is none of that number");
    }
    List<Ruled> all = log.ruled(handle);
    Set<Long> meant = new HashSet<>();
    List<RecordedRuling> found = new ArrayList<>();
    for (Ruled one : all) {
      boolean about =
          evidence == null
              || one.speaksOf(evidence)
              || (one.ruling().decision() instanceof Decision.Remove(PublicationId publication)
                  && publication.equals(evidence.publication()))
              || (one.ruling().decision() instanceof Decision.Withdraw(long ruling)
                  && meant.contains(ruling));
      if (about) {
        meant.add(one.ruling().id());
        found.add(recorded(handle, one));
      }
    }
    return found.reversed();
  }

  private RecordedRuling recorded(Handle handle, Ruled one) {
    List<Evidence> evidence = new ArrayList<>();
    Map<Long, Evidence> named =
        evidenceTable.ofIds(handle, new TreeSet<>(one.ruling().decision().events()));
    for (long event : one.ruling().decision().events()) {
      Evidence like = named.get(event);
      if (like != null) {
        evidence.addAll(counting(handle, StatementKey.of(like), like));
      }
    }
    return new RecordedRuling(
        one.ruling(), log.asOf(handle, null).withdrawal(one.ruling().id()), evidence);
  }

  /** The ruling by which a publication was removed; null where it was not. */
  public @Nullable Ruling removal(PublicationId publication) {
    return removals().get(publication);
  }

  /** The publications that are removed, each with the ruling that did. */
  public Map<PublicationId, Ruling> removals() {
    return store.read(handle -> log.asOf(handle, null).removals());
  }

  /** The publications that any ruling ever removed, each with whether it is removed now. */
  public Map<PublicationId, Boolean> everRemoved() {
    return store.read(handle -> {
      Map<PublicationId, Ruling> removals = log.asOf(handle, null).removals();
      Map<PublicationId, Boolean> ever = new TreeMap<>();
      for (Ruled one : log.ruled(handle)) {
        if (one.ruling().decision() instanceof Decision.Remove(PublicationId publication)) {
          ever.put(publication, removals.containsKey(publication));
        }
      }
      return ever;
    });
  }

  // ---- grades ----

  /**
   * Records a grade, and lets the answers follow. It takes the place of an earlier one about the
   * same subject; {@code F} and {@code 6} say that nothing is known.
   *
   * @throws LedgerException where there is no such subject
   */
  public Grading grade(Subject subject, char grade, String by, String why, Instant now) {
    Grading draft = new Grading(0, subject, grade, by.strip(), why.strip(), now);
    return write(transaction -> {
      Evidence about =
          subject instanceof Subject.Event(long event)
              ? evidence(transaction, List.of(event)).getFirst()
              : null;
      Collection<Dyad> dyads = dyads(transaction, subject, about);
      Instant time = Releases.after(transaction, now);
      long id = log.append(transaction, subject, about, grade, draft.by(), draft.why(), time);
      derived.again(transaction, dyads);
      return new Grading(id, subject, grade, draft.by(), draft.why(), time);
    });
  }

  private static Collection<Dyad> dyads(Handle handle, Subject subject, @Nullable Evidence about) {
    return switch (subject) {
      case Subject.Publisher(String name) -> {
        if (!EvidenceTable.publishers(handle).contains(name)) {
          throw new LedgerException(
              "no publication of the publisher \"%s\" was read; a name was expected as `status` or a publication gives it"
                  .formatted(name));
        }
        yield EvidenceTable.dyadsOfPublisher(handle, name);
      }
      case Subject.Publication(PublicationId id) ->
          EvidenceTable.dyads(
              handle,
              EvidenceTable.current(handle, id)
                  .orElseThrow(
                      () -> new LedgerException(id + ": no publication of that name was read"))
                  .sequence());
      case Subject.Event event -> {
        Dyad dyad = about == null ? null : dyadOf(about);
        yield dyad == null ? List.of() : List.of(dyad);
      }
    };
  }

  /** All grades that were given, the latest first; of one subject, the latest counts. */
  public List<Grading> gradings() {
    return store
        .read(handle -> log.graded(handle).stream().map(Graded::grading).toList())
        .reversed();
  }

  /** The publishers of what was read, each once. */
  public List<String> publishers() {
    return store.read(EvidenceTable::publishers);
  }
}
