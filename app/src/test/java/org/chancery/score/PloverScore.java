package org.chancery.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chancery.event.Coding;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.reading.PloverReader;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * How well sentences are coded in PLOVER: a sentence is right when its type is among those read,
 * and every other type read is wrong. With states, only sentences about two states count, and both
 * have to be right, in either order.
 *
 * @param errors of all but the reserve
 */
record PloverScore(List<Score> scores, List<String> errors) {

  /** The gold standard of PLOVER. */
  static final String GOLD_STANDARD = "plover-gsr";

  /** Sentences written for the tests of this program. */
  static final String NEWS = "plover-news";

  private static final Map<String, String> TODAY =
      Map.of("DEMAND", "REQUEST", "DISAPPROVE", "ACCUSE", "FIGHT", "ASSAULT");

  private static final Map<String, String> ISO = Map.of("JAP", "JPN", "ITL", "ITA", "VTN", "VNM");

  private static final Set<String> NOT_CODED = Set.of("DOCUMENT", "INVESTIGATE");

  private static final Set<String> NO_STATES = Set.of("IGO", "NGO", "ISM", "MNC");

  /**
   * An annotated sentence.
   *
   * @param pair the two states it is about; empty where it is about fewer or more
   */
  record Annotated(String id, String type, Set<String> pair, String sentence) {}

  /** Reads {@code plover-gsr.json} of a folder. */
  static List<Annotated> goldStandard(Path folder) throws IOException {
    JsonNode records =
        new ObjectMapper().readTree(folder.resolve(GOLD_STANDARD + ".json").toFile());
    List<Annotated> annotated = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      JsonNode record = records.get(i);
      String type = record.required("event").asText();
      if (!NOT_CODED.contains(type)) {
        Set<String> states = new TreeSet<>(states(record.path("source")));
        states.addAll(states(record.path("target")));
        annotated.add(
            new Annotated(
                "plover/" + record.required("id").asText() + "#" + i,
                TODAY.getOrDefault(type, type),
                states.size() == 2 ? states : Set.of(),
                record.required("text").asText()));
      }
    }
    return annotated;
  }

  private static Set<String> states(JsonNode side) {
    Set<String> states = new TreeSet<>();
    for (JsonNode actor : side) {
      String code = actor.path("code").asText();
      if (code.length() == 3 && !NO_STATES.contains(code)) {
        states.add(ISO.getOrDefault(code, code));
      }
    }
    return states;
  }

  /** Reads the table of sentences written for the tests. */
  static List<Annotated> news(Path table) throws IOException {
    List<Annotated> annotated = new ArrayList<>();
    List<String> lines = Files.readAllLines(table);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#") || line.startsWith("type\t")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (cells.length != 4) {
        throw new IllegalStateException(
            table + ":" + (i + 1) + ": four cells were expected, found " + cells.length);
      }
      boolean two = !cells[1].equals(cells[2]) && !cells[1].equals("-") && !cells[2].equals("-");
      annotated.add(
          new Annotated(
              NEWS + "/" + (i + 1),
              cells[0],
              two ? Set.of(cells[1], cells[2]) : Set.of(),
              cells[3]));
    }
    return annotated;
  }

  /** Codes the sentences, each as a publication of its own, and counts. */
  static PloverScore of(
      String corpus, List<Corpus.Part> parts, List<Annotated> sentences, PloverReader reader) {
    Map<Corpus.Part, Tally> tallies = new EnumMap<>(Corpus.Part.class);
    parts.forEach(part -> tallies.put(part, new Tally()));
    List<String> errors = new ArrayList<>();
    for (Annotated annotated : sentences) {
      List<Coding> codings = reader.read(publication(annotated)).codings();
      tallies.forEach((part, tally) -> {
        if (part.holds(annotated.id())) {
          boolean right = tally.add(annotated, codings);
          if (!right && part != Corpus.Part.RESERVE) {
            errors.add(error(annotated, codings));
          }
        }
      });
    }
    List<Score> scores =
        parts.stream()
            .map(part -> Objects.requireNonNull(tallies.get(part)).score(corpus, part))
            .toList();
    return new PloverScore(scores, errors);
  }

  private static Publication publication(Annotated annotated) {
    PartialDate day = PartialDate.parse("2000-01-01");
    return new Publication(
        new PublicationId(annotated.id()),
        null,
        day,
        day,
        null,
        List.of(),
        null,
        null,
        "en",
        null,
        List.of(new Block(Block.Kind.PARAGRAPH, annotated.sentence())));
  }

  private static String error(Annotated annotated, List<Coding> codings) {
    String read =
        codings.stream()
            .map(c -> c.type() + " " + c.from() + " " + c.to() + " by " + c.rule())
            .collect(Collectors.joining("; "));
    return "%s %s: read %s%n    %s"
        .formatted(
            annotated.type(),
            annotated.pair(),
            read.isEmpty() ? "nothing" : read,
            annotated.sentence());
  }

  private static final class Tally {

    private int sentences;
    private int readTypes;
    private int rightTypes;
    private int pairs;
    private int readPairs;
    private int rightPairs;

    boolean add(Annotated annotated, List<Coding> codings) {
      Set<String> types = codings.stream().map(Coding::type).collect(Collectors.toSet());
      boolean right = types.contains(annotated.type());
      sentences++;
      readTypes += types.size();
      rightTypes += right ? 1 : 0;
      if (annotated.pair().isEmpty()) {
        return right;
      }
      boolean states =
          codings.stream()
              .anyMatch(coding ->
                  coding.type().equals(annotated.type())
                      && isPair(annotated.pair(), text(coding.from()), text(coding.to())));
      pairs++;
      readPairs +=
          (int)
              codings.stream()
                  .map(c -> c.type() + " " + c.from() + " " + c.to())
                  .distinct()
                  .count();
      rightPairs += states ? 1 : 0;
      return right && states;
    }

    private static String text(@Nullable Object actor) {
      return actor == null ? "" : actor.toString();
    }

    private static boolean isPair(Set<String> pair, String one, String other) {
      return !one.equals(other) && pair.contains(one) && pair.contains(other);
    }

    Score score(String corpus, Corpus.Part part) {
      Map<Score.Cell, Ratio> figures = new LinkedHashMap<>();
      put(figures, Figure.CODED_PRECISION, rightTypes, readTypes);
      put(figures, Figure.CODED_RECALL, rightTypes, sentences);
      put(figures, Figure.CODED_F1, 2 * rightTypes, readTypes + sentences);
      put(figures, Figure.CODED_STATES_PRECISION, rightPairs, readPairs);
      put(figures, Figure.CODED_STATES_RECALL, rightPairs, pairs);
      put(figures, Figure.CODED_STATES_F1, 2 * rightPairs, readPairs + pairs);
      return new Score(corpus, part, sentences, figures, List.of());
    }

    private static void put(Map<Score.Cell, Ratio> figures, Figure figure, int right, int of) {
      figures.put(new Score.Cell(Score.ALL, figure), new Ratio(right, of));
    }
  }
}
