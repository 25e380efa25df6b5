package org.chancery.ledger;

import org.chancery.actor.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * At what level one state dealt with another as of a day.
 *
 * @param level of {@code levels.tsv}; null where nothing of it is on record
 * @param description of the level, such as "an embassy headed by a chargé d'affaires"
 * @param verdict yes or uncertain; unknown where there is no level
 * @param spell that it rests on
 */
public record Dealing(
    ActorId from,
    ActorId to,
    @Nullable String level,
    String description,
    Verdict verdict,
    @Nullable Spell spell) {}
