package org.chancery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.harvest.Source;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Count;
import org.chancery.ledger.Verdict;
import org.chancery.time.PartialDate;
import org.chancery.web.BriefPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Questions to a desk that holds the whole demo archive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoDeskTest {

  private static final Path DEMO =
      Path.of(System.getProperty("chancery.home", "..")).resolve("demo/archive");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-01-02T12:00:00Z"), ZoneOffset.UTC);

  private static final ActorId KOR = new ActorId("KOR");
  private static final ActorId CUB = new ActorId("CUB");

  private Desk desk;

  @BeforeAll
  void read_the_archive(@TempDir Path folder) {
    desk =
        Desk.openForWriting(
            folder, "test", Duration.ZERO, holder -> {}, Instruments.bundled(), CLOCK);
    desk.add(List.of(new Source.Location(DEMO)), 1, outcome -> {}, Advance.UNWATCHED);
  }

  @AfterAll
  void close() {
    desk.close();
  }

  // ---- what could be known

  private static AsOf on(String date, @Nullable String known) {
    return new AsOf(PartialDate.parse(date), known == null ? null : LocalDate.parse(known), null);
  }

  @Test
  void what_a_reader_could_have_known_on_a_day_differs_from_what_is_known_of_it_now() {
    assertThat(verdict("2024-02-14", "2024-02-14"))
        .as("on the day itself, nothing of the exchange of notes was out")
        .isEqualTo(Verdict.NO);
    assertThat(verdict("2024-02-14", "2024-02-15"))
        .as("on the next day one agency had told it")
        .isEqualTo(Verdict.YES);
    assertThat(verdict("2024-02-14", null))
        .as("now sources differ between the 14th and the 15th")
        .isEqualTo(Verdict.UNCERTAIN);
    assertThat(verdict("1975", "2016-12-31"))
        .as("who broke off, and when, was told in 2024 only")
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(verdict("1975", null)).isEqualTo(Verdict.NO);
  }

  private Verdict verdict(String day, @Nullable String known) {
    return desk.relations(KOR, CUB, on(day, known)).answer().verdict();
  }

  @Test
  void a_count_of_then_knows_fewer_states_than_one_of_now() {
    Count then = desk.count(KOR, on("1990", "1990-12-31"));
    Count now = desk.count(KOR, on("1990", null));
    assertThat(then.most()).isLessThan(now.most());
    assertThat(then.unknown()).hasSizeGreaterThan(now.unknown().size());
  }

  // ---- briefs

  @Test
  void a_brief_of_two_states_cites_each_line_and_shows_both_sides_of_a_dispute() {
    Brief brief = desk.brief(KOR, CUB, on("2024-06-01", null));
    assertThat(brief.sentence()).startsWith("Yes: South Korea and Cuba had diplomatic relations");
    assertThat(brief.sections())
        .extracting(Brief.Section::title)
        .containsSubsequence("At what level", "How it came", "Where sources disagree");
    assertThat(lines(brief, "Where sources disagree"))
        .filteredOn(line -> line.text().contains("beginning of diplomatic relations"))
        .singleElement()
        .satisfies(line -> assertThat(line.sources()).hasSize(2).doesNotHaveDuplicates());
    assertThat(lines(brief, "At what level").getFirst().text())
        .isEqualTo("South Korea with Cuba: a representative office, Havana, since 2005.");
    assertThat(brief.sources()).extracting(Brief.Source::number).startsWith(1, 2, 3);
  }

  private static List<Brief.Line> lines(Brief brief, String section) {
    return brief.sections().stream()
        .filter(one -> one.title().equals(section))
        .findFirst()
        .orElseThrow()
        .lines();
  }

  @Test
  void every_line_has_a_source_or_the_question_behind_it_and_every_source_is_used() {
    for (ActorId state : List.of(KOR, new ActorId("USA"), new ActorId("CHN"))) {
      Brief brief = desk.brief(state, null, on("2016-06-01", null));
      List<Brief.Line> lines =
          brief.sections().stream().flatMap(section -> section.lines().stream()).toList();
      assertThat(lines).isNotEmpty();
      assertThat(lines.stream().flatMap(line -> line.sources().stream()).distinct().toList())
          .containsExactlyInAnyOrderElementsOf(
              brief.sources().stream().map(Brief.Source::number).toList());
      assertThat(lines)
          .filteredOn(line -> line.sources().isEmpty())
          .allSatisfy(line -> assertThat(line.reckoned()).isNotBlank());
      assertThat(lines.size() + brief.sources().size()).as("fits a sheet").isLessThan(80);
    }
  }

  @Test
  void a_brief_as_known_holds_nothing_published_later() {
    Brief brief = desk.brief(KOR, CUB, on("2016-12-31", "2016-12-31"));
    assertThat(brief.sources())
        .allSatisfy(source ->
            assertThat(source.evidence().published().latest())
                .isBeforeOrEqualTo(LocalDate.parse("2016-12-31")));
    assertThat(brief.sentence()).contains("by what was published until 31 December 2016");
  }

  @Test
  void the_document_stands_alone_and_what_sources_say_is_text() {
    String document = BriefPage.document(desk.brief(KOR, CUB, on("2024-06-01", null)), desk);
    assertThat(document)
        .startsWith("<!doctype html>")
        .contains("@page", "id=\"source-1\"", "href=\"#source-1\"")
        .doesNotContain("<script", "<link", "src=");
  }
}
