package org.chancery.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.harvest.Source;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.eclipse.rdf4j.rio.jsonld.JSONLDParserFactory;
import org.eclipse.rdf4j.rio.turtle.TurtleParserFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Data sets as the programs read them for which they are made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("1970-06-30T12:00:00Z"), ZoneOffset.UTC);

  private static final String BASE = "https://desk.example.org/";

  private static final String LINES =
      """
      {"id": "a/1", "title": "Ties, \\"at last\\"", "date": "1966-02-04", "publisher": "Wire A\\n& Sons", "authors": ["A. B.", "C"], \
      "blocks": [{"kind": "paragraph", "text": "Officials in Paris said that France and Mongolia established diplomatic relations in 1965."}]}
      {"id": "a/2", "title": "Second", "date": "1961-01-04", "publisher": "Wire B", "blocks": [{"kind": "paragraph", \
      "text": "The United States severed diplomatic relations with Cuba on 3 January 1961. It closed its embassy in Havana."}]}
      {"id": "a/3", "title": "Third", "date": "1949-10-09", "publisher": "Wire B", "blocks": [{"kind": "paragraph", \
      "text": "The Soviet Union recognised the German Democratic Republic on 7 October 1949."}]}
      """;

  private Desk desk;
  private Path folder;

  @BeforeAll
  void read_three_publications(@TempDir Path temporary) {
    folder = temporary;
    Instruments instruments = Instruments.bundled();
    try (Desk writing =
        Desk.openForWriting(
            folder.resolve("desk"), "test", Duration.ZERO, holder -> {}, instruments, CLOCK)) {
      writing.add(
          List.of(
              new Source.Stream("lines.jsonl", new ByteArrayInputStream(LINES.getBytes(UTF_8)))),
          1,
          outcome -> {},
          Advance.UNWATCHED);
    }
    desk = Desk.open(folder.resolve("desk"), instruments, CLOCK);
  }

  @AfterAll
  void close() {
    desk.close();
  }

  private List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet row = duck.createStatement().executeQuery(sql)) {
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(row.getObject(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  @Test
  void duckdb_reads_events_with_codes_and_their_words_from_parquet() throws Exception {
    Path target = folder.resolve("parquet");
    assertThat(desk.export(Exports.Form.PARQUET, target, BASE))
        .containsExactly(
            "events.parquet",
            "evidence.parquet",
            "dyad-years.parquet",
            "states.parquet",
            "codebook.md");
    assertThat(target.resolve("events.csv")).doesNotExist();
    assertThat(
            query(
                "SELECT type, cameo, plover, from_iso3, from_cow, to_iso3, to_cow, date, earliest,"
                    + " latest FROM '"
                    + target
                    + "/events.parquet' WHERE type IN ('relations-severed', 'recognition')"
                    + " ORDER BY type"))
        .containsExactly(
            "recognition|054|SUPPORT|null|365|null|265|1949-10-07|1949-10-07|1949-10-07",
            "relations-severed|161|SANCTION|CUB|40|USA|2|1961-01-03|1961-01-03|1961-01-03");
    assertThat(
            query(
                "SELECT s.publisher, s.authors, s.title, s.quote, e.latest, s.attribution FROM '"
                    + target
                    + "/events.parquet' e JOIN '"
                    + target
                    + "/evidence.parquet' s USING (event) WHERE e.type = 'relations-established'"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Wire A\n& Sons|A. B.; C|Ties, \"at last\"|")
        .contains("France and Mongolia established diplomatic relations in 1965")
        .contains("|1965-12-31|");
  }

  @Test
  void a_year_of_two_states_says_what_held_at_its_end_and_on_what_it_rests() throws Exception {
    Path target = folder.resolve("years");
    desk.export(Exports.Form.PARQUET, target, BASE);
    String years = " FROM '" + target + "/dyad-years.parquet' ";
    assertThat(
            query(
                "SELECT year, relations, events, hurtful"
                    + years
                    + "WHERE first = 'CUB' AND second = 'USA' AND year IN (1961, 1969) ORDER BY"
                    + " year"))
        .containsExactly("1961|no|1|1", "1969|no|0|0");
    assertThat(
            query(
                "SELECT min(year), max(year)"
                    + years
                    + "WHERE first = 'FRA' AND second = 'MNG' AND relations = 'yes'"))
        .as("from the end of 1965 to the running year")
        .containsExactly("1965|1970");
    assertThat(
            query(
                "SELECT count(*)"
                    + years
                    + "WHERE relations IN ('yes', 'no', 'uncertain') AND evidence IS NULL"))
        .as("no answer without evidence")
        .containsExactly("0");
    assertThat(
            query(
                "SELECT year, count(*)"
                    + years
                    + "GROUP BY year, first, second HAVING count(*) > 1"))
        .as("no year twice")
        .isEmpty();
  }

  @Test
  void the_csv_files_say_the_same_and_the_code_book_names_every_column() throws Exception {
    Path target = folder.resolve("csv");
    Path twin = folder.resolve("twin");
    desk.export(Exports.Form.CSV, target, BASE);
    desk.export(Exports.Form.PARQUET, twin, BASE);
    String codebook = Files.readString(target.resolve("codebook.md"));
    for (String sheet : List.of("events", "evidence", "dyad-years", "states")) {
      String table = Files.readString(target.resolve(sheet + ".csv"));
      for (String column : table.substring(0, table.indexOf("\r\n")).split(",", -1)) {
        assertThat(codebook).as(sheet).contains("\n| " + column + " | ");
      }
      assertThat(
              query(
                  "SELECT count(*) FROM read_csv('"
                      + target.resolve(sheet + ".csv")
                      + "', header = true, all_varchar = true, quote = '\"', escape = '\"')"))
          .isEqualTo(query("SELECT count(*) FROM '" + twin.resolve(sheet + ".parquet") + "'"));
    }
    desk.eventTypes().all().forEach(type -> assertThat(codebook).contains("| " + type.id() + " |"));
  }

  @Test
  void turtle_and_json_ld_say_the_same_and_lead_from_an_event_to_the_words() throws Exception {
    Path target = folder.resolve("rdf");
    desk.export(Exports.Form.TURTLE, target, BASE);
    desk.export(Exports.Form.JSONLD, target, BASE);
    Model turtle = model(new TurtleParserFactory().getParser(), target.resolve("record.ttl"));
    Model json = model(new JSONLDParserFactory().getParser(), target.resolve("record.jsonld"));
    assertThat(Models.isomorphic(turtle, json)).isTrue();
    IRI type = Values.iri(BASE + "vocabulary#type");
    IRI quote = Values.iri(BASE + "vocabulary#quote");
    IRI event =
        turtle.filter(null, type, Values.literal("relations-severed")).subjects().stream()
            .filter(subject -> turtle.contains(subject, PROV.WAS_DERIVED_FROM, null))
            .map(IRI.class::cast)
            .findFirst()
            .orElseThrow();
    IRI statement = object(turtle, event, PROV.WAS_DERIVED_FROM);
    assertThat(Models.getPropertyString(turtle, statement, quote).orElseThrow())
        .contains("severed diplomatic relations with Cuba");
    assertThat(object(turtle, statement, PROV.WAS_QUOTED_FROM))
        .isEqualTo(Values.iri(BASE + "publication?id=a%2F2"));
    IRI reading = object(turtle, statement, PROV.WAS_GENERATED_BY);
    assertThat(turtle.contains(reading, RDF.TYPE, PROV.ACTIVITY)).isTrue();
    assertThat(
            turtle.contains(
                object(turtle, reading, PROV.WAS_ASSOCIATED_WITH), RDF.TYPE, PROV.SOFTWARE_AGENT))
        .isTrue();
  }

  private static IRI object(Model model, IRI subject, IRI predicate) {
    return Models.getPropertyIRI(model, subject, predicate).orElseThrow();
  }

  private static Model model(RDFParser parser, Path file) throws Exception {
    Model model = new LinkedHashModel();
    parser.setRDFHandler(new StatementCollector(model));
    parser.parse(new StringReader(Files.readString(file)), BASE);
    return model;
  }

  @Test
  void graphml_is_well_formed_and_each_edge_names_its_evidence() throws Exception {
    Path target = folder.resolve("graph");
    desk.export(Exports.Form.GRAPHML, target, BASE);
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(target.resolve("record.graphml").toFile());
    var nodes = document.getElementsByTagName("node");
    TreeSet<String> ids = new TreeSet<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      ids.add(nodes.item(i).getAttributes().getNamedItem("id").getNodeValue());
    }
    var edges = document.getElementsByTagName("edge");
    assertThat(edges.getLength()).isPositive();
    for (int i = 0; i < edges.getLength(); i++) {
      assertThat(ids)
          .contains(
              edges.item(i).getAttributes().getNamedItem("source").getNodeValue(),
              edges.item(i).getAttributes().getNamedItem("target").getNodeValue());
      String values =
          java.util.stream.IntStream.range(0, edges.item(i).getChildNodes().getLength())
              .mapToObj(edges.item(i).getChildNodes()::item)
              .map(node -> node.getAttributes().getNamedItem("key").getNodeValue())
              .collect(Collectors.joining(" "));
      assertThat(values).contains("kind").contains("evidence").contains("quote");
    }
  }

  @Test
  void the_same_record_gives_the_same_bytes() throws Exception {
    for (Exports.Form form :
        List.of(Exports.Form.CSV, Exports.Form.TURTLE, Exports.Form.JSONLD, Exports.Form.GRAPHML)) {
      Path once = folder.resolve("once");
      Path again = folder.resolve("again");
      for (String file : desk.export(form, once, BASE)) {
        desk.export(form, again, BASE);
        assertThat(again.resolve(file)).hasSameBinaryContentAs(once.resolve(file));
      }
    }
  }
}
