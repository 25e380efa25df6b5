package org.chancery.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one command line, its commands, and the exit codes they share. */
@Command(
    name = "chancery",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "A research desk for diplomatic relations.",
    subcommands = {StartUpCommand.class})
final class Chancery {

  /** Everything was done. */
  static final int OK = 0;

  /** Something was refused or failed; the message names it. */
  static final int FAILED = 1;

  /** The command line was wrong, or a state unknown or ambiguous. */
  static final int USAGE = 2;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Chancery()).execute(arguments));
  }
}
