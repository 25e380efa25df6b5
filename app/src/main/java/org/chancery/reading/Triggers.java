package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.actor.Gazetteer;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.chancery.reading.mention.LetterRuns;
import org.chancery.reading.mention.Term;
import org.chancery.text.Span;

/**
 * The letters by which a sentence may hold an event ({@code en/lexicon/triggers.tsv}): without any
 * of them it is passed over.
 */
final class Triggers {

  /** Whether letters stand in a sentence by which it may hold an event. */
  enum Found {
    NONE,
    /** Letters that seldom make an event. */
    INCIDENTAL,
    PLAIN
  }

  private static final Set<String> KINDS = Set.of("actor", "organisation", "title");

  /**
   * Letters in a row.
   *
   * @param group which of the sets of kinds has to stand beside them
   */
  private record Trigger(String prefix, int group) {}

  /** Group 0 is of letters that need nothing beside them. */
  private static final long PLAIN = 1;

  private final Gazetteer gazetteer;

  /** For each group of letters the kinds of term of which one has to stand beside them. */
  private final List<Set<String>> beside = new ArrayList<>();

  private final List<Trigger> triggers = new ArrayList<>();
  private final LetterRuns runs;

  Triggers(Knowledge knowledge, Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    beside.add(Set.of());
    for (Row row : knowledge.table("en/lexicon/triggers.tsv", "prefix", "beside").rows()) {
      Set<String> kinds =
          row.optional("beside").map(cell -> Set.of(cell.split(" ", -1))).orElse(Set.of());
      if (!KINDS.containsAll(kinds)) {
        throw row.complaint("actor, organisation or title was expected, found " + kinds);
      }
      if (!row.cell("prefix").matches("[a-z ]+")) {
        throw row.complaint(
            "small letters from a to z were expected, found \"" + row.cell("prefix") + "\"");
      }
      if (!beside.contains(kinds)) {
        beside.add(kinds);
      }
      triggers.add(new Trigger(row.cell("prefix"), beside.indexOf(kinds)));
    }
    this.runs =
        new LetterRuns(
            triggers.stream().map(Trigger::prefix).toList(),
            triggers.stream().map(Trigger::group).toList());
  }

  /** Whether a sentence has a trigger, and what has to stand beside it. */
  Found in(String text, Span sentence, List<Term> terms) {
    long groups = runs.find(text, sentence.start(), sentence.end(), PLAIN);
    if ((groups & PLAIN) != 0) {
      return Found.PLAIN;
    }
    for (int i = 1; i < beside.size(); i++) {
      if ((groups & 1L << i) != 0) {
        Set<String> kinds = beside.get(i);
        if (terms.stream().anyMatch(term -> stands(term, kinds))) {
          return Found.INCIDENTAL;
        }
      }
    }
    return Found.NONE;
  }

  /**
   * The letters themselves, for those who ask why a sentence is read: as far as the first that need
   * nothing beside them.
   */
  List<String> of(String text, Span sentence, List<Term> terms) {
    String lower = sentence.of(text).toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (Trigger trigger : triggers) {
      Set<String> kinds = beside.get(trigger.group());
      if (lower.contains(trigger.prefix())
          && (kinds.isEmpty() || terms.stream().anyMatch(term -> stands(term, kinds)))) {
        found.add(trigger.prefix());
        if (kinds.isEmpty()) {
          break;
        }
      }
    }
    return found;
  }

  private boolean stands(Term term, Set<String> kinds) {
    return switch (term) {
      case Term.Named named ->
          !named.names().isEmpty()
              && (kinds.contains("actor")
                  || (kinds.contains("organisation")
                      && named.names().stream()
                          .anyMatch(name -> gazetteer.state(name.actor()).isEmpty())));
      case Term.Title title -> kinds.contains("title");
      case Term.MissionKind mission -> false;
      case Term.Phrase phrase -> false;
      case Term.Time time -> false;
    };
  }
}
