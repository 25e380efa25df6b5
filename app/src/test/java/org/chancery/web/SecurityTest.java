package org.chancery.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.harvest.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sends what no browser sends, byte for byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  private static final String LINE =
      """
      {"id": "a/1", "title": "Tides", "blocks": [{"kind": "paragraph", "text": "Ebb and flow."}]}
      """;

  private Desk desk;
  private Website website;

  @BeforeAll
  void serve_a_desk(@TempDir Path folder) {
    Instruments instruments = Instruments.bundled();
    try (Desk writing =
        Desk.openForWriting(folder, "test", Duration.ZERO, holder -> {}, instruments, CLOCK)) {
      writing.add(
          List.of(new Source.Stream("lines.jsonl", new ByteArrayInputStream(LINE.getBytes(UTF_8)))),
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
  }

  @Test
  void every_answer_says_that_nothing_foreign_may_run() throws IOException {
    for (String path :
        List.of(
            "/",
            "/?q=ebb",
            "/states",
            "/state/CUB",
            "/relations/KOR/CUB",
            "/publication?id=a%2F1",
            "/publication?id=none",
            "/nowhere",
            "/style.css",
            "/api",
            "/api/v1/status",
            "/api/v1/nowhere")) {
      String head = head(get(path)).toLowerCase(Locale.ROOT);
      assertThat(head)
          .as(path)
          .contains("content-security-policy: default-src 'none'")
          .contains("frame-ancestors 'none'")
          .contains("x-content-type-options: nosniff")
          .contains("referrer-policy: ")
          .doesNotContain("unsafe-")
          .doesNotContain("server: ");
    }
  }

  @Test
  void no_path_leads_out_of_the_site() throws IOException {
    for (String path :
        List.of(
            "/../../../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc%2fpasswd",
            "/style.css/../../../etc/passwd",
            "/style.css%00.html",
            "/....//....//etc/passwd",
            "/.%5c..%5cetc",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/desk.db",
            "/api/v1/../../desk.db",
            "/api/v1/publication?id=../../etc/passwd",
            "/publication?id=..%2F..%2Fetc%2Fpasswd",
            "/state/..%2f..%2fdesk.db")) {
      String answer = get(path);
      assertThat(answer).as(path).matches("(?s)HTTP/1\\.1 (?:400|404) .*").doesNotContain("root:");
    }
  }

  @Test
  void nothing_typed_becomes_a_header_or_leads_elsewhere() throws IOException {
    for (String path :
        List.of(
            "/?q=a%0d%0aSet-Cookie:%20a=b",
            "/relations?a=KOR%0d%0aSet-Cookie:%20a=b&b=CUB",
            "/relations/KOR%0d%0aSet-Cookie:%20a=b/CUB",
            "/state/KOR%0d%0aSet-Cookie:%20a=b",
            "/api/v1/events?state=CUB%0d%0aSet-Cookie:%20a=b&format=csv",
            "/api/v1/publications?publisher=x%0d%0aSet-Cookie:%20a=b&limit=1",
            "//evil.example/",
            "/%2f%2fevil.example/",
            "/\\evil.example",
            "/relations?a=//evil.example&b=CUB")) {
      String head = head(get(path)).toLowerCase(Locale.ROOT);
      assertThat(head)
          .as(path)
          .doesNotContain("\r\nset-cookie:")
          .doesNotContain("location: //")
          .doesNotContain("location: http");
    }
  }

  @Test
  void what_is_too_large_is_refused_and_the_next_is_served() throws IOException {
    assertThat(get("/?q=" + "a".repeat(100_000))).matches("(?s)HTTP/1\\.1 4(?:14|31) .*");
    assertThat(ask("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(100_000) + "\r\n\r\n"))
        .matches("(?s)HTTP/1\\.1 431 .*");
    assertThat(
            ask(
                "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Length: 5\r\n\r\nabcde"))
        .startsWith("HTTP/1.1 405");
    assertThat(ask("NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(get("/health")).startsWith("HTTP/1.1 200");
  }

  @Test
  void clients_that_never_finish_hinder_nobody() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket("localhost", website.port());
        slow.add(socket);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: loc".getBytes(US_ASCII));
      }
      assertThat(get("/health")).startsWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private String get(String path) throws IOException {
    return ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  private static String head(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    return end < 0 ? answer : answer.substring(0, end);
  }

  private String ask(String request) throws IOException {
    try (Socket socket = new Socket("localhost", website.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(request.getBytes(US_ASCII));
        out.flush();
      } catch (SocketException refused) {
        // The server may answer and close before it has read all of what is too large.
        return answer(socket);
      }
      return answer(socket);
    }
  }

  private static String answer(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      for (int read = socket.getInputStream().read(buffer);
          read >= 0;
          read = socket.getInputStream().read(buffer)) {
        answer.append(new String(buffer, 0, read, UTF_8));
      }
    } catch (SocketException reset) {
      // What had come before counts.
      return answer.toString();
    }
    return answer.toString();
  }
}
