package org.chancery.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
                .search(Request.best("x", 5), NAMES, this::text)
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
  void a_query_that_makes_no_sense_is_searched_as_words_and_says_so() {
    assertThat(ids("state:\"South Korea\"")).containsExactly("seoul");
    noticed("state:Koera", "Koera", "searched as words");
    noticed("since:yesterday Havana", "since: ", "yesterday");
    noticed("date:2016..1960 relations", "date: the earlier date was expected first");
    noticed("\"Havana", "a quotation mark is not closed");
    noticed("(Havana", "a parenthesis is not closed");
    noticed("Havana)", "a closing parenthesis");
    noticed("colour:red", "\"colour:\" is no field");
    noticed("author:", "author: something was expected");
    assertThat(ids("\"Havana")).hasSize(2);
    assertThat(ids("since:yesterday OR Havana")).hasSize(2);
    for (String odd : List.of("OR", "-", "NOT", "()", "((((", "\"\"", "*", "a:b:c", "^~?[]{}\\/")) {
      assertThat(search(odd).hits()).as(odd).isNotNull();
    }
  }

  private void noticed(String query, String... words) {
    assertThat(String.join("; ", search(query).notices())).as(query).contains(words);
  }

  @Test
  void fields_alternatives_and_beginnings_narrow_as_people_type_them() {
    assertThat(ids("title:breaks")).containsExactly("bonn");
    assertThat(ids("title:severed")).isEmpty();
    assertThat(ids("author:\"A. Writer\" Bonn")).containsExactly("bonn");
    assertThat(ids("author: writer months")).containsExactly("seoul");
    assertThat(ids("source:\"The Desk\" severed")).containsExactly("bonn");
    assertThat(ids("establ*")).containsExactly("seoul");
    assertThat(ids("months OR severed")).containsExactlyInAnyOrder("seoul", "bonn");
    assertThat(ids("Havana (months | severed) NOT Seoul")).containsExactly("bonn");
    assertThat(ids("event:relations-* state:DEU")).containsExactly("bonn");
    assertThat(ids("date:1960..1970")).containsExactly("bonn");
    assertThat(ids("date:..1970")).containsExactly("bonn");
    assertThat(ids("date:2024")).containsExactly("seoul");
    assertThat(ids("lang:en Havana -lang:fr")).hasSize(2);
    assertThat(ids("lang:fr")).isEmpty();
    assertThat(ids("state:KOR OR state:DEU")).hasSize(2);
  }

  @Test
  void a_question_that_few_hold_whole_goes_on_with_those_that_hold_some() {
    Index.Hits hits = search("when did the relations of Bonn break");
    assertThat(hits.hits())
        .extracting(hit -> hit.publication().id().value())
        .containsExactly("bonn", "seoul");
    assertThat(hits.notices())
        .containsExactly("1 hold all of it; those after them hold some of the words");
    assertThat(ids("Bonn breaks")).as("two words are looked for as they are").hasSize(1);
    assertThat(ids("relations of Bonn break -months")).containsExactly("bonn");
  }

  @Test
  void words_that_say_nothing_neither_count_nor_are_marked() {
    Excerpt excerpt = search("the states").hits().getFirst().excerpts().getFirst();
    assertThat(excerpt.matches())
        .extracting(span -> span.of("The two states established relations. The talks took months."))
        .containsExactly("states");
    assertThat(search("\"the two states\"").hits().getFirst().excerpts().getFirst().matches())
        .as("a phrase is marked whole")
        .isNotEmpty();
    assertThat(ids("the")).as("where they are all there is, they are looked for").hasSize(2);
  }

  @Test
  void where_no_publication_holds_all_words_those_that_hold_some_are_shown() {
    Index.Hits hits = search("severed talks");
    assertThat(hits.total()).isEqualTo(2);
    assertThat(hits.notices()).anyMatch(notice -> notice.contains("some of the words"));
    assertThat(ids("severed talks state:KOR")).containsExactly("seoul");
  }

  @Test
  void a_word_that_nobody_wrote_is_spelled_as_somebody_did() {
    assertThat(search("Havanna notes").instead()).isEqualTo("Havana notes");
    assertThat(search("state:KOR exchnge").instead()).isEqualTo("state:KOR exchange");
    assertThat(search("Havana").instead()).isNull();
    assertThat(search("zzzzzz").instead()).isNull();
  }

  @Test
  void what_is_found_is_counted_and_sorted() {
    Index.Hits hits = ask(new Request("Havana", 0, 1, Request.Order.NEWEST, true));
    assertThat(hits.hits()).hasSize(1);
    assertThat(hits.hits().getFirst().publication().id().value()).isEqualTo("seoul");
    assertThat(facet(hits, Facet.Kind.STATE)).containsExactly("CUB 2", "DEU 1", "KOR 1");
    assertThat(facet(hits, Facet.Kind.YEAR)).containsExactly("1963 1", "2024 1");
    assertThat(facet(hits, Facet.Kind.AUTHOR)).containsExactly("A. Writer 2");
    assertThat(facet(hits, Facet.Kind.SOURCE)).containsExactly("The Desk 2");
    assertThat(facet(hits, Facet.Kind.EVENT)).containsExactly("relations-established 2");
    assertThat(facet(hits, Facet.Kind.SERIES)).isEmpty();
    assertThat(ask(new Request("Havana", 1, 5, Request.Order.NEWEST, false)).hits())
        .extracting(hit -> hit.publication().id().value())
        .containsExactly("bonn");
    assertThat(ask(new Request("Havana", 0, 5, Request.Order.OLDEST, false)).hits().getFirst())
        .extracting(hit -> hit.publication().id().value())
        .isEqualTo("bonn");
    for (Facet facet : hits.facets()) {
      for (Facet.Value value : facet.values()) {
        assertThat(search("Havana " + facet.narrowing(value)).total())
            .as(facet.narrowing(value))
            .isEqualTo(value.count());
      }
    }
  }

  private static List<String> facet(Index.Hits hits, Facet.Kind kind) {
    return hits.facets().stream()
        .filter(facet -> facet.kind() == kind)
        .flatMap(facet -> facet.values().stream())
        .map(value -> value.name() + " " + value.count())
        .toList();
  }

  @Test
  void an_unfinished_word_is_finished_from_names_and_titles() {
    assertThat(index.suggest("wri", 5))
        .containsExactly(
            new Suggestion(Suggestion.Kind.AUTHOR, "A. Writer", "author:\"A. Writer\"", null));
    assertThat(index.suggest("bonn brea", 5))
        .extracting(Suggestion::publication)
        .containsExactly("bonn");
    assertThat(index.suggest("des", 5))
        .extracting(Suggestion::query)
        .contains("source:\"The Desk\"");
    assertThat(index.suggest(" ", 5)).isEmpty();
    assertThat(search("author:\"A. Writer\"").total()).isEqualTo(2);
  }

  @Test
  void related_is_what_shares_rare_words() {
    publication("riga", "Riga looks on", "1963-02", "The Federal Republic spoke of Cuba.");
    publication("oslo", "Oslo sleeps", "1963-02", "Snow fell.");
    try (Index.Writing writing = Objects.requireNonNull(index.write(false))) {
      writing.put(archived("riga"), 1, List.of());
      writing.put(archived("oslo"), 1, List.of());
      for (int other = 0; other < 6; other++) {
        publication("note-" + other, "Note", "1970", "Nothing happened on day " + other + ".");
        writing.put(archived("note-" + other), 1, List.of());
      }
      writing.commit(20);
    }
    assertThat(index.related(archived("bonn"), 3))
        .extracting(PublicationId::value)
        .first()
        .isEqualTo("riga");
    assertThat(index.related(archived("oslo"), 3)).isEmpty();
  }

  @Test
  void an_excerpt_stands_in_its_own_block_however_many_come_before_it() {
    publication(
        "long",
        "A long one",
        "1999",
        "Nothing here.",
        "",
        "First of two. Second of two with a zeppelin in it.",
        "The last block has a zeppelin too.");
    try (Index.Writing writing = Objects.requireNonNull(index.write(false))) {
      writing.put(archived("long"), 1, List.of());
      writing.commit(30);
    }
    List<Excerpt> excerpts = search("zeppelins").hits().getFirst().excerpts();
    assertThat(excerpts).extracting(Excerpt::block).containsExactly(2, 3);
    for (Excerpt excerpt : excerpts) {
      String block = archived("long").blocks().get(excerpt.block()).text();
      assertThat(excerpt.span().of(block)).isEqualTo(excerpt.text());
      assertThat(excerpt.matches()).hasSize(1);
      assertThat(excerpt.matches().getFirst().of(block)).isEqualTo("zeppelin");
    }
    assertThat(search("\"two with a zeppelin\"").hits().getFirst().excerpts()).hasSize(1);
    assertThat(search("zepp*").hits().getFirst().excerpts()).hasSize(2);
  }

  @Test
  void an_index_put_in_the_place_of_another_is_seen_by_those_who_have_it_open() throws Exception {
    assertThat(ids("Havana")).hasSize(2);
    try (var files = Files.list(folder.resolve("index"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    try (Index.Writing anew = Objects.requireNonNull(index.write(true))) {
      anew.put(archived("bonn"), 1, List.of());
      anew.commit(7);
    }
    assertThat(ids("Havana")).containsExactly("bonn");
    assertThat(index.versions()).containsExactly(Map.entry(new PublicationId("bonn"), 1));
  }

  private Index.Hits ask(Request request) {
    return index.search(request, NAMES, this::text);
  }

  private Publication archived(String id) {
    return Objects.requireNonNull(archive.get(new PublicationId(id)));
  }

  private Optional<Publication> text(PublicationId id, int version) {
    return Optional.ofNullable(archive.get(id));
  }

  private Index.Hits search(String query) {
    return index.search(Request.best(query, 10), NAMES, this::text);
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
