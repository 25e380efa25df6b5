package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.access.Role;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.ledger.Evidence;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publication whose every field is hostile, in a real browser: nothing of it runs. */
@Tag("proof")
class HostileBrowserTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  private static final String PASSWORD = "correct horse battery";

  @Test
  void nothing_of_it_runs_on_any_page(@TempDir Path folder) throws Exception {
    Optional<Path> program = Browser.installed();
    assertThat(program.isPresent() || System.getenv("CI") == null).isTrue();
    assumeTrue(program.isPresent(), "no Chromium was found");
    Instruments instruments = Instruments.bundled();
    Path deskFolder = folder.resolve("desk");
    try (Desk writing =
        Desk.openForWriting(deskFolder, "test", Duration.ZERO, holder -> {}, instruments, CLOCK)) {
      writing.add(List.of(Hostile.source()), 1, outcome -> {}, Advance.UNWATCHED);
    }
    try (Desk desk = Desk.open(deskFolder, instruments, CLOCK);
        Website website = Website.start(desk, 0);
        Browser browser = Browser.start(program.orElseThrow(), folder.resolve("profile"))) {
      desk.users().add("Ada", Role.ADMINISTRATOR, PASSWORD);
      String site = "http://localhost:" + website.port();
      browser.beforeEveryPage(
          "window.strikes = []; window.struck = what => window.strikes.push(what)");
      long event = desk.evidenceAfter(0, 100).stream().map(Evidence::id).findFirst().orElseThrow();
      List<String> found = new ArrayList<>();
      for (String path : Hostile.pages(event)) {
        look(browser, site, path, found);
      }
      browser.open(site + "/sign-in?next=%2Freview");
      browser.evaluate("document.querySelector('#name').value = 'Ada'");
      browser.evaluate("document.querySelector('#password').value = '" + PASSWORD + "'");
      browser.evaluate("document.querySelector('.fields button').click()");
      browser.until("location.pathname === '/review' && document.readyState === 'complete'");
      for (String path :
          List.of(
              "/review",
              "/review?kind=readings",
              "/review/event/" + event,
              "/rulings",
              "/grades",
              "/grade?publisher=" + Hostile.encoded(Hostile.payload("publisher")),
              "/grade?publication=" + Hostile.encoded(Hostile.ID),
              "/log",
              "/add")) {
        look(browser, site, path, found);
      }
      assertThat(found).isEmpty();
      // The same trap does spring where a script may run: else nothing above would mean anything.
      browser.open(site + "/about");
      browser.evaluate("window.struck('trap')");
      assertThat(browser.evaluate("window.strikes.join()").asText()).isEqualTo("trap");
    }
  }

  /**
   * Opens a page, touches all that can be touched, and notes what ran or what had to be stopped.
   */
  private static void look(Browser browser, String site, String path, List<String> found)
      throws Exception {
    browser.complaints();
    browser.visit(site + path);
    browser.evaluate(
        "document.querySelectorAll('summary').forEach(e => e.click());"
            + "document.querySelectorAll('main *').forEach(e => {"
            + " e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));"
            + " if (e.focus) e.focus(); })");
    String strikes = browser.evaluate("window.strikes.join()").asText();
    if (!strikes.isEmpty()) {
      found.add(path + ": ran " + strikes);
    }
    // The policy must never have been what saved the page.
    browser.complaints().stream()
        .filter(complaint -> !complaint.contains("Failed to load resource"))
        .forEach(complaint -> found.add(path + ": " + complaint));
    int own =
        browser
            .evaluate(
                "[...document.scripts].filter(s => s.type !== 'application/ld+json'"
                    + " && !s.src.endsWith('/chancery.js')).length")
            .asInt();
    if (own > 0) {
      found.add(path + ": " + own + " foreign scripts");
    }
  }
}
