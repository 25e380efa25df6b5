package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.chancery.access.Role;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.harvest.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signing in and out, and all by which somebody might get in who should not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  private static final String PASSWORD = "correct horse battery";

  private static final String LINE =
      """
      {"id": "a/1", "title": "Tides", "blocks": [{"kind": "paragraph", "text": "Ebb and flow."}]}
      """;

  private final Instruments instruments = Instruments.bundled();
  private Desk desk;
  private Website website;

  @BeforeAll
  void serve_a_desk_with_users(@TempDir Path folder) {
    try (Desk writing =
        Desk.openForWriting(folder, "test", Duration.ZERO, holder -> {}, instruments, CLOCK)) {
      writing.add(
          List.of(new Source.Stream("lines.jsonl", new ByteArrayInputStream(LINE.getBytes(UTF_8)))),
          1,
          outcome -> {},
          Advance.UNWATCHED);
    }
    desk = Desk.open(folder, instruments, CLOCK);
    desk.users().add("Ada", Role.ADMINISTRATOR, PASSWORD);
    desk.users().add("Con", Role.CONTRIBUTOR, PASSWORD);
    desk.users().add("Locked", Role.EDITOR, PASSWORD);
    website = Website.start(desk, 0);
  }

  @AfterAll
  void stop() {
    website.close();
    desk.close();
  }

  private Visitor visitor() {
    return new Visitor(website.port());
  }

  @Test
  void who_knows_the_password_comes_in_and_goes_out() throws Exception {
    Visitor ada = visitor();
    assertThat(ada.open("/log").headers().firstValue("Location")).hasValue("/sign-in?next=%2Flog");
    assertThat(ada.signIn("Ada", PASSWORD, "/log").headers().firstValue("Location"))
        .hasValue("/log");
    assertThat(ada.open("/log").body()).contains("Sign out").contains("sign-in");
    assertThat(ada.open("/log").headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(ada.send("/sign-out", Map.of("form-token", ada.formToken("/log"))).statusCode())
        .isEqualTo(303);
    assertThat(ada.open("/log").statusCode()).isEqualTo(303);
    assertThat(desk.users().log(3))
        .anyMatch(entry -> entry.action().equals("sign-out") && entry.user().equals("Ada"));
  }

  @Test
  void the_cookie_is_hidden_from_scripts_and_foreign_sites() throws Exception {
    Visitor ada = visitor();
    ada.signIn("Ada", PASSWORD, "/log");
    assertThat(ada.lastCookies())
        .anyMatch(cookie ->
            cookie.startsWith("chancery-session=")
                && cookie.contains("; HttpOnly")
                && cookie.contains("; SameSite=Lax")
                && cookie.contains("; Path=/"));
  }

  @Test
  void behind_a_proxy_with_tls_cookies_are_for_tls_alone() throws Exception {
    try (Website proxied = Website.start(desk, 0, URI.create("https://desk.example.org"))) {
      Visitor ada = new Visitor(proxied.port(), "desk.example.org", "https://desk.example.org");
      assertThat(ada.signIn("Ada", PASSWORD, "/log").statusCode()).isEqualTo(303);
      assertThat(ada.lastCookies())
          .anyMatch(cookie ->
              cookie.startsWith("__Host-chancery-session=") && cookie.contains("; Secure"));
      assertThat(new Visitor(proxied.port(), "other.example.org", "x").open("/").statusCode())
          .isEqualTo(400);
      assertThat(ada.open("/sitemap.xml").body()).contains("<loc>https://desk.example.org/</loc>");
    }
  }

  @Test
  void a_session_that_somebody_planted_before_is_not_the_one_that_opens() throws Exception {
    Visitor victim = visitor();
    victim.plant("chancery-session", "planted-by-somebody-else");
    victim.signIn("Ada", PASSWORD, "/log");
    assertThat(victim.cookie("chancery-session")).isNotEqualTo("planted-by-somebody-else");
    Visitor attacker = visitor();
    attacker.plant("chancery-session", "planted-by-somebody-else");
    assertThat(attacker.open("/log").statusCode()).isEqualTo(303);
  }

  @Test
  void a_form_without_its_token_or_from_elsewhere_changes_nothing() throws Exception {
    Visitor ada = visitor();
    ada.signIn("Ada", PASSWORD, "/log");
    String token = ada.formToken("/log");
    assertThat(ada.send("/sign-out", Map.of()).statusCode()).isEqualTo(403);
    assertThat(ada.send("/sign-out", Map.of("form-token", "x")).statusCode()).isEqualTo(403);
    assertThat(
            ada.send("/sign-out", Map.of("form-token", token), "Origin", "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(ada.send("/sign-out", Map.of("form-token", token), "Origin", "null").statusCode())
        .isEqualTo(403);
    Visitor other = visitor();
    other.signIn("Con", PASSWORD, "/add");
    assertThat(other.send("/sign-out", Map.of("form-token", token)).statusCode())
        .as("another session's token")
        .isEqualTo(403);
    assertThat(ada.open("/log").statusCode()).as("still signed in").isEqualTo(200);
  }

  @Test
  void nobody_is_signed_in_by_a_form_of_another_site() throws Exception {
    Visitor victim = visitor();
    assertThat(
            victim
                .send("/sign-in", Map.of("name", "Ada", "password", PASSWORD, "next", "/"))
                .statusCode())
        .isEqualTo(403);
    victim.open("/sign-in");
    assertThat(
            victim
                .send(
                    "/sign-in",
                    Map.of("name", "Ada", "password", PASSWORD, "form-token", "guessed"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void signing_in_leads_nowhere_else() throws Exception {
    for (String next :
        List.of(
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "/%0d%0aSet-Cookie:a=b\r\nX: y",
            "javascript:alert(1)",
            "\\\\evil.example",
            " //evil.example",
            "/\t/evil.example")) {
      Visitor ada = visitor();
      assertThat(ada.signIn("Ada", PASSWORD, next).headers().firstValue("Location"))
          .as(next)
          .hasValue("/review");
    }
    assertThat(SignInPages.within("/review/event/17?x=1&y=%20"))
        .isEqualTo("/review/event/17?x=1&y=%20");
  }

  @Test
  void a_name_is_locked_for_a_while_after_wrong_passwords() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(visitor().signIn("Locked", "wrong password " + i, "/").statusCode())
          .isEqualTo(401);
    }
    var blocked = visitor().signIn("Locked", PASSWORD, "/");
    assertThat(blocked.statusCode()).isEqualTo(429);
    assertThat(blocked.headers().firstValue("Retry-After")).hasValue("900");
    assertThat(blocked.body()).contains("Try again in 15 minutes");
  }

  @Test
  void a_role_opens_only_its_doors() throws Exception {
    Visitor con = visitor();
    con.signIn("Con", PASSWORD, "/add");
    assertThat(con.open("/log").statusCode()).isEqualTo(403);
    assertThat(con.open("/log").body()).contains("the role of administrator; yours is contributor");
  }

  @Test
  void what_is_typed_stays_text() throws Exception {
    var answer = visitor().signIn("<script>alert(1)</script>", "\"><b>", "\"><script>");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
  }
}
