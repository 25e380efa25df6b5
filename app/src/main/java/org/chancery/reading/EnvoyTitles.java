package org.chancery.reading;

import java.util.List;
import java.util.Set;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/** Finds the titles that a person bears in a sentence, and the name behind a pronoun. */
final class EnvoyTitles {

  private final Scene scene;
  private final Discourse discourse;

  EnvoyTitles(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.discourse = discourse;
  }

  void titlesOf(int node, Set<Integer> titles, int depth) {
    if (depth > 2) {
      return;
    }
    if (scene.is(node, Kinds.ENVOY)) {
      titles.add(node);
    }
    for (String label : List.of("mod", "appos", "as")) {
      for (int dependent : scene.graph().dependents(node, label)) {
        if (scene.is(dependent, Kinds.ENVOY)) {
          titles.add(dependent);
        }
      }
    }
    for (int conjunct : scene.graph().coordinated(node)) {
      if (conjunct != node) {
        titlesOf(conjunct, titles, depth + 1);
      }
    }
    // "Austria's first representative was Prochnik, who …": the title is on the other side of the
    // copula.
    for (Graph.Edge edge : scene.graph().in(node)) {
      boolean attribute = edge.label().equals("attr") || edge.label().equals("subj");
      if (attribute && Set.of("be", "become").contains(scene.token(edge.head()).lemma())) {
        for (int other :
            scene.graph().dependents(edge.head(), edge.label().equals("attr") ? "subj" : "attr")) {
          if (scene.is(other, Kinds.ENVOY)) {
            titles.add(other);
          }
        }
      }
    }
  }

  @Nullable String personName(int node, Actors actors) {
    Token token = scene.token(node);
    if (Set.of("he", "she", "him", "her", "his", "who", "they").contains(token.lemma())) {
      for (int before = node - 1; before >= 0; before--) {
        int person = before;
        boolean envoy =
            scene.is(before, Kinds.PERSON)
                && scene.token(before).tag().startsWith("NNP")
                && scene.graph().dependents(before, "mod").stream()
                    .anyMatch(title -> title < person && scene.is(title, Kinds.ENVOY));
        if (envoy) {
          return scene.token(before).form();
        }
      }
      return discourse.person;
    }
    String surname = actors.surname(node);
    return surname != null
        ? surname
        : scene.term(node) instanceof Term.Title ? null : discourse.person;
  }
}
