package org.chancery.search;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.chancery.event.Statement;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The full-text index of a desk: one Lucene document for the latest version of each publication.
 *
 * <p>It follows the ledger: every commit carries the last sequence number it has seen, so that
 * after a crash it is simply some numbers behind. An index of another {@link #FORM} counts as
 * having seen nothing. The text itself is not kept here; excerpts are cut from the archive.
 */
public final class Index {

  /** Goes up whenever fields or analysis change: an index of another form is built anew. */
  static final String FORM = "1";

  private static final Logger VECTORIZATION =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  static {
    // Lucene recommends the incubating vector module at every start; it serves vector search, of
    // which there is none here.
    VECTORIZATION.setLevel(Level.SEVERE);
  }

  private final Path folder;

  private Index(Path folder) {
    this.folder = folder;
  }

  /** The index in a folder, which need not exist yet. */
  public static Index in(Path folder) {
    return new Index(folder);
  }

  /** The last ledger sequence number that the index has seen; 0 where it must be built anew. */
  public long sequence() {
    try (Directory directory = open();
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return sequence(reader.getIndexCommit().getUserData());
    } catch (IndexNotFoundException
        | CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | EOFException unusable) {
      return 0;
    } catch (IOException failure) {
      throw unusable("read", failure);
    }
  }

  private static long sequence(Map<String, String> commit) {
    return FORM.equals(commit.get("form")) ? Long.parseLong(commit.get("sequence")) : 0;
  }

  /**
   * Starts to write; null where another process is writing, which will catch up in our place.
   *
   * @param anew whether to forget what is there
   */
  public @Nullable Writing write(boolean anew) {
    try {
      Files.createDirectories(folder);
      Directory directory = open();
      try {
        IndexWriterConfig configuration = new IndexWriterConfig(Words.ANALYZER);
        configuration.setOpenMode(
            anew ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        configuration.setCommitOnClose(false);
        if (anew) {
          clear(directory);
        }
        return new Writing(directory, new IndexWriter(directory, configuration));
      } catch (LockObtainFailedException held) {
        directory.close();
        return null;
      } catch (IOException | RuntimeException failure) {
        directory.close();
        throw failure;
      }
    } catch (IOException | AlreadyClosedException failure) {
      throw unusable("written", failure);
    }
  }

  /**
   * Takes the remains of a damaged index away, over which Lucene would refuse to write another. A
   * sound one is left for those who search meanwhile, until the new one is committed.
   */
  private static void clear(Directory directory) throws IOException {
    try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      try {
        DirectoryReader.open(directory).close();
      } catch (IndexNotFoundException
          | CorruptIndexException
          | IndexFormatTooOldException
          | IndexFormatTooNewException
          | EOFException damaged) {
        for (String file : directory.listAll()) {
          if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
            directory.deleteFile(file);
          }
        }
      }
    }
  }

  /**
   * The publications that match, the best first.
   *
   * @throws QueryException where the query makes no sense
   * @param query words, "phrases", {@code -without}, and filters such as {@code state:KOR}, {@code
   *     type:relations-severed}, {@code since:1960} and {@code until:1969-06}
   * @param filters what may stand behind {@code state:} and {@code type:}
   * @param texts the archive, from which excerpts are cut
   */
  public Hits search(
      String query, int limit, Filters filters, Function<PublicationId, Publication> texts) {
    Words words = Words.parse(query, filters);
    try (Directory directory = open();
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Query found = words.query();
      TopFieldDocs top =
          searcher.search(
              found,
              limit,
              new Sort(SortField.FIELD_SCORE, new SortField("key", SortField.Type.STRING)),
              true);
      Excerpts excerpts = new Excerpts(words.text());
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc match : top.scoreDocs) {
        Document document = searcher.storedFields().document(match.doc);
        PublicationId id = new PublicationId(document.get("id"));
        Publication publication = texts.apply(id);
        hits.add(
            new Hit(
                publication,
                document.getField("version").numericValue().intValue(),
                match.score,
                excerpts.of(publication)));
      }
      return new Hits(searcher.count(found), hits);
    } catch (IndexNotFoundException nothing) {
      return new Hits(0, List.of());
    } catch (IOException failure) {
      throw unusable("read", failure);
    }
  }

  private SearchException unusable(String how, Exception failure) {
    return new SearchException(
        "the index "
            + folder
            + " cannot be "
            + how
            + ": "
            + failure
            + "; it may be removed, for it is built anew from the archive",
        failure);
  }

  private Directory open() throws IOException {
    return FSDirectory.open(folder);
  }

  /** What a search found. */
  public record Hits(int total, List<Hit> hits) {
    public Hits {
      hits = List.copyOf(hits);
    }
  }

  /**
   * A publication that matches.
   *
   * @param excerpts its best passages, in the order of the text
   */
  public record Hit(Publication publication, int version, float score, List<Excerpt> excerpts) {
    public Hit {
      excerpts = List.copyOf(excerpts);
    }
  }

  /** One holder of the index's lock; what it wrote counts once it is committed. */
  public static final class Writing implements AutoCloseable {

    private final Directory directory;
    private final IndexWriter writer;

    private Writing(Directory directory, IndexWriter writer) {
      this.directory = directory;
      this.writer = writer;
    }

    /** The sequence number of the last commit, now that nobody else can move it. */
    public long sequence() {
      Map<String, String> commit = new java.util.HashMap<>();
      Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
      if (live != null) {
        live.forEach(entry -> commit.put(entry.getKey(), entry.getValue()));
      }
      return Index.sequence(commit);
    }

    /** Puts a publication in the place of an earlier version of it. */
    public void put(Publication publication, int version, List<Statement> statements) {
      try {
        writer.updateDocument(
            new Term("id", publication.id().value()), document(publication, version, statements));
      } catch (IOException failure) {
        throw new SearchException("the index cannot be written: " + failure, failure);
      }
    }

    /** Makes all of it durable, with the sequence number up to which it is complete. */
    public void commit(long sequence) {
      try {
        writer.setLiveCommitData(
            Map.of("form", FORM, "sequence", Long.toString(sequence)).entrySet());
        writer.commit();
      } catch (IOException failure) {
        throw new SearchException("the index cannot be written: " + failure, failure);
      }
    }

    @Override
    public void close() {
      try {
        writer.close();
        directory.close();
      } catch (IOException failure) {
        throw new SearchException("the index cannot be closed: " + failure, failure);
      }
    }

    static Document document(Publication publication, int version, List<Statement> statements) {
      Document document = new Document();
      String id = publication.id().value();
      document.add(new StringField("id", id, Field.Store.YES));
      document.add(new SortedDocValuesField("key", new BytesRef(id)));
      document.add(new StoredField("version", version));
      add(document, "title", publication.title());
      add(document, "publisher", publication.publisher());
      add(document, "series", publication.series());
      publication.authors().forEach(author -> add(document, "author", author));
      add(
          document,
          "body",
          publication.blocks().stream().map(Block::text).collect(Collectors.joining("\n")));
      TreeSet<String> states = new TreeSet<>();
      TreeSet<String> types = new TreeSet<>();
      for (Statement statement : statements) {
        switch (statement) {
          case Statement.Event event -> {
            states.add(event.from().value());
            states.add(event.to().value());
            types.add(event.type().id());
          }
          case Statement.CountClaim claim -> {
            states.add(claim.of().value());
            types.add("count-claim");
          }
        }
      }
      states.forEach(state -> document.add(new StringField("state", state, Field.Store.NO)));
      types.forEach(type -> document.add(new StringField("type", type, Field.Store.NO)));
      PartialDate date = publication.date();
      if (date != null) {
        document.add(
            new IntRange(
                "date",
                new int[] {day(date.earliest(), Integer.MIN_VALUE)},
                new int[] {day(date.latest(), Integer.MAX_VALUE)}));
      }
      return document;
    }

    private static int day(@Nullable LocalDate day, int open) {
      return day == null ? open : (int) day.toEpochDay();
    }

    private static void add(Document document, String field, @Nullable String text) {
      document.add(new TextField(field, Objects.requireNonNullElse(text, ""), Field.Store.NO));
    }
  }
}
