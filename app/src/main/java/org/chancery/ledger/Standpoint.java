package org.chancery.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.ledger.AnswerTable.Situation;
import org.chancery.ledger.Boundary.Ground;
import org.chancery.time.PartialDate;

/**
 * Where a day lies among the spells of one track.
 *
 * @param spell the index of the spell that certainly covers the day, or else of the later of the
 *     two between which it lies; -1 where there are none
 * @param certain whether the spell certainly covers the day
 */
record Standpoint(Situation situation, int spell, boolean certain) {

  /** Where one day lies. */
  static Standpoint at(List<Spell> track, LocalDate day) {
    if (track.isEmpty()) {
      return new Standpoint(Situation.NOTHING_RECORDED, -1, false);
    }
    long asked = day.toEpochDay();
    for (int i = track.size() - 1; i >= 0; i--) {
      boolean begun = begun(track.get(i).start(), asked);
      boolean ended =
          i + 1 < track.size() && Days.earliest(track.get(i + 1).start().earliest()) <= asked;
      if (begun && !ended) {
        return new Standpoint(covering(track.get(i)), i, true);
      }
    }
    for (int i = 1; i < track.size(); i++) {
      Boundary turn = track.get(i).start();
      if (Days.earliest(turn.earliest()) <= asked && asked < Days.latest(turn.latest())) {
        return new Standpoint(between(turn), i, false);
      }
    }
    return new Standpoint(before(track.getFirst().start()), 0, false);
  }

  private static boolean begun(Boundary start, long asked) {
    return start.ground() == Ground.NEVER_BEFORE || Days.latest(start.latest()) <= asked;
  }

  private static Situation covering(Spell spell) {
    if (spell.holds()) {
      return Situation.INSIDE_SPELL;
    }
    return spell.start().ground() == Ground.NEVER_BEFORE
        ? Situation.BEFORE_FIRST
        : Situation.OUTSIDE_SPELL;
  }

  private static Situation between(Boundary turn) {
    return switch (turn.ground()) {
      case STATED -> turn.disputed() ? Situation.DISPUTED_DATE : Situation.IMPRECISE_DATE;
      case STATE_ENDED -> Situation.IMPRECISE_DATE;
      case CONFLICT -> Situation.CONFLICT;
      case IMPLIED, NEVER_BEFORE, BEFORE_END, BEFORE_RESTORATION, BEFORE_ATTESTATION ->
          Situation.UNRECORDED_TURN;
    };
  }

  private static Situation before(Boundary start) {
    return switch (start.ground()) {
      case BEFORE_END -> Situation.BEFORE_END;
      case BEFORE_RESTORATION -> Situation.BEFORE_RESTORATION;
      case BEFORE_ATTESTATION -> Situation.BEFORE_ATTESTATION;
      case NEVER_BEFORE -> Situation.BEFORE_FIRST;
      case STATED, STATE_ENDED, IMPLIED, CONFLICT -> Situation.DISPUTED_DATE;
    };
  }

  /** Where the days of a period lie: at its first, and at every day on which that may change. */
  static List<Standpoint> within(List<Spell> track, PartialDate period) {
    TreeSet<LocalDate> days = new TreeSet<>();
    LocalDate first = Days.day(Days.earliest(period));
    LocalDate last = Days.day(Days.latest(period));
    if (first == null || last == null) {
      throw new IllegalArgumentException("a closed period was expected, found " + period);
    }
    days.add(first);
    for (Spell spell : track) {
      for (LocalDate turn : new LocalDate[] {spell.start().earliest(), spell.start().latest()}) {
        if (turn != null && turn.isAfter(first) && !turn.isAfter(last)) {
          days.add(turn);
        }
      }
    }
    List<Standpoint> standpoints = new ArrayList<>();
    days.forEach(day -> standpoints.add(at(track, day)));
    return standpoints;
  }

  /**
   * What is answered for a whole period: what all its days have in common, and else that it is not
   * the same on all of them; or that nothing is recorded, where some days are unknown and no day is
   * yes.
   */
  static Standpoint joint(List<Standpoint> standpoints, AnswerTable table) {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    for (Standpoint standpoint : standpoints) {
      verdicts.add(table.reply(standpoint.situation()).verdict());
    }
    if (verdicts.size() == 1) {
      return standpoints.getLast();
    }
    if (verdicts.equals(EnumSet.of(Verdict.NO, Verdict.UNKNOWN))) {
      return standpoints.stream()
          .filter(s -> table.reply(s.situation()).verdict() == Verdict.UNKNOWN)
          .findFirst()
          .orElseThrow();
    }
    return standpoints.stream()
        .filter(s -> table.reply(s.situation()).verdict() == Verdict.UNCERTAIN)
        .findFirst()
        .orElse(new Standpoint(Situation.WITHIN_PERIOD, standpoints.getLast().spell(), false));
  }
}
