package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.harvest.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Asks the API as a program does that has read nothing but its OpenAPI document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  private static final String LINES =
      """
      {"id": "a/1", "title": "=cmd()", "date": "2024-02-15", "publisher": "Wire \\"A\\", Ltd", "blocks": [{"kind": "paragraph", \
      "text": "South Korea and Cuba established diplomatic relations on 14 February 2024."}]}
      {"id": "a/2", "title": "Second", "date": "1961-01-04", "publisher": "Wire B", "blocks": [{"kind": "paragraph", \
      "text": "The United States severed diplomatic relations with Cuba on 3 January 1961. It closed its embassy in Havana."}]}
      """;

  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private Desk desk;
  private Website website;

  @BeforeAll
  void serve_a_desk(@TempDir Path folder) {
    Instruments instruments = Instruments.bundled();
    try (Desk writing =
        Desk.openForWriting(folder, "test", Duration.ZERO, holder -> {}, instruments, CLOCK)) {
      writing.add(
          List.of(
              new Source.Stream("lines.jsonl", new ByteArrayInputStream(LINES.getBytes(UTF_8)))),
          1,
          outcome -> {},
          Advance.UNWATCHED);
    }
    desk = Desk.open(folder, instruments, CLOCK);
    website = Website.start(desk, 0);
  }

  @AfterAll
  void stop() {
    website.close();
    desk.close();
    client.close();
  }

  @Test
  void every_operation_answers_as_the_document_says() throws Exception {
    JsonNode document = json("/api/v1/openapi.json");
    String server = document.at("/servers/0/url").asText();
    List<String> asked = new ArrayList<>();
    for (var path : document.get("paths").properties()) {
      JsonNode operation = path.getValue().get("get");
      String address = server + address(path.getKey(), operation);
      HttpResponse<String> answer = ask(address);
      assertThat(answer.statusCode()).as(address + " " + answer.body()).isEqualTo(200);
      String mediaType = answer.headers().firstValue("Content-Type").orElseThrow();
      JsonNode schema = operation.at("/responses/200/content").path(mediaType).path("schema");
      assertThat(schema.isMissingNode()).as(address + " is " + mediaType).isFalse();
      if (mediaType.equals("application/x-ndjson")) {
        for (String line : answer.body().lines().toList()) {
          check(document, schema, mapper.readTree(line), address);
        }
      } else {
        check(document, schema, mapper.readTree(answer.body()), address);
      }
      asked.add(operation.get("operationId").asText());
    }
    assertThat(asked).doesNotHaveDuplicates().hasSizeGreaterThan(12);
  }

  @Test
  void the_document_is_valid_openapi() throws Exception {
    String document = ask("/api/v1/openapi.json").body();
    SwaggerParseResult read = parsed(document);
    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getSpecVersion()).isEqualTo(SpecVersion.V31);
    assertThat(read.getOpenAPI().getPaths().keySet())
        .containsExactlyInAnyOrderElementsOf(
            mapper.readTree(document).get("paths").properties().stream()
                .map(Map.Entry::getKey)
                .toList());
    // A parser that lets everything pass would tell nothing.
    assertThat(parsed(document.replace("\"in\" : \"query\"", "\"in\" : \"nowhere\"")).getMessages())
        .isNotEmpty();
    assertThat(parsed(document.replace("\"responses\"", "\"answers\"")).getMessages()).isNotEmpty();
  }

  private static SwaggerParseResult parsed(String document) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(document, null, options);
  }

  /** Fills in what is needed, and all else that has an example. */
  private static String address(String path, JsonNode operation) {
    String filled = path;
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.get("parameters")) {
      String name = parameter.get("name").asText();
      // Which publications and evidence there are, the document cannot know.
      String example =
          parameter.has("example")
              ? parameter.get("example").asText()
              : List.of("/publication", "/related").contains(path)
                  ? "a/1"
                  : path.equals("/events/{id}") ? "1" : "";
      if (parameter.get("in").asText().equals("path")) {
        filled = filled.replace("{" + name + "}", URLEncoder.encode(example, UTF_8));
      } else if (!example.isEmpty()) {
        query.add(name + "=" + URLEncoder.encode(example, UTF_8));
      }
    }
    return filled + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  /** As much of JSON Schema as the document uses. */
  private static void check(JsonNode document, JsonNode schema, JsonNode value, String where) {
    if (schema.has("$ref")) {
      JsonNode named = document.at(schema.get("$ref").asText().substring(1));
      assertThat(named.isMissingNode()).as(where + ": " + schema).isFalse();
      check(document, named, value, where);
      return;
    }
    if (schema.has("oneOf")) {
      JsonNode one = schema.get("oneOf").get(value.isNull() ? 1 : 0);
      check(document, one, value, where);
      return;
    }
    List<String> allowed = new ArrayList<>();
    JsonNode type = schema.get("type");
    if (type.isArray()) {
      type.forEach(each -> allowed.add(each.asText()));
    } else {
      allowed.add(type.asText());
    }
    String found =
        value.isIntegralNumber()
            ? "integer"
            : value.isTextual()
                ? "string"
                : value.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
    assertThat(allowed).as(where + ": " + value).contains(found);
    if (schema.has("enum")) {
      assertThat(schema.get("enum")).as(where).contains(value);
    }
    for (JsonNode needed : schema.path("required")) {
      assertThat(value.has(needed.asText())).as(where + ": " + needed + " in " + value).isTrue();
    }
    for (var property : schema.path("properties").properties()) {
      if (value.has(property.getKey())) {
        check(
            document,
            property.getValue(),
            value.get(property.getKey()),
            where + "/" + property.getKey());
      }
    }
    if (value.isArray() && schema.has("items")) {
      value.forEach(item -> check(document, schema.get("items"), item, where + "[]"));
    }
  }

  @Test
  void pages_follow_one_another_until_all_is_told_once() throws Exception {
    List<Integer> seen = new ArrayList<>();
    String next = "/api/v1/events?limit=1&state=Cuba";
    while (next != null) {
      HttpResponse<String> answer = ask(next);
      JsonNode page = mapper.readTree(answer.body());
      page.get("items").forEach(item -> seen.add(item.get("evidence").asInt()));
      next = page.get("next").isNull() ? null : page.get("next").asText();
      assertThat(answer.headers().firstValue("Link").isPresent()).isEqualTo(next != null);
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates().isSorted();
    assertThat(ask("/api/v1/events.ndjson").body().lines())
        .hasSizeGreaterThanOrEqualTo(seen.size());
    assertThat(json("/api/v1/events?state=KOR&with=USA").get("items")).isEmpty();
    assertThat(json("/api/v1/events?state=KOR&type=relations-established").get("items")).hasSize(1);
  }

  @Test
  void what_has_not_changed_is_not_sent_again() throws Exception {
    HttpResponse<String> first = ask("/api/v1/states/CUB");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second =
        client.send(
            request("/api/v1/states/CUB").header("If-None-Match", tag).build(),
            BodyHandlers.ofString(UTF_8));
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void a_list_is_a_table_too() throws Exception {
    HttpResponse<String> table = ask("/api/v1/publications?format=csv");
    assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(table.body())
        .startsWith("publication,version,title,date,published,publisher,series\r\n")
        .contains("a/1,1,'=cmd(),2024-02-15,")
        .contains("\"Wire \"\"A\"\", Ltd\"");
  }

  @Test
  void what_is_wrong_is_a_problem_that_says_where() throws Exception {
    problem("/api/v1/nowhere", 404, "openapi.json");
    problem("/api/v1/states/Atlantis", 400, "id: \"Atlantis\" is no state known here");
    problem("/api/v1/publication?id=a/9", 404, "the nearest are a/1");
    problem("/api/v1/publication", 400, "id: this parameter is needed");
    problem("/api/v1/relations?a=KOR&b=CUB&onn=1990", 400, "there is no parameter \"onn\"");
    problem("/api/v1/relations?a=KOR&b=KOR", 400, "both KOR");
    problem("/api/v1/relations?a=KOR&b=CUB&on=tomorrow", 400, "on: ");
    problem("/api/v1/relations?a=KOR&b=CUB&recorded=now", 400, "recorded: an instant");
    problem("/api/v1/events?limit=9999", 400, "limit: a number from 1 to 500");
    problem("/api/v1/events?cursor=-1", 400, "cursor: a number");
    problem("/api/v1/events?type=nope", 400, "type: ");
    problem("/api/v1/events?modality=maybe", 400, "modality: ");
    problem("/api/v1/search?q=embassy&sort=up", 400, "sort: relevance, newest or oldest");
    problem("/api/v1/related?id=a/9", 404, "the nearest are a/1");
    assertThat(json("/api/v1/search?q=since:tomorrow").at("/notices/0").asText())
        .contains("since: ");
    HttpResponse<String> write =
        client.send(
            request("/api/v1/events").POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
            BodyHandlers.ofString(UTF_8));
    assertThat(write.statusCode()).isEqualTo(405);
    assertThat(write.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
  }

  private void problem(String path, int status, String detail) throws Exception {
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = mapper.readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).contains(detail);
  }

  @Test
  void any_page_may_read_and_none_may_send_a_cookie_along() throws Exception {
    HttpResponse<String> answer = ask("/api/v1/status");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    HttpResponse<String> before =
        client.send(
            request("/api/v1/status")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString(UTF_8));
    assertThat(before.statusCode()).isEqualTo(204);
  }

  @Test
  void the_answer_is_right() throws Exception {
    assertThat(json("/api/v1/relations?a=South+Korea&b=Cuba").get("answer").asText())
        .isEqualTo("yes");
    assertThat(json("/api/v1/relations?a=KOR&b=CUB&known=2024-01-01").get("answer").asText())
        .isEqualTo("unknown");
    assertThat(json("/api/v1/network?on=2025-01-01").get("ties").toString())
        .contains("{\"a\":\"CUB\",\"b\":\"KOR\",\"answer\":\"yes\"");
    assertThat(ask("/api/v1/network?on=2025-01-01&format=graphml").body())
        .contains("<edge source=\"CUB\" target=\"KOR\"");
    assertThat(ask("/api/v1/changes?from=1961&to=1961&format=csv").body())
        .contains("ended,true,relations,CUB,USA");
    assertThat(json("/api/v1/counts?of=CUB&on=2025-01-01").get("certain").asInt()).isEqualTo(1);
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return mapper.readTree(ask(path).body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + website.port() + path));
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString(UTF_8));
  }
}
