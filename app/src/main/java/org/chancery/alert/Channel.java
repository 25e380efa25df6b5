package org.chancery.alert;

import java.util.Locale;

/** By what way an alert reaches its subscriber. */
public enum Channel {
  EMAIL,
  /** An Atom or JSON feed at an address only the subscriber knows. */
  FEED,
  /** A signed request to an address that the operator entered. */
  WEBHOOK,
  /** Lines of JSON at the end of a file that the operator named. */
  FILE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Channel ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
