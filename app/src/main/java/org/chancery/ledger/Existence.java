package org.chancery.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.State;
import org.chancery.actor.Years;

/** In which years which state existed. Of actors that are no states it says nothing. */
final class Existence {

  private final Map<ActorId, List<Years>> years = new HashMap<>();

  Existence(List<State> states) {
    states.forEach(state -> years.put(state.id(), state.spells()));
  }

  Existence(Gazetteer gazetteer) {
    this(gazetteer.states());
  }

  /** The runs of years of a state, empty where it is none that the gazetteer knows. */
  List<Years> of(ActorId actor) {
    return years.getOrDefault(actor, List.of());
  }

  boolean knows(ActorId actor) {
    return years.containsKey(actor);
  }

  /** Whether nothing says that the actor did not exist in any year of a run. */
  boolean possible(ActorId actor, int from, int until) {
    List<Years> runs = of(actor);
    return runs.isEmpty() || runs.stream().anyMatch(run -> run.overlaps(new Years(from, until)));
  }

  /**
   * The first day of the run of years in which a state existed in a year, or of its last run
   * before; {@link Days#NEVER} where the gazetteer sets no bound.
   */
  long since(ActorId actor, int year) {
    Integer from = null;
    for (Years run : of(actor)) {
      Integer first = run.from();
      if (first == null || first <= year) {
        from = first;
      }
    }
    return from == null ? Days.NEVER : LocalDate.of(from, 1, 1).toEpochDay();
  }
}
