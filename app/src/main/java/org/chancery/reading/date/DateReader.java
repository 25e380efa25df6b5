package org.chancery.reading.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the English expressions of time in a text. A figure that is no date ("1,500 men",
 * "Resolution 1993") is left alone.
 */
public final class DateReader {

  /** An expression of time and where it stands. */
  public record Found(Span span, TimeExpression expression) {}

  private static final String MONTH =
      "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?"
          + "|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
  private static final String WHOLE_MONTH =
      "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
  private static final String DAY = "(?:[0-3]?\\d)(?:st|nd|rd|th)?";
  private static final String YEAR = "(?:1[5-9]|20)\\d\\d";

  static final Pattern EXPRESSION =
      Pattern.compile(
          "\\b(?:"
              // July 17 last year; 17 July this year; January of this year; March of the following
              // year
              + "(?:(?<m6>"
              + MONTH
              + ")\\s+(?<d6>"
              + DAY
              + ")|(?:(?<d7>"
              + DAY
              + ")\\s+)?(?<m7>"
              + MONTH
              + ")),?\\s(?:of\\s)?(?:(?<year6>this|last|next)"
              + "|(?<year8>the\\s(?:following|next|same|previous)|that(?:\\ssame)?))\\syear\\b"
              // May 4, 1935; May 4-6, 1935; May 4 and 5, 1935; May 4
              + "|(?<m1>"
              + MONTH
              + ")\\s+(?<d1>"
              + DAY
              + ")(?!\\d)(?:\\s?[-–]\\s?"
              + DAY
              + "(?!\\d)|(?:,\\s"
              + DAY
              + ")*,?\\s(?:and|to)\\s"
              + DAY
              + "(?=,?\\s+"
              + YEAR
              + "))?(?:,?\\s+(?:of\\s+)?(?<y1>"
              + YEAR
              + ")\\b(?![-–]?\\d))?"
              // 15 October 1951; 21–24 June 1971; 4 and 5 May 1935; the 4th of May, 1935
              + "|(?<d2>"
              + DAY
              + ")(?:(?:\\s?[-–]\\s?|\\s(?:and|to)\\s)"
              + DAY
              + ")?\\s+(?:of\\s+)?(?<m2>"
              + MONTH
              + ")(?!\\w)(?:,?\\s+(?<y2>"
              + YEAR
              + ")\\b)?"
              // October 1951; October of 1951
              + "|(?<m3>"
              + MONTH
              + "),?\\s+(?:of\\s+)?(?<y3>"
              + YEAR
              + ")\\b"
              // spring of 1945
              + "|(?<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\\s+(?:of\\s+)?(?<y4>"
              + YEAR
              + ")\\b"
              // the 1840s
              + "|(?<decade>(?:1[5-9]|20)\\d)0['’]?s\\b"
              // 1959-1960, 1936-48
              + "|(?<y5>"
              + YEAR
              + ")(?:\\s?[-–—/]\\s?|\\s+to\\s+)(?<y6>"
              + YEAR
              + "|\\d\\d)\\b(?!-\\d)"
              // 2024-02-14
              + "|(?<iso>"
              + YEAR
              + "-[01]\\d-[0-3]\\d)\\b"
              // 1922
              + "|(?<y7>"
              + YEAR
              + ")\\b(?![-–,.]\\d)"
              // last June, this June
              + "|(?:[Ll]ast|[Tt]his)\\s+(?<m5>"
              + WHOLE_MONTH
              + ")\\b"
              // in June; in May and June
              + "|(?<=\\b(?:[Ii]n|[Tt]hat|[Ss]ince|[Ee]arly|[Ll]ate|mid-|of|by|until|"
              + WHOLE_MONTH
              + "\\sand)\\s)(?<m4>"
              + WHOLE_MONTH
              + ")\\b"
              // the following May, the previous October
              + "|[Tt]he\\s(?<beside>following|next|previous)\\s(?<m8>"
              + WHOLE_MONTH
              + ")\\b"
              // last summer, this autumn
              + "|(?<whichseason>[Ll]ast|[Tt]his)\\s(?<season2>spring|summer|autumn|fall|winter)\\b"
              // weekdays; "signed it Thursday"
              + "|(?:(?<which>[Oo]n|[Ll]ast|[Tt]his)\\s+|(?<=\\b(?!the|every|each|any|of|in)[a-z]{2,12}"
              + " ))(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b"
              // relative to the day of writing
              + "|(?<writing>[Yy]esterday|[Tt]oday|[Tt]omorrow|(?:[Ll]ast|[Nn]ext)"
              + " (?:week|month|year)|(?:[Ee]arlier )?[Tt]his"
              + " (?:week|month|year)|(?<ago>(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})"
              + " (?:day|week|month|year)s? ago))\\b"
              // relative to the narrative
              + "|(?<narrative>[Tt]he (?:following|next|previous) (?:day|week|month|year)|[Tt]he"
              + " (?:day|week|month|year) before(?=[,.;])|(?:[Tt]hat|[Tt]he) same"
              + " (?:day|date|month|year)|(?:on|[Oo]n) that (?:day|date)|[Aa]t th(?:is|at) time(?="
              + " the| its|,)|[Ii]n that year|[Hh]ours (?:later|earlier|afterwards?)|[Ll]ater that"
              + " (?:month|year)|(?<later>(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\\d{1,2})"
              + " (?:day|week|month|year)s?"
              + " (?:later|earlier|afterwards?|thereafter|before(?=[,.;]))))\\b)");

  private static final Pattern BOUND =
      Pattern.compile(
          "(?<before>\\b(?:[Pp]rior to|[Bb]efore|[Bb]y|[Nn]ot? later than|[Uu]p to)(?: the"
              + " (?:end|close) of| early| late|"
              + " mid-?)?\\s*)$|(?<after>\\b(?:[Aa]fter|[Ff]ollowing|[Ss]ince after)\\s*)$");

  /** What a number follows that is no year: "Resolution 1993". */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?i)(?:resolution|\\border|\\blaw|\\bno\\.|\\bnumber|\\bpages?|\\bpp?\\.|\\broom|\\bflight|\\barticle|\\bdocument)\\s*$");

  /** What a number counts: "1500 men". */
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\s(?:men|troops|soldiers|people|persons|miles|km|kilometers|kilometres|meters|metres|feet|tons|tonnes|hours|dollars)\\b");

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50));

  /** The number that a word or figure names, or null where it names none. */
  public static @Nullable Integer numberOf(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    Integer known = lower.equals("an") ? Integer.valueOf(1) : NUMBERS.get(lower);
    return known != null ? known : lower.matches("\\d{1,3}") ? Integer.valueOf(lower) : null;
  }

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** What joins the first day of a span to the last, which alone has the year. */
  private static final Pattern SPAN =
      Pattern.compile("\\s?[-–—]\\s?|\\s(?:to|and|until|through)\\s");

  /** All expressions of time in a text, in order, none overlapping another. */
  public List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    // What stands before and behind counts, as if the pattern were tried on the whole text.
    Matcher matcher = EXPRESSION.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (int start = DateStarts.next(text, 0); start >= 0; ) {
      matcher.region(start, text.length());
      if (!matcher.lookingAt()) {
        start = DateStarts.next(text, start + 1);
        continue;
      }
      start = DateStarts.next(text, matcher.end());
      TimeExpression expression = expression(matcher);
      if (expression != null && !isFigure(text, matcher)) {
        found.add(
            new Found(
                new Span(matcher.start(), matcher.end()),
                bounded(text, matcher.start(), expression)));
      }
    }
    for (int i = found.size() - 2; i >= 0; i--) {
      found.set(i, withYearOf(found.get(i + 1), found.get(i), text));
    }
    return found;
  }

  /** "May 30 to June 2, 1935": the first day is of the year of the last. */
  private static Found withYearOf(Found last, Found first, String text) {
    if (first.expression() instanceof TimeExpression.WithoutYear(int month, Integer day)
        && last.expression() instanceof TimeExpression.Absolute(PartialDate date)
        && !date.isInterval()
        && date.edtf().matches("\\d{4}-\\d\\d(?:-\\d\\d)?")
        && (day == null) == !date.isDay()
        && SPAN.matcher(text.substring(first.span().end(), last.span().start())).matches()) {
      LocalDate end = date.earliest();
      TimeExpression dated =
          end == null
              ? null
              : within(end.getYear() - (month > end.getMonthValue() ? 1 : 0), month, day);
      return dated == null ? first : new Found(first.span(), dated);
    }
    return first;
  }

  private static @Nullable TimeExpression within(int year, int month, @Nullable Integer day) {
    YearMonth whole = YearMonth.of(year, month);
    if (day == null) {
      return absolute(PartialDate.of(whole));
    }
    return whole.isValidDay(day) ? absolute(PartialDate.of(whole.atDay(day))) : null;
  }

  /** "Resolution 1993", "No. 1955", "$1900", "1,950": a figure, not a year. */
  private static boolean isFigure(String text, Matcher matcher) {
    if (matcher.group("y7") == null) {
      return false;
    }
    int start = matcher.start();
    if (start > 0 && "$£€#,.".indexOf(text.charAt(start - 1)) >= 0) {
      return true;
    }
    return NUMBERED.matcher(text.substring(Math.max(0, start - 14), start)).find()
        || COUNTED
            .matcher(text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 14)))
            .lookingAt();
  }

  private static @Nullable TimeExpression expression(Matcher m) {
    try {
      if (m.group("year6") != null || m.group("year8") != null) {
        return inOtherYear(m);
      }
      if (m.group("m1") != null) {
        return day(m.group("y1"), m.group("m1"), m.group("d1"));
      }
      if (m.group("m2") != null) {
        return day(m.group("y2"), m.group("m2"), m.group("d2"));
      }
      if (m.group("m3") != null) {
        return absolute(
            PartialDate.of(YearMonth.of(Integer.parseInt(m.group("y3")), month(m.group("m3")))));
      }
      if (m.group("season") != null) {
        return absolute(PartialDate.parse(m.group("y4") + "-" + season(m.group("season"))));
      }
      if (m.group("decade") != null) {
        return absolute(PartialDate.parse(m.group("decade") + "X"));
      }
      if (m.group("y5") != null) {
        String end = m.group("y6");
        return absolute(
            PartialDate.parse(
                m.group("y5")
                    + "/"
                    + (end.length() == 2 ? m.group("y5").substring(0, 2) + end : end)));
      }
      if (m.group("iso") != null) {
        return absolute(PartialDate.parse(m.group("iso")));
      }
      if (m.group("y7") != null) {
        return absolute(PartialDate.ofYear(Integer.parseInt(m.group("y7"))));
      }
      if (m.group("m4") != null) {
        return new TimeExpression.WithoutYear(month(m.group("m4")), null);
      }
      if (m.group("m5") != null) {
        return new TimeExpression.MonthBeforeWriting(
            month(m.group("m5")), Character.toLowerCase(m.group().charAt(0)) == 'l');
      }
      if (m.group("m8") != null) {
        return new TimeExpression.MonthBeside(
            month(m.group("m8")), m.group("beside").equals("previous"));
      }
      if (m.group("season2") != null) {
        return new TimeExpression.SeasonOfWriting(
            season(m.group("season2")), m.group("whichseason").equalsIgnoreCase("last"));
      }
      if (m.group("weekday") != null) {
        return new TimeExpression.Weekday(
            DayOfWeek.valueOf(m.group("weekday").toUpperCase(Locale.ROOT)),
            "last".equalsIgnoreCase(m.group("which")));
      }
      return relative(m);
    } catch (DateTimeException impossible) {
      // "February 30": the text errs, and no date is better than a wrong one.
      return null;
    }
  }

  private static TimeExpression inOtherYear(Matcher m) {
    int month = month(m.group("m6") != null ? m.group("m6") : m.group("m7"));
    String digits = m.group("d6") != null ? m.group("d6") : m.group("d7");
    Integer day = digits == null ? null : Integer.valueOf(digits.replaceAll("\\D", ""));
    String writing = m.group("year6");
    if (writing != null) {
      int years = writing.equals("this") ? 0 : writing.equals("last") ? -1 : 1;
      return new TimeExpression.InYearOfWriting(month, day, years);
    }
    String narrative = m.group("year8");
    boolean same = narrative.endsWith("same") || narrative.equals("that");
    int years = same ? 0 : narrative.endsWith("previous") ? -1 : 1;
    return new TimeExpression.InYearOfNarrative(month, day, years);
  }

  private static TimeExpression relative(Matcher m) {
    String narrative = m.group("narrative");
    String words = (narrative == null ? m.group("writing") : narrative).toLowerCase(Locale.ROOT);
    if (words.endsWith(" time")) {
      return new TimeExpression.FromNarrative(0, ChronoUnit.FOREVER);
    }
    ChronoUnit unit =
        words.contains("week")
            ? ChronoUnit.WEEKS
            : words.contains("month")
                ? ChronoUnit.MONTHS
                : words.contains("year") ? ChronoUnit.YEARS : ChronoUnit.DAYS;
    String counted = narrative == null ? m.group("ago") : m.group("later");
    int amount = counted == null ? 1 : number(counted);
    if (narrative == null) {
      boolean present = words.equals("today") || words.contains("this");
      boolean ahead = words.equals("tomorrow") || words.startsWith("next");
      return new TimeExpression.FromWriting(present ? 0 : ahead ? amount : -amount, unit);
    }
    boolean same = words.contains("same") || words.contains("that") || words.startsWith("hours");
    boolean back =
        words.endsWith("earlier") || words.endsWith("before") || words.contains("previous");
    return new TimeExpression.FromNarrative(same ? 0 : back ? -amount : amount, unit);
  }

  /** The number of a season in EDTF. */
  private static int season(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "spring" -> 21;
      case "summer" -> 22;
      case "winter" -> 24;
      default -> 23;
    };
  }

  private static int number(String words) {
    String first = words.substring(0, words.indexOf(' ')).toLowerCase(Locale.ROOT);
    Integer known = NUMBERS.get(first);
    return known != null ? known : Integer.parseInt(first);
  }

  private static TimeExpression absolute(PartialDate date) {
    return new TimeExpression.Absolute(date);
  }

  private static @Nullable TimeExpression day(
      @Nullable String year, String monthName, String dayText) {
    int day = Integer.parseInt(dayText.replaceAll("\\D", ""));
    int month = month(monthName);
    if (day < 1 || day > 31) {
      return null;
    }
    return year == null
        ? new TimeExpression.WithoutYear(month, day)
        : absolute(PartialDate.of(YearMonth.of(Integer.parseInt(year), month).atDay(day)));
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  /** "By 1855" leaves the start open, "after 1990" the end. */
  private static TimeExpression bounded(String text, int start, TimeExpression expression) {
    if (!(expression instanceof TimeExpression.Absolute(PartialDate date)) || date.isInterval()) {
      return expression;
    }
    Matcher bound = BOUND.matcher(text.substring(Math.max(0, start - 24), start));
    if (!bound.find()) {
      return expression;
    }
    String edtf = date.edtf();
    return absolute(PartialDate.parse(bound.group("before") != null ? "../" + edtf : edtf + "/.."));
  }
}
