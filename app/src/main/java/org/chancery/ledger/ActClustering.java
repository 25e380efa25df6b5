package org.chancery.ledger;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.chancery.actor.ActorId;
import org.chancery.event.EventType;
import org.chancery.event.Modality;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.Editing.Ruled;
import org.chancery.ledger.GradeTable.Standing;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Tells which pieces of evidence report one act. The result depends on the evidence and the rulings
 * alone, never on the order in which evidence came in: the most precise reports are placed first,
 * and equally precise ones in the order of their dates and publications.
 *
 * <p>Rulings are applied to what that gives, in the order in which they were made: so they can be
 * withdrawn, and the result is again what it was. Publications that came after acts were split are
 * placed beside what the split left, so that a later report goes to the part that it fits.
 */
final class ActClustering {

  /** An order that no identity given by this desk enters. */
  static final Comparator<Evidence> BY_PUBLICATION =
      Comparator.comparing(Evidence::publication)
          .thenComparingInt(Evidence::version)
          .thenComparingInt(Evidence::ordinal)
          .thenComparingLong(Evidence::reading);

  private static final Comparator<Report> MOST_PRECISE_FIRST =
      Comparator.comparingLong(Report::width)
          .thenComparingLong(Report::earliest)
          .thenComparing(report -> report.date() == null ? "" : report.date().edtf())
          .thenComparing(Report::evidence, BY_PUBLICATION);

  private static final Comparator<Cluster> IN_TIME =
      Comparator.<Cluster>comparingLong(cluster -> cluster.undated() ? Days.EVER : cluster.earliest)
          .thenComparingLong(cluster -> cluster.latest)
          .thenComparing(cluster -> cluster.type().id())
          .thenComparing(cluster -> cluster.from)
          .thenComparing(cluster -> cluster.modality)
          .thenComparing(cluster -> cluster.reports.getFirst().evidence(), BY_PUBLICATION);

  private final SpellTable table;
  private final GradeTable grades;

  ActClustering(SpellTable table, GradeTable grades) {
    this.table = table;
    this.grades = grades;
  }

  /**
   * An act with what its reports were joined by.
   *
   * @param standing the best of its reports'
   * @param ofEvidence how each report stands, by its number
   * @param ruled whether its date is an editor's
   */
  record JoinedAct(
      Act act,
      Standing standing,
      Map<Long, Standing> ofEvidence,
      boolean ruled,
      List<Joining> joinings) {

    Standing standing(Evidence evidence) {
      return ruled ? standing : ofEvidence.getOrDefault(evidence.id(), standing);
    }
  }

  /**
   * The acts that evidence about one dyad reports, in the order of time, the undated last.
   *
   * @param ruled the rulings about events of the dyad, in the order of recording
   */
  List<JoinedAct> acts(List<Evidence> evidence, List<Ruled> ruled) {
    Map<String, List<Report>> groups = new TreeMap<>();
    for (Evidence piece : evidence) {
      if (piece.statement() instanceof Event event
          && !decided(piece, ruled, ActClustering::rejects)) {
        Standing standing =
            decided(piece, ruled, ActClustering::accepts)
                ? grades.ofRuling()
                : grades.of(piece.grade());
        String family = table.family(event.type().id());
        Report report = new Report(piece, event, standing, family);
        String key = family + " " + report.from() + " " + event.modality();
        groups.computeIfAbsent(key, group -> new ArrayList<>()).add(report);
      }
    }
    List<Cluster> clusters = new ArrayList<>();
    for (List<Report> group : groups.values()) {
      group.sort(MOST_PRECISE_FIRST);
      clusters.addAll(clusters(group, ruled));
    }
    clusters.sort(IN_TIME);
    return clusters.stream().map(cluster -> cluster.act(grades.ofRuling())).toList();
  }

  /** The type under which reports of a type are gathered. */
  String family(EventType type) {
    return table.family(type.id());
  }

  private static boolean rejects(Decision decision) {
    return decision instanceof Decision.Reject;
  }

  private static boolean accepts(Decision decision) {
    return decision instanceof Decision.Accept;
  }

  /** Whether the last ruling on whether a statement is to be believed was of a kind. */
  private static boolean decided(Evidence piece, List<Ruled> ruled, Predicate<Decision> kind) {
    for (Ruled one : ruled.reversed()) {
      Decision decision = one.ruling().decision();
      if ((rejects(decision) || accepts(decision)) && one.speaksOf(piece)) {
        return kind.test(decision);
      }
    }
    return false;
  }

  /** The acts that reports of one family, direction and modality tell of. */
  private List<Cluster> clusters(List<Report> group, List<Ruled> ruled) {
    List<Cluster> clusters = new ArrayList<>();
    List<Report> waiting = new ArrayList<>(group);
    int applied = 0;
    for (int i = 0; i < ruled.size(); i++) {
      if (ruled.get(i).ruling().decision() instanceof Decision.Split) {
        Set<PublicationId> seen = ruled.get(i).seen();
        place(
            waiting.stream().filter(one -> seen.contains(one.evidence().publication())).toList(),
            clusters);
        waiting.removeIf(one -> seen.contains(one.evidence().publication()));
        ruled.subList(applied, i + 1).forEach(one -> apply(one, clusters));
        applied = i + 1;
      }
    }
    place(waiting, clusters);
    ruled.subList(applied, ruled.size()).forEach(one -> apply(one, clusters));
    return clusters;
  }

  private static void apply(Ruled one, List<Cluster> clusters) {
    Ruling ruling = one.ruling();
    switch (ruling.decision()) {
      case Decision.Merge merge -> merge(one, clusters);
      case Decision.Split split -> split(one, clusters);
      case Decision.Dated(long event, PartialDate date) ->
          clusters.stream()
              .filter(cluster -> cluster.reports.stream().anyMatch(r -> one.speaksOf(r.evidence())))
              .forEach(cluster -> cluster.ruledDate = date);
      case Decision.Accept accept -> {} // these three were heeded before
      case Decision.Reject reject -> {}
      case Decision.Remove remove -> {}
      case Decision.Withdraw withdraw -> {}
    }
  }

  private static void merge(Ruled one, List<Cluster> clusters) {
    List<Cluster> meant = new ArrayList<>();
    for (Cluster cluster : clusters) {
      if (cluster.reports.stream().anyMatch(report -> one.speaksOf(report.evidence()))) {
        meant.add(cluster);
      }
    }
    if (meant.size() > 1) {
      List<Report> reports = new ArrayList<>();
      Map<Report, Joining> joinings = new HashMap<>();
      PartialDate date = null;
      for (Cluster cluster : meant) {
        reports.addAll(cluster.reports);
        joinings.putAll(cluster.joinings);
        date = cluster.ruledDate == null ? date : cluster.ruledDate;
      }
      for (Report report : reports) {
        if (one.speaksOf(report.evidence())) {
          joinings.put(
              report, new Joining(report.evidence(), Joining.Reason.MERGED, 0, 0, one.ruling()));
        }
      }
      clusters.removeAll(meant);
      Cluster merged = Cluster.of(reports, joinings);
      merged.ruledDate = date;
      clusters.add(merged);
    }
  }

  private static void split(Ruled one, List<Cluster> clusters) {
    List<Report> apart = new ArrayList<>();
    Map<Report, Joining> joinings = new HashMap<>();
    for (Cluster cluster : List.copyOf(clusters)) {
      List<Report> leaving =
          cluster.reports.stream().filter(report -> one.speaksOf(report.evidence())).toList();
      if (!leaving.isEmpty()) {
        clusters.remove(cluster);
        apart.addAll(leaving);
        List<Report> rest =
            cluster.reports.stream().filter(report -> !leaving.contains(report)).toList();
        if (!rest.isEmpty()) {
          Cluster remaining = Cluster.of(rest, cluster.joinings);
          remaining.ruledDate = cluster.ruledDate;
          clusters.add(remaining);
        }
      }
    }
    if (!apart.isEmpty()) {
      for (Report report : apart) {
        joinings.put(
            report, new Joining(report.evidence(), Joining.Reason.SPLIT, 0, 0, one.ruling()));
      }
      clusters.add(Cluster.of(apart, joinings));
    }
  }

  private void place(List<Report> reports, List<Cluster> clusters) {
    for (Report report : reports) {
      int tolerance = table.tolerance(report.family());
      Cluster home = home(report, clusters, tolerance);
      if (home == null) {
        home = new Cluster(report);
        clusters.add(home);
      }
      home.add(report, tolerance);
      if (home.disordered()) {
        clusters.set(clusters.indexOf(home), home.inOrder());
      }
    }
  }

  private static @Nullable Cluster home(Report report, List<Cluster> clusters, int tolerance) {
    Cluster best = null;
    for (Cluster cluster : clusters) {
      if (report.agreesOnPlaceAndKind(cluster)
          && fits(report, cluster, tolerance)
          && (best == null || better(report, cluster, best))) {
        best = cluster;
      }
    }
    return best;
  }

  private static boolean fits(Report report, Cluster cluster, int tolerance) {
    if (report.ofDay()) {
      return cluster.away(report.earliest()) <= tolerance;
    }
    // Only days that lie near show that two types are of one act.
    if (!cluster.isOfType(report.event().type())) {
      return false;
    }
    if (report.date() == null) {
      return cluster.undated() || cluster.earliest <= report.writtenBy();
    }
    return !cluster.undated()
        && report.earliest() <= cluster.latest
        && cluster.earliest <= report.latest();
  }

  private static boolean better(Report report, Cluster candidate, Cluster best) {
    if (report.ofDay()) {
      long nearer = best.away(report.earliest()) - candidate.away(report.earliest());
      return nearer > 0 || (nearer == 0 && candidate.earliest < best.earliest);
    }
    if (report.date() == null) {
      long candidateDay = candidate.undated() ? Days.NEVER : candidate.earliest;
      long bestDay = best.undated() ? Days.NEVER : best.earliest;
      return candidateDay > bestDay;
    }
    return candidate.publications.size() > best.publications.size();
  }

  /**
   * A piece of evidence that reports an event.
   *
   * @param family the type that joins its own, or else its own
   */
  private record Report(Evidence evidence, Event event, Standing standing, String family) {

    /** Of the evidence alone, since it is that by which reports are found. */
    @Override
    public int hashCode() {
      return evidence.hashCode();
    }

    @Nullable PartialDate date() {
      return event.date();
    }

    ActorId from() {
      boolean turn = !event.type().directed() && event.to().compareTo(event.from()) < 0;
      return turn ? event.to() : event.from();
    }

    ActorId to() {
      return from().equals(event.from()) ? event.to() : event.from();
    }

    long earliest() {
      return Days.earliest(event.date());
    }

    long latest() {
      return Days.latest(event.date());
    }

    /** Days beyond the first that it can be; an undated one is the least precise of all. */
    long width() {
      return event.date() == null ? Long.MAX_VALUE : latest() - earliest();
    }

    boolean ofDay() {
      return event.date() != null && width() == 0;
    }

    long writtenBy() {
      return Days.latest(evidence.spoken());
    }

    boolean agreesOnPlaceAndKind(Cluster cluster) {
      return agrees(folded(event.place()), folded(cluster.place))
          && agrees(specific(event.kind()), specific(cluster.kind));
    }

    private static boolean agrees(@Nullable String one, @Nullable String other) {
      return one == null || other == null || one.equals(other);
    }

    private static @Nullable String specific(@Nullable String kind) {
      return SpellTable.ANY_MISSION.equals(kind) ? null : kind;
    }
  }

  /** A name as compared: without case and accents. */
  static @Nullable String folded(@Nullable String place) {
    return place == null
        ? null
        : Normalizer.normalize(place, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .strip();
  }

  /** An act while its reports are gathered; its first report is the most precise. */
  private static final class Cluster {
    private final Set<EventType> types = new HashSet<>(2);
    private final ActorId from;
    private final ActorId to;
    private final Modality modality;
    private final List<Report> reports = new ArrayList<>();
    private final Set<PublicationId> publications = new HashSet<>();
    private @Nullable String place;
    private @Nullable String kind;
    private long earliest = Days.EVER;
    private long latest = Days.NEVER;

    /** The days that further days are measured from, so that an act does not creep along. */
    private final List<Long> anchors = new ArrayList<>(1);

    private @Nullable PartialDate ruledDate;
    private final Map<Report, Joining> joinings = new HashMap<>();

    /** A cluster that a ruling puts together: its reports keep why they were joined before. */
    static Cluster of(List<Report> reports, Map<Report, Joining> joinings) {
      List<Report> sorted = new ArrayList<>(reports);
      sorted.sort(MOST_PRECISE_FIRST);
      Cluster cluster = new Cluster(sorted.getFirst());
      sorted.forEach(report -> cluster.add(report, 0));
      cluster.joinings.putAll(joinings);
      return cluster;
    }

    Cluster(Report first) {
      from = first.from();
      to = first.to();
      modality = first.event().modality();
    }

    /** Whether no report so far is dated. */
    boolean undated() {
      return earliest == Days.EVER && latest == Days.NEVER;
    }

    /** How far a day lies from the days of the act; 0 within a date that is no single day. */
    long away(long day) {
      if (anchors.isEmpty()) {
        return !undated() && earliest <= day && day <= latest ? 0 : Days.EVER;
      }
      return anchors.stream().mapToLong(anchor -> Math.abs(day - anchor)).min().orElse(Days.EVER);
    }

    boolean isOfType(EventType type) {
      return types.contains(type);
    }

    /**
     * The type of the act. Where reports join two, it is that which joins the other, unless the
     * best sources say the other alone.
     */
    EventType type() {
      Report first = reports.getFirst();
      if (types.size() == 1) {
        return first.event().type();
      }
      int level = best().level();
      return reports.stream()
          .filter(report -> report.standing().level() == level)
          .map(report -> report.event().type())
          .min(Comparator.comparing(type -> !type.id().equals(first.family())))
          .orElse(first.event().type());
    }

    private Standing best() {
      Standing best = reports.getFirst().standing();
      for (Report report : reports) {
        best = best.orBetter(report.standing());
      }
      return best;
    }

    /** Whether the last report that was added is more precise than others. */
    boolean disordered() {
      int last = reports.size() - 1;
      return last > 0 && MOST_PRECISE_FIRST.compare(reports.get(last), reports.get(last - 1)) < 0;
    }

    /** The same with the most precise report first. */
    Cluster inOrder() {
      Cluster sorted = of(reports, joinings);
      sorted.anchors.retainAll(anchors);
      sorted.ruledDate = ruledDate;
      return sorted;
    }

    void add(Report report, int tolerance) {
      joinings.put(report, joining(report, tolerance));
      types.add(report.event().type());
      if (report.ofDay() && (anchors.isEmpty() || away(report.earliest()) > tolerance)) {
        anchors.add(report.earliest());
      }
      // The dates of the act are the most precise ones; a coarser date only confirms them.
      if (report.date() != null && (undated() || report.width() == 0)) {
        earliest = Math.min(earliest, report.earliest());
        latest = Math.max(latest, report.latest());
      }
      reports.add(report);
      publications.add(report.evidence().publication());
      if (place == null) {
        place = report.event().place();
      }
      if (kind == null || kind.equals(SpellTable.ANY_MISSION)) {
        kind = report.event().kind() == null ? kind : report.event().kind();
      }
    }

    private Joining joining(Report report, int tolerance) {
      if (reports.isEmpty()) {
        return new Joining(report.evidence(), Joining.Reason.FIRST, 0, tolerance, null);
      }
      if (report.date() == null) {
        Joining.Reason reason =
            undated() ? Joining.Reason.BOTH_UNDATED : Joining.Reason.LAST_BEFORE_WRITTEN;
        return new Joining(report.evidence(), reason, 0, tolerance, null);
      }
      return report.ofDay() && !anchors.isEmpty()
          ? new Joining(
              report.evidence(),
              Joining.Reason.NEAR_IN_TIME,
              Math.abs(report.earliest() - earliest),
              tolerance,
              null)
          : new Joining(report.evidence(), Joining.Reason.DATE_INCLUDES, 0, tolerance, null);
    }

    JoinedAct act(Standing ofRuling) {
      Standing best = best();
      Map<Long, Standing> standings = new HashMap<>();
      List<Joining> why = new ArrayList<>();
      for (Report report : reports) {
        standings.put(report.evidence().id(), report.standing());
        Joining joining = joinings.get(report);
        if (joining != null) {
          why.add(joining);
        }
      }
      boolean ruled = ruledDate != null;
      return new JoinedAct(
          new Act(
              type(),
              from,
              to,
              modality,
              ruledDate != null ? List.of(ruledDate) : dates(),
              place,
              kind,
              reports.stream().map(Report::evidence).toList()),
          ruled ? ofRuling : best,
          standings,
          ruled,
          why);
    }

    /**
     * The dates of the act: every most precise one, but none that a report of a higher standing
     * excludes.
     */
    private List<PartialDate> dates() {
      if (reports.size() == 1) {
        PartialDate only = reports.getFirst().date();
        return only == null ? List.of() : List.of(only);
      }
      Set<PartialDate> dates =
          new TreeSet<>(
              Comparator.<PartialDate>comparingLong(Days::earliest)
                  .thenComparingLong(Days::latest)
                  .thenComparing(PartialDate::edtf));
      for (Report report : reports) {
        PartialDate date = report.date();
        if (date != null && (report.width() == 0 || date.equals(reports.getFirst().date()))) {
          dates.add(date);
        }
      }
      List<PartialDate> standing = dates.stream().filter(this::unopposed).toList();
      return standing.isEmpty() ? List.copyOf(dates) : standing;
    }

    private boolean unopposed(PartialDate date) {
      int level =
          reports.stream()
              .filter(report -> date.equals(report.date()))
              .mapToInt(report -> report.standing().level())
              .max()
              .orElse(Integer.MIN_VALUE);
      return reports.stream()
          .noneMatch(report -> {
            PartialDate other = report.date();
            return other != null && report.standing().level() > level && !other.overlaps(date);
          });
    }
  }
}
