package org.chancery.reading.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Undoes mistakes of the parser: "was elevated to" is a passive, not an adjective, and "as
 * Ambassador" says what somebody was appointed, not what the state is that appointed him.
 */
public final class Repairs {

  /** What is done to agreements and never to states. */
  private static final Set<String> SIGNED =
      Set.of("sign", "conclude", "ratify", "initial", "finalize", "negotiate");

  /** What relations undergo, and states do not. */
  private static final Set<String> RELATED =
      Set.of(
          "establish",
          "reestablish",
          "sever",
          "resume",
          "restore",
          "renew",
          "normalize",
          "interrupt",
          "suspend",
          "break",
          "lapse",
          "cease",
          "begin",
          "date");

  /** What is done to missions and never to a day. */
  private static final Set<String> RANKED =
      Set.of(
          "raise",
          "elevate",
          "upgrade",
          "downgrade",
          "lower",
          "close",
          "open",
          "reopen",
          "abolish",
          "promote",
          "convert",
          "transform",
          "move",
          "transfer",
          "relocate");

  private static final Set<String> AGREEMENTS =
      Set.of("treaty", "agreement", "convention", "protocol", "pact", "memorandum", "accord");

  /** The words for envoys; a title of several words has the lemma of the first of these. */
  private static final Set<String> OFFICES =
      Set.of(
          "ambassador",
          "minister",
          "envoy",
          "chargé",
          "consul",
          "agent",
          "representative",
          "commissioner");

  private final Predicate<String> isVerb;

  /**
   * @param isVerb whether a lemma is a verb that rules ask for
   */
  public Repairs(Predicate<String> isVerb) {
    this.isVerb = isVerb;
  }

  /**
   * The tokens with every such adjective made the head of its clause, and "as" put under its verb.
   */
  public List<Token> repair(List<Token> tokens) {
    List<Token> repaired = new ArrayList<>(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = repaired.get(i);
      if (token.isVerb() && token.lemma().endsWith("ed")) {
        // NLP4J leaves some participles as they are.
        String lemma =
            token.lemma().equalsIgnoreCase(token.form()) ? verb(token.form()) : known(token.form());
        if (lemma != null) {
          repaired.set(
              i,
              new Token(
                  token.span(), token.form(), lemma, token.tag(), token.head(), token.label()));
        }
        continue;
      }
      int copula = token.head();
      if (isSecondParticiple(repaired, i)) {
        String second = known(token.form());
        if (second != null) {
          // "Were severed in 1941 and reestablished in 1945"
          repaired.set(
              i, new Token(token.span(), token.form(), second, "VBN", token.head(), "conj"));
        }
        continue;
      }
      if (!token.label().equals("acomp")
          || copula < 0
          || !repaired.get(copula).lemma().equals("be")) {
        continue;
      }
      String lemma = known(token.form());
      if (lemma != null) {
        promote(repaired, i, copula, lemma);
      }
    }
    for (int i = 0; i < repaired.size(); i++) {
      liftFromComma(repaired, i);
      liftFromDate(repaired, i);
      liftFromAuxiliary(repaired, i);
    }
    for (int i = 0; i < repaired.size(); i++) {
      raiseFinite(repaired, i);
    }
    for (int i = 1; i < repaired.size(); i++) {
      takeFrontedPhrase(repaired, i);
      lowerOffice(repaired, i);
      lowerLaterOffice(repaired, i);
      makePredicate(repaired, i);
      lowerResident(repaired, i);
      raiseDistributed(repaired, i);
      joinObjects(repaired, i);
      joinVerbs(repaired, i);
      giveSubject(repaired, i);
      raiseRelative(repaired, i);
      joinMissions(repaired, i);
      joinAgreements(repaired, i);
      raiseSeat(repaired, i);
      raiseObject(repaired, i);
      lowerTarget(repaired, i);
      lowerRole(repaired, i);
      detachParticiple(repaired, i);
      splitRoots(repaired, i);
      raisePassive(repaired, i);
      raiseUnwelcome(repaired, i);
    }
    for (int i = 0; i < repaired.size(); i++) {
      root(repaired, i);
    }
    return repaired;
  }

  /**
   * A word without a head is a root, whatever it was before its head was moved; and one that
   * several repairs have hung below itself becomes one, so that whoever walks upwards arrives.
   */
  private static void root(List<Token> tokens, int word) {
    int above = tokens.get(word).head();
    for (int steps = 0; steps < tokens.size() && above >= 0 && above != word; steps++) {
      above = tokens.get(above).head();
    }
    Token token = tokens.get(word);
    boolean hangsOnItself = above == word;
    if (hangsOnItself || (token.head() < 0 && !token.label().equals("root"))) {
      tokens.set(word, attached(token, -1, "root"));
    }
  }

  /**
   * "Bassett, commissioned to Haiti, was also accredited to Cuba", "Bassett, commissioned to Haiti,
   * presented his credentials": the finite verb is that of the clause, and the participle before it
   * stands beside the subject. A clause that modifies a verb cannot be a finite one without a
   * subject, and two verbs are not coordinated without a word for it.
   */
  private static void raiseFinite(List<Token> tokens, int verb) {
    Token token = tokens.get(verb);
    int auxiliary = dependent(tokens, verb, Set.of("aux", "auxpass"));
    boolean finite =
        auxiliary >= 0
            ? Set.of("VBD", "VBZ", "VBP", "MD").contains(tokens.get(auxiliary).tag())
            : token.tag().equals("VBD");
    if (!finite || dependent(tokens, verb, Set.of("nsubj", "nsubjpass")) >= 0) {
      return;
    }
    int participle = token.head();
    if (participle < 0 || participle >= verb || !isBeside(tokens, participle, verb)) {
      return;
    }
    int subject = dependent(tokens, participle, Set.of("nsubj"));
    Token first = tokens.get(participle);
    boolean passive = auxiliary >= 0 && token.tag().equals("VBN");
    tokens.set(verb, attached(token, first.head(), first.label()));
    tokens.set(participle, tagged(attached(first, subject, "acl"), "VBN"));
    tokens.set(subject, attached(tokens.get(subject), verb, passive ? "nsubjpass" : "nsubj"));
  }

  /** Whether a participle without an auxiliary stands between commas behind its subject. */
  private static boolean isBeside(List<Token> tokens, int participle, int verb) {
    Token first = tokens.get(participle);
    String label = tokens.get(verb).label();
    boolean joined =
        switch (label) {
          case "acl" -> Set.of("VBN", "VBD").contains(first.tag());
          case "conj" ->
              first.tag().equals("VBN")
                  && dependent(tokens, participle, Set.of("cc")) < 0
                  && tokens.get(verb - 1).form().equals(",");
          default -> false;
        };
    int subject = dependent(tokens, participle, Set.of("nsubj"));
    int comma = commaBefore(tokens, participle);
    return joined
        && subject >= 0
        && subject < comma
        && dependent(tokens, participle, Set.of("aux", "auxpass")) < 0;
  }

  /** The comma before a word and the adverbs that belong to it; -1 for none. */
  private static int commaBefore(List<Token> tokens, int word) {
    int before = word - 1;
    while (before > 0 && tokens.get(before).tag().startsWith("RB")) {
      before--;
    }
    return before >= 0 && tokens.get(before).form().equals(",") ? before : -1;
  }

  private static int dependent(List<Token> tokens, int head, Set<String> labels) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).head() == head && labels.contains(tokens.get(i).label())) {
        return i;
      }
    }
    return -1;
  }

  private static Token tagged(Token token, String tag) {
    return new Token(token.span(), token.form(), token.lemma(), tag, token.head(), token.label());
  }

  /** "On May 4, 1950, when …": a clause hangs on the verb that its comma hangs on. */
  private static void liftFromComma(List<Token> tokens, int dependent) {
    Token token = tokens.get(dependent);
    int head = token.head();
    if (head >= 0 && tokens.get(head).label().equals("punct") && tokens.get(head).head() >= 0) {
      tokens.set(dependent, attached(token, tokens.get(head).head(), token.label()));
    }
  }

  /** An adjective beside a passive that may be one more: "severed … and reestablished". */
  private static boolean isSecondParticiple(List<Token> tokens, int adjective) {
    Token token = tokens.get(adjective);
    int first = token.head();
    return token.tag().equals("JJ")
        && token.label().equals("conj")
        && first >= 0
        && first < adjective
        && tokens.get(first).tag().equals("VBN")
        && tokens.stream().anyMatch(t -> t.head() == first && t.label().equals("auxpass"));
  }

  /** "On May 4, 1950, when …": what was done then hangs on the verb and not on the day. */
  private static void liftFromDate(List<Token> tokens, int verb) {
    Token token = tokens.get(verb);
    int day = token.head();
    boolean clause = token.isVerb() && Set.of("advcl", "relcl").contains(token.label());
    if (!clause || day < 0 || day > verb || !isFigure(tokens.get(day))) {
      return;
    }
    boolean when = tokens.stream().anyMatch(t -> t.head() == verb && t.lemma().equals("when"));
    int preposition = tokens.get(day).label().equals("pobj") ? tokens.get(day).head() : -1;
    int main = preposition < 0 ? -1 : tokens.get(preposition).head();
    boolean same = preposition >= 0 && Set.of("on", "in").contains(tokens.get(preposition).lemma());
    if (when && same && main >= 0 && tokens.get(main).isVerb()) {
      tokens.set(verb, attached(token, main, "advcl"));
    }
  }

  /** "These posts were all closed": what the parser hangs on "were" is what was closed. */
  private static void liftFromAuxiliary(List<Token> tokens, int subject) {
    Token token = tokens.get(subject);
    int be = token.head();
    if (be >= 0
        && token.label().equals("nsubj")
        && tokens.get(be).label().equals("auxpass")
        && tokens.get(be).head() >= 0) {
      tokens.set(subject, attached(token, tokens.get(be).head(), "nsubjpass"));
    }
  }

  /**
   * "Lifted the ban in 1992 and on May 4, 1993, opened an embassy": what "and" joins are the verbs,
   * and the phrase after it opens the second of them.
   */
  private static void takeFrontedPhrase(List<Token> tokens, int verb) {
    Token second = tokens.get(verb);
    int first = second.head();
    if (!second.isVerb() || !second.label().equals("conj") || first < 0 || first > verb) {
      return;
    }
    int last = verb - 1;
    while (last > first && tokens.get(last).label().equals("punct")) {
      last--;
    }
    int phrase = last;
    while (phrase > first
        && !(tokens.get(phrase).label().equals("conj") && tokens.get(phrase).tag().equals("IN"))) {
      phrase--;
    }
    if (phrase <= first + 1 || !tokens.get(phrase - 1).label().equals("cc")) {
      return;
    }
    for (int i = phrase + 1; i <= last; i++) {
      if (tokens.get(i).head() < phrase) {
        return;
      }
    }
    tokens.set(phrase, attached(tokens.get(phrase), verb, "prep"));
  }

  /** "Peru appointed Juan Soto as Ambassador": the office hangs on the verb, not on Peru. */
  private static void lowerOffice(List<Token> tokens, int as) {
    Token token = tokens.get(as);
    int subject = token.head();
    if (!token.lemma().equals("as") || !token.label().equals("prep") || subject < 0) {
      return;
    }
    int verb = tokens.get(subject).head();
    if (subject < verb && verb < as && tokens.get(verb).isVerb()) {
      tokens.set(as, attached(token, verb, "prep"));
    }
    // "Confirmed John Smith as Minister": so it does where it hangs on whom the act is done to.
    String label = tokens.get(subject).label();
    if (verb >= 0 && verb < subject && label.equals("dobj") && tokens.get(verb).isVerb()) {
      tokens.set(as, attached(token, verb, "prep"));
    }
    if (label.equals("pobj") && verb >= 0 && tokens.get(verb).lemma().equals("of")) {
      int noun = tokens.get(verb).head();
      if (noun >= 0 && tokens.get(noun).isNoun() && tokens.get(subject).tag().startsWith("NNP")) {
        tokens.set(as, attached(token, noun, "prep"));
      }
    }
  }

  /** "Presented his credentials on May 4, 1950, as Ambassador": the parser takes "as" for "and". */
  private static void lowerLaterOffice(List<Token> tokens, int as) {
    Token token = tokens.get(as);
    int noun = token.head();
    if (!token.lemma().equals("as") || !token.label().equals("cc") || noun < 0 || noun > as) {
      return;
    }
    int verb = tokens.get(noun).head();
    boolean office = tokens.stream().anyMatch(t -> t.head() == as && OFFICES.contains(t.lemma()));
    if (office && verb >= 0 && tokens.get(verb).isVerb()) {
      tokens.set(as, attached(token, verb, "prep"));
    }
  }

  /** "Was commissioned Minister to Peru": what he was made, and not when or how. */
  private static void makePredicate(List<Token> tokens, int office) {
    Token token = tokens.get(office);
    int verb = token.head();
    boolean behind =
        OFFICES.contains(token.lemma())
            && token.isNoun()
            && token.label().equals("npadvmod")
            && verb >= 0
            && verb < office
            && tokens.get(verb).isVerb();
    for (int i = verb + 1; behind && i < office; i++) {
      behind = tokens.get(i).head() == office;
    }
    if (behind) {
      tokens.set(office, attached(token, verb, "oprd"));
    }
  }

  /** "As the first resident U.S. Ambassador to Peru": a sort of ambassador, not of resident. */
  private static void lowerResident(List<Token> tokens, int resident) {
    Token token = tokens.get(resident);
    if (!token.lemma().equals("resident") || !token.isNoun()) {
      return;
    }
    int office = resident + 1;
    while (office < tokens.size()
        && !OFFICES.contains(tokens.get(office).lemma())
        && office - resident < 3) {
      office++;
    }
    if (office >= tokens.size()
        || !OFFICES.contains(tokens.get(office).lemma())
        || tokens.get(office).head() != resident) {
      return;
    }
    tokens.set(office, attached(tokens.get(office), token.head(), token.label()));
    tokens.set(
        resident, new Token(token.span(), token.form(), token.lemma(), "JJ", office, "amod"));
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).head() == resident) {
        tokens.set(i, attached(tokens.get(i), office, tokens.get(i).label()));
      }
    }
  }

  /** "Peru and Chile each named ministers": each did so, and nothing is said of named ministers. */
  private static void raiseDistributed(List<Token> tokens, int each) {
    int verb = each + 1;
    if (!tokens.get(each).lemma().equals("each")
        || verb >= tokens.size()
        || !Set.of("VBN", "VBD").contains(tokens.get(verb).tag())
        || !Set.of("amod", "nmod").contains(tokens.get(verb).label())) {
      return;
    }
    int object = tokens.get(verb).head();
    int subject = -1;
    for (int i = 0; i < each; i++) {
      int head = tokens.get(i).head();
      if (tokens.get(i).label().startsWith("nsubj") && (head == object || head == verb)) {
        subject = i;
      }
    }
    if (object < verb || subject < 0) {
      return;
    }
    Token noun = tokens.get(object);
    Token old = tokens.get(verb);
    tokens.set(
        verb, new Token(old.span(), old.form(), old.lemma(), "VBD", noun.head(), noun.label()));
    tokens.set(object, attached(noun, verb, "dobj"));
    tokens.set(subject, attached(tokens.get(subject), verb, "nsubj"));
    tokens.set(each, attached(tokens.get(each), verb, "advmod"));
  }

  /**
   * "Establishment of Relations and the Embassy": with an article, the second noun stands beside
   * the object of the first, not beside the act.
   */
  private static void joinObjects(List<Token> tokens, int noun) {
    Token token = tokens.get(noun);
    int act = token.head();
    if (!token.label().equals("conj")
        || act < 0
        || act > noun
        || !token.isNoun()
        || !tokens.get(act).isNoun()) {
      return;
    }
    boolean article = false;
    int object = -1;
    for (int i = act + 1; i < noun; i++) {
      Token each = tokens.get(i);
      article |= each.head() == noun && each.lemma().equals("the");
      boolean of = each.head() == act && each.lemma().equals("of");
      for (int j = i + 1; of && j < noun; j++) {
        if (tokens.get(j).head() == i && tokens.get(j).label().equals("pobj")) {
          object = j;
        }
      }
    }
    boolean bare = !tokens.get(act).label().equals("pobj") && tokens.get(act).head() < 0;
    if (article && object >= 0 && bare) {
      tokens.set(noun, attached(token, object, "conj"));
    }
  }

  /**
   * "Resumed relations with Syria and the Consulate was raised": a clause without a subject behind
   * a coordinated noun takes that noun.
   */
  private static void giveSubject(List<Token> tokens, int verb) {
    Token token = tokens.get(verb);
    int first = verb;
    boolean passive = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token child = tokens.get(i);
      if (child.head() != verb) {
        continue;
      }
      if (child.label().startsWith("nsubj") || child.label().startsWith("csubj")) {
        return;
      }
      if (child.label().equals("auxpass") || child.label().equals("aux")) {
        first = Math.min(first, i);
        passive |= child.label().equals("auxpass");
      }
    }
    // "An embassy in Lima and Peru has one": what stands right before a verb is its subject.
    boolean finite =
        Set.of("VBZ", "VBP", "VBD").contains(token.tag())
            && first == verb
            && !token.label().startsWith("aux");
    if (!(passive || finite) || first == 0) {
      return;
    }
    // The noun whose phrase ends where the clause begins, if it is the last of several.
    int noun = first - 1;
    while (tokens.get(noun).head() >= 0
        && tokens.get(noun).head() < noun
        && !tokens.get(noun).label().equals("conj")) {
      noun = tokens.get(noun).head();
    }
    Token subject = tokens.get(noun);
    int beside = subject.head();
    if (!subject.label().equals("conj")
        || !subject.isNoun()
        || beside < 0
        || !tokens.get(beside).label().equals("pobj")) {
      return;
    }
    int main = beside;
    while (main >= 0 && !tokens.get(main).isVerb()) {
      main = tokens.get(main).head();
    }
    if (main < 0 || main == verb) {
      return;
    }
    tokens.set(noun, attached(subject, verb, passive ? "nsubjpass" : "nsubj"));
    if (token.head() == noun || token.head() == beside) {
      tokens.set(verb, attached(token, main, "conj"));
    }
  }

  /** "Reopened in 1935, closed in 1937, then reestablished in 1948": verbs in a row. */
  private static void joinVerbs(List<Token> tokens, int verb) {
    Token token = tokens.get(verb);
    int head = token.head();
    if (token.label().equals("dep")
        && token.isVerb()
        && head >= 0
        && head < verb
        && tokens.get(head).isVerb()) {
      tokens.set(verb, attached(token, head, "conj"));
    }
  }

  /**
   * "Presented his credentials to President Prado as ambassador", "was received by President Prado
   * as ambassador": the office is the presenter's.
   */
  private static void lowerRole(List<Token> tokens, int as) {
    Token token = tokens.get(as);
    int noun = token.head();
    boolean office =
        as + 1 < tokens.size()
            && token.lemma().equals("as")
            && token.label().equals("prep")
            && tokens.stream()
                .anyMatch(
                    t -> t.head() == as && t.label().equals("pobj") && OFFICES.contains(t.lemma()));
    while (noun >= 0 && tokens.get(noun).label().equals("compound")) {
      noun = tokens.get(noun).head();
    }
    if (!office || noun < 0 || noun > as || !tokens.get(noun).label().equals("pobj")) {
      return;
    }
    int preposition = tokens.get(noun).head();
    int verb = preposition < 0 ? -1 : tokens.get(preposition).head();
    if (verb >= 0
        && tokens.get(verb).isVerb()
        && (tokens.get(preposition).lemma().equals("to")
            || (tokens.get(preposition).lemma().equals("by")
                && tokens.get(noun).tag().startsWith("NNP")))) {
      tokens.set(as, attached(token, verb, "prep"));
    }
  }

  /**
   * "Cuba has an embassy in Canberra, opened on D": what the parser takes for the main verb is a
   * participle on the noun before the comma.
   */
  private static void detachParticiple(List<Token> tokens, int verb) {
    Token token = tokens.get(verb);
    if (!Set.of("VBD", "VBN").contains(token.tag())
        || verb < 2
        || !tokens.get(verb - 1).form().equals(",")) {
      return;
    }
    int main = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Token child = tokens.get(i);
      if (child.head() == verb) {
        if (Set.of("nsubj", "nsubjpass", "dobj", "aux", "auxpass").contains(child.label())) {
          return;
        }
        if (i < verb && child.label().equals("ccomp") && child.isVerb()) {
          main = i;
        }
      }
    }
    if (main < 0) {
      return;
    }
    int noun = verb - 2;
    while (tokens.get(noun).head() > main
        && (tokens.get(noun).label().equals("pobj") || tokens.get(noun).label().equals("prep"))) {
      noun = tokens.get(noun).head();
    }
    if (!tokens.get(noun).isNoun() || noun <= main) {
      return;
    }
    tokens.set(main, attached(tokens.get(main), token.head(), token.label()));
    tokens.set(verb, new Token(token.span(), token.form(), token.lemma(), "VBN", noun, "acl"));
  }

  /**
   * "The embassy in Lima, closed since 2012, will reopen": of two roots the first is a participle
   * on the subject of the second.
   */
  private static void splitRoots(List<Token> tokens, int verb) {
    Token second = tokens.get(verb);
    if (second.head() >= 0 || !second.isVerb()) {
      return;
    }
    int first = -1;
    for (int i = 0; i < verb && first < 0; i++) {
      first = tokens.get(i).head() < 0 ? i : -1;
    }
    if (first < 2
        || !Set.of("VBD", "VBN").contains(tokens.get(first).tag())
        || commaBefore(tokens, first) < 0) {
      return;
    }
    int subject = -1;
    int start = verb;
    boolean passive = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token child = tokens.get(i);
      if (child.head() == first) {
        if (Set.of("nsubj", "nsubjpass").contains(child.label()) && i < first) {
          subject = i;
        } else if (Set.of("aux", "auxpass", "dobj").contains(child.label())) {
          return;
        }
      } else if (child.head() == verb) {
        if (child.label().startsWith("nsubj")) {
          return;
        }
        passive |= child.label().equals("auxpass");
        start = child.label().startsWith("aux") ? Math.min(start, i) : start;
      }
    }
    if (subject < 0 || !tokens.get(start - 1).form().equals(",")) {
      return;
    }
    tokens.set(first, tagged(attached(tokens.get(first), subject, "acl"), "VBN"));
    tokens.set(subject, attached(tokens.get(subject), verb, passive ? "nsubjpass" : "nsubj"));
  }

  /**
   * "The treaty of friendship with Peru, which was signed in 1850": what is signed is no state, so
   * the clause belongs to the noun above its name.
   */
  private static void raiseRelative(List<Token> tokens, int verb) {
    Token token = tokens.get(verb);
    int noun = token.head();
    boolean relative =
        noun >= 0
            && noun < verb
            && token.label().equals("relcl")
            && tokens.stream()
                .anyMatch(t ->
                    t.head() == verb && t.label().startsWith("nsubj") && t.tag().equals("WDT"));
    if (!relative) {
      return;
    }
    boolean ofMission = RANKED.contains(token.lemma()) || becomesMission(tokens, verb);
    if (ofMission && isSeat(tokens, noun)) {
      // "The consulate in Callao, which was closed": not the town was.
      tokens.set(verb, attached(token, tokens.get(tokens.get(noun).head()).head(), "relcl"));
      return;
    }
    if (ofMission && isFigure(tokens.get(noun))) {
      // "A consulate in Port Vila in 1978, which was upgraded": not the year was.
      int mission = nearest(tokens, noun, Set.of("embassy"));
      if (mission >= 0) {
        tokens.set(verb, attached(token, mission, "relcl"));
      }
      return;
    }
    int relations = ownerOfPair(tokens, noun);
    if (relations >= 0 && RELATED.contains(token.lemma())) {
      tokens.set(verb, attached(token, relations, "relcl"));
      return;
    }
    if (!SIGNED.contains(token.lemma())) {
      return;
    }
    int above = noun;
    while (above >= 0
        && (tokens.get(above).tag().startsWith("NNP")
            || !tokens.get(above).isNoun()
            || tokens.get(above).label().equals("pobj"))
        && Set.of("pobj", "prep", "conj").contains(tokens.get(above).label())) {
      above = tokens.get(above).head();
    }
    if (above >= 0 && above != noun && tokens.get(above).isNoun()) {
      tokens.set(verb, attached(token, above, "relcl"));
    }
  }

  /** "Which became a consulate general": what becomes a mission was one. */
  private static boolean becomesMission(List<Token> tokens, int verb) {
    return tokens.get(verb).lemma().equals("become")
        && tokens.stream()
            .anyMatch(
                t -> t.head() == verb && t.label().equals("attr") && t.lemma().equals("embassy"));
  }

  /** "Relations between Peru and Chile, which lapsed": the relations did; -1 for no such noun. */
  private static int ownerOfPair(List<Token> tokens, int name) {
    int first = tokens.get(name).label().equals("conj") ? tokens.get(name).head() : name;
    int preposition =
        first >= 0 && tokens.get(first).label().equals("pobj") ? tokens.get(first).head() : -1;
    int noun =
        preposition >= 0 && Set.of("between", "with").contains(tokens.get(preposition).lemma())
            ? tokens.get(preposition).head()
            : -1;
    boolean relations =
        noun >= 0
            && tokens.get(name).tag().startsWith("NNP")
            && Set.of("relation", "relations", "tie", "ties").contains(tokens.get(noun).lemma());
    return relations ? noun : -1;
  }

  /** Whether a noun is the town in which the one mission before it stands. */
  private static boolean isSeat(List<Token> tokens, int noun) {
    int preposition = tokens.get(noun).label().equals("pobj") ? tokens.get(noun).head() : -1;
    int mission =
        preposition >= 0 && Set.of("in", "at").contains(tokens.get(preposition).lemma())
            ? tokens.get(preposition).head()
            : -1;
    return mission >= 0
        && tokens.get(mission).lemma().equals("embassy")
        && tokens.get(mission).tag().equals("NN");
  }

  private static boolean isFigure(Token token) {
    return token.form().chars().anyMatch(Character::isDigit);
  }

  private static int nearest(List<Token> tokens, int before, Set<String> lemmas) {
    int found = before - 1;
    while (found >= 0 && !lemmas.contains(tokens.get(found).lemma())) {
      found--;
    }
    return found;
  }

  /**
   * "An embassy in Canberra, opened in 2008, and a consulate-general in Sydney": the second mission
   * stands beside the first, not beside the year.
   */
  private static void joinMissions(List<Token> tokens, int mission) {
    Token token = tokens.get(mission);
    int head = token.head();
    if (!token.lemma().equals("embassy")
        || !Set.of("appos", "conj").contains(token.label())
        || head < 0
        || head > mission
        || tokens.get(head).lemma().equals("embassy")) {
      return;
    }
    int and = mission - 1;
    while (and > 0 && Set.of("DT", "JJ", "CD").contains(tokens.get(and).tag())) {
      and--;
    }
    boolean behind =
        and > 0
            && tokens.get(and).lemma().equals("and")
            && Set.of(",", ")").contains(tokens.get(and - 1).form());
    int first = behind ? nearest(tokens, and, Set.of("embassy", "ambassador")) : -1;
    if (first >= 0) {
      tokens.set(mission, attached(token, first, "conj"));
    }
  }

  /**
   * "Signed a claims convention on D, and a treaty of commerce on E": the second stands beside the
   * first, not beside the day.
   */
  private static void joinAgreements(List<Token> tokens, int noun) {
    Token token = tokens.get(noun);
    int day = token.head();
    int article = noun - 1;
    while (article > 0 && Set.of("NN", "JJ", "NNP", "VBN").contains(tokens.get(article).tag())) {
      article--;
    }
    boolean beside =
        AGREEMENTS.contains(token.lemma())
            && token.label().equals("appos")
            && day >= 0
            && AGREEMENTS.contains(tokens.get(day).lemma())
            && article > 0
            && tokens.get(article).tag().equals("DT")
            && tokens.get(article - 1).lemma().equals("and");
    if (beside) {
      // "Signed a trade agreement in 1997 and an agreement on culture in 2003"
      tokens.set(noun, attached(token, day, "conj"));
      return;
    }
    if (!AGREEMENTS.contains(token.lemma())
        || !Set.of("appos", "conj").contains(token.label())
        || day < 0
        || day > noun
        || !tokens.get(day).label().equals("pobj")) {
      return;
    }
    int preposition = tokens.get(day).head();
    int first = preposition < 0 ? -1 : tokens.get(preposition).head();
    boolean dated =
        isFigure(tokens.get(day)) || Set.of("monday", "june").contains(tokens.get(day).lemma());
    if (dated && first >= 0 && tokens.get(first).isVerb()) {
      first = nearest(tokens, preposition, AGREEMENTS);
    }
    if (dated && first >= 0 && AGREEMENTS.contains(tokens.get(first).lemma())) {
      tokens.set(noun, attached(token, first, "conj"));
    }
  }

  /** "Had broken off theirs": what stands behind a particle is the object of its verb. */
  private static void raiseObject(List<Token> tokens, int object) {
    Token token = tokens.get(object);
    int particle = token.head();
    if (particle >= 0
        && particle < object
        && token.label().equals("pobj")
        && tokens.get(particle).label().equals("prt")
        && tokens.get(particle).head() >= 0
        && tokens.get(tokens.get(particle).head()).isVerb()) {
      tokens.set(object, attached(token, tokens.get(particle).head(), "dobj"));
    }
  }

  /** "The Embassy of Chad in Lima": what is in Lima is the embassy. */
  private static void raiseSeat(List<Token> tokens, int in) {
    Token token = tokens.get(in);
    int owner = token.head();
    if (!Set.of("in", "at").contains(token.lemma())
        || !token.label().equals("prep")
        || owner < 1
        || owner > in
        || !tokens.get(owner).label().equals("pobj")) {
      return;
    }
    int of = tokens.get(owner).head();
    int post = of < 0 || !tokens.get(of).lemma().equals("of") ? -1 : tokens.get(of).head();
    if (post >= 0 && Set.of("embassy", "ambassador").contains(tokens.get(post).lemma())) {
      tokens.set(in, attached(token, post, "prep"));
    }
  }

  /** "Raised its mission to Embassy": a rank is no verb. */
  private static void lowerTarget(List<Token> tokens, int rank) {
    Token token = tokens.get(rank);
    int to = rank - 1;
    if (to < 0
        || !token.tag().equals("VB")
        || !token.lemma().equals("embassy")
        || token.head() < 0
        || tokens.get(to).head() != rank
        || !tokens.get(to).lemma().equals("to")) {
      return;
    }
    Token preposition = tokens.get(to);
    tokens.set(
        to,
        new Token(
            preposition.span(),
            preposition.form(),
            preposition.lemma(),
            "IN",
            token.head(),
            "prep"));
    int level = levelBehind(tokens, rank);
    tokens.set(
        rank,
        level < 0
            ? new Token(token.span(), token.form(), token.lemma(), "NN", to, "pobj")
            : new Token(token.span(), token.form(), token.lemma(), "NN", level, "compound"));
    if (level >= 0) {
      tokens.set(level, attached(tokens.get(level), to, "pobj"));
    }
    for (int i = rank + 1; i < tokens.size(); i++) {
      Token child = tokens.get(i);
      boolean below = child.head() == rank || (level >= 0 && child.head() == level);
      if (below && i != level && child.label().equals("prep")) {
        tokens.set(i, attached(child, token.head(), "prep"));
      }
    }
  }

  /** "To Embassy rank": the noun of which the mission is taken to be the verb, or -1. */
  private static int levelBehind(List<Token> tokens, int rank) {
    int level = rank + 1;
    boolean object =
        level < tokens.size()
            && tokens.get(level).head() == rank
            && Set.of("status", "rank", "level").contains(tokens.get(level).lemma());
    return object ? level : -1;
  }

  /** "When has been accredited Envoy of Greece": the participle is the verb of its clause. */
  private static void raisePassive(List<Token> tokens, int participle) {
    Token token = tokens.get(participle);
    int noun = token.head();
    boolean passive =
        token.tag().equals("VBN")
            && noun > participle
            && Set.of("nmod", "amod").contains(token.label())
            && tokens.stream().anyMatch(t -> t.head() == participle && t.label().equals("auxpass"));
    if (!passive) {
      return;
    }
    Token office = tokens.get(noun);
    int above = office.head();
    boolean under = above >= 0 && !tokens.get(above).isVerb();
    tokens.set(participle, attached(token, above, under ? "relcl" : "advcl"));
    tokens.set(noun, attached(office, participle, "oprd"));
  }

  /** "Declared the ambassador, Kang Chol, persona non grata": said of him by the verb. */
  private static void raiseUnwelcome(List<Token> tokens, int unwelcome) {
    Token token = tokens.get(unwelcome);
    if (!token.lemma().equals("unwelcome") || !token.label().equals("appos")) {
      return;
    }
    int verb = token.head();
    while (verb >= 0 && !tokens.get(verb).isVerb()) {
      verb = tokens.get(verb).head();
    }
    if (verb < 0 || !tokens.get(verb).lemma().equals("declare")) {
      return;
    }
    tokens.set(unwelcome, attached(token, verb, "oprd"));
    for (int i = unwelcome + 1; i < tokens.size(); i++) {
      Token child = tokens.get(i);
      if (child.head() == unwelcome && child.label().equals("prep")) {
        tokens.set(i, attached(child, verb, "prep"));
      }
    }
  }

  private static Token attached(Token token, int head, String label) {
    return new Token(token.span(), token.form(), token.lemma(), token.tag(), head, label);
  }

  private static void promote(List<Token> tokens, int participle, int copula, String lemma) {
    Token be = tokens.get(copula);
    Token old = tokens.get(participle);
    for (int j = 0; j < tokens.size(); j++) {
      Token child = tokens.get(j);
      if (child.head() == copula && j != participle) {
        String label = child.label().equals("nsubj") ? "nsubjpass" : child.label();
        tokens.set(
            j,
            new Token(child.span(), child.form(), child.lemma(), child.tag(), participle, label));
      }
    }
    tokens.set(participle, new Token(old.span(), old.form(), lemma, "VBN", be.head(), be.label()));
    tokens.set(
        copula, new Token(be.span(), be.form(), be.lemma(), be.tag(), participle, "auxpass"));
  }

  /**
   * The lemma that a participle may be given in place of its own; null where rules ask for none
   * such.
   */
  public @Nullable String verb(String form) {
    String known = known(form);
    return known != null || !form.toLowerCase(Locale.ROOT).endsWith("ed") ? known : stem(form);
  }

  /** "Existed": of two consonants before it, the whole ending is taken away. */
  private static @Nullable String stem(String form) {
    String lower = form.toLowerCase(Locale.ROOT);
    String stem = lower.substring(0, lower.length() - 2);
    int end = stem.length();
    boolean consonants =
        end > 2 && isConsonant(stem.charAt(end - 1)) && isConsonant(stem.charAt(end - 2));
    return consonants && stem.charAt(end - 1) != stem.charAt(end - 2) ? stem : null;
  }

  private static boolean isConsonant(char letter) {
    return Character.isLetter(letter) && "aeiouy".indexOf(letter) < 0;
  }

  private @Nullable String known(String form) {
    String lower = form.toLowerCase(Locale.ROOT).replace("-", "");
    if (!lower.endsWith("ed")) {
      return null;
    }
    for (String lemma :
        List.of(lower.substring(0, lower.length() - 1), lower.substring(0, lower.length() - 2))) {
      if (isVerb.test(lemma)) {
        return lemma;
      }
    }
    return null;
  }
}
