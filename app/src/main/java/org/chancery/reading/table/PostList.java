package org.chancery.reading.table;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.reading.date.DateReader;
import org.chancery.reading.date.TimeExpression;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads an entry of a list of posts: "Genoa (1797–1993)", "Sfax (Safaqis) (1871–?)", "Benghazi.
 * Earliest extant date July 31, 1950; last extant date September 26, 1966." The list itself says by
 * its heading what the posts are.
 */
public final class PostList {

  /**
   * A post and the years of its life.
   *
   * @param city as the list writes it
   * @param opened null where the list does not know
   * @param closed null where it is open or unknown
   */
  public record Post(
      String city, @Nullable PartialDate opened, @Nullable PartialDate closed, Span span) {}

  /** Capitalised words and the particles between them; any other word makes it a sentence. */
  private static final String CITY =
      "(?<city>\\p{Lu}[\\p{L}’'.-]{0,40}?(?:"
          + " (?:(?:de|da|do|dos|del|la|las|el|al|and|of|the|es|on|upon|am)|(?:d['’]|al-)?\\p{Lu}[\\p{L}’'.-]{0,40}?)){0,6}?(?:,"
          + " \\p{Lu}\\p{L}+)?)";

  private static final String YEAR = "(?:1[5-9]|20)\\d\\d";

  private static final Pattern YEARS =
      Pattern.compile(
          "^"
              + CITY
              + "\\s*(?:\\([^)\\d]*\\)\\s*)?(?:,\\s*|\\(\\s*|:\\s*|\\s)(?<from>"
              + YEAR
              + ")\\s*(?:[-–—]|to|until)\\s*(?<to>"
              + YEAR
              + "|\\d\\d(?!\\d)|\\?|current|present|today|date)?\\s*\\)?\\.?$");

  private static final Pattern EXTANT =
      Pattern.compile(
          CITY
              + "\\s*(?:\\([^)]*\\))?[.,:]\\s*(?:[Ee]arliest|[Ff]irst)(?: extant| known)?"
              + " date:?\\s*(?<from>[^;.]*?\\d{4})(?:[;.,]\\s*(?:[Ll]ast|[Ll]atest)(?: extant|"
              + " known)? date:?\\s*(?<to>[^;.]*?\\d{4}))?");

  private final DateReader dates = new DateReader();

  /** The posts of a block; empty where the block is no such entry. */
  public List<Post> read(String block) {
    List<Post> posts = new ArrayList<>();
    String stripped = block.strip();
    int offset = block.indexOf(stripped);
    Matcher years = YEARS.matcher(stripped);
    if (stripped.length() < 120 && years.find()) {
      String from = years.group("from");
      String to = years.group("to");
      boolean shortened = to != null && to.matches("\\d\\d");
      add(posts, years, date(from), date(shortened ? from.substring(0, 2) + to : to), offset);
      return posts;
    }
    Matcher extant = EXTANT.matcher(stripped);
    while (extant.find()) {
      add(posts, extant, date(extant.group("from")), date(extant.group("to")), offset);
    }
    return posts;
  }

  /** A joint entry of two towns is two posts. */
  private static void add(
      List<Post> posts,
      Matcher entry,
      @Nullable PartialDate opened,
      @Nullable PartialDate closed,
      int offset) {
    if (opened != null && closed != null && closed.compare(opened) == PartialDate.Order.BEFORE) {
      // A post that closes before it opens is a misprint or no post; none is better than a wrong
      // one.
      return;
    }
    Span span = new Span(entry.start() + offset, entry.end() + offset);
    for (String city : entry.group("city").split(" and ", -1)) {
      if (!city.isBlank()) {
        posts.add(new Post(city.strip(), opened, closed, span));
      }
    }
  }

  private @Nullable PartialDate date(@Nullable String text) {
    if (text == null || text.toLowerCase(Locale.ROOT).matches("\\?|current|present|today|date|")) {
      return null;
    }
    try {
      return dates.find(text).stream()
          .map(DateReader.Found::expression)
          .filter(TimeExpression.Absolute.class::isInstance)
          .map(expression -> expression.resolve(null, null))
          .findFirst()
          .orElse(null);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
