package org.chancery.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Make the desk of a bag that `chancery export --bag` wrote: the same publications, versions,"
          + " readings and rulings, under the same numbers. The desk must be empty or missing."
    },
    footer = {"", "Example:", "  chancery import desk-of-2026/ --desk here"})
final class ImportCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private WaitOption wait;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the bag.")
  private Path bag = Path.of("");

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.openForWriting("import", wait, terminal)) {
      try (Progress progress = Progress.of(terminal, "Importing", -1)) {
        desk.importBag(bag, progress);
      }
      Status status = desk.status();
      terminal.say(
          "%,d publications and %,d readings are in %s."
              .formatted(
                  status.archive().publications(), status.ledger().readings(), status.folder()));
    }
    return Chancery.OK;
  }
}
