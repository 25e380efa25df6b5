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

  /** How many years the parts of a state may leave before it ends to be what came after it. */
  private static final int FALLING_APART = 3;

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
      if (one.successor().equals(state)) {
        Integer begun = begun(state, one.year());
        if (begun != null && begun > last.getYear()) {
          before.add(one.predecessor() + " until " + ended(one.predecessor(), one.year()));
        }
      }
      if (one.predecessor().equals(state) && fellApart(state, one.year(), first.getYear())) {
        Integer begun = begun(one.successor(), one.year());
        after.add(one.successor() + " from " + (begun == null ? one.year() : begun));
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

  /**
   * The year in which a state first began at a succession or after it, give or take the turn of a
   * year; null where it did not, or was there all the while.
   */
  private @Nullable Integer begun(ActorId state, int succession) {
    if (existed(state, succession)) {
      return null;
    }
    return of(state).stream()
        .map(Years::from)
        .filter(from -> from != null && from >= succession - 1)
        .findFirst()
        .orElse(null);
  }

  /** The last year of a state that ended at a succession, give or take the turn of a year. */
  private int ended(ActorId state, int succession) {
    return of(state).stream()
        .filter(run -> ends(run, succession))
        .map(Years::until)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(succession);
  }

  /** Whether a state ended at a succession or a few years after it, and before a year. */
  private boolean fellApart(ActorId state, int succession, int year) {
    return of(state).stream()
        .map(Years::until)
        .anyMatch(until ->
            until != null
                && until < year
                && until >= succession - 1
                && until <= succession + FALLING_APART);
  }

  private static boolean ends(Years run, int succession) {
    Integer until = run.until();
    return until != null && Math.abs(until - succession) <= 1;
  }

  /** Whether a state had been there before a succession and after it. */
  private boolean existed(ActorId state, int succession) {
    return possible(state, succession - 1, succession - 1)
        && possible(state, succession, succession);
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
