package org.chancery.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.event.Attribution;
import org.chancery.event.Mention;
import org.chancery.reading.mention.Term;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Who says so: the subjects of the reporting verbs above an act or beside it, "according to",
 * "citing", "reportedly", and what a headline sets apart by a colon; the outermost first.
 */
final class Attributions {

  /** A chain longer than this is no chain of sources but a parser gone astray. */
  private static final int FARTHEST = 12;

  /** How many words a headline may set apart by a colon to name a source. */
  private static final int LONGEST_RUBRIC = 5;

  private static final Set<String> RUMOURS = Set.of("report", "rumour", "rumor", "speculation");

  private final Scene scene;
  private final Discourse discourse;

  Attributions(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.discourse = discourse;
  }

  /** The chain of sources of an act; empty where the author asserts it. */
  List<Attribution> of(int act) {
    List<Attribution> chain = new ArrayList<>();
    Set<Integer> verbs = new HashSet<>();
    int at = act;
    for (int steps = 0; steps < FARTHEST && at >= 0; steps++) {
      beside(at, act, chain, verbs);
      int head = scene.token(at).head();
      if (head < 0) {
        break;
      }
      above(at, head, chain, verbs);
      at = head;
    }
    headline(act, chain);
    return List.copyOf(chain.reversed());
  }

  /** A report or a list as the source of what it leaves out. */
  Attribution record(int node) {
    Attribution.Kind kind = kind(node);
    Span words = words(node);
    return attribution(words, kind == null ? Attribution.Kind.DOCUMENT : kind, words);
  }

  // ---- what stands beside the act or a verb above it

  private void beside(int at, int act, List<Attribution> chain, Set<Integer> verbs) {
    for (int child : scene.graph().treeChildren(at)) {
      Token token = scene.token(child);
      boolean reports = scene.inClass(child, "report");
      if (scene.inClass(child, "hearsay")) {
        chain.add(attribution(token.span(), Attribution.Kind.ANONYMOUS, token.span()));
      } else if (token.label().equals("parataxis") && reports) {
        // "France, officials said, had severed relations"
        reporter(child, chain, verbs);
      } else if (token.label().equals("advcl") && reports && isMarkedBy(child, "as")) {
        reporter(child, chain, verbs);
      } else if (token.label().equals("ccomp") && child > act && reports && isSetApart(child)) {
        // "… severs relations," the minister declared
        reporter(child, chain, verbs);
      } else if (token.label().equals("conj") && child > act && scene.inClass(child, "speak")) {
        inverted(child, chain, verbs);
      } else if (scene.inClass(child, "quote") && !verbs.contains(child)) {
        quoted(child, chain, verbs);
      }
    }
    accordingTo(at, chain);
  }

  private boolean isMarkedBy(int verb, String word) {
    return scene.graph().treeChildren(verb).stream()
        .anyMatch(child -> child < verb && scene.token(child).lemma().equals(word));
  }

  /** Whether a comma or a quotation mark parts a clause from what stands before it. */
  private boolean isSetApart(int verb) {
    int first = scene.graph().extent(verb)[0];
    return first > 0 && !Character.isLetterOrDigit(firstLetter(scene.token(first - 1).form()));
  }

  private static char firstLetter(String form) {
    return form.isEmpty() ? ',' : form.charAt(0);
  }

  /** "…, wrote the newspaper": the parser takes the source for an object. */
  private void inverted(int verb, List<Attribution> chain, Set<Integer> verbs) {
    boolean own =
        scene.graph().treeChildren(verb).stream()
            .anyMatch(child -> scene.token(child).label().equals("nsubj"));
    boolean apart = verb > 0 && scene.token(verb - 1).form().equals(",");
    if (own || !apart || !verbs.add(verb)) {
      return;
    }
    for (int object : scene.graph().dependents(verb, "obj")) {
      if (object > verb && kind(object) != null) {
        add(object, verb, chain);
        return;
      }
    }
  }

  /** "Citing two diplomats". */
  private void quoted(int verb, List<Attribution> chain, Set<Integer> verbs) {
    boolean participle = scene.token(verb).tag().equals("VBG");
    if (!participle || !verbs.add(verb)) {
      return;
    }
    for (int source : scene.graph().dependents(verb, "obj")) {
      add(source, verb, chain);
      return;
    }
  }

  private void accordingTo(int at, List<Attribution> chain) {
    for (int child : scene.graph().treeChildren(at)) {
      String lemma = scene.token(child).lemma();
      if (lemma.equals("according") || lemma.equals("accord")) {
        for (int source : scene.graph().dependents(at, "to")) {
          if (source > child && source - child < FARTHEST) {
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

  // ---- what stands above the act

  private void above(int at, int head, List<Attribution> chain, Set<Integer> verbs) {
    String label = scene.token(at).label();
    boolean that = isMarkedBy(at, "that");
    if (label.equals("ccomp") && scene.inClass(head, "report")) {
      reporter(head, chain, verbs);
    } else if (label.equals("xcomp") && scene.inClass(head, "report")) {
      if (scene.graph().isPassive(head)) {
        hearsay(head, chain, verbs);
      }
    } else if ((label.equals("acl") || label.equals("relcl")) && that) {
      // "Said in a fact sheet that …": the parser hangs on the sheet what was said.
      int verb = verbAbove(head);
      if (verb >= 0 && scene.inClass(verb, "report") && hasOwnSubject(at)) {
        reporter(verb, chain, verbs);
      } else if (label.equals("acl") && RUMOURS.contains(scene.token(head).lemma())) {
        Span words = words(head, at);
        boolean plural = scene.token(head).tag().endsWith("S");
        chain.add(
            attribution(
                words, plural ? Attribution.Kind.ANONYMOUS : Attribution.Kind.DOCUMENT, words));
      }
    }
  }

  private boolean hasOwnSubject(int verb) {
    return scene.graph().treeChildren(verb).stream()
        .anyMatch(child -> scene.token(child).label().startsWith("nsubj"));
  }

  private int verbAbove(int noun) {
    int preposition = scene.token(noun).label().equals("pobj") ? scene.token(noun).head() : -1;
    return preposition < 0 ? -1 : scene.token(preposition).head();
  }

  /** The source of a reporting verb, and before it whom that source quotes. */
  private void reporter(int verb, List<Attribution> chain, Set<Integer> verbs) {
    if (!verbs.add(verb)) {
      return;
    }
    for (int child : scene.graph().treeChildren(verb)) {
      if (scene.inClass(child, "quote")) {
        quoted(child, chain, verbs);
      }
    }
    List<Integer> subjects = own(verb, scene.graph().dependents(verb, "subj"));
    if (!subjects.isEmpty()) {
      add(subjects.getFirst(), verb, chain);
      return;
    }
    int above = scene.token(verb).head();
    int quoting = above >= 0 ? scene.token(above).head() : -1;
    if (scene.token(verb).label().equals("pcomp")
        && quoting >= 0
        && scene.inClass(quoting, "quote")) {
      // "The minister was quoted by Le Monde as saying that …"
      verbs.add(quoting);
      for (int source : scene.graph().dependents(quoting, "obj")) {
        add(source, verb, chain);
        break;
      }
      for (int medium : scene.graph().dependents(quoting, "by")) {
        Span words = words(medium);
        Attribution.Kind kind = kind(medium);
        if (kind != null) {
          chain.add(attribution(words, kind, words));
        }
      }
      return;
    }
    if (scene.graph().isPassive(verb)) {
      hearsay(verb, chain, verbs);
    }
  }

  /** The subjects in the clause of the verb itself, not those it borrows from a verb above. */
  private List<Integer> own(int verb, List<Integer> subjects) {
    return subjects.stream().filter(subject -> scene.graph().isBelow(subject, verb)).toList();
  }

  /** "It was reported that", "is said to have": somebody says so. */
  private void hearsay(int verb, List<Attribution> chain, Set<Integer> verbs) {
    verbs.add(verb);
    Span words = scene.token(verb).span();
    for (int child : scene.graph().treeChildren(verb)) {
      Token token = scene.token(child);
      boolean it = token.lemma().equals("it") && token.label().equals("nsubjpass");
      if (child < verb && (it || token.label().startsWith("aux"))) {
        words = words.cover(token.span());
      }
    }
    chain.add(attribution(words, Attribution.Kind.ANONYMOUS, words));
  }

  // ---- headlines

  /** "Ministry: Relations Severed", "Relations Severed: Ministry". */
  private void headline(int act, List<Attribution> chain) {
    Graph graph = scene.graph();
    if (!scene.titled()) {
      return;
    }
    for (int colon = 1; colon + 1 < graph.size(); colon++) {
      if (!scene.token(colon).form().equals(":")) {
        continue;
      }
      boolean before = act > colon && colon <= LONGEST_RUBRIC;
      boolean behind = act < colon && graph.size() - 1 - colon <= LONGEST_RUBRIC;
      if (before) {
        rubric(0, colon - 1, true, chain);
      } else if (behind) {
        rubric(colon + 1, graph.size() - 1, false, chain);
      }
      return;
    }
  }

  private void rubric(int first, int last, boolean leading, List<Attribution> chain) {
    int noun = last;
    for (int i = first; i <= last; i++) {
      if (scene.token(i).isVerb()) {
        return;
      }
      if (Set.of("IN", "TO").contains(scene.token(i).tag())) {
        noun = Math.max(first, i - 1);
        break;
      }
    }
    Attribution.Kind kind = kind(noun);
    String lemma = scene.token(noun).lemma();
    boolean rubric = scene.lexicon().inClass(lemma, "rubric");
    // A state before a colon is what the headline is about: "Cuba: Relations Severed".
    boolean topic = leading && scene.term(noun) instanceof Term.Named;
    if (rubric || topic) {
      return;
    }
    boolean name =
        scene.term(noun) == null
            && last == first
            && Character.isUpperCase(scene.token(noun).form().charAt(0))
            && hasSentence(last);
    if (kind == null && name) {
      kind = Attribution.Kind.PERSON;
    }
    if (kind != null) {
      Span words = new Span(scene.token(first).span().start(), scene.token(last).span().end());
      chain.add(attribution(words, kind, words));
    }
  }

  /** Whether a whole sentence follows a word: who speaks says something. */
  private boolean hasSentence(int after) {
    for (int i = after + 1; i < scene.graph().size(); i++) {
      if (Set.of("VBZ", "VBD", "VBP").contains(scene.token(i).tag())
          && scene.graph().has(i, "subj")) {
        return true;
      }
    }
    return false;
  }

  // ---- sources

  private void add(int source, int verb, List<Attribution> chain) {
    Attribution.Kind kind = kind(source);
    if (kind == null) {
      return;
    }
    Span words = words(source);
    Span said = scene.token(verb).span();
    // "Reuters, citing a source, reported": what stands between is not what attributes.
    boolean parted =
        words.end() < said.start()
            && scene.graph().treeChildren(verb).stream()
                .anyMatch(child ->
                    scene.inClass(child, "quote")
                        && scene.token(child).span().start() > words.start()
                        && scene.token(child).span().start() < said.start());
    discourse.lastSpeaker = kind;
    chain.add(attribution(words, kind, parted ? words : words.cover(said)));
  }

  private Attribution attribution(Span source, Attribution.Kind kind, Span said) {
    return new Attribution(
        source.of(scene.text()), kind, new Mention(scene.block(), said, said.of(scene.text())));
  }

  private Span words(int source) {
    return words(source, -1);
  }

  /**
   * A noun with what stands before it and its complements, without relative clauses and what stands
   * between commas.
   */
  private Span words(int source, int without) {
    int[] extent = {source, source};
    for (int child : scene.graph().treeChildren(source)) {
      String label = scene.token(child).label();
      int[] below = scene.graph().extent(child);
      boolean apart =
          label.equals("appos")
              && below[0] > source + 1
              && scene.token(below[0] - 1).form().equals(",");
      boolean clause = label.equals("relcl") || label.equals("acl") || label.equals("punct");
      if (!clause && !apart && child != without) {
        extent[0] = Math.min(extent[0], below[0]);
        extent[1] = Math.max(extent[1], below[1]);
      }
    }
    return new Span(scene.token(extent[0]).span().start(), scene.token(extent[1]).span().end());
  }

  private Attribution.@Nullable Kind kind(int node) {
    Term term = scene.term(node);
    if (isUnnamed(node)) {
      return Attribution.Kind.ANONYMOUS;
    }
    if (term instanceof Term.Title
        || scene.graph().dependents(node, "mod").stream()
            .anyMatch(m -> scene.term(m) instanceof Term.Title)
        || scene.graph().dependents(node, "appos").stream()
            .anyMatch(m -> scene.term(m) instanceof Term.Title)) {
      return Attribution.Kind.OFFICIAL;
    }
    if (isOf(node, "media") || scene.lexicon().isMedium(scene.token(node).form())) {
      return Attribution.Kind.MEDIA;
    }
    if (isOf(node, "document")) {
      return Attribution.Kind.DOCUMENT;
    }
    if (isOf(node, "observer")) {
      return Attribution.Kind.ANONYMOUS;
    }
    if (term instanceof Term.Named || isOf(node, "government")) {
      return Attribution.Kind.OFFICIAL;
    }
    if (scene.token(node).tag().startsWith("PRP")) {
      return discourse.lastSpeaker;
    }
    return scene.token(node).tag().startsWith("NNP") ? Attribution.Kind.PERSON : null;
  }

  /** "Media" is the plural of a medium: the form counts as well as the lemma. */
  private boolean isOf(int node, String name) {
    Token token = scene.token(node);
    return scene.term(node) == null
        && (scene.lexicon().inClass(token.lemma().toLowerCase(Locale.ROOT), name)
            || scene.lexicon().inClass(token.form().toLowerCase(Locale.ROOT), name));
  }

  /** "An unnamed diplomat", "officials speaking on condition of anonymity". */
  private boolean isUnnamed(int node) {
    if (scene.graph().dependents(node, "mod").stream()
        .anyMatch(modifier -> scene.inClass(modifier, "unnamed"))) {
      return true;
    }
    for (int clause : scene.graph().dependents(node, "relative")) {
      int[] extent = scene.graph().extent(clause);
      for (int i = extent[0]; i <= extent[1] && scene.graph().isBelow(clause, node); i++) {
        String lemma = scene.token(i).lemma();
        boolean name = lemma.equals("name") || lemma.equals("identify");
        if (lemma.equals("anonymity") || (name && scene.graph().has(i, "neg"))) {
          return true;
        }
      }
    }
    return false;
  }
}
