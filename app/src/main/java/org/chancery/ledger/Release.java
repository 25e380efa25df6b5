package org.chancery.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The record as it was at one time, under a name that a paper can cite.
 *
 * @param name as people cite it, such as {@code 2026-1}
 * @param title what a citation calls it
 * @param editor whom a citation names as its author
 * @param recorded what the desk had recorded by then is in it
 * @param program the version that made it
 * @param readers versions of reader and knowledge by which its publications were read
 * @param sha256 of the canonical record and the code book
 */
public record Release(
    String name,
    String title,
    String editor,
    Instant recorded,
    String program,
    List<String> readers,
    long publications,
    long statements,
    long events,
    long spells,
    String sha256) {

  public Release {
    readers = List.copyOf(readers);
    if (!name.matches("[\\p{Alnum}][\\p{Alnum}._-]{0,63}")) {
      throw new IllegalArgumentException(
          "a name of letters, digits, dots and hyphens was expected, found \"" + name + "\"");
    }
    if (title.isBlank() || editor.isBlank()) {
      throw new IllegalArgumentException("a release needs a title and an editor");
    }
  }
}
