package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chancery.reading.mention.Term;
import org.jspecify.annotations.Nullable;

/**
 * Several steps of one mission that share a verb: "was raised to a legation in 1882, and to an
 * embassy in 1953", "moved to Florence in 1865 and from there to Rome in 1871". Parsers hang the
 * later ones at random; their surface is regular.
 */
final class MissionSteps {

  /**
   * One step.
   *
   * @param target the mission that it becomes, or the city to which it moves
   * @param date of the step, or null where it has none of its own
   */
  record Step(int target, Dating.@Nullable Dated date) {}

  private static final Set<String> BETWEEN =
      Set.of(
          ",",
          "and",
          "then",
          "later",
          "finally",
          "subsequently",
          "again",
          "in",
          "on",
          "from",
          "there",
          "thence",
          "afterwards",
          "eventually",
          "by");

  private final Scene scene;
  private final Discourse discourse;

  MissionSteps(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.discourse = discourse;
  }

  /** The steps behind an act, in the order of the sentence; empty where there are not several. */
  List<Step> of(int act) {
    Dating dating = new Dating(scene, discourse, Set.of(act));
    List<Step> steps = new ArrayList<>();
    Dating.Dated ahead = null;
    for (int i = act + 1; i < scene.graph().size(); i++) {
      int target = scene.token(i).lemma().equals("to") ? targetBehind(i) : -1;
      if (target > 0) {
        int time = timeBehind(target);
        Dating.Dated date = time < 0 ? ahead : dating.at(time);
        steps.add(new Step(target, date));
        ahead = null;
        i = time < 0 ? target : time;
      } else if (scene.term(i) instanceof Term.Time) {
        // "And in 1953 to an embassy": the date of the step to come.
        ahead = steps.isEmpty() ? null : dating.at(i);
      } else if (!BETWEEN.contains(scene.token(i).lemma()) && !isCityLeft(i)) {
        if (!steps.isEmpty()) {
          break;
        }
      }
    }
    boolean several = steps.size() > 1 && steps.stream().skip(1).allMatch(s -> s.date() != null);
    return several ? List.copyOf(steps) : List.of();
  }

  /** "From Florence to Rome": the city left behind. */
  private boolean isCityLeft(int node) {
    return isCity(node) && scene.token(node - 1).lemma().equals("from");
  }

  private int targetBehind(int to) {
    for (int i = to + 1; i < Math.min(to + 6, scene.graph().size()); i++) {
      if (scene.term(i) instanceof Term.MissionKind || isCity(i)) {
        return i;
      }
      if (!MissionRanks.BEFORE_RANK.contains(scene.token(i).lemma())) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isCity(int node) {
    return scene.term(node) instanceof Term.Named named && !named.cities().isEmpty();
  }

  private int timeBehind(int target) {
    for (int i = target + 1; i < Math.min(target + 4, scene.graph().size()); i++) {
      if (scene.term(i) instanceof Term.Time) {
        return i;
      }
      boolean link =
          Set.of("in", "on", ",", "(", "status", "rank", "level").contains(scene.token(i).lemma());
      if (!link) {
        return -1;
      }
    }
    return -1;
  }
}
