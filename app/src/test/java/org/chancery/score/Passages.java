package org.chancery.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.desk.PublicForm;
import org.chancery.event.EventTypes;
import org.chancery.event.Statement;
import org.chancery.intake.Outcome;
import org.chancery.knowledge.Knowledge;
import org.chancery.reading.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Passages in the manner of news and analysis, annotated for what the development files do not
 * hold: on whose word, how many, listings, memberships, sanctions, leaders, omissions. What counts
 * is described in {@code docs/events.md}.
 *
 * @param scores of the two thirds and of the reserve, each by kind
 * @param errors of the two thirds alone
 */
record Passages(List<Score> scores, List<String> errors) {

  /** The name of the corpus in tables. */
  static final String NAME = "passages";

  private static final String ATTRIBUTION = "attribution";

  private static final String CLAIM = "count-claim";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Passages of(Reader reader) throws IOException {
    Path folder = Folders.passages();
    Map<String, JsonNode> gold = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve("passages.gold.jsonl"))) {
      JsonNode document = MAPPER.readTree(line);
      gold.put(document.required("id").asText(), document.required("statements"));
    }
    Map<String, List<CodedEvent>> none = new LinkedHashMap<>();
    gold.keySet().forEach(id -> none.put(id, List.of()));
    CorpusReading reading =
        CorpusReading.of(
            new Corpus(NAME, folder.resolve("passages.docs.jsonl"), none, true), reader);
    List<Score> scores = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Corpus.Part part : List.of(Corpus.Part.TWO_THIRDS, Corpus.Part.RESERVE)) {
      Count count = new Count(EventTypes.load(Knowledge.bundled()));
      int documents = 0;
      for (Map.Entry<String, JsonNode> document : gold.entrySet()) {
        if (part.holds(document.getKey())) {
          documents++;
          count.document(document.getKey(), document.getValue(), read(reading, document.getKey()));
        }
      }
      scores.add(new Score(NAME, part, documents, count.figures(reading.quotes(part)), List.of()));
      if (part == Corpus.Part.TWO_THIRDS) {
        errors.addAll(count.errors);
      }
    }
    return new Passages(List.copyOf(scores), List.copyOf(errors));
  }

  /** What was read, in the public form, whose keys are those of the annotations. */
  private static List<JsonNode> read(CorpusReading reading, String id) throws IOException {
    List<JsonNode> read = new ArrayList<>();
    Outcome.Read one = reading.read().get(id);
    if (one != null) {
      for (Statement statement : one.reading().statements()) {
        read.add(MAPPER.readTree(PublicForm.statement(one.publication().id(), statement)));
      }
    }
    return read;
  }

  /** The kind under which a type is counted; null for those that the development files hold. */
  static @Nullable String kind(String type) {
    return switch (type) {
      case CLAIM, "omission" -> type;
      case "listed", "delisted" -> "listing";
      case "sanctions-imposed", "sanctions-lifted" -> "sanctions";
      case "leader-took-office", "leader-left-office" -> "leader";
      default -> type.startsWith("membership-") ? "membership" : null;
    };
  }

  /** Adds up documents. */
  private static final class Count {

    private final EventTypes types;
    private final Map<String, int[]> tallies = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();

    Count(EventTypes types) {
      this.types = types;
    }

    private int[] tally(String kind) {
      return tallies.computeIfAbsent(kind, key -> new int[3]);
    }

    void document(String id, JsonNode gold, List<JsonNode> read) {
      List<String> open = new ArrayList<>();
      for (JsonNode statement : read) {
        String kind = kind(statement.required("type").asText());
        if (kind != null) {
          tally(kind)[1]++;
          open.add(key(statement, true));
        }
      }
      for (JsonNode statement : gold) {
        String kind = kind(statement.required("type").asText());
        if (kind != null) {
          tally(kind)[0]++;
          boolean right = open.remove(key(statement, true));
          tally(kind)[2] += right ? 1 : 0;
          if (!right) {
            errors.add(id + ": missed " + key(statement, true));
          }
        }
      }
      open.forEach(spurious -> errors.add(id + ": spurious " + spurious));
      attributions(id, gold, read);
    }

    /**
     * The links of the chains of what was read at all; those of what was missed are missed. A link
     * is right in its place in the chain, counted from the inside.
     */
    private void attributions(String id, JsonNode gold, List<JsonNode> read) {
      List<JsonNode> open = new ArrayList<>(read);
      for (JsonNode statement : gold) {
        Set<String> annotated = links(statement);
        tally(ATTRIBUTION)[0] += annotated.size();
        JsonNode found =
            open.stream()
                .filter(other -> key(other, false).equals(key(statement, false)))
                .findFirst()
                .orElse(null);
        if (found == null) {
          annotated.forEach(link -> errors.add(id + ": missed, with its statement: " + link));
          continue;
        }
        open.remove(found);
        Set<String> links = links(found);
        tally(ATTRIBUTION)[1] += links.size();
        Set<String> right = new HashSet<>(links);
        right.retainAll(annotated);
        tally(ATTRIBUTION)[2] += right.size();
        if (!links.equals(annotated)) {
          errors.add(id + ": attributed to " + links + ", annotated " + annotated);
        }
      }
    }

    private static Set<String> links(JsonNode statement) {
      Set<String> links = new HashSet<>();
      JsonNode chain = statement.required("attribution");
      for (int i = 0; i < chain.size(); i++) {
        JsonNode link = chain.required(i);
        links.add(
            (chain.size() - i)
                + " "
                + link.required("kind").asText()
                + " \""
                + link.required("source").asText()
                + "\" at "
                + link.required("block").asInt()
                + ":"
                + link.required("start").asInt()
                + "-"
                + link.required("end").asInt());
      }
      return links;
    }

    /**
     * What has to agree.
     *
     * @param full whether in every field, or only so far that the same thing is meant
     */
    private String key(JsonNode statement, boolean full) {
      List<String> fields = new ArrayList<>();
      String type = statement.required("type").asText();
      fields.add(type);
      if (type.equals(CLAIM)) {
        for (String name : List.of("measure", "of", "value")) {
          fields.add(statement.required(name).asText());
        }
      } else {
        String from = statement.required("from").asText();
        String to = statement.required("to").asText();
        boolean turned = !types.type(type).directed() && from.compareTo(to) > 0;
        fields.add(turned ? to : from);
        fields.add(turned ? from : to);
      }
      if (full) {
        List<String> names = type.equals(CLAIM) ? List.of("asOf") : List.of("date", "kind");
        for (String name : names) {
          fields.add(statement.required(name).asText());
        }
        fields.add(statement.required("modality").asText());
      }
      return String.join(" ", fields);
    }

    Map<Score.Cell, Ratio> figures(Ratio quotes) {
      Map<Score.Cell, Ratio> figures = new LinkedHashMap<>();
      int[] all = new int[3];
      tallies
          .values()
          .forEach(tally -> {
            for (int i = 0; i < all.length; i++) {
              all[i] += tally[i];
            }
          });
      put(figures, Score.ALL, all);
      figures.put(new Score.Cell(Score.ALL, Figure.QUOTES), quotes);
      tallies.forEach((kind, tally) -> put(figures, kind, tally));
      return figures;
    }

    private static void put(Map<Score.Cell, Ratio> figures, String kind, int[] tally) {
      figures.put(new Score.Cell(kind, Figure.EXACT_PRECISION), new Ratio(tally[2], tally[1]));
      figures.put(new Score.Cell(kind, Figure.EXACT_RECALL), new Ratio(tally[2], tally[0]));
      figures.put(
          new Score.Cell(kind, Figure.EXACT_F1), new Ratio(2 * tally[2], tally[0] + tally[1]));
    }
  }
}
