package org.chancery.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.chancery.web.api.Operation.Parameter.number;
import static org.chancery.web.api.Operation.Parameter.optional;
import static org.chancery.web.api.Operation.Parameter.required;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.actor.State;
import org.chancery.actor.Years;
import org.chancery.desk.Desk;
import org.chancery.desk.NetworkForm;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Shown;
import org.chancery.desk.Status;
import org.chancery.event.EventType;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.ledger.Act;
import org.chancery.ledger.Change;
import org.chancery.ledger.ClaimCheck;
import org.chancery.ledger.Contradiction;
import org.chancery.ledger.Count;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Held;
import org.chancery.ledger.Missions;
import org.chancery.ledger.Network;
import org.chancery.ledger.Selection;
import org.chancery.ledger.Spell;
import org.chancery.publication.CatalogueEntry;
import org.chancery.publication.Shelf;
import org.chancery.search.Index;
import org.chancery.search.Request;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.chancery.web.api.Operation.Parameter;
import org.chancery.web.api.Operation.Shape;
import org.jspecify.annotations.Nullable;

/** What the API can be asked, and how the desk answers. */
final class Operations {

  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final int SUGGESTIONS = 10;

  /** Nobody leafs further, and each page costs as much as all before it. */
  private static final int DEEPEST = 10_000;

  /** How much is read at once where all is streamed: enough to be fast, little to hold. */
  private static final int CHUNK = 1000;

  private static final Parameter LIMIT =
      number(
          "limit", "How many items at most, up to " + MOST + " (" + USUAL + " by default).", "5");
  private static final Parameter CURSOR =
      optional("cursor", "Where the page begins; taken from the \"next\" of the page before.", "0");
  private static final Parameter FORMAT =
      optional("format", "\"csv\" for a table; JSON else.", "json");
  private static final Parameter ON =
      optional("on", "The time that is asked about, EDTF: a day, a month or a year.", "1990-01-01");
  private static final Parameter KNOWN =
      optional("known", "Only what was certainly published by then counts, EDTF.", "2020-12-31");
  private static final Parameter RECORDED =
      optional(
          "recorded",
          "Only what the desk had recorded by this instant counts.",
          "2999-01-01T00:00:00Z");
  private static final Parameter OF =
      required("of", "A state: its id or any of its names in any language.", "CUB");

  private final Desk desk;

  Operations(Desk desk) {
    this.desk = desk;
  }

  List<Operation> all() {
    return List.of(
        new Operation(
            "/status",
            "status",
            "How much the desk holds, and by which versions it was read.",
            List.of(),
            "Status",
            Shape.OBJECT,
            this::status),
        new Operation(
            "/states",
            "states",
            "The states of today and of the past.",
            List.of(LIMIT, CURSOR, FORMAT),
            "State",
            Shape.LIST,
            this::states),
        new Operation(
            "/states/{id}",
            "state",
            "One state.",
            List.of(required("id", "Its id or any of its names in any language.", "CUB")),
            "State",
            Shape.OBJECT,
            question -> new Reply.Single(stateJson(known(question.state("id"))).toString())),
        new Operation(
            "/event-types",
            "eventTypes",
            "The types of diplomatic events.",
            List.of(FORMAT),
            "EventType",
            Shape.LIST,
            question -> eventTypes()),
        new Operation(
            "/publications",
            "publications",
            "The publications of the archive, the latest first.",
            List.of(
                optional("publisher", "Only those of this publisher.", ""),
                optional("series", "Only those of this series.", ""),
                optional("author", "Only those by this author.", ""),
                LIMIT,
                CURSOR,
                FORMAT),
            "CatalogueEntry",
            Shape.LIST,
            this::publications),
        new Operation(
            "/publication",
            "publication",
            "One publication with its text and what was read in it.",
            List.of(
                required("id", "The id of the publication.", "{publication}"),
                number("version", "Which version; the latest by default.", "1")),
            "Publication",
            Shape.OBJECT,
            this::publication),
        new Operation(
            "/search",
            "search",
            "The publications that match, with passages, counts, and what the ledger knows of it.",
            List.of(
                required(
                    "q",
                    "Words and filters, such as: interests section state:CUB until:1990.",
                    "embassy"),
                optional("sort", "relevance (the default), newest or oldest.", "relevance"),
                LIMIT,
                CURSOR),
            "Hits",
            Shape.OBJECT,
            this::search),
        new Operation(
            "/suggest",
            "suggest",
            "What somebody who has typed so much may want to search for.",
            List.of(required("q", "What was typed so far.", "emb"), LIMIT),
            "Suggestions",
            Shape.OBJECT,
            question ->
                new Reply.Single(
                    PublicForm.suggestions(
                        desk.suggest(question.required("q"), question.limit(SUGGESTIONS, USUAL))))),
        new Operation(
            "/related",
            "related",
            "Publications that speak of the same as one does, the nearest first.",
            List.of(required("id", "The id of the publication.", "{publication}"), LIMIT, FORMAT),
            "CatalogueEntry",
            Shape.LIST,
            this::related),
        new Operation(
            "/events",
            "events",
            "What publications state, events and claims, in the order of recording.",
            List.of(
                optional("state", "Only those about this state.", "CUB"),
                optional("with", "And about this one.", ""),
                optional("type", "Only those of this type (see /event-types).", ""),
                optional("modality", "asserted, negated, planned or possible.", ""),
                LIMIT,
                CURSOR,
                FORMAT),
            "Evidence",
            Shape.LIST,
            this::events),
        new Operation(
            "/events/{id}",
            "event",
            "The act that a piece of evidence reports, with all that reports it.",
            List.of(required("id", "The number of a piece of evidence.", "{evidence}")),
            "Act",
            Shape.OBJECT,
            this::event),
        new Operation(
            "/events.ndjson",
            "allEvents",
            "Everything that publications state, one a line, in the order of recording.",
            List.of(number("after", "Only those after this number.", "0")),
            "Evidence",
            Shape.LINES,
            this::allEvents),
        new Operation(
            "/relations",
            "relations",
            "Whether two states had diplomatic relations, with all evidence.",
            List.of(
                required("a", "A state: its id or any of its names in any language.", "KOR"),
                required("b", "Another one.", "CUB"),
                ON,
                KNOWN,
                RECORDED),
            "Relations",
            Shape.OBJECT,
            this::relations),
        new Operation(
            "/counts",
            "counts",
            "With how many states a state had diplomatic relations.",
            List.of(OF, ON, KNOWN, RECORDED),
            "Count",
            Shape.OBJECT,
            this::counts),
        new Operation(
            "/network",
            "network",
            "All pairs of states with relations as of a day, or of whom it is uncertain.",
            List.of(
                ON,
                KNOWN,
                RECORDED,
                optional("format", "\"csv\" or \"graphml\"; JSON else.", "json")),
            "Network",
            Shape.TABULAR,
            this::network),
        new Operation(
            "/changes",
            "changes",
            "What began and ended in a period.",
            List.of(
                required("from", "The first time of the period, EDTF.", "1960"),
                required("to", "The last time of the period, EDTF.", "2026"),
                optional("state", "Only what touches this state.", "CUB"),
                KNOWN,
                RECORDED,
                FORMAT),
            "Changes",
            Shape.TABULAR,
            this::changes),
        new Operation(
            "/missions",
            "missions",
            "The posts of a state as of a day, sent and received, and its envoys.",
            List.of(
                OF,
                optional("with", "Only those with this state.", "USA"),
                ON,
                KNOWN,
                RECORDED,
                FORMAT),
            "Missions",
            Shape.TABULAR,
            this::missions),
        new Operation(
            "/claims",
            "claims",
            "Numbers that publications say of the record, beside what the ledger counts.",
            List.of(
                optional("of", "Only those about this state.", "KOR"),
                optional("contested", "\"yes\": only those that the record does not bear out.", ""),
                KNOWN,
                RECORDED,
                FORMAT),
            "Claims",
            Shape.TABULAR,
            this::claims),
        new Operation(
            "/contradictions",
            "contradictions",
            "Where sources cannot all be right, the weightiest first.",
            List.of(
                optional("state", "Only those about this state.", "CUB"),
                optional("since", "Only of what is disputed at or after this date, EDTF.", "1900"),
                FORMAT),
            "Contradictions",
            Shape.TABULAR,
            this::contradictions));
  }

  // ---- the desk ----

  /** The folder and its size are the business of who runs the desk, and not told here. */
  private Reply status(Question question) {
    Status status = desk.status();
    ObjectNode json = Json.object();
    json.put("publications", status.archive().publications());
    json.put("versions", status.archive().versions());
    json.put("statements", status.ledger().evidence());
    json.put("events", status.ledger().acts());
    json.put("spells", status.ledger().spells());
    json.put("states", status.ledger().states());
    json.put("sequence", status.ledger().sequence());
    json.put("indexed", status.indexed());
    json.put("knowledge", status.knowledge());
    return new Reply.Single(json.toString());
  }

  private Reply eventTypes() {
    List<Reply.Item> items = new ArrayList<>();
    for (EventType type : desk.eventTypes().all()) {
      ObjectNode json = Json.object();
      json.put("id", type.id());
      json.put("directed", type.directed());
      json.put("standing", type.standing());
      json.put("description", desk.eventTypes().description(type));
      items.add(item(json, "id", "directed", "standing", "description"));
    }
    return new Reply.Page(List.of("id", "directed", "standing", "description"), items, null);
  }

  /** An item whose cells are fields of its JSON. */
  private static Reply.Item item(ObjectNode json, String... columns) {
    List<String> cells =
        Stream.of(columns)
            .map(column -> json.get(column))
            .map(value -> value == null || value.isNull() ? "" : value.asText())
            .toList();
    return new Reply.Item(json.toString(), cells);
  }

  // ---- states ----

  private Reply states(Question question) {
    List<State> states = desk.gazetteer().states();
    int from = (int) Math.min(question.cursor(), states.size());
    int until = Math.min(from + question.limit(USUAL, MOST), states.size());
    List<Reply.Item> items =
        states.subList(from, until).stream()
            .map(state -> item(stateJson(state), "id", "name", "officialName", "iso2", "cow"))
            .toList();
    return new Reply.Page(
        List.of("id", "name", "officialName", "iso2", "cow"),
        items,
        until < states.size() ? Integer.toString(until) : null);
  }

  private State known(ActorId id) {
    return desk.gazetteer()
        .state(id)
        .orElseThrow(() -> new MissingException("there is no state " + id));
  }

  private static ObjectNode stateJson(State state) {
    ObjectNode json = Json.object();
    json.put("id", state.id().value());
    json.put("name", state.name());
    json.put("officialName", state.officialName());
    json.put("iso2", state.iso2());
    json.put("cow", state.cow());
    ArrayNode spells = json.putArray("spells");
    for (Years years : state.spells()) {
      spells.addObject().put("from", years.from()).put("until", years.until());
    }
    return json;
  }

  // ---- publications ----

  private Reply publications(Question question) {
    Shelf shelf =
        new Shelf(
            question.optional("publisher"),
            question.optional("series"),
            question.optional("author"));
    int limit = question.limit(USUAL, MOST);
    int offset = (int) Math.min(question.cursor(), Integer.MAX_VALUE);
    // One more than asked tells whether there is another page.
    List<CatalogueEntry> found = desk.catalogue(shelf, offset, limit + 1);
    return catalogue(
        found.stream().limit(limit).toList(),
        found.size() > limit ? Integer.toString(offset + limit) : null);
  }

  private static Reply catalogue(List<CatalogueEntry> entries, @Nullable String next) {
    List<String> columns =
        List.of("publication", "version", "title", "date", "published", "publisher", "series");
    return new Reply.Page(
        columns,
        entries.stream()
            .map(entry -> item(entryJson(entry), columns.toArray(String[]::new)))
            .toList(),
        next);
  }

  private Reply related(Question question) {
    String typed = question.required("id");
    PublicationId id =
        shown(typed, null)
            .map(shown -> shown.archived().publication().id())
            .orElseThrow(() ->
                new MissingException(
                    "this desk holds no publication \"" + typed + "\"" + nearest(typed)));
    return catalogue(desk.related(id, question.limit(SUGGESTIONS, USUAL)), null);
  }

  private static ObjectNode entryJson(CatalogueEntry entry) {
    ObjectNode json = Json.object();
    json.put("publication", entry.id().value());
    json.put("version", entry.version());
    json.put("recorded", entry.recorded().toString());
    json.put("title", entry.title());
    json.put("date", Json.edtf(entry.date()));
    json.put("published", Json.edtf(entry.published()));
    json.put("publisher", entry.publisher());
    json.set("authors", Json.array(entry.authors()));
    json.put("series", entry.series());
    return json;
  }

  private Reply publication(Question question) {
    String typed = question.required("id");
    Integer version =
        question.optional("version") == null ? null : (int) question.number("version");
    return new Reply.Single(
        PublicForm.shown(
            shown(typed, version)
                .orElseThrow(() ->
                    new MissingException(
                        "this desk holds no publication \""
                            + typed
                            + "\""
                            + (version == null ? "" : " of version " + version)
                            + nearest(typed)))));
  }

  private Optional<Shown> shown(String typed, @Nullable Integer version) {
    try {
      return desk.show(new PublicationId(typed), version);
    } catch (IllegalArgumentException malformed) {
      throw new BadQuestionException("id: " + malformed.getMessage());
    }
  }

  private String nearest(String typed) {
    List<PublicationId> nearest = desk.nearest(typed);
    return nearest.isEmpty()
        ? ""
        : "; the nearest are "
            + nearest.stream().map(PublicationId::value).collect(Collectors.joining(", "));
  }

  // ---- events and claims ----

  private static final List<String> EVIDENCE_COLUMNS =
      List.of(
          "evidence",
          "publication",
          "version",
          "written",
          "published",
          "type",
          "from",
          "to",
          "by",
          "date",
          "place",
          "kind",
          "modality",
          "value",
          "according_to",
          "quote",
          "rule",
          "confidence");

  private Reply events(Question question) {
    List<ActorId> states =
        Stream.of(question.optionalState("state"), question.optionalState("with"))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    Selection selection =
        new Selection(states, question.type("type"), modality(question.optional("modality")));
    int limit = question.limit(USUAL, MOST);
    List<Evidence> found = desk.evidence(selection, question.cursor(), limit + 1);
    List<Evidence> page = found.subList(0, Math.min(limit, found.size()));
    return new Reply.Page(
        EVIDENCE_COLUMNS,
        page.stream().map(Operations::evidenceItem).toList(),
        found.size() > limit ? Long.toString(page.getLast().id()) : null);
  }

  private static @Nullable Modality modality(@Nullable String typed) {
    if (typed == null) {
      return null;
    }
    for (Modality modality : Modality.values()) {
      if (modality.code().equals(typed)) {
        return modality;
      }
    }
    throw new BadQuestionException(
        "modality: asserted, negated, planned or possible was expected, found \"" + typed + "\"");
  }

  private static String evidenceJson(Evidence evidence) {
    ObjectNode json = Json.object();
    json.put("evidence", evidence.id());
    json.put("publication", evidence.publication().value());
    json.put("version", evidence.version());
    json.put("written", Json.edtf(evidence.written()));
    json.put("published", evidence.published().edtf());
    json.putRawValue(
        "statement",
        new RawValue(PublicForm.statement(evidence.publication(), evidence.statement())));
    return json.toString();
  }

  private static Reply.Item evidenceItem(Evidence evidence) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(evidence.id()));
    cells.add(evidence.publication().value());
    cells.add(Integer.toString(evidence.version()));
    cells.add(Json.cell(Json.edtf(evidence.written())));
    cells.add(evidence.published().edtf());
    Statement statement = evidence.statement();
    switch (statement) {
      case Statement.Event event -> {
        cells.add(event.type().id());
        cells.add(event.from().value());
        cells.add(event.to().value());
        cells.add(Json.cell(event.by()));
        cells.add(Json.cell(Json.edtf(event.date())));
        cells.add(Json.cell(event.place()));
        cells.add(Json.cell(event.kind()));
        cells.add(event.modality().code());
        cells.add("");
      }
      case Statement.CountClaim claim -> {
        cells.add("count-claim");
        cells.add(claim.of().value());
        cells.add("");
        cells.add("");
        cells.add(Json.cell(Json.edtf(claim.asOf())));
        cells.add("");
        cells.add(claim.measure().code());
        cells.add(claim.modality().code());
        cells.add(Integer.toString(claim.value()));
      }
    }
    cells.add(
        statement.attribution().stream()
            .map(attribution -> attribution.source())
            .collect(Collectors.joining(", citing ")));
    cells.add(evidence.quote());
    cells.add(statement.rule());
    cells.add(Double.toString(statement.confidence()));
    return new Reply.Item(evidenceJson(evidence), cells);
  }

  private Reply event(Question question) {
    long id = question.number("id");
    Act act =
        desk.act(id)
            .orElseThrow(
                () -> new MissingException("no event of two states has the evidence " + id));
    ObjectNode json = Json.object();
    json.put("type", act.type().id());
    json.put("from", act.from().value());
    json.put("to", act.to().value());
    json.put("modality", act.modality().code());
    json.set("dates", Json.array(act.dates().stream().map(PartialDate::edtf).toList()));
    json.put("place", act.place());
    json.put("kind", act.kind());
    ArrayNode evidence = json.putArray("evidence");
    act.evidence().forEach(piece -> evidence.addRawValue(new RawValue(evidenceJson(piece))));
    return new Reply.Single(json.toString());
  }

  private Reply allEvents(Question question) {
    long after = question.optional("after") == null ? 0 : question.number("after");
    return new Reply.Stream(out -> writeEvents(out, after));
  }

  private void writeEvents(OutputStream out, long after) throws IOException {
    long last = after;
    while (true) {
      List<Evidence> chunk = desk.evidenceAfter(last, CHUNK);
      for (Evidence evidence : chunk) {
        out.write((evidenceJson(evidence) + "\n").getBytes(UTF_8));
        last = evidence.id();
      }
      if (chunk.size() < CHUNK) {
        return;
      }
    }
  }

  // ---- relations ----

  private Reply relations(Question question) {
    ActorId a = question.state("a");
    ActorId b = question.state("b");
    if (a.equals(b)) {
      throw new BadQuestionException("two states were expected; a and b are both " + a);
    }
    return new Reply.Single(PublicForm.relations(desk.relations(a, b, question.asOf())));
  }

  private Reply counts(Question question) {
    Count count = desk.count(question.state("of"), question.asOf());
    return new Reply.Single(PublicForm.count(count, desk.wording().sentence(count)));
  }

  private Reply network(Question question) {
    Network network = desk.network(question.asOf());
    if (Objects.equals(question.optional("format"), "graphml")) {
      return new Reply.Text(
          "application/graphml+xml", NetworkForm.GRAPHML.write(network, desk.wording()::name));
    }
    return new Reply.Tabular(
        PublicForm.network(network),
        List.of("a", "b", "answer", "since"),
        network.ties().stream()
            .map(tie ->
                List.of(tie.a().value(), tie.b().value(), tie.verdict().code(), dates(tie.since())))
            .toList());
  }

  private Reply changes(Question question) {
    PartialDate from = question.date("from");
    PartialDate to = question.date("to");
    List<Change> changes = desk.changes(from, to, question.optionalState("state"), question.asOf());
    return new Reply.Tabular(
        PublicForm.changes(from, to, changes, desk::citations),
        List.of(
            "change",
            "certain",
            "kind",
            "from",
            "to",
            "post",
            "place",
            "when",
            "earliest",
            "latest"),
        changes.stream()
            .map(change -> {
              Spell spell = change.spell();
              return List.of(
                  change.began() ? "began" : "ended",
                  Boolean.toString(change.certain()),
                  spell.kind(),
                  spell.from().value(),
                  spell.to().value(),
                  Json.cell(spell.post()),
                  Json.cell(spell.place()),
                  dates(spell.start().dates()),
                  Json.cell(spell.start().earliest()),
                  Json.cell(spell.start().latest()));
            })
            .toList());
  }

  private Reply missions(Question question) {
    Missions missions =
        desk.missions(question.state("of"), question.optionalState("with"), question.asOf());
    List<List<String>> rows = new ArrayList<>();
    missions.sent().forEach(held -> rows.add(row("sent", held)));
    missions.received().forEach(held -> rows.add(row("received", held)));
    return new Reply.Tabular(
        PublicForm.missions(missions, desk::citations),
        List.of("side", "from", "to", "kind", "place", "answer", "since", "until"),
        rows);
  }

  private static List<String> row(String side, Held held) {
    Spell spell = held.spell();
    return List.of(
        side,
        spell.from().value(),
        spell.to().value(),
        Json.cell(spell.post()),
        Json.cell(spell.place()),
        held.verdict().code(),
        dates(spell.start().dates()),
        spell.end() == null ? "" : dates(spell.end().dates()));
  }

  private Reply claims(Question question) {
    boolean contested = Objects.equals(question.optional("contested"), "yes");
    List<ClaimCheck> checks = desk.claims(question.optionalState("of"), contested, question.asOf());
    return new Reply.Tabular(
        PublicForm.claims(checks, desk::citations),
        List.of(
            "evidence",
            "of",
            "measure",
            "value",
            "on",
            "finding",
            "among",
            "certain",
            "possible",
            "publication",
            "quote"),
        checks.stream()
            .map(check ->
                List.of(
                    Long.toString(check.evidence().id()),
                    check.claim().of().value(),
                    check.claim().measure().code(),
                    Integer.toString(check.claim().value()),
                    check.counted().asOf().on().edtf(),
                    check.finding().code(),
                    check.reading() == null ? "" : check.reading().code(),
                    Integer.toString(check.counted().least()),
                    Integer.toString(check.counted().most()),
                    check.evidence().publication().value(),
                    check.evidence().quote()))
            .toList());
  }

  private Reply search(Question question) {
    String query = question.required("q");
    int offset = (int) Math.min(question.cursor(), DEEPEST);
    Index.Hits hits =
        desk.search(new Request(query, offset, question.limit(USUAL, MOST), order(question), true));
    return new Reply.Single(
        PublicForm.hits(query, hits, offset == 0 ? desk.facts(query) : List.of(), desk::citations));
  }

  private static Request.Order order(Question question) {
    String typed = question.optional("sort");
    if (typed == null) {
      return Request.Order.RELEVANCE;
    }
    return Arrays.stream(Request.Order.values())
        .filter(order -> order.name().equalsIgnoreCase(typed))
        .findFirst()
        .orElseThrow(() ->
            new BadQuestionException(
                "sort: relevance, newest or oldest was expected, found \"" + typed + "\""));
  }

  private Reply contradictions(Question question) {
    PartialDate since = question.optional("since") == null ? null : question.date("since");
    List<Contradiction> found = desk.contradictions(question.optionalState("state"), since);
    return new Reply.Tabular(
        PublicForm.contradictions(found, desk.wording(), desk::citations),
        List.of("kind", "a", "b", "days", "publications", "of", "sides"),
        found.stream()
            .map(one ->
                List.of(
                    one.kind().code(),
                    one.dyad().first().value(),
                    one.dyad().second().value(),
                    Long.toString(one.days()),
                    Integer.toString(one.publications()),
                    one.spell().kind(),
                    one.sides().stream()
                        .map(Contradiction.Side::says)
                        .collect(Collectors.joining(" | "))))
            .toList());
  }

  private static String dates(List<PartialDate> dates) {
    return dates.stream().map(PartialDate::edtf).collect(Collectors.joining(" "));
  }
}
