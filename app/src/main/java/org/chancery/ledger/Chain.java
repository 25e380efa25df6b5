package org.chancery.ledger;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From one piece of evidence up to what is answered: the act it reports, what the act does to which
 * spells, and the spells.
 *
 * @param counts whether its reading is the one of its publication that counts now
 * @param act that it reports, with all other reports of it; null for claims and for evidence that
 *     does not count
 * @param effects what the act does, by {@code spells.tsv}
 * @param uses the spells in which it stands
 * @param joinings why each report of the act was taken for one of it
 * @param rulings that editors made on it, withdrawn ones too, the latest first
 */
public record Chain(
    Evidence evidence,
    RecordedReading reading,
    boolean counts,
    @Nullable Act act,
    List<Effect> effects,
    List<Use> uses,
    List<Joining> joinings,
    List<RecordedRuling> rulings) {

  /**
   * A row of {@code spells.tsv}.
   *
   * @param does such as {@code begins} or {@code attests}
   */
  public record Effect(String spell, String does) {}

  /** In which place of a spell the evidence stands. */
  public enum Role {
    STARTS,
    ENDS,
    ATTESTS,
    CONTRADICTS;

    /** The form used in the public JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A spell that rests on the evidence, or stands against it. */
  public record Use(Role role, Spell spell) {}

  public Chain {
    effects = List.copyOf(effects);
    uses = List.copyOf(uses);
    joinings = List.copyOf(joinings);
    rulings = List.copyOf(rulings);
  }
}
