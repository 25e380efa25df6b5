package org.chancery.cli;

import picocli.CommandLine.Option;

/** How many documents are read at once. */
final class ThreadsOption {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many documents to read at once (default: one for each processor). It changes the"
              + " time taken and nothing else.")
  private int threads = Runtime.getRuntime().availableProcessors();

  int count() {
    if (threads < 1) {
      throw new UsageException("--threads: a number from 1 was expected, found " + threads);
    }
    return threads;
  }
}
