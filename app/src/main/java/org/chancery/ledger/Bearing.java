package org.chancery.ledger;

/**
 * A ruling that an answer rests on.
 *
 * @param decides whether the answer, its date or its evidence would be another without it
 */
public record Bearing(Ruling ruling, boolean decides) {}
