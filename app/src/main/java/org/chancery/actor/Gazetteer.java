package org.chancery.actor;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.knowledge.Knowledge;

/** The states and organisations of the knowledge, with every name of each. */
public final class Gazetteer {

  private static final int NEAREST = 5;

  private final Map<ActorId, State> states;
  private final List<Organisation> organisations;
  private final List<Name> names;
  private final List<City> cities;
  private final List<Office> offices;
  private final List<Succession> successions;
  private final List<Membership> memberships;

  /** What a person may type, by {@link Spelling#key}, in the order in which it is tried. */
  private final List<Map<String, Set<ActorId>>> keys;

  private final ForeignNames foreignNames = new ForeignNames();

  private Gazetteer(GazetteerTables tables) {
    states = tables.states;
    organisations = List.copyOf(tables.organisations.values());
    names = List.copyOf(tables.names);
    cities = List.copyOf(tables.cities);
    offices = List.copyOf(tables.offices);
    successions = List.copyOf(tables.successions);
    memberships = List.copyOf(tables.memberships);
    keys = List.of(codes(), aliases(tables), names(Name.Kind.NAME, Name.Kind.OFFICIAL), others());
  }

  /**
   * Reads the tables of {@code gazetteer/}.
   *
   * @throws org.chancery.knowledge.KnowledgeException with file and line, where they are not sound
   */
  public static Gazetteer load(Knowledge knowledge) {
    return new Gazetteer(new GazetteerTables(knowledge));
  }

  /** The states in the order of their ids. */
  public List<State> states() {
    return List.copyOf(states.values());
  }

  public Optional<State> state(ActorId id) {
    return Optional.ofNullable(states.get(id));
  }

  public List<Organisation> organisations() {
    return organisations;
  }

  /** Every English name of every state and organisation. */
  public List<Name> names() {
    return names;
  }

  public List<City> cities() {
    return cities;
  }

  public List<Office> offices() {
    return offices;
  }

  public List<Succession> successions() {
    return successions;
  }

  public List<Membership> memberships() {
    return memberships;
  }

  /**
   * The state that stands in the place of another in a year: the one that continues it or that it
   * joined, or the one after that.
   *
   * @return empty where the state had not ended before that year, or has several successors
   */
  public Optional<ActorId> successorOn(ActorId id, int year) {
    Optional<ActorId> successor = Optional.empty();
    Optional<Succession> next = whole(id, year);
    while (next.isPresent()) {
      ActorId found = next.get().successor();
      successor = Optional.of(found);
      next = whole(found, year);
    }
    return successor;
  }

  private Optional<Succession> whole(ActorId id, int year) {
    return successions.stream()
        .filter(succession ->
            succession.predecessor().equals(id)
                && succession.kind() != Succession.Kind.SPLITS
                && succession.year() < year)
        .findFirst();
  }

  /**
   * What a person at the command line means: an id or code, or a name in any language, whatever its
   * case, accents and punctuation. A name of several states means the one that exists today, if it
   * is one.
   */
  public Resolution resolve(String typed) {
    String key = Spelling.key(typed);
    for (Map<String, Set<ActorId>> map : keys) {
      Set<ActorId> found = map.getOrDefault(key, Set.of());
      if (!found.isEmpty()) {
        return resolution(typed, found);
      }
    }
    return foreignNames
        .find(typed, states.values())
        .<Resolution>map(Resolution.Found::new)
        .orElseGet(() -> new Resolution.Unknown(typed, nearest(key)));
  }

  private Resolution resolution(String typed, Set<ActorId> found) {
    if (found.size() == 1) {
      return new Resolution.Found(found.iterator().next());
    }
    List<State> candidates = found.stream().flatMap(id -> state(id).stream()).toList();
    List<State> today = candidates.stream().filter(State::existsToday).toList();
    return today.size() == 1
        ? new Resolution.Found(today.getFirst().id())
        : new Resolution.Ambiguous(typed, candidates);
  }

  private Map<String, Set<ActorId>> codes() {
    Map<String, Set<ActorId>> codes = new HashMap<>();
    for (State state : states.values()) {
      put(codes, state.id().value(), state.id());
      if (state.iso2() != null) {
        put(codes, state.iso2(), state.id());
      }
      if (state.cow() != null) {
        put(codes, state.cow().toString(), state.id());
      }
    }
    for (Organisation organisation : organisations) {
      put(codes, organisation.id().value(), organisation.id());
    }
    return codes;
  }

  private static Map<String, Set<ActorId>> aliases(GazetteerTables tables) {
    Map<String, Set<ActorId>> aliases = new HashMap<>();
    tables.aliases.forEach(alias -> put(aliases, alias.text(), alias.state()));
    return aliases;
  }

  private Map<String, Set<ActorId>> names(Name.Kind... kinds) {
    Set<Name.Kind> wanted = Set.of(kinds);
    Map<String, Set<ActorId>> found = new HashMap<>();
    names.stream()
        .filter(name -> wanted.contains(name.kind()))
        .forEach(name -> put(found, name.text(), name.actor()));
    return found;
  }

  private Map<String, Set<ActorId>> others() {
    return names(Name.Kind.ADJECTIVE, Name.Kind.PEOPLE, Name.Kind.CAPITAL, Name.Kind.GOVERNMENT);
  }

  private static void put(Map<String, Set<ActorId>> map, String text, ActorId actor) {
    map.computeIfAbsent(Spelling.key(text), key -> new LinkedHashSet<>()).add(actor);
  }

  /**
   * The states with a name spelled most like the key, no further off than a third of its length.
   */
  private List<State> nearest(String key) {
    int furthest = Math.max(2, key.length() / 3);
    Map<ActorId, Integer> distances = new TreeMap<>();
    for (Map<String, Set<ActorId>> map : keys.subList(1, keys.size())) {
      map.forEach((name, actors) -> {
        if (Math.abs(name.length() - key.length()) <= furthest) {
          int distance = Spelling.distance(key, name);
          if (distance <= furthest) {
            actors.forEach(actor -> distances.merge(actor, distance, Math::min));
          }
        }
      });
    }
    return distances.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .flatMap(entry -> state(entry.getKey()).stream())
        .limit(NEAREST)
        .toList();
  }
}
