package org.chancery.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chancery.event.Modality;

/**
 * Publications and what people annotated in them.
 *
 * @param name such as {@code world-dev}
 * @param documents the file or folder of the publications
 * @param gold the annotated events of each publication, by its id
 * @param complete whether every event was annotated; else only recall can be measured
 */
record Corpus(String name, Path documents, Map<String, List<CodedEvent>> gold, boolean complete) {

  /** The demo archive, whose table of expected facts holds the key facts alone. */
  static final String DEMO = "demo";

  /** Articles and notes written for the tests of this program. */
  static final String HISTORIES = "histories";

  /** The files that people annotated in full. */
  static final List<String> DEVELOPMENT = List.of("rdcr-dev", "world-dev");

  /** Passages of news and analysis, written and annotated for this program. */
  static final String NEWS = "news";

  /** A part of a corpus that is reported by itself. */
  enum Part {
    /** What those who write rules may look into. */
    TWO_THIRDS("two-thirds"),
    /** A third, fixed by the hash of the id, of which only figures are shown. */
    RESERVE("reserve"),
    WHOLE("whole");

    private final String id;

    Part(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }

    boolean holds(String publication) {
      return this == WHOLE || (this == RESERVE) == isReserved(publication);
    }
  }

  private static final BigInteger THREE = BigInteger.valueOf(3);

  static boolean isReserved(String publication) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(publication.getBytes(UTF_8));
      return new BigInteger(1, hash).mod(THREE).signum() == 0;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The parts that are reported. */
  List<Part> parts() {
    return complete ? List.of(Part.TWO_THIRDS, Part.RESERVE) : List.of(Part.WHOLE);
  }

  /** Whether the annotators wrote down what holds at the time of writing, too. */
  boolean hasStandingFacts() {
    return gold.values().stream().flatMap(List::stream).anyMatch(CodedEvent::isStanding);
  }

  /** Reads {@code NAME.docs.jsonl} and {@code NAME.gold.jsonl} of a folder. */
  static Corpus development(Path folder, String name) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, List<CodedEvent>> gold = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve(name + ".gold.jsonl"))) {
      JsonNode document = mapper.readTree(line);
      List<CodedEvent> events = new ArrayList<>();
      for (JsonNode event : document.required("events")) {
        events.add(CodedEvent.annotated(event));
      }
      gold.put(document.required("id").asText(), events);
    }
    return new Corpus(name, folder.resolve(name + ".docs.jsonl"), gold, true);
  }

  /** Reads {@code expected.tsv} and {@code archive} of a folder. */
  static Corpus demo(Path folder) throws IOException {
    Path table = folder.resolve("expected.tsv");
    Map<String, List<CodedEvent>> gold = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(table);
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", -1);
      if (cells.length != 6) {
        throw new IllegalStateException(
            table + ":" + (i + 1) + ": six cells were expected, found " + cells.length);
      }
      gold.computeIfAbsent(cells[0], key -> new ArrayList<>())
          .add(
              new CodedEvent(
                  cells[1],
                  cells[2],
                  cells[3],
                  null,
                  cells[4].equals("-") ? null : cells[4],
                  null,
                  null,
                  Modality.ofCode(cells[5]),
                  -1,
                  ""));
    }
    return new Corpus(DEMO, folder.resolve("archive"), gold, false);
  }
}
