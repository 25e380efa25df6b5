package org.chancery.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Resolution;
import org.chancery.actor.State;
import org.chancery.actor.Years;

/** Understands states as people name them, or says what they may have meant. */
final class StateNames {

  private StateNames() {}

  static ActorId resolve(Gazetteer gazetteer, String typed) {
    return switch (gazetteer.resolve(typed)) {
      case Resolution.Found(ActorId actor) when gazetteer.state(actor).isEmpty() ->
          throw new UsageException(actor + " is an organisation; a state was expected");
      case Resolution.Found(ActorId actor) -> actor;
      case Resolution.Ambiguous(String name, List<State> candidates) ->
          throw new UsageException(
              "\"" + name + "\" may mean several states; say which:" + list(candidates));
      case Resolution.Unknown(String name, List<State> nearest) ->
          throw new UsageException(
              "\""
                  + name
                  + "\" is no state known here."
                  + (nearest.isEmpty() ? "" : " The nearest names are:" + list(nearest)));
    };
  }

  private static String list(List<State> states) {
    return states.stream()
        .map(state -> "\n  %-4s %s%s".formatted(state.id(), state.name(), years(state)))
        .collect(Collectors.joining());
  }

  /** When a state of the past existed; today's states go without saying. */
  private static String years(State state) {
    if (state.existsToday()) {
      return "";
    }
    return state.spells().stream()
        .map(StateNames::years)
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String years(Years years) {
    String from = years.from() == null ? "" : years.from().toString();
    String until = years.until() == null ? "" : years.until().toString();
    return from + "–" + until;
  }
}
