package org.chancery.ledger;

import java.util.ArrayList;
import java.util.List;

/** Spells as the tracks they follow one another in. */
final class Tracks {

  private Tracks() {}

  /** The tracks of spells that stand in the order of derivation: the last of a track has no end. */
  static List<List<Spell>> of(List<Spell> spells) {
    List<List<Spell>> tracks = new ArrayList<>();
    List<Spell> track = new ArrayList<>();
    for (Spell spell : spells) {
      track.add(spell);
      if (spell.end() == null) {
        tracks.add(track);
        track = new ArrayList<>();
      }
    }
    if (!track.isEmpty()) {
      tracks.add(track);
    }
    return tracks;
  }
}
