package org.chancery.reading.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** What an expression of time says, before the text around it completes it. */
public sealed interface TimeExpression {

  /** Days that need nothing else: "May 4, 1935", "1922", "the 1840s". */
  record Absolute(PartialDate date) implements TimeExpression {}

  /** A day or a month without its year: "on August 3", "in June". */
  record WithoutYear(int month, @Nullable Integer day) implements TimeExpression {}

  /**
   * "on Thursday", "last Friday": the nearest such day that is not after the writing.
   *
   * @param past whether the day of writing itself is not meant
   */
  record Weekday(DayOfWeek day, boolean past) implements TimeExpression {}

  /**
   * "last June", "this June", seen from the writing whatever the narrative has reached.
   *
   * @param past whether it is over: "last"
   */
  record MonthBeforeWriting(int month, boolean past) implements TimeExpression {}

  /**
   * "the following May", "the previous October": the nearest such month beside the date last named.
   *
   * @param before whether it lies before: "previous"
   */
  record MonthBeside(int month, boolean before) implements TimeExpression {}

  /**
   * "last summer", "this autumn", seen from the writing.
   *
   * @param season its number in EDTF, 21 for spring
   * @param past whether it is over: "last"
   */
  record SeasonOfWriting(int season, boolean past) implements TimeExpression {}

  /**
   * "July 17 last year", "in January of this year": a day or month of a year counted from that of
   * writing.
   */
  record InYearOfWriting(int month, @Nullable Integer day, int years) implements TimeExpression {}

  /**
   * "March of the following year", "May 4 of that year": a day or month of a year counted from the
   * date last named in the narrative.
   */
  record InYearOfNarrative(int month, @Nullable Integer day, int years) implements TimeExpression {}

  /** Counted from the day of writing: "yesterday" is -1 day, "last month" -1 month. */
  record FromWriting(int amount, ChronoUnit unit) implements TimeExpression {}

  /**
   * Counted from the date last named in the narrative: "the following day", "three weeks later",
   * "the same year".
   */
  record FromNarrative(int amount, ChronoUnit unit) implements TimeExpression {}

  /**
   * The date it stands for, or null where the context does not say enough: a wrong date is worse
   * than none.
   *
   * @param narrative the date last named in the text
   * @param written when the text was written
   */
  default @Nullable PartialDate resolve(
      @Nullable PartialDate narrative, @Nullable PartialDate written) {
    return switch (this) {
      case Absolute(PartialDate date) -> date;
      case WithoutYear(int month, Integer day) -> withYear(month, day, narrative, written);
      case MonthBeforeWriting(int month, boolean past) -> {
        LocalDate from = written != null && written.isDay() ? written.earliest() : null;
        yield from == null
            ? null
            : dated(
                past && month >= from.getMonthValue() ? from.getYear() - 1 : from.getYear(),
                month,
                null);
      }
      case MonthBeside(int month, boolean before) -> beside(month, before, narrative);
      case SeasonOfWriting(int season, boolean past) -> {
        LocalDate from = written != null && written.isDay() ? written.earliest() : null;
        // Spring ends with May, summer with August: before their end they are not yet the last.
        int ends = (season - 20) * 3 + 2;
        yield from == null
            ? null
            : PartialDate.parse(
                (past && from.getMonthValue() <= ends ? from.getYear() - 1 : from.getYear())
                    + "-"
                    + season);
      }
      case Weekday(DayOfWeek day, boolean past) -> {
        LocalDate from = written != null && written.isDay() ? written.earliest() : null;
        yield from == null
            ? null
            : PartialDate.of(
                from.with(
                    past
                        ? TemporalAdjusters.previous(day)
                        : TemporalAdjusters.previousOrSame(day)));
      }
      case InYearOfWriting(int month, Integer day, int years) -> {
        LocalDate from = written == null ? null : written.earliest();
        yield from == null ? null : dated(from.getYear() + years, month, day);
      }
      case InYearOfNarrative(int month, Integer day, int years) -> {
        PartialDate year = shifted(narrative, years, ChronoUnit.YEARS);
        LocalDate from = year == null ? null : year.earliest();
        yield from == null ? null : dated(from.getYear(), month, day);
      }
      case FromWriting(int amount, ChronoUnit unit) -> shifted(written, amount, unit);
      case FromNarrative(int amount, ChronoUnit unit) -> shifted(narrative, amount, unit);
    };
  }

  /**
   * The date as a plan means it, seen from the writing: "on January 1" in a December is in the year
   * to come.
   */
  default @Nullable PartialDate ahead(@Nullable PartialDate written) {
    LocalDate writing = written == null || !written.isDay() ? null : written.latest();
    if (writing == null || !(this instanceof WithoutYear(int month, Integer day))) {
      return null;
    }
    PartialDate same = dated(writing.getYear(), month, day);
    LocalDate latest = same == null ? null : same.latest();
    return latest != null && latest.isBefore(writing)
        ? dated(writing.getYear() + 1, month, day)
        : same;
  }

  private static @Nullable PartialDate withYear(
      int month,
      @Nullable Integer day,
      @Nullable PartialDate narrative,
      @Nullable PartialDate written) {
    if (narrative != null) {
      LocalDate first = narrative.earliest();
      LocalDate last = narrative.latest();
      // "The 1840s" and "1936 to 1948" do not say of which year an August 3 is.
      return first == null || last == null || first.getYear() != last.getYear()
          ? null
          : dated(first.getYear(), month, day);
    }
    LocalDate writing = written == null || !written.isDay() ? null : written.latest();
    if (writing == null) {
      return null;
    }
    PartialDate same = dated(writing.getYear(), month, day);
    LocalDate earliest = same == null ? null : same.earliest();
    // News of 2 January that speaks of "December 30" speaks of the year before.
    return earliest != null && earliest.isAfter(writing.plusMonths(2))
        ? dated(writing.getYear() - 1, month, day)
        : same;
  }

  private static @Nullable PartialDate beside(
      int month, boolean before, @Nullable PartialDate narrative) {
    LocalDate from = narrative == null || narrative.isInterval() ? null : narrative.earliest();
    if (from == null) {
      return null;
    }
    int now = from.getMonthValue();
    int year = from.getYear();
    return before
        ? dated(month < now ? year : year - 1, month, null)
        : dated(month > now && now > 1 ? year : year + 1, month, null);
  }

  private static @Nullable PartialDate dated(int year, int month, @Nullable Integer day) {
    YearMonth yearMonth = YearMonth.of(year, month);
    if (day == null) {
      return PartialDate.of(yearMonth);
    }
    return yearMonth.isValidDay(day) ? PartialDate.of(yearMonth.atDay(day)) : null;
  }

  private static @Nullable PartialDate shifted(
      @Nullable PartialDate from, int amount, ChronoUnit unit) {
    LocalDate start = from == null ? null : from.earliest();
    if (from == null || start == null || from.isInterval() || from.edtf().indexOf('X') >= 0) {
      return null;
    }
    boolean month =
        from.latest() != null && YearMonth.from(start).equals(YearMonth.from(from.latest()));
    return switch (unit) {
      case DAYS -> from.isDay() ? PartialDate.of(start.plusDays(amount)) : null;
      case WEEKS -> from.isDay() ? PartialDate.of(YearMonth.from(start.plusWeeks(amount))) : null;
      case MONTHS ->
          from.isDay() || month ? PartialDate.of(YearMonth.from(start.plusMonths(amount))) : null;
      // "At that time": as precisely as the narrative has it.
      case FOREVER -> from;
      case YEARS -> PartialDate.ofYear(start.getYear() + amount);
      default -> null;
    };
  }
}
