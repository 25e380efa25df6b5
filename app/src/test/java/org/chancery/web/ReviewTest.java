package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.access.Role;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Docket;
import org.chancery.desk.Instruments;
import org.chancery.harvest.Source;
import org.chancery.ledger.Evidence;
import org.chancery.time.MovedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deciding and adding through the pages, without a script. */
class ReviewTest {

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private final MovedClock clock = new MovedClock(NOON);

  private static final String PASSWORD = "correct horse battery";

  private static final String LINES =
      """
      {"id": "a/1", "title": "First", "date": "1992-04-02", "publisher": "Wire A", "blocks": [{"kind": "paragraph", \
      "text": "Mongolia and Chad established diplomatic relations on 1 April 1992."}]}
      {"id": "a/2", "title": "Second", "date": "1992-09-02", "publisher": "Wire B", "blocks": [{"kind": "paragraph", \
      "text": "Mongolia and Chad established diplomatic relations on 3 April 1992."}]}
      {"id": "a/3", "title": "Third", "date": "1991-12-24", "publisher": "Wire B", "blocks": [{"kind": "paragraph", \
      "text": "Germany recognised Croatia on 23 December 1991."}]}
      {"id": "a/4", "title": "Fourth", "date": "1992-01-16", "publisher": "Wire A", "blocks": [{"kind": "paragraph", \
      "text": "Germany recognised Croatia on 15 January 1992."}]}
      """;

  private static final Instruments INSTRUMENTS = Instruments.bundled();

  private Path folder;
  private Desk desk;
  private Website website;
  private Visitor editor;

  @BeforeEach
  void serve_a_desk_with_an_editor(@TempDir Path temporary) throws Exception {
    folder = temporary;
    try (Desk writing =
        Desk.openForWriting(folder, "test", Duration.ZERO, holder -> {}, INSTRUMENTS, clock)) {
      writing.add(
          List.of(
              new Source.Stream("lines.jsonl", new ByteArrayInputStream(LINES.getBytes(UTF_8)))),
          1,
          outcome -> {},
          Advance.UNWATCHED);
    }
    desk = Desk.open(folder, INSTRUMENTS, clock);
    desk.users().add("Ada", Role.EDITOR, PASSWORD);
    desk.users().add("Con", Role.CONTRIBUTOR, PASSWORD);
    website = Website.start(desk, 0);
    editor = new Visitor(website.port());
    editor.signIn("Ada", PASSWORD, "/review");
  }

  @AfterEach
  void stop() {
    website.close();
    desk.close();
  }

  private long evidence(String publication) {
    return desk.evidenceAfter(0, 100).stream()
        .filter(piece -> piece.publication().value().equals(publication))
        .map(Evidence::id)
        .findFirst()
        .orElseThrow();
  }

  private Visitor.Answer decide(Map<String, String> fields) throws Exception {
    Map<String, String> all = new HashMap<>(fields);
    all.put("form-token", editor.formToken("/rulings"));
    all.put("back", "/review?kind=readings");
    return editor.send("/review", all);
  }

  @Test
  void a_decision_changes_the_answers_at_once_and_its_withdrawal_changes_them_back()
      throws Exception {
    String page = "/relations/MNG/TCD?on=1992-04-02";
    String before = editor.open(page).body();
    Visitor.Answer decided =
        decide(
            Map.of(
                "decision",
                "reject",
                "event",
                Long.toString(evidence("a/1")),
                "why",
                "a misprint <b>there</b>"));
    assertThat(decided.statusCode()).isEqualTo(303);
    assertThat(decided.headers().firstValue("Location")).hasValue("/review?kind=readings&ruled=1");
    assertThat(editor.open("/review?kind=readings&ruled=1").body())
        .contains("rejected, by Ada")
        .contains("a misprint &lt;b&gt;there&lt;/b&gt;");
    assertThat(editor.open(page).body()).isNotEqualTo(before);
    assertThat(decide(Map.of("decision", "withdraw", "ruling", "1", "why", "no")).statusCode())
        .isEqualTo(303);
    assertThat(answer(editor.open(page).body())).isEqualTo(answer(before));
    assertThat(editor.open("/rulings").body()).contains("Withdrawn by Ada: no");
    assertThat(desk.users().log(5)).anyMatch(entry -> entry.action().equals("rule"));
  }

  private static String answer(String page) {
    Matcher matcher = Pattern.compile("<p class=\"answer[^>]*>.*?</p>").matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  @Test
  void a_grade_stands_on_record_in_the_log_and_in_the_answers() throws Exception {
    String page = "/grade?publisher=Wire%20A";
    assertThat(editor.open("/grades").body())
        .contains("Wire A")
        .contains("not graded")
        .contains("href=\"/grade?publisher=Wire%20A\"");
    assertThat(grade(Map.of("publisher", "Wire A", "grade", "B", "why", "ten <b>years</b>")))
        .isEqualTo(303);
    assertThat(editor.open(page + "&graded=1").body())
        .contains("Recorded: grade B")
        .contains(
            "checked=\"checked\" name=\"grade\" required=\"required\" type=\"radio\" value=\"B\"")
        .contains("ten &lt;b&gt;years&lt;/b&gt;");
    String event = Long.toString(evidence("a/1"));
    assertThat(editor.open("/event/" + event).body()).contains("grade B6");
    assertThat(editor.open("/sources").body()).contains("grade B");
    assertThat(grade(Map.of("publication", "a/1", "grade", "2", "why", "seen by two")))
        .isEqualTo(303);
    assertThat(editor.open("/event/" + event).body()).contains("grade B2");
    assertThat(grade(Map.of("event", event, "grade", "5", "why", "denied"))).isEqualTo(303);
    assertThat(editor.open("/event/" + event).body()).contains("grade B5");
    assertThat(editor.open("/review/event/" + event).body())
        .contains("href=\"/grade?event=" + event + "\"")
        .contains("href=\"/grade?publication=a%2F1\"");
    assertThat(desk.users().log(9)).filteredOn(entry -> entry.action().equals("grade")).hasSize(3);
  }

  private int grade(Map<String, String> fields) throws Exception {
    Map<String, String> all = new HashMap<>(fields);
    all.put("form-token", editor.formToken("/rulings"));
    return editor.send("/grade", all).statusCode();
  }

  @Test
  void what_is_no_grade_or_from_who_may_not_is_refused() throws Exception {
    assertThat(grade(Map.of("publisher", "Wire A", "grade", "1", "why", "x"))).isEqualTo(400);
    assertThat(grade(Map.of("publication", "a/1", "grade", "A", "why", "x"))).isEqualTo(400);
    assertThat(grade(Map.of("publisher", "Wire A", "grade", "B", "why", " "))).isEqualTo(400);
    assertThat(grade(Map.of("publisher", "Nobody", "grade", "B", "why", "x"))).isEqualTo(404);
    assertThat(grade(Map.of("publication", "a/9", "grade", "2", "why", "x"))).isEqualTo(404);
    assertThat(grade(Map.of("event", "999", "grade", "2", "why", "x"))).isEqualTo(404);
    assertThat(editor.open("/grade?event=1%27").statusCode()).isEqualTo(404);
    Map<String, String> fields = Map.of("publisher", "Wire A", "grade", "B", "why", "x");
    assertThat(editor.send("/grade", fields).statusCode()).as("without a token").isEqualTo(403);
    Visitor contributor = new Visitor(website.port());
    contributor.signIn("Con", PASSWORD, "/add");
    Map<String, String> all = new HashMap<>(fields);
    all.put("form-token", contributor.formToken("/add"));
    assertThat(contributor.send("/grade", all).statusCode()).isEqualTo(403);
    assertThat(contributor.open("/grades").statusCode()).isEqualTo(403);
    assertThat(new Visitor(website.port()).open("/grades").statusCode()).isEqualTo(303);
    assertThat(desk.gradings()).isEmpty();
  }

  @Test
  void a_date_and_a_ruling_stand_on_the_page_of_the_event() throws Exception {
    String event = Long.toString(evidence("a/1"));
    assertThat(
            decide(
                    Map.of(
                        "decision",
                        "date",
                        "event",
                        event,
                        "date",
                        "1992-04-01",
                        "why",
                        "the treaty series has it"))
                .statusCode())
        .isEqualTo(303);
    assertThat(editor.open("/event/" + event).body())
        .contains("dated 1 April 1992, by Ada")
        .contains("the treaty series has it")
        .contains("grade F6");
  }

  @Test
  void what_an_editor_has_ruled_on_waits_no_longer() throws Exception {
    List<Docket.Task> before = desk.docket();
    Docket.Task twins =
        before.stream().filter(task -> task instanceof Docket.Task.Twins).findFirst().orElseThrow();
    assertThat(editor.open("/review?kind=duplicates").body()).contains("possible duplicates (1)");
    String other = Long.toString(twins.evidence().getLast().id());
    assertThat(decide(Map.of("decision", "split", "event", other, "why", "two steps")).statusCode())
        .isIn(303, 409);
    decide(Map.of("decision", "accept", "event", other, "why", "two steps"));
    assertThat(editor.open("/review?kind=duplicates").body()).contains("possible duplicates (0)");
  }

  @Test
  void what_makes_no_sense_is_refused_and_changes_nothing() throws Exception {
    assertThat(decide(Map.of("decision", "reject", "event", "1", "why", " ")).statusCode())
        .isEqualTo(400);
    assertThat(decide(Map.of("decision", "reject", "why", "none chosen")).statusCode())
        .isEqualTo(400);
    assertThat(decide(Map.of("decision", "merge", "event", "1", "why", "one only")).statusCode())
        .isEqualTo(400);
    assertThat(decide(Map.of("decision", "behead", "event", "1", "why", "x")).statusCode())
        .isEqualTo(400);
    assertThat(
            decide(Map.of("decision", "date", "event", "1", "date", "soon", "why", "x"))
                .statusCode())
        .isEqualTo(400);
    assertThat(decide(Map.of("decision", "reject", "event", "99999", "why", "x")).statusCode())
        .isEqualTo(409);
    assertThat(desk.rulings(null)).isEmpty();
  }

  @Test
  void who_is_no_editor_decides_nothing() throws Exception {
    assertThat(
            editor
                .send("/review", Map.of("decision", "reject", "event", "1", "why", "no token"))
                .statusCode())
        .isEqualTo(403);
    Visitor contributor = new Visitor(website.port());
    contributor.signIn("Con", PASSWORD, "/add");
    String token = contributor.formToken("/add");
    assertThat(
            contributor
                .send(
                    "/review",
                    Map.of("decision", "reject", "event", "1", "why", "x", "form-token", token))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            new Visitor(website.port())
                .send("/review", Map.of("decision", "reject", "event", "1", "why", "x"))
                .statusCode())
        .as("led to sign in")
        .isEqualTo(303);
    assertThat(desk.rulings(null)).isEmpty();
  }

  // ---- adding ----

  private Visitor.Answer upload(Visitor visitor, String name, String content) throws Exception {
    String token = visitor.formToken("/add");
    String body =
        "--edge\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\n"
            + token
            + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            + content
            + "\r\n--edge--\r\n";
    return visitor.send("/add", "multipart/form-data; boundary=edge", body.getBytes(UTF_8));
  }

  @Test
  void a_file_is_read_shown_corrected_and_only_then_kept() throws Exception {
    Visitor contributor = new Visitor(website.port());
    contributor.signIn("Con", PASSWORD, "/add");
    Visitor.Answer sent =
        upload(
            contributor,
            "../../../note.jsonl",
            "{\"id\": \"n/1\", \"title\": \"<script>alert(1)</script>\", \"blocks\": [{\"kind\":"
                + " \"paragraph\", \"text\": \"Iceland and Tuvalu established diplomatic relations"
                + " on 3 May 2004.\"}]}\n");
    assertThat(sent.statusCode()).isEqualTo(303);
    String draft = sent.headers().firstValue("Location").orElseThrow();
    String seen = contributor.open(draft).body();
    assertThat(seen)
        .contains("Iceland and Tuvalu established diplomatic relations on 3 May 2004")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(desk.status().archive().publications()).as("nothing is kept yet").isEqualTo(4);
    Map<String, String> fields = new HashMap<>();
    fields.put("form-token", contributor.formToken(draft));
    fields.put("title-0", "A better title");
    fields.put("date-0", "2004-05-04");
    fields.put("published-0", "");
    fields.put("authors-0", "A. Kim; B. Li");
    fields.put("series-0", "Notes");
    fields.put("publisher-0", "Desk");
    fields.put("do", "keep");
    Map<String, String> wrong = new HashMap<>(fields);
    wrong.put("date-0", "yesterday");
    assertThat(contributor.send(draft, wrong).statusCode()).isEqualTo(400);
    assertThat(editor.open(draft).statusCode()).as("somebody else's draft").isEqualTo(404);
    assertThat(contributor.send(draft, fields).body()).contains("is new here; 1 statements");
    assertThat(desk.status().archive().publications()).isEqualTo(5);
    assertThat(editor.open("/series?name=Notes").body()).contains("A better title");
    assertThat(editor.open("/relations/ISL/TUV").body()).contains("class=\"answer yes\"");
    assertThat(contributor.open(draft).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_no_publication_too_large_or_from_nobody_is_refused() throws Exception {
    assertThat(upload(editor, "a.jsonl", "{\"not\": \"one\"}").statusCode()).isEqualTo(400);
    assertThat(upload(editor, "a.txt", "").statusCode()).isEqualTo(400);
    assertThat(editor.announce("/add", "multipart/form-data; boundary=edge", 9L << 20).statusCode())
        .isEqualTo(413);
    for (String address :
        List.of(
            "file:///etc/passwd", "http://127.0.0.1:" + website.port() + "/", "http://[::1]/")) {
      assertThat(
              editor
                  .send(
                      "/add-address",
                      Map.of("form-token", editor.formToken("/add"), "address", address))
                  .statusCode())
          .as(address)
          .isEqualTo(400);
    }
    Visitor nobody = new Visitor(website.port());
    assertThat(
            nobody
                .send("/add", "multipart/form-data; boundary=e", "--e--\r\n".getBytes(UTF_8))
                .statusCode())
        .isEqualTo(303);
    assertThat(desk.status().archive().publications()).isEqualTo(4);
  }

  @Test
  void what_waits_to_be_kept_makes_room_lapses_and_says_so() throws Exception {
    Visitor contributor = new Visitor(website.port());
    contributor.signIn("Con", PASSWORD, "/add");
    String theirs = draft(contributor, "theirs");
    List<String> own = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      own.add(draft(editor, "note " + i));
    }
    assertThat(contributor.open(theirs).statusCode())
        .as("one user pushes out no other")
        .isEqualTo(200);
    assertThat(editor.open(own.getFirst()).statusCode())
        .as("the fifth takes its place")
        .isEqualTo(404);
    assertThat(editor.open(own.get(1)).body()).contains("gone when the server is started anew");
    clock.advance(Duration.ofMinutes(100));
    assertThat(editor.open(own.get(1)).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(100));
    assertThat(editor.open(own.get(1)).statusCode()).as("looked at meanwhile").isEqualTo(200);
    Visitor.Answer lapsed = editor.open(own.get(2));
    assertThat(lapsed.statusCode()).isEqualTo(404);
    assertThat(lapsed.body()).contains("waited for more than two hours").contains("Send it again.");
    website.close();
    website = Website.start(desk, 0);
    Visitor again = new Visitor(website.port());
    again.signIn("Ada", PASSWORD, "/add");
    assertThat(again.open(own.get(1)).body()).contains("the server was started anew");
    assertThat(desk.status().archive().publications()).isEqualTo(4);
  }

  private String draft(Visitor visitor, String title) throws Exception {
    return upload(visitor, title + ".txt", title + "\n\nThe tide was low.\n")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  @Test
  void an_address_is_fetched_read_and_kept_where_the_owner_lets_it() throws Exception {
    HttpServer publisher =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    publisher.createContext(
        "/",
        exchange -> {
          boolean page = exchange.getRequestURI().getPath().equals("/note.html");
          byte[] body =
              page
                  ? ("<html><head><title>A note</title></head><body><article><h1>A"
                          + " note</h1><p>Iceland and Tuvalu established diplomatic relations on 3"
                          + " May 2004. The two ambassadors signed the communiqué in New"
                          + " York.</p></article></body></html>")
                      .getBytes(UTF_8)
                  : new byte[0];
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(page ? 200 : 404, page ? body.length : -1);
          if (page) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    publisher.start();
    String address = "http://127.0.0.1:" + publisher.getAddress().getPort() + "/note.html";
    try (Website open = Website.start(desk, 0, null, true)) {
      Visitor ada = new Visitor(open.port());
      ada.signIn("Ada", PASSWORD, "/add");
      Visitor.Answer sent =
          ada.send("/add-address", Map.of("form-token", ada.formToken("/add"), "address", address));
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
      String draft = sent.headers().firstValue("Location").orElseThrow();
      assertThat(ada.open(draft).body())
          .contains("Iceland and Tuvalu established diplomatic relations on 3 May 2004")
          .contains(address);
      Map<String, String> fields = new HashMap<>();
      fields.put("form-token", ada.formToken(draft));
      fields.put("title-0", "A note");
      fields.put("do", "keep");
      assertThat(ada.send(draft, fields).body()).contains("is new here; ");
      assertThat(ada.open("/relations/ISL/TUV").body()).contains("class=\"answer yes\"");
    } finally {
      publisher.stop(0);
    }
  }
}
