package org.chancery.reading.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.reading.table.PostList.Change;
import org.chancery.reading.table.PostList.Fate;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The life of one post as an entry writes it behind the town: periods ("1870–1875, 1880–1902"),
 * kinds with their periods ("consular agency, 1864–70; consulate, 1898–1906"), and acts in key
 * words ("opened 1799, closed 1803; reopened as consular agency 1818, raised to consulate 1862").
 * An entry holds nothing else: with any other word it is a sentence, and for the parser.
 */
final class PostHistory {

  static final String KIND =
      "(?i:vice[ -]consulate|consulate[ -]general|consulate|consular agency|commercial agency"
          + "|legation|embassy|interests section|liaison office)";

  static final String ACT =
      "(?i:(?:re-?opened|re-?established|restored)"
          + "|(?:opened|established|created|began)"
          + "|(?:closed|discontinued|abolished|suppressed|ended)"
          + "|(?:raised|elevated|upgraded|promoted)"
          + "|(?:lowered|downgraded|reduced|demoted))";

  static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?"
          + " ";

  private static final String YEAR = "(?:1[5-9]|20)\\d\\d";

  /** A year with or without a month and a day, in either order. */
  private static final String DATE = "(?:(?:\\d{1,2} )?" + MONTH + "(?:\\d{1,2}, ?)?)?" + YEAR;

  private static final String OPEN_END = "\\?|current|present|today|date";

  /** What an entry may hold, one after the other. */
  private static final Pattern ITEM =
      Pattern.compile(
          "(?:from |between )?(?<from>"
              + DATE
              + "|\\?)\\s*(?:[-–—]|to|until|through|till)\\s*(?:(?<to>"
              + DATE
              + "|\\d\\d(?!\\d))|(?:"
              + OPEN_END
              + "))?"
              + "|(?<date>"
              + DATE
              + ")|(?<kind>"
              + KIND
              + ")|(?<act>"
              + ACT
              + ")|\\s*\\([^)\\d]*\\)|[\\s,;:.()]+|[-–—]"
              + "|(?:and|then|in|on|as|to|an?|the|again|later|also|rank|status|of|until)(?!\\p{L})");

  private final ToIntFunction<String> rank;
  private final List<String> cities;
  private final Span span;
  private final List<Fate> fates = new ArrayList<>();

  // Where the reading of the entry stands.
  private @Nullable String kind;
  private @Nullable String named;
  private @Nullable Change act;
  private @Nullable PartialDate closed;
  private boolean begun;
  private boolean telling;

  /**
   * @param rank of a kind of mission, the higher the greater
   * @param cities whose entry it is: a joint entry of two towns is two posts
   * @param kind of mission that the entry names before the town, or null
   */
  PostHistory(ToIntFunction<String> rank, List<String> cities, @Nullable String kind, Span span) {
    this.rank = rank;
    this.cities = cities;
    this.kind = kind;
    this.span = span;
  }

  /** What became of the post; empty where the text is no such history. */
  List<Fate> read(String text) {
    Matcher item = ITEM.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!item.region(at, text.length()).lookingAt() || !take(item)) {
        return List.of();
      }
      at = item.end();
    }
    // A day alone, without a word on what came of it, may be that of anything.
    return telling && act == null && named == null ? List.copyOf(fates) : List.of();
  }

  private boolean take(Matcher item) {
    if (item.group("kind") != null) {
      named = idOf(item.group("kind"));
      return true;
    }
    if (item.group("act") != null) {
      boolean open = act != null;
      act = changeOf(item.group("act"));
      telling = true;
      return !open;
    }
    if (item.group("date") != null) {
      PartialDate date = PostList.date(item.group("date"));
      return date != null && on(date);
    }
    if (item.group("from") != null) {
      return act == null && during(item.group("from"), item.group("to"));
    }
    return true;
  }

  /** "Opened 1799", "raised to consulate 1862", "consulate 1885". */
  private boolean on(PartialDate date) {
    Change change = act;
    act = null;
    if (change == Change.CLOSED) {
      named = null;
      return end(date);
    }
    if (change == Change.RAISED || change == Change.LOWERED) {
      boolean known = named != null && begun;
      kind = named;
      named = null;
      wasNotClosed(date);
      add(change, date);
      return known;
    }
    return (change != null || named != null) && begin(date);
  }

  private boolean during(String from, @Nullable String to) {
    telling = true;
    PartialDate start = PostList.date(from);
    if (start != null && !begin(start)) {
      return false;
    }
    if (start == null && named != null) {
      kind = named;
      named = null;
    }
    if (to == null) {
      return start != null;
    }
    boolean shortened = to.length() == 2;
    PartialDate end =
        PostList.date(shortened ? from.substring(from.length() - 4, from.length() - 2) + to : to);
    return end != null && !isMisprint(start, end) && end(end);
  }

  /** A post that closes before it opens is none; nothing is better than a wrong one. */
  static boolean isMisprint(@Nullable PartialDate opened, @Nullable PartialDate closed) {
    return opened != null && closed != null && closed.compare(opened) == PartialDate.Order.BEFORE;
  }

  /** A period begins: the first opens the post, a later one reopens it or gives it another rank. */
  private boolean begin(PartialDate date) {
    String before = kind;
    kind = named == null ? kind : named;
    named = null;
    boolean changes = begun && before != null && kind != null && !before.equals(kind);
    boolean continues = closed == null || closed.earliest() == null || isSameYear(closed, date);
    if (changes && continues) {
      wasNotClosed(date);
      add(rank.applyAsInt(kind) > rank.applyAsInt(before) ? Change.RAISED : Change.LOWERED, date);
    } else {
      add(begun ? Change.REOPENED : Change.OPENED, date);
    }
    boolean ordered = closed == null || date.compare(closed) != PartialDate.Order.BEFORE;
    begun = true;
    closed = null;
    return ordered;
  }

  /** "Consular agency 1870–80; consulate 1880–1906": it was not closed in between. */
  private void wasNotClosed(PartialDate date) {
    PartialDate end = closed;
    if (end != null && isSameYear(end, date)) {
      fates.removeIf(fate -> fate.change() == Change.CLOSED && fate.date().equals(end));
      closed = null;
    }
  }

  private boolean end(PartialDate date) {
    add(Change.CLOSED, date);
    begun = true;
    closed = date;
    return true;
  }

  private void add(Change change, PartialDate date) {
    for (String city : cities) {
      fates.add(new Fate(city, change, kind, date, span));
    }
  }

  private static boolean isSameYear(PartialDate one, PartialDate other) {
    return one.edtf().regionMatches(0, other.edtf(), 0, 4);
  }

  private static Change changeOf(String act) {
    String word = act.toLowerCase(Locale.ROOT).replace("-", "");
    return switch (word) {
      case "reopened", "reestablished", "restored" -> Change.REOPENED;
      case "closed", "discontinued", "abolished", "suppressed", "ended" -> Change.CLOSED;
      case "raised", "elevated", "upgraded", "promoted" -> Change.RAISED;
      case "lowered", "downgraded", "reduced", "demoted" -> Change.LOWERED;
      default -> Change.OPENED;
    };
  }

  static String idOf(String kind) {
    return kind.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
