package org.chancery.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Chromium, driven by its own protocol for tools. It needs no driver beside the browser, which is
 * why the tests use it rather than a library that brings browsers of its own.
 */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final HttpClient client;
  private final WebSocket socket;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  private Browser(Process process, HttpClient client, URI page) throws Exception {
    this.process = process;
    this.client = client;
    this.socket =
        client
            .newWebSocketBuilder()
            .buildAsync(page, new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    send("Page.enable");
    send("Log.enable");
    send("Runtime.enable");
  }

  /** Where a browser is installed; empty where there is none. */
  static Optional<Path> installed() {
    String named = System.getenv("CHROMIUM");
    return Stream.of(
            named == null ? "/usr/bin/chromium" : named,
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser.
   *
   * @param profile a folder of its own
   */
  static Browser start(Path program, Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      HttpClient client = HttpClient.newHttpClient();
      return new Browser(process, client, page(client, port(profile, process)));
    } catch (Exception failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  /** The browser writes the port that it took into its profile. */
  private static int port(Path profile, Process process) throws Exception {
    Path file = profile.resolve("DevToolsActivePort");
    long begun = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - begun < PATIENCE_SECONDS * 1_000_000_000L) {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > 1) {
          return Integer.parseInt(lines.getFirst());
        }
      }
      Thread.sleep(100);
    }
    throw new IOException("the browser does not start");
  }

  private static URI page(HttpClient client, int port) throws Exception {
    JsonNode targets =
        JSON.readTree(
            client
                .send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json"))
                        .build(),
                    BodyHandlers.ofString())
                .body());
    for (JsonNode target : targets) {
      if (target.get("type").asText().equals("page")) {
        return URI.create(target.get("webSocketDebuggerUrl").asText());
      }
    }
    throw new IOException("the browser shows no page");
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      message.append(text);
      if (last) {
        read(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  private void read(String message) {
    try {
      JsonNode node = JSON.readTree(message);
      if (node.has("id")) {
        CompletableFuture<JsonNode> waiting = answers.remove(node.get("id").asInt());
        if (waiting != null) {
          waiting.complete(node);
        }
      } else if (node.path("method").asText().equals("Log.entryAdded")
          && node.at("/params/entry/level").asText().equals("error")) {
        synchronized (complaints) {
          complaints.add(node.at("/params/entry/text").asText());
        }
      } else if (node.path("method").asText().equals("Runtime.exceptionThrown")) {
        synchronized (complaints) {
          complaints.add(node.at("/params/exceptionDetails").toString());
        }
      }
    } catch (IOException malformed) {
      throw new IllegalStateException(message, malformed);
    }
  }

  private JsonNode send(String method, Object... parameters) throws Exception {
    int number = numbers.incrementAndGet();
    ObjectNode command = JSON.createObjectNode();
    command.put("id", number).put("method", method);
    ObjectNode named = command.putObject("params");
    for (int index = 0; index < parameters.length; index += 2) {
      named.set((String) parameters[index], JSON.valueToTree(parameters[index + 1]));
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(number, answer);
    socket.sendText(command.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode node = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (node.has("error")) {
      throw new IOException(method + ": " + node.get("error"));
    }
    return node.get("result");
  }

  /** Makes the window so wide, in light or in dark. */
  void window(int width, boolean dark) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        900,
        "deviceScaleFactor",
        1,
        "mobile",
        false);
    send(
        "Emulation.setEmulatedMedia",
        "features",
        List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")));
  }

  void scripts(boolean allowed) throws Exception {
    send("Emulation.setScriptExecutionDisabled", "value", !allowed);
  }

  /** Runs a script in every page that is opened from now on, before anything of the page runs. */
  void beforeEveryPage(String script) throws Exception {
    send("Page.addScriptToEvaluateOnNewDocument", "source", script);
  }

  /**
   * Goes to an address, and waits until the page is whole that came of it, whatever its address.
   */
  void visit(String address) throws Exception {
    evaluate("window.left = true");
    send("Page.navigate", "url", address);
    until("document.readyState === 'complete' && !window.left");
  }

  /** Goes to an address and waits until the page is whole. */
  void open(String address) throws Exception {
    send("Page.navigate", "url", address);
    until(
        "document.readyState === 'complete' && location.href === "
            + JSON.writeValueAsString(address));
  }

  /** Waits until something is so on the page. */
  void until(String condition) throws Exception {
    long begun = System.nanoTime();
    while (!evaluate(condition).asBoolean()) {
      if (System.nanoTime() - begun > PATIENCE_SECONDS * 1_000_000_000L) {
        String shown =
            evaluate("location.href + ' ' + document.body?.innerText.slice(0, 500)").asText();
        throw new AssertionError("waited in vain for: " + condition + " on " + shown);
      }
      Thread.sleep(50);
    }
  }

  /** What an expression is on the page; promises are waited for. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        send(
            "Runtime.evaluate",
            "expression",
            expression,
            "returnByValue",
            true,
            "awaitPromise",
            true);
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
    }
    return result.at("/result/value");
  }

  /** A picture of the page, as high as the page is but no higher than some screens. */
  byte[] picture(int width) throws Exception {
    int height = Math.min(1400, evaluate("document.documentElement.scrollHeight").asInt());
    JsonNode picture =
        send(
            "Page.captureScreenshot",
            "format",
            "webp",
            "quality",
            60,
            "captureBeyondViewport",
            true,
            "clip",
            Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1));
    return Base64.getDecoder().decode(picture.get("data").asText());
  }

  /** What the browser complained of since it was asked last, such as a breach of a policy. */
  List<String> complaints() {
    synchronized (complaints) {
      List<String> all = List.copyOf(complaints);
      complaints.clear();
      return all;
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
