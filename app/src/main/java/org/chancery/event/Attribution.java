package org.chancery.event;

import java.util.Locale;

/**
 * On whose word a statement rests. A statement carries a chain of these, the outermost source
 * first; an empty chain means that the author says so.
 *
 * @param source as the text names it, such as "South Korean presidential officials"
 * @param mention the words that attribute
 */
public record Attribution(String source, Kind kind, Mention mention) {

  /** What sort of source it is. */
  public enum Kind {
    /** A government, an office, or a person who speaks for one. */
    OFFICIAL,
    /** A newspaper, an agency, a broadcaster. */
    MEDIA,
    /** Unnamed: "observers", "a source". */
    ANONYMOUS,
    /** A report, a communiqué, a book. */
    DOCUMENT,
    /** A named person who speaks for nobody else. */
    PERSON;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a public code.
     *
     * @throws IllegalArgumentException where there is none of that code
     */
    public static Kind ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
