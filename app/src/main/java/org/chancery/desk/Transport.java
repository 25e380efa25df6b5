package org.chancery.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.publication.Archive;
import org.chancery.store.Rows;
import org.chancery.store.Store;

/**
 * Takes all that is recorded from one desk to another: the originals as they were fetched, and the
 * rows of every table that is not derived. What is derived is derived again at the other end.
 *
 * <p>Subscribers are not taken along: who gave an address to one desk did not give it to another.
 */
final class Transport {

  /** What `rebuild` makes. */
  private static final Set<String> DERIVED =
      Set.of("current_reading", "act", "spell", "derivation");

  private static final String TABLES = "tables/";
  private static final String ORIGINALS = "originals/";

  private final Store store;
  private final Archive archive;

  Transport(Store store, Archive archive) {
    this.store = store;
    this.archive = archive;
  }

  /**
   * Writes the bag, of one consistent state of the desk.
   *
   * @param publications how many, for its description
   */
  void send(Path folder, Instant now, long publications) {
    Bag bag = Bag.begin(folder);
    store.read(handle -> {
      List<String> tables = Rows.tables(handle, DERIVED);
      for (String table : tables) {
        Set<String> omitted = table.equals("original") ? Set.of("bytes") : Set.of();
        bag.put(TABLES + table + ".jsonl", out -> Rows.write(handle, table, omitted, out));
      }
      archive.originals(
          handle,
          (sha256, bytes) ->
              bag.put(ORIGINALS + sha256.substring(0, 2) + "/" + sha256, out -> out.write(bytes)));
      return tables;
    });
    bag.put(
        "README.txt",
        out -> {
          BufferedWriter text =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          text.write(EXPLANATION);
          text.flush();
        });
    Map<String, String> info = new LinkedHashMap<>();
    info.put("Bagging-Date", now.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    info.put("Bag-Software-Agent", "Chancery");
    info.put("External-Description", "A desk of Chancery with " + publications + " publications");
    bag.close(info);
  }

  private static final String EXPLANATION =
      """
      All that a desk of Chancery has recorded. `chancery import FOLDER` makes the same desk of it.

      originals/      the bytes of every publication as they were fetched; a file's name is its SHA-256
      tables/         the rows of the desk's tables as JSON lines:
        publication_version   every version of every publication, with its blocks; "original" names the bytes
        reading               what read it, when, by which versions of program and knowledge
        evidence              every statement that was read, with its words: block, start and end in UTF-16 units
        ruling, grade ...     what editors decided, and why

      Instants are microseconds since 1970-01-01T00:00:00Z; dates are EDTF.
      """;

  /**
   * Puts all that a bag holds into an empty desk, in one transaction.
   *
   * @throws DeskException where the bag is not whole or the desk not empty
   */
  void receive(Path folder) {
    Bag.verify(folder);
    long held = archive.figures().publications();
    if (held > 0) {
      throw new DeskException(
          store.folder()
              + ": an empty or missing desk was expected, found "
              + held
              + " publications; import brings a whole desk, with its own numbers of evidence");
    }
    Path data = folder.resolve("data");
    store.write(transaction -> {
      Set<String> known = Set.copyOf(Rows.tables(transaction, DERIVED));
      for (Path file : files(data.resolve(TABLES))) {
        String table = file.getFileName().toString().replaceAll("\\.jsonl$", "");
        if (!known.contains(table)) {
          throw new DeskException(
              file + ": this program knows no table of that name; a newer one wrote the bag");
        }
        Rows.read(
            transaction,
            table,
            file,
            row -> table.equals("original") ? withBytes(row, data.resolve(ORIGINALS)) : row);
      }
      return known;
    });
  }

  private ObjectNode withBytes(ObjectNode row, Path originals) {
    String sha256 = row.path("sha256").asText();
    Path file = originals.resolve(sha256.substring(0, 2)).resolve(sha256);
    try {
      row.putObject("bytes").put("base64", Archive.packed(Files.readAllBytes(file)));
      return row;
    } catch (IOException failure) {
      throw new DeskException(file + ": cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException failure) {
      throw new DeskException(folder + ": cannot be read: " + failure.getMessage(), failure);
    }
  }
}
