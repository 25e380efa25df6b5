package org.chancery.alert;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * One thing newly learned, with all that a message says of it: what is composed later, or after the
 * index or the archive broke, needs nothing else.
 *
 * @param key the same for the same thing learned again
 * @param headline such as "relations severed: Cuba → South Korea"
 * @param caution "planned", "possible", "denied", "according to …"; empty where the author asserts
 * @param type of event; empty where it is none
 * @param quote the words of evidence
 * @param source the publication as a footnote names it
 * @param path of the page that shows it, from a slash
 * @param detail a sentence more: what it corrects, contradicts or excludes
 */
public record News(
    Kind kind,
    String key,
    String headline,
    String caution,
    SortedSet<ActorId> states,
    String type,
    String quote,
    String source,
    String publication,
    @Nullable String series,
    List<String> authors,
    @Nullable String publisher,
    @Nullable String url,
    String path,
    String detail) {

  /** What sort of news it is. */
  public enum Kind {
    /** An act that nobody had reported before. */
    NEWS("New"),
    /** A further report of a known act: for digests alone. */
    ALSO_REPORTED("Also reported by"),
    /** A publication says otherwise than it did. */
    CORRECTION("Correction"),
    /** Sources say what cannot both be so. */
    CONTRADICTION("Contradiction"),
    /** The record has come to exclude a number that was said of it. */
    CLAIM_FALSE("Claim turned false"),
    /** An answer somebody relies on is another now. */
    ANSWER_TURNED("Answer turned"),
    /** Somebody or something is missing where it was to be expected. */
    SIGNAL("Signal");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** As it heads an item. */
    public String title() {
      return title;
    }

    /** The form in JSON, such as {@code also-reported}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public News {
    states = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(states));
    authors = List.copyOf(authors);
  }

  /** The headline with what it must not be read without. */
  public String subject() {
    return caution.isEmpty() ? headline : headline + " (" + caution + ")";
  }
}
