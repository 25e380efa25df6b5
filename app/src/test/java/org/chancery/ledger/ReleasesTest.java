package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.ledger.Desk.CUB;
import static org.chancery.ledger.Desk.KOR;
import static org.chancery.ledger.Desk.later;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.actor.Gazetteer;
import org.chancery.event.EventTypes;
import org.chancery.knowledge.Knowledge;
import org.chancery.ledger.Grading.Subject;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was released is what is answered of it, whatever comes after. */
class ReleasesTest {

  @TempDir Path folder;

  private static Release release(Desk desk, String name, int hour) {
    return desk.ledger.releases().make(name, "A record", "Ada", "0.1", later(hour));
  }

  private static void reject(Desk desk, String publication, int hour) {
    long event = desk.ledger.evidence(new PublicationId(publication)).getFirst().id();
    desk.ledger.editors().rule(new Decision.Reject(List.of(event)), "Ada", "misread", later(hour));
  }

  private static void history(Desk desk) {
    desk.add("a", 1, "1960 by Halyard: relations-established KOR CUB 1949-05-01", later(0));
    desk.add("b", 1, "1970 by Harbour: relations-severed KOR CUB 1960-03-01", later(1));
    desk.add("c", 1, "1971: visit KOR CUB 1970", later(2));
  }

  @Test
  void what_comes_after_does_not_change_what_was_released() {
    try (Desk desk = new Desk(folder)) {
      history(desk);
      Release release = release(desk, "one", 3);
      assertThat(release.publications()).isEqualTo(3);
      assertThat(release.statements()).isEqualTo(3);

      reject(desk, "b", 4);
      desk.ledger.editors().grade(new Subject.Publisher("Halyard"), 'B', "Ada", "why", later(5));
      desk.add("b", 2, "1970: relations-severed KOR CUB 1961", later(6));
      desk.ledger
          .editors()
          .rule(new Decision.Remove(new PublicationId("a")), "Ada", "retracted", later(7));

      desk.ledger.releases().check(release, line -> {});
      assertThat(desk.askRecorded(KOR, CUB, "1980", release.recorded()))
          .isEqualTo("no since 1960-03-01 | outside-spell");
      assertThat(release(desk, "two", 8).sha256()).isNotEqualTo(release.sha256());
      assertThat(desk.ledger.releases().all())
          .extracting(Release::name)
          .containsExactly("two", "one");
      assertThat(desk.ledger.releases().named("one")).contains(release);
    }
  }

  @Test
  void another_desk_with_the_same_record_makes_the_same_release() {
    Release one;
    Release other;
    try (Desk desk = new Desk(folder.resolve("one"))) {
      history(desk);
      reject(desk, "b", 4);
      one = release(desk, "one", 5);
    }
    try (Desk desk = new Desk(folder.resolve("other"))) {
      desk.add("c", 1, "1971: visit KOR CUB 1970", later(10));
      desk.add("b", 1, "1970 by Harbour: relations-severed KOR CUB 1960-03-01", later(11));
      desk.add("a", 1, "1960 by Halyard: recognition KOR CUB 1949", later(12));
      desk.add("a", 1, "1960 by Halyard: relations-established KOR CUB 1949-05-01", later(13));
      reject(desk, "b", 14);
      other = release(desk, "other", 15);
    }
    assertThat(other.sha256()).isEqualTo(one.sha256());
  }

  @Test
  void a_record_that_was_tampered_with_is_no_longer_what_was_released() {
    try (Desk desk = new Desk(folder)) {
      history(desk);
      Release release = release(desk, "one", 3);
      desk.store.write(handle ->
          handle.execute("UPDATE evidence SET date = '1950-05-01' WHERE date = '1949-05-01'"));
      assertThatThrownBy(() -> desk.ledger.releases().check(release, line -> {}))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("release one", release.sha256());
    }
  }

  @Test
  void the_lines_of_a_record_name_nothing_that_this_desk_numbered() {
    try (Desk desk = new Desk(folder)) {
      history(desk);
      Release release = release(desk, "one", 3);
      List<String> lines = new ArrayList<>();
      desk.ledger.releases().check(release, lines::add);
      assertThat(lines).hasSize(6);
      assertThat(lines.getFirst())
          .isEqualTo(
              "{\"publication\":\"a\",\"version\":1,\"reader\":\"reader-1\",\"knowledge\":\"knowledge-1\",\"statements\":1}");
      assertThat(lines.get(1)).contains("\"grade\":\"F6\"", "\"date\":\"1949-05-01\"");
    }
  }

  @Test
  void a_release_is_answered_by_its_own_tables() {
    try (Desk desk = new Desk(folder)) {
      history(desk);
      Release release = release(desk, "one", 3);
      Map<String, String> then = new TreeMap<>(desk.ledger.releases().codeBook(release));
      assertThat(then).containsKeys("spells.tsv", "answers.tsv", "gazetteer/states.tsv");
      then.computeIfPresent(
          "answers.tsv",
          (path, text) -> text.replace("outside-spell\tno", "outside-spell\tunknown"));
      Knowledge changed = Knowledge.kept(then);
      Ledger ledger =
          new Ledger(desk.store, changed, EventTypes.load(changed), Gazetteer.load(changed));
      AsOf asOf = new AsOf(PartialDate.parse("1980"), null, release.recorded());
      assertThat(ledger.relations(KOR, CUB, asOf).verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(desk.ledger.relations(KOR, CUB, asOf).verdict()).isEqualTo(Verdict.NO);
    }
  }

  @Test
  void what_comes_at_the_same_moment_comes_after_the_release() {
    try (Desk desk = new Desk(folder)) {
      history(desk);
      Release release = release(desk, "one", 3);
      reject(desk, "b", 3);
      desk.add("d", 1, "1972: relations-severed KOR CUB 1955", later(2));
      desk.ledger.releases().check(release, line -> {});
      assertThat(desk.askRecorded(KOR, CUB, "1980", release.recorded()))
          .startsWith("no since 1960-03-01");
      assertThat(desk.ask(KOR, CUB, "1980")).startsWith("no since 1955");
    }
  }

  @Test
  void a_name_is_given_once() {
    try (Desk desk = new Desk(folder)) {
      history(desk);
      release(desk, "one", 3);
      assertThatThrownBy(() -> release(desk, "one", 4))
          .hasMessage("release one: there is one of that name; another name was expected");
      assertThatThrownBy(() -> release(desk, "../one", 4))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(desk.ledger.releases().all()).hasSize(1);
    }
  }
}
