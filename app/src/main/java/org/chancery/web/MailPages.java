package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.text;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.chancery.alert.AlertException;
import org.chancery.alert.Frequency;
import org.chancery.alert.MailingList;
import org.chancery.alert.Preferences;
import org.chancery.alert.Subscription;
import org.chancery.desk.Desk;
import org.jspecify.annotations.Nullable;

/**
 * The pages of the mailing list: signing up, confirming, preferences, leaving, feeds.
 *
 * <p>There is no log-in: whoever holds a signed link is who it was sent to. What changes something
 * is posted, but for the one click that confirms; mail programs that look ahead at links ask by
 * HEAD, which changes nothing.
 */
final class MailPages {

  private final Desk desk;
  private final BiFunction<String, Html, Html> layout;

  private MailPages(Desk desk, BiFunction<String, Html, Html> layout) {
    this.desk = desk;
    this.layout = layout;
  }

  /**
   * Adds the pages.
   *
   * @param layout makes a page of a title and its content
   */
  static void register(RoutesConfig routes, Desk desk, BiFunction<String, Html, Html> layout) {
    MailPages pages = new MailPages(desk, layout);
    routes.get("/mail", pages::form);
    routes.post("/mail", pages::signUp);
    routes.get("/mail/confirm", pages::confirm);
    routes.get("/mail/preferences", pages::preferences);
    routes.post("/mail/preferences", pages::prefer);
    routes.post("/mail/change", pages::change);
    routes.get("/mail/unsubscribe", pages::leaving);
    routes.post("/mail/unsubscribe", pages::leave);
    routes.get("/mail/export", pages::export);
    routes.post("/mail/erase", pages::erase);
    routes.get("/mail/feed/{feed}", pages::feed);
    routes.exception(
        AlertException.class,
        (wrong, context) -> {
          context.status(HttpStatus.BAD_REQUEST);
          pages.show(context, "Not understood", paragraph(String.valueOf(wrong.getMessage())));
        });
  }

  /** The small form that stands at the foot of every page. */
  static Html signUpForm() {
    return element(
        "form",
        Map.of("action", "/mail", "method", "post", "class", "subscribe"),
        label("subscribe-address", "Keep up to date by mail"),
        input("subscribe-address", "address", "email", "", "name@example.org"),
        hidden("topic", "all"),
        hidden("how-often", "weekly"),
        honeypot(),
        element("button", text("Subscribe")),
        element("a", Map.of("href", "/mail"), text("Choose what and how often")));
  }

  private void show(Context context, String title, Html... content) {
    // Addresses of these pages hold tokens: nobody else is to see or keep them. The referrer stays
    // within the site, as everywhere: with none at all, browsers send forms from no origin.
    context.header("Cache-Control", "no-store");
    context.html(layout.apply(title, Html.of(content)).document());
  }

  private MailingList list() {
    return desk.mailingList();
  }

  // ---- signing up ----

  private void form(Context context) {
    String topic = Objects.requireNonNullElse(context.queryParam("topic"), "all");
    show(
        context,
        "Keep up to date",
        paragraph(
            "What this desk newly learns, by mail: each thing once, with its words of evidence."
                + " Your address is used for nothing else and shown to nobody."),
        element(
            "form",
            Map.of("action", "/mail", "method", "post", "class", "fields"),
            label("address", "Address"),
            input("address", "address", "email", "", "name@example.org"),
            label("topic", "What of"),
            input("topic", "topic", "text", topic, "state:KOR type:relations-*"),
            label("how-often", "How often"),
            frequencies("how-often", Frequency.DAILY),
            label("zone", "Time zone"),
            input("zone", "zone", "text", "UTC", "Europe/Vienna"),
            label("quiet", "Hours without mail"),
            input("quiet", "quiet", "text", "", "22-7"),
            honeypot(),
            element("button", text("Subscribe"))),
        paragraph(
            "What of: state:Cuba, a second state: for a pair, type:relations-severed or"
                + " type:relations-*, series:\"World Desk\", author:\"…\", only:contradictions,"
                + " only:claims, only:signals, holds:yes with two states, words; or all."));
  }

  private void signUp(Context context) {
    refuseForeign(context);
    // A field that people do not see and robots fill in.
    if (field(context, "website").isEmpty()) {
      list()
          .signUp(
              field(context, "address"),
              field(context, "topic"),
              Frequency.ofCode(otherwise(field(context, "how-often"), "daily")),
              Preferences.parse(field(context, "zone"), "", field(context, "quiet")),
              origin(context));
    }
    show(
        context,
        "Look into your mail",
        paragraph(
            "If that address can receive our mail and was not asked within the last hour, a letter"
                + " is on its way to it. Nothing is sent before the link in it was followed."));
  }

  /**
   * Where a request came from. The server listens to this machine alone, so that a forwarded
   * address can only come from a proxy that its owner put before it.
   */
  private static String origin(Context context) {
    String forwarded = context.header("X-Forwarded-For");
    return forwarded == null
        ? context.ip()
        : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  /** A form on a foreign page must not sign anybody up or change anything. */
  private void refuseForeign(Context context) {
    String origin = context.header("Origin");
    if (origin == null) {
      return;
    }
    URI base = list().settings().base();
    boolean ours =
        origin.equals("http://" + context.host())
            || origin.equals(base.getScheme() + "://" + base.getAuthority());
    if (!ours) {
      throw new AlertException("this form was sent from another site, which is not allowed");
    }
  }

  private void confirm(Context context) {
    Optional<String> preferences = list().confirm(token(context));
    if (preferences.isEmpty()) {
      lapsed(context);
      return;
    }
    show(
        context,
        "Confirmed",
        paragraph("You will be told what is new. Every letter says how to change or end that."),
        element(
            "p",
            element(
                "a",
                Map.of("href", "/mail/preferences?t=" + preferences.get()),
                text("Your preferences"))));
  }

  private void lapsed(Context context) {
    context.status(HttpStatus.GONE);
    show(
        context,
        "This link has lapsed",
        paragraph(
            "It was used before, is too old, or is not ours. The latest letter has links that work;"
                + " or sign up again."),
        signUpForm());
  }

  // ---- preferences ----

  private void preferences(Context context) {
    String token = token(context);
    Optional<MailingList.Choices> found = list().choices(token);
    if (found.isEmpty()) {
      lapsed(context);
      return;
    }
    MailingList.Choices choices = found.get();
    List<Html> rows = new ArrayList<>();
    for (Subscription subscription : choices.subscriptions()) {
      rows.add(row(token, subscription));
    }
    Preferences preferences = choices.preferences();
    show(
        context,
        "Your preferences",
        paragraph(choices.address()),
        element("table", Html.of(rows)),
        element(
            "form",
            Map.of("action", "/mail/preferences", "method", "post", "class", "question"),
            hidden("t", token),
            label("zone", "Time zone"),
            input("zone", "zone", "text", preferences.zone().getId(), "Europe/Vienna"),
            label("hour", "Hour of digests"),
            input("hour", "hour", "number", Integer.toString(preferences.hour()), "7"),
            label("quiet", "Hours without mail"),
            input("quiet", "quiet", "text", preferences.quiet(), "22-7"),
            element("button", text("Save"))),
        element(
            "p",
            element(
                "a", Map.of("href", "/mail/export?t=" + token), text("All that is kept about you")),
            text(" · "),
            element(
                "a",
                Map.of("href", "/mail/unsubscribe?t=" + choices.unsubscribeToken()),
                text("End all mail"))),
        element(
            "form",
            Map.of("action", "/mail/erase", "method", "post"),
            hidden("t", token),
            element("button", text("Forget me"))));
  }

  private Html row(String token, Subscription subscription) {
    return element(
        "tr",
        element("td", text(subscription.topic())),
        element(
            "td",
            element(
                "form",
                Map.of("action", "/mail/change", "method", "post"),
                hidden("t", token),
                hidden("subscription", Long.toString(subscription.id())),
                frequencies("how-often", subscription.frequency()),
                element("button", Map.of("name", "do", "value", "change"), text("Change")),
                element("button", Map.of("name", "do", "value", "end"), text("End")))),
        element(
            "td",
            element(
                "a",
                Map.of("href", list().feedAddress(subscription.id()).getPath() + ".atom"),
                text("Feed"))));
  }

  private void prefer(Context context) {
    refuseForeign(context);
    String token = field(context, "t");
    boolean done =
        list()
            .prefer(
                token,
                Preferences.parse(
                    field(context, "zone"), field(context, "hour"), field(context, "quiet")));
    after(context, token, done);
  }

  private void change(Context context) {
    refuseForeign(context);
    String token = field(context, "t");
    Frequency frequency =
        field(context, "do").equals("end") ? null : Frequency.ofCode(field(context, "how-often"));
    after(context, token, list().change(token, number(field(context, "subscription")), frequency));
  }

  private void after(Context context, String token, boolean done) {
    if (done) {
      context.redirect("/mail/preferences?t=" + token, HttpStatus.SEE_OTHER);
    } else {
      lapsed(context);
    }
  }

  private static long number(String typed) {
    try {
      return Long.parseLong(typed);
    } catch (NumberFormatException none) {
      throw new AlertException("a number was expected, found \"" + typed + "\"", none);
    }
  }

  private void export(Context context) {
    Optional<String> kept = list().exportBy(token(context));
    if (kept.isEmpty()) {
      lapsed(context);
      return;
    }
    context.header("Cache-Control", "no-store");
    context.contentType("application/json").result(kept.get());
  }

  private void erase(Context context) {
    refuseForeign(context);
    if (list().eraseBy(field(context, "t"))) {
      show(context, "Forgotten", paragraph("Nothing is kept about your address any more."));
    } else {
      lapsed(context);
    }
  }

  // ---- leaving ----

  private void leaving(Context context) {
    String token = token(context);
    show(
        context,
        "End all mail",
        element(
            "form",
            Map.of("action", "/mail/unsubscribe?t=" + encoded(token), "method", "post"),
            element("button", text("Unsubscribe"))));
  }

  /** By the button, or by a mail program with {@code List-Unsubscribe=One-Click}. */
  private void leave(Context context) {
    if (list().unsubscribe(token(context))) {
      show(context, "No more mail", paragraph("You were taken off the list."), signUpForm());
    } else {
      lapsed(context);
    }
  }

  // ---- feeds ----

  private void feed(Context context) {
    String name = context.pathParam("feed");
    int dot = name.lastIndexOf('.');
    String token = dot < 0 ? name : name.substring(0, dot);
    boolean atom = name.endsWith(".atom");
    Optional<String> feed =
        atom
            ? list().atom(token)
            : name.endsWith(".json") ? list().jsonFeed(token) : Optional.empty();
    if (feed.isEmpty()) {
      throw new Website.NotFound("There is no feed at this address.");
    }
    context
        .contentType(atom ? "application/atom+xml; charset=utf-8" : "application/feed+json")
        .result(feed.get());
  }

  // ---- pieces ----

  private static String token(Context context) {
    return Objects.requireNonNullElse(context.queryParam("t"), "");
  }

  private static String field(Context context, String name) {
    return Objects.requireNonNullElse(context.formParam(name), "");
  }

  private static String otherwise(String value, String instead) {
    return value.isEmpty() ? instead : value;
  }

  private static String encoded(String token) {
    return java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Html paragraph(String words) {
    return element("p", text(words));
  }

  private static Html label(String of, String words) {
    return element("label", Map.of("for", of), text(words));
  }

  private static Html input(String id, String name, String type, String value, String placeholder) {
    return element(
        "input",
        Map.of("id", id, "name", name, "type", type, "value", value, "placeholder", placeholder));
  }

  private static Html hidden(String name, String value) {
    return element("input", Map.of("type", "hidden", "name", name, "value", value));
  }

  private static Html honeypot() {
    return element(
        "input",
        Map.of(
            "name",
            "website",
            "type",
            "text",
            "hidden",
            "hidden",
            "tabindex",
            "-1",
            "autocomplete",
            "off",
            "value",
            ""));
  }

  private static Html frequencies(String name, @Nullable Frequency chosen) {
    List<Html> options = new ArrayList<>();
    for (Frequency frequency : Frequency.values()) {
      options.add(
          frequency == chosen
              ? element(
                  "option",
                  Map.of("value", frequency.code(), "selected", "selected"),
                  text(frequency.code().replace('-', ' ')))
              : element(
                  "option",
                  Map.of("value", frequency.code()),
                  text(frequency.code().replace('-', ' '))));
    }
    return element("select", Map.of("id", name, "name", name), Html.of(options));
  }
}
