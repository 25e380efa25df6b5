package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.event.Attribution;
import org.chancery.event.Mention;
import org.chancery.reading.mention.Term;
import org.chancery.reading.syntax.Token;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Who says so: the subjects of the reporting verbs above an act, and "according to", the outermost
 * first.
 */
final class Attributions {

  private final Scene scene;

  Attributions(Scene scene) {
    this.scene = scene;
  }

  /** The chain of sources of an act; empty where the author asserts it. */
  List<Attribution> of(int act) {
    List<Attribution> chain = new ArrayList<>();
    int at = act;
    for (int steps = 0; steps < 12 && at >= 0; steps++) {
      accordingTo(at, chain);
      Token token = scene.token(at);
      int head = token.head();
      if (head < 0) {
        break;
      }
      // "Officials said that …" governs the act; "…, officials said" stands beside it.
      if (token.label().equals("ccomp") && scene.inClass(head, "report")) {
        speaker(head, chain);
      }
      for (int child : scene.graph().treeChildren(at)) {
        if (child > at
            && scene.token(child).label().equals("parataxis")
            && scene.inClass(child, "report")) {
          speaker(child, chain);
        }
      }
      at = head;
    }
    return List.copyOf(chain.reversed());
  }

  private void speaker(int verb, List<Attribution> chain) {
    for (int subject : scene.graph().dependents(verb, "subj")) {
      add(subject, verb, chain);
      return;
    }
  }

  private void accordingTo(int at, List<Attribution> chain) {
    for (int child : scene.graph().treeChildren(at)) {
      if (scene.token(child).lemma().equals("according")
          || scene.token(child).lemma().equals("accord")) {
        for (int source : scene.graph().dependents(at, "to")) {
          if (source > child && source - child < 12) {
            add(source, child, chain);
            return;
          }
        }
        for (int source : scene.graph().dependents(child, "to")) {
          add(source, child, chain);
          return;
        }
      }
    }
  }

  private void add(int source, int verb, List<Attribution> chain) {
    int[] extent = nounPhrase(source);
    Span words =
        new Span(scene.token(extent[0]).span().start(), scene.token(extent[1]).span().end());
    Attribution.Kind kind = kind(source);
    if (kind == null) {
      return;
    }
    Span span = words.cover(scene.token(verb).span());
    chain.add(
        new Attribution(
            words.of(scene.text()), kind, new Mention(scene.block(), span, span.of(scene.text()))));
  }

  /** A noun with what stands before it and its complements, without relative clauses. */
  private int[] nounPhrase(int node) {
    int[] extent = {node, node};
    for (int child : scene.graph().treeChildren(node)) {
      String label = scene.token(child).label();
      if (!label.equals("relcl")
          && !label.equals("punct")
          && !label.equals("acl")
          && !label.equals("appos")) {
        int[] below = scene.graph().extent(child);
        extent[0] = Math.min(extent[0], below[0]);
        extent[1] = Math.max(extent[1], below[1]);
      }
    }
    return extent;
  }

  private Attribution.@Nullable Kind kind(int node) {
    String lemma = scene.token(node).lemma().toLowerCase(Locale.ROOT);
    Term term = scene.term(node);
    if (term instanceof Term.Title
        || scene.graph().dependents(node, "mod").stream()
            .anyMatch(m -> scene.term(m) instanceof Term.Title)) {
      return Attribution.Kind.OFFICIAL;
    }
    if (scene.lexicon().inClass(lemma, "media")) {
      return Attribution.Kind.MEDIA;
    }
    if (scene.lexicon().inClass(lemma, "document")) {
      return Attribution.Kind.DOCUMENT;
    }
    if (scene.lexicon().inClass(lemma, "observer")) {
      return Attribution.Kind.ANONYMOUS;
    }
    if (term instanceof Term.Named || scene.lexicon().inClass(lemma, "government")) {
      return Attribution.Kind.OFFICIAL;
    }
    return scene.token(node).tag().startsWith("NNP") ? Attribution.Kind.PERSON : null;
  }
}
