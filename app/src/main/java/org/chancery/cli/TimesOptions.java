package org.chancery.cli;

import java.time.LocalDate;
import org.chancery.desk.Desk;
import org.chancery.ledger.AsOf;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The two times of knowing, for questions that bring the time of the world themselves. */
final class TimesOptions {

  @Option(
      names = "--known",
      paramLabel = "DATE",
      description = "Count only what was published by the end of this day, month or year.")
  private @Nullable String known;

  @Option(
      names = "--recorded",
      paramLabel = "TIME",
      description =
          "Count only what this desk had recorded by then: 2026-01-31 or 2026-01-31T12:00:00Z.")
  private @Nullable String recorded;

  @Mixin private ReleaseOption release = new ReleaseOption();

  /** The desk that is asked. */
  Desk asked(Desk opened, Terminal terminal) {
    return release.asked(opened, terminal);
  }

  AsOf asOf(LocalDate today) {
    return new AsOf(
        PartialDate.of(today),
        AsOfOptions.known(known),
        release.recorded(AsOfOptions.recorded(recorded)));
  }
}
