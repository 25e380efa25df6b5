package org.chancery.desk;

import java.time.Instant;
import java.util.List;
import org.chancery.event.Statement;
import org.chancery.publication.Archived;
import org.chancery.publication.Copy;
import org.jspecify.annotations.Nullable;

/**
 * A version of a publication, and what was last read in it.
 *
 * @param versions how many the desk holds
 * @param warnings what the reader complained of
 * @param copies other publications of the same text
 * @param withdrawn since when its source has taken it back; null where it has not
 */
public record Shown(
    Archived archived,
    int versions,
    List<Statement> statements,
    List<String> warnings,
    List<Copy> copies,
    @Nullable Instant withdrawn) {
  public Shown {
    statements = List.copyOf(statements);
    warnings = List.copyOf(warnings);
    copies = List.copyOf(copies);
  }
}
