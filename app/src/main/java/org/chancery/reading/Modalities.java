package org.chancery.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.event.Modality;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sentence says that an act happened, will happen, may happen, or did not.
 *
 * <p>What decides is the clause of the act itself (negation, auxiliaries, "if", "without") and then
 * the words that govern it, from the nearest upwards: "agreed to", "the threat of", "failed to".
 */
final class Modalities {

  /** "Is today renewing relations": who says so does it by saying it. */
  private static final Set<String> PERFORMED = Set.of("today", "hereby", "herewith");

  /** How far up the governors of an act are asked. */
  private static final int FARTHEST = 8;

  private static final Set<String> NOBODY = Set.of("neither", "none", "nobody", "no");

  /** Relations to a governor by which its meaning reaches the act. */
  private static final Set<String> GOVERNED =
      Set.of(
          "xcomp",
          "ccomp",
          "pcomp",
          "pobj",
          "prep",
          "dobj",
          "attr",
          "nsubjpass",
          "acl",
          "advcl",
          "oprd",
          "acomp",
          "csubjpass",
          "csubj",
          "nsubj",
          "dep",
          "relcl");

  private static final Set<String> CONDITIONS = Set.of("if", "unless", "should", "lest");

  /** Verbs whose complement is a gerund: "stopped to open it" says what for, not what ended. */
  private static final Set<String> CEASING = Set.of("stop", "halt");

  /** Adverbs that a negation takes before the verb: "not accredited solely to Peru". */
  private static final Set<String> EXCLUSIVE = Set.of("solely", "exclusively", "merely");

  private final Scene scene;
  private final Graph graph;

  Modalities(Scene scene) {
    this.scene = scene;
    this.graph = scene.graph();
  }

  /**
   * What is decided.
   *
   * @param why the words that decide it, for people
   */
  record Judgement(Modality modality, String why) {}

  /**
   * The modality of an act.
   *
   * @param date the word that dates the act, or null: "did not declare war until D" says that it
   *     did on D
   */
  Modality of(int act, @Nullable Integer date) {
    return judge(act, date).modality();
  }

  /** The modality of an act, and why. */
  Judgement judge(int act, @Nullable Integer date) {
    Verdict verdict = new Verdict();
    climb(act, verdict);
    String denial = verdict.denial;
    if (denial != null) {
      return (date != null && isUntil(act, date)) || cameUntil(act)
          ? new Judgement(Modality.ASSERTED, "not until then means that it happened then")
          : new Judgement(Modality.NEGATED, denial);
    }
    return new Judgement(verdict.modality, verdict.why);
  }

  /**
   * The modality of an act that the text states by a negation: "was not invited" happened, "will
   * not be invited" is planned.
   */
  Judgement judgeNegative(int act) {
    Verdict verdict = new Verdict();
    climb(act, verdict);
    return new Judgement(verdict.modality, verdict.why + " (stated by a negation)");
  }

  /** What is known so far; of several governors the nearest that says something counts. */
  private final class Verdict {
    private Modality modality = Modality.ASSERTED;
    private String why = "nothing above it says otherwise";
    private @Nullable String denial;

    void may(Modality other, int word) {
      if (modality == Modality.ASSERTED && other != Modality.ASSERTED) {
        modality = other;
        why = words(word);
      }
    }

    void deny(int word) {
      if (denial == null) {
        denial = words(word);
      }
    }

    private String words(int word) {
      return "\"" + scene.token(word).form() + "\"[" + word + "]";
    }
  }

  /** Whether words beside a verb or a noun deny it. */
  boolean isDenied(int node) {
    return negation(node) >= 0;
  }

  private void climb(int act, Verdict verdict) {
    own(act, verdict);
    if (!isSigned(act)) {
      governed(act, verdict);
    }
  }

  private void governed(int act, Verdict verdict) {
    int at = act;
    for (int steps = 0; steps < FARTHEST; steps++) {
      int head = scene.token(at).head();
      if (head < 0 || head >= graph.size()) {
        break;
      }
      if (scene.token(at).label().equals("conj") && isVerbal(at) && isVerbal(head)) {
        conjoined(at, head, verdict);
        at = head;
        continue;
      }
      if (scene.token(at).label().equals("conj") && !scene.token(at).isVerb()) {
        // "The opening of an embassy and the return of ambassadors were agreed."
        at = head;
        continue;
      }
      if (!GOVERNED.contains(scene.token(at).label()) || !step(at, head, verdict)) {
        break;
      }
      at = head;
    }
  }

  /**
   * "Failed to ratify the treaty signed on May 4, 1950": an agreement that is told with the day of
   * its signature was signed, whatever is said of it.
   */
  private boolean isSigned(int act) {
    int agreement = act;
    if (scene.token(act).isVerb()) {
      boolean participle =
          scene.token(act).label().equals("acl") && scene.token(act).tag().equals("VBN");
      agreement = participle && in(act, "sign") ? scene.token(act).head() : -1;
    }
    if (agreement < 0 || !in(agreement, "agreement") || negation(agreement) >= 0) {
      return false;
    }
    for (int i = act + 1; i < graph.size(); i++) {
      if (scene.term(i) instanceof Term.Time && graph.isBelow(i, act)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a signed agreement is only what somebody does not or may not do something about: "Peru
   * failed to ratify the treaty of May 4, 1950" does not say that Peru signed it.
   */
  boolean isOnlySpokenOf(int act) {
    if (!isSigned(act)) {
      return false;
    }
    Verdict verdict = new Verdict();
    governed(act, verdict);
    return verdict.denial != null || verdict.modality != Modality.ASSERTED;
  }

  // ---- the clause of the act itself

  private void own(int act, Verdict verdict) {
    int denied = negation(act);
    if (denied >= 0) {
      verdict.deny(denied);
    }
    int modal = modal(act);
    if (modal >= 0) {
      verdict.may(force(act, modal), modal);
    }
    int condition = condition(act);
    if (condition >= 0) {
      verdict.may(Modality.POSSIBLE, condition);
    }
    int progressive = progressive(act);
    if (progressive >= 0) {
      // "Is closing its embassies": under way, not done.
      verdict.may(Modality.PLANNED, progressive);
    }
    if (scene.titled() && isInfinitive(act) && scene.token(act).label().equals("root")) {
      // "Seoul to Open Embassy in Havana"
      verdict.may(Modality.PLANNED, act);
    }
  }

  /** "If X opens an office", "unless X recalls its envoy": the word that makes it a condition. */
  private int condition(int verb) {
    for (int child : graph.treeChildren(verb)) {
      if (child < verb
          && scene.token(child).label().equals("mark")
          && CONDITIONS.contains(scene.token(child).lemma())) {
        return child;
      }
    }
    return -1;
  }

  private int progressive(int verb) {
    Token token = scene.token(verb);
    boolean done =
        graph.treeChildren(verb).stream()
            .anyMatch(
                child -> PERFORMED.contains(scene.token(child).form().toLowerCase(Locale.ROOT)));
    if (!token.tag().equals("VBG") || in(verb, "lasting") || done) {
      return -1;
    }
    for (int child : graph.treeChildren(verb)) {
      if (scene.token(child).label().startsWith("aux")
          && Set.of("is", "are", "'s", "'re").contains(scene.token(child).form())) {
        return child;
      }
    }
    return -1;
  }

  private boolean isVerbal(int node) {
    return scene.token(node).isVerb();
  }

  /**
   * "Did not recognise or open": the second shares the auxiliary of the first where it has none.
   */
  private void conjoined(int at, int head, Verdict verdict) {
    if (graph.has(at, "aux") || scene.token(at).tag().equals("VBD")) {
      return;
    }
    int modal = modal(head);
    if (modal >= 0) {
      verdict.may(force(head, modal), modal);
    }
    int denied = negation(head);
    if (denied >= 0 && !contrasts(head, at)) {
      verdict.deny(denied);
    }
  }

  /** "Did not sever relations but recalled its envoy": the negation ends at "but". */
  private boolean contrasts(int first, int second) {
    for (int i = first + 1; i < second; i++) {
      if (scene.token(i).lemma().equals("but") && scene.token(i).head() == first) {
        return true;
      }
    }
    return false;
  }

  // ---- what governs it

  /** Takes what a governor says of the act; false where its meaning ends there. */
  private boolean step(int at, int head, Verdict verdict) {
    String label = scene.token(at).label();
    Token above = scene.token(head);
    boolean nominal = !scene.token(at).isVerb();
    if (label.equals("relcl")) {
      if (!in(head, "evidence")) {
        return false;
      }
    }
    if (label.equals("advcl")) {
      return adverbial(at, head, verdict);
    }
    if (label.equals("nsubj") || label.equals("csubj")) {
      return predicate(head, verdict);
    }
    boolean attribute = label.equals("attr") && above.lemma().equals("be");
    boolean unheard = in(head, "evidence") && negation(head) >= 0;
    boolean constitutes = label.equals("dobj") && in(head, "constitute");
    if (attribute || unheard || constitutes) {
      // "This was not a resumption of relations", "there is no record that he presented them".
      deny(negation(head), verdict);
    }
    boolean denied = in(head, "refusal") && isMarked(at);
    if (label.equals("ccomp") && isPast(at) && !unheard && !denied) {
      // "Instructed him to notify the ambassador that relations were severed": they were.
      return false;
    }
    if (label.equals("prep") && !carries(at, head)) {
      return false;
    }
    govern(at, head, nominal, verdict);
    return true;
  }

  /** "The opening of", "plans for": a preposition that hands its governor's meaning down. */
  private boolean carries(int preposition, int head) {
    return switch (scene.token(preposition).lemma()) {
      case "without", "instead" -> true;
      case "before", "after", "since", "by", "upon", "following", "until", "during", "despite" ->
          false;
      default ->
          in(head, "planning")
              || in(head, "possibility")
              || in(head, "refusal")
              || in(head, "evidence")
              || in(preposition, "refusal")
              // "The date for the moves in an exchange of notes": "in" tells where.
              || (!scene.token(head).isVerb() && !scene.token(preposition).lemma().equals("in"));
    };
  }

  private void govern(int at, int head, boolean nominal, Verdict verdict) {
    Token token = scene.token(at);
    String label = token.label();
    boolean about =
        label.equals("prep")
            && scene.token(head).isVerb()
            && Set.of("for", "on", "about").contains(token.lemma());
    boolean complement =
        about
            || token.tag().equals("VB")
            || label.equals("ccomp")
            || label.equals("pcomp")
            || label.equals("dobj")
            || label.equals("pobj")
            || label.equals("acl")
            || label.equals("nsubjpass")
            || label.equals("csubjpass");
    // "Signed an agreement establishing relations": what it does is done, unlike "agreed to".
    boolean establishes = label.equals("acl") && token.tag().equals("VBG");
    // "The agreement, signed in Geneva": it was agreed on, and is no plan to sign.
    boolean signed = label.equals("acl") && in(at, "sign");
    boolean effected = in(head, "agreement") && (establishes || signed || in(at, "agreement"));
    // "Parliament voted to declare war": by its vote it did.
    effected |= scene.token(head).lemma().equals("vote") && in(at, "declare");
    if (in(head, "planning") && complement && !effected && !(nominal && label.equals("acl"))) {
      verdict.may(Modality.PLANNED, head);
    } else if (label.equals("xcomp")
        && scene.token(head).lemma().equals("be")
        && isInfinitive(at)
        && !isOrdinal(head, at)) {
      // "Both legations are to reopen": a plan.
      verdict.may(Modality.PLANNED, head);
    } else if (label.equals("acl") && isInfinitive(at) && in(head, "deadline")) {
      // "Were given a week to close": an order.
      verdict.may(Modality.PLANNED, head);
    } else if (label.equals("dobj") && in(head, "proclaim") && isOfMission(at)) {
      // "Announced the closure of its embassy": of an embassy that is a plan.
      verdict.may(Modality.PLANNED, head);
    } else if (in(head, "possibility")) {
      int decision = decidedAgainst(head);
      if (decision >= 0) {
        verdict.deny(decision);
      }
      if (label.equals("ccomp") && verdict.modality == Modality.PLANNED) {
        // "Warned that it would close its embassy": no more than a possibility.
        verdict.modality = Modality.ASSERTED;
      }
      verdict.may(Modality.POSSIBLE, head);
    } else if (in(head, "refusal")) {
      refused(head, verdict);
    }
    boolean shares =
        scene.token(head).isVerb()
            && (label.equals("xcomp")
                || label.equals("dobj")
                || label.equals("pobj")
                || label.equals("nsubjpass")
                || label.equals("acomp"));
    if (shares) {
      if (!in(head, "planning") || isStative(head)) {
        deny(negation(head), verdict);
      }
      int modal = modal(head);
      if (modal >= 0) {
        verdict.may(force(head, modal), modal);
      }
    }
    if (label.equals("xcomp") && hasYet(head)) {
      // "Have yet to exchange ambassadors"
      verdict.deny(head);
    }
  }

  /** "Considered recognising it but decided not to"; -1 where nothing was decided. */
  private int decidedAgainst(int verb) {
    for (int later : graph.dependents(verb, "conj")) {
      if (!scene.token(later).isVerb() || !in(later, "planning")) {
        continue;
      }
      for (int i = later + 1; i < Math.min(graph.size(), later + 3); i++) {
        if (Set.of("not", "against").contains(scene.token(i).lemma())) {
          return i;
        }
      }
    }
    return -1;
  }

  private boolean isOfMission(int noun) {
    return graph.dependents(noun, "of").stream()
        .anyMatch(of -> scene.term(of) instanceof Term.MissionKind);
  }

  /** "Did not refuse to recognise": two negations leave open what happened. */
  private void refused(int head, Verdict verdict) {
    int denied = negation(head);
    if (denied >= 0 && !scene.token(head).lemma().equals("without")) {
      verdict.may(Modality.POSSIBLE, denied);
    } else {
      verdict.deny(head);
    }
  }

  private static void deny(int word, Verdict verdict) {
    if (word >= 0) {
      verdict.deny(word);
    }
  }

  /** "Has no plans to", "did not intend to": a plan that is denied is no plan. */
  private boolean isStative(int head) {
    return in(head, "intent");
  }

  private boolean hasYet(int verb) {
    return Set.of("have", "be").contains(scene.token(verb).lemma())
        && graph.treeChildren(verb).stream().anyMatch(c -> scene.token(c).lemma().equals("yet"));
  }

  /**
   * An adverbial clause: what is done "without" or "instead of" it did not happen, and an
   * infinitive says what for.
   */
  private boolean adverbial(int at, int head, Verdict verdict) {
    boolean infinitive = isInfinitive(at);
    for (String label : List.of("obj", "obj2")) {
      for (int object : graph.dependents(head, label)) {
        if (infinitive && in(object, "deadline")) {
          // "Were given a week to close": an order.
          verdict.may(Modality.PLANNED, object);
          return false;
        }
      }
    }
    if (infinitive && in(head, "planning")) {
      verdict.may(Modality.PLANNED, head);
      return true;
    }
    if (infinitive && in(head, "refusal") && !CEASING.contains(scene.token(head).lemma())) {
      verdict.deny(head);
      return true;
    }
    if (infinitive && in(head, "possibility")) {
      verdict.may(Modality.POSSIBLE, head);
      return true;
    }
    return false;
  }

  /**
   * What is said of an act that is the subject: "the opening was postponed", "attempts to establish
   * relations failed", "recognition did not follow".
   */
  private boolean predicate(int head, Verdict verdict) {
    if (in(head, "refusal")) {
      refused(head, verdict);
      return false;
    }
    for (int attribute : graph.dependents(head, "attr")) {
      if (in(attribute, "refusal")) {
        verdict.deny(attribute);
        return false;
      }
      if (in(attribute, "possibility") || in(attribute, "topic")) {
        verdict.may(Modality.POSSIBLE, attribute);
        return false;
      }
    }
    if (in(head, "occurrence")) {
      deny(negation(head), verdict);
      int modal = modal(head);
      if (modal >= 0) {
        verdict.may(force(head, modal), modal);
      }
    }
    return false;
  }

  /**
   * Whether an act is only spoken of: "would have declared war" did not happen and was not planned;
   * "negotiations for the establishment of relations" and "the question of recognition" do not say
   * that there was any; "wished to establish relations" is no plan; "a government that can be
   * recognised" tells what kind of government; and "not accredited solely to Peru" does not say
   * whether anybody was.
   */
  boolean isMere(int act) {
    Token token = scene.token(act);
    if (isWished(act) || isKind(act) || isExclusive(act)) {
      return true;
    }
    if (token.isVerb()) {
      boolean would = false;
      boolean have = false;
      for (int child : graph.treeChildren(act)) {
        Token auxiliary = scene.token(child);
        if (auxiliary.label().startsWith("aux")) {
          would |= Set.of("would", "could", "might").contains(auxiliary.lemma());
          have |= auxiliary.lemma().equals("have");
        }
      }
      return (would && have) || isTalkedOf(act);
    }
    int preposition = token.head();
    if (preposition < 0 || !isTopic(token)) {
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

  /** "Talks on establishing relations": nobody says that they were. */
  private boolean isTalkedOf(int act) {
    int preposition = scene.token(act).label().equals("pcomp") ? scene.token(act).head() : -1;
    int noun = preposition < 0 ? -1 : scene.token(preposition).head();
    return noun >= 0
        && scene.token(noun).isNoun()
        && Set.of("of", "on", "for", "over", "about").contains(scene.token(preposition).lemma())
        && in(noun, "topic");
  }

  /** What stands behind a preposition, or behind a participle that does its work: "concerning". */
  private boolean isTopic(Token token) {
    return token.label().equals("pobj")
        || (token.label().equals("dobj") && scene.token(token.head()).label().equals("acl"));
  }

  /** "A government which can be recognised": any such one. */
  private boolean isKind(int act) {
    Token token = scene.token(act);
    int modal = modal(act);
    return token.label().equals("relcl")
        && modal >= 0
        && Set.of("can", "could").contains(scene.token(modal).lemma())
        && graph.treeChildren(token.head()).stream()
            .anyMatch(child -> Set.of("a", "an", "any").contains(scene.token(child).lemma()));
  }

  /** "No minister was accredited solely to Peru": what is denied is that it was to nobody else. */
  private boolean isExclusive(int act) {
    if (negation(act) < 0) {
      return false;
    }
    for (int i = act + 1; i < graph.size(); i++) {
      if (EXCLUSIVE.contains(scene.token(i).lemma()) && graph.isBelow(i, act)) {
        return true;
      }
    }
    return false;
  }

  /** "Wished to establish relations", "a desire to resume them". */
  private boolean isWished(int act) {
    int head = scene.token(act).head();
    return head >= 0
        && Set.of("xcomp", "acl", "dobj", "ccomp").contains(scene.token(act).label())
        && in(head, "wish")
        && (scene.token(act).isVerb() || scene.token(act).label().equals("dobj"));
  }

  private boolean isPast(int verb) {
    return scene.token(verb).tag().equals("VBD")
        || graph.treeChildren(verb).stream()
            .anyMatch(child -> Set.of("was", "were", "had").contains(scene.token(child).form()));
  }

  /** "Was the first state to open an embassy": what it was the first to do it did. */
  private boolean isOrdinal(int be, int infinitive) {
    return scene.graph().dependents(be, "attr").stream()
        .anyMatch(state -> state < infinitive && scene.is(state, Kinds.ORDINAL));
  }

  private boolean isMarked(int verb) {
    return graph.treeChildren(verb).stream()
        .anyMatch(child -> child < verb && scene.token(child).lemma().equals("that"));
  }

  private boolean isInfinitive(int verb) {
    return graph.treeChildren(verb).stream().anyMatch(c -> scene.token(c).tag().equals("TO"));
  }

  private boolean in(int node, String name) {
    return scene.inClass(node, name);
  }

  private boolean isUntil(int act, int date) {
    return graph.treeChildren(act).stream()
            .anyMatch(child -> scene.token(child).lemma().equals("until") && child < date)
        || graph.dependents(act, "until").contains(date);
  }

  /** "Were not established until independence": what came only then came. */
  boolean cameUntil(int act) {
    boolean did =
        graph.treeChildren(act).stream().anyMatch(c -> scene.token(c).form().equals("did"));
    return scene.token(act).isVerb()
        && (did || isPast(act))
        && negation(act) >= 0
        && graph.dependents(act, "until").stream()
            .anyMatch(when -> when > act && scene.token(when).isNoun());
  }

  // ---- words of negation and auxiliaries

  /** The word that denies a verb or a noun; -1 for none. */
  private int negation(int node) {
    for (int child : graph.treeChildren(node)) {
      if (isNegation(node, child)) {
        return child;
      }
      if (scene.token(child).label().startsWith("aux")) {
        // "Did not, after all, withdraw": the parser may hang "not" on "did".
        for (int below : graph.treeChildren(child)) {
          if (isNegation(child, below)) {
            return below;
          }
        }
      }
    }
    int head = scene.token(node).head();
    for (int i = head; head >= 0 && scene.token(node).label().equals("conj") && i < node; i++) {
      if (scene.token(i).lemma().equals("nor")) {
        return i;
      }
    }
    // "Neither state severed relations", "none of them recognised it".
    for (int subject : graph.dependents(node, graph.isPassive(node) ? "obj" : "subj")) {
      int nobody = nobody(subject);
      if (nobody >= 0 && subject < node) {
        return nobody;
      }
    }
    // "There is no treaty between them": what there is stands as the attribute.
    String denied = graph.has(node, "expl") ? "attr" : "obj";
    for (int object : graph.dependents(node, denied)) {
      if (object > node - 4) {
        for (int child : graph.treeChildren(object)) {
          if (scene.token(child).lemma().equals("no")) {
            return child;
          }
        }
      }
    }
    return -1;
  }

  private boolean isNegation(int node, int child) {
    String lemma = scene.token(child).lemma();
    if (scene.token(child).label().equals("neg") || lemma.equals("never") || lemma.equals("nor")) {
      // "Not only": no negation.
      boolean only = child + 1 < graph.size() && scene.token(child + 1).lemma().equals("only");
      return !only;
    }
    return lemma.equals("no") && scene.token(node).isNoun();
  }

  private int nobody(int subject) {
    if (NOBODY.contains(scene.token(subject).lemma())) {
      return subject;
    }
    for (int child : graph.treeChildren(subject)) {
      if (child < subject && NOBODY.contains(scene.token(child).lemma())) {
        return child;
      }
    }
    return -1;
  }

  /** The auxiliary that says that an act is not a fact; -1 for none. */
  private int modal(int verb) {
    for (int child : graph.treeChildren(verb)) {
      Token token = scene.token(child);
      // "Ordered that an embassy be opened": the bare "be" is a subjunctive.
      boolean bare = token.label().equals("auxpass") && token.form().equals("be");
      if (bare
          && graph.treeChildren(verb).stream()
              .noneMatch(c -> scene.token(c).label().equals("aux"))) {
        return child;
      }
      if (token.label().startsWith("aux")
          && Set.of(
                  "will", "shall", "'ll", "would", "may", "might", "could", "can", "should", "must")
              .contains(token.lemma())) {
        return child;
      }
    }
    return -1;
  }

  /** With what force an auxiliary says a verb. */
  private Modality force(int verb, int auxiliary) {
    return switch (scene.token(auxiliary).lemma()) {
      case "would" -> {
        boolean have =
            graph.treeChildren(verb).stream().anyMatch(c -> scene.token(c).lemma().equals("have"));
        // "Would open" reports a plan, unless it hangs on a condition.
        yield have || isConditional(verb) ? Modality.POSSIBLE : Modality.PLANNED;
      }
      case "may", "might", "could", "can", "should", "must" -> Modality.POSSIBLE;
      default -> Modality.PLANNED;
    };
  }

  private boolean isConditional(int verb) {
    return graph.treeChildren(verb).stream()
        .anyMatch(child -> scene.token(child).label().equals("advcl") && condition(child) >= 0);
  }
}
