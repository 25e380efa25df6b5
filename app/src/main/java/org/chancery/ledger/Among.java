package org.chancery.ledger;

import java.util.Locale;

/** The states that are counted: whether some that are no members of the UN count explains much. */
public enum Among {
  /** Members of the United Nations in the year asked for. */
  UN_MEMBERS,
  /** Members and observer states of the United Nations in the year asked for. */
  UN_AND_OBSERVERS,
  /** All states that the gazetteer knows of the day. */
  ALL;

  /** The form used on the command line and in the public JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The one of a code.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Among ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
