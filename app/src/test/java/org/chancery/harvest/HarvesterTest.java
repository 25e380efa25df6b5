package org.chancery.harvest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarvesterTest {

  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2024-05-06T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  // --- JSON lines ---------------------------------------------------------------------------

  @Test
  void keeps_the_good_lines_of_a_malformed_file_and_says_where_the_others_are() {
    List<Harvest> harvests = read("malformed.jsonl");

    assertThat(harvests)
        .extracting(h -> h.origin().replaceAll("^.*/", "") + " " + h.getClass().getSimpleName())
        .containsExactly(
            "malformed.jsonl:1 Found",
            "malformed.jsonl:2 Refused",
            "malformed.jsonl:4 Refused",
            "malformed.jsonl:5 Refused",
            "malformed.jsonl:6 Refused",
            "malformed.jsonl:7 Refused",
            "malformed.jsonl:8 Refused",
            "malformed.jsonl:9 Refused",
            "malformed.jsonl:10 Found");
    assertThat(refused(harvests.get(1))).contains("no JSON").contains("expected");
    assertThat(refused(harvests.get(2))).isEqualTo("id: an id was expected, found none");
    assertThat(refused(harvests.get(4))).contains("\"02/03/2024\"");
    assertThat(refused(harvests.get(5))).contains("found an array");
    assertThat(refused(harvests.get(7))).isEqualTo("blocks[0]: a text was expected, found none");
  }

  @Test
  void keeps_the_text_of_a_line_unit_for_unit() {
    Publication publication = found(read("malformed.jsonl").getFirst()).publication();

    assertThat(publication.blocks())
        .containsExactly(
            new Block(Block.Kind.HEADING, "Good"),
            new Block(Block.Kind.PARAGRAPH, "A  text with  two spaces.\tAnd a tab."));
    assertThat(publication.date()).isEqualTo(PartialDate.parse("1960-02"));
    assertThat(publication.published()).isEqualTo(PartialDate.parse("1960-02"));
  }

  @Test
  void mends_an_unknown_kind_and_a_lone_surrogate_aloud() {
    Harvest.Found odd = found(read("malformed.jsonl").getLast());

    assertThat(odd.publication().blocks())
        .containsExactly(new Block(Block.Kind.PARAGRAPH, "Odd \uFFFD kind"));
    assertThat(odd.warnings())
        .anyMatch(warning -> warning.contains("\"sidebar\""))
        .anyMatch(warning -> warning.contains("U+FFFD"))
        .hasSize(2);
    assertThat(odd.publication().authors()).containsExactly("Ann Poe");
    assertThat(odd.publication().language()).isEqualTo("en-US");
    assertThat(odd.publication().date()).isNull();
    assertThat(odd.publication().published()).isEqualTo(PartialDate.parse("2011"));
  }

  @Test
  void hands_on_each_line_as_its_own_original() {
    String line = "{\"id\": \"a\", \"blocks\": [{\"kind\": \"row\", \"text\": \"ü\"}]}";
    Harvest.Found found = found(stream("\uFEFF" + line + "\r\n\n").getFirst());

    assertThat(new String(found.original(), UTF_8)).isEqualTo(line);
    assertThat(found.mediaType()).isEqualTo("application/json");
    assertThat(found.origin()).isEqualTo("standard input:1");
    assertThat(found.publication().published()).isEqualTo(PartialDate.parse("2024-05-06"));
  }

  @Test
  void delivers_what_came_before_the_end_of_a_truncated_file() {
    List<Harvest> harvests = read("truncated.jsonl.gz");

    assertThat(harvests.size()).isBetween(500, 1999);
    assertThat(harvests.subList(0, harvests.size() - 1)).allMatch(Harvest.Found.class::isInstance);
    assertThat(refused(harvests.getLast())).contains("whole gzip file was expected");
    assertThat(harvests.getLast().origin()).endsWith("truncated.jsonl.gz:" + harvests.size());
  }

  @Test
  void skips_a_line_over_the_limit_and_goes_on() {
    String small = "{\"id\":\"a\",\"blocks\":[{\"text\":\"x\"}]}";
    List<Harvest> harvests = new ArrayList<>();
    new Harvester(TODAY, 100_000, Allowance.USUAL)
        .read(
            new Source.Stream(
                "in", bytes(small + "\n{\"id\":\"" + "b".repeat(300_000) + "\"}\n" + small)),
            harvests::add);

    assertThat(harvests).hasSize(3);
    assertThat(harvests.get(1).origin()).isEqualTo("in:2");
    assertThat(refused(harvests.get(1))).contains("at most 100000");
    assertThat(harvests.get(2)).isInstanceOf(Harvest.Found.class);
  }

  @Test
  void refuses_json_spread_over_lines_once() {
    assertThat(stream("{\n\"id\": \"a\",\n\"blocks\": []\n}"))
        .singleElement()
        .satisfies(harvest -> assertThat(refused(harvest)).contains("one document a line"));
  }

  @Test
  void reads_the_first_document_before_the_second_is_there() {
    String line = "{\"id\":\"a\",\"blocks\":[{\"text\":\"x\"}]}\n";
    List<Long> consumedAt = new ArrayList<>();
    Endless lines = new Endless(line.getBytes(UTF_8), 400_000);
    new Harvester(TODAY)
        .read(new Source.Stream("in", lines), harvest -> consumedAt.add(lines.delivered));

    // 14 MB in all; had they been gathered first, the first would have waited for the last.
    assertThat(consumedAt).hasSize(400_000);
    assertThat(consumedAt.getFirst()).isLessThan(200_000L);
    assertThat(consumedAt.getLast()).isEqualTo(400_000L * line.length());
  }

  // --- pages --------------------------------------------------------------------------------

  @Test
  void reads_a_page_of_a_think_tank_without_the_site_around_it() {
    Harvest.Found found = found(read("think-tank.html").getFirst());
    Publication page = found.publication();

    assertThat(page.id()).hasToString("pacific.example/publications/havana-opens-its-door");
    assertThat(page.title()).isEqualTo("Havana Opens Its Door");
    assertThat(page.date()).isEqualTo(PartialDate.parse("2024-02-16"));
    assertThat(page.published()).isEqualTo(PartialDate.parse("2024-02-16"));
    assertThat(page.authors()).containsExactly("Robert King");
    assertThat(page.series()).isEqualTo("The Straits");
    assertThat(page.publisher()).isEqualTo("Institute for Pacific Affairs");
    assertThat(page.language()).isEqualTo("en-US");
    assertThat(page.url())
        .isEqualTo("https://www.pacific.example/publications/havana-opens-its-door/");
    assertThat(found.warnings()).isEmpty();
    assertThat(page.blocks().stream().map(block -> block.kind() + " " + start(block.text())))
        .containsExactly(
            "PARAGRAPH South Korea and Cuba established",
            "HEADING A Long Silence",
            "PARAGRAPH The government in Seoul had",
            "PARAGRAPH Three steps are expected to",
            "ROW an embassy of each state",
            "ROW an agreement on trade, which",
            "ROW Year | Visitors",
            "ROW 2018 | 11,000",
            "ROW 2019 | 14,000",
            "PARAGRAPH Whether the old friend in");
    assertThat(page.blocks().getFirst().text()).contains("the United Nations in New York");
  }

  @Test
  void believes_what_a_page_says_of_itself_in_linked_data() {
    Publication page = found(read("linked-data.html").getFirst()).publication();

    assertThat(page.id()).hasToString("envoy.example/2009/kigali-paris");
    assertThat(page.title()).isEqualTo("Kigali and Paris talk again");
    assertThat(page.published()).isEqualTo(PartialDate.parse("2009-11-30"));
    assertThat(page.authors()).containsExactly("Jane Doe", "John Roe");
    assertThat(page.publisher()).isEqualTo("The Daily Envoy");
    assertThat(page.series()).isEqualTo("Great Lakes Notebook");
    assertThat(page.language()).isEqualTo("en-GB");
    assertThat(page.rights()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    assertThat(page.blocks()).hasSize(3);
  }

  @Test
  void reads_the_line_that_names_author_and_day() {
    Publication page = found(read("byline.html").getFirst()).publication();

    assertThat(page.id()).hasToString("byline");
    assertThat(page.authors()).containsExactly("Jane Doe", "Ann Poe");
    assertThat(page.published()).isEqualTo(PartialDate.parse("2021-03-03"));
    assertThat(page.blocks()).hasSize(3).noneMatch(block -> block.text().contains("Jane Doe"));
  }

  @Test
  void reads_a_page_in_windows_1252() {
    Publication page = found(read("windows-1252.html").getFirst()).publication();

    assertThat(page.title()).isEqualTo("São Tomé and the café talks");
    assertThat(page.blocks().getFirst().text()).contains("– “frank”, as its envoy put it –");
  }

  @Test
  void survives_a_page_nested_beyond_reason() {
    String page = "<html><body>" + "<div>".repeat(20_000) + "<p>At the bottom.</p></body></html>";

    assertThat(stream(page)).singleElement().isInstanceOf(Harvest.class);
  }

  // --- Markdown and text --------------------------------------------------------------------

  @Test
  void reads_markdown_with_front_matter() {
    Publication note = found(read("mixed/a-note.md").getFirst()).publication();

    assertThat(note.id()).hasToString("notes/taipei-1971");
    assertThat(note.title()).isEqualTo("The Seat in New York");
    assertThat(note.date()).isEqualTo(PartialDate.parse("1971-10-25"));
    assertThat(note.published()).isEqualTo(PartialDate.parse("1971-10-27"));
    assertThat(note.authors()).containsExactly("Jane Doe", "John Roe");
    assertThat(note.publisher()).isEqualTo("Harbour Review");
    assertThat(note.series()).isEqualTo("Seats");
    assertThat(note.url()).isEqualTo("https://harbour.example/notes/12");
    assertThat(note.blocks())
        .containsExactly(
            new Block(
                Block.Kind.PARAGRAPH,
                "The General Assembly decided to seat the People's Republic and the delegation of"
                    + " Taipei left the hall."),
            new Block(Block.Kind.HEADING, "What followed"),
            new Block(Block.Kind.ROW, "Belgium established relations on the same day;"),
            new Block(Block.Kind.ROW, "Peru did so in November."),
            new Block(Block.Kind.ROW, "first point"),
            new Block(Block.Kind.ROW, "second *point*"),
            new Block(Block.Kind.ROW, "State | Date"),
            new Block(Block.Kind.ROW, "Peru | 2 November"),
            new Block(Block.Kind.PARAGRAPH, "A file_name_with_underscores stays & so does 1971."),
            new Block(Block.Kind.PARAGRAPH, "Quoted words of a delegate."));
  }

  @Test
  void reads_markdown_whose_lines_are_long_enough_to_overflow_a_pattern() {
    String marks = "- ".repeat(200_000) + "x\n\n" + "-".repeat(200_000) + "x\n\n";
    String heads = "#" + " #".repeat(200_000) + "x\n\n" + "| -".repeat(100_000) + "\n\n";
    String comments = "<!-- ".repeat(200_000);

    assertThat(stream("# Title ##\n\n***\n\n" + marks + heads + comments))
        .singleElement()
        .satisfies(harvest ->
            assertThat(found(harvest).publication().blocks().getFirst())
                .isEqualTo(new Block(Block.Kind.HEADING, "Title")));
    assertThat(stream("---\nauthor: " + "By ".repeat(100_000) + "\n---\nText.\n"))
        .singleElement()
        .isInstanceOf(Harvest.Found.class);
  }

  @Test
  void warns_of_a_date_in_front_matter_that_is_none() {
    Harvest.Found found = found(stream("---\ndate: next spring\n---\nText of it.\n").getFirst());

    assertThat(found.publication().date()).isNull();
    assertThat(found.warnings()).singleElement().asString().contains("\"next spring\"");
  }

  @Test
  void reads_plain_text_with_its_title_and_joins_hard_lines() {
    Publication text = found(read("mixed/reports/plain.txt").getFirst()).publication();

    assertThat(text.title()).isEqualTo("An Embassy in Dublin");
    assertThat(text.blocks())
        .containsExactly(
            new Block(Block.Kind.HEADING, "An Embassy in Dublin"),
            new Block(Block.Kind.PARAGRAPH, "The embassy opened in a rented house on 3 June 1955."),
            new Block(Block.Kind.PARAGRAPH, "Its first ambassador came in August."));
  }

  @Test
  void reads_the_header_lines_of_plain_text() {
    Publication text = found(read("mixed/reports/header.txt").getFirst()).publication();

    assertThat(text.title()).isEqualTo("Envoys return");
    assertThat(text.date()).isEqualTo(PartialDate.parse("1967-03-03"));
    assertThat(text.authors()).containsExactly("Jane Doe", "John Roe");
    assertThat(text.publisher()).isEqualTo("The Courier");
    assertThat(text.blocks()).hasSize(1);
  }

  @Test
  void takes_a_single_sentence_for_text_and_not_for_a_title() {
    Publication text =
        found(stream("Cuba and the U.S. severed relations in 1961.\n").getFirst()).publication();

    assertThat(text.title()).isNull();
    assertThat(text.blocks())
        .singleElement()
        .extracting(Block::kind)
        .isEqualTo(Block.Kind.PARAGRAPH);
    assertThat(text.id().value()).startsWith("document-");
  }

  // --- sources ------------------------------------------------------------------------------

  @Test
  void reads_a_folder_in_order_and_leaves_hidden_files_out() {
    Path mixed = resource("mixed");
    List<String> seen =
        read("mixed").stream()
            .map(harvest ->
                switch (harvest) {
                  case Harvest.Found found -> "found " + found.publication().id();
                  case Harvest.Refused no -> "refused " + mixed.relativize(Path.of(no.origin()));
                  case Harvest.Reached reached -> "reached " + reached.origin();
                  case Harvest.Withdrawn withdrawn -> "withdrawn " + withdrawn.origin();
                })
            .toList();

    assertThat(seen)
        .containsExactly(
            "found notes/taipei-1971",
            "found wire/0",
            "found wire/1",
            "refused empty.txt",
            "refused picture.png",
            "found reports/header",
            "found reports/plain");
  }

  @Test
  void recognises_each_format_in_a_stream_and_gzip_around_it() throws IOException {
    assertThat(mediaType("{\"id\":\"a\",\"blocks\":[{\"text\":\"x\"}]}"))
        .isEqualTo("application/json");
    assertThat(mediaType("\n<!DOCTYPE html><html><body><p>A page.</p></body></html>"))
        .isEqualTo("text/html");
    assertThat(mediaType("# A title\n\nText.")).isEqualTo("text/markdown");
    assertThat(mediaType("A title\n\nText.")).isEqualTo("text/plain");

    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("# A title\n\nText.".getBytes(UTF_8));
    }
    assertThat(collect(new Source.Stream("in", new ByteArrayInputStream(packed.toByteArray()))))
        .singleElement()
        .extracting(harvest -> found(harvest).mediaType())
        .isEqualTo("text/markdown");
  }

  @Test
  void refuses_what_is_no_document_by_its_name() throws IOException {
    assertThat(refused(stream("").getFirst())).contains("nothing was found");
    assertThat(refused(stream("  \n\n").getFirst())).contains("no text was found");
    assertThat(refused(stream("%PDF-1.7\n").getFirst())).contains("the PDF breaks off");
    assertThat(refused(stream("<?xml version='1.0'?><kml/>").getFirst())).contains("XML");
    assertThat(refused(stream("a\u0000b").getFirst())).contains("a binary file");
    Files.write(folder.resolve("utf16.jsonl"), "\uFEFF{}".getBytes(UTF_16LE));
    assertThat(refused(collect(new Source.Location(folder)).getFirst())).contains("UTF-16");
  }

  @Test
  void refuses_a_document_that_unpacks_beyond_the_limit() throws IOException {
    Path bomb = folder.resolve("bomb.txt.gz");
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      byte[] spaces = " a".repeat(50_000).getBytes(UTF_8);
      for (int i = 0; i < 20; i++) {
        gzip.write(spaces);
      }
    }
    List<Harvest> harvests = new ArrayList<>();
    new Harvester(TODAY, 1_000_000, Allowance.USUAL).read(new Source.Location(bomb), harvests::add);

    assertThat(refused(harvests.getFirst())).contains("more than 1000000 bytes");
  }

  @Test
  void stops_at_a_source_that_is_not_there() {
    assertThatThrownBy(() -> collect(new Source.Location(folder.resolve("none"))))
        .isInstanceOf(HarvestException.class)
        .hasMessageContaining("none: a file or folder was expected, found none");
  }

  @Test
  void lets_what_the_consumer_throws_pass() {
    assertThatThrownBy(() ->
            new Harvester(TODAY)
                .read(
                    new Source.Stream("in", bytes("Text.")),
                    harvest -> {
                      throw new IllegalStateException("full");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("full");
  }

  // ------------------------------------------------------------------------------------------

  private static String mediaType(String content) {
    return found(stream(content).getFirst()).mediaType();
  }

  private static String start(String text) {
    String[] words = text.split(" ", 6);
    return words.length < 6 ? text : text.substring(0, text.length() - words[5].length() - 1);
  }

  private static Harvest.Found found(Harvest harvest) {
    assertThat(harvest).isInstanceOf(Harvest.Found.class);
    return (Harvest.Found) harvest;
  }

  private static String refused(Harvest harvest) {
    assertThat(harvest).isInstanceOf(Harvest.Refused.class);
    return ((Harvest.Refused) harvest).message();
  }

  private static List<Harvest> stream(String content) {
    return collect(new Source.Stream("standard input", bytes(content)));
  }

  private static InputStream bytes(String content) {
    return new ByteArrayInputStream(content.getBytes(UTF_8));
  }

  private static List<Harvest> read(String resource) {
    return collect(new Source.Location(resource(resource)));
  }

  private static List<Harvest> collect(Source source) {
    List<Harvest> harvests = new ArrayList<>();
    new Harvester(TODAY).read(source, harvests::add);
    return harvests;
  }

  private static Path resource(String name) {
    URL url = HarvesterTest.class.getResource("/harvest/" + name);
    assertThat(url).as(name).isNotNull();
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same line again and again, counting what has been taken. */
  private static final class Endless extends InputStream {

    private final byte[] line;
    private final long length;
    private long delivered;

    Endless(byte[] line, int times) {
      this.line = line;
      this.length = (long) times * line.length;
    }

    @Override
    public int read() {
      return delivered == length ? -1 : line[(int) (delivered++ % line.length)];
    }

    @Override
    public int read(byte[] target, int start, int most) {
      if (delivered == length) {
        return -1;
      }
      int count = (int) Math.min(most, length - delivered);
      for (int i = 0; i < count; i++) {
        target[start + i] = line[(int) (delivered++ % line.length)];
      }
      return count;
    }
  }
}
