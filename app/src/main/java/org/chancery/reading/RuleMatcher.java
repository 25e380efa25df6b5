package org.chancery.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Pattern.Match;
import org.chancery.reading.rule.Pattern.Test;
import org.chancery.reading.rule.Requirement;
import org.chancery.reading.rule.Rule;
import org.chancery.reading.syntax.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Finds the matches of all rules in a sentence, and parses it only as far as that needs: to the
 * tags where a rule may match, to the heads where one still may with these tags.
 */
final class RuleMatcher {

  /** What {@link Repetitions} reads without a rule: "had done so", "Peru followed on May 16". */
  private static final List<Requirement> REPETITIONS =
      List.of(
          new Requirement(
              List.of(
                  List.of(new Test("lemma", Set.of("do"), false)),
                  List.of(new Test("lemma", Set.of("so", "likewise", "as"), false))),
              List.of()),
          new Requirement(
              List.of(
                  List.of(
                      new Test("lemma", Set.of("follow"), false),
                      new Test("tag", Set.of("VBD"), false))),
              List.of()));

  private final List<Rule> rules;
  private final Lexicon lexicon;
  private final Parser parser;
  private final Prefilter prefilter;

  RuleMatcher(List<Rule> rules, Lexicon lexicon, Parser parser) {
    this.rules = List.copyOf(rules);
    this.lexicon = lexicon;
    this.parser = parser;
    List<Requirement> requirements = new ArrayList<>();
    rules.forEach(rule -> requirements.add(Requirement.of(rule.pattern())));
    requirements.addAll(REPETITIONS);
    this.prefilter = new Prefilter(requirements, lexicon, parser);
  }

  /** A sentence and what is known of it so far: the tags and the parse are made when asked for. */
  final class Candidate {

    private final Wording wording;
    private final BitSet allowed;
    private Parser.@Nullable Tagged tagged;
    private @Nullable Scene scene;
    private @Nullable List<Hit> hits;

    private Candidate(Wording wording) {
      this.wording = wording;
      this.allowed = prefilter.beforeTagging(wording);
    }

    Scene scene() {
      Scene known = scene;
      if (known == null) {
        known = Scene.of(wording, parser.parse(tagged()), lexicon);
        scene = known;
      }
      return known;
    }

    private Parser.Tagged tagged() {
      Parser.Tagged known = tagged;
      if (known == null) {
        known = parser.tag(wording.words());
        tagged = known;
      }
      return known;
    }

    /** The matches of all rules, in the order of the words and of the rules. */
    List<Hit> hits() {
      List<Hit> known = hits;
      if (known == null) {
        List<Rule> some = tried();
        known = some.isEmpty() ? List.of() : RuleMatcher.hits(scene(), some);
        hits = known;
      }
      return known;
    }

    /** The rules that may match with the tags that the words have. */
    List<Rule> tried() {
      if (isAnyRule(allowed)) {
        allowed.and(prefilter.afterTagging(wording, tagged()));
      }
      return allowed.stream().filter(i -> i < rules.size()).mapToObj(rules::get).toList();
    }

    /**
     * Whether something may be read from the sentence that no rule states.
     *
     * @param repeated whether an act was read before that a sentence may repeat
     */
    boolean mayStateMore(boolean repeated) {
      return (repeated && mayRepeat()) || mayListConsulates();
    }

    private boolean mayRepeat() {
      return allowed.nextSetBit(rules.size()) >= 0
          && prefilter.afterTagging(wording, tagged()).nextSetBit(rules.size()) >= 0;
    }

    /** {@link ListedPosts#namesConsulates}. */
    private boolean mayListConsulates() {
      for (int i = 0; i < wording.terms().size(); i++) {
        if (wording.terms().get(i) instanceof Term.MissionKind mission
            && ListedPosts.isConsular(mission, wording.words().get(i).form())
            && parser.tags().get(tagged().tag(i)).endsWith("S")) {
          return true;
        }
      }
      return false;
    }
  }

  Candidate candidate(Wording wording) {
    return new Candidate(wording);
  }

  private boolean isAnyRule(BitSet allowed) {
    int first = allowed.nextSetBit(0);
    return first >= 0 && first < rules.size();
  }

  /** The matches of some rules in a sentence, in the order of the words and of the rules. */
  static List<Hit> hits(Scene scene, List<Rule> some) {
    List<Hit> hits = new ArrayList<>();
    for (int node = 0; node < scene.graph().size(); node++) {
      for (Rule rule : some) {
        for (Match match : rule.pattern().matches(scene, node)) {
          Integer named = match.node("act");
          hits.add(new Hit(rule, named == null ? node : named, match));
        }
      }
    }
    return hits;
  }

  /**
   * The matches of all rules, each tried at each word: what {@link Candidate#hits} has to equal.
   */
  List<Hit> hits(Scene scene) {
    return hits(scene, rules);
  }
}
