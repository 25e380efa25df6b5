package org.chancery.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chancery.publication.Stored.Outcome;
import org.chancery.store.Store;
import org.chancery.store.StoreException;
import org.chancery.store.Writer;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

  private static final Instant MONDAY = Instant.parse("2024-02-19T09:00:00.123456Z");
  private static final Instant TUESDAY = Instant.parse("2024-02-20T09:00:00Z");
  private static final PublicationId ID = new PublicationId("wire/2024/7");

  @TempDir Path folder;
  private Store store;
  private Archive archive;

  @BeforeEach
  void open() {
    store =
        Store.openForWriting(
            folder, new Writer("test", Clock.fixed(MONDAY, ZoneOffset.UTC), Duration.ZERO));
    archive = new Archive(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Publication publication(
      String title, @Nullable String date, @Nullable String published, String... blocks) {
    return new Publication(
        ID,
        title,
        date == null ? null : PartialDate.parse(date),
        published == null ? null : PartialDate.parse(published),
        "The Wire",
        List.of("A. Reporter", "B. \"Quote\" Writer"),
        null,
        "https://wire.example/7",
        "en",
        null,
        List.of(blocks).stream().map(text -> new Block(Block.Kind.PARAGRAPH, text)).toList());
  }

  private Stored put(Publication publication, String original, Instant recorded) {
    return store.write(transaction ->
        archive.put(transaction, publication, original.getBytes(UTF_8), "text/html", recorded));
  }

  @Test
  void a_publication_comes_out_as_it_went_in() {
    Publication put =
        publication("Séoul et La Havane 🕊", "2024-02", "2024-02-16", "Ünïcode\n\ttabs", "");
    assertThat(put(put, "<html>", MONDAY)).isEqualTo(new Stored(Outcome.NEW, 1));
    Archived archived = archive.latest(ID).orElseThrow();
    assertThat(archived.publication()).isEqualTo(put);
    assertThat(archived.recorded()).isEqualTo(MONDAY);
    assertThat(archived.mediaType()).isEqualTo("text/html");
    assertThat(archive.original(archived)).isEqualTo("<html>".getBytes(UTF_8));
  }

  @Test
  void the_same_again_changes_nothing_even_from_other_bytes() {
    Publication publication = publication("A", "2024", "2024", "one");
    put(publication, "<html>", MONDAY);
    assertThat(put(publication, "<html><!-- visitor 7 -->", TUESDAY))
        .isEqualTo(new Stored(Outcome.UNCHANGED, 1));
    assertThat(archive.versions(ID)).hasSize(1);
    assertThat(archive.figures()).isEqualTo(new ArchiveFigures(1, 1, 6));
  }

  @Test
  void a_changed_publication_becomes_a_version_and_the_old_stays_readable() {
    put(publication("A", "2024", "2024", "one", "two"), "1", MONDAY);
    assertThat(put(publication("A", "2024", "2024", "one two"), "2", TUESDAY))
        .isEqualTo(new Stored(Outcome.CHANGED, 2));
    assertThat(put(publication("B", "2024", "2024", "one two"), "2", TUESDAY))
        .as("a changed title is a change")
        .isEqualTo(new Stored(Outcome.CHANGED, 3));
    Archived first = archive.version(ID, 1).orElseThrow();
    assertThat(first.publication().blocks()).extracting(Block::text).containsExactly("one", "two");
    assertThat(archive.original(first)).isEqualTo("1".getBytes(UTF_8));
    assertThat(archive.latest(ID).orElseThrow().version()).isEqualTo(3);
    assertThat(archive.asOf(ID, MONDAY).orElseThrow().version()).isEqualTo(1);
    assertThat(archive.asOf(ID, MONDAY.minusSeconds(1))).isEmpty();
    assertThat(archive.figures()).isEqualTo(new ArchiveFigures(1, 3, 2));
  }

  @Test
  void a_publication_that_returns_to_an_old_text_is_a_version_again() {
    put(publication("A", "2024", "2024", "one"), "1", MONDAY);
    put(publication("A", "2024", "2024", "two"), "2", MONDAY);
    assertThat(put(publication("A", "2024", "2024", "one"), "1", TUESDAY))
        .isEqualTo(new Stored(Outcome.CHANGED, 3));
  }

  @Test
  void the_day_of_fetching_does_not_make_an_undated_page_new() {
    put(publication("A", null, "2024-02-19", "one"), "1", MONDAY);
    assertThat(put(publication("A", null, "2024-02-20", "one"), "1", TUESDAY).outcome())
        .isEqualTo(Outcome.UNCHANGED);
    assertThat(put(publication("A", null, "2023-01-01", "one"), "1", TUESDAY).outcome())
        .as("a stated publication date is content")
        .isEqualTo(Outcome.CHANGED);
  }

  @Test
  void nothing_is_found_of_what_was_never_put() {
    assertThat(archive.latest(ID)).isEmpty();
    assertThat(archive.version(ID, 1)).isEmpty();
    assertThat(archive.ids()).isEmpty();
  }

  @Test
  void a_damaged_original_is_told() {
    put(publication("A", "2024", "2024", "one"), "some bytes as they were fetched", MONDAY);
    Archived archived = archive.latest(ID).orElseThrow();
    store.write(handle -> handle.execute("UPDATE original SET bytes = x'00010203'"));
    assertThatThrownBy(() -> archive.original(archived))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("wire/2024/7, version 1: the original is damaged");
  }
}
