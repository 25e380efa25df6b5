package org.chancery.harvest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.time.PartialDate;

/**
 * Dates as publications write them in their heads: EDTF, ISO 8601, RFC 1123 and the usual English
 * forms.
 *
 * <p>It never guesses: "02/03/2024" is no date, because it is February in one country and March in
 * another, while "16/02/2024" can only be one day. What is as imprecise as "February 2024" stays
 * so.
 */
final class DateReader {

  /** Longer text is no date, and the patterns below are for lines. */
  private static final int LONGEST = 200;

  private static final String YEAR = "(?<year>[12]\\d{3})";
  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
  private static final String MONTH =
      "(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
          + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";

  /** Precise forms, tried in this order; each may stand in the middle of a line. */
  private static final List<Pattern> DAYS =
      List.of(
          pattern(YEAR + "-(?<monthNumber>\\d{2})-(?<day>\\d{2})"),
          pattern(YEAR + "/(?<monthNumber>\\d{1,2})/(?<day>\\d{1,2})"),
          pattern(DAY + "[ -](?:of )?" + MONTH + ",?[ -]" + YEAR),
          pattern(MONTH + " ?" + DAY + ",? ?" + YEAR),
          pattern(YEAR + ",? " + MONTH + " " + DAY),
          pattern("(?<first>\\d{1,2})(?<mark>[/.-])(?<second>\\d{1,2})\\k<mark>" + YEAR));

  private static final Pattern MONTH_ONLY = pattern(MONTH + ",? " + YEAR);
  private static final Pattern SEASON_ONLY =
      pattern("(?<season>Spring|Summer|Autumn|Fall|Winter),? " + YEAR);

  private static final Pattern COMPACT =
      Pattern.compile(YEAR + "(?<monthNumber>\\d{2})(?<day>\\d{2})");
  private static final Pattern YEAR_AND_MONTH = Pattern.compile(YEAR + "/(?<monthNumber>\\d{1,2})");
  private static final Pattern ABOUT =
      Pattern.compile("(?:c\\.|ca\\.?|circa|about) ?" + YEAR, Pattern.CASE_INSENSITIVE);

  /** What may stand before and after a date that is given alone: the weekday, the time of day. */
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "^(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,? )",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TIME_OF_DAY =
      Pattern.compile(
          "(?:[Tt]|[ ,]+|,? (?:at|-|–|—|\\|) )\\d{1,2}(?:[:.]?\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?)?"
              + " ?(?:[AaPp]\\.?[Mm]\\.?)?["
              + " ,]*(?:Z|[A-Z]{2,5}|[A-Z]{3}[+-]\\d+|[+-]\\d{2}:?(?:\\d{2})?)?(?: \\([^)]*\\))?$");

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u202f]+");

  private DateReader() {}

  private static Pattern pattern(String date) {
    return Pattern.compile("(?<![\\w/.])" + date + "(?![\\d])", Pattern.CASE_INSENSITIVE);
  }

  /** Reads a text that is a date and nothing else. */
  static Optional<PartialDate> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String written = SPACE.matcher(text).replaceAll(" ").strip();
    Optional<PartialDate> whole = whole(written);
    if (whole.isPresent()) {
      return whole;
    }
    String bare = WEEKDAY.matcher(written).replaceFirst("");
    bare = bare.startsWith("the ") ? bare.substring(4) : bare;
    Optional<PartialDate> dated = whole(bare);
    return dated.isPresent() ? dated : whole(TIME_OF_DAY.matcher(bare).replaceFirst("").strip());
  }

  /**
   * Finds the first day that stands in a line, such as in "By Jane Doe | March 3, 2021"; failing
   * that a month; never a year, which may be any number.
   */
  static Optional<Found> find(String line) {
    String text = SPACE.matcher(line).replaceAll(" ");
    Optional<Found> first =
        DAYS.stream()
            .flatMap(pattern -> pattern.matcher(text).results().limit(8))
            .sorted((a, b) -> Integer.compare(a.start(), b.start()))
            .flatMap(
                match -> whole(match.group()).map(date -> new Found(date, match.start())).stream())
            .findFirst();
    if (first.isPresent()) {
      return first;
    }
    Matcher month = MONTH_ONLY.matcher(text);
    return month.find()
        ? whole(month.group()).map(date -> new Found(date, month.start()))
        : Optional.empty();
  }

  /**
   * A date in a line.
   *
   * @param start where it begins once runs of white space are single spaces
   */
  record Found(PartialDate date, int start) {}

  private static Optional<PartialDate> whole(String text) {
    for (Pattern pattern : DAYS) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return day(matcher);
      }
    }
    Matcher month = MONTH_ONLY.matcher(text);
    if (month.matches()) {
      return valid(() ->
          PartialDate.of(YearMonth.of(Integer.parseInt(month.group("year")), monthNumber(month))));
    }
    Matcher season = SEASON_ONLY.matcher(text);
    if (season.matches()) {
      return valid(() -> PartialDate.parse(season.group("year") + "-" + seasonNumber(season)));
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return day(compact);
    }
    Matcher yearAndMonth = YEAR_AND_MONTH.matcher(text);
    if (yearAndMonth.matches()) {
      return valid(() ->
          PartialDate.of(
              YearMonth.of(
                  Integer.parseInt(yearAndMonth.group("year")), monthNumber(yearAndMonth))));
    }
    Matcher about = ABOUT.matcher(text);
    if (about.matches()) {
      return valid(() -> PartialDate.parse(about.group("year") + "~"));
    }
    return valid(() -> PartialDate.parse(text));
  }

  private static Optional<PartialDate> day(Matcher matcher) {
    int year = Integer.parseInt(matcher.group("year"));
    if (!matcher.namedGroups().containsKey("first")) {
      int day = Integer.parseInt(matcher.group("day"));
      return valid(() -> PartialDate.of(LocalDate.of(year, monthNumber(matcher), day)));
    }
    int first = Integer.parseInt(matcher.group("first"));
    int second = Integer.parseInt(matcher.group("second"));
    if (first <= 12 && second <= 12 && first != second) {
      return Optional.empty();
    }
    int month = Math.min(first, second);
    int day = Math.max(first, second);
    return valid(() -> PartialDate.of(LocalDate.of(year, month, day)));
  }

  private static int monthNumber(Matcher matcher) {
    if (matcher.namedGroups().containsKey("monthNumber")) {
      return Integer.parseInt(matcher.group("monthNumber"));
    }
    String name = matcher.group("month").substring(0, 3).toLowerCase(Locale.ROOT);
    return "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name) / 3 + 1;
  }

  private static int seasonNumber(Matcher matcher) {
    return switch (matcher.group("season").toLowerCase(Locale.ROOT)) {
      case "spring" -> 21;
      case "summer" -> 22;
      case "winter" -> 24;
      default -> 23;
    };
  }

  /** The date, or none where the calendar has no such day ("February 30, 2024"). */
  private static Optional<PartialDate> valid(Maker maker) {
    try {
      return Optional.of(maker.make());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private interface Maker {
    PartialDate make();
  }
}
