package org.chancery.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chancery.ledger.Release;
import org.chancery.ledger.Releases;

/** A release as files: the record, the tables by which it is derived, and how to cite it. */
final class ReleaseFolder {

  private ReleaseFolder() {}

  static List<Path> write(Releases releases, Release release, Path folder) {
    try {
      Files.createDirectories(folder);
      List<Path> files = new ArrayList<>();
      Path record = folder.resolve("record.jsonl");
      try (BufferedWriter lines = Files.newBufferedWriter(record, UTF_8)) {
        releases.check(release, line -> append(lines, line));
      }
      files.add(record);
      for (Map.Entry<String, String> table : releases.codeBook(release).entrySet()) {
        files.add(write(folder.resolve("codebook").resolve(table.getKey()), table.getValue()));
      }
      files.add(write(folder.resolve("CITATION.cff"), ReleaseCitation.cff(release)));
      files.add(write(folder.resolve("citation.bib"), ReleaseCitation.bibtex(release)));
      files.add(write(folder.resolve("citation.txt"), ReleaseCitation.text(release) + "\n"));
      files.add(write(folder.resolve("SHA256SUMS"), sums(folder, files)));
      return files;
    } catch (IOException failure) {
      throw new DeskException(folder + ": the release cannot be written: " + failure, failure);
    }
  }

  private static void append(BufferedWriter lines, String line) {
    try {
      lines.write(line);
      lines.write('\n');
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text, UTF_8);
  }

  private static String sums(Path folder, List<Path> files) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : files) {
      sums.append(HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file))))
          .append("  ")
          .append(folder.relativize(file).toString().replace('\\', '/'))
          .append('\n');
    }
    return sums.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
