package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chancery.reading.mention.Term;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bounds of time that a sentence sets to a mission: from when, until when, how long
 * closed.
 */
final class MissionTimes {

  private final Scene scene;
  private final Discourse discourse;

  MissionTimes(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.discourse = discourse;
  }

  /** Whether a verb says how things stood, not how they stand. */
  boolean isOver(int act) {
    return scene.token(act).tag().equals("VBD")
        || scene.graph().treeChildren(act).stream()
            .anyMatch(child -> Set.of("was", "were", "had").contains(scene.token(child).form()));
  }

  /** The end that "until" sets to a state of affairs; null where it names none, or a start too. */
  Dating.@Nullable Dated lastUntil(int act) {
    if (closedSpan(act).length > 0) {
      return null;
    }
    for (int time : scene.graph().dependents(act, "until")) {
      Dating.Dated end = new Dating(scene, discourse, Set.of(act)).at(time);
      if (end != null) {
        return end;
      }
    }
    return null;
  }

  /** "Maintained a consulate from 1835": the start, or null where none is named. */
  Dating.@Nullable Dated since(int act) {
    for (int time : scene.graph().dependents(act, "from")) {
      Dating.Dated start = new Dating(scene, discourse, Set.of(act)).at(time);
      if (start != null) {
        return start;
      }
    }
    return null;
  }

  /** "Had an embassy in Kabul but closed it": what the next verb ends. */
  boolean closedLater(int act) {
    return scene.graph().treeChildren(act).stream()
        .anyMatch(child ->
            child > act
                && scene.token(child).label().equals("conj")
                && scene.inClass(child, "close"));
  }

  /** "Was closed from 1882 to 1890", "from late 1942 until spring of 1943": both ends. */
  Dating.Dated[] closedSpan(int act) {
    List<Integer> times = new ArrayList<>();
    for (int i = Math.max(act + 1, 2); i < scene.graph().size(); i++) {
      Set<String> bounds =
          times.isEmpty() ? Set.of("from", "between") : Set.of("to", "until", "till", "and");
      boolean bound =
          bounds.contains(scene.token(i - 1).lemma())
              || bounds.contains(scene.token(i - 2).lemma());
      if (bound && scene.term(i) instanceof Term.Time) {
        times.add(i);
      }
    }
    Dating dating = new Dating(scene, discourse, Set.of(act));
    List<Dating.Dated> ends = new ArrayList<>();
    for (int time : times) {
      Dating.Dated end = dating.at(time);
      if (end != null) {
        ends.add(end);
      }
    }
    if (ends.size() == 1 && ends.getFirst().date().isInterval()) {
      // "From 1882 to 1890" is one expression.
      List<String> bounds = List.of(ends.getFirst().date().edtf().split("/", -1));
      if (bounds.stream().noneMatch(bound -> bound.startsWith("."))) {
        int node = ends.getFirst().node();
        return new Dating.Dated[] {
          new Dating.Dated(PartialDate.parse(bounds.getFirst()), node),
          new Dating.Dated(PartialDate.parse(bounds.getLast()), node)
        };
      }
    }
    return ends.size() == 2 ? ends.toArray(new Dating.Dated[0]) : new Dating.Dated[0];
  }
}
