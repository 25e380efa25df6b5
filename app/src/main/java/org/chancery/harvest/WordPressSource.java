package org.chancery.harvest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * The posts of a WordPress site, by its interface: a hundred a page, in the order in which they
 * were written, and on later visits only what was modified after the last post of the visit before.
 *
 * <p>In the order of their numbers, because a post that is modified meanwhile stays in its place
 * there; where posts are deleted meanwhile, which moves the rest up, the page is asked for again.
 */
final class WordPressSource {

  static final String KIND = "wordpress";
  static final String MEDIA_TYPE = "application/json";

  private static final int A_PAGE = 100;
  private static final int MOST_PAGES = 100_000;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Journey journey;
  private final String root;
  private final Map<Long, String> users = new HashMap<>();
  private final Map<Long, String> categories = new HashMap<>();
  private final Set<Long> taken = new HashSet<>();
  private @Nullable String siteName;

  private WordPressSource(Journey journey, String root) {
    this.journey = journey;
    this.root = root;
  }

  /**
   * Where a visit stands.
   *
   * @param after posts modified before are known; empty for a first visit
   * @param page the next to be asked for
   * @param newest when the post was modified that was modified last, of those seen in this visit
   * @param began when this visit began, by the clock of the server; empty where it did not say
   */
  private record Cursor(String after, int page, String newest, String began) {

    static Cursor read(Optional<String> kept) {
      String[] parts = kept.orElse("").split("\\|", -1);
      return parts.length == 4 && parts[1].matches("\\d{1,6}")
          ? new Cursor(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3])
          : new Cursor("", 1, "", "");
    }

    String kept() {
      return after + "|" + page + "|" + newest + "|" + began;
    }

    Cursor at(int next, String newestThere) {
      return new Cursor(after, next, newestThere, began);
    }

    /**
     * At the end of a visit: the next one asks for what was modified in the second of the newest
     * post or later, since another may have been modified within that second.
     */
    Cursor ended() {
      return newest.isEmpty()
          ? new Cursor(after, 1, "", "")
          : new Cursor(LocalDateTime.parse(newest).minusSeconds(1).format(SECONDS), 1, "", "");
    }
  }

  /**
   * Visits all posts that are new or changed.
   *
   * @param root of the interface, such as {@code https://example.org/wp-json/}
   */
  static void read(Journey journey, String root) throws FetchException {
    new WordPressSource(journey, root).posts();
  }

  private void posts() throws FetchException {
    siteName = siteName();
    Cursor cursor = Cursor.read(journey.memory().cursor());
    long total = Long.MAX_VALUE;
    while (cursor.page() <= MOST_PAGES && !Journey.isInterrupted()) {
      Answer answer = page(cursor);
      if (answer.bytes().length == 0) {
        break;
      }
      if (cursor.began().isEmpty()) {
        cursor = new Cursor(cursor.after(), cursor.page(), cursor.newest(), began(answer));
      }
      long now = number(answer, "x-wp-total", total);
      if (now < total && total != Long.MAX_VALUE && cursor.page() > 1) {
        total = now;
        cursor = cursor.at(cursor.page() - 1, cursor.newest());
        continue;
      }
      total = now;
      List<Post> posts = split(answer);
      String newest = cursor.newest();
      load(posts);
      for (Post post : posts) {
        newest = later(newest, post.json(), cursor.began());
        if (taken.add(post.json().path("id").asLong())) {
          post(post);
        }
      }
      long pages =
          number(answer, "x-wp-totalpages", posts.size() < A_PAGE ? cursor.page() : Long.MAX_VALUE);
      cursor = cursor.at(cursor.page() + 1, newest);
      if (posts.isEmpty() || cursor.page() > pages) {
        break;
      }
      journey.reached(KIND, cursor.kept(), null);
    }
    journey.reached(KIND, cursor.ended().kept(), null);
  }

  /** The page asked for; an empty answer where there is none of that number any more. */
  private Answer page(Cursor cursor) throws FetchException {
    String after =
        cursor.after().isEmpty()
            ? ""
            : "&modified_after=" + URLEncoder.encode(cursor.after(), StandardCharsets.UTF_8);
    URI address =
        endpoint(
            "posts",
            "per_page="
                + A_PAGE
                + "&page="
                + cursor.page()
                + "&orderby=id&order=asc&_embed=author,wp:term"
                + after);
    try {
      return journey.fetcher().fetch(address);
    } catch (FetchException failure) {
      if (failure.status() == 400 && cursor.page() > 1) {
        return new Answer(address, 200, new byte[0], Map.of());
      }
      throw failure;
    }
  }

  private URI endpoint(String what, String query) {
    String between = root.contains("?") ? "&" : "?";
    return URI.create(root + (root.endsWith("/") ? "" : "/") + "wp/v2/" + what + between + query);
  }

  private @Nullable String siteName() {
    try {
      JsonNode site = JSON.readTree(journey.fetcher().fetch(URI.create(root)).bytes());
      String name = plain(site.path("name").asText(""));
      return name.isEmpty() ? null : name;
    } catch (FetchException | IOException closed) {
      // Some sites close the root of the interface and leave the posts open.
      return null;
    }
  }

  private static String began(Answer answer) {
    try {
      return answer
          .header("date")
          .map(date ->
              ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                  .withZoneSameInstant(ZoneOffset.UTC)
                  .toLocalDateTime()
                  .toString())
          .orElse("");
    } catch (DateTimeException odd) {
      return "";
    }
  }

  private static long number(Answer answer, String header, long otherwise) {
    String value = answer.header(header).orElse("").strip();
    return value.matches("\\d{1,12}") ? Long.parseLong(value) : otherwise;
  }

  /**
   * What the next visit goes on from. A post modified after this visit began does not count: of
   * those modified meanwhile, some are not seen in this visit.
   */
  private static String later(String newest, JsonNode post, String began) {
    String universal = post.path("modified_gmt").asText("");
    String local = post.path("modified").asText(universal);
    try {
      LocalDateTime.parse(local);
      boolean meanwhile =
          !began.isEmpty()
              && !universal.isEmpty()
              && LocalDateTime.parse(universal).isAfter(LocalDateTime.parse(began));
      return meanwhile || local.compareTo(newest) <= 0 ? newest : local;
    } catch (DateTimeException odd) {
      return newest;
    }
  }

  // ---- one post ----

  /**
   * A post with the bytes that it came in.
   *
   * @param bytes the part of the answer that is this post
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Post(JsonNode json, byte[] bytes) {}

  private List<Post> split(Answer answer) throws FetchException {
    byte[] bytes = answer.bytes();
    List<Post> posts = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new FetchException("JSON without a list was found, a list of posts was expected");
      }
      while (json.nextToken() == JsonToken.START_OBJECT) {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int to = (int) json.currentLocation().getByteOffset();
        byte[] one = Arrays.copyOfRange(bytes, from, to);
        posts.add(new Post(JSON.readTree(one), one));
      }
    } catch (IOException broken) {
      throw new FetchException("JSON that breaks off was found, a list of posts was expected");
    }
    return posts;
  }

  private void post(Post post) {
    JsonNode json = post.json();
    String link = json.path("link").asText("");
    String origin = link.isEmpty() ? journey.source() + "#" + json.path("id").asText("?") : link;
    if (json.path("content").path("protected").asBoolean(false)) {
      journey.refused(origin, "a post with a password was found, one without was expected");
      return;
    }
    Head head = new Head();
    head.title = orNull(plain(json.path("title").path("rendered").asText("")));
    head.url = Identity.address(link).orElse(null);
    head.date = DateReader.read(json.path("date").asText("")).orElse(null);
    head.publisher = siteName;
    head.authors = authors(json);
    head.series = series(json);
    if (head.url == null) {
      head.id =
          Identity.given(URI.create(root).getHost() + "/" + json.path("id").asText()).orElse(null);
    }
    String content = json.path("content").path("rendered").asText("");
    Received document = new Received(origin, post.bytes(), null, journey.today(), head.url, null);
    try {
      journey
          .consumer()
          .accept(head.publication(document, MEDIA_TYPE, PageBody.ofFragment(content, head.title)));
    } catch (RefusedException e) {
      journey.refused(origin, e.reason());
    }
  }

  private List<String> authors(JsonNode post) {
    List<String> names = new ArrayList<>();
    for (JsonNode author : post.path("_embedded").path("author")) {
      names.add(plain(author.path("name").asText("")));
    }
    if (names.stream().allMatch(String::isEmpty)) {
      names.clear();
      names.add(users.getOrDefault(post.path("author").asLong(), ""));
    }
    if (names.stream().allMatch(String::isEmpty)) {
      // Where the list of users is closed, a plug-in for search engines may say who wrote it.
      names.add(plain(post.path("yoast_head_json").path("author").asText("")));
    }
    return names.stream().flatMap(name -> Names.list(name).stream()).distinct().toList();
  }

  /** The first category that says something. */
  private @Nullable String series(JsonNode post) {
    List<String> names = new ArrayList<>();
    for (JsonNode taxonomy : post.path("_embedded").path("wp:term")) {
      for (JsonNode term : taxonomy) {
        if (term.path("taxonomy").asText("").equals("category")) {
          names.add(plain(term.path("name").asText("")));
        }
      }
    }
    if (names.isEmpty()) {
      for (JsonNode category : post.path("categories")) {
        names.add(categories.getOrDefault(category.asLong(), ""));
      }
    }
    return names.stream()
        .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase("uncategorized"))
        .findFirst()
        .orElse(null);
  }

  /** Asks for the names of authors and categories that the posts give by number only. */
  private void load(List<Post> posts) {
    Set<Long> unknownUsers = new HashSet<>();
    Set<Long> unknownCategories = new HashSet<>();
    for (Post post : posts) {
      JsonNode embedded = post.json().path("_embedded");
      if (embedded.path("author").isEmpty() && post.json().path("author").asLong() > 0) {
        unknownUsers.add(post.json().path("author").asLong());
      }
      if (embedded.path("wp:term").isEmpty()) {
        post.json()
            .path("categories")
            .forEach(category -> unknownCategories.add(category.asLong()));
      }
    }
    load("users", users, unknownUsers);
    load("categories", categories, unknownCategories);
  }

  private void load(String what, Map<Long, String> names, Set<Long> wanted) {
    wanted.removeAll(names.keySet());
    List<Long> numbers = wanted.stream().sorted().toList();
    for (int from = 0; from < numbers.size(); from += A_PAGE) {
      List<Long> some = numbers.subList(from, Math.min(numbers.size(), from + A_PAGE));
      some.forEach(number -> names.put(number, ""));
      String include = some.stream().map(String::valueOf).collect(Collectors.joining(","));
      try {
        JsonNode list =
            JSON.readTree(
                journey
                    .fetcher()
                    .fetch(endpoint(what, "per_page=" + A_PAGE + "&include=" + include))
                    .bytes());
        list.forEach(one -> names.put(one.path("id").asLong(), plain(one.path("name").asText(""))));
      } catch (FetchException | IOException closed) {
        // Many sites close the list of users; their posts are without authors then.
      }
    }
  }

  private static String plain(String html) {
    return Hygiene.line(Jsoup.parse(html).text());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
