package org.chancery.event;

import java.util.Locale;

/** What a count claim counts. */
public enum Measure {
  /** States with which there are diplomatic relations. */
  RELATIONS,
  /** Resident embassies of others in the state. */
  EMBASSIES_HOSTED,
  /** Resident embassies of the state abroad. */
  EMBASSIES_SENT,
  /** "The 193rd country with which …": the number of relations once the named one is counted. */
  ORDINAL;

  /** The form used in the public JSON, such as {@code embassies-hosted}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The measure of a public code.
   *
   * @throws IllegalArgumentException where there is none of that code
   */
  public static Measure ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
