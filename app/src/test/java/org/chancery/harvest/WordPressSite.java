package org.chancery.harvest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A site that answers as WordPress 6 does: pages of at most a hundred, an error of its own past the
 * last one, what is embedded only where it is asked for, local times of the site, and titles, names
 * and texts as they are rendered.
 */
final class WordPressSite {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  /** A post; what is null is as it usually is. */
  static final class Post {
    final long id;
    String title;
    String content;
    LocalDateTime modified;
    long author = 7;
    long category = 3;
    boolean secret;

    Post(long id, LocalDateTime modified) {
      this.id = id;
      this.title = "Korea&#8217;s &#8220;policy&#8221; no. " + id + " &amp; <em>more</em>";
      this.content =
          "<p>Sweden opened an embassy in Pyongyang in 1975, says post&nbsp;" + id + ".</p>";
      this.modified = modified;
    }
  }

  final Map<Long, Post> posts = new TreeMap<>();

  /** A plug-in that shows nobody who writes. */
  boolean usersClosed;

  /** A plug-in for search engines, which says the author's name beside the post. */
  boolean describes;

  /** A theme's file that begins with a byte order mark, which then stands before every answer. */
  boolean marked;

  /** What happens on the server after a page of posts was sent. */
  Consumer<Integer> afterPage = page -> {};

  private final WebServer server;

  WordPressSite(WebServer server) {
    this.server = server;
    server.on("/", this::front);
    server.on("/wp-json/", "application/json", root());
    server.on("/wp-json/wp/v2/posts", this::list);
    server.on("/wp-json/wp/v2/users", this::users);
    server.on("/wp-json/wp/v2/categories", this::categories);
  }

  Post post(long id) {
    return Objects.requireNonNull(posts.get(id));
  }

  Post write(LocalDateTime modified) {
    long id = posts.isEmpty() ? 11 : posts.keySet().stream().max(Long::compare).orElseThrow() + 3;
    Post post = new Post(id, modified);
    posts.put(id, post);
    return post;
  }

  private void front(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Link", "<" + server.address("/wp-json/") + ">; rel=\"https://api.w.org/\"");
    WebServer.send(exchange, 200, "text/html; charset=UTF-8", "<title>Home</title><p>Welcome</p>");
  }

  private static String root() {
    return "{\"name\":\"Peninsula &amp;"
               + " Notes\",\"description\":\"\",\"gmt_offset\":\"9\",\"timezone_string\":\"Asia\\/Seoul\",\"namespaces\":[\"oembed\\/1.0\",\"wp\\/v2\"]}";
  }

  private void error(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    ObjectNode error = JSON.createObjectNode();
    error.put("code", code).put("message", message).putObject("data").put("status", status);
    send(exchange, status, error.toString());
  }

  private void send(HttpExchange exchange, int status, String json) throws IOException {
    WebServer.send(
        exchange, status, "application/json; charset=UTF-8", (marked ? "\uFEFF" : "") + json);
  }

  private void list(HttpExchange exchange) throws IOException {
    Map<String, String> query = WebServer.query(exchange);
    int size = Integer.parseInt(query.getOrDefault("per_page", "10"));
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    if (size < 1 || size > 100) {
      error(exchange, 400, "rest_invalid_param", "Invalid parameter(s): per_page");
      return;
    }
    Comparator<Post> order =
        query.getOrDefault("orderby", "date").equals("id")
            ? Comparator.comparingLong(post -> post.id)
            : Comparator.comparing(post -> post.modified);
    String after = query.get("modified_after");
    List<Post> wanted =
        posts.values().stream()
            .filter(post -> after == null || post.modified.isAfter(local(after)))
            .sorted(query.getOrDefault("order", "desc").equals("asc") ? order : order.reversed())
            .toList();
    int pages = (wanted.size() + size - 1) / size;
    if (page > pages && page > 1) {
      error(
          exchange,
          400,
          "rest_post_invalid_page_number",
          "The page number requested is larger than the number of pages available.");
      return;
    }
    exchange.getResponseHeaders().set("X-WP-Total", Integer.toString(wanted.size()));
    exchange.getResponseHeaders().set("X-WP-TotalPages", Integer.toString(pages));
    ArrayNode list = JSON.createArrayNode();
    List<String> embed = Arrays.asList(query.getOrDefault("_embed", "-").split(",", -1));
    wanted
        .subList(Math.min((page - 1) * size, wanted.size()), Math.min(page * size, wanted.size()))
        .forEach(post -> list.add(json(post, embed)));
    send(exchange, 200, list.toString());
    afterPage.accept(page);
  }

  /** A time without zone is one of the site. */
  private static LocalDateTime local(String time) {
    return time.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(time).atZoneSameInstant(ZONE).toLocalDateTime()
        : LocalDateTime.parse(time);
  }

  private static String universal(LocalDateTime local) {
    return local.atZone(ZONE).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime().toString();
  }

  private ObjectNode json(Post post, List<String> embed) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", post.id);
    json.put("date", "2023-12-31T08:30:00").put("date_gmt", "2023-12-30T23:30:00");
    json.put("modified", post.modified.toString()).put("modified_gmt", universal(post.modified));
    json.put("slug", "post-" + post.id).put("status", "publish").put("type", "post");
    json.put("link", server.address("/2023/12/post-" + post.id + "/"));
    json.putObject("title").put("rendered", (post.secret ? "Protected: " : "") + post.title);
    json.putObject("content")
        .put("rendered", post.secret ? "" : post.content)
        .put("protected", post.secret);
    json.put("author", post.author);
    json.putArray("categories").add(post.category);
    json.putArray("tags");
    if (describes) {
      json.putObject("yoast_head_json").put("title", "T").put("author", "Jane D&#8217;Oe");
    }
    ObjectNode embedded = JSON.createObjectNode();
    if (embed.contains("author")) {
      ObjectNode author = embedded.putArray("author").addObject();
      if (usersClosed) {
        author.put("code", "rest_user_invalid_id").put("message", "Invalid user ID.");
        author.putObject("data").put("status", 404);
      } else {
        author.put("id", post.author).put("name", "Jane D&#8217;Oe");
      }
    }
    if (embed.contains("wp:term")) {
      ArrayNode terms = embedded.putArray("wp:term");
      terms
          .addArray()
          .addObject()
          .put("id", post.category)
          .put("taxonomy", "category")
          .put("name", "Asia &amp; Cuba");
      terms.addArray();
    }
    if (!embedded.isEmpty()) {
      json.set("_embedded", embedded);
    }
    return json;
  }

  private void users(HttpExchange exchange) throws IOException {
    if (usersClosed) {
      error(exchange, 401, "rest_user_cannot_view", "Sorry, you are not allowed to list users.");
    } else {
      send(exchange, 200, "[{\"id\":7,\"name\":\"Jane D&#8217;Oe\"}]");
    }
  }

  private void categories(HttpExchange exchange) throws IOException {
    send(exchange, 200, "[{\"id\":3,\"name\":\"Asia &amp; Cuba\"}]");
  }
}
