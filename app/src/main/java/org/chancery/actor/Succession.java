package org.chancery.actor;

/**
 * One state that followed another.
 *
 * @param year in which the predecessor ended or lost the territory
 */
public record Succession(ActorId predecessor, ActorId successor, int year, Kind kind) {

  /** How it followed. */
  public enum Kind {
    /** The successor is the same legal person under another name or constitution. */
    CONTINUES,
    /** The predecessor merged into the successor. */
    JOINS,
    /** The successor is one of several parts, or left while the predecessor went on. */
    SPLITS,
    /** The successor arose in the predecessor's land when others had ruled it in between. */
    FOLLOWS;

    /** Whether all of the predecessor went into the successor. */
    boolean whole() {
      return this == CONTINUES || this == JOINS;
    }
  }
}
