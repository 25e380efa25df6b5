package org.chancery.harvest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.tukaani.xz.XZInputStream;

/** What the tests of this room share: files of others that lie beside the repository, and calls. */
final class Fixtures {

  static final Clock TODAY = Clock.fixed(Instant.parse("2024-05-06T12:00:00Z"), ZoneOffset.UTC);

  private Fixtures() {}

  /** The files of an archive beside the repository; skips the test aloud where it is not there. */
  static Map<String, byte[]> files(String name) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    Path archive =
        (folder == null ? Path.of("../shared") : folder.resolveSibling("shared"))
            .resolve("fixtures")
            .resolve(name);
    if (!Files.exists(archive)) {
      System.out.println("SKIPPED: no " + archive);
      assumeTrue(System.getenv("CI") != null, "SKIPPED: " + archive + " is not there");
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream in = new XZInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          files.put(entry.getName().replaceFirst("^\\./", ""), tar.readAllBytes());
        }
      }
    }
    return files;
  }

  static List<Harvest> read(byte[] document) {
    return read(new Source.Stream("in", new ByteArrayInputStream(document)));
  }

  static List<Harvest> read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  static List<Harvest> read(Source source) {
    List<Harvest> harvests = new ArrayList<>();
    new Harvester(TODAY).read(source, harvests::add);
    return harvests;
  }

  static Publication publication(Harvest harvest) {
    if (harvest instanceof Harvest.Found found) {
      return found.publication();
    }
    throw new AssertionError("refused: " + harvest);
  }

  static List<String> texts(Publication publication) {
    return publication.blocks().stream().map(Block::text).toList();
  }
}
