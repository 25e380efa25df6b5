package org.chancery.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.event.EventType;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {

  /** Knows South Korea by its name, and else takes three letters for a state and any type. */
  private static final Filters NAMES =
      new Filters() {
        @Override
        public String state(String typed) {
          if (typed.equals("South Korea")) {
            return "KOR";
          }
          if (typed.length() != 3) {
            throw new QueryException(typed);
          }
          return typed;
        }

        @Override
        public String type(String typed) {
          return typed;
        }
      };

  @TempDir Path folder;
  private final Map<PublicationId, Publication> archive = new LinkedHashMap<>();
  private Index index;

  @BeforeEach
  void two_dispatches() {
    index = Index.in(folder.resolve("index"));
    publication(
        "seoul",
        "Seoul and Havana exchange notes",
        "2024-02-14",
        "The two states established relations. The talks took months.",
        "Côte d'Ivoire's envoy was not there.");
    publication(
        "bonn",
        "Bonn breaks with Havana",
        "1963-01",
        "The Federal Republic severed its relations with Cuba.");
    try (Index.Writing writing = Objects.requireNonNull(index.write(false))) {
      writing.put(archived("seoul"), 1, List.of(event("KOR", "CUB")));
      writing.put(archived("bonn"), 1, List.of(event("DEU", "CUB")));
      writing.commit(7);
    }
  }

  @Test
  void words_are_found_whatever_their_inflexion_case_and_accents() {
    assertThat(ids("ESTABLISH relation")).containsExactly("seoul");
    assertThat(ids("cote ivoire")).containsExactly("seoul");
    assertThat(ids("\"relations with Cuba\"")).containsExactly("bonn");
    assertThat(ids("relations -severed")).containsExactly("seoul");
    assertThat(ids("nothing")).isEmpty();
  }

  @Test
  void the_title_weighs_more_and_equals_stand_in_the_order_of_their_ids() {
    assertThat(ids("Havana")).containsExactlyInAnyOrder("seoul", "bonn");
    assertThat(ids("state:CUB")).containsExactly("bonn", "seoul");
  }

  @Test
  void filters_narrow_by_state_type_and_date() {
    assertThat(ids("Havana state:KOR")).containsExactly("seoul");
    assertThat(ids("type:relations-established since:2000")).containsExactly("seoul");
    assertThat(ids("until:1963-01-15"))
        .as("a month may be any of its days")
        .containsExactly("bonn");
  }

  @Test
  void an_excerpt_points_at_the_words_in_their_block() {
    Excerpt excerpt = search("talks").hits().getFirst().excerpts().getFirst();
    assertThat(excerpt.block()).isZero();
    assertThat(excerpt.text()).isEqualTo("The talks took months.");
    assertThat(excerpt.matches()).containsExactly(new Span(42, 47));
    assertThat(excerpt.span()).isEqualTo(new Span(38, 60));
  }

  @Test
  void a_new_version_takes_the_place_of_the_old() {
    publication("bonn", "Bonn waits", "1963-01", "Nothing was decided.");
    try (Index.Writing writing = Objects.requireNonNull(index.write(false))) {
      assertThat(writing.sequence()).isEqualTo(7);
      writing.put(archived("bonn"), 2, List.of());
      writing.commit(8);
    }
    assertThat(ids("severed")).isEmpty();
    assertThat(search("decided").hits().getFirst().version()).isEqualTo(2);
    assertThat(index.sequence()).isEqualTo(8);
  }

  @Test
  void what_was_not_committed_never_happened() {
    try (Index.Writing writing = Objects.requireNonNull(index.write(true))) {
      writing.put(archived("bonn"), 2, List.of());
    }
    assertThat(index.sequence()).isEqualTo(7);
    assertThat(ids("Havana")).hasSize(2);
  }

  @Test
  void the_second_writer_is_told_that_there_is_one() {
    try (Index.Writing first = Objects.requireNonNull(index.write(false))) {
      assertThat(index.write(false)).isNull();
      assertThat(first.sequence()).isEqualTo(7);
    }
  }

  @Test
  void a_missing_or_damaged_index_has_seen_nothing() throws Exception {
    assertThat(Index.in(folder.resolve("none")).sequence()).isZero();
    assertThat(
            Index.in(folder.resolve("none"))
                .search("x", 5, NAMES, id -> archived(id.value()))
                .total())
        .isZero();
    try (var files = Files.list(folder.resolve("index"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segm")).toList()) {
        Files.writeString(file, "damaged");
      }
    }
    assertThat(index.sequence()).isZero();
    try (Index.Writing anew = Objects.requireNonNull(index.write(true))) {
      anew.put(archived("bonn"), 1, List.of(event("DEU", "CUB")));
      anew.commit(8);
    }
    assertThat(index.sequence()).isEqualTo(8);
    assertThat(ids("Havana")).containsExactly("bonn");
  }

  @Test
  void where_no_index_can_be_the_message_says_what_to_do() throws Exception {
    Path file = Files.writeString(folder.resolve("occupied"), "a file");
    assertThatThrownBy(() -> Index.in(file).write(true))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining(file + " cannot be written")
        .hasMessageContaining("may be removed");
    Files.writeString(folder.resolve("index/write.lock"), "no lock is so long");
    assertThatThrownBy(() -> index.write(true))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining("may be removed");
  }

  @Test
  void an_index_is_searched_until_the_one_built_anew_is_committed() {
    try (Index.Writing anew = Objects.requireNonNull(index.write(true))) {
      assertThat(ids("Havana")).hasSize(2);
      anew.commit(8);
    }
    assertThat(ids("Havana")).isEmpty();
  }

  @Test
  void filters_take_names_and_refuse_what_is_none() {
    assertThat(ids("state:\"South Korea\"")).containsExactly("seoul");
    assertThatThrownBy(() -> ids("state:Koera"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("Koera");
    assertThatThrownBy(() -> ids("since:yesterday"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("since: ")
        .hasMessageContaining("yesterday");
  }

  private Publication archived(String id) {
    return Objects.requireNonNull(archive.get(new PublicationId(id)));
  }

  private Index.Hits search(String query) {
    return index.search(query, 10, NAMES, id -> archived(id.value()));
  }

  private List<String> ids(String query) {
    return search(query).hits().stream().map(hit -> hit.publication().id().value()).toList();
  }

  private void publication(String id, String title, String date, String... paragraphs) {
    PublicationId identity = new PublicationId(id);
    archive.put(
        identity,
        new Publication(
            identity,
            title,
            PartialDate.parse(date),
            PartialDate.parse(date),
            "The Desk",
            List.of("A. Writer"),
            null,
            null,
            "en",
            null,
            List.of(paragraphs).stream()
                .map(text -> new Block(Block.Kind.PARAGRAPH, text))
                .toList()));
  }

  private static Statement event(String from, String to) {
    return new Statement.Event(
        new EventType("relations-established", false, false, Set.of()),
        new ActorId(from),
        new ActorId(to),
        null,
        null,
        null,
        null,
        Modality.ASSERTED,
        List.of(),
        List.of(new Mention(0, new Span(0, 3), "The")),
        "test",
        1);
  }
}
