package org.chancery.actor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.actor.Name.Kind;
import org.chancery.actor.Resolution.Ambiguous;
import org.chancery.actor.Resolution.Found;
import org.chancery.actor.Resolution.Unknown;

/** Answers what a person who types a name means. */
final class Resolver {

  private static final int NEAREST = 5;

  private final Map<ActorId, State> states;

  /**
   * What may be typed, by {@link Spelling#key}. The steps are tried in their order, and the first
   * that knows a name answers: a code is no name, a city does not outdo a state, nor the past the
   * present.
   */
  private final List<Map<String, Set<ActorId>>> steps = new ArrayList<>();

  private final ForeignNames foreignNames;

  Resolver(ActorTables actors, NameTables nameTables) {
    states = actors.states;
    foreignNames = new ForeignNames(states.values());
    Map<String, Set<ActorId>> ids = step();
    Map<String, Set<ActorId>> iso2 = step();
    Map<String, Set<ActorId>> ownNames = step();
    Map<String, Set<ActorId>> aliases = step();
    Map<String, Set<ActorId>> names = step();
    Map<String, Set<ActorId>> formerNames = step();
    Map<String, Set<ActorId>> standIns = step();
    Map<String, Set<ActorId>> formerStandIns = step();
    Map<String, Set<ActorId>> organisations = step();
    // Numbers come last: they are no words, and are left out where words are compared.
    Map<String, Set<ActorId>> cow = step();
    for (State state : states.values()) {
      put(ids, state.id().value(), state.id());
      if (state.iso2() != null) {
        put(iso2, state.iso2(), state.id());
      }
      // "Yemen" may have been one of three, but only one goes by that name.
      if (state.existsToday()) {
        put(ownNames, state.name(), state.id());
        put(ownNames, state.officialName(), state.id());
      }
      if (state.cow() != null) {
        put(cow, state.cow().toString(), state.id());
      }
    }
    nameTables.aliases.forEach(alias -> put(aliases, alias.text(), alias.state()));
    for (SharedName shared : nameTables.sharedNames) {
      shared.candidates().forEach(state -> put(aliases, shared.text(), state));
    }
    for (Name name : nameTables.names) {
      boolean current = name.years().until() == null;
      boolean proper = name.kind() == Kind.NAME || name.kind() == Kind.OFFICIAL;
      put(
          proper ? (current ? names : formerNames) : (current ? standIns : formerStandIns),
          name.text(),
          name.actor());
    }
    actors.organisations.keySet().forEach(id -> put(organisations, id.value(), id));
  }

  private Map<String, Set<ActorId>> step() {
    Map<String, Set<ActorId>> step = new HashMap<>();
    steps.add(step);
    return step;
  }

  private static void put(Map<String, Set<ActorId>> step, String text, ActorId actor) {
    step.computeIfAbsent(Spelling.key(text), key -> new LinkedHashSet<>()).add(actor);
  }

  Resolution resolve(String typed) {
    String key = Spelling.key(typed);
    for (Map<String, Set<ActorId>> step : steps) {
      Set<ActorId> found = step.getOrDefault(key, Set.of());
      if (!found.isEmpty()) {
        return resolution(typed, found);
      }
    }
    Set<ActorId> foreign = key.isEmpty() ? Set.of() : foreignNames.find(key);
    return foreign.isEmpty() ? new Unknown(typed, nearest(key)) : resolution(typed, foreign);
  }

  /** Of several, the one that exists today is meant, if it is one. */
  private Resolution resolution(String typed, Set<ActorId> found) {
    if (found.size() == 1) {
      return new Found(found.iterator().next());
    }
    List<State> candidates = found.stream().map(states::get).toList();
    List<State> today = candidates.stream().filter(State::existsToday).toList();
    return today.size() == 1
        ? new Found(today.getFirst().id())
        : new Ambiguous(typed, today.isEmpty() ? candidates : today);
  }

  /** The states with a name or a code of letters that is off by no more than a third of them. */
  private List<State> nearest(String key) {
    int furthest = key.length() / 3;
    Map<ActorId, Integer> distances = new TreeMap<>();
    for (Map<String, Set<ActorId>> step : steps.subList(0, steps.size() - 1)) {
      step.forEach((name, actors) -> {
        if (Math.abs(name.length() - key.length()) <= furthest) {
          int distance = Spelling.distance(key, name);
          if (distance <= furthest) {
            actors.forEach(actor -> distances.merge(actor, distance, Math::min));
          }
        }
      });
    }
    return distances.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry<ActorId, Integer>::getValue))
        .filter(entry -> states.containsKey(entry.getKey()))
        .map(entry -> states.get(entry.getKey()))
        .limit(NEAREST)
        .toList();
  }
}
