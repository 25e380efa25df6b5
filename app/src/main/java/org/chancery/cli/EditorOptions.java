package org.chancery.cli;

import picocli.CommandLine.Option;

/** Who decides, and why. */
final class EditorOptions {

  @Option(
      names = "--by",
      paramLabel = "NAME",
      required = true,
      description = "The editor who decides.")
  private String by = "";

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, for those who read the record later.")
  private String why = "";

  String by() {
    return said("--by", "a name", by);
  }

  String why() {
    return said("--why", "a reason", why);
  }

  private static String said(String option, String expected, String typed) {
    if (typed.isBlank()) {
      throw new UsageException(option + ": " + expected + " was expected, found nothing");
    }
    return typed;
  }
}
