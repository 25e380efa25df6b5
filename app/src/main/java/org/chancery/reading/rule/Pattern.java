package org.chancery.reading.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/**
 * A pattern over the {@link Graph} of a sentence: a node, what must, may and must not hang on it,
 * and the roles it names.
 *
 * @param tests what the word must be
 * @param role the name under which the word is handed on
 * @param relations the words around it
 */
public record Pattern(List<Test> tests, @Nullable String role, List<Relation> relations) {

  public Pattern {
    tests = List.copyOf(tests);
    relations = List.copyOf(relations);
  }

  /**
   * One condition on a word.
   *
   * @param key {@code lemma}, {@code word}, {@code tag}, {@code label}, {@code class} (of the
   *     lexicon) or {@code is} (a kind of mention)
   * @param values of which one must hold
   * @param negated whether none of them may hold
   */
  public record Test(String key, Set<String> values, boolean negated) {

    public Test {
      values = Set.copyOf(values);
    }
  }

  /** Whether a related word must, may or must not be there. */
  public enum Presence {
    REQUIRED,
    OPTIONAL,
    FORBIDDEN
  }

  /** Which way a relation runs. */
  public enum Direction {
    DEPENDENT,
    HEAD,
    DESCENDANT
  }

  /**
   * A related word.
   *
   * @param labels of which one must hold; empty for any
   */
  public record Relation(
      Presence presence, Direction direction, Set<String> labels, Pattern target) {

    public Relation {
      labels = Set.copyOf(labels);
    }
  }

  /** The words of a match by role; a role may be played by one word only. */
  public record Match(Map<String, Integer> roles) {

    public Match {
      roles = Map.copyOf(roles);
    }

    public @Nullable Integer node(String role) {
      return roles.get(role);
    }
  }

  /** What is known about the words of a sentence besides its graph. */
  public interface Facts {

    Graph graph();

    /** Whether a word belongs to a class of the lexicon. */
    boolean inClass(int node, String name);

    /** Whether a word is a mention of a kind, such as {@code actor} or {@code mission}. */
    boolean is(int node, String kind);

    /**
     * The words that a related word may stand for besides itself, as "days" does for "talks" in
     * "two days of talks"; none unless a family of rules says so.
     */
    default List<Integer> stoodFor(int node) {
      return List.of();
    }
  }

  /**
   * Every way in which the pattern matches with its outermost node at a word, in the order of the
   * words.
   */
  public List<Match> matches(Facts facts, int node) {
    if (!admits(facts, node)) {
      return List.of();
    }
    List<Match> found = new ArrayList<>();
    Set<Map<String, Integer>> seen = new HashSet<>();
    visit(
        facts,
        node,
        new TreeMap<>(),
        roles -> {
          if (seen.add(Map.copyOf(roles))) {
            found.add(new Match(roles));
          }
        });
    return found;
  }

  /** Whether the pattern matches only what the text denies: {@code >neg}, or a "no". */
  public boolean asksForNegation() {
    for (Relation relation : relations) {
      if (relation.presence() == Presence.REQUIRED
          && (relation.labels().contains("neg") || relation.target().asksForNegation())) {
        return true;
      }
    }
    return tests.stream()
        .anyMatch(test ->
            !test.negated() && (test.values().contains("no") || test.values().contains("without")));
  }

  /** Whether the word alone satisfies the tests, whatever hangs on it. */
  public boolean admits(Facts facts, int node) {
    Token token = facts.graph().token(node);
    for (Test test : tests) {
      boolean holds =
          switch (test.key()) {
            case "lemma" -> test.values().contains(token.lemma());
            case "word" -> test.values().contains(token.form());
            case "tag" -> test.values().stream().anyMatch(token.tag()::startsWith);
            case "label" -> test.values().contains(token.label());
            case "class" -> test.values().stream().anyMatch(name -> facts.inClass(node, name));
            case "is" -> test.values().stream().anyMatch(kind -> facts.is(node, kind));
            default -> throw new IllegalStateException("unknown key " + test.key());
          };
      if (holds == test.negated()) {
        return false;
      }
    }
    return true;
  }

  private void visit(
      Facts facts, int node, TreeMap<String, Integer> roles, Consumer<Map<String, Integer>> found) {
    if (!admits(facts, node)) {
      return;
    }
    String name = role;
    if (name == null) {
      relate(facts, node, 0, roles, found);
      return;
    }
    Integer bound = roles.get(name);
    if (bound != null && bound != node) {
      return;
    }
    roles.put(name, node);
    relate(facts, node, 0, roles, found);
    if (bound == null) {
      roles.remove(name);
    }
  }

  private void relate(
      Facts facts,
      int node,
      int next,
      TreeMap<String, Integer> roles,
      Consumer<Map<String, Integer>> found) {
    if (next == relations.size()) {
      found.accept(roles);
      return;
    }
    Relation relation = relations.get(next);
    boolean[] any = {false};
    for (int candidate : candidates(facts, node, relation)) {
      relation.target.visit(
          facts,
          candidate,
          roles,
          extended -> {
            any[0] = true;
            if (relation.presence() != Presence.FORBIDDEN) {
              relate(facts, node, next + 1, roles, found);
            }
          });
    }
    if (!any[0] && relation.presence() != Presence.REQUIRED) {
      relate(facts, node, next + 1, roles, found);
    }
  }

  static List<Integer> candidates(Facts facts, int node, Relation relation) {
    List<Integer> related = related(facts.graph(), node, relation);
    List<Integer> more = null;
    for (int word : related) {
      for (int other : facts.stoodFor(word)) {
        more = more == null ? new ArrayList<>(related) : more;
        if (!more.contains(other)) {
          more.add(other);
        }
      }
    }
    return more == null ? related : more;
  }

  private static List<Integer> related(Graph graph, int node, Relation relation) {
    Set<Integer> related = new HashSet<>();
    switch (relation.direction()) {
      case DEPENDENT ->
          graph.out(node).stream()
              .filter(edge -> admits(relation, edge))
              .forEach(edge -> related.add(edge.dependent()));
      case HEAD ->
          graph.in(node).stream()
              .filter(edge -> admits(relation, edge))
              .forEach(edge -> related.add(edge.head()));
      case DESCENDANT -> descend(graph, node, relation, related);
    }
    return related.stream().sorted(Comparator.naturalOrder()).toList();
  }

  private static void descend(Graph graph, int node, Relation relation, Set<Integer> related) {
    for (Graph.Edge edge : graph.out(node)) {
      if (admits(relation, edge) && related.add(edge.dependent())) {
        descend(graph, edge.dependent(), relation, related);
      }
    }
  }

  private static boolean admits(Relation relation, Graph.Edge edge) {
    return relation.labels().isEmpty() || relation.labels().contains(edge.label());
  }

  /** The pattern in the form in which rule files write it. */
  public String print() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < tests.size(); i++) {
      Test test = tests.get(i);
      text.append(i == 0 ? "" : "; ").append(test.key()).append(test.negated() ? "!:" : ":");
      text.append(String.join("|", test.values().stream().sorted().toList()));
    }
    text.append('}');
    if (role != null) {
      text.append('=').append(role);
    }
    relations.forEach(relation -> text.append(' ').append(print(relation)));
    return text.toString();
  }

  static String print(Relation relation) {
    String target = relation.target().print();
    return (switch (relation.presence()) {
          case REQUIRED -> "";
          case OPTIONAL -> "?";
          case FORBIDDEN -> "!";
        })
        + switch (relation.direction()) {
          case DEPENDENT -> ">";
          case HEAD -> "<";
          case DESCENDANT -> ">>";
        }
        + String.join("|", relation.labels().stream().sorted().toList())
        + " "
        + (relation.target().relations().isEmpty() ? target : "(" + target + ")");
  }
}
