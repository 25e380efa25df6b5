package org.chancery.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ruling as the ledger holds it.
 *
 * @param withdrawnBy the ruling by which it no longer holds; null where it is in force
 * @param evidence the pieces that count now of which it speaks, whatever reading they are of; none
 *     where its words are no longer read as they were
 */
public record RecordedRuling(Ruling ruling, @Nullable Ruling withdrawnBy, List<Evidence> evidence) {

  public RecordedRuling {
    evidence = List.copyOf(evidence);
  }

  public boolean inForce() {
    return withdrawnBy == null;
  }
}
