package org.chancery.reading.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the parser knows of English: NLP4J's models in flat arrays, of which a file is read in a
 * fraction of a second. The build makes the file; where it is missing, as in a class path put
 * together by hand, the models are converted in memory, which takes some ten seconds.
 *
 * @param tagger finds the parts of speech
 * @param parser finds the heads
 * @param ambiguity the parts of speech that a word may be
 * @param clusters the Brown clusters of a word
 * @param candidates the transitions that are allowed in each {@link Situation}
 */
record EnglishModel(
    LinearModel tagger,
    LinearModel parser,
    WordTable ambiguity,
    WordTable clusters,
    Map<Situation, int[]> candidates) {

  EnglishModel {
    candidates = Map.copyOf(candidates);
  }

  /** What the file is called, beside this class. */
  static final String FILE = "english.model";

  /** What stands on the stack and in the input decides which transitions are allowed. */
  enum Situation {
    ROOT_ON_STACK,
    ARC_WOULD_CLOSE_A_CIRCLE,
    ARC_WOULD_CLOSE_A_CIRCLE_AND_STACK_HAS_NO_HEAD,
    STACK_HAS_NO_HEAD,
    LEFT_ARC,
    RIGHT_ARC
  }

  /** Reads the file that the build made, or converts the models. */
  static EnglishModel load() {
    try (InputStream in = EnglishModel.class.getResourceAsStream(FILE)) {
      return in == null ? ModelConversion.convert() : read(in, FILE);
    } catch (IOException failure) {
      throw new ParserException(FILE + ": the model cannot be read: " + failure, failure);
    }
  }

  static EnglishModel read(InputStream in, String name) throws IOException {
    ModelReader reader = new ModelReader(in, name);
    LinearModel tagger = LinearModel.read(reader);
    LinearModel parser = LinearModel.read(reader);
    WordTable ambiguity = WordTable.read(reader);
    WordTable clusters = WordTable.read(reader);
    Map<Situation, int[]> candidates = new EnumMap<>(Situation.class);
    for (Situation situation : Situation.values()) {
      candidates.put(situation, reader.ints());
    }
    return new EnglishModel(tagger, parser, ambiguity, clusters, candidates);
  }

  void write(OutputStream out) throws IOException {
    ModelWriter writer = new ModelWriter();
    tagger.write(writer);
    parser.write(writer);
    ambiguity.write(writer);
    clusters.write(writer);
    for (Situation situation : Situation.values()) {
      writer.ints(candidates.getOrDefault(situation, new int[0]));
    }
    writer.to(out);
  }

  /** The allowed transitions; null where all are. */
  int @Nullable [] candidates(Situation situation) {
    int[] labels = candidates.get(situation);
    return labels == null || labels.length == 0 ? null : labels;
  }

  /**
   * Converts the models into a file, for the build.
   *
   * @param arguments the folder of classes into which to put the file
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], EnglishModel.class.getPackageName().split("\\."));
    Path file = folder.resolve(FILE);
    if (isWhole(file)) {
      return;
    }
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, FILE, null);
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      ModelConversion.convert().write(out);
    }
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isWhole(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      read(in, file.toString());
      return true;
    } catch (ParserException outdated) {
      return false;
    }
  }
}
