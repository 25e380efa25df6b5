package org.chancery.reading;

import java.util.List;
import org.chancery.event.Statement;
import org.chancery.text.PublicationId;

/**
 * What the reader found in one publication.
 *
 * @param statements in the order of the blocks in which their best evidence stands
 * @param warnings what could not be read, and where
 */
public record Reading(
    PublicationId publication, List<Statement> statements, List<String> warnings) {

  public Reading {
    statements = List.copyOf(statements);
    warnings = List.copyOf(warnings);
  }
}
