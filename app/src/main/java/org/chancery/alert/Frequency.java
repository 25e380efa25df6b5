package org.chancery.alert;

import java.util.Locale;

/** How often a subscriber wants to hear. */
public enum Frequency {
  /** As soon as it is learned, outside quiet hours. */
  AT_ONCE,
  /** Once a day, at the hour the subscriber chose. */
  DAILY,
  /** Once a week, on Monday at that hour. */
  WEEKLY;

  /** The form used in commands and on pages, such as {@code at-once}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The frequency of a public code.
   *
   * @throws AlertException where there is none of that code
   */
  public static Frequency ofCode(String code) {
    for (Frequency frequency : values()) {
      if (frequency.code().equals(code.strip().toLowerCase(Locale.ROOT))) {
        return frequency;
      }
    }
    throw new AlertException("at-once, daily or weekly was expected, found \"" + code + "\"");
  }
}
