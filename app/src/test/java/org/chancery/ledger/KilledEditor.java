package org.chancery.ledger;

import java.nio.file.Path;
import java.util.List;
import org.chancery.text.PublicationId;

/**
 * A process that goes on deciding, or rebuilding, until it is killed; it says each time what is
 * done once it is done.
 */
final class KilledEditor {

  static final int PUBLICATIONS = 300;

  private KilledEditor() {}

  public static void main(String[] arguments) {
    try (Desk desk = new Desk(Path.of(arguments[0]))) {
      System.out.println("ready");
      if (arguments[1].equals("rebuild")) {
        for (int round = 1; ; round++) {
          desk.ledger.rebuild();
          System.out.println("rebuilt " + round);
        }
      }
      for (int i = desk.ledger.editors().rulings(null).size(); i < PUBLICATIONS; i++) {
        System.out.println("ruling " + decide(desk, i).id());
      }
    }
  }

  /** Every second one rejects what a publication says, the others remove it. */
  private static Ruling decide(Desk desk, int i) {
    PublicationId publication = new PublicationId("p" + i);
    Decision decision =
        i % 2 == 0
            ? new Decision.Reject(List.of(desk.ledger.evidence(publication).getFirst().id()))
            : new Decision.Remove(publication);
    return desk.ledger.editors().rule(decision, "Ada", "ruling on " + i, Desk.later(1 + i));
  }
}
