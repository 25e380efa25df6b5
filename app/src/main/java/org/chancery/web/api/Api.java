package org.chancery.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.desk.Desk;
import org.chancery.search.QueryException;
import org.chancery.search.SearchException;
import org.jspecify.annotations.Nullable;

/**
 * The API: JSON for programs, each list as CSV too.
 *
 * <p>It only reads, and it answers everyone: what a desk is asked over HTTP it may tell any page of
 * the visitor's browser, so CORS is open and no cookie ever counts here.
 */
public final class Api {

  static final String ROOT = "/api/v1";

  private final Desk desk;
  private final List<Operation> operations;

  private Api(Desk desk) {
    this.desk = desk;
    this.operations = new Operations(desk).all();
  }

  /** Lets a server answer the API of a desk. */
  public static void register(JavalinConfig config, Desk desk) {
    Api api = new Api(desk);
    String document = OpenApi.document(api.operations);
    config.routes.before("/api/*", Api::allowReading);
    for (Operation operation : api.operations) {
      config.routes.get(ROOT + operation.path(), api.answering(operation));
    }
    config.routes.get(
        ROOT + "/openapi.json", context -> send(context, "application/json", document));
    config.routes.get("/api", context -> context.html(ApiPage.page(api.operations)));
    config.routes.get(
        "/api/<path>",
        context ->
            new Problem(
                    HttpStatus.NOT_FOUND,
                    "there is nothing at this address; " + ROOT + "/openapi.json lists what is")
                .send(context));
    config.routes.options("/api/<path>", context -> context.status(HttpStatus.NO_CONTENT));
    Handler refusal =
        context -> {
          context.header("Allow", "GET, HEAD, OPTIONS");
          new Problem(HttpStatus.METHOD_NOT_ALLOWED, "the API only reads: GET, HEAD or OPTIONS")
              .send(context);
        };
    config.routes.post("/api/<path>", refusal);
    config.routes.put("/api/<path>", refusal);
    config.routes.patch("/api/<path>", refusal);
    config.routes.delete("/api/<path>", refusal);
  }

  private static void allowReading(Context context) {
    context.header("Access-Control-Allow-Origin", "*");
    context.header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
    context.header("Access-Control-Allow-Headers", "Accept, If-None-Match");
    context.header("Access-Control-Expose-Headers", "ETag, Link");
    context.header("Access-Control-Max-Age", "86400");
  }

  private Handler answering(Operation operation) {
    return context -> answered(context, () -> answer(context, operation));
  }

  /** Something that answers a request. */
  @FunctionalInterface
  interface Answering {
    void run() throws IOException;
  }

  /** Answers, and says what went wrong in the form of problems. */
  static void answered(Context context, Answering answering) throws IOException {
    try {
      answering.run();
    } catch (BadQuestionException | QueryException bad) {
      new Problem(HttpStatus.BAD_REQUEST, message(bad)).send(context);
    } catch (MissingException missing) {
      new Problem(HttpStatus.NOT_FOUND, message(missing)).send(context);
    } catch (SearchException failure) {
      new Problem(HttpStatus.INTERNAL_SERVER_ERROR, message(failure)).send(context);
    }
  }

  private static String message(RuntimeException problem) {
    return Objects.requireNonNullElse(problem.getMessage(), "");
  }

  private void answer(Context context, Operation operation) throws IOException {
    Question question = new Question(desk, context, operation);
    switch (operation.answerer().answer(question)) {
      case Reply.Single(String json) -> send(context, "application/json", json);
      case Reply.Text(String mediaType, String text) -> send(context, mediaType, text);
      case Reply.Tabular table -> {
        if (Objects.equals(question.optional("format"), "csv")) {
          sendTable(context, Csv.table(table.columns(), table.rows()));
        } else {
          send(context, "application/json", table.json());
        }
      }
      case Reply.Page page ->
          send(context, page, Objects.equals(question.optional("format"), "csv"));
      case Reply.Stream(Reply.Stream.Lines lines) -> {
        context.contentType("application/x-ndjson");
        try (OutputStream out = context.outputStream()) {
          lines.write(out);
        }
      }
    }
  }

  private static void send(Context context, Reply.Page page, boolean asTable) {
    String next = page.next() == null ? null : following(context, page.next());
    if (next != null) {
      context.header("Link", "<" + next + ">; rel=\"next\"");
    }
    if (asTable) {
      sendTable(
          context,
          Csv.table(page.columns(), page.items().stream().map(Reply.Item::cells).toList()));
      return;
    }
    StringBuilder json = new StringBuilder("{\"items\":[");
    for (int i = 0; i < page.items().size(); i++) {
      json.append(i == 0 ? "\n" : ",\n").append(page.items().get(i).json());
    }
    json.append("\n],\"next\":").append(next == null ? "null" : Json.quoted(next)).append('}');
    send(context, "application/json", json.toString());
  }

  private static void sendTable(Context context, String table) {
    String name = context.path().substring(context.path().lastIndexOf('/') + 1);
    context.header("Content-Disposition", "attachment; filename=\"" + fileName(name) + ".csv\"");
    send(context, "text/csv; charset=utf-8; header=present", table);
  }

  /** A name that cannot break out of a header. */
  private static String fileName(String name) {
    return name.replaceAll("[^A-Za-z0-9-]", "-");
  }

  /** The address of the page that follows. */
  private static String following(Context context, String cursor) {
    List<String> query = new ArrayList<>();
    for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
      if (!parameter.getKey().equals("cursor")) {
        query.add(encoded(parameter.getKey()) + "=" + encoded(parameter.getValue().getFirst()));
      }
    }
    query.add("cursor=" + encoded(cursor));
    return context.path() + "?" + String.join("&", query);
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, UTF_8);
  }

  /** Sends a text, or only that nothing has changed since the visitor last had it. */
  static void send(Context context, String mediaType, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    String tag = tag(bytes);
    context.header("ETag", tag);
    context.header("Cache-Control", "no-cache");
    if (matches(context.header("If-None-Match"), tag)) {
      context.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    context.contentType(mediaType).result(bytes);
  }

  /** Weak, since the same answer goes over the wire both compressed and not. */
  private static String tag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean matches(@Nullable String known, String tag) {
    if (known == null) {
      return false;
    }
    for (String one : known.split(",", -1)) {
      if (one.strip().equals("*") || one.strip().equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
