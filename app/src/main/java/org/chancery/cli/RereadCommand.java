package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.intake.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "reread",
    mixinStandardHelpOptions = true,
    description =
        "Read the archive again after rules or gazetteer changed; questions with --recorded still"
            + " answer as before.")
final class RereadCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private ThreadsOption threads;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    int count = threads.count();
    Tally tally = new Tally();
    try (Desk desk = deskOptions.openExistingForWriting("reread", terminal)) {
      int outdated = desk.outdated().size();
      if (outdated == 0) {
        terminal.say("everything was read by this reader and with this knowledge already.");
        return Chancery.OK;
      }
      try (Progress progress = Progress.ofPublications(terminal, "Reading again", outdated)) {
        desk.reread(
            count,
            outcome -> {
              tally.count(outcome);
              progress.step(1, tally.statements() + " statements");
              if (outcome instanceof Outcome.Refused refused) {
                progress.say(refused.toString());
              }
            });
      }
      terminal.say(
          outdated + " publications read again; " + tally.statements() + " statements read.");
    }
    return tally.code();
  }
}
