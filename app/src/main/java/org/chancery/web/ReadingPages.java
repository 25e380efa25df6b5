package org.chancery.web;

import static org.chancery.web.Html.column;
import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.actor.Dyad;
import org.chancery.desk.CitedAnswer;
import org.chancery.desk.Desk;
import org.chancery.desk.Fact;
import org.chancery.desk.Marks;
import org.chancery.desk.Reference;
import org.chancery.desk.Shown;
import org.chancery.desk.Status;
import org.chancery.desk.Wording;
import org.chancery.event.Statement;
import org.chancery.harvest.SourceBook;
import org.chancery.ledger.Act;
import org.chancery.ledger.Count;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Grading;
import org.chancery.publication.Block;
import org.chancery.publication.CatalogueEntry;
import org.chancery.publication.Publication;
import org.chancery.publication.Shelf;
import org.chancery.search.Excerpt;
import org.chancery.search.Facet;
import org.chancery.search.Index;
import org.chancery.search.Request;
import org.chancery.text.PublicationId;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/** The pages of what is published: home, search, publications, and the shelves they stand on. */
final class ReadingPages {

  private static final int HITS = 20;
  private static final int POSTS = 8;
  private static final int SHELF = 50;
  private static final int LATEST = 8;
  private static final int RELATED = 5;
  private static final int CONTRADICTIONS = 5;

  /** Beyond so many statements, other reports of the same events are not looked up. */
  private static final int LOOKED_UP = 12;

  private final Site site;
  private final Desk desk;
  private final SurveyPages survey;

  ReadingPages(Site site, SurveyPages survey) {
    this.survey = survey;
    this.site = site;
    this.desk = site.desk();
  }

  // ---- home ----

  Html home() {
    Status status = desk.status();
    return Frame.page(
        "Chancery",
        null,
        false,
        element(
            "p",
            Map.of("class", "lead"),
            text("Who has diplomatic relations with whom, since when, and on whose word.")),
        seek(),
        element(
            "p",
            Map.of("class", "figures"),
            link(Address.publications(), number(status.archive().publications(), "publication")),
            text(" · " + number(status.ledger().acts(), "event") + " · "),
            link(Address.states(), number(status.ledger().states(), "state"))),
        Site.question("", ""),
        element(
            "div",
            Map.of("class", "columns"),
            Site.section(
                "What changed lately", desk.latestActs(LATEST).stream().map(site::act).toList()),
            Site.section(
                "Latest publications",
                desk.catalogue(Shelf.ALL, 0, LATEST).stream().map(Site::entry).toList())),
        Site.section("Contradictions worth a look", survey.worthALook(CONTRADICTIONS)),
        element(
            "p",
            text("The whole record: "),
            link(Address.contradictions(), "contradictions"),
            text(" · "),
            link(Address.claims(), "claims about numbers"),
            text(" · "),
            link(Address.signals(), "signals"),
            text(" · "),
            link(Address.changes(), "changes in a period"),
            text(" · "),
            link(Address.network(), "the network")),
        element(
            "p",
            Map.of("class", "elsewhere"),
            text("Follow it: "),
            link(Address.events().with("format", "atom"), "changes as a feed"),
            text(" · "),
            link(Address.publications().with("format", "atom"), "publications as a feed")));
  }

  /** The search over everything, large: on the first page it is what most come for. */
  private static Html seek() {
    return element(
        "form",
        Map.of("action", "/search", "method", "get", "class", "seek"),
        element("label", Map.of("for", "seek", "class", "unseen"), text("Search all content")),
        element(
            "input",
            Map.of(
                "id",
                "seek",
                "name",
                "q",
                "type",
                "search",
                "placeholder",
                "Search all content",
                "autocomplete",
                "off")),
        element("button", text("Search")));
  }

  private static String number(long count, String what) {
    return String.format(Locale.ENGLISH, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  // ---- search ----

  Html search(String query, String sort, int page) {
    if (query.isEmpty()) {
      return Frame.page("Search", null, false, hints());
    }
    Request.Order order = order(sort);
    Index.Hits hits = desk.search(new Request(query, (page - 1) * HITS, HITS, order, page == 1));
    Html facts =
        page > 1 ? Html.NONE : Html.of(desk.facts(query).stream().map(this::fact).toList());
    Html notes = Html.of(notices(hits.notices()), instead(hits.instead()));
    Html result =
        hits.total() == 0
            ? Html.of(facts, notes, element("p", text("Nothing matches “" + query + "”.")), hints())
            : Html.of(facts, notes, found(query, order, page, hits));
    return Frame.page(
        "Search: " + query, query, hits.total() == 0 ? null : Address.search(query), true, result);
  }

  private Html found(String query, Request.Order order, int page, Index.Hits hits) {
    Address address = sorted(query, order);
    return Html.of(
        element(
            "p",
            Map.of("class", "figures"),
            text(
                hits.total() == 1
                    ? "1 publication"
                    : String.format(Locale.ENGLISH, "%,d publications", hits.total())),
            text(" · "),
            Html.of(orders(query, order))),
        facets(query, hits.facets()),
        element(
            "ol",
            Map.of("class", "hits", "start", Integer.toString((page - 1) * HITS + 1)),
            Html.of(hits.hits().stream().map(this::hit).toList())),
        pager(address, page, hits.total(), HITS));
  }

  private static Request.Order order(String sort) {
    return switch (sort) {
      case "newest" -> Request.Order.NEWEST;
      case "oldest" -> Request.Order.OLDEST;
      default -> Request.Order.RELEVANCE;
    };
  }

  private static Address sorted(String query, Request.Order order) {
    return order == Request.Order.RELEVANCE
        ? Address.search(query)
        : Address.search(query).with("sort", order.name().toLowerCase(Locale.ROOT));
  }

  private static List<Html> orders(String query, Request.Order chosen) {
    List<Html> links = new ArrayList<>();
    for (Request.Order order : Request.Order.values()) {
      String words =
          switch (order) {
            case RELEVANCE -> "the best first";
            case NEWEST -> "the newest first";
            case OLDEST -> "the oldest first";
          };
      links.add(links.isEmpty() ? Html.NONE : text(" · "));
      links.add(order == chosen ? text(words) : link(sorted(query, order), words));
    }
    return links;
  }

  private static Html notices(List<String> notices) {
    return Html.of(
        notices.stream()
            .map(notice -> element("p", Map.of("class", "notice"), text(notice + ".")))
            .toList());
  }

  private static Html instead(@Nullable String instead) {
    return instead == null
        ? Html.NONE
        : element("p", text("Did you mean "), link(Address.search(instead), instead), text("?"));
  }

  /** What the ledger knows, above what the texts say. */
  private Html fact(Fact fact) {
    return switch (fact) {
      case Fact.Relations(CitedAnswer cited) ->
          element(
              "p",
              Map.of("class", "answer"),
              site.dyad(cited.answer().a(), cited.answer().b(), cited.sentence()));
      case Fact.Counted(Count count, String sentence) ->
          element("p", Map.of("class", "answer"), link(Address.state(count.of()), sentence));
      case Fact.Posts posts ->
          element(
              "section",
              element("h2", text(posts.title() + " (" + posts.held().size() + ")")),
              element(
                  "ul",
                  Map.of("class", "plain"),
                  Html.of(
                      posts.held().stream()
                          .limit(POSTS)
                          .map(held ->
                              element(
                                  "li",
                                  site.dyad(
                                      held.spell().from(),
                                      held.spell().to(),
                                      desk.wording().words(held))))
                          .toList())));
    };
  }

  private static Html facets(String query, List<Facet> facets) {
    List<Html> groups = new ArrayList<>();
    for (Facet facet : facets) {
      if (facet.values().size() > 1) {
        groups.add(
            element(
                "details",
                element("summary", text("By " + facet.kind().field())),
                element(
                    "ul",
                    Map.of("class", "states"),
                    Html.of(
                        facet.values().stream()
                            .map(value ->
                                element(
                                    "li",
                                    link(
                                        Address.search(query + " " + facet.narrowing(value)),
                                        value.name()),
                                    element(
                                        "span",
                                        Map.of("class", "faint"),
                                        text(" " + value.count()))))
                            .toList()))));
      }
    }
    return groups.isEmpty()
        ? Html.NONE
        : element("div", Map.of("class", "facets"), Html.of(groups));
  }

  Listing searched(String query) {
    Index.Hits hits = desk.search(query, 100);
    return new Listing(
        "Search: " + query,
        Address.search(query),
        List.of("publication", "title", "publisher", "date"),
        hits.hits().stream()
            .map(hit -> {
              Publication found = hit.publication();
              return new Listing.Item(
                  Address.publication(found.id(), null),
                  Objects.requireNonNullElse(found.title(), found.id().value()),
                  hit.excerpts().isEmpty() ? null : hit.excerpts().getFirst().text(),
                  null,
                  java.util.Arrays.asList(
                      found.id().value(),
                      found.title(),
                      found.publisher(),
                      found.date() == null ? null : found.date().edtf()));
            })
            .toList());
  }

  private Html hit(Index.Hit hit) {
    Publication publication = hit.publication();
    String imprint =
        Stream.of(
                Objects.requireNonNullElse(publication.publisher(), ""),
                publication.date() == null ? "" : Wording.date(publication.date()))
            .filter(part -> !part.isEmpty())
            .reduce((one, other) -> one + " · " + other)
            .orElse("");
    return element(
        "li",
        link(
            Address.publication(publication.id(), null),
            Objects.requireNonNullElse(publication.title(), publication.id().value())),
        element("span", Map.of("class", "faint"), text(" " + imprint)),
        Html.of(hit.excerpts().stream().map(ReadingPages::excerpt).toList()));
  }

  private static Html excerpt(Excerpt excerpt) {
    List<Html> pieces = new ArrayList<>();
    int done = 0;
    for (Span match : excerpt.matches()) {
      Span inside = match.shift(-excerpt.span().start());
      pieces.add(text(excerpt.text().substring(done, inside.start())));
      pieces.add(element("b", text(inside.of(excerpt.text()))));
      done = inside.end();
    }
    pieces.add(text(excerpt.text().substring(done)));
    return element("p", Map.of("class", "excerpt"), Html.of(pieces));
  }

  private static Html hints() {
    return element(
        "div",
        Map.of("class", "hints"),
        element("h2", text("How to search")),
        element(
            "ul",
            hint("interests section", "both words, in any form"),
            hint("\"interests section\"", "the very phrase"),
            hint("embassy -consulate", "without a word"),
            hint("legation OR consulate", "either of two"),
            hint("diplom*", "words that begin so"),
            hint("state:CUB event:relations-severed", "by state and by type of event"),
            hint("embassy date:1960..1969", "by the date of writing"),
            hint("author:King series:Peninsula", "by author, series or source")));
  }

  private static Html hint(String query, String meaning) {
    return element("li", link(Address.search(query), query), text(" – " + meaning));
  }

  private static Html pager(Address address, int page, long total, int size) {
    long pages = (total + size - 1) / size;
    if (pages <= 1) {
      return Html.NONE;
    }
    List<Html> links = new ArrayList<>();
    if (page > 1) {
      links.add(link(address.with("page", Integer.toString(page - 1)), "← Earlier page"));
    }
    links.add(text(" Page " + page + " of " + pages + " "));
    if (page < pages) {
      links.add(link(address.with("page", Integer.toString(page + 1)), "Next page →"));
    }
    return element("nav", Map.of("class", "pager", "aria-label", "Pages"), Html.of(links));
  }

  // ---- shelves ----

  Html shelf(Shelf shelf, String title, Address address, int page) {
    long size = desk.size(shelf);
    if (size == 0 && !shelf.equals(Shelf.ALL)) {
      throw new Website.NotFound("This desk holds nothing of that name: " + title);
    }
    List<Html> items =
        desk.catalogue(shelf, (page - 1) * SHELF, SHELF).stream()
            .map(entry -> element("li", Site.entry(entry)))
            .toList();
    Html browse =
        shelf.equals(Shelf.ALL)
            ? element(
                "p",
                text("Browse by "),
                link(Address.shelves(Shelf.Kind.SERIES), "series"),
                text(", "),
                link(Address.shelves(Shelf.Kind.AUTHOR), "author"),
                text(" or "),
                link(Address.shelves(Shelf.Kind.PUBLISHER), "source"))
            : Html.NONE;
    return Frame.page(
        title,
        address,
        true,
        element(
            "p",
            Map.of("class", "figures"),
            text(
                size == 1
                    ? "1 publication"
                    : String.format(Locale.ENGLISH, "%,d publications, the latest first", size))),
        browse,
        size == 0
            ? element(
                "p",
                text("Nothing is here yet: "),
                element("code", text("chancery add")),
                text(" takes publications in."))
            : element("ul", Map.of("class", "plain"), Html.of(items)),
        pager(address, page, size, SHELF));
  }

  Listing shelved(Shelf shelf, String title, Address address) {
    List<CatalogueEntry> entries = desk.catalogue(shelf, 0, 1000);
    return new Listing(
        title, address, Site.PUBLICATION_COLUMNS, entries.stream().map(Site::item).toList());
  }

  Html shelves(Shelf.Kind kind) {
    List<Html> items = new ArrayList<>();
    desk.shelves(kind)
        .forEach((name, number) ->
            items.add(
                element(
                    "li",
                    Site.shelf(kind, name),
                    element(
                        "span",
                        Map.of("class", "faint"),
                        text(
                            String.format(Locale.ENGLISH, " %,d", number)
                                + (kind == Shelf.Kind.PUBLISHER ? grade(name) : ""))))));
    return Frame.page(
        title(kind),
        Address.shelves(kind),
        false,
        items.isEmpty()
            ? element("p", text("No publication of this desk names one."))
            : element("ul", Map.of("class", "states"), Html.of(items)),
        kind == Shelf.Kind.PUBLISHER ? visited() : Html.NONE);
  }

  /** The reliability that an editor gave a publisher last. */
  private String grade(String publisher) {
    return desk.gradings().stream()
        .filter(grading ->
            grading.subject() instanceof Grading.Subject.Publisher(String name)
                && name.equals(publisher))
        .findFirst()
        .map(grading -> ", grade " + grading.grade())
        .orElse("");
  }

  /** The addresses that are taken in or watched, with the last visit and what went wrong. */
  private Html visited() {
    List<Html> rows = new ArrayList<>();
    for (SourceBook.Entry entry : desk.sources().entries()) {
      SourceBook.Result last = entry.last();
      rows.add(
          element(
              "tr",
              element("td", text(entry.address())),
              element("td", text(entry.visited() == null ? "not yet" : day(entry.visited()))),
              element(
                  "td",
                  text(
                      entry.visited() == null
                          ? ""
                          : "%d new, %d changed, %d unchanged, %d refused"
                              .formatted(
                                  last.fresh(), last.changed(), last.unchanged(), last.refused()))),
              element("td", text(Objects.requireNonNullElse(entry.error(), "")))));
    }
    if (rows.isEmpty()) {
      return Html.NONE;
    }
    return element(
        "section",
        element("h2", text("Addresses")),
        element(
            "table",
            element(
                "tr",
                column("Address"),
                column("Last harvest (UTC)"),
                column("It brought"),
                column("Error")),
            Html.of(rows)));
  }

  private static String day(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ').replace("Z", "");
  }

  private static String title(Shelf.Kind kind) {
    return switch (kind) {
      case PUBLISHER -> "Sources";
      case SERIES -> "Series";
      case AUTHOR -> "Authors";
    };
  }

  Listing allShelves(Shelf.Kind kind) {
    return new Listing(
        title(kind),
        Address.shelves(kind),
        List.of("name", "publications"),
        desk.shelves(kind).entrySet().stream()
            .map(shelf ->
                new Listing.Item(
                    Address.shelf(kind, shelf.getKey()),
                    shelf.getKey(),
                    null,
                    null,
                    List.of(shelf.getKey(), shelf.getValue().toString())))
            .toList());
  }

  // ---- a publication ----

  Shown shown(@Nullable String typed, @Nullable String version) {
    PublicationId id;
    Integer number;
    try {
      id = new PublicationId(Objects.requireNonNullElse(typed, ""));
      number = version == null ? null : Integer.valueOf(version);
    } catch (IllegalArgumentException malformed) {
      throw new Website.NotFound("No publication can be called that: " + typed);
    }
    return desk.show(id, number)
        .orElseThrow(() ->
            new Website.NotFound(
                "This desk holds no publication "
                    + id
                    + (number == null ? "." : " of version " + number + ".")));
  }

  Html publication(@Nullable String typed, @Nullable String version) {
    Shown shown = shown(typed, version);
    Publication publication = shown.archived().publication();
    List<Evidence> evidence = desk.evidence(publication.id());
    boolean current =
        evidence.size() == shown.statements().size()
            && evidence.stream().allMatch(item -> item.version() == shown.archived().version());
    List<Html> blocks = new ArrayList<>();
    Set<Integer> noted = new LinkedHashSet<>();
    for (int index = 0; index < publication.blocks().size(); index++) {
      blocks.add(
          block(index, publication.blocks().get(index), shown, current ? evidence : null, noted));
    }
    String title = Objects.requireNonNullElse(publication.title(), publication.id().value());
    return Frame.described(
        title,
        about(Reference.to(shown.archived())),
        imprint(publication),
        element(
            "p",
            Map.of("class", "figures"),
            text(
                shown.statements().isEmpty()
                    ? "No diplomatic event was read in it."
                    : shown.statements().size() == 1
                        ? "One statement was read in it; it stands beside its words."
                        : shown.statements().size()
                            + " statements were read in it; they stand beside their words.")),
        versions(shown),
        element("article", Map.of("class", "text"), Html.of(blocks)),
        dyads(shown.statements()),
        related(publication.id()),
        current ? otherReports(evidence) : Html.NONE,
        cite(publication, shown));
  }

  private Html related(PublicationId id) {
    return Site.section(
        "Related publications", desk.related(id, RELATED).stream().map(Site::entry).toList());
  }

  /** What reference managers and search engines read of a page. */
  private static Html about(Reference reference) {
    List<Html> about = new ArrayList<>();
    reference
        .metadata()
        .forEach(entry ->
            about.add(
                element("meta", Map.of("name", entry.getKey(), "content", entry.getValue()))));
    about.add(Html.linkedData(reference.linkedData()));
    return Html.of(about);
  }

  private static Html imprint(Publication publication) {
    List<Html> parts = new ArrayList<>();
    publication.authors().forEach(author -> parts.add(Site.shelf(Shelf.Kind.AUTHOR, author)));
    parts.add(Site.shelf(Shelf.Kind.PUBLISHER, publication.publisher()));
    if (publication.date() != null) {
      parts.add(element("time", text(Wording.date(publication.date()))));
    }
    if (publication.series() != null) {
      parts.add(
          link(
              Address.shelf(Shelf.Kind.SERIES, publication.series()),
              "Return to the series “" + publication.series() + "”"));
    }
    parts.removeIf(Html::isEmpty);
    List<Html> joined = new ArrayList<>();
    for (Html part : parts) {
      if (!joined.isEmpty()) {
        joined.add(text(" · "));
      }
      joined.add(part);
    }
    return element("p", Map.of("class", "imprint"), Html.of(joined));
  }

  private static Html versions(Shown shown) {
    if (shown.versions() == 1) {
      return Html.NONE;
    }
    List<Html> links = new ArrayList<>(List.of(text("Versions: ")));
    for (int number = 1; number <= shown.versions(); number++) {
      links.add(
          number == shown.archived().version()
              ? element("b", text(number + " (this) "))
              : link(
                  Address.publication(shown.archived().publication().id(), number), number + " "));
    }
    return element("p", Map.of("class", "imprint"), Html.of(links));
  }

  private Html block(
      int index, Block block, Shown shown, @Nullable List<Evidence> evidence, Set<Integer> noted) {
    List<Html> pieces = new ArrayList<>();
    List<Html> notes = new ArrayList<>();
    for (Marks.Segment segment : Marks.segments(index, block.text(), shown.statements())) {
      if (segment.statements().isEmpty()) {
        pieces.add(text(segment.text()));
      } else {
        Statement first = shown.statements().get(segment.statements().getFirst());
        pieces.add(
            element(
                "mark",
                Map.of("class", first.modality().code(), "title", hover(first)),
                text(segment.text())));
      }
      for (int number : segment.ending()) {
        String label = Integer.toString(number + 1);
        pieces.add(
            element(
                "sup",
                element(
                    "a",
                    Map.of("href", "#statement-" + label, "aria-label", "Statement " + label),
                    text(label))));
        if (noted.add(number)) {
          notes.add(note(number, shown.statements().get(number), evidence));
        }
      }
    }
    return element(
        "div",
        Map.of("class", "block", "id", "block-" + index),
        element(block.kind() == Block.Kind.HEADING ? "h2" : "p", Html.of(pieces)),
        notes.isEmpty()
            ? Html.NONE
            : element(
                "aside",
                Map.of("aria-label", "Statements in block " + (index + 1)),
                Html.of(notes)));
  }

  private String hover(Statement statement) {
    String source = Site.onTheWordOf(statement);
    return desk.wording().words(statement) + (source.isEmpty() ? "" : " – according to " + source);
  }

  private Html note(int number, Statement statement, @Nullable List<Evidence> evidence) {
    Wording wording = desk.wording();
    String source = Site.onTheWordOf(statement);
    String label = Integer.toString(number + 1);
    Html words =
        switch (statement) {
          case Statement.Event event ->
              evidence == null || event.from().equals(event.to())
                  ? site.dyad(event.from(), event.to(), wording.words(event))
                  : link(Address.event(evidence.get(number).id()), wording.words(event));
          case Statement.CountClaim claim -> link(Address.state(claim.of()), wording.words(claim));
        };
    return element(
        "p",
        Map.of("id", "statement-" + label, "class", "note-of " + statement.modality().code()),
        element("b", text(label + " ")),
        words,
        source.isEmpty()
            ? Html.NONE
            : element("span", Map.of("class", "faint"), text(" – according to " + source)),
        element(
            "span",
            Map.of("class", "faint small"),
            text(" rule " + statement.rule() + ", confidence " + statement.confidence())));
  }

  private Html dyads(List<Statement> statements) {
    Set<Dyad> dyads = new LinkedHashSet<>();
    for (Statement statement : statements) {
      if (statement instanceof Statement.Event event
          && !event.from().equals(event.to())
          && site.isState(event.from())
          && site.isState(event.to())) {
        dyads.add(new Dyad(event.from(), event.to()));
      }
    }
    Wording wording = desk.wording();
    return Site.section(
        "States it speaks of",
        dyads.stream()
            .map(dyad ->
                link(
                    Address.dyad(dyad.first(), dyad.second()),
                    wording.name(dyad.first()) + " and " + wording.name(dyad.second())))
            .toList());
  }

  private Html otherReports(List<Evidence> evidence) {
    List<Html> others = new ArrayList<>();
    Set<PublicationId> seen = new LinkedHashSet<>();
    Map<Dyad, List<Act>> acts = new HashMap<>();
    for (Evidence own : evidence.subList(0, Math.min(LOOKED_UP, evidence.size()))) {
      seen.add(own.publication());
      for (Evidence other : reports(own, acts)) {
        if (seen.add(other.publication())) {
          others.add(
              link(
                  Address.publication(other.publication(), null),
                  desk.wording()
                      .citation(desk.citations(List.of(other)).values().iterator().next())));
        }
      }
    }
    return Site.section("Other reports of the same events", others);
  }

  /**
   * All reports of the act that one reports.
   *
   * @param acts of pairs of states that were looked up before; a publication speaks of few pairs
   */
  private List<Evidence> reports(Evidence own, Map<Dyad, List<Act>> acts) {
    if (!(own.statement() instanceof Statement.Event event) || event.from().equals(event.to())) {
      return List.of();
    }
    return acts
        .computeIfAbsent(
            new Dyad(event.from(), event.to()), dyad -> desk.acts(dyad.first(), dyad.second()))
        .stream()
        .map(Act::evidence)
        .filter(reports -> reports.stream().anyMatch(report -> report.id() == own.id()))
        .findFirst()
        .orElse(List.of());
  }

  private Html cite(Publication publication, Shown shown) {
    return element(
        "details",
        element("summary", text("Cite")),
        element("p", text(desk.wording().citation(publication, shown.archived().version()))),
        publication.url() == null
            ? Html.NONE
            : element("p", Map.of("class", "imprint"), text(publication.url())),
        element(
            "p",
            Map.of("class", "imprint"),
            text(
                publication.id()
                    + ", version "
                    + shown.archived().version()
                    + " of "
                    + shown.versions()
                    + ", recorded "
                    + shown.archived().recorded())));
  }
}
