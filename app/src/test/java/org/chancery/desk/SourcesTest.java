package org.chancery.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chancery.actor.ActorId;
import org.chancery.harvest.Source;
import org.chancery.harvest.SourceBook;
import org.chancery.harvest.WebServer;
import org.chancery.intake.Outcome;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Decision;
import org.chancery.ledger.Verdict;
import org.chancery.text.PublicationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses in a desk: taken in, broken off, gone on with, watched. */
class SourcesTest {

  private static final Instant NOON = Instant.parse("2024-05-06T12:00:00Z");
  private static final Instruments INSTRUMENTS = Instruments.bundled();

  @TempDir private Path folder;
  private final WebServer server = new WebServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Desk desk(Instant now) {
    return Desk.openForWriting(
        folder, "test", Duration.ZERO, holder -> {}, INSTRUMENTS, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Source.Address source(String path) {
    return new Source.Address(URI.create(server.address(path)), "CC BY 4.0", true);
  }

  private void pages(int count) {
    StringBuilder map =
        new StringBuilder("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    for (int i = 0; i < count; i++) {
      map.append("<url><loc>")
          .append(server.address("/p" + i))
          .append("</loc><lastmod>2024-01-01</lastmod></url>");
      server.on(
          "/p" + i,
          "text/html",
          "<html><head><title>P"
              + i
              + "</title></head><body><p>Chad and Israel resumed relations in 2019, said page "
              + i
              + ".</p></body></html>");
    }
    server.on("/sitemap.xml", "application/xml", map.append("</urlset>").toString());
  }

  @Test
  void a_visit_that_is_broken_off_goes_on_and_each_page_is_in_once() {
    pages(4);
    AtomicInteger taken = new AtomicInteger();
    try (Desk desk = desk(NOON)) {
      assertThatThrownBy(() ->
              desk.add(
                  List.of(source("/sitemap.xml")),
                  1,
                  outcome -> {
                    if (taken.incrementAndGet() == 2) {
                      throw new IllegalStateException("killed");
                    }
                  },
                  Advance.UNWATCHED))
          .hasMessage("killed");
    }
    int before = server.asked().size();
    List<Outcome> rest = new ArrayList<>();
    try (Desk desk = desk(NOON.plusSeconds(60))) {
      desk.add(List.of(source("/sitemap.xml")), 1, rest::add, Advance.UNWATCHED);

      assertThat(desk.status().archive().versions()).isEqualTo(4);
      SourceBook.Entry entry = desk.sources().entries().getFirst();
      assertThat(entry.kind()).isEqualTo("sitemap");
      assertThat(entry.rights()).isEqualTo("CC BY 4.0");
      assertThat(entry.error()).isNull();
      assertThat(entry.visited()).isEqualTo(NOON.plusSeconds(60));
      assertThat(entry.last().fresh() + entry.last().unchanged()).isEqualTo(rest.size());
      Shown shown = desk.show(new PublicationId("localhost/p0"), null).orElseThrow();
      assertThat(shown.archived().publication().rights()).isEqualTo("CC BY 4.0");
      assertThat(shown.statements()).isNotEmpty();
      assertThat(new String(desk.original(shown.archived()), StandardCharsets.UTF_8))
          .startsWith("<html><head><title>P0");
    }
    assertThat(rest).hasSizeLessThan(4);
    assertThat(server.asked()).hasSize(before + 1 + rest.size());
  }

  @Test
  void what_is_watched_is_visited_when_it_is_due_and_its_trouble_is_kept() {
    pages(1);
    try (Desk desk = desk(NOON)) {
      desk.sources().watch(source("/p0"), Duration.ofHours(1));
      desk.sources().watch(source("/gone"), Duration.ofDays(1));
      assertThat(desk.sources().due(NOON)).hasSize(2);
    }
    try (Desk reading = Desk.open(folder, INSTRUMENTS, Clock.fixed(NOON, ZoneOffset.UTC))) {
      reading.visitDue(1, outcome -> {});

      List<SourceBook.Entry> entries = reading.sources().entries();
      assertThat(entries.getFirst().error()).contains("the server answered 404");
      assertThat(entries.getFirst().succeeded()).isNull();
      assertThat(entries.getLast().last().fresh()).isEqualTo(1);
      assertThat(reading.sources().due(NOON.plus(Duration.ofMinutes(59)))).isEmpty();
      assertThat(reading.sources().due(NOON.plus(Duration.ofMinutes(61)))).hasSize(1);
    }
    try (Desk desk = desk(NOON)) {
      assertThat(desk.sources().unwatch(server.address("/p0"))).isTrue();
      assertThat(desk.sources().unwatch(server.address("/p0"))).isFalse();
      assertThat(desk.sources().due(NOON.plus(Duration.ofHours(2)))).isEmpty();
    }
  }

  @Test
  void others_write_while_a_watched_address_is_visited() throws Exception {
    pages(2);
    server.on(
        "/mine",
        "text/html",
        "<html><head><title>Mine</title></head><body><p>Peru and Norway opened embassies in"
            + " 1999.</p></body></html>");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch added = new CountDownLatch(1);
    server.on(
        "/p1",
        exchange -> {
          asked.countDown();
          try {
            added.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          WebServer.send(
              exchange, 200, "text/html", "<title>P1</title><p>Peru and Chad agreed on much.</p>");
        });
    try (Desk desk = desk(NOON)) {
      desk.sources().watch(source("/sitemap.xml"), Duration.ofHours(1));
    }
    List<Outcome> visited = new ArrayList<>();
    try (Desk reading = Desk.open(folder, INSTRUMENTS, Clock.fixed(NOON, ZoneOffset.UTC))) {
      Thread visit = Thread.ofPlatform().start(() -> reading.visitDue(1, visited::add));
      try {
        asked.await();
        List<Outcome> mine = new ArrayList<>();
        try (Desk writing = reading.forChanges("test", Duration.ofSeconds(60))) {
          writing.add(List.of(source("/mine")), 1, mine::add, Advance.UNWATCHED);
        }
        assertThat(mine).singleElement().isInstanceOf(Outcome.Taken.class);
        assertThat(visited).as("the visit is not at its end").hasSizeLessThan(2);
      } finally {
        added.countDown();
        visit.join();
      }
      assertThat(visited).hasSize(2);
      assertThat(reading.status().archive().versions()).isEqualTo(3);
      assertThat(reading.search("agreed", 5).total()).isEqualTo(1);
    }
  }

  @Test
  void a_page_in_another_language_is_kept_and_says_that_it_was_not_read() {
    server.on(
        "/fr",
        "text/html",
        "<html><head><title>Un titre</title></head><body><p>Le gouvernement a annoncé que les deux"
            + " pays, le Tchad et Israël, avaient établi des relations diplomatiques et qu'ils"
            + " ouvriraient bientôt des ambassades dans leurs capitales.</p></body></html>");
    try (Desk desk = desk(NOON)) {
      desk.add(List.of(source("/fr")), 1, outcome -> {}, Advance.UNWATCHED);

      Shown shown = desk.show(new PublicationId("localhost/fr"), null).orElseThrow();
      assertThat(shown.archived().publication().language()).isEqualTo("fr");
      assertThat(shown.warnings())
          .containsExactly("it is in French (fr) and was not read; only English is");
      assertThat(desk.search("Tchad", 5).total()).isEqualTo(1);
    }
  }

  // ---- what a repository deletes ----

  private void repository(String records) {
    server.on(
        "/oai",
        exchange -> {
          String query = String.valueOf(exchange.getRequestURI().getQuery());
          WebServer.send(
              exchange,
              200,
              "text/xml",
              "<OAI-PMH"
                  + " xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2024-05-01T10:00:00Z</responseDate>"
                  + (query.contains("verb=Identify")
                      ? "<Identify><repositoryName>Papers</repositoryName></Identify>"
                      : "<ListRecords>" + records + "</ListRecords>")
                  + "</OAI-PMH>");
        });
  }

  private static String there(String id, String words) {
    return "<record><header><identifier>"
        + id
        + "</identifier></header><metadata><oai_dc:dc xmlns:oai_dc=\"x\" xmlns:dc=\"y\"><dc:title>A"
        + " note</dc:title><dc:date>1975-03-04</dc:date><dc:description>"
        + words
        + "</dc:description></oai_dc:dc></metadata></record>";
  }

  private static String deleted(String id) {
    return "<record><header status=\"deleted\"><identifier>"
        + id
        + "</identifier></header></record>";
  }

  private List<Outcome> visit(Desk desk) {
    List<Outcome> outcomes = new ArrayList<>();
    desk.add(List.of(source("/oai")), 1, outcomes::add, Advance.UNWATCHED);
    return outcomes;
  }

  @Test
  void what_a_repository_deletes_leaves_the_answers_until_it_is_there_again() {
    String words = "Iceland and Tuvalu established diplomatic relations on 3 March 1975.";
    PublicationId id = new PublicationId("oai:example.org:1");
    try (Desk desk = desk(NOON)) {
      repository(there(id.value(), words));
      visit(desk);
      assertThat(desk.search("Tuvalu", 5).total()).isEqualTo(1);
      assertThat(verdict(desk)).isEqualTo(Verdict.YES);

      repository(deleted(id.value()));
      assertThat(visit(desk)).singleElement().isInstanceOf(Outcome.Withdrawn.class);
      assertThat(visit(desk)).as("it is deleted once").isEmpty();

      assertThat(desk.removal(id).orElseThrow().by()).isEqualTo(server.address("/oai"));
      assertThat(desk.search("Tuvalu", 5).total()).isZero();
      assertThat(verdict(desk)).isEqualTo(Verdict.UNKNOWN);
      assertThat(desk.show(id, null)).as("the archive keeps it").isPresent();

      repository(there(id.value(), words));
      visit(desk);
      assertThat(desk.removal(id)).isEmpty();
      assertThat(desk.search("Tuvalu", 5).total()).isEqualTo(1);
      assertThat(verdict(desk)).isEqualTo(Verdict.YES);
    }
  }

  @Test
  void a_repository_deletes_only_what_came_from_it_and_undoes_no_removal_of_an_editor() {
    PublicationId foreign = new PublicationId("localhost/p0");
    PublicationId own = new PublicationId("oai:example.org:1");
    String words = "Iceland and Tuvalu established diplomatic relations on 3 March 1975.";
    pages(1);
    try (Desk desk = desk(NOON)) {
      desk.add(List.of(source("/p0")), 1, outcome -> {}, Advance.UNWATCHED);
      repository(there(own.value(), words) + deleted(foreign.value()));

      assertThat(visit(desk)).singleElement().isInstanceOf(Outcome.Taken.class);
      assertThat(desk.removal(foreign)).isEmpty();

      desk.rule(new Decision.Remove(own), "Ada", "it is about another island");
      repository(deleted(own.value()));
      visit(desk);
      repository(there(own.value(), words));
      visit(desk);
      assertThat(desk.removal(own).orElseThrow().by()).isEqualTo("Ada");
    }
  }

  private static Verdict verdict(Desk desk) {
    AsOf day = AsOf.on(LocalDate.of(1980, 1, 1));
    return desk.relations(new ActorId("ISL"), new ActorId("TUV"), day).answer().verdict();
  }
}
