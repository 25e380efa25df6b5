package org.chancery.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.chancery.reading.syntax.Graph;

/** The words of {@code en/lexicon}: their classes, and the ranks of missions. */
final class Lexicon {

  private final Map<String, Set<String>> classesOf = new HashMap<>();
  private final Set<String> classes = new HashSet<>();
  private final Map<String, Integer> ranks = new HashMap<>();

  Lexicon(Knowledge knowledge) {
    this(knowledge, "en/lexicon/classes.tsv");
  }

  /**
   * @param tables of classes; none may take up a class of those before it
   */
  Lexicon(Knowledge knowledge, String... tables) {
    for (String table : tables) {
      Set<String> before = Set.copyOf(classes);
      for (Row row : knowledge.table(table, "class", "lemmas").rows()) {
        if (before.contains(row.cell("class"))) {
          throw row.complaint("the class " + row.cell("class") + " stands in another table");
        }
        read(row);
      }
    }
    for (Row row : knowledge.table("en/lexicon/ranks.tsv", "kind", "rank").rows()) {
      ranks.put(
          row.cell("kind"),
          row.number("rank").orElseThrow(() -> row.complaint("a rank was expected")));
    }
  }

  private void read(Row row) {
    String name = row.cell("class");
    classes.add(name);
    for (String lemma : row.cell("lemmas").split(",\\s*", -1)) {
      if (!classesOf.computeIfAbsent(lemma, key -> new HashSet<>()).add(name)) {
        throw row.complaint("the lemma \"" + lemma + "\" is given twice in the class " + name);
      }
    }
  }

  Set<String> classes() {
    return Set.copyOf(classes);
  }

  boolean isKnown(String lemma) {
    return classesOf.containsKey(lemma);
  }

  /** Whether a lemma belongs to a class, whatever stands beside it. */
  boolean inClass(String lemma, String name) {
    return classesOf.getOrDefault(lemma, Set.of()).contains(name);
  }

  /** A verb with a particle is looked up with it: "break off". */
  boolean inClass(Graph graph, int node, String name) {
    String lemma = graph.token(node).lemma();
    if (graph.token(node).isVerb()) {
      for (int child : graph.treeChildren(node)) {
        if (graph.token(child).label().equals("prt")
            && inClass(lemma + " " + graph.token(child).lemma(), name)) {
          return true;
        }
      }
    }
    return inClass(lemma, name);
  }

  /** The rank of a kind of mission, the embassy highest; 0 where it has none. */
  int rank(String kind) {
    return ranks.getOrDefault(kind, 0);
  }
}
