package org.chancery.publication;

/**
 * What came of putting a publication into the archive.
 *
 * @param version the version that now holds what was put
 */
public record Stored(Outcome outcome, int version) {

  /** Whether the archive knew the publication, and as it is. */
  public enum Outcome {
    /** First seen. */
    NEW,
    /** Held already, word for word. */
    UNCHANGED,
    /** Known, and now of another content. */
    CHANGED
  }
}
