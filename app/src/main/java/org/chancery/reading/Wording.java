package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
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
      if (term instanceof Term.Time
          && words.size() <= 2
          && startsClause(text, at, sentence.end())) {
        // "On 15 February 2024 Cuba and …": the comma that others write keeps date and subject
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
