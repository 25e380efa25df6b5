package org.chancery.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads a corpus of JSON lines through the program as its users start it, and tells the time, the
 * processors it kept busy and the memory it took, beside a pass over the same file that only counts
 * the words.
 */
public final class MeasureCorpus {

  private static final String HEAP = "4g";

  /**
   * A document for which everything has to be loaded: what is left is the time it takes to start.
   */
  private static final String FIRST_WORDS =
      """
      {"id": "start", "date": "1961-01-04", "blocks": [{"kind": "paragraph", \
      "text": "The United States severed diplomatic relations with Cuba on January 3, 1961."}]}
      """;

  /** Such as {@code GC(3) Pause Young (Allocation Failure) 512M->120M(1024M) 12.3ms}. */
  private static final Pattern COLLECTION =
      Pattern.compile("(?<before>\\d+)M->(?<after>\\d+)M\\(\\d+M\\)");

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(?<kilobytes>\\d+) kB");

  private final Path corpus;
  private final Path root = Dispatches.root();

  private MeasureCorpus(Path corpus) {
    this.corpus = corpus;
  }

  /** The one argument is the corpus, by default the one beside the repository, where it is. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path corpus =
        arguments.length > 0
            ? Path.of(arguments[0])
            : Dispatches.root().resolveSibling("shared/corpora/frus-6315.jsonl.gz");
    if (!Files.exists(corpus)) {
      System.err.println(
          (arguments.length > 0 ? "" : "SKIPPED: ")
              + corpus
              + ": a corpus of JSON lines was expected, found none; say another with CORPUS=FILE");
      // Not everybody has the corpus that is taken where none is named.
      System.exit(arguments.length > 0 ? 1 : 0);
    }
    System.out.print(new MeasureCorpus(corpus).table());
  }

  private String table() throws IOException, InterruptedException {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    Counted counted = countWords();
    Path log = Files.createTempFile("chancery", ".gc");
    try {
      Run start = read(out -> out.write(FIRST_WORDS.getBytes(UTF_8)), log);
      if (start.events() == 0) {
        throw new IllegalStateException("an event was expected in: " + FIRST_WORDS);
      }
      Run run =
          read(
              out -> {
                try (InputStream in = open()) {
                  in.transferTo(out);
                }
              },
              log);
      return report(counted, start, run, Heap.of(log), load);
    } finally {
      Files.delete(log);
    }
  }

  private String report(Counted counted, Run start, Run run, Heap heap, double load) {
    double reading = seconds(run.elapsed().minus(start.elapsed()));
    double counting = seconds(counted.elapsed());
    int processors = Runtime.getRuntime().availableProcessors();
    return String.format(
        Locale.ROOT,
        """
        %s: %,d documents, %,d words; %d processors, load average %.1f before

        | | seconds | words/s |
        |---|---|---|
        | counting words only, one thread | %.1f | %,.0f |
        | `./chancery read -`, from start to end | %.1f | %,.0f |
        | of which starting, with the parser loaded | %.1f | |
        | after the start | %.1f | %,.0f |

        %,d events; reading takes %.0f times as long as counting words.
        Processors kept busy: %.2f of %d (processor time %.1f s).
        Heap of at most %s: highest %,d MB before a collection; after one, at most %,d MB in the first half of the
        collections and %,d MB in the second. Process memory at most %,d MB.
        """,
        corpus.getFileName(),
        counted.documents(),
        counted.words(),
        processors,
        load,
        counting,
        counted.words() / counting,
        seconds(run.elapsed()),
        counted.words() / seconds(run.elapsed()),
        seconds(start.elapsed()),
        reading,
        counted.words() / reading,
        run.events(),
        reading / counting,
        seconds(run.processor()) / seconds(run.elapsed()),
        processors,
        seconds(run.processor()),
        HEAP,
        heap.highest(),
        heap.firstHalf(),
        heap.secondHalf(),
        run.peakKilobytes() / 1024);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  // ---- the baseline ----

  private record Counted(int documents, long words, Duration elapsed) {}

  private Counted countWords() throws IOException {
    long begin = System.nanoTime();
    ObjectMapper mapper = new ObjectMapper();
    int documents = 0;
    long words = 0;
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        documents++;
        for (JsonNode block : mapper.readTree(line).path("blocks")) {
          words += Dispatches.words(block.path("text").asText());
        }
      }
    }
    return new Counted(documents, words, Duration.ofNanos(System.nanoTime() - begin));
  }

  private InputStream open() throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(corpus));
    return corpus.toString().endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : file;
  }

  // ---- the program ----

  private interface Input {
    void writeTo(OutputStream out) throws IOException;
  }

  private record Run(Duration elapsed, long events, Duration processor, long peakKilobytes) {}

  private Run read(Input input, Path collections) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(root.resolve("chancery").toString(), "read", "-")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    command
        .environment()
        .put("CHANCERY_JAVA_OPTIONS", "-Xmx" + HEAP + " -Xlog:gc:file=" + collections);
    long begin = System.nanoTime();
    Process process = command.start();
    CompletableFuture<?> writing =
        CompletableFuture.runAsync(() -> {
          try (OutputStream out = process.getOutputStream()) {
            input.writeTo(out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    CompletableFuture<Usage> watching = CompletableFuture.supplyAsync(() -> watch(process));
    long events;
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      events = lines.lines().count();
    }
    int code = process.waitFor();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    writing.join();
    if (code != 0) {
      throw new IllegalStateException("./chancery read -: exit code 0 was expected, found " + code);
    }
    Usage usage = watching.join();
    return new Run(elapsed, events, usage.processor(), usage.peakKilobytes());
  }

  private record Usage(Duration processor, long peakKilobytes) {}

  /** Looks at the process four times a second: when it has ended, it can no longer be asked. */
  private static Usage watch(Process process) {
    Duration processor = Duration.ZERO;
    long peak = 0;
    while (process.isAlive()) {
      processor = process.info().totalCpuDuration().orElse(processor);
      peak = Math.max(peak, peak(process.pid()));
      try {
        Thread.sleep(250);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return new Usage(processor, peak);
  }

  /** What Linux tells; 0 elsewhere. */
  private static long peak(long process) {
    try {
      Matcher matcher =
          PEAK.matcher(Files.readString(Path.of("/proc", String.valueOf(process), "status")));
      return matcher.find() ? Long.parseLong(matcher.group("kilobytes")) : 0;
    } catch (IOException ended) {
      return 0;
    }
  }

  /** Megabytes, as the log of the collector tells them. */
  private record Heap(long highest, long firstHalf, long secondHalf) {

    static Heap of(Path log) throws IOException {
      List<Long> after = new ArrayList<>();
      long highest = 0;
      for (String line : Files.readAllLines(log)) {
        Matcher matcher = COLLECTION.matcher(line);
        if (matcher.find()) {
          highest = Math.max(highest, Long.parseLong(matcher.group("before")));
          after.add(Long.parseLong(matcher.group("after")));
        }
      }
      int half = after.size() / 2;
      return new Heap(
          highest, largest(after.subList(0, half)), largest(after.subList(half, after.size())));
    }

    private static long largest(List<Long> sizes) {
      return sizes.stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }
}
