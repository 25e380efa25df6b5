package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chancery.actor.Name;
import org.chancery.actor.Office;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.rule.Pattern;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Parser;
import org.chancery.reading.syntax.Repairs;
import org.chancery.reading.syntax.Token;
import org.chancery.reading.syntax.Tokenizer;
import org.chancery.reading.syntax.Word;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A sentence ready for rules: its graph, the terms found in it, and where it stands.
 *
 * @param block index of its block
 * @param text the whole block
 * @param titled whether it is a heading
 * @param terms the term of each word, null for a word without one
 */
record Scene(
    int block,
    String text,
    Span sentence,
    boolean titled,
    Graph graph,
    List<@Nullable Term> terms,
    Lexicon lexicon)
    implements Pattern.Facts {

  private static final Set<String> PRONOUNS =
      Set.of(
          "it", "they", "both", "its", "their", "former", "latter", "them", "neither", "either",
          "each");

  private static final Set<String> PERSONAL = Set.of("he", "she", "him", "her");

  /** Parses a sentence, each term as one word. */
  static Scene of(
      int block,
      String text,
      Span sentence,
      boolean titled,
      List<Term> found,
      Parser parser,
      Lexicon lexicon) {
    List<Term> inside =
        joined(text, found.stream().filter(term -> sentence.contains(term.span())).toList());
    Tokenizer tokenizer = new Tokenizer();
    List<Word> words = new ArrayList<>();
    List<@Nullable Term> terms = new ArrayList<>();
    int at = sentence.start();
    for (Term term : inside) {
      if (term.span().start() < at) {
        continue;
      }
      for (Word word : tokenizer.words(text, new Span(at, term.span().start()), titled)) {
        words.add(word);
        terms.add(null);
      }
      words.add(
          new Word(
              term.span(), term.span().of(text), parsedAs(term, term.span().of(text), titled)));
      terms.add(term instanceof Term.Phrase ? null : term);
      at = term.span().end();
      if (term instanceof Term.Time
          && words.size() <= 2
          && startsClause(text, at, sentence.end())) {
        // "On 15 February 2024 Cuba and …": the comma that others write keeps date and subject
        // apart.
        words.add(new Word(new Span(at, at), "", ","));
        terms.add(null);
      }
    }
    for (Word word : tokenizer.words(text, new Span(at, sentence.end()), titled)) {
      words.add(word);
      terms.add(null);
    }
    return new Scene(
        block,
        text,
        sentence,
        titled,
        Graph.of(new Repairs(lexicon::isKnown).repair(parser.parse(words)), titled),
        terms,
        lexicon);
  }

  /** Whether a capitalised word or an article follows at once. */
  private static boolean startsClause(String text, int at, int end) {
    if (at + 2 >= end || text.charAt(at) != ' ') {
      return false;
    }
    return Character.isUpperCase(text.charAt(at + 1)) || text.startsWith("the ", at + 1);
  }

  /** "Embassy Kabul", "Vienna Consulate General": the mission and its city are one word. */
  private static List<Term> joined(String text, List<Term> terms) {
    List<Term> joined = new ArrayList<>();
    for (Term term : terms) {
      if (!joined.isEmpty()
          && joined.getLast().span().end() + 1 == term.span().start()
          && text.charAt(joined.getLast().span().end()) == ' ') {
        Term before = joined.getLast();
        if (before instanceof Term.MissionKind mission
            && mission.city() == null
            && term instanceof Term.Named city
            && !city.cities().isEmpty()) {
          joined.set(
              joined.size() - 1,
              new Term.MissionKind(before.span().cover(term.span()), mission.kind(), city));
          continue;
        }
        if (before instanceof Term.Named city
            && !city.cities().isEmpty()
            && term instanceof Term.MissionKind mission
            && mission.city() == null) {
          joined.set(
              joined.size() - 1,
              new Term.MissionKind(before.span().cover(term.span()), mission.kind(), city));
          continue;
        }
      }
      joined.add(term);
    }
    return joined;
  }

  /** The one word in place of which the parser sees a term. */
  private static String parsedAs(Term term, String written, boolean titled) {
    return switch (term) {
      case Term.Named named ->
          named.isAdjective()
              ? adjective(named, written)
              : written.indexOf(' ') < 0 ? written : "France";
      case Term.Phrase phrase -> phrase.plain();
      case Term.MissionKind mission -> plural(written) ? "embassies" : "embassy";
      case Term.Title title -> {
        String word =
            switch (title.kind()) {
              case HEAD_OF_STATE, HEAD_OF_GOVERNMENT -> "president";
              case MINISTER, OFFICIAL -> "minister";
              case ENVOY -> "ambassador";
            };
        String numbered = plural(written) && !written.endsWith("ires") ? word + "s" : word;
        yield titled || Character.isLowerCase(written.charAt(0))
            ? numbered
            : Character.toUpperCase(numbered.charAt(0)) + numbered.substring(1);
      }
      case Term.Time time ->
          switch (time.expression()) {
            case org.chancery.reading.date.TimeExpression.Absolute absolute ->
                absolute.date().isDay() ? "Monday" : "1935";
            case org.chancery.reading.date.TimeExpression.WithoutYear partial ->
                partial.day() == null ? "June" : "Monday";
            default -> "yesterday";
          };
    };
  }

  private static String adjective(Term.Named named, String written) {
    boolean people = named.names().stream().allMatch(name -> name.kind() == Name.Kind.PEOPLE);
    return written.indexOf(' ') < 0 ? written : people ? "Germans" : "French";
  }

  private static boolean plural(String written) {
    return written.endsWith("s")
        || written.startsWith("consulates")
        || written.startsWith("Consulates");
  }

  Token token(int node) {
    return graph.token(node);
  }

  @Nullable Term term(int node) {
    return terms.get(node);
  }

  @Override
  public boolean inClass(int node, String name) {
    return lexicon.inClass(graph, node, name);
  }

  @Override
  public boolean is(int node, String kind) {
    Term term = terms.get(node);
    return switch (kind) {
      case Kinds.ACTOR -> isActor(node);
      case Kinds.MISSION ->
          term instanceof Term.MissionKind
              || (term == null && lexicon.inClass(token(node).lemma(), "post"))
              || (term == null && token(node).lemma().equals("it"))
              || isOwn(node);
      case Kinds.TITLE -> term instanceof Term.Title;
      case Kinds.ENVOY -> isEnvoy(node);
      case Kinds.RELATIONS -> term == null && isRelations(node);
      case Kinds.TIME -> term instanceof Term.Time;
      case Kinds.CITY -> term instanceof Term.Named named && !named.cities().isEmpty();
      case Kinds.PERSON ->
          term == null
              && (token(node).tag().startsWith("NNP") || PERSONAL.contains(token(node).lemma()));
      case Kinds.ORGANISATION ->
          term == null && lexicon.inClass(token(node).lemma(), "organisation");
      case Kinds.NUMBER -> Numbers.of(this, node) != null;
      case Kinds.ORDINAL -> Numbers.ordinal(this, node) != null;
      default -> throw new IllegalStateException("unknown kind of mention " + kind);
    };
  }

  /**
   * "Iran reopened its own in London", "each opened one in the other": a mission not named again.
   */
  boolean isOwn(int node) {
    if (terms.get(node) != null) {
      return false;
    }
    boolean own =
        token(node).lemma().equals("own")
            && graph.treeChildren(node).stream().anyMatch(c -> token(c).tag().equals("PRP$"));
    return own || token(node).lemma().equals("theirs");
  }

  /** In diplomatic prose a bare "Minister", "Agent" or "Representative" is an envoy. */
  private boolean isEnvoy(int node) {
    Term term = terms.get(node);
    if (term instanceof Term.Title title) {
      return title.kind() == Office.Kind.ENVOY || lexicon.inClass(title.title(), "envoy-title");
    }
    return term == null && lexicon.inClass(token(node).lemma(), "envoy-title");
  }

  private boolean isRelations(int node) {
    if (!token(node).isNoun() || !lexicon.inClass(token(node).lemma(), "relations")) {
      return false;
    }
    List<String> modifiers =
        graph.dependents(node, "mod").stream().map(modifier -> token(modifier).lemma()).toList();
    return modifiers.stream().anyMatch(modifier -> lexicon.inClass(modifier, "diplomatic"))
        || modifiers.stream().noneMatch(modifier -> lexicon.inClass(modifier, "not-diplomatic"));
  }

  private boolean isActor(int node) {
    Term term = terms.get(node);
    if (term instanceof Term.Named named) {
      return !named.names().isEmpty();
    }
    if (term instanceof Term.Title) {
      return true;
    }
    if (term != null) {
      return false;
    }
    String lemma = token(node).lemma();
    return PRONOUNS.contains(lemma)
        || lexicon.inClass(lemma, "government")
        || lexicon.inClass(lemma, "country")
        || token(node).tag().startsWith("NNP");
  }

  /** The text from the first to the last of some spans of this block. */
  Span cover(List<Span> spans) {
    Span cover = spans.getFirst();
    for (Span span : spans) {
      cover = cover.cover(span);
    }
    return cover;
  }
}
