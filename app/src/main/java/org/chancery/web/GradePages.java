package org.chancery.web;

import static org.chancery.web.Html.column;
import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.chancery.access.Role;
import org.chancery.access.Session;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.ledger.Grading;
import org.chancery.ledger.Grading.Subject;
import org.chancery.ledger.LedgerException;
import org.chancery.publication.CatalogueEntry;
import org.chancery.publication.Shelf;
import org.chancery.store.StoreException;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

/**
 * The pages on which editors grade sources by the Admiralty's scale: how reliable a publisher is,
 * and how credible a publication or one statement. A grade has a name, a time and a reason, and is
 * taken back by a later one.
 */
final class GradePages {

  private static final int GRADINGS = 200;
  private static final int SAME = 20;

  /** How long a grade waits for another process that writes. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Map<String, String> RELIABILITY = new LinkedHashMap<>();
  private static final Map<String, String> CREDIBILITY = new LinkedHashMap<>();

  static {
    RELIABILITY.put("A", "completely reliable");
    RELIABILITY.put("B", "usually reliable");
    RELIABILITY.put("C", "fairly reliable");
    RELIABILITY.put("D", "not usually reliable");
    RELIABILITY.put("E", "unreliable");
    RELIABILITY.put("F", "cannot be judged");
    CREDIBILITY.put("1", "confirmed by others");
    CREDIBILITY.put("2", "probably true");
    CREDIBILITY.put("3", "possibly true");
    CREDIBILITY.put("4", "doubtful");
    CREDIBILITY.put("5", "improbable");
    CREDIBILITY.put("6", "cannot be judged");
  }

  private final Desk desk;
  private final Visitors visitors;

  GradePages(Desk desk, Visitors visitors) {
    this.desk = desk;
    this.visitors = visitors;
  }

  void into(RoutesConfig routes) {
    routes.get("/grades", this::list);
    routes.get("/grade", this::form);
    routes.post("/grade", this::grade);
  }

  private static void show(Context context, String title, Html... content) {
    context.html(Frame.page(title, null, false, content).document());
  }

  // ---- the list ----

  private void list(Context context) {
    Session session = visitors.looking(context, Role.EDITOR);
    List<Grading> gradings = desk.gradings();
    List<Html> rows = new ArrayList<>();
    rows.add(element("tr", column("Source"), column("Publications"), column("Reliability")));
    desk.shelves(Shelf.Kind.PUBLISHER)
        .forEach((name, publications) -> {
          Subject subject = new Subject.Publisher(name);
          Grading last = last(gradings, subject);
          rows.add(
              element(
                  "tr",
                  element("th", Map.of("scope", "row"), Site.shelf(Shelf.Kind.PUBLISHER, name)),
                  element("td", text(publications.toString())),
                  element(
                      "td",
                      text(last == null ? "not graded " : last.grade() + " "),
                      link(address(subject), last == null ? "grade it" : "grade it anew"))));
        });
    show(
        context,
        "Grades",
        Visitors.bar(session),
        element(
            "p",
            text(
                "How far this desk trusts its sources. What is not graded counts as F6: it cannot"
                    + " be judged, and stands below a graded source.")),
        rows.size() == 1
            ? element("p", text("No publication of this desk names its publisher."))
            : element("table", Html.of(rows)),
        history(gradings.subList(0, Math.min(GRADINGS, gradings.size()))));
  }

  private static Html history(List<Grading> gradings) {
    return Site.section(
        "Grades given",
        gradings.stream().map(grading -> text(EditorsWording.grading(grading))).toList());
  }

  private static @Nullable Grading last(List<Grading> gradings, Subject subject) {
    return gradings.stream()
        .filter(grading -> grading.subject().equals(subject))
        .findFirst()
        .orElse(null);
  }

  // ---- one subject ----

  /** The page on which a subject is graded. */
  static Address address(Subject subject) {
    return switch (subject) {
      case Subject.Publisher(String name) -> Address.grade().with("publisher", name);
      case Subject.Publication(PublicationId id) -> Address.grade().with("publication", id.value());
      case Subject.Event(long evidence) -> Address.grade().with("event", Long.toString(evidence));
    };
  }

  /** What a request names; it has to be of this desk. */
  private Subject subject(Function<String, @Nullable String> parameters) {
    String publisher = parameters.apply("publisher");
    String publication = parameters.apply("publication");
    String event = parameters.apply("event");
    if (publisher != null && !publisher.isEmpty()) {
      if (!desk.shelves(Shelf.Kind.PUBLISHER).containsKey(publisher)) {
        throw new Website.NotFound("This desk holds nothing that “" + publisher + "” published.");
      }
      return new Subject.Publisher(publisher);
    }
    if (publication != null && !publication.isEmpty()) {
      return new Subject.Publication(publication(publication).id());
    }
    if (event != null
        && event.matches("\\d{1,15}")
        && desk.act(Long.parseLong(event)).isPresent()) {
      return new Subject.Event(Long.parseLong(event));
    }
    throw new Website.NotFound("A publisher, a publication or an event of this desk was expected.");
  }

  private CatalogueEntry publication(String typed) {
    try {
      return desk.entry(new PublicationId(typed))
          .orElseThrow(() -> new Website.NotFound("This desk holds no publication " + typed + "."));
    } catch (IllegalArgumentException malformed) {
      throw new Website.NotFound("No publication can be called that: " + typed);
    }
  }

  private void form(Context context) {
    Session session = visitors.looking(context, Role.EDITOR);
    Subject subject = subject(context::queryParam);
    List<Grading> all = desk.gradings();
    Grading last = last(all, subject);
    boolean reliability = subject instanceof Subject.Publisher;
    List<Html> choices = new ArrayList<>();
    (reliability ? RELIABILITY : CREDIBILITY)
        .forEach((grade, meaning) -> choices.add(choice(grade, meaning, last)));
    List<Grading> same =
        all.stream().filter(grading -> grading.subject().equals(subject)).limit(SAME).toList();
    show(
        context,
        (reliability ? "Reliability of " : "Credibility of ") + name(subject),
        Visitors.bar(session),
        context.queryParam("graded") == null || last == null
            ? Html.NONE
            : element(
                "div",
                Map.of("class", "done", "role", "status"),
                element("p", text("Recorded: grade " + last.grade() + ". The answers follow."))),
        element("p", page(subject)),
        element(
            "form",
            Map.of("action", "/grade", "method", "post", "class", "card"),
            Visitors.hidden(session),
            field(subject),
            element(
                "fieldset",
                Map.of("class", "choices"),
                element("legend", text(reliability ? "Reliability" : "Credibility")),
                Html.of(choices)),
            element(
                "div",
                Map.of("class", "controls"),
                Visitors.reason(),
                element("button", text("Grade")))),
        history(same),
        element("p", link(Address.grades(), "All grades")));
  }

  private static Html choice(String grade, String meaning, @Nullable Grading last) {
    Map<String, String> radio = new HashMap<>();
    radio.put("type", "radio");
    radio.put("name", "grade");
    radio.put("value", grade);
    radio.put("required", "required");
    if (last != null && String.valueOf(last.grade()).equals(grade)) {
      radio.put("checked", "checked");
    }
    return element(
        "label", element("input", radio), element("b", text(grade)), text(" " + meaning));
  }

  private static Html field(Subject subject) {
    return switch (subject) {
      case Subject.Publisher(String name) -> Visitors.hidden("publisher", name);
      case Subject.Publication(PublicationId id) -> Visitors.hidden("publication", id.value());
      case Subject.Event(long evidence) -> Visitors.hidden("event", Long.toString(evidence));
    };
  }

  private String name(Subject subject) {
    return switch (subject) {
      case Subject.Publisher(String name) -> name;
      case Subject.Publication(PublicationId id) ->
          "“" + Objects.requireNonNullElse(publication(id.value()).title(), id.value()) + "”";
      case Subject.Event(long evidence) ->
          "the report “" + desk.wording().words(desk.act(evidence).orElseThrow()) + "”";
    };
  }

  private static Html page(Subject subject) {
    return switch (subject) {
      case Subject.Publisher(String name) ->
          link(Address.shelf(Shelf.Kind.PUBLISHER, name), "What it published");
      case Subject.Publication(PublicationId id) ->
          link(Address.publication(id, null), "The publication");
      case Subject.Event(long evidence) -> link(Address.event(evidence), "The event");
    };
  }

  // ---- grading ----

  private void grade(Context context) {
    Session session = visitors.changing(context, Role.EDITOR);
    Subject subject = subject(context::formParam);
    String typed = Visitors.field(context, "grade");
    boolean known =
        (subject instanceof Subject.Publisher ? RELIABILITY : CREDIBILITY).containsKey(typed);
    if (!known) {
      throw new Website.BadQuestion(
          subject instanceof Subject.Publisher
              ? "A reliability from A to F was expected."
              : "A credibility from 1 to 6 was expected.");
    }
    String why = Visitors.field(context, "why");
    if (why.isEmpty()) {
      throw new Website.BadQuestion("A grade needs its reason, for those who read it later.");
    }
    try (Desk writing = desk.forChanges("serve, a grade", PATIENCE)) {
      Grading grading = writing.grade(subject, typed.charAt(0), session.user().name(), why);
      desk.users().log(session.user(), "grade", EditorsWording.grading(grading));
    } catch (StoreException | LedgerException refused) {
      boolean busy = refused instanceof StoreException;
      context.status(busy ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT);
      show(
          context,
          "Not graded",
          Visitors.bar(session),
          element("p", text(refused.getMessage() + ". Nothing was changed.")),
          element("p", link(address(subject), "Back")));
      return;
    }
    context.redirect(address(subject).with("graded", "1").toString(), HttpStatus.SEE_OTHER);
  }
}
