package org.chancery.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.actor.Years;
import org.chancery.event.Modality;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.ActClustering.JoinedAct;
import org.chancery.ledger.Editing.Ruled;
import org.chancery.ledger.SpellTable.Apart;
import org.chancery.ledger.SpellTable.Consequence;
import org.chancery.ledger.SpellTable.Effect;
import org.chancery.ledger.SpellTable.Kind;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * From the evidence about one dyad to its acts and spells: a function of the evidence and the
 * tables alone. Kept answers, answers as of another time, and a rebuild all use this one.
 */
final class Derivation {

  private static final String NOWHERE = "";

  private final SpellTable table;
  private final Existence existence;
  private final ActClustering clustering;
  private final GradeTable grades;

  Derivation(SpellTable table, GradeTable grades, Existence existence) {
    this.table = table;
    this.existence = existence;
    this.grades = grades;
    this.clustering = new ActClustering(table, grades);
  }

  /**
   * What evidence comes to.
   *
   * @param ruled the rulings about events of the dyad, in the order of recording
   */
  Derived derive(Dyad dyad, List<Evidence> evidence, List<Ruled> ruled) {
    List<JoinedAct> joined = clustering.acts(evidence, ruled);
    List<Spell> spells = new ArrayList<>();
    for (Kind kind : table.kinds()) {
      spells.addAll(spells(kind, dyad.first(), dyad.second(), joined));
      if (kind.directed()) {
        spells.addAll(spells(kind, dyad.second(), dyad.first(), joined));
      }
    }
    return new Derived(joined.stream().map(JoinedAct::act).toList(), spells);
  }

  /** Why the reports of the act that a piece of evidence reports were taken for one act. */
  List<Joining> joinings(Evidence piece, List<Evidence> evidence, List<Ruled> ruled) {
    return clustering.acts(evidence, ruled).stream()
        .filter(one -> one.act().evidence().stream().anyMatch(e -> e.id() == piece.id()))
        .findFirst()
        .map(JoinedAct::joinings)
        .orElse(List.of());
  }

  private List<Spell> spells(Kind kind, ActorId from, ActorId to, List<JoinedAct> acts) {
    List<Placed> placed = new ArrayList<>();
    for (JoinedAct joined : acts) {
      Act act = joined.act();
      Consequence consequence =
          act.modality() == Modality.ASSERTED
              ? table.consequence(act.type().id(), act.kind(), kind)
              : null;
      if (consequence != null && concerns(act, consequence, kind, from)) {
        placed.addAll(points(joined, consequence.effect(), kind));
      }
    }
    if (placed.isEmpty()) {
      return List.of(); // the end of a state says nothing where nothing is recorded
    }
    List<Spell> spells = new ArrayList<>();
    for (List<Point> track : tracks(kind, placed).values()) {
      track.addAll(stateEnds(kind, from, to));
      spells.addAll(Timeline.spells(kind, from, to, joined(track)));
    }
    return spells;
  }

  private static boolean concerns(Act act, Consequence consequence, Kind kind, ActorId from) {
    return !kind.directed()
        || !act.type().directed()
        || consequence.both()
        || act.from().equals(from);
  }

  /** A point and what tells its track from others; null where it speaks for every track. */
  private record Placed(@Nullable String track, Point point) {}

  private List<Placed> points(JoinedAct joined, Effect effect, Kind kind) {
    Act act = joined.act();
    String track = track(act, effect, kind);
    List<Placed> points = new ArrayList<>();
    if (act.type().standing()) {
      for (Point point : standing(joined, effect)) {
        points.add(new Placed(track, point));
      }
    } else if (!act.dates().isEmpty()) {
      points.add(new Placed(track, dated(joined, effect)));
    } else {
      points.add(new Placed(track, undated(joined, effect)));
    }
    return points;
  }

  /** What says nothing of the kind begins something of its own, and else speaks for every kind. */
  private static @Nullable String track(Act act, Effect effect, Kind kind) {
    return switch (kind.apart()) {
      case NOTHING -> NOWHERE;
      case PLACE -> {
        String folded = ActClustering.folded(act.place());
        boolean ofAll = effect == Effect.CLOSES || effect == Effect.BARS;
        yield folded != null ? folded : ofAll ? null : NOWHERE;
      }
      case KIND -> {
        boolean begins = effect == Effect.BEGINS || effect == Effect.RESUMES;
        yield act.kind() != null ? act.kind() : begins ? NOWHERE : null;
      }
    };
  }

  private static Point dated(JoinedAct joined, Effect effect) {
    Act act = joined.act();
    return new Point(
        effect,
        act.dates().stream().mapToLong(Days::earliest).min().orElse(Days.NEVER),
        act.dates().stream().mapToLong(Days::latest).max().orElse(Days.EVER),
        act.dates(),
        act.evidence(),
        joined.standing(),
        act.kind(),
        act.place(),
        false);
  }

  /**
   * All that is said is that it had happened when the first of the reports was written; and, since
   * nothing else is said, by the states that existed then, not by their namesakes of another age.
   */
  private Point undated(JoinedAct joined, Effect effect) {
    Act act = joined.act();
    long latest =
        act.evidence().stream().mapToLong(e -> Days.latest(e.spoken())).min().orElse(Days.EVER);
    LocalDate day = Days.day(latest);
    long earliest =
        day == null
            ? Days.NEVER
            : Math.max(
                existence.since(act.from(), day.getYear()),
                existence.since(act.to(), day.getYear()));
    return new Point(
        effect,
        Math.min(earliest, latest),
        latest,
        List.of(),
        act.evidence(),
        joined.standing(),
        act.kind(),
        act.place(),
        false);
  }

  /**
   * A standing fact is of the time of writing, and of its own date where it has one; where an
   * editor dated it, of that date alone.
   */
  private List<Point> standing(JoinedAct joined, Effect effect) {
    Act act = joined.act();
    List<Point> points = new ArrayList<>();
    for (Evidence evidence : act.evidence()) {
      List<PartialDate> times = joined.ruled() ? act.dates() : times(evidence);
      for (PartialDate time : times) {
        if (bothCouldExist(act, time)) {
          points.add(
              new Point(
                  effect,
                  Days.earliest(time),
                  Days.latest(time),
                  List.of(time),
                  List.of(evidence),
                  joined.standing(evidence),
                  act.kind(),
                  act.place(),
                  false));
        }
      }
    }
    return points;
  }

  private static List<PartialDate> times(Evidence evidence) {
    PartialDate since = evidence.statement() instanceof Event event ? event.date() : null;
    return since == null || since.equals(evidence.spoken())
        ? List.of(evidence.spoken())
        : List.of(evidence.spoken(), since);
  }

  /** A book of 2005 that says "has" of a state which ended in 1992 does not speak of 2005. */
  private boolean bothCouldExist(Act act, PartialDate time) {
    LocalDate earliest = time.earliest();
    LocalDate latest = time.latest();
    if (earliest == null || latest == null) {
      return true;
    }
    return existence.possible(act.from(), earliest.getYear(), latest.getYear())
        && existence.possible(act.to(), earliest.getYear(), latest.getYear());
  }

  private static Map<String, List<Point>> tracks(Kind kind, List<Placed> placed) {
    Set<String> names = new TreeSet<>();
    for (Placed point : placed) {
      if (point.track() != null && !point.track().equals(NOWHERE)) {
        names.add(point.track());
      }
    }
    // What names no place is about the only place there is; else it has a track of its own.
    boolean only = kind.apart() == Apart.PLACE && names.size() == 1;
    String nowhere = only ? names.iterator().next() : NOWHERE;
    Map<String, List<Point>> tracks = new TreeMap<>();
    for (Placed point : placed) {
      if (point.track() != null) {
        String name = point.track().equals(NOWHERE) ? nowhere : point.track();
        tracks.computeIfAbsent(name, track -> new ArrayList<>()).add(point.point());
      }
    }
    if (tracks.isEmpty() && placed.stream().anyMatch(p -> p.point().effect != Effect.CLOSES)) {
      tracks.put(NOWHERE, new ArrayList<>());
    }
    for (Placed point : placed) {
      if (point.track() == null) {
        tracks.values().forEach(track -> track.add(copy(point.point())));
      }
    }
    return tracks;
  }

  /** Points are narrowed by the track they stand in, so that no two tracks may share one. */
  private static Point copy(Point point) {
    return new Point(
        point.effect,
        point.earliest,
        point.latest,
        point.dates,
        point.evidence,
        point.standing,
        point.post,
        point.place,
        point.stateEnd);
  }

  private List<Point> stateEnds(Kind kind, ActorId from, ActorId to) {
    Consequence consequence = table.consequence(SpellTable.STATE_ENDS, null, kind);
    List<Point> ends = new ArrayList<>();
    if (consequence == null) {
      return ends;
    }
    Set<Integer> years = new TreeSet<>();
    for (ActorId state : List.of(from, to)) {
      for (Years run : existence.of(state)) {
        Integer until = run.until();
        if (until != null && !existence.possible(state, until + 1, until + 1)) {
          years.add(until);
        }
      }
    }
    for (int year : years) {
      PartialDate date = PartialDate.ofYear(year);
      ends.add(
          new Point(
              consequence.effect(),
              Days.earliest(date),
              Days.latest(date),
              List.of(date),
              List.of(),
              grades.ofRuling(),
              null,
              null,
              true));
    }
    return ends;
  }

  /**
   * Joins points that say the same of the same time: attestations of one date; and beginnings, or
   * ends, that differ in type only ("established" here is "restored" there).
   */
  private List<Point> joined(List<Point> track) {
    track.sort(Point.CANONICAL);
    List<Point> joined = new ArrayList<>();
    Map<String, Integer> attestations = new LinkedHashMap<>();
    for (Point point : track) {
      boolean turns = point.begins() || point.effect == Effect.ENDS;
      if (turns || point.stateEnd) {
        continue;
      }
      String key = point.effect + " " + point.earliest + " " + point.latest;
      Integer known = attestations.putIfAbsent(key, joined.size());
      if (known == null) {
        joined.add(point);
      } else {
        joined.set(known, joined.get(known).mergedWith(point));
      }
    }
    track.stream().filter(point -> point.stateEnd).forEach(joined::add);
    List<Point> starts = track.stream().filter(Point::begins).toList();
    List<Point> ends = track.stream().filter(point -> point.effect == Effect.ENDS).toList();
    List<Point> others = new ArrayList<>(joined);
    joined.addAll(turns(starts, ends, others));
    joined.addAll(turns(ends, starts, others));
    return joined;
  }

  private List<Point> turns(List<Point> same, List<Point> opposite, List<Point> others) {
    List<Point> turns = new ArrayList<>();
    List<Point> finestFirst = new ArrayList<>(same);
    finestFirst.sort(
        Comparator.<Point>comparingLong(point -> point.latest - point.earliest)
            .thenComparing(Point.CANONICAL));
    for (Point point : finestFirst) {
      int home = -1;
      for (int i = 0; i < turns.size() && home < 0; i++) {
        if (oneTurn(turns.get(i), point, opposite, others)) {
          home = i;
        }
      }
      if (home < 0) {
        turns.add(point);
      } else {
        turns.set(home, turns.get(home).mergedWith(point));
      }
    }
    return turns;
  }

  private boolean oneTurn(Point one, Point other, List<Point> opposite, List<Point> others) {
    if (one.undated() || other.undated()) {
      return false;
    }
    long apart = Math.max(one.earliest, other.earliest) - Math.min(one.latest, other.latest);
    boolean days = one.ofDays() && other.ofDays();
    boolean near = days ? apart <= table.tolerance(SpellTable.ALL_TYPES) : one.mayMeet(other);
    long earliest = Math.min(one.earliest, other.earliest);
    long latest = Math.max(one.latest, other.latest);
    boolean between =
        opposite.stream().anyMatch(point -> between(point, earliest, latest))
            || others.stream()
                .anyMatch(
                    point -> !point.attests(one.begins()) && between(point, earliest, latest));
    return near && !between;
  }

  private static boolean between(Point point, long earliest, long latest) {
    return !point.undated() && point.earliest <= latest && earliest <= point.latest;
  }
}
