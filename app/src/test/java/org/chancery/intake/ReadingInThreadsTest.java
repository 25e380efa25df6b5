package org.chancery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.reading.ReadingFixture;
import org.junit.jupiter.api.Test;

/** The demo archive, 130 dispatches, read by several numbers of threads. */
class ReadingInThreadsTest {

  @Test
  void any_number_of_threads_reads_the_same_in_the_same_order() {
    String alone = read(1);

    assertThat(alone.lines().count()).isGreaterThan(400);
    assertThat(read(2)).isEqualTo(alone);
    assertThat(read(7)).isEqualTo(alone);
  }

  /** All that is read, as text: of each publication every statement with all it holds. */
  private static String read(int threads) {
    StringBuilder text = new StringBuilder();
    Intake.read(
        List.of(
            new Source.Location(
                Path.of(System.getProperty("chancery.home", "..")).resolve("demo/archive"))),
        new Harvester(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
        ReadingFixture.reader(),
        threads,
        outcome -> {
          assertThat(outcome).isInstanceOf(Outcome.Read.class);
          Outcome.Read read = (Outcome.Read) outcome;
          text.append(read.publication().id()).append('\n');
          read.reading().statements().forEach(statement -> text.append(statement).append('\n'));
          read.reading().warnings().forEach(warning -> text.append(warning).append('\n'));
        });
    return text.toString();
  }
}
