package org.chancery.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.chancery.desk.Checkup;
import org.chancery.desk.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Look through the desk: whether originals hash to their names, publications to their"
          + " fingerprints, quotes to the words at their places, spells and index to what follows"
          + " from the record. What is derived is made anew where it is not as it should be; what"
          + " is recorded and damaged is named."
    },
    footer = {"", "Example:", "  chancery check --desk archive-of-1963"})
final class CheckCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private WaitOption wait;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.openExistingForWriting("check", wait, terminal)) {
      Checkup checkup;
      try (Progress progress = Progress.of(terminal, "Checking", -1)) {
        checkup = desk.check(progress);
      }
      checkup.damaged().forEach(fault -> terminal.out().println("damaged: " + fault));
      checkup.repaired().forEach(fault -> terminal.out().println("repaired: " + fault));
      terminal
          .out()
          .printf(
              Locale.ENGLISH,
              "%,d originals, %,d versions of publications and %,d statements were looked at: %s%n",
              checkup.originals(),
              checkup.versions(),
              checkup.statements(),
              verdict(checkup));
      return checkup.sound() ? Chancery.OK : Chancery.FAILED;
    }
  }

  private static String verdict(Checkup checkup) {
    if (!checkup.sound()) {
      return checkup.damaged().size() + " damaged; restore a backup.";
    }
    return checkup.repaired().isEmpty() ? "all agree." : "all agree now.";
  }
}
