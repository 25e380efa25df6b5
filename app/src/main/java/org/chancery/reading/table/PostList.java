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
 * Earliest extant date July 31, 1950; last extant date September 26, 1966.", "Consular Agency at
 * Callao, opened May 4, 1850; closed 1910". The list itself says by its heading what the posts are.
 */
public final class PostList {

  /**
   * A post and the years of its life.
   *
   * @param city as the list writes it
   * @param kind of mission where the entry itself names it, else null
   * @param opened null where the list does not know
   * @param closed null where it is open or unknown
   */
  public record Post(
      String city,
      @Nullable String kind,
      @Nullable PartialDate opened,
      @Nullable PartialDate closed,
      Span span) {}

  /** Capitalised words and the particles between them; any other word makes it a sentence. */
  private static final String CITY =
      "(?<city>\\p{Lu}[\\p{L}’'.-]{0,40}?(?:"
          + " (?:(?:de|da|do|dos|del|la|las|el|al|and|of|the|es|on|upon|am)|(?:d['’]|al-)?\\p{Lu}[\\p{L}’'.-]{0,40}?)){0,6}?(?:,"
          + " \\p{Lu}\\p{L}+)?)";

  private static final String KIND =
      "(?:(?:U\\.S\\. |American )?(?<kind>(?:[Vv]ice[ -])?[Cc]onsulate(?:"
          + " [Gg]eneral)?|[Cc]onsular [Aa]gency|[Cc]ommercial [Aa]gency)(?: at| in|,|:) )?";

  private static final String ALIAS = "\\s*(?:\\([^)\\d]*\\)\\s*)?";

  private static final String YEAR = "(?:1[5-9]|20)\\d\\d";

  /** A year with or without a month and a day, in either order. */
  private static final String DATE =
      "(?:(?:\\d{1,2} )?\\p{Lu}\\p{L}{2,8}\\.? (?:\\d{1,2}, ?)?)?" + YEAR;

  private static final String OPEN_END = "\\?|current|present|today|date";

  private static final String SPAN =
      "(?:from )?"
          + DATE
          + "\\s*(?:[-–—]|to|until|through)\\s*(?:"
          + DATE
          + "|\\d\\d(?!\\d)|"
          + OPEN_END
          + ")?";

  private static final Pattern PERIOD =
      Pattern.compile(
          "(?<from>"
              + DATE
              + ")\\s*(?:[-–—]|to|until|through)\\s*(?<to>"
              + DATE
              + "|\\d\\d(?!\\d)|"
              + OPEN_END
              + ")?");

  private static final Pattern YEARS =
      Pattern.compile(
          "^"
              + KIND
              + CITY
              + ALIAS
              + "(?:,\\s*|\\(\\s*|:\\s*|\\s[-–—]\\s|\\s)(?<periods>"
              + SPAN
              + "(?:(?:[,;]| and)\\s*"
              + SPAN
              + "){0,4})\\s*\\)?(?: \\([^)\\d]*\\))?\\.?$");

  private static final Pattern FATES =
      Pattern.compile(
          "^"
              + KIND
              + CITY
              + ALIAS
              + "(?:,\\s*|\\(\\s*|:\\s*|\\s[-–—]\\s)(?:[Oo]pened|[Ee]stablished|[Cc]reated)\\s*(?:in"
              + " |on )?(?<from>"
              + DATE
              + ")(?:[;,.]?\\s*(?:and )?(?:[Cc]losed|[Dd]iscontinued|[Aa]bolished)\\s*(?:in |on"
              + " )?(?<to>"
              + DATE
              + "))?\\s*\\)?\\.?$");

  private static final Pattern EXTANT =
      Pattern.compile(
          CITY
              + "\\s*(?:\\([^)]*\\))?[.,:]\\s*(?:[Ee]arliest|[Ff]irst)(?: extant| known)?"
              + " date:?\\s*(?<from>[^;.]*?\\d{4})(?:[;.,]\\s*(?:[Ll]ast|[Ll]atest)(?: extant|"
              + " known)? date:?\\s*(?<to>[^;.]*?\\d{4}))?");

  /** Where one entry of a row ends and the next begins. */
  private static final Pattern BETWEEN =
      Pattern.compile("\\n+|(?<=\\))[;,]\\s*(?:and\\s+)?(?=\\p{Lu})|;\\s*(?:and\\s+)?(?=\\p{Lu})");

  /** No entry is longer; what is longer is a sentence. */
  private static final int LONGEST = 120;

  private final DateReader dates = new DateReader();

  /** The posts of a block; empty where the block is no such entry, or row of such entries. */
  public List<Post> read(String block) {
    List<Post> posts = new ArrayList<>();
    int at = 0;
    Matcher between = BETWEEN.matcher(block);
    boolean row = true;
    while (row) {
      boolean more = between.find() && !block.substring(between.end()).isBlank();
      int end = more ? between.start() : block.length();
      List<Post> entry = entry(block.substring(at, end), at);
      row = more && !entry.isEmpty();
      if (entry.isEmpty()) {
        posts.clear();
      }
      posts.addAll(entry);
      at = more ? between.end() : end;
    }
    if (posts.isEmpty()) {
      Matcher extant = EXTANT.matcher(block);
      while (extant.find()) {
        Span span = new Span(extant.start(), extant.end());
        add(
            posts,
            extant.group("city"),
            null,
            date(extant.group("from")),
            date(extant.group("to")),
            span);
      }
    }
    return posts;
  }

  private List<Post> entry(String text, int offset) {
    String stripped = text.strip();
    List<Post> posts = new ArrayList<>();
    if (stripped.length() > LONGEST) {
      return posts;
    }
    int start = offset + text.indexOf(stripped);
    Span span = new Span(start, start + stripped.length());
    Matcher fates = FATES.matcher(stripped);
    if (fates.find()) {
      add(
          posts,
          fates.group("city"),
          kind(fates),
          date(fates.group("from")),
          date(fates.group("to")),
          span);
      return posts;
    }
    Matcher years = YEARS.matcher(stripped);
    if (years.find()) {
      Matcher period = PERIOD.matcher(years.group("periods"));
      while (period.find()) {
        String from = period.group("from");
        String to = period.group("to");
        boolean shortened = to != null && to.matches("\\d\\d");
        String century = from.substring(from.length() - 4, from.length() - 2);
        add(
            posts,
            years.group("city"),
            kind(years),
            date(from),
            date(shortened ? century + to : to),
            span);
      }
    }
    return posts;
  }

  private static @Nullable String kind(Matcher entry) {
    String words = entry.group("kind");
    return words == null ? null : words.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** A joint entry of two towns is two posts. */
  private static void add(
      List<Post> posts,
      String cities,
      @Nullable String kind,
      @Nullable PartialDate opened,
      @Nullable PartialDate closed,
      Span span) {
    if (opened != null && closed != null && closed.compare(opened) == PartialDate.Order.BEFORE) {
      // A post that closes before it opens is a misprint or no post; none is better than a wrong
      // one.
      return;
    }
    for (String city : cities.split(" and ", -1)) {
      if (!city.isBlank()) {
        posts.add(new Post(city.strip(), kind, opened, closed, span));
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
