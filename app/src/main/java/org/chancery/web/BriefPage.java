package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.link;
import static org.chancery.web.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chancery.actor.ActorId;
import org.chancery.desk.Brief;
import org.chancery.desk.Desk;
import org.jspecify.annotations.Nullable;

/**
 * A brief for a meeting: as a page of the site, and as a document of its own. Both print on one
 * sheet where there is not more to say.
 */
public final class BriefPage {

  /** The document takes its looks with it, since it is mailed and printed without the site. */
  private static final String STYLE =
      """
      @page { size: A4; margin: 11mm 15mm; }
      body { font: 10pt/1.32 Georgia, serif; color: #000; background: #fff; max-width: 180mm; \
      margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 16pt; margin: 0; } h2 { font-size: 10.5pt; margin: 2.4mm 0 0.6mm; }
      .faint, .small { color: #555; font-size: 8.5pt; } .answer { font-weight: bold; }
      p { margin: 1.2mm 0; } ul, ol { margin: 0; padding-left: 5mm; } li { margin: 0.4mm 0; }
      sup { line-height: 0; } a { color: inherit; text-decoration: none; }
      section { break-inside: avoid; } .sources { break-inside: auto; font-size: 8pt; }
      .sources ol { columns: 2; column-gap: 6mm; }
      @media print { body { font-size: 8.8pt; line-height: 1.2; margin: 0; padding: 0; \
      max-width: none; } h2 { font-size: 9pt; margin: 1.6mm 0 0.3mm; } li { margin: 0.2mm 0; } \
      .sources { font-size: 6.8pt; } .faint, .small { font-size: 7pt; } }
      """;

  private static final int QUOTED = 90;

  private final Desk desk;
  private final Brief brief;
  private final boolean linked;

  private BriefPage(Desk desk, Brief brief, boolean linked) {
    this.desk = desk;
    this.brief = brief;
    this.linked = linked;
  }

  /** A document that needs neither the site nor a network. */
  public static String document(Brief brief, Desk desk) {
    return element(
            "html",
            Map.of("lang", "en"),
            element(
                "head",
                element("meta", Map.of("charset", "utf-8")),
                element(
                    "meta",
                    Map.of("name", "viewport", "content", "width=device-width, initial-scale=1")),
                element("title", text(brief.title())),
                Html.style(STYLE)),
            element(
                "body",
                element("h1", text(brief.title())),
                new BriefPage(desk, brief, false).content()))
        .document();
  }

  /** The page of the site. */
  static Html page(Desk desk, ActorId of, @Nullable ActorId with, Times times) {
    Brief brief = desk.brief(of, with, times.asOf(desk.today()));
    Address address = Address.brief(of, with);
    return Frame.page(
        brief.title(),
        null,
        false,
        new Site(desk).times(address, times),
        element(
            "div",
            Map.of("id", "asof", "aria-live", "polite", "class", "brief"),
            new BriefPage(desk, brief, true).content()),
        element(
            "p",
            Map.of("class", "elsewhere"),
            link(
                with == null ? Address.state(of) : Address.dyad(of, with),
                "All that is on record")));
  }

  private Html content() {
    List<Html> parts = new ArrayList<>();
    parts.add(
        element("p", Map.of("class", "faint"), text(desk.wording().standing(brief, desk.today()))));
    parts.add(element("p", Map.of("class", "answer"), text(brief.sentence())));
    for (Brief.Section section : brief.sections()) {
      List<Html> items = section.lines().stream().map(this::item).toList();
      parts.add(
          element("section", element("h2", text(section.title())), element("ul", Html.of(items))));
    }
    if (!brief.sources().isEmpty()) {
      List<Html> items = brief.sources().stream().map(this::source).toList();
      parts.add(
          element(
              "section",
              Map.of("class", "sources"),
              element("h2", text("Sources")),
              element("ol", Html.of(items))));
    }
    return Html.of(parts);
  }

  private Html item(Brief.Line line) {
    List<Html> marks = new ArrayList<>();
    for (int number : line.sources()) {
      marks.add(
          element(
              "sup", element("a", Map.of("href", "#source-" + number), text("[" + number + "]"))));
    }
    if (line.reckoned() != null) {
      marks.add(
          element("span", Map.of("class", "small faint"), text(" chancery " + line.reckoned())));
    }
    return element("li", text(line.text()), Html.of(marks));
  }

  private Html source(Brief.Source source) {
    String words = desk.wording().citation(source.citation());
    Html cited =
        linked
            ? link(Address.event(source.evidence().id()), words)
            : text(words + " [" + source.evidence().id() + "]");
    return element(
        "li",
        Map.of("id", "source-" + source.number()),
        cited,
        text(": “" + shortened(source.evidence().quote()) + "”"));
  }

  /** The words as far as a footnote has room; the number leads to all of them. */
  private static String shortened(String quote) {
    int end = quote.length() <= QUOTED ? -1 : quote.lastIndexOf(' ', QUOTED);
    return end <= 0 ? quote : quote.substring(0, end) + " …";
  }
}
