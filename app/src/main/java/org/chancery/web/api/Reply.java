package org.chancery.web.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers, before it is decided in which form. */
sealed interface Reply {

  /** One object, as JSON. */
  record Single(String json) implements Reply {}

  /** One object, as JSON, and the same as a table. */
  record Tabular(String json, List<String> columns, List<List<String>> rows) implements Reply {
    public Tabular {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** Something that is no JSON. */
  record Text(String mediaType, String text) implements Reply {}

  /**
   * A page of a list.
   *
   * @param columns of its form as a table
   * @param next where the next page begins, null on the last
   */
  record Page(List<String> columns, List<Item> items, @Nullable String next) implements Reply {
    public Page {
      columns = List.copyOf(columns);
      items = List.copyOf(items);
    }
  }

  /**
   * One item of a list.
   *
   * @param cells as many as the list has columns; empty where nothing is known
   */
  record Item(String json, List<String> cells) {
    public Item {
      cells = List.copyOf(cells);
    }
  }

  /** Many items, written as they are read. */
  record Stream(Lines lines) implements Reply {

    /** Writes lines of JSON. */
    @FunctionalInterface
    interface Lines {
      void write(OutputStream out) throws IOException;
    }
  }
}
