package org.chancery.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.ClassicSimilarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

/** The index as it was at one commit, open for questions. */
final class Opened {

  /** How many values of a facet are named; of years all. */
  private static final int VALUES = 12;

  private static final int YEARS = 400;

  /** A word in no more publications than these says what one is about. */
  private static final int FEW = 20;

  /** A page of hits: where no more hold all words of a question, one would look no further. */
  private static final int FEW_MATCHES = 10;

  /** What is asked for of a text that others are like. */
  private static final int TELLING = 30;

  private static final int SHORTEST = 3;
  private static final int WORDS_READ = 5000;

  /** Some 10 MB. */
  private static final int FREQUENCIES = 100_000;

  private static final SortField KEY = new SortField("key", SortField.Type.STRING);

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Path file;
  private final @Nullable Stamp stamp;
  private final Map<String, String> commit;
  private final Map<Facet.Kind, StringDocValuesReaderState> values =
      new EnumMap<>(Facet.Kind.class);

  /** How many publications hold each word that was asked for, by field and word. */
  private final Map<Term, Integer> frequencies = new ConcurrentHashMap<>();

  /** Tells one file from another that takes its name. */
  private record Stamp(@Nullable Object key, FileTime written, long size) {
    /** Null where there is no such file. */
    static @Nullable Stamp of(Path file) throws IOException {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(found.fileKey(), found.lastModifiedTime(), found.size());
      } catch (NoSuchFileException gone) {
        return null;
      }
    }
  }

  private Opened(Path folder, Directory directory, DirectoryReader reader) throws IOException {
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.commit = reader.getIndexCommit().getUserData();
    this.file = folder.resolve(reader.getIndexCommit().getSegmentsFileName());
    this.stamp = Stamp.of(file);
  }

  /** Opens the last commit of a folder. */
  static Opened open(Path folder, Directory directory) throws IOException {
    try {
      return new Opened(folder, directory, DirectoryReader.open(directory));
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  /**
   * Whether nothing was committed since, nor another index put in the place of this one. Every
   * question asks it: a commit takes away the file of the one before, so that a look at that file
   * tells.
   */
  boolean isCurrent() throws IOException {
    return stamp != null && stamp.equals(Stamp.of(file));
  }

  void enter() {
    reader.incRef();
  }

  void leave() throws IOException {
    reader.decRef();
    if (reader.getRefCount() == 0) {
      directory.close();
    }
  }

  /** What the writer said of the commit. */
  Map<String, String> commit() {
    return commit;
  }

  IndexSearcher searcher() {
    return searcher;
  }

  // ---- search ----

  /**
   * Finds what matches the words, and what means the same.
   *
   * @param near publications of like meaning, the nearest first; none to go by words alone
   */
  Index.Hits find(Request request, Words words, List<PublicationId> near, Texts texts)
      throws IOException {
    List<String> notices = new ArrayList<>(words.notices());
    Query query = words.query();
    // Where meaning counts too, what stands far down by its words may still come to the fore.
    int depth = Math.max(request.offset() + request.limit(), near.size());
    FacetsCollectorManager.FacetsResult found = run(request, query, depth);
    int strict = total(found);
    int total = strict;
    List<ScoreDoc> ranked = List.of(found.topDocs().scoreDocs);
    Query loose = words.loose();
    if (loose != null && (!near.isEmpty() || isWidened(request, words, strict))) {
      FacetsCollectorManager.FacetsResult some = run(request, loose, depth);
      ranked = followed(ranked, some.topDocs().scoreDocs);
      if (near.isEmpty() && total(some) > strict) {
        notices.add(
            strict == 0
                ? "no publication holds all of it; these hold some of the words"
                : "%d hold all of it; those after them hold some of the words".formatted(strict));
        query = loose;
        found = some;
        total = total(some);
      }
    }
    if (!near.isEmpty()) {
      ranked = Fusion.of(ranked, means(words, near));
      total = Math.max(total, ranked.size());
    }
    int end = Math.min(request.offset() + request.limit(), ranked.size());
    List<ScoreDoc> page = ranked.subList(Math.min(request.offset(), end), end);
    String instead = new Respelling(searcher).of(request.query(), words, strict).orElse(null);
    return new Index.Hits(
        total,
        hits(page, query, texts),
        request.facets() ? facets(found.facetsCollector()) : List.of(),
        notices,
        instead);
  }

  /** Few texts hold all words of a question: where they are too few, others follow them. */
  private static boolean isWidened(Request request, Words words, int strict) {
    return strict == 0
        || (strict <= FEW_MATCHES
            && words.isQuestion()
            && request.order() == Request.Order.RELEVANCE);
  }

  /** All of a ranking, then what only the other holds. */
  private static List<ScoreDoc> followed(List<ScoreDoc> first, ScoreDoc[] other) {
    Map<Integer, ScoreDoc> all = new LinkedHashMap<>();
    first.forEach(match -> all.put(match.doc, match));
    for (ScoreDoc match : other) {
      all.putIfAbsent(match.doc, match);
    }
    return List.copyOf(all.values());
  }

  /** The publications of like meaning that the filters let through, the nearest first. */
  private List<ScoreDoc> means(Words words, List<PublicationId> near) throws IOException {
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(words.filters(), BooleanClause.Occur.FILTER)
            .add(
                new TermInSetQuery(
                    "id", near.stream().map(id -> new BytesRef(id.value())).toList()),
                BooleanClause.Occur.FILTER)
            .build();
    Map<String, ScoreDoc> documents = new HashMap<>();
    for (ScoreDoc match : searcher.search(query, near.size()).scoreDocs) {
      documents.put(searcher.storedFields().document(match.doc, Set.of("id")).get("id"), match);
    }
    return near.stream().map(id -> documents.get(id.value())).filter(Objects::nonNull).toList();
  }

  private FacetsCollectorManager.FacetsResult run(Request request, Query query, int depth)
      throws IOException {
    return FacetsCollectorManager.search(
        searcher, query, depth, sort(request.order()), true, new FacetsCollectorManager());
  }

  private static int total(FacetsCollectorManager.FacetsResult found) {
    return found.facetsCollector().getMatchingDocs().stream()
        .mapToInt(FacetsCollector.MatchingDocs::totalHits)
        .sum();
  }

  private static Sort sort(Request.Order order) {
    return switch (order) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, KEY);
      case NEWEST -> new Sort(day(true), SortField.FIELD_SCORE, KEY);
      case OLDEST -> new Sort(day(false), SortField.FIELD_SCORE, KEY);
    };
  }

  private static SortField day(boolean newest) {
    return new SortField(
        "day", SortField.Type.LONG, newest, newest ? Long.MIN_VALUE : Long.MAX_VALUE);
  }

  private List<Index.Hit> hits(List<ScoreDoc> page, Query query, Texts texts) throws IOException {
    List<Excerpts.Read> read = new ArrayList<>();
    List<Integer> versions = new ArrayList<>();
    List<Float> scores = new ArrayList<>();
    for (ScoreDoc match : page) {
      Document document = searcher.storedFields().document(match.doc);
      int version = document.getField("version").numericValue().intValue();
      Optional<Publication> text = texts.text(new PublicationId(document.get("id")), version);
      if (text.isPresent()) {
        read.add(new Excerpts.Read(match.doc, text.get()));
        versions.add(version);
        scores.add(match.score);
      }
    }
    Excerpts excerpts = new Excerpts(searcher, query, read);
    List<Index.Hit> hits = new ArrayList<>();
    for (int hit = 0; hit < read.size(); hit++) {
      hits.add(
          new Index.Hit(
              read.get(hit).publication(), versions.get(hit), scores.get(hit), excerpts.of(hit)));
    }
    return hits;
  }

  // ---- facets ----

  private List<Facet> facets(FacetsCollector found) throws IOException {
    List<Facet> facets = new ArrayList<>();
    for (Facet.Kind kind : Facet.Kind.values()) {
      facets.add(facet(kind, found, kind == Facet.Kind.YEAR ? YEARS : VALUES));
    }
    return facets;
  }

  /** Counts what was found by one kind of value, the most frequent first; years in their order. */
  Facet facet(Facet.Kind kind, FacetsCollector found, int most) throws IOException {
    FacetResult counted =
        new StringValueFacetCounts(values(kind), found).getTopChildren(most, kind.column());
    if (counted == null) {
      return new Facet(kind, List.of(), 0);
    }
    List<Facet.Value> named =
        Arrays.stream(counted.labelValues)
            .map(value -> new Facet.Value(value.label, value.value.intValue()))
            .sorted((one, other) ->
                kind == Facet.Kind.YEAR || one.count() == other.count()
                    ? one.name().compareTo(other.name())
                    : other.count() - one.count())
            .toList();
    return new Facet(kind, named, counted.childCount);
  }

  private synchronized StringDocValuesReaderState values(Facet.Kind kind) throws IOException {
    StringDocValuesReaderState state = values.get(kind);
    if (state == null) {
      state = new StringDocValuesReaderState(reader, kind.column());
      values.put(kind, state);
    }
    return state;
  }

  // ---- other questions ----

  List<PublicationId> related(Publication publication, int limit) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(telling("body", Entry.body(publication)), BooleanClause.Occur.SHOULD);
    String title = publication.title();
    if (title != null) {
      query.add(telling("title", title), BooleanClause.Occur.SHOULD);
    }
    query.add(
        new TermQuery(new Term("id", publication.id().value())), BooleanClause.Occur.MUST_NOT);
    List<PublicationId> near = new ArrayList<>();
    for (ScoreDoc match : best(query.build(), limit)) {
      near.add(
          new PublicationId(searcher.storedFields().document(match.doc, Set.of("id")).get("id")));
    }
    return near;
  }

  /**
   * The best by score, and by identity where scores are equal. Lucene passes over most documents
   * where the score alone decides, which it does unless the last score is another's too.
   */
  private ScoreDoc[] best(Query query, int limit) throws IOException {
    ScoreDoc[] some = searcher.search(query, limit + 1).scoreDocs;
    boolean decided = true;
    for (int i = 1; i < some.length; i++) {
      decided &= some[i].score != some[i - 1].score;
    }
    return decided
        ? Arrays.copyOf(some, Math.min(limit, some.length))
        : searcher.search(query, limit, new Sort(SortField.FIELD_SCORE, KEY)).scoreDocs;
  }

  /** A word with how much it tells: often here and seldom elsewhere. */
  private record Telling(Term term, float weight) {}

  /**
   * Asks for the words that tell most of a text. This is what Lucene's MoreLikeThis does, which
   * looks every word of the text up in every segment anew: most of the time of a page went there.
   */
  private Query telling(String field, String text) throws IOException {
    // In a small archive a word that stands in most publications may still tell something.
    int most = Math.max(FEW, reader.numDocs() / 3);
    ClassicSimilarity similarity = new ClassicSimilarity();
    List<Telling> words = new ArrayList<>();
    for (Map.Entry<String, Integer> word : counted(field, text).entrySet()) {
      Term term = new Term(field, word.getKey());
      int frequency = frequency(term);
      if (frequency >= 2 && frequency <= most) {
        words.add(new Telling(term, word.getValue() * similarity.idf(frequency, reader.numDocs())));
      }
    }
    words.sort(
        Comparator.comparingDouble(Telling::weight)
            .reversed()
            .thenComparing(word -> word.term().text()));
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Telling word : words.subList(0, Math.min(TELLING, words.size()))) {
      query.add(
          new BoostQuery(new TermQuery(word.term()), word.weight() / words.getFirst().weight()),
          BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  /** The words of a text as they are indexed, the first thousands of them, with how often. */
  private static Map<String, Integer> counted(String field, String text) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try (TokenStream tokens = Words.ANALYZER.tokenStream(field, text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      for (int read = 0; read < WORDS_READ && tokens.incrementToken(); read++) {
        if (word.length() >= SHORTEST) {
          counts.merge(word.toString(), 1, Integer::sum);
        }
      }
      tokens.end();
    }
    return counts;
  }

  private int frequency(Term term) throws IOException {
    Integer known = frequencies.get(term);
    if (known == null) {
      known = reader.docFreq(term);
      if (frequencies.size() < FREQUENCIES) {
        frequencies.put(term, known);
      }
    }
    return known;
  }

  Optional<String> fault() {
    try {
      for (var leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return Optional.empty();
    } catch (IOException damaged) {
      return Optional.of("a file is damaged: " + damaged.getMessage());
    }
  }

  boolean holds(PublicationId publication) throws IOException {
    return reader.docFreq(new Term("id", publication.value())) > 0;
  }

  Map<PublicationId, Integer> versions() throws IOException {
    return versions(reader);
  }

  static Map<PublicationId, Integer> versions(DirectoryReader reader) throws IOException {
    Map<PublicationId, Integer> versions = new HashMap<>();
    for (var leaf : reader.leaves()) {
      var live = leaf.reader().getLiveDocs();
      for (int document = 0; document < leaf.reader().maxDoc(); document++) {
        if (live == null || live.get(document)) {
          Document kept = leaf.reader().storedFields().document(document, Set.of("id", "version"));
          versions.put(
              new PublicationId(kept.get("id")),
              kept.getField("version").numericValue().intValue());
        }
      }
    }
    return versions;
  }
}
