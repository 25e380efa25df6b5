package org.chancery.reading;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.reading.mention.Term;
import org.chancery.reading.syntax.Graph;
import org.jspecify.annotations.Nullable;

/** Says by which words of a sentence an act got its states and its date, for explanations. */
final class Provenance {

  private final Scene scene;
  private final Discourse discourse;

  Provenance(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.discourse = discourse;
  }

  /** The word that names a state for an act, and how it hangs on it. */
  String of(ActorId actor, Hit hit, @Nullable Integer year) {
    Actors actors = new Actors(scene, discourse, year);
    for (Map.Entry<String, Integer> role : new TreeMap<>(hit.match().roles()).entrySet()) {
      if (actors.of(role.getValue()).contains(actor)) {
        return actor + ": " + word(role.getValue()) + ", the " + role.getKey() + " of the rule";
      }
    }
    for (int node : List.copyOf(new TreeMap<>(byWord(hit)).values())) {
      for (Graph.Edge edge : scene.graph().out(node)) {
        if (actors.of(edge.dependent()).contains(actor)) {
          return actor + ": " + word(edge.dependent()) + ", >" + edge.label() + " of " + word(node);
        }
      }
    }
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.Named named && names(named, actor)) {
        return actor + ": " + word(i) + " elsewhere in the sentence";
      }
    }
    return actor + ": not named in the sentence; " + fromBefore(actor);
  }

  private static Map<Integer, Integer> byWord(Hit hit) {
    Map<Integer, Integer> words =
        hit.match().roles().values().stream()
            .distinct()
            .collect(Collectors.toMap(node -> node + 1, node -> node));
    words.put(0, hit.act());
    return words;
  }

  private boolean names(Term.Named named, ActorId actor) {
    return discourse.actors(named, null).contains(actor)
        || (!named.cities().isEmpty() && actor.equals(discourse.stateOf(named, null)));
  }

  private String fromBefore(ActorId actor) {
    if (discourse.heading.isKnown()
        && (actor.equals(discourse.heading.sender())
            || actor.equals(discourse.heading.receiver()))) {
      return "taken from the heading above";
    }
    if (discourse.dyad().contains(actor)) {
      return "one of the two that the text is about";
    }
    return "taken from a sentence before";
  }

  /** The words that give a date, and by which step. */
  String of(Dating.@Nullable Dated dated) {
    return dated == null
        ? "none: no date of the sentence belongs to the act"
        : dated.date().edtf() + ": " + word(dated.node()) + ", " + dated.step().words;
  }

  String word(int node) {
    return "\"" + scene.token(node).form() + "\"[" + node + "]";
  }
}
