package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description =
        "Derive again what is derived: spells from the evidence, the search index from the"
            + " archive.")
final class RebuildCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private WaitOption wait;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.openExistingForWriting("rebuild", wait, terminal)) {
      try (Progress progress = Progress.of(terminal, "Rebuilding", -1)) {
        desk.rebuild(progress);
      }
      terminal.say("the spells and the index are built anew.");
    }
    return Chancery.OK;
  }
}
