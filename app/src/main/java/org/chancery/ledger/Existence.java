package org.chancery.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.actor.ActorId;
import org.chancery.actor.State;
import org.chancery.actor.Succession;
import org.chancery.actor.Years;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** In which years which state existed. Of actors that are no states it says nothing. */
final class Existence {

  private final Map<ActorId, List<Years>> years = new HashMap<>();
  private final List<Succession> successions;

  Existence(List<State> states) {
    this(states, List.of());
  }

  Existence(List<State> states, List<Succession> successions) {
    this.successions = List.copyOf(successions);
    states.forEach(state -> years.put(state.id(), state.spells()));
  }

  /** The runs of years of a state, empty where it is none that the gazetteer knows. */
  List<Years> of(ActorId actor) {
    return years.getOrDefault(actor, List.of());
  }

  boolean knows(ActorId actor) {
    return years.containsKey(actor);
  }

  /** Whether a state existed in some year of a period, as far as is known. */
  boolean possible(ActorId actor, PartialDate on) {
    LocalDate first = on.earliest();
    LocalDate last = on.latest();
    return first == null || last == null || possible(actor, first.getYear(), last.getYear());
  }

  /**
   * That a state did not exist in a period, with its years and the states that were there before or
   * after it; null where it existed or may have.
   */
  @Nullable String note(ActorId state, PartialDate on) {
    LocalDate first = on.earliest();
    LocalDate last = on.latest();
    if (first == null || last == null || possible(state, on)) {
      return null;
    }
    StringBuilder note = new StringBuilder();
    note.append(
        "%s did not exist on %s: its years are %s"
            .formatted(
                state, on, String.join(", ", of(state).stream().map(Years::toString).toList())));
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (Succession one : successions) {
      if (one.successor().equals(state) && beginsAfter(state, last.getYear(), one.year())) {
        before.add(one.predecessor() + " until " + one.year());
      }
      if (one.predecessor().equals(state) && endsBefore(state, first.getYear(), one.year())) {
        after.add(one.successor() + " from " + one.year());
      }
    }
    if (!before.isEmpty()) {
      note.append("; before it: ").append(String.join(", ", before));
    }
    if (!after.isEmpty()) {
      note.append("; after it: ").append(String.join(", ", after));
    }
    return note.toString();
  }

  /** Whether a state began at a succession, give or take the turn of a year, after a year. */
  private boolean beginsAfter(ActorId state, int year, int succession) {
    return of(state).stream()
        .map(Years::from)
        .filter(Objects::nonNull)
        .anyMatch(from -> from > year && Math.abs(from - succession) <= 1);
  }

  private boolean endsBefore(ActorId state, int year, int succession) {
    return of(state).stream()
        .map(Years::until)
        .filter(Objects::nonNull)
        .anyMatch(until -> until < year && Math.abs(until - succession) <= 1);
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
