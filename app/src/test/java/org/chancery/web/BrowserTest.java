package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.chancery.access.Role;
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

  private static final String PASSWORD = "correct horse battery";

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
    pages.put("signals", "/signals");
    pages.put("changes", "/changes?from=1990&to=1992");
    pages.put("network", "/network?on=1990");
    pages.put("series-all", "/all-series");
    pages.put("authors", "/authors");
    pages.put("brief", "/brief/CUB/USA?on=1975");
    pages.put("brief-state", "/brief/KOR");
    pages.put("mail", "/mail");
    pages.put("api", "/api");
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
    desk.users().add("Ada", Role.ADMINISTRATOR, PASSWORD);
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
    List<String> findings = new ArrayList<>();
    for (int width : WIDTHS) {
      for (boolean dark : List.of(false, true)) {
        browser().window(width, dark);
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
          look(page.getKey(), page.getValue(), width, dark, findings);
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  /** Opens a page, notes what is wrong with it, and keeps its picture where that is wanted. */
  private void look(String name, String path, int width, boolean dark, List<String> findings)
      throws Exception {
    browser().open(address(path));
    String where = name + " at " + width + (dark ? " dark" : "");
    int wide = browser().evaluate("document.documentElement.scrollWidth").asInt();
    if (wide > width) {
      findings.add(where + ": is " + wide + " wide");
    }
    List<String> complaints = browser().complaints();
    if (!name.equals("missing")) {
      complaints.forEach(complaint -> findings.add(where + ": " + complaint));
    }
    examine(where, findings);
    String pictures = System.getenv("CHANCERY_SCREENSHOTS");
    if (pictures != null) {
      Path folder = Path.of(pictures).resolve(dark ? "dark" : "");
      Files.write(
          Files.createDirectories(folder).resolve(name + "-" + width + ".webp"),
          browser().picture(width));
    }
  }

  /** Notes what axe finds wrong with the page as it stands. */
  private void examine(String where, List<String> findings) throws Exception {
    browser().evaluate(axe() + "; true");
    JsonNode violations =
        browser()
            .evaluate(
                "axe.run({resultTypes: ['violations']}).then(r => r.violations"
                    + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                    + ".map(v => v.id + ': ' + v.nodes[0].html.slice(0, 120)))");
    violations.forEach(violation -> findings.add(where + ": " + violation.asText()));
  }

  private void signIn() throws Exception {
    browser().open(address("/sign-in?next=%2Freview"));
    browser().evaluate("document.querySelector('#name').value = 'Ada'");
    browser().evaluate("document.querySelector('#password').value = '" + PASSWORD + "'");
    browser().evaluate("document.querySelector('.fields button').click()");
    browser().until("location.pathname === '/review' && document.readyState === 'complete'");
  }

  private void signOut() throws Exception {
    browser().evaluate("document.querySelector('.bar button').click()");
    browser().until("location.pathname === '/' && document.readyState === 'complete'");
  }

  @Test
  void an_editor_reviews_by_keys_and_takes_it_back() throws Exception {
    browser().window(1600, false);
    signIn();
    browser().open(address("/review?kind=readings"));
    String first = browser().evaluate("document.querySelector('.task h2').textContent").asText();
    press("r");
    browser().until("document.activeElement.name === 'why'");
    browser().evaluate("document.activeElement.value = 'the words say nothing of the kind'");
    press("Enter");
    browser().until("document.querySelector('.done')?.textContent.includes('rejected, by Ada')");
    assertThat(browser().evaluate("document.querySelector('.task h2').textContent").asText())
        .as("what was decided waits no longer")
        .isNotEqualTo(first);
    press("u");
    browser().until("document.querySelector('.done')?.textContent.includes('withdrawn, by Ada')");
    assertThat(browser().evaluate("document.querySelector('.task h2').textContent").asText())
        .isEqualTo(first);
    press("j");
    browser().until("document.activeElement === document.querySelectorAll('.task')[1]");
    press("k");
    browser().until("document.activeElement === document.querySelectorAll('.task')[0]");
    browser().open(address("/rulings"));
    assertThat(browser().evaluate("document.querySelector('main').textContent").asText())
        .contains("the words say nothing of the kind")
        .contains("Withdrawn by Ada");
    signOut();
  }

  private void press(String key) throws Exception {
    browser()
        .evaluate(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '"
                + key
                + "', bubbles: true, cancelable: true}))");
  }

  @Test
  void a_publication_is_seen_and_corrected_before_it_is_kept() throws Exception {
    browser().window(1600, false);
    signIn();
    send(
        "Note.md",
        "# A note\n\nIceland and Tuvalu established diplomatic relations on 3 May 2004.\n");
    assertThat(browser().evaluate("document.querySelector('main').textContent").asText())
        .contains("Iceland and Tuvalu established diplomatic relations on 3 May 2004");
    browser().evaluate("document.querySelector('#title-0').value = 'A corrected title'");
    browser().evaluate("document.querySelector('#authors-0').value = 'A. Kim; B. Li'");
    browser().evaluate("document.querySelector('button[value=keep]').click()");
    browser().until("document.querySelector('h1')?.textContent === 'Kept'");
    browser().evaluate("document.querySelector('main section a').click()");
    browser().until("document.querySelector('h1')?.textContent === 'A corrected title'");
    assertThat(browser().evaluate("document.querySelector('.imprint').textContent").asText())
        .contains("A. Kim")
        .contains("B. Li");
    browser().open(address("/relations/ISL/TUV"));
    assertThat(browser().evaluate("document.querySelector('.answer').className").asText())
        .contains("yes");
    browser().open(address("/add"));
    signOut();
  }

  /** Sends a file as a person would who chose it. */
  private void send(String name, String content) throws Exception {
    browser().open(address("/add"));
    browser()
        .evaluate(
            "(() => {const t = new DataTransfer(); t.items.add(new File(["
                + new ObjectMapper().writeValueAsString(content)
                + "], '"
                + name
                + "')); document.querySelector('#file').files = t.files})()");
    browser().evaluate("document.querySelector('.fields button').click()");
    browser().until("document.querySelector('h1')?.textContent === 'What was read'");
  }

  @Test
  void the_pages_of_editors_fit_their_window_and_stand_up_to_axe() throws Exception {
    List<String> findings = new ArrayList<>();
    for (int width : WIDTHS) {
      for (boolean dark : List.of(false, true)) {
        browser().window(width, dark);
        look("sign-in", "/sign-in", width, dark, findings);
        signIn();
        look("review", "/review?kind=duplicates", width, dark, findings);
        look("review-readings", "/review?kind=readings", width, dark, findings);
        look("review-event", "/review/event/1", width, dark, findings);
        look("rulings", "/rulings", width, dark, findings);
        look("grades", "/grades", width, dark, findings);
        look("grade", "/grade?event=1", width, dark, findings);
        look("log", "/log", width, dark, findings);
        look("add", "/add", width, dark, findings);
        send("Note.txt", "A note\n\nChad and Peru established diplomatic relations in 1999.\n");
        String draft = browser().evaluate("location.pathname").asText();
        look("add-preview", draft, width, dark, findings);
        signOut();
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
  void a_search_field_finishes_what_is_typed_and_is_worked_by_keys() throws Exception {
    browser().window(1600, false);
    for (String field : List.of("q", "seek")) {
      browser().open(address("/"));
      type(field, "South Ko");
      browser().until("!document.querySelector('#" + field + "-suggestions').hidden");
      press("ArrowDown");
      assertThat(
              browser()
                  .evaluate(
                      "document.getElementById(document.activeElement"
                          + ".getAttribute('aria-activedescendant')).textContent")
                  .asText())
          .isEqualTo("South Korea state");
      List<String> findings = new ArrayList<>(browser().complaints());
      examine("an open list", findings);
      assertThat(findings).isEmpty();
      press("Escape");
      assertThat(browser().evaluate("document.activeElement.value").asText()).isEqualTo("South Ko");
      assertThat(browser().evaluate("document.activeElement.ariaExpanded").asText())
          .isEqualTo("false");
      press("ArrowDown");
      browser().until("!document.querySelector('#" + field + "-suggestions').hidden");
      press("ArrowDown");
      press("Enter");
      browser()
          .until("location.pathname === '/search' && document.querySelector('.hits li') !== null");
      assertThat(browser().evaluate("document.querySelector('#q').value").asText())
          .isEqualTo("state:KOR");
    }
  }

  /** Puts words into a field as one who types them. */
  private void type(String field, String words) throws Exception {
    browser()
        .evaluate(
            "(() => {const f = document.getElementById('"
                + field
                + "'); f.focus(); f.value = '"
                + words
                + "'; f.dispatchEvent(new Event('input', {bubbles: true}))})()");
  }

  @Test
  void an_editor_grades_a_source_and_an_event_lies_on_the_map() throws Exception {
    browser().window(1600, false);
    signIn();
    browser().open(address("/grades"));
    browser().evaluate("document.querySelector('main td a[href^=\"/grade?publisher\"]').click()");
    browser().until("document.querySelectorAll('input[name=grade]').length === 6");
    String publisher = browser().evaluate("document.querySelector('h1').textContent").asText();
    browser().evaluate("document.querySelector('input[name=grade][value=C]').click()");
    browser().evaluate("document.querySelector('input[name=why]').value = 'read for a year'");
    browser().evaluate("document.querySelector('form.card button').click()");
    browser().until("document.querySelector('.done')?.textContent.includes('grade C')");
    assertThat(publisher).startsWith("Reliability of ");
    browser().open(address("/log"));
    assertThat(browser().evaluate("document.querySelector('main').textContent").asText())
        .contains("C for the publisher " + publisher.substring("Reliability of ".length()));
    signOut();
    browser().open(address("/relations/USA/CUB"));
    browser().evaluate("document.querySelector('main a[href^=\"/event/\"]').click()");
    browser().until("document.querySelectorAll('.world .place').length > 0");
    assertThat(browser().evaluate("document.querySelectorAll('.world .party').length").asInt())
        .isEqualTo(2);
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
  void state_pair_and_event_show_who_goes_unnamed() throws Exception {
    browser().window(1600, false);
    // Pages do not wait for what takes seconds to gather the first time; this does.
    assertThat(Objects.requireNonNull(desk).signals()).isNotEmpty();
    for (String page : List.of("/state/CUB", "/relations/CUB/PRK")) {
      browser().open(address(page));
      assertThat(browser().evaluate("document.body.innerText").asText())
          .contains("Cuba goes unnamed (by North Korea");
    }
    browser().evaluate("document.querySelector('main a[href^=\"/event/\"]').click()");
    browser().until("document.body?.innerText.includes('Who reports it')");
    assertThat(browser().evaluate("document.body.innerText").asText())
        .contains("Cuba goes unnamed (by North Korea");
  }

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
      assertThat(browser().evaluate("document.querySelectorAll('[role=combobox]').length").asInt())
          .as("a field that cannot finish what is typed does not say that it can")
          .isZero();
      browser().evaluate("document.querySelector('#q').value = 'legation'");
      browser().evaluate("document.querySelector('.top form').requestSubmit()");
      browser()
          .until(
              "location.search === '?q=legation' && document.querySelector('.hits li') !== null");
    } finally {
      browser().scripts(true);
    }
  }
}
