package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.chancery.harvest.Source;

/**
 * Publications of which every field tries to run a script in every way that a page might let it: as
 * an element, out of an attribute, out of a script, out of a comment, and as an address.
 */
final class Hostile {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static final String ID = "evil/\"><svg/onload=struck('id')>'";

  private Hostile() {}

  /** What a field holds; the name tells which field it was that came through. */
  static String payload(String field) {
    return "<script>struck('%1$s')</script>\"'><img src=x onerror=struck('%1$s')>".formatted(field)
        + "</script></style></title></textarea><svg onload=struck('%1$s')>--><b onclick=struck('%1$s')>"
            .formatted(field)
        + "{{constructor.constructor('struck(1)')()}} ${struck(1)} javascript:struck('%1$s')"
            .formatted(field);
  }

  /** One with a payload in each field, and one more of the same events under another name. */
  static Source.Stream source() {
    StringBuilder lines = new StringBuilder();
    lines.append(line(ID, "javascript:struck('url')//\"><script>struck('url')</script>"));
    lines.append(line("evil/2", "data:text/html,<script>struck('url')</script>"));
    return new Source.Stream(
        "evil.jsonl", new ByteArrayInputStream(lines.toString().getBytes(UTF_8)));
  }

  private static String line(String id, String url) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("id", id);
    line.put("title", payload("title"));
    line.put("date", "1999-05-04");
    line.put("publisher", payload("publisher"));
    line.putArray("authors").add(payload("author")).add("O'Hara; \"B\" <b>");
    line.put("series", payload("series"));
    line.put("url", url);
    line.put("language", "en\"><script>struck('language')</script>");
    line.put("rights", payload("rights"));
    var blocks = line.putArray("blocks");
    blocks.addObject().put("kind", "heading").put("text", payload("heading"));
    blocks
        .addObject()
        .put("kind", "paragraph")
        .put(
            "text",
            "Chad and Peru established diplomatic relations on 3 May 1999. Chad, according to the"
                + " ministry of "
                + payload("paragraph")
                + ", opened an embassy in Lima on 4 May 1999. Chad has diplomatic relations with 2"
                + " states.");
    blocks.addObject().put("kind", "row").put("text", "post: " + payload("row") + " | year: 1999");
    return line + "\n";
  }

  /** Every page that shows any of it, or what was typed. */
  static List<String> pages(long event) {
    String typed = encoded(payload("typed"));
    List<String> pages = new ArrayList<>();
    for (String path :
        List.of(
            "/",
            "/publications",
            "/publication?id=" + encoded(ID),
            "/publication?id=" + encoded(ID) + "&version=1",
            "/publication?id=evil%2F2",
            "/source?name=" + encoded(payload("publisher")),
            "/series?name=" + encoded(payload("series")),
            "/author?name=" + encoded(payload("author")),
            "/sources",
            "/authors",
            "/all-series",
            "/search?q=Chad",
            "/search?q=" + encoded("author:struck"),
            "/events",
            "/event/" + event,
            "/state/TCD",
            "/relations/TCD/PER",
            "/brief/TCD",
            "/brief/TCD/PER",
            "/claims",
            "/signals",
            "/contradictions",
            "/changes?from=1999&to=2000",
            "/network?on=2000",
            "/api",
            "/search?q=" + typed,
            "/search?q=Chad&sort=" + typed,
            "/publication?id=" + typed,
            "/publication?id=evil%2F2&version=" + typed,
            "/source?name=" + typed,
            "/state/" + typed,
            "/state/TCD?on=" + typed,
            "/state/TCD?on=1999&known=" + typed,
            "/relations?a=" + typed + "&b=PER",
            "/relations/TCD/" + typed,
            "/events?type=" + typed,
            "/event/" + typed,
            "/claims?state=" + typed,
            "/changes?from=" + typed,
            "/publications?page=" + typed,
            "/publications?format=" + typed,
            "/sign-in?next=" + typed,
            "/mail?topic=" + typed,
            "/" + typed)) {
      pages.add(path);
    }
    return pages;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
