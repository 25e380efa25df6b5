package org.chancery.score;

import org.jspecify.annotations.Nullable;

/** How far the dates of two records of one act agree, the least first. */
enum Agreement {
  /** The years differ. */
  UNDATED,
  /** The years are the same, or one of the two has none. */
  YEAR,
  /** The dates are the same, or the one that was read lies inside the annotated one. */
  EXACT;

  static Agreement of(@Nullable String annotated, @Nullable String edtf) {
    String read = edtf == null ? null : reduced(edtf);
    if (annotated == null && read == null) {
      return EXACT;
    }
    if (annotated == null || read == null) {
      return YEAR;
    }
    if (read.startsWith(annotated)) {
      return EXACT;
    }
    return year(annotated).equals(year(read)) ? YEAR : UNDATED;
  }

  /** The annotations know no intervals: the first year stands for one, nothing for an open one. */
  private static @Nullable String reduced(String edtf) {
    int slash = edtf.indexOf('/');
    if (slash >= 0) {
      String first = edtf.substring(0, slash);
      return first.isEmpty() || first.equals("..") ? null : year(first);
    }
    return edtf.replaceAll("[~?%]+$", "");
  }

  private static String year(String date) {
    return date.substring(0, Math.min(4, date.length()));
  }
}
