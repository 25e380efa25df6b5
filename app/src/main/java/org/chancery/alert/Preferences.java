package org.chancery.alert;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * When a subscriber wants mail, in the subscriber's own time.
 *
 * @param hour of digests, 0 to 23
 * @param quietFrom the first hour without mail; null where every hour will do
 * @param quietUntil the first hour with mail again
 */
public record Preferences(
    ZoneId zone, int hour, @Nullable Integer quietFrom, @Nullable Integer quietUntil) {

  /** What holds until somebody says otherwise. */
  public static final Preferences DEFAULT = new Preferences(ZoneId.of("UTC"), 7, null, null);

  public Preferences {
    check("hour", hour);
    if ((quietFrom == null) != (quietUntil == null)) {
      throw new AlertException("quiet hours need a beginning and an end");
    }
    if (quietFrom != null && quietUntil != null) {
      check("quiet hours", quietFrom);
      check("quiet hours", quietUntil);
      if (quietFrom.equals(quietUntil)) {
        throw new AlertException("quiet hours that end when they begin would never end");
      }
    }
  }

  private static void check(String what, int hour) {
    if (hour < 0 || hour > 23) {
      throw new AlertException(what + ": an hour from 0 to 23 was expected, found " + hour);
    }
  }

  /**
   * Preferences as somebody typed them.
   *
   * @param quiet {@code 22-7}, or empty for none
   * @throws AlertException that says what is wrong
   */
  public static Preferences parse(String zone, String hour, String quiet) {
    try {
      ZoneId known = ZoneId.of(zone.isBlank() ? "UTC" : zone.strip());
      int digest = hour.isBlank() ? DEFAULT.hour() : Integer.parseInt(hour.strip());
      if (quiet.isBlank()) {
        return new Preferences(known, digest, null, null);
      }
      String[] hours = quiet.strip().split("\\s*[-–]\\s*", -1);
      if (hours.length != 2) {
        throw new AlertException("quiet hours such as 22-7 were expected, found \"" + quiet + "\"");
      }
      return new Preferences(known, digest, Integer.valueOf(hours[0]), Integer.valueOf(hours[1]));
    } catch (DateTimeException unknown) {
      throw new AlertException(
          "a time zone such as Europe/Vienna was expected, found \"" + zone + "\"", unknown);
    } catch (NumberFormatException unknown) {
      throw new AlertException(
          "whole hours were expected, found \"" + hour + "\" and \"" + quiet + "\"", unknown);
    }
  }

  /** When something learned now is to be told. */
  Instant due(Instant now, Frequency frequency) {
    return switch (frequency) {
      case AT_ONCE -> afterQuiet(now);
      case DAILY -> next(now.atZone(zone));
      case WEEKLY -> {
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime monday = at(here.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)), hour);
        yield (monday.isAfter(here) ? monday : at(monday.plusWeeks(1), hour)).toInstant();
      }
    };
  }

  private Instant next(ZonedDateTime here) {
    ZonedDateTime today = at(here, hour);
    return (today.isAfter(here) ? today : at(here.plusDays(1), hour)).toInstant();
  }

  /** The hour of a day; where clocks skip it, the first moment after. */
  private static ZonedDateTime at(ZonedDateTime day, int hour) {
    return ZonedDateTime.of(day.toLocalDate(), LocalTime.of(hour, 0), day.getZone());
  }

  private Instant afterQuiet(Instant now) {
    if (quietFrom == null || quietUntil == null) {
      return now;
    }
    ZonedDateTime here = now.atZone(zone);
    int of = here.getHour();
    boolean quiet =
        quietFrom < quietUntil
            ? of >= quietFrom && of < quietUntil
            : of >= quietFrom || of < quietUntil;
    if (!quiet) {
      return now;
    }
    ZonedDateTime end = at(here, quietUntil);
    return (end.isAfter(here) ? end : at(here.plusDays(1), quietUntil)).toInstant();
  }

  /** Quiet hours as {@link #parse} understands them. */
  public String quiet() {
    return quietFrom == null ? "" : quietFrom + "-" + quietUntil;
  }
}
