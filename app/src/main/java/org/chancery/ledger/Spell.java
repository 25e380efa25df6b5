package org.chancery.ledger;

import java.util.List;
import org.chancery.actor.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time during which something held between two states, or did not. Spells of one kind
 * follow one another without a gap: the end of each is the start of the next.
 *
 * @param kind what held, as {@code spells.tsv} names it: {@code relations}, {@code recognition},
 *     {@code mission} …
 * @param from of an undirected kind, the party of the smaller id
 * @param post of missions: the kind of mission, as last known in the spell
 * @param place of missions: the city, as last known in the spell
 * @param holds false for a stretch during which it did not hold
 * @param end null where none is recorded: it holds to the present
 * @param attestations further evidence that it held, or did not, at some day of the stretch, the
 *     earliest day first
 * @param contrary evidence against it that did not prevail, since it stands lower
 */
public record Spell(
    String kind,
    ActorId from,
    ActorId to,
    @Nullable String post,
    @Nullable String place,
    boolean holds,
    Boundary start,
    @Nullable Boundary end,
    List<Evidence> attestations,
    List<Evidence> contrary) {

  public Spell {
    attestations = List.copyOf(attestations);
    contrary = List.copyOf(contrary);
  }
}
