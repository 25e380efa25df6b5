package org.chancery.publication;

/**
 * One block of a publication; its index in the publication and the offsets in its text never
 * change.
 */
public record Block(Kind kind, String text) {

  /** What the block is. */
  public enum Kind {
    HEADING,
    PARAGRAPH,
    /** A row of a table or an item of a list. */
    ROW
  }
}
