package org.chancery.ledger;

import java.time.Instant;

/**
 * What an editor decided, when and why. Rulings are appended and never changed; a later one may
 * withdraw an earlier one.
 *
 * @param id unique in the desk, in the order of recording
 * @param by the editor's name
 */
public record Ruling(long id, Decision decision, String by, String why, Instant recorded) {

  public Ruling {
    if (by.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("a ruling needs a name and a reason");
    }
  }
}
