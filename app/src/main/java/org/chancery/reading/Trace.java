package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chancery.reading.rule.Pattern.Match;
import org.chancery.reading.rule.Rule;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Keeps, for whoever wants a reading explained, which sentences were parsed, which rules fired, and
 * by which step each field was decided. The silent one keeps nothing and costs nothing.
 */
class Trace {

  /** The field of a note that says why no event came of a rule. */
  static final String NOTHING = "nothing";

  /** Keeps nothing. */
  static final Trace SILENT = new Trace();

  /** A field and how it was decided. */
  record Note(String field, Supplier<String> how) {}

  /** A rule that fired at an act, and what came of it. */
  static final class Firing {

    final Rule rule;
    final int act;
    final Match match;
    final List<Note> notes = new ArrayList<>();

    Firing(Rule rule, int act, Match match) {
      this.rule = rule;
      this.act = act;
      this.match = match;
    }
  }

  /** A sentence that was looked at. */
  static final class Look {

    final int block;
    final Span sentence;
    final List<String> triggers;
    final List<Firing> firings = new ArrayList<>();
    @Nullable Scene scene;
    @Nullable Dating dating;

    Look(int block, Span sentence, List<String> triggers) {
      this.block = block;
      this.sentence = sentence;
      this.triggers = List.copyOf(triggers);
    }
  }

  /** A trace that keeps what it is told. */
  static final class Kept extends Trace {

    private final List<Look> looks = new ArrayList<>();

    List<Look> looks() {
      return List.copyOf(looks);
    }

    @Override
    void sentence(int block, Span sentence, List<String> triggers) {
      looks.add(new Look(block, sentence, triggers));
    }

    @Override
    void parsed(Scene scene) {
      looks.getLast().scene = scene;
    }

    @Override
    void dated(Dating dating) {
      looks.getLast().dating = dating;
    }

    @Override
    void fired(Rule rule, int act, Match match) {
      looks.getLast().firings.add(new Firing(rule, act, match));
    }

    @Override
    void note(String field, Supplier<String> how) {
      List<Firing> firings = looks.getLast().firings;
      if (!firings.isEmpty()) {
        firings.getLast().notes.add(new Note(field, how));
      }
    }
  }

  private Trace() {}

  /** A sentence is looked at; without triggers it is not parsed. */
  void sentence(int block, Span sentence, List<String> triggers) {}

  /** The sentence last looked at is parsed. */
  void parsed(Scene scene) {}

  /** The dates of the sentence last looked at are known. */
  void dated(Dating dating) {}

  /** A rule fired; what is noted from now on is about it. */
  void fired(Rule rule, int act, Match match) {}

  /** How a field was decided, or why there is no event. */
  void note(String field, Supplier<String> how) {}
}
