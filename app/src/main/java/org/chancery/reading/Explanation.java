package org.chancery.reading;

import java.util.List;
import java.util.Map;
import org.chancery.event.Coding;
import org.chancery.event.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Why a text is read as it is: for those who write rules.
 *
 * @param statements what the text states, in the end
 * @param codings what it is coded as, where the coarse ontology was asked for
 */
public record Explanation(
    List<Sentence> sentences, List<Statement> statements, List<Coding> codings) {

  public Explanation {
    sentences = List.copyOf(sentences);
    statements = List.copyOf(statements);
    codings = List.copyOf(codings);
  }

  /**
   * A sentence.
   *
   * @param triggers the letters for which it is parsed; empty where it is passed over
   * @param words empty where it is passed over
   */
  public record Sentence(
      String text,
      List<String> triggers,
      List<Word> words,
      List<Mention> mentions,
      List<Fired> fired,
      List<Near> near) {

    public Sentence {
      triggers = List.copyOf(triggers);
      words = List.copyOf(words);
      mentions = List.copyOf(mentions);
      fired = List.copyOf(fired);
      near = List.copyOf(near);
    }
  }

  /**
   * A word as the rules see it.
   *
   * @param head in the tree of the parser, -1 for none
   * @param edges the logical relations to other words
   * @param classes of the lexicon that it belongs to
   */
  public record Word(
      int index,
      String form,
      String lemma,
      String tag,
      int head,
      String label,
      List<Edge> edges,
      List<String> classes) {

    public Word {
      edges = List.copyOf(edges);
      classes = List.copyOf(classes);
    }
  }

  /** A logical relation to another word. */
  public record Edge(String label, int to) {}

  /**
   * Words that the tables know.
   *
   * @param kind name, mission, title, date or phrase
   * @param meaning the states, the kind, the title, or the date in EDTF; null for an unknown date
   */
  public record Mention(String text, String kind, @Nullable String meaning) {}

  /**
   * A rule that fired.
   *
   * @param roles the word of each role
   * @param states whether an event came of it
   * @param steps how each field was decided, or why there is no event
   */
  public record Fired(
      String rule,
      String origin,
      String type,
      int act,
      Map<String, Integer> roles,
      boolean states,
      List<Step> steps) {

    public Fired {
      roles = Map.copyOf(roles);
      steps = List.copyOf(steps);
    }
  }

  /** A field and how it was decided. */
  public record Step(String field, String how) {}

  /**
   * A rule that nearly fired at a word.
   *
   * @param held how many of its conditions hold
   * @param rooted whether the word itself satisfies all that the outermost node asks of it
   */
  public record Near(
      String rule,
      String origin,
      String type,
      int word,
      int held,
      boolean rooted,
      List<Wanting> wanting) {

    public Near {
      wanting = List.copyOf(wanting);
    }
  }

  /**
   * A condition that does not hold.
   *
   * @param role the role of the node that it is asked of, or null
   * @param word the word that was looked at, or whose relations were
   * @param wanted the test or the relation, as rule files write it
   * @param found what is there instead, in words
   */
  public record Wanting(@Nullable String role, int word, String wanted, String found) {}
}
