package org.chancery.reading.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterRunsTest {

  private static long find(List<String> runs, String text) {
    List<Integer> groups = IntStream.range(0, runs.size()).boxed().toList();
    return new LetterRuns(runs, groups).find(text, 0, text.length(), 0);
  }

  @Test
  void finds_runs_within_words_and_across_them_whatever_their_capitals() {
    List<String> runs = List.of("sever", "embass", "the list", "war");

    assertThat(find(runs, "They SEVERed ties")).isEqualTo(0b0001);
    assertThat(find(runs, "off the list, for ever")).isEqualTo(0b0100);
    assertThat(find(runs, "a Warsaw embassy")).isEqualTo(0b1010);
    assertThat(find(runs, "")).isZero();
  }

  @Test
  void finds_a_run_that_ends_another_and_one_within_another() {
    assertThat(find(List.of("expuls", "pul", "ulsi"), "expulsion")).isEqualTo(0b111);
    assertThat(find(List.of("abab", "babc"), "ababc")).isEqualTo(0b11);
  }

  @Test
  void anything_but_letters_and_spaces_ends_a_run() {
    assertThat(find(List.of("war"), "w-ar wär w\uD83D\uDE00ar")).isZero();
    assertThat(find(List.of("kelvin"), "\u212Aelvin")).isEqualTo(1);
  }

  @Test
  void looks_at_no_more_than_its_part_and_stops_where_it_has_enough() {
    LetterRuns runs = new LetterRuns(List.of("war", "peace"), List.of(0, 1));

    assertThat(runs.find("war and peace", 1, 13, 0)).isEqualTo(0b10);
    assertThat(runs.find("war and peace", 0, 12, 0)).isEqualTo(0b01);
    assertThat(runs.find("war and peace", 0, 13, 0b01)).isEqualTo(0b01);
  }

  @Test
  void finds_in_random_letters_what_looking_for_each_run_finds() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<String> runs = random.ints(5, 1, 5).mapToObj(length -> letters(random, length)).toList();
      String text = letters(random, 40);
      long expected = 0;
      for (int i = 0; i < runs.size(); i++) {
        expected |= text.toLowerCase(Locale.ROOT).contains(runs.get(i)) ? 1L << i : 0;
      }
      assertThat(find(runs, text)).as("%s in %s", runs, text).isEqualTo(expected);
    }
  }

  private static String letters(Random random, int length) {
    StringBuilder letters = new StringBuilder();
    random.ints(length, 0, 3).forEach(i -> letters.append("ab ".charAt(i)));
    return letters.toString();
  }

  @Test
  void refuses_what_is_no_run_of_letters() {
    assertThatThrownBy(() -> new LetterRuns(List.of("re-open"), List.of(0)))
        .hasMessage("letters from a to z and spaces were expected, found \"re-open\"");
  }
}
