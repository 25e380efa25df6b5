package org.chancery.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.actor.ActorId;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.chancery.reading.syntax.Graph;
import org.jspecify.annotations.Nullable;

/** The words of {@code en/lexicon}: their classes, and the ranks of missions. */
final class Lexicon {

  private final Map<String, Set<String>> classesOf = new HashMap<>();
  private final Set<String> classes = new HashSet<>();
  private final Map<String, Integer> ranks = new HashMap<>();
  private final Map<String, ListName> lists = new HashMap<>();
  private final Map<String, Optional<ActorId>> media = new HashMap<>();
  private final Map<String, List<Epithet>> epithets = new HashMap<>();
  private final Map<String, Map<String, String>> degrees = new HashMap<>();

  /**
   * A list on which states are put.
   *
   * @param keeper who keeps it where the text does not say
   */
  record ListName(String kind, @Nullable ActorId keeper) {}

  /**
   * A state that is called so.
   *
   * @param beside the state by whose name it is understood where its own has not been said
   */
  record Epithet(ActorId state, @Nullable ActorId beside) {}

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
    for (Row row : knowledge.table("en/lexicon/lists.tsv", "word", "kind", "keeper").rows()) {
      ListName list =
          new ListName(row.cell("kind"), row.optional("keeper").map(ActorId::new).orElse(null));
      if (lists.put(row.cell("word"), list) != null) {
        throw row.complaint("the word \"" + row.cell("word") + "\" is given twice");
      }
    }
    for (Row row : knowledge.table("en/lexicon/degrees.tsv", "type", "words", "kind").rows()) {
      String former =
          degrees
              .computeIfAbsent(row.cell("type"), type -> new TreeMap<>())
              .put(row.cell("words"), row.cell("kind"));
      if (former != null) {
        throw row.complaint("the words \"" + row.cell("words") + "\" are given twice");
      }
    }
    for (Row row : knowledge.table("en/lexicon/epithets.tsv", "word", "state", "beside").rows()) {
      epithets
          .computeIfAbsent(row.cell("word"), key -> new ArrayList<>())
          .add(
              new Epithet(
                  new ActorId(row.cell("state")),
                  row.optional("beside").map(ActorId::new).orElse(null)));
    }
    for (Row row : knowledge.table("en/lexicon/media.tsv", "word", "state").rows()) {
      if (media.put(row.cell("word"), row.optional("state").map(ActorId::new)) != null) {
        throw row.complaint("the medium \"" + row.cell("word") + "\" is given twice");
      }
    }
  }

  /** The states that a noun may stand for: "island". */
  List<Epithet> epithets(String word) {
    return epithets.getOrDefault(word, List.of());
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

  /** The lemmas of more than one word, such as "break off". */
  List<String> phrases() {
    return classesOf.keySet().stream().filter(lemma -> lemma.indexOf(' ') > 0).sorted().toList();
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

  /** The words that say of which kind an act of a type is, and the kinds. */
  Map<String, String> degrees(String type) {
    return degrees.getOrDefault(type, Map.of());
  }

  /** The list that a word below an act names; null for none. */
  @Nullable ListName list(String lemma) {
    return lists.get(lemma);
  }

  /** Whether a name ends in this word that is a newspaper's, an agency's or a broadcaster's. */
  boolean isMedium(String word) {
    return media.containsKey(word);
  }

  /** The state for which a medium speaks; null where it speaks for none. */
  @Nullable ActorId stateOfMedium(String word) {
    return media.getOrDefault(word, Optional.empty()).orElse(null);
  }

  /** The rank of a kind of mission, the embassy highest; 0 where it has none. */
  int rank(String kind) {
    return ranks.getOrDefault(kind, 0);
  }
}
