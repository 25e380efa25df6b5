package org.chancery.score;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints scores for people: on a terminal with errors and changes, and as a page of the
 * documentation.
 */
final class Report {

  private static final int SHAPES = 10;
  private static final int EXAMPLES = 2;

  private Report() {}

  // ---- on a terminal ----

  /** Figures, each with its change since the committed table. */
  static String figures(Score score, ScoreTable committed) {
    StringBuilder text = new StringBuilder();
    text.append(
        line("%s, %s: %d publications\n", score.corpus(), spoken(score.part()), score.documents()));
    for (String name :
        List.of("exact", "year", "undated", "not-asserted", "coded", "coded-states")) {
      List<Figure> row =
          Stream.of(Figure.values())
              .filter(figure -> figure.id().matches(name + "-(precision|recall|f1)"))
              .filter(figure -> score.figures().containsKey(new Score.Cell(Score.ALL, figure)))
              .toList();
      if (!row.isEmpty()) {
        text.append(line("  %-13s", name));
        row.forEach(figure ->
            text.append(
                line(
                    "  %s %s",
                    figure.id().substring(name.length() + 1),
                    withChange(score, Score.ALL, figure, committed))));
        text.append('\n');
      }
    }
    for (Figure figure : List.of(Figure.KIND, Figure.PLACE, Figure.BY, Figure.QUOTES)) {
      Ratio ratio = score.figure(figure);
      if (ratio.of() > 0) {
        text.append(
            line(
                "  %-13s  %s  (%d of %d)\n",
                figure.id(),
                withChange(score, Score.ALL, figure, committed),
                ratio.right(),
                ratio.of()));
      }
    }
    return text.toString();
  }

  /** A line a type, each with its change since the committed table. */
  static String types(Score score, ScoreTable committed) {
    StringBuilder text = new StringBuilder();
    boolean complete = !score.figure(Figure.EXACT_F1).equals(Ratio.NONE);
    text.append(
        complete
            ? line("  %-24s%6s%6s%8s%8s  %s\n", "type", "gold", "read", "P", "R", "F1")
            : line("  %-24s%6s  %s\n", "type", "gold", "recall"));
    for (String type : score.types()) {
      Ratio precision = score.figure(type, Figure.EXACT_PRECISION);
      Ratio recall = score.figure(type, Figure.EXACT_RECALL);
      text.append(
          complete
              ? line(
                  "  %-24s%6d%6d%8.3f%8.3f  %s\n",
                  type,
                  recall.of(),
                  precision.of(),
                  precision.value(),
                  recall.value(),
                  withChange(score, type, Figure.EXACT_F1, committed))
              : line(
                  "  %-24s%6d  %s\n",
                  type, recall.of(), withChange(score, type, Figure.EXACT_RECALL, committed)));
    }
    return text.toString();
  }

  private static String withChange(Score score, String type, Figure figure, ScoreTable committed) {
    double value = score.figure(type, figure).value();
    Ratio before = committed.figure(ScoreTable.key(score, type, figure));
    if (before == null) {
      return line("%.3f (new)   ", value);
    }
    double change = value - before.value();
    return Math.abs(change) < 0.0005
        ? line("%.3f         ", value)
        : line("%.3f (%+.3f)", value, change);
  }

  /** The most frequent sorts of errors, each with examples. */
  static String shapes(List<Misreading> errors) {
    Map<String, Long> counts =
        errors.stream().collect(groupingBy(Misreading::shape, LinkedHashMap::new, counting()));
    StringBuilder text = new StringBuilder();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(SHAPES)
        .forEach(shape -> {
          text.append(line("  %4d  %s\n", shape.getValue(), shape.getKey()));
          errors.stream()
              .filter(error -> error.shape().equals(shape.getKey()))
              .limit(EXAMPLES)
              .forEach(error -> text.append("          ").append(error).append('\n'));
        });
    return text.toString();
  }

  private static String spoken(Corpus.Part part) {
    return switch (part) {
      case TWO_THIRDS -> "two thirds";
      case RESERVE -> "the reserve";
      case WHOLE -> "whole";
    };
  }

  // ---- as a page ----

  /**
   * The page of the documentation.
   *
   * @param coded of the sentences coded in PLOVER
   */
  static String page(List<Score> scores, List<Score> passages, List<Score> coded, String reader) {
    StringBuilder page =
        new StringBuilder(
            """
            # How well it reads

            Measured by `make score` on files that people annotated. A third of them is the reserve, which those who
            write rules do not look into; `make score-reserve` shows its figures alone. A publication belongs to the
            reserve where the SHA-256 of its id is divisible by three. Do not edit this page: `make score` writes it,
            and `scores.tsv`, below whose figures a test lets accuracy fall by no more than 0.005.

            An event is **exact** where type, states and date are as annotated (or the date lies inside the annotated
            one); for **year** the years have to agree, for **undated** nothing of the date. Kind, place and *by* are
            shares of the exact events that have them; *not asserted* asks for type, states and modality of what was
            denied, planned or thought possible. `news` are passages of news and analysis that were written for this program,
            by which rules were written too.

            `rdcr-dev` are articles of an official history, `world-dev` notes on pairs of states; `histories` are
            articles and notes in the manner of both, written for this program and annotated before it read them.

            """);
    page.append("Reader: `").append(reader).append("`.\n\n");
    page.append("## Two thirds\n\n").append(table(of(scores, Corpus.Part.TWO_THIRDS)));
    page.append("\n## The reserve\n\n").append(table(of(scores, Corpus.Part.RESERVE)));
    page.append(
        """

        ## The demo archive

        Of the facts that `demo/expected.tsv` holds, how many are read in type, states, date and modality. The table
        leaves out what is mentioned in passing, so it measures recall alone.

        | corpus | publications | facts | exact recall | year recall | undated recall | quotes exact |
        |---|---|---|---|---|---|---|
        """);
    for (Score score : of(scores, Corpus.Part.WHOLE)) {
      page.append(
          line(
              "| %s | %d | %d | %s | %s | %s | %s |\n",
              score.corpus(),
              score.documents(),
              score.figure(Figure.EXACT_RECALL).of(),
              cell(score, Figure.EXACT_RECALL),
              cell(score, Figure.YEAR_RECALL),
              cell(score, Figure.UNDATED_RECALL),
              cell(score, Figure.QUOTES)));
    }
    page.append(kinds(passages));
    page.append(coded(coded));
    page.append("\n## By type, two thirds\n\n").append(byType(of(scores, Corpus.Part.TWO_THIRDS)));
    return page.toString();
  }

  private static String coded(List<Score> scores) {
    StringBuilder table =
        new StringBuilder(
            """

            ## Coded in PLOVER

            A sentence is right when its type is among those read ([plover.md](plover.md)); with states, of the sentences about
            two states, when both are right too. `plover-gsr` is the gold standard of PLOVER, `plover-news` sentences
            written for the tests of this program, by which rules were written too.

            | corpus | part | sentences | P | R | F1 | with states P | R | F1 |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (Score score : scores) {
      table.append(
          line(
              "| %s | %s | %d | %s | %s | %s | %s | %s | %s |\n",
              score.corpus(),
              spoken(score.part()),
              score.documents(),
              cell(score, Figure.CODED_PRECISION),
              cell(score, Figure.CODED_RECALL),
              cell(score, Figure.CODED_F1),
              cell(score, Figure.CODED_STATES_PRECISION),
              cell(score, Figure.CODED_STATES_RECALL),
              cell(score, Figure.CODED_STATES_F1)));
    }
    return table.toString();
  }

  private static List<Score> of(List<Score> scores, Corpus.Part part) {
    return scores.stream().filter(score -> score.part() == part).toList();
  }

  private static String table(List<Score> scores) {
    StringBuilder table =
        new StringBuilder(
            """
            | corpus | publications | events | read | exact P | exact R | exact F1 | year F1 | undated F1 | kind | place | by | not asserted F1 | quotes exact |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """);
    for (Score score : scores) {
      List<String> cells = new ArrayList<>();
      cells.add(score.corpus());
      cells.add(String.valueOf(score.documents()));
      cells.add(String.valueOf(score.figure(Figure.EXACT_RECALL).of()));
      cells.add(String.valueOf(score.figure(Figure.EXACT_PRECISION).of()));
      for (Figure figure :
          List.of(
              Figure.EXACT_PRECISION,
              Figure.EXACT_RECALL,
              Figure.EXACT_F1,
              Figure.YEAR_F1,
              Figure.UNDATED_F1,
              Figure.KIND,
              Figure.PLACE,
              Figure.BY,
              Figure.NOT_ASSERTED_F1,
              Figure.QUOTES)) {
        cells.add(cell(score, figure));
      }
      table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    return table.toString();
  }

  /** The passages by kind, the two thirds and the reserve side by side. */
  private static String kinds(List<Score> passages) {
    StringBuilder table =
        new StringBuilder(
            """

            ## Claims, sources and the like

            Passages written for the purpose, in `app/src/test/resources/passages`, annotated as
            [events.md](events.md) says. A claim or an event is right in every field: type, states, date, kind and
            modality, or measure, state, value, day and modality. A link of an attribution is right in source, kind,
            place in the chain and span. The passages are few: one more or less moves a figure of the reserve much.

            | kind | two thirds: annotated | read | P | R | F1 | reserve: annotated | read | P | R | F1 |
            |---|---|---|---|---|---|---|---|---|---|---|
            """);
    List<String> kinds =
        passages.stream().flatMap(score -> score.types().stream()).distinct().sorted().toList();
    for (String kind : kinds) {
      table.append("| ").append(kind).append(" |");
      for (Score score : passages) {
        Ratio precision = score.figure(kind, Figure.EXACT_PRECISION);
        Ratio recall = score.figure(kind, Figure.EXACT_RECALL);
        table.append(
            line(
                " %d | %d | %.3f | %.3f | %.3f |",
                recall.of(),
                precision.of(),
                precision.value(),
                recall.value(),
                score.figure(kind, Figure.EXACT_F1).value()));
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String byType(List<Score> scores) {
    StringBuilder table = new StringBuilder("| type |");
    for (Score score : scores) {
      table.append(line(" %s: events | read | P | R | F1 |", score.corpus()));
    }
    table.append("\n|---|").append("---|".repeat(5 * scores.size())).append('\n');
    List<String> types =
        scores.stream().flatMap(score -> score.types().stream()).distinct().sorted().toList();
    for (String type : types) {
      table.append("| ").append(type).append(" |");
      for (Score score : scores) {
        Ratio precision = score.figure(type, Figure.EXACT_PRECISION);
        Ratio recall = score.figure(type, Figure.EXACT_RECALL);
        table.append(
            precision.of() + recall.of() == 0
                ? " | | | | |"
                : line(
                    " %d | %d | %.3f | %.3f | %.3f |",
                    recall.of(),
                    precision.of(),
                    precision.value(),
                    recall.value(),
                    score.figure(type, Figure.EXACT_F1).value()));
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String cell(Score score, Figure figure) {
    Ratio ratio = score.figure(figure);
    return ratio.of() == 0 ? "–" : line("%.3f", ratio.value());
  }

  /** The same on every machine. */
  @FormatMethod
  private static String line(@FormatString String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
