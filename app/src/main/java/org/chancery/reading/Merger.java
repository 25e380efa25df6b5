package org.chancery.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.chancery.actor.ActorId;
import org.chancery.event.EventType;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.event.Statement.CountClaim;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Merges the mentions of one act in a document into one event: the same type, states and modality,
 * dates of which one lies within the other, and no two different persons, places or kinds of
 * mission. The most precise date wins.
 */
final class Merger {

  /** How long after a plan its fulfilment is told as that of this plan, in news. */
  private static final int MONTHS = 6;

  private final BiPredicate<ActorId, ActorId> kin;
  private final @Nullable LocalDate written;
  private final List<Cluster> clusters = new ArrayList<>();

  /**
   * @param kin whether one state followed the other
   */
  Merger(BiPredicate<ActorId, ActorId> kin) {
    this(kin, null);
  }

  /**
   * @param kin whether one state followed the other
   * @param written the day of writing, of news
   */
  Merger(BiPredicate<ActorId, ActorId> kin, @Nullable LocalDate written) {
    this.kin = kin;
    this.written = written;
  }

  /** Mentions that are one act so far. */
  private static final class Cluster {
    final List<Draft> drafts = new ArrayList<>();
    @Nullable PartialDate date;
    @Nullable String place;
    @Nullable String kind;
    @Nullable String person;

    void add(Draft draft) {
      drafts.add(draft);
      PartialDate given = draft.date();
      if (given != null && (date == null || given.within(date))) {
        date = given;
      }
      place = place == null ? draft.place() : place;
      kind =
          kind == null || kind.equals("mission")
              ? (draft.kind() == null ? kind : draft.kind())
              : kind;
      person = person == null ? draft.person() : person;
    }
  }

  /** The events and claims of a document from the drafts in its order. */
  List<Statement> merge(List<Draft> drafts, List<CountClaim> claims) {
    // Precise mentions first, so that a vague one joins the act it most likely means.
    List<Draft> ordered =
        drafts.stream()
            .sorted(Comparator.comparingInt((Draft draft) -> precision(draft.date())).reversed())
            .toList();
    for (Draft each : ordered) {
      Draft draft = happened(each, drafts) ? each.withModality(Modality.ASSERTED) : each;
      Cluster home =
          clusters.stream().filter(cluster -> joins(cluster, draft)).findFirst().orElse(null);
      if (home == null) {
        home = new Cluster();
        clusters.add(home);
      }
      home.add(draft);
    }
    List<Statement> statements = new ArrayList<>(merged(claims));
    clusters.stream()
        // A heading without a date that no sentence bears out names a subject, not an act.
        .filter(cluster ->
            cluster.date != null || cluster.drafts.stream().anyMatch(draft -> !draft.headed()))
        .filter(cluster -> clusters.stream().noneMatch(raised -> isRaising(raised, cluster)))
        .filter(cluster -> clusters.stream().noneMatch(act -> fulfils(act, cluster)))
        .map(Merger::event)
        .forEach(statements::add);
    statements.sort(
        Comparator.comparingInt((Statement e) -> e.mentions().getFirst().block())
            .thenComparingInt(e -> e.mentions().getFirst().span().start())
            .thenComparingInt(e -> e.mentions().getFirst().span().end()));
    return statements;
  }

  /** The same number said twice is one claim with two mentions; the more precise day wins. */
  private static List<CountClaim> merged(List<CountClaim> claims) {
    List<CountClaim> merged = new ArrayList<>();
    for (CountClaim claim : claims) {
      int home = -1;
      for (int i = 0; i < merged.size() && home < 0; i++) {
        CountClaim other = merged.get(i);
        boolean same =
            other.measure() == claim.measure()
                && other.of().equals(claim.of())
                && other.value() == claim.value()
                && other.modality() == claim.modality()
                && compatible(other.asOf(), claim.asOf());
        home = same ? i : -1;
      }
      if (home < 0) {
        merged.add(claim);
      } else {
        CountClaim other = merged.get(home);
        boolean finer = precision(claim.asOf()) > precision(other.asOf());
        CountClaim best = finer ? claim : other;
        Set<Mention> mentions = new LinkedHashSet<>(best.mentions());
        mentions.addAll(other.mentions());
        mentions.addAll(claim.mentions());
        merged.set(
            home,
            new CountClaim(
                best.measure(),
                best.of(),
                best.value(),
                best.asOf(),
                best.modality(),
                best.attribution(),
                List.copyOf(mentions),
                best.rule(),
                best.confidence()));
      }
    }
    return merged;
  }

  /**
   * Whether a heading such as "Establishment of the Embassy" names what the text below tells as the
   * raising of a lesser mission: one act, and the text says which.
   */
  private boolean isRaising(Cluster raised, Cluster headed) {
    Draft told = raised.drafts.getFirst();
    Draft heading = headed.drafts.getFirst();
    boolean names =
        heading.type().id().equals("mission-opened")
            || heading.type().id().equals("mission-reopened");
    return names
        && headed.drafts.stream().allMatch(Draft::headed)
        && told.type().id().equals("mission-raised")
        && told.modality() == heading.modality()
        && raised.drafts.stream().anyMatch(draft -> !draft.headed())
        && isOne(told.from(), heading.from(), true)
        && isOne(told.to(), heading.to(), true)
        && Objects.equals(raised.kind, headed.kind)
        && compatible(raised.date, headed.date);
  }

  /**
   * "Agreed to resume relations on D" under the heading "Relations Resumed" of that year: it
   * happened.
   */
  private static boolean happened(Draft plan, List<Draft> drafts) {
    PartialDate date = plan.date();
    return plan.modality() == Modality.PLANNED
        && date != null
        && drafts.stream()
            .anyMatch(heading ->
                heading.headed()
                    && heading.modality() == Modality.ASSERTED
                    && heading.type().equals(plan.type())
                    && heading.mention().block() < plan.mention().block()
                    && plan.mention().block() - heading.mention().block() <= 2
                    && heading.date() != null
                    && date.within(heading.date())
                    && drafts.stream().noneMatch(other -> tells(other, heading)));
  }

  /** Whether a sentence states the act of a heading, and its day, as done. */
  private static boolean tells(Draft other, Draft heading) {
    return !other.headed()
        && other.modality() == Modality.ASSERTED
        && other.type().equals(heading.type())
        && other.date() != null
        && heading.date() != null
        && other.date().isDay()
        && other.date().within(heading.date());
  }

  /**
   * Whether an act is what a plan of the same text came to: "agreed to resume relations … relations
   * were resumed on D" is one act, and it happened. In news an act of long ago is another than the
   * one that is planned.
   */
  private boolean fulfils(Cluster act, Cluster plan) {
    Draft done = act.drafts.getFirst();
    Draft planned = plan.drafts.getFirst();
    boolean same =
        planned.modality() == Modality.PLANNED
            && done.modality() == Modality.ASSERTED
            && done.type().equals(planned.type())
            && !done.type().id().startsWith("envoy-")
            && ((done.from().equals(planned.from()) && done.to().equals(planned.to()))
                || (!done.type().directed()
                    && done.from().equals(planned.to())
                    && done.to().equals(planned.from())))
            && agree(act.kind, plan.kind)
            && agree(act.place, plan.place);
    if (!same) {
      return false;
    }
    LocalDate end = act.date == null ? null : act.date.latest();
    LocalDate start = plan.date == null ? null : plan.date.earliest();
    if (end != null && start != null && end.isBefore(start)) {
      return false;
    }
    return written == null || end == null || end.isAfter(written.minusMonths(MONTHS));
  }

  private static int precision(@Nullable PartialDate date) {
    if (date == null || date.earliest() == null || date.latest() == null) {
      return 0;
    }
    return date.isDay() ? 3 : date.isInterval() ? 1 : date.edtf().length() >= 7 ? 2 : 1;
  }

  private boolean joins(Cluster cluster, Draft draft) {
    Draft first = cluster.drafts.getFirst();
    EventType type = draft.type();
    boolean vague = first.headed() != draft.headed() && isEnd(first.type()) && isEnd(type);
    if (!first.type().equals(type) && !vague) {
      return false;
    }
    if (first.modality() != draft.modality()) {
      return false;
    }
    boolean headed = first.headed() != draft.headed();
    boolean same =
        isOne(first.from(), draft.from(), headed) && isOne(first.to(), draft.to(), headed);
    boolean crossed =
        !type.directed()
            && isOne(first.from(), draft.to(), headed)
            && isOne(first.to(), draft.from(), headed);
    if (!same && !crossed) {
      return false;
    }
    if (!compatible(cluster.date, draft.date())) {
      return false;
    }
    boolean exact =
        Objects.equals(cluster.date, draft.date()) && draft.date() != null && draft.date().isDay();
    if (type.has(EventType.Feature.KIND) && !type.id().startsWith("envoy-")) {
      // A state has one embassy in another: two names of its city in one act are one city.
      boolean oneSeat =
          draft.kind() != null
              && MissionRanks.isDiplomatic(draft.kind())
              && cluster.date != null
              && draft.date() != null;
      boolean generic = "mission".equals(draft.kind()) != "mission".equals(cluster.kind);
      if (generic && apart(cluster, draft)) {
        return false;
      }
      boolean place = oneSeat || agree(cluster.place, draft.place());
      boolean kind = agree(cluster.kind, draft.kind()) && agree(cluster.person, draft.person());
      return place && (kind || "mission".equals(draft.kind()) || "mission".equals(cluster.kind));
    }
    // Two envoys are two acts, even on one day; two names in the same words are one man's.
    boolean sameWords =
        exact
            && cluster.drafts.stream()
                .map(Draft::mention)
                .anyMatch(mention ->
                    mention.block() == draft.mention().block()
                        && mention.span().overlaps(draft.mention().span()));
    if (!sameWords && !agree(cluster.person, draft.person())) {
      return false;
    }
    if (!agree(cluster.kind, draft.kind())) {
      return false;
    }
    boolean envoy = cluster.person != null || draft.person() != null;
    // Two undated acts of different sentences by nobody in particular are one; an undated act by a
    // known envoy joins his own.
    if (envoy
        && (cluster.date == null) != (draft.date() == null)
        && !Objects.equals(cluster.person, draft.person())) {
      return false;
    }
    return exact || type.id().startsWith("relations-") || agree(cluster.place, draft.place());
  }

  /**
   * A "post" or "mission" is not one of a known kind where only one of the two is said to be in a
   * city and only one is dated, or the other is a consulate.
   */
  private static boolean apart(Cluster cluster, Draft draft) {
    if ((cluster.place == null) == (draft.place() == null)) {
      return false;
    }
    String kind = "mission".equals(draft.kind()) ? cluster.kind : draft.kind();
    return (cluster.date == null) != (draft.date() == null)
        || (kind != null && !MissionRanks.isDiplomatic(kind));
  }

  /** "Cessation of Relations" in a heading leaves open how they ended; the text below says it. */
  private static boolean isEnd(EventType type) {
    return type.id().equals("relations-severed") || type.id().equals("relations-suspended");
  }

  /** A heading may name a state by what it became. */
  private boolean isOne(ActorId a, ActorId b, boolean headed) {
    return a.equals(b) || (headed && kin.test(a, b));
  }

  private static boolean agree(@Nullable String a, @Nullable String b) {
    return a == null || b == null || a.equalsIgnoreCase(b);
  }

  private static boolean compatible(@Nullable PartialDate a, @Nullable PartialDate b) {
    return a == null || b == null || a.within(b) || b.within(a);
  }

  private static Statement.Event event(Cluster cluster) {
    List<Draft> byEvidence =
        cluster.drafts.stream()
            .sorted(
                Comparator.comparingInt((Draft draft) -> precision(draft.date()))
                    .reversed()
                    .thenComparing(Draft::headed)
                    .thenComparingInt(draft -> draft.mention().block())
                    .thenComparing(draft -> draft.mention().span()))
            .toList();
    Draft best = byEvidence.getFirst();
    Set<Mention> mentions = new LinkedHashSet<>();
    byEvidence.forEach(draft -> mentions.add(draft.mention()));
    Draft told = byEvidence.stream().filter(draft -> !draft.headed()).findFirst().orElse(best);
    return new Statement.Event(
        told.type(),
        told.from(),
        told.to(),
        byEvidence.stream().map(Draft::by).filter(Objects::nonNull).findFirst().orElse(null),
        cluster.date,
        best.place() != null ? best.place() : cluster.place,
        best.kind() != null ? best.kind() : cluster.kind,
        best.modality(),
        best.attribution(),
        List.copyOf(mentions),
        best.rule(),
        best.date() != null ? 0.9 : 0.7);
  }
}
