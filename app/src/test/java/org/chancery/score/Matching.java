package org.chancery.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Pairs the events of a document with the annotated ones, one to one and the best first. */
final class Matching {

  /** States that continue one another: a text about one may be coded to the other. */
  private static final List<Set<String>> CONTINUED =
      List.of(
          Set.of("RUS", "SUN"),
          Set.of("SRB", "SCG", "YUG", "serbia", "yugoslavia"),
          Set.of("CZE", "CSK", "czechoslovakia"),
          Set.of("DEU", "prussia", "north-german-confederation", "german-empire"),
          Set.of("YEM", "YAR", "north-yemen"),
          Set.of("VNM", "VDR", "north-vietnam"),
          Set.of("AUT", "AUH", "austrian-empire", "austria-hungary"),
          Set.of("ITA", "sardinia", "piedmont-sardinia"),
          Set.of("EGY", "united-arab-republic"),
          Set.of("VAT", "papal-states"),
          Set.of("RVN", "VNM", "south-vietnam"),
          Set.of("YMD", "YEM", "south-yemen"),
          Set.of("EAZ", "TZA", "zanzibar"),
          Set.of("TUR", "ottoman-empire"));

  /** Indexes into the two lists that were matched. */
  record Match(int gold, int read) {}

  private record Candidate(Agreement agreement, int gold, int read) {}

  private Matching() {}

  /** Pairs events of the same type and states whose dates agree at least so far. */
  static List<Match> match(List<CodedEvent> gold, List<CodedEvent> read, Agreement least) {
    return match(gold, read, least, Matching::isSameAct);
  }

  /** Pairs events that are the same but for their dates, and whose dates agree at least so far. */
  static List<Match> match(
      List<CodedEvent> gold,
      List<CodedEvent> read,
      Agreement least,
      BiPredicate<CodedEvent, CodedEvent> same) {
    List<Candidate> candidates = new ArrayList<>();
    for (int g = 0; g < gold.size(); g++) {
      for (int r = 0; r < read.size(); r++) {
        Agreement agreement = Agreement.of(gold.get(g).date(), read.get(r).date());
        if (same.test(gold.get(g), read.get(r)) && agreement.compareTo(least) >= 0) {
          candidates.add(new Candidate(agreement, g, r));
        }
      }
    }
    candidates.sort(
        Comparator.comparing(Candidate::agreement)
            .reversed()
            .thenComparingInt(Candidate::gold)
            .thenComparingInt(Candidate::read));
    Set<Integer> goldUsed = new HashSet<>();
    Set<Integer> readUsed = new HashSet<>();
    List<Match> matches = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (!goldUsed.contains(candidate.gold()) && !readUsed.contains(candidate.read())) {
        goldUsed.add(candidate.gold());
        readUsed.add(candidate.read());
        matches.add(new Match(candidate.gold(), candidate.read()));
      }
    }
    return matches;
  }

  /** Whether type and states agree. */
  static boolean isSameAct(CodedEvent gold, CodedEvent read) {
    return gold.type().equals(read.type()) && isSamePair(gold, read);
  }

  /** Whether the states agree, in the annotated type's sense of direction. */
  static boolean isSamePair(CodedEvent gold, CodedEvent read) {
    return (isSameState(gold.from(), read.from()) && isSameState(gold.to(), read.to()))
        || (gold.isUndirected()
            && isSameState(gold.from(), read.to())
            && isSameState(gold.to(), read.from()));
  }

  static boolean isSameState(String gold, @Nullable String read) {
    return gold.equals(read)
        || (read != null
            && CONTINUED.stream().anyMatch(group -> group.contains(gold) && group.contains(read)));
  }
}
