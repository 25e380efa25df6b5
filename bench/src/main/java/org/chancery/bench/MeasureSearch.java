package org.chancery.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.chancery.publication.Archive;
import org.chancery.publication.Archived;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.search.Filters;
import org.chancery.search.Index;
import org.chancery.search.Request;
import org.chancery.store.Store;
import org.chancery.store.Writer;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;

/**
 * Indexes a corpus beside a bare Lucene index of the same text, each several times in turn, and
 * asks a thousand mixed queries with passages and counts, the texts taken from a desk's archive.
 */
public final class MeasureSearch {

  private static final int ROUNDS = 3;
  private static final int QUERIES = 1000;
  private static final int HITS = 10;

  private static final Filters NAMES =
      new Filters() {
        @Override
        public String state(String typed) {
          return typed;
        }

        @Override
        public String type(String typed) {
          return typed;
        }
      };

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Path corpus;
  private final Path folder;

  private MeasureSearch(Path corpus, Path folder) {
    this.corpus = corpus;
    this.folder = folder;
  }

  /** The one argument is the corpus, by default the one beside the repository, where it is. */
  public static void main(String[] arguments) throws IOException {
    Path corpus =
        arguments.length > 0
            ? Path.of(arguments[0])
            : Dispatches.root().resolveSibling("shared/corpora/frus-6315.jsonl.gz");
    if (!Files.exists(corpus)) {
      System.err.println(
          (arguments.length > 0 ? "" : "SKIPPED: ")
              + corpus
              + ": a corpus of JSON lines was expected, found none; say another with CORPUS=FILE");
      System.exit(arguments.length > 0 ? 1 : 0);
    }
    Path folder = Files.createTempDirectory("chancery-search");
    try {
      new MeasureSearch(corpus, folder).run();
    } finally {
      remove(folder);
    }
  }

  private void run() throws IOException {
    List<Publication> publications = publications();
    System.out.printf(
        Locale.ROOT,
        "%s: %,d publications; %d processors, load average %.1f before%n%n",
        corpus.getFileName(),
        publications.size(),
        Runtime.getRuntime().availableProcessors(),
        SYSTEM.getSystemLoadAverage());
    indexing(publications);
    Clock clock = Clock.systemUTC();
    Writer writer = new Writer("bench", clock, Duration.ZERO, holder -> {});
    try (Store store = Store.openForWriting(folder.resolve("desk"), writer);
        Index index = Index.in(folder.resolve("index"))) {
      Archive archive = new Archive(store);
      long begun = SYSTEM.getProcessCpuTime();
      for (int first = 0; first < publications.size(); first += 64) {
        List<Publication> batch =
            publications.subList(first, Math.min(first + 64, publications.size()));
        store.write(transaction -> {
          for (Publication publication : batch) {
            byte[] original = publication.toString().getBytes(UTF_8);
            archive.put(transaction, publication, original, "text/plain", clock.instant());
          }
          return batch.size();
        });
      }
      System.out.printf(Locale.ROOT, "Archived in %.1f s of processor time.%n%n", since(begun));
      // Twice: the first pass has the code compiled.
      queries(publications, archive, index, 4711);
      queries(publications, archive, index, 42).print();
      freshness(publications.getFirst(), archive, index);
    }
  }

  // ---- indexing ----

  private void indexing(List<Publication> publications) throws IOException {
    double[] bare = new double[ROUNDS + 1];
    double[] ours = new double[ROUNDS + 1];
    for (int round = 0; round <= ROUNDS; round++) {
      remove(folder.resolve("bare"));
      long begun = SYSTEM.getProcessCpuTime();
      indexBare(publications);
      bare[round] = since(begun);
      begun = SYSTEM.getProcessCpuTime();
      try (Index.Writing writing =
          Objects.requireNonNull(Index.in(folder.resolve("index")).write(true))) {
        publications.forEach(publication -> writing.put(publication, 1, List.of()));
        writing.commit(1);
      }
      ours[round] = since(begun);
    }
    double ofBare = median(bare);
    double ofOurs = median(ours);
    System.out.printf(
        Locale.ROOT,
        """
        | index of the same text, in turn, median of %d | seconds of processor time | MB |
        |---|---|---|
        | bare Lucene: English analyser, title and body | %.1f | %.1f |
        | Chancery: fields, offsets, facets | %.1f | %.1f |
        | ratio (at most 1.5) | %.2f | |

        """,
        ROUNDS,
        ofBare,
        megabytes(folder.resolve("bare")),
        ofOurs,
        megabytes(folder.resolve("index")),
        ofOurs / ofBare);
  }

  private void indexBare(List<Publication> publications) throws IOException {
    IndexWriterConfig configuration = new IndexWriterConfig(new EnglishAnalyzer());
    configuration.setRAMBufferSizeMB(48);
    try (FSDirectory directory = FSDirectory.open(folder.resolve("bare"));
        IndexWriter writer = new IndexWriter(directory, configuration)) {
      for (Publication publication : publications) {
        Document document = new Document();
        document.add(new StringField("id", publication.id().value(), Field.Store.YES));
        String title = Objects.requireNonNullElse(publication.title(), "");
        document.add(new TextField("title", title, Field.Store.NO));
        StringBuilder body = new StringBuilder();
        publication.blocks().forEach(block -> body.append(block.text()).append('\n'));
        document.add(new TextField("body", body.toString(), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.commit();
    }
  }

  /** The first round is for the compiler. */
  private static double median(double[] seconds) {
    double[] measured = Arrays.copyOfRange(seconds, 1, seconds.length);
    Arrays.sort(measured);
    return measured[measured.length / 2];
  }

  // ---- queries ----

  private record Times(long[] elapsed, long[] processor, long hits, long passages) {

    void print() {
      Arrays.sort(elapsed);
      Arrays.sort(processor);
      System.out.printf(
          Locale.ROOT,
          """
          %,d mixed queries, %d hits each, with passages and facets: %,d hits, %,d passages

          | milliseconds | median | p90 | p99 | most |
          |---|---|---|---|---|
          | elapsed | %.1f | %.1f | %.1f | %.1f |
          | processor time | %.1f | %.1f | %.1f | %.1f |

          """,
          elapsed.length,
          HITS,
          hits,
          passages,
          at(elapsed, 0.5),
          at(elapsed, 0.9),
          at(elapsed, 0.99),
          at(elapsed, 1),
          at(processor, 0.5),
          at(processor, 0.9),
          at(processor, 0.99),
          at(processor, 1));
    }

    private static double at(long[] sorted, double share) {
      return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
  }

  private static Times queries(
      List<Publication> publications, Archive archive, Index index, long seed) {
    Random random = new Random(seed);
    long[] elapsed = new long[QUERIES];
    long[] processor = new long[QUERIES];
    long found = 0;
    long passages = 0;
    var threads = ManagementFactory.getThreadMXBean();
    for (int query = 0; query < QUERIES; query++) {
      String typed = query(publications, random, query);
      Request request = new Request(typed, 0, HITS, Request.Order.RELEVANCE, true);
      long used = threads.getCurrentThreadCpuTime();
      long begun = System.nanoTime();
      Index.Hits hits =
          index.search(
              request,
              NAMES,
              (id, version) -> archive.version(id, version).map(Archived::publication));
      elapsed[query] = System.nanoTime() - begun;
      processor[query] = threads.getCurrentThreadCpuTime() - used;
      found += hits.hits().size();
      passages += hits.hits().stream().mapToLong(hit -> hit.excerpts().size()).sum();
    }
    return new Times(elapsed, processor, found, passages);
  }

  /** A query of one of ten kinds, of words that stand beside each other in some publication. */
  private static String query(List<Publication> publications, Random random, int number) {
    Publication publication = publications.get(random.nextInt(publications.size()));
    List<String> words = words(publication, random);
    String one = words.get(0);
    String two = words.get(1);
    String three = words.get(2);
    return switch (number % 10) {
      case 0 -> one;
      case 1 -> one + " " + three;
      case 2 -> one + " " + two + " " + three + " " + words.get(3);
      case 3 -> "\"" + one + " " + two + "\"";
      case 4 -> one.substring(0, Math.min(5, one.length())) + "* " + two;
      case 5 -> one + " OR " + three + " OR " + words.get(3);
      case 6 -> one + " -" + three;
      case 7 -> one + " date:" + (1945 + random.nextInt(20)) + "..1976";
      case 8 -> "title:" + one + " OR (" + two + " " + three + ")";
      default -> "series:" + publication.series() + " " + two;
    };
  }

  private static List<String> words(Publication publication, Random random) {
    List<String> all =
        publication.blocks().stream()
            .flatMap(block -> Arrays.stream(block.text().split("[^\\p{L}]+", -1)))
            .filter(word -> word.length() > 1)
            .toList();
    List<String> words = new ArrayList<>();
    int first = all.isEmpty() ? 0 : random.nextInt(all.size());
    for (int word = 0; word < 4; word++) {
      words.add(all.isEmpty() ? "embassy" : all.get((first + word) % all.size()));
    }
    return words;
  }

  /** From the moment that a publication is in the archive until a search finds it. */
  private static void freshness(Publication publication, Archive archive, Index index) {
    PublicationId id = new PublicationId("bench/fresh");
    Publication fresh =
        new Publication(
            id,
            "Zanzibarometer",
            null,
            null,
            null,
            List.of(),
            null,
            null,
            "en",
            null,
            publication.blocks());
    long begun = System.nanoTime();
    try (Index.Writing writing = Objects.requireNonNull(index.write(false))) {
      writing.put(fresh, 1, List.of());
      writing.commit(2);
    }
    int found =
        index
            .search(
                Request.best("zanzibarometer", HITS),
                NAMES,
                (one, version) -> java.util.Optional.of(fresh))
            .total();
    System.out.printf(
        Locale.ROOT,
        "One more publication indexed, committed and found (%d): %.0f ms.%n",
        found,
        (System.nanoTime() - begun) / 1e6);
  }

  // ---- the corpus ----

  private List<Publication> publications() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Publication> publications = new ArrayList<>();
    InputStream file = new BufferedInputStream(Files.newInputStream(corpus));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                corpus.toString().endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : file,
                UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        publications.add(publication(mapper.readTree(line)));
      }
    }
    return publications;
  }

  private static Publication publication(JsonNode json) {
    List<Block> blocks = new ArrayList<>();
    for (JsonNode block : json.path("blocks")) {
      Block.Kind kind =
          block.path("kind").asText().equals("heading") ? Block.Kind.HEADING : Block.Kind.PARAGRAPH;
      blocks.add(new Block(kind, block.path("text").asText()));
    }
    PartialDate date =
        json.hasNonNull("date") ? PartialDate.parse(json.path("date").asText()) : null;
    return new Publication(
        new PublicationId(json.path("id").asText()),
        json.path("title").asText(),
        date,
        date,
        json.path("publisher").asText("The corpus"),
        List.of(),
        json.path("series").asText("none"),
        null,
        "en",
        null,
        blocks);
  }

  private static double since(long begun) {
    return (SYSTEM.getProcessCpuTime() - begun) / 1e9;
  }

  private static double megabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
