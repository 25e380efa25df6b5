package org.chancery.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of one part of one corpus, and the errors behind them.
 *
 * @param figures over all types, and then for each type, the most frequent first
 * @param errors what was missed and what was found in vain, in the order of the corpus
 */
record Score(
    String corpus,
    Corpus.Part part,
    int documents,
    Map<Cell, Ratio> figures,
    List<Misreading> errors) {

  /** The type under which the figures over all types stand. */
  static final String ALL = "all";

  /** A figure of one type. */
  record Cell(String type, Figure figure) {}

  Ratio figure(String type, Figure figure) {
    return figures.getOrDefault(new Cell(type, figure), Ratio.NONE);
  }

  Ratio figure(Figure figure) {
    return figure(ALL, figure);
  }

  List<String> types() {
    return figures.keySet().stream()
        .map(Cell::type)
        .filter(type -> !type.equals(ALL))
        .distinct()
        .toList();
  }

  static Score of(CorpusReading reading, Corpus.Part part) {
    return new Count(reading, part).score();
  }

  /** Adds up documents. */
  private static final class Count {

    private final CorpusReading reading;
    private final Corpus corpus;
    private final Corpus.Part part;
    private final boolean standing;
    private final Map<Figure, Ratio> sides = new LinkedHashMap<>();
    private final Map<String, Tally> types = new LinkedHashMap<>();
    private final Tally all = new Tally();
    private final Tally notAsserted = new Tally();
    private final List<Misreading> errors = new ArrayList<>();
    private int year;
    private int undated;
    private int documents;

    Count(CorpusReading reading, Corpus.Part part) {
      this.reading = reading;
      this.corpus = reading.corpus();
      this.part = part;
      this.standing = corpus.hasStandingFacts();
    }

    Score score() {
      corpus
          .gold()
          .forEach((id, gold) -> {
            if (part.holds(id)) {
              documents++;
              document(id, gold, reading.events(id));
            }
          });
      return new Score(corpus.name(), part, documents, figures(), errors);
    }

    private void document(String id, List<CodedEvent> gold, List<CodedEvent> read) {
      List<CodedEvent> annotated = gold.stream().filter(this::counts).toList();
      List<CodedEvent> found = read.stream().filter(this::counts).toList();
      List<Matching.Match> exact = match(annotated, found, Agreement.EXACT);
      year += match(annotated, found, Agreement.YEAR).size();
      undated += match(annotated, found, Agreement.UNDATED).size();
      annotated.forEach(event -> tally(event).gold++);
      found.forEach(event -> tally(event).read++);
      for (Matching.Match match : exact) {
        tally(annotated.get(match.gold())).right++;
        sides(annotated.get(match.gold()), found.get(match.read()));
      }
      all.gold += annotated.size();
      all.read += found.size();
      all.right += exact.size();
      modalities(gold, read);
      new Diagnosis(id, gold, read)
          .errors(annotated, found, exact).stream()
              .filter(error -> corpus.complete() || error.gold() != null)
              .forEach(errors::add);
    }

    /**
     * Where every event was annotated, what did not happen is measured by itself; the demo's facts
     * are few, and right there means right in modality too.
     */
    private boolean counts(CodedEvent event) {
      return (!corpus.complete() || event.isAsserted()) && (standing || !event.isStanding());
    }

    private List<Matching.Match> match(
        List<CodedEvent> gold, List<CodedEvent> read, Agreement least) {
      return corpus.complete()
          ? Matching.match(gold, read, least)
          : Matching.match(
              gold,
              read,
              least,
              (g, r) -> Matching.isSameAct(g, r) && g.modality() == r.modality());
    }

    private Tally tally(CodedEvent event) {
      return types.computeIfAbsent(event.type(), key -> new Tally());
    }

    private void sides(CodedEvent gold, CodedEvent read) {
      if (gold.kind() != null) {
        side(Figure.KIND, gold.kind().equals(read.kind()));
      }
      if (gold.place() != null) {
        String place = read.place() == null ? "" : read.place();
        side(
            Figure.PLACE,
            gold.place().toLowerCase(Locale.ROOT).equals(place.toLowerCase(Locale.ROOT)));
      }
      if (gold.by() != null) {
        side(Figure.BY, Matching.isSameState(gold.by(), read.by()));
      }
    }

    private void side(Figure figure, boolean right) {
      sides.merge(figure, new Ratio(right ? 1 : 0, 1), (a, b) -> a.plus(b.right(), b.of()));
    }

    private void modalities(List<CodedEvent> gold, List<CodedEvent> read) {
      List<CodedEvent> annotated = gold.stream().filter(event -> !event.isAsserted()).toList();
      List<CodedEvent> found = read.stream().filter(event -> !event.isAsserted()).toList();
      notAsserted.gold += annotated.size();
      notAsserted.read += found.size();
      for (Matching.Match match : Matching.match(annotated, found, Agreement.UNDATED)) {
        if (annotated.get(match.gold()).modality() == found.get(match.read()).modality()) {
          notAsserted.right++;
        }
      }
    }

    private Map<Cell, Ratio> figures() {
      Map<Cell, Ratio> figures = new LinkedHashMap<>();
      put(figures, ALL, all.right, all, "EXACT");
      put(figures, ALL, year, all, "YEAR");
      put(figures, ALL, undated, all, "UNDATED");
      if (corpus.complete()) {
        for (Figure figure : List.of(Figure.KIND, Figure.PLACE, Figure.BY)) {
          figures.put(new Cell(ALL, figure), sides.getOrDefault(figure, Ratio.NONE));
        }
        put(figures, ALL, notAsserted.right, notAsserted, "NOT_ASSERTED");
      }
      figures.put(new Cell(ALL, Figure.QUOTES), reading.quotes(part));
      types.entrySet().stream()
          .sorted(
              Comparator.comparingInt((Map.Entry<String, Tally> type) -> -type.getValue().gold)
                  .thenComparing(Map.Entry::getKey))
          .forEach(
              type -> put(figures, type.getKey(), type.getValue().right, type.getValue(), "EXACT"));
      return figures;
    }

    /** Precision says nothing where the annotators left out what is mentioned in passing. */
    private void put(Map<Cell, Ratio> figures, String type, int right, Tally tally, String name) {
      if (corpus.complete()) {
        figures.put(
            new Cell(type, Figure.valueOf(name + "_PRECISION")), new Ratio(right, tally.read));
      }
      figures.put(new Cell(type, Figure.valueOf(name + "_RECALL")), new Ratio(right, tally.gold));
      if (corpus.complete()) {
        figures.put(
            new Cell(type, Figure.valueOf(name + "_F1")),
            new Ratio(2 * right, tally.read + tally.gold));
      }
    }
  }

  private static final class Tally {
    private int gold;
    private int read;
    private int right;
  }
}
