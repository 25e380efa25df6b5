package org.chancery.score;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says what went wrong in one publication: each error once, in the shape that explains it best. */
final class Diagnosis {

  /** The act that was missed with something wrong about it, the likeliest pairs first. */
  private static final List<BiPredicate<CodedEvent, CodedEvent>> SAME_ACT =
      List.of(
          (g, r) -> Matching.isSameAct(g, r) && g.modality() == r.modality() && isBeside(g, r),
          (g, r) -> Matching.isSameAct(g, r) && g.modality() == r.modality(),
          (g, r) -> Matching.isSameAct(g, r));

  /** Another act or other states, found where something was missed, the likeliest pairs first. */
  private static final List<BiPredicate<CodedEvent, CodedEvent>> OTHER_ACT =
      List.of(
          (g, r) -> Matching.isSamePair(g, r) && isBeside(g, r) && isSameDate(g, r),
          (g, r) -> g.type().equals(r.type()) && isBeside(g, r) && isSameDate(g, r),
          (g, r) -> Matching.isSamePair(g, r) && isSameDate(g, r) && g.date() != null,
          (g, r) -> g.type().equals(r.type()) && isBeside(g, r));

  private final String publication;
  private final List<CodedEvent> gold;
  private final List<CodedEvent> read;

  /**
   * @param gold all that was annotated
   * @param read all that was found
   */
  Diagnosis(String publication, List<CodedEvent> gold, List<CodedEvent> read) {
    this.publication = publication;
    this.gold = gold;
    this.read = read;
  }

  /**
   * The errors that remain when the exact matches are taken away. What was missed is paired with
   * what was found in vain where the one is likely the other gone wrong.
   */
  List<Misreading> errors(
      List<CodedEvent> annotated, List<CodedEvent> found, List<Matching.Match> exact) {
    Set<Integer> missed = rest(annotated.size(), exact.stream().map(Matching.Match::gold).toList());
    Set<Integer> vain = rest(found.size(), exact.stream().map(Matching.Match::read).toList());
    List<Misreading> errors = new ArrayList<>();
    BiConsumer<Integer, Integer> confuse =
        (g, r) -> {
          missed.remove(g);
          vain.remove(r);
          errors.add(confusion(annotated.get(g), found.get(r)));
        };
    SAME_ACT.forEach(like -> pair(annotated, missed, found, vain, like, confuse));
    // What has a reason of its own is not mistaken for something else in the same block.
    for (int g : List.copyOf(missed)) {
      reasonMissed(annotated.get(g))
          .ifPresent(why -> {
            missed.remove(g);
            errors.add(missed(annotated.get(g), why));
          });
    }
    for (int r : List.copyOf(vain)) {
      reasonInVain(found.get(r), annotated)
          .ifPresent(why -> {
            vain.remove(r);
            errors.add(inVain(found.get(r), why));
          });
    }
    OTHER_ACT.forEach(like -> pair(annotated, missed, found, vain, like, confuse));
    missed.forEach(g -> errors.add(missed(annotated.get(g), "not found")));
    vain.forEach(r -> errors.add(inVain(found.get(r), "not in the text")));
    return errors;
  }

  private static void pair(
      List<CodedEvent> annotated,
      Set<Integer> missed,
      List<CodedEvent> found,
      Set<Integer> vain,
      BiPredicate<CodedEvent, CodedEvent> like,
      BiConsumer<Integer, Integer> confuse) {
    for (int g : List.copyOf(missed)) {
      vain.stream()
          .filter(r -> like.test(annotated.get(g), found.get(r)))
          .findFirst()
          .ifPresent(r -> confuse.accept(g, r));
    }
  }

  private static Set<Integer> rest(int size, List<Integer> used) {
    Set<Integer> rest = new LinkedHashSet<>(IntStream.range(0, size).boxed().toList());
    used.forEach(rest::remove);
    return rest;
  }

  private static boolean isBeside(CodedEvent gold, CodedEvent read) {
    return gold.block() == read.block();
  }

  private static boolean isSameDate(CodedEvent gold, CodedEvent read) {
    return Agreement.of(gold.date(), read.date()) == Agreement.EXACT;
  }

  private Misreading confusion(CodedEvent gold, CodedEvent read) {
    String what = "missed " + gold.type() + ": ";
    if (!Matching.isSameAct(gold, read)) {
      return new Misreading(
          publication,
          what
              + (gold.type().equals(read.type())
                  ? otherStates(gold, read)
                  : "read as " + read.type()),
          gold,
          read);
    }
    String why =
        gold.modality() == read.modality()
            ? date(gold.date(), read.date())
            : "read as " + read.modality().code();
    return new Misreading(publication, what + why, gold, read);
  }

  private static String otherStates(CodedEvent gold, CodedEvent read) {
    return Matching.isSameState(gold.from(), read.to())
            && Matching.isSameState(gold.to(), read.from())
        ? "the wrong way round"
        : "other states";
  }

  private static String date(@Nullable String gold, @Nullable String read) {
    if (read == null) {
      return "no date";
    }
    if (gold == null) {
      return "a date where the text gives none";
    }
    if (gold.startsWith(read)) {
      return "date too coarse";
    }
    return Agreement.of(gold, read) == Agreement.YEAR ? "other day" : "other year";
  }

  private Misreading missed(CodedEvent event, String why) {
    return new Misreading(publication, "missed " + event.type() + ": " + why, event, null);
  }

  private Misreading inVain(CodedEvent event, String why) {
    return new Misreading(publication, "spurious " + event.type() + ": " + why, null, event);
  }

  private Optional<String> reasonMissed(CodedEvent event) {
    return read.stream()
        .filter(other -> Matching.isSameAct(event, other) && other.modality() != event.modality())
        .findFirst()
        .map(other -> "read as " + other.modality().code());
  }

  private Optional<String> reasonInVain(CodedEvent event, List<CodedEvent> annotated) {
    if (annotated.stream()
        .anyMatch(other -> Matching.isSameAct(other, event) && agrees(other, event))) {
      return Optional.of("found twice");
    }
    return gold.stream()
        .filter(other -> !other.isAsserted() && Matching.isSameAct(other, event))
        .findFirst()
        .map(other -> "the text has it " + other.modality().code());
  }

  private static boolean agrees(CodedEvent gold, CodedEvent read) {
    return Agreement.of(gold.date(), read.date()).compareTo(Agreement.YEAR) >= 0;
  }
}
