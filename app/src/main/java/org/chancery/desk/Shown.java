package org.chancery.desk;

import java.util.List;
import org.chancery.event.Statement;
import org.chancery.publication.Archived;

/**
 * A version of a publication, and what was last read in it.
 *
 * @param versions how many the desk holds
 * @param warnings what the reader complained of
 */
public record Shown(
    Archived archived, int versions, List<Statement> statements, List<String> warnings) {
  public Shown {
    statements = List.copyOf(statements);
    warnings = List.copyOf(warnings);
  }
}
