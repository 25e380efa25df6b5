package org.chancery.search;

import org.jspecify.annotations.Nullable;

/**
 * What somebody may be about to type.
 *
 * @param text as it is shown
 * @param query that finds it
 * @param publication the id of the publication, where it is the title of one
 */
public record Suggestion(Kind kind, String text, String query, @Nullable String publication) {

  /** What it is. */
  public enum Kind {
    STATE,
    EVENT,
    AUTHOR,
    SERIES,
    SOURCE,
    TITLE
  }
}
