package org.chancery.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.chancery.event.Mention;
import org.chancery.event.Statement;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

/**
 * What publications mean, as vectors of their leads and of the passages in which something was
 * read. Making them is slow, so that they are made apart from the index, and a search does without
 * those that are missing.
 */
public final class Meanings implements AutoCloseable {

  /** Words of a lead: what the model reads of a text at most is about four times as much. */
  private static final int LEAD = 100;

  private static final int PASSAGES = 4;
  private static final int PASSAGE = 60;

  private final Path folder;
  private final Supplier<Embedder> embedder;
  private @Nullable Embedder loaded;
  private @Nullable Directory directory;
  private @Nullable DirectoryReader reader;

  Meanings(Path folder, Supplier<Embedder> embedder) {
    this.folder = folder;
    this.embedder = embedder;
  }

  /** Those kept in a folder, which need not exist yet. */
  public static Meanings in(Path folder) {
    return new Meanings(folder, SmallModel::new);
  }

  private synchronized Embedder embedder() {
    Embedder model = loaded;
    if (model == null) {
      model = embedder.get();
      loaded = model;
    }
    return model;
  }

  /** A publication whose meaning is to be kept. */
  public record Text(Publication publication, int version, List<Statement> statements) {
    public Text {
      statements = List.copyOf(statements);
    }
  }

  /**
   * Keeps what some publications mean.
   *
   * @return false where another process is at it
   */
  public boolean put(List<Text> texts) {
    try (Directory target = open()) {
      IndexWriterConfig configuration = new IndexWriterConfig();
      try (IndexWriter writer = new IndexWriter(target, configuration)) {
        for (Text text : texts) {
          List<Document> documents = documents(text);
          writer.updateDocuments(new Term("id", text.publication().id().value()), documents);
        }
        writer.setLiveCommitData(Map.of("model", embedder().name()).entrySet());
        writer.commit();
      }
      return true;
    } catch (LockObtainFailedException held) {
      return false;
    } catch (IOException failure) {
      throw unusable("written", failure);
    }
  }

  private List<Document> documents(Text text) {
    List<Document> documents = new ArrayList<>();
    for (float[] vector : embedder().texts(passages(text))) {
      Document document = new Document();
      document.add(new StringField("id", text.publication().id().value(), Field.Store.YES));
      document.add(new StoredField("version", text.version()));
      document.add(new KnnFloatVectorField("vector", vector, VectorSimilarityFunction.DOT_PRODUCT));
      documents.add(document);
    }
    return documents;
  }

  /** The lead with the title before it, and words in which something was read. */
  static List<String> passages(Text text) {
    Set<String> passages = new LinkedHashSet<>();
    Publication publication = text.publication();
    String body =
        publication.blocks().stream()
            .filter(block -> block.kind() != Block.Kind.HEADING)
            .map(Block::text)
            .collect(Collectors.joining(" "));
    String title = publication.title() == null ? "" : publication.title() + ". ";
    passages.add(title + first(body, LEAD));
    for (Statement statement : text.statements()) {
      if (passages.size() <= PASSAGES && !statement.mentions().isEmpty()) {
        Mention mention = statement.mentions().getFirst();
        passages.add(first(mention.quote(), PASSAGE));
      }
    }
    return List.copyOf(passages);
  }

  private static String first(String text, int words) {
    int at = 0;
    for (int word = 0; word < words && at >= 0 && at < text.length(); word++) {
      at = text.indexOf(' ', at + 1);
    }
    return at < 0 || at >= text.length() ? text : text.substring(0, at);
  }

  /**
   * The publications whose meaning is nearest to a question, the nearest first; none where nothing
   * is kept, so that the model need not be loaded.
   */
  public List<PublicationId> nearest(String question, int limit) {
    return asked(
        current -> current.numDocs() == 0 ? List.of() : nearest(current, question, limit),
        List.of());
  }

  private List<PublicationId> nearest(DirectoryReader current, String question, int limit)
      throws IOException {
    IndexSearcher searcher = new IndexSearcher(current);
    float[] vector = embedder().question(question);
    // A publication may have several passages among the nearest.
    int passages = limit * 2;
    Map<PublicationId, Float> found = new LinkedHashMap<>();
    for (ScoreDoc near :
        searcher.search(new KnnFloatVectorQuery("vector", vector, passages), passages).scoreDocs) {
      String id = searcher.storedFields().document(near.doc, Set.of("id")).get("id");
      found.putIfAbsent(new PublicationId(id), near.score);
    }
    return found.keySet().stream().limit(limit).toList();
  }

  /** The version of each publication whose meaning is kept. */
  public Map<PublicationId, Integer> versions() {
    return asked(Opened::versions, Map.of());
  }

  private interface Question<T> {
    T ask(DirectoryReader reader) throws IOException;
  }

  /** Asks what is kept now, which stays open meanwhile though others keep more. */
  private <T> T asked(Question<T> question, T nothing) {
    try {
      DirectoryReader current = entered();
      if (current == null) {
        return nothing;
      }
      try {
        return question.ask(current);
      } finally {
        current.decRef();
      }
    } catch (IOException failure) {
      throw unusable("read", failure);
    }
  }

  private synchronized @Nullable DirectoryReader entered() throws IOException {
    DirectoryReader current = reader();
    if (current != null) {
      current.incRef();
    }
    return current;
  }

  private @Nullable DirectoryReader reader() throws IOException {
    DirectoryReader last = reader;
    try {
      if (last == null) {
        if (!Files.isDirectory(folder)) {
          return null;
        }
        directory = open();
        reader = DirectoryReader.open(directory);
      } else {
        DirectoryReader fresh = DirectoryReader.openIfChanged(last);
        if (fresh != null) {
          last.close();
          reader = fresh;
        }
      }
      return reader;
    } catch (IndexNotFoundException none) {
      return null;
    }
  }

  private Directory open() throws IOException {
    Files.createDirectories(folder);
    return FSDirectory.open(folder);
  }

  private SearchException unusable(String how, Exception failure) {
    return new SearchException(
        "the vectors in "
            + folder
            + " cannot be "
            + how
            + ": "
            + failure
            + "; the folder may be removed, for `chancery embed` makes them anew",
        failure);
  }

  @Override
  public synchronized void close() {
    try {
      if (reader != null) {
        reader.close();
      }
      if (directory != null) {
        directory.close();
      }
    } catch (IOException failure) {
      throw unusable("closed", failure);
    }
    reader = null;
    directory = null;
  }
}
