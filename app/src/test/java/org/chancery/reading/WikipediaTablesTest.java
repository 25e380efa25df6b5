package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Resolution;
import org.chancery.event.Statement.Event;
import org.chancery.harvest.Harvest;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.knowledge.Knowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of an encyclopaedia, against the rows that others took from them. */
class WikipediaTablesTest {

  private static final Path SHARED =
      Path.of("").toAbsolutePath().resolve("../../shared/data/wikipedia-relations").normalize();

  @TempDir Path folder;

  private record Row(String page, String partner, String raw, String iso) {

    /** What "before" and "by" say is an open interval, which the CSV makes a date. */
    boolean open() {
      return raw.matches("(?is).*\\b(?:before|by|after|until|prior)\\b.*")
          || raw.matches(".*\\d0s.*");
    }
  }

  @Test
  void the_dates_are_those_that_stand_in_the_tables() throws Exception {
    Path data = dataFolder();
    assumeTrue(Files.exists(data), "needs the pages beside the repository");
    Process tar =
        new ProcessBuilder("tar", "-xJf", data.resolve("pages.tar.xz").toString())
            .directory(folder.toFile())
            .start();
    assertThat(tar.waitFor(1, TimeUnit.MINUTES)).isTrue();
    Gazetteer gazetteer = Gazetteer.load(Knowledge.bundled());
    Reader reader = Reader.load(Knowledge.bundled(), gazetteer);
    Map<String, Map<ActorId, Set<String>>> pages = new HashMap<>();
    // Time on the processor, which does not depend on who else is at work; written, not asserted.
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    new Harvester(Clock.systemUTC())
        .read(
            new Source.DataSet(folder, Source.DataSet.Form.WIKITEXT, null),
            harvest -> {
              if (harvest instanceof Harvest.Found found) {
                String title = String.valueOf(found.publication().title());
                Map<ActorId, Set<String>> dates =
                    pages.computeIfAbsent(title, page -> new HashMap<>());
                reader.read(found.publication()).statements().stream()
                    .map(Event.class::cast)
                    .filter(event -> event.type().id().equals("relations-established"))
                    .forEach(event ->
                        dates
                            .computeIfAbsent(event.to(), to -> new HashSet<>())
                            .add(event.date() == null ? "" : event.date().edtf()));
              }
            });
    Duration took =
        Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
    List<Row> rows = rows(data.resolve("dyads.csv.gz"));
    assertThat(rows).hasSize(33_040);
    int same = 0;
    Map<String, Integer> reasons = new TreeMap<>();
    List<String> rest = new ArrayList<>();
    for (Row row : rows) {
      String reason = reason(row, pages, gazetteer);
      if (reason.isEmpty()) {
        same++;
      } else {
        reasons.merge(reason, 1, Integer::sum);
        rest.add(reason + ": " + row);
      }
    }
    Path list = Path.of("target/wikipedia-rows.txt");
    Files.createDirectories(Path.of("target"));
    List<String> lines = new ArrayList<>();
    lines.add(same + " of " + rows.size() + " in " + took.toMillis() + " ms; " + reasons);
    lines.addAll(rest);
    Files.write(list, lines);
    assertThat(same)
        .as("rows with the same date; the rest stands in %s: %s", list, reasons)
        .isGreaterThanOrEqualTo(rows.size() * 99 / 100);
  }

  private static Path dataFolder() {
    String elsewhere = System.getenv("CHANCERY_SHARED");
    return elsewhere == null ? SHARED : Path.of(elsewhere, "data/wikipedia-relations");
  }

  private static String reason(
      Row row, Map<String, Map<ActorId, Set<String>>> pages, Gazetteer gazetteer) {
    Map<ActorId, Set<String>> page = pages.get(row.page());
    if (page == null) {
      return "page not found";
    }
    if (page.isEmpty()) {
      return "no table read on the page";
    }
    if (!(gazetteer.resolve(row.partner()) instanceof Resolution.Found(ActorId partner))) {
      return "name unknown";
    }
    Set<String> dates = page.get(partner);
    if (dates == null) {
      return "row not found";
    }
    if (dates.contains(row.iso())) {
      return "";
    }
    boolean interval =
        row.open() && dates.stream().anyMatch(d -> d.contains("..") || d.endsWith("X"));
    return interval ? "" : "another date " + (dates.size() == 1 ? dates : "");
  }

  private static List<Row> rows(Path csv) throws IOException {
    List<Row> rows = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8))) {
      in.lines().forEach(line -> text.append(line).append('\n'));
    }
    List<List<String>> table = CsvRows.of(text.toString());
    for (List<String> cells : table.subList(1, table.size())) {
      rows.add(
          new Row(
              cells.get(10).replaceFirst(" _(.*)_$", " ($1)"),
              cells.get(2),
              cells.get(3),
              cells.get(4)));
    }
    return rows;
  }
}
