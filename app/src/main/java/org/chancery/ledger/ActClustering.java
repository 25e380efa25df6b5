package org.chancery.ledger;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.chancery.event.EventType;
import org.chancery.event.Modality;
import org.chancery.event.Statement.Event;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Tells which pieces of evidence report one act. The result depends on the evidence alone, never on
 * the order in which it came in: the most precise reports are placed first, and equally precise
 * ones in the order of their dates and publications.
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
          .thenComparing(cluster -> cluster.type.id())
          .thenComparing(cluster -> cluster.from)
          .thenComparing(cluster -> cluster.modality)
          .thenComparing(cluster -> cluster.reports.getFirst().evidence(), BY_PUBLICATION);

  private final SpellTable table;

  ActClustering(SpellTable table) {
    this.table = table;
  }

  /** The acts that evidence about one dyad reports, in the order of time, the undated last. */
  List<Act> acts(List<Evidence> evidence) {
    Map<String, List<Report>> groups = new TreeMap<>();
    for (Evidence piece : evidence) {
      if (piece.statement() instanceof Event event) {
        Report report = new Report(piece, event);
        String key = event.type() + " " + report.from() + " " + event.modality();
        groups.computeIfAbsent(key, group -> new ArrayList<>()).add(report);
      }
    }
    List<Cluster> clusters = new ArrayList<>();
    for (List<Report> group : groups.values()) {
      clusters.addAll(clusters(group));
    }
    clusters.sort(IN_TIME);
    return clusters.stream().map(Cluster::act).toList();
  }

  private List<Cluster> clusters(List<Report> group) {
    group.sort(MOST_PRECISE_FIRST);
    int tolerance = table.tolerance(group.getFirst().event().type().id());
    List<Cluster> clusters = new ArrayList<>();
    for (Report report : group) {
      Cluster home = home(report, clusters, tolerance);
      if (home == null) {
        home = new Cluster(report);
        clusters.add(home);
      }
      home.add(report);
    }
    return clusters;
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
    if (report.date() == null) {
      return cluster.undated() || cluster.earliest <= report.writtenBy();
    }
    if (report.width() == 0) {
      // Days come first and in their order: the cluster's first day is never later.
      return report.earliest() - cluster.earliest <= tolerance;
    }
    return !cluster.undated()
        && report.earliest() <= cluster.latest
        && cluster.earliest <= report.latest();
  }

  private static boolean better(Report report, Cluster candidate, Cluster best) {
    if (report.date() == null || report.width() == 0) {
      long candidateDay = candidate.undated() ? Days.NEVER : candidate.earliest;
      long bestDay = best.undated() ? Days.NEVER : best.earliest;
      return candidateDay > bestDay;
    }
    return candidate.publications.size() > best.publications.size();
  }

  /** A piece of evidence that reports an event. */
  private record Report(Evidence evidence, Event event) {

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
    private final EventType type;
    private final ActorId from;
    private final ActorId to;
    private final Modality modality;
    private final List<Report> reports = new ArrayList<>();
    private final Set<PublicationId> publications = new HashSet<>();
    private @Nullable String place;
    private @Nullable String kind;
    private long earliest = Days.EVER;
    private long latest = Days.NEVER;

    Cluster(Report first) {
      type = first.event().type();
      from = first.from();
      to = first.to();
      modality = first.event().modality();
    }

    /** Whether no report so far is dated. */
    boolean undated() {
      return earliest == Days.EVER && latest == Days.NEVER;
    }

    void add(Report report) {
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

    Act act() {
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
      return new Act(
          type,
          from,
          to,
          modality,
          List.copyOf(dates),
          place,
          kind,
          reports.stream().map(Report::evidence).toList());
    }
  }
}
