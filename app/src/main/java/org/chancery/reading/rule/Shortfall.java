package org.chancery.reading.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/**
 * How far a pattern is from matching at a word: the conditions that hold, and those that do not,
 * each with what was found in its place.
 *
 * @param node the word at which the outermost node was tried
 * @param held how many of the conditions hold
 * @param rooted whether the word itself satisfies all that the outermost node asks of it
 * @param failures what does not hold, in the order of the pattern
 */
public record Shortfall(int node, int held, boolean rooted, List<Failure> failures) {

  public Shortfall {
    failures = List.copyOf(failures);
  }

  /**
   * A condition that does not hold.
   *
   * @param role the role of the node that it is asked of, or null
   * @param at the word that was looked at, or whose relations were
   * @param wanted the test or the relation, as rule files write it
   * @param found what is there instead, in words
   */
  public record Failure(@Nullable String role, int at, String wanted, String found) {}

  /** How far a pattern is from matching at a word; null where it matches. */
  public static @Nullable Shortfall of(Pattern pattern, Pattern.Facts facts, int node) {
    if (!pattern.matches(facts, node).isEmpty()) {
      return null;
    }
    Tally tally = new Tally(facts).tryAt(pattern, node);
    List<Failure> failures = new ArrayList<>(tally.failures);
    if (failures.isEmpty()) {
      failures.add(
          new Failure(
              pattern.role(),
              node,
              pattern.print(),
              "each condition holds by itself, but not all with one word for each role"));
    }
    return new Shortfall(node, tally.held, pattern.admits(facts, node), failures);
  }

  /** Counts what holds; of several words for a relation the one that comes nearest is taken. */
  private static final class Tally {

    private final Pattern.Facts facts;
    private final List<Failure> failures = new ArrayList<>();
    private int held;

    Tally(Pattern.Facts facts) {
      this.facts = facts;
    }

    Tally tryAt(Pattern pattern, int node) {
      for (Pattern.Test test : pattern.tests()) {
        Pattern single = new Pattern(List.of(test), null, List.of());
        if (single.admits(facts, node)) {
          held++;
        } else {
          failures.add(new Failure(pattern.role(), node, single.print(), described(node, test)));
        }
      }
      if (pattern.tests().isEmpty()) {
        held++;
      }
      for (Pattern.Relation relation : pattern.relations()) {
        relate(pattern, node, relation);
      }
      return this;
    }

    private void relate(Pattern pattern, int node, Pattern.Relation relation) {
      List<Integer> candidates = Pattern.candidates(facts, node, relation);
      switch (relation.presence()) {
        case OPTIONAL -> {}
        case FORBIDDEN -> {
          for (int candidate : candidates) {
            if (!relation.target().matches(facts, candidate).isEmpty()) {
              failures.add(
                  new Failure(
                      pattern.role(),
                      node,
                      Pattern.print(relation),
                      "there is " + word(candidate)));
              return;
            }
          }
          held++;
        }
        case REQUIRED -> {
          if (candidates.isEmpty()) {
            failures.add(
                new Failure(pattern.role(), node, Pattern.print(relation), edges(node, relation)));
            return;
          }
          Tally nearest = null;
          for (int candidate : candidates) {
            Tally tried = new Tally(facts).tryAt(relation.target(), candidate);
            if (nearest == null || tried.isNearerThan(nearest)) {
              nearest = tried;
            }
          }
          if (nearest != null) {
            held += 1 + nearest.held;
            failures.addAll(nearest.failures);
          }
        }
      }
    }

    private boolean isNearerThan(Tally other) {
      return failures.size() < other.failures.size()
          || (failures.size() == other.failures.size() && held > other.held);
    }

    private String described(int node, Pattern.Test test) {
      Token token = facts.graph().token(node);
      return word(node)
          + switch (test.key()) {
            case "lemma" -> " has the lemma " + token.lemma();
            case "tag" -> " has the tag " + token.tag();
            case "label" -> " has the label " + token.label();
            case "is" -> test.negated() ? " is one" : " is none";
            case "class" -> test.negated() ? " is in it" : " is not in it";
            default -> "";
          };
    }

    /** The relations that a word has, for want of the one asked for. */
    private String edges(int node, Pattern.Relation relation) {
      Map<String, List<String>> there = new TreeMap<>();
      boolean up = relation.direction() == Pattern.Direction.HEAD;
      (up ? facts.graph().in(node) : facts.graph().out(node))
          .forEach(edge ->
              there
                  .computeIfAbsent(edge.label(), key -> new ArrayList<>())
                  .add(facts.graph().token(up ? edge.head() : edge.dependent()).form()));
      String sign = up ? "<" : ">";
      return word(node)
          + (there.isEmpty()
              ? " has none"
              : " has "
                  + there.entrySet().stream()
                      .filter(edge -> !Set.of("det", "num").contains(edge.getKey()))
                      .map(edge -> sign + edge.getKey() + " " + String.join(", ", edge.getValue()))
                      .collect(Collectors.joining("; ")));
    }

    private String word(int node) {
      return "\"" + facts.graph().token(node).form() + "\"";
    }
  }
}
