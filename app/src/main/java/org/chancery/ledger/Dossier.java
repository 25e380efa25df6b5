package org.chancery.ledger;

import java.util.List;
import org.chancery.actor.Dyad;

/**
 * All that the record derives about two actors.
 *
 * @param acts in the order of time, the undated last
 * @param spells by kind, party and place; those of one track in the order of time
 */
public record Dossier(Dyad dyad, List<Act> acts, List<Spell> spells) {

  public Dossier {
    acts = List.copyOf(acts);
    spells = List.copyOf(spells);
  }

  /** The spells of one kind. */
  public List<Spell> spells(String kind) {
    return spells.stream().filter(spell -> spell.kind().equals(kind)).toList();
  }
}
