package org.chancery.reading.syntax;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sentence while it is tagged and parsed: what each word is, on which other it hangs, and what
 * features see of that. Node 0 is the root, the words follow.
 */
final class Clause {

  static final int NONE = -1;

  private static final Lexeme.Lemma ROOT = Lexeme.Lemma.of("@#r$%");
  private static final long[] NOTHING = {};
  private static final long[] FIRST = {Fingerprint.of("0")};
  private static final long[] LAST = {Fingerprint.of("1")};
  private static final String[] LEFT = {"", "<", "<<"};
  private static final String[] RIGHT = {"", ">", ">>"};
  private static final Lexeme.Lemma[] VALENCIES = new Lexeme.Lemma[9];

  static {
    for (int i = 0; i < VALENCIES.length; i++) {
      VALENCIES[i] = Lexeme.Lemma.of(LEFT[i / 3] + "-" + RIGHT[i % 3]);
    }
  }

  final int size;
  final Lexeme[] lexemes;
  final int[] tags;
  final int[] heads;
  private final Lexeme.@Nullable Lemma[] tagTexts;
  private final Lexeme.@Nullable Lemma[] lemmas;
  private final Lexeme.@Nullable Lemma[] labels;
  private final int[][] dependents;
  private final int[] dependentCounts;

  /**
   * @param words without the root
   */
  Clause(Lexeme[] words) {
    size = words.length + 1;
    lexemes = words;
    tags = new int[size];
    heads = new int[size];
    Arrays.fill(heads, NONE);
    tagTexts = new Lexeme.Lemma[size];
    lemmas = new Lexeme.Lemma[size];
    labels = new Lexeme.Lemma[size];
    tagTexts[0] = ROOT;
    lemmas[0] = ROOT;
    dependents = new int[size][];
    dependentCounts = new int[size];
  }

  void tag(int node, int tag, Lexeme.Lemma text) {
    tags[node] = tag;
    tagTexts[node] = text;
  }

  void lemma(int node, Lexeme.Lemma lemma) {
    lemmas[node] = lemma;
  }

  String lemma(int node) {
    return text(lemmas[node]);
  }

  String label(int node) {
    return text(labels[node]);
  }

  private static String text(Lexeme.@Nullable Lemma lemma) {
    return lemma == null ? "" : lemma.text();
  }

  boolean hasHead(int node) {
    return heads[node] != NONE;
  }

  boolean isDescendant(int node, int ancestor) {
    for (int head = heads[node]; head != NONE; head = heads[head]) {
      if (head == ancestor) {
        return true;
      }
    }
    return false;
  }

  /** Hangs a word on another, and takes it from the one it hung on. */
  void attach(int node, int head, Lexeme.Lemma label) {
    if (heads[node] != NONE) {
      int old = heads[node];
      int at = position(old, node);
      System.arraycopy(dependents[old], at + 1, dependents[old], at, dependentCounts[old] - at - 1);
      dependentCounts[old]--;
    }
    int[] list = dependents[head];
    int count = dependentCounts[head];
    if (list == null) {
      list = new int[4];
    } else if (count == list.length) {
      list = Arrays.copyOf(list, count * 2);
    }
    dependents[head] = list;
    int at = count;
    while (at > 0 && list[at - 1] > node) {
      list[at] = list[at - 1];
      at--;
    }
    list[at] = node;
    dependentCounts[head] = count + 1;
    heads[node] = head;
    labels[node] = label;
  }

  private int position(int head, int dependent) {
    int at = 0;
    while (dependents[head][at] != dependent) {
      at++;
    }
    return at;
  }

  /** The word that stands in a relation to another, or {@link #NONE}. */
  int related(int node, Relation relation) {
    return switch (relation) {
      case SELF -> node;
      case HEAD -> heads[node];
      case HEAD_OF_HEAD -> heads[node] == NONE ? NONE : heads[heads[node]];
      case LEFTMOST -> leftmost(node, 0);
      case SECOND_LEFTMOST -> leftmost(node, 1);
      case RIGHTMOST -> rightmost(node, 0);
      case SECOND_RIGHTMOST -> rightmost(node, 1);
      case LEFT_SIBLING -> leftSibling(node, 1);
      case SECOND_LEFT_SIBLING -> leftSibling(node, 2);
    };
  }

  private int leftmost(int node, int order) {
    if (order >= dependentCounts[node]) {
      return NONE;
    }
    int dependent = dependents[node][order];
    return dependent < node ? dependent : NONE;
  }

  private int rightmost(int node, int order) {
    int at = dependentCounts[node] - 1 - order;
    if (at < 0) {
      return NONE;
    }
    int dependent = dependents[node][at];
    return dependent > node ? dependent : NONE;
  }

  private int leftSibling(int node, int distance) {
    int head = heads[node];
    if (head == NONE) {
      return NONE;
    }
    int at = position(head, node) - distance;
    return at < 0 ? NONE : dependents[head][at];
  }

  /** The fingerprint of a field that a word has once; means nothing where its power is 0. */
  long value(int node, Field field) {
    return switch (field) {
      case TAG -> value(tagTexts[node]);
      case LEMMA -> value(lemmas[node]);
      case LABEL -> value(labels[node]);
      case VALENCY -> valency(node).value();
      default -> node == 0 ? 0 : lexemes[node - 1].value(field);
    };
  }

  /** The power of the length of a field; 0 where the word does not have it. */
  long power(int node, Field field) {
    return switch (field) {
      case TAG -> power(tagTexts[node]);
      case LEMMA -> power(lemmas[node]);
      case LABEL -> power(labels[node]);
      case VALENCY -> valency(node).power();
      default -> node == 0 ? 0 : lexemes[node - 1].power(field);
    };
  }

  private static long value(Lexeme.@Nullable Lemma lemma) {
    return lemma == null ? 0 : lemma.value();
  }

  private static long power(Lexeme.@Nullable Lemma lemma) {
    return lemma == null ? 0 : lemma.power();
  }

  private Lexeme.Lemma valency(int node) {
    int left = leftmost(node, 0) == NONE ? 0 : leftmost(node, 1) == NONE ? 1 : 2;
    int right = rightmost(node, 0) == NONE ? 0 : rightmost(node, 1) == NONE ? 1 : 2;
    return VALENCIES[left * 3 + right];
  }

  /** The fingerprints of a field of which a word has many. */
  long[] values(int node, Field field) {
    if (field == Field.POSITION) {
      return node == 1 ? FIRST : node == size - 1 ? LAST : NOTHING;
    }
    if (node == 0) {
      return NOTHING;
    }
    Lexeme lexeme = lexemes[node - 1];
    return switch (field) {
      case AMBIGUITY -> lexeme.ambiguity();
      case CLUSTERS -> lexeme.clusters();
      case ORTHOGRAPHY -> lexeme.orthography(node == 1);
      default -> throw new IllegalStateException(field + " is not a field of many values");
    };
  }
}
