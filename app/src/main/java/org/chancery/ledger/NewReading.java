package org.chancery.ledger;

import java.time.Instant;
import java.util.List;
import org.chancery.event.Statement;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A reading of a publication, to be appended.
 *
 * @param version of the publication that was read
 * @param written when the publication was written, as precisely as it says; standing facts such as
 *     "has an embassy in" hold then
 * @param published when the public could read it; by default when it was written, else the day it
 *     was recorded
 * @param publisher whose publication it is, null where it does not say
 * @param reader version of the reader
 * @param knowledge version of the knowledge
 * @param recorded when the desk read it, by the desk's clock
 * @param warnings what the reader complains of
 */
public record NewReading(
    PublicationId publication,
    int version,
    @Nullable PartialDate written,
    @Nullable PartialDate published,
    @Nullable String publisher,
    String reader,
    String knowledge,
    Instant recorded,
    List<Statement> statements,
    List<String> warnings) {

  public NewReading {
    if (version < 1) {
      throw new IllegalArgumentException("a version from 1 was expected, found " + version);
    }
    statements = List.copyOf(statements);
    warnings = List.copyOf(warnings);
  }

  /** The same, recorded at another time. */
  NewReading recordedAt(Instant time) {
    return new NewReading(
        publication,
        version,
        written,
        published,
        publisher,
        reader,
        knowledge,
        time,
        statements,
        warnings);
  }
}
