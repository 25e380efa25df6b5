package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import org.chancery.reading.rule.Pattern;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;

/**
 * A scene seen by coarse rules: a verb has its particle wherever the parser hung it, and a noun of
 * measure stands for what it measures ("two days of talks", "part of the programme").
 *
 * @param loosely whether any noun stands for its modifiers and complements too ("aid flights"), for
 *     a second look at a sentence in which the first found nothing
 */
record Lenient(Scene scene, boolean loosely) implements Pattern.Facts {

  @Override
  public Graph graph() {
    return scene.graph();
  }

  @Override
  public boolean inClass(int node, String name) {
    if (scene.inClass(node, name)) {
      return true;
    }
    Token verb = scene.token(node);
    if (!verb.isVerb() || node + 1 >= graph().size()) {
      return false;
    }
    return isWithParticle(node, node + 1, name)
        || (node + 2 < graph().size() && isWithParticle(node, node + 2, name));
  }

  private boolean isWithParticle(int verb, int particle, String name) {
    Token token = scene.token(particle);
    boolean adverb = token.tag().equals("RB") || token.tag().equals("RP");
    boolean bare = token.tag().equals("IN") && particle == verb + 1;
    return (adverb || bare)
        && token.head() == verb
        && scene.lexicon().inClass(scene.token(verb).lemma() + " " + token.lemma(), name);
  }

  @Override
  public boolean is(int node, String kind) {
    return scene.is(node, kind);
  }

  @Override
  public List<Integer> stoodFor(int node) {
    if (!scene.token(node).isNoun() && !scene.token(node).tag().equals("CD")) {
      return List.of();
    }
    List<Integer> others = new ArrayList<>();
    if (loosely || scene.inClass(node, "measure") || scene.token(node).tag().equals("CD")) {
      others.addAll(graph().dependents(node, "of"));
    }
    if (loosely) {
      graph().dependents(node, "mod").stream()
          .filter(modifier -> scene.token(modifier).isNoun())
          .forEach(others::add);
    }
    return others;
  }
}
