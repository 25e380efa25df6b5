package org.chancery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.harvest.Source;
import org.chancery.insight.Signal;
import org.chancery.ledger.Decision;
import org.chancery.text.PublicationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals over the demo archive, as it is read. */
class SignalsTest {

  private static final Path DEMO =
      Path.of(System.getProperty("chancery.home", "..")).resolve("demo/archive");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-01-02T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void the_demo_archive_shows_the_ambassador_nobody_named_and_the_delegation_that_stayed_away() {
    try (Desk desk = desk()) {
      add(desk, "peninsula-notebook/2024-02-21-banquet.html");
      assertThat(desk.signals())
          .singleElement()
          .satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Signal.Kind.OMISSION_REPORTED);
            assertThat(signal.states()).containsExactly(new ActorId("CUB"), new ActorId("PRK"));
            assertThat(signal.sentence()).contains("no mention of the Cuban ambassador");
          });

      add(desk, "straits-summit-register");
      assertThat(desk.signals(Set.of(new ActorId("MMR"))))
          .as("what was added since is looked at too")
          .singleElement()
          .satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Signal.Kind.NAME_MISSING);
            assertThat(signal.times()).isEqualTo(14);
            assertThat(signal.of()).isEqualTo(14);
            assertThat(signal.on()).hasToString("2021-10-28");
          });
      assertThat(desk.signals(Set.of(new ActorId("MMR"), new ActorId("CUB")))).isEmpty();
    }
  }

  @Test
  void what_an_editor_rejects_is_no_signal_any_more() {
    try (Desk desk = desk()) {
      add(desk, "peninsula-notebook/2024-02-21-banquet.html");
      assertThat(desk.signals()).hasSize(1);
      long omission =
          desk.acts(new ActorId("PRK"), new ActorId("CUB")).stream()
              .filter(act -> act.type().id().equals("omission"))
              .findFirst()
              .orElseThrow()
              .evidence()
              .getFirst()
              .id();
      desk.rule(new Decision.Reject(List.of(omission)), "Ada", "the guest was named elsewhere");
      assertThat(desk.signals()).isEmpty();
    }
  }

  @Test
  void a_text_that_several_print_is_one_source() throws Exception {
    String text =
        "The reception of the foreign ministry in Pyongyang on Tuesday was attended by the"
            + " ambassadors of China, Russia, Vietnam and Laos, by officers of the armed forces and"
            + " by students of the university of foreign studies. The choir of the state sang, the"
            + " minister spoke for half an hour about the harvest, and the guests stayed until the"
            + " evening. The report of the state news agency made no mention of the Cuban"
            + " ambassador.";
    List<String> printers = List.of("Halyard", "The Straits Gazette", "Morning Post");
    try (Desk desk = desk()) {
      for (int printer = 0; printer < printers.size(); printer++) {
        Path file = folder.resolve("report-" + printer + ".jsonl");
        Files.writeString(
            file,
            """
            {"id": "r/%d", "title": "A reception", "date": "2024-02-2%d", "publisher": "%s", "blocks": [{"kind": "paragraph", "text": "%s"}]}
            """
                .formatted(printer, printer, printers.get(printer), text));
        desk.add(List.of(new Source.Location(file)), 1, outcome -> {}, Advance.UNWATCHED);
      }
      PublicationId first = new PublicationId("r/0");
      assertThat(desk.reprints().text(new PublicationId("r/2"))).isEqualTo(first);
      assertThat(desk.reprints().texts(List.of(first, new PublicationId("r/1")))).isEqualTo(1);
      assertThat(desk.signals())
          .filteredOn(signal -> signal.kind() == Signal.Kind.OMISSION_REPORTED)
          .singleElement()
          .satisfies(signal -> assertThat(signal.evidence()).containsExactly(first));
      assertThat(desk.acts(new ActorId("PRK"), new ActorId("CUB")))
          .as("who printed it stays on record")
          .anySatisfy(act -> assertThat(act.evidence()).hasSize(3));
    }
  }

  private Desk desk() {
    return Desk.openForWriting(
        folder, "test", Duration.ZERO, holder -> {}, Instruments.bundled(), CLOCK);
  }

  private static void add(Desk desk, String name) {
    desk.add(List.of(new Source.Location(DEMO.resolve(name))), 1, outcome -> {}, Advance.UNWATCHED);
  }
}
