package org.chancery.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chancery.harvest.Harvest;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.publication.Archive;
import org.chancery.publication.Archived;
import org.chancery.publication.Publication;
import org.chancery.store.Store;
import org.chancery.text.PublicationId;

/**
 * Asks the judged questions by words, by vectors and by both together, over the demo archive and
 * over a corpus of official papers, and prints how well each finds what answers them.
 */
final class MakeSearchScore {

  private static final int GAIN = 10;
  private static final int RECALL = 50;

  private static final Filters NO_NAMES =
      new Filters() {
        @Override
        public String state(String typed) {
          throw new QueryException(typed);
        }

        @Override
        public String type(String typed) {
          throw new QueryException(typed);
        }
      };

  private MakeSearchScore() {}

  /** A question, and how well each publication that is not worthless answers it. */
  record Judged(String question, Map<String, Integer> grades) {}

  /** The folder of the demo archive, and a desk with the embedded corpus, where there is one. */
  public static void main(String[] arguments) throws IOException {
    demo(Path.of(arguments[0]));
    if (arguments.length > 1 && !arguments[1].isBlank()) {
      desk(Path.of(arguments[1]));
    } else {
      System.out.printf(
          "%nOver the large corpus nothing was asked: DESK=FOLDER names a desk that holds it,"
              + " embedded.%n");
    }
  }

  private static void demo(Path archive) throws IOException {
    Path folder = Files.createTempDirectory("chancery-score");
    Map<PublicationId, Publication> texts = texts(archive);
    try (Index index = Index.in(folder.resolve("index"));
        Meanings meanings = Meanings.in(folder.resolve("vectors"))) {
      try (Index.Writing writing = Objects.requireNonNull(index.write(true))) {
        texts.values().forEach(text -> writing.put(text, 1, List.of()));
        writing.commit(1);
      }
      meanings.put(
          texts.values().stream().map(text -> new Meanings.Text(text, 1, List.of())).toList());
      Texts source = (id, version) -> Optional.ofNullable(texts.get(id));
      scores("the demo archive", questions("questions.tsv"), index, meanings, source);
    }
  }

  private static void desk(Path folder) throws IOException {
    try (Store store = Store.open(folder, Clock.systemUTC());
        Index index = Index.in(folder.resolve("index"));
        Meanings meanings = Meanings.in(folder.resolve("vectors"))) {
      Archive archive = new Archive(store);
      Texts source = (id, version) -> archive.version(id, version).map(Archived::publication);
      scores(folder.toString(), questions("questions-frus.tsv"), index, meanings, source);
    }
  }

  private static void scores(
      String name, List<Judged> questions, Index index, Meanings meanings, Texts source) {
    Map<PublicationId, Integer> held = index.versions();
    for (Judged judged : questions) {
      for (String id : judged.grades().keySet()) {
        if (!held.containsKey(new PublicationId(id))) {
          throw new IllegalStateException(judged.question() + ": the index holds no " + id);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n%d questions over %s, %,d publications, the meaning of %,d kept%n%n"
            + "| | nDCG@%d | recall@%d |%n|---|---|---|%n",
        questions.size(),
        name,
        held.size(),
        meanings.versions().size(),
        GAIN,
        RECALL);
    score("words (BM25)", questions, question -> ranked(index, question, source, null));
    score(
        "vectors",
        questions,
        question -> meanings.nearest(question, RECALL).stream().map(PublicationId::value).toList());
    score("both", questions, question -> ranked(index, question, source, meanings));
  }

  private interface Ranking {
    List<String> of(String question);
  }

  private static List<String> ranked(
      Index index, String question, Texts texts, @org.jspecify.annotations.Nullable Meanings with) {
    return index.search(Request.best(question, RECALL), NO_NAMES, texts, with).hits().stream()
        .map(hit -> hit.publication().id().value())
        .toList();
  }

  private static void score(String name, List<Judged> questions, Ranking ranking) {
    double gain = 0;
    double recall = 0;
    for (Judged judged : questions) {
      List<String> found = ranking.of(judged.question());
      gain += gain(found, judged.grades()) / ideal(judged.grades());
      Set<String> relevant = new HashSet<>(judged.grades().keySet());
      relevant.retainAll(found);
      recall += relevant.size() / (double) judged.grades().size();
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f |%n",
        name,
        gain / questions.size(),
        recall / questions.size());
  }

  private static double gain(List<String> found, Map<String, Integer> grades) {
    double gain = 0;
    for (int place = 0; place < Math.min(GAIN, found.size()); place++) {
      gain += worth(grades.getOrDefault(found.get(place), 0), place);
    }
    return gain;
  }

  private static double ideal(Map<String, Integer> grades) {
    List<Integer> best = grades.values().stream().sorted((a, b) -> b - a).limit(GAIN).toList();
    double gain = 0;
    for (int place = 0; place < best.size(); place++) {
      gain += worth(best.get(place), place);
    }
    return gain;
  }

  private static double worth(int grade, int place) {
    return (Math.pow(2, grade) - 1) * Math.log(2) / Math.log(place + 2);
  }

  private static List<Judged> questions(String file) throws IOException {
    List<Judged> questions = new ArrayList<>();
    try (var in = Objects.requireNonNull(MakeSearchScore.class.getResourceAsStream(file))) {
      List<String> lines =
          Arrays.stream(
                  new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                      .split("\n", -1))
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .skip(1)
              .toList();
      for (String line : lines) {
        String[] cells = line.split("\t", -1);
        Map<String, Integer> grades = new HashMap<>();
        for (String judgement : cells[1].split(" ", -1)) {
          int sign = judgement.lastIndexOf('=');
          grades.put(judgement.substring(0, sign), Integer.valueOf(judgement.substring(sign + 1)));
        }
        questions.add(new Judged(cells[0], grades));
      }
    }
    return questions;
  }

  private static Map<PublicationId, Publication> texts(Path archive) {
    Map<PublicationId, Publication> texts = new LinkedHashMap<>();
    new Harvester(java.time.Clock.systemUTC())
        .read(
            new Source.Location(archive),
            harvest -> {
              if (harvest instanceof Harvest.Found found) {
                texts.put(found.publication().id(), found.publication());
              }
            });
    return texts;
  }
}
