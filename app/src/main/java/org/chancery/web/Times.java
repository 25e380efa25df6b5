package org.chancery.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.chancery.ledger.AsOf;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The times of a question as the visitor typed them.
 *
 * @param on null for today
 * @param known null for all that is known
 */
record Times(@Nullable String on, @Nullable String known) {

  static Times of(Context context) {
    return new Times(typed(context, "on"), typed(context, "known"));
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
        null);
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
