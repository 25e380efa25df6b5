package org.chancery.actor;

/**
 * The title of an office, in lower case: "foreign minister".
 *
 * @param kind for whom its holder speaks and acts
 */
public record Office(String title, Kind kind) {

  /** What sort of office it is. */
  public enum Kind {
    HEAD_OF_STATE,
    HEAD_OF_GOVERNMENT,
    /** A member of a government. */
    MINISTER,
    /** Sent by one state to another, or by a state to an organisation. */
    ENVOY,
    /** Anyone else who acts or speaks for a government. */
    OFFICIAL
  }
}
