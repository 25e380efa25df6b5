package org.chancery.reading.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chancery.reading.syntax.Graph;

/**
 * What a sentence has to hold if a pattern is to match it, however its words hang together: for
 * each node that must be there a word that satisfies its tests, and for each relation by
 * preposition the preposition. It follows from the pattern, so that whoever writes rules need not
 * think of it.
 *
 * @param words the tests of each word that must be there
 * @param prepositions sets of prepositions, of each of which one must be there
 */
public record Requirement(List<List<Pattern.Test>> words, List<Set<String>> prepositions) {

  public Requirement {
    words = List.copyOf(words);
    prepositions = List.copyOf(prepositions);
  }

  /** The requirement of a pattern. */
  public static Requirement of(Pattern pattern) {
    List<List<Pattern.Test>> words = new ArrayList<>();
    List<Set<String>> prepositions = new ArrayList<>();
    collect(pattern, words, prepositions);
    return new Requirement(words, prepositions);
  }

  private static void collect(
      Pattern pattern, List<List<Pattern.Test>> words, List<Set<String>> prepositions) {
    if (!pattern.tests().isEmpty()) {
      words.add(pattern.tests());
    }
    for (Pattern.Relation relation : pattern.relations()) {
      if (relation.presence() != Pattern.Presence.REQUIRED) {
        continue;
      }
      Set<String> labels = relation.labels();
      if (!labels.isEmpty() && labels.stream().allMatch(Graph::isPreposition)) {
        prepositions.add(labels);
      }
      collect(relation.target(), words, prepositions);
    }
  }
}
