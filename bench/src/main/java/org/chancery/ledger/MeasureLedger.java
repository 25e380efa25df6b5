package org.chancery.ledger;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.actor.Gazetteer;
import org.chancery.event.EventTypes;
import org.chancery.event.Measure;
import org.chancery.knowledge.Knowledge;
import org.chancery.store.Store;
import org.chancery.store.Writer;

/**
 * How long the ledger takes to answer, to take in and to derive, on a record of a million pieces of
 * evidence, each figure beside a plain SQL statement that fetches or writes the same rows of the
 * same file.
 *
 * <p>Both processor time and elapsed time are given, since a machine that others use too says
 * little by the clock.
 */
public final class MeasureLedger {

  private static final int EVIDENCE = 1_000_000;
  private static final long SEED = 1855;
  private static final int BATCH = 20_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Random random = new Random(SEED);
  private final StringBuilder table = new StringBuilder();
  private final Store store;
  private final Ledger ledger;
  private final SyntheticRecord synthetic;
  private final List<Dyad> dyads;

  private MeasureLedger(Path folder) {
    Knowledge knowledge = Knowledge.bundled();
    EventTypes types = EventTypes.load(knowledge);
    Gazetteer gazetteer = Gazetteer.load(knowledge);
    this.store =
        Store.openForWriting(folder, new Writer("bench", Clock.systemUTC(), Duration.ofSeconds(1)));
    this.ledger = new Ledger(store, knowledge, types, gazetteer);
    this.synthetic = new SyntheticRecord(SEED, types, gazetteer.states());
    this.dyads = synthetic.dyads();
  }

  /** The arguments are the folder for the desk, and how many pieces of evidence (a million). */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/ledger-desk");
    int evidence = arguments.length > 1 ? Integer.parseInt(arguments[1]) : EVIDENCE;
    boolean made = Files.exists(folder.resolve("desk.db"));
    Files.createDirectories(folder);
    MeasureLedger measure = new MeasureLedger(folder);
    try {
      if (!made) {
        measure.fill(evidence);
      }
      System.out.print(measure.report());
    } finally {
      measure.store.close();
    }
  }

  private void fill(int evidence) {
    EvidenceTable evidenceTable =
        new EvidenceTable(EventTypes.load(Knowledge.bundled()), new EditorialLog());
    List<NewReading> readings = synthetic.readings(evidence);
    for (int from = 0; from < readings.size(); from += BATCH) {
      List<NewReading> batch = readings.subList(from, Math.min(readings.size(), from + BATCH));
      store.write(handle -> {
        batch.forEach(reading -> evidenceTable.append(handle, reading));
        return batch;
      });
    }
  }

  private String report() {
    rebuild();
    LedgerFigures figures = ledger.figures();
    String head =
        String.format(
            Locale.ROOT,
            """
            %,d pieces of evidence in %,d publications, %,d spells of %,d pairs; %d processors, load average %.1f

            | what | processor ms: median | p99 | elapsed ms: median | p99 | plain SQL, processor ms: median | ratio |
            |---|---|---|---|---|---|---|
            """,
            figures.evidence(),
            figures.readings(),
            sql("SELECT count(*) FROM spell"),
            sql("SELECT count(*) FROM (SELECT DISTINCT first, second FROM spell)"),
            Runtime.getRuntime().availableProcessors(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    answers();
    counts();
    networks();
    additions();
    releases();
    return head + table;
  }

  private void answers() {
    compare(
        "relations of a pair as of a day, with evidence",
        3_000,
        () -> {
          Dyad dyad = dyads.get(random.nextInt(dyads.size()));
          return ledger.relations(dyad.first(), dyad.second(), AsOf.on(day())).supporting().size();
        },
        () -> {
          Dyad dyad = dyads.get(random.nextInt(dyads.size()));
          return rows(
                  "SELECT * FROM spell WHERE first = ? AND second = ?",
                  dyad.first().value(),
                  dyad.second().value())
              + rows(
                  "SELECT * FROM evidence e JOIN reading r ON r.sequence = e.reading WHERE e.first"
                      + " = ? AND e.second = ?",
                  dyad.first().value(),
                  dyad.second().value());
        });
    compare(
        "the same, as was known by a day",
        1_000,
        () -> {
          Dyad dyad = dyads.get(random.nextInt(dyads.size()));
          LocalDate day = day();
          return ledger
              .relations(
                  dyad.first(), dyad.second(), new AsOf(AsOf.on(day).on(), day.plusYears(3), null))
              .supporting()
              .size();
        },
        () -> {
          Dyad dyad = dyads.get(random.nextInt(dyads.size()));
          return rows(
              "SELECT * FROM evidence e JOIN reading r ON r.sequence = e.reading WHERE e.first = ?"
                  + " AND e.second = ?",
              dyad.first().value(),
              dyad.second().value());
        });
  }

  private void counts() {
    for (Measure measure : List.of(Measure.RELATIONS, Measure.EMBASSIES_HOSTED)) {
      String kind = measure == Measure.RELATIONS ? "relations" : "mission";
      compare(
          "count of " + measure.code() + " of a state as of a day",
          1_000,
          () -> ledger.count(state(), measure, Among.UN_MEMBERS, AsOf.on(day())).least(),
          () -> {
            String state = state().value();
            return rows("SELECT * FROM spell WHERE first = ? AND kind = ?", state, kind)
                + rows("SELECT * FROM spell WHERE second = ? AND kind = ?", state, kind);
          });
    }
  }

  private void networks() {
    compare(
        "network of all states as of a day",
        100,
        () -> ledger.network(AsOf.on(day())).ties().size(),
        () ->
            rows(
                "SELECT first, second, start_dates FROM spell WHERE kind = 'relations' AND holds"
                    + " AND coalesce(start_earliest, -99999999) <= CAST(? AS INTEGER) AND"
                    + " coalesce(end_latest, 99999999) > CAST(? AS INTEGER)",
                Long.toString(day().toEpochDay()),
                Long.toString(day().toEpochDay())));
  }

  private void additions() {
    store.write(handle ->
        handle.execute("CREATE TABLE IF NOT EXISTS scratch AS SELECT * FROM evidence LIMIT 0"));
    long first = sql("SELECT max(sequence) FROM reading");
    List<NewReading> fresh = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      fresh.add(synthetic.dispatch("addition-" + first + "-" + i));
    }
    int[] next = {0};
    compare(
        "add a publication of %d statements on 3 pairs, derived and on the disk"
            .formatted(fresh.getFirst().statements().size()),
        200,
        () -> store.write(handle -> ledger.append(handle, fresh.get(next[0]++ % fresh.size()))),
        () ->
            store.write(handle ->
                handle.execute(
                    "INSERT INTO scratch SELECT * FROM evidence WHERE reading = ?",
                    1 + random.nextInt((int) first))));
    store.write(handle -> handle.execute("DROP TABLE scratch"));
  }

  private void rebuild() {
    List<Sample> samples = new ArrayList<>();
    samples.add(
        sample(() -> {
          ledger.rebuild();
          return 0;
        }));
    Sample plain =
        sample(() ->
            store.write(handle -> {
              handle.execute(
                  "CREATE TABLE scratch AS SELECT * FROM evidence ORDER BY first, second");
              return handle.execute("DROP TABLE scratch");
            }));
    row("rebuild of all that is derived", samples, List.of(plain));
  }

  private void releases() {
    Release release =
        ledger
            .releases()
            .make("bench-" + System.nanoTime(), "Bench", "bench", "bench", Instant.now());
    List<Sample> samples = new ArrayList<>();
    List<Sample> baseline = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      samples.add(
          sample(() -> {
            ledger.releases().check(release, line -> {});
            return 0;
          }));
      baseline.add(
          sample(() ->
              rows(
                  "SELECT * FROM evidence e JOIN reading r ON r.sequence = e.reading ORDER BY"
                      + " r.publication, e.ordinal")));
    }
    row("hash of the whole record, as --release compares it", samples, baseline);
  }

  /** One operation, which gives a number so that nothing of it can be left out. */
  private interface Work {
    long run();
  }

  private record Sample(long processor, long elapsed) {}

  private Sample sample(Work work) {
    long elapsed = System.nanoTime();
    long processor = threads.getCurrentThreadCpuTime();
    long result = work.run();
    Sample sample =
        new Sample(threads.getCurrentThreadCpuTime() - processor, System.nanoTime() - elapsed);
    if (result < 0) {
      throw new IllegalStateException("a size was expected, found " + result);
    }
    return sample;
  }

  private void compare(String what, int times, Work ours, Work plain) {
    List<Sample> samples = new ArrayList<>();
    List<Sample> baseline = new ArrayList<>();
    for (int i = 0; i < times / 4; i++) {
      ours.run();
      plain.run();
    }
    // In turns, so that both meet the same machine.
    for (int i = 0; i < times; i++) {
      samples.add(sample(ours));
      baseline.add(sample(plain));
    }
    row(what, samples, baseline);
  }

  private void row(String what, List<Sample> samples, List<Sample> plain) {
    double[] processor = samples.stream().mapToDouble(s -> s.processor() / 1e6).sorted().toArray();
    double[] elapsed = samples.stream().mapToDouble(s -> s.elapsed() / 1e6).sorted().toArray();
    double[] base = plain.stream().mapToDouble(s -> s.processor() / 1e6).sorted().toArray();
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f |%n",
            what,
            at(processor, 0.5),
            at(processor, 0.99),
            at(elapsed, 0.5),
            at(elapsed, 0.99),
            at(base, 0.5),
            at(processor, 0.5) / at(base, 0.5)));
    System.err.println(
        what
            + ": "
            + Arrays.toString(
                new double[] {
                  at(processor, 0.5), at(processor, 0.99), at(elapsed, 0.5), at(base, 0.5)
                }));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }

  private LocalDate day() {
    return LocalDate.of(1920 + random.nextInt(105), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private ActorId state() {
    return synthetic.states().get(random.nextInt(synthetic.states().size()));
  }

  private long sql(String query) {
    return store.read(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  /** Fetches all cells of all rows, and gives how many rows there are. */
  private long rows(String query, String... parameters) {
    return store.read(handle ->
        EvidenceTable.query(
            handle,
            query,
            select -> {
              for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
              }
              long rows = 0;
              try (var result = select.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                  for (int column = 1; column <= columns; column++) {
                    result.getObject(column);
                  }
                  rows++;
                }
              }
              return rows;
            }));
  }
}
