package org.chancery.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.harvest.Fixtures.publication;
import static org.chancery.harvest.Fixtures.texts;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chancery.publication.Publication;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sites of WordPress as they are met, with posts that come, change and go during a visit. */
@Timeout(120)
class WordPressTest {

  private static final LocalDateTime MORNING = LocalDateTime.of(2024, 1, 2, 8, 0, 1);

  private static final Manners QUICK =
      new Manners(
          Duration.ofMillis(1),
          Duration.ofSeconds(5),
          2_000_000,
          3,
          Duration.ofMillis(5),
          Duration.ofSeconds(1),
          InetAddress::getAllByName);

  private final WebServer server = new WebServer();
  private final WordPressSite site = new WordPressSite(server);
  private @Nullable String cursor;

  private final Memory memory =
      new Memory() {
        @Override
        public Optional<String> cursor() {
          return Optional.ofNullable(cursor);
        }

        @Override
        public Optional<Seen> seen(String address) {
          return Optional.empty();
        }
      };

  @AfterEach
  void close() {
    server.close();
  }

  private List<Harvest> visit() {
    List<Harvest> harvests = new ArrayList<>();
    new Harvester(Fixtures.TODAY, 1 << 20, Allowance.USUAL, source -> memory, QUICK)
        .read(
            new Source.Address(URI.create(server.address("/")), null, true),
            harvest -> {
              if (harvest instanceof Harvest.Reached reached) {
                cursor = reached.cursor();
              } else {
                harvests.add(harvest);
              }
            });
    return harvests;
  }

  private void write(int posts) {
    for (int post = 0; post < posts; post++) {
      site.write(MORNING.plusMinutes(post));
    }
  }

  private List<String> links(List<Harvest> harvests) {
    return harvests.stream().map(harvest -> publication(harvest).url()).toList();
  }

  private String link(WordPressSite.Post post) {
    return server.address("/2023/12/post-" + post.id + "/");
  }

  @Test
  void what_is_rendered_is_taken_as_people_see_it() {
    write(1);

    Publication post = publication(visit().getFirst());

    assertThat(post.title()).isEqualTo("Korea’s “policy” no. 11 & more");
    assertThat(post.authors()).containsExactly("Jane D’Oe");
    assertThat(post.series()).isEqualTo("Asia & Cuba");
    assertThat(post.publisher()).isEqualTo("Peninsula & Notes");
    assertThat(post.date()).isEqualTo(PartialDate.parse("2023-12-31"));
    assertThat(texts(post))
        .containsExactly("Sweden opened an embassy in Pyongyang in 1975, says post 11.");
  }

  @Test
  void a_full_last_page_is_the_last_and_an_empty_site_is_none() {
    assertThat(visit()).isEmpty();
    cursor = null;
    write(200);
    assertThat(visit()).hasSize(200);
    assertThat(server.asked()).noneMatch(asked -> asked.contains("&page=3"));
  }

  @Test
  void posts_without_an_author_where_nobody_is_shown_or_with_the_one_that_stands_beside_them() {
    write(2);
    site.usersClosed = true;

    assertThat(visit())
        .hasSize(2)
        .allSatisfy(harvest -> assertThat(publication(harvest).authors()).isEmpty());

    cursor = null;
    site.describes = true;
    assertThat(publication(visit().getFirst()).authors()).containsExactly("Jane D’Oe");
  }

  @Test
  void a_mark_before_the_answer_is_no_part_of_a_post() {
    write(2);
    site.marked = true;

    List<Harvest> posts = visit();

    assertThat(posts).hasSize(2);
    assertThat(publication(posts.getFirst()).publisher()).isEqualTo("Peninsula & Notes");
    assertThat(new String(((Harvest.Found) posts.getLast()).original(), StandardCharsets.UTF_8))
        .startsWith("{\"id\":14,")
        .endsWith("}");
  }

  @Test
  void posts_that_come_change_and_go_between_two_pages_are_each_taken_once() {
    write(230);
    List<Long> ids = List.copyOf(site.posts.keySet());
    site.afterPage =
        page -> {
          if (page == 1) {
            site.afterPage = next -> {};
            // Two of the first page go, which moves up what comes after.
            site.posts.remove(ids.get(4));
            site.posts.remove(ids.get(5));
            // One that was seen and one that was not are edited, one is new.
            site.post(ids.get(0)).content = "<p>Chad left.</p>";
            site.post(ids.get(0)).modified = LocalDateTime.now(WordPressSite.ZONE);
            site.post(ids.get(220)).modified = LocalDateTime.now(WordPressSite.ZONE);
            site.write(LocalDateTime.now(WordPressSite.ZONE));
          }
        };

    List<Harvest> first = visit();
    List<Harvest> second = visit();

    List<String> expected =
        Stream.concat(ids.stream(), site.posts.keySet().stream())
            .distinct()
            .map(id -> server.address("/2023/12/post-" + id + "/"))
            .toList();
    assertThat(links(first)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(links(second)).contains(link(site.post(ids.get(0))));
    assertThat(texts(publication(second.getFirst()))).containsExactly("Chad left.");
    assertThat(second).as("little that was known comes again").hasSizeLessThan(6);
  }

  @Test
  void the_times_of_a_site_are_those_of_its_place() {
    write(120);
    visit();
    assertThat(visit()).as("what was modified last comes again, to be sure").hasSize(1);

    WordPressSite.Post edited = site.posts.values().iterator().next();
    edited.modified = MORNING.plusDays(1);

    assertThat(links(visit())).contains(link(edited)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void a_post_with_a_password_is_refused_and_the_others_are_taken() {
    write(3);
    site.posts.values().iterator().next().secret = true;

    List<Harvest> posts = visit();

    assertThat(posts).filteredOn(Harvest.Refused.class::isInstance).hasSize(1);
    assertThat(posts).filteredOn(Harvest.Found.class::isInstance).hasSize(2);
  }
}
