package org.chancery.ledger;

import org.chancery.actor.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * On what footing two states stood as of a day.
 *
 * @param with the other state
 * @param relations the spell of their diplomatic relations on the day; null where there is none
 * @param sent at what level the state dealt with the other
 * @param received at what level the other dealt with it
 */
public record Footing(ActorId with, @Nullable Spell relations, Dealing sent, Dealing received) {}
