package org.chancery.event;

import java.util.Locale;

/** Whether the text says that an act happened. */
public enum Modality {
  /** It happened. */
  ASSERTED,
  /** The text says that it did not happen. */
  NEGATED,
  /** Announced, agreed or intended, not said to have happened. */
  PLANNED,
  /** Speculated, offered or considered. */
  POSSIBLE;

  /** The form used in the public JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The modality of a public code.
   *
   * @throws IllegalArgumentException where there is none of that code
   */
  public static Modality ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
