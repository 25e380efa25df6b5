package org.chancery.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as precise as its source gives it, in the <a
 * href="https://www.loc.gov/standards/datetime/">Extended Date/Time Format</a>, levels 0 and 1:
 * {@code 1960}, {@code 1960-02}, {@code 1960-02-14}, {@code 1960-21} (spring), {@code 196X}, {@code
 * 1960-XX}, {@code 1960~}, {@code 1920/1921}, {@code ../1855} and {@code /1855} (an open and an
 * unknown start), {@code -0431}, {@code Y12000}. Of a date with a time the day is kept.
 *
 * <p>It stands for one unknown day between {@link #earliest()} and {@link #latest()}, both
 * inclusive. What is approximate ({@code ~}, {@code %}) may lie a unit of its own grain to either
 * side: {@code 1960~} is a day of 1959 to 1961. It is never rounded and has no natural order:
 * compare with {@link #compare}.
 */
public final class PartialDate {

  private static final Pattern SIMPLE =
      Pattern.compile(
          "(?<year>-?(?:\\d{4}|\\d{3}X|\\d{2}XX)|Y-?\\d{5,9})(?:-(?<month>\\d{2}|XX)(?:-(?<day>\\d{2}|XX))?)?(?<qualifier>[?~%])?");

  /** A time of day, which says more than this record keeps. */
  private static final Pattern TIME =
      Pattern.compile(
          "(?<day>-?\\d{4}-\\d{2}-\\d{2})T\\d{2}:\\d{2}:\\d{2}(?:Z|[+-]\\d{2}(?::\\d{2})?)?");

  private final String edtf;
  private final @Nullable LocalDate earliest;
  private final @Nullable LocalDate latest;

  private PartialDate(String edtf, @Nullable LocalDate earliest, @Nullable LocalDate latest) {
    this.edtf = edtf;
    this.earliest = earliest;
    this.latest = latest;
  }

  /** How far one date lies from another, as far as both are known. */
  public enum Order {
    /** Certainly earlier. */
    BEFORE,
    /** Certainly later. */
    AFTER,
    /** Both are the same single day. */
    SAME_DAY,
    /** They overlap: either may be earlier. */
    POSSIBLY
  }

  /**
   * Reads EDTF.
   *
   * @throws DateTimeException with what was found and what was expected
   */
  public static PartialDate parse(String edtf) {
    PartialDate day = day(edtf);
    if (day != null) {
      return day;
    }
    int slash = edtf.indexOf('/');
    if (slash < 0) {
      return simple(edtf);
    }
    String start = edtf.substring(0, slash);
    String end = edtf.substring(slash + 1);
    boolean openStart = start.isEmpty() || start.equals("..");
    boolean openEnd = end.isEmpty() || end.equals("..");
    if (openStart && openEnd) {
      throw new DateTimeException(
          "an interval with a start or an end was expected, found \"" + edtf + "\"");
    }
    PartialDate from = openStart ? null : simple(start);
    PartialDate until = openEnd ? null : simple(end);
    LocalDate earliest = from == null ? null : from.earliest;
    LocalDate latest = until == null ? null : until.latest;
    if (earliest != null && latest != null && latest.isBefore(earliest)) {
      throw new DateTimeException(
          "an interval that ends after its start was expected, found \"" + edtf + "\"");
    }
    return new PartialDate(
        (from == null ? start : from.edtf) + "/" + (until == null ? end : until.edtf),
        earliest,
        latest);
  }

  /** A plain day, of which a ledger reads millions; null where it is anything else. */
  private static @Nullable PartialDate day(String edtf) {
    if (edtf.length() != 10 || edtf.charAt(4) != '-' || edtf.charAt(7) != '-') {
      return null;
    }
    int digits = 0;
    for (int i = 0; i < edtf.length(); i++) {
      char c = edtf.charAt(i);
      if (i != 4 && i != 7) {
        if (c < '0' || c > '9') {
          return null;
        }
        digits = digits * 10 + (c - '0');
      }
    }
    int month = digits / 100 % 100;
    int day = digits % 100;
    if (month < 1 || month > 12 || day < 1 || day > 28) {
      return null; // what depends on the calendar goes the long way, with its complaint
    }
    LocalDate date = LocalDate.of(digits / 10_000, month, day);
    return new PartialDate(edtf, date, date);
  }

  private static PartialDate simple(String edtf) {
    Matcher time = TIME.matcher(edtf);
    Matcher matcher = SIMPLE.matcher(time.matches() ? time.group("day") : edtf);
    if (!matcher.matches()) {
      throw new DateTimeException(
          "an EDTF date such as 1960, 1960-02 or 1920/1921 was expected, found \"" + edtf + "\"");
    }
    String year = matcher.group("year");
    String month = matcher.group("month");
    String day = matcher.group("day");
    int first = year(year, year.startsWith("-") ? '9' : '0');
    int last = year(year, year.startsWith("-") ? '0' : '9');
    boolean unknownMonth = month == null || month.equals("XX");
    boolean unknownDay = day == null || day.equals("XX");
    if ((unknownMonth && !unknownDay) || (first != last && !unknownMonth)) {
      throw new DateTimeException(
          "a date precise from the left was expected, found \"" + edtf + "\"");
    }
    String qualifier = matcher.group("qualifier");
    boolean approximate = qualifier != null && !qualifier.equals("?");
    if (unknownMonth) {
      int around = approximate ? last - first + 1 : 0;
      return new PartialDate(
          matcher.group(), LocalDate.of(first - around, 1, 1), LocalDate.of(last + around, 12, 31));
    }
    int number = Integer.parseInt(month);
    if (number >= 21 && number <= 24 && day == null) {
      return months(matcher.group(), season(first, number), 3, approximate);
    }
    try {
      YearMonth yearMonth = YearMonth.of(first, number);
      if (unknownDay) {
        return months(matcher.group(), yearMonth, 1, approximate);
      }
      LocalDate date = yearMonth.atDay(Integer.parseInt(day));
      int around = approximate ? 1 : 0;
      return new PartialDate(matcher.group(), date.minusDays(around), date.plusDays(around));
    } catch (DateTimeException none) {
      throw new DateTimeException(
          "a month or day of the calendar was expected, found \"" + edtf + "\"", none);
    }
  }

  private static int year(String text, char unknown) {
    return Integer.parseInt(
        (text.startsWith("Y") ? text.substring(1) : text).replace('X', unknown));
  }

  private static PartialDate months(String edtf, YearMonth first, int count, boolean approximate) {
    int around = approximate ? count : 0;
    return new PartialDate(
        edtf,
        first.minusMonths(around).atDay(1),
        first.plusMonths(count - 1L + around).atEndOfMonth());
  }

  /** Seasons of the northern hemisphere as whole months; winter runs into the following year. */
  private static YearMonth season(int year, int season) {
    return YearMonth.of(year, 3 + (season - 21) * 3);
  }

  public static PartialDate of(LocalDate day) {
    return new PartialDate(day.toString(), day, day);
  }

  public static PartialDate of(YearMonth month) {
    return new PartialDate(month.toString(), month.atDay(1), month.atEndOfMonth());
  }

  public static PartialDate ofYear(int year) {
    return simple("%04d".formatted(year));
  }

  /** The canonical EDTF form. */
  public String edtf() {
    return edtf;
  }

  /** The first day it can be; null where the start is open. */
  public @Nullable LocalDate earliest() {
    return earliest;
  }

  /** The last day it can be; null where the end is open. */
  public @Nullable LocalDate latest() {
    return latest;
  }

  /** Whether it is one known day, however doubtful ({@code ?}). */
  public boolean isDay() {
    return earliest != null && earliest.equals(latest);
  }

  /** Whether it was given as an interval of two dates rather than as one date of some precision. */
  public boolean isInterval() {
    return edtf.indexOf('/') >= 0;
  }

  /**
   * Whether the source qualifies it: uncertain ({@code ?}), approximate ({@code ~}) or both ({@code
   * %}).
   */
  public boolean isQualified() {
    return edtf.chars().anyMatch(c -> c == '?' || c == '~' || c == '%');
  }

  /**
   * Where this date lies seen from the other: {@code BEFORE} when every day it can be is earlier
   * than every day of the other.
   */
  public Order compare(PartialDate other) {
    if (latest != null && other.earliest != null && latest.isBefore(other.earliest)) {
      return Order.BEFORE;
    }
    if (earliest != null && other.latest != null && earliest.isAfter(other.latest)) {
      return Order.AFTER;
    }
    boolean sure = !isQualified() && !other.isQualified();
    return isDay() && other.isDay() && sure ? Order.SAME_DAY : Order.POSSIBLY;
  }

  /** Whether there is a day that both can be. */
  public boolean overlaps(PartialDate other) {
    Order order = compare(other);
    return order == Order.SAME_DAY || order == Order.POSSIBLY;
  }

  /** Whether every day this can be is one that the other can be. */
  public boolean within(PartialDate other) {
    boolean start =
        other.earliest == null || (earliest != null && !earliest.isBefore(other.earliest));
    boolean end = other.latest == null || (latest != null && !latest.isAfter(other.latest));
    return start && end;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartialDate date && edtf.equals(date.edtf);
  }

  @Override
  public int hashCode() {
    return edtf.hashCode();
  }

  @Override
  public String toString() {
    return edtf;
  }
}
