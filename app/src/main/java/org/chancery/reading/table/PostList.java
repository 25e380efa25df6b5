package org.chancery.reading.table;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.reading.date.DateReader;
import org.chancery.reading.date.TimeExpression;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads an entry of a list of posts: "Genoa (1797–1993)", "Sfax (Safaqis) (1871–?)", "Benghazi.
 * Earliest extant date July 31, 1950; last extant date September 26, 1966.", "Consular Agency at
 * Callao, opened May 4, 1850; closed 1910", "Tacna: consular agency, 1850–70; consulate,
 * 1880–1906". The list itself says by its heading what the posts are.
 */
public final class PostList {

  /** What may become of a post. */
  public enum Change {
    OPENED,
    CLOSED,
    REOPENED,
    RAISED,
    LOWERED
  }

  /**
   * What became of a post.
   *
   * @param city as the list writes it
   * @param kind of mission where the entry itself names it, else null; what it was raised or
   *     lowered to
   */
  public record Fate(
      String city, Change change, @Nullable String kind, PartialDate date, Span span) {}

  /** Capitalised words and the particles between them; any other word makes it a sentence. */
  private static final String CITY =
      "(?<city>\\p{Lu}[\\p{L}’'.-]{0,40}?(?:"
          + " (?:(?:de|da|do|dos|del|la|las|el|al|and|of|the|es|on|upon|am)|(?:d['’]|al-|à"
          + " )?\\p{Lu}[\\p{L}’'.-]{0,40}?)){0,6}?(?:, \\p{Lu}\\p{L}+)?)";

  private static final String KIND =
      "(?:(?:U\\.S\\. |American )?(?<kind>(?:[Vv]ice[ -])?[Cc]onsulate(?:"
          + " [Gg]eneral)?|[Cc]onsular [Aa]gency|[Cc]ommercial [Aa]gency)(?: at| in|,|:) )?";

  private static final String ALIAS = "\\s*(?:\\([^)\\d]*\\)\\s*)?";

  private static final String PERIOD = "(?:from |between )?(?:\\d|\\?|" + PostHistory.MONTH + ")";

  private static final Pattern ENTRY =
      Pattern.compile(
          "^"
              + KIND
              + CITY
              + ALIAS
              + "(?:(?:,\\s*|\\(\\s*|:\\s*|\\.\\s+|;\\s*|\\s[-–—]\\s)(?=(?:(?:a|the) )?"
              + PostHistory.KIND
              + "|"
              + PostHistory.ACT
              + "|"
              + PERIOD
              + ")|\\s(?="
              + PERIOD
              + "))(?<history>.+)$",
          Pattern.DOTALL);

  private static final Pattern EXTANT =
      Pattern.compile(
          CITY
              + "\\s*(?:\\([^)]*\\))?[.,:]\\s*(?:[Ee]arliest|[Ff]irst)(?: extant| known)?"
              + " date:?\\s*(?<from>[^;.]*?\\d{4})(?:[;.,]\\s*(?:[Ll]ast|[Ll]atest)(?: extant|"
              + " known)? date:?\\s*(?<to>[^;.]*?\\d{4}))?");

  /** Where one entry of a row ends and the next begins. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\n+|(?<=\\))[;,]\\s*(?:and\\s+)?(?=\\p{Lu})|;\\s*(?:and\\s+)?(?=\\p{Lu})(?!"
              + PostHistory.KIND
              + "|"
              + PostHistory.ACT
              + ")");

  /** No entry is longer; what is longer is a sentence. */
  private static final int LONGEST = 200;

  private static final DateReader DATES = new DateReader();

  private final ToIntFunction<String> rank;

  /**
   * @param rank of a kind of mission, the higher the greater
   */
  public PostList(ToIntFunction<String> rank) {
    this.rank = rank;
  }

  /**
   * What became of the posts of a block; empty where the block is no such entry, or row of such
   * entries.
   */
  public List<Fate> read(String block) {
    List<Fate> fates = new ArrayList<>();
    int at = 0;
    Matcher between = BETWEEN.matcher(block);
    boolean row = true;
    while (row) {
      boolean more = between.find() && !block.substring(between.end()).isBlank();
      int end = more ? between.start() : block.length();
      List<Fate> entry = entry(block.substring(at, end), at);
      row = more && !entry.isEmpty();
      if (entry.isEmpty()) {
        fates.clear();
      }
      fates.addAll(entry);
      at = more ? between.end() : end;
    }
    if (fates.isEmpty()) {
      Matcher extant = EXTANT.matcher(block);
      while (extant.find()) {
        fates.addAll(extant(extant));
      }
    }
    return fates;
  }

  private List<Fate> entry(String text, int offset) {
    String stripped = text.strip();
    Matcher entry = ENTRY.matcher(stripped);
    if (stripped.length() > LONGEST || !entry.find()) {
      return List.of();
    }
    int start = offset + text.indexOf(stripped);
    String kind = entry.group("kind");
    return new PostHistory(
            rank,
            cities(entry.group("city")),
            kind == null ? null : PostHistory.idOf(kind),
            new Span(start, start + stripped.length()))
        .read(entry.group("history"));
  }

  /** The dates of the oldest and the newest paper that is left of a post. */
  private static List<Fate> extant(Matcher extant) {
    Span span = new Span(extant.start(), extant.end());
    PartialDate opened = date(extant.group("from"));
    PartialDate closed = date(extant.group("to"));
    if (PostHistory.isMisprint(opened, closed)) {
      return List.of();
    }
    List<Fate> fates = new ArrayList<>();
    for (String city : cities(extant.group("city"))) {
      if (opened != null) {
        fates.add(new Fate(city, Change.OPENED, null, opened, span));
      }
      if (closed != null) {
        fates.add(new Fate(city, Change.CLOSED, null, closed, span));
      }
    }
    return fates;
  }

  /** A joint entry of two towns is two posts. */
  private static List<String> cities(String joint) {
    return Stream.of(joint.split(" and ", -1))
        .map(String::strip)
        .filter(city -> !city.isEmpty())
        .toList();
  }

  /** The date of a text that may be no date. */
  static @Nullable PartialDate date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return DATES.find(text).stream()
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
