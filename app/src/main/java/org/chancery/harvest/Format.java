package org.chancery.harvest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats that are read, and how one is recognised. */
enum Format {
  JSON_LINES,
  JSON_FEED,
  HTML,
  MARKDOWN,
  TEXT,
  PDF,
  TEI,
  FEED,
  WARC,
  WIKI_DUMP,
  MAILBOX,
  MESSAGE;

  /** How much of a document decides what it is. */
  static final int HEAD = 8192;

  private static final Pattern PAGE =
      Pattern.compile("<(?:!doctype\\s+html|html|head|body)[\\s>]", Pattern.CASE_INSENSITIVE);

  /** The outermost element, after what may stand before it. */
  private static final Pattern ROOT =
      Pattern.compile(
          "(?s)(?:\\s|<\\?.*?\\?>|<!--.*?-->|<!(?i:doctype)[^>\\[]*+(?:\\[.*?\\]\\s*)?>)*+"
              + "<(?:[\\w-]+:)?(?<root>[\\w.-]+)");

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
    if (Pdf.isPdf(head)) {
      return PDF;
    }
    refuseBinary(head);
    if (Feed.isJsonFeed(head)) {
      return JSON_FEED;
    }
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
      case "warc" -> WARC;
      case "mbox" -> MAILBOX;
      case "eml" -> MESSAGE;
      case "rss", "atom" -> FEED;
      case "tei" -> TEI;
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
    Format xml = text.startsWith("<") ? byRoot(text) : null;
    if (xml != null) {
      return xml;
    }
    if (text.startsWith("WARC/")) {
      return WARC;
    }
    if (Mailbox.isMailbox(text)) {
      return MAILBOX;
    }
    if (Mailbox.isMessage(text)) {
      return MESSAGE;
    }
    if (text.startsWith("<") && PAGE.matcher(text).find()) {
      return HTML;
    }
    if (text.startsWith("<?xml")) {
      throw expected("XML of another kind");
    }
    if (text.startsWith("%!PS") || text.startsWith("{\\rtf")) {
      throw expected("PostScript or RTF");
    }
    return MARKDOWN_START.matcher(text).matches() ? MARKDOWN : TEXT;
  }

  /** The format of XML by its outermost element; null where it is none of these. */
  private static @Nullable Format byRoot(String text) throws RefusedException {
    Matcher root = ROOT.matcher(text);
    if (!root.lookingAt()) {
      return null;
    }
    return switch (root.group("root").toLowerCase(Locale.ROOT)) {
      case "tei", "tei.2", "teicorpus", "teicorpus.2" -> TEI;
      case "rss", "feed", "rdf", "channel" -> FEED;
      case "mediawiki" -> WIKI_DUMP;
      case "html" -> HTML;
      case "urlset", "sitemapindex" -> throw expected("a sitemap, whose address is to be added,");
      case "oai-pmh" -> throw expected("an answer of a repository, whose address is to be added,");
      default -> null;
    };
  }

  private static void refuseBinary(byte[] head) throws RefusedException {
    if (Charsets.wide(head) != null) {
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
        found
            + " was found; a page, PDF, Markdown, text, JSON lines, a feed, TEI, WARC, a wiki dump"
            + " or a mailbox was expected");
  }
}
