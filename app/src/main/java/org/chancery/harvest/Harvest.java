package org.chancery.harvest;

import java.util.List;
import org.chancery.publication.Publication;

/** What became of one document of a source. */
public sealed interface Harvest {

  /** Where the document stands: the file, and the line where the file holds many. */
  String origin();

  /**
   * A publication.
   *
   * @param original the bytes of this document as they came, without compression
   * @param mediaType of the original, such as {@code text/html}
   * @param warnings what the document says that could not be used, and what was done instead
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on to the archive once, never compared
  record Found(
      Publication publication,
      byte[] original,
      String mediaType,
      String origin,
      List<String> warnings)
      implements Harvest {

    public Found {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A document that is not one.
   *
   * @param message what was found and what was expected
   */
  record Refused(String origin, String message) implements Harvest {

    @Override
    public String toString() {
      return origin + ": " + message;
    }
  }
}
