package org.chancery.desk;

import java.util.List;

/**
 * What became of looking through a desk.
 *
 * @param originals that were hashed
 * @param versions of publications that were compared with their fingerprints
 * @param statements whose words were compared with the text
 * @param damaged what is recorded and not as it was: a backup has to be restored
 * @param repaired what is derived, was not what follows from the record, and is now
 */
public record Checkup(
    long originals, long versions, long statements, List<String> damaged, List<String> repaired) {
  public Checkup {
    damaged = List.copyOf(damaged);
    repaired = List.copyOf(repaired);
  }

  /** Whether everything was as it should be, or is now. */
  public boolean sound() {
    return damaged.isEmpty();
  }
}
