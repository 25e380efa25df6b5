package org.chancery.score;

import java.util.Locale;

/** So many of so many. */
record Ratio(int right, int of) {

  static final Ratio NONE = new Ratio(0, 0);

  /** 0 where there is nothing to count. */
  double value() {
    return of == 0 ? 0 : (double) right / of;
  }

  Ratio plus(int moreRight, int more) {
    return new Ratio(right + moreRight, of + more);
  }

  /** Four decimals. */
  String decimal() {
    return String.format(Locale.ROOT, "%.4f", value());
  }
}
