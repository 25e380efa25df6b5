package org.chancery.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.chancery.text.PublicationId;
import org.junit.jupiter.api.Test;

class SilencesTest {

  private static final LocalDate START = LocalDate.of(2010, 1, 1);

  private static Roster banquet(int number, String... names) {
    TreeMap<String, SortedSet<ActorId>> named = new TreeMap<>();
    for (String name : names) {
      named.put(name, new TreeSet<>());
    }
    return new Roster(
        new PublicationId("b" + number), START.plusMonths(number), "KCNA", "banquets", named);
  }

  @Test
  void named_in_eleven_of_twelve_and_missing_in_the_next_is_a_signal_with_its_figures() {
    List<Roster> rosters = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rosters.add(
          i == 4
              ? banquet(i, "China", "Laos", "Vietnam")
              : banquet(i, "China", "Cuba", "Laos", "Vietnam"));
    }
    rosters.add(banquet(12, "China", "Laos", "Vietnam"));
    assertThat(Silences.USUAL.names(rosters).stream().map(Signal::sentence))
        .contains(
            "Cuba, named in 11 of the last 12 (KCNA, banquets), is not named; probability of chance"
                + " 12 %.");
  }

  @Test
  void a_short_report_that_names_hardly_anybody_says_nothing_about_anyone() {
    List<Roster> rosters = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rosters.add(banquet(i, "China", "Cuba", "Laos", "Vietnam"));
    }
    rosters.add(banquet(12, "China"));
    assertThat(Silences.USUAL.names(rosters)).isEmpty();
  }

  @Test
  void there_is_no_habit_before_there_are_enough_reports() {
    List<Roster> rosters = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rosters.add(banquet(i, "China", "Cuba"));
    }
    rosters.add(banquet(9, "China"));
    assertThat(Silences.USUAL.names(rosters)).isEmpty();
  }

  @Test
  void a_source_is_silent_where_it_always_reported_and_went_on_publishing() {
    List<Coverage> events = new ArrayList<>();
    TreeSet<LocalDate> days = new TreeSet<>();
    for (int i = 0; i < 14; i++) {
      LocalDate day = START.plusMonths(i);
      days.add(day.plusDays(1));
      TreeMap<String, LocalDate> reports = new TreeMap<>(Map.of("Other", day.plusDays(2)));
      if (i < 13) {
        reports.put("KCNA", day.plusDays(1));
      }
      events.add(new Coverage("relations established", new TreeSet<>(), day, reports, List.of()));
    }
    assertThat(Silences.USUAL.sources(events, Map.of("KCNA", days)))
        .as("nothing published since: perhaps on holiday")
        .isEmpty();
    days.add(START.plusMonths(13).plusDays(20));
    assertThat(Silences.USUAL.sources(events, Map.of("KCNA", days)))
        .extracting(Signal::sentence)
        .containsExactly(
            "KCNA reported 12 of the last 12 like events (relations established) and is silent on"
                + " this one; probability of chance 4 %.");
  }

  /** What a seeded history holds, and what was found in it. */
  private record Found(int seeded, int signals, int right) {
    double precision() {
      return signals == 0 ? 1 : (double) right / signals;
    }

    double recall() {
      return (double) right / seeded;
    }
  }

  /**
   * Two hundred series of sixty reports each: a circle of ten who are named with a habit of their
   * own (0.99 to 0.6), reports that are cut short now and then, guests by chance, and three names
   * struck from each series at random among those of a steady habit.
   */
  private static Found names(Silences silences, double steady, long seed) {
    Random random = new Random(seed);
    int seeded = 0;
    int signals = 0;
    int right = 0;
    for (int series = 0; series < 200; series++) {
      double[] habit = new double[10];
      for (int person = 0; person < habit.length; person++) {
        habit[person] = person < 6 ? steady : 0.9 - 0.1 * (person - 6);
      }
      Set<String> struck = new HashSet<>();
      while (struck.size() < 3) {
        struck.add((14 + random.nextInt(46)) + " p" + random.nextInt(6));
      }
      seeded += struck.size();
      List<Roster> rosters = new ArrayList<>();
      for (int number = 0; number < 60; number++) {
        boolean brief = random.nextInt(20) == 0;
        List<String> named = new ArrayList<>();
        for (int person = 0; person < habit.length; person++) {
          String name = "p" + person;
          boolean there = random.nextDouble() < (brief ? 0.2 : habit[person]);
          if (struck.contains(number + " " + name)) {
            there = false;
          }
          if (there) {
            named.add(name);
          }
        }
        if (random.nextInt(3) == 0) {
          named.add("guest" + random.nextInt(40));
        }
        rosters.add(banquet(number, named.toArray(String[]::new)));
      }
      for (Signal signal : silences.names(rosters)) {
        signals++;
        String report = signal.evidence().getFirst().value().substring(1);
        if (struck.contains(report + " " + signal.missing())) {
          right++;
        }
      }
    }
    return new Found(seeded, signals, right);
  }

  /** Of two hundred types of events, what was struck from steady sources and found again. */
  private static Found sources(Silences silences, double steady, long seed) {
    Random random = new Random(seed);
    double[] habit = {steady, steady, 0.9, 0.7, 0.4};
    List<Coverage> events = new ArrayList<>();
    Map<String, TreeSet<LocalDate>> active = new TreeMap<>();
    Set<String> struck = new HashSet<>();
    for (int type = 0; type < 200; type++) {
      Set<String> here = new HashSet<>();
      while (here.size() < 2) {
        here.add("type-" + type + "-" + (14 + random.nextInt(26)) + " s" + random.nextInt(2));
      }
      struck.addAll(here);
      for (int number = 0; number < 40; number++) {
        LocalDate on = START.plusDays(number * 60L + type % 50);
        TreeMap<String, LocalDate> reports = new TreeMap<>();
        for (int source = 0; source < habit.length; source++) {
          String name = "s" + source;
          LocalDate day = on.plusDays(random.nextInt(5));
          active.computeIfAbsent(name, unheard -> new TreeSet<>()).add(day);
          String event = "type-" + type + "-" + number + " " + name;
          if (random.nextDouble() < habit[source] && !struck.contains(event)) {
            reports.put(name, day);
          }
        }
        if (!reports.isEmpty()) {
          PublicationId id = new PublicationId("type-" + type + "-" + number);
          events.add(new Coverage("type " + type, new TreeSet<>(), on, reports, List.of(id)));
        }
      }
    }
    active.values().forEach(days -> days.add(START.plusDays(3000)));
    List<Signal> signals = silences.sources(events, active);
    long right =
        signals.stream()
            .filter(signal ->
                struck.contains(signal.evidence().getFirst().value() + " " + signal.source()))
            .count();
    return new Found(struck.size(), signals.size(), (int) right);
  }

  /** Signals of which subscribers are told. */
  private static final Silences TOLD = new Silences(48, 10, 0.05, 7, 0.6);

  /** The figures of docs/signals.md. */
  @Test
  void on_seeded_histories_it_finds_most_of_what_was_struck() {
    assertFound(names(Silences.USUAL, 0.999, 7), 0.427, 0.930);
    assertFound(names(TOLD, 0.999, 7), 0.734, 0.705);
    assertFound(names(TOLD, 0.99, 7), 0.445, 0.568);
    assertFound(sources(Silences.USUAL, 0.999, 7), 0.5, 1);
    assertFound(sources(TOLD, 0.999, 7), 0.776, 0.91);
    assertFound(sources(TOLD, 0.99, 7), 0.631, 0.735);
  }

  private static void assertFound(Found found, double precision, double recall) {
    assertThat(found.precision()).as(found.toString()).isCloseTo(precision, within(0.001));
    assertThat(found.recall()).as(found.toString()).isCloseTo(recall, within(0.001));
  }

  @Test
  void where_nothing_was_struck_its_odds_are_about_what_it_says() {
    Random random = new Random(11);
    int chances = 0;
    int missed = 0;
    double promised = 0;
    for (int series = 0; series < 3000; series++) {
      double habit = random.nextDouble();
      int times = 0;
      for (int i = 0; i < 12; i++) {
        times += random.nextDouble() < habit ? 1 : 0;
      }
      if (Silences.chance(times, 12) <= 0.12) {
        chances++;
        promised += Silences.chance(times, 12);
        missed += random.nextDouble() < habit ? 0 : 1;
      }
    }
    assertThat((double) missed / chances).isCloseTo(promised / chances, within(0.04));
  }
}
