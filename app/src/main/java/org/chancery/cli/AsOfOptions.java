package org.chancery.cli;

import java.time.LocalDate;
import org.chancery.desk.Desk;
import org.chancery.ledger.AsOf;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The three times of a question. */
final class AsOfOptions {

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description =
          "When it holds in the world: 1975-03-01, 1975-03, 1975 or any EDTF date (default:"
              + " today).")
  private @Nullable String on;

  @Mixin private TimesOptions times = new TimesOptions();

  /** The desk that is asked. */
  Desk asked(Desk opened, Terminal terminal) {
    return times.asked(opened, terminal);
  }

  AsOf asOf(LocalDate today) {
    return times.asOf(on == null ? PartialDate.of(today) : TimesOptions.date("--on", on));
  }
}
