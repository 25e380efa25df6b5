package org.chancery.harvest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.chancery.publication.Block;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The text of a PDF file: its lines put together to paragraphs, without what stands at the head or
 * foot of every page.
 *
 * <p>A file of pictures holds no text, and is refused; letters are not recognised here.
 */
final class Pdf {

  static final String MEDIA_TYPE = "application/pdf";

  private static final int MOST_PAGES = 5_000;
  private static final int MOST_LETTERS = 20_000_000;
  private static final long MOST_MEMORY = 64L << 20;
  private static final long MOST_DISK = 512L << 20;

  /** How many lines at either end of a page may be a running head or foot. */
  private static final int EDGE = 2;

  private static final int LONGEST_TITLE = 250;
  private static final int SHORTEST_TITLE = 4;

  private static final Pattern NUMBER =
      Pattern.compile(
          "[\\W_]*(?:(?i:page|p\\.) ?)?(?:\\d{1,4}|[ivxl]{1,7})(?: ?(?:/|of) ?\\d{1,4})?[\\W_]*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern ITEM =
      Pattern.compile("(?:[•▪‣◦–-]|\\(?\\d{1,3}[.)]|\\(?[a-z][.)])\\s.*");

  /** Names that programs give to documents nobody has named. */
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i)untitled.*|microsoft word.*|.*\\.(?:docx?|pdf|indd|qxd|rtf|tex|dvi)|slide"
              + " \\d+|document\\d*");

  private static final Pattern NO_AUTHOR =
      Pattern.compile("(?i)admin\\w*|user|owner|unknown|author|microsoft.*|.*\\d.*");

  private Pdf() {}

  static boolean isPdf(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1);
    return start.contains("%PDF-");
  }

  static Harvest.Found read(Received document) throws RefusedException {
    MemoryUsageSetting memory = MemoryUsageSetting.setupMixed(MOST_MEMORY, MOST_DISK);
    try (PDDocument pdf = Loader.loadPDF(document.bytes(), "", null, null, memory.streamCache)) {
      if (pdf.getNumberOfPages() > MOST_PAGES) {
        throw new RefusedException(
            "a PDF of "
                + pdf.getNumberOfPages()
                + " pages was found, at most "
                + MOST_PAGES
                + " are read");
      }
      Lines lines = new Lines();
      lines.getText(pdf);
      return publication(document, pdf.getDocumentInformation(), lines.pages);
    } catch (InvalidPasswordException locked) {
      throw new RefusedException("a PDF with a password was found, one without was expected");
    } catch (IOException | RuntimeException broken) {
      // The library answers damaged files with exceptions of all kinds.
      throw new RefusedException(
          "the PDF breaks off or is damaged ("
              + broken.getMessage()
              + "), a whole one was expected");
    }
  }

  private static Harvest.Found publication(
      Received document, PDDocumentInformation information, List<List<Line>> pages)
      throws RefusedException {
    Head head = new Head();
    List<List<Line>> bare = withoutEdges(pages);
    if (bare.stream().allMatch(List::isEmpty)) {
      throw new RefusedException(
          "a PDF without text was found, as of pages that were photographed; one with text was"
              + " expected");
    }
    String printed = title(bare);
    String stated = information.getTitle() == null ? "" : Hygiene.line(information.getTitle());
    boolean named = stated.length() >= SHORTEST_TITLE && !NO_TITLE.matcher(stated).matches();
    head.title = named ? stated : printed;
    String author = information.getAuthor() == null ? "" : Hygiene.line(information.getAuthor());
    head.authors =
        author.isEmpty() || NO_AUTHOR.matcher(author).matches() ? List.of() : Names.list(author);
    head.date = date(bare);
    head.published = head.date == null ? made(information) : null;
    head.url = document.address();
    return head.publication(document, MEDIA_TYPE, new Paragraphs(head.title).of(bare));
  }

  private static @Nullable PartialDate made(PDDocumentInformation information) {
    Calendar made = information.getCreationDate();
    return made == null || made.get(Calendar.YEAR) < 1990
        ? null
        : PartialDate.of(made.toInstant().atZone(made.getTimeZone().toZoneId()).toLocalDate());
  }

  /** A line of the first page that is a date and nothing else, or "Published …". */
  private static @Nullable PartialDate date(List<List<Line>> pages) {
    for (Line line : pages.getFirst()) {
      Optional<PartialDate> date =
          DateReader.read(line.text().replaceFirst("(?i)^(?:published|date)(?: on)?:? ", ""));
      if (date.isPresent() && line.text().length() > 4) {
        return date.get();
      }
    }
    return null;
  }

  /** The lines of the largest letters on the first page, where they stand out. */
  private static @Nullable String title(List<List<Line>> pages) {
    List<Line> first = pages.stream().filter(page -> !page.isEmpty()).findFirst().orElse(List.of());
    float largest = 0;
    for (Line line : first) {
      largest = line.text().length() >= SHORTEST_TITLE ? Math.max(largest, line.size()) : largest;
    }
    float usual = usualSize(pages);
    if (largest < 1.15f * usual) {
      return null;
    }
    StringBuilder title = new StringBuilder();
    for (Line line : first) {
      if (line.size() > 0.95f * largest) {
        title.append(title.isEmpty() ? "" : " ").append(line.text());
      } else if (!title.isEmpty()) {
        break;
      }
    }
    return title.length() > LONGEST_TITLE || title.isEmpty() ? null : title.toString();
  }

  private static float usualSize(List<List<Line>> pages) {
    Map<Float, Integer> letters = new HashMap<>();
    for (List<Line> page : pages) {
      for (Line line : page) {
        letters.merge((float) Math.round(2 * line.size()) / 2, line.text().length(), Integer::sum);
      }
    }
    return letters.entrySet().stream()
        .max(Map.Entry.<Float, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(1f);
  }

  // ---- heads and feet of pages ----

  /** Without page numbers, and without lines that stand at the edge of many pages. */
  private static List<List<Line>> withoutEdges(List<List<Line>> pages) {
    Map<String, Integer> seen = new HashMap<>();
    for (List<Line> page : pages) {
      edges(page).stream()
          .map(Pdf::shape)
          .distinct()
          .forEach(shape -> seen.merge(shape, 1, Integer::sum));
    }
    int many = Math.max(3, pages.size() / 3);
    List<List<Line>> bare = new ArrayList<>();
    for (List<Line> page : pages) {
      List<Line> edges = edges(page);
      List<Line> kept = new ArrayList<>(page);
      kept.removeIf(line ->
          edges.contains(line)
              && (NUMBER.matcher(line.text()).matches()
                  || seen.getOrDefault(shape(line), 0) >= many));
      bare.add(kept);
    }
    return bare;
  }

  private static List<Line> edges(List<Line> page) {
    List<Line> edges = new ArrayList<>(page.subList(0, Math.min(EDGE, page.size())));
    edges.addAll(page.subList(Math.max(0, page.size() - EDGE), page.size()));
    return edges;
  }

  private static String shape(Line line) {
    return DIGITS.matcher(line.text()).replaceAll("0");
  }

  /**
   * A line of a page.
   *
   * @param size of its letters
   */
  private record Line(
      int page, float x, float y, float end, float size, boolean bold, String text) {}

  /** Gathers the lines of every page in the order in which the file gives them. */
  private static final class Lines extends PDFTextStripper {

    private final List<List<Line>> pages = new ArrayList<>();
    private final List<TextPosition> letters = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int count;

    @Override
    protected void startPage(PDPage page) {
      pages.add(new ArrayList<>());
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) throws IOException {
      count += word.length();
      if (count > MOST_LETTERS) {
        throw new IOException("more than " + MOST_LETTERS + " letters");
      }
      text.append(word);
      letters.addAll(positions);
    }

    @Override
    protected void writeWordSeparator() {
      text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
      line();
    }

    @Override
    protected void writeParagraphEnd() {
      line();
    }

    @Override
    protected void writePageEnd() {
      line();
    }

    private void line() {
      String written = Hygiene.line(text.toString());
      if (!written.isEmpty() && !letters.isEmpty()) {
        TextPosition first = letters.getFirst();
        TextPosition last = letters.getLast();
        float size = 0;
        int bold = 0;
        for (TextPosition letter : letters) {
          size += letter.getFontSizeInPt() / letters.size();
          String font = letter.getFont().getName();
          bold += font != null && font.contains("Bold") ? 1 : 0;
        }
        pages
            .getLast()
            .add(
                new Line(
                    pages.size(),
                    first.getXDirAdj(),
                    first.getYDirAdj(),
                    last.getXDirAdj() + last.getWidthDirAdj(),
                    size,
                    2 * bold > letters.size(),
                    written));
      }
      text.setLength(0);
      letters.clear();
    }
  }

  /**
   * Puts lines together: a paragraph ends where there is room below it, or the next is indented.
   */
  private static final class Paragraphs {

    private final @Nullable String title;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Line> open = new ArrayList<>();
    private float usual;
    private float leading;

    Paragraphs(@Nullable String title) {
      this.title = title;
    }

    List<Block> of(List<List<Line>> pages) {
      usual = usualSize(pages);
      leading = leading(pages);
      for (List<Line> page : pages) {
        for (Line line : page) {
          if (!open.isEmpty() && !continues(open.getLast(), line)) {
            close();
          }
          open.add(line);
        }
      }
      close();
      return blocks;
    }

    /** The distance between two lines that is the most frequent. */
    private static float leading(List<List<Line>> pages) {
      Map<Float, Integer> distances = new HashMap<>();
      for (List<Line> page : pages) {
        for (int i = 1; i < page.size(); i++) {
          float distance = page.get(i).y() - page.get(i - 1).y();
          if (distance > 1) {
            distances.merge((float) Math.round(2 * distance) / 2, 1, Integer::sum);
          }
        }
      }
      return distances.entrySet().stream()
          .max(
              Map.Entry.<Float, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .orElse(12f);
    }

    private boolean continues(Line before, Line line) {
      if (Math.abs(before.size() - line.size()) > 0.12f * before.size()
          || ITEM.matcher(line.text()).matches()
          || isHeading(before) != isHeading(line)) {
        return false;
      }
      boolean sentenceGoesOn = !before.text().matches(".*[.!?:;][\"”’')\\]]*\\d{0,3}");
      if (before.page() != line.page() || line.y() < before.y()) {
        return sentenceGoesOn;
      }
      if (line.y() - before.y() > 1.35f * leading) {
        return false;
      }
      float first = open.getFirst().x();
      boolean indented =
          line.x() > before.x() + 0.8f * line.size() && line.x() - first < 6 * line.size();
      return !(indented && open.size() > 1 && !sentenceGoesOn)
          && !(indented && open.size() == 1 && !sentenceGoesOn);
    }

    private boolean isHeading(Line line) {
      return line.text().length() < 150 && (line.size() > 1.12f * usual || line.bold());
    }

    private void close() {
      if (open.isEmpty()) {
        return;
      }
      StringBuilder text = new StringBuilder();
      for (Line line : open) {
        join(text, line.text());
      }
      String whole = Hygiene.line(text.toString());
      boolean heading = open.stream().allMatch(this::isHeading) && whole.length() < 200;
      boolean repeated = heading && title != null && whole.equalsIgnoreCase(title);
      if (!repeated) {
        blocks.add(
            new Block(
                heading
                    ? Block.Kind.HEADING
                    : ITEM.matcher(whole).matches() ? Block.Kind.ROW : Block.Kind.PARAGRAPH,
                whole));
      }
      open.clear();
    }

    /** A word that is broken at the end of a line is one again, unless it is a name or a number. */
    private static void join(StringBuilder text, String line) {
      int last = text.length() - 1;
      boolean broken =
          last > 0
              && text.charAt(last) == '-'
              && Character.isLowerCase(text.charAt(last - 1))
              && Character.isLowerCase(line.charAt(0));
      if (broken) {
        text.setLength(last);
      } else if (last >= 0) {
        text.append(' ');
      }
      text.append(line);
    }
  }
}
