package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, sends forms, and follows nothing by itself. */
final class Visitor {

  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"form-token\" type=\"hidden\" value=\"(?<token>[^\"]+)\"");

  private final int port;
  private final String host;
  private final String origin;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private List<String> lastCookies = List.of();

  Visitor(int port) {
    this(port, "localhost:" + port, "http://localhost:" + port);
  }

  Visitor(int port, String host, String origin) {
    this.port = port;
    this.host = host;
    this.origin = origin;
  }

  /** What a server answered. */
  record Answer(int statusCode, HttpHeaders headers, String body) {}

  void plant(String name, String value) {
    cookies.put(name, value);
  }

  String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  List<String> lastCookies() {
    return lastCookies;
  }

  Answer open(String path) throws IOException {
    return ask("GET " + path + " HTTP/1.1\r\n", new byte[0]);
  }

  Answer send(String path, Map<String, String> fields, String... headers) throws IOException {
    String form =
        fields.entrySet().stream()
            .map(field ->
                URLEncoder.encode(field.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(path, "application/x-www-form-urlencoded", form.getBytes(UTF_8), headers);
  }

  Answer send(String path, String mediaType, byte[] body, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
    head.append("Content-Type: ").append(mediaType).append("\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    if (headers.length == 0) {
      head.append("Origin: ").append(origin).append("\r\n");
    }
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    return ask(head.toString(), body);
  }

  /** Says how large a body would be, and sends none: a server may refuse it by that alone. */
  Answer announce(String path, String mediaType, long length) throws IOException {
    return ask(
        "POST "
            + path
            + " HTTP/1.1\r\nContent-Type: "
            + mediaType
            + "\r\nContent-Length: "
            + length
            + "\r\n",
        new byte[0]);
  }

  Answer signIn(String name, String password, String next) throws IOException {
    String token = formToken("/sign-in");
    return send(
        "/sign-in", Map.of("name", name, "password", password, "next", next, "form-token", token));
  }

  /** The token that the forms of a page bring along. */
  String formToken(String path) throws IOException {
    Matcher matcher = FORM_TOKEN.matcher(open(path).body());
    if (!matcher.find()) {
      throw new AssertionError("no form token on " + path);
    }
    return matcher.group("token");
  }

  private Answer ask(String head, byte[] body) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(60_000);
      String sent =
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; "));
      String all =
          head
              + "Host: "
              + host
              + "\r\nConnection: close\r\n"
              + (sent.isEmpty() ? "" : "Cookie: " + sent + "\r\n")
              + "\r\n";
      socket.getOutputStream().write(all.getBytes(UTF_8));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private Answer read(InputStream in) throws IOException {
    String status = line(in);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    lastCookies = headers.getOrDefault("set-cookie", List.of());
    for (String cookie : lastCookies) {
      String pair = cookie.substring(0, cookie.indexOf(';'));
      int equals = pair.indexOf('=');
      if (cookie.contains("Max-Age=0")) {
        cookies.remove(pair.substring(0, equals));
      } else {
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return new Answer(
        Integer.parseInt(status.substring(9, 12)),
        HttpHeaders.of(headers, (name, value) -> true),
        new String(body(in, headers), UTF_8));
  }

  private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
    if (!headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16);
        size > 0;
        size = Integer.parseInt(line(in), 16)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(UTF_8);
  }
}
