package org.chancery.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures as they are kept beside the program: one a line, so that a change of one figure is a
 * change of one line.
 */
final class ScoreTable {

  private static final String HEADER = "corpus\tpart\ttype\tfigure\tright\tof\tvalue";

  /** Which figure of what. */
  record Key(String corpus, String part, String type, String figure) {
    @Override
    public String toString() {
      return corpus + " (" + part + "), " + (type.equals(Score.ALL) ? "" : type + " ") + figure;
    }
  }

  private final Map<Key, Ratio> figures;

  private ScoreTable(Map<Key, Ratio> figures) {
    this.figures = figures;
  }

  static Key key(Score score, String type, Figure figure) {
    return new Key(score.corpus(), score.part().id(), type, figure.id());
  }

  /** The figure; null where there was none. */
  @Nullable Ratio figure(Key key) {
    return figures.get(key);
  }

  /** A table without figures. */
  static ScoreTable empty() {
    return new ScoreTable(Map.of());
  }

  /**
   * The table of these scores. Of the reserve it holds the figures over all types alone: which
   * types fare badly there is for nobody to see who writes rules. The passages are few, and their
   * kinds are shown.
   */
  static ScoreTable of(List<Score> scores) {
    Map<Key, Ratio> figures = new LinkedHashMap<>();
    for (Score score : scores) {
      score
          .figures()
          .forEach((cell, ratio) -> {
            if (score.part() != Corpus.Part.RESERVE
                || cell.type().equals(Score.ALL)
                || score.corpus().equals(Passages.NAME)) {
              figures.put(key(score, cell.type(), cell.figure()), ratio);
            }
          });
    }
    return new ScoreTable(figures);
  }

  static ScoreTable read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw new IllegalStateException(file + ":1: the columns \"" + HEADER + "\" were expected");
    }
    Map<Key, Ratio> figures = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", -1);
      if (cells.length != 7) {
        throw new IllegalStateException(
            file + ":" + (i + 1) + ": seven cells were expected, found " + cells.length);
      }
      Key key = new Key(cells[0], cells[1], cells[2], cells[3]);
      Ratio ratio = new Ratio(Integer.parseInt(cells[4]), Integer.parseInt(cells[5]));
      if (!ratio.decimal().equals(cells[6]) || figures.put(key, ratio) != null) {
        throw new IllegalStateException(
            file
                + ":"
                + (i + 1)
                + ": "
                + key
                + " is "
                + ratio.decimal()
                + " and stands once; found "
                + cells[6]);
      }
    }
    return new ScoreTable(figures);
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    figures.forEach((key, ratio) ->
        lines.add(
            String.join(
                "\t",
                key.corpus(),
                key.part(),
                key.type(),
                key.figure(),
                String.valueOf(ratio.right()),
                String.valueOf(ratio.of()),
                ratio.decimal())));
    Files.write(file, lines);
  }
}
