package org.chancery.search;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.chancery.event.Statement;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

/**
 * The full-text index of a desk: one Lucene document for the latest version of each publication.
 *
 * <p>It follows the ledger: every commit carries the last sequence number it has seen, so that
 * after a crash it is simply some numbers behind. An index of another {@link #FORM} counts as
 * having seen nothing. Of the text only titles are kept here; excerpts are cut from the archive.
 */
public final class Index implements AutoCloseable {

  /** Goes up whenever fields or analysis change: an index of another form is built anew. */
  static final String FORM = "2";

  private static final Logger VECTORIZATION =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  static {
    // Lucene recommends the incubating vector module at every start; it serves vector search, of
    // which there is none here.
    VECTORIZATION.setLevel(Level.SEVERE);
  }

  /** What is written is kept in memory up to so much, so that few files have to be merged. */
  private static final double BUFFER_MEGABYTES = 48;

  /** How many publications of like meaning are looked at. */
  private static final int NEAR = 100;

  private final Path folder;
  private @Nullable Opened opened;

  private Index(Path folder) {
    this.folder = folder;
  }

  /** The index in a folder, which need not exist yet. */
  public static Index in(Path folder) {
    return new Index(folder);
  }

  /** The last ledger sequence number that the index has seen; 0 where it must be built anew. */
  public long sequence() {
    try {
      Opened current = current();
      try {
        return sequence(current.commit());
      } finally {
        current.leave();
      }
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
        configuration.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        if (anew) {
          clear(directory);
        }
        ConcurrentMergeScheduler merging = new ConcurrentMergeScheduler();
        configuration.setMergeScheduler(merging);
        return new Writing(directory, new IndexWriter(directory, configuration), merging);
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
   * The publications that match. A query that makes no sense is searched as words, as far as it
   * makes none, and the notices say so.
   *
   * @param filters what may stand behind {@code state:} and {@code event:}
   * @param texts the archive, from which excerpts are cut
   */
  public Hits search(Request request, Filters filters, Texts texts) {
    return search(request, filters, texts, null);
  }

  /**
   * The same by words and meaning together, where a question is asked and the best are to stand
   * first. One or two words, or what narrows alone, are looked for as they are.
   *
   * @param meanings null to go by words alone
   */
  public Hits search(Request request, Filters filters, Texts texts, @Nullable Meanings meanings) {
    Words words = Words.parse(request.query(), filters);
    boolean meant =
        meanings != null && request.order() == Request.Order.RELEVANCE && words.isQuestion();
    List<PublicationId> near =
        meant && meanings != null ? meanings.nearest(words.plainText(), NEAR) : List.of();
    return inIndex(
        searching -> searching.find(request, words, near, texts),
        new Hits(0, List.of(), List.of(), words.notices(), null));
  }

  /**
   * What somebody who has typed so much may want: authors, series, sources and titles that hold the
   * words, of which the last may be unfinished.
   */
  public List<Suggestion> suggest(String typed, int limit) {
    return inIndex(searching -> new Completion(searching).of(typed, limit), List.of());
  }

  /**
   * Publications that speak of the same as one of the archive, the nearest first.
   *
   * @param publication the text, at a version that the index need not hold
   */
  public List<PublicationId> related(Publication publication, int limit) {
    return inIndex(searching -> searching.related(publication, limit), List.of());
  }

  /** What Lucene finds wrong with the files, by their checksums; empty where they are sound. */
  public Optional<String> fault() {
    return inIndex(Opened::fault, Optional.empty());
  }

  /** The version that the index holds of each publication. */
  public Map<PublicationId, Integer> versions() {
    return inIndex(Opened::versions, Map.of());
  }

  private interface Question<T> {
    T ask(Opened opened) throws IOException;
  }

  /** Asks the index as it was last committed; where there is none, nothing is found. */
  private <T> T inIndex(Question<T> question, T nothing) {
    try {
      Opened current = current();
      try {
        return question.ask(current);
      } finally {
        current.leave();
      }
    } catch (IndexNotFoundException none) {
      return nothing;
    } catch (IOException failure) {
      throw unusable("read", failure);
    }
  }

  /** The index as it is now, which stays open for the next question. */
  private synchronized Opened current() throws IOException {
    Opened last = opened;
    if (last == null || !last.isCurrent()) {
      last = Opened.open(folder, open());
      close();
      opened = last;
    }
    last.enter();
    return last;
  }

  /** Lets go of the files; a later question opens them again. */
  @Override
  public synchronized void close() {
    Opened last = opened;
    opened = null;
    if (last != null) {
      try {
        last.leave();
      } catch (IOException failure) {
        throw new SearchException("the index cannot be closed: " + failure, failure);
      }
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

  /** Whether a publication can be found at all. */
  public boolean holds(PublicationId publication) {
    return inIndex(searching -> searching.holds(publication), false);
  }

  /**
   * What a search found.
   *
   * @param total of all that match
   * @param facets counts of all that match, where they were asked for
   * @param notices how the query was understood, where it could not be taken as it was typed
   * @param instead the query with words that the archive knows, where it does not know all; null
   *     for none
   */
  public record Hits(
      int total,
      List<Hit> hits,
      List<Facet> facets,
      List<String> notices,
      @Nullable String instead) {
    public Hits {
      hits = List.copyOf(hits);
      facets = List.copyOf(facets);
      notices = List.copyOf(notices);
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
    private final ConcurrentMergeScheduler merging;

    private Writing(Directory directory, IndexWriter writer, ConcurrentMergeScheduler merging) {
      this.directory = directory;
      this.writer = writer;
      this.merging = merging;
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
            new Term("id", publication.id().value()), Entry.of(publication, version, statements));
      } catch (IOException failure) {
        throw new SearchException("the index cannot be written: " + failure, failure);
      }
    }

    /** Takes a publication out of what can be found. */
    public void remove(PublicationId publication) {
      try {
        writer.deleteDocuments(new Term("id", publication.value()));
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
        // What closes the writer would throw away the merges under way, and an index that follows
        // in many small commits would have as many segments, each of which every question asks.
        merging.sync();
        if (writer.hasUncommittedChanges()) {
          writer.commit();
        }
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
  }
}
