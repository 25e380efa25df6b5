package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.harvest.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebsiteTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  /** The text holds no word that would wake the parser. */
  private static final String HOSTILE =
      """
      {"id": "hostile/1", "title": "<script>alert(1)</script>", "date": "2024-02-14", \
      "publisher": "\\"><b>", "blocks": [{"kind": "paragraph", "text": "Weather & <i>tides</i>."}]}
      """;

  private final Instruments instruments = Instruments.bundled();
  private Path folder;
  private Desk desk;
  private Website website;

  @BeforeAll
  void serve_a_desk(@TempDir Path temporary) {
    folder = temporary;
    add(HOSTILE);
    desk = Desk.open(folder, instruments, CLOCK);
    website = Website.start(desk, 0);
  }

  @AfterAll
  void stop() {
    website.close();
    desk.close();
  }

  @Test
  void the_home_page_holds_search_figures_and_a_policy_without_scripts() throws Exception {
    HttpResponse<String> home = ask("/");
    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.body()).contains("role=\"search\"").contains("1 publication</a> · 0 events");
    assertThat(home.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
  }

  @Test
  void what_a_publication_says_is_text_and_never_markup() throws Exception {
    for (String path : List.of("/publication?id=hostile%2F1", "/?q=weather", "/?q=%3Cscript%3E")) {
      assertThat(ask(path).body()).doesNotContain("<script>").doesNotContain("<i>");
    }
    assertThat(ask("/publication?id=hostile%2F1").body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("Weather &amp; &lt;i&gt;tides&lt;/i&gt;.");
    assertThat(ask("/?q=weather").body()).contains("<b>Weather</b> &amp; &lt;i&gt;");
  }

  @Test
  void states_are_named_as_people_do() throws Exception {
    assertThat(ask("/relations?a=South+Korea&b=Cuba&on=1975&known=").body())
        .contains(
            "Unknown: nothing on record says whether South Korea and Cuba had diplomatic relations"
                + " in 1975.");
    assertThat(ask("/state/KOR").body()).contains("South Korea has diplomatic relations with 0");
  }

  @Test
  void what_is_not_there_or_not_understood_is_said_so() throws Exception {
    assertThat(ask("/publication?id=none").statusCode()).isEqualTo(404);
    assertThat(ask("/publication").statusCode()).isEqualTo(404);
    assertThat(ask("/nowhere").statusCode()).isEqualTo(404);
    assertThat(ask("/nowhere").body()).contains("There is no page at this address.");
    assertThat(ask("/relations/KOR/Atlantis").statusCode()).isEqualTo(404);
    assertThat(ask("/relations/KOR/KOR").statusCode()).isEqualTo(400);
    assertThat(ask("/relations/KOR/CUB?on=tomorrow").statusCode()).isEqualTo(400);
    assertThat(ask("/?q=since:tomorrow").body()).contains("found &quot;tomorrow&quot;");
  }

  @Test
  void every_page_and_every_form_of_it_answers() throws Exception {
    for (String path :
        List.of(
            "/",
            "/brief/KOR",
            "/brief/KOR/CUB?on=1975&known=2016",
            "/search",
            "/publications",
            "/sources",
            "/authors",
            "/all-series",
            "/states",
            "/events",
            "/events?type=relations-severed",
            "/about",
            "/state/KOR?on=1975",
            "/relations/KOR/CUB?known=2016",
            "/source?name=%22%3E%3Cb%3E",
            "/robots.txt",
            "/opensearch.xml",
            "/icon.svg",
            "/chancery.js",
            "/style.css")) {
      assertThat(ask(path).statusCode()).as(path).isEqualTo(200);
    }
    for (String path :
        List.of(
            "/states", "/state/KOR", "/relations/KOR/CUB", "/publications", "/search?q=tides")) {
      for (String format : List.of("csv", "json", "atom", "feed")) {
        String form = path + (path.contains("?") ? "&" : "?") + "format=" + format;
        assertThat(ask(form).statusCode()).as(form).isEqualTo(200);
      }
    }
    assertThat(ask("/states?format=tar").statusCode()).isEqualTo(400);
    assertThat(ask("/sitemap.xml").body()).contains("/publication?id=hostile%2F1</loc>");
  }

  @Test
  void what_is_hostile_stays_text_in_every_form() throws Exception {
    assertThat(ask("/publications?format=atom").body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>");
    assertThat(ask("/publications?format=csv").body()).contains("\"\"\"><b>\"");
    for (String path :
        List.of(
            "/source?name=%22%3E%3Cb%3E",
            "/sources",
            "/publications",
            "/nowhere/%3Cscript%3E",
            "/state/%3Cscript%3E",
            "/relations?a=%3Cscript%3E&b=%3Cb%3E",
            "/events?type=%3Cb%3E",
            "/state/KOR?on=%3Cscript%3E",
            "/event/%3Cscript%3E")) {
      assertThat(ask(path).body()).as(path).doesNotContain("<script>").doesNotContain("<b>");
    }
  }

  @Test
  void a_page_that_has_not_changed_is_not_sent_again() throws Exception {
    String tag = ask("/states").headers().firstValue("ETag").orElseThrow();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> again =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + website.port() + "/states"))
                  .header("If-None-Match", tag)
                  .build(),
              BodyHandlers.ofString(UTF_8));
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }

  @Test
  void the_record_of_a_day_is_a_memento() throws Exception {
    HttpResponse<String> page = ask("/state/KOR?recorded=2026-01-31T12:00:00Z");
    assertThat(page.headers().firstValue("Memento-Datetime"))
        .hasValue("Sat, 31 Jan 2026 12:00:00 GMT");
    assertThat(ask("/state/KOR").headers().firstValue("Memento-Datetime")).isEmpty();
    for (String path :
        List.of("/brief/KOR", "/brief/KOR/CUB", "/claims", "/network", "/relations/KOR/CUB")) {
      assertThat(
              ask(path + "?recorded=2026-01-31T12:00:00Z").headers().firstValue("Memento-Datetime"))
          .as(path)
          .isPresent();
    }
  }

  @Test
  void the_record_as_it_was_is_never_taken_for_what_it_is() throws Exception {
    String now = ask("/state/KOR").body();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> then =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://localhost:" + website.port() + "/state/KOR"))
                  .header("Accept-Datetime", "Sat, 01 Jan 2000 12:00:00 GMT")
                  .build(),
              BodyHandlers.ofString(UTF_8));
      assertThat(then.headers().firstValue("Memento-Datetime"))
          .hasValue("Sat, 01 Jan 2000 12:00:00 GMT");
      assertThat(then.headers().firstValue("Vary").orElseThrow()).contains("Accept-Datetime");
      assertThat(then.body()).contains("2000-01-01T12:00:00Z").isNotEqualTo(now);
    }
    assertThat(ask("/state/KOR").body()).isEqualTo(now);
  }

  @Test
  void it_answers_to_this_machine_s_name_alone() throws IOException {
    try (Socket socket = new Socket("localhost", website.port());
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
      assertThat(in.readLine()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
  }

  @Test
  void what_another_writer_adds_is_seen_at_once() throws Exception {
    String before = ask("/health").body();
    add(HOSTILE.replace("hostile/1", "later/1").replace("Weather", "Ebb"));
    assertThat(ask("/health").body()).isNotEqualTo(before).startsWith("ok ");
    assertThat(ask("/?q=ebb").body()).contains("1 publication");
  }

  @Test
  void a_port_that_is_taken_is_named() {
    assertThatThrownBy(() -> Website.start(desk, website.port()))
        .isInstanceOf(WebException.class)
        .hasMessageContaining("port " + website.port());
  }

  private void add(String line) {
    try (Desk writing =
        Desk.openForWriting(folder, "test", Duration.ZERO, holder -> {}, instruments, CLOCK)) {
      writing.add(
          List.of(new Source.Stream("lines.jsonl", new ByteArrayInputStream(line.getBytes(UTF_8)))),
          1,
          outcome -> {},
          Advance.UNWATCHED);
    }
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + website.port() + path)).build(),
          BodyHandlers.ofString(UTF_8));
    }
  }
}
