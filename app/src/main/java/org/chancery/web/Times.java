package org.chancery.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.chancery.ledger.AsOf;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The times of a question as the visitor typed them.
 *
 * @param on null for today
 * @param known null for all that is known
 * @param recorded null for all that this desk has recorded
 */
record Times(@Nullable String on, @Nullable String known, @Nullable String recorded) {

  static final Times NOW = new Times(null, null, null);

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Times of(Context context) {
    return new Times(typed(context, "on"), typed(context, "known"), typed(context, "recorded"));
  }

  /** A form sends what was left empty as an empty text. */
  private static @Nullable String typed(Context context, String name) {
    String value = context.queryParam(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  AsOf asOf(LocalDate today) {
    return new AsOf(
        on == null ? PartialDate.of(today) : bounded("on", on),
        known == null ? null : bounded("known", known).latest(),
        instant());
  }

  /** The instant at which the record is asked for; null for now. */
  @Nullable Instant instant() {
    if (recorded == null) {
      return null;
    }
    try {
      return recorded.length() > 10
          ? Instant.parse(recorded)
          : LocalDate.parse(recorded).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException malformed) {
      throw new Website.BadQuestion(
          "recorded: a day such as 2026-01-31 or an instant such as 2026-01-31T12:00:00Z was"
              + " expected, found \""
              + recorded
              + "\"");
    }
  }

  /** The address with these times. */
  Address at(Address address) {
    return address.with("on", on).with("known", known).with("recorded", recorded);
  }

  /** An instant as headers of HTTP give it. */
  static String header(Instant instant) {
    return HTTP_DATE.format(instant);
  }

  /**
   * The instant of a header of HTTP.
   *
   * @throws Website.BadQuestion where it is none
   */
  static Instant ofHeader(String header) {
    try {
      return Instant.from(HTTP_DATE.parse(header));
    } catch (DateTimeException malformed) {
      throw new Website.BadQuestion(
          "Accept-Datetime: a date such as \"Sat, 31 Jan 2026 12:00:00 GMT\" was expected, found \""
              + header
              + "\"");
    }
  }

  private static PartialDate bounded(String name, String typed) {
    try {
      PartialDate date = PartialDate.parse(typed);
      if (date.earliest() != null && date.latest() != null) {
        return date;
      }
    } catch (DateTimeException malformed) {
      throw new Website.BadQuestion(name + ": " + malformed.getMessage());
    }
    throw new Website.BadQuestion(
        name + ": a date with a start and an end was expected, found \"" + typed + "\"");
  }
}
