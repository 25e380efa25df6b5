package org.chancery.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.chancery.ledger.Boundary.Ground;
import org.chancery.ledger.SpellTable.Effect;
import org.chancery.ledger.SpellTable.Kind;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Makes spells of the points that evidence gives for one track: one thing that can hold between two
 * states.
 *
 * <p>Points are put into an order that contradicts no date. Where dates leave the order open, that
 * order is taken in which the record makes sense: what began ends before it begins again. Then they
 * are walked through, and each either confirms the spell that is open, or ends it. Where the record
 * turns without an act that turns it, the boundary is implied, and as wide as the evidence leaves
 * it.
 */
final class Timeline {

  private final TreeSet<Point> byEarliest =
      new TreeSet<>(
          Comparator.<Point>comparingLong(point -> point.earliest)
              .thenComparingInt(point -> point.index));
  private final TreeSet<Point> byLatest =
      new TreeSet<>(
          Comparator.<Point>comparingLong(point -> point.latest)
              .thenComparingInt(point -> point.index));

  private final List<Point> ordered = new ArrayList<>();
  private final List<Stretch> stretches = new ArrayList<>();
  private final int disputed;
  private long floor = Days.NEVER;

  private Timeline(Kind kind, List<Point> points) {
    this.disputed = kind.disputed();
    List<Point> sorted = points.stream().sorted(Point.CANONICAL).toList();
    for (int i = 0; i < sorted.size(); i++) {
      sorted.get(i).index = i;
    }
    byEarliest.addAll(sorted);
    byLatest.addAll(sorted);
  }

  /**
   * The spells of one track, in the order of time.
   *
   * <p>What is dated makes the spells. What is not takes part only where no spell is there that it
   * can be about: a bare "opened an embassy" is of the embassy that is known to have been there.
   */
  static List<Spell> spells(Kind kind, ActorId from, ActorId to, List<Point> points) {
    List<Point> walked = new ArrayList<>();
    List<Point> undated = new ArrayList<>();
    for (Point point : points) {
      (point.undated() ? undated : walked).add(point);
    }
    undated.sort(Point.CANONICAL);
    List<Point> outdone = new ArrayList<>();
    Timeline timeline = ranked(kind, walked, outdone);
    List<Point> supporting = new ArrayList<>();
    for (Point point : undated) {
      boolean turns = point.begins() || point.effect == Effect.ENDS;
      boolean nothing = timeline.stretches.isEmpty();
      if (nothing || (turns && timeline.home(point) == null)) {
        walked.add(point);
        timeline = walked(kind, walked);
      } else {
        supporting.add(point);
      }
    }
    for (Point point : supporting) {
      timeline.support(point);
    }
    for (Point point : outdone) {
      timeline.shelve(point);
    }
    return timeline.finished(kind, from, to);
  }

  /**
   * Walks through the points, those of the highest standing first; of the others those only that no
   * better source gainsays.
   *
   * @param points of which those that take no part are taken out
   * @param outdone where those are put
   */
  private static Timeline ranked(Kind kind, List<Point> points, List<Point> outdone) {
    TreeMap<Integer, List<Point>> byLevel = new TreeMap<>(Comparator.reverseOrder());
    for (Point point : points) {
      byLevel.computeIfAbsent(point.standing.level(), level -> new ArrayList<>()).add(point);
    }
    points.clear();
    Timeline timeline = walked(kind, points);
    for (List<Point> level : byLevel.values()) {
      for (Point point : level) {
        (timeline.gainsays(point) ? outdone : points).add(point);
      }
      timeline = walked(kind, points);
    }
    outdone.sort(Point.CANONICAL);
    return timeline;
  }

  /** Whether sources of a higher standing leave no room for what a point says. */
  private boolean gainsays(Point point) {
    if (ordered.stream().anyMatch(point::excludes)) {
      return true;
    }
    Stretch covering = covering(point);
    boolean agrees = covering != null && point.attests(covering.holds) && point.standingFact();
    return covering != null && !agrees && point.standing.overturns() < level(covering);
  }

  /** The stretch within which a point certainly lies; null where there is none. */
  private @Nullable Stretch covering(Point point) {
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      boolean last = i + 1 == stretches.size();
      if (stretch.start.latest(stretch) <= point.earliest
          && (last || point.latest < stretches.get(i + 1).start.earliest())) {
        return stretch;
      }
    }
    return null;
  }

  /** The standing of what a stretch rests on: that there was nothing before, on what came then. */
  private int level(Stretch stretch) {
    int index = stretches.indexOf(stretch);
    Stretch bearer =
        stretch.points.isEmpty() && index + 1 < stretches.size()
            ? stretches.get(index + 1)
            : stretch;
    return bearer.points.stream()
        .mapToInt(point -> point.standing.level())
        .max()
        .orElse(Integer.MIN_VALUE);
  }

  /** Shows what did not prevail beside the stretch that it speaks of. */
  private void shelve(Point point) {
    Stretch beside = null;
    for (Stretch stretch : stretches) {
      boolean sameTurn =
          stretch.start.points.stream()
              .anyMatch(other ->
                  other.begins() == point.begins()
                      && !other.standingFact()
                      && Math.max(other.earliest, point.earliest)
                              - Math.min(other.latest, point.latest)
                          <= disputed);
      if (sameTurn && !point.standingFact()) {
        stretch.contrary.addAll(point.evidence);
        return;
      }
      if (beside == null || stretch.start.earliest() <= point.latest) {
        beside = stretch;
      }
    }
    if (beside != null) {
      beside.contrary.addAll(point.evidence);
    }
  }

  private static Timeline walked(Kind kind, List<Point> points) {
    Timeline timeline = new Timeline(kind, points);
    timeline.walk();
    timeline.narrow();
    return timeline;
  }

  private void walk() {
    while (!byLatest.isEmpty()) {
      Point next = next();
      byEarliest.remove(next);
      byLatest.remove(next);
      floor = Math.max(floor, next.earliest);
      next.lower = floor;
      ordered.add(next);
      apply(next);
    }
  }

  /** Narrows the last day of each point by those that come after it. */
  private void narrow() {
    long ceiling = Days.EVER;
    for (Point point : ordered.reversed()) {
      ceiling = Math.min(ceiling, point.latest);
      point.upper = ceiling;
    }
  }

  /** Of the points that can come next, the one that fits best what is open. */
  private Point next() {
    long limit = byLatest.getFirst().latest;
    List<Point> candidates = new ArrayList<>();
    Set<Effect> present = EnumSet.noneOf(Effect.class);
    for (Point point : byEarliest) {
      if (point.earliest > limit) {
        break;
      }
      candidates.add(point);
      if (!point.stateEnd) {
        present.add(point.effect);
      }
    }
    Point best = candidates.getFirst();
    for (Point point : candidates) {
      int byRank = Integer.compare(rank(point, present), rank(best, present));
      if (byRank < 0
          || (byRank == 0
              && (point.latest < best.latest
                  || (point.latest == best.latest && point.index < best.index)))) {
        best = point;
      }
    }
    return best;
  }

  private int rank(Point point, Set<Effect> present) {
    if (point.stateEnd) {
      return Integer.MAX_VALUE; // whatever else is said of the year, the state still did it
    }
    if (stretches.isEmpty()) {
      return rankAtFirst(point.effect, present.contains(Effect.RESUMES));
    }
    if (stretches.getLast().holds) {
      boolean breakMissing =
          present.contains(Effect.RESUMES)
              && !present.contains(Effect.ENDS)
              && !present.contains(Effect.CLOSES)
              && !present.contains(Effect.BARS)
              && !present.contains(Effect.DENIES);
      return rankWhileHolding(point.effect, breakMissing);
    }
    return rankWhileAbsent(point.effect);
  }

  private static int rankAtFirst(Effect effect, boolean resumed) {
    return switch (effect) {
      case DENIES -> 0;
      case BEGINS -> 1;
      case ATTESTS, CHANGES -> resumed ? 5 : 2;
      case ENDS, CLOSES, BARS -> 3;
      case RESUMES -> 4;
    };
  }

  private static int rankWhileHolding(Effect effect, boolean breakMissing) {
    return switch (effect) {
      case RESUMES -> breakMissing ? 0 : 5;
      case ATTESTS, CHANGES -> 1;
      case ENDS -> 2;
      case CLOSES, BARS -> 3;
      case DENIES, BEGINS -> 4;
    };
  }

  private static int rankWhileAbsent(Effect effect) {
    return switch (effect) {
      case DENIES, CLOSES, BARS -> 0;
      case BEGINS, RESUMES -> 1;
      case ATTESTS, CHANGES -> 2;
      case ENDS -> 3;
    };
  }

  private void apply(Point point) {
    if (stretches.isEmpty()) {
      applyFirst(point);
    } else if (stretches.getLast().holds) {
      applyWhileHolding(stretches.getLast(), point);
    } else {
      applyWhileAbsent(stretches.getLast(), point);
    }
  }

  private void applyFirst(Point point) {
    switch (point.effect) {
      case BEGINS -> {
        open(false, new Turn(Ground.NEVER_BEFORE, null));
        open(true, stated(point)).confirm(point);
      }
      case RESUMES -> {
        open(true, new Turn(Ground.BEFORE_RESTORATION, null));
        open(false, new Turn(Ground.IMPLIED, point));
        open(true, stated(point)).confirm(point);
      }
      case ATTESTS, CHANGES -> open(true, new Turn(Ground.BEFORE_ATTESTATION, point)).attest(point);
      case DENIES, BARS -> open(false, new Turn(Ground.BEFORE_ATTESTATION, point)).attest(point);
      case CLOSES -> {} // it closes what is on record, and of what is not it says nothing
      case ENDS -> {
        open(true, new Turn(Ground.BEFORE_END, null));
        open(false, stated(point)).confirm(point);
      }
    }
  }

  private void applyWhileHolding(Stretch current, Point point) {
    switch (point.effect) {
      case ATTESTS, CHANGES -> current.attest(point);
      case BEGINS -> restated(current, point);
      case RESUMES -> {
        boolean began = current.start.points.stream().anyMatch(p -> p.effect == Effect.BEGINS);
        if (began
            || current.start.ground == Ground.BEFORE_ATTESTATION
            || !sameTurn(current, point)) {
          open(false, implied(current, point));
          open(true, stated(point)).confirm(point);
        } else {
          restated(current, point);
        }
      }
      case ENDS -> open(false, stated(point)).confirm(point);
      case CLOSES, BARS ->
          open(false, point.stateEnd ? new Turn(Ground.STATE_ENDED, point) : stated(point))
              .confirm(point);
      case DENIES -> contradict(current, point);
    }
  }

  private void applyWhileAbsent(Stretch current, Point point) {
    switch (point.effect) {
      case DENIES, CLOSES, BARS -> {
        if (!point.stateEnd) {
          current.attest(point);
        }
      }
      case BEGINS, RESUMES -> open(true, stated(point)).confirm(point);
      case ATTESTS, CHANGES -> contradict(current, point);
      case ENDS -> {
        if (current.start.ground == Ground.BEFORE_ATTESTATION
            || current.start.ground == Ground.NEVER_BEFORE
            || !sameTurn(current, point)) {
          open(true, implied(current, point));
          open(false, stated(point)).confirm(point);
        } else if (current.start.points.stream().anyMatch(Point::closes)) {
          current.attest(point);
        } else {
          restated(current, point);
        }
      }
    }
  }

  /** Whether a point can be the very turn that began a stretch, dated otherwise. */
  private boolean sameTurn(Stretch current, Point point) {
    return current.start.ground != Ground.STATED
        || current.start.points.stream()
            .anyMatch(other ->
                other.closes()
                    || Math.max(other.earliest, point.earliest)
                            - Math.min(other.latest, point.latest)
                        <= disputed);
  }

  /** The act that began the open stretch is stated once more, of another time. */
  private static void restated(Stretch current, Point point) {
    Turn start = current.start;
    if (start.ground != Ground.STATED) {
      // It was attested before anybody says that it began: all days in between stay open.
      start.since = start.implied();
      start.ground = Ground.STATED;
      start.points.clear();
    }
    start.points.add(point);
    current.confirm(point);
  }

  /** Something is attested that is the opposite of what is open. */
  private void contradict(Stretch current, Point point) {
    boolean sameTime =
        current.points.stream()
            .anyMatch(other ->
                other.mayMeet(point)
                    && (other.effect == Effect.ATTESTS
                        || other.effect == Effect.CHANGES
                        || other.effect == Effect.DENIES));
    Turn turn = implied(current, point);
    if (sameTime) {
      turn.ground = Ground.CONFLICT;
    }
    open(!current.holds, turn).attest(point);
  }

  /** The last spell that evidence without a date can be about; null where there is none. */
  private @Nullable Stretch home(Point point) {
    Stretch home = null;
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      boolean fits =
          switch (point.effect) {
            case BEGINS, ATTESTS, CHANGES, CLOSES, BARS, DENIES -> true;
            case RESUMES -> i > 0 && stretches.get(i - 1).start.ground != Ground.NEVER_BEFORE;
            case ENDS -> stretch.start.ground != Ground.NEVER_BEFORE;
          };
      if (fits && point.attests(stretch.holds) && stretch.start.earliest() <= point.latest) {
        home = stretch;
      }
    }
    return home;
  }

  /** Adds evidence without a date to the spell it can be about; else it is contrary to the last. */
  private void support(Point point) {
    Stretch home = home(point);
    if (home != null) {
      home.attestations.addAll(point.evidence);
      return;
    }
    Stretch last = stretches.getFirst();
    for (Stretch stretch : stretches) {
      if (stretch.start.earliest() <= point.latest) {
        last = stretch;
      }
    }
    last.contrary.addAll(point.evidence);
  }

  private Stretch open(boolean holds, Turn start) {
    Stretch stretch = new Stretch(holds, start);
    stretches.add(stretch);
    return stretch;
  }

  private static Turn stated(Point point) {
    return new Turn(Ground.STATED, point);
  }

  private static Turn implied(Stretch before, Point by) {
    Turn turn = new Turn(Ground.IMPLIED, by);
    turn.after = before.points.isEmpty() ? null : before.points.getLast();
    return turn;
  }

  private List<Spell> finished(Kind kind, ActorId from, ActorId to) {
    List<Spell> spells = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      Turn end = i + 1 < stretches.size() ? stretches.get(i + 1).start : null;
      spells.add(
          new Spell(
              kind.id(),
              from,
              to,
              stretch.post,
              stretch.place,
              stretch.holds,
              stretch.start.boundary(stretch),
              end == null ? null : end.boundary(stretches.get(i + 1)),
              List.copyOf(stretch.attestations),
              List.copyOf(stretch.contraries())));
    }
    return spells;
  }

  /** A spell while it is made. */
  private static final class Stretch {
    final boolean holds;
    final Turn start;
    final List<Point> points = new ArrayList<>();
    final Set<Evidence> attestations = new LinkedHashSet<>();
    final Set<Evidence> contrary = new LinkedHashSet<>();
    @Nullable String post;
    @Nullable String place;

    Stretch(boolean holds, Turn start) {
      this.holds = holds;
      this.start = start;
    }

    void confirm(Point point) {
      points.add(point);
      post = point.post == null ? post : point.post;
      place = point.place == null ? place : point.place;
    }

    void attest(Point point) {
      confirm(point);
      attestations.addAll(point.evidence);
    }

    Set<Evidence> contraries() {
      Set<Evidence> all = new LinkedHashSet<>(contrary);
      start.outranked().forEach(point -> all.addAll(point.evidence));
      return all;
    }
  }

  /** A boundary while it is made. */
  private static final class Turn {
    Ground ground;
    final List<Point> points = new ArrayList<>();

    /** Of an implied one: the last point before it. */
    @Nullable Point after;

    /** Of a stated one: the point by which it was attested before it is said to have happened. */
    @Nullable Turn since;

    Turn(Ground ground, @Nullable Point point) {
      this.ground = ground;
      if (point != null) {
        points.add(point);
      }
    }

    /** A copy that keeps the implied bounds of this one. */
    Turn implied() {
      Turn copy = new Turn(ground, null);
      copy.points.addAll(points);
      copy.after = after;
      copy.since = since;
      return copy;
    }

    private int standing() {
      return points.stream()
          .mapToInt(point -> point.standing.level())
          .max()
          .orElse(Integer.MIN_VALUE);
    }

    private List<Point> prevailing() {
      return points.stream().filter(point -> point.standing.level() == standing()).toList();
    }

    List<Point> outranked() {
      return points.stream().filter(point -> point.standing.level() < standing()).toList();
    }

    long earliest() {
      return switch (ground) {
        case STATED, STATE_ENDED -> {
          long own = prevailing().stream().mapToLong(point -> point.lower).min().orElse(Days.NEVER);
          yield since == null ? own : Math.min(own, since.earliest());
        }
        case IMPLIED ->
            after == null || after.lower == Days.NEVER
                ? Days.NEVER
                : Math.min(after.lower + 1, latestImplied());
        case CONFLICT -> points.getFirst().lower;
        case NEVER_BEFORE, BEFORE_END, BEFORE_RESTORATION, BEFORE_ATTESTATION -> Days.NEVER;
      };
    }

    private long latestImplied() {
      Point by = points.getFirst();
      // What is restored had ended the day before at the latest, and what ends had begun.
      boolean before = by.effect == Effect.RESUMES || by.effect == Effect.ENDS;
      return before && by.upper < Days.EVER ? by.upper - 1 : by.upper;
    }

    long latest(Stretch stretch) {
      return switch (ground) {
        case STATED, STATE_ENDED ->
            prevailing().stream().mapToLong(point -> point.upper).max().orElse(Days.EVER);
        case IMPLIED -> latestImplied();
        case CONFLICT ->
            stretch.points.stream()
                .filter(point -> point.earliest > points.getFirst().latest)
                .mapToLong(point -> point.upper)
                .min()
                .orElse(Days.EVER);
        case BEFORE_ATTESTATION -> points.getFirst().upper;
        case NEVER_BEFORE -> Days.NEVER;
        case BEFORE_END, BEFORE_RESTORATION -> Days.EVER;
      };
    }

    Boundary boundary(Stretch stretch) {
      List<PartialDate> dates = new ArrayList<>();
      Set<Evidence> evidence = new LinkedHashSet<>();
      for (Point point : prevailing()) {
        if (ground == Ground.STATED) {
          point.dates.stream().filter(date -> !dates.contains(date)).forEach(dates::add);
        }
        evidence.addAll(point.evidence);
      }
      return new Boundary(
          ground, dates, Days.day(earliest()), Days.day(latest(stretch)), List.copyOf(evidence));
    }
  }
}
