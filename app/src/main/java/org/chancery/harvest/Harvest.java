package org.chancery.harvest;

import java.util.List;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

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

    /** The same under these rights, where the publication names none itself. */
    public Found licensed(String rights) {
      Publication own = publication;
      return own.rights() != null
          ? this
          : new Found(
              new Publication(
                  own.id(),
                  own.title(),
                  own.date(),
                  own.published(),
                  own.publisher(),
                  own.authors(),
                  own.series(),
                  own.url(),
                  own.language(),
                  rights,
                  own.blocks()),
              original,
              mediaType,
              origin,
              warnings);
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

  /**
   * How far the visit of an address has come, to be kept in one transaction with what came before
   * it.
   *
   * @param kind what the address serves
   * @param cursor where a visit goes on from here; null where it is at its end
   * @param seen a document that was seen; null where none was
   */
  record Reached(
      String origin,
      String source,
      String kind,
      @Nullable String cursor,
      Memory.@Nullable Seen seen)
      implements Harvest {}

  /** A publication that its source has taken back. */
  record Withdrawn(String origin, String source, PublicationId publication) implements Harvest {}
}
