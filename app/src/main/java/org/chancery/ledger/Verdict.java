package org.chancery.ledger;

import java.util.Locale;

/** What the record answers to a question of yes or no. */
public enum Verdict {
  YES,
  NO,
  /** The day falls inside a date's imprecision, or sources of like standing exclude one another. */
  UNCERTAIN,
  /** Nothing is recorded. */
  UNKNOWN;

  /** The form used in the public JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
