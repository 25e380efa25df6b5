package org.chancery.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Events, by the numbers that answers print in brackets. */
final class EventNumbers {

  @Parameters(paramLabel = "EVENT", arity = "1..*", description = "Numbers of events.")
  private List<Long> events = new ArrayList<>();

  List<Long> events() {
    return List.copyOf(events);
  }
}
