package org.chancery.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.event.EventType;

/**
 * Gives a mission whose city a sentence leaves out the one city that the rest of the document names
 * for it: "the Legation in Bulgaria was elevated" where elsewhere it is "the Legation in Sofia".
 */
final class Seats {

  private record Post(ActorId sender, ActorId receiver, String family) {}

  private Seats() {}

  static List<Draft> fill(List<Draft> drafts) {
    Map<Post, Set<String>> cities = new HashMap<>();
    for (Draft draft : drafts) {
      if (draft.kind() != null
          && draft.place() != null
          && !draft.type().id().equals("mission-moved")) {
        cities.computeIfAbsent(post(draft), key -> new LinkedHashSet<>()).add(draft.place());
      }
    }
    List<Draft> filled = new ArrayList<>();
    for (Draft draft : drafts) {
      boolean open =
          draft.kind() != null
              && draft.place() == null
              && draft.type().has(EventType.Feature.KIND)
              && MissionRanks.isDiplomatic(draft.kind());
      Set<String> known = open ? cities.getOrDefault(post(draft), Set.of()) : Set.of();
      filled.add(known.size() == 1 ? draft.withPlace(known.iterator().next()) : draft);
    }
    return filled;
  }

  private static Post post(Draft draft) {
    String kind = draft.kind() == null ? "" : draft.kind();
    return new Post(
        draft.from(), draft.to(), MissionRanks.isDiplomatic(kind) ? "diplomatic" : kind);
  }
}
