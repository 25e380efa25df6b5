package org.chancery.alert;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chancery.alert.News.Kind;

/**
 * A message in two forms that say the same: text for those who read mail as text, and HTML that
 * follows the reader's light or dark theme. It loads nothing from anywhere: no picture, no font, no
 * pixel that tells on the reader.
 */
record Letter(String subject, String text, String html) {

  private static final int TEXT_WIDTH = 72;
  private static final int LONGEST_SUBJECT = 160;

  /** The links that every letter ends with. */
  record Links(URI base, String preferences, String unsubscribe) {}

  /** What was learned, in one letter; further reports of one act stand together. */
  static Letter digest(List<News> news, Links links, String occasion) {
    List<News> sorted = new ArrayList<>(news);
    sorted.sort(Comparator.comparingInt((News item) -> order(item.kind())));
    Map<Kind, List<News>> byKind = new LinkedHashMap<>();
    sorted.forEach(
        item -> byKind.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(item));
    StringBuilder text = new StringBuilder();
    StringBuilder html = new StringBuilder();
    byKind.forEach((kind, items) -> {
      text.append(heading(kind).toUpperCase(java.util.Locale.ROOT)).append("\n\n");
      html.append("<h2>").append(escaped(heading(kind))).append("</h2>\n");
      if (kind == Kind.ALSO_REPORTED) {
        further(items, links.base(), text, html);
      } else {
        items.forEach(item -> {
          item(item, links.base(), text);
          html.append(item(item, links.base()));
        });
      }
    });
    return new Letter(
        subject(sorted),
        text + foot(links, occasion),
        page(subject(sorted), html.toString(), links, occasion));
  }

  /** A letter of a few paragraphs and one link that does what they say. */
  static Letter note(
      String subject, List<String> paragraphs, String action, URI target, Links links) {
    StringBuilder text = new StringBuilder();
    StringBuilder html = new StringBuilder();
    for (String paragraph : paragraphs) {
      text.append(wrapped(paragraph, "")).append("\n\n");
      html.append("<p>").append(escaped(paragraph)).append("</p>\n");
    }
    text.append(action).append(":\n").append(target).append("\n\n");
    html.append("<p><a class=\"button\" href=\"")
        .append(escaped(target.toString()))
        .append("\">")
        .append(escaped(action))
        .append("</a></p>\n");
    return new Letter(subject, text.toString(), page(subject, html.toString(), links, ""));
  }

  private static int order(Kind kind) {
    return switch (kind) {
      case ANSWER_TURNED -> 0;
      case NEWS -> 1;
      case CONTRADICTION -> 2;
      case CORRECTION -> 3;
      case CLAIM_FALSE -> 4;
      case SIGNAL -> 5;
      case ALSO_REPORTED -> 6;
    };
  }

  private static String heading(Kind kind) {
    return switch (kind) {
      case ANSWER_TURNED -> "Answers that turned";
      case NEWS -> "New";
      case CONTRADICTION -> "Contradictions";
      case CORRECTION -> "Corrections";
      case CLAIM_FALSE -> "Claims turned false";
      case SIGNAL -> "Signals: missing where expected";
      case ALSO_REPORTED -> "Also reported";
    };
  }

  private static String subject(List<News> sorted) {
    News first = sorted.getFirst();
    String label = first.kind() == Kind.NEWS ? "" : first.kind().title() + ": ";
    String more = sorted.size() == 1 ? "" : " and " + (sorted.size() - 1) + " more";
    String subject = label + first.subject();
    int room = LONGEST_SUBJECT - more.length();
    if (subject.length() > room) {
      // What must not be left out stands at the end: the headline gives way, not the caution.
      String caution = first.caution().isEmpty() ? "" : " (" + first.caution() + ")";
      String kept = caution.length() > room / 2 ? caution.substring(0, room / 2) + "…)" : caution;
      subject =
          subject.substring(0, Math.max(0, Math.min(subject.length(), room - kept.length() - 1)))
              + "…"
              + kept;
    }
    return oneLine(subject + more);
  }

  /** Nothing that a publication says may begin another header. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  // ---- text ----

  private static void item(News item, URI base, StringBuilder text) {
    text.append(wrapped("* " + item.subject(), "  ")).append('\n');
    if (!item.detail().isEmpty()) {
      text.append(wrapped("  " + item.detail(), "  ")).append('\n');
    }
    if (!item.quote().isEmpty()) {
      text.append(wrapped("  > " + oneLine(item.quote()), "  > ")).append('\n');
    }
    text.append(wrapped("  " + item.source(), "  ")).append('\n');
    text.append("  ").append(base).append(item.path()).append("\n\n");
  }

  private static void further(List<News> items, URI base, StringBuilder text, StringBuilder html) {
    Map<String, List<News>> byAct = new LinkedHashMap<>();
    items.forEach(
        item -> byAct.computeIfAbsent(item.subject(), act -> new ArrayList<>()).add(item));
    byAct.forEach((act, reports) -> {
      text.append(wrapped("* " + act, "  ")).append("\n");
      html.append("<article><h3>").append(escaped(act)).append("</h3><ul>");
      for (News report : reports) {
        text.append(wrapped("  also reported by " + report.source(), "    ")).append('\n');
        text.append("    ").append(base).append(report.path()).append('\n');
        html.append("<li>also reported by <a href=\"")
            .append(escaped(base + report.path()))
            .append("\">")
            .append(escaped(report.source()))
            .append("</a></li>");
      }
      text.append('\n');
      html.append("</ul></article>\n");
    });
  }

  private static String foot(Links links, String occasion) {
    return "-- \n"
        + wrapped(occasion, "")
        + "\nPreferences: "
        + links.preferences()
        + "\nUnsubscribe: "
        + links.unsubscribe()
        + "\n";
  }

  /** Breaks between words; a word too long for a line, such as an address, stands alone. */
  static String wrapped(String text, String indent) {
    StringBuilder lines = new StringBuilder();
    String lead = text.substring(0, text.length() - text.stripLeading().length());
    StringBuilder line = new StringBuilder(lead);
    boolean empty = true;
    for (String word : text.strip().split("\\s+", -1)) {
      if (!empty && line.length() + 1 + word.length() > TEXT_WIDTH) {
        lines.append(line).append('\n');
        line.setLength(0);
        line.append(indent);
        empty = true;
      }
      if (!empty) {
        line.append(' ');
      }
      line.append(word);
      empty = false;
    }
    return lines.append(line).toString();
  }

  // ---- HTML ----

  private static final String STYLE =
      """
      :root{color-scheme:light dark;supported-color-schemes:light dark}
      body{margin:0;padding:0;background:#f4f2ed;color:#1d1d1b;font:16px/1.5 Georgia,'Times New Roman',serif}
      .sheet{max-width:640px;margin:0 auto;padding:24px 20px 32px;background:#fff}
      .name{font:600 13px/1 system-ui,sans-serif;letter-spacing:.12em;text-transform:uppercase;color:#7a2e1d;border-bottom:2px solid #7a2e1d;padding-bottom:10px;margin:0 0 20px}
      h2{font:600 14px/1.3 system-ui,sans-serif;letter-spacing:.04em;color:#5b5852;margin:28px 0 8px}
      article{border-top:1px solid #dedad1;padding:14px 0 10px}
      h3{font-size:18px;line-height:1.35;margin:0 0 6px}
      .caution{display:inline-block;font:600 12px/1.5 system-ui,sans-serif;color:#6b4a00;background:#fdf0cf;border-radius:3px;padding:1px 7px;margin:0 0 6px}
      blockquote{margin:8px 0;padding:2px 0 2px 14px;border-left:3px solid #c9bfae;color:#3c3a36}
      p{margin:8px 0}ul{margin:6px 0;padding-left:20px}
      .source{font:13px/1.5 system-ui,sans-serif;color:#5b5852}
      a{color:#1f4e79}
      .button{display:inline-block;font:600 15px/1 system-ui,sans-serif;color:#fff;background:#7a2e1d;padding:13px 20px;border-radius:4px;text-decoration:none}
      .foot{border-top:1px solid #dedad1;margin-top:24px;padding-top:12px;font:13px/1.6 system-ui,sans-serif;color:#5b5852}
      @media (prefers-color-scheme:dark){
      body{background:#151514;color:#e9e6df}.sheet{background:#1e1e1c}
      .name{color:#e3a08f;border-color:#e3a08f}h2,.source,.foot{color:#aaa69c}
      article,.foot{border-color:#3a3934}blockquote{color:#cfcbc2;border-color:#5f5a50}
      .caution{color:#f5d98b;background:#463808}a{color:#8fbce6}.button{color:#1e1e1c;background:#e3a08f}}
      """;

  private static String item(News item, URI base) {
    StringBuilder html = new StringBuilder("<article><h3>");
    html.append(escaped(item.headline())).append("</h3>\n");
    if (!item.caution().isEmpty()) {
      html.append("<span class=\"caution\">").append(escaped(item.caution())).append("</span>\n");
    }
    if (!item.detail().isEmpty()) {
      html.append("<p>").append(escaped(item.detail())).append("</p>\n");
    }
    if (!item.quote().isEmpty()) {
      html.append("<blockquote>").append(escaped(item.quote())).append("</blockquote>\n");
    }
    return html.append("<p class=\"source\"><a href=\"")
        .append(escaped(base + item.path()))
        .append("\">")
        .append(escaped(item.source()))
        .append("</a></p></article>\n")
        .toString();
  }

  private static String page(String subject, String content, Links links, String occasion) {
    String foot =
        occasion.isEmpty()
            ? ""
            : "<p class=\"foot\">"
                + escaped(occasion)
                + "<br><a href=\""
                + escaped(links.preferences())
                + "\">Preferences</a> · <a href=\""
                + escaped(links.unsubscribe())
                + "\">Unsubscribe</a></p>\n";
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
        + "<meta name=\"color-scheme\" content=\"light dark\">"
        + "<title>"
        + escaped(subject)
        + "</title>\n<style>\n"
        + STYLE
        + "</style></head>\n<body><div class=\"sheet\">\n<p class=\"name\">Chancery</p>\n"
        + content
        + foot
        + "</div></body></html>\n";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
