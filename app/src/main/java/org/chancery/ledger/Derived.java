package org.chancery.ledger;

import java.util.List;

/**
 * What evidence about one dyad comes to.
 *
 * @param acts in the order of time, the undated last
 * @param spells by kind, party and place; those of one track in the order of time
 */
record Derived(List<Act> acts, List<Spell> spells) {

  Derived {
    acts = List.copyOf(acts);
    spells = List.copyOf(spells);
  }

  List<Spell> spells(String kind) {
    return spells.stream().filter(spell -> spell.kind().equals(kind)).toList();
  }
}
