package org.chancery.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chancery.event.Modality;
import org.chancery.ledger.Act;
import org.chancery.ledger.Contradiction;
import org.chancery.ledger.Dossier;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.RecordedRuling;
import org.chancery.publication.Reprints;
import org.chancery.time.PartialDate;

/**
 * What waits for an editor: readings that are unsure and borne out by nobody else, sources that
 * contradict one another, and acts that may be one. What an editor has ruled on does not wait.
 */
public final class Docket {

  /** The reader is as sure as this at most of what is worth a look. */
  private static final double UNSURE = 0.7;

  /** Two acts of one type this near to one another may be one of which sources differ. */
  private static final long NEAR_DAYS = 366;

  /** The types on which most answers rest come first. */
  private static final List<String> WEIGHTIEST = List.of("relations-", "recognition", "mission-");

  private Docket() {}

  /** One thing to decide. */
  public sealed interface Task {

    /** The events that a decision can be about. */
    List<Evidence> evidence();

    /** A reading that is unsure. */
    record Uncertain(Evidence reading) implements Task {
      @Override
      public List<Evidence> evidence() {
        return List.of(reading);
      }
    }

    /** Sources that cannot all be right. */
    record Contested(Contradiction contradiction) implements Task {
      @Override
      public List<Evidence> evidence() {
        return contradiction.sides().stream()
            .flatMap(side -> side.evidence().stream())
            .distinct()
            .toList();
      }
    }

    /** Two acts that may be one. */
    record Twins(Act one, Act other) implements Task {
      @Override
      public List<Evidence> evidence() {
        List<Evidence> both = new ArrayList<>(one.evidence());
        both.addAll(other.evidence());
        return both;
      }
    }
  }

  /** All that waits, what weighs most first within each kind. */
  static List<Task> of(
      Ledger ledger, PartialDate today, List<RecordedRuling> rulings, Reprints reprints) {
    Set<Long> ruled = new HashSet<>();
    rulings.stream()
        .filter(RecordedRuling::inForce)
        .forEach(ruling -> ruling.evidence().forEach(piece -> ruled.add(piece.id())));
    List<Task> tasks = new ArrayList<>();
    for (Contradiction contradiction : ledger.contradictions(null, null, today)) {
      Task task = new Task.Contested(contradiction);
      if (task.evidence().stream().noneMatch(piece -> ruled.contains(piece.id()))) {
        tasks.add(task);
      }
    }
    List<Task> twins = new ArrayList<>();
    List<Evidence> unsure = new ArrayList<>();
    ledger.dossiers(dossier -> {
      twins(dossier, ruled, twins);
      unsure(dossier, ruled, reprints, unsure);
    });
    tasks.addAll(twins);
    unsure.sort(Comparator.comparingInt(Docket::weight).thenComparingLong(Evidence::id));
    unsure.forEach(reading -> tasks.add(new Task.Uncertain(reading)));
    return List.copyOf(tasks);
  }

  private static int weight(Evidence evidence) {
    String type =
        evidence.statement() instanceof org.chancery.event.Statement.Event event
            ? event.type().id()
            : "";
    for (int place = 0; place < WEIGHTIEST.size(); place++) {
      if (type.startsWith(WEIGHTIEST.get(place))) {
        return place;
      }
    }
    return WEIGHTIEST.size();
  }

  private static void unsure(
      Dossier dossier, Set<Long> ruled, Reprints reprints, List<Evidence> unsure) {
    for (Act act : dossier.acts()) {
      Evidence best = act.evidence().getFirst();
      boolean alone =
          reprints.texts(act.evidence().stream().map(Evidence::publication).toList()) == 1;
      if (alone && best.statement().confidence() <= UNSURE && !ruled.contains(best.id())) {
        unsure.add(best);
      }
    }
  }

  private static void twins(Dossier dossier, Set<Long> ruled, List<Task> twins) {
    List<Act> acts =
        dossier.acts().stream()
            .filter(act -> act.modality() == Modality.ASSERTED && !act.type().standing())
            .filter(act -> act.evidence().stream().noneMatch(piece -> ruled.contains(piece.id())))
            .toList();
    for (int i = 0; i < acts.size(); i++) {
      for (int j = i + 1; j < acts.size(); j++) {
        if (alike(acts.get(i), acts.get(j))) {
          twins.add(new Task.Twins(acts.get(i), acts.get(j)));
        }
      }
    }
  }

  /**
   * Whether two acts may be one: the same type and parties, nothing that tells them apart, and
   * dates that are near but differ. Meetings and visits come often, and days apart they are two.
   */
  private static boolean alike(Act one, Act other) {
    boolean same =
        one.type().equals(other.type())
            && one.from().equals(other.from())
            && one.to().equals(other.to())
            && (one.kind() == null || other.kind() == null || one.kind().equals(other.kind()))
            && (one.place() == null || other.place() == null || one.place().equals(other.place()));
    if (!same || one.dates().isEmpty() || other.dates().isEmpty()) {
      return false;
    }
    boolean rare = WEIGHTIEST.stream().anyMatch(type -> one.type().id().startsWith(type));
    long days = days(one.dates().getFirst(), other.dates().getFirst());
    return days <= (rare ? NEAR_DAYS : 1);
  }

  private static long days(PartialDate one, PartialDate other) {
    if (one.earliest() == null
        || other.earliest() == null
        || one.latest() == null
        || other.latest() == null) {
      return Long.MAX_VALUE;
    }
    long gap =
        Math.max(
            one.earliest().toEpochDay() - other.latest().toEpochDay(),
            other.earliest().toEpochDay() - one.latest().toEpochDay());
    return Math.max(0, gap);
  }
}
