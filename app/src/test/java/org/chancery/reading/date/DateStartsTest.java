package org.chancery.reading.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DateStartsTest {

  private static final String[] PIECES = {
    "May",
    "Sept.",
    "sept",
    "January",
    "4",
    "4th",
    "1935",
    "1840s",
    "12,500",
    "of",
    "and",
    "to",
    "the",
    "The",
    "following",
    "same",
    "next",
    "that",
    "That",
    "day",
    "weeks",
    "year",
    "later",
    "Later",
    "on",
    "On",
    "in",
    "In",
    "Monday",
    "last",
    "Last",
    "this",
    "month",
    "two",
    "Ten",
    "ago",
    "thereafter",
    "yesterday",
    "Today",
    "spring",
    "Winter",
    "2024-02-14",
    "1936-48",
    "é1922",
    "x1922",
    "March",
    "march",
    "no.",
    "Resolution",
    "early",
    "mid-",
    "since",
    "(",
    "–",
    "_may"
  };

  /** Those above and all words of the pattern, so that a word that it learns is tried here too. */
  private static final List<String> ALL_PIECES =
      Stream.concat(
              Stream.of(PIECES),
              Pattern.compile("\\\\[a-zA-Z]|(?<group>\\?<\\w+>)|[a-zA-Z]{3,}")
                  .matcher(
                      DateReader.EXPRESSION
                          .pattern()
                          .replaceAll("\\[\\w(?<small>\\w)]", "${small}"))
                  .results()
                  .map(MatchResult::group)
                  .filter(piece -> Character.isLetter(piece.charAt(0)))
                  .distinct())
          .toList();

  private static final String[] JOINTS = {" ", " ", " ", "  ", "\n", ", ", ".", "-", "", "\u00a0"};

  @Test
  void the_words_of_the_pattern_are_tried() {
    assertThat(ALL_PIECES).contains("tomorrow", "hours", "fall", "next", "ten", "January");
  }

  @Test
  void the_pattern_is_tried_wherever_it_would_match() {
    Random random = new Random(7);
    int matches = 0;
    for (int text = 0; text < 5_000; text++) {
      StringBuilder written = new StringBuilder();
      for (int piece = 0; piece < 30; piece++) {
        written.append(ALL_PIECES.get(random.nextInt(ALL_PIECES.size())));
        written.append(JOINTS[random.nextInt(JOINTS.length)]);
      }
      List<Integer> starts = new ArrayList<>();
      for (int at = DateStarts.next(written.toString(), 0); at >= 0; ) {
        starts.add(at);
        at = DateStarts.next(written.toString(), at + 1);
      }
      Matcher matcher = DateReader.EXPRESSION.matcher(written);
      while (matcher.find()) {
        assertThat(starts).as(written.toString()).contains(matcher.start());
        matches++;
      }
    }
    assertThat(matches).isGreaterThan(10_000);
  }
}
