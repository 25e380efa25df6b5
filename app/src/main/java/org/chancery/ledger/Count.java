package org.chancery.ledger;

import java.util.List;
import org.chancery.actor.ActorId;

/**
 * With how many states a state had relations, among the states that existed on the day.
 *
 * @param certain those for which the answer is yes
 * @param uncertain those for which it is uncertain; with the certain ones they are the possible
 * @param none those for which it is no
 * @param unknown those of which nothing is recorded
 */
public record Count(
    ActorId of,
    AsOf asOf,
    List<ActorId> certain,
    List<ActorId> uncertain,
    List<ActorId> none,
    List<ActorId> unknown,
    List<String> notes) {

  public Count {
    certain = List.copyOf(certain);
    uncertain = List.copyOf(uncertain);
    none = List.copyOf(none);
    unknown = List.copyOf(unknown);
    notes = List.copyOf(notes);
  }

  /** The least number that the record allows. */
  public int least() {
    return certain.size();
  }

  /** The greatest number that the record allows, the unknown left apart. */
  public int most() {
    return certain.size() + uncertain.size();
  }
}
