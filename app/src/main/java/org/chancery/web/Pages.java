package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.actor.Resolution;
import org.chancery.actor.State;
import org.chancery.desk.Citation;
import org.chancery.desk.CitedAnswer;
import org.chancery.desk.Desk;
import org.chancery.desk.Marks;
import org.chancery.desk.Shown;
import org.chancery.desk.Status;
import org.chancery.desk.Wording;
import org.chancery.event.Attribution;
import org.chancery.event.Statement;
import org.chancery.ledger.Act;
import org.chancery.ledger.Answer;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Count;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Spell;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.search.Excerpt;
import org.chancery.search.Index;
import org.chancery.text.PublicationId;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/** Makes the pages of a desk. */
final class Pages {

  private static final int HITS = 20;
  private static final int CHANGES = 10;

  private final Desk desk;

  Pages(Desk desk) {
    this.desk = desk;
  }

  // ---- home and search ----

  Html home(@Nullable String query) {
    if (query != null && !query.isBlank()) {
      return found(query.strip());
    }
    Status status = desk.status();
    Wording wording = desk.wording();
    Html figures =
        element(
            "p",
            Map.of("class", "figures"),
            text(
                String.format(
                    Locale.ENGLISH,
                    "%,d publications · %,d events · %,d spells · %,d states",
                    status.archive().publications(),
                    status.ledger().acts(),
                    status.ledger().spells(),
                    status.ledger().states())));
    List<Html> changes =
        desk.latestActs(CHANGES).stream()
            .map(act ->
                element(
                    "li", dyad(act.from(), act.to(), wording.words(act)), text(" "), source(act)))
            .toList();
    return page(
        "Chancery",
        searchForm(""),
        questionForm("", "", new Times(null, null)),
        element("h2", text("The desk")),
        figures,
        element("p", link(Address.states(), "All states")),
        element("h2", text("Latest changes")),
        element("ol", Map.of("class", "changes"), Html.of(changes)));
  }

  private static Html source(Act act) {
    Evidence best = act.evidence().getFirst();
    return element(
        "small",
        link(Address.publication(best.publication(), best.version()), best.publication().value()));
  }

  private Html found(String query) {
    Index.Hits hits = desk.search(query, HITS);
    Wording wording = desk.wording();
    List<Html> list = new ArrayList<>();
    for (Index.Hit hit : hits.hits()) {
      Publication publication = hit.publication();
      list.add(
          element(
              "li",
              link(
                  Address.publication(publication.id(), null),
                  wording.citation(publication, hit.version())),
              Html.of(hit.excerpts().stream().map(Pages::excerpt).toList())));
    }
    String total = hits.total() == 1 ? "1 publication" : hits.total() + " publications";
    return page(
        query,
        searchForm(query),
        element("p", Map.of("class", "figures"), text(total)),
        element("ol", Map.of("class", "hits"), Html.of(list)));
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

  private static Html searchForm(String query) {
    return element(
        "form",
        Map.of("action", "/", "method", "get", "role", "search", "class", "search"),
        element("label", Map.of("for", "q"), text("Search the publications")),
        input("q", "q", query, "search", "interests section state:CUB until:1990"),
        element("button", text("Search")));
  }

  private static Html input(String id, String name, String value, String type, String hint) {
    return element(
        "input", Map.of("id", id, "name", name, "value", value, "type", type, "placeholder", hint));
  }

  private static Html questionForm(String a, String b, Times times) {
    return element(
        "form",
        Map.of("action", "/relations", "method", "get", "class", "question"),
        element("label", Map.of("for", "a"), text("Had")),
        input("a", "a", a, "text", "South Korea"),
        element("label", Map.of("for", "b"), text("and")),
        input("b", "b", b, "text", "Cuba"),
        element("label", Map.of("for", "on"), text("relations on")),
        input("on", "on", Objects.requireNonNullElse(times.on(), ""), "text", "today"),
        element("label", Map.of("for", "known"), text("as known by")),
        input("known", "known", Objects.requireNonNullElse(times.known(), ""), "text", "now"),
        element("button", text("Ask")));
  }

  // ---- a publication ----

  Html publication(@Nullable String typed, @Nullable String version) {
    Shown shown = shown(typed, version);
    Publication publication = shown.archived().publication();
    Wording wording = desk.wording();
    List<Html> blocks = new ArrayList<>();
    for (int index = 0; index < publication.blocks().size(); index++) {
      blocks.add(block(index, publication.blocks().get(index), shown.statements()));
    }
    List<Html> events = new ArrayList<>();
    for (int number = 0; number < shown.statements().size(); number++) {
      Statement statement = shown.statements().get(number);
      events.add(
          element(
              "li",
              Map.of("id", "statement-" + (number + 1)),
              words(wording, statement),
              element("small", text(onTheWordOf(statement)))));
    }
    String title = Objects.requireNonNullElse(publication.title(), publication.id().value());
    return page(
        title,
        element("p", Map.of("class", "imprint"), text(imprint(publication))),
        element(
            "p",
            Map.of("class", "imprint"),
            text(
                publication.id()
                    + ", version "
                    + shown.archived().version()
                    + " of "
                    + shown.versions())),
        element("article", Html.of(blocks)),
        element("h2", text("What it states")),
        events.isEmpty()
            ? element("p", text("No diplomatic event was read in it."))
            : element("ol", Html.of(events)));
  }

  private Shown shown(@Nullable String typed, @Nullable String version) {
    try {
      PublicationId id = new PublicationId(Objects.requireNonNullElse(typed, ""));
      Integer number = version == null ? null : Integer.valueOf(version);
      return desk.show(id, number)
          .orElseThrow(() ->
              new Website.NotFound(
                  "This desk holds no publication "
                      + id
                      + (number == null ? "." : " of version " + number + ".")));
    } catch (IllegalArgumentException malformed) {
      throw new Website.NotFound("No publication can be called that: " + typed);
    }
  }

  private static Html block(int index, Block block, List<Statement> statements) {
    List<Html> pieces = new ArrayList<>();
    for (Marks.Segment segment : Marks.segments(index, block.text(), statements)) {
      pieces.add(
          segment.statements().isEmpty()
              ? text(segment.text())
              : element("mark", text(segment.text())));
      for (int number : segment.ending()) {
        pieces.add(
            element(
                "sup",
                element(
                    "a",
                    Map.of("href", "#statement-" + (number + 1)),
                    text(Integer.toString(number + 1)))));
      }
    }
    return element(
        block.kind() == Block.Kind.HEADING ? "h3" : "p",
        Map.of("id", "block-" + index),
        Html.of(pieces));
  }

  private Html words(Wording wording, Statement statement) {
    return switch (statement) {
      case Statement.Event event -> dyad(event.from(), event.to(), wording.words(event));
      case Statement.CountClaim claim -> link(Address.state(claim.of()), wording.words(claim));
    };
  }

  /** A link to the page of two states; mere words where one of them is an organisation. */
  private Html dyad(ActorId a, ActorId b, String words) {
    boolean states = desk.gazetteer().state(a).isPresent() && desk.gazetteer().state(b).isPresent();
    return states && !a.equals(b) ? link(Address.dyad(a, b), words) : text(words);
  }

  private static String onTheWordOf(Statement statement) {
    String sources =
        statement.attribution().stream()
            .map(Attribution::source)
            .collect(Collectors.joining(", citing "));
    return (sources.isEmpty() ? "" : " according to " + sources + ";")
        + " rule "
        + statement.rule()
        + ", confidence "
        + statement.confidence();
  }

  private static String imprint(Publication publication) {
    return Stream.of(
            String.join(", ", publication.authors()),
            Objects.requireNonNullElse(publication.publisher(), ""),
            Objects.requireNonNullElse(publication.series(), ""),
            publication.date() == null ? "" : Wording.date(publication.date()),
            Objects.requireNonNullElse(publication.url(), ""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  // ---- two states ----

  Html relations(String first, String second, Times times) {
    ActorId a = resolve(first);
    ActorId b = resolve(second);
    if (a.equals(b)) {
      throw new Website.BadQuestion(
          "Two states were expected; both are " + desk.wording().name(a) + ".");
    }
    CitedAnswer cited = desk.relations(a, b, times.asOf(desk.today()));
    Answer answer = cited.answer();
    Wording wording = desk.wording();
    List<Html> notes =
        answer.notes().stream()
            .map(note -> element("p", Map.of("class", "note"), text(note)))
            .toList();
    return page(
        wording.name(a) + " and " + wording.name(b),
        element("p", Map.of("class", "answer " + answer.verdict().code()), text(cited.sentence())),
        answer.lastAttested() == null
            ? Html.NONE
            : element(
                "p",
                Map.of("class", "imprint"),
                text("Last attested: " + Wording.date(answer.lastAttested()))),
        Html.of(notes),
        questionForm(wording.name(a), wording.name(b), times),
        spells(wording, answer),
        evidence("Evidence that they had relations", cited, answer.supporting()),
        evidence("Evidence that they had none", cited, answer.opposing()),
        evidence(
            "Planned, possible or denied",
            cited,
            answer.beside().stream().map(act -> act.evidence().getFirst()).toList()),
        element(
            "p",
            link(Address.state(a), "Relations of " + wording.nameInSentence(a)),
            text(" · "),
            link(Address.state(b), "Relations of " + wording.nameInSentence(b))));
  }

  private static Html spells(Wording wording, Answer answer) {
    List<Spell> spells = new ArrayList<>(answer.spells());
    spells.addAll(answer.absences());
    spells.sort(
        Comparator.comparing(
            (Spell spell) -> spell.start().latest(),
            Comparator.nullsFirst(Comparator.naturalOrder())));
    answer.otherSpells().stream().filter(Spell::holds).forEach(spells::add);
    if (spells.isEmpty()) {
      return Html.NONE;
    }
    List<Html> rows =
        spells.stream()
            .map(spell ->
                element(
                    "tr",
                    Map.of("class", spell.holds() ? "holds" : "absent"),
                    element("td", text(wording.subject(spell))),
                    element("td", text(wording.duration(spell)))))
            .toList();
    return Html.of(element("h2", text("Spells")), element("table", Html.of(rows)));
  }

  private Html evidence(String title, CitedAnswer cited, List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return Html.NONE;
    }
    Wording wording = desk.wording();
    List<Html> items = new ArrayList<>();
    for (Evidence item : evidence) {
      Citation citation = cited.citation(item);
      items.add(
          element(
              "li",
              text(wording.words(item.statement())),
              element("blockquote", text(item.quote())),
              element(
                  "p",
                  Map.of("class", "imprint"),
                  link(
                      Address.publication(item.publication(), item.version()),
                      wording.citation(citation)),
                  text(" " + Wording.address(item)))));
    }
    return Html.of(
        element("h2", text(title)), element("ol", Map.of("class", "evidence"), Html.of(items)));
  }

  // ---- states ----

  Html states() {
    Collator order = Collator.getInstance(Locale.ENGLISH);
    List<Html> items =
        desk.gazetteer().states().stream()
            .sorted(Comparator.comparing(State::name, order))
            .map(state -> element("li", link(Address.state(state.id()), state.name())))
            .toList();
    return page("States", element("ul", Map.of("class", "states"), Html.of(items)));
  }

  Html state(String typed, Times times) {
    ActorId id = resolve(typed);
    Wording wording = desk.wording();
    AsOf asOf = times.asOf(desk.today());
    Count count = desk.count(id, asOf);
    return page(
        wording.name(id),
        element("p", Map.of("class", "answer"), text(wording.sentence(count))),
        Html.of(
            count.notes().stream()
                .map(note -> element("p", Map.of("class", "note"), text(note)))
                .toList()),
        element(
            "form",
            Map.of("action", Address.state(id).toString(), "method", "get", "class", "question"),
            element("label", Map.of("for", "on"), text("On")),
            input("on", "on", Objects.requireNonNullElse(times.on(), ""), "text", "today"),
            element("button", text("Ask"))),
        names("Relations", id, count.certain()),
        names("Uncertain", id, count.uncertain()),
        names("Recorded as without relations", id, count.none()),
        element(
            "p",
            Map.of("class", "imprint"),
            text("Nothing is recorded of " + count.unknown().size() + " states.")));
  }

  private Html names(String title, ActorId of, List<ActorId> others) {
    if (others.isEmpty()) {
      return Html.NONE;
    }
    Wording wording = desk.wording();
    Collator order = Collator.getInstance(Locale.ENGLISH);
    List<Html> items =
        others.stream()
            .sorted(Comparator.comparing(wording::name, order))
            .map(other -> element("li", link(Address.dyad(of, other), wording.name(other))))
            .toList();
    return Html.of(
        element("h2", text(title + " (" + others.size() + ")")),
        element("ul", Map.of("class", "states"), Html.of(items)));
  }

  private ActorId resolve(String typed) {
    return switch (desk.gazetteer().resolve(typed)) {
      case Resolution.Found(ActorId actor) when desk.gazetteer().state(actor).isEmpty() ->
          throw new Website.BadQuestion(actor + " is an organisation; a state was expected.");
      case Resolution.Found(ActorId actor) -> actor;
      case Resolution.Ambiguous(String name, List<State> candidates) ->
          throw new Website.BadQuestion(
              "“" + name + "” may mean several states: " + named(candidates));
      case Resolution.Unknown(String name, List<State> nearest) ->
          throw new Website.NotFound(
              "“" + name + "” is no state known here. The nearest names: " + named(nearest));
    };
  }

  private static String named(List<State> states) {
    return states.stream()
        .map(state -> state.name() + " (" + state.id() + ")")
        .collect(Collectors.joining(", "));
  }

  // ---- all pages ----

  /** Answers only if the desk does. */
  String health() {
    return "ok " + desk.sequence() + "\n";
  }

  Html problem(String title, String message) {
    return page(title, element("p", text(message)), searchForm(""));
  }

  private static Html page(String title, Html... content) {
    return element(
        "html",
        Map.of("lang", "en"),
        element(
            "head",
            element("meta", Map.of("charset", "utf-8")),
            element(
                "meta",
                Map.of("name", "viewport", "content", "width=device-width, initial-scale=1")),
            element("link", Map.of("rel", "stylesheet", "href", "/style.css")),
            element("title", text(title.equals("Chancery") ? title : title + " – Chancery"))),
        element(
            "body",
            element("header", link(Address.home(), "Chancery")),
            element("main", element("h1", text(title)), Html.of(content))));
  }
}
