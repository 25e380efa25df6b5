package org.chancery.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A BagIt bag (RFC 8493): a folder whose files are listed with their SHA-256, so that whoever gets
 * it can see that it came whole.
 */
final class Bag {

  private static final String DECLARATION =
      "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

  private static final String MANIFEST = "manifest-sha256.txt";
  private static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
  private static final String PAYLOAD = "data/";

  private final Path folder;
  private final Map<String, String> payload = new TreeMap<>();
  private long bytes;

  private Bag(Path folder) {
    this.folder = folder;
  }

  /**
   * Begins a bag in a folder that is empty or missing.
   *
   * @throws DeskException where something lies there
   */
  static Bag begin(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> there = Files.list(folder)) {
        if (there.findAny().isPresent()) {
          throw new DeskException(
              folder + ": an empty or missing folder was expected, and there are files in it");
        }
      }
      return new Bag(folder);
    } catch (IOException failure) {
      throw new DeskException(folder + ": cannot be written: " + failure.getMessage(), failure);
    }
  }

  /** Writes the content of a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Puts a file into the bag. */
  void put(String name, Content content) {
    Path file = folder.resolve(PAYLOAD + name);
    MessageDigest digest = sha256();
    try {
      Files.createDirectories(file.resolveSibling(""));
      try (OutputStream out =
          new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
        content.writeTo(out);
      }
      payload.put(PAYLOAD + name, HexFormat.of().formatHex(digest.digest()));
      bytes += Files.size(file);
    } catch (IOException failure) {
      throw new DeskException(file + ": cannot be written: " + failure.getMessage(), failure);
    }
  }

  /** Lists what is in it, last of all: a folder without its lists is no bag. */
  void close(Map<String, String> info) {
    StringBuilder about = new StringBuilder();
    info.forEach((name, value) -> about.append(name).append(": ").append(value).append('\n'));
    about.append("Payload-Oxum: ").append(bytes).append('.').append(payload.size()).append('\n');
    Map<String, String> tags = new TreeMap<>();
    tag("bagit.txt", DECLARATION, tags);
    tag("bag-info.txt", about.toString(), tags);
    tag(MANIFEST, lines(payload), tags);
    tag(TAG_MANIFEST, lines(tags), new TreeMap<>());
  }

  private void tag(String name, String content, Map<String, String> tags) {
    byte[] written = content.getBytes(UTF_8);
    try {
      Files.write(folder.resolve(name), written);
      tags.put(name, HexFormat.of().formatHex(sha256().digest(written)));
    } catch (IOException failure) {
      throw new DeskException(
          folder.resolve(name) + ": cannot be written: " + failure.getMessage(), failure);
    }
  }

  private static String lines(Map<String, String> sums) {
    StringBuilder lines = new StringBuilder();
    sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
    return lines.toString();
  }

  // ---- receiving ----

  /**
   * Sees that a bag is whole: that each file that it lists is there and unchanged, and no other.
   *
   * @throws DeskException which names each file that is not
   */
  static void verify(Path folder) {
    if (!Files.isRegularFile(folder.resolve("bagit.txt"))) {
      throw new DeskException(
          folder + ": a BagIt bag was expected (`chancery export --bag`), found no bagit.txt");
    }
    List<String> faults = new ArrayList<>();
    Map<String, String> tags = listed(folder.resolve(TAG_MANIFEST));
    tags.forEach((name, sum) -> compare(folder, name, sum, faults));
    Map<String, String> payload = listed(folder.resolve(MANIFEST));
    payload.forEach((name, sum) -> compare(folder, name, sum, faults));
    try (Stream<Path> files = Files.walk(folder.resolve(PAYLOAD))) {
      files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !payload.containsKey(name))
          .sorted()
          .forEach(name -> faults.add(name + ": is in the bag and not in its list"));
    } catch (IOException failure) {
      throw new DeskException(folder + ": cannot be read: " + failure.getMessage(), failure);
    }
    if (!faults.isEmpty()) {
      int shown = Math.min(faults.size(), 5);
      throw new DeskException(
          folder
              + ": the bag is not whole: "
              + String.join("; ", faults.subList(0, shown))
              + (faults.size() > shown ? "; and " + (faults.size() - shown) + " more" : ""));
    }
  }

  private static Map<String, String> listed(Path manifest) {
    Map<String, String> sums = new TreeMap<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(manifest)) {
        number++;
        String[] parts = line.split("\\s+", 2);
        if (parts.length < 2 || !parts[0].matches("[0-9a-fA-F]{64}") || !isInside(parts[1])) {
          throw new DeskException(
              manifest
                  + ":"
                  + number
                  + ": a SHA-256 and the name of a file in the bag were expected, found: "
                  + line);
        }
        sums.put(parts[1], parts[0].toLowerCase(java.util.Locale.ROOT));
      }
      return sums;
    } catch (IOException failure) {
      throw new DeskException(manifest + ": cannot be read: " + failure.getMessage(), failure);
    }
  }

  /** A name must not lead out of the bag. */
  private static boolean isInside(String name) {
    Path path = Path.of(name);
    return !path.isAbsolute() && path.normalize().equals(path) && !path.startsWith("..");
  }

  private static void compare(Path folder, String name, String sum, List<String> faults) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      faults.add(name + ": is missing");
      return;
    }
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException failure) {
      faults.add(name + ": cannot be read: " + failure.getMessage());
      return;
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(sum)) {
      faults.add(name + ": the SHA-256 " + sum + " was expected, found " + found);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
