package org.chancery.reading;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chancery.event.EventType;
import org.chancery.reading.syntax.Graph;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/** Finds the words beside an act that say of which kind it is: "recognised de facto". */
final class Degrees {

  private static final int DEPTH = 2;

  /** Labels of clauses and equals, whose words are about another act. */
  private static final Set<String> APART = Set.of("clause", "relative", "comp", "conj");

  private final Scene scene;

  Degrees(Scene scene) {
    this.scene = scene;
  }

  /** The kind that {@code en/lexicon/degrees.tsv} knows by the words; null for none. */
  @Nullable String of(int act, EventType type) {
    Map<String, String> degrees = scene.lexicon().degrees(type.id());
    if (degrees.isEmpty()) {
      return null;
    }
    Set<Integer> near = new HashSet<>();
    hanging(act, DEPTH, near);
    String text = scene.text().toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> degree : degrees.entrySet()) {
      int length = degree.getKey().length();
      for (int at = text.indexOf(degree.getKey()); at >= 0; ) {
        Span words = new Span(at, at + length);
        if (near.stream().anyMatch(node -> scene.token(node).span().overlaps(words))) {
          return degree.getValue();
        }
        at = text.indexOf(degree.getKey(), at + length);
      }
    }
    return null;
  }

  /** The words that hang on a word, and those that hang on these, but no clauses of their own. */
  private void hanging(int node, int depth, Set<Integer> found) {
    for (Graph.Edge edge : scene.graph().out(node)) {
      if (depth > 0 && !APART.contains(edge.label()) && found.add(edge.dependent())) {
        hanging(edge.dependent(), depth - 1, found);
      }
    }
  }
}
