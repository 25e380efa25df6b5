package org.chancery.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chancery.ledger.Act;
import org.chancery.ledger.Answer;
import org.chancery.ledger.Dealing;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Spell;
import org.chancery.text.PublicationId;

/**
 * An answer in a sentence, with the publications that its evidence stands in.
 *
 * @param dealings in which forms each of the two dealt with the other
 * @param citations one for each version of a publication that is quoted
 */
public record CitedAnswer(
    Answer answer, String sentence, List<Dealing> dealings, Map<Cited, Citation> citations) {

  /** A version of a publication. */
  public record Cited(PublicationId publication, int version) {
    static Cited of(Evidence evidence) {
      return new Cited(evidence.publication(), evidence.version());
    }
  }

  public CitedAnswer {
    dealings = List.copyOf(dealings);
    citations = Map.copyOf(citations);
  }

  /** The publication in which a piece of evidence stands. */
  public Citation citation(Evidence evidence) {
    return Objects.requireNonNull(citations.get(Cited.of(evidence)), "cited: " + evidence.id());
  }

  /** All the evidence of the answer, each piece once, in the order of recording. */
  public List<Evidence> evidence() {
    return evidence(answer);
  }

  static List<Evidence> evidence(Answer answer) {
    TreeMap<Long, Evidence> found = new TreeMap<>();
    Stream.of(
            answer.supporting().stream(),
            answer.opposing().stream(),
            answer.beside().stream().map(Act::evidence).flatMap(List::stream),
            Stream.of(answer.spells(), answer.absences(), answer.otherSpells())
                .flatMap(List::stream)
                .flatMap(CitedAnswer::ofSpell))
        .flatMap(evidence -> evidence)
        .forEach(evidence -> found.put(evidence.id(), evidence));
    return new ArrayList<>(found.values());
  }

  static Stream<Evidence> ofSpell(Spell spell) {
    return Stream.of(
            spell.start().evidence().stream(),
            Stream.ofNullable(spell.end()).flatMap(end -> end.evidence().stream()),
            spell.attestations().stream(),
            spell.contrary().stream())
        .flatMap(evidence -> evidence);
  }
}
