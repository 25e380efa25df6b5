package org.chancery.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of feeds, many malformed on purpose: each is read, or refused with a reason. */
class RealFeedsTest {

  /** One feed takes a millisecond; a second is what a loaded machine may make of it. */
  private static final long MOST_NANOSECONDS = 5_000_000_000L;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void reads_every_feed_or_says_why_not() throws IOException {
    Map<String, Integer> reasons = new TreeMap<>();
    int feeds = 0;
    int read = 0;
    long slowest = 0;
    for (Map.Entry<String, byte[]> file : Fixtures.files("feeds.tar.xz").entrySet()) {
      if (!file.getKey().endsWith(".xml")) {
        continue;
      }
      long begun = System.nanoTime();
      List<Harvest> harvests = Fixtures.read(file.getValue());
      slowest = Math.max(slowest, System.nanoTime() - begun);
      feeds++;
      assertThat(harvests).as(file.getKey()).isNotEmpty();
      boolean any = false;
      for (Harvest harvest : harvests) {
        if (harvest instanceof Harvest.Refused refused) {
          assertThat(refused.message()).as(file.getKey()).contains("expected").contains("found");
          reasons.merge(refused.message().replaceAll("\".*\"", "…"), 1, Integer::sum);
        } else {
          any = true;
        }
      }
      read += any ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT, "%d feeds: of %d something was read; refused: %s%n", feeds, read, reasons);
    assertThat(feeds).isEqualTo(2106);
    assertThat(slowest).isLessThan(MOST_NANOSECONDS);
  }
}
