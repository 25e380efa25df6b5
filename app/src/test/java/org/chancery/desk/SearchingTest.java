package org.chancery.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chancery.harvest.Source;
import org.chancery.search.Suggestion;
import org.chancery.text.PublicationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchingTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  private static final String LINES =
      """
      {"id": "a/1", "title": "Seoul opens in Havana", "date": "2024-03-02", "blocks": [{"kind": \
      "paragraph", "text": "South Korea and Cuba established diplomatic relations on February 14, 2024. \
      South Korea opened an embassy in Havana on March 2, 2024."}]}
      {"id": "a/2", "title": "Lima and Havana", "date": "1972-07-09", "blocks": [{"kind": \
      "paragraph", "text": "Peru and Cuba restored diplomatic relations on July 8, 1972. Peru opened \
      a consulate in Santiago de Cuba on July 9, 1972."}]}
      """;

  private final Instruments instruments = Instruments.bundled();

  private Desk writing(Path folder) {
    return Desk.openForWriting(folder, "test", Duration.ZERO, holder -> {}, instruments, CLOCK);
  }

  @Test
  void what_the_ledger_knows_stands_above_the_texts(@TempDir Path folder) {
    try (Desk desk = writing(folder)) {
      desk.add(
          List.of(new Source.Stream("lines", new ByteArrayInputStream(LINES.getBytes(UTF_8)))),
          1,
          outcome -> {},
          Advance.UNWATCHED);
      assertThat(said(desk, "embassy in Havana"))
          .containsExactly("Posts in Havana: embassy: South Korea → Cuba, Havana");
      assertThat(said(desk, "South Korean embassy"))
          .containsExactly("Posts of South Korea: embassy: South Korea → Cuba, Havana");
      assertThat(said(desk, "Peru consulate Cuba")).hasSize(2).last().asString().contains("Peru");
      assertThat(said(desk, "state:PER state:CUB")).hasSize(1).first().asString().contains("Yes");
      assertThat(said(desk, "relations of Cuba"))
          .hasSize(1)
          .first()
          .asString()
          .contains("2 states");
      assertThat(said(desk, "harbour")).isEmpty();
      assertThat(said(desk, "can mission")).isEmpty();
      assertThat(desk.suggest("south k", 3))
          .first()
          .extracting(Suggestion::query)
          .isEqualTo("state:KOR");
      assertThat(desk.suggest("relations se", 3))
          .extracting(Suggestion::query)
          .contains("event:relations-severed");
      assertThat(desk.related(new PublicationId("a/1"), 3))
          .extracting(entry -> entry.id().value())
          .containsExactly("a/2");
    }
  }

  private static List<String> said(Desk desk, String query) {
    return desk.facts(query).stream()
        .map(fact ->
            switch (fact) {
              case Fact.Relations(CitedAnswer cited) -> cited.sentence();
              case Fact.Counted counted -> counted.sentence();
              case Fact.Posts posts ->
                  posts.title() + ": " + desk.wording().subject(posts.held().getFirst().spell());
            })
        .toList();
  }

  @Test
  void what_is_taken_in_is_found_while_the_rest_is_still_coming(@TempDir Path folder)
      throws Exception {
    PipedOutputStream sending = new PipedOutputStream();
    PipedInputStream receiving = new PipedInputStream(sending, 1 << 16);
    try (Desk desk = writing(folder)) {
      CompletableFuture<Void> adding =
          CompletableFuture.runAsync(() ->
              desk.add(
                  List.of(new Source.Stream("pipe", receiving)),
                  1,
                  outcome -> {},
                  Advance.UNWATCHED));
      for (int line = 0; line < 200; line++) {
        sending.write(
            """
            {"id": "p/%d", "title": "Dispatch", "blocks": [{"kind": "paragraph", "text": "A zeppelin."}]}
            """
                .formatted(line)
                .getBytes(UTF_8));
      }
      sending.flush();
      try (Desk other = Desk.open(folder, instruments, CLOCK)) {
        long begun = System.nanoTime();
        while (other.status().indexed() == 0
            && System.nanoTime() - begun < Duration.ofMinutes(1).toNanos()) {
          Thread.sleep(20);
        }
        assertThat(adding).isNotDone();
        assertThat(other.search("zeppelin", 1).total()).isPositive();
        sending.close();
        adding.join();
        assertThat(other.search("zeppelin", 1).total()).isEqualTo(200);
      }
    }
  }
}
