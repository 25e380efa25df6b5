package org.chancery.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Name;

/** Where cities lie on the {@link WorldMap}, as far as that is known. */
final class Places {

  /**
   * A city on the map.
   *
   * @param x from the left, {@code y} from the top, in units of the map
   * @param usual whether this is its usual name, and no other that it has or had
   */
  record Place(String city, ActorId state, String x, String y, boolean usual) {}

  private final Map<String, List<Place>> places;

  private Places(Map<String, List<Place>> places) {
    this.places = places;
  }

  static Places bundled() {
    Map<String, List<Place>> places = new HashMap<>();
    Resources.text("places.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .forEach(cells -> {
          String[] spot = cells[2].split(" ", -1);
          places
              .computeIfAbsent(cells[0], city -> new ArrayList<>())
              .add(new Place(cells[0], new ActorId(cells[1]), spot[0], spot[1], cells.length < 4));
        });
    return new Places(places);
  }

  /**
   * The city of a name, first in one of some states: a city keeps its place when it changes hands,
   * so that one of another state counts where there is but one.
   */
  Optional<Place> of(String city, List<ActorId> states) {
    List<Place> named = places.getOrDefault(city, List.of());
    return states.stream()
        .flatMap(state -> named.stream().filter(place -> place.state().equals(state)))
        .findFirst()
        .or(() ->
            named.stream().map(place -> place.x() + " " + place.y()).distinct().count() == 1
                ? Optional.of(named.getFirst())
                : Optional.empty());
  }

  /** The capital of a state in a year. */
  Optional<Place> capital(ActorId state, int year, Gazetteer gazetteer) {
    return gazetteer.names().stream()
        .filter(name ->
            name.kind() == Name.Kind.CAPITAL
                && name.actor().equals(state)
                && name.years().contains(year))
        .flatMap(name -> of(name.text(), List.of(state)).stream())
        .reduce((one, other) -> one.usual() || !other.usual() ? one : other);
  }
}
