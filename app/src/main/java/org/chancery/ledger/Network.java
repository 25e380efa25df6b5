package org.chancery.ledger;

import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.time.PartialDate;

/**
 * Who had relations with whom as of a day.
 *
 * @param states those that existed on the day, sorted by id
 * @param ties yes and uncertain ones, sorted by the two ids
 * @param rulings of editors on acts that speak of relations
 */
public record Network(AsOf asOf, List<ActorId> states, List<Tie> ties, List<Ruling> rulings) {

  /** Two states, the smaller id first, that had relations or may have had. */
  public record Tie(ActorId a, ActorId b, Verdict verdict, List<PartialDate> since) {
    public Tie {
      since = List.copyOf(since);
    }
  }

  public Network {
    states = List.copyOf(states);
    ties = List.copyOf(ties);
    rulings = List.copyOf(rulings);
  }
}
