package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chancery.access.Role;
import org.chancery.access.Session;
import org.chancery.desk.Desk;
import org.chancery.desk.Wording;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.harvest.Harvest;
import org.chancery.harvest.HarvestException;
import org.chancery.intake.Outcome;
import org.chancery.publication.Publication;
import org.chancery.reading.Reading;
import org.chancery.store.StoreException;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The pages on which publications are added: a file is sent, what was read in it is shown, its
 * title, date, authors and series can be corrected, and only then is it kept.
 *
 * <p>What waits to be kept waits in memory, a few files for each user: a restart loses it, and the
 * record never sees it.
 */
final class AddPages {

  /** Larger files are for `add` on the command line. */
  private static final int MOST_BYTES = 8 << 20;

  /** What a form needs beside its file. */
  private static final int FORM_BYTES = 16 << 10;

  /** A file of many documents is for the command line too: nobody looks through more here. */
  private static final int MOST_DOCUMENTS = 20;

  /** So many files of all users, and of one, wait to be kept; the oldest make room. */
  private static final int MOST_DRAFTS = 20;

  private static final int MOST_OF_ONE = 4;

  /** So long a file waits after it was last looked at. */
  private static final Duration WAITS = Duration.ofHours(2);

  private static final int MOST_BLOCKS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Desk desk;
  private final Visitors visitors;
  private final boolean allowPrivate;

  /** The one looked at last stands at the end. */
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  /**
   * The pages of a site.
   *
   * @param allowPrivate whether machines of private networks may be asked for what they publish
   */
  AddPages(Desk desk, Visitors visitors, boolean allowPrivate) {
    this.desk = desk;
    this.visitors = visitors;
    this.allowPrivate = allowPrivate;
  }

  /**
   * Documents of a user that are not kept yet. They wait in memory: what nobody confirmed leaves no
   * trace on the disk.
   *
   * @param seen when they were last looked at
   */
  private record Draft(String user, List<Harvest.Found> documents, Instant seen) {}

  void into(RoutesConfig routes) {
    routes.get("/add", this::form);
    routes.post("/add", this::upload);
    routes.post("/add-address", this::fetch);
    routes.get("/add/{draft}", this::preview);
    routes.post("/add/{draft}", this::keep);
  }

  private static void show(Context context, String title, Html... content) {
    context.html(Frame.page(title, null, false, content).document());
  }

  // ---- a file ----

  private void form(Context context) {
    Session session = visitors.looking(context, Role.CONTRIBUTOR);
    form(context, session, Html.NONE);
  }

  private void form(Context context, Session session, Html message) {
    show(
        context,
        "Add a publication",
        Visitors.bar(session),
        message,
        element(
            "p",
            text(
                "A web page, PDF, TEI, feed, mail, wiki text, Markdown, plain text or JSON lines,"
                    + " up to 8 MB and 20 documents. Nothing is kept before you have seen what was"
                    + " read.")),
        element(
            "form",
            Map.of(
                "action",
                "/add",
                "method",
                "post",
                "enctype",
                "multipart/form-data",
                "class",
                "fields"),
            Visitors.hidden(session),
            element("label", Map.of("for", "file"), text("File")),
            element(
                "input",
                Map.of("id", "file", "name", "file", "type", "file", "required", "required")),
            element("button", text("Read it"))),
        element(
            "form",
            Map.of("action", "/add-address", "method", "post", "class", "fields"),
            Visitors.hidden(session),
            element("label", Map.of("for", "address"), text("or address")),
            element(
                "input",
                Map.of(
                    "id",
                    "address",
                    "name",
                    "address",
                    "type",
                    "url",
                    "placeholder",
                    "https://",
                    "required",
                    "required")),
            element("button", text("Fetch and read it"))),
        element(
            "p",
            Map.of("class", "faint"),
            text("More at once, folders and larger files: "),
            element("code", text("chancery add")),
            text(". A file that comes again changed becomes a new version, and the old stays.")));
  }

  private void upload(Context context) {
    Session visitor = visitors.looking(context, Role.CONTRIBUTOR);
    // Looked at before anything of the body is.
    long length = context.req().getContentLengthLong();
    if (length < 0 || length > MOST_BYTES + FORM_BYTES) {
      refuse(
          context,
          visitor,
          length < 0 ? HttpStatus.LENGTH_REQUIRED : HttpStatus.CONTENT_TOO_LARGE,
          "A file of up to 8 MB was expected; `chancery add` takes larger ones.");
      return;
    }
    Session session = visitors.changing(context, Role.CONTRIBUTOR);
    UploadedFile file = context.uploadedFile("file");
    if (file == null || file.size() == 0) {
      refuse(context, session, HttpStatus.BAD_REQUEST, "A file was expected, found none.");
      return;
    }
    if (file.size() > MOST_BYTES) {
      refuse(
          context,
          session,
          HttpStatus.CONTENT_TOO_LARGE,
          "The file is larger than 8 MB; `chancery add` takes it.");
      return;
    }
    String name = name(file.filename());
    try {
      draft(context, session, name, desk.harvest(name, file.content().readAllBytes()));
    } catch (HarvestException refused) {
      refuse(context, session, HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void fetch(Context context) {
    Session session = visitors.changing(context, Role.CONTRIBUTOR);
    String typed = Visitors.field(context, "address");
    if (!typed.matches("https?://[\\x21-\\x7e]{3,2000}")) {
      refuse(
          context,
          session,
          HttpStatus.BAD_REQUEST,
          "An address that begins with http:// or https:// was expected, found \"" + typed + "\".");
      return;
    }
    try {
      draft(
          context,
          session,
          typed,
          desk.harvest(URI.create(typed), MOST_DOCUMENTS + 1, allowPrivate));
    } catch (HarvestException | IllegalArgumentException refused) {
      refuse(context, session, HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
    }
  }

  /** Lets what was found wait to be seen, where there is anything and not too much of it. */
  private void draft(Context context, Session session, String name, List<Harvest> found) {
    List<Harvest.Found> documents = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Harvest harvest : found) {
      if (harvest instanceof Harvest.Found document) {
        documents.add(document);
      } else if (harvest instanceof Harvest.Refused refused) {
        refusals.add(refused.toString());
      }
    }
    if (documents.isEmpty() || documents.size() > MOST_DOCUMENTS) {
      refuse(
          context,
          session,
          HttpStatus.BAD_REQUEST,
          documents.isEmpty()
              ? "No publication was found in " + name + ". " + String.join(" ", refusals)
              : name
                  + " holds more than the "
                  + MOST_DOCUMENTS
                  + " documents that can be looked through here; `chancery add` takes any number.");
      return;
    }
    String draft = put(new Draft(session.user().name(), documents, desk.now()));
    context.redirect("/add/" + draft, HttpStatus.SEE_OTHER);
  }

  private void refuse(Context context, Session session, HttpStatus status, String message) {
    context.status(status);
    form(
        context, session, element("p", Map.of("class", "warning", "role", "alert"), text(message)));
  }

  /** The last part of what the browser calls the file: it names nothing on this machine. */
  private static String name(String typed) {
    String last = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("[\\p{Cntrl}]", "").strip();
    return clean.isEmpty() ? "upload" : clean;
  }

  // ---- drafts ----

  private String put(Draft draft) {
    String token = desk.users().token();
    synchronized (drafts) {
      drafts.values().removeIf(this::lapsed);
      drafts.put(token, draft);
      makeRoom(other -> other.user().equals(draft.user()), MOST_OF_ONE);
      makeRoom(other -> true, MOST_DRAFTS);
    }
    return token;
  }

  private boolean lapsed(Draft draft) {
    return draft.seen().plus(WAITS).isBefore(desk.now());
  }

  /** Forgets the oldest of some, until no more are left than may wait. */
  private void makeRoom(Predicate<Draft> of, int most) {
    long waiting = drafts.values().stream().filter(of).count();
    var eldest = drafts.values().iterator();
    while (waiting > most) {
      if (of.test(eldest.next())) {
        eldest.remove();
        waiting--;
      }
    }
  }

  private Draft draft(Context context, Session session) {
    synchronized (drafts) {
      String token = context.pathParam("draft");
      Draft draft = drafts.get(token);
      if (draft == null || lapsed(draft) || !draft.user().equals(session.user().name())) {
        throw new Website.NotFound(
            "This file waits here no longer: it was kept or thrown away, it waited for more than"
                + " two hours, later ones took its place, or the server was started anew. Send it"
                + " again.");
      }
      Draft seen = new Draft(draft.user(), draft.documents(), desk.now());
      drafts.remove(token);
      drafts.put(token, seen);
      return seen;
    }
  }

  private void preview(Context context) {
    Session session = visitors.looking(context, Role.CONTRIBUTOR);
    Draft draft = draft(context, session);
    preview(context, session, draft, Html.NONE);
  }

  private void preview(Context context, Session session, Draft draft, Html message) {
    List<Html> documents = new ArrayList<>();
    for (int i = 0; i < draft.documents().size(); i++) {
      documents.add(document(i, draft.documents().get(i)));
    }
    show(
        context,
        "What was read",
        Visitors.bar(session),
        message,
        element(
            "p",
            Map.of("class", "faint"),
            text(
                "Nothing is kept yet. This waits for two hours after you last looked at it, and is"
                    + " gone when the server is started anew.")),
        element(
            "form",
            Map.of("action", "/add/" + context.pathParam("draft"), "method", "post"),
            Visitors.hidden(session),
            Html.of(documents),
            element(
                "div",
                Map.of("class", "controls"),
                element(
                    "button",
                    Map.of("name", "do", "value", "read", "class", "quiet"),
                    text("Read again with these corrections")),
                element("button", Map.of("name", "do", "value", "keep"), text("Keep")),
                element(
                    "button",
                    Map.of("name", "do", "value", "drop", "class", "quiet"),
                    text("Throw away")))));
  }

  private Html document(int number, Harvest.Found found) {
    Publication publication = found.publication();
    Reading reading = desk.read(publication);
    Wording wording = desk.wording();
    List<Html> statements =
        reading.statements().stream().map(statement -> statement(wording, statement)).toList();
    List<Html> warnings =
        Stream.concat(found.warnings().stream(), reading.warnings().stream())
            .map(Html::text)
            .toList();
    List<Html> blocks =
        publication.blocks().stream()
            .limit(MOST_BLOCKS)
            .map(block -> element("p", text(block.text())))
            .toList();
    return element(
        "section",
        Map.of("class", "card"),
        element(
            "h2", text(Objects.requireNonNullElse(publication.title(), publication.id().value()))),
        element(
            "p",
            Map.of("class", "imprint"),
            text(
                publication.id().value()
                    + (publication.url() == null ? "" : " · " + publication.url()))),
        element(
            "div",
            Map.of("class", "fields"),
            input(number, "title", "Title", publication.title()),
            input(number, "date", "Written (EDTF)", edtf(publication.date())),
            input(number, "published", "Published (EDTF)", edtf(publication.published())),
            input(
                number, "authors", "Authors (; between)", String.join("; ", publication.authors())),
            input(number, "series", "Series", publication.series()),
            input(number, "publisher", "Publisher", publication.publisher())),
        Site.section("Mind", warnings),
        Site.section("Read in it (" + statements.size() + ")", statements),
        statements.isEmpty()
            ? element("p", text("No diplomatic event was read in it."))
            : Html.NONE,
        element(
            "details",
            element("summary", text("The text (" + publication.blocks().size() + " blocks)")),
            Html.of(blocks)));
  }

  private static Html statement(Wording wording, Statement statement) {
    String modality = Site.modality(statement.modality());
    String source = Site.onTheWordOf(statement);
    return Html.of(
        text(wording.words(statement)),
        statement.modality() == Modality.ASSERTED
            ? Html.NONE
            : element("span", Map.of("class", "tag " + modality), text(modality)),
        element("blockquote", text(statement.mentions().getFirst().quote())),
        source.isEmpty()
            ? Html.NONE
            : element("p", Map.of("class", "faint"), text("according to " + source)));
  }

  private static Html input(int number, String field, String words, @Nullable String value) {
    String id = field + "-" + number;
    return Html.of(
        element("label", Map.of("for", id), text(words)),
        element(
            "input",
            Map.of(
                "id",
                id,
                "name",
                id,
                "value",
                Objects.requireNonNullElse(value, ""),
                "maxlength",
                "500")));
  }

  private static @Nullable String edtf(@Nullable PartialDate date) {
    return date == null ? null : date.edtf();
  }

  // ---- keeping ----

  private void keep(Context context) {
    Session session = visitors.changing(context, Role.CONTRIBUTOR);
    Draft draft = draft(context, session);
    String token = context.pathParam("draft");
    if (Visitors.field(context, "do").equals("drop")) {
      forget(token);
      context.redirect("/add", HttpStatus.SEE_OTHER);
      return;
    }
    List<Harvest.Found> corrected = new ArrayList<>();
    try {
      for (int i = 0; i < draft.documents().size(); i++) {
        corrected.add(corrected(context, i, draft.documents().get(i)));
      }
    } catch (DateTimeException malformed) {
      context.status(HttpStatus.BAD_REQUEST);
      preview(
          context,
          session,
          draft,
          element(
              "p",
              Map.of("class", "warning", "role", "alert"),
              text("Nothing was kept. " + malformed.getMessage())));
      return;
    }
    Draft next = new Draft(draft.user(), List.copyOf(corrected), desk.now());
    synchronized (drafts) {
      drafts.put(token, next);
    }
    if (!Visitors.field(context, "do").equals("keep")) {
      context.redirect("/add/" + token, HttpStatus.SEE_OTHER);
      return;
    }
    try (Desk writing = desk.forChanges("serve, a publication", PATIENCE)) {
      List<Outcome> outcomes = writing.keep(next.documents());
      forget(token);
      kept(context, session, outcomes);
    } catch (StoreException busy) {
      context.status(HttpStatus.SERVICE_UNAVAILABLE);
      preview(
          context,
          session,
          next,
          element(
              "p",
              Map.of("class", "warning", "role", "alert"),
              text(busy.getMessage() + ". Nothing was kept; try again in a moment.")));
    }
  }

  private void forget(String token) {
    synchronized (drafts) {
      drafts.remove(token);
    }
  }

  private void kept(Context context, Session session, List<Outcome> outcomes) {
    List<Html> items = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Taken taken -> {
          String what =
              switch (taken.stored().outcome()) {
                case NEW -> "is new here";
                case CHANGED -> "is version " + taken.stored().version() + " now";
                case UNCHANGED -> "was here already, word for word";
              };
          desk.users().log(session.user(), "add", taken.publication().id() + " " + what);
          items.add(
              Html.of(
                  link(
                      Address.publication(taken.publication().id(), null),
                      Objects.requireNonNullElse(
                          taken.publication().title(), taken.publication().id().value())),
                  text(" " + what + "; " + taken.statements() + " statements.")));
        }
        case Outcome.Refused refused -> items.add(text(refused.toString()));
        case Outcome.Read read -> items.add(text(read.origin()));
        case Outcome.Withdrawn withdrawn -> items.add(text(withdrawn.toString()));
      }
    }
    show(context, "Kept", Visitors.bar(session), Site.section("Publications", items));
  }

  private static Harvest.Found corrected(Context context, int number, Harvest.Found found) {
    Publication publication = found.publication();
    String authors = Visitors.field(context, "authors-" + number);
    return new Harvest.Found(
        new Publication(
            publication.id(),
            value(context, "title-" + number),
            date(context, "date-" + number),
            date(context, "published-" + number),
            value(context, "publisher-" + number),
            authors.isEmpty()
                ? List.of()
                : Stream.of(authors.split(";", -1))
                    .map(String::strip)
                    .filter(author -> !author.isEmpty())
                    .toList(),
            value(context, "series-" + number),
            publication.url(),
            publication.language(),
            publication.rights(),
            publication.blocks()),
        found.original(),
        found.mediaType(),
        found.origin(),
        found.warnings());
  }

  private static @Nullable String value(Context context, String name) {
    String typed = Visitors.field(context, name).replaceAll("\\p{Cntrl}", " ");
    return typed.isEmpty() ? null : typed;
  }

  private static @Nullable PartialDate date(Context context, String name) {
    String typed = Visitors.field(context, name);
    return typed.isEmpty() ? null : PartialDate.parse(typed);
  }
}
