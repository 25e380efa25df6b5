package org.chancery.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.Name;
import org.chancery.reading.date.DateReader;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/**
 * From words to the actors they stand for: names, governments, offices, persons, pronouns and "the
 * two countries".
 */
final class Actors {

  /** Labels of an act whose actor may be that of the word above. */
  private static final Set<String> HANDS_DOWN =
      Set.of("acl", "xcomp", "pcomp", "prep", "pobj", "dobj", "advmod", "acomp", "ccomp");

  private static final Set<String> SECRETARY = Set.of("secretary of state", "secretary");

  private final Scene scene;
  private final Discourse discourse;
  private final @Nullable Integer year;

  /**
   * @param year in which names are to be understood
   */
  Actors(Scene scene, Discourse discourse, @Nullable Integer year) {
    this.scene = scene;
    this.discourse = discourse;
    this.year = year;
  }

  /**
   * The actors of all words under a label below a word, in the order of the sentence, each once.
   */
  List<ActorId> under(int node, String... labels) {
    return under(node, 0, labels);
  }

  private List<ActorId> under(int node, int depth, String... labels) {
    Set<ActorId> actors = new LinkedHashSet<>();
    for (String label : labels) {
      for (int dependent : scene.graph().dependents(node, label)) {
        actors.addAll(of(dependent, depth));
      }
    }
    return List.copyOf(actors);
  }

  /** States named as such under a preposition; a capital there is a city, not a government. */
  List<ActorId> namedUnder(int node, String... labels) {
    Set<ActorId> states = new LinkedHashSet<>();
    for (String label : labels) {
      for (int dependent : scene.graph().dependents(node, label)) {
        if (!scene.is(dependent, Kinds.CITY) && !(scene.term(dependent) instanceof Term.Title)) {
          states.addAll(of(dependent));
        } else {
          for (int state : scene.graph().dependents(dependent, "appos")) {
            if (scene.term(state) instanceof Term.Named named && named.cities().isEmpty()) {
              states.addAll(discourse.actors(named, null));
            }
          }
        }
      }
    }
    return List.copyOf(states);
  }

  /**
   * Who acts: the subject, or where it names nobody, whose plan, attempt or promise the act is, or
   * who does the verb above: "has no plans to sever", "attempts by Kenya to open", "stopped short
   * of breaking".
   */
  List<ActorId> acting(int act) {
    List<ActorId> subjects = under(act, "subj");
    if (!subjects.isEmpty()) {
      return subjects;
    }
    int at = act;
    for (int steps = 0; steps < 5; steps++) {
      int head = scene.token(at).head();
      if (head < 0 || !HANDS_DOWN.contains(scene.token(at).label())) {
        return List.of();
      }
      if (scene.token(at).label().equals("acl") && scene.token(head).label().equals("attr")) {
        // "Was the first to recognise it", "was the first Israeli minister to visit it"
        List<ActorId> subject = under(scene.token(head).head(), "subj");
        return subject.isEmpty() ? nationality(head, 0) : subject;
      }
      boolean intends =
          scene.inClass(head, "planning")
              || scene.inClass(head, "possibility")
              || scene.inClass(head, "refusal");
      List<ActorId> above =
          scene.token(head).isVerb()
              ? (scene.graph().isPassive(head) ? List.of() : under(head, "subj"))
              : intends ? under(head, "poss", "mod", "by", "of") : List.of();
      if (!above.isEmpty()) {
        return above;
      }
      if (scene.token(head).isVerb() && scene.graph().has(head, "subj") && !intends) {
        return List.of();
      }
      at = head;
    }
    return List.of();
  }

  /** The actors that a noun phrase stands for; empty where it stands for none. */
  List<ActorId> of(int node) {
    return of(node, 0);
  }

  private List<ActorId> of(int node, int depth) {
    if (depth > 4) {
      return List.of();
    }
    Term term = scene.term(node);
    Token token = scene.token(node);
    if (term instanceof Term.Named named) {
      return isSurname(node, named) ? bearer(node, depth) : discourse.actors(named, year);
    }
    if (term instanceof Term.Title title) {
      return office(node, title, depth);
    }
    if (term != null) {
      return List.of();
    }
    String lemma = token.lemma();
    switch (lemma) {
      case "it", "its" -> {
        ActorId it = it(node, depth);
        return it == null ? List.of() : List.of(it);
      }
      case "they", "their", "them" -> {
        List<ActorId> governing = governing(node, depth);
        return governing.size() > 1 ? governing : discourse.plural(0, true);
      }
      case "both", "two", "either", "neither", "each" -> {
        return discourse.plural(lemma.equals("each") ? 0 : 2, true);
      }
      case "none", "all", "three", "four", "five" -> {
        boolean group = token.label().startsWith("nsubj") || token.label().equals("pobj");
        Integer count = DateReader.numberOf(lemma);
        return group ? discourse.plural(count == null ? 0 : count, true) : List.of();
      }
      case "latter", "former" -> {
        return List.of();
      }
      case "those", "that" -> {
        // "The Egyptian government, along with those of Bahrain and Kuwait".
        return scene.graph().has(node, "of") ? nationality(node, depth) : List.of();
      }
      case "he", "she", "his", "her" -> {
        ActorId sender = discourse.directionOf(discourse.person).sender();
        return sender == null ? List.of() : List.of(sender);
      }
      default -> {}
    }
    boolean country = scene.lexicon().inClass(lemma, "country");
    if (country && token.label().equals("attr") && token.head() >= 0) {
      // "Pakistan was the 99th state to recognise Kosovo"
      List<ActorId> subjects = depth == 0 ? under(token.head(), depth + 1, "subj") : List.of();
      if (!subjects.isEmpty()) {
        return subjects;
      }
    }
    boolean government = scene.lexicon().inClass(lemma, "government");
    boolean name = token.tag().startsWith("NNP");
    if (!country && !government && !name && !scene.lexicon().inClass(lemma, "independence")) {
      return List.of();
    }
    List<ActorId> marked = nationality(node, depth);
    if (!marked.isEmpty()) {
      return marked;
    }
    if (isPair(node)) {
      return discourse.plural(counted(node), false);
    }
    if (name) {
      ActorId epithet =
          isDefinite(node) ? discourse.byEpithet(scene.lexicon().epithets(token.form())) : null;
      if (epithet != null) {
        return List.of(epithet);
      }
      ActorId sender = discourse.directionOf(surname(node)).sender();
      if (sender == null) {
        sender = led(node);
      }
      if (sender == null) {
        for (int part : scene.graph().dependents(node, "mod")) {
          if (scene.term(part) instanceof Term.Title title) {
            return ofOffice(title);
          }
        }
      }
      return sender == null ? List.of() : List.of(sender);
    }
    if (token.tag().equals("NN") || token.tag().startsWith("NNP")) {
      ActorId named = epithet(node);
      if (named != null && isDefinite(node)) {
        return List.of(named);
      }
    }
    // "The country", "the new government": the one the document is about.
    ActorId topic = discourse.topic();
    boolean definite =
        scene.graph().treeChildren(node).stream()
            .anyMatch(c -> scene.token(c).lemma().equals("the"));
    return definite && topic != null && token.tag().equals("NN") && discourse.dyad().size() == 2
        ? List.of(topic)
        : List.of();
  }

  /** "President Ricardo Lagos": a name behind an office and a first name is no city. */
  private boolean isSurname(int node, Term.Named named) {
    if (named.isAdjective() || node == 0) {
      return false;
    }
    Token before = scene.token(node - 1);
    boolean first =
        scene.term(node - 1) == null
            && before.tag().startsWith("NNP")
            && before.head() == node
            && before.label().equals("compound");
    return first && named.names().stream().allMatch(name -> name.kind() == Name.Kind.CAPITAL);
  }

  /** Whom somebody acts for whose surname is also that of a city. */
  private List<ActorId> bearer(int node, int depth) {
    for (int title : scene.graph().dependents(node, "mod")) {
      if (scene.term(title) instanceof Term.Title office) {
        return office(title, office, depth + 1);
      }
    }
    return nationality(node, depth + 1);
  }

  /** The state that is the subject of a clause before a pronoun in the same sentence. */
  private @Nullable ActorId subjectBefore(int pronoun) {
    for (int i = pronoun - 1; i >= 0; i--) {
      boolean subject = scene.token(i).label().startsWith("nsubj");
      if (subject && scene.term(i) instanceof Term.Named named && !named.names().isEmpty()) {
        List<ActorId> ids = discourse.actors(named, year);
        if (ids.size() == 1 && discourse.isState(ids.getFirst())) {
          return ids.getFirst();
        }
      }
    }
    return null;
  }

  /**
   * Whom "it" stands for: the subject of a clause above it, else whom the text last acted by; as
   * object, whom it last acted on.
   */
  private @Nullable ActorId it(int node, int depth) {
    List<ActorId> governing = governing(node, depth);
    if (governing.size() == 1) {
      return governing.getFirst();
    }
    String label = scene.token(node).label();
    boolean object = label.equals("dobj") || label.equals("pobj");
    if (object && discourse.isDated() && discourse.lastPair.size() == 2) {
      return discourse.lastPair.get(1);
    }
    ActorId subject = subjectBefore(node);
    return subject != null ? subject : discourse.lastActor;
  }

  /**
   * The subject of the nearest clause above a pronoun that may be what it stands for: a possessive
   * may mean the subject of its own clause, "it" only that of a higher one.
   */
  private List<ActorId> governing(int node, int depth) {
    boolean possessive = scene.token(node).tag().equals("PRP$");
    boolean own = !possessive;
    int at = scene.token(node).head();
    for (int steps = 0; at >= 0 && steps < 20; steps++, at = scene.token(at).head()) {
      if (!scene.token(at).isVerb()) {
        continue;
      }
      if (own) {
        own = false;
        continue;
      }
      for (int child : scene.graph().treeChildren(at)) {
        boolean subject = scene.token(child).label().startsWith("nsubj");
        if (subject && child < node && scene.term(child) instanceof Term.Named) {
          Set<ActorId> states = new LinkedHashSet<>();
          scene.graph().coordinated(child).forEach(each -> states.addAll(of(each, depth + 1)));
          if (!states.isEmpty()) {
            return List.copyOf(states);
          }
        }
      }
    }
    return List.of();
  }

  /** "The island", "the island state". */
  private @Nullable ActorId epithet(int node) {
    ActorId named = discourse.byEpithet(scene.lexicon().epithets(scene.token(node).form()));
    for (int part : scene.graph().dependents(node, "mod")) {
      if (named == null && scene.term(part) == null) {
        named = discourse.byEpithet(scene.lexicon().epithets(scene.token(part).form()));
      }
    }
    return named;
  }

  private boolean isDefinite(int node) {
    return scene.graph().treeChildren(node).stream()
        .anyMatch(c -> Set.of("the", "this", "that").contains(scene.token(c).lemma()));
  }

  /** "The three governments": how many they are, 0 where the text does not say. */
  private int counted(int node) {
    for (int child : scene.graph().treeChildren(node)) {
      Integer number = DateReader.numberOf(scene.token(child).form());
      if (scene.token(child).lemma().equals("both")
          || scene.token(child).lemma().equals("either")) {
        return 2;
      }
      if (number != null && number > 1) {
        return number;
      }
    }
    return 0;
  }

  /** "Both countries", "the two governments", "the countries", "either republic". */
  boolean isPair(int node) {
    List<String> before =
        scene.graph().treeChildren(node).stream().map(child -> scene.token(child).lemma()).toList();
    boolean either =
        before.contains("either") || before.contains("neither") || before.contains("each");
    if ((!either && !scene.token(node).tag().endsWith("S"))
        || !scene.lexicon().inClass(scene.token(node).lemma(), "country")) {
      return false;
    }
    return either
        || counted(node) > 1
        || before.contains("both")
        || before.contains("the")
        || before.contains("these");
  }

  /**
   * The state that an adjective, a possessor or a complement marks a noun with: "Afghan", "Cuba's",
   * "of Siam".
   */
  List<ActorId> nationality(int node, int depth) {
    Set<ActorId> marked = new LinkedHashSet<>();
    for (String label : List.of("poss", "mod", "of", "in", "for", "appos")) {
      for (int dependent : scene.graph().dependents(node, label)) {
        Term term = scene.term(dependent);
        if (term instanceof Term.Named named && !named.names().isEmpty()) {
          marked.addAll(discourse.actors(named, year));
        } else if (term instanceof Term.Title && (label.equals("mod") || label.equals("appos"))) {
          marked.addAll(nationality(dependent, depth + 1));
        } else if (term == null && !label.equals("mod") && !label.equals("in") && depth < 3) {
          marked.addAll(of(dependent, depth + 1));
        }
      }
      if (!marked.isEmpty()) {
        break;
      }
    }
    return new ArrayList<>(marked);
  }

  private List<ActorId> office(int node, Term.Title title, int depth) {
    List<ActorId> marked = nationality(node, depth);
    if (!marked.isEmpty()) {
      // "The ambassador of Peru in Chile" is Peru's; "diplomats of Peru and Chile" are of both.
      return scene.token(node).tag().endsWith("S") ? marked : marked.subList(0, 1);
    }
    ActorId known = discourse.directionOf(surname(node)).sender();
    if (known != null) {
      return List.of(known);
    }
    int head = scene.token(node).head();
    if (head >= 0 && scene.term(head) == null && scene.token(head).tag().startsWith("NNP")) {
      // "President Estrada": whoever he is, the name says whose he is, not the title.
      ActorId led = led(head);
      return led == null ? ofOffice(title) : List.of(led);
    }
    ActorId home = discourse.outward().sender();
    return home != null && leads(title) ? List.of(home) : ofOffice(title);
  }

  /** "The Foreign Secretary", in news: a title that one state alone gives. */
  private List<ActorId> ofOffice(Term.Title title) {
    List<Lexicon.Epithet> states = scene.lexicon().epithets(title.title());
    return discourse.isDated() && states.size() == 1
        ? List.of(states.getFirst().state())
        : List.of();
  }

  /** "President Monroe", "Henry Kissinger": known without the country; a bare surname is not. */
  private @Nullable ActorId led(int node) {
    List<String> words = new ArrayList<>();
    boolean titled = false;
    for (int part : scene.graph().dependents(node, "mod")) {
      titled |= scene.term(part) instanceof Term.Title;
      if (scene.term(part) == null && scene.token(part).tag().startsWith("NNP") && part < node) {
        words.add(scene.token(part).form());
      }
    }
    words.add(scene.token(node).form());
    return titled || words.size() > 1 ? discourse.ledBy(words, year) : null;
  }

  /** "The President", "the Secretary of State" without a country: of the state whose view it is. */
  private static boolean leads(Term.Title title) {
    return title.title().equals("president") || SECRETARY.contains(title.title());
  }

  /** The last word of a person's name, by which the text speaks of him later. */
  @Nullable String surname(int node) {
    Token token = scene.token(node);
    if (scene.term(node) == null && token.tag().startsWith("NNP")) {
      return token.form();
    }
    for (int dependent : scene.graph().dependents(node, "appos")) {
      if (scene.term(dependent) == null && scene.token(dependent).tag().startsWith("NNP")) {
        return scene.token(dependent).form();
      }
    }
    return null;
  }
}
