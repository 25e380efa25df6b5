package org.chancery.reading;

import java.util.List;
import org.chancery.event.Coding;
import org.chancery.event.Statement;
import org.chancery.text.PublicationId;

/**
 * What the reader found in one publication.
 *
 * @param statements in the order of the blocks in which their best evidence stands
 * @param codings what was coded in a coarse ontology, in the order of the sentences; empty unless
 *     that was asked for
 * @param warnings what could not be read, and where
 */
public record Reading(
    PublicationId publication,
    List<Statement> statements,
    List<Coding> codings,
    List<String> warnings) {

  public Reading {
    statements = List.copyOf(statements);
    codings = List.copyOf(codings);
    warnings = List.copyOf(warnings);
  }

  /** A reading of the events of diplomacy. */
  public Reading(PublicationId publication, List<Statement> statements, List<String> warnings) {
    this(publication, statements, List.of(), warnings);
  }
}
