package org.chancery.reading;

import java.util.Set;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/**
 * Where an act stands in its sentence: how far from the main clause, with what force it is said,
 * and who says it.
 *
 * @param distance 0 for what the sentence is about; higher for what it mentions on the way
 * @param speaker the verb of saying that the act is the content of, or -1
 */
record Clause(double distance, Force force, int speaker) {

  /** With what force an act is said. */
  enum Force {
    /** It happened. */
    FACT,
    /** It will happen, or is meant to. */
    ANNOUNCED,
    /** It ought to happen. */
    OBLIGED,
    /** It may happen. */
    POSSIBLE,
    /** It did not happen. */
    DENIED
  }

  /** The clause of an act. */
  static Clause of(Scene scene, int act) {
    return new Climb(scene).from(act);
  }

  /** The way from an act up to the root of its sentence. */
  private static final class Climb {

    private static final Set<String> OBLIGATION = Set.of("have", "need", "ought");

    private final Scene scene;
    private final Graph graph;
    private double distance;
    private int speaker = -1;
    private Force force = Force.FACT;

    Climb(Scene scene) {
      this.scene = scene;
      this.graph = scene.graph();
    }

    Clause from(int act) {
      force = own(act);
      int at = act;
      for (int steps = 0; steps < graph.size(); steps++) {
        beside(at);
        int head = scene.token(at).head();
        if (head < 0 || head >= graph.size()) {
          break;
        }
        step(at, head);
        at = head;
      }
      return new Clause(distance, force, speaker);
    }

    /** "…, officials said": a verb of saying that the parser hung beside or below the act. */
    private void beside(int at) {
      for (int child : graph.treeChildren(at)) {
        boolean aside =
            scene.token(child).label().equals("parataxis")
                || (scene.token(child).label().equals("advcl") && child > at);
        if (speaker < 0 && aside && isSaying(child)) {
          speaker = child;
        }
      }
    }

    private boolean isSaying(int node) {
      return scene.token(node).isVerb() && scene.inClass(node, "say-verb");
    }

    private void step(int at, int head) {
      Token token = scene.token(at);
      switch (token.label()) {
        case "aux", "auxpass" -> {}
        case "conj" -> conjoined(at, head);
        case "ccomp", "xcomp" -> complement(at, head);
        case "parataxis", "dep" -> distance += isSaying(at) ? 0.1 : 0.7;
        case "advcl", "csubj" -> distance += 2;
        case "relcl", "acl" -> distance += 2.2;
        case "appos" -> distance += 2;
        case "compound", "nmod", "amod", "poss" -> distance += 1.5;
        case "acomp", "attr", "oprd" -> {
          distance += 0.2;
          inherit(head);
        }
        case "dobj", "nsubj", "nsubjpass", "nsubjpas" -> distance += 0.9;
        default -> distance += 0.7;
      }
    }

    private void conjoined(int at, int head) {
      if (scene.token(at).isVerb() && scene.token(head).isVerb()) {
        distance += 0.6;
        if (!graph.has(at, "aux") && !scene.token(at).tag().equals("VBD")) {
          inherit(head);
        }
      } else {
        distance += 0.3;
      }
    }

    private void complement(int at, int head) {
      boolean infinitive = scene.token(at).label().equals("xcomp");
      String above = scene.token(head).lemma();
      if (infinitive && OBLIGATION.contains(above)) {
        force = stronger(Force.OBLIGED);
      } else if (infinitive && isFuture(at, head)) {
        force = stronger(Force.ANNOUNCED);
      } else if (scene.inClass(head, "fail-verb")) {
        force = stronger(Force.DENIED);
      } else if (scene.inClass(head, "plan-verb")) {
        force = stronger(Force.ANNOUNCED);
      } else if (isSaying(head) && !infinitive) {
        speaker = speaker < 0 ? head : speaker;
        distance += 0.1;
        return;
      } else if (scene.inClass(head, "aspect-verb")) {
        distance += 0.1;
      } else {
        distance += infinitive ? 1.2 : 1.5;
        return;
      }
      inherit(head);
    }

    /** "Is going to meet", "is to meet". */
    private boolean isFuture(int at, int head) {
      Token above = scene.token(head);
      return scene.token(at).tag().equals("VB")
          && (above.lemma().equals("be")
              || (above.lemma().equals("go") && above.tag().equals("VBG")));
    }

    private void inherit(int verb) {
      force = stronger(own(verb));
    }

    private Force stronger(Force other) {
      return force == Force.FACT || other == Force.DENIED ? other : force;
    }

    private Force own(int node) {
      Force own = Force.FACT;
      for (int child : graph.treeChildren(node)) {
        Token token = scene.token(child);
        if (isNegation(child)) {
          return Force.DENIED;
        }
        if (token.label().startsWith("aux")) {
          Force modal = modal(token.lemma());
          own = modal == null ? own : modal;
        }
      }
      return own;
    }

    private boolean isNegation(int node) {
      Token token = scene.token(node);
      boolean only = node + 1 < graph.size() && scene.token(node + 1).lemma().equals("only");
      return (token.label().equals("neg") || token.lemma().equals("never")) && !only;
    }

    private static @Nullable Force modal(String lemma) {
      return switch (lemma) {
        case "will", "shall", "'ll", "would" -> Force.ANNOUNCED;
        case "must", "should", "ought" -> Force.OBLIGED;
        case "may", "might", "could", "can" -> Force.POSSIBLE;
        default -> null;
      };
    }
  }
}
