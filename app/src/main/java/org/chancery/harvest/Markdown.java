package org.chancery.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.publication.Block;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Markdown with or without front matter: headings, paragraphs, and items of lists and rows of
 * tables as rows; emphasis, links and code stripped to the words that a reader sees.
 */
final class Markdown {

  static final String MEDIA_TYPE = "text/markdown";

  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s+(?<text>.*)");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:={2,}|-{2,})\\s*");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+]|\\d{1,3}[.)])\\s+(?<text>.*)");
  private static final Pattern TABLE_ROW = Pattern.compile("\\s*\\|(?<cells>.*)\\|\\s*");
  private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~).*");
  private static final Pattern QUOTE = Pattern.compile("\\s*>\\s?");
  private static final Pattern LINK_DEFINITION =
      Pattern.compile("\\s{0,3}\\[[^\\]^]+\\]:\\s+\\S.*");

  private final List<Block> blocks = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private Block.Kind kind = Block.Kind.PARAGRAPH;

  private Markdown() {}

  static Harvest.Found read(Received document) throws RefusedException {
    String text = Charsets.decode(document.bytes(), null).text();
    Head head = new Head();
    List<String> lines = text.lines().toList();
    int start = FrontMatter.read(lines, head);
    String body = String.join("\n", lines.subList(start, lines.size()));
    Markdown markdown = new Markdown();
    withoutComments(body).lines().forEach(markdown::line);
    markdown.close();
    if (head.title == null) {
      head.title = title(markdown.blocks);
    }
    return head.publication(document, MEDIA_TYPE, markdown.blocks);
  }

  /** The first heading where nothing but it opens the text. */
  private static @Nullable String title(List<Block> blocks) {
    return !blocks.isEmpty() && blocks.getFirst().kind() == Block.Kind.HEADING
        ? blocks.getFirst().text()
        : null;
  }

  /** By hand, because a pattern takes quadratic time over many comments that nothing closes. */
  static String withoutComments(String body) {
    StringBuilder rest = new StringBuilder(body.length());
    int from = 0;
    int open = body.indexOf("<!--");
    while (open >= 0) {
      int close = body.indexOf("-->", open + 4);
      if (close < 0) {
        break;
      }
      rest.append(body, from, open);
      from = close + 3;
      open = body.indexOf("<!--", from);
    }
    return rest.append(body, from, body.length()).toString();
  }

  private void line(String raw) {
    String line = QUOTE.matcher(raw).lookingAt() ? QUOTE.matcher(raw).replaceFirst("") : raw;
    Matcher heading = HEADING.matcher(line);
    Matcher item = ITEM.matcher(line);
    Matcher row = TABLE_ROW.matcher(line);
    if (line.isBlank() || FENCE.matcher(line).matches()) {
      close();
    } else if (heading.matches()) {
      close();
      add(Block.Kind.HEADING, withoutClosing(heading.group("text")));
    } else if (kind == Block.Kind.PARAGRAPH
        && open.size() == 1
        && UNDERLINE.matcher(line).matches()) {
      kind = Block.Kind.HEADING;
      close();
    } else if (isRule(line)) {
      close();
    } else if (row.matches()) {
      close();
      add(Block.Kind.ROW, cells(row.group("cells")));
    } else if (item.matches()) {
      close();
      kind = Block.Kind.ROW;
      open.add(item.group("text"));
    } else if (!LINK_DEFINITION.matcher(line).matches()) {
      open.add(line);
    }
  }

  /**
   * Whether the line only divides: three or more of one mark, or the line below the head of a
   * table. By hand, because a pattern overflows the stack on a line that is long enough.
   */
  private static boolean isRule(String line) {
    String marks = line.replace(" ", "").replace("\t", "");
    long kinds = marks.chars().distinct().count();
    boolean rule = kinds == 1 && marks.length() >= 3 && "*-_".indexOf(marks.charAt(0)) >= 0;
    return rule || (marks.contains("--") && marks.chars().allMatch(c -> "|:-".indexOf(c) >= 0));
  }

  /** The text of a heading without the marks that may close it. */
  private static String withoutClosing(String text) {
    int end = text.stripTrailing().length();
    int marks = end;
    while (marks > 0 && text.charAt(marks - 1) == '#') {
      marks--;
    }
    boolean closing = marks == 0 || Character.isWhitespace(text.charAt(marks - 1));
    return text.substring(0, closing ? marks : end);
  }

  /** Ends the paragraph or item under way. */
  private void close() {
    if (!open.isEmpty()) {
      add(kind, String.join(" ", open));
      open.clear();
    }
    kind = Block.Kind.PARAGRAPH;
  }

  private void add(Block.Kind kind, String source) {
    String text = Hygiene.line(Inline.text(source));
    if (!text.isEmpty()) {
      blocks.add(new Block(kind, text));
    }
  }

  private static String cells(String row) {
    List<String> cells = new ArrayList<>();
    for (String cell : row.split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip());
    }
    return String.join(" | ", cells);
  }

  /** What is marked inside a line; lengths are bounded so that no line takes quadratic time. */
  private static final class Inline {

    private static final Pattern IMAGE =
        Pattern.compile("!\\[[^\\]]{0,500}\\](?:\\([^)]{0,2000}\\)|\\[[^\\]]{0,200}\\])");
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]]{1,50}\\]:?");
    private static final Pattern LINK =
        Pattern.compile(
            "\\[(?<text>[^\\[\\]]{0,1000})\\]"
                + "(?:\\((?:[^()]|\\([^()]{0,200}\\)){0,500}\\)|\\[[^\\]]{0,200}\\])");
    private static final Pattern ADDRESS =
        Pattern.compile("<(?<address>(?:https?://|mailto:)[^>\\s]{1,2000})>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,500}>");
    private static final Pattern CODE =
        Pattern.compile("(?<ticks>`{1,2})(?<text>[^`]{1,2000})\\k<ticks>");
    private static final Pattern STARS =
        Pattern.compile("(?<mark>\\*{1,3}|~~)(?=\\S)(?<text>[^*~]{1,2000}?)(?<=\\S)\\k<mark>");
    private static final Pattern UNDERSCORES =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?<mark>_{1,3})(?=\\S)(?<text>[^_]{1,2000}?)(?<=\\S)\\k<mark>(?![\\p{L}\\p{N}])");
    private static final Pattern ESCAPE =
        Pattern.compile("\\\\(?<mark>[\\\\`*_{}\\[\\]()#+.!|<>~-])");

    /** Escaped marks wait here, in characters that no text uses, until all others are read. */
    private static final char ESCAPED = '\uE000';

    private Inline() {}

    static String text(String source) {
      String text =
          ESCAPE
              .matcher(source)
              .replaceAll(
                  match -> String.valueOf((char) (ESCAPED + match.group("mark").charAt(0))));
      text = IMAGE.matcher(text).replaceAll("");
      text = FOOTNOTE.matcher(text).replaceAll("");
      text = LINK.matcher(text).replaceAll("${text}");
      text = ADDRESS.matcher(text).replaceAll("${address}");
      text = TAG.matcher(text).replaceAll("");
      text = CODE.matcher(text).replaceAll("${text}");
      // Twice, for emphasis within emphasis.
      for (int pass = 0; pass < 2; pass++) {
        text = STARS.matcher(text).replaceAll("${text}");
        text = UNDERSCORES.matcher(text).replaceAll("${text}");
      }
      return unescaped(Parser.unescapeEntities(text, false));
    }

    private static String unescaped(String text) {
      StringBuilder plain = new StringBuilder(text);
      for (int i = 0; i < text.length(); i++) {
        char unit = text.charAt(i);
        if (unit > ESCAPED && unit < ESCAPED + 128) {
          plain.setCharAt(i, (char) (unit - ESCAPED));
        }
      }
      return plain.toString();
    }
  }
}
