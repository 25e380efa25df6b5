package org.chancery.cli;

import picocli.CommandLine.Option;

/** Whether addresses may lead to machines of private networks. */
final class NetworkOption {

  @Option(
      names = "--allow-private",
      description = "Fetch from this machine and private networks too, which is refused otherwise.")
  private boolean allowPrivate;

  boolean allowPrivate() {
    return allowPrivate;
  }
}
