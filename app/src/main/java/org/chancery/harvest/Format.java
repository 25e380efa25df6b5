package org.chancery.harvest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats that are read, and how one is recognised. */
enum Format {
  JSON_LINES,
  HTML,
  MARKDOWN,
  TEXT;

  /** How much of a document decides what it is. */
  static final int HEAD = 8192;

  private static final Pattern PAGE =
      Pattern.compile("<(?:!doctype\\s+html|html|head|body)[\\s>]", Pattern.CASE_INSENSITIVE);
  private static final Pattern JSON_START = Pattern.compile("\\{\\s*[\"}]|\\[\\s*\\{");
  private static final Pattern MARKDOWN_START =
      Pattern.compile("(?s)(?:---[ \\t]*\\r?\\n.*|#{1,6} \\S.*)");

  /**
   * The format of a document.
   *
   * @param fileName without the suffix of a compression; null for a stream
   * @param head the first bytes, up to {@link #HEAD}
   * @throws RefusedException for what is no document, saying what was found instead
   */
  static Format of(@Nullable String fileName, byte[] head) throws RefusedException {
    if (head.length == 0) {
      throw new RefusedException("nothing was found, a document was expected");
    }
    refuseBinary(head);
    Format named = fileName == null ? null : byName(fileName);
    return named != null ? named : sniff(Charsets.decode(head, null).text());
  }

  private static @Nullable Format byName(String fileName) throws RefusedException {
    String suffix =
        fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).strip();
    return switch (suffix) {
      case "jsonl", "ndjson", "json" -> JSON_LINES;
      case "html", "htm", "xhtml" -> HTML;
      case "md", "markdown" -> MARKDOWN;
      case "txt", "text" -> TEXT;
      case "css", "js" -> throw expected("a part of a page (." + suffix + ")");
      default -> null;
    };
  }

  private static Format sniff(String head) throws RefusedException {
    String text = head.stripLeading();
    if (text.isEmpty()) {
      return TEXT;
    }
    if (JSON_START.matcher(text).lookingAt()) {
      return JSON_LINES;
    }
    if (text.startsWith("<") && PAGE.matcher(text).find()) {
      return HTML;
    }
    if (text.startsWith("<?xml") || text.startsWith("<rss") || text.startsWith("<feed")) {
      throw expected("XML");
    }
    if (text.startsWith("%!PS") || text.startsWith("{\\rtf")) {
      throw expected("PostScript or RTF");
    }
    return MARKDOWN_START.matcher(text).matches() ? MARKDOWN : TEXT;
  }

  private static void refuseBinary(byte[] head) throws RefusedException {
    String start = new String(head, 0, Math.min(head.length, 8), StandardCharsets.ISO_8859_1);
    if (start.startsWith("%PDF")) {
      throw expected("a PDF file");
    }
    if (start.startsWith("PK\u0003\u0004")
        || start.startsWith("\u001f\u008b")
        || start.startsWith("BZh")
        || start.startsWith("\u00fd7zXZ")) {
      throw expected("an archive or a file compressed other than once with gzip");
    }
    if (Charsets.hasUtf16Mark(head)) {
      return;
    }
    int controls = 0;
    for (byte unit : head) {
      if (unit == 0) {
        throw expected("a binary file");
      }
      // Tab to carriage return, and escape, which text from terminals holds.
      controls += unit > 0 && unit < 32 && (unit < 9 || unit > 13) && unit != 27 ? 1 : 0;
    }
    if (controls > head.length / 20) {
      throw expected("a binary file");
    }
  }

  private static RefusedException expected(String found) {
    return new RefusedException(
        found + " was found; JSON lines, an HTML page, Markdown or plain text was expected");
  }
}
