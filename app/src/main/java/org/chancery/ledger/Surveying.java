package org.chancery.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.Dyad;
import org.chancery.event.Modality;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.Boundary.Ground;
import org.chancery.ledger.Contradiction.Kind;
import org.chancery.ledger.Contradiction.Side;
import org.chancery.ledger.Gainsaying.Gainsaid;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** Looks over what is derived of one dyad: for changes, contradictions and what rests on what. */
final class Surveying {

  private static final Set<Ground> TURNS =
      Set.of(Ground.STATED, Ground.IMPLIED, Ground.STATE_ENDED, Ground.CONFLICT);

  /**
   * Gaps of the record last; those on which most hangs first; then an order that the evidence alone
   * decides.
   */
  static final Comparator<Contradiction> WEIGHTIEST =
      Comparator.comparing(Contradiction::gap)
          .thenComparing(c -> !c.spell().kind().equals(Answering.RELATIONS))
          .thenComparing(Comparator.comparingLong(Contradiction::days).reversed())
          .thenComparing(Comparator.comparingInt(Contradiction::publications).reversed())
          .thenComparing(Contradiction::dyad)
          .thenComparing(c -> c.spell().kind())
          .thenComparing(Contradiction::kind);

  private Surveying() {}

  // ---- changes ----

  static List<Change> changes(Derived derived, PartialDate from, PartialDate to) {
    long first = Days.earliest(from);
    long last = Days.latest(to);
    List<Change> changes = new ArrayList<>();
    for (List<Spell> track : Tracks.of(derived.spells())) {
      for (int i = 0; i < track.size(); i++) {
        Boundary start = track.get(i).start();
        long earliest = Days.earliest(start.earliest());
        long latest = Days.latest(start.latest());
        boolean turn = TURNS.contains(start.ground()) && (i > 0 || track.get(i).holds());
        if (turn && earliest <= last && first <= latest) {
          changes.add(new Change(track.get(i), first <= earliest && latest <= last, List.of()));
        }
      }
    }
    return changes;
  }

  static final Comparator<Change> IN_TIME =
      Comparator.<Change>comparingLong(change -> Days.latest(change.spell().start().latest()))
          .thenComparingLong(change -> Days.earliest(change.spell().start().earliest()))
          .thenComparing(change -> change.spell().from())
          .thenComparing(change -> change.spell().to())
          .thenComparing(change -> change.spell().kind());

  // ---- contradictions ----

  static List<Contradiction> contradictions(Dyad dyad, Derived derived, PartialDate today) {
    List<Contradiction> found = new ArrayList<>();
    for (List<Spell> track : Tracks.of(derived.spells())) {
      List<Gainsaid> gainsaid = Gainsaying.in(track);
      gainsaid.forEach(one -> found.add(contradiction(dyad, one, today)));
      for (int i = 0; i < track.size(); i++) {
        int index = i;
        Spell spell = track.get(i);
        datesDiffer(dyad, spell, found);
        excludes(dyad, spell, today, found);
        if (i > 0 && gainsaid.stream().noneMatch(one -> one.explains(index, spell))) {
          unrecorded(dyad, track.get(i - 1), spell, found);
        }
      }
    }
    whoDiffers(dyad, derived, found);
    return found;
  }

  private static Contradiction contradiction(Dyad dyad, Gainsaid gainsaid, PartialDate today) {
    Spell spell = gainsaid.spell();
    List<Evidence> acts = new ArrayList<>(spell.start().evidence());
    acts.addAll(spell.attestations());
    if (spell.end() != null) {
      acts.addAll(spell.end().evidence());
    }
    return contradiction(
        dyad,
        spell.holds() ? Kind.ABSENCE_AGAINST_SPELL : Kind.SPELL_AGAINST_BREAK,
        spell,
        duration(spell, today),
        List.of(
            new Side(says(!spell.holds()), gainsaid.claims()),
            new Side(says(spell.holds()), List.copyOf(new LinkedHashSet<>(acts)))));
  }

  private static void datesDiffer(Dyad dyad, Spell spell, List<Contradiction> found) {
    Boundary start = spell.start();
    if (start.ground() != Ground.STATED || !start.disputed()) {
      return;
    }
    Map<String, List<Evidence>> byDate = new LinkedHashMap<>();
    start.dates().forEach(date -> byDate.put(date.edtf(), new ArrayList<>()));
    for (Evidence evidence : start.evidence()) {
      PartialDate date = date(evidence);
      if (date != null) {
        List<Evidence> exact = byDate.get(date.edtf());
        if (exact != null) {
          exact.add(evidence);
        }
      }
    }
    List<Side> sides = new ArrayList<>();
    byDate.forEach((date, evidence) -> sides.add(new Side(date, evidence)));
    PartialDate first = start.dates().getFirst();
    PartialDate last =
        start.dates().stream().max(Comparator.comparingLong(Days::latest)).orElse(first);
    boolean apart = start.dates().stream().anyMatch(date -> !date.overlaps(first));
    if (apart) {
      found.add(contradiction(dyad, Kind.DATES_DIFFER, spell, apart(first, last), sides));
    }
  }

  private static long apart(PartialDate first, PartialDate last) {
    long from = Days.earliest(first);
    long until = Days.latest(last);
    return from <= Days.NEVER || until >= Days.EVER ? 0 : Math.max(1, until - from);
  }

  private static @Nullable PartialDate date(Evidence evidence) {
    return evidence.statement() instanceof Event event ? event.date() : null;
  }

  private static void excludes(
      Dyad dyad, Spell spell, PartialDate today, List<Contradiction> found) {
    if (!spell.contrary().isEmpty()) {
      List<Evidence> mine = new ArrayList<>(spell.start().evidence());
      spell.attestations().stream().filter(e -> !mine.contains(e)).forEach(mine::add);
      found.add(
          contradiction(
              dyad,
              Kind.EXCLUDE_ONE_ANOTHER,
              spell,
              duration(spell, today),
              List.of(
                  new Side(says(spell.holds()), mine),
                  new Side(says(!spell.holds()), spell.contrary()))));
    }
  }

  private static long duration(Spell spell, PartialDate today) {
    long start = Days.earliest(spell.start().earliest());
    Boundary end = spell.end();
    long until = Days.latest(end == null ? null : end.latest());
    long now = Days.latest(today);
    long last = until >= Days.EVER ? now : until;
    return start <= Days.NEVER ? 1 : Math.max(1, last - start);
  }

  private static String says(boolean holds) {
    return holds ? "held" : "did not hold";
  }

  private static void unrecorded(Dyad dyad, Spell before, Spell spell, List<Contradiction> found) {
    Boundary turn = spell.start();
    if (turn.ground() != Ground.IMPLIED && turn.ground() != Ground.CONFLICT) {
      return;
    }
    List<Evidence> earlier = new ArrayList<>(before.start().evidence());
    before.attestations().stream().filter(e -> !earlier.contains(e)).forEach(earlier::add);
    List<Evidence> later = new ArrayList<>(turn.evidence());
    spell.attestations().stream().filter(e -> !later.contains(e)).forEach(later::add);
    long earliest = Days.earliest(turn.earliest());
    long latest = Days.latest(turn.latest());
    boolean open = earliest <= Days.NEVER || latest >= Days.EVER;
    found.add(
        contradiction(
            dyad,
            turn.ground() == Ground.CONFLICT ? Kind.EXCLUDE_ONE_ANOTHER : Kind.GAP,
            spell,
            open ? 1 : Math.max(1, latest - earliest),
            List.of(
                new Side(says(before.holds()), earlier), new Side(says(spell.holds()), later))));
  }

  private static void whoDiffers(Dyad dyad, Derived derived, List<Contradiction> found) {
    for (Act act : derived.acts()) {
      Map<String, List<Evidence>> byActor = new TreeMap<>();
      for (Evidence evidence : act.evidence()) {
        if (evidence.statement() instanceof Event event && event.by() != null) {
          byActor.computeIfAbsent(event.by().value(), by -> new ArrayList<>()).add(evidence);
        }
      }
      if (act.modality() == Modality.ASSERTED && byActor.size() > 1) {
        derived.spells().stream()
            .filter(spell -> spell.start().evidence().stream().anyMatch(act.evidence()::contains))
            .findFirst()
            .ifPresent(spell -> {
              List<Side> sides = new ArrayList<>();
              byActor.forEach((by, evidence) -> sides.add(new Side(by, evidence)));
              found.add(contradiction(dyad, Kind.WHO_DIFFERS, spell, 0, sides));
            });
      }
    }
  }

  private static Contradiction contradiction(
      Dyad dyad, Kind kind, Spell spell, long days, List<Side> sides) {
    Set<PublicationId> publications = new HashSet<>();
    sides.forEach(side -> side.evidence().forEach(e -> publications.add(e.publication())));
    return new Contradiction(dyad, kind, spell, days, publications.size(), sides, List.of());
  }

  // ---- what rests on what ----

  static List<Chain.Use> uses(Evidence evidence, Derived derived) {
    List<Chain.Use> uses = new ArrayList<>();
    for (Spell spell : derived.spells()) {
      Boundary end = spell.end();
      if (holds(spell.start().evidence(), evidence)) {
        uses.add(new Chain.Use(Chain.Role.STARTS, spell));
      } else if (end != null && holds(end.evidence(), evidence)) {
        uses.add(new Chain.Use(Chain.Role.ENDS, spell));
      } else if (holds(spell.attestations(), evidence)) {
        uses.add(new Chain.Use(Chain.Role.ATTESTS, spell));
      } else if (holds(spell.contrary(), evidence)) {
        uses.add(new Chain.Use(Chain.Role.CONTRADICTS, spell));
      }
    }
    return uses;
  }

  private static boolean holds(List<Evidence> list, Evidence evidence) {
    return list.stream().anyMatch(other -> other.id() == evidence.id());
  }

  /** Evidence by the publication it stands in, in the order of publications. */
  static Map<PublicationId, List<Evidence>> byPublication(List<Evidence> evidence) {
    return evidence.stream()
        .collect(Collectors.groupingBy(Evidence::publication, TreeMap::new, Collectors.toList()));
  }

  static List<Evidence> both(List<Evidence> one, List<Evidence> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /** A copy of evidence in which what some pieces state has happened. */
  static List<Evidence> happened(List<Evidence> evidence, Act act) {
    Set<Long> ids = new LinkedHashSet<>();
    act.evidence().forEach(piece -> ids.add(piece.id()));
    return evidence.stream()
        .map(piece -> ids.contains(piece.id()) ? asserted(piece) : piece)
        .toList();
  }

  private static Evidence asserted(Evidence piece) {
    if (!(piece.statement() instanceof Event event)) {
      return piece;
    }
    return piece.stating(
        new Event(
            event.type(),
            event.from(),
            event.to(),
            event.by(),
            event.date() == null ? piece.spoken() : event.date(),
            event.place(),
            event.kind(),
            Modality.ASSERTED,
            event.attribution(),
            event.mentions(),
            event.rule(),
            event.confidence()));
  }

  /** The spells of one kind, by dyad. */
  static Map<Dyad, List<Spell>> ofKind(Map<Dyad, Derived> derived, String kind) {
    Map<Dyad, List<Spell>> found = new HashMap<>();
    derived.forEach((dyad, all) -> found.put(dyad, all.spells(kind)));
    return found;
  }

  /** The spells that cover a day of a period, certainly or perhaps. */
  static boolean touches(Spell spell, PartialDate on) {
    Boundary end = spell.end();
    long until = end == null ? Days.EVER : Days.latest(end.latest());
    return Days.earliest(spell.start().earliest()) <= Days.latest(on) && until > Days.earliest(on);
  }

  static Stream<Evidence> evidence(Spell spell) {
    Boundary end = spell.end();
    return Stream.of(
            spell.start().evidence(),
            end == null ? List.<Evidence>of() : end.evidence(),
            spell.attestations(),
            spell.contrary())
        .flatMap(List::stream);
  }
}
