package org.chancery.ledger;

import java.util.List;

/**
 * Something that began or ended within a period.
 *
 * @param spell the stretch that begins with the change: one that holds where something began, one
 *     that does not where it ended
 * @param certain false where it may have been before or after the period
 * @param rulings of editors on acts between the two that speak of such spells
 */
public record Change(Spell spell, boolean certain, List<Ruling> rulings) {

  public Change {
    rulings = List.copyOf(rulings);
  }

  /** Whether something began, rather than ended. */
  public boolean began() {
    return spell.holds();
  }
}
