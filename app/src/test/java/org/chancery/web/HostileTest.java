package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chancery.access.Role;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.ledger.Evidence;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A publication whose every field is hostile, on every page and in every other form: nothing of it
 * is ever markup. What a browser makes of the same pages, {@link HostileBrowserTest} sees.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  private static final String PASSWORD = "correct horse battery";

  private static final Set<String> ADDRESSES =
      Set.of("href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcdoc");

  private final ObjectMapper mapper = new ObjectMapper();
  private Desk desk;
  private Website website;
  private Visitor visitor;
  private long event;

  @BeforeAll
  void serve_a_hostile_publication(@TempDir Path folder) throws Exception {
    Instruments instruments = Instruments.bundled();
    try (Desk writing =
        Desk.openForWriting(folder, "test", Duration.ZERO, holder -> {}, instruments, CLOCK)) {
      writing.add(List.of(Hostile.source()), 1, outcome -> {}, Advance.UNWATCHED);
    }
    desk = Desk.open(folder, instruments, CLOCK);
    desk.users().add("Ada", Role.ADMINISTRATOR, PASSWORD);
    website = Website.start(desk, 0);
    visitor = new Visitor(website.port());
    event = desk.evidenceAfter(0, 100).stream().map(Evidence::id).findFirst().orElseThrow();
  }

  @AfterAll
  void stop() {
    website.close();
    desk.close();
  }

  @Test
  void no_page_holds_markup_that_this_program_did_not_make() throws Exception {
    List<String> shown = new ArrayList<>();
    for (String path : Hostile.pages(event)) {
      String body = visitor.open(path).body();
      check(path, body);
      if (body.contains("struck(")) {
        shown.add(path);
      }
    }
    assertThat(shown).as("the payloads came through as text").hasSizeGreaterThan(20);
  }

  @Test
  void the_pages_of_editors_hold_none_either() throws Exception {
    Visitor ada = new Visitor(website.port());
    ada.signIn("Ada", PASSWORD, "/review");
    assertThat(
            ada.send(
                    "/review",
                    Map.of(
                        "form-token", ada.formToken("/rulings"),
                        "decision", "accept",
                        "event", Long.toString(event),
                        "why", Hostile.payload("why")))
                .statusCode())
        .isEqualTo(303);
    Map<String, String> grade = new HashMap<>();
    grade.put("form-token", ada.formToken("/grades"));
    grade.put("publisher", Hostile.payload("publisher"));
    grade.put("grade", "E");
    grade.put("why", Hostile.payload("why"));
    assertThat(ada.send("/grade", grade).statusCode()).isEqualTo(303);
    for (String path :
        List.of(
            "/review",
            "/review?kind=" + Hostile.encoded(Hostile.payload("typed")),
            "/review?kind=readings",
            "/review?kind=duplicates",
            "/review?ruled=1",
            "/review/event/" + event,
            "/rulings",
            "/grades",
            "/grade?publisher=" + Hostile.encoded(Hostile.payload("publisher")) + "&graded=1",
            "/grade?publication=" + Hostile.encoded(Hostile.ID),
            "/grade?publisher=" + Hostile.encoded(Hostile.payload("typed")),
            "/grade?event=" + event,
            "/log",
            "/sources",
            "/event/" + event)) {
      check(path, ada.open(path).body());
    }
    assertThat(ada.open("/grades").body()).contains("struck(&#39;publisher&#39;)");
    assertThat(ada.open("/log").body()).contains("struck(&#39;why&#39;)");
  }

  /** Scripts are this site's file or data; no attribute is a script, no address leads elsewhere. */
  private void check(String path, String body) throws Exception {
    Document page = Jsoup.parse(body);
    assertThat(page.select("iframe, object, embed, img, base, applet, frame, meta[http-equiv]"))
        .as(path)
        .isEmpty();
    for (Element script : page.select("script")) {
      if (script.attr("type").equals("application/ld+json")) {
        assertThat(mapper.readTree(script.data()).isObject()).as(path).isTrue();
      } else {
        assertThat(script.attr("src")).as(path).isEqualTo("/chancery.js");
        assertThat(script.data()).as(path).isEmpty();
      }
    }
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        assertThat(name).as(path + ": " + element.tagName()).doesNotStartWith("on");
        assertThat(name).as(path).isNotEqualTo("style").matches("[a-z0-9:_-]+|viewBox|[a-zA-Z-]+");
        if (ADDRESSES.contains(name)) {
          assertThat(attribute.getValue()).as(path + " " + element).matches("(?s)(?:/(?!/)|#).*");
        }
      }
    }
  }

  @Test
  void feeds_and_files_hold_the_same_words_as_text() throws Exception {
    String title = Hostile.payload("title");
    for (String path :
        List.of(
            "/publications",
            "/source?name=" + Hostile.encoded(Hostile.payload("publisher")),
            "/series?name=" + Hostile.encoded(Hostile.payload("series")),
            "/author?name=" + Hostile.encoded(Hostile.payload("author")),
            "/search?q=Chad")) {
      JsonNode feed = mapper.readTree(visitor.open(path + mark(path) + "format=feed").body());
      assertThat(feed.at("/items/0/title").asText()).as(path).isEqualTo(title);
      assertThat(feed.at("/items/0/url").asText()).startsWith("http://localhost:");
      JsonNode list = mapper.readTree(visitor.open(path + mark(path) + "format=json").body());
      assertThat(list.at("/items/0/title").asText()).as(path).isEqualTo(title);
      org.w3c.dom.Document atom = xml(visitor.open(path + mark(path) + "format=atom").body());
      assertThat(atom.getElementsByTagName("entry").item(0).getFirstChild().getTextContent())
          .as(path)
          .isEqualTo(title);
      assertThat(atom.getElementsByTagName("script").getLength()).isZero();
      for (int i = 0; i < atom.getElementsByTagName("link").getLength(); i++) {
        assertThat(
                atom.getElementsByTagName("link")
                    .item(i)
                    .getAttributes()
                    .getNamedItem("href")
                    .getTextContent())
            .startsWith("http://localhost:");
      }
    }
    for (String path :
        List.of("/event/" + event, "/events", "/state/TCD", "/relations/TCD/PER", "/claims")) {
      xml(visitor.open(path + mark(path) + "format=atom").body());
      mapper.readTree(visitor.open(path + mark(path) + "format=feed").body());
      mapper.readTree(visitor.open(path + mark(path) + "format=json").body());
    }
    xml(visitor.open("/sitemap.xml").body());
  }

  @Test
  void a_file_to_keep_is_named_without_the_words_of_a_publication_breaking_the_header()
      throws Exception {
    Visitor.Answer file =
        visitor.open("/source?format=csv&name=" + Hostile.encoded(Hostile.payload("publisher")));
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"[a-z0-9-]+\\.csv\"");
  }

  @Test
  void what_reference_managers_read_is_the_fields_as_text() throws Exception {
    Document page =
        Jsoup.parse(visitor.open("/publication?id=" + Hostile.encoded(Hostile.ID)).body());
    assertThat(page.select("meta[name=citation_title]").attr("content"))
        .isEqualTo(Hostile.payload("title"));
    assertThat(page.select("meta[name=citation_author]").eachAttr("content"))
        .contains(Hostile.payload("author"));
    String linked =
        page.select("script[type=application/ld+json]").stream()
            .map(Element::data)
            .findFirst()
            .orElseThrow();
    assertThat(mapper.readTree(linked).toString()).contains("struck('title')");
    assertThat(linked).doesNotContain("</script").doesNotContain("<!--");
  }

  @Test
  void an_api_that_is_opened_in_a_browser_shows_no_page() throws Exception {
    for (String path :
        List.of(
            "/api/v1/publication?id=" + Hostile.encoded(Hostile.ID),
            "/api/v1/search?q=Chad",
            "/api/v1/publications",
            "/api/v1/states/" + Hostile.encoded(Hostile.payload("typed")),
            "/api/v1/nowhere/" + Hostile.encoded("<script>"))) {
      Visitor.Answer answer = visitor.open(path);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .as(path)
          .matches("application/(?:problem\\+)?json.*");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      mapper.readTree(answer.body());
    }
  }

  private static String mark(String path) {
    return path.contains("?") ? "&" : "?";
  }

  private static org.w3c.dom.Document xml(String body) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body.getBytes(UTF_8)));
  }
}
