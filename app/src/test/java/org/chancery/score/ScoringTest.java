package org.chancery.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chancery.event.Modality;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scorer by itself, without a reader. */
class ScoringTest {

  @ParameterizedTest
  @CsvSource({
    "1961-01-03, 1961-01-03, EXACT",
    "1961,       1961-01-03, EXACT",
    "1961-01-03, 1961,       YEAR",
    "1961-01-03, 1961-01-04, YEAR",
    "1961,       1962,       UNDATED",
    "1961,       196X,       UNDATED",
    "1961,       1961~,      EXACT",
    "1961,       1961/1963,  EXACT",
    "1961,       1961-05/,   EXACT",
    "1961,       ../1961,    YEAR",
    ",           ../1961,    EXACT",
    ",           1961,       YEAR",
    ",           ,           EXACT",
    "1961,       ,           YEAR",
  })
  void dates_agree_as_the_annotators_say(
      @Nullable String gold, @Nullable String read, Agreement expected) {
    assertThat(Agreement.of(gold, read)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "visit,             USA, CUB, USA, CUB, true",
    "visit,             USA, CUB, CUB, USA, false",
    "relations-severed, USA, CUB, CUB, USA, true",
    "relations-severed, USA, SUN, RUS, USA, true",
    "relations-severed, USA, VNM, VDR, USA, true",
    "relations-severed, USA, RVN, VDR, USA, false",
    "relations-severed, USA, YEM, USA, YMD, true",
  })
  void states_agree_in_either_order_only_where_the_type_has_none(
      String type, String from, String to, String readFrom, String readTo, boolean expected) {
    assertThat(Matching.isSameAct(event(type, from, to, null), event(type, readFrom, readTo, null)))
        .isEqualTo(expected);
  }

  @Test
  void matches_one_to_one_and_the_best_first() {
    List<CodedEvent> gold =
        List.of(
            event("visit", "USA", "CUB", "1959"),
            event("visit", "USA", "CUB", "1959-02-01"),
            event("visit", "USA", "CUB", null));
    List<CodedEvent> read =
        List.of(event("visit", "USA", "CUB", "1959-02-01"), event("visit", "USA", "CUB", "1959"));

    assertThat(Matching.match(gold, read, Agreement.EXACT))
        .containsExactly(new Matching.Match(0, 0));
    assertThat(Matching.match(gold, read, Agreement.YEAR))
        .containsExactly(new Matching.Match(0, 0), new Matching.Match(1, 1));
  }

  @Test
  void a_third_is_reserved_by_the_hash_of_the_id() {
    assertThat(Corpus.isReserved("g")).isTrue();
    assertThat(Corpus.isReserved("a")).isFalse();
    assertThat(Corpus.Part.RESERVE.holds("g")).isTrue();
    assertThat(Corpus.Part.TWO_THIRDS.holds("g")).isFalse();
    assertThat(Corpus.Part.WHOLE.holds("g")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "visit USA CUB 1959-02, visit USA CUB undated, missed visit: no date",
    "visit USA CUB 1959-02, visit USA CUB 1959, missed visit: date too coarse",
    "visit USA CUB 1959-02, visit USA CUB 1959-03, missed visit: other day",
    "visit USA CUB 1959-02, visit USA CUB 1960, missed visit: other year",
    "visit USA CUB undated, visit USA CUB 1960, missed visit: a date where the text gives none",
    "visit USA CUB 1959-02, visit CUB USA 1959-02, missed visit: the wrong way round",
    "visit USA CUB 1959-02, visit USA MEX 1959-02, missed visit: other states",
    "visit USA CUB 1959-02, meeting USA CUB 1959-02, missed visit: read as meeting",
  })
  void tells_what_went_wrong(String gold, String read, String shape) {
    List<CodedEvent> annotated = List.of(event(gold));
    List<CodedEvent> found = List.of(event(read));

    assertThat(new Diagnosis("p", annotated, found).errors(annotated, found, List.of()))
        .extracting(Misreading::shape)
        .containsExactly(shape);
  }

  @Test
  void tells_what_was_found_in_vain_or_not_at_all() {
    CodedEvent planned =
        new CodedEvent(
            "visit", "USA", "MEX", null, null, null, null, Modality.PLANNED, 0, "would visit");
    List<CodedEvent> annotated = List.of(event("visit USA CUB 1959"), event("visit CUB SUN 1960"));
    List<CodedEvent> found =
        List.of(
            event("visit USA CUB 1959"), event("visit USA CUB 1959"), event("visit USA MEX 1959"));

    assertThat(
            new Diagnosis("p", List.of(annotated.get(0), annotated.get(1), planned), found)
                .errors(annotated, found, List.of(new Matching.Match(0, 0))))
        .extracting(Misreading::shape)
        .containsExactly(
            "spurious visit: found twice",
            "spurious visit: the text has it planned",
            "missed visit: not found");
    assertThat(new Diagnosis("p", annotated, List.of()).errors(annotated, List.of(), List.of()))
        .extracting(Misreading::shape)
        .containsOnly("missed visit: not found")
        .hasSize(2);
  }

  @Test
  void the_table_comes_back_as_it_was_written_without_the_types_of_the_reserve(@TempDir Path folder)
      throws IOException {
    Score.Cell all = new Score.Cell(Score.ALL, Figure.EXACT_F1);
    Score.Cell visits = new Score.Cell("visit", Figure.EXACT_F1);
    Map<Score.Cell, Ratio> figures = Map.of(all, new Ratio(2, 3), visits, new Ratio(1, 3));
    Score open = new Score("world", Corpus.Part.TWO_THIRDS, 1, figures, List.of());
    Score reserve = new Score("world", Corpus.Part.RESERVE, 1, figures, List.of());
    Path file = folder.resolve("scores.tsv");

    ScoreTable.of(List.of(open, reserve)).write(file);
    ScoreTable table = ScoreTable.read(file);

    assertThat(table.figure(ScoreTable.key(open, Score.ALL, Figure.EXACT_F1)))
        .isEqualTo(new Ratio(2, 3));
    assertThat(table.figure(ScoreTable.key(open, "visit", Figure.EXACT_F1)))
        .isEqualTo(new Ratio(1, 3));
    assertThat(table.figure(ScoreTable.key(reserve, Score.ALL, Figure.EXACT_F1)))
        .isEqualTo(new Ratio(2, 3));
    assertThat(table.figure(ScoreTable.key(reserve, "visit", Figure.EXACT_F1))).isNull();
  }

  @Test
  void a_table_edited_by_hand_is_refused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("scores.tsv");
    Files.writeString(
        file,
        """
        corpus\tpart\ttype\tfigure\tright\tof\tvalue
        world\treserve\tall\texact-f1\t1\t2\t0.9000
        """);

    assertThatIllegalStateException()
        .isThrownBy(() -> ScoreTable.read(file))
        .withMessageContaining("scores.tsv:2: world (reserve), exact-f1 is 0.5000");
  }

  private static CodedEvent event(String words) {
    String[] word = words.split(" ", -1);
    return event(word[0], word[1], word[2], word[3].equals("undated") ? null : word[3]);
  }

  private static CodedEvent event(String type, String from, String to, @Nullable String date) {
    return new CodedEvent(type, from, to, null, date, null, null, Modality.ASSERTED, 0, "quote");
  }
}
