package org.chancery.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.harvest.Source;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Decision;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {

  private static final Instruments INSTRUMENTS = Instruments.bundled();
  private static final ActorId KOR = new ActorId("KOR");
  private static final ActorId CUB = new ActorId("CUB");
  private static final ActorId PER = new ActorId("PER");

  private static final List<String> LINES =
      List.of(
          """
          {"id": "a/1", "title": "Seoul & Havana {draft}", "authors": ["Kang Sok Ju", "R. King"], \
          "publisher": "The 100% Wire", "series": "World_Desk", "date": "2024-02-15", "url": \
          "https://example.org/a?x=1&y=2", "rights": "CC BY 4.0", "blocks": [{"kind": "paragraph", "text": \
          "South Korea and Cuba established diplomatic relations on February 14, 2024."}]}
          """,
          """
          {"id": "a/1", "title": "Seoul and Havana", "date": "2024-02", "blocks": [{"kind": "paragraph", "text": \
          "South Korea and Cuba established diplomatic relations on February 14, 2024. Peru and Cuba restored \
          diplomatic relations on July 8, 1972."}]}
          """,
          """
          {"id": "b/1", "title": "Lima </script> and Havana", "blocks": [{"kind": "paragraph", "text": \
          "Peru severed diplomatic relations with Cuba on December 30, 1960."}]}
          """);

  @TempDir Path folder;
  private Path home;

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private static Desk writing(Path desk, String instant) {
    return Desk.openForWriting(desk, "test", Duration.ZERO, holder -> {}, INSTRUMENTS, at(instant));
  }

  @BeforeEach
  void a_desk_with_versions_and_a_ruling() {
    home = folder.resolve("home");
    for (int day = 0; day < LINES.size(); day++) {
      try (Desk desk = writing(home, "2026-01-0" + (day + 1) + "T12:00:00Z")) {
        desk.add(
            List.of(
                new Source.Stream(
                    "lines", new ByteArrayInputStream(LINES.get(day).getBytes(UTF_8)))),
            1,
            outcome -> {},
            Advance.UNWATCHED);
      }
    }
    try (Desk desk = writing(home, "2026-01-05T12:00:00Z")) {
      long evidence = desk.evidence(new PublicationId("b/1")).getFirst().id();
      desk.rule(new Decision.Reject(List.of(evidence)), "Editor", "A misprint.");
    }
  }

  @Test
  void a_desk_that_was_taken_elsewhere_answers_and_shows_the_same() {
    Path bag = folder.resolve("bag");
    Path other = folder.resolve("other");
    List<String> before;
    try (Desk desk = Desk.open(home, INSTRUMENTS, at("2026-02-01T00:00:00Z"))) {
      desk.exportBag(bag);
      before = said(desk);
    }
    try (Desk desk = writing(other, "2026-03-01T00:00:00Z")) {
      desk.importBag(bag, Advance.UNWATCHED);
      assertThat(desk.check(Advance.UNWATCHED).repaired()).isEmpty();
    }
    try (Desk desk = Desk.open(other, INSTRUMENTS, at("2026-02-01T00:00:00Z"))) {
      assertThat(said(desk)).isEqualTo(before);
      assertThat(desk.rulings(null)).hasSize(1);
      Path again = folder.resolve("again");
      desk.exportBag(again);
      assertThat(again.resolve("manifest-sha256.txt"))
          .hasSameTextualContentAs(bag.resolve("manifest-sha256.txt"));
    }
  }

  /** Answers of three times, texts of every version, and what a search finds. */
  private static List<String> said(Desk desk) {
    List<String> said = new ArrayList<>();
    for (String on : List.of("1965", "1980", "2024-06-01")) {
      for (String recorded :
          List.of("2026-01-01T13:00:00Z", "2026-01-04T00:00:00Z", "2026-02-01T00:00:00Z")) {
        AsOf asOf = new AsOf(PartialDate.parse(on), null, Instant.parse(recorded));
        said.add(PublicForm.relations(desk.relations(PER, CUB, asOf)));
        said.add(PublicForm.relations(desk.relations(KOR, CUB, asOf)));
      }
    }
    for (int version = 1; version <= 2; version++) {
      said.add(PublicForm.shown(desk.show(new PublicationId("a/1"), version).orElseThrow()));
    }
    said.add(PublicForm.shown(desk.show(new PublicationId("b/1"), null).orElseThrow()));
    said.add(
        PublicForm.hits("Cuba", desk.search("Cuba", 5), desk.facts("Cuba Peru"), desk::citations));
    return said;
  }

  @Test
  void a_bag_that_is_not_whole_is_refused_and_nothing_taken() throws IOException {
    Path bag = folder.resolve("bag");
    try (Desk desk = Desk.open(home, INSTRUMENTS, at("2026-02-01T00:00:00Z"))) {
      desk.exportBag(bag);
      assertThatThrownBy(() -> desk.exportBag(bag)).hasMessageContaining("empty or missing folder");
    }
    assertThat(bag.resolve("bagit.txt")).content().startsWith("BagIt-Version: 1.0\n");
    assertThat(bag.resolve("bag-info.txt")).content().contains("Payload-Oxum: ");
    Path table = bag.resolve("data/tables/reading.jsonl");
    String whole = Files.readString(table);
    Files.writeString(table, whole.replace("a/1", "a/2"));
    Files.writeString(bag.resolve("data/stray"), "x");
    try (Desk desk = writing(folder.resolve("other"), "2026-03-01T00:00:00Z")) {
      assertThatThrownBy(() -> desk.importBag(bag, Advance.UNWATCHED))
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("data/tables/reading.jsonl: the SHA-256")
          .hasMessageContaining("data/stray: is in the bag and not in its list");
      assertThat(desk.status().archive().publications()).isZero();
    }
    Files.writeString(table, whole);
    Files.delete(bag.resolve("data/stray"));
    try (Desk desk = writing(home, "2026-03-01T00:00:00Z")) {
      assertThatThrownBy(() -> desk.importBag(bag, Advance.UNWATCHED))
          .hasMessageContaining("an empty or missing desk was expected, found 2 publications");
    }
    assertThatThrownBy(
            () -> {
              try (Desk desk = writing(folder.resolve("third"), "2026-03-01T00:00:00Z")) {
                desk.importBag(folder.resolve("home"), Advance.UNWATCHED);
              }
            })
        .hasMessageContaining("found no bagit.txt");
  }

  @Test
  void what_is_derived_is_repaired_and_what_is_recorded_is_named() throws Exception {
    try (Desk desk = writing(home, "2026-02-01T00:00:00Z")) {
      Checkup sound = desk.check(Advance.UNWATCHED);
      assertThat(sound.damaged()).isEmpty();
      assertThat(sound.repaired()).isEmpty();
      assertThat(sound.versions()).isEqualTo(3);
      assertThat(sound.originals()).isEqualTo(3);
      assertThat(sound.statements()).isGreaterThanOrEqualTo(4);
    }
    sql("UPDATE spell SET start_dates = '1900'");
    sql("DELETE FROM act");
    try (Stream<Path> files = Files.list(home.resolve("index"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cfs")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    try (Desk desk = writing(home, "2026-02-01T00:00:00Z")) {
      Checkup repaired = desk.check(Advance.UNWATCHED);
      assertThat(repaired.damaged()).isEmpty();
      assertThat(String.join("\n", repaired.repaired()))
          .contains("the table act")
          .contains("the table spell")
          .contains("index: a file is damaged");
      assertThat(desk.check(Advance.UNWATCHED).repaired()).isEmpty();
    }
    sql(
        "UPDATE publication_version SET blocks = replace(blocks, 'severed', 'reverse') WHERE"
            + " publication = 'b/1'");
    sql(
        "UPDATE original SET bytes = x'00' WHERE sha256 = (SELECT original FROM publication_version"
            + " WHERE publication = 'b/1')");
    try (Desk desk = writing(home, "2026-02-01T00:00:00Z")) {
      Checkup damaged = desk.check(Advance.UNWATCHED);
      assertThat(damaged.sound()).isFalse();
      assertThat(String.join("\n", damaged.damaged()))
          .contains("b/1, version 1: is not what its fingerprint was made of")
          .contains("does not hash to its name")
          .contains("b/1, version 1, block 0: the evidence");
    }
  }

  private void sql(String statement) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("desk.db"));
        var change = connection.createStatement()) {
      assertThat(change.executeUpdate(statement)).isPositive();
    }
  }

  @Test
  void a_publication_is_cited_in_every_form() {
    try (Desk desk = Desk.open(home, INSTRUMENTS, at("2026-02-01T00:00:00Z"))) {
      Reference first =
          Reference.to(desk.show(new PublicationId("a/1"), 1).orElseThrow().archived());
      assertThat(first.in(Reference.Form.BIBTEX))
          .startsWith("@misc{a:1,\n  title = {{Seoul \\& Havana \\{draft\\}}},\n")
          .contains("author = {{Kang Sok Ju} and {R. King}}")
          .contains("year = {2024}")
          .contains("month = {2}")
          .contains("day = {15}")
          .contains("publisher = {The 100\\% Wire}")
          .contains("series = {World\\_Desk}")
          .contains("url = {https://example.org/a?x=1&y=2}")
          .contains("note = {a/1, version 1, sha256:");
      assertThat(first.in(Reference.Form.RIS))
          .startsWith(
              """
              TY  - ELEC
              ID  - a/1
              TI  - Seoul & Havana {draft}
              AU  - Kang Sok Ju
              AU  - R. King
              """)
          .contains("DA  - 2024/02/15\n")
          .contains("C1  - CC BY 4.0\n")
          .endsWith("ER  - ");
      assertThat(first.in(Reference.Form.CSL))
          .contains("\"date-parts\":[[2024,2,15]]")
          .contains("{\"literal\":\"Kang Sok Ju\"}");
      assertThat(first.in(Reference.Form.TEXT)).contains("15 February 2024").contains("sha256:");
      Reference second =
          Reference.to(desk.show(new PublicationId("a/1"), 2).orElseThrow().archived());
      assertThat(second.in(Reference.Form.BIBTEX)).contains("month = {2}").doesNotContain("day =");
      assertThat(second.in(Reference.Form.RIS)).contains("TY  - GEN").contains("DA  - 2024/02//");
      assertThat(second.metadata())
          .contains(java.util.Map.entry("citation_publication_date", "2024/02"))
          .contains(java.util.Map.entry("citation_title", "Seoul and Havana"));
    }
  }
}
