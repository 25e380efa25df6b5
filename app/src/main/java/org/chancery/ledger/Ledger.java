package org.chancery.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Membership;
import org.chancery.actor.State;
import org.chancery.actor.Succession;
import org.chancery.event.EventTypes;
import org.chancery.event.Measure;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.event.Statement.CountClaim;
import org.chancery.event.Statement.Event;
import org.chancery.knowledge.Knowledge;
import org.chancery.ledger.Editing.Ruled;
import org.chancery.store.Store;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

  private static final String UNITED_NATIONS = "UN";

  /** Beyond that no single publication changes an answer, and looking at each takes long. */
  private static final int MOST_PUBLICATIONS = 200;

  static final AsOf NOW = AsOf.on(LocalDate.EPOCH);

  private final Store store;
  private final Knowledge knowledge;
  private final List<State> states;
  private final List<Membership> memberships;
  private final SpellTable spellTable;
  private final Existence existence;
  private final CountTable counts;
  private final MissionTable missionTable;
  private final LevelTable levels;
  private final EditorialLog log = new EditorialLog();
  private final EvidenceTable evidenceTable;
  private final DerivedTables derivedTables;
  private final Derivation derivation;
  private final Answering answering;
  private final Editors editors;
  private final Releases releases;

  /**
   * A ledger over a store.
   *
   * @throws org.chancery.knowledge.KnowledgeException where a table is wrong, with file and line
   */
  public Ledger(Store store, Knowledge knowledge, EventTypes types, Gazetteer gazetteer) {
    this(
        store,
        knowledge,
        types,
        gazetteer.states(),
        gazetteer.memberships(),
        gazetteer.successions());
  }

  Ledger(Store store, Knowledge knowledge, EventTypes types, List<State> states) {
    this(store, knowledge, types, states, List.of(), List.of());
  }

  private Ledger(
      Store store,
      Knowledge knowledge,
      EventTypes types,
      List<State> states,
      List<Membership> memberships,
      List<Succession> successions) {
    this.store = store;
    this.knowledge = knowledge;
    this.states = List.copyOf(states);
    this.existence = new Existence(states, successions);
    SpellTable spells = SpellTable.load(knowledge, types);
    this.memberships = List.copyOf(memberships);
    this.spellTable = spells;
    this.counts = CountTable.load(knowledge, spells);
    this.missionTable = MissionTable.load(knowledge, spells, types);
    this.levels = LevelTable.load(knowledge, spells);
    GradeTable grades = GradeTable.load(knowledge);
    this.evidenceTable = new EvidenceTable(types, log);
    this.derivedTables = new DerivedTables(types, evidenceTable);
    this.derivation = new Derivation(spells, grades, existence);
    this.answering = new Answering(spells, AnswerTable.load(knowledge), grades, existence);
    this.editors =
        new Editors(store, log, evidenceTable, new ActClustering(spells, grades), new Following());
    this.releases =
        new Releases(store, knowledge, new CanonicalRecord(evidenceTable, log), this::figures);
  }

  /** Releases of the record. */
  public Releases releases() {
    return releases;
  }

  /** What editors say about the record: rulings and grades. */
  public Editors editors() {
    return editors;
  }

  private final class Following implements Editors.Derived {

    @Override
    public void again(Handle transaction, Collection<Dyad> dyads) {
      if (outdated(transaction)) {
        rebuild(transaction, (done, total) -> {});
      } else {
        Editing editing = log.asOf(transaction, null);
        dyads.forEach(dyad -> derive(transaction, dyad, editing));
      }
    }

    @Override
    public void count(Handle transaction, PublicationId publication) {
      boolean removed = log.asOf(transaction, null).removals().containsKey(publication);
      DerivedTables.count(transaction, publication, !removed);
    }
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
    Instant recorded = Releases.after(transaction, reading.recorded());
    long sequence = evidenceTable.append(transaction, reading.recordedAt(recorded));
    if (outdated(transaction)) {
      rebuild(transaction, (done, total) -> {});
      return sequence;
    }
    RecordedReading counting =
        EvidenceTable.current(transaction, reading.publication()).orElseThrow();
    Editing editing = log.asOf(transaction, null);
    boolean removed = editing.removals().containsKey(reading.publication());
    if (counting.sequence() == sequence && !removed) {
      touched.addAll(EvidenceTable.dyads(transaction, sequence));
      transaction.execute(
          "INSERT INTO current_reading (publication, sequence) VALUES (?, ?) ON CONFLICT"
              + " (publication) DO UPDATE SET sequence = excluded.sequence",
          reading.publication().value(),
          sequence);
      touched.forEach(dyad -> derive(transaction, dyad, editing));
    }
    return sequence;
  }

  private void derive(Handle transaction, Dyad dyad, Editing editing) {
    derivedTables.replace(transaction, dyad, anew(transaction, dyad, NOW, editing));
  }

  /** What is derived of a dyad: kept, where the question is of now. */
  private Derived ofDyad(Handle handle, Dyad dyad, AsOf asOf) {
    return asOf.current() ? derivedTables.of(handle, dyad) : anew(handle, dyad, asOf);
  }

  private Derived anew(Handle handle, Dyad dyad, AsOf asOf) {
    return anew(handle, dyad, asOf, log.asOf(handle, asOf.recorded()));
  }

  private Derived anew(Handle handle, Dyad dyad, AsOf asOf, Editing editing) {
    return derivation.derive(dyad, evidenceTable.of(handle, dyad, asOf, editing), editing.of(dyad));
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
    Editing editing = log.asOf(transaction, null);
    editing
        .removals()
        .keySet()
        .forEach(publication -> DerivedTables.count(transaction, publication, false));
    int done = 0;
    Collection<Dyad> dyads = EvidenceTable.dyads(transaction);
    steps.done(0, dyads.size());
    for (Dyad dyad : dyads) {
      derive(transaction, dyad, editing);
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
    return store.read(handle -> {
      Answer answer = answering.answer(a, b, ofDyad(handle, dyad, asOf), asOf);
      return answer.restingOn(bearings(handle, answer, dyad));
    });
  }

  /** The rulings that have to do with an answer, each with whether it decides. */
  private List<Bearing> bearings(Handle handle, Answer answer, Dyad dyad) {
    AsOf asOf = answer.asOf();
    Editing editing = log.asOf(handle, asOf.recorded());
    List<Ruled> ruled = editing.of(dyad);
    List<Evidence> removed = evidenceTable.removed(handle, dyad, asOf);
    if (ruled.isEmpty() && removed.isEmpty()) {
      return List.of();
    }
    List<Evidence> evidence = evidenceTable.of(handle, dyad, asOf);
    List<Bearing> bearings = new ArrayList<>();
    for (Ruled one : ruled) {
      if (evidence.stream().anyMatch(piece -> bearsOnRelations(piece) && one.speaksOf(piece))) {
        List<Ruled> others =
            ruled.stream().filter(other -> other.ruling().id() != one.ruling().id()).toList();
        bearings.add(bearing(answer, one.ruling(), derivation.derive(dyad, evidence, others)));
      }
    }
    Map<PublicationId, List<Evidence>> gone = Surveying.byPublication(removed);
    gone.forEach((publication, pieces) -> {
      Ruling removal = editing.removals().get(publication);
      if (removal != null && pieces.stream().anyMatch(this::bearsOnRelations)) {
        List<Evidence> all = new ArrayList<>(evidence);
        all.addAll(pieces);
        bearings.add(bearing(answer, removal, derivation.derive(dyad, all, ruled)));
      }
    });
    bearings.sort(Comparator.comparingLong(bearing -> bearing.ruling().id()));
    return jointly(
        answer, bearings, derivation.derive(dyad, Surveying.both(evidence, removed), List.of()));
  }

  private Bearing bearing(Answer answer, Ruling ruling, Derived without) {
    return new Bearing(
        ruling, !answer.sameAs(answering.answer(answer.a(), answer.b(), without, answer.asOf())));
  }

  /** Where no ruling alone decides but all together do, all of them do. */
  private List<Bearing> jointly(Answer answer, List<Bearing> bearings, Derived withoutAny) {
    boolean alone = bearings.stream().anyMatch(Bearing::decides);
    boolean together =
        !alone
            && !answer.sameAs(answering.answer(answer.a(), answer.b(), withoutAny, answer.asOf()));
    return together
        ? bearings.stream().map(one -> new Bearing(one.ruling(), true)).toList()
        : List.copyOf(bearings);
  }

  /**
   * The rulings in force that have to do with spells of some kinds between some states: about acts
   * that begin, end or attest them, or about a publication that told of such.
   */
  private List<Ruling> rulings(
      Handle handle, Predicate<Dyad> between, Predicate<String> kinds, AsOf asOf) {
    Editing editing = log.asOf(handle, asOf.recorded());
    List<Ruling> found = new ArrayList<>();
    for (Dyad dyad : editing.dyads()) {
      if (between.test(dyad)) {
        for (Ruled one : editing.of(dyad)) {
          TreeSet<Long> events = new TreeSet<>(one.ruling().decision().events());
          if (evidenceTable.ofIds(handle, events).values().stream()
              .anyMatch(piece -> bearsOn(piece, between, kinds))) {
            found.add(one.ruling());
          }
        }
      }
    }
    editing
        .removals()
        .forEach((publication, removal) ->
            EvidenceTable.current(handle, publication)
                .filter(reading ->
                    evidenceTable.ofReading(handle, reading.sequence()).stream()
                        .anyMatch(piece -> bearsOn(piece, between, kinds)))
                .ifPresent(reading -> found.add(removal)));
    found.sort(Comparator.comparingLong(Ruling::id));
    return found;
  }

  private boolean bearsOn(Evidence piece, Predicate<Dyad> between, Predicate<String> kinds) {
    if (!(piece.statement() instanceof Event event)) {
      return false;
    }
    Dyad dyad = EvidenceTable.dyad(event);
    return dyad != null
        && between.test(dyad)
        && spellTable.kinds().stream()
            .anyMatch(kind ->
                kinds.test(kind.id())
                    && spellTable.consequence(event.type().id(), event.kind(), kind) != null);
  }

  private boolean bearsOnRelations(Evidence piece) {
    return bearsOn(piece, dyad -> true, Answering.RELATIONS::equals);
  }

  /**
   * In which forms each of two states dealt with the other: the first with the second, and back.
   */
  public List<Dealing> dealings(ActorId a, ActorId b, AsOf asOf) {
    List<Spell> spells = store.read(handle -> ofDyad(handle, new Dyad(a, b), asOf)).spells();
    return List.of(dealing(a, b, spells, asOf), dealing(b, a, spells, asOf));
  }

  /** On what footing a state stood with each other with which anything held on the day. */
  public List<Footing> footings(ActorId of, AsOf asOf) {
    List<Footing> footings = new ArrayList<>();
    store
        .read(handle -> spellsOf(handle, of, asOf))
        .forEach((dyad, spells) -> {
          ActorId with = dyad.first().equals(of) ? dyad.second() : dyad.first();
          Spell relations =
              spells.stream()
                  .filter(spell -> spell.kind().equals(Answering.RELATIONS))
                  .filter(spell -> spell.holds() && Surveying.touches(spell, asOf.on()))
                  .reduce((one, other) -> other)
                  .orElse(null);
          Dealing sent = dealing(of, with, spells, asOf);
          Dealing received = dealing(with, of, spells, asOf);
          if (relations != null || !sent.forms().isEmpty() || !received.forms().isEmpty()) {
            footings.add(new Footing(with, relations, sent, received));
          }
        });
    return footings;
  }

  /** The spells of all dyads of a state, without their evidence where they are of now. */
  private Map<Dyad, List<Spell>> spellsOf(Handle handle, ActorId of, AsOf asOf) {
    Map<Dyad, List<Spell>> byDyad = new TreeMap<>();
    if (asOf.current()) {
      for (SpellTable.Kind kind : spellTable.kinds()) {
        derivedTables
            .bare(handle, of, kind.id())
            .forEach((dyad, spells) ->
                byDyad.computeIfAbsent(dyad, key -> new ArrayList<>()).addAll(spells));
      }
    } else {
      derived(handle, of, asOf).forEach((dyad, derived) -> byDyad.put(dyad, derived.spells()));
    }
    return byDyad;
  }

  private Dealing dealing(ActorId from, ActorId to, List<Spell> spells, AsOf asOf) {
    Set<String> mutual = undirectedKinds();
    List<Held> held = new ArrayList<>();
    for (List<Spell> track : Tracks.of(spells)) {
      Spell first = track.getFirst();
      if (first.from().equals(from) || mutual.contains(first.kind())) {
        Verdict verdict = answering.verdict(first.from(), first.to(), track, asOf.on());
        track.stream()
            .filter(spell -> spell.holds() && Surveying.touches(spell, asOf.on()))
            .reduce((one, other) -> other)
            .ifPresent(spell -> held.add(new Held(verdict, spell)));
      }
    }
    List<Dealing.Form> forms = new ArrayList<>();
    for (Verdict wanted : List.of(Verdict.YES, Verdict.UNCERTAIN)) {
      for (LevelTable.Level level : levels.levels()) {
        for (Held one : List.copyOf(held)) {
          if (one.verdict() == wanted && level.fits(one.spell())) {
            forms.add(new Dealing.Form(level.id(), level.description(), wanted, one.spell()));
            held.remove(one);
          }
        }
      }
    }
    return new Dealing(from, to, forms);
  }

  /** With how many of the states that existed on the day a state had diplomatic relations. */
  public Count count(ActorId of, AsOf asOf) {
    return count(of, Measure.RELATIONS, Among.ALL, asOf);
  }

  /** How many of some states a measure counts for a state. */
  public Count count(ActorId of, Measure measure, Among among, AsOf asOf) {
    CountTable.Counted counted = counts.of(measure);
    return count(of, measure, among, asOf, store.read(handle -> tracks(handle, of, counted, asOf)));
  }

  private Count count(
      ActorId of, Measure measure, Among among, AsOf asOf, Map<Dyad, List<Spell>> tracks) {
    CountTable.Counted counted = counts.of(measure);
    Map<Verdict, List<ActorId>> byVerdict = new EnumMap<>(Verdict.class);
    List<String> notes = new ArrayList<>();
    String absent = existence.note(of, asOf.on());
    if (absent != null) {
      notes.add(absent);
    }
    Predicate<State> included = included(among, asOf.on());
    for (State state : states) {
      if (!state.id().equals(of)) {
        List<Spell> track = tracks.getOrDefault(new Dyad(of, state.id()), List.of());
        Verdict verdict = verdict(of, state.id(), counted, track, asOf.on());
        if (!existed(state, asOf.on())) {
          if (verdict == Verdict.YES && among == Among.ALL) {
            notes.add(
                "%s is not counted: it did not exist on %s, although the record says yes"
                    .formatted(state.id(), asOf.on()));
          }
        } else if (included.test(state)) {
          byVerdict.computeIfAbsent(verdict, list -> new ArrayList<>()).add(state.id());
        }
      }
    }
    byVerdict.values().forEach(list -> list.sort(ActorId::compareTo));
    return new Count(
        of,
        measure,
        among,
        asOf,
        byVerdict.getOrDefault(Verdict.YES, List.of()),
        byVerdict.getOrDefault(Verdict.UNCERTAIN, List.of()),
        byVerdict.getOrDefault(Verdict.NO, List.of()),
        byVerdict.getOrDefault(Verdict.UNKNOWN, List.of()),
        notes,
        store.read(handle -> rulings(handle, dyad -> dyad.has(of), counted.spell()::equals, asOf)));
  }

  private Verdict verdict(
      ActorId of, ActorId other, CountTable.Counted counted, List<Spell> track, PartialDate on) {
    Verdict verdict = answering.verdict(of, other, track, on);
    boolean counts = verdict == Verdict.YES || verdict == Verdict.UNCERTAIN;
    if (!counts || counted.posts().isEmpty()) {
      return verdict;
    }
    Verdict best = Verdict.NO;
    for (Spell spell : track) {
      if (spell.holds() && Surveying.touches(spell, on)) {
        Verdict ofPost = counted.counts(spell.post());
        best = ofPost.compareTo(Verdict.YES) == 0 || best == Verdict.NO ? ofPost : best;
      }
    }
    return best == Verdict.YES ? verdict : best;
  }

  /** Which states are counted; membership is known by the year, and of a period its last counts. */
  private Predicate<State> included(Among among, PartialDate on) {
    LocalDate last = on.latest();
    if (among == Among.ALL || last == null) {
      return state -> true;
    }
    Set<ActorId> members = new HashSet<>();
    for (Membership membership : memberships) {
      if (membership.organisation().value().equals(UNITED_NATIONS)
          && membership.years().contains(last.getYear())
          && (among == Among.UN_AND_OBSERVERS || membership.kind() == Membership.Kind.MEMBER)) {
        members.add(membership.state());
      }
    }
    return state -> members.contains(state.id());
  }

  private Map<Dyad, List<Spell>> tracks(
      Handle handle, ActorId of, CountTable.Counted counted, AsOf asOf) {
    Map<Dyad, List<Spell>> tracks = new HashMap<>();
    if (asOf.current()) {
      tracks.putAll(derivedTables.bare(handle, of, counted.spell()));
    } else {
      derived(handle, of, asOf)
          .forEach((dyad, derived) -> tracks.put(dyad, derived.spells(counted.spell())));
    }
    tracks.replaceAll((dyad, spells) ->
        spells.stream()
            .filter(spell ->
                switch (counted.way()) {
                  case EITHER -> true;
                  case SENT -> spell.from().equals(of);
                  case RECEIVED -> spell.to().equals(of);
                })
            .toList());
    return tracks;
  }

  /** What is derived of all dyads, or of those of one state. */
  private Map<Dyad, Derived> derived(Handle handle, @Nullable ActorId state, AsOf asOf) {
    Map<Dyad, Derived> found = new TreeMap<>();
    if (asOf.current()) {
      for (Dyad dyad : EvidenceTable.dyads(handle)) {
        if (state == null || dyad.first().equals(state) || dyad.second().equals(state)) {
          found.put(dyad, derivedTables.of(handle, dyad));
        }
      }
      return found;
    }
    if (state != null) {
      evidenceTable
          .of(handle, state, asOf)
          .forEach((dyad, evidence) ->
              found.put(
                  dyad,
                  derivation.derive(dyad, evidence, log.asOf(handle, asOf.recorded()).of(dyad))));
      return found;
    }
    for (Dyad dyad : EvidenceTable.dyads(handle)) {
      found.put(dyad, anew(handle, dyad, asOf));
    }
    return found;
  }

  /** The posts of a state, with one other or with all, that existed on the day or may have. */
  public Missions missions(ActorId of, @Nullable ActorId with, AsOf asOf) {
    Map<Dyad, Derived> derived = dossiers(of, with, asOf);
    List<Held> sent = new ArrayList<>();
    List<Held> received = new ArrayList<>();
    List<Act> envoys = new ArrayList<>();
    for (Derived all : derived.values()) {
      for (List<Spell> track : Tracks.of(all.spells())) {
        if (missionTable.shows(track.getFirst().kind())) {
          Spell first = track.getFirst();
          Verdict verdict = answering.verdict(first.from(), first.to(), track, asOf.on());
          if (verdict == Verdict.YES || verdict == Verdict.UNCERTAIN) {
            track.stream()
                .filter(spell -> spell.holds() && Surveying.touches(spell, asOf.on()))
                .reduce((one, other) -> other)
                .ifPresent(spell ->
                    (spell.from().equals(of) ? sent : received).add(new Held(verdict, spell)));
          }
        }
      }
      all.acts().stream().filter(act -> missionTable.shows(act, asOf.on())).forEach(envoys::add);
    }
    sent.sort(BY_OTHER);
    received.sort(BY_OTHER);
    envoys.sort(
        Comparator.<Act>comparingLong(act -> Days.latest(act.dates().getLast()))
            .reversed()
            .thenComparing(Act::from)
            .thenComparing(Act::to));
    List<ActorId> named = with == null ? List.of(of) : List.of(of, with);
    return new Missions(
        of,
        with,
        asOf,
        sent,
        received,
        envoys,
        named.stream()
            .map(state -> existence.note(state, asOf.on()))
            .filter(Objects::nonNull)
            .toList(),
        store.read(handle ->
            rulings(
                handle, dyad -> named.stream().allMatch(dyad::has), missionTable::shows, asOf)));
  }

  private static final Comparator<Held> BY_OTHER =
      Comparator.<Held, ActorId>comparing(held -> held.spell().from())
          .thenComparing(held -> held.spell().to())
          .thenComparing(held -> held.spell().kind())
          .thenComparing(held -> held.spell().place() == null ? "" : held.spell().place());

  /** Who had relations with whom. */
  public Network network(AsOf asOf) {
    List<Network.Tie> ties = new ArrayList<>();
    Map<Dyad, List<Spell>> tracks =
        store.read(handle -> {
          if (!asOf.current()) {
            return Surveying.ofKind(derived(handle, null, asOf), Answering.RELATIONS);
          }
          Verdict inside = answering.insideSpell();
          for (DerivedTables.Bond bond :
              derivedTables.certain(handle, Answering.RELATIONS, asOf.on())) {
            ties.add(
                new Network.Tie(bond.dyad().first(), bond.dyad().second(), inside, bond.since()));
          }
          return derivedTables.touching(handle, Answering.RELATIONS, asOf.on());
        });
    tracks.forEach((dyad, track) -> {
      Answering.Sight sight = answering.sight(dyad.first(), dyad.second(), track, asOf.on());
      if (sight.verdict() == Verdict.YES || sight.verdict() == Verdict.UNCERTAIN) {
        ties.add(new Network.Tie(dyad.first(), dyad.second(), sight.verdict(), sight.since()));
      }
    });
    ties.sort(Comparator.comparing(Network.Tie::a).thenComparing(Network.Tie::b));
    List<ActorId> existing =
        states.stream().filter(state -> existed(state, asOf.on())).map(State::id).sorted().toList();
    return new Network(
        asOf,
        existing,
        ties,
        store.read(handle -> rulings(handle, dyad -> true, Answering.RELATIONS::equals, asOf)));
  }

  /**
   * What began and ended in a period, the earliest first.
   *
   * @param state null for all
   * @param times of which only {@code known} and {@code recorded} count
   */
  public List<Change> changes(
      PartialDate from, PartialDate to, @Nullable ActorId state, AsOf times) {
    Map<Dyad, Derived> derived =
        store.read(handle ->
            times.current()
                ? derivedTables.ofDyads(handle, derivedTables.turning(handle, from, to, state))
                : derived(handle, state, times));
    List<Change> changes = new ArrayList<>();
    store.read(handle -> {
      derived.forEach((dyad, all) -> {
        for (Change change : Surveying.changes(all, from, to)) {
          List<Ruling> rulings =
              rulings(handle, dyad::equals, change.spell().kind()::equals, times);
          changes.add(new Change(change.spell(), change.certain(), rulings));
        }
      });
      return changes;
    });
    changes.sort(Surveying.IN_TIME);
    return changes;
  }

  /**
   * Where sources cannot all be right, those on which most hangs first, and after them the gaps of
   * the record.
   *
   * @param state null for all
   * @param since only of what is disputed at or after this date; null for all
   */
  public List<Contradiction> contradictions(
      @Nullable ActorId state, @Nullable PartialDate since, PartialDate today) {
    Map<Dyad, Derived> derived =
        store.read(
            handle -> derivedTables.ofDyads(handle, derivedTables.suspicious(handle, state)));
    List<Contradiction> found = new ArrayList<>();
    derived.forEach((dyad, all) -> found.addAll(Surveying.contradictions(dyad, all, today)));
    if (since != null) {
      found.removeIf(one -> Days.latest(one.spell().start().latest()) < Days.earliest(since));
    }
    return resting(found, AsOf.on(today));
  }

  /** The same, the weightiest first, each with the rulings in force about what it is about. */
  private List<Contradiction> resting(List<Contradiction> found, AsOf asOf) {
    found.sort(Surveying.WEIGHTIEST);
    return store.read(handle ->
        found.stream()
            .map(one ->
                one.restingOn(
                    rulings(handle, one.dyad()::equals, one.spell().kind()::equals, asOf)))
            .toList());
  }

  /**
   * Where sources about a state, or about two, cannot all be right, as of other times too.
   *
   * @param with null for all
   */
  public List<Contradiction> contradictions(ActorId of, @Nullable ActorId with, AsOf asOf) {
    List<Contradiction> found = new ArrayList<>();
    dossiers(of, with, asOf)
        .forEach(
            (dyad, all) -> found.addAll(Surveying.contradictions(dyad, all, latestOf(asOf.on()))));
    return resting(found, asOf);
  }

  private static PartialDate latestOf(PartialDate period) {
    LocalDate last = period.latest();
    return last == null ? period : PartialDate.of(last);
  }

  /**
   * The acts of a state with another, or with all, as of other times too: in the order of time, the
   * undated last.
   *
   * @param with null for all
   */
  public List<Act> acts(ActorId of, @Nullable ActorId with, AsOf asOf) {
    List<Act> acts = new ArrayList<>();
    dossiers(of, with, asOf).values().forEach(all -> acts.addAll(all.acts()));
    acts.sort(
        Comparator.comparingLong((Act act) -> act.dates().isEmpty() ? Days.EVER : first(act))
            .thenComparingLong(act -> act.dates().isEmpty() ? Days.EVER : last(act)));
    return acts;
  }

  private static long first(Act act) {
    return act.dates().stream().mapToLong(Days::earliest).min().orElse(Days.EVER);
  }

  private static long last(Act act) {
    return act.dates().stream().mapToLong(Days::latest).max().orElse(Days.EVER);
  }

  private Map<Dyad, Derived> dossiers(ActorId of, @Nullable ActorId with, AsOf asOf) {
    return store.read(handle -> {
      if (with == null) {
        return derived(handle, of, asOf);
      }
      Dyad dyad = new Dyad(of, with);
      return Map.of(dyad, ofDyad(handle, dyad, asOf));
    });
  }

  /**
   * Every number said of the record, beside what the ledger counts for that day.
   *
   * @param of null for all states
   * @param times of which only {@code known} and {@code recorded} count
   */
  public List<ClaimCheck> claimChecks(@Nullable ActorId of, AsOf times) {
    List<Evidence> claims = store.read(handle -> evidenceTable.claims(handle, of, times));
    List<ClaimCheck> checks = new ArrayList<>();
    for (Evidence evidence : claims) {
      if (evidence.statement() instanceof CountClaim claim
          && claim.modality() == Modality.ASSERTED) {
        PartialDate day = claim.asOf() != null ? claim.asOf() : evidence.spoken();
        if (day.earliest() != null && day.latest() != null) {
          checks.add(check(evidence, claim, new AsOf(day, times.known(), times.recorded())));
        }
      }
    }
    return checks;
  }

  private ClaimCheck check(Evidence evidence, CountClaim claim, AsOf asOf) {
    CountTable.Counted counted = counts.of(claim.measure());
    Map<Dyad, List<Spell>> tracks = store.read(handle -> tracks(handle, claim.of(), counted, asOf));
    List<Count> byMembership = new ArrayList<>();
    for (Among among : Among.values()) {
      byMembership.add(count(claim.of(), claim.measure(), among, asOf, tracks));
    }
    Count all = byMembership.getLast();
    boolean membersKnown =
        byMembership.getFirst().most() + byMembership.getFirst().without().size() > 0;
    Count members = membersKnown ? byMembership.getFirst() : all;
    Among reading = null;
    ClaimCheck.Finding finding = null;
    for (Count count : byMembership.reversed()) {
      if (claim.value() == count.least()) {
        finding = ClaimCheck.Finding.AGREES;
        reading = count.among();
      }
    }
    for (Count count : byMembership.reversed()) {
      boolean fits = count.least() <= claim.value() && claim.value() <= count.most();
      if (finding == null && fits) {
        finding = ClaimCheck.Finding.POSSIBLE;
        reading = count.among();
      }
    }
    if (finding == null) {
      finding =
          claim.value() > all.most()
              ? ClaimCheck.Finding.MORE_THAN_RECORDED
              : claim.value() < members.least()
                  ? ClaimCheck.Finding.FEWER_THAN_RECORDED
                  : ClaimCheck.Finding.POSSIBLE;
    }
    List<ActorId> outside =
        all.certain().stream().filter(state -> !members.certain().contains(state)).toList();
    return new ClaimCheck(
        evidence, claim, all, byMembership, finding, reading, outside, members.without());
  }

  /** What would change the answer to a question. */
  public Sensitivity sensitivity(ActorId a, ActorId b, AsOf asOf) {
    Dyad dyad = new Dyad(a, b);
    List<Evidence> evidence = store.read(handle -> evidenceTable.of(handle, dyad, asOf));
    List<Ruled> ruled = store.read(handle -> log.asOf(handle, asOf.recorded()).of(dyad));
    Derived derived = derivation.derive(dyad, evidence, ruled);
    Verdict verdict = answering.answer(a, b, derived, asOf).verdict();
    List<Sensitivity.Without> without = new ArrayList<>();
    Map<PublicationId, List<Evidence>> byPublication = Surveying.byPublication(evidence);
    byPublication.keySet().stream()
        .limit(MOST_PUBLICATIONS)
        .forEach(publication -> {
          List<Evidence> rest =
              evidence.stream().filter(piece -> !piece.publication().equals(publication)).toList();
          Verdict other = verdict(a, b, derivation.derive(dyad, rest, ruled), asOf);
          if (other != verdict) {
            without.add(new Sensitivity.Without(publication, other));
          }
        });
    List<Sensitivity.Happened> happened = new ArrayList<>();
    for (Act act : derived.acts()) {
      if (act.modality() != Modality.ASSERTED) {
        Derived then = derivation.derive(dyad, Surveying.happened(evidence, act), ruled);
        Verdict other = verdict(a, b, then, asOf);
        if (other != verdict) {
          happened.add(new Sensitivity.Happened(act, other));
        }
      }
    }
    return new Sensitivity(verdict, without, happened, byPublication.size());
  }

  private Verdict verdict(ActorId a, ActorId b, Derived derived, AsOf asOf) {
    return answering.verdict(a, b, derived.spells(Answering.RELATIONS), asOf.on());
  }

  /** From a piece of evidence up to what rests on it; empty where there is none of that number. */
  public Optional<Chain> why(long evidence) {
    return store.read(handle ->
        Optional.ofNullable(
                evidenceTable.ofIds(handle, new TreeSet<>(List.of(evidence))).get(evidence))
            .map(piece -> chain(handle, piece)));
  }

  private Chain chain(Handle handle, Evidence evidence) {
    RecordedReading reading =
        EvidenceTable.all(handle, evidence.publication()).stream()
            .filter(one -> one.sequence() == evidence.reading())
            .findFirst()
            .orElseThrow();
    boolean counts =
        EvidenceTable.current(handle, evidence.publication())
            .filter(one -> one.sequence() == evidence.reading())
            .filter(one -> !log.asOf(handle, null).removals().containsKey(one.publication()))
            .isPresent();
    List<RecordedRuling> rulings = editors.rulings(handle, evidence.id());
    Dyad dyad = evidence.statement() instanceof Event event ? EvidenceTable.dyad(event) : null;
    if (dyad == null || !counts) {
      return new Chain(evidence, reading, counts, null, List.of(), List.of(), List.of(), rulings);
    }
    Derived derived = derivedTables.of(handle, dyad);
    Act act =
        derived.acts().stream()
            .filter(one -> one.evidence().stream().anyMatch(e -> e.id() == evidence.id()))
            .findFirst()
            .orElse(null);
    List<Chain.Effect> effects = new ArrayList<>();
    if (act != null && act.modality() == Modality.ASSERTED) {
      for (SpellTable.Kind kind : spellTable.kinds()) {
        SpellTable.Consequence consequence =
            spellTable.consequence(act.type().id(), act.kind(), kind);
        if (consequence != null) {
          effects.add(
              new Chain.Effect(kind.id(), consequence.effect().name().toLowerCase(Locale.ROOT)));
        }
      }
    }
    return new Chain(
        evidence,
        reading,
        true,
        act,
        effects,
        Surveying.uses(evidence, derived),
        derivation.joinings(
            evidence, evidenceTable.of(handle, dyad, NOW), log.asOf(handle, null).of(dyad)),
        rulings);
  }

  private static boolean existed(State state, PartialDate on) {
    LocalDate first = on.earliest();
    LocalDate last = on.latest();
    return first != null
        && last != null
        && new Existence(List.of(state)).possible(state.id(), first.getYear(), last.getYear());
  }

  /** Shows everything that is derived of each pair of actors, the pairs in their order. */
  public void dossiers(Consumer<Dossier> visitor) {
    store.read(handle -> {
      for (Dyad dyad : EvidenceTable.dyads(handle)) {
        Derived derived = derivedTables.of(handle, dyad);
        visitor.accept(new Dossier(dyad, derived.acts(), derived.spells()));
      }
      return handle;
    });
  }

  /** The kinds of spells that two actors have with each other rather than one with the other. */
  public Set<String> undirectedKinds() {
    Set<String> kinds = new HashSet<>();
    spellTable.kinds().stream()
        .filter(kind -> !kind.directed())
        .forEach(kind -> kinds.add(kind.id()));
    return kinds;
  }

  /** Whether the two of a dossier had relations. */
  public Verdict relations(Dossier dossier, PartialDate on) {
    return answering.verdict(
        dossier.dyad().first(), dossier.dyad().second(), dossier.spells(Answering.RELATIONS), on);
  }

  /** The acts between two states by all that is known now, in the order of time. */
  public List<Act> acts(ActorId a, ActorId b) {
    return store.read(handle -> derivedTables.of(handle, new Dyad(a, b)).acts());
  }

  /**
   * The acts of all states that happened last; planned, possible and denied ones are no acts yet.
   */
  public List<Act> latestActs(int limit) {
    return store.read(handle -> derivedTables.latest(handle, limit));
  }

  /** All acts of one type, dated or not, in the order of their dyads. */
  public List<Act> acts(String type) {
    return store.read(handle -> derivedTables.ofType(handle, type));
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

  /**
   * The evidence of a selection that counts, in the order of recording.
   *
   * @param after the id of the last that was seen, 0 for none
   * @param limit how many at most
   */
  public List<Evidence> evidence(Selection selection, long after, int limit) {
    return store.read(handle -> evidenceTable.after(handle, selection, after, limit));
  }

  /** The numbers that publications say of a state's record. */
  public List<Evidence> claims(ActorId of, AsOf asOf) {
    return store.read(handle -> evidenceTable.claims(handle, of, asOf));
  }

  /** What a publication states: the evidence of the reading that counts. */
  public List<Evidence> evidence(PublicationId publication) {
    return store.read(handle ->
        EvidenceTable.current(handle, publication)
            .filter(reading -> !log.asOf(handle, null).removals().containsKey(publication))
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

  /** The sequence number of the latest reading of each publication, that of a removed one too. */
  public Map<PublicationId, Long> currentReadings() {
    return store.read(EvidenceTable::currentReadings);
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

  /**
   * Tells one state of the record from another: it changes with every reading, ruling and grade.
   */
  public String revision() {
    return store.read(handle ->
        EvidenceTable.query(
            handle,
            "SELECT (SELECT coalesce(max(sequence), 0) FROM reading) || '.' || (SELECT"
                + " coalesce(max(id), 0) FROM ruling) || '.' || (SELECT coalesce(max(id), 0)"
                + " FROM grade)",
            select -> {
              try (ResultSet row = select.executeQuery()) {
                return row.getString(1);
              }
            }));
  }

  private static long sequence(Handle handle) {
    return number(handle, "SELECT coalesce(max(sequence), 0) FROM reading");
  }

  /** Readings of what the archive does not hold, each in one sentence. */
  public List<String> orphans() {
    return store.read(handle ->
        handle
            .createQuery(
                "SELECT 'ledger: the reading ' || sequence || ' is of ' || publication || ',"
                    + " version ' || version || ', which the archive does not hold' FROM reading r"
                    + " WHERE NOT EXISTS (SELECT 1 FROM publication_version v WHERE v.publication ="
                    + " r.publication AND v.version = r.version) ORDER BY sequence")
            .mapTo(String.class)
            .list());
  }

  /** How much the ledger holds. */
  public LedgerFigures figures() {
    return store.read(this::figures);
  }

  private LedgerFigures figures(Handle handle) {
    return new LedgerFigures(
        number(handle, "SELECT count(*) FROM reading"),
        number(
            handle,
            "SELECT coalesce(sum(r.statements), 0) FROM current_reading c JOIN reading r"
                + " USING (sequence)"),
        number(handle, "SELECT count(*) FROM evidence"),
        number(handle, "SELECT count(*) FROM act"),
        number(handle, "SELECT count(*) FROM spell WHERE holds"),
        number(handle, "SELECT count(*) FROM (SELECT first FROM act UNION SELECT second FROM act)"),
        sequence(handle),
        handle
            .createQuery(
                "SELECT r.reader, r.knowledge, count(*) FROM current_reading c JOIN reading"
                    + " r USING (sequence) GROUP BY 1, 2 ORDER BY max(r.sequence) DESC")
            .map((row, context) ->
                new LedgerFigures.ReaderUse(row.getString(1), row.getString(2), row.getLong(3)))
            .list());
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
