package org.chancery.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.harvest.Fixtures.publication;
import static org.chancery.harvest.Fixtures.texts;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.chancery.publication.Publication;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Addresses of every kind, from real servers that behave well and badly. */
@Timeout(120)
class AddressTest {

  private static final Manners QUICK =
      new Manners(
          Duration.ofMillis(1),
          Duration.ofSeconds(2),
          200_000,
          3,
          Duration.ofMillis(5),
          Duration.ofSeconds(1),
          InetAddress::getAllByName);

  private final WebServer server = new WebServer();
  private final Remembered memory = new Remembered();

  @AfterEach
  void close() {
    server.close();
  }

  /** What a desk would remember between two visits. */
  private static final class Remembered implements Memory {
    private @Nullable String cursor;
    private final Map<String, Seen> seen = new HashMap<>();

    void keep(Harvest harvest) {
      if (harvest instanceof Harvest.Reached reached) {
        cursor = reached.cursor();
        if (reached.seen() != null) {
          seen.put(reached.seen().address(), reached.seen());
        }
      }
    }

    @Override
    public Optional<String> cursor() {
      return Optional.ofNullable(cursor);
    }

    @Override
    public Optional<Seen> seen(String address) {
      return Optional.ofNullable(seen.get(address));
    }
  }

  private List<Harvest> visit(String path) {
    return visit(server.address(path), true, QUICK);
  }

  /** All that came but what was only to be remembered, which is remembered. */
  private List<Harvest> visit(String address, boolean allowPrivate, Manners manners) {
    List<Harvest> harvests = new ArrayList<>();
    new Harvester(Fixtures.TODAY, 1 << 20, Allowance.USUAL, source -> memory, manners)
        .read(
            new Source.Address(URI.create(address), "CC BY 4.0", allowPrivate),
            harvest -> {
              memory.keep(harvest);
              harvests.add(harvest);
            });
    harvests.removeIf(Harvest.Reached.class::isInstance);
    return harvests;
  }

  private static String page(String title, String text) {
    return "<html><head><title>"
        + title
        + "</title></head><body><article><p>"
        + text
        + "</p></article></body></html>";
  }

  // --- a page -------------------------------------------------------------------------------

  @Test
  void takes_a_page_and_asks_the_next_time_whether_it_has_changed() {
    AtomicInteger whole = new AtomicInteger();
    server.on(
        "/a",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
          }
          whole.incrementAndGet();
          WebServer.send(
              exchange,
              200,
              "text/html; charset=utf-8",
              page("Relations", "Chad and Israel resumed relations in 2019."));
        });

    Publication page = publication(visit("/a").getFirst());

    assertThat(page.url()).isEqualTo(server.address("/a"));
    assertThat(page.rights()).isEqualTo("CC BY 4.0");
    assertThat(texts(page)).containsExactly("Chad and Israel resumed relations in 2019.");
    assertThat(visit("/a")).isEmpty();
    assertThat(whole).hasValue(1);
  }

  @Test
  void keeps_to_robots_txt() {
    server.on("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\n");
    server.on("/private/a", "text/html", page("No", "A text that nobody is to fetch."));

    assertThat(visit("/private/a").toString()).contains("robots.txt").contains("does not allow");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void waits_between_two_requests_as_long_as_robots_txt_asks() {
    server.on("/robots.txt", "text/plain", "User-agent: chancery\nCrawl-delay: 1\n");
    server.on("/a", "text/html", page("A", "A text of some words."));
    long begun = System.nanoTime();

    visit("/a");

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void asks_again_where_a_server_is_busy_and_gives_up_in_the_end() {
    AtomicInteger times = new AtomicInteger();
    server.on(
        "/busy",
        exchange -> {
          if (times.incrementAndGet() < 3) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            WebServer.send(exchange, 503, "text/plain", "later");
          } else {
            WebServer.send(exchange, 200, "text/html", page("A", "A text of some words."));
          }
        });
    server.on("/broken", exchange -> WebServer.send(exchange, 500, "text/plain", "no"));
    server.on(
        "/tomorrow",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "86400");
          WebServer.send(exchange, 429, "text/plain", "later");
        });

    assertThat(visit("/busy")).singleElement().isInstanceOf(Harvest.Found.class);
    assertThat(visit("/broken").toString()).contains("the server answered 500");
    assertThat(visit("/tomorrow").toString()).contains("asks to come again in 86400 seconds");
    assertThat(server.asked())
        .containsExactly("/busy", "/busy", "/busy", "/broken", "/broken", "/broken", "/tomorrow");
  }

  @Test
  void follows_redirects_but_not_for_ever() {
    server.on("/from", exchange -> redirect(exchange, "/to"));
    server.on("/to", "text/html", page("A", "A text of some words."));
    server.on("/round", exchange -> redirect(exchange, "/round"));

    assertThat(publication(visit("/from").getFirst()).url()).isEqualTo(server.address("/to"));
    assertThat(visit("/round").toString()).contains("more than 8 redirects");
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  // --- what must not be ---------------------------------------------------------------------

  @Test
  void asks_no_private_machine_by_whatever_name() throws IOException {
    server.on("/a", "text/html", page("A", "A text of some words."));
    Manners pointing = named(host -> new InetAddress[] {InetAddress.getByName("169.254.169.254")});

    assertThat(visit(server.address("/a"), false, QUICK).toString())
        .contains("no address of the public network");
    assertThat(
            visit(server.address("/a").replace("localhost", "127.0.0.1"), false, QUICK).toString())
        .contains("no address of the public network");
    assertThat(
            visit(server.address("/a").replace("localhost", "[::ffff:127.0.0.1]"), false, QUICK)
                .toString())
        .contains("no address of the public network");
    assertThat(visit("http://metadata.example.org/", false, pointing).toString())
        .contains("169.254.169.254");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void follows_no_redirect_to_a_private_machine() {
    server.on("/secret", "text/html", page("A", "A secret of this machine."));
    server.on(
        "/out",
        exchange ->
            redirect(exchange, server.address("/secret").replace("localhost", "127.0.0.1")));

    assertThat(visitAsPublic("/out").toString())
        .contains("127.0.0.1, which is no address of the public network");
    assertThat(server.asked()).containsExactly("/out");
  }

  /** The connection goes to the address that was judged: the name is resolved once for it. */
  @Test
  void connects_to_the_address_that_was_judged() {
    server.on("/a", "text/html", page("A", "A text of some words."));
    AtomicInteger asked = new AtomicInteger();
    Manners rebinding =
        named(host -> {
          // The first answer for each connection is what it connects to; a second would be private.
          return asked.incrementAndGet() == 1
              ? new InetAddress[] {InetAddress.getByName("192.88.98.1")}
              : InetAddress.getAllByName("127.0.0.1");
        });
    Manners patient =
        new Manners(
            rebinding.delay(),
            Duration.ofMillis(300),
            rebinding.limit(),
            1,
            rebinding.backoff(),
            rebinding.longestWait(),
            rebinding.names());

    assertThat(
            visit(server.address("/a").replace("localhost", "rebind.example.org"), false, patient))
        .hasSize(1);
    assertThat(server.asked()).isEmpty();
  }

  private static Manners named(Guard.Names names) {
    return new Manners(
        QUICK.delay(),
        QUICK.patience(),
        QUICK.limit(),
        QUICK.attempts(),
        QUICK.backoff(),
        QUICK.longestWait(),
        names);
  }

  /** As if the name of the server were one of the public network; any other host is judged. */
  private List<Harvest> visitAsPublic(String path) {
    Guard.Names names =
        host -> {
          if (host.equals("public.example.org")) {
            return InetAddress.getAllByName("localhost");
          }
          throw new Guard.ForbiddenException(
              host + " is 127.0.0.1, which is no address of the public network");
        };
    return visit(
        server.address(path).replace("localhost", "public.example.org"), true, named(names));
  }

  @Test
  void stops_at_an_answer_without_end() {
    server.on(
        "/endless",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          byte[] some = "<p>word word word word</p>".repeat(400).getBytes(StandardCharsets.UTF_8);
          while (true) {
            out.write(some);
          }
        });

    assertThat(visit("/endless").toString()).contains("more than 200000 bytes");
  }

  @Test
  void stops_at_an_answer_that_unpacks_without_measure() {
    server.on(
        "/bomb",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, 0);
          try (GZIPOutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
            out.write(new byte[50_000_000]);
          }
        });

    assertThat(visit("/bomb").toString()).contains("more than 200000 bytes");
  }

  @Test
  void waits_no_longer_than_its_patience_for_a_byte_now_and_then() {
    Manners short1 =
        new Manners(
            QUICK.delay(),
            Duration.ofMillis(600),
            QUICK.limit(),
            1,
            QUICK.backoff(),
            QUICK.longestWait(),
            QUICK.names());
    server.on(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            pause(100);
          }
        });
    server.on("/silent", exchange -> pause(5_000));
    long begun = System.nanoTime();

    assertThat(visit(server.address("/slow"), true, short1).toString()).contains("attempt");
    assertThat(visit(server.address("/silent"), true, short1).toString()).contains("attempt");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void says_that_an_answer_was_cut_off() {
    server.on(
        "/cut",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("<p>Half a".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });

    assertThat(visit("/cut").toString()).contains("after 3 attempts");
  }

  // --- a feed -------------------------------------------------------------------------------

  private static String feed(String... items) {
    return "<?xml version=\"1.0\"?><rss version=\"2.0\""
        + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Peninsula"
        + " Notes</title>"
        + String.join("", items)
        + "</channel></rss>";
  }

  private String item(String path, String date, String content) {
    return "<item><title>"
        + path
        + "</title><link>"
        + server.address(path)
        + "</link><pubDate>"
        + date
        + "</pubDate><category>Cuba</category><author>jane@example.org (Jane"
        + " Doe)</author><description>Teaser.</description><content:encoded><![CDATA["
        + content
        + "]]></content:encoded></item>";
  }

  @Test
  void takes_the_pages_behind_a_feed_once() {
    String whole =
        "<p>"
            + "The two states established relations in New York on that day. ".repeat(30)
            + "</p>";
    List<String> items = new ArrayList<>();
    items.add(item("/one", "Wed, 14 Feb 2024 12:00:00 GMT", "<p>Short.</p>"));
    items.add(item("/two", "Thu, 15 Feb 2024 12:00:00 GMT", whole));
    server.on(
        "/feed",
        exchange ->
            WebServer.send(
                exchange, 200, "application/rss+xml", feed(items.toArray(String[]::new))));
    server.on("/one", "text/html", page("One", "South Korea and Cuba established relations."));

    List<Harvest> first = visit("/feed");
    List<Harvest> second = visit("/feed");
    items.add(item("/three", "Fri, 16 Feb 2024 12:00:00 GMT", whole));
    List<Harvest> third = visit("/feed");

    assertThat(first).hasSize(2);
    Publication page = publication(first.getFirst());
    assertThat(texts(page)).containsExactly("South Korea and Cuba established relations.");
    assertThat(page.authors()).containsExactly("Jane Doe");
    assertThat(page.series()).isEqualTo("Cuba");
    assertThat(page.date()).isEqualTo(PartialDate.parse("2024-02-14"));
    assertThat(publication(first.get(1)).url()).isEqualTo(server.address("/two"));
    assertThat(second).isEmpty();
    assertThat(third)
        .singleElement()
        .satisfies(one -> assertThat(publication(one).title()).isEqualTo("/three"));
    assertThat(server.asked()).containsExactly("/feed", "/one", "/feed", "/feed");
  }

  @Test
  void takes_the_feed_that_a_front_page_names() {
    server.on(
        "/",
        "text/html",
        "<html><head><link rel='alternate' type='application/rss+xml'"
            + " href='/feed'></head><body>Welcome</body></html>");
    server.on(
        "/feed",
        "application/rss+xml",
        feed(
            item(
                "/two", "Thu, 15 Feb 2024 12:00:00 GMT", "<p>" + "A text. ".repeat(200) + "</p>")));

    assertThat(visit("/")).singleElement().isInstanceOf(Harvest.Found.class);
  }

  // --- a sitemap ----------------------------------------------------------------------------

  @Test
  void takes_the_pages_of_an_index_of_sitemaps_and_goes_on_where_it_ended() throws IOException {
    server.on(
        "/sitemap.xml",
        "application/xml",
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>"
            + server.address("/map.xml.gz")
            + "</loc></sitemap></sitemapindex>");
    String map =
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
            + IntStream.range(0, 5)
                .mapToObj(i ->
                    "<url><loc>"
                        + server.address("/p" + i)
                        + "</loc><lastmod>2024-01-0"
                        + (i + 1)
                        + "</lastmod></url>")
                .collect(Collectors.joining())
            + "</urlset>";
    server.on(
        "/map.xml.gz",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/gzip");
          exchange.sendResponseHeaders(200, 0);
          try (GZIPOutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
            out.write(map.getBytes(StandardCharsets.UTF_8));
          }
        });
    for (int i = 0; i < 5; i++) {
      server.on("/p" + i, "text/html", page("P" + i, "A text of some words about page " + i + "."));
    }
    AtomicInteger count = new AtomicInteger();
    boolean broken = false;
    try {
      new Harvester(Fixtures.TODAY, 1 << 20, Allowance.USUAL, source -> memory, QUICK)
          .read(
              new Source.Address(URI.create(server.address("/sitemap.xml")), null, true),
              harvest -> {
                memory.keep(harvest);
                if (harvest instanceof Harvest.Reached && count.incrementAndGet() == 2) {
                  throw new IllegalStateException("killed");
                }
              });
    } catch (IllegalStateException killed) {
      broken = true;
    }
    assertThat(broken).isTrue();
    server.forget();

    assertThat(visit("/sitemap.xml")).hasSize(3);
    assertThat(server.asked()).containsExactly("/sitemap.xml", "/map.xml.gz", "/p2", "/p3", "/p4");
    server.forget();
    assertThat(visit("/sitemap.xml")).isEmpty();
    assertThat(server.asked()).containsExactly("/sitemap.xml", "/map.xml.gz");
  }

  // --- WordPress ----------------------------------------------------------------------------

  /** A site with its posts, which can be modified. */
  private final class Blog {
    final List<String> modified = new ArrayList<>();
    boolean embeds = true;

    Blog(int posts) {
      for (int i = 0; i < posts; i++) {
        modified.add("2024-01-01T00:00:%02d".formatted(i % 60));
      }
      server.on(
          "/",
          "text/html",
          "<html><head><link rel=\"https://api.w.org/\" href=\""
              + server.address("/wp-json/")
              + "\"></head><body>Welcome</body></html>");
      server.on(
          "/wp-json/",
          "application/json",
          "{\"name\":\"Peninsula &amp; Notes\",\"namespaces\":[\"wp/v2\"]}");
      server.on("/wp-json/wp/v2/posts", this::posts);
      server.on("/wp-json/wp/v2/users", "application/json", "[{\"id\":7,\"name\":\"Jane Doe\"}]");
      server.on(
          "/wp-json/wp/v2/categories",
          "application/json",
          "[{\"id\":3,\"name\":\"Asia &amp; Cuba\"}]");
    }

    private void posts(HttpExchange exchange) throws IOException {
      Map<String, String> query = WebServer.query(exchange);
      String after = query.getOrDefault("modified_after", "");
      List<Integer> wanted =
          IntStream.range(0, modified.size())
              .filter(i -> modified.get(i).compareTo(after) > 0)
              .boxed()
              .toList();
      int page = Integer.parseInt(query.getOrDefault("page", "1"));
      int from = (page - 1) * 100;
      if (from >= wanted.size() && page > 1) {
        WebServer.send(
            exchange, 400, "application/json", "{\"code\":\"rest_post_invalid_page_number\"}");
        return;
      }
      exchange.getResponseHeaders().set("X-WP-Total", Integer.toString(wanted.size()));
      exchange
          .getResponseHeaders()
          .set("X-WP-TotalPages", Integer.toString((wanted.size() + 99) / 100));
      WebServer.send(
          exchange,
          200,
          "application/json",
          wanted
              .subList(Math.min(from, wanted.size()), Math.min(wanted.size(), from + 100))
              .stream()
              .map(this::post)
              .collect(Collectors.joining(",", "[", "]")));
    }

    private String post(int i) {
      String embedded =
          embeds
              ? ",\"_embedded\":{\"author\":[{\"name\":\"Jane"
                  + " Doe\"}],\"wp:term\":[[{\"taxonomy\":\"category\",\"name\":\"Asia &amp;"
                  + " Cuba\"}]]}"
              : "";
      return ("{\"id\":%d,\"date\":\"2024-01-01T08:00:00\",\"modified\":\"%s\",\"modified_gmt\":\"%s\",\"link\":\"%s\",\"author\":7,\"categories\":[3],\"title\":{\"rendered\":\"Post"
                  + " &#8220;%d&#8221;\"},\"content\":{\"rendered\":\"<p>Text of post %d, of"
                  + " %s.</p>\"}%s}")
          .formatted(
              i,
              modified.get(i),
              modified.get(i),
              server.address("/post-" + i),
              i,
              i,
              modified.get(i),
              embedded);
    }
  }

  @Test
  void takes_all_posts_of_a_wordpress_site_and_later_those_that_changed() {
    Blog blog = new Blog(250);

    List<Harvest> first = visit("/");
    blog.modified.set(4, "2024-02-02T00:00:00");
    blog.modified.add("2024-02-03T00:00:00");
    List<Harvest> second = visit("/");

    assertThat(first).hasSize(250).allMatch(Harvest.Found.class::isInstance);
    Publication post = publication(first.getFirst());
    assertThat(post.title()).isEqualTo("Post “0”");
    assertThat(post.publisher()).isEqualTo("Peninsula & Notes");
    assertThat(post.authors()).containsExactly("Jane Doe");
    assertThat(post.series()).isEqualTo("Asia & Cuba");
    assertThat(post.url()).isEqualTo(server.address("/post-0"));
    assertThat(post.date()).isEqualTo(PartialDate.parse("2024-01-01"));
    assertThat(new String(((Harvest.Found) first.getFirst()).original(), StandardCharsets.UTF_8))
        .startsWith("{\"id\":0,")
        .endsWith("}");
    assertThat(second)
        .extracting(harvest -> publication(harvest).url())
        .contains(server.address("/post-4"), server.address("/post-250"));
    assertThat(second.size()).isLessThan(10);
  }

  @Test
  void asks_for_the_names_of_authors_and_categories_where_a_site_gives_numbers() {
    new Blog(3).embeds = false;

    Publication post = publication(visit("/wp-json/wp/v2/posts").getFirst());

    assertThat(post.authors()).containsExactly("Jane Doe");
    assertThat(post.series()).isEqualTo("Asia & Cuba");
  }

  @Test
  void goes_on_with_the_page_of_posts_at_which_it_was_broken_off() {
    new Blog(250);
    AtomicInteger count = new AtomicInteger();
    try {
      new Harvester(Fixtures.TODAY, 1 << 20, Allowance.USUAL, source -> memory, QUICK)
          .read(
              new Source.Address(URI.create(server.address("/")), null, true),
              harvest -> {
                memory.keep(harvest);
                if (count.incrementAndGet() == 150) {
                  throw new IllegalStateException("killed");
                }
              });
    } catch (IllegalStateException killed) {
      assertThat(killed).hasMessage("killed");
    }

    assertThat(visit("/")).hasSize(150);
  }

  // --- OAI-PMH ------------------------------------------------------------------------------

  @Test
  void takes_the_records_of_a_repository_by_its_tokens_and_notes_what_was_deleted() {
    server.on(
        "/oai",
        exchange -> {
          Map<String, String> query = WebServer.query(exchange);
          String verb = query.getOrDefault("verb", "");
          String answer =
              switch (verb) {
                case "Identify" ->
                    "<Identify><repositoryName>Papers</repositoryName><granularity>YYYY-MM-DD</granularity></Identify>";
                case "ListRecords" -> list(query);
                default -> "<error code=\"badVerb\">No verb</error>";
              };
          WebServer.send(
              exchange,
              200,
              "text/xml",
              "<?xml version=\"1.0\"?><OAI-PMH"
                  + " xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2024-05-01T10:00:00Z</responseDate>"
                  + answer
                  + "</OAI-PMH>");
        });

    List<Harvest> first = visit("/oai");

    assertThat(first).hasSize(3);
    Publication record = publication(first.getFirst());
    assertThat(record.id().value()).isEqualTo("oai:example.org:1");
    assertThat(record.authors()).containsExactly("Robert King");
    assertThat(record.publisher()).isEqualTo("Papers");
    assertThat(record.rights()).isEqualTo("CC0");
    assertThat(record.date()).isEqualTo(PartialDate.parse("1975"));
    assertThat(texts(record)).containsExactly("Sweden opened an embassy in Pyongyang.");
    assertThat(first.get(1)).isInstanceOf(Harvest.Withdrawn.class);
    assertThat(publication(first.get(2)).title()).isEqualTo("Second part");
    server.forget();
    assertThat(visit("/oai")).isEmpty();
    assertThat(server.asked())
        .anyMatch(asked -> asked.contains("from=2024-05-01") && !asked.contains("T10"));
  }

  private static String list(Map<String, String> query) {
    if (query.containsKey("from")) {
      return "<error code=\"noRecordsMatch\">none</error>";
    }
    if (query.containsKey("resumptionToken")) {
      return "<ListRecords>" + record("3", "Second part") + "<resumptionToken/></ListRecords>";
    }
    return "<ListRecords>"
        + record("1", "First")
        + "<record><header"
        + " status=\"deleted\"><identifier>oai:example.org:2</identifier></header></record><resumptionToken>a"
        + " b|2</resumptionToken></ListRecords>";
  }

  private static String record(String id, String title) {
    return "<record><header><identifier>oai:example.org:"
        + id
        + "</identifier></header><metadata><oai_dc:dc xmlns:oai_dc=\"x\" xmlns:dc=\"y\"><dc:title>"
        + title
        + "</dc:title><dc:creator>King,"
        + " Robert</dc:creator><dc:date>1975</dc:date><dc:rights>CC0</dc:rights><dc:identifier>https://example.org/"
        + id
        + "</dc:identifier><dc:description>Sweden opened an embassy in"
        + " Pyongyang.</dc:description></oai_dc:dc></metadata></record>";
  }
}
