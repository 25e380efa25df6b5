package org.chancery.desk;

import java.util.List;
import org.chancery.ledger.Count;
import org.chancery.ledger.Held;
import org.chancery.time.PartialDate;

/** What the ledger knows of that for which somebody searches. */
public sealed interface Fact {

  /**
   * Missions and consular posts.
   *
   * @param title what they have in common, such as "Missions in Havana"
   * @param on the day as of which they are on record
   */
  record Posts(String title, PartialDate on, List<Held> held) implements Fact {
    public Posts {
      held = List.copyOf(held);
    }
  }

  /** Whether two states have relations. */
  record Relations(CitedAnswer answer) implements Fact {}

  /** With how many states one has relations, and the answer in one sentence. */
  record Counted(Count count, String sentence) implements Fact {}
}
