package org.chancery.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.chancery.text.PublicationId;

/** Which identities are spelled most alike. */
final class Spelling {

  private Spelling() {}

  /**
   * Those that hold what was typed, then those that need the fewest changes of a letter: at most a
   * third of what was typed, since more make another word of it.
   */
  static List<PublicationId> nearest(String typed, List<PublicationId> known, int limit) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(id -> new Candidate(id, distance(wanted, id.value().toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance() <= 1 + wanted.length() / 3)
        .sorted(
            Comparator.comparingInt(Candidate::distance)
                .thenComparing(Candidate::id, Comparator.naturalOrder()))
        .limit(limit)
        .map(Candidate::id)
        .toList();
  }

  private record Candidate(PublicationId id, int distance) {}

  private static int distance(String wanted, String known) {
    return known.contains(wanted) ? 0 : 1 + changes(wanted, known);
  }

  /** The Levenshtein distance. */
  private static int changes(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
