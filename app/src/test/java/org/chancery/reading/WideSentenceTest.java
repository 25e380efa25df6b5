package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.IntStream;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rare wide sentence must not cost what hundreds of plain ones do. */
class WideSentenceTest {

  private static final int WORDS = 320;

  /** How much more a word of a wide sentence may cost than one of a narrow. */
  private static final int MOST = 4;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Peru, ",
        "and Peru ",
        "of a 3 ",
        "Oslo 17 a ",
        "a treaty, ",
        "was to it ",
        "so that he ",
      })
  void a_word_of_a_wide_sentence_costs_about_what_one_of_a_narrow_costs(String piece) {
    int words = piece.split(" ", -1).length - 1;
    String wide = sentence(piece, WORDS / words);
    String narrow = sentence(piece, WORDS / words / 16);
    assertThat(wide.length()).isLessThan(2_000);
    long best = Long.MAX_VALUE;
    // The least of several: other work on the machine only ever adds.
    for (int round = 0; round < 6 && best > MOST; round++) {
      long narrowTime = time(IntStream.range(0, 16).mapToObj(i -> narrow).toList());
      long wideTime = time(List.of(wide));
      best = Math.min(best, wideTime / Math.max(1, narrowTime));
    }
    assertThat(best).isLessThanOrEqualTo(MOST);
  }

  private static String sentence(String piece, int times) {
    return "Peru severed relations with " + piece.repeat(times) + "Norway.";
  }

  private long time(List<String> texts) {
    Publication publication =
        ReadingFixture.publication(
            "Peru and Norway",
            null,
            texts.stream().map(text -> new Block(Block.Kind.PARAGRAPH, text)).toList());
    long begin = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < 4; i++) {
      ReadingFixture.READER.readThoroughly(publication);
    }
    return threads.getCurrentThreadCpuTime() - begin;
  }
}
