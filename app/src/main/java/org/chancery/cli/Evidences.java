package org.chancery.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chancery.desk.Citation;
import org.chancery.desk.CitedAnswer;
import org.chancery.desk.Desk;
import org.chancery.desk.Wording;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Spell;

/** Prints on whose word something is said. */
final class Evidences {

  private Evidences() {}

  /** The evidence that states a spell best. */
  static Optional<Evidence> best(Spell spell) {
    return Stream.concat(spell.start().evidence().stream(), spell.attestations().stream())
        .findFirst();
  }

  /** Number, publisher, date and title, in one faint line. */
  static void source(Page page, Desk desk, Evidence evidence) {
    Citation citation =
        desk.citations(List.of(evidence))
            .get(new CitedAnswer.Cited(evidence.publication(), evidence.version()));
    if (citation != null) {
      page.paragraph(4, 6, "[" + evidence.id() + "] " + desk.wording().citation(citation));
    }
  }

  /** The words with their source. */
  static void quoted(Page page, Desk desk, Evidence evidence) {
    source(page, desk, evidence);
    page.paragraph(6, 7, "“" + evidence.quote() + "”");
    page.paragraph(6, 8, Wording.address(evidence));
  }
}
