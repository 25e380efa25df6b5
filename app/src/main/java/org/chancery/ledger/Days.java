package org.chancery.ledger;

import java.time.LocalDate;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** The ends of dates as numbers of days, so that open ends compare like others. */
final class Days {

  /** Before every day. */
  static final long NEVER = Long.MIN_VALUE / 4;

  /** After every day. */
  static final long EVER = Long.MAX_VALUE / 4;

  private Days() {}

  static long earliest(@Nullable PartialDate date) {
    return date == null ? NEVER : earliest(date.earliest());
  }

  static long latest(@Nullable PartialDate date) {
    return date == null ? EVER : latest(date.latest());
  }

  static long earliest(@Nullable LocalDate day) {
    return day == null ? NEVER : day.toEpochDay();
  }

  static long latest(@Nullable LocalDate day) {
    return day == null ? EVER : day.toEpochDay();
  }

  /** The day of a number, null for an open end. */
  static @Nullable LocalDate day(long number) {
    return number <= NEVER || number >= EVER ? null : LocalDate.ofEpochDay(number);
  }
}
