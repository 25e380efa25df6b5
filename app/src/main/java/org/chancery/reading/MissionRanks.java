package org.chancery.reading;

import java.util.List;
import java.util.Set;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.jspecify.annotations.Nullable;

/** Reads what an act makes of a mission: the kind to which it is raised or lowered. */
final class MissionRanks {

  /** What may stand between "to" and the mission: "to the rank of Embassy", "to that of a". */
  static final Set<String> BEFORE_RANK =
      Set.of("a", "an", "the", "full", "rank", "status", "level", "of", "that");

  private final Scene scene;

  MissionRanks(Scene scene) {
    this.scene = scene;
  }

  /** Missions to a government, which sit in its capital, as against consular posts. */
  static boolean isDiplomatic(String kind) {
    return Set.of("embassy", "legation", "interests-section", "liaison-office", "mission")
        .contains(kind);
  }

  /**
   * The kind of mission that an act makes of another: "raised to Embassy status", "became a
   * Consulate General".
   */
  @Nullable String targetKind(int act, @Nullable Integer mission) {
    for (String label : List.of("to", "as", "attr", "into", "comp", "obj2")) {
      for (int dependent : scene.graph().dependents(act, label)) {
        if (mission != null && dependent == mission) {
          continue;
        }
        String kind = kindWithin(dependent, mission, 0);
        if (kind != null) {
          return kind;
        }
      }
    }
    for (String label : List.of("obj", "of")) {
      for (int dependent : scene.graph().dependents(act, label)) {
        for (String inner : List.of("to", "as")) {
          for (int target : scene.graph().dependents(dependent, inner)) {
            String kind = kindWithin(target, mission, 0);
            if (kind != null) {
              return kind;
            }
          }
        }
      }
    }
    return kindBehindTo(mission == null ? act : Math.max(act, mission));
  }

  /** "… to the status of Embassy", "to Embassy Status", as the words stand in a row. */
  private @Nullable String kindBehindTo(int from) {
    for (int to = from + 1; to < scene.graph().size(); to++) {
      if (isOtherAct(to, from)) {
        // "Was opened in 1970 and elevated to a consulate general": not opened as one.
        return null;
      }
      if (!scene.token(to).lemma().equals("to")) {
        continue;
      }
      for (int i = to + 1; i < Math.min(to + 6, scene.graph().size()); i++) {
        if (scene.term(i) instanceof Term.MissionKind kind) {
          return kind.kind();
        }
        if (scene.term(i) != null || scene.token(i).isVerb()) {
          break;
        }
      }
    }
    return null;
  }

  private boolean isOtherAct(int verb, int act) {
    return !scene.inClass(act, "raise")
        && !scene.inClass(act, "lower")
        && (scene.inClass(verb, "raise") || scene.inClass(verb, "lower"));
  }

  /** Whether a mission is raised or lowered "to the level of" an envoy. */
  boolean namesRank(int act) {
    for (int target : scene.graph().dependents(act, "to")) {
      boolean of =
          scene.graph().dependents(target, "of").stream().anyMatch(n -> scene.is(n, Kinds.ENVOY))
              || scene.graph().dependents(target, "mod").stream()
                  .anyMatch(n -> scene.is(n, Kinds.ENVOY));
      if (of && !scene.is(target, Kinds.MISSION)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String kindWithin(int node, @Nullable Integer mission, int depth) {
    if ((mission == null || node != mission) && scene.term(node) instanceof Term.MissionKind kind) {
      return kind.kind();
    }
    if (depth > 2) {
      return null;
    }
    for (String label : List.of("mod", "of", "poss")) {
      for (int dependent : scene.graph().dependents(node, label)) {
        String kind = kindWithin(dependent, mission, depth + 1);
        if (kind != null) {
          return kind;
        }
      }
    }
    return null;
  }
}
