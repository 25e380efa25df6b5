package org.chancery.actor;

import static java.lang.Integer.MAX_VALUE;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A run of whole years, both ends included; the tables know no finer grain.
 *
 * @param from the first year, null where it is open
 * @param until the last year, null where it is open
 */
public record Years(@Nullable Integer from, @Nullable Integer until) {

  /** Open at both ends. */
  public static final Years ALWAYS = new Years(null, null);

  /** Those that go on first, then by how late they end. */
  static final Comparator<Years> LATEST_FIRST =
      Comparator.comparingInt((Years years) -> years.until == null ? MAX_VALUE : years.until)
          .reversed();

  public Years {
    if (from != null && until != null && from > until) {
      throw new IllegalArgumentException(
          "years that end after they start were expected, found " + from + "-" + until);
    }
  }

  public boolean contains(int year) {
    return (from == null || from <= year) && (until == null || year <= until);
  }

  /** Whether there is a year that both hold. */
  public boolean overlaps(Years other) {
    return startsBy(other.until) && other.startsBy(until);
  }

  private boolean startsBy(@Nullable Integer last) {
    return from == null || last == null || from <= last;
  }

  /** The form of the tables, such as {@code 1918-1938} or {@code 1991-}. */
  @Override
  public String toString() {
    return (from == null ? "" : from) + "-" + (until == null ? "" : until);
  }
}
