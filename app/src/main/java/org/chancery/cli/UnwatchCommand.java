package org.chancery.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chancery.desk.Desk;
import org.chancery.harvest.SourceBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "unwatch",
    mixinStandardHelpOptions = true,
    description = "Leave an address alone from now on; what was taken in stays.",
    footer = {"", "Example:", "  chancery unwatch https://example.org/feed"})
final class UnwatchCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private WaitOption wait;

  @Parameters(index = "0", paramLabel = "ADDRESS", description = "As `chancery sources` names it.")
  private String address = "";

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.openExistingForWriting("unwatch", wait, terminal)) {
      if (!desk.sources().unwatch(address)) {
        String watched =
            desk.sources().entries().stream()
                .filter(entry -> entry.every() != null)
                .map(SourceBook.Entry::address)
                .collect(Collectors.joining("\n  "));
        throw new UsageException(
            address
                + " is not watched"
                + (watched.isEmpty() ? "; nothing is" : "; these are:\n  " + watched));
      }
    }
    terminal.say(address + " is left alone; what was taken in stays.");
    return Chancery.OK;
  }
}
