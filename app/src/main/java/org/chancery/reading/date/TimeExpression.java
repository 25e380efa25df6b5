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

  /** "on Thursday", "last Friday": the nearest such day that is not after the publication. */
  record Weekday(DayOfWeek day) implements TimeExpression {}

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
      case Weekday(DayOfWeek day) -> {
        LocalDate from = written != null && written.isDay() ? written.earliest() : null;
        yield from == null
            ? null
            : PartialDate.of(from.with(TemporalAdjusters.previousOrSame(day)));
      }
      case FromWriting(int amount, ChronoUnit unit) -> shifted(written, amount, unit);
      case FromNarrative(int amount, ChronoUnit unit) -> shifted(narrative, amount, unit);
    };
  }

  private static @Nullable PartialDate withYear(
      int month,
      @Nullable Integer day,
      @Nullable PartialDate narrative,
      @Nullable PartialDate written) {
    LocalDate reference = narrative == null ? null : narrative.earliest();
    if (reference != null) {
      return dated(reference.getYear(), month, day);
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
    if (from == null || start == null || from.isInterval()) {
      return null;
    }
    boolean month = from.edtf().length() == 7;
    return switch (unit) {
      case DAYS -> from.isDay() ? PartialDate.of(start.plusDays(amount)) : null;
      case WEEKS -> from.isDay() ? PartialDate.of(YearMonth.from(start.plusWeeks(amount))) : null;
      case MONTHS ->
          from.isDay() || month ? PartialDate.of(YearMonth.from(start.plusMonths(amount))) : null;
      case YEARS -> PartialDate.ofYear(start.getYear() + amount);
      default -> null;
    };
  }
}
