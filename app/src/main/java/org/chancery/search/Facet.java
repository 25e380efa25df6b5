package org.chancery.search;

import java.util.List;

/**
 * How many of the publications found fall under each value, the most frequent first.
 *
 * @param values the first of them
 * @param distinct how many values there are altogether
 */
public record Facet(Kind kind, List<Value> values, int distinct) {

  /** By what publications are counted. */
  public enum Kind {
    YEAR("date"),
    STATE("state"),
    EVENT("event"),
    SERIES("series"),
    AUTHOR("author"),
    SOURCE("source");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    /** The field of a query that narrows to a value. */
    public String field() {
      return field;
    }

    /** Where the index keeps the values. */
    String column() {
      return "facet." + field;
    }
  }

  /** A value, and how many publications fall under it. */
  public record Value(String name, int count) {}

  public Facet {
    values = List.copyOf(values);
  }

  /** The query that narrows another to one value. */
  public String narrowing(Value value) {
    String name = value.name();
    boolean plain = name.matches("[\\p{L}\\p{N}.-]+");
    return kind.field() + ":" + (plain ? name : '"' + name.replace('"', ' ') + '"');
  }
}
