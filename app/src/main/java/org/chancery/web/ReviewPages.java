package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.access.Role;
import org.chancery.access.Session;
import org.chancery.desk.Citation;
import org.chancery.desk.Desk;
import org.chancery.desk.Docket.Task;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.Wording;
import org.chancery.event.Statement;
import org.chancery.ledger.Act;
import org.chancery.ledger.Decision;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Grading;
import org.chancery.ledger.LedgerException;
import org.chancery.ledger.RecordedRuling;
import org.chancery.ledger.Ruling;
import org.chancery.store.StoreException;
import org.chancery.time.PartialDate;

/**
 * The pages on which editors decide about what was read. Every decision is a ruling with name, time
 * and reason, and every ruling can be withdrawn here.
 */
final class ReviewPages {

  private static final int TASKS = 15;
  private static final int RULINGS = 200;

  /** How long a decision waits for another process that writes. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Desk desk;
  private final Visitors visitors;

  ReviewPages(Desk desk, Visitors visitors) {
    this.desk = desk;
    this.visitors = visitors;
  }

  void into(RoutesConfig routes) {
    routes.get("/review", this::queue);
    routes.get("/review/event/{id}", this::event);
    routes.post("/review", this::decide);
    routes.get("/rulings", this::rulings);
  }

  private static void show(Context context, String title, Html... content) {
    context.html(Frame.page(title, null, false, content).document());
  }

  // ---- the queue ----

  /** What sort of task, as it stands in addresses. */
  private enum Queue {
    CONTRADICTIONS("contradictions"),
    DUPLICATES("possible duplicates"),
    READINGS("uncertain readings");

    private final String words;

    Queue(String words) {
      this.words = words;
    }

    boolean holds(Task task) {
      return this
          == switch (task) {
            case Task.Contested contested -> CONTRADICTIONS;
            case Task.Twins twins -> DUPLICATES;
            case Task.Uncertain uncertain -> READINGS;
          };
    }

    static Queue of(String typed) {
      for (Queue queue : values()) {
        if (queue.code().equals(typed)) {
          return queue;
        }
      }
      return CONTRADICTIONS;
    }

    String code() {
      return words.substring(words.lastIndexOf(' ') + 1);
    }
  }

  private void queue(Context context) {
    Session session = visitors.looking(context, Role.EDITOR);
    Queue queue = Queue.of(Objects.requireNonNullElse(context.queryParam("kind"), ""));
    List<Task> docket = desk.docket();
    List<Html> tabs = new ArrayList<>();
    for (Queue each : Queue.values()) {
      long waiting = docket.stream().filter(each::holds).count();
      Map<String, String> attributes = new HashMap<>();
      attributes.put("href", "/review?kind=" + each.code());
      if (each == queue) {
        attributes.put("aria-current", "page");
      }
      tabs.add(element("a", attributes, text(each.words + " (" + waiting + ")")));
    }
    List<Html> tasks =
        docket.stream()
            .filter(queue::holds)
            .limit(TASKS)
            .map(task -> task(task, session, "/review?kind=" + queue.code()))
            .toList();
    show(
        context,
        "Review",
        Visitors.bar(session),
        done(context, session, "/review?kind=" + queue.code()),
        element("nav", Map.of("class", "tabs", "aria-label", "Queues"), Html.of(tabs)),
        keys(),
        tasks.isEmpty()
            ? element("p", text("Nothing of this kind waits for a decision."))
            : Html.of(tasks));
  }

  private static Html keys() {
    return element(
        "p",
        Map.of("class", "faint keys"),
        text("Keys: "),
        key("j"),
        key("k"),
        text(" next, previous · "),
        key("a"),
        text(" accept · "),
        key("r"),
        text(" reject · "),
        key("m"),
        text(" merge · "),
        key("s"),
        text(" split · "),
        key("d"),
        text(" date · "),
        key("u"),
        text(" undo. Each then asks for the reason, and Enter records it."));
  }

  private static Html key(String letter) {
    return element("kbd", text(letter));
  }

  /** What was decided a moment ago, with the way back. */
  private Html done(Context context, Session session, String back) {
    String typed = context.queryParam("ruled");
    if (typed == null || !typed.matches("\\d{1,15}")) {
      return Html.NONE;
    }
    long id = Long.parseLong(typed);
    return desk.rulings(null).stream()
        .filter(recorded -> recorded.ruling().id() == id)
        .findFirst()
        .map(recorded ->
            element(
                "div",
                Map.of("class", "done", "role", "status"),
                element("p", text(EditorsWording.ruling(recorded.ruling()))),
                recorded.inForce() ? undo(recorded.ruling(), session, back, true) : Html.NONE))
        .orElse(Html.NONE);
  }

  private Html undo(Ruling ruling, Session session, String back, boolean last) {
    return element(
        "form",
        Map.of("action", "/review", "method", "post", "class", last ? "undo last" : "undo"),
        Visitors.hidden(session),
        Visitors.hidden("back", back),
        Visitors.hidden("ruling", Long.toString(ruling.id())),
        Visitors.hidden("why", "taken back by " + session.user().name()),
        element(
            "button",
            Map.of("name", "decision", "value", "withdraw", "class", "quiet"),
            text("Undo")));
  }

  private Html task(Task task, Session session, String back) {
    Wording wording = desk.wording();
    List<Evidence> evidence = task.evidence();
    return switch (task) {
      case Task.Uncertain(Evidence reading) ->
          article(
              wording.words(reading.statement()),
              "Read with confidence "
                  + reading.statement().confidence()
                  + " by the rule "
                  + reading.statement().rule()
                  + "; nobody else reports it.",
              pieces(evidence, List.of(reading.id())),
              List.of("accept", "reject", "date"),
              session,
              back);
      case Task.Contested(var contradiction) ->
          article(
              wording.words(contradiction),
              "Sources cannot all be right. Accept the reports that are, reject those that are not,"
                  + " or date the act.",
              pieces(evidence, List.of()),
              List.of("accept", "reject", "date", "split"),
              session,
              back);
      case Task.Twins(Act one, Act other) ->
          article(
              wording.words(one) + " / " + wording.words(other),
              "These may be one act. Merge them, or split one off to say that they are two.",
              pieces(evidence, evidence.stream().map(Evidence::id).toList()),
              List.of("merge", "split", "reject"),
              session,
              back);
    };
  }

  /** The evidence of a task, each piece to be chosen or not. */
  private Html pieces(List<Evidence> evidence, List<Long> chosen) {
    Map<?, Citation> citations = desk.citations(evidence);
    List<Html> items = new ArrayList<>();
    for (Evidence piece : evidence) {
      Citation citation =
          Objects.requireNonNull(
              citations.get(
                  new org.chancery.desk.CitedAnswer.Cited(piece.publication(), piece.version())));
      Map<String, String> box = new HashMap<>();
      box.put("type", "checkbox");
      box.put("name", "event");
      box.put("value", Long.toString(piece.id()));
      if (chosen.contains(piece.id())) {
        box.put("checked", "checked");
      }
      items.add(
          element(
              "li",
              element(
                  "label",
                  element("input", box),
                  text(" [" + piece.id() + "] " + desk.wording().words(piece.statement()))),
              element("blockquote", text(piece.quote())),
              element(
                  "p",
                  Map.of("class", "faint small"),
                  link(
                      Address.publication(piece.publication(), piece.version()),
                      desk.wording().citation(citation)),
                  text(" · grade " + piece.grade() + " · grade "),
                  link(GradePages.address(new Grading.Subject.Event(piece.id())), "this report"),
                  text(" or "),
                  link(
                      GradePages.address(new Grading.Subject.Publication(piece.publication())),
                      "the publication"),
                  text(" · " + dated(piece)))));
    }
    return element("ul", Map.of("class", "plain pieces"), Html.of(items));
  }

  private static String dated(Evidence piece) {
    return piece.statement() instanceof Statement.Event event && event.date() != null
        ? "dates it " + Wording.date(event.date())
        : "gives no date";
  }

  private Html article(
      String title,
      String hint,
      Html pieces,
      List<String> decisions,
      Session session,
      String back) {
    List<Html> controls = new ArrayList<>();
    if (decisions.contains("date")) {
      controls.add(
          element(
              "label",
              text("Date "),
              element("input", Map.of("name", "date", "size", "12", "placeholder", "1965-03-02"))));
    }
    controls.add(Visitors.reason());
    for (String decision : decisions) {
      controls.add(
          element(
              "button",
              Map.of(
                  "name",
                  "decision",
                  "value",
                  decision,
                  "class",
                  decision.equals("accept") || decision.equals("merge") ? "" : "quiet"),
              text(
                  decision.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                      + decision.substring(1))));
    }
    return element(
        "article",
        Map.of("class", "card task", "tabindex", "-1"),
        element("h2", text(title)),
        element("p", Map.of("class", "faint"), text(hint)),
        element(
            "form",
            Map.of("action", "/review", "method", "post"),
            Visitors.hidden(session),
            Visitors.hidden("back", back),
            pieces,
            element("div", Map.of("class", "controls"), Html.of(controls))));
  }

  // ---- one event ----

  private void event(Context context) {
    Session session = visitors.looking(context, Role.EDITOR);
    long id = number(context.pathParam("id"));
    Act act =
        desk.act(id)
            .orElseThrow(() ->
                new Website.NotFound(
                    "No event of the record rests on evidence of the number " + id + "."));
    String back = "/review/event/" + id;
    show(
        context,
        "Review: " + desk.wording().words(act),
        Visitors.bar(session),
        done(context, session, back),
        element("p", link(Address.event(id), "The page of the event")),
        article(
            desk.wording().words(act),
            "Choose the reports that you decide about.",
            pieces(act.evidence(), act.evidence().stream().map(Evidence::id).toList()),
            List.of("accept", "reject", "date", "split"),
            session,
            back),
        history(desk.rulings(id), session, back));
  }

  // ---- rulings ----

  private void rulings(Context context) {
    Session session = visitors.looking(context, Role.EDITOR);
    List<RecordedRuling> all = desk.rulings(null);
    show(
        context,
        "Rulings",
        Visitors.bar(session),
        done(context, session, "/rulings"),
        all.isEmpty()
            ? element("p", text("No editor has decided anything yet."))
            : history(all.subList(0, Math.min(RULINGS, all.size())), session, "/rulings"));
  }

  private Html history(List<RecordedRuling> rulings, Session session, String back) {
    return Site.section(
        "Rulings",
        rulings.stream()
            .map(recorded ->
                Html.of(
                    ruling(recorded),
                    recorded.inForce() ? undo(recorded.ruling(), session, back, false) : Html.NONE))
            .toList());
  }

  /** A ruling, and that it was withdrawn. */
  static Html ruling(RecordedRuling recorded) {
    Ruling withdrawn = recorded.withdrawnBy();
    return Html.of(
        element(withdrawn == null ? "span" : "s", text(EditorsWording.ruling(recorded.ruling()))),
        withdrawn == null
            ? Html.NONE
            : element(
                "span",
                Map.of("class", "faint"),
                text(" Withdrawn by " + withdrawn.by() + ": " + withdrawn.why())));
  }

  // ---- deciding ----

  private void decide(Context context) {
    Session session = visitors.changing(context, Role.EDITOR);
    String back = SignInPages.within(context.formParam("back"));
    String why = Visitors.field(context, "why");
    if (why.isEmpty()) {
      throw new Website.BadQuestion("A decision needs its reason, for those who read it later.");
    }
    Decision decision = decision(context);
    Ruling ruling;
    try (Desk writing = desk.forChanges("serve, a ruling", PATIENCE)) {
      ruling = writing.rule(decision, session.user().name(), why);
    } catch (LedgerException senseless) {
      context.status(HttpStatus.CONFLICT);
      show(
          context,
          "Not decided",
          Visitors.bar(session),
          element("p", text(String.valueOf(senseless.getMessage()))),
          element("p", element("a", Map.of("href", back), text("Back"))));
      return;
    } catch (StoreException busy) {
      context.status(HttpStatus.SERVICE_UNAVAILABLE);
      context.header("Retry-After", "30");
      show(
          context,
          "Not decided",
          Visitors.bar(session),
          element("p", text(busy.getMessage() + ". Nothing was changed; try again in a moment.")));
      return;
    }
    desk.users().log(session.user(), "rule", EditorsWording.ruling(ruling));
    context.redirect(
        back + (back.contains("?") ? "&" : "?") + "ruled=" + ruling.id(), HttpStatus.SEE_OTHER);
  }

  private static Decision decision(Context context) {
    String typed = Visitors.field(context, "decision");
    List<Long> events =
        context.formParams("event").stream().map(ReviewPages::number).distinct().toList();
    try {
      return switch (typed) {
        case "accept" -> new Decision.Accept(events);
        case "reject" -> new Decision.Reject(events);
        case "merge" -> new Decision.Merge(events);
        case "split" -> new Decision.Split(events);
        case "date" -> {
          if (events.isEmpty()) {
            throw new IllegalArgumentException("one report of the act was expected, found none");
          }
          yield new Decision.Dated(
              events.getFirst(), PartialDate.parse(Visitors.field(context, "date")));
        }
        case "withdraw" -> new Decision.Withdraw(number(Visitors.field(context, "ruling")));
        default ->
            throw new Website.BadQuestion(
                "accept, reject, merge, split, date or withdraw was expected, found \""
                    + typed
                    + "\"");
      };
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new Website.BadQuestion(
          "Not decided: " + wrong.getMessage() + ". Go back, and choose the reports again.");
    }
  }

  private static long number(String typed) {
    if (!typed.matches("\\d{1,15}")) {
      throw new Website.BadQuestion("a number was expected, found \"" + typed + "\"");
    }
    return Long.parseLong(typed);
  }
}
