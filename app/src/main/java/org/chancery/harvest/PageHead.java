package org.chancery.harvest;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.time.PartialDate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself, the most deliberate statement first: tags made for citation, JSON-LD,
 * tags for social networks, marked elements, and last the lines a person reads ("Published February
 * 16, 2024", "Author: Robert King").
 */
final class PageHead {

  /** Longer text is no byline. */
  private static final int LONGEST_LINE = 240;

  private static final String OUTSIDE =
      "nav, footer, aside, form, [role=navigation], [role=contentinfo], [class*=comment],"
          + " [id*=comment], [class*=related], [class*=sidebar], [class*=recommend]";

  private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:[|•·]|\\s[–—-]\\s)\\s*");

  /** Where a label begins in the middle of a line that holds several. */
  private static final Pattern BEFORE_LABEL =
      Pattern.compile(
          "\\s+(?=(?:Authors?|By|Written"
              + " by|Series|Category|Topics?|Tags?|Region|Source|Publisher|Date|Updated|Published(?:"
              + " on)?|Posted(?: on)?)\\s*:)|\\s+(?=(?:Published|Posted|Updated|Last updated|Last"
              + " modified)(?: on)? (?:\\w+,? )?(?:\\d|\\p{Lu}\\p{L}{2,8}\\.? \\d))");

  private static final Pattern FIELD =
      Pattern.compile(
          "(?:(?<published>(?:First )?Published|Posted|Date|Date published|Publication"
              + " date|Issued|Released)(?: online)?(?: on| at)?|(?<author>Authors?|Written"
              + " by|By)|(?<series>Series))(?:\\s*:\\s*|\\s+)(?<value>\\S.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LABELLED =
      Pattern.compile("^(?:Series|Authors?)\\s*:.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE_PATH =
      Pattern.compile("/(?<year>(?:19|20)\\d{2})/(?<month>\\d{1,2})/(?<day>\\d{1,2})(?:/|$)");
  private static final Pattern TITLE_SEPARATOR = Pattern.compile(" (?:[|»·•—–-]|::|<) ");
  private static final Pattern NO_SERIES =
      Pattern.compile(
          "(?i)home(?:page)?|start|front"
              + " page|news|blog|articles?|publications?|all|uncategori[sz]ed");

  private final Document page;
  private final LinkedData linked;
  private final Head head = new Head();
  private @Nullable PartialDate lineDate;
  private List<String> lineAuthors = List.of();
  private @Nullable String lineSeries;

  private PageHead(Document page) {
    this.page = page;
    this.linked = new LinkedData(page);
  }

  static Head read(Document page) {
    return new PageHead(page).read();
  }

  private Head read() {
    lines();
    head.publisher = publisher();
    head.title = title();
    head.authors = authors();
    head.url = url();
    head.published = published();
    head.date = written().or(() -> Optional.ofNullable(head.published)).orElse(null);
    head.series = series();
    head.language = language();
    head.rights = rights();
    return head;
  }

  // --- tags ---------------------------------------------------------------------------------

  /** The values of meta tags of these names, in the order of the names. */
  private Stream<String> metas(String... names) {
    return Stream.of(names)
        .flatMap(name ->
            page
                .select(
                    "meta[name=%1$s], meta[property=%1$s], meta[itemprop=%1$s], meta[http-equiv=%1$s]"
                        .formatted(name))
                .stream())
        .map(meta -> Hygiene.line(meta.attr("content")))
        .filter(content -> !content.isEmpty());
  }

  private Optional<String> meta(String... names) {
    return metas(names).findFirst();
  }

  private @Nullable String publisher() {
    return meta("citation_publisher", "og:site_name", "dc.publisher", "dcterms.publisher")
        .or(() -> linked.names("publisher").stream().findFirst())
        .or(() -> meta("application-name"))
        .filter(name -> !name.contains("://"))
        .orElse(null);
  }

  private @Nullable String title() {
    Optional<String> cited = meta("citation_title", "dc.title", "dcterms.title");
    List<String> headings =
        page.select("h1").stream()
            .map(h1 -> Hygiene.line(h1.text()))
            .filter(h -> !h.isEmpty())
            .toList();
    return cited
        .or(() -> linked.text("headline"))
        .or(() -> meta("og:title", "twitter:title"))
        .or(() -> Optional.of(Hygiene.line(page.title())).filter(title -> !title.isEmpty()))
        .map(title -> withoutSite(title, headings))
        .or(() -> headings.stream().findFirst())
        .orElse(null);
  }

  /** "Title | Site" without the site: to the heading of the page where that begins it. */
  private String withoutSite(String title, List<String> headings) {
    for (String heading : headings) {
      if (title.length() > heading.length()
          && heading.length() > 10
          && title.toLowerCase(Locale.ROOT).startsWith(heading.toLowerCase(Locale.ROOT))) {
        return heading;
      }
    }
    Matcher separator = TITLE_SEPARATOR.matcher(title);
    int cut = -1;
    while (separator.find()) {
      cut = separator.start();
    }
    if (cut < 0 || headings.contains(title)) {
      return title;
    }
    String site = title.substring(cut + 2).strip();
    boolean named = head.publisher != null && head.publisher.equalsIgnoreCase(site);
    boolean bar = "|»•".indexOf(title.charAt(cut + 1)) >= 0;
    return named || bar ? title.substring(0, cut).strip() : title;
  }

  // --- authors ------------------------------------------------------------------------------

  private List<String> authors() {
    List<List<String>> statements =
        List.of(
            metas("citation_author", "dc.creator", "dcterms.creator").map(Names::one).toList(),
            linked.names("author").stream()
                .flatMap(name -> Names.isByline(name) ? Names.list(name).stream() : Stream.of(name))
                .toList(),
            metas("author", "article:author", "parsely-author", "sailthru.author", "byl")
                .limit(1)
                .flatMap(name -> Names.list(name).stream())
                .toList(),
            marked("[itemprop=author] [itemprop=name], [itemprop=author], [rel=author]"),
            lineAuthors,
            marked("[class~=(?i)(^|\\s)(byline|author|author-name|entry-author)(\\s|$)]"));
    for (List<String> statement : statements) {
      List<String> names =
          statement.stream()
              .filter(Names::isName)
              .filter(name -> !name.equalsIgnoreCase(head.publisher))
              .distinct()
              .toList();
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  private List<String> marked(String selector) {
    for (Element element : page.select(selector)) {
      String text = Hygiene.line(element.text());
      if (text.length() > 1 && text.length() <= 120 && element.closest(OUTSIDE) == null) {
        String names =
            DateReader.find(text).map(date -> text.substring(0, date.start())).orElse(text);
        List<String> list = Names.persons(SEPARATOR.split(names, 2)[0]);
        if (!list.isEmpty()) {
          return list;
        }
      }
    }
    return List.of();
  }

  // --- dates --------------------------------------------------------------------------------

  private @Nullable PartialDate published() {
    return firstDate(
            Stream.concat(
                metas("citation_publication_date", "citation_online_date"),
                linked.text("datePublished").stream()))
        .or(() ->
            firstDate(
                metas(
                    "article:published_time",
                    "og:article:published_time",
                    "og:published_time",
                    "dc.date.issued",
                    "dcterms.issued",
                    "dcterms.date",
                    "dc.date",
                    "datepublished",
                    "parsely-pub-date",
                    "sailthru.date",
                    "pubdate",
                    "publishdate",
                    "publish-date",
                    "publication_date",
                    "date")))
        .or(() -> firstDate(elements("[itemprop=datePublished], time[pubdate]")))
        .or(() -> Optional.ofNullable(lineDate))
        .or(() -> firstDate(elements("time[datetime]")))
        .or(() ->
            firstDate(elements("[class~=(?i)(^|[\\s_-])(date|published|timestamp)([\\s_-]|$)]")))
        .or(this::dateOfAddress)
        .orElse(null);
  }

  private Optional<PartialDate> written() {
    return firstDate(metas("citation_date", "dcterms.created", "dc.date.created"));
  }

  private static Optional<PartialDate> firstDate(Stream<String> values) {
    return values
        .flatMap(value -> DateReader.read(value).stream())
        .filter(PageHead::isPlausible)
        .findFirst();
  }

  /** Systems without a date write the year 1 or the like; no page is older than printing. */
  private static boolean isPlausible(PartialDate date) {
    LocalDate earliest = date.earliest();
    return earliest != null && earliest.getYear() >= 1450;
  }

  /** Dates in elements, neither of other articles nor of a later change. */
  private Stream<String> elements(String selector) {
    return page.select(selector).stream()
        .filter(element -> element.closest(OUTSIDE) == null)
        .filter(element ->
            !(element.className() + element.attr("itemprop") + element.attr("pubdate"))
                .toLowerCase(Locale.ROOT)
                .matches(".*(?:updated|modified).*"))
        .flatMap(element ->
            Stream.of(element.attr("datetime"), element.attr("content"), element.text())
                .map(Hygiene::line)
                .filter(text -> !text.isEmpty() && text.length() < 60)
                .map(text -> text.replaceFirst("^(?i)(?:published|posted)(?: on)?:? ", "")));
  }

  private Optional<PartialDate> dateOfAddress() {
    Matcher path = DATE_PATH.matcher(head.url == null ? "" : head.url);
    return path.find()
        ? DateReader.read(
            "%s/%s/%s".formatted(path.group("year"), path.group("month"), path.group("day")))
        : Optional.empty();
  }

  // --- series, address and the rest ---------------------------------------------------------

  private @Nullable String series() {
    return Optional.ofNullable(lineSeries)
        .or(() -> meta("citation_series_title", "citation_journal_title", "dcterms.ispartof"))
        .or(linked::series)
        .or(() -> parent(linked.breadcrumbs()))
        .or(() ->
            parent(
                page.select(
                        "[class*=breadcrumb] a, [class*=breadcrumb] li, [aria-label=breadcrumb] li")
                    .eachText()))
        .or(() -> meta("article:section"))
        .map(Hygiene::line)
        .filter(series -> !series.isEmpty() && series.length() <= 120)
        .filter(series -> !NO_SERIES.matcher(series).matches())
        .orElse(null);
  }

  /** The last step of the way to the page that is neither the page nor the whole site. */
  private Optional<String> parent(List<String> steps) {
    return steps.reversed().stream()
        .filter(step ->
            !step.equals(head.title)
                && !NO_SERIES.matcher(step).matches()
                && !step.equalsIgnoreCase(head.publisher))
        .findFirst()
        .filter(step -> head.title == null || !head.title.startsWith(step.replace("…", "")));
  }

  /** Only what can be the address of this one page: an absolute one, and not that of the site. */
  private @Nullable String url() {
    return Stream.concat(
            page.select("link[rel=canonical]").stream().map(link -> link.attr("href")),
            Stream.concat(
                metas("og:url", "citation_abstract_html_url"), linked.text("url").stream()))
        .flatMap(given -> Identity.address(given).stream())
        .filter(PageHead::isPage)
        .findFirst()
        .orElse(null);
  }

  private static boolean isPage(String address) {
    try {
      URI uri = new URI(address);
      return uri.getRawPath().length() > 1 || uri.getRawQuery() != null;
    } catch (URISyntaxException e) {
      return false; // what is no address is none of a page
    }
  }

  private String language() {
    return Stream.concat(
            Stream.of(page.select("html").attr("lang"), page.select("html").attr("xml:lang")),
            Stream.concat(
                metas("dc.language", "citation_language", "og:locale", "content-language"),
                linked.text("inLanguage").stream()))
        .map(String::strip)
        .filter(given -> !given.isEmpty())
        .map(Hygiene::language)
        .findFirst()
        .orElse("en");
  }

  private @Nullable String rights() {
    return meta("dc.rights", "dcterms.rights", "dcterms.license", "copyright")
        .or(() -> linked.text("license"))
        .or(() ->
            page.select("link[rel=license], a[rel=license]").stream()
                .map(link -> link.attr("href"))
                .filter(href -> !href.isBlank())
                .findFirst())
        .orElse(null);
  }

  // --- lines --------------------------------------------------------------------------------

  /** Reads the short lines of the page for labels; the first that speaks of a field is kept. */
  private void lines() {
    for (Element element :
        page.body()
            .select(
                "p, div, span, li, dd, h2, h3, h4, h5, h6, td, address, time, a, small, em, i,"
                    + " strong, b")) {
      if (!element.hasText() || tooLong(element)) {
        continue;
      }
      String text = Hygiene.line(element.text());
      if (text.length() > 3 && element.closest(OUTSIDE) == null) {
        parts(element.normalName().equals("dd") ? term(element) + ": " + text : text);
      }
    }
  }

  /** Without building the text of the many elements that hold whole articles. */
  private static boolean tooLong(Element element) {
    return element.childrenSize() > 20 || element.wholeText().length() > 3 * LONGEST_LINE;
  }

  private static String term(Element definition) {
    Element before = definition.previousElementSibling();
    return before == null ? "" : Hygiene.line(before.text()).replaceFirst(":$", "");
  }

  private void parts(String line) {
    if (line.length() > LONGEST_LINE) {
      return;
    }
    List<String> parts = new ArrayList<>();
    for (String part : SEPARATOR.split(line, -1)) {
      parts.addAll(List.of(BEFORE_LABEL.split(part, -1)));
    }
    boolean byline = false;
    for (String part : parts) {
      Matcher field = FIELD.matcher(part.strip());
      if (field.matches()) {
        byline |= note(field, part);
      } else if (byline && lineDate == null) {
        // "By Jane Doe | March 3, 2021": a date after a name is that of the text.
        DateReader.read(part).ifPresent(date -> lineDate = date);
      }
    }
  }

  /** Whether it was the name of an author. */
  private boolean note(Matcher field, String part) {
    String value = field.group("value").strip();
    if (field.group("published") != null) {
      Optional<DateReader.Found> date = DateReader.find(value);
      if (lineDate == null && date.isPresent() && date.get().start() <= 12) {
        lineDate = date.get().date();
      }
      return false;
    }
    if (field.group("series") != null) {
      if (lineSeries == null && LABELLED.matcher(part.strip()).matches() && value.length() <= 100) {
        lineSeries = value;
      }
      return false;
    }
    Optional<DateReader.Found> date = DateReader.find(value);
    String names = date.map(found -> value.substring(0, found.start())).orElse(value);
    List<String> list = Names.persons(names);
    if (list.isEmpty()) {
      return false;
    }
    if (lineAuthors.isEmpty()) {
      lineAuthors = list;
    }
    if (lineDate == null && date.isPresent()) {
      lineDate = date.get().date();
    }
    return true;
  }
}
