package org.chancery.ledger;

import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.event.Measure;

/**
 * With how many states a state had relations, or how many missions it sends or receives, among the
 * states that existed on the day.
 *
 * @param certain those for which the answer is yes
 * @param uncertain those for which it is uncertain; with the certain ones they are the possible
 * @param none those for which it is no
 * @param unknown those of which nothing is recorded
 * @param rulings of editors on acts that speak of what is counted
 */
public record Count(
    ActorId of,
    Measure measure,
    Among among,
    AsOf asOf,
    List<ActorId> certain,
    List<ActorId> uncertain,
    List<ActorId> none,
    List<ActorId> unknown,
    List<String> notes,
    List<Ruling> rulings) {

  public Count {
    certain = List.copyOf(certain);
    uncertain = List.copyOf(uncertain);
    none = List.copyOf(none);
    unknown = List.copyOf(unknown);
    notes = List.copyOf(notes);
    rulings = List.copyOf(rulings);
  }

  /** The least number that the record allows. */
  public int least() {
    return certain.size();
  }

  /** Those that are missing: of which the record says no, or nothing. */
  public List<ActorId> without() {
    List<ActorId> without = new ArrayList<>(none);
    without.addAll(unknown);
    without.sort(ActorId::compareTo);
    return List.copyOf(without);
  }

  /** The greatest number that the record allows, the unknown left apart. */
  public int most() {
    return certain.size() + uncertain.size();
  }
}
