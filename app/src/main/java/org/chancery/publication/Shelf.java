package org.chancery.publication;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some publications of an archive: those of a publisher, of a series, by an author, or all. */
public record Shelf(@Nullable String publisher, @Nullable String series, @Nullable String author) {

  /** All publications. */
  public static final Shelf ALL = new Shelf(null, null, null);

  /** By what publications are put together. */
  public enum Kind {
    PUBLISHER,
    SERIES,
    AUTHOR
  }

  public static Shelf of(Kind kind, String name) {
    return switch (kind) {
      case PUBLISHER -> new Shelf(name, null, null);
      case SERIES -> new Shelf(null, name, null);
      case AUTHOR -> new Shelf(null, null, name);
    };
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    if (publisher != null) {
      parameters.put("publisher", publisher);
    }
    if (series != null) {
      parameters.put("series", series);
    }
    if (author != null) {
      parameters.put("author", author);
    }
    return parameters;
  }
}
