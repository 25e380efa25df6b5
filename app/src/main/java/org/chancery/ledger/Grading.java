package org.chancery.ledger;

import java.time.Instant;
import org.chancery.text.PublicationId;

/**
 * A grade that an editor gave. Gradings are appended and never changed; the last one about a
 * subject counts.
 *
 * @param grade {@code A} to {@code F} of a publisher, {@code 1} to {@code 6} of a publication or an
 *     event
 */
public record Grading(
    long id, Subject subject, char grade, String by, String why, Instant recorded) {

  /** What is graded. */
  public sealed interface Subject {

    /** The reliability of all that a publisher publishes. */
    record Publisher(String name) implements Subject {}

    /** The credibility of all that a publication says. */
    record Publication(PublicationId id) implements Subject {}

    /** The credibility of one statement, by its number. */
    record Event(long evidence) implements Subject {}
  }

  public Grading {
    boolean fits =
        switch (subject) {
          case Subject.Publisher publisher -> grade >= 'A' && grade <= 'F';
          case Subject.Publication publication -> grade >= '1' && grade <= '6';
          case Subject.Event event -> grade >= '1' && grade <= '6';
        };
    if (!fits) {
      throw new IllegalArgumentException(
          (subject instanceof Subject.Publisher
                  ? "a publisher's reliability from A to F"
                  : "a credibility from 1 to 6")
              + " was expected, found "
              + grade);
    }
    if (by.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("a grade needs a name and a reason");
    }
  }
}
