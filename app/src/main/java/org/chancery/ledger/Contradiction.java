package org.chancery.ledger;

import java.util.List;
import java.util.Locale;
import org.chancery.actor.Dyad;

/**
 * Where sources cannot all be right, or where the record lacks what must have come between them.
 *
 * @param spell the stretch whose start they disagree on, or which they disagree about
 * @param days how many days have another answer according to whom one believes
 * @param publications how many publications take part
 * @param sides what each says, with the evidence
 * @param rulings of editors on what it is about, those in force
 */
public record Contradiction(
    Dyad dyad,
    Kind kind,
    Spell spell,
    long days,
    int publications,
    List<Side> sides,
    List<Ruling> rulings) {

  /** In what they disagree. */
  public enum Kind {
    /** One act, or one turn, with different dates. */
    DATES_DIFFER,
    /** What is said of one time excludes what else is said of it. */
    EXCLUDE_ONE_ANOTHER,
    /** It is said to have held at a time in which, by acts on record, it was broken off. */
    SPELL_AGAINST_BREAK,
    /** It is said not to have held at a time in which, by acts on record, it did. */
    ABSENCE_AGAINST_SPELL,
    /** One act, of which sources name different states as the one that took the step. */
    WHO_DIFFERS,
    /** It held, and did not, and no act between is on record: all sources can be right. */
    GAP;

    /** The form used in the public JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One side.
   *
   * @param says a date in EDTF, the id of a state, or {@code held} or {@code did not hold}
   */
  public record Side(String says, List<Evidence> evidence) {
    public Side {
      evidence = List.copyOf(evidence);
    }
  }

  public Contradiction {
    sides = List.copyOf(sides);
    rulings = List.copyOf(rulings);
  }

  /** Whether no source excludes another, and only an act between them is missing. */
  public boolean gap() {
    return kind == Kind.GAP;
  }

  /** The same, resting on rulings. */
  Contradiction restingOn(List<Ruling> bearing) {
    return new Contradiction(dyad, kind, spell, days, publications, sides, bearing);
  }
}
