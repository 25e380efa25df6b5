package org.chancery.intake;

import java.util.List;
import org.chancery.publication.Publication;
import org.chancery.publication.Stored;
import org.chancery.reading.Reading;
import org.chancery.text.PublicationId;

/** What became of one document of the input. */
public sealed interface Outcome {

  /** Where the document stands, such as {@code dispatches.jsonl:12}. */
  String origin();

  /** How many bytes of the input it took, as far as that is known. */
  long bytes();

  /**
   * It was read, and nothing kept.
   *
   * @param warnings what could not be used of it, and what was done instead
   */
  record Read(
      Publication publication, Reading reading, List<String> warnings, String origin, long bytes)
      implements Outcome {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The desk has it now.
   *
   * @param statements how many were read in it; 0 where there was nothing new to read
   * @param warnings what could not be used of it, and what was done instead
   */
  record Taken(
      Publication publication,
      Stored stored,
      int statements,
      List<String> warnings,
      String origin,
      long bytes)
      implements Outcome {
    public Taken {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It is no publication, or could not be read.
   *
   * @param message what was found and what was expected
   */
  record Refused(String origin, String message, long bytes) implements Outcome {
    @Override
    public String toString() {
      return origin + ": " + message;
    }
  }

  /** Its source has taken it back: the archive keeps it, and the answers do without it. */
  record Withdrawn(String origin, PublicationId publication) implements Outcome {
    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public String toString() {
      return origin + ": its source has withdrawn " + publication;
    }
  }
}
