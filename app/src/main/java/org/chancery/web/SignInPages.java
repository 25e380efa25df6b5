package org.chancery.web;

import static org.chancery.web.Html.column;
import static org.chancery.web.Html.element;
import static org.chancery.web.Html.text;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.access.AccessException;
import org.chancery.access.LogEntry;
import org.chancery.access.Role;
import org.chancery.access.Session;
import org.chancery.access.Users;
import org.chancery.desk.Desk;
import org.jspecify.annotations.Nullable;

/** The pages by which editors come and go, and the log of what they did. */
final class SignInPages {

  private static final int LOG = 500;

  private final Desk desk;
  private final Visitors visitors;

  SignInPages(Desk desk, Visitors visitors) {
    this.desk = desk;
    this.visitors = visitors;
  }

  void into(RoutesConfig routes) {
    routes.get("/sign-in", this::form);
    routes.post("/sign-in", this::enter);
    routes.post("/sign-out", this::leave);
    routes.get("/log", this::log);
    routes.exception(
        Visitors.SignInNeeded.class,
        (needed, context) ->
            context.redirect(
                "/sign-in?next="
                    + URLEncoder.encode(
                        Objects.requireNonNullElse(needed.getMessage(), "/"),
                        StandardCharsets.UTF_8),
                HttpStatus.SEE_OTHER));
    routes.exception(
        Visitors.Forbidden.class,
        (refused, context) -> {
          context.status(HttpStatus.FORBIDDEN);
          show(context, "Not allowed", paragraph(String.valueOf(refused.getMessage())));
        });
    routes.exception(
        AccessException.class,
        (failure, context) -> {
          context.status(HttpStatus.INTERNAL_SERVER_ERROR);
          show(context, "Out of order", paragraph(String.valueOf(failure.getMessage())));
        });
  }

  private static void show(Context context, String title, Html... content) {
    context.header("Cache-Control", "no-store");
    context.html(Frame.page(title, null, false, content).document());
  }

  private static Html paragraph(String words) {
    return element("p", text(words));
  }

  private void form(Context context) {
    String next = within(context.queryParam("next"));
    if (visitors.session(context).isPresent()) {
      context.redirect(next, HttpStatus.SEE_OTHER);
      return;
    }
    form(context, next, "", Html.NONE);
  }

  private void form(Context context, String next, String name, Html message) {
    show(
        context,
        "Sign in",
        element(
            "p",
            text(
                "For editors: to review what was read and to add publications. Reading and"
                    + " searching need no account. Accounts are made by "),
            element("code", text("chancery user add")),
            text(".")),
        message,
        element(
            "form",
            Map.of("action", "/sign-in", "method", "post", "class", "fields"),
            Visitors.hidden("form-token", visitors.formToken(context)),
            Visitors.hidden("next", next),
            element("label", Map.of("for", "name"), text("Name")),
            element(
                "input",
                Map.of(
                    "id",
                    "name",
                    "name",
                    "name",
                    "value",
                    name,
                    "autocomplete",
                    "username",
                    "maxlength",
                    "60",
                    "required",
                    "required")),
            element("label", Map.of("for", "password"), text("Password")),
            element(
                "input",
                Map.of(
                    "id",
                    "password",
                    "name",
                    "password",
                    "type",
                    "password",
                    "autocomplete",
                    "current-password",
                    "maxlength",
                    "200",
                    "required",
                    "required")),
            element("button", text("Sign in"))));
  }

  private void enter(Context context) {
    visitors.checkFormToken(context);
    String next = within(context.formParam("next"));
    String name = Visitors.field(context, "name");
    String password = Objects.requireNonNullElse(context.formParam("password"), "");
    switch (desk.users().enter(name, password, visitors.place(context))) {
      case Users.Entry.Open(String token, Session session) -> {
        visitors.begin(context, token);
        context.redirect(next, HttpStatus.SEE_OTHER);
      }
      case Users.Entry.Refused() -> {
        context.status(HttpStatus.UNAUTHORIZED);
        form(context, next, name, warning("That name and password do not belong together."));
      }
      case Users.Entry.Blocked(Duration pause) -> {
        context.status(HttpStatus.TOO_MANY_REQUESTS);
        context.header("Retry-After", Long.toString(Math.max(1, pause.toSeconds())));
        form(
            context,
            next,
            name,
            warning(
                "Too many attempts failed. Try again in "
                    + Math.max(1, pause.plusSeconds(59).toMinutes())
                    + " minutes."));
      }
    }
  }

  private static Html warning(String words) {
    return element("p", Map.of("class", "warning", "role", "alert"), text(words));
  }

  /** An address within this site; whatever may lead elsewhere becomes the first page. */
  static String within(@Nullable String next) {
    return next != null
            && next.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\\"<>]]*")
            && !next.startsWith("/sign-")
        ? next
        : "/review";
  }

  private void leave(Context context) {
    Session session = visitors.changing(context, Role.CONTRIBUTOR);
    visitors.end(context);
    desk.users().log(session.user(), "sign-out", "");
    context.redirect("/", HttpStatus.SEE_OTHER);
  }

  private void log(Context context) {
    Session session = visitors.looking(context, Role.ADMINISTRATOR);
    List<Html> rows = new ArrayList<>();
    rows.add(element("tr", column("When (UTC)"), column("Who"), column("What"), column("To what")));
    for (LogEntry entry : desk.users().log(LOG)) {
      rows.add(
          element(
              "tr",
              cell(entry.at().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ')),
              cell(entry.user()),
              cell(entry.action()),
              cell(entry.subject())));
    }
    show(
        context,
        "Log",
        Visitors.bar(session),
        element("table", Map.of("class", "log"), Html.of(rows)));
  }

  private static Html cell(String words) {
    return element("td", text(words));
  }
}
