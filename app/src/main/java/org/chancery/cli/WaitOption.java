package org.chancery.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command that writes waits for another one. */
final class WaitOption {

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long to wait for another process that writes to the desk (default: 30; 0 gives up at"
              + " once).")
  private int seconds = 30;

  Duration patience() {
    if (seconds < 0) {
      throw new UsageException("--wait: a number from 0 was expected, found " + seconds);
    }
    return Duration.ofSeconds(seconds);
  }
}
