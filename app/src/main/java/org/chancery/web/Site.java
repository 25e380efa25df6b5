package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.actor.Resolution;
import org.chancery.actor.State;
import org.chancery.desk.Desk;
import org.chancery.desk.Wording;
import org.chancery.event.Attribution;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.ledger.Act;
import org.chancery.ledger.Evidence;
import org.chancery.publication.CatalogueEntry;
import org.chancery.publication.Shelf;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

/** What the pages have in common: how they name, link and list things. */
final class Site {

  private final Desk desk;

  Site(Desk desk) {
    this.desk = desk;
  }

  Desk desk() {
    return desk;
  }

  // ---- states ----

  ActorId resolve(String typed) {
    return switch (desk.gazetteer().resolve(typed)) {
      case Resolution.Found(ActorId actor) when desk.gazetteer().state(actor).isEmpty() ->
          throw new Website.BadQuestion(actor + " is an organisation; a state was expected.");
      case Resolution.Found(ActorId actor) -> actor;
      case Resolution.Ambiguous(String name, List<State> candidates) ->
          throw new Website.BadQuestion(
              "“" + name + "” may mean several states: " + named(candidates));
      case Resolution.Unknown(String name, List<State> nearest) ->
          throw new Website.NotFound(
              "“"
                  + name
                  + "” is no state known here."
                  + (nearest.isEmpty() ? "" : " The nearest names: " + named(nearest)));
    };
  }

  private static String named(List<State> states) {
    return states.stream()
        .map(state -> state.name() + " (" + state.id() + ")")
        .collect(Collectors.joining(", "));
  }

  /** Sorted by their names. */
  List<ActorId> byName(List<ActorId> states) {
    Wording wording = desk.wording();
    Collator order = Collator.getInstance(Locale.ENGLISH);
    return states.stream().sorted(Comparator.comparing(wording::name, order)).toList();
  }

  boolean isState(ActorId id) {
    return desk.gazetteer().state(id).isPresent();
  }

  // ---- events ----

  /** A link to the page of two states; mere words where one of them is an organisation. */
  Html dyad(ActorId a, ActorId b, String words) {
    return isState(a) && isState(b) && !a.equals(b) ? link(Address.dyad(a, b), words) : text(words);
  }

  /** What an act was, linked to its page. */
  Html act(Act act) {
    Evidence best = act.evidence().getFirst();
    return Html.of(
        link(Address.event(best.id()), desk.wording().words(act)),
        element(
            "span",
            Map.of("class", "faint"),
            text(" " + reports(act) + ", first by "),
            link(Address.publication(best.publication(), best.version()), publisher(best))));
  }

  private String publisher(Evidence evidence) {
    return Objects.requireNonNullElse(
        desk.citations(List.of(evidence)).values().iterator().next().publisher(),
        evidence.publication().value());
  }

  /** How many texts report an act, and in how many publications, where some print the same. */
  String reports(Act act) {
    Set<PublicationId> publications =
        act.evidence().stream().map(Evidence::publication).collect(Collectors.toSet());
    long texts = desk.reprints().texts(publications);
    return (texts == 1 ? "1 report" : texts + " reports")
        + (texts == publications.size() ? "" : " in " + publications.size() + " publications");
  }

  Listing.Item item(Act act) {
    Evidence best = act.evidence().getFirst();
    return new Listing.Item(
        Address.event(best.id()),
        desk.wording().words(act),
        best.quote(),
        null,
        List.of(
            act.dates().isEmpty() ? "" : act.dates().getFirst().edtf(),
            act.type().id(),
            act.from().value(),
            act.to().value(),
            act.modality().code(),
            best.publication().value(),
            best.quote()));
  }

  static final List<String> ACT_COLUMNS =
      List.of("date", "type", "from", "to", "modality", "publication", "quote");

  static String onTheWordOf(Statement statement) {
    return statement.attribution().stream()
        .map(Attribution::source)
        .collect(Collectors.joining(", citing "));
  }

  /** How a statement is meant, where it is not said to have happened. */
  static String modality(Modality modality) {
    return switch (modality) {
      case ASSERTED -> "";
      case NEGATED -> "denied";
      case PLANNED -> "planned";
      case POSSIBLE -> "possible";
    };
  }

  // ---- publications ----

  /** A publication in a list. */
  static Html entry(CatalogueEntry entry) {
    return Html.of(
        link(
            Address.publication(entry.id(), null),
            Objects.requireNonNullElse(entry.title(), entry.id().value())),
        element("span", Map.of("class", "faint"), text(" " + imprint(entry))));
  }

  static String imprint(CatalogueEntry entry) {
    return Stream.of(
            Objects.requireNonNullElse(entry.publisher(), ""),
            String.join(", ", entry.authors()),
            entry.dated() == null ? "" : Wording.date(Objects.requireNonNull(entry.dated())))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  static final List<String> PUBLICATION_COLUMNS =
      List.of("publication", "title", "date", "published", "publisher", "authors", "series");

  static Listing.Item item(CatalogueEntry entry) {
    return new Listing.Item(
        Address.publication(entry.id(), null),
        Objects.requireNonNullElse(entry.title(), entry.id().value()),
        imprint(entry),
        entry.recorded(),
        Arrays.asList(
            entry.id().value(),
            entry.title(),
            entry.date() == null ? null : entry.date().edtf(),
            entry.published() == null ? null : entry.published().edtf(),
            entry.publisher(),
            String.join("; ", entry.authors()),
            entry.series()));
  }

  /** A link to the shelf of a name; nothing where there is no name. */
  static Html shelf(Shelf.Kind kind, @Nullable String name) {
    return name == null ? Html.NONE : link(Address.shelf(kind, name), name);
  }

  // ---- forms ----

  static Html input(String id, String name, String value, String type, String hint) {
    return element(
        "input", Map.of("id", id, "name", name, "value", value, "type", type, "placeholder", hint));
  }

  /** Asks whether two states had relations. */
  static Html question(String a, String b) {
    return element(
        "form",
        Map.of("action", "/relations", "method", "get", "class", "question"),
        element("label", Map.of("for", "a"), text("Had")),
        input("a", "a", a, "text", "South Korea"),
        element("label", Map.of("for", "b"), text("and")),
        input("b", "b", b, "text", "Cuba"),
        element("label", Map.of("for", "on"), text("relations on")),
        input("on", "on", "", "text", "today"),
        element("button", text("Ask")));
  }

  /** Asks the page again as of other times; a script makes sliders of it. */
  Html times(Address address, Times times) {
    return element(
        "form",
        Map.of(
            "action",
            address.toString(),
            "method",
            "get",
            "class",
            "times",
            "data-today",
            desk.today().toString()),
        element("label", Map.of("for", "on"), text("As of")),
        input("on", "on", Objects.requireNonNullElse(times.on(), ""), "text", "today"),
        element("label", Map.of("for", "known"), text("as published until")),
        input("known", "known", Objects.requireNonNullElse(times.known(), ""), "text", "now"),
        times.recorded() == null
            ? Html.NONE
            : element(
                "input", Map.of("type", "hidden", "name", "recorded", "value", times.recorded())),
        element("button", text("Ask")));
  }

  /** A heading with what stands under it; nothing where that is empty. */
  static Html section(String title, List<Html> items) {
    return items.isEmpty()
        ? Html.NONE
        : element(
            "section",
            element("h2", text(title)),
            element(
                "ul",
                Map.of("class", "plain"),
                Html.of(items.stream().map(item -> element("li", item)).toList())));
  }
}
