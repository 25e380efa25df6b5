package org.chancery.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.chancery.desk.Desk;
import org.chancery.ledger.AsOf;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The two times of knowing, for questions that bring the time of the world themselves. */
final class TimesOptions {

  @Option(
      names = "--known",
      paramLabel = "DATE",
      description = "Count only what was published by the end of this day, month or year.")
  private @Nullable String known;

  @Option(
      names = "--recorded",
      paramLabel = "TIME",
      description =
          "Count only what this desk had recorded by then: 2026-01-31 or 2026-01-31T12:00:00Z.")
  private @Nullable String recorded;

  @Mixin private ReleaseOption release = new ReleaseOption();

  /** The desk that is asked. */
  Desk asked(Desk opened, Terminal terminal) {
    return release.asked(opened, terminal);
  }

  AsOf asOf(LocalDate today) {
    return asOf(PartialDate.of(today));
  }

  AsOf asOf(PartialDate on) {
    return new AsOf(
        on,
        known == null ? null : date("--known", known).latest(),
        release.recorded(recorded == null ? null : instant(recorded)));
  }

  /** The date that was typed, which has to have a start and an end. */
  static PartialDate date(String option, String typed) {
    try {
      PartialDate date = PartialDate.parse(typed);
      if (date.earliest() != null && date.latest() != null) {
        return date;
      }
    } catch (DateTimeException malformed) {
      throw new UsageException(option + ": " + malformed.getMessage());
    }
    throw new UsageException(
        option + ": a date with a start and an end was expected, found \"" + typed + "\"");
  }

  /** A day means its end: what was recorded during it counts. */
  private static Instant instant(String typed) {
    try {
      return typed.length() == 10
          ? LocalDate.parse(typed)
              .plusDays(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .minusMillis(1)
          : OffsetDateTime.parse(typed).toInstant();
    } catch (DateTimeParseException malformed) {
      throw new UsageException(
          "--recorded: a day or a time such as 2026-01-31T12:00:00Z was expected, found \""
              + typed
              + "\"");
    }
  }
}
