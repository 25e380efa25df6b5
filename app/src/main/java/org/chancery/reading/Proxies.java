package org.chancery.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.jspecify.annotations.Nullable;

/**
 * Names that stand for a state in the coding of events though they are no name of it: its leaders,
 * its parliament, parties and armed groups ({@code en/plover/proxies.tsv}).
 */
final class Proxies {

  private static final int LONGEST = 6;

  private final Map<String, List<Proxy>> byName = new HashMap<>();

  /** The letters with which the names begin. */
  private final Set<String> beginnings = new HashSet<>();

  /** What a name stands for, and in which years. */
  private record Proxy(ActorId state, int from, int until) {}

  Proxies(Knowledge knowledge) {
    for (Row row :
        knowledge.table("en/plover/proxies.tsv", "name", "state", "kind", "from", "until").rows()) {
      beginnings.add(beginning(row.cell("name")));
      byName
          .computeIfAbsent(row.cell("name"), key -> new ArrayList<>(1))
          .add(
              new Proxy(
                  new ActorId(row.cell("state")),
                  row.number("from").orElse(0),
                  row.number("until").orElse(9999)));
    }
  }

  private static String beginning(String name) {
    int end = 0;
    while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }

  /** Whether a text may hold one of the names: a quick look that never overlooks one. */
  boolean mayBeIn(String text) {
    for (int start = 0; start < text.length(); start++) {
      boolean begins = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
      if (begins && Character.isLetter(text.charAt(start))) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
          end++;
        }
        if (beginnings.contains(text.substring(start, end))) {
          return true;
        }
      }
    }
    return false;
  }

  /** For each word of a sentence the state that the name it belongs to stands for, or null. */
  List<@Nullable ActorId> in(Scene scene, @Nullable Integer year) {
    int size = scene.graph().size();
    List<@Nullable ActorId> found = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      found.add(null);
    }
    for (int i = 0; i < size; i++) {
      if (!beginnings.contains(beginning(scene.token(i).form()))) {
        continue;
      }
      for (int length = Math.min(LONGEST, size - i); length > 0; length--) {
        ActorId state = state(scene, i, i + length, year);
        if (state != null) {
          for (int j = i; j < i + length; j++) {
            found.set(j, state);
          }
          i += length - 1;
          break;
        }
      }
    }
    return found;
  }

  private @Nullable ActorId state(Scene scene, int first, int end, @Nullable Integer year) {
    String written =
        scene
            .text()
            .substring(scene.token(first).span().start(), scene.token(end - 1).span().end());
    List<Proxy> proxies = byName.get(written);
    if (proxies == null) {
      return null;
    }
    // Of several bearers of a name the one who held office then is meant, else nobody can say.
    List<Proxy> then =
        year == null
            ? proxies
            : proxies.stream().filter(p -> p.from() <= year && year <= p.until()).toList();
    List<ActorId> states =
        (then.isEmpty() ? proxies : then).stream().map(Proxy::state).distinct().toList();
    return states.size() == 1 ? states.getFirst() : null;
  }
}
