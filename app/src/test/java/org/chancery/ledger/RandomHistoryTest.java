package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.ledger.Desk.CUB;
import static org.chancery.ledger.Desk.FRA;
import static org.chancery.ledger.Desk.KOR;
import static org.chancery.ledger.Desk.SUN;
import static org.chancery.ledger.Desk.USA;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chancery.actor.ActorId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories made by a seeded generator: the seed is in the name of a test that fails. */
class RandomHistoryTest {

  private static final List<String> TYPES =
      List.of(
          "relations-established",
          "relations-restored",
          "relations-severed",
          "relations-suspended",
          "relations-absent",
          "war-declared",
          "recognition",
          "mission-opened",
          "mission-closed",
          "mission-raised",
          "mission-present",
          "accredited-from",
          "visit");
  private static final List<String> KINDS =
      List.of("", " #embassy", " #legation", " #consulate @Lyon", " #interests-section");
  private static final List<String> MODALITIES =
      List.of("", "", "", "", "", " planned", " negated", " possible");
  private static final List<ActorId> STATES = List.of(KOR, CUB, USA, FRA, SUN);

  @TempDir Path folder;

  /** A reading that is yet to be appended. */
  private record Draft(String publication, int version, String line, Instant recorded) {}

  private static List<Draft> drafts(Random random, int count) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder line = new StringBuilder(date(random, 1985, 2020)).append(": ");
      for (int j = random.nextInt(4); j > 0; j--) {
        ActorId from = STATES.get(random.nextInt(STATES.size()));
        ActorId to = STATES.get(random.nextInt(STATES.size()));
        line.append(TYPES.get(random.nextInt(TYPES.size())));
        line.append(' ').append(from).append(' ').append(to).append(' ');
        line.append(random.nextInt(5) == 0 ? "" : date(random, 1950, 1999));
        line.append(KINDS.get(random.nextInt(KINDS.size())));
        line.append(MODALITIES.get(random.nextInt(MODALITIES.size()))).append("; ");
      }
      drafts.add(
          new Draft(
              "p" + random.nextInt(count), 1 + random.nextInt(2), line.toString(), Desk.later(i)));
    }
    return drafts;
  }

  private static String date(Random random, int from, int until) {
    LocalDate day = LocalDate.of(from, 1, 1).plusDays(random.nextInt((until - from) * 365));
    return switch (random.nextInt(6)) {
      case 0 -> "%04d".formatted(day.getYear());
      case 1 -> day.toString().substring(0, 7);
      case 2 -> "%04d/%04d".formatted(day.getYear(), day.getYear() + random.nextInt(5));
      case 3 -> "../%04d".formatted(day.getYear());
      default -> day.toString();
    };
  }

  private static void add(Desk desk, Draft draft) {
    desk.add(draft.publication(), draft.version(), draft.line(), draft.recorded());
  }

  /** Everything derived, row by row. */
  private static List<String> dump(Desk desk) {
    List<String> rows = new ArrayList<>();
    for (String table :
        List.of(
            "current_reading ORDER BY publication",
            "act ORDER BY first, second, ordinal",
            "spell ORDER BY first, kind, second, ordinal")) {
      rows.addAll(
          desk.store.read(handle ->
              handle
                  .createQuery("SELECT * FROM " + table)
                  .map((row, context) -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                      cells.add(String.valueOf(row.getObject(i)));
                    }
                    return table.substring(0, 3) + cells;
                  })
                  .list()));
    }
    return rows;
  }

  /** Answers to many questions, without the identities that this desk gives. */
  private static List<String> answers(Desk desk, @Nullable Instant recorded) {
    List<String> answers = new ArrayList<>();
    for (ActorId a : STATES) {
      for (ActorId b : STATES) {
        if (!a.equals(b)) {
          for (String on : List.of("1949", "1960", "1970-06", "1980-01-01", "1991", "2023-05-05")) {
            Answer answer =
                desk.ledger.relations(a, b, new AsOf(PartialDate.parse(on), null, recorded));
            answers.add(
                "%s %s %s: %s, attested %s, for %s, against %s, %s, %s, beside %s"
                    .formatted(
                        a,
                        b,
                        on,
                        Desk.line(answer),
                        answer.lastAttested(),
                        named(answer.supporting()),
                        named(answer.opposing()),
                        answer.spells().stream().map(RandomHistoryTest::named).toList(),
                        answer.otherSpells().stream().map(RandomHistoryTest::named).toList(),
                        answer.beside().stream().map(act -> named(act.evidence())).toList()));
          }
        }
      }
    }
    return answers;
  }

  private static List<String> named(List<Evidence> evidence) {
    return evidence.stream().map(e -> e.publication() + "#" + e.ordinal()).toList();
  }

  private static String named(Spell spell) {
    return "%s %s-%s %s %s [%s, %s)"
        .formatted(
            spell.kind(),
            spell.from(),
            spell.to(),
            spell.post(),
            spell.place(),
            named(spell.start()),
            spell.end() == null ? "" : named(spell.end()));
  }

  private static String named(Boundary boundary) {
    return "%s %s %s..%s %s"
        .formatted(
            boundary.ground(),
            boundary.dates(),
            boundary.earliest(),
            boundary.latest(),
            named(boundary.evidence()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void what_is_derived_step_by_step_equals_a_rebuild_to_the_byte(int seed) {
    try (Desk desk = new Desk(folder)) {
      drafts(new Random(seed), 60).forEach(draft -> add(desk, draft));
      List<String> stepByStep = dump(desk);
      assertThat(stepByStep).hasSizeGreaterThan(60);
      desk.ledger.rebuild();
      assertThat(dump(desk)).isEqualTo(stepByStep);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 14})
  void kept_answers_equal_those_derived_for_the_question(int seed) {
    try (Desk desk = new Desk(folder)) {
      drafts(new Random(seed), 60).forEach(draft -> add(desk, draft));
      assertThat(answers(desk, Desk.later(1000))).isEqualTo(answers(desk, null));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 22, 23, 24})
  void what_was_recorded_then_is_answered_as_it_was_then(int seed) {
    try (Desk desk = new Desk(folder)) {
      List<Draft> drafts = drafts(new Random(seed), 60);
      drafts.subList(0, 30).forEach(draft -> add(desk, draft));
      List<String> then = answers(desk, null);
      drafts.subList(30, 60).forEach(draft -> add(desk, draft));
      assertThat(answers(desk, Desk.later(29))).isEqualTo(then);
      assertThat(answers(desk, null)).isNotEqualTo(then);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33, 34})
  void the_order_in_which_publications_come_does_not_show(int seed) {
    List<Draft> drafts = new ArrayList<>();
    Map<String, Draft> once = new LinkedHashMap<>();
    drafts(new Random(seed), 60).forEach(draft -> once.put(draft.publication(), draft));
    drafts.addAll(once.values());
    List<String> inOrder;
    try (Desk desk = new Desk(folder.resolve("one"))) {
      drafts.forEach(draft -> add(desk, draft));
      inOrder = answers(desk, null);
    }
    Collections.shuffle(drafts, new Random(seed));
    try (Desk desk = new Desk(folder.resolve("other"))) {
      drafts.forEach(draft -> add(desk, draft));
      assertThat(answers(desk, null)).isEqualTo(inOrder);
    }
  }

  /** What one publication of one day says: the reference knows no more kinds of statement. */
  private enum Word {
    BEGIN("relations-established", true),
    RESUME("relations-restored", true),
    END("relations-severed", false),
    ATTEST("credentials-presented", true),
    DENY("relations-absent", false);

    private final String type;
    private final boolean holds;

    Word(String type, boolean holds) {
      this.type = type;
      this.holds = holds;
    }

    /** Whether it can follow another without a turn in between that nobody recorded twice over. */
    boolean follows(@Nullable Word former) {
      if (former == null) {
        return true;
      }
      return former.holds ? this == END || this == ATTEST || this == DENY : this != END;
    }
  }

  private record Report(Word word, LocalDate day, LocalDate published, Instant recorded) {}

  /**
   * The definition, for a history of days that lie well apart: what holds is told by the last
   * report before and the next report after.
   */
  private static Verdict defined(List<Report> reports, LocalDate on) {
    Report before = null;
    Report after = null;
    for (Report report : reports) {
      if (!report.day().isAfter(on)) {
        before = report;
      } else if (after == null) {
        after = report;
      }
    }
    boolean eve = after != null && on.equals(after.day().minusDays(1));
    if (before == null) {
      return after == null ? Verdict.UNKNOWN : definedAtFirst(after.word(), eve);
    }
    boolean agree =
        after == null
            || switch (after.word()) {
              case BEGIN, RESUME -> !before.word().holds;
              case END -> before.word().holds;
              case ATTEST, DENY -> before.word().holds == after.word().holds;
            };
    if (agree || on.equals(before.day())) {
      return before.word().holds ? Verdict.YES : Verdict.NO;
    }
    return Verdict.UNCERTAIN;
  }

  private static Verdict definedAtFirst(Word word, boolean eve) {
    return switch (word) {
      case BEGIN -> Verdict.NO;
      case RESUME -> eve ? Verdict.NO : Verdict.UNCERTAIN;
      case END -> Verdict.UNCERTAIN;
      case ATTEST, DENY -> Verdict.UNKNOWN;
    };
  }

  private static boolean grammatical(List<Report> reports) {
    Word former = null;
    for (Report report : reports) {
      if (!report.word().follows(former)) {
        return false;
      }
      former = report.word();
    }
    return true;
  }

  @Test
  void three_times_are_answered_as_defined() {
    int compared = 0;
    Desk desk = new Desk(folder);
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<Report> reports = new ArrayList<>();
      LocalDate day = LocalDate.of(1950, 1, 1);
      Word former = null;
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        day = day.plusDays(30 + random.nextInt(2000));
        Word word = Word.values()[random.nextInt(Word.values().length)];
        if (word.follows(former)) {
          boolean standing = word == Word.DENY;
          LocalDate published = standing ? day : day.plusDays(random.nextInt(9000));
          reports.add(new Report(word, day, published, Desk.later(random.nextInt(10))));
          former = word;
        }
      }
      compared += compare(desk, seed, reports, random);
    }
    desk.close();
    assertThat(compared).as("questions whose answer is defined").isGreaterThan(8_000);
  }

  /** Any day, or as often one beside a report's, where the answers turn. */
  private static LocalDate day(Random random, List<Report> reports) {
    return reports.isEmpty() || random.nextBoolean()
        ? LocalDate.of(1949, 1, 1).plusDays(random.nextInt(16000))
        : reports.get(random.nextInt(reports.size())).day().plusDays(random.nextInt(3) - 1L);
  }

  private static int compare(Desk desk, int seed, List<Report> reports, Random random) {
    // Every history is about a pair of its own, so that all of them share a desk.
    ActorId a = new ActorId("A" + seed);
    ActorId b = new ActorId("B" + seed);
    List<Report> inOrder = new ArrayList<>(reports);
    inOrder.sort(Comparator.comparing(Report::recorded));
    desk.store.write(transaction -> {
      for (Report report : inOrder) {
        String line =
            "%s: %s %s %s %s".formatted(report.published(), report.word().type, a, b, report.day());
        String publication = "p" + seed + "-" + reports.indexOf(report);
        desk.ledger.append(transaction, Desk.reading(publication, 1, line, report.recorded()));
      }
      return transaction;
    });
    int compared = 0;
    for (int question = 0; question < 30; question++) {
      LocalDate on = day(random, reports);
      LocalDate known =
          random.nextBoolean() ? null : LocalDate.of(1955, 1, 1).plusDays(random.nextInt(18000));
      Instant recorded = random.nextBoolean() ? null : Desk.later(random.nextInt(10));
      List<Report> counting =
          reports.stream()
              .filter(report -> known == null || !report.published().isAfter(known))
              .filter(report -> recorded == null || !report.recorded().isAfter(recorded))
              .toList();
      if (grammatical(counting)) {
        AsOf asOf = new AsOf(PartialDate.of(on), known, recorded);
        assertThat(desk.ledger.relations(a, b, asOf).verdict())
            .as("seed %d, %s, of %s", seed, asOf, counting)
            .isEqualTo(defined(counting, on));
        compared++;
      }
    }
    return compared;
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void the_network_and_the_counts_agree_with_every_single_answer(long seed) {
    Random random = new Random(seed);
    try (Desk desk = new Desk(folder)) {
      drafts(random, 60).forEach(draft -> add(desk, draft));
      for (int i = 0; i < 40; i++) {
        AsOf asOf =
            AsOf.on(
                i % 4 == 0
                    ? PartialDate.ofYear(1945 + random.nextInt(60))
                    : PartialDate.of(LocalDate.of(1945, 1, 1).plusDays(random.nextInt(22_000))));
        Map<String, Verdict> ties = new LinkedHashMap<>();
        desk.ledger
            .network(asOf)
            .ties()
            .forEach(tie -> ties.put(tie.a() + " " + tie.b(), tie.verdict()));
        for (ActorId a : STATES) {
          for (ActorId b : STATES) {
            if (a.compareTo(b) < 0) {
              Verdict one = desk.ledger.relations(a, b, asOf).verdict();
              boolean tied = one == Verdict.YES || one == Verdict.UNCERTAIN;
              assertThat(ties.get(a + " " + b))
                  .as(a + " " + b + " " + asOf)
                  .isEqualTo(tied ? one : null);
            }
          }
        }
        AsOf recorded = new AsOf(asOf.on(), null, Desk.later(1_000));
        assertThat(desk.ledger.network(recorded).ties())
            .isEqualTo(desk.ledger.network(asOf).ties());
        assertThat(desk.ledger.changes(asOf.on(), asOf.on(), null, asOf).toString())
            .isEqualTo(desk.ledger.changes(asOf.on(), asOf.on(), null, recorded).toString());
      }
    }
  }
}
