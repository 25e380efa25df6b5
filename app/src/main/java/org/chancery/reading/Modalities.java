package org.chancery.reading;

import java.util.Set;
import org.chancery.event.Modality;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/** Whether a sentence says that an act happened, will happen, may happen, or did not. */
final class Modalities {

  private static final Set<String> NOBODY = Set.of("neither", "none", "nobody", "no");

  private final Scene scene;

  Modalities(Scene scene) {
    this.scene = scene;
  }

  /**
   * The modality of an act, from its own clause and from the words above it.
   *
   * @param date the word that dates the act, or null: "did not declare war until D" says that it
   *     did on D
   */
  Modality of(int act, @Nullable Integer date) {
    return of(act, date, false);
  }

  /**
   * The modality of an act that the text states by a negation: "was not invited" happened, "will
   * not be invited" is planned.
   */
  Modality ofNegative(int act) {
    return of(act, null, true);
  }

  private Modality of(int act, @Nullable Integer date, boolean statedByNegation) {
    Graph graph = scene.graph();
    boolean negated = isNegated(act);
    Modality modality = modal(act);
    int at = act;
    for (int steps = 0; steps < 6; steps++) {
      Token token = scene.token(at);
      int head = token.head();
      if (head < 0 || head >= graph.size()) {
        break;
      }
      Token above = scene.token(head);
      String label = token.label();
      boolean sharesVerb = label.equals("conj") && token.isVerb() && above.isVerb();
      boolean complement =
          Set.of("xcomp", "ccomp", "pcomp", "pobj", "prep", "dobj", "attr", "nsubjpass", "acl")
                  .contains(label)
              || (label.equals("relcl") && in(head, "evidence"));
      if (sharesVerb) {
        // "did not recognise or open": the second shares the auxiliary of the first where it has
        // none.
        if (!graph.has(at, "aux") && !token.tag().equals("VBD")) {
          modality = stronger(modality, modal(head));
          negated |= isNegated(head) && !token.tag().equals("VBD");
        }
        at = head;
        continue;
      }
      if (!complement) {
        break;
      }
      boolean predicate = label.equals("attr") && above.lemma().equals("be");
      boolean unheard = in(head, "evidence") && isNegated(head);
      if (predicate || unheard) {
        // "This was not a resumption of relations", "there is no record that he presented them".
        negated |= isNegated(head);
      }
      if (label.equals("ccomp") && isPast(at) && !unheard) {
        // "Instructed him to notify the ambassador that relations were severed": they were.
        break;
      }
      if (in(head, "planning")
          && (token.tag().equals("VB")
              || label.equals("ccomp")
              || label.equals("pcomp")
              || label.equals("dobj")
              || label.equals("pobj"))) {
        modality = stronger(modality, Modality.PLANNED);
      } else if (label.equals("xcomp") && above.lemma().equals("be") && isInfinitive(at)) {
        // "Both legations are to reopen": a plan.
        modality = stronger(modality, Modality.PLANNED);
      } else if (in(head, "possibility")) {
        modality = stronger(modality, Modality.POSSIBLE);
      } else if (in(head, "refusal")) {
        negated = true;
      }
      if (label.equals("ccomp")
          || label.equals("xcomp")
          || label.equals("prep")
          || label.equals("pobj")
          || label.equals("dobj")
          || label.equals("acl")) {
        if (above.isVerb()
            && (label.equals("xcomp") || label.equals("dobj") || label.equals("pobj"))) {
          negated |= isNegated(head) && !in(head, "planning");
          modality = stronger(modality, modal(head));
        }
      }
      at = head;
    }
    if (negated && !statedByNegation) {
      return date != null && isUntil(act, date) ? Modality.ASSERTED : Modality.NEGATED;
    }
    return modality;
  }

  /**
   * Whether an act is only spoken of: "would have declared war" did not happen and was not planned;
   * "negotiations for the establishment of relations" and "the question of recognition" do not say
   * that there was any.
   */
  boolean isMere(int act) {
    Token token = scene.token(act);
    if (token.isVerb()) {
      boolean would = false;
      boolean have = false;
      for (int child : scene.graph().treeChildren(act)) {
        Token auxiliary = scene.token(child);
        if (auxiliary.label().startsWith("aux")) {
          would |= Set.of("would", "could", "might").contains(auxiliary.lemma());
          have |= auxiliary.lemma().equals("have");
        }
      }
      return would && have;
    }
    int preposition = token.head();
    if (preposition < 0 || !token.label().equals("pobj")) {
      return false;
    }
    int noun = scene.token(preposition).head();
    return switch (scene.token(preposition).lemma()) {
      case "concern", "concerning", "regard", "regarding", "about" ->
          noun < 0 || !in(noun, "agreement");
      case "of", "on", "for", "over" -> noun >= 0 && in(noun, "topic");
      default -> false;
    };
  }

  private boolean isPast(int verb) {
    return scene.token(verb).tag().equals("VBD")
        || scene.graph().treeChildren(verb).stream()
            .anyMatch(child -> Set.of("was", "were", "had").contains(scene.token(child).form()));
  }

  private boolean isInfinitive(int verb) {
    return scene.graph().treeChildren(verb).stream()
        .anyMatch(c -> scene.token(c).tag().equals("TO"));
  }

  private boolean in(int node, String name) {
    return scene.inClass(node, name);
  }

  private static Modality stronger(Modality a, Modality b) {
    return a == Modality.ASSERTED ? b : a;
  }

  private boolean isUntil(int act, int date) {
    return scene.graph().treeChildren(act).stream()
            .anyMatch(child -> scene.token(child).lemma().equals("until") && child < date)
        || scene.graph().dependents(act, "until").contains(date);
  }

  private boolean isNegated(int act) {
    for (int child : scene.graph().treeChildren(act)) {
      String lemma = scene.token(child).lemma();
      if (scene.token(child).label().equals("neg")
          || lemma.equals("never")
          || lemma.equals("nor")) {
        // "not only", "not yet": the first is no negation.
        boolean only =
            child + 1 < scene.graph().size() && scene.token(child + 1).lemma().equals("only");
        if (!only) {
          return true;
        }
      }
      if (lemma.equals("no") && scene.token(act).isNoun()) {
        return true;
      }
    }
    int head = scene.token(act).head();
    for (int i = head; head >= 0 && scene.token(act).label().equals("conj") && i < act; i++) {
      if (scene.token(i).lemma().equals("nor")) {
        return true;
      }
    }
    // "Neither state severed relations", "none of them recognised it".
    for (int subject :
        scene.graph().dependents(act, scene.graph().isPassive(act) ? "obj" : "subj")) {
      boolean none =
          NOBODY.contains(scene.token(subject).lemma())
              || scene.graph().treeChildren(subject).stream()
                  .anyMatch(
                      child -> NOBODY.contains(scene.token(child).lemma()) && child < subject);
      if (none && subject < act) {
        return true;
      }
    }
    for (int object : scene.graph().dependents(act, "obj")) {
      if (object > act - 4
          && scene.graph().treeChildren(object).stream()
              .anyMatch(c -> scene.token(c).lemma().equals("no"))) {
        return true;
      }
    }
    return false;
  }

  private Modality modal(int verb) {
    boolean have =
        scene.graph().treeChildren(verb).stream()
            .anyMatch(c -> scene.token(c).lemma().equals("have"));
    for (int child : scene.graph().treeChildren(verb)) {
      Token token = scene.token(child);
      // "Ordered that an embassy be opened": the bare "be" is a subjunctive.
      boolean bare = token.label().equals("auxpass") && token.form().equals("be");
      if (bare
          && scene.graph().treeChildren(verb).stream()
              .noneMatch(c -> scene.token(c).label().equals("aux"))) {
        return Modality.PLANNED;
      }
      if (!token.label().startsWith("aux")) {
        continue;
      }
      switch (token.lemma()) {
        case "will", "shall", "'ll" -> {
          return Modality.PLANNED;
        }
        case "would" -> {
          // "Would later become" narrates; "would open" in a report of a plan does not.
          return have ? Modality.POSSIBLE : Modality.PLANNED;
        }
        case "may", "might", "could", "can" -> {
          return Modality.POSSIBLE;
        }
        case "should" -> {
          return Modality.POSSIBLE;
        }
        default -> {}
      }
    }
    return Modality.ASSERTED;
  }
}
