package org.chancery.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a data set: what it is called, what it holds, and how it is taken from a row.
 *
 * @param meaning for the code book, one sentence
 * @param value null where the row has none
 */
record Column<R>(String name, Kind kind, String meaning, Function<R, @Nullable Object> value) {

  /** What the cells of a column hold, by the name that SQL has for it. */
  enum Kind {
    VARCHAR,
    BIGINT,
    INTEGER,
    DOUBLE,
    BOOLEAN,
    DATE
  }

  static <R> Column<R> text(String name, String meaning, Function<R, @Nullable Object> value) {
    return new Column<>(name, Kind.VARCHAR, meaning, value);
  }
}
