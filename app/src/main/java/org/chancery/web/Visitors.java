package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.text;

import io.javalin.http.Context;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chancery.access.Role;
import org.chancery.access.Session;
import org.chancery.access.Users;
import org.chancery.desk.Desk;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: finds the session of a request, and turns away what its user may not do or did not
 * send.
 *
 * <p>A request that changes something needs the form token of the session, which no other site can
 * know, and may not name another site as its origin.
 */
final class Visitors {

  private static final int FORM_TOKEN_SECONDS = 3600;

  private final Desk desk;
  private final @Nullable URI address;

  /**
   * The visitors of a site.
   *
   * @param address under which a proxy serves it, null where it is reached as localhost alone
   */
  Visitors(Desk desk, @Nullable URI address) {
    this.desk = desk;
    this.address = address;
  }

  /** The visitor has to sign in first. */
  static final class SignInNeeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    SignInNeeded(String path) {
      super(path);
    }
  }

  /** The visitor may not do that, or did not mean to. */
  static final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1;

    Forbidden(String message) {
      super(message);
    }
  }

  // ---- cookies ----

  private boolean secure() {
    return address != null && "https".equals(address.getScheme());
  }

  /** With this prefix browsers take a cookie only over TLS, for this host and the whole site. */
  private String cookieName(String purpose) {
    return (secure() ? "__Host-" : "") + "chancery-" + purpose;
  }

  private void keep(Context context, String purpose, String value, int seconds) {
    context
        .res()
        .addHeader(
            "Set-Cookie",
            cookieName(purpose)
                + "="
                + value
                + "; Path=/; HttpOnly; SameSite=Lax"
                + (secure() ? "; Secure" : "")
                + (seconds < 0 ? "" : "; Max-Age=" + seconds));
  }

  void begin(Context context, String token) {
    keep(context, "session", token, -1);
    keep(context, "form", "", 0);
  }

  void end(Context context) {
    String token = context.cookie(cookieName("session"));
    if (token != null) {
      desk.users().leave(token);
    }
    keep(context, "session", "", 0);
  }

  // ---- sessions ----

  Optional<Session> session(Context context) {
    String token = context.cookie(cookieName("session"));
    return token == null || token.isEmpty() ? Optional.empty() : desk.users().session(token);
  }

  /**
   * The session of a visitor who looks at what a role may see. What is shown is for that visitor
   * alone, and no cache may keep it.
   */
  Session looking(Context context, Role needed) {
    context.header("Cache-Control", "no-store");
    Session session =
        session(context)
            .orElseThrow(() ->
                new SignInNeeded(
                    context.path()
                        + (context.queryString() == null ? "" : "?" + context.queryString())));
    if (!session.user().role().covers(needed)) {
      throw new Forbidden(
          "This needs the role of " + needed.code() + "; yours is " + session.user().role().code());
    }
    return session;
  }

  /** The session of a visitor who changes something: the form has to be one of this site's. */
  Session changing(Context context, Role needed) {
    refuseForeign(context);
    Session session = looking(context, needed);
    if (!Users.same(session.formToken(), context.formParam("form-token"))) {
      throw new Forbidden(
          "This form was not sent from a page of this session. Go back, load the page again, and"
              + " send it once more.");
    }
    return session;
  }

  /** No other site may have sent a form: browsers say which one did. */
  void refuseForeign(Context context) {
    String origin = context.header("Origin");
    String site = context.header("Sec-Fetch-Site");
    boolean ours =
        origin == null
            || origin.equals("http://" + context.host())
            || (address != null
                && origin.equals(address.getScheme() + "://" + address.getAuthority()));
    if (!ours || "cross-site".equals(site)) {
      throw new Forbidden("This form was sent from another site, which is not allowed.");
    }
  }

  /** Where a request came from; a proxy that the owner put before this server says it last. */
  String place(Context context) {
    String forwarded = address == null ? null : context.header("X-Forwarded-For");
    return forwarded == null
        ? context.ip()
        : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  // ---- before there is a session ----

  /** A token for the form to sign in, which the browser keeps in a cookie too. */
  String formToken(Context context) {
    String token = desk.users().token();
    keep(context, "form", token, FORM_TOKEN_SECONDS);
    return token;
  }

  /** Refuses a form to sign in that this browser was not given. */
  void checkFormToken(Context context) {
    refuseForeign(context);
    if (!Users.same(context.cookie(cookieName("form")), context.formParam("form-token"))) {
      throw new Forbidden(
          "This form has lapsed, or cookies are switched off. Load the page again, and send it once"
              + " more.");
    }
  }

  // ---- what such pages have in common ----

  /** The field in which an editor says why. */
  static Html reason() {
    return element(
        "label",
        Map.of("class", "reason"),
        text("Reason "),
        element(
            "input",
            Map.of(
                "name", "why", "required", "required", "maxlength", "500", "autocomplete", "off")));
  }

  static Html hidden(Session session) {
    return hidden("form-token", session.formToken());
  }

  static Html hidden(String name, String value) {
    return element("input", Map.of("type", "hidden", "name", name, "value", value));
  }

  /** Says who is signed in, and leads to what the user may do. */
  static Html bar(Session session) {
    List<Html> links = new ArrayList<>();
    Role role = session.user().role();
    if (role.covers(Role.EDITOR)) {
      links.add(element("a", Map.of("href", "/review"), text("Review")));
      links.add(element("a", Map.of("href", "/rulings"), text("Rulings")));
      links.add(element("a", Map.of("href", "/grades"), text("Grades")));
    }
    links.add(element("a", Map.of("href", "/add"), text("Add")));
    if (role.covers(Role.ADMINISTRATOR)) {
      links.add(element("a", Map.of("href", "/log"), text("Log")));
    }
    return element(
        "nav",
        Map.of("class", "bar", "aria-label", "Editor"),
        Html.of(links),
        element(
            "form",
            Map.of("action", "/sign-out", "method", "post"),
            hidden(session),
            element("span", Map.of("class", "faint"), text(session.user().name())),
            element("button", Map.of("class", "quiet"), text("Sign out"))));
  }

  static String field(Context context, String name) {
    return Objects.requireNonNullElse(context.formParam(name), "").strip();
  }
}
