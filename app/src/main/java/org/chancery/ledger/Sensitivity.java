package org.chancery.ledger;

import java.util.List;
import org.chancery.text.PublicationId;

/**
 * What would change an answer.
 *
 * @param without publications but for which the answer would be another
 * @param happened acts so far planned, possible or denied by which, had they happened, the answer
 *     would be another
 * @param publications how many publications the answer has to do with
 */
public record Sensitivity(
    Verdict verdict, List<Without> without, List<Happened> happened, int publications) {

  /** The answer if a publication did not exist. */
  public record Without(PublicationId publication, Verdict verdict) {}

  /** The answer if an act had happened. */
  public record Happened(Act act, Verdict verdict) {}

  public Sensitivity {
    without = List.copyOf(without);
    happened = List.copyOf(happened);
  }
}
