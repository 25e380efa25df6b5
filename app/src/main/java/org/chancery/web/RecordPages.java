package org.chancery.web;

import static org.chancery.web.Html.column;
import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.actor.State;
import org.chancery.actor.Years;
import org.chancery.desk.Citation;
import org.chancery.desk.CitedAnswer;
import org.chancery.desk.Desk;
import org.chancery.desk.Wording;
import org.chancery.event.EventType;
import org.chancery.event.Mention;
import org.chancery.event.Statement;
import org.chancery.ledger.Act;
import org.chancery.ledger.Answer;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Count;
import org.chancery.ledger.Dealing;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Footing;
import org.chancery.ledger.Held;
import org.chancery.ledger.Missions;
import org.chancery.ledger.RecordedRuling;
import org.chancery.ledger.Spell;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** The pages of the record: states, pairs of states, events, and what all this is. */
final class RecordPages {

  private static final int ACTS = 100;

  private final Site site;
  private final Desk desk;
  private final SurveyPages survey;
  private final WorldMap map = WorldMap.bundled();
  private final Places places = Places.bundled();

  RecordPages(Site site, SurveyPages survey) {
    this.survey = survey;
    this.site = site;
    this.desk = site.desk();
  }

  // ---- two states ----

  private CitedAnswer ask(ActorId a, ActorId b, Times times) {
    if (a.equals(b)) {
      throw new Website.BadQuestion(
          "Two states were expected; both are " + desk.wording().name(a) + ".");
    }
    return desk.relations(a, b, times.asOf(desk.today()));
  }

  Html dyad(ActorId a, ActorId b, Times times) {
    CitedAnswer cited = ask(a, b, times);
    Answer answer = cited.answer();
    Wording wording = desk.wording();
    Address address = Address.dyad(a, b);
    return Frame.page(
        wording.name(a) + " and " + wording.nameInSentence(b),
        times.at(address),
        true,
        site.times(address, times),
        element(
            "div",
            Map.of("id", "asof", "aria-live", "polite"),
            element(
                "p", Map.of("class", "answer " + answer.verdict().code()), text(cited.sentence())),
            answer.lastAttested() == null
                ? Html.NONE
                : element(
                    "p",
                    Map.of("class", "imprint"),
                    text("Last attested: " + Wording.date(answer.lastAttested()))),
            notes(answer.notes()),
            Timeline.of(answer, desk.today(), wording),
            spells(wording, answer),
            evidence("Evidence that they had relations", cited, answer.supporting()),
            evidence("Evidence that they had none", cited, answer.opposing()),
            evidence(
                "Planned, possible or denied",
                cited,
                answer.beside().stream().map(act -> act.evidence().getFirst()).toList()),
            thirdStates(a, b, times.asOf(desk.today()))),
        survey.signalsAbout(Set.of(a, b)),
        element(
            "p",
            link(times.at(Address.brief(a, b)), "Brief for a meeting"),
            text(" · "),
            link(Address.state(a), "Relations of " + wording.nameInSentence(a)),
            text(" · "),
            link(Address.state(b), "Relations of " + wording.nameInSentence(b)),
            text(" · "),
            link(
                Address.search("state:" + a.value() + " state:" + b.value()),
                "Publications about both")));
  }

  /** Which third states stood with both of two states on the day, and which with one alone. */
  private Html thirdStates(ActorId a, ActorId b, AsOf asOf) {
    List<ActorId> ofA = desk.count(a, asOf).certain();
    List<ActorId> ofB = desk.count(b, asOf).certain();
    Wording wording = desk.wording();
    List<ActorId> both = ofA.stream().filter(ofB::contains).toList();
    List<ActorId> onlyA =
        ofA.stream().filter(other -> !ofB.contains(other) && !other.equals(b)).toList();
    List<ActorId> onlyB =
        ofB.stream().filter(other -> !ofA.contains(other) && !other.equals(a)).toList();
    if (both.isEmpty() && onlyA.isEmpty() && onlyB.isEmpty()) {
      return Html.NONE;
    }
    return element(
        "section",
        element("h2", text("Third states")),
        triad("Relations with both", both, a),
        triad("With " + wording.nameInSentence(a) + " alone", onlyA, b),
        triad("With " + wording.nameInSentence(b) + " alone", onlyB, a));
  }

  /**
   * Third states of one kind.
   *
   * @param towards the state with which each is shown
   */
  private Html triad(String title, List<ActorId> others, ActorId towards) {
    if (others.isEmpty()) {
      return Html.NONE;
    }
    Wording wording = desk.wording();
    return element(
        "details",
        element("summary", text(title + " (" + others.size() + ")")),
        element(
            "ul",
            Map.of("class", "states"),
            Html.of(
                site.byName(others).stream()
                    .map(other ->
                        element("li", link(Address.dyad(towards, other), wording.name(other))))
                    .toList())));
  }

  Listing evidenceOf(ActorId a, ActorId b, Times times) {
    CitedAnswer cited = ask(a, b, times);
    Wording wording = desk.wording();
    return new Listing(
        wording.name(a) + " and " + wording.nameInSentence(b),
        times.at(Address.dyad(a, b)),
        List.of(
            "type", "from", "to", "date", "modality", "publication", "published", "title", "quote"),
        cited.evidence().reversed().stream()
            .flatMap(item ->
                item.statement() instanceof Statement.Event event
                    ? Stream.of(item(cited, item, event))
                    : Stream.empty())
            .toList());
  }

  private Listing.Item item(CitedAnswer cited, Evidence item, Statement.Event event) {
    Citation citation = cited.citation(item);
    return new Listing.Item(
        Address.event(item.id()),
        desk.wording().words(event),
        item.quote() + " (" + desk.wording().citation(citation) + ")",
        null,
        Arrays.asList(
            event.type().id(),
            event.from().value(),
            event.to().value(),
            event.date() == null ? null : event.date().edtf(),
            event.modality().code(),
            item.publication().value(),
            item.published().edtf(),
            citation.title(),
            item.quote()));
  }

  private static Html notes(List<String> notes) {
    return Html.of(
        notes.stream().map(note -> element("p", Map.of("class", "note"), text(note))).toList());
  }

  private static Html spells(Wording wording, Answer answer) {
    List<Spell> spells = Timeline.spells(answer);
    if (spells.isEmpty()) {
      return Html.NONE;
    }
    List<Html> rows = new ArrayList<>();
    rows.add(element("tr", column("What"), column("When")));
    for (Spell spell : spells) {
      rows.add(
          element(
              "tr",
              Map.of("class", spell.holds() ? "held" : "absent"),
              element("td", text(wording.subject(spell))),
              element("td", text(wording.duration(spell)))));
    }
    return element("section", element("h2", text("Spells")), element("table", Html.of(rows)));
  }

  private Html evidence(String title, CitedAnswer cited, List<Evidence> evidence) {
    return Site.section(
        title + " (" + evidence.size() + ")",
        evidence.stream().map(item -> piece(item, cited.citation(item))).toList());
  }

  /** A piece of evidence with its words. */
  private Html piece(Evidence item, Citation citation) {
    Wording wording = desk.wording();
    String source = Site.onTheWordOf(item.statement());
    String modality = Site.modality(item.statement().modality());
    return Html.of(
        link(Address.event(item.id()), wording.words(item.statement())),
        modality.isEmpty()
            ? Html.NONE
            : element("span", Map.of("class", "tag " + modality), text(modality)),
        element("blockquote", text(item.quote())),
        element(
            "p",
            Map.of("class", "faint"),
            link(
                Address.publication(item.publication(), item.version()),
                wording.citation(citation)),
            text(source.isEmpty() ? "" : ", according to " + source)));
  }

  // ---- states ----

  Html states() {
    Collator order = Collator.getInstance(Locale.ENGLISH);
    List<State> states =
        desk.gazetteer().states().stream()
            .sorted(Comparator.comparing(State::name, order))
            .toList();
    return Frame.page(
        "States",
        Address.states(),
        false,
        list("States of today", states.stream().filter(State::existsToday).toList()),
        list("States of the past", states.stream().filter(state -> !state.existsToday()).toList()));
  }

  private static Html list(String title, List<State> states) {
    return element(
        "section",
        element("h2", text(title + " (" + states.size() + ")")),
        element(
            "ul",
            Map.of("class", "states"),
            Html.of(
                states.stream()
                    .map(state -> element("li", link(Address.state(state.id()), state.name())))
                    .toList())));
  }

  Listing allStates() {
    return new Listing(
        "States",
        Address.states(),
        List.of("id", "name", "official", "iso2", "cow", "years"),
        desk.gazetteer().states().stream()
            .map(state ->
                new Listing.Item(
                    Address.state(state.id()),
                    state.name(),
                    null,
                    null,
                    Arrays.asList(
                        state.id().value(),
                        state.name(),
                        state.officialName(),
                        state.iso2(),
                        state.cow() == null ? null : state.cow().toString(),
                        years(state))))
            .toList());
  }

  private static String years(State state) {
    return state.spells().stream().map(RecordPages::years).collect(Collectors.joining(", "));
  }

  private static String years(Years years) {
    if (years.from() == null) {
      return years.until() == null ? "always" : "until " + years.until();
    }
    return years.until() == null
        ? "since " + years.from()
        : "from " + years.from() + " to " + years.until();
  }

  Html state(ActorId id, Times times) {
    Wording wording = desk.wording();
    State state = desk.gazetteer().state(id).orElseThrow();
    Count count = desk.count(id, times.asOf(desk.today()));
    Address address = Address.state(id);
    return Frame.page(
        wording.name(id),
        times.at(address),
        true,
        element(
            "p",
            Map.of("class", "imprint"),
            text(
                (state.officialName().equals(state.name()) ? "" : state.officialName() + " · ")
                    + "sovereign "
                    + years(state))),
        site.times(address, times),
        element(
            "figure",
            Map.of("class", "map"),
            map.draw(count, wording::name),
            element(
                "figcaption",
                legend("yes", "relations"),
                legend("uncertain", "uncertain"),
                legend("no", "none"),
                legend("unknown", "nothing recorded"),
                text(
                    " Borders of today, also on days of the past; states without land on it are"
                        + " listed below."))),
        element(
            "div",
            Map.of("id", "asof", "aria-live", "polite"),
            answer(id, count, desk.footings(id, times.asOf(desk.today()))),
            missions(id, times.asOf(desk.today()))),
        claims(id, times),
        survey.signalsAbout(Set.of(id)),
        element(
            "p",
            link(times.at(Address.brief(id, null)), "Brief for a meeting"),
            text(" · "),
            link(Address.contradictions().with("state", id.value()), "Contradictions about it"),
            text(" · "),
            link(
                Address.changes()
                    .with("from", "1945")
                    .with("to", Integer.toString(desk.today().getYear()))
                    .with("state", id.value()),
                "All changes since 1945")),
        element(
            "p",
            link(
                Address.search("state:" + id.value()),
                "Publications about " + wording.nameInSentence(id))));
  }

  private static Html legend(String kind, String words) {
    return element("span", element("i", Map.of("class", "swatch " + kind)), text(words));
  }

  /** All that changes with the day asked for, but the map. */
  private Html answer(ActorId id, Count count, List<Footing> footings) {
    Map<ActorId, Footing> byState = byState(footings);
    List<Html> gone =
        Stream.of(count.certain(), count.uncertain())
            .flatMap(List::stream)
            .filter(other -> !map.shows(other))
            .map(other -> link(Address.dyad(id, other), desk.wording().name(other)))
            .toList();
    return Html.of(
        element("p", Map.of("class", "answer"), text(desk.wording().sentence(count))),
        notes(count.notes()),
        Site.section("Not on the map of today", gone),
        footings("Relations", id, count.certain(), byState),
        footings("Uncertain", id, count.uncertain(), byState),
        footings(
            "Dealt with otherwise",
            id,
            footings.stream()
                .map(Footing::with)
                .filter(with -> site.isState(with))
                .filter(with -> !count.certain().contains(with))
                .filter(with -> !count.uncertain().contains(with))
                .toList(),
            byState),
        names("Recorded as without relations", id, count.none()),
        element(
            "details",
            element(
                "summary", text("Nothing is recorded of " + count.unknown().size() + " states")),
            names("Nothing recorded", id, count.unknown())));
  }

  private static Map<ActorId, Footing> byState(List<Footing> footings) {
    return footings.stream().collect(Collectors.toMap(Footing::with, footing -> footing));
  }

  /** Others with since when and at what level the state deals with each, and each with it. */
  private Html footings(
      String title, ActorId of, List<ActorId> others, Map<ActorId, Footing> footings) {
    if (others.isEmpty()) {
      return Html.NONE;
    }
    Wording wording = desk.wording();
    List<Html> rows = new ArrayList<>();
    rows.add(
        element("tr", column("State"), column("Relations"), column("Sent"), column("Received")));
    for (ActorId other : site.byName(others)) {
      Footing footing = footings.get(other);
      Spell relations = footing == null ? null : footing.relations();
      rows.add(
          element(
              "tr",
              element(
                  "th", Map.of("scope", "row"), link(Address.dyad(of, other), wording.name(other))),
              cell("Relations", relations == null ? "" : wording.duration(relations)),
              cell("Sent", footing == null ? "" : wording.level(footing.sent())),
              cell("Received", footing == null ? "" : wording.level(footing.received()))));
    }
    return element(
        "section",
        element("h2", text(title + " (" + others.size() + ")")),
        element("table", Map.of("class", "footings"), Html.of(rows)));
  }

  /** A cell that says what it holds where a narrow window has no room for columns. */
  private static Html cell(String column, String words) {
    return element(
        "td",
        words.isEmpty() ? Map.of("class", "empty") : Map.of("data-column", column),
        text(words));
  }

  private Html names(String title, ActorId of, List<ActorId> others) {
    if (others.isEmpty()) {
      return Html.NONE;
    }
    Wording wording = desk.wording();
    List<Html> items =
        site.byName(others).stream()
            .map(other -> element("li", link(Address.dyad(of, other), wording.name(other))))
            .toList();
    return element(
        "section",
        element("h2", text(title + " (" + others.size() + ")")),
        element("ul", Map.of("class", "states"), Html.of(items)));
  }

  /** What publications say of the state's record in numbers, beside what the ledger counts. */
  private Html claims(ActorId id, Times times) {
    return Site.section(
        "Claims about its record",
        desk.claims(id, false, times.asOf(desk.today())).stream().map(survey::claim).toList());
  }

  /** The posts that a state keeps with others, and those that others keep in it. */
  private Html missions(ActorId id, AsOf asOf) {
    Missions missions = desk.missions(id, null, asOf);
    return Html.of(
        posts("Missions sent", missions.sent()), posts("Missions received", missions.received()));
  }

  private Html posts(String title, List<Held> posts) {
    if (posts.isEmpty()) {
      return Html.NONE;
    }
    Wording wording = desk.wording();
    List<Html> rows = new ArrayList<>();
    rows.add(element("tr", column("Post"), column("When"), column("On the day")));
    for (Held post : posts) {
      Spell spell = post.spell();
      rows.add(
          element(
              "tr",
              element("td", site.dyad(spell.from(), spell.to(), wording.subject(spell))),
              element("td", text(wording.duration(spell))),
              element("td", text(post.verdict().code()))));
    }
    return element(
        "section",
        element("h2", text(title + " (" + posts.size() + ")")),
        element("table", Html.of(rows)));
  }

  Listing relationsOf(ActorId id, Times times) {
    Count count = desk.count(id, times.asOf(desk.today()));
    Map<ActorId, Footing> footings = byState(desk.footings(id, times.asOf(desk.today())));
    List<Listing.Item> items = new ArrayList<>();
    Map<String, List<ActorId>> answers = new LinkedHashMap<>();
    answers.put("yes", count.certain());
    answers.put("uncertain", count.uncertain());
    answers.put("no", count.none());
    answers.put("unknown", count.unknown());
    answers.forEach((answer, others) ->
        others.forEach(other -> items.add(item(id, other, answer, footings.get(other)))));
    return new Listing(
        "Relations of " + desk.wording().nameInSentence(id),
        times.at(Address.state(id)),
        List.of("state", "with", "name", "answer", "relations", "sent", "received"),
        items);
  }

  private Listing.Item item(ActorId of, ActorId other, String answer, @Nullable Footing footing) {
    Wording wording = desk.wording();
    String name = wording.name(other);
    Spell relations = footing == null ? null : footing.relations();
    return new Listing.Item(
        Address.dyad(of, other),
        name,
        answer,
        null,
        Arrays.asList(
            of.value(),
            other.value(),
            name,
            answer,
            relations == null ? null : wording.duration(relations),
            footing == null ? null : level(footing.sent()),
            footing == null ? null : level(footing.received())));
  }

  private static @Nullable String level(Dealing dealing) {
    Dealing.Form highest = dealing.highest();
    return highest == null ? null : highest.level();
  }

  /** What publications state of a state lately, for its feed. */
  Listing news(ActorId id) {
    return new Listing(
        desk.wording().name(id),
        Address.state(id),
        Site.ACT_COLUMNS,
        desk.latestActs(5000).stream()
            .filter(act -> act.from().equals(id) || act.to().equals(id))
            .limit(ACTS)
            .map(site::item)
            .toList());
  }

  // ---- events ----

  Html events(String typed) {
    List<Html> types = new ArrayList<>();
    for (EventType type : desk.eventTypes().all()) {
      types.add(
          element(
              "li",
              link(Address.events().with("type", type.id()), type.id().replace('-', ' ')),
              element(
                  "span",
                  Map.of("class", "faint"),
                  text(" " + desk.eventTypes().description(type)))));
    }
    List<Html> acts = acts(typed).stream().map(site::act).toList();
    Address address = Address.events().with("type", typed);
    return Frame.page(
        typed.isEmpty() ? "Events" : "Events: " + typed.replace('-', ' '),
        address,
        true,
        acts.isEmpty() ? element("p", text("No event of this kind is recorded.")) : Html.NONE,
        Site.section("The last that happened", acts),
        element(
            "details", element("summary", text("Types of events")), element("ul", Html.of(types))));
  }

  Listing latest(String typed) {
    return new Listing(
        typed.isEmpty() ? "Events" : "Events: " + typed.replace('-', ' '),
        Address.events().with("type", typed),
        Site.ACT_COLUMNS,
        acts(typed).stream().map(site::item).toList());
  }

  private List<Act> acts(String typed) {
    if (typed.isEmpty()) {
      return desk.latestActs(ACTS);
    }
    try {
      EventType type = desk.eventTypes().type(typed);
      return desk.latestActs(20_000).stream()
          .filter(act -> act.type().equals(type))
          .limit(ACTS)
          .toList();
    } catch (IllegalArgumentException unknown) {
      throw new Website.NotFound(String.valueOf(unknown.getMessage()));
    }
  }

  Html event(long evidence) {
    Act act = act(evidence);
    Wording wording = desk.wording();
    List<Html> mentions = new ArrayList<>();
    Map<CitedAnswer.Cited, Citation> citations = desk.citations(act.evidence());
    for (Evidence item : act.evidence()) {
      Citation citation =
          Objects.requireNonNull(
              citations.get(new CitedAnswer.Cited(item.publication(), item.version())));
      mentions.add(mention(item, citation));
    }
    return Frame.page(
        wording.words(act),
        Address.event(evidence),
        false,
        act.dates().size() > 1
            ? element(
                "p",
                Map.of("class", "note"),
                text(
                    "Sources differ about the date: "
                        + act.dates().stream().map(Wording::date).collect(Collectors.joining(", "))
                        + "."))
            : Html.NONE,
        element(
            "p",
            site.dyad(
                act.from(),
                act.to(),
                "The relations of "
                    + wording.nameInSentence(act.from())
                    + " and "
                    + wording.nameInSentence(act.to()))),
        where(act),
        element("h2", text("Who reports it (" + site.reports(act) + ")")),
        element("div", Map.of("class", "cards"), Html.of(mentions)),
        survey.signalsAbout(new TreeSet<>(List.of(act.from(), act.to()))),
        rulings(act),
        element(
            "p",
            Map.of("class", "elsewhere"),
            element(
                "a", Map.of("href", "/review/event/" + evidence), text("For editors: review it"))));
  }

  /** Where it happened: the city that a source names, or else the capitals of the day. */
  private Html where(Act act) {
    List<ActorId> parties = List.of(act.to(), act.from());
    List<Places.Place> named =
        act.place() == null
            ? List.of()
            : places.of(act.place(), parties).map(List::of).orElse(List.of());
    int year =
        Stream.concat(act.dates().stream(), act.evidence().stream().map(Evidence::published))
            .map(PartialDate::earliest)
            .filter(Objects::nonNull)
            .findFirst()
            .map(LocalDate::getYear)
            .orElse(desk.today().getYear());
    List<Places.Place> shown =
        named.isEmpty()
            ? parties.stream()
                .flatMap(party -> places.capital(party, year, desk.gazetteer()).stream())
                .toList()
            : named;
    String city = shown.stream().map(Places.Place::city).collect(Collectors.joining(" and "));
    String words =
        !named.isEmpty()
            ? "Where: " + city + "."
            : (act.place() == null
                    ? "No source names a city"
                    : act.place() + " has no place on this map")
                + (shown.isEmpty() ? "." : "; the points are the capitals, " + city + ".");
    return element(
        "figure",
        Map.of("class", "map"),
        map.draw(parties, shown, "Map of the world. " + words, desk.wording()::name),
        element("figcaption", text(words + " Borders of today.")));
  }

  /** What editors decided about any of its reports. */
  private Html rulings(Act act) {
    Map<Long, RecordedRuling> rulings = new TreeMap<>(Comparator.reverseOrder());
    for (Evidence item : act.evidence()) {
      desk.rulings(item.id()).forEach(ruling -> rulings.put(ruling.ruling().id(), ruling));
    }
    return Site.section("Rulings", rulings.values().stream().map(ReviewPages::ruling).toList());
  }

  private Act act(long evidence) {
    return desk.act(evidence)
        .orElseThrow(() ->
            new Website.NotFound(
                "No event of the record rests on evidence of the number " + evidence + "."));
  }

  private Html mention(Evidence item, Citation citation) {
    String source = Site.onTheWordOf(item.statement());
    String modality = Site.modality(item.statement().modality());
    List<Html> quotes = new ArrayList<>();
    for (Mention mention : item.statement().mentions()) {
      quotes.add(element("blockquote", text(mention.quote())));
    }
    String date =
        item.statement() instanceof Statement.Event event && event.date() != null
            ? Wording.date(event.date())
            : "without a date";
    return element(
        "article",
        Map.of("class", "card"),
        element(
            "h3",
            link(
                Address.publication(item.publication(), item.version()),
                desk.wording().citation(citation))),
        element("p", Map.of("class", "faint"), text("Dates it: " + date)),
        modality.isEmpty()
            ? Html.NONE
            : element("p", element("span", Map.of("class", "tag " + modality), text(modality))),
        Html.of(quotes),
        element(
            "p",
            Map.of("class", "faint small"),
            text(
                (source.isEmpty() ? "On its own word" : "According to " + source)
                    + "; rule "
                    + item.statement().rule()
                    + ", confidence "
                    + item.statement().confidence()
                    + "; grade "
                    + item.grade()
                    + "; "
                    + Wording.address(item))));
  }

  Listing reports(long evidence) {
    Act act = act(evidence);
    return new Listing(
        desk.wording().words(act),
        Address.event(evidence),
        List.of("publication", "version", "published", "date", "modality", "quote"),
        act.evidence().stream()
            .map(item ->
                new Listing.Item(
                    Address.publication(item.publication(), item.version()),
                    item.publication().value(),
                    item.quote(),
                    null,
                    Arrays.asList(
                        item.publication().value(),
                        Integer.toString(item.version()),
                        item.published().edtf(),
                        item.statement() instanceof Statement.Event event && event.date() != null
                            ? event.date().edtf()
                            : null,
                        item.statement().modality().code(),
                        item.quote())))
            .toList());
  }

  // ---- about ----

  Html about() {
    List<Html> types = new ArrayList<>();
    for (EventType type : desk.eventTypes().all()) {
      types.add(
          element(
              "tr",
              element("th", Map.of("scope", "row"), text(type.id().replace('-', ' '))),
              element("td", text(desk.eventTypes().description(type)))));
    }
    return Frame.page(
        "About",
        null,
        false,
        element(
            "p",
            text(
                "Chancery reads what is published about foreign affairs and keeps a dated, sourced"
                    + " record of which states have relations with which, at what level, since when"
                    + " and on whose word.")),
        element("h2", text("Method")),
        element(
            "p",
            text(
                "Each publication is archived whole. A reader of rules, without a language model,"
                    + " finds what it states about relations, missions, envoys and recognition,"
                    + " with the very words. From these statements the spells are derived during"
                    + " which two states had relations. Nothing is overwritten: where sources"
                    + " differ, both sides stay visible.")),
        element("h2", text("Four answers")),
        element(
            "dl",
            term("Yes, no", "The record decides it, and the page shows by which evidence."),
            term(
                "Uncertain",
                "The day falls inside a date's imprecision, or sources of like standing exclude one"
                    + " another."),
            term("Unknown", "Nothing is recorded. It does not mean no.")),
        element("h2", text("Three times")),
        element(
            "p",
            text(
                "A page can be asked as of the day on which something held, as of what was"
                    + " published by a day, and, with “recorded” in its address, as of what this"
                    + " desk had recorded by then.")),
        element("h2", text("Limits")),
        element(
            "p",
            text(
                "It misses and it errs: about one event in five of an official history is not read,"
                    + " and one in eight that is read is wrong in type, states or date. Look at the"
                    + " words before you rely on an answer. English alone is read. The map shows"
                    + " the borders of today.")),
        element("h2", text("Types of events")),
        element("table", Html.of(types)),
        element("h2", text("Sources of the map")),
        element(
            "p",
            text(
                "Outlines: Natural Earth, in the public domain, in the projection Equal Earth."
                    + " Places of cities: GeoNames (geonames.org), under CC BY 4.0.")));
  }

  private static Html term(String term, String meaning) {
    return Html.of(element("dt", text(term)), element("dd", text(meaning)));
  }
}
