package org.chancery.cli;

import picocli.CommandLine.Option;

/** Whether the answer is for a program. */
final class JsonOption {

  @Option(names = "--json", description = "Answer as one line of JSON (docs/json.md).")
  private boolean json;

  boolean wanted() {
    return json;
  }
}
