package org.chancery.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.chancery.actor.ActorId;
import org.chancery.actor.State;
import org.chancery.desk.Desk;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.LedgerException;
import org.chancery.publication.CatalogueEntry;
import org.chancery.publication.Shelf;
import org.chancery.search.QueryException;
import org.chancery.search.SearchException;
import org.chancery.store.StoreException;
import org.chancery.time.PartialDate;
import org.chancery.web.api.Api;
import org.jspecify.annotations.Nullable;

/**
 * Serves the pages of a desk on this machine. It only reads, so that any other process may write
 * meanwhile.
 *
 * <p>Pages are made here and escaped as they are made. All can be read without a script; the one
 * script that the site has makes sliders of its forms, and the content policy allows no other.
 */
public final class Website implements AutoCloseable {

  /** Only this machine. */
  private static final String HOST = "localhost";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Pattern OWN_NAME =
      Pattern.compile("(?i)(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d+)?");

  /** Beyond this, nobody turns pages. */
  private static final int LAST_PAGE = 500;

  /** Marks a request of which the visitor was told what is wrong. */
  private static final String SAID = "said";

  /** Tells the record as it was from the record as it is, where the address is the same. */
  private static final String NEGOTIATED = "negotiated";

  private final Javalin server;

  private Website(Javalin server) {
    this.server = server;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for any free one
   * @throws WebException where the port is taken
   */
  public static Website start(Desk desk, int port) {
    return start(desk, port, null);
  }

  /**
   * Starts to serve behind a proxy.
   *
   * @param port 0 for any free one
   * @param address under which a proxy on this machine serves the pages; where it begins with
   *     https, cookies are for TLS alone. Null for none
   * @throws WebException where the port is taken
   */
  public static Website start(Desk desk, int port, @Nullable URI address) {
    return start(desk, port, address, false);
  }

  /**
   * Starts to serve those who may add what machines of a private network publish.
   *
   * @param port 0 for any free one
   * @param address under which a proxy on this machine serves the pages; null for none
   * @param allowPrivate whether who is signed in to add may have addresses of this machine and of
   *     private networks fetched
   * @throws WebException where the port is taken
   */
  public static Website start(Desk desk, int port, @Nullable URI address, boolean allowPrivate) {
    Routes routes = new Routes(desk, address, allowPrivate);
    Javalin server =
        Javalin.create(config -> {
          configure(config);
          routes.into(config.routes);
          Api.register(config, desk);
          MailPages.register(
              config.routes, desk, (title, content) -> Frame.page(title, null, false, content));
        });
    try {
      server.start(HOST, port);
    } catch (JavalinBindException taken) {
      throw new WebException(
          "port " + port + " cannot be had (another server may have it); --port names another",
          taken);
    }
    return new Website(server);
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = 64 << 10;
  }

  /**
   * No foreign page may embed, script or address this one: a browser that was led here by a foreign
   * host name (DNS rebinding) is turned away.
   */
  private static void protect(Context context, @Nullable URI address) {
    String host = Objects.requireNonNullElse(context.host(), "");
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    boolean own = address != null && host.equalsIgnoreCase(address.getAuthority());
    if (!own && !OWN_NAME.matcher(host).matches()) {
      throw new BadQuestion("this desk is served to localhost, not to \"" + host + "\"");
    }
  }

  /** The port it is served at. */
  public int port() {
    return server.port();
  }

  /** Lets what is under way end, then stops. */
  public void stop() {
    server.stop();
  }

  @Override
  public void close() {
    stop();
  }

  /** What is answered at which address. */
  private static final class Routes {

    private final Desk desk;
    private final ReplyCache cache = new ReplyCache();
    private final ReadingPages reading;
    private final RecordPages record;
    private final SurveyPages survey;
    private final Site site;
    private final @Nullable URI address;
    private final SignInPages signIn;
    private final ReviewPages review;
    private final GradePages grades;
    private final AddPages add;

    Routes(Desk desk, @Nullable URI address, boolean allowPrivate) {
      this.desk = desk;
      this.address = address;
      Visitors visitors = new Visitors(desk, address);
      this.signIn = new SignInPages(desk, visitors);
      this.add = new AddPages(desk, visitors, allowPrivate);
      this.site = new Site(desk);
      this.survey = new SurveyPages(site);
      this.review = new ReviewPages(desk, visitors);
      this.grades = new GradePages(desk, visitors);
      this.reading = new ReadingPages(site, survey);
      this.record = new RecordPages(site, survey);
    }

    void into(RoutesConfig routes) {
      routes.before(context -> protect(context, address));
      routes.before(context -> desk.asked());
      publications(routes);
      states(routes);
      surveys(routes);
      signIn.into(routes);
      review.into(routes);
      grades.into(routes);
      add.into(routes);
      machines(routes);
      problems(routes);
    }

    private void publications(RoutesConfig routes) {
      routes.get(
          "/",
          context -> {
            String query = parameter(context, "q");
            page(context, () -> query.isEmpty() ? reading.home() : reading.search(query, "", 1));
          });
      routes.get(
          "/search",
          context -> {
            String query = parameter(context, "q");
            int page = pageNumber(context);
            String sort = parameter(context, "sort");
            listed(context, () -> reading.search(query, sort, page), () -> reading.searched(query));
          });
      routes.get(
          "/publication",
          context ->
              page(
                  context,
                  () ->
                      reading.publication(
                          context.queryParam("id"), context.queryParam("version"))));
      routes.get(
          "/publications",
          context -> {
            int page = pageNumber(context);
            Address address = Address.publications();
            listed(
                context,
                () -> reading.shelf(Shelf.ALL, "Publications", address, page),
                () -> reading.shelved(Shelf.ALL, "Publications", address));
          });
      for (Shelf.Kind kind : Shelf.Kind.values()) {
        routes.get(
            "/" + Address.word(kind),
            context -> {
              String name = parameter(context, "name");
              int page = pageNumber(context);
              Address address = Address.shelf(kind, name);
              listed(
                  context,
                  () -> reading.shelf(Shelf.of(kind, name), name, address, page),
                  () -> reading.shelved(Shelf.of(kind, name), name, address));
            });
        routes.get(
            Address.shelves(kind).toString(),
            context ->
                listed(context, () -> reading.shelves(kind), () -> reading.allShelves(kind)));
      }
    }

    private void states(RoutesConfig routes) {
      routes.get(
          "/relations",
          context -> {
            // A form names states as people do; the page has one address.
            ActorId a = site.resolve(parameter(context, "a"));
            ActorId b = site.resolve(parameter(context, "b"));
            context.redirect(
                Times.of(context).at(Address.dyad(a, b)).toString(), HttpStatus.SEE_OTHER);
          });
      routes.get(
          "/relations/{a}/{b}",
          context -> {
            ActorId a = site.resolve(context.pathParam("a"));
            ActorId b = site.resolve(context.pathParam("b"));
            Times times = memento(context, Address.dyad(a, b));
            listed(context, () -> record.dyad(a, b, times), () -> record.evidenceOf(a, b, times));
          });
      routes.get(
          "/brief/{of}",
          context -> {
            ActorId of = site.resolve(context.pathParam("of"));
            Times times = memento(context, Address.brief(of, null));
            page(context, () -> BriefPage.page(desk, of, null, times));
          });
      routes.get(
          "/brief/{of}/{with}",
          context -> {
            ActorId of = site.resolve(context.pathParam("of"));
            ActorId with = site.resolve(context.pathParam("with"));
            if (of.equals(with)) {
              throw new BadQuestion("Two states were expected, found one twice.");
            }
            Times times = memento(context, Address.brief(of, with));
            page(context, () -> BriefPage.page(desk, of, with, times));
          });
      routes.get("/states", context -> listed(context, record::states, record::allStates));
      routes.get(
          "/state/{id}",
          context -> {
            ActorId id = site.resolve(context.pathParam("id"));
            Times times = memento(context, Address.state(id));
            String format = parameter(context, "format");
            boolean news = format.equals("atom") || format.equals("feed");
            listed(
                context,
                () -> record.state(id, times),
                () -> news ? record.news(id) : record.relationsOf(id, times));
          });
      routes.get(
          "/events",
          context -> {
            String type = parameter(context, "type");
            listed(context, () -> record.events(type), () -> record.latest(type));
          });
      routes.get(
          "/event/{id}",
          context -> {
            long id = number(context.pathParam("id"));
            listed(context, () -> record.event(id), () -> record.reports(id));
          });
      routes.get("/about", context -> page(context, record::about));
    }

    private void surveys(RoutesConfig routes) {
      routes.get(
          "/contradictions",
          context -> {
            ActorId state = stateParameter(context);
            listed(
                context, () -> survey.contradictions(state), () -> survey.allContradictions(state));
          });
      routes.get(
          "/signals",
          context -> {
            ActorId state = stateParameter(context);
            listed(context, () -> survey.signals(state), () -> survey.allSignals(state));
          });
      routes.get(
          "/claims",
          context -> {
            ActorId state = stateParameter(context);
            Times times = memento(context, Address.claims());
            listed(
                context, () -> survey.claims(state, times), () -> survey.allClaims(state, times));
          });
      routes.get(
          "/changes",
          context -> {
            ActorId state = stateParameter(context);
            PartialDate from = date(context, "from", desk.today().getYear() - 1);
            PartialDate to = date(context, "to", desk.today().getYear());
            listed(
                context,
                () -> survey.changes(from, to, state),
                () -> survey.allChanges(from, to, state));
          });
      routes.get(
          "/network",
          context -> {
            Times times = memento(context, Address.network());
            listed(context, () -> survey.network(times), () -> survey.ties(times));
          });
    }

    private @Nullable ActorId stateParameter(Context context) {
      String typed = parameter(context, "state");
      return typed.isEmpty() ? null : site.resolve(typed);
    }

    private static PartialDate date(Context context, String name, int standard) {
      String typed = parameter(context, name);
      AsOf asOf =
          new Times(typed.isEmpty() ? "%04d".formatted(standard) : typed, null, null)
              .asOf(LocalDate.EPOCH);
      return asOf.on();
    }

    private void machines(RoutesConfig routes) {
      asset(routes, "/style.css", "text/css;charset=utf-8");
      asset(routes, "/chancery.js", "text/javascript;charset=utf-8");
      asset(routes, "/icon.svg", "image/svg+xml");
      routes.get(
          "/health",
          context -> context.contentType("text/plain").result("ok " + desk.sequence() + "\n"));
      routes.get(
          "/robots.txt",
          context ->
              send(
                  context,
                  () ->
                      Reply.of(
                          "text/plain;charset=utf-8",
                          "User-agent: *\nDisallow: /search\nSitemap: "
                              + origin(context)
                              + "/sitemap.xml\n",
                          null)));
      routes.get("/sitemap.xml", context -> send(context, () -> sitemap(origin(context))));
      routes.get("/opensearch.xml", context -> send(context, () -> openSearch(origin(context))));
    }

    private void problems(RoutesConfig routes) {
      problem(routes, NotFound.class, HttpStatus.NOT_FOUND, "Not found");
      problem(routes, BadQuestion.class, HttpStatus.BAD_REQUEST, "Not understood");
      problem(routes, QueryException.class, HttpStatus.BAD_REQUEST, "Not understood");
      problem(routes, SearchException.class, HttpStatus.INTERNAL_SERVER_ERROR, "Out of order");
      problem(routes, StoreException.class, HttpStatus.INTERNAL_SERVER_ERROR, "Out of order");
      problem(routes, LedgerException.class, HttpStatus.INTERNAL_SERVER_ERROR, "Out of order");
      routes.error(
          404,
          context -> {
            if (context.attribute(SAID) == null && !context.path().startsWith("/api")) {
              problem(
                  context, HttpStatus.NOT_FOUND, "Not found", "There is no page at this address.");
            }
          });
    }

    private static <E extends Exception> void problem(
        RoutesConfig routes, Class<E> kind, HttpStatus status, String title) {
      routes.exception(
          kind,
          (failure, context) -> {
            problem(context, status, title, String.valueOf(failure.getMessage()));
          });
    }

    private static void problem(Context context, HttpStatus status, String title, String message) {
      context.attribute(SAID, true);
      context.status(status);
      context.html(
          Frame.page(
                  title,
                  null,
                  false,
                  Html.element("p", Html.text(message)),
                  Html.element(
                      "p",
                      Html.text("Try the search above, "),
                      Html.link(Address.states(), "the list of states"),
                      Html.text(" or "),
                      Html.link(Address.home(), "the first page"),
                      Html.text(".")))
              .document());
    }

    // ---- replies ----

    private void page(Context context, Supplier<Html> page) {
      send(context, () -> Reply.html(page.get()));
    }

    /** A page, or what it lists in another form. */
    private void listed(Context context, Supplier<Html> page, Supplier<Listing> listing) {
      String format = parameter(context, "format");
      send(
          context,
          () ->
              switch (format) {
                case "", "html" -> Reply.html(page.get());
                case "csv" -> {
                  Listing list = listing.get();
                  yield Reply.of("text/csv;charset=utf-8", list.csv(), list.fileName("csv"));
                }
                case "json" -> Reply.json(listing.get().json());
                case "atom" ->
                    Reply.of(
                        "application/atom+xml;charset=utf-8",
                        listing.get().atom(origin(context)),
                        null);
                case "feed" ->
                    Reply.of("application/feed+json", listing.get().feed(origin(context)), null);
                default ->
                    throw new BadQuestion(
                        "format: html, csv, json, atom or feed was expected, found \""
                            + format
                            + "\"");
              });
    }

    private void send(Context context, Supplier<Reply> maker) {
      String address =
          context.host()
              + context.path()
              + "?"
              + Objects.requireNonNullElse(context.queryString(), "")
              + Objects.requireNonNullElse(context.attribute(NEGOTIATED), "");
      // A page says so while signals are being gathered, and must not say it any longer.
      String revision = desk.revision();
      String state = revision + " " + desk.today() + " " + desk.signalsGathered(revision);
      cache.reply(address, state, maker).send(context);
    }

    private static void asset(RoutesConfig routes, String path, String type) {
      Reply reply = Reply.of(type, Resources.text(path.substring(1)), null);
      routes.get(path, reply::send);
    }

    // ---- as of ----

    /**
     * The times of a question, with the headers of Memento (RFC 7089) where the record is asked for
     * as it was: the page itself negotiates by Accept-Datetime.
     */
    private static Times memento(Context context, Address original) {
      Times times = Times.of(context);
      String wished = context.header("Accept-Datetime");
      if (times.recorded() == null && wished != null) {
        times = new Times(times.on(), times.known(), Times.ofHeader(wished).toString());
        context.attribute(NEGOTIATED, " as of " + times.recorded());
      }
      Instant recorded = times.instant();
      context.header("Link", "<" + original + ">; rel=\"original timegate\"");
      if (recorded != null) {
        context.header("Memento-Datetime", Times.header(recorded));
      }
      return times;
    }

    // ---- for machines ----

    private Reply sitemap(String origin) {
      StringBuilder xml =
          new StringBuilder(
              """
              <?xml version="1.0" encoding="UTF-8"?>
              <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              """);
      location(xml, origin, Address.home());
      for (State state : desk.gazetteer().states()) {
        location(xml, origin, Address.state(state.id()));
      }
      // The protocol allows 50,000 addresses in one file.
      for (CatalogueEntry entry : desk.catalogue(Shelf.ALL, 0, 49_000)) {
        location(xml, origin, Address.publication(entry.id(), null));
      }
      return Reply.of("application/xml", xml.append("</urlset>\n").toString(), null);
    }

    private static void location(StringBuilder xml, String origin, Address address) {
      xml.append(Html.element("url", Html.element("loc", Html.text(origin + address))))
          .append('\n');
    }

    private static Reply openSearch(String origin) {
      return Reply.of(
          "application/opensearchdescription+xml",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\
          <ShortName>Chancery</ShortName>\
          <Description>Search the publications of this desk</Description>\
          <Url type="text/html" template="%s/search?q={searchTerms}"/>\
          </OpenSearchDescription>
          """
              .formatted(origin),
          null);
    }

    // ---- parameters ----

    /** Where this site is, as the visitor addressed it; the name was checked before. */
    private String origin(Context context) {
      return address != null
              && context.host() != null
              && context.host().equals(address.getAuthority())
          ? address.getScheme() + "://" + address.getAuthority()
          : context.scheme() + "://" + context.host();
    }

    private static String parameter(Context context, String name) {
      return Objects.requireNonNullElse(context.queryParam(name), "").strip();
    }

    private static int pageNumber(Context context) {
      @Nullable String typed = context.queryParam("page");
      if (typed == null) {
        return 1;
      }
      long page = number(typed);
      if (page < 1 || page > LAST_PAGE) {
        throw new BadQuestion("page: a number from 1 to " + LAST_PAGE + " was expected");
      }
      return (int) page;
    }

    private static long number(String typed) {
      if (!typed.matches("\\d{1,15}")) {
        throw new NotFound("A number was expected in the address, found “" + typed + "”.");
      }
      return Long.parseLong(typed);
    }
  }

  /** There is nothing at the address. */
  static final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotFound(String message) {
      super(message);
    }
  }

  /** The question cannot be understood. */
  static final class BadQuestion extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadQuestion(String message) {
      super(message);
    }
  }
}
