package org.chancery.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.chancery.desk.Desk;
import org.chancery.search.QueryException;
import org.chancery.search.SearchException;
import org.chancery.web.api.Api;

/**
 * Serves the pages of a desk on this machine. It only reads, so that any other process may write
 * meanwhile.
 *
 * <p>Pages are made here and escaped as they are made; no script runs on them, and the content
 * policy says so to the browser.
 */
public final class Website implements AutoCloseable {

  /** Only this machine: there is no log-in. */
  private static final String HOST = "localhost";

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

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
    Pages pages = new Pages(desk);
    Javalin server =
        Javalin.create(config -> {
          configure(config, pages);
          Api.register(config, desk);
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

  private static void configure(JavalinConfig config, Pages pages) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    String style = resource("style.css");
    config.routes.before(Website::protect);
    config.routes.get("/", context -> page(context, pages.home(context.queryParam("q"))));
    config.routes.get(
        "/publication",
        context ->
            page(
                context,
                pages.publication(context.queryParam("id"), context.queryParam("version"))));
    config.routes.get(
        "/relations",
        context -> {
          String a = Objects.requireNonNullElse(context.queryParam("a"), "");
          String b = Objects.requireNonNullElse(context.queryParam("b"), "");
          page(context, pages.relations(a, b, Times.of(context)));
        });
    config.routes.get(
        "/relations/{a}/{b}",
        context ->
            page(
                context,
                pages.relations(
                    context.pathParam("a"), context.pathParam("b"), Times.of(context))));
    config.routes.get("/states", context -> page(context, pages.states()));
    config.routes.get(
        "/state/{id}",
        context -> page(context, pages.state(context.pathParam("id"), Times.of(context))));
    config.routes.get("/style.css", context -> context.contentType("text/css").result(style));
    config.routes.get(
        "/health", context -> context.contentType("text/plain").result(pages.health()));
    config.routes.exception(
        NotFound.class,
        (missing, context) -> {
          context.status(HttpStatus.NOT_FOUND);
          page(context, pages.problem("Not found", String.valueOf(missing.getMessage())));
        });
    config.routes.exception(
        BadQuestion.class,
        (bad, context) -> {
          context.status(HttpStatus.BAD_REQUEST);
          page(context, pages.problem("Not understood", String.valueOf(bad.getMessage())));
        });
    config.routes.exception(
        QueryException.class,
        (bad, context) -> {
          context.status(HttpStatus.BAD_REQUEST);
          page(context, pages.problem("Not understood", String.valueOf(bad.getMessage())));
        });
    config.routes.exception(
        SearchException.class,
        (failure, context) -> {
          context.status(HttpStatus.INTERNAL_SERVER_ERROR);
          page(context, pages.problem("Out of order", String.valueOf(failure.getMessage())));
        });
    config.routes.error(
        404,
        context -> {
          if (context.res().getContentType() == null || context.result() == null) {
            page(context, pages.problem("Not found", "There is no page at this address."));
          }
        });
  }

  /**
   * No foreign page may embed, script or address this one: a browser that was led here by a foreign
   * host name (DNS rebinding) is turned away.
   */
  private static void protect(Context context) {
    String host = Objects.requireNonNullElse(context.host(), "");
    if (!host.matches("(?i)(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d+)?")) {
      throw new BadQuestion("this desk is served to localhost, not to \"" + host + "\"");
    }
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "same-origin");
  }

  private static void page(Context context, Html page) {
    context.html(page.document());
  }

  private static String resource(String name) {
    try (InputStream in = Website.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
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
