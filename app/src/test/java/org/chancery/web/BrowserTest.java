package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.harvest.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages over the demo archive in a real browser. With {@code CHANCERY_SCREENSHOTS} naming a
 * folder, it leaves a picture of every page there, at the width of a telephone and of a desk.
 */
@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  private static final List<Integer> WIDTHS = List.of(360, 1600);

  private static final Map<String, String> PAGES = pages();

  private @Nullable Desk desk;
  private @Nullable Website website;
  private @Nullable Browser browser;

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("home", "/");
    pages.put("search", "/search?q=embassy");
    pages.put("search-empty", "/search?q=zeppelin");
    pages.put("publication", "/publication?id=hna-2024-02-15-seoul");
    pages.put("publications", "/publications");
    pages.put("sources", "/sources");
    pages.put("series", "/series?name=World%20Desk");
    pages.put("states", "/states");
    pages.put("state", "/state/USA?on=1975");
    pages.put("dyad", "/relations/IRN/GBR?on=1990");
    pages.put("event", "/event/1");
    pages.put("events", "/events");
    pages.put("contradictions", "/contradictions");
    pages.put("claims", "/claims");
    pages.put("changes", "/changes?from=1990&to=1992");
    pages.put("network", "/network?on=1990");
    pages.put("about", "/about");
    pages.put("missing", "/nowhere");
    return pages;
  }

  @BeforeAll
  void serve_the_demo_archive(@TempDir Path folder) throws Exception {
    Optional<Path> program = Browser.installed();
    String absent =
        "no Chromium was found: `apt-get install chromium`, or name one by CHROMIUM=PATH";
    // In CI nothing is skipped.
    assertThat(program.isPresent() || System.getenv("CI") == null).as(absent).isTrue();
    assumeTrue(program.isPresent(), absent);
    Path archive =
        Path.of(System.getProperty("chancery.home", "..")).resolve("demo").resolve("archive");
    Instruments instruments = Instruments.bundled();
    Path deskFolder = folder.resolve("desk");
    try (Desk writing =
        Desk.openForWriting(deskFolder, "test", Duration.ZERO, holder -> {}, instruments, CLOCK)) {
      writing.add(List.of(new Source.Location(archive)), 2, outcome -> {}, Advance.UNWATCHED);
    }
    desk = Desk.open(deskFolder, instruments, CLOCK);
    website = Website.start(desk, 0);
    browser = Browser.start(program.orElseThrow(), folder.resolve("profile"));
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (website != null) {
      website.close();
    }
    if (desk != null) {
      desk.close();
    }
  }

  private Browser browser() {
    return Objects.requireNonNull(browser);
  }

  private String address(String path) {
    return "http://localhost:" + Objects.requireNonNull(website).port() + path;
  }

  @Test
  void every_page_fits_its_window_keeps_the_policy_and_stands_up_to_axe() throws Exception {
    String axe = axe();
    String pictures = System.getenv("CHANCERY_SCREENSHOTS");
    List<String> findings = new ArrayList<>();
    for (int width : WIDTHS) {
      for (boolean dark : List.of(false, true)) {
        browser().window(width, dark);
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
          browser().open(address(page.getValue()));
          String where = page.getKey() + " at " + width + (dark ? " dark" : "");
          int wide = browser().evaluate("document.documentElement.scrollWidth").asInt();
          if (wide > width) {
            findings.add(where + ": is " + wide + " wide");
          }
          List<String> complaints = browser().complaints();
          if (!page.getKey().equals("missing")) {
            complaints.forEach(complaint -> findings.add(where + ": " + complaint));
          }
          browser().evaluate(axe + "; true");
          JsonNode violations =
              browser()
                  .evaluate(
                      "axe.run({resultTypes: ['violations']}).then(r => r.violations"
                          + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                          + ".map(v => v.id + ': ' + v.nodes[0].html.slice(0, 120)))");
          violations.forEach(violation -> findings.add(where + ": " + violation.asText()));
          if (pictures != null && !dark) {
            Files.write(
                Files.createDirectories(Path.of(pictures))
                    .resolve(page.getKey() + "-" + width + ".png"),
                browser().picture(width));
          }
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  private static String axe() throws Exception {
    String name = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (InputStream in = BrowserTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }

  @Test
  void a_search_leads_to_words_marked_with_what_they_state() throws Exception {
    browser().window(1600, false);
    browser().open(address("/"));
    browser().evaluate("document.querySelector('#q').value = 'exchange of notes Havana Seoul'");
    browser().evaluate("document.querySelector('.top form').requestSubmit()");
    browser().until("document.querySelectorAll('.hits li').length > 0");
    browser().evaluate("document.querySelector('.hits a').click()");
    browser().until("document.querySelectorAll('article mark').length > 0");
    assertThat(browser().evaluate("document.querySelector('article mark').title").asText())
        .isNotBlank();
    browser().evaluate("document.querySelector('article sup a').click()");
    browser().until("document.querySelector('aside p:target') !== null");
  }

  @Test
  void the_sliders_ask_the_page_anew_and_keep_it_shareable() throws Exception {
    browser().window(1600, false);
    browser().open(address("/relations/IRN/GBR"));
    String today = browser().evaluate("document.querySelector('.answer').textContent").asText();
    browser().evaluate("slide('on-year', '1990')".replace("slide", SLIDE));
    browser().until("location.search === '?on=1990'");
    browser().until("document.querySelector('.answer')?.textContent.includes('in 1990')");
    assertThat(today).doesNotContain("1990 cannot");
    browser().evaluate("slide('known-year', '1980')".replace("slide", SLIDE));
    browser().until("location.search.includes('known=1980-12-31')");
    browser().until("document.querySelector('.answer')?.textContent.includes('published until')");
    browser().open(address("/state/USA"));
    String colours =
        "[...document.querySelectorAll('.world .yes')].map(s => s.dataset.state).join()";
    String before = browser().evaluate(colours).asText();
    browser().evaluate("slide('on-year', '1950')".replace("slide", SLIDE));
    browser().until("document.querySelector('.answer')?.textContent.includes('in 1950')");
    assertThat(browser().evaluate(colours).asText()).isNotEqualTo(before);
  }

  private static final String SLIDE =
      "((id, year) => {const s = document.getElementById(id); s.value = year;"
          + " s.dispatchEvent(new Event('input'))})";

  @Test
  void without_scripts_pages_are_read_searched_and_asked() throws Exception {
    browser().scripts(false);
    try {
      browser().window(360, false);
      browser().open(address("/relations/IRN/GBR?on=1990"));
      assertThat(browser().evaluate("document.querySelectorAll('.slider').length").asInt())
          .isZero();
      assertThat(browser().evaluate("document.querySelectorAll('.timeline rect').length").asInt())
          .isPositive();
      browser().evaluate("document.querySelector('#on').value = '1970'");
      browser().evaluate("document.querySelector('.times button').click()");
      browser().until("document.querySelector('.answer')?.textContent.includes('in 1970')");
      browser().open(address("/search?q=embassy"));
      assertThat(browser().evaluate("document.querySelectorAll('.hits li').length").asInt())
          .isPositive();
    } finally {
      browser().scripts(true);
    }
  }
}
