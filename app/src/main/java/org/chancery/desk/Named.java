package org.chancery.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Resolution;
import org.chancery.actor.State;
import org.chancery.event.EventType;
import org.chancery.event.EventTypes;
import org.chancery.search.Filters;
import org.chancery.search.QueryException;
import org.chancery.search.Suggestion;

/** States and types as people name them. */
record Named(Gazetteer gazetteer, EventTypes types) implements Filters {

  /** Statements that are no events, which a search may ask for too. */
  private static final String COUNT_CLAIM = "count-claim";

  private static final int OF_A_KIND = 3;

  @Override
  public String state(String typed) {
    return state(gazetteer, typed, QueryException::new).value();
  }

  /**
   * The state of a name.
   *
   * @param refusal what is thrown where it is ambiguous or unknown, made of what is to be said
   */
  static ActorId state(
      Gazetteer gazetteer, String typed, Function<String, ? extends RuntimeException> refusal) {
    return switch (gazetteer.resolve(typed)) {
      case Resolution.Found(ActorId actor) -> actor;
      case Resolution.Ambiguous(String name, List<State> candidates) ->
          throw refusal.apply(
              "state: \"" + name + "\" may mean several states: " + named(candidates));
      case Resolution.Unknown(String name, List<State> nearest) ->
          throw refusal.apply(
              "state: \""
                  + name
                  + "\" is no state known here"
                  + (nearest.isEmpty() ? "" : "; the nearest are " + named(nearest)));
    };
  }

  private static String named(List<State> states) {
    return states.stream()
        .map(state -> state.id() + " (" + state.name() + ")")
        .collect(Collectors.joining(", "));
  }

  @Override
  public String type(String typed) {
    if (typed.equals(COUNT_CLAIM)) {
      return typed;
    }
    try {
      return types.type(typed).id();
    } catch (IllegalArgumentException unknown) {
      throw new QueryException("event: " + unknown.getMessage(), unknown);
    }
  }

  /** States and types of events whose name begins with what was typed. */
  static List<Suggestion> suggestions(String typed, Gazetteer gazetteer, EventTypes types) {
    String begun = typed.strip().toLowerCase(Locale.ROOT);
    List<Suggestion> suggestions = new ArrayList<>();
    if (begun.length() < 2) {
      return suggestions;
    }
    gazetteer.states().stream()
        .filter(state -> state.name().toLowerCase(Locale.ROOT).startsWith(begun))
        .limit(OF_A_KIND)
        .map(state ->
            new Suggestion(Suggestion.Kind.STATE, state.name(), "state:" + state.id(), null))
        .forEach(suggestions::add);
    types.all().stream()
        .map(EventType::id)
        .filter(id -> id.startsWith(begun.replace(' ', '-')))
        .limit(OF_A_KIND)
        .map(id -> new Suggestion(Suggestion.Kind.EVENT, id.replace('-', ' '), "event:" + id, null))
        .forEach(suggestions::add);
    return suggestions;
  }
}
