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
 * 1960~}, {@code 1920/1921}, {@code ../1855}.
 *
 * <p>It stands for one unknown day between {@link #earliest()} and {@link #latest()}, both
 * inclusive. It is never rounded and has no natural order: compare with {@link #compare}.
 */
public final class PartialDate {

  private static final Pattern SIMPLE =
      Pattern.compile(
          "(?<year>\\d{4}|\\d{3}X|\\d{2}XX)(?:-(?<month>\\d{2}|XX)(?:-(?<day>\\d{2}|XX))?)?(?<qualifier>[?~%])?");

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
        (openStart ? ".." : start) + "/" + (openEnd ? ".." : end), earliest, latest);
  }

  private static PartialDate simple(String edtf) {
    Matcher matcher = SIMPLE.matcher(edtf);
    if (!matcher.matches()) {
      throw new DateTimeException(
          "an EDTF date such as 1960, 1960-02 or 1920/1921 was expected, found \"" + edtf + "\"");
    }
    String year = matcher.group("year");
    String month = matcher.group("month");
    String day = matcher.group("day");
    int first = Integer.parseInt(year.replace('X', '0'));
    int last = Integer.parseInt(year.replace('X', '9'));
    boolean unknownMonth = month == null || month.equals("XX");
    if ((unknownMonth && day != null && !day.equals("XX")) || (first != last && !unknownMonth)) {
      throw new DateTimeException(
          "a date precise from the left was expected, found \"" + edtf + "\"");
    }
    if (unknownMonth) {
      return new PartialDate(edtf, LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
    }
    int number = Integer.parseInt(month);
    if (number >= 21 && number <= 24 && day == null) {
      return season(edtf, first, number);
    }
    try {
      YearMonth yearMonth = YearMonth.of(first, number);
      if (day == null || day.equals("XX")) {
        return new PartialDate(edtf, yearMonth.atDay(1), yearMonth.atEndOfMonth());
      }
      LocalDate date = yearMonth.atDay(Integer.parseInt(day));
      return new PartialDate(edtf, date, date);
    } catch (DateTimeException none) {
      throw new DateTimeException(
          "a month or day of the calendar was expected, found \"" + edtf + "\"", none);
    }
  }

  /** Seasons of the northern hemisphere as whole months; winter runs into the following year. */
  private static PartialDate season(String edtf, int year, int season) {
    YearMonth first = YearMonth.of(year, 3 + (season - 21) * 3);
    return new PartialDate(edtf, first.atDay(1), first.plusMonths(2).atEndOfMonth());
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

  /** Whether it is one known day, however qualified. */
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
    return isDay() && other.isDay() ? Order.SAME_DAY : Order.POSSIBLY;
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
