package org.chancery.ledger;

/**
 * A mission, a consular post or an accreditation as of a day.
 *
 * @param verdict yes, or uncertain where the day lies inside a date's imprecision or sources
 *     exclude one another
 * @param spell with all its evidence
 */
public record Held(Verdict verdict, Spell spell) {}
