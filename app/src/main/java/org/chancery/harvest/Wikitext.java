package org.chancery.harvest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a MediaWiki as sources of data: the headings, and the rows of those tables that give a
 * date for a country. A row becomes a block of cells with a bar between two; its references stand
 * in a last cell. What else the page says is prose about prose, and stays in the original.
 */
final class Wikitext {

  static final String MEDIA_TYPE = "text/x-wiki";

  /** Between two cells of a row; no cell holds it. */
  static final String BAR = " | ";

  private static final JsonFactory JSON = new JsonFactory();

  /** Templates within templates; what is nested deeper stays as it is written. */
  private static final int DEEPEST = 40;

  private static final String MODULE = "#invoke:";
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{([^{}]*)\\}\\}");
  private static final Pattern LINK = Pattern.compile("\\[\\[([^\\[\\]]*)\\]\\]");
  private static final Pattern ADDRESS =
      Pattern.compile("\\[https?://[^\\s\\[\\]]{1,2000} ?([^\\[\\]]{0,2000})\\]");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");
  private static final Pattern HEADING = Pattern.compile("^(={2,6})\\s*(.*?)\\s*\\1\\s*$");
  private static final Pattern NOTE = Pattern.compile("\uE000(\\d+)\uE001");
  private static final Pattern PARAMETER =
      Pattern.compile("(?si)\\|\\s*(?:script-)?title\\s*=\\s*(?<title>[^|}]*)");
  private static final Pattern END_MATTER =
      Pattern.compile(
          "(?i)see also|references|notes|footnotes|citations|sources|bibliography|further reading"
              + "|external links|sister links");
  private static final Pattern COUNTRY = Pattern.compile("(?i)country|state|name|entity|nation");
  private static final Pattern DATE =
      Pattern.compile(
          "(?i)date|formal relations began|(?:diplomatic )?relations? (?:established|began|since)"
              + "|dipl.*");

  private final List<String> references = new ArrayList<>();

  private Wikitext() {}

  /** Whether bytes are a dump of pages. */
  static boolean isDump(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 500), StandardCharsets.UTF_8);
    return head.contains("<mediawiki");
  }

  /** Every page of a dump in the export format of MediaWiki that lies in the main name space. */
  static void readDump(Received document, Consumer<Harvest> consumer) throws RefusedException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (InputStream in = new ByteArrayInputStream(document.bytes())) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      String title = "";
      String space = "0";
      String timestamp = "";
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "page" -> space = "0";
            case "title" -> title = xml.getElementText();
            case "ns" -> space = xml.getElementText();
            case "timestamp" -> timestamp = xml.getElementText();
            case "text" -> {
              String text = xml.getElementText();
              if (space.equals("0") && !text.isBlank()) {
                consumer.accept(page(document, title, day(timestamp), text));
              }
            }
            default -> {}
          }
        }
      }
    } catch (XMLStreamException | IOException broken) {
      throw new RefusedException(
          "the dump breaks off or is damaged (" + broken.getMessage() + "), XML was expected");
    }
  }

  private static @Nullable PartialDate day(String timestamp) {
    return timestamp.length() >= 10 ? PartialDate.parse(timestamp.substring(0, 10)) : null;
  }

  /** One page: wikitext, or a JSON string of it. */
  static Harvest.Found read(Received document) throws RefusedException {
    String text = Charsets.decode(document.bytes(), null).text();
    String path = document.path() == null ? document.origin() : document.path();
    String title = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return page(document, named(title), null, text.startsWith("\"") ? string(text) : text);
  }

  /**
   * The title of a page from the name of its file, in which brackets and spaces are often lines.
   */
  private static String named(String file) {
    return file.replaceFirst("[ _]_(.*)_$", " ($1)").replace('_', ' ');
  }

  private static String string(String json) throws RefusedException {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        return parser.getText();
      }
    } catch (IOException broken) {
      throw new RefusedException(
          "a JSON string that breaks off was found, a whole one was expected");
    }
    throw new RefusedException("no JSON string was found, one of wikitext was expected");
  }

  private static Harvest.Found page(
      Received document, String title, @Nullable PartialDate date, String text) {
    List<Block> blocks = new Wikitext().blocks(text);
    PublicationId id =
        date == null
            ? Identity.of(document, null, title)
            : Identity.given(title).orElseGet(() -> Identity.of(document, null, title));
    Publication publication =
        new Publication(
            id,
            title,
            date,
            date == null ? PartialDate.of(document.fetched()) : date,
            "Wikipedia",
            List.of(),
            null,
            null,
            "en",
            "CC BY-SA 4.0",
            blocks);
    List<String> warnings =
        blocks.stream().anyMatch(block -> block.kind() == Block.Kind.ROW)
            ? List.of()
            : List.of("no table of countries with dates was found");
    return new Harvest.Found(
        publication, document.bytes(), MEDIA_TYPE, document.origin(), warnings);
  }

  // ---- the page ----

  private List<Block> blocks(String wikitext) {
    String plain = plain(wikitext);
    List<Block> blocks = new ArrayList<>();
    List<Table> open = new ArrayList<>();
    for (String line : plain.split("\n", -1)) {
      String start = line.stripLeading();
      if (start.startsWith("{|")) {
        open.add(new Table());
      } else if (open.isEmpty()) {
        Matcher heading = HEADING.matcher(Hygiene.line(line));
        if (heading.matches()) {
          blocks.add(new Block(Block.Kind.HEADING, cell(heading.group(2))));
        }
      } else if (start.startsWith("|}")) {
        blocks.addAll(rows(open.removeLast()));
      } else {
        open.getLast().line(start);
      }
    }
    // A page that forgets to close its last table has it nonetheless.
    for (Table table : open.reversed()) {
      blocks.addAll(rows(table));
    }
    blocks.removeIf(block -> block.text().isBlank());
    return blocks;
  }

  /** The text with templates and links made words, and references numbers. */
  private String plain(String wikitext) {
    String noted = withoutReferences(Markdown.withoutComments(wikitext));
    return replaced(replaced(noted, TEMPLATE, Wikitext::rendered), LINK, Wikitext::linked);
  }

  /** By hand, because a pattern takes quadratic time over many references that nothing closes. */
  private String withoutReferences(String text) {
    // Of tags alone: in full, a letter may become two, and every place behind it another.
    String lower =
        text.chars()
            .map(letter -> letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    StringBuilder noted = new StringBuilder(text.length());
    int from = 0;
    for (int at = lower.indexOf("<ref"); at >= 0; at = lower.indexOf("<ref", from)) {
      int end = lower.indexOf('>', at);
      boolean other = at + 4 < lower.length() && Character.isLetter(lower.charAt(at + 4));
      if (end < 0 || other) {
        noted.append(text, from, at + 4);
        from = at + 4;
        if (end < 0) {
          break;
        }
        continue;
      }
      noted.append(text, from, at);
      from = end + 1;
      String content = "";
      if (lower.charAt(end - 1) != '/') {
        int close = lower.indexOf("</ref", end);
        if (close < 0) {
          break;
        }
        content = text.substring(end + 1, close);
        int after = lower.indexOf('>', close);
        from = after < 0 ? text.length() : after + 1;
      }
      references.add(cited(content));
      noted.append('\uE000').append(references.size() - 1).append('\uE001');
    }
    return noted.append(text, from, text.length()).toString();
  }

  /**
   * The text of an article: headings, paragraphs, items of lists and rows of tables; what cites and
   * links to others at its end is left out.
   */
  static List<Block> article(String wikitext) {
    Wikitext page = new Wikitext();
    List<Block> blocks = new ArrayList<>();
    List<Table> open = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : page.plain(wikitext).split("\n", -1)) {
      String start = line.stripLeading();
      if (start.startsWith("{|")) {
        close(paragraph, blocks);
        open.add(new Table());
      } else if (!open.isEmpty() && start.startsWith("|}")) {
        blocks.addAll(cells(open.removeLast()));
      } else if (!open.isEmpty()) {
        open.getLast().line(start);
      } else if (start.startsWith("==")) {
        close(paragraph, blocks);
        Matcher heading = HEADING.matcher(Hygiene.line(line));
        String text = cell(heading.matches() ? heading.group(2) : line);
        if (END_MATTER.matcher(text).matches()) {
          break;
        }
        blocks.add(new Block(Block.Kind.HEADING, text));
      } else if (start.matches("[*#;:].*")) {
        close(paragraph, blocks);
        blocks.add(new Block(Block.Kind.ROW, cell(start.replaceFirst("^[*#;:]+", ""))));
      } else if (start.isEmpty()) {
        close(paragraph, blocks);
      } else {
        paragraph.append(line).append(' ');
      }
    }
    close(paragraph, blocks);
    for (Table table : open.reversed()) {
      blocks.addAll(cells(table));
    }
    blocks.removeIf(block -> block.text().isBlank());
    return blocks;
  }

  private static void close(StringBuilder paragraph, List<Block> blocks) {
    blocks.add(new Block(Block.Kind.PARAGRAPH, cell(paragraph.toString())));
    paragraph.setLength(0);
  }

  private static List<Block> cells(Table table) {
    table.end();
    return table.rows.stream()
        .map(row ->
            new Block(Block.Kind.ROW, String.join(BAR, row.stream().map(Wikitext::cell).toList())))
        .toList();
  }

  /** What a reference cites: its title, or else its text. */
  private static String cited(String content) {
    Matcher title = PARAMETER.matcher(content);
    String cited = title.find() ? title.group("title") : content;
    String plain = TEMPLATE.matcher(cited).replaceAll("");
    plain = ADDRESS.matcher(replaced(plain, LINK, Wikitext::linked)).replaceAll("$1");
    return Hygiene.line(TAG.matcher(plain).replaceAll("").replace("''", "").replace('|', '/'));
  }

  private interface Rendering {
    String of(String content);
  }

  /** Innermost first, so that what stands inside another is plain when that one's turn comes. */
  private static String replaced(String text, Pattern pattern, Rendering rendering) {
    String before = text;
    for (int round = 0; round < DEEPEST; round++) {
      Matcher matcher = pattern.matcher(before);
      StringBuilder after = new StringBuilder(before.length());
      boolean any = false;
      while (matcher.find()) {
        any = true;
        matcher.appendReplacement(after, Matcher.quoteReplacement(rendering.of(matcher.group(1))));
      }
      if (!any) {
        return before;
      }
      matcher.appendTail(after);
      before = after.toString();
    }
    return before;
  }

  private static String rendered(String template) {
    String[] parts = template.split("\\|", -1);
    String called = parts[0].strip().toLowerCase(Locale.ROOT);
    // Of a module that is called directly, the first part names its function.
    boolean module = called.startsWith(MODULE);
    String name = module ? called.substring(MODULE.length()).strip() : called;
    List<String> given = new ArrayList<>();
    for (int i = module ? 2 : 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.startsWith("1=")) {
        given.add(part.substring(2).strip());
      } else if (part.indexOf('=') < 0) {
        given.add(part);
      }
    }
    String notes = notes(template);
    String first = given.isEmpty() ? "" : given.getFirst();
    return switch (name) {
      case "flag", "flagu", "flagcountry", "flag+link", "flagdeco", "nowrap", "abbr", "sort" ->
          (name.equals("sort") && given.size() > 1 ? given.get(1) : first);
      case "flaglist", "flag list" -> first;
      case "dts", "date table sorting", "start date", "dtsh" ->
          given.size() > 1 ? parts(given) : first + notesBeyond(first, notes);
      case "n/a", "unknown", "dunno" -> "Unknown";
      case "snd", "spaced ndash", "ndash" -> "–";
      default -> name.matches("[a-z]{3}") && given.isEmpty() ? parts[0].strip() : notes;
    };
  }

  private static String notesBeyond(String first, String notes) {
    return first.contains("\uE000") ? "" : notes;
  }

  /** The references that a template encloses are not lost with it. */
  private static String notes(String text) {
    StringBuilder notes = new StringBuilder();
    Matcher matcher = NOTE.matcher(text);
    while (matcher.find()) {
      notes.append(matcher.group());
    }
    return notes.toString();
  }

  /** A date given as year, month and day. */
  private static String parts(List<String> given) {
    List<String> numbers = new ArrayList<>();
    for (String part : given) {
      if (part.matches("\\d{1,2}")) {
        numbers.add(part.length() == 1 ? "0" + part : part);
      } else if (!part.isEmpty()) {
        numbers.add(part);
      }
    }
    boolean numeric = numbers.stream().allMatch(number -> number.matches("\\d{2,4}"));
    return String.join(numeric ? "-" : " ", numbers);
  }

  private static String linked(String link) {
    String lower = link.toLowerCase(Locale.ROOT);
    if (lower.startsWith("file:") || lower.startsWith("image:") || lower.startsWith("category:")) {
      return "";
    }
    return link.substring(link.lastIndexOf('|') + 1).replaceFirst("^:", "");
  }

  // ---- tables ----

  /** A table while it is read: rows of cells; the cells of a head are marked. */
  private static final class Table {
    final List<List<String>> rows = new ArrayList<>();
    final List<Boolean> heads = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private boolean head;

    void line(String line) {
      if (line.startsWith("|-")) {
        end();
      } else if (line.startsWith("|+")) {
        return;
      } else if (line.startsWith("!")) {
        head = head || row.isEmpty();
        cells(line.substring(1), "!!|\\|\\|");
      } else if (line.startsWith("|")) {
        cells(line.substring(1), "\\|\\|");
      } else if (!row.isEmpty()) {
        row.set(row.size() - 1, row.getLast() + " " + line);
      }
    }

    private void cells(String line, String between) {
      for (String cell : line.split(between, -1)) {
        row.add(withoutAttributes(cell));
      }
    }

    private static String withoutAttributes(String cell) {
      int bar = cell.indexOf('|');
      return bar >= 0 ? cell.substring(bar + 1) : cell;
    }

    void end() {
      if (!row.isEmpty()) {
        rows.add(row);
        heads.add(head);
      }
      row = new ArrayList<>();
      head = false;
    }
  }

  /** The head and the rows of a table that has a column of countries and one of dates. */
  private List<Block> rows(Table table) {
    table.end();
    List<Block> blocks = new ArrayList<>();
    int country = -1;
    int date = -1;
    int width = 0;
    for (int i = 0; i < table.rows.size(); i++) {
      List<String> row = table.rows.get(i);
      if (table.heads.get(i)) {
        int named = column(row, COUNTRY);
        int dated = column(row, DATE);
        if (named >= 0 && dated >= 0) {
          country = named;
          date = dated;
          width = row.size();
          blocks.add(new Block(Block.Kind.ROW, "Country" + BAR + "Relations began"));
        }
      } else if (country >= 0 && row.size() > Math.max(country, date) && row.size() <= width + 1) {
        StringBuilder text = new StringBuilder();
        text.append(cell(row.get(country))).append(BAR).append(cell(row.get(date)));
        String cited = citations(row.get(date) + row.get(country));
        if (!cited.isEmpty()) {
          text.append(BAR).append(cited);
        }
        blocks.add(new Block(Block.Kind.ROW, text.toString()));
      }
    }
    return blocks;
  }

  private int column(List<String> row, Pattern name) {
    for (int i = 0; i < row.size(); i++) {
      if (name.matcher(cell(row.get(i))).matches()) {
        return i;
      }
    }
    return -1;
  }

  private String citations(String cell) {
    List<String> cited = new ArrayList<>();
    Matcher note = NOTE.matcher(cell);
    while (note.find()) {
      String reference = references.get(Integer.parseInt(note.group(1)));
      if (!reference.isEmpty() && !cited.contains(reference)) {
        cited.add(reference);
      }
    }
    return String.join("; ", cited);
  }

  private static String cell(String raw) {
    String plain = NOTE.matcher(raw).replaceAll("");
    plain = ADDRESS.matcher(plain).replaceAll("$1");
    plain = TAG.matcher(plain).replaceAll(" ").replace("'''", "").replace("''", "");
    return Hygiene.line(plain.replace("&nbsp;", " ").replace('|', '/')).strip();
  }
}
