package org.chancery.score;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.Gazetteer;
import org.chancery.desk.PublicForm;
import org.chancery.event.Statement;
import org.chancery.intake.Outcome;
import org.chancery.knowledge.Knowledge;
import org.chancery.reading.PloverReader;
import org.chancery.reading.Reader;

/**
 * What {@code make score} and {@code make score-reserve} run.
 *
 * <p>{@code make score} shows the figures and errors of the two thirds and of the demo archive and
 * writes the tables of all; {@code make score-reserve} shows the figures of the reserve and writes
 * nothing. Both leave what was read in {@code app/target/score}, for other scorers.
 */
final class MakeScore {

  /** How much better the two thirds may fare than the reserve before rules fit them too closely. */
  private static final double WIDEST_GAP = 0.04;

  private final PrintStream out;
  private final Path root = Folders.root();
  private final Path work = root.resolve("app/target/score");

  private MakeScore(PrintStream out) {
    this.out = out;
  }

  /** Measures; the one argument is {@code two-thirds} or {@code reserve}. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new MakeScore(out).run(arguments.length == 1 && arguments[0].equals("reserve"));
  }

  private void run(boolean reserveAlone) throws IOException {
    List<Corpus> corpora = corpora(reserveAlone);
    Knowledge knowledge = Knowledge.bundled();
    Reader reader = Reader.load(knowledge, Gazetteer.load(knowledge));
    ScoreTable committed = committed();
    List<Score> scores = new ArrayList<>();
    Files.createDirectories(work);
    for (Corpus corpus : corpora) {
      CorpusReading reading = CorpusReading.of(corpus, reader);
      keep(reading);
      corpus.parts().forEach(part -> scores.add(Score.of(reading, part)));
    }
    Passages passages = Passages.of(reader);
    Files.write(work.resolve("passages.errors.txt"), passages.errors());
    for (Score score : passages.scores()) {
      if ((score.part() == Corpus.Part.RESERVE) == reserveAlone) {
        out.println(Report.figures(score, committed));
        out.println(Report.types(score, committed));
      }
    }
    for (Score score : scores) {
      if ((score.part() == Corpus.Part.RESERVE) == reserveAlone) {
        show(score, committed);
      }
    }
    List<Score> coded = coded(reader);
    for (Score score : coded) {
      if ((score.part() == Corpus.Part.RESERVE) == reserveAlone) {
        out.println(Report.figures(score, committed));
      }
    }
    warnOfGaps(scores, Figure.EXACT_F1);
    warnOfGaps(coded, Figure.CODED_F1);
    if (!reserveAlone) {
      write(scores, passages.scores(), coded, reader.version());
    }
  }

  /** The scores of the sentences coded in PLOVER; the errors go into a file. */
  private List<Score> coded(Reader reader) throws IOException {
    PloverReader plover = reader.plover();
    List<Score> scores = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    if (Files.isDirectory(Folders.gold())) {
      PloverScore score =
          PloverScore.of(
              PloverScore.GOLD_STANDARD,
              List.of(Corpus.Part.TWO_THIRDS, Corpus.Part.RESERVE),
              PloverScore.goldStandard(Folders.gold()),
              plover);
      scores.addAll(score.scores());
      errors.addAll(score.errors());
    }
    PloverScore news =
        PloverScore.of(
            PloverScore.NEWS, List.of(Corpus.Part.WHOLE), PloverScore.news(Folders.news()), plover);
    scores.addAll(news.scores());
    errors.addAll(news.errors());
    Files.write(work.resolve("plover.errors.txt"), errors);
    return scores;
  }

  private List<Corpus> corpora(boolean reserveAlone) throws IOException {
    List<Corpus> corpora = new ArrayList<>();
    Path gold = Folders.gold();
    if (Files.isDirectory(gold)) {
      for (String name : Corpus.DEVELOPMENT) {
        corpora.add(Corpus.development(gold, name));
      }
    } else {
      out.println(
          gold
              + " is not there, the annotated files: only what the repository holds is measured and"
              + " no table written.");
    }
    corpora.add(Corpus.development(Folders.passages(), Corpus.NEWS));
    corpora.add(Corpus.development(Folders.passages(), Corpus.HISTORIES));
    if (!reserveAlone) {
      corpora.add(Corpus.demo(root.resolve("demo")));
    }
    return corpora;
  }

  /** The table as committed: the one in the folder may have been written by an earlier call. */
  private ScoreTable committed() throws IOException {
    Path file = work.resolve("committed.tsv");
    return Files.exists(file) && Files.size(file) > 0 ? ScoreTable.read(file) : ScoreTable.empty();
  }

  private void show(Score score, ScoreTable committed) throws IOException {
    out.println(Report.figures(score, committed));
    if (score.part() == Corpus.Part.RESERVE) {
      return;
    }
    out.println(Report.types(score, committed));
    Path errors = work.resolve(score.corpus() + ".errors.txt");
    Files.write(
        errors,
        score.errors().stream().map(error -> error.shape() + "\n    " + error).sorted().toList());
    out.printf(
        "  The most frequent of %d errors (all: %s)%n",
        score.errors().size(), root.relativize(errors));
    out.println(Report.shapes(score.errors()));
  }

  private void warnOfGaps(List<Score> scores, Figure figure) {
    for (Score score : scores) {
      for (Score other : scores) {
        double gap = score.figure(figure).value() - other.figure(figure).value();
        if (score.corpus().equals(other.corpus())
            && other.part() == Corpus.Part.RESERVE
            && gap > WIDEST_GAP) {
          out.printf(
              "%s: the reserve lies %.3f below the two thirds in %s: more than %.2f, rules fit"
                  + " too closely%n",
              score.corpus(), gap, figure.id(), WIDEST_GAP);
        }
      }
    }
  }

  /** The events as the program prints them. */
  private void keep(CorpusReading reading) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Outcome.Read one : reading.read().values()) {
      for (Statement statement : one.reading().statements()) {
        lines.add(PublicForm.statement(one.publication().id(), statement));
      }
    }
    Files.write(work.resolve(reading.corpus().name() + ".events.jsonl"), lines);
  }

  private void write(List<Score> scores, List<Score> passages, List<Score> coded, String reader)
      throws IOException {
    if (!Files.isDirectory(Folders.gold())) {
      return;
    }
    List<Score> all = new ArrayList<>(scores);
    all.addAll(passages);
    all.addAll(coded);
    ScoreTable.of(all).write(Folders.scores());
    Path page = Folders.scores().resolveSibling("scores.md");
    Files.writeString(page, Report.page(scores, passages, coded, reader));
    out.println("Written: docs/scores.md, docs/scores.tsv");
  }
}
