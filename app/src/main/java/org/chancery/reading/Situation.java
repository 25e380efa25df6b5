package org.chancery.reading;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.actor.ActorId;

/**
 * A sentence, what was said before it, and the words in it that act by a verb left out.
 *
 * @param gaps the date of each word that acts by a verb left out, by word
 */
record Situation(Scene scene, Discourse discourse, Map<Integer, Integer> gaps) {

  Situation {
    gaps = Collections.unmodifiableMap(new LinkedHashMap<>(gaps));
  }

  /** Whether a word right below another is of a class. */
  boolean hasBelow(int node, String name) {
    return scene.graph().treeChildren(node).stream()
        .anyMatch(child -> scene.lexicon().inClass(scene.token(child).lemma(), name));
  }

  /** The actors of all words coordinated with one, without those whose own verb is left out. */
  List<ActorId> coordinated(Actors actors, int node) {
    Set<ActorId> all = new LinkedHashSet<>();
    for (int each : scene.graph().coordinated(node)) {
      if (!gaps.containsKey(each) || each == node) {
        all.addAll(actors.of(each));
      }
    }
    return List.copyOf(all);
  }
}
