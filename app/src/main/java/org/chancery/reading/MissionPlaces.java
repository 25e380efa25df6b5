package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.Name;
import org.chancery.reading.mention.Term;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/** Finds the cities in which a mission stands, or to which it moves. */
final class MissionPlaces {

  private final Scene scene;
  private final Discourse discourse;

  MissionPlaces(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.discourse = discourse;
  }

  List<Term.Named> cities(int node, int act) {
    List<Term.Named> cities = new ArrayList<>();
    if (scene.term(node) instanceof Term.MissionKind mission && mission.city() != null) {
      cities.add(mission.city());
      return cities;
    }
    int head = scene.token(node).head();
    // "Embassy operations in Lima": the city hangs on what the mission does.
    boolean modifies =
        head >= 0
            && scene.token(head).isNoun()
            && scene.graph().dependents(head, "mod").contains(node);
    List<Integer> sources = new ArrayList<>(modifies ? List.of(head) : List.of(node, act));
    if (!modifies) {
      // "The embassy resumed operations in Lima"
      scene.graph().dependents(act, "obj").stream()
          .filter(object -> scene.inClass(object, "operations"))
          .forEach(sources::add);
    }
    for (int source : sources) {
      for (String label : List.of("in", "at", "to", "from", "mod", "appos", "of")) {
        if (label.equals("from") && !isLeft(act)) {
          continue;
        }
        if (source == head && modifies && !label.equals("in") && !label.equals("at")) {
          continue;
        }
        if (label.equals("to") && source != node) {
          // "Its legation to The Hague" stood there; "moved to Lima" is the act's own affair.
          continue;
        }
        if (source == act && (label.equals("mod") || label.equals("appos") || label.equals("of"))) {
          continue;
        }
        for (int dependent : towns(scene.graph().dependents(source, label))) {
          boolean housed =
              source == node
                  && dependent != node
                  && dependent > node
                  && Set.of("in", "at", "of").contains(label)
                  && scene.term(dependent) instanceof Term.MissionKind;
          if (housed) {
            // "An interests section in the Swiss embassy in Lima": both are in Lima.
            cities.addAll(cities(dependent, dependent));
          }
          if (scene.term(dependent) instanceof Term.Named city && !city.cities().isEmpty()) {
            boolean government = label.equals("mod") && !city.names().isEmpty() && source == node;
            // "The Consulate at Hanover" is in the city, whatever else bears its name.
            boolean state = !label.equals("at") && discourse.isStateOnly(city);
            if (!state && (!government || isSeatOfMission(city))) {
              cities.add(city);
            }
          }
        }
      }
      if (!cities.isEmpty()) {
        break;
      }
    }
    return cities;
  }

  /** "Withdrew its legation from Lima": where it was. */
  private boolean isLeft(int act) {
    return Set.of("withdraw", "remove", "evacuate").contains(scene.token(act).lemma());
  }

  /** "The port of Leghorn", "the city of Jakarta": the names, where a common noun stands first. */
  List<Integer> towns(List<Integer> nodes) {
    List<Integer> towns = new ArrayList<>();
    for (int node : nodes) {
      List<Integer> names = new ArrayList<>();
      if (scene.inClass(node, "town")) {
        names.addAll(scene.graph().dependents(node, "of"));
        names.addAll(scene.graph().dependents(node, "appos"));
      }
      towns.addAll(names.isEmpty() ? List.of(node) : names);
    }
    return towns;
  }

  static boolean isSeatOfMission(Term.Named city) {
    return city.names().stream().allMatch(name -> name.kind() == Name.Kind.CAPITAL);
  }

  /** Places that no table knows: capitalised names after "in" or "at". */
  List<String> places(int node, int act) {
    List<String> places = new ArrayList<>();
    for (Term.Named city : cities(node, act)) {
      places.add(city.text());
    }
    if (!places.isEmpty()) {
      return places;
    }
    for (int source : new int[] {node, act}) {
      for (String label : List.of("in", "at")) {
        for (int dependent : scene.graph().dependents(source, label)) {
          if (scene.term(dependent) == null && scene.token(dependent).tag().startsWith("NNP")) {
            places.add(properName(dependent));
          }
        }
      }
      if (!places.isEmpty()) {
        break;
      }
    }
    if (places.isEmpty()) {
      // "Were established at different times in Cali and Medellín"
      for (int time : scene.graph().dependents(act, "at")) {
        if (scene.term(time) == null && scene.token(time).lemma().equals("time")) {
          return places(time, time);
        }
      }
    }
    return places;
  }

  String properName(int node) {
    int first = node;
    while (first > 0
        && scene.term(first - 1) == null
        && scene.token(first - 1).tag().startsWith("NNP")
        && scene.token(first - 1).head() == node) {
      first--;
    }
    return new Span(scene.token(first).span().start(), scene.token(node).span().end())
        .of(scene.text());
  }

  @Nullable String destination(int act) {
    for (String label : List.of("to", "in", "into", "for")) {
      for (int dependent : scene.graph().dependents(act, label)) {
        Term term = scene.term(dependent);
        if (term instanceof Term.Named city && !city.cities().isEmpty()) {
          return city.text();
        }
        if (term == null && scene.token(dependent).tag().startsWith("NNP")) {
          return properName(dependent);
        }
      }
    }
    return null;
  }

  @Nullable ActorId stateOfPlace(String place) {
    for (Term term : scene.terms()) {
      if (term instanceof Term.Named city
          && city.text().equals(place)
          && !city.cities().isEmpty()) {
        return discourse.stateOf(city, null);
      }
    }
    return null;
  }

  @Nullable ActorId seatOf(String seat, @Nullable Integer year) {
    for (Term term : scene.terms()) {
      if (term instanceof Term.Named city && city.text().equals(seat) && !city.cities().isEmpty()) {
        return discourse.stateOf(city, year);
      }
    }
    return null;
  }
}
