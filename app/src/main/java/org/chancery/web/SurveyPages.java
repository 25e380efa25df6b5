package org.chancery.web;

import static org.chancery.web.Html.column;
import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.Wording;
import org.chancery.insight.Signal;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Change;
import org.chancery.ledger.ClaimCheck;
import org.chancery.ledger.Contradiction;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Network;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** The pages over the whole record: contradictions, claims, changes and the network. */
final class SurveyPages {

  private static final int SHOWN = 200;
  private static final int QUOTED = 3;
  private static final int LONG = 240;

  /** How long a page waits for signals, which are not what it is asked for. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final Site site;
  private final Desk desk;

  SurveyPages(Site site) {
    this.site = site;
    this.desk = site.desk();
  }

  // ---- signals ----

  private List<Signal> seen(@Nullable ActorId state) {
    return state == null ? desk.signals() : desk.signals(Set.of(state));
  }

  Html signals(@Nullable ActorId state) {
    List<Signal> all = seen(state);
    return Frame.page(
        of("Signals", state),
        Address.signals().with("state", id(state)),
        true,
        element(
            "p",
            text(
                "Who is missing where he was always named, and which source is silent on what it"
                    + " usually reports. A signal is a figure with its odds, not a fact.")),
        all.isEmpty()
            ? element("p", text("No silence stands out in what was read."))
            : element(
                "ul",
                Map.of("class", "plain"),
                Html.of(
                    all.subList(0, Math.min(SHOWN, all.size())).stream()
                        .map(signal -> element("li", signal(signal)))
                        .toList())));
  }

  private Html signal(Signal signal) {
    List<Html> links = new ArrayList<>();
    for (PublicationId id :
        signal.evidence().subList(0, Math.min(QUOTED, signal.evidence().size()))) {
      links.add(text(links.isEmpty() ? " " : ", "));
      links.add(link(Address.publication(id, null), id.value()));
    }
    return Html.of(
        element("b", text(Wording.date(PartialDate.of(signal.on())) + " ")),
        text(signal.sentence()),
        element("span", Map.of("class", "faint"), Html.of(links)));
  }

  /** The latest signals that concern all of some states; nothing where there is none. */
  Html signalsAbout(Set<ActorId> states) {
    return desk.signals(states, PATIENCE)
        .map(about ->
            Site.section(
                "Signals",
                about.subList(0, Math.min(QUOTED, about.size())).stream()
                    .map(this::signal)
                    .toList()))
        .orElseGet(() ->
            element(
                "p",
                Map.of("class", "faint"),
                link(Address.signals(), "Signals"),
                text(" are being gathered; they stand here in a moment.")));
  }

  Listing allSignals(@Nullable ActorId state) {
    return new Listing(
        of("Signals", state),
        Address.signals().with("state", id(state)),
        List.of("on", "kind", "source", "states", "times", "of", "chance", "sentence"),
        seen(state).stream()
            .map(signal ->
                new Listing.Item(
                    signal.evidence().isEmpty()
                        ? Address.signals()
                        : Address.publication(signal.evidence().getFirst(), null),
                    signal.sentence(),
                    null,
                    null,
                    Arrays.asList(
                        signal.on().toString(),
                        signal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        signal.source(),
                        signal.states().stream()
                            .map(ActorId::value)
                            .collect(Collectors.joining(" ")),
                        Long.toString(signal.times()),
                        Long.toString(signal.of()),
                        Double.toString(signal.chance()),
                        signal.sentence())))
            .toList());
  }

  // ---- contradictions ----

  private List<Contradiction> found(@Nullable ActorId state) {
    return desk.contradictions(state, null);
  }

  Html contradictions(@Nullable ActorId state) {
    List<Contradiction> found = found(state);
    int gaps = Math.toIntExact(found.stream().filter(Contradiction::gap).count());
    List<Html> items = new ArrayList<>();
    for (Contradiction one : found.subList(0, Math.min(SHOWN, found.size()))) {
      items.add(contradiction(one));
    }
    return Frame.page(
        of("Contradictions", state),
        Address.contradictions().with("state", id(state)),
        false,
        element(
            "p",
            Map.of("class", "figures"),
            text(
                found.isEmpty()
                    ? "No source contradicts another."
                    : EditorsWording.count(found.size() - gaps, "contradiction")
                        + ", those first on which most hangs, and "
                        + EditorsWording.count(gaps, "gap")
                        + " of the record.")),
        element("ul", Map.of("class", "plain"), Html.of(items)));
  }

  /** A contradiction with a source or two for each side. */
  private Html contradiction(Contradiction one) {
    Wording wording = desk.wording();
    List<Html> sides = new ArrayList<>();
    for (Contradiction.Side side : one.sides()) {
      if (side.evidence().isEmpty()) {
        continue; // what nobody says is the gap, which the title names
      }
      List<Html> sources = new ArrayList<>();
      for (Evidence item : side.evidence().subList(0, Math.min(QUOTED, side.evidence().size()))) {
        sources.add(
            element(
                "li",
                link(
                    Address.publication(item.publication(), item.version()),
                    wording.citation(desk.citations(List.of(item)).values().iterator().next())),
                element("blockquote", text(item.quote()))));
      }
      sides.add(
          element(
              "div",
              element("h3", text(wording.says(side) + " (" + side.evidence().size() + ")")),
              element("ul", Html.of(sources))));
    }
    return element(
        "li",
        site.dyad(one.dyad().first(), one.dyad().second(), wording.words(one)),
        EditorsWording.resting(one.rulings())
            .map(text -> element("p", text(text)))
            .orElse(Html.of(List.of())),
        element("div", Map.of("class", "columns"), Html.of(sides)));
  }

  /** Those for the first page. */
  List<Html> worthALook(int limit) {
    return found(null).stream()
        .filter(one -> !one.gap())
        .limit(limit)
        .map(one -> site.dyad(one.dyad().first(), one.dyad().second(), desk.wording().words(one)))
        .toList();
  }

  Listing allContradictions(@Nullable ActorId state) {
    return new Listing(
        of("Contradictions", state),
        Address.contradictions().with("state", id(state)),
        List.of("a", "b", "kind", "days", "publications", "words"),
        found(state).stream()
            .map(one ->
                new Listing.Item(
                    Address.dyad(one.dyad().first(), one.dyad().second()),
                    desk.wording().words(one),
                    null,
                    null,
                    List.of(
                        one.dyad().first().value(),
                        one.dyad().second().value(),
                        one.kind().code(),
                        Long.toString(one.days()),
                        Integer.toString(one.publications()),
                        desk.wording().words(one))))
            .toList());
  }

  // ---- claims ----

  Html claims(@Nullable ActorId state, Times times) {
    List<ClaimCheck> checks = desk.claims(state, false, times.asOf(desk.today()));
    return Frame.page(
        of("Claims", state),
        Address.claims().with("state", id(state)),
        false,
        element(
            "p",
            Map.of("class", "figures"),
            text("Numbers that publications say of the record, beside what this desk counts.")),
        element(
            "ul",
            Map.of("class", "plain"),
            Html.of(checks.stream().map(check -> element("li", claim(check))).toList())),
        checks.isEmpty() ? element("p", text("No such number is on record.")) : Html.NONE);
  }

  Html claim(ClaimCheck check) {
    Wording wording = desk.wording();
    Evidence item = check.evidence();
    return Html.of(
        link(Address.state(check.claim().of()), wording.words(check.claim())),
        element(
            "span",
            Map.of("class", "tag " + (check.contested() ? "no" : "yes")),
            text(check.finding().code().replace('-', ' '))),
        element("blockquote", text(item.quote())),
        Html.of(wording.explanation(check).stream().map(SurveyPages::explained).toList()),
        element(
            "p",
            Map.of("class", "faint"),
            link(
                Address.publication(item.publication(), item.version()),
                wording.citation(desk.citations(List.of(item)).values().iterator().next()))));
  }

  /** A list of many states is there for those who want it. */
  private static Html explained(String line) {
    int colon = line.indexOf(": ");
    return line.length() > LONG && colon > 0
        ? element(
            "details",
            Map.of("class", "small"),
            element("summary", text(line.substring(0, colon))),
            element("p", text(line.substring(colon + 2))))
        : element("p", Map.of("class", "small"), text(line));
  }

  Listing allClaims(@Nullable ActorId state, Times times) {
    return new Listing(
        of("Claims", state),
        Address.claims().with("state", id(state)),
        List.of(
            "state", "measure", "claimed", "asOf", "certain", "possible", "finding", "publication"),
        desk.claims(state, false, times.asOf(desk.today())).stream()
            .map(check ->
                new Listing.Item(
                    Address.state(check.claim().of()),
                    desk.wording().words(check.claim()),
                    check.evidence().quote(),
                    null,
                    Arrays.asList(
                        check.claim().of().value(),
                        check.claim().measure().code(),
                        Integer.toString(check.claim().value()),
                        check.claim().asOf() == null ? null : check.claim().asOf().edtf(),
                        Integer.toString(check.counted().least()),
                        Integer.toString(check.counted().most()),
                        check.finding().code(),
                        check.evidence().publication().value())))
            .toList());
  }

  // ---- changes ----

  Html changes(PartialDate from, PartialDate to, @Nullable ActorId state) {
    List<Change> changes = desk.changes(from, to, state, AsOf.on(desk.today()));
    List<Html> items = new ArrayList<>();
    for (Change change : changes.subList(0, Math.min(SHOWN, changes.size()))) {
      items.add(
          element(
              "li",
              site.dyad(change.spell().from(), change.spell().to(), desk.wording().words(change))));
    }
    return Frame.page(
        of("Changes", state),
        address(from, to, state),
        false,
        element(
            "form",
            Map.of("action", "/changes", "method", "get", "class", "question"),
            element("label", Map.of("for", "from"), text("Between")),
            Site.input("from", "from", from.edtf(), "text", "1990"),
            element("label", Map.of("for", "to"), text("and")),
            Site.input("to", "to", to.edtf(), "text", "1991"),
            element("label", Map.of("for", "state"), text("of")),
            Site.input("state", "state", id(state), "text", "all states"),
            element("button", text("Show"))),
        element(
            "p",
            Map.of("class", "figures"),
            text(
                changes.isEmpty()
                    ? "Nothing began or ended on record."
                    : changes.size()
                        + (changes.size() == 1 ? " change" : " changes")
                        + (changes.size() > SHOWN ? ", of which the first " + SHOWN : "")
                        + ", the earliest first.")),
        element("ul", Map.of("class", "plain"), Html.of(items)));
  }

  private static Address address(PartialDate from, PartialDate to, @Nullable ActorId state) {
    return Address.changes()
        .with("from", from.edtf())
        .with("to", to.edtf())
        .with("state", id(state));
  }

  Listing allChanges(PartialDate from, PartialDate to, @Nullable ActorId state) {
    return new Listing(
        of("Changes", state),
        address(from, to, state),
        List.of("change", "kind", "from", "to", "certain", "earliest", "latest", "words"),
        desk.changes(from, to, state, AsOf.on(desk.today())).stream()
            .map(change ->
                new Listing.Item(
                    Address.dyad(change.spell().from(), change.spell().to()),
                    desk.wording().words(change),
                    null,
                    null,
                    Arrays.asList(
                        change.began() ? "began" : "ended",
                        change.spell().kind(),
                        change.spell().from().value(),
                        change.spell().to().value(),
                        Boolean.toString(change.certain()),
                        day(change.spell().start().earliest()),
                        day(change.spell().start().latest()),
                        desk.wording().words(change))))
            .toList());
  }

  private static @Nullable String day(java.time.@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  // ---- network ----

  Html network(Times times) {
    Network network = desk.network(times.asOf(desk.today()));
    Map<ActorId, Integer> degrees = new java.util.HashMap<>();
    for (Network.Tie tie : network.ties()) {
      degrees.merge(tie.a(), 1, Integer::sum);
      degrees.merge(tie.b(), 1, Integer::sum);
    }
    List<Html> rows = new ArrayList<>();
    rows.add(element("tr", column("State"), column("Relations, certain or uncertain")));
    degrees.entrySet().stream()
        .sorted(
            Map.Entry.<ActorId, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry ->
            rows.add(
                element(
                    "tr",
                    element(
                        "th",
                        Map.of("scope", "row"),
                        link(
                            times.at(Address.state(entry.getKey())),
                            desk.wording().name(entry.getKey()))),
                    element("td", text(entry.getValue().toString())))));
    return Frame.page(
        "Network",
        times.at(Address.network()),
        false,
        site.times(Address.network(), times),
        element(
            "div",
            Map.of("id", "asof", "aria-live", "polite"),
            element(
                "p",
                Map.of("class", "answer"),
                text(
                    network.ties().size()
                        + " pairs of "
                        + network.states().size()
                        + " states had relations or may have had.")),
            element("table", Html.of(rows))));
  }

  Listing ties(Times times) {
    return new Listing(
        "Network",
        times.at(Address.network()),
        List.of("a", "b", "answer", "since"),
        desk.network(times.asOf(desk.today())).ties().stream()
            .map(tie ->
                new Listing.Item(
                    Address.dyad(tie.a(), tie.b()),
                    desk.wording().name(tie.a()) + " – " + desk.wording().name(tie.b()),
                    null,
                    null,
                    List.of(
                        tie.a().value(),
                        tie.b().value(),
                        tie.verdict().code(),
                        tie.since().stream()
                            .map(PartialDate::edtf)
                            .reduce((one, other) -> one + " " + other)
                            .orElse(""))))
            .toList());
  }

  // ---- words ----

  private String of(String title, @Nullable ActorId state) {
    return state == null ? title : title + ": " + desk.wording().name(state);
  }

  private static String id(@Nullable ActorId state) {
    return state == null ? "" : state.value();
  }
}
