package org.chancery.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Make a consistent copy of the desk while it is in use.",
    footer = {
      "",
      "To restore, put the file into an empty folder as desk.db: the search index is built anew.",
      "",
      "Example:",
      "  chancery backup desk-2026-01-31.db"
    })
final class BackupCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;

  @Parameters(index = "0", paramLabel = "FILE", description = "A file that does not exist yet.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      desk.backup(file);
      terminal.say("the desk is copied to " + file + ".");
    }
    return Chancery.OK;
  }
}
