package org.chancery.ledger;

import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether two states had diplomatic relations, with all that speaks for and against it.
 *
 * @param situation the row of {@code answers.tsv} that decided, such as {@code inside-spell}
 * @param reason the same in a sentence
 * @param since when the answered state of things began; several dates where sources differ, none
 *     where it is not recorded
 * @param supporting evidence that they had relations
 * @param opposing evidence that they had none
 * @param lastAttested the last date up to the day asked for, of which evidence says what is
 *     answered; null where none does
 * @param spells all stretches with relations, the earliest first
 * @param absences all stretches without, the earliest first
 * @param otherSpells of missions, recognition and the like between the two
 * @param beside what was planned, possible or said not to have happened, between the two
 * @param rulings of editors on which it rests
 * @param notes such as that a state did not exist on the day
 */
public record Answer(
    ActorId a,
    ActorId b,
    AsOf asOf,
    Verdict verdict,
    String situation,
    String reason,
    List<PartialDate> since,
    List<Evidence> supporting,
    List<Evidence> opposing,
    @Nullable PartialDate lastAttested,
    List<Spell> spells,
    List<Spell> absences,
    List<Spell> otherSpells,
    List<Act> beside,
    List<Bearing> rulings,
    List<String> notes) {

  public Answer {
    since = List.copyOf(since);
    supporting = List.copyOf(supporting);
    opposing = List.copyOf(opposing);
    spells = List.copyOf(spells);
    absences = List.copyOf(absences);
    otherSpells = List.copyOf(otherSpells);
    beside = List.copyOf(beside);
    rulings = List.copyOf(rulings);
    notes = List.copyOf(notes);
  }

  /** The same, resting on rulings. */
  Answer restingOn(List<Bearing> bearings) {
    return new Answer(
        a,
        b,
        asOf,
        verdict,
        situation,
        reason,
        since,
        supporting,
        opposing,
        lastAttested,
        spells,
        absences,
        otherSpells,
        beside,
        bearings,
        notes);
  }

  /** Whether another answers the same, on the same evidence. */
  boolean sameAs(Answer other) {
    return verdict == other.verdict
        && situation.equals(other.situation)
        && since.equals(other.since)
        && Set.copyOf(supporting).equals(Set.copyOf(other.supporting))
        && Set.copyOf(opposing).equals(Set.copyOf(other.opposing));
  }
}
