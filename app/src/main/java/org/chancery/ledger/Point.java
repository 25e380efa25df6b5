package org.chancery.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chancery.ledger.GradeTable.Standing;
import org.chancery.ledger.SpellTable.Effect;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** Something that evidence says of a spell at a time: that it began, ended, held or did not. */
final class Point {

  /** An order that depends on the evidence alone. */
  static final Comparator<Point> CANONICAL =
      Comparator.<Point>comparingLong(point -> point.earliest)
          .thenComparingLong(point -> point.latest)
          .thenComparing(point -> point.effect)
          .thenComparing(Point::key);

  final Effect effect;
  final List<PartialDate> dates;
  final List<Evidence> evidence;
  final Standing standing;
  final @Nullable String post;
  final @Nullable String place;
  final boolean stateEnd;

  /** The first and last day it can be of, by its own dates. */
  final long earliest;

  final long latest;

  /** The same, narrowed by the points that come before and after. */
  long lower;

  long upper;

  /** Its place among the points of its track in the canonical order. */
  int index;

  Point(
      Effect effect,
      long earliest,
      long latest,
      List<PartialDate> dates,
      List<Evidence> evidence,
      Standing standing,
      @Nullable String post,
      @Nullable String place,
      boolean stateEnd) {
    this.effect = effect;
    this.earliest = earliest;
    this.latest = latest;
    this.dates = List.copyOf(dates);
    this.evidence = List.copyOf(evidence);
    this.standing = standing;
    this.post = post;
    this.place = place;
    this.stateEnd = stateEnd;
    this.lower = earliest;
    this.upper = latest;
  }

  boolean begins() {
    return effect == Effect.BEGINS || effect == Effect.RESUMES;
  }

  /** Whether it ends what held, without saying that it did. */
  boolean closes() {
    return effect == Effect.CLOSES || effect == Effect.BARS;
  }

  boolean undated() {
    return dates.isEmpty() && !stateEnd;
  }

  /** Whether all that is said are single days, though sources may differ on which. */
  boolean ofDays() {
    return !dates.isEmpty() && dates.stream().allMatch(PartialDate::isDay);
  }

  /** Whether this can be of the same time as the other or later. */
  boolean mayMeet(Point other) {
    return earliest <= other.latest && other.earliest <= latest;
  }

  boolean attests(boolean holds) {
    return switch (effect) {
      case BEGINS, RESUMES, CHANGES, ATTESTS -> holds;
      case ENDS, CLOSES, BARS, DENIES -> !holds;
    };
  }

  /** Whether it says that something holds or does not, rather than that it turned. */
  boolean standingFact() {
    return effect == Effect.ATTESTS || effect == Effect.CHANGES || effect == Effect.DENIES;
  }

  /** Whether both are of one time and one says that it held, the other that it did not. */
  boolean excludes(Point other) {
    return standingFact()
        && other.standingFact()
        && mayMeet(other)
        && attests(true) != other.attests(true);
  }

  private boolean outranks(Point other) {
    return standing.level() > other.standing.level();
  }

  /**
   * The dates of both: the days of one against the years of the other, those of both where they are
   * alike; and where one outranks the other, of the other only what it leaves open.
   */
  private List<PartialDate> datesWith(Point other) {
    boolean sameGrain = ofDays() == other.ofDays();
    boolean mine = ofDays() || !other.ofDays();
    List<PartialDate> merged = new ArrayList<>(mine ? dates : other.dates);
    if (sameGrain) {
      other.dates.stream().filter(date -> !merged.contains(date)).forEach(merged::add);
      merged.sort(
          Comparator.<PartialDate>comparingLong(Days::earliest)
              .thenComparingLong(Days::latest)
              .thenComparing(PartialDate::edtf));
    }
    if (outranks(other) || other.outranks(this)) {
      List<PartialDate> better = outranks(other) ? dates : other.dates;
      merged.removeIf(date -> better.stream().noneMatch(date::overlaps));
      return merged.isEmpty() ? better : merged;
    }
    return merged;
  }

  /** The same with the evidence of another, of which it takes over the better dates. */
  Point mergedWith(Point other) {
    List<Evidence> both = new ArrayList<>(evidence);
    other.evidence.stream().filter(piece -> !both.contains(piece)).forEach(both::add);
    List<PartialDate> merged = datesWith(other);
    Effect joint =
        effect == Effect.RESUMES || other.effect == Effect.RESUMES ? Effect.RESUMES : effect;
    return new Point(
        joint,
        merged.stream().mapToLong(Days::earliest).min().orElse(earliest),
        merged.stream().mapToLong(Days::latest).max().orElse(latest),
        merged,
        both,
        standing.orBetter(other.standing),
        post != null ? post : other.post,
        place != null ? place : other.place,
        false);
  }

  private String key() {
    if (evidence.isEmpty()) {
      return "";
    }
    Evidence first = evidence.getFirst();
    return first.publication() + " " + first.ordinal();
  }
}
