package org.chancery.reading;

import java.util.Set;
import org.chancery.actor.Office;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.jspecify.annotations.Nullable;

/** Which kinds of mention a word is, as far as it says so itself, whatever hangs on it. */
final class WordKinds {

  /** Whether a word is a mention of a kind. */
  enum Verdict {
    YES,
    NO,
    /** The words around it decide. */
    PERHAPS;

    static Verdict of(boolean holds) {
      return holds ? YES : NO;
    }
  }

  private static final Set<String> PRONOUNS =
      Set.of(
          "it", "they", "both", "its", "their", "former", "latter", "them", "neither", "either",
          "each");

  private static final Set<String> PERSONAL = Set.of("he", "she", "him", "her", "his");

  /** The lemma of "one", as of any number in words. */
  private static final String CARDINAL = "#crd#";

  private WordKinds() {}

  /** Whether a lemma is one of those that this class itself tells apart. */
  static boolean knows(String lemma) {
    return PRONOUNS.contains(lemma)
        || PERSONAL.contains(lemma)
        || lemma.equals("own")
        || lemma.equals(CARDINAL)
        || lemma.equals("theirs");
  }

  /**
   * Whether a word is a mention of a kind.
   *
   * @param term the term that it is, or null
   */
  static Verdict of(String kind, @Nullable Term term, String lemma, String tag, Lexicon lexicon) {
    return switch (kind) {
      case Kinds.ACTOR -> Verdict.of(isActor(term, lemma, tag, lexicon));
      case Kinds.MISSION -> mission(term, lemma, lexicon);
      case Kinds.TITLE -> Verdict.of(term instanceof Term.Title);
      case Kinds.ENVOY -> Verdict.of(isEnvoy(term, lemma, lexicon));
      case Kinds.RELATIONS ->
          term == null && tag.startsWith("N") && lexicon.inClass(lemma, "relations")
              ? Verdict.PERHAPS
              : Verdict.NO;
      case Kinds.TIME -> Verdict.of(term instanceof Term.Time);
      case Kinds.CITY -> Verdict.of(term instanceof Term.Named named && !named.cities().isEmpty());
      case Kinds.PERSON ->
          Verdict.of(term == null && (tag.startsWith("NNP") || PERSONAL.contains(lemma)));
      case Kinds.ORGANISATION -> Verdict.of(term == null && lexicon.inClass(lemma, "organisation"));
      case Kinds.NUMBER, Kinds.ORDINAL -> Verdict.PERHAPS;
      default -> throw new IllegalStateException("unknown kind of mention " + kind);
    };
  }

  private static Verdict mission(@Nullable Term term, String lemma, Lexicon lexicon) {
    if (term != null) {
      return Verdict.of(term instanceof Term.MissionKind);
    }
    if (lexicon.inClass(lemma, "post") || lemma.equals("it")) {
      return Verdict.YES;
    }
    return lemma.equals("own") || lemma.equals("theirs") || lemma.equals(CARDINAL)
        ? Verdict.PERHAPS
        : Verdict.NO;
  }

  /** In diplomatic prose a bare "Minister", "Agent" or "Representative" is an envoy. */
  private static boolean isEnvoy(@Nullable Term term, String lemma, Lexicon lexicon) {
    if (term instanceof Term.Title title) {
      return title.kind() == Office.Kind.ENVOY || lexicon.inClass(title.title(), "envoy-title");
    }
    return term == null && lexicon.inClass(lemma, "envoy-title");
  }

  private static boolean isActor(@Nullable Term term, String lemma, String tag, Lexicon lexicon) {
    if (term instanceof Term.Named named) {
      return !named.names().isEmpty();
    }
    return term instanceof Term.Title
        || (term == null
            && (PRONOUNS.contains(lemma)
                || lexicon.inClass(lemma, "government")
                || lexicon.inClass(lemma, "country")
                || tag.startsWith("NNP")));
  }
}
