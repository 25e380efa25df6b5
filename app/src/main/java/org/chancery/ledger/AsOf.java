package org.chancery.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The three times of a question.
 *
 * @param on when it holds in the world; a year or a month means the whole of it
 * @param known only what was certainly published by the end of this day counts, null for all: a
 *     publication dated "2016" was not certainly out by 30 June 2016, and does not count then
 * @param recorded only what this desk had recorded by this instant counts, null for all
 */
public record AsOf(PartialDate on, @Nullable LocalDate known, @Nullable Instant recorded) {

  public AsOf {
    if (on.earliest() == null || on.latest() == null) {
      throw new IllegalArgumentException("a day, a month or a year was expected, found " + on);
    }
  }

  /** As of a day, with all that is known and recorded now. */
  public static AsOf on(LocalDate day) {
    return new AsOf(PartialDate.of(day), null, null);
  }

  /** As of a day, a month or a year, with all that is known and recorded now. */
  public static AsOf on(PartialDate on) {
    return new AsOf(on, null, null);
  }

  /** Whether it asks for what is known and recorded now. */
  public boolean current() {
    return known == null && recorded == null;
  }
}
