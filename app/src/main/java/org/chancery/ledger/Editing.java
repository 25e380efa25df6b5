package org.chancery.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.actor.Dyad;
import org.chancery.ledger.Grading.Subject;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

/** The rulings and grades that are in force at one time. */
final class Editing {

  /**
   * A ruling with what it speaks of.
   *
   * @param dyad null for a statement about one state, or a ruling about a publication
   * @param statements as {@link StatementKey} has them
   * @param seen of a split, the publications that had spoken of the two states when it was made
   */
  record Ruled(
      Ruling ruling, @Nullable Dyad dyad, Set<String> statements, Set<PublicationId> seen) {

    boolean speaksOf(Evidence evidence) {
      return statements.contains(StatementKey.of(evidence));
    }
  }

  /** A grading with its subject as it is kept: of an event, the hash of its statement. */
  record Graded(Grading grading, String subject, @Nullable PublicationId publication) {}

  private final Map<Dyad, List<Ruled>> byDyad = new HashMap<>();
  private final List<Ruled> ofOneState = new ArrayList<>();
  private final List<Ruled> inForce = new ArrayList<>();
  private final Map<PublicationId, Ruling> removals = new TreeMap<>();
  private final Map<Long, Ruling> withdrawals = new HashMap<>();
  private final Map<String, Character> publishers = new HashMap<>();
  private final Map<PublicationId, Integer> publications = new HashMap<>();
  private final Map<PublicationId, Map<String, Integer>> events = new HashMap<>();

  /**
   * What is in force.
   *
   * @param ruled all rulings, in the order of recording
   * @param graded all gradings, in the order of recording
   * @param recorded only what was recorded by then counts, null for all
   */
  Editing(List<Ruled> ruled, List<Graded> graded, @Nullable Instant recorded) {
    List<Ruled> then = new ArrayList<>();
    for (Ruled one : ruled) {
      if (by(one.ruling().recorded(), recorded)) {
        then.add(one);
      }
    }
    // From the last to the first: a withdrawal that was withdrawn withdraws nothing.
    for (Ruled one : then.reversed()) {
      if (one.ruling().decision() instanceof Decision.Withdraw(long target)
          && !withdrawals.containsKey(one.ruling().id())) {
        withdrawals.putIfAbsent(target, one.ruling());
      }
    }
    for (Ruled one : then) {
      if (!withdrawals.containsKey(one.ruling().id())) {
        enforce(one);
        if (!(one.ruling().decision() instanceof Decision.Withdraw)) {
          inForce.add(one);
        }
      }
    }
    for (Graded one : graded) {
      if (by(one.grading().recorded(), recorded)) {
        grade(one);
      }
    }
  }

  private static boolean by(Instant time, @Nullable Instant recorded) {
    return recorded == null || !time.isAfter(recorded);
  }

  private void enforce(Ruled one) {
    switch (one.ruling().decision()) {
      case Decision.Withdraw withdraw -> {} // it did its work above
      case Decision.Remove(PublicationId publication) ->
          removals.putIfAbsent(publication, one.ruling());
      case Decision.Accept accept -> keep(one);
      case Decision.Reject reject -> keep(one);
      case Decision.Merge merge -> keep(one);
      case Decision.Split split -> keep(one);
      case Decision.Dated dated -> keep(one);
    }
  }

  private void keep(Ruled one) {
    Dyad dyad = one.dyad();
    if (dyad == null) {
      ofOneState.add(one);
    } else {
      byDyad.computeIfAbsent(dyad, key -> new ArrayList<>()).add(one);
    }
  }

  private void grade(Graded one) {
    char grade = one.grading().grade();
    switch (one.grading().subject()) {
      case Subject.Publisher(String name) -> publishers.put(name, grade);
      case Subject.Publication(PublicationId id) -> publications.put(id, grade - '0');
      case Subject.Event event -> {
        PublicationId publication = one.publication();
        if (publication != null) {
          events
              .computeIfAbsent(publication, key -> new LinkedHashMap<>())
              .put(one.subject(), grade - '0');
        }
      }
    }
  }

  /** All rulings in force, in the order of recording. */
  List<Ruled> inForce() {
    return inForce;
  }

  /** The rulings about events between two states, in the order of recording. */
  List<Ruled> of(Dyad dyad) {
    return byDyad.getOrDefault(dyad, List.of());
  }

  /** The pairs of states of whose events rulings speak. */
  Set<Dyad> dyads() {
    return byDyad.keySet();
  }

  /** The publications that were removed, with the ruling that did. */
  Map<PublicationId, Ruling> removals() {
    return removals;
  }

  /** By which ruling another no longer holds; null where it does. */
  @Nullable Ruling withdrawal(long ruling) {
    return withdrawals.get(ruling);
  }

  /** Whether a number said of one state's record was rejected. */
  boolean rejectsClaim(Evidence claim) {
    return ofOneState.stream()
        .anyMatch(one -> one.ruling().decision() instanceof Decision.Reject && one.speaksOf(claim));
  }

  /**
   * The grade of a piece of evidence: that of its statement goes before that of its publication.
   */
  Grade grade(Evidence evidence, @Nullable String publisher) {
    if (publishers.isEmpty() && publications.isEmpty() && events.isEmpty()) {
      return Grade.UNKNOWN;
    }
    char reliability = publisher == null ? 'F' : publishers.getOrDefault(publisher, 'F');
    int credibility = publications.getOrDefault(evidence.publication(), 6);
    Map<String, Integer> own = events.get(evidence.publication());
    if (own != null) {
      credibility = own.getOrDefault(StatementKey.of(evidence), credibility);
    }
    return new Grade(reliability, credibility);
  }
}
