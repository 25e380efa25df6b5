package org.chancery.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.chancery.reading.PloverReader;
import org.chancery.reading.ReadingFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Accuracy may rise, and fall no further than a hair below the committed figures. */
class AccuracyTest {

  private static final double SLACK = 0.005;

  @ParameterizedTest
  @MethodSource("development")
  void does_not_fall_on_annotated_files(String name) throws IOException {
    Path gold = Folders.gold();
    boolean there = Files.isDirectory(gold);
    if (!there && System.getenv("CI") == null) {
      assumeTrue(false, "SKIPPED: " + gold + " is not there, the annotated files to measure on");
    }
    assertThat(gold).isDirectory();
    CorpusReading reading =
        CorpusReading.of(Corpus.development(gold, name), ReadingFixture.reader());
    check(reading, List.of(Figure.EXACT_F1, Figure.EXACT_PRECISION));
  }

  static List<String> development() {
    return Corpus.DEVELOPMENT;
  }

  @Test
  void does_not_fall_on_passages_of_news() throws IOException {
    Corpus news = Corpus.development(Folders.passages(), Corpus.NEWS);
    check(
        CorpusReading.of(news, ReadingFixture.reader()),
        List.of(Figure.EXACT_F1, Figure.EXACT_PRECISION, Figure.NOT_ASSERTED_F1));
  }

  @Test
  void does_not_fall_on_the_demo_archive() throws IOException {
    Corpus demo = Corpus.demo(Folders.root().resolve("demo"));
    check(CorpusReading.of(demo, ReadingFixture.reader()), List.of(Figure.EXACT_RECALL));
  }

  @Test
  void does_not_fall_on_the_histories() throws IOException {
    check(
        CorpusReading.of(
            Corpus.development(Folders.passages(), Corpus.HISTORIES), ReadingFixture.reader()),
        List.of(Figure.EXACT_F1, Figure.EXACT_PRECISION));
  }

  @Test
  void does_not_fall_on_the_passages() throws IOException {
    ScoreTable committed = ScoreTable.read(Folders.scores());
    SoftAssertions soft = new SoftAssertions();
    for (Score score : Passages.of(ReadingFixture.reader()).scores()) {
      List<String> kinds = new ArrayList<>(score.types());
      kinds.add(Score.ALL);
      for (String kind : kinds) {
        ScoreTable.Key key = ScoreTable.key(score, kind, Figure.EXACT_F1);
        Ratio floor = committed.figure(key);
        soft.assertThat(floor).as("docs/scores.tsv: %s", key).isNotNull();
        if (floor != null) {
          soft.assertThat(score.figure(kind, Figure.EXACT_F1).value())
              .as("%s, committed as %s (docs/scores.tsv); see make score", key, floor.decimal())
              .isGreaterThanOrEqualTo(floor.value() - SLACK);
        }
      }
      Ratio quotes = score.figure(Figure.QUOTES);
      soft.assertThat(quotes.right()).isEqualTo(quotes.of()).isPositive();
    }
    soft.assertAll();
  }

  @Test
  void does_not_fall_on_sentences_coded_in_plover() throws IOException {
    PloverReader reader = ReadingFixture.reader().plover();
    List<Score> scores =
        new ArrayList<>(
            PloverScore.of(
                    PloverScore.NEWS,
                    List.of(Corpus.Part.WHOLE),
                    PloverScore.news(Folders.news()),
                    reader)
                .scores());
    Path gold = Folders.gold();
    if (Files.isDirectory(gold) || System.getenv("CI") != null) {
      assertThat(gold).isDirectory();
      scores.addAll(
          PloverScore.of(
                  PloverScore.GOLD_STANDARD,
                  List.of(Corpus.Part.TWO_THIRDS, Corpus.Part.RESERVE),
                  PloverScore.goldStandard(gold),
                  reader)
              .scores());
    }
    ScoreTable committed = ScoreTable.read(Folders.scores());
    SoftAssertions soft = new SoftAssertions();
    for (Score score : scores) {
      for (Figure figure : List.of(Figure.CODED_F1, Figure.CODED_STATES_F1)) {
        ScoreTable.Key key = ScoreTable.key(score, Score.ALL, figure);
        Ratio floor = committed.figure(key);
        soft.assertThat(floor).as("docs/scores.tsv: %s", key).isNotNull();
        if (floor != null) {
          soft.assertThat(score.figure(figure).value())
              .as("%s, committed as %s (docs/scores.tsv); see make score", key, floor.decimal())
              .isGreaterThanOrEqualTo(floor.value() - SLACK);
        }
      }
    }
    soft.assertAll();
    assumeTrue(
        scores.size() > 1,
        "SKIPPED in part: " + gold + " is not there, the gold standard of PLOVER");
  }

  private static void check(CorpusReading reading, List<Figure> figures) throws IOException {
    ScoreTable committed = ScoreTable.read(Folders.scores());
    SoftAssertions soft = new SoftAssertions();
    for (Corpus.Part part : reading.corpus().parts()) {
      Score score = Score.of(reading, part);
      for (Figure figure : figures) {
        ScoreTable.Key key = ScoreTable.key(score, Score.ALL, figure);
        Ratio floor = committed.figure(key);
        soft.assertThat(floor).as("docs/scores.tsv: %s", key).isNotNull();
        if (floor != null) {
          soft.assertThat(score.figure(figure).value())
              .as("%s, committed as %s (docs/scores.tsv); see make score", key, floor.decimal())
              .isGreaterThanOrEqualTo(floor.value() - SLACK);
        }
      }
      Ratio quotes = score.figure(Figure.QUOTES);
      soft.assertThat(quotes.right())
          .as("%s (%s): quotes that are the text at their offsets", score.corpus(), part.id())
          .isEqualTo(quotes.of())
          .isPositive();
    }
    soft.assertAll();
  }
}
