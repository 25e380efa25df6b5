package org.chancery.reading;

import java.util.List;
import java.util.Set;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.rule.Pattern;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Repairs;
import org.chancery.reading.syntax.Token;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A sentence ready for rules: its graph, the terms found in it, and where it stands.
 *
 * @param block index of its block
 * @param text the whole block
 * @param titled whether it is a heading
 * @param terms the term of each word, null for a word without one
 */
record Scene(
    int block,
    String text,
    Span sentence,
    boolean titled,
    Graph graph,
    List<@Nullable Term> terms,
    Lexicon lexicon)
    implements Pattern.Facts {

  /** The scene of a sentence whose words are parsed. */
  static Scene of(Wording wording, List<Token> parsed, Lexicon lexicon) {
    return new Scene(
        wording.block(),
        wording.text(),
        wording.sentence(),
        wording.titled(),
        Graph.of(new Repairs(lexicon::isKnown).repair(parsed), wording.titled()),
        wording.terms(),
        lexicon);
  }

  Token token(int node) {
    return graph.token(node);
  }

  @Nullable Term term(int node) {
    return terms.get(node);
  }

  @Override
  public boolean inClass(int node, String name) {
    return lexicon.inClass(graph, node, name);
  }

  @Override
  public boolean is(int node, String kind) {
    Token token = token(node);
    return switch (WordKinds.of(kind, terms.get(node), token.lemma(), token.tag(), lexicon)) {
      case YES -> true;
      case NO -> false;
      case PERHAPS ->
          switch (kind) {
            case Kinds.MISSION -> isOwn(node);
            case Kinds.RELATIONS -> isRelations(node);
            case Kinds.NUMBER -> Numbers.of(this, node) != null;
            case Kinds.ORDINAL -> Numbers.ordinal(this, node) != null;
            default -> throw new IllegalStateException("a word alone is or is not a " + kind);
          };
    };
  }

  /**
   * "Iran reopened its own in London", "each opened one in the other": a mission not named again.
   */
  boolean isOwn(int node) {
    if (terms.get(node) != null) {
      return false;
    }
    boolean own =
        token(node).lemma().equals("own")
            && graph.treeChildren(node).stream().anyMatch(c -> token(c).tag().equals("PRP$"));
    return own || token(node).lemma().equals("theirs") || isOne(node);
  }

  /** "The second one opened in 1843", "another was opened at Paita": of the sort just named. */
  private boolean isFurther(int node) {
    boolean subject = token(node).label().startsWith("nsubj");
    boolean second =
        token(node).form().equals("one")
            && graph.treeChildren(node).stream()
                .anyMatch(c ->
                    Set.of("second", "third", "fourth", "last", "new", "first")
                        .contains(token(c).form()));
    return subject && second;
  }

  /** "Chile has an embassy in Lima and Peru has one in Santiago": one of the sort just named. */
  private boolean isOne(int node) {
    if (isFurther(node)) {
      return true;
    }
    if (!token(node).form().equals("one")
        || !Set.of("dobj", "nsubjpass", "conj").contains(token(node).label())) {
      return false;
    }
    for (int before = node - 1; before >= 0; before--) {
      if (terms.get(before) instanceof Term.MissionKind) {
        return true;
      }
    }
    return false;
  }

  private boolean isRelations(int node) {
    List<String> modifiers =
        graph.dependents(node, "mod").stream().map(modifier -> token(modifier).lemma()).toList();
    return modifiers.stream().anyMatch(modifier -> lexicon.inClass(modifier, "diplomatic"))
        || modifiers.stream().noneMatch(modifier -> lexicon.inClass(modifier, "not-diplomatic"));
  }

  /** The text from the first to the last of some spans of this block. */
  Span cover(List<Span> spans) {
    Span cover = spans.getFirst();
    for (Span span : spans) {
      cover = cover.cover(span);
    }
    return cover;
  }
}
