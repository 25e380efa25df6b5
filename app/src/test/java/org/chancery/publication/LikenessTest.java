package org.chancery.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chancery.store.Store;
import org.chancery.store.Writer;
import org.chancery.text.PublicationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LikenessTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-05-06T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Store store;
  private Archive archive;
  private Likeness likeness;

  @BeforeEach
  void open() {
    store = Store.openForWriting(folder, new Writer("test", CLOCK, Duration.ZERO));
    archive = new Archive(store);
    likeness = new Likeness(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void add(String id, String text) {
    Publication publication =
        new Publication(
            new PublicationId(id),
            id,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            "en",
            null,
            List.of(new Block(Block.Kind.PARAGRAPH, text)));
    store.write(handle ->
        archive.put(handle, publication, text.getBytes(UTF_8), "text/plain", CLOCK.instant()));
  }

  private List<String> copies(String id) {
    return likeness.copies(new PublicationId(id)).stream()
        .map(copy -> copy.publication().value())
        .toList();
  }

  /** Made-up prose of so many words, the same for the same seed. */
  private static String prose(int seed, int words) {
    Random random = new Random(seed);
    return IntStream.range(0, words)
        .mapToObj(i -> "word" + random.nextInt(2_000))
        .collect(Collectors.joining(" "));
  }

  private static String firstWords(String text, int count) {
    return Arrays.stream(text.split(" ", -1)).limit(count).collect(Collectors.joining(" "));
  }

  @Test
  void groups_reprints_cut_and_embedded_and_keeps_them_all() {
    String report = prose(1, 400);
    add("agency", report);
    add("paper", "Our own headline. " + report.toUpperCase(Locale.ROOT) + ".");
    add("cut", firstWords(report, 240));
    add("framed", prose(2, 120) + " " + report + " " + prose(3, 120));
    add("other", prose(4, 400));

    assertThat(copies("agency")).containsExactlyInAnyOrder("paper", "cut", "framed");
    assertThat(copies("cut")).contains("agency", "paper");
    assertThat(copies("other")).isEmpty();
    assertThat(likeness.copies(new PublicationId("agency")).getFirst().likeness())
        .isGreaterThan(0.9);
    assertThat(archive.ids()).hasSize(5);
  }

  @Test
  void tells_apart_what_shares_a_passage_only() {
    String quotation = prose(5, 80);
    add("one", prose(6, 400) + " " + quotation);
    add("two", prose(7, 400) + " " + quotation);
    add("short", "Two words.");
    add("shorter", "Two words.");

    assertThat(copies("one")).isEmpty();
    assertThat(copies("short")).isEmpty();
  }

  @Test
  void joins_two_groups_when_a_text_is_like_both() {
    String report = prose(8, 300);
    String other = prose(9, 300);
    add("a", report);
    add("b", other);
    assertThat(copies("a")).isEmpty();

    add("both", report + " " + other);

    assertThat(copies("a")).containsExactlyInAnyOrder("b", "both");
  }

  @Test
  void follows_a_publication_that_changes_and_can_be_derived_again() {
    String report = prose(10, 300);
    add("a", report);
    add("b", report + " End.");
    assertThat(copies("a")).containsExactly("b");

    add("b", prose(11, 300));
    assertThat(copies("a")).isEmpty();
    add("c", report + " More.");
    List<String> before = copies("a");
    likeness.rebuild(archive);

    assertThat(copies("a")).isEqualTo(before).containsExactly("c");
  }
}
