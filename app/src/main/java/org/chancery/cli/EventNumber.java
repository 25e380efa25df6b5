package org.chancery.cli;

import picocli.CommandLine.Parameters;

/** One event, by the number that answers print in brackets. */
final class EventNumber {

  @Parameters(index = "0", paramLabel = "EVENT", description = "The number of an event.")
  private long event;

  long event() {
    return event;
  }
}
