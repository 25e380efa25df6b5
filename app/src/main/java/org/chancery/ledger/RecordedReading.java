package org.chancery.ledger;

import java.time.Instant;
import java.util.List;
import org.chancery.text.PublicationId;

/**
 * A reading as the ledger holds it.
 *
 * @param sequence its place in the order of recording: followers keep the last one they have seen
 */
public record RecordedReading(
    long sequence,
    PublicationId publication,
    int version,
    String reader,
    String knowledge,
    Instant recorded,
    int statements,
    List<String> warnings) {

  public RecordedReading {
    warnings = List.copyOf(warnings);
  }
}
