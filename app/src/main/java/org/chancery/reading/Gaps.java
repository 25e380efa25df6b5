package org.chancery.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.chancery.actor.Name;
import org.chancery.reading.mention.Term;

/**
 * Gapping: "Nicaragua recognised Abkhazia in 2008, Venezuela in 2009 and Nauru in December 2009".
 * The verb is said once; each further actor brings its own date. Parsers take such actors for more
 * objects of the verb.
 */
final class Gaps {

  private static final Set<String> BEFORE = Set.of(",", "and", ";");
  private static final Set<String> BETWEEN = Set.of("in", "on", "since", "by");

  private Gaps() {}

  /**
   * The actors whose verb is left out, each with the word that gives its date, in the order of the
   * sentence.
   */
  static Map<Integer, Integer> in(Scene scene) {
    Map<Integer, Integer> gaps = new LinkedHashMap<>();
    for (int i = 1; i + 2 < scene.graph().size(); i++) {
      if (BEFORE.contains(scene.token(beginning(scene, i)).lemma())
          && scene.term(i) instanceof Term.Named named
          && named.names().stream().anyMatch(name -> name.kind() == Name.Kind.NAME)
          && BETWEEN.contains(scene.token(i + 1).lemma())
          && scene.term(i + 2) instanceof Term.Time
          && ends(scene, i + 3)
          && datedBefore(scene, i)) {
        gaps.put(i, i + 2);
      }
    }
    return gaps;
  }

  /**
   * What stands before an actor, before "by" and the article: "and by the United States in 1919".
   */
  private static int beginning(Scene scene, int actor) {
    int before = actor - 1;
    if (before > 0 && scene.token(before).lemma().equals("the")) {
      before--;
    }
    if (before > 0 && scene.token(before).lemma().equals("by")) {
      before--;
    }
    return before;
  }

  /**
   * "France has an embassy in Lima, and Peru one in Paris", "… and Peru in Paris": the actors whose
   * having is left out, each with the word for the city of its mission.
   */
  static Map<Integer, Integer> ofMissions(Scene scene, int act) {
    Map<Integer, Integer> gaps = new LinkedHashMap<>();
    for (int i = act + 1; i + 2 < scene.graph().size(); i++) {
      boolean begins =
          Set.of(",", "and", ";", "while", "whereas").contains(scene.token(i - 1).lemma())
              && scene.term(i) instanceof Term.Named named
              && named.names().stream().anyMatch(name -> name.kind() == Name.Kind.NAME);
      int in = scene.token(i + 1).form().equals("one") ? i + 2 : i + 1;
      if (begins
          && in + 1 < scene.graph().size()
          && Set.of("in", "at").contains(scene.token(in).lemma())
          && scene.term(in + 1) instanceof Term.Named city
          && !city.cities().isEmpty()
          && ends(scene, in + 2)) {
        gaps.put(i, in + 1);
      }
    }
    return gaps;
  }

  /** Behind a gapped member comes another, or the end: "…, France in 1964 opened …" is no gap. */
  private static boolean ends(Scene scene, int at) {
    return at >= scene.graph().size()
        || BEFORE.contains(scene.token(at).lemma())
        || ".;:)".contains(scene.token(at).form());
  }

  private static boolean datedBefore(Scene scene, int at) {
    for (int i = 0; i < at - 1; i++) {
      if (scene.term(i) instanceof Term.Time) {
        return true;
      }
    }
    return false;
  }
}
