package org.chancery.insight;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.actor.ActorId;

/**
 * Learns habits and notices when they are broken.
 *
 * <p>For each source and occasion it looks at the last {@code window} like cases. Something that
 * was so in {@code k} of {@code n} of them would fail to be so by chance with probability {@code (n
 * − k + ½) / (n + 1)}: what a gambler who knew nothing beforehand (Jeffreys) would bet after seeing
 * them. Below {@code chance} it is a signal. A name counts as expected only where those it is
 * usually named with are there: a short report that names hardly anybody of the circle leaves
 * everybody out, and says nothing about anyone.
 *
 * @param window how many like cases are looked back at
 * @param least how many there must be before there is a habit
 * @param chance the greatest probability of chance that is still a signal
 * @param days how long a source may be silent before its silence counts
 * @param circle the share of the usual names that a report must hold to be like the others
 */
public record Silences(int window, int least, double chance, int days, double circle) {

  /** Found on seeded histories, see docs/signals.md. */
  public static final Silences USUAL = new Silences(48, 10, 0.12, 7, 0.6);

  public Silences {
    if (window < 1 || least < 1 || least > window || days < 0) {
      throw new InsightException(
          "a window of at least as many cases as make a habit was expected, found %d and %d"
              .formatted(window, least));
    }
  }

  /** How likely it is by chance that what was so in {@code times} of {@code of} cases is not. */
  static double chance(int times, int of) {
    return (of - times + 0.5) / (of + 1.0);
  }

  // ---- names ----

  /** The names that are missing, in the order of the reports. */
  public List<Signal> names(List<Roster> rosters) {
    Map<String, Habit> habits = new HashMap<>();
    List<Signal> signals = new ArrayList<>();
    List<Roster> inTime = new ArrayList<>(rosters);
    inTime.sort(Comparator.comparing(Roster::on).thenComparing(Roster::publication));
    for (Roster roster : inTime) {
      Habit habit =
          habits.computeIfAbsent(
              roster.source() + "\u0000" + roster.occasion(), series -> new Habit());
      boolean alike = habit.reports.size() < least || missing(roster, habit.reports, signals);
      habit.learn(roster, alike);
    }
    return signals;
  }

  /** The reports of one series that are like one another. */
  private final class Habit {
    private final Deque<Roster> reports = new ArrayDeque<>();
    private int unlike;

    /** A short report teaches nothing; many in a row that are otherwise are a new habit. */
    void learn(Roster roster, boolean alike) {
      unlike = alike ? 0 : unlike + 1;
      if (unlike >= least) {
        reports.clear();
        unlike = 0;
      } else if (!alike) {
        return;
      }
      reports.addLast(roster);
      if (reports.size() > window) {
        reports.removeFirst();
      }
    }
  }

  /** Notes who is missing; false where the report is not like the others. */
  private boolean missing(Roster roster, Deque<Roster> history, List<Signal> signals) {
    TreeMap<String, Integer> times = new TreeMap<>();
    Map<String, SortedSet<ActorId>> states = new HashMap<>();
    for (Roster former : history) {
      former
          .named()
          .forEach((name, of) -> {
            times.merge(name, 1, Integer::sum);
            states.put(name, of);
          });
    }
    int of = history.size();
    List<String> usual =
        times.entrySet().stream()
            .filter(name -> chance(name.getValue(), of) <= chance)
            .map(Map.Entry::getKey)
            .toList();
    long present = usual.stream().filter(roster.named()::containsKey).count();
    if (usual.isEmpty()) {
      return true;
    }
    if (present < usual.size() * circle) {
      return false;
    }
    for (String name : usual) {
      if (!roster.named().containsKey(name)) {
        int before = times.getOrDefault(name, 0);
        signals.add(
            new Signal(
                Signal.Kind.NAME_MISSING,
                roster.source(),
                roster.occasion(),
                name,
                states.getOrDefault(name, new TreeSet<>()),
                before,
                of,
                chance(before, of),
                roster.on(),
                List.of(roster.publication())));
      }
    }
    return true;
  }

  // ---- sources ----

  /**
   * The sources that are silent on an event that at least one other reports.
   *
   * @param active the days on which each source published anything: who published nothing since was
   *     on holiday, not silent
   */
  public List<Signal> sources(
      List<Coverage> events, Map<String, ? extends SortedSet<LocalDate>> active) {
    List<Coverage> inTime = new ArrayList<>(events);
    inTime.sort(Comparator.comparing(Coverage::on).thenComparing(Coverage::likeness));
    Map<String, Deque<Coverage>> histories = new HashMap<>();
    List<Signal> signals = new ArrayList<>();
    for (Coverage event : inTime) {
      Deque<Coverage> history =
          histories.computeIfAbsent(event.likeness(), likeness -> new ArrayDeque<>());
      active.forEach((source, days) -> {
        Signal signal = silence(source, days, event, history);
        if (signal != null) {
          signals.add(signal);
        }
      });
      history.addLast(event);
      if (history.size() > window * 4) {
        history.removeFirst();
      }
    }
    return signals;
  }

  private @org.jspecify.annotations.Nullable Signal silence(
      String source, SortedSet<LocalDate> days, Coverage event, Deque<Coverage> history) {
    boolean othersReport =
        event.reports().keySet().stream().anyMatch(other -> !other.equals(source));
    LocalDate deadline = event.on().plusDays(this.days);
    LocalDate first = event.reports().get(source);
    boolean silent = first == null || first.isAfter(deadline);
    // It must have gone on publishing past the day by which it would have reported.
    boolean awake = !days.tailSet(deadline).isEmpty() && days.first().isBefore(event.on());
    if (!othersReport || !silent || !awake) {
      return null;
    }
    int of = 0;
    int times = 0;
    List<Coverage> back = new ArrayList<>(history);
    for (int i = back.size() - 1; i >= 0 && of < window; i--) {
      Coverage former = back.get(i);
      if (!days.headSet(former.on().plusDays(1)).isEmpty()) {
        of++;
        LocalDate reported = former.reports().get(source);
        if (reported != null && !reported.isAfter(former.on().plusDays(this.days))) {
          times++;
        }
      }
    }
    if (of < least || chance(times, of) > chance) {
      return null;
    }
    return new Signal(
        Signal.Kind.SOURCE_SILENT,
        source,
        event.likeness(),
        source,
        event.states(),
        times,
        of,
        chance(times, of),
        event.on(),
        event.evidence());
  }
}
