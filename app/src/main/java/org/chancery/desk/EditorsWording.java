package org.chancery.desk;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chancery.ledger.Bearing;
import org.chancery.ledger.Decision;
import org.chancery.ledger.Grading;
import org.chancery.ledger.Grading.Subject;
import org.chancery.ledger.Joining;
import org.chancery.ledger.Ruling;

/** What editors decided, in English, for text and pages. */
public final class EditorsWording {

  private EditorsWording() {}

  /** A ruling in a sentence: {@code Ruling 3, reject of [17], by A. Kim on 2026-01-31: why}. */
  public static String ruling(Ruling ruling) {
    return "Ruling %d: %s, by %s on %s: %s"
        .formatted(
            ruling.id(),
            decision(ruling.decision()),
            ruling.by(),
            ruling.recorded().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC),
            ruling.why());
  }

  /** What was decided, such as {@code [17] and [40] are one act}. */
  public static String decision(Decision decision) {
    return switch (decision) {
      case Decision.Accept accept -> events(decision) + " accepted";
      case Decision.Reject reject -> events(decision) + " rejected";
      case Decision.Merge merge -> events(decision) + " report one act";
      case Decision.Split split -> events(decision) + " apart from the other reports";
      case Decision.Dated dated -> events(decision) + " dated " + Wording.date(dated.date());
      case Decision.Remove remove -> remove.publication() + " removed";
      case Decision.Withdraw withdraw -> "ruling " + withdraw.ruling() + " withdrawn";
    };
  }

  private static String events(Decision decision) {
    return decision.events().stream()
        .map(event -> "[" + event + "]")
        .collect(Collectors.joining(", "));
  }

  /** How an answer rests on a ruling. */
  public static String bearing(Bearing bearing) {
    return ruling(bearing.ruling())
        + (bearing.decides()
            ? " (without it, the answer or its evidence would be another)"
            : " (the answer would be the same without it)");
  }

  /** One sentence where an answer that shows many states rests on rulings; empty where not. */
  public static Optional<String> resting(List<Ruling> rulings) {
    return rulings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Rests on %s: %s."
                .formatted(
                    rulings.size() == 1 ? "a ruling" : rulings.size() + " rulings",
                    rulings.stream()
                        .map(ruling -> ruling.id() + " by " + ruling.by())
                        .collect(Collectors.joining(", "))));
  }

  /** Why a report was taken for one of an act. */
  public static String joining(Joining joining) {
    Ruling ruling = joining.ruling();
    String decided = ruling == null ? "" : " (ruling " + ruling.id() + " by " + ruling.by() + ")";
    return switch (joining.reason()) {
      case FIRST -> "the most precise report, with which the others are compared";
      case NEAR_IN_TIME ->
          joining.days() == 0
              ? "the same day"
              : "%d %s apart, of %d that acts.tsv allows"
                  .formatted(
                      joining.days(), joining.days() == 1 ? "day" : "days", joining.tolerance());
      case DATE_INCLUDES -> "its less precise date can be that of the act";
      case LAST_BEFORE_WRITTEN ->
          "it gives no date, and this is the last such act before it was written";
      case BOTH_UNDATED -> "none of them gives a date";
      case MERGED -> "an editor took it for the same act" + decided;
      case SPLIT -> "an editor took it for an act of its own" + decided;
    };
  }

  /** A grading in a sentence. */
  public static String grading(Grading grading) {
    return "%c for %s, by %s on %s: %s"
        .formatted(
            grading.grade(),
            subject(grading.subject()),
            grading.by(),
            grading.recorded().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC),
            grading.why());
  }

  /** What is graded. */
  public static String subject(Subject subject) {
    return switch (subject) {
      case Subject.Publisher(String name) -> "the publisher " + name;
      case Subject.Publication publication -> "the publication " + publication.id();
      case Subject.Event event -> "the event [" + event.evidence() + "]";
    };
  }

  /** A number of things: {@code 1 ruling}, {@code 2 rulings}. */
  public static String count(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
