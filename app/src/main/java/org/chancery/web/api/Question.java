package org.chancery.web.api;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Resolution;
import org.chancery.actor.State;
import org.chancery.desk.Desk;
import org.chancery.ledger.AsOf;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, understood; a complaint names the parameter. */
final class Question {

  private final Desk desk;
  private final Context context;
  private final Operation operation;

  /**
   * A question to an operation.
   *
   * @throws BadQuestionException where a parameter is asked that the operation does not have: a
   *     slip in a name would else answer another question
   */
  Question(Desk desk, Context context, Operation operation) {
    this.desk = desk;
    this.context = context;
    this.operation = operation;
    for (String name : context.queryParamMap().keySet()) {
      if (operation.parameters().stream().noneMatch(known -> known.name().equals(name))) {
        throw new BadQuestionException(
            "there is no parameter \""
                + name
                + "\" here; there are: "
                + operation.parameters().stream()
                    .map(Operation.Parameter::name)
                    .collect(Collectors.joining(", ")));
      }
    }
  }

  /** A parameter that may be missing; an empty one is. */
  @Nullable String optional(String name) {
    String value =
        operation.path().contains("{" + name + "}")
            ? context.pathParam(name)
            : context.queryParam(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  String required(String name) {
    String value = optional(name);
    if (value == null) {
      throw new BadQuestionException(name + ": this parameter is needed and was not given");
    }
    return value;
  }

  /** A state by any of its names. */
  ActorId state(String name) {
    return state(name, required(name));
  }

  @Nullable ActorId optionalState(String name) {
    String typed = optional(name);
    return typed == null ? null : state(name, typed);
  }

  private ActorId state(String parameter, String typed) {
    Gazetteer gazetteer = desk.gazetteer();
    return switch (gazetteer.resolve(typed)) {
      case Resolution.Found(ActorId actor) when gazetteer.state(actor).isPresent() -> actor;
      case Resolution.Found(ActorId actor) ->
          throw new BadQuestionException(
              parameter + ": a state was expected, found the organisation " + actor);
      case Resolution.Ambiguous(String name, List<State> candidates) ->
          throw new BadQuestionException(
              parameter + ": \"" + name + "\" may mean several states: " + named(candidates));
      case Resolution.Unknown(String name, List<State> nearest) ->
          throw new BadQuestionException(
              parameter
                  + ": \""
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

  /** The type of an event, by its id. */
  @Nullable String type(String name) {
    String typed = optional(name);
    if (typed == null || typed.equals("count-claim")) {
      return typed;
    }
    try {
      return desk.eventTypes().type(typed).id();
    } catch (IllegalArgumentException unknown) {
      throw new BadQuestionException(name + ": " + unknown.getMessage());
    }
  }

  /** The three times of the question. */
  AsOf asOf() {
    String recorded = optional("recorded");
    String on = optional("on");
    String known = optional("known");
    return new AsOf(
        on == null ? PartialDate.of(desk.today()) : date("on", on),
        known == null ? null : date("known", known).latest(),
        recorded == null ? null : instant(recorded));
  }

  /** A date that the question needs, with a start and an end. */
  PartialDate date(String name) {
    return date(name, required(name));
  }

  private static PartialDate date(String name, String typed) {
    try {
      PartialDate date = PartialDate.parse(typed);
      if (date.earliest() != null && date.latest() != null) {
        return date;
      }
    } catch (DateTimeException malformed) {
      throw new BadQuestionException(name + ": " + malformed.getMessage());
    }
    throw new BadQuestionException(
        name + ": a date with a start and an end was expected, found \"" + typed + "\"");
  }

  private static Instant instant(String typed) {
    try {
      return Instant.parse(typed);
    } catch (DateTimeException malformed) {
      throw new BadQuestionException(
          "recorded: an instant such as 2026-01-31T12:00:00Z was expected, found \""
              + typed
              + "\"");
    }
  }

  /** How many items a page may hold. */
  int limit(int usual, int most) {
    String typed = optional("limit");
    if (typed == null) {
      return usual;
    }
    long limit = number("limit", typed);
    if (limit < 1 || limit > most) {
      throw new BadQuestionException(
          String.format(
              Locale.ROOT, "limit: a number from 1 to %d was expected, found %d", most, limit));
    }
    return (int) limit;
  }

  /** Where the page begins, as a page before it said; 0 for the first. */
  long cursor() {
    String typed = optional("cursor");
    return typed == null ? 0 : number("cursor", typed);
  }

  /** A number that an address or a parameter gives. */
  long number(String name) {
    return number(name, required(name));
  }

  private static long number(String name, String typed) {
    if (typed.matches("\\d{1,15}")) {
      return Long.parseLong(typed);
    }
    throw new BadQuestionException(name + ": a number was expected, found \"" + typed + "\"");
  }
}
