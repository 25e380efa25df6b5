package org.chancery.actor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** The states and organisations that the knowledge holds, and every name of each. */
public final class Gazetteer {

  private final Map<ActorId, State> states;
  private final List<Organisation> organisations;
  private final List<Name> names;
  private final List<SharedName> sharedNames;
  private final List<String> lookalikes;
  private final List<City> cities;
  private final List<Office> offices;
  private final List<Succession> successions;
  private final List<Membership> memberships;
  private final List<Leader> leaders;
  private final Resolver resolver;

  private Gazetteer(GazetteerTables tables) {
    states = tables.actors.states;
    organisations = List.copyOf(tables.actors.organisations.values());
    names = List.copyOf(tables.names.names);
    sharedNames = List.copyOf(tables.names.sharedNames);
    lookalikes = List.copyOf(tables.names.lookalikes);
    cities = List.copyOf(tables.cities);
    offices = List.copyOf(tables.offices);
    successions = List.copyOf(tables.successions);
    memberships = List.copyOf(tables.memberships);
    leaders = List.copyOf(tables.leaders);
    resolver = new Resolver(tables.actors, tables.names);
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

  /**
   * The state for which a person spoke whom a text names without the country; empty where nobody of
   * that name is known or those who are spoke for several states.
   *
   * @param words the name as written, without titles
   * @param year in which the text places the person, or null
   */
  public Optional<ActorId> ledBy(List<String> words, @Nullable Integer year) {
    List<ActorId> led =
        leaders.stream()
            .filter(leader -> leader.isNamed(words, year))
            .map(Leader::state)
            .distinct()
            .toList();
    return led.size() == 1 ? Optional.of(led.getFirst()) : Optional.empty();
  }

  public List<Organisation> organisations() {
    return organisations;
  }

  /** Every English name of every state and organisation, those that are valid today first. */
  public List<Name> names() {
    return names;
  }

  /**
   * The names that several states share. One of them may stand in {@link #names()} too, for the
   * state that is meant where the text settles nothing.
   */
  public List<SharedName> sharedNames() {
    return sharedNames;
  }

  /** Phrases that hold a name and mean no actor: the Gulf of Mexico, the Treaty of Paris. */
  public List<String> lookalikes() {
    return lookalikes;
  }

  /** The cities by name; of several rows with one name those that are valid today first. */
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

  /** The states that were members of an organisation, or observers, in some part of a year. */
  public List<ActorId> members(ActorId organisation, Membership.Kind kind, int year) {
    return memberships.stream()
        .filter(membership ->
            membership.organisation().equals(organisation)
                && membership.kind() == kind
                && membership.years().contains(year))
        .map(Membership::state)
        .sorted()
        .distinct()
        .toList();
  }

  /**
   * The state that stood in the place of another in a year: the one that continued it or that it
   * joined, or the one after that.
   *
   * @return empty where the state existed in that year, had not ended yet, or left several parts
   */
  public Optional<ActorId> successorOn(ActorId id, int year) {
    Optional<ActorId> successor = Optional.of(id);
    while (successor.isPresent() && !existedIn(successor.get(), year)) {
      successor = wholeSuccessor(successor.get(), year);
    }
    return successor.filter(found -> !found.equals(id));
  }

  private boolean existedIn(ActorId id, int year) {
    return state(id).filter(state -> state.existedIn(year)).isPresent();
  }

  private Optional<ActorId> wholeSuccessor(ActorId id, int year) {
    return successions.stream()
        .filter(succession ->
            succession.predecessor().equals(id)
                && succession.kind().whole()
                && succession.year() <= year)
        .map(Succession::successor)
        .findFirst();
  }

  /**
   * What a person at the command line means: an id or code, or a name in any language, whatever its
   * case, accents and punctuation. Of several states with one name the one that exists today is
   * meant, if it is one.
   */
  public Resolution resolve(String typed) {
    return resolver.resolve(typed);
  }
}
