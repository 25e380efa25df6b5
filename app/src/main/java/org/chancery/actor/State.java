package org.chancery.actor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state of today or of the past.
 *
 * @param name the short English name
 * @param officialName the long English name, the short one where there is no other
 * @param iso2 ISO 3166-1 alpha-2, null for a state that has none
 * @param cow the Correlates of War number, null for a state that has none; states that continue one
 *     another share it
 * @param spells the years in which it was sovereign, in their order; an occupation during which
 *     others went on recognising it does not break them
 */
public record State(
    ActorId id,
    String name,
    String officialName,
    @Nullable String iso2,
    @Nullable Integer cow,
    List<Years> spells) {

  public State {
    spells = List.copyOf(spells);
    if (spells.isEmpty()) {
      throw new IllegalArgumentException(id + " has no years of existence");
    }
  }

  public boolean existedIn(int year) {
    return spells.stream().anyMatch(spell -> spell.contains(year));
  }

  /** Whether no end of it is recorded. */
  public boolean existsToday() {
    return spells.getLast().until() == null;
  }
}
