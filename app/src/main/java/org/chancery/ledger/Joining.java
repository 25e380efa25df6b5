package org.chancery.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a report was taken to tell of the same act as others.
 *
 * @param days how far its day lies from the first of the act; 0 where its reason is another
 * @param tolerance how far it may by {@code acts.tsv}
 * @param ruling of an editor who decided it, else null
 */
public record Joining(
    Evidence evidence, Reason reason, long days, int tolerance, @Nullable Ruling ruling) {

  /** What decided. */
  public enum Reason {
    /** The most precise report, which the others are compared with. */
    FIRST,
    /** It gives a day within the tolerance. */
    NEAR_IN_TIME,
    /** It gives a less precise date, of which the act's can be a part. */
    DATE_INCLUDES,
    /** It gives no date, and the act is the last of its kind before it was written. */
    LAST_BEFORE_WRITTEN,
    /** Neither it nor the others give a date. */
    BOTH_UNDATED,
    /** An editor merged two acts. */
    MERGED,
    /** An editor split it from another act. */
    SPLIT;

    /** The form used in the public JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
