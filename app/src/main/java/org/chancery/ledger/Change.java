package org.chancery.ledger;

/**
 * Something that began or ended within a period.
 *
 * @param spell the stretch that begins with the change: one that holds where something began, one
 *     that does not where it ended
 * @param certain false where it may have been before or after the period
 */
public record Change(Spell spell, boolean certain) {

  /** Whether something began, rather than ended. */
  public boolean began() {
    return spell.holds();
  }
}
