package org.chancery.reading;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.event.Mention;
import org.chancery.reading.date.DateReader;
import org.chancery.reading.date.TimeExpression;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Attaches the dates of a sentence to its acts. A date belongs to the act it hangs on in the tree;
 * else to the clause that shares its time ("when …"), else to the verb coordinated before, else to
 * the verb above a nominal act. A wrong date is worse than none.
 */
final class Dating {

  /** By which step a date was found for an act. */
  enum Step {
    OWN("hangs on the act"),
    NAMED("the rule names it"),
    FINER("of the clause that shares its time, which is more precise"),
    REPEATED("of \"doing so\" behind it"),
    THIS_DATE("\"this date\": the one last named"),
    COUNTED("counted from the date before it"),
    SIGNED("of the signature that brings it about, or the other way round"),
    SIMULTANEOUS("of the clause that shares its time"),
    MODIFIED("the act modifies the date"),
    SHARED("of the verb or noun above it"),
    BEHIND("of the act coordinated behind it"),
    LONE("the only date of a sentence with one act");

    final String words;

    Step(String words) {
      this.words = words;
    }
  }

  /** The year in which a date begins; null for no date, or one without a beginning. */
  static @Nullable Integer year(@Nullable PartialDate date) {
    LocalDate day = date == null ? null : date.earliest();
    return day == null ? null : Integer.valueOf(day.getYear());
  }

  /** A date, the word that gives it, and how it was found. */
  record Dated(PartialDate date, int node, Step step) {

    /** A date that a word states. */
    Dated(PartialDate date, int node) {
      this(date, node, Step.NAMED);
    }

    Dated by(Step other) {
      return new Dated(date, node, other);
    }
  }

  /** Prepositions whose date is not the date of what they hang on. */
  private static final Set<String> OTHER_TIME =
      Set.of("after", "following", "before", "prior", "until", "till", "upon");

  /**
   * Prepositions that give a bound where a date follows them at once, and no time where something
   * else does.
   */
  private static final Set<String> DIRECTION = Set.of("from", "to", "under");

  private static final Set<String> SIMULTANEOUS =
      Set.of("when", "as", "where", "whereupon", "while");

  /** What a signature brings about at once, unlike the opening of an embassy. */
  private static final Set<String> EFFECTS =
      Set.of("establish", "establishment", "restore", "restoration", "recognition");

  private final Scene scene;
  private final Map<Integer, PartialDate> dates = new HashMap<>();
  private final Set<Integer> acts;
  private final @Nullable PartialDate before;

  /**
   * @param acts all acts of the sentence: a date hangs on the nearest
   */
  Dating(Scene scene, Discourse discourse, Set<Integer> acts) {
    this.scene = scene;
    this.acts = acts;
    PartialDate narrative = discourse.narrative;
    this.before = narrative;
    PartialDate inSentence = firstAbsolute(discourse);
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.Time time) {
        TimeExpression expression = time.expression();
        boolean needsYear = expression instanceof TimeExpression.WithoutYear;
        // News leaves out the year of its own day; a narrative, the one it has just named.
        boolean news =
            needsYear && discourse.isDated() && discourse.narrativeBlock != scene.block();
        PartialDate carried = news ? null : narrative;
        PartialDate reference = needsYear && carried == null ? inSentence : carried;
        PartialDate ahead =
            needsYear && discourse.isDated() && liesAhead(i)
                ? expression.ahead(discourse.written())
                : null;
        boolean ofDay =
            expression instanceof TimeExpression.FromNarrative counted
                && counted.unit() == ChronoUnit.DAYS
                && (reference == null || !reference.isDay())
                && scene.block() - discourse.narrativeDayBlock <= 1;
        if (ofDay) {
          // "On the same day" after "for the first time since January 1961": a day is meant.
          reference = discourse.narrativeDay;
        }
        PartialDate date =
            ahead != null ? ahead : expression.resolve(reference, discourse.written());
        if (date != null && date.isDay()) {
          discourse.narrativeDay = date;
          discourse.narrativeDayBlock = scene.block();
        }
        if (date != null) {
          dates.put(i, date);
          if (!date.isInterval() && date.edtf().indexOf('X') < 0) {
            if (expression instanceof TimeExpression.Absolute) {
              discourse.narrativeBlock = scene.block();
            }
            narrative = date;
            Span sentence = scene.sentence();
            discourse.sections.tell(
                date, time.span(), new Mention(scene.block(), sentence, sentence.of(scene.text())));
          }
        }
      }
    }
    discourse.narrative = narrative;
    discourse.trace.dated(this);
  }

  /** "On January 1 it will end …": the verb that a date hangs on speaks of the future. */
  private boolean liesAhead(int time) {
    int at = scene.token(time).head();
    while (at >= 0 && !scene.token(at).isVerb()) {
      at = scene.token(at).head();
    }
    if (at < 0) {
      return false;
    }
    int verb = at;
    int head = scene.token(verb).head();
    boolean isTo =
        head >= 0
            && scene.token(head).lemma().equals("be")
            && scene.token(verb).label().equals("xcomp");
    return isTo
        || scene.graph().treeChildren(verb).stream()
            .anyMatch(c -> Set.of("will", "shall", "'ll").contains(scene.token(c).lemma()));
  }

  private @Nullable PartialDate firstAbsolute(Discourse discourse) {
    for (Term term : scene.terms()) {
      if (term instanceof Term.Time time && time.expression() instanceof TimeExpression.Absolute) {
        return time.expression().resolve(null, discourse.written());
      }
    }
    return null;
  }

  /** The date of an act, or null where the sentence gives it none. */
  @Nullable Dated of(int act) {
    return of(act, 0);
  }

  /**
   * "On Friday, three days after Moscow recognised …": the day counted from the date that stands
   * before, or null where an act is not so dated.
   */
  @Nullable Dated counted(int act) {
    for (int child : markers(act)) {
      boolean after = scene.token(child).lemma().equals("after");
      if (child == 0 || !(after || scene.token(child).lemma().equals("before"))) {
        continue;
      }
      ChronoUnit unit =
          switch (scene.token(child - 1).lemma()) {
            case "hour", "day" -> ChronoUnit.DAYS;
            case "week" -> ChronoUnit.WEEKS;
            case "month" -> ChronoUnit.MONTHS;
            case "year" -> ChronoUnit.YEARS;
            default -> null;
          };
      boolean hours = scene.token(child - 1).lemma().equals("hour");
      Integer number =
          hours
              ? Integer.valueOf(0)
              : child < 2 ? null : DateReader.numberOf(scene.token(child - 2).form());
      Dated base = nearest(child);
      if (unit == null || number == null || base == null) {
        continue;
      }
      PartialDate date =
          new TimeExpression.FromNarrative(after ? -number : number, unit)
              .resolve(base.date(), null);
      return date == null ? null : new Dated(date, child - 1, Step.COUNTED);
    }
    return null;
  }

  /** "After" and "before" that stand over an act: as mark of its clause or as its preposition. */
  private List<Integer> markers(int act) {
    List<Integer> markers = new ArrayList<>();
    for (int child : scene.graph().treeChildren(act)) {
      if (child < act && scene.token(child).label().equals("mark")) {
        markers.add(child);
      }
    }
    int head = scene.token(act).head();
    if (head >= 0 && head < act && Set.of("prep", "mark").contains(scene.token(head).label())) {
      markers.add(head);
    }
    return markers;
  }

  /** The last date before a word, else the first behind it. */
  private @Nullable Dated nearest(int node) {
    Dated found = null;
    for (int i = 0; i < scene.graph().size(); i++) {
      PartialDate date = dates.get(i);
      if (date != null && (i < node || found == null)) {
        found = new Dated(date, i, Step.COUNTED);
      }
    }
    return found;
  }

  private static @Nullable Dated by(Step step, @Nullable Dated dated) {
    return dated == null ? null : dated.by(step);
  }

  /** The date that a word itself gives, or null where it gives none. */
  @Nullable Dated at(int node) {
    PartialDate date = dates.get(node);
    return date == null ? null : new Dated(date, node, Step.NAMED);
  }

  /**
   * "Relations were severed and the embassy was closed on D": the date behind the last of several
   * acts dates them all.
   */
  @Nullable Dated sharedFromBehind(int act) {
    if (dates.size() != 1) {
      return null;
    }
    for (int later : scene.graph().dependents(act, "conj")) {
      Dated dated = scene.token(later).isVerb() == scene.token(act).isVerb() ? own(later) : null;
      if (dated != null && dated.node() > later) {
        return dated.by(Step.BEHIND);
      }
    }
    return null;
  }

  private @Nullable Dated of(int act, int depth) {
    Dated own = own(act);
    if (own != null && !own.date().isDay()) {
      // "Was established in 1848 when Martin presented his credentials on August 19, 1848"
      for (int clause : scene.graph().dependents(act, "clause")) {
        Dated finer = isSimultaneous(clause) ? own(clause) : null;
        if (finer != null && finer.date().isDay() && finer.date().within(own.date())) {
          return finer.by(Step.FINER);
        }
      }
    }
    if (own == null) {
      own = repeated(act);
    }
    if (own == null) {
      own = thisDate(act);
    }
    if (own != null || depth > 4) {
      return own;
    }
    Dated counted = counted(act);
    if (counted != null) {
      return counted;
    }
    Dated signed = signed(act);
    if (signed != null) {
      return signed;
    }
    Dated instrument = ofInstrument(act);
    if (instrument != null) {
      return instrument;
    }
    Graph graph = scene.graph();
    for (int visit : graph.dependents(act, "during")) {
      // "During his visit to Lima in 1950 he signed a treaty"
      Dated inner = scene.inClass(visit, "visiting") ? own(visit) : null;
      if (inner != null) {
        return inner.by(Step.SIMULTANEOUS);
      }
    }
    // "… when Monroe received Cañas on August 4, 1824" dates what it modifies.
    for (int clause : graph.dependents(act, "clause")) {
      if (isSimultaneous(clause)) {
        Dated inner = own(clause);
        if (inner != null) {
          return inner.by(Step.SIMULTANEOUS);
        }
      }
    }
    Token token = scene.token(act);
    int head = token.head();
    if (head >= 0 && head < graph.size() && scene.token(head).label().equals("punct")) {
      // The parser may hang a clause on the comma before it.
      head = scene.token(head).head();
    }
    if (head < 0 || head >= graph.size()) {
      return lone(act);
    }
    PartialDate on = dates.get(head);
    if (on != null && (token.label().equals("relcl") || token.label().equals("acl"))) {
      // "on June 30, 1960, when the embassy was established"
      return new Dated(on, head, Step.MODIFIED);
    }
    Dated shared =
        switch (token.label()) {
          case "acl", "relcl" -> {
            Dated means = token.label().equals("acl") ? ofMeans(head, depth) : null;
            yield means != null ? means : ofFirst(act, head, depth);
          }
          case "advcl" ->
              isSimultaneous(act) || !scene.token(act).tag().equals("VBN")
                  ? simultaneous(act, head, depth)
                  : null;
          case "conj" -> of(head, depth + 1);
          case "xcomp", "ccomp", "attr" -> of(head, depth + 1);
          case "pcomp" -> through(head, depth);
          case "dobj", "nsubj", "nsubjpass", "oprd", "compound", "nmod" ->
              acts.contains(head) || scene.token(head).isVerb() ? of(head, depth + 1) : null;
          case "pobj" -> through(head, depth);
          case "prep", "agent" -> null;
          default -> null;
        };
    return shared != null ? shared.by(Step.SHARED) : lone(act);
  }

  /** "In 1973 Whitlam became the first to visit Mexico": when he became it is when he did it. */
  private @Nullable Dated ofFirst(int act, int noun, int depth) {
    int verb = scene.token(noun).head();
    boolean infinitive =
        scene.graph().treeChildren(act).stream()
            .anyMatch(child -> scene.token(child).tag().equals("TO"));
    boolean first =
        infinitive
            && verb >= 0
            && scene.token(noun).label().equals("attr")
            && Set.of("be", "become").contains(scene.token(verb).lemma())
            && scene.is(noun, Kinds.ORDINAL);
    return first ? of(verb, depth + 1) : null;
  }

  /** "With the appointment of a minister on D, relations began": by what it came about, then. */
  private @Nullable Dated ofInstrument(int act) {
    for (String label : List.of("with", "by", "through")) {
      for (int means : scene.graph().dependents(act, label)) {
        Dated dated = acts.contains(means) && scene.token(means).isNoun() ? own(means) : null;
        if (dated != null) {
          return dated;
        }
      }
    }
    return null;
  }

  /**
   * "A communiqué on the resumption of relations was signed on D", "signed a communiqué to resume
   * relations on D": the signature and what it effects are of one day.
   */
  private @Nullable Dated signed(int act) {
    Graph graph = scene.graph();
    if (scene.inClass(act, "sign")) {
      for (int agreement : graph.dependents(act, "obj")) {
        for (int effect : graph.treeChildren(agreement)) {
          if (scene.inClass(agreement, "agreement") && isEffect(effect) && acts.contains(effect)) {
            return by(Step.SIGNED, own(effect));
          }
        }
      }
      return null;
    }
    int above = scene.token(act).head();
    if (above >= 0 && scene.token(act).label().equals("pobj")) {
      above = scene.token(above).head();
    }
    int verb = above < 0 ? -1 : scene.token(above).head();
    boolean effects =
        verb >= 0
            && isEffect(act)
            && scene.inClass(above, "agreement")
            && scene.inClass(verb, "sign");
    return effects ? by(Step.SIGNED, own(verb)) : null;
  }

  private boolean isEffect(int act) {
    return EFFECTS.stream().anyMatch(name -> scene.inClass(act, name));
  }

  /** "This date marks the establishment of relations": the date last named. */
  private @Nullable Dated thisDate(int act) {
    int above = scene.token(act).head();
    if (before == null || above < 0 || !scene.token(above).isVerb()) {
      return null;
    }
    for (int subject : scene.graph().dependents(above, "subj")) {
      boolean date =
          (scene.token(subject).lemma().equals("date")
                  || scene.token(subject).lemma().equals("day"))
              && scene.graph().treeChildren(subject).stream()
                  .anyMatch(child -> Set.of("this", "that").contains(scene.token(child).lemma()));
      if (date) {
        return new Dated(before, subject, Step.THIS_DATE);
      }
    }
    return null;
  }

  /** "Was among the first to recognise it, doing so on D", "…, which he did on D". */
  private @Nullable Dated repeated(int act) {
    for (int later = act + 1; later < scene.graph().size(); later++) {
      Token token = scene.token(later);
      boolean stands =
          token.lemma().equals("do")
              && token.isVerb()
              && (token.tag().equals("VBG") || token.label().equals("relcl"))
              && scene.graph().treeChildren(later).stream()
                  .anyMatch(child -> Set.of("so", "which").contains(scene.token(child).lemma()));
      if (stands) {
        return by(Step.REPEATED, own(later));
      }
    }
    return null;
  }

  private @Nullable Dated simultaneous(int act, int head, int depth) {
    return isSimultaneous(act)
            || scene.token(act).tag().equals("VBG")
            || scene.token(act).tag().equals("VB")
        ? of(head, depth + 1)
        : null;
  }

  /** "by the opening of", "with the signing of": the act is how the verb above came about. */
  private @Nullable Dated through(int preposition, int depth) {
    String form = scene.token(preposition).lemma();
    int above = scene.token(preposition).head();
    boolean means =
        form.equals("with")
            || form.equals("by")
            || form.equals("through")
            || form.equals("in")
            || form.equals("of");
    return means && above >= 0 ? of(above, depth + 1) : null;
  }

  /**
   * "Established relations with a communiqué signed in Beijing": the participle shares the date of
   * the verb.
   */
  private @Nullable Dated ofMeans(int noun, int depth) {
    Token token = scene.token(noun);
    if (!token.label().equals("pobj") || token.head() < 0) {
      return null;
    }
    // "Raised to a Legation with Lynch designated as Chargé": what goes with an act shares its day.
    if (scene.token(token.head()).lemma().equals("with")) {
      for (int at = scene.token(token.head()).head(); at >= 0; at = scene.token(at).head()) {
        if (acts.contains(at)) {
          return of(at, depth + 1);
        }
      }
    }
    return through(token.head(), depth);
  }

  private boolean isSimultaneous(int clause) {
    return scene.graph().treeChildren(clause).stream()
        .anyMatch(child -> SIMULTANEOUS.contains(scene.token(child).lemma()) && child < clause);
  }

  /**
   * The date nearest to an act among those that hang below it without another act or clause
   * between.
   */
  @Nullable Dated own(int act) {
    List<Integer> below = new ArrayList<>();
    collect(act, act, 0, below);
    Dated best = null;
    int bestScore = Integer.MAX_VALUE;
    for (int node : below) {
      PartialDate date = dates.get(node);
      if (date == null) {
        continue;
      }
      int score = depth(node, act) * 100 + Math.abs(node - act) + (date.isDay() ? 0 : 50);
      if (score < bestScore) {
        bestScore = score;
        best = new Dated(date, node, Step.OWN);
      }
    }
    return best;
  }

  /** "John Jackson (1902-05)": the years behind a name are his own, not those of the act. */
  private boolean isTerm(int node, int time) {
    PartialDate date = dates.get(time);
    return date != null
        && date.isInterval()
        && time > 0
        && scene.token(time - 1).form().equals("(")
        && scene.term(node) == null
        && scene.token(node).tag().startsWith("NNP");
  }

  /** The dates of an act where it has several in one list: "in 1995, 2009 and 2017". */
  List<Dated> coordinated(int act) {
    Dated first = own(act);
    if (first == null || scene.token(first.node()).label().equals("conj")) {
      return List.of();
    }
    List<Dated> list = new ArrayList<>();
    for (int node : scene.graph().coordinated(first.node())) {
      Dated dated = at(node);
      if (dated != null) {
        list.add(dated);
      }
    }
    if (list.size() == 1) {
      list.addAll(again(first.node()));
    }
    return list;
  }

  /** "In 2014 and again in 2016": the dates whose preposition stands beside that of another. */
  private List<Dated> again(int time) {
    List<Dated> list = new ArrayList<>();
    int preposition = scene.token(time).head();
    if (preposition < 0 || !Set.of("in", "on").contains(scene.token(preposition).lemma())) {
      return list;
    }
    for (int other : scene.graph().treeChildren(preposition)) {
      boolean beside =
          scene.token(other).label().equals("conj")
              && Set.of("in", "on").contains(scene.token(other).lemma());
      for (int child : beside ? scene.graph().treeChildren(other) : List.<Integer>of()) {
        Dated dated = at(child);
        if (dated != null) {
          list.add(dated);
        }
      }
    }
    return list;
  }

  private boolean governsTime(int preposition) {
    return scene.graph().treeChildren(preposition).stream()
        .anyMatch(child -> scene.term(child) instanceof Term.Time);
  }

  private int depth(int node, int act) {
    int depth = 0;
    for (int at = node; at != act && at >= 0 && depth < 50; at = scene.token(at).head()) {
      depth++;
    }
    return depth;
  }

  private void collect(int node, int act, int depth, List<Integer> below) {
    if (depth > 8) {
      return;
    }
    for (int child : scene.graph().treeChildren(node)) {
      Token token = scene.token(child);
      if (scene.term(child) instanceof Term.Time) {
        if (!isTerm(node, child)) {
          below.add(child);
        }
        continue;
      }
      boolean clause =
          Set.of("advcl", "relcl", "ccomp", "conj", "parataxis", "acl", "csubj")
                  .contains(token.label())
              && (token.isVerb() || acts.contains(child));
      boolean negatedUntil = token.lemma().equals("until") && new Modalities(scene).isDenied(act);
      boolean other =
          (token.label().equals("prep")
                  || token.label().equals("advcl")
                  || token.label().equals("mark"))
              && depth == 0
              && !negatedUntil
              && (OTHER_TIME.contains(token.lemma())
                  || token.lemma().equals("follow")
                  || (DIRECTION.contains(token.lemma()) && governsTime(child)));
      if (other && token.label().equals("prep")) {
        // "After the proclamation, on May 14": the second hangs on the first.
        for (int second : scene.graph().treeChildren(child)) {
          if (scene.token(second).label().equals("conj") && governsTime(second)) {
            collect(second, act, depth + 1, below);
          }
        }
      }
      if (clause || other || acts.contains(child)) {
        continue;
      }
      collect(child, act, depth + 1, below);
    }
  }

  /** The only date of a sentence with one act belongs to it, whatever the tree says. */
  private @Nullable Dated lone(int act) {
    if (dates.size() != 1 || (acts.size() > 1 && !scene.titled())) {
      return null;
    }
    Map.Entry<Integer, PartialDate> only = dates.entrySet().iterator().next();
    int node = only.getKey();
    Dated dated = new Dated(only.getValue(), node, Step.LONE);
    for (int at = scene.token(node).head(); at >= 0; at = scene.token(at).head()) {
      boolean bound =
          (OTHER_TIME.contains(scene.token(at).lemma()) && scene.token(at).label().equals("prep"))
              || scene.token(at).lemma().equals("follow");
      if (bound) {
        return null;
      }
      String label = scene.token(at).label();
      if (label.equals("relcl") || label.equals("advcl")) {
        return scene.graph().isBelow(act, at) ? dated : null;
      }
    }
    return dated;
  }
}
