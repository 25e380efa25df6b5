package org.chancery.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may stand before a colon in a query. */
enum Field {
  TITLE("title"),
  AUTHOR("author authors by"),
  SERIES("series"),
  SOURCE("source publisher"),
  TEXT("text body"),
  STATE("state country"),
  EVENT("event type"),
  DATE("date year"),
  SINCE("since from after"),
  UNTIL("until to before"),
  LANGUAGE("lang language");

  /** The usual name, then others, with a space between two. */
  private final String names;

  Field(String names) {
    this.names = names;
  }

  static Optional<Field> named(String typed) {
    String name = typed.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(field -> List.of(field.names.split(" ", -1)).contains(name))
        .findFirst();
  }

  /** The usual name, as it is documented. */
  String usual() {
    return names.split(" ", -1)[0];
  }

  /** All of them by their usual names. */
  static String all() {
    return Arrays.stream(values())
        .map(field -> field.usual() + ":")
        .collect(Collectors.joining(", "));
  }
}
