package org.chancery.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.publication.Block;

/**
 * Plain text: header lines where there are any, a title where the first line stands alone, and
 * paragraphs between empty lines, their hard line ends made spaces.
 */
final class PlainText {

  static final String MEDIA_TYPE = "text/plain";

  private static final Pattern HEADER =
      Pattern.compile(
          "(?<field>title|date|written|published|publisher|authors?|by|series|source|url|language"
              + "|rights|id) ?: ?(?<value>.*)",
          Pattern.CASE_INSENSITIVE);

  /** A full stop, but not one of "the U.S." */
  private static final Pattern SENTENCE_END = Pattern.compile("(?<!\\b\\p{Lu})[.:;,]$");

  private static final int LONGEST_TITLE = 200;

  private PlainText() {}

  static Harvest.Found read(Received document) throws RefusedException {
    Charsets.Decoded decoded = Charsets.decode(document.bytes(), null);
    List<String> lines = decoded.text().lines().map(Hygiene::line).toList();
    Head head = new Head();
    int start = header(lines, head);
    List<Block> blocks = blocks(lines, start, head);
    return head.publication(document, MEDIA_TYPE, blocks);
  }

  /** Reads "Title:", "Date:" and so on at the very top; answers where the text begins. */
  private static int header(List<String> lines, Head head) {
    int at = 0;
    while (at < lines.size() && lines.get(at).isEmpty()) {
      at++;
    }
    while (at < lines.size()) {
      Matcher field = HEADER.matcher(lines.get(at));
      if (!field.matches()) {
        return at;
      }
      head.note(field.group("field").toLowerCase(Locale.ROOT), field.group("value"));
      at++;
    }
    return at;
  }

  private static List<Block> blocks(List<String> lines, int start, Head head) {
    List<Block> blocks = new ArrayList<>();
    List<String> paragraph = new ArrayList<>();
    for (int at = start; at <= lines.size(); at++) {
      String line = at < lines.size() ? lines.get(at) : "";
      if (!line.isEmpty()) {
        paragraph.add(line);
      } else if (!paragraph.isEmpty()) {
        boolean title = blocks.isEmpty() && paragraph.size() == 1 && isTitle(line(paragraph));
        boolean alone = lines.subList(at, lines.size()).stream().allMatch(String::isEmpty);
        blocks.add(block(line(paragraph), title && !alone, head));
        paragraph.clear();
      }
    }
    return blocks;
  }

  private static String line(List<String> lines) {
    return String.join(" ", lines);
  }

  /** A first line that ends as a sentence does is the first paragraph. */
  private static boolean isTitle(String line) {
    return line.length() <= LONGEST_TITLE && !SENTENCE_END.matcher(line).find();
  }

  private static Block block(String text, boolean title, Head head) {
    if (title && head.title == null) {
      head.title = text;
    }
    boolean heading = title && text.equals(head.title);
    return new Block(heading ? Block.Kind.HEADING : Block.Kind.PARAGRAPH, text);
  }
}
