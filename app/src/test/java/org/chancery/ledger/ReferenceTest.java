package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.ledger.Desk.later;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.ledger.Grading.Subject;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ledger beside a second, naive one that is written from the definition: thousands of seeded
 * histories of readings, versions, rulings, grades and removals, asked as of all three times. A
 * history that fails is made as small as it can be before it is shown.
 */
class ReferenceTest {

  /** As many again, and many more, by the long proofs. */
  private static final int HISTORIES = 60;

  private static final int LONG = 300;
  private static final int QUESTIONS = 12;

  @TempDir Path folder;

  // ---- what happens at a desk ----

  /** What one publication says of one day. */
  private enum Word {
    BEGIN("relations-established", true, false),
    RESUME("relations-restored", true, false),
    END("relations-severed", false, false),
    /** What bars: it does not hold from then on, whether or not it did. */
    BAR("war-declared", false, false),
    ATTEST("credentials-presented", true, true),
    DENY("relations-absent", false, true);

    final String type;
    final boolean holds;
    final boolean standing;

    Word(String type, boolean holds, boolean standing) {
      this.type = type;
      this.holds = holds;
      this.standing = standing;
    }

    /** Whether it can follow another without a turn that is missing on record. */
    boolean follows(@Nullable Word former) {
      if (former == null) {
        return true;
      }
      return former.holds ? this == END || this == BAR || standing : this != END;
    }
  }

  /** One thing that is done at a desk; the hour is its recorded time. */
  private sealed interface Step {
    int hour();

    /** A reading of a version of a publication, which says one thing. */
    record Read(
        int hour,
        int publication,
        int version,
        int publisher,
        Word word,
        LocalDate day,
        LocalDate out)
        implements Step {}

    record Reject(int hour, Read read) implements Step {}

    record Accept(int hour, Read read) implements Step {}

    record Dated(int hour, Read read, LocalDate day) implements Step {}

    record Remove(int hour, int publication) implements Step {}

    record Withdraw(int hour, Step ruling) implements Step {}

    record Graded(int hour, int publisher, char grade) implements Step {}
  }

  private static List<Step> steps(Random random) {
    List<Step> steps = new ArrayList<>();
    List<Step.Read> reads = new ArrayList<>();
    List<Step> rulings = new ArrayList<>();
    LocalDate day = LocalDate.of(1950, 1, 1);
    int hour = 1;
    Word former = null;
    for (int i = 2 + random.nextInt(5); i > 0; i--) {
      day = day.plusDays(40 + random.nextInt(2000));
      Word word = Word.values()[random.nextInt(Word.values().length)];
      if (word.follows(former) || random.nextInt(3) == 0) {
        LocalDate out = word == Word.DENY ? day : day.plusDays(random.nextInt(9000));
        int publication = random.nextInt(4) == 0 ? random.nextInt(i) : 10 + i;
        Step.Read read =
            new Step.Read(
                hour++, publication, 1 + random.nextInt(2), random.nextInt(3), word, day, out);
        reads.add(read);
        steps.add(read);
        former = word;
      }
    }
    for (int i = random.nextInt(5); i > 0 && !reads.isEmpty(); i--) {
      Step.Read about = reads.get(random.nextInt(reads.size()));
      Step step =
          switch (random.nextInt(7)) {
            case 0, 1 -> new Step.Reject(hour++, about);
            case 2 -> new Step.Accept(hour++, about);
            // Fifteen days move no report past another.
            case 3 -> new Step.Dated(hour++, about, about.day().plusDays(random.nextInt(31) - 15L));
            case 4 -> new Step.Remove(hour++, about.publication());
            case 5 ->
                new Step.Graded(hour++, about.publisher(), "ABCDEF".charAt(random.nextInt(6)));
            default ->
                rulings.isEmpty()
                    ? new Step.Graded(hour++, about.publisher(), 'E')
                    : new Step.Withdraw(hour++, rulings.get(random.nextInt(rulings.size())));
          };
      if (!(step instanceof Step.Graded)) {
        rulings.add(step);
      }
      steps.add(step);
    }
    return steps;
  }

  // ---- the definition ----

  /** A report that counts, with its standing. */
  private record Said(Word word, LocalDate day, int level) {}

  private static boolean inForce(Step ruling, List<Step> then) {
    return then.stream()
        .noneMatch(step ->
            step instanceof Step.Withdraw withdraw
                && withdraw.ruling().equals(ruling)
                && inForce(withdraw, then));
  }

  /** The same words of the same publication, whichever reading of it. */
  private static boolean same(Step.Read one, Step.Read other) {
    return one.publication() == other.publication()
        && one.word() == other.word()
        && one.day().equals(other.day());
  }

  private static List<Said> counting(
      List<Step> steps, @Nullable LocalDate known, @Nullable Integer recorded) {
    List<Step> then =
        steps.stream().filter(step -> recorded == null || step.hour() <= recorded).toList();
    List<Step> rulings = then.stream().filter(step -> inForce(step, then)).toList();
    Map<Integer, Step.Read> latest = new HashMap<>();
    Map<Integer, Character> grades = new HashMap<>();
    for (Step step : then) {
      if (step instanceof Step.Read read) {
        latest.merge(read.publication(), read, (a, b) -> b.version() >= a.version() ? b : a);
      }
      if (step instanceof Step.Graded graded) {
        grades.put(graded.publisher(), graded.grade());
      }
    }
    List<Said> said = new ArrayList<>();
    for (Step.Read read : latest.values()) {
      boolean accepted = false;
      boolean rejected = false;
      LocalDate day = read.day();
      boolean dated = false;
      for (Step step : rulings) {
        switch (step) {
          case Step.Reject reject when same(reject.read(), read) -> {
            rejected = true;
            accepted = false;
          }
          case Step.Accept accept when same(accept.read(), read) -> {
            accepted = true;
            rejected = false;
          }
          case Step.Dated ruling when same(ruling.read(), read) -> {
            day = ruling.day();
            dated = true;
          }
          case Step.Remove remove when remove.publication() == read.publication() ->
              rejected = true;
          default -> {} // of something else
        }
      }
      boolean removed =
          rulings.stream()
              .anyMatch(step ->
                  step instanceof Step.Remove remove && remove.publication() == read.publication());
      boolean out = known == null || !read.out().isAfter(known);
      if (out && !removed && !rejected) {
        char grade = grades.getOrDefault(read.publisher(), 'F');
        int level = accepted || dated ? 4 : grade <= 'C' ? 3 : grade == 'F' ? 2 : 1;
        said.add(new Said(read.word(), day, level));
      }
    }
    said.sort(Comparator.comparing(Said::day));
    return said;
  }

  private static boolean grammatical(List<Said> said) {
    Word former = null;
    LocalDate day = LocalDate.MIN;
    for (Said one : said) {
      if (!one.word().follows(former) || !one.day().isAfter(day)) {
        return false;
      }
      former = one.word();
      day = one.day().plusDays(4);
    }
    return true;
  }

  /** Of what is said, that which no better source gainsays: only D and E give way so. */
  private static List<Said> prevailing(List<Said> said) {
    List<Said> strong = said.stream().filter(one -> one.level() > 1).toList();
    if (!grammatical(strong)) {
      return said; // which is asked no more
    }
    return said.stream().filter(one -> one.level() > 1 || !gainsaid(one, strong)).toList();
  }

  private static boolean gainsaid(Said weak, List<Said> strong) {
    int after = 0;
    while (after < strong.size() && !strong.get(after).day().isAfter(weak.day())) {
      after++;
    }
    Said before = after == 0 ? null : strong.get(after - 1);
    Said next = after == strong.size() ? null : strong.get(after);
    if (before == null) {
      boolean never = next != null && next.word() == Word.BEGIN;
      return never && stretch(strong, after) > 2 && !(weak.word().standing && !weak.word().holds);
    }
    if (next != null && !agree(before.word(), next.word())) {
      return false;
    }
    boolean agrees = weak.word().standing && weak.word().holds == before.word().holds;
    return !agrees && stretch(strong, after - 1) > 2;
  }

  /** The best level among what is said of the stretch that one belongs to. */
  private static int stretch(List<Said> said, int index) {
    int level = said.get(index).level();
    for (int i = index; i > 0 && continues(said.get(i - 1).word(), said.get(i).word()); i--) {
      level = Math.max(level, said.get(i - 1).level());
    }
    for (int i = index;
        i + 1 < said.size() && continues(said.get(i).word(), said.get(i + 1).word());
        i++) {
      level = Math.max(level, said.get(i + 1).level());
    }
    return level;
  }

  private static boolean continues(Word before, Word after) {
    return (after.standing || after == Word.BAR) && before.holds == after.holds;
  }

  private static boolean agree(Word before, Word after) {
    return switch (after) {
      case BEGIN, RESUME -> !before.holds;
      case END -> before.holds;
      case BAR -> true;
      case ATTEST, DENY -> before.holds == after.holds;
    };
  }

  /** What holds is told by the last that is said before and the first after. */
  private static Verdict defined(List<Said> said, LocalDate on) {
    Said before = null;
    Said after = null;
    for (Said one : said) {
      if (!one.day().isAfter(on)) {
        before = one;
      } else if (after == null) {
        after = one;
      }
    }
    if (before == null) {
      if (after == null) {
        return Verdict.UNKNOWN;
      }
      boolean eve = on.equals(after.day().minusDays(1));
      return switch (after.word()) {
        case BEGIN -> Verdict.NO;
        case RESUME -> eve ? Verdict.NO : Verdict.UNCERTAIN;
        case END -> Verdict.UNCERTAIN;
        case ATTEST, DENY, BAR -> Verdict.UNKNOWN;
      };
    }
    boolean sure = after == null || agree(before.word(), after.word()) || on.equals(before.day());
    return sure ? (before.word().holds ? Verdict.YES : Verdict.NO) : Verdict.UNCERTAIN;
  }

  // ---- the ledger ----

  private int dyads;

  /** The pair of states that a history is about: each has one of its own, and all share a desk. */
  private record Pair(ActorId a, ActorId b, String prefix) {}

  private Pair play(Desk desk, List<Step> steps) {
    String prefix = "h" + dyads++;
    Pair pair = new Pair(new ActorId("A" + prefix), new ActorId("B" + prefix), prefix);
    Map<Step, Long> rulings = new HashMap<>();
    for (Step step : steps) {
      Instant now = later(step.hour());
      try {
        switch (step) {
          case Step.Read read -> {
            String publication = prefix + "-" + read.publication();
            desk.add(publication, read.version(), line(pair, read), now);
          }
          case Step.Reject(int hour, Step.Read read) ->
              rule(desk, new Decision.Reject(List.of(event(desk, pair, read))), now, step, rulings);
          case Step.Accept(int hour, Step.Read read) ->
              rule(desk, new Decision.Accept(List.of(event(desk, pair, read))), now, step, rulings);
          case Step.Dated(int hour, Step.Read read, LocalDate day) ->
              rule(
                  desk,
                  new Decision.Dated(event(desk, pair, read), PartialDate.of(day)),
                  now,
                  step,
                  rulings);
          case Step.Remove(int hour, int publication) ->
              rule(
                  desk,
                  new Decision.Remove(new PublicationId(prefix + "-" + publication)),
                  now,
                  step,
                  rulings);
          case Step.Withdraw(int hour, Step ruling) ->
              rule(
                  desk,
                  new Decision.Withdraw(rulings.getOrDefault(ruling, -1L)),
                  now,
                  step,
                  rulings);
          case Step.Graded(int hour, int publisher, char grade) ->
              desk.ledger
                  .editors()
                  .grade(new Subject.Publisher(prefix + publisher), grade, "Ada", "why", now);
        }
      } catch (LedgerException refused) {
        // What makes no sense is refused, and the definition leaves it out too.
        throw new Refused(step);
      }
    }
    return pair;
  }

  /** A step that a desk refuses, so that the history has to do without it. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Step step;

    Refused(Step step) {
      this.step = step;
    }
  }

  private static void rule(
      Desk desk, Decision decision, Instant now, Step step, Map<Step, Long> rulings) {
    rulings.put(step, desk.ledger.editors().rule(decision, "Ada", "why", now).id());
  }

  private static long event(Desk desk, Pair pair, Step.Read read) {
    return desk
        .ledger
        .evidence(new PublicationId(pair.prefix() + "-" + read.publication()))
        .stream()
        .filter(evidence -> evidence.quote().equals(quote(pair, read)))
        .map(Evidence::id)
        .findFirst()
        .orElse(-1L);
  }

  private static String quote(Pair pair, Step.Read read) {
    return "%s %s %s %s".formatted(read.word().type, pair.a(), pair.b(), read.day());
  }

  private static String line(Pair pair, Step.Read read) {
    return "%s by %s%d: %s"
        .formatted(read.out(), pair.prefix(), read.publisher(), quote(pair, read));
  }

  // ---- the comparison ----

  private int compared;

  /** What differs between ledger and definition; null where nothing does. */
  private @Nullable String difference(Desk desk, List<Step> steps, long seed) {
    Pair pair;
    List<Step> taken = new ArrayList<>(steps);
    while (true) {
      try {
        pair = play(desk, taken);
        break;
      } catch (Refused refused) {
        taken.remove(refused.step);
      }
    }
    Random random = new Random(seed);
    for (int question = 0; question < QUESTIONS; question++) {
      LocalDate on = day(random, taken);
      LocalDate known =
          random.nextBoolean() ? null : LocalDate.of(1955, 1, 1).plusDays(random.nextInt(18000));
      Integer recorded = random.nextBoolean() ? null : random.nextInt(14);
      List<Said> said = counting(taken, known, recorded);
      List<Said> strong = said.stream().filter(one -> one.level() > 1).toList();
      List<Said> prevailing = prevailing(said);
      if (grammatical(strong) && grammatical(prevailing)) {
        AsOf asOf = new AsOf(PartialDate.of(on), known, recorded == null ? null : later(recorded));
        Verdict verdict = desk.ledger.relations(pair.a(), pair.b(), asOf).verdict();
        Verdict expected = defined(prevailing, on);
        compared++;
        if (verdict != expected) {
          return "on %s known %s recorded %s: %s, by definition %s of %s"
              .formatted(on, known, recorded, verdict, expected, prevailing);
        }
      }
    }
    return null;
  }

  private static LocalDate day(Random random, List<Step> steps) {
    List<LocalDate> days = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Read read) {
        days.add(read.day());
      }
    }
    return days.isEmpty() || random.nextBoolean()
        ? LocalDate.of(1949, 1, 1).plusDays(random.nextInt(16000))
        : days.get(random.nextInt(days.size())).plusDays(random.nextInt(3) - 1L);
  }

  /** The smallest history that still fails, by taking steps away one after the other. */
  private static <T> List<T> shrunk(List<T> failing, Predicate<List<T>> fails) {
    List<T> smallest = failing;
    for (int i = 0; i < smallest.size(); ) {
      List<T> smaller = new ArrayList<>(smallest);
      smaller.remove(i);
      if (fails.test(smaller)) {
        smallest = smaller;
        i = 0;
      } else {
        i++;
      }
    }
    return smallest;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void answers_are_as_defined_through_rulings_grades_removals_and_versions(int part) {
    compareAnswers(part, HISTORIES);
  }

  @Tag("proof")
  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void answers_are_as_defined_through_thousands_of_histories(int part) {
    compareAnswers(part, LONG);
  }

  private void compareAnswers(int part, int histories) {
    try (Desk desk = new Desk(folder)) {
      for (int i = 0; i < histories; i++) {
        long seed = part * 10_000L + i;
        List<Step> steps = steps(new Random(seed));
        if (difference(desk, steps, seed) != null) {
          List<Step> smallest = shrunk(steps, smaller -> difference(desk, smaller, seed) != null);
          assertThat(difference(desk, smallest, seed))
              .as(
                  "seed %d, %s",
                  seed, smallest.stream().map(Object::toString).collect(Collectors.joining("\n  ")))
              .isNull();
        }
      }
    }
    assertThat(compared).as("questions whose answer is defined").isGreaterThan(histories * 5);
  }

  // ---- acts ----

  /** What is done about reports of visits, by the place of each among them. */
  private sealed interface Move {
    record Merge(int one, int other) implements Move {}

    record Split(int report) implements Move {}

    record Reject(int report) implements Move {}
  }

  /**
   * Days, in order, in one act while within the tolerance of its first; then the moves in turn.
   * What arrives after a split joins the act of which a day is nearest to its own, if that is
   * within the tolerance; each of what then arrived, in order, measured from what was there before.
   */
  private static Set<Set<Integer>> partition(
      List<Integer> days, List<Integer> arrivals, List<Move> moves, int tolerance) {
    Set<Integer> rejected = new HashSet<>();
    moves.forEach(move -> {
      if (move instanceof Move.Reject reject) {
        rejected.add(reject.report());
      }
    });
    List<Visit> acts = new ArrayList<>();
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      if (!rejected.contains(i) && arrivals.get(i) <= moves.size()) {
        waiting.add(i);
      }
    }
    waiting.sort(Comparator.<Integer>comparingInt(days::get).thenComparing(i -> i));
    int applied = 0;
    for (int move = 0; move < moves.size(); move++) {
      if (moves.get(move) instanceof Move.Split) {
        int now = move;
        place(
            waiting.stream().filter(one -> arrivals.get(one) <= now).toList(),
            days,
            acts,
            tolerance);
        waiting.removeIf(one -> arrivals.get(one) <= now);
        moves.subList(applied, move + 1).forEach(one -> apply(one, days, acts));
        applied = move + 1;
      }
    }
    place(waiting, days, acts, tolerance);
    moves.subList(applied, moves.size()).forEach(one -> apply(one, days, acts));
    return acts.stream().map(Visit::reports).collect(Collectors.toSet());
  }

  /** An act as the definition has it: its reports, and the days that others are measured from. */
  private record Visit(Set<Integer> reports, Set<Integer> from) {

    static Visit of(Set<Integer> reports, List<Integer> days) {
      return new Visit(reports, reports.stream().map(days::get).collect(Collectors.toSet()));
    }

    int away(int day) {
      return from.stream().mapToInt(other -> Math.abs(day - other)).min().orElseThrow();
    }

    int first(List<Integer> days) {
      return reports.stream().mapToInt(days::get).min().orElseThrow();
    }
  }

  private static void place(
      List<Integer> reports, List<Integer> days, List<Visit> acts, int tolerance) {
    for (int report : reports) {
      int day = days.get(report);
      acts.stream()
          .filter(act -> act.away(day) <= tolerance)
          .min(
              Comparator.<Visit>comparingInt(act -> act.away(day))
                  .thenComparingInt(act -> act.first(days)))
          .ifPresentOrElse(
              act -> act.reports().add(report),
              () -> acts.add(Visit.of(new TreeSet<>(Set.of(report)), days)));
    }
  }

  private static void apply(Move move, List<Integer> days, List<Visit> acts) {
    switch (move) {
      case Move.Merge(int one, int other) -> {
        Set<Integer> joint = new TreeSet<>();
        List<Visit> meant =
            acts.stream()
                .filter(act -> act.reports().contains(one) || act.reports().contains(other))
                .toList();
        if (meant.size() > 1) {
          meant.forEach(act -> joint.addAll(act.reports()));
          acts.removeAll(meant);
          acts.add(Visit.of(joint, days));
        }
      }
      case Move.Split(int report) -> {
        for (Visit act : List.copyOf(acts)) {
          if (act.reports().contains(report)) {
            acts.remove(act);
            Set<Integer> rest = new TreeSet<>(act.reports());
            rest.remove(report);
            if (!rest.isEmpty()) {
              acts.add(Visit.of(rest, days));
            }
            acts.add(Visit.of(new TreeSet<>(Set.of(report)), days));
          }
        }
      }
      case Move.Reject reject -> {} // taken out before
    }
  }

  /** When the moves are made and reports arrive: a report of arrival 2 after the second move. */
  private static Instant hour(int moves, boolean report) {
    return later(2 * moves + (report ? 1 : 0));
  }

  private @Nullable String difference(
      Desk desk, List<Integer> days, List<Integer> arrivals, List<Move> moves) {
    String prefix = "v" + dyads++;
    ActorId a = new ActorId("A" + prefix);
    ActorId b = new ActorId("B" + prefix);
    Map<Integer, Long> events = new HashMap<>();
    List<Move> taken = new ArrayList<>();
    arrive(desk, prefix, days, arrivals, 0, events);
    for (Move move : moves) {
      Decision decision =
          switch (move) {
            case Move.Merge(int one, int other) ->
                new Decision.Merge(List.of(event(events, one), event(events, other)));
            case Move.Split(int report) -> new Decision.Split(List.of(event(events, report)));
            case Move.Reject(int report) -> new Decision.Reject(List.of(event(events, report)));
          };
      try {
        desk.ledger.editors().rule(decision, "Ada", "why", hour(taken.size() + 1, false));
        taken.add(move);
        arrive(desk, prefix, days, arrivals, taken.size(), events);
      } catch (LedgerException refused) {
        // merging what is one already, parting what stands alone, or what is yet to arrive
      }
    }
    Map<Long, Integer> reports = new HashMap<>();
    events.forEach((report, event) -> reports.put(event, report));
    for (int until = 0; until <= taken.size(); until++) {
      AsOf asOf =
          new AsOf(
              PartialDate.parse("1980"), null, until == taken.size() ? null : hour(until, true));
      Set<Set<Integer>> found = new HashSet<>();
      for (Act act : desk.ledger.acts(a, b, asOf)) {
        found.add(
            act.evidence().stream()
                .map(piece -> reports.get(piece.id()))
                .collect(Collectors.toCollection(TreeSet::new)));
      }
      Set<Set<Integer>> expected = partition(days, arrivals, taken.subList(0, until), 3);
      if (!found.equals(expected)) {
        return "after %s of days %s arriving %s: %s, by definition %s"
            .formatted(taken.subList(0, until), days, arrivals, found, expected);
      }
    }
    return null;
  }

  private static long event(Map<Integer, Long> events, int report) {
    return events.getOrDefault(report, -1L - report); // of what is yet to arrive, none
  }

  private static void arrive(
      Desk desk,
      String prefix,
      List<Integer> days,
      List<Integer> arrivals,
      int moves,
      Map<Integer, Long> events) {
    for (int i = 0; i < days.size(); i++) {
      if (arrivals.get(i) == moves) {
        LocalDate day = LocalDate.of(1960, 1, 1).plusDays(days.get(i));
        String publication = prefix + "-" + (10 + i);
        String line = "1970: recognition A%s B%s %s".formatted(prefix, prefix, day);
        desk.add(publication, 1, line, hour(moves, true));
        events.put(i, desk.ledger.evidence(new PublicationId(publication)).getFirst().id());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void acts_are_as_defined_through_merging_splitting_and_rejecting(int part) {
    compareActs(part, HISTORIES);
  }

  @Tag("proof")
  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 13})
  void acts_are_as_defined_through_many_histories(int part) {
    compareActs(part, LONG);
  }

  private void compareActs(int part, int histories) {
    try (Desk desk = new Desk(folder)) {
      for (int i = 0; i < histories; i++) {
        Random random = new Random(part * 10_000L + i);
        List<Integer> days = new ArrayList<>();
        List<Integer> arrivals = new ArrayList<>();
        for (int j = 2 + random.nextInt(5); j > 0; j--) {
          days.add(random.nextInt(14));
          arrivals.add(random.nextInt(3) == 0 ? random.nextInt(4) : 0);
        }
        List<Move> moves = new ArrayList<>();
        for (int j = random.nextInt(5); j > 0; j--) {
          int one = random.nextInt(days.size());
          int other = random.nextInt(days.size());
          moves.add(
              switch (random.nextInt(5)) {
                case 0, 1 -> one == other ? new Move.Split(one) : new Move.Merge(one, other);
                case 2, 3 -> new Move.Split(one);
                default -> new Move.Reject(one);
              });
        }
        if (difference(desk, days, arrivals, moves) != null) {
          List<Move> smallest =
              shrunk(moves, smaller -> difference(desk, days, arrivals, smaller) != null);
          assertThat(difference(desk, days, arrivals, smallest))
              .as("part %d, history %d", part, i)
              .isNull();
        }
      }
    }
  }
}
