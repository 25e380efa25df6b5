package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every page has around its content. */
final class Frame {

  private Frame() {}

  /**
   * A page.
   *
   * @param address that it is shared under, of which feeds and exports are asked; null for none
   * @param feeds whether the address answers as Atom and JSON feed
   */
  static Html page(String title, @Nullable Address address, boolean feeds, Html... content) {
    return page(title, "", address, feeds, content);
  }

  /**
   * A page whose search field is filled.
   *
   * @param query what the visitor searches for
   */
  static Html page(
      String title, String query, @Nullable Address address, boolean feeds, Html... content) {
    return page(title, query, address, feeds, Html.NONE, content);
  }

  /**
   * A page that says more about itself to programs.
   *
   * @param about elements of its head
   */
  static Html described(String title, Html about, Html... content) {
    return page(title, "", null, false, about, content);
  }

  private static Html page(
      String title,
      String query,
      @Nullable Address address,
      boolean feeds,
      Html about,
      Html... content) {
    List<Html> head =
        new ArrayList<>(
            List.of(
                element("meta", Map.of("charset", "utf-8")),
                element(
                    "meta",
                    Map.of("name", "viewport", "content", "width=device-width, initial-scale=1")),
                element("meta", Map.of("name", "color-scheme", "content", "light dark")),
                element("link", Map.of("rel", "stylesheet", "href", "/style.css")),
                element(
                    "link", Map.of("rel", "icon", "href", "/icon.svg", "type", "image/svg+xml")),
                element(
                    "link",
                    Map.of(
                        "rel",
                        "search",
                        "type",
                        "application/opensearchdescription+xml",
                        "title",
                        "Chancery",
                        "href",
                        "/opensearch.xml")),
                element("title", text(title.equals("Chancery") ? title : title + " – Chancery"))));
    if (address != null && feeds) {
      head.add(alternate(address, "atom", "application/atom+xml"));
      head.add(alternate(address, "feed", "application/feed+json"));
    }
    head.add(about);
    head.add(element("script", Map.of("src", "/chancery.js", "defer", "")));
    return element(
        "html",
        Map.of("lang", "en"),
        element("head", Html.of(head)),
        element(
            "body",
            element("a", Map.of("class", "skip", "href", "#main"), text("Skip to the content")),
            header(query),
            element(
                "main",
                Map.of("id", "main"),
                element("h1", text(title)),
                Html.of(content),
                address == null ? Html.NONE : elsewhere(address, feeds)),
            footer()));
  }

  private static Html alternate(Address address, String format, String type) {
    return element(
        "link",
        Map.of(
            "rel", "alternate", "type", type, "href", address.with("format", format).toString()));
  }

  private static Html header(String query) {
    return element(
        "header",
        Map.of("class", "top"),
        element("a", Map.of("class", "brand", "href", "/"), text("Chancery")),
        element(
            "nav",
            Map.of("aria-label", "Main"),
            link(Address.publications(), "Publications"),
            link(Address.states(), "States"),
            link(Address.events(), "Events"),
            link(Address.contradictions(), "Contradictions"),
            link(Address.about(), "About")),
        element(
            "form",
            Map.of("action", "/search", "method", "get", "role", "search", "class", "search"),
            element("label", Map.of("for", "q", "class", "unseen"), text("Search all content")),
            element(
                "input",
                Map.of(
                    "id",
                    "q",
                    "name",
                    "q",
                    "value",
                    query,
                    "type",
                    "search",
                    "placeholder",
                    "Search all content",
                    "autocomplete",
                    "off")),
            element("button", text("Search"))));
  }

  private static Html elsewhere(Address address, boolean feeds) {
    List<Html> links = new ArrayList<>();
    links.add(text("This page as "));
    links.add(format(address, "csv", "CSV"));
    links.add(text(" · "));
    links.add(format(address, "json", "JSON"));
    if (feeds) {
      links.add(text(" · "));
      links.add(format(address, "atom", "Atom feed"));
      links.add(text(" · "));
      links.add(format(address, "feed", "JSON feed"));
    }
    return element("p", Map.of("class", "elsewhere"), Html.of(links));
  }

  private static Html format(Address address, String format, String words) {
    return link(address.with("format", format), words);
  }

  private static Html footer() {
    return element(
        "footer",
        MailPages.signUpForm(),
        element(
            "p",
            text("Every statement leads back to the words it was read in. It misses and it errs: "),
            link(Address.about(), "how it works, and its limits"),
            text(" · "),
            link(Address.api(), "API"),
            text(" · For editors: "),
            element("a", Map.of("href", "/review"), text("review")),
            text(", "),
            element("a", Map.of("href", "/add"), text("add"))));
  }
}
