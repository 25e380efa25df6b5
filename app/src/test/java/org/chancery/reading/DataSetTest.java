package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.Gazetteer;
import org.chancery.event.Statement.Event;
import org.chancery.harvest.Harvest;
import org.chancery.harvest.HarvestException;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.harvest.Source.DataSet.Form;
import org.chancery.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as sources of data, from the file to the statements. */
class DataSetTest {

  private static final Reader READER =
      Reader.load(Knowledge.bundled(), Gazetteer.load(Knowledge.bundled()));

  private static final String PAGE =
      """
      {{Short description|none}}
      == Diplomatic relations ==
      {| class="wikitable sortable"
      ! colspan="3" |[[File:Map.svg|frameless]]
      |-
      !#
      !Country
      !Date<ref>{{Cite web|title=All}}</ref>
      |-
      |1
      |{{Flag|United Kingdom}}
      |{{dts|18 January 1949}}<ref>{{Cite book |title=A treaty |year=1950}}</ref>
      |-
      |2||{{Flag|France}} (suspended)||{{Date table sorting|1949|2|15}}
      |- valign="top"
      | 3 || style="color:red" | [[Ghana|Ghana]] || Before 1995<!-- no -->
      |-
      |4
      |{{Flag|Atlantis}}
      |Unknown
      |}
      """;

  @TempDir Path folder;

  private List<String> read(Form form, @Nullable Path mapping) {
    List<String> lines = new ArrayList<>();
    new Harvester(Clock.systemUTC())
        .read(
            new Source.DataSet(folder.resolve("in"), form, mapping),
            harvest -> {
              if (harvest instanceof Harvest.Found found) {
                Reading reading = READER.read(found.publication());
                reading.statements().forEach(statement -> lines.add(line((Event) statement)));
                lines.addAll(reading.warnings());
              } else {
                lines.add(harvest.toString());
              }
            });
    return lines;
  }

  private static String line(Event event) {
    return event.type().id()
        + " "
        + event.from()
        + " "
        + event.to()
        + " "
        + event.date()
        + (event.attribution().isEmpty() ? "" : " by " + event.attribution().getFirst().source());
  }

  private void file(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in").resolve(name), text);
  }

  @Test
  void a_page_gives_a_statement_a_row_with_its_reference() throws IOException {
    file("Foreign relations of South Korea.wikitext", PAGE);
    assertThat(read(Form.WIKITEXT, null))
        .containsExactly(
            "relations-established KOR GBR 1949-01-18 by A treaty",
            "relations-established KOR FRA 1949-02-15",
            "relations-suspended KOR FRA 1949-02-15/..",
            "relations-established KOR GHA ../1995",
            "block 5: \"Atlantis\" is no state known here");
  }

  @Test
  void a_cell_that_says_there_are_no_relations_gives_none() throws IOException {
    file(
        "Foreign relations of Ghana.wikitext",
        """
        {| class="wikitable"
        ! # !! Country !! Date
        |-
        | 1 || France || 1957
        |-
        | 2 || Israel || No formal diplomatic relations
        |-
        | 3 || Japan || Does not have diplomatic relations
        |-
        | 4 || Kenya || Unknown
        |-
        | 5 || Peru || N/A
        |-
        | 6 || Chile || Informal relations
        |}
        """);
    assertThat(read(Form.WIKITEXT, null))
        .containsExactly(
            "relations-established GHA FRA 1957",
            "relations-absent GHA ISR null",
            "relations-absent GHA JPN null",
            "relations-established GHA KEN null",
            "block 5: \"N/A\" tells of no formal relations",
            "block 6: \"Informal relations\" tells of no formal relations");
  }

  @Test
  void a_table_that_calls_modules_in_the_place_of_templates_is_read() throws IOException {
    file(
        "Foreign relations of Ghana.wikitext",
        """
        {| class="wikitable"
        ! # !! Country !! Date
        |-
        | 1 || {{#invoke:flag||France}} || {{#invoke:dts|main|20 August 1957}}<ref>A list</ref>
        |}
        """);
    assertThat(read(Form.WIKITEXT, null))
        .containsExactly("relations-established GHA FRA 1957-08-20 by A list");
  }

  @Test
  void a_json_string_and_a_dump_hold_the_same_page() throws IOException {
    file(
        "Foreign relations of South Korea.json",
        "\"" + PAGE.replace("\"", "\\\"").replace("\n", "\\n") + "\"");
    List<String> fromJson = read(Form.WIKITEXT, null);
    Files.delete(folder.resolve("in/Foreign relations of South Korea.json"));
    file(
        "dump.xml",
        "<mediawiki><page><title>Foreign relations of South Korea</title><ns>0</ns><revision>"
            + "<timestamp>2025-01-02T03:04:05Z</timestamp><text>"
            + PAGE.replace("&", "&amp;").replace("<", "&lt;")
            + "</text></revision></page><page><title>Talk</title><ns>1</ns><revision><text>x</text>"
            + "</revision></page></mediawiki>");
    assertThat(fromJson).hasSize(5);
    assertThat(read(Form.WIKITEXT, null)).isEqualTo(fromJson);
    file("dump.xml", "<mediawiki><page><title>broken");
    assertThat(read(Form.WIKITEXT, null).getFirst()).contains("breaks off or is damaged");
  }

  @Test
  void a_table_with_a_mapping_gives_the_events_that_its_rows_have_columns_for() throws IOException {
    Path mapping =
        Files.writeString(
            folder.resolve("m"),
            """
            title = Recognition of the Republic of China
            # two events a row
            [event]
            type = relations-established
            from = TWN
            to <- state
            date <- from
            [event]
            type = relations-severed
            from = TWN
            to <- state
            date <-? to
            """);
    file("t.csv", "state,from,to,status\nAfghanistan,1944,1950,former\n\"Belize\",1989,,current\n");
    assertThat(read(Form.CSV, mapping))
        .containsExactly(
            "relations-established TWN AFG 1944",
            "relations-severed TWN AFG 1950",
            "relations-established TWN BLZ 1989");
    file("t.csv", "land,from,to\nx,1,2\n");
    assertThat(read(Form.CSV, mapping).getFirst()).contains("\"state\" was expected");
  }

  @Test
  void a_wrong_mapping_is_named_with_its_line() throws IOException {
    Path mapping = Files.writeString(folder.resolve("m"), "title = x\n[event]\ncolour <- y\n");
    file("t.csv", "a\n");
    assertThatThrownBy(() -> read(Form.CSV, mapping))
        .isInstanceOf(HarvestException.class)
        .hasMessageContaining("m:3: ")
        .hasMessageContaining("colour");
  }
}
