package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "embed",
    mixinStandardHelpOptions = true,
    description = {
      "Keep what publications mean, as vectors of their leads and of the passages in which"
          + " something was read, so that `chancery search` answers questions put in other words."
          + " It is slow, and goes on where it ended."
    },
    footer = {"", "Example:", "  chancery embed --limit 1000"})
final class EmbedCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many publications at most (default: all).")
  private int limit = Integer.MAX_VALUE;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new UsageException("--limit: a number from 1 was expected, found " + limit);
    }
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      long left;
      try (Progress progress = Progress.of(terminal, "Embedding", -1)) {
        left = desk.embed(limit, progress);
      }
      terminal.say(
          "the meaning of %,d publications is kept; %,d are left."
              .formatted(desk.embedded(), left));
    }
    return Chancery.OK;
  }
}
