package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.actor.Name;
import org.chancery.reading.date.TimeExpression;
import org.chancery.reading.mention.Term;
import org.chancery.reading.syntax.Tokenizer;
import org.chancery.reading.syntax.Word;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The words of a sentence as the parser shall see them: each term is one word.
 *
 * @param block index of its block
 * @param text the whole block
 * @param titled whether it is a heading
 * @param terms the term of each word, null for a word without one
 */
record Wording(
    int block,
    String text,
    Span sentence,
    boolean titled,
    List<Word> words,
    List<@Nullable Term> terms) {

  private static final Tokenizer TOKENIZER = new Tokenizer();

  /** How many words a phrase that opens a sentence may have. */
  private static final int OPENING = 8;

  private static final Set<String> OPENINGS =
      Set.of("by", "under", "through", "with", "in", "on", "at", "following", "after", "since");

  private static final String FEW =
      "(?:(?:an?|the|its|also|own|several|two|three|four|five|six|seven|number|of|other) )*$";
  private static final Pattern HAVING =
      Pattern.compile(
          "\\b(?:has|have|maintains?|keeps?|there (?:is|are)|represented(?: \\w+){0,3}"
              + " (?:by|through|via)) "
              + FEW,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AND =
      Pattern.compile(
          "\\b(?:and|or|plus|as well as|besides|with) " + FEW, Pattern.CASE_INSENSITIVE);

  /**
   * The wording of a sentence.
   *
   * @param found the terms of its block, or those of them that stand near it
   */
  static Wording of(int block, String text, Span sentence, boolean titled, List<Term> found) {
    List<Term> inside =
        joined(text, found.stream().filter(term -> sentence.contains(term.span())).toList());
    List<Word> words = new ArrayList<>();
    List<@Nullable Term> terms = new ArrayList<>();
    int at = sentence.start();
    for (Term term : inside) {
      if (term.span().start() < at) {
        continue;
      }
      add(TOKENIZER.words(text, new Span(at, term.span().start()), titled), words, terms);
      words.add(
          new Word(
              term.span(), term.span().of(text), parsedAs(term, term.span().of(text), titled)));
      terms.add(term instanceof Term.Phrase ? null : term);
      at = term.span().end();
      boolean opens =
          words.size() <= 2
              || (words.size() <= OPENING
                  && OPENINGS.contains(words.getFirst().form().toLowerCase(Locale.ROOT)));
      if (term instanceof Term.Time
          && opens
          && (startsClause(text, at, sentence.end()) || isFollowed(inside, at))) {
        // "On 15 February 2024 Cuba and …", "By a treaty of 4 May 1912 Cuba …": the comma that
        // others write keeps date and subject
        // apart.
        words.add(new Word(new Span(at, at), "", ","));
        terms.add(null);
      }
    }
    add(TOKENIZER.words(text, new Span(at, sentence.end()), titled), words, terms);
    return new Wording(block, text, sentence, titled, words, terms);
  }

  private static void add(List<Word> more, List<Word> words, List<@Nullable Term> terms) {
    for (Word word : more) {
      words.add(word);
      terms.add(null);
    }
  }

  /** "In 1953 embassies were opened": a mission or an office follows at once. */
  private static boolean isFollowed(List<Term> terms, int at) {
    return terms.stream()
        .anyMatch(term ->
            term.span().start() == at + 1
                && (term instanceof Term.MissionKind || term instanceof Term.Title));
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
    for (Term each : terms) {
      Term term = isStanding(text, each, joined) ? honorary(each) : each;
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

  /** "Has honorary consuls in Lima": those whom a state has there, not one whom it appoints. */
  private static boolean isStanding(String text, Term term, List<Term> before) {
    if (!(term instanceof Term.Title title) || !title.title().startsWith("honorary consul")) {
      return false;
    }
    String ahead = text.substring(Math.max(0, term.span().start() - 60), term.span().start());
    if (HAVING.matcher(ahead).find()) {
      return true;
    }
    // "An embassy in Lima and honorary consuls in Cusco"
    return AND.matcher(ahead).find()
        && before.reversed().stream().limit(2).anyMatch(t -> t instanceof Term.MissionKind);
  }

  private static Term honorary(Term title) {
    return new Term.MissionKind(title.span(), "honorary-consulate", null);
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
            case TimeExpression.Absolute absolute -> absolute.date().isDay() ? "Monday" : "1935";
            case TimeExpression.WithoutYear partial -> partial.day() == null ? "June" : "Monday";
            default -> written.endsWith(" later") ? "later" : "yesterday";
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
}
