package org.chancery.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of tables and rules: the one packed with the program, or another that somebody edits.
 *
 * <p>Paths are relative to that folder and use {@code /}. Files whose names start with a dot or end
 * with {@code ~} are left behind by editors and do not count.
 */
public final class Knowledge {

  private static final String PACKED = "knowledge/";

  /** A file that every folder of knowledge holds; where it lies, the others lie. */
  private static final String LANDMARK = "events.tsv";

  private final Folder folder;
  private volatile String version = "";

  private Knowledge(Folder folder) {
    this.folder = folder;
  }

  /** The knowledge packed with the program. */
  public static Knowledge bundled() {
    URL landmark = Knowledge.class.getResource("/" + PACKED + LANDMARK);
    if (landmark == null) {
      throw new KnowledgeException(
          "the class path holds no " + PACKED + LANDMARK + ", the program is not packed whole");
    }
    try {
      if (landmark.getProtocol().equals("file")) {
        return of(Path.of(landmark.toURI()).resolveSibling("."));
      }
      return new Knowledge(new Packed(landmark));
    } catch (URISyntaxException e) {
      throw new KnowledgeException("the address " + landmark + " cannot be read", e);
    }
  }

  /** The knowledge in a folder. */
  public static Knowledge of(Path folder) {
    return new Knowledge(new Plain(folder.normalize()));
  }

  /**
   * Knowledge as it was kept.
   *
   * @param files the content of each, by its path
   */
  public static Knowledge kept(Map<String, String> files) {
    return new Knowledge(new Kept(Map.copyOf(files)));
  }

  /**
   * A table; the first row names its columns.
   *
   * @param columns the columns that the caller reads, in their order: any other stops the load, so
   *     that no column is filled in vain; none to take the table as it is
   * @throws KnowledgeException with file and line, where there is no such table
   */
  public Table table(String path, String... columns) {
    return Table.parse(path, text(path), List.of(columns));
  }

  /**
   * A whole file.
   *
   * @throws KnowledgeException where there is none or it is not UTF-8
   */
  public String text(String path) {
    byte[] bytes = bytes(path);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new KnowledgeException(path + ":" + firstBadLine(bytes) + ": UTF-8 was expected", e);
    }
  }

  private static int firstBadLine(byte[] bytes) {
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    return 1
        + (int) lenient.chars().limit(lenient.indexOf('\uFFFD')).filter(c -> c == '\n').count();
  }

  private byte[] bytes(String path) {
    try {
      return folder.bytes(path);
    } catch (NoSuchFileException e) {
      throw new KnowledgeException(path + ": there is no such file in " + folder, e);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " in " + folder, e);
    }
  }

  /**
   * The paths of the files below a folder, sorted.
   *
   * @param below such as {@code en/events}; the empty string for all
   * @param suffix such as {@code .rules}
   */
  public List<String> files(String below, String suffix) {
    String prefix = below.isEmpty() || below.endsWith("/") ? below : below + "/";
    try {
      return folder.paths().stream()
          .filter(path -> path.startsWith(prefix) && path.endsWith(suffix) && !isLeftBehind(path))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(below + " in " + folder, e);
    }
  }

  private static boolean isLeftBehind(String path) {
    return path.endsWith("~") || path.startsWith(".") || path.contains("/.");
  }

  /** A short hash over the names and the content of all files, the same wherever they lie. */
  public String version() {
    if (version.isEmpty()) {
      MessageDigest digest = sha256();
      for (String path : files("", "")) {
        digest.update(path.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] content = bytes(path);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).flip());
        digest.update(content);
      }
      version = HexFormat.of().formatHex(digest.digest(), 0, 6);
    }
    return version;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Where the files lie. */
  private sealed interface Folder {
    byte[] bytes(String path) throws IOException;

    List<String> paths() throws IOException;
  }

  private record Kept(Map<String, String> files) implements Folder {

    @Override
    public byte[] bytes(String path) throws IOException {
      String content = files.get(path);
      if (content == null) {
        throw new NoSuchFileException(path);
      }
      return content.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> paths() {
      return List.copyOf(files.keySet());
    }

    @Override
    public String toString() {
      return "what was kept";
    }
  }

  private record Plain(Path root) implements Folder {

    @Override
    public byte[] bytes(String path) throws IOException {
      return Files.readAllBytes(root.resolve(path));
    }

    @Override
    public List<String> paths() throws IOException {
      try (Stream<Path> below = Files.walk(root)) {
        return below
            .filter(Files::isRegularFile)
            .map(file -> root.relativize(file).toString().replace('\\', '/'))
            .toList();
      }
    }

    @Override
    public String toString() {
      return root.toString();
    }
  }

  /**
   * Files in a jar. Its own index is read rather than a file system mounted, which would cost more
   * than all tables together.
   */
  private record Packed(URL landmark) implements Folder {

    @Override
    public byte[] bytes(String path) throws IOException {
      try (InputStream in = Knowledge.class.getResourceAsStream("/" + PACKED + path)) {
        if (in == null) {
          throw new NoSuchFileException(path);
        }
        return in.readAllBytes();
      }
    }

    @Override
    public List<String> paths() throws IOException {
      if (!(landmark.openConnection() instanceof JarURLConnection connection)) {
        throw new IOException("a file or a jar was expected, found " + landmark);
      }
      return connection.getJarFile().stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(PACKED))
          .map(entry -> entry.getName().substring(PACKED.length()))
          .toList();
    }

    @Override
    public String toString() {
      return landmark.toString();
    }
  }
}
