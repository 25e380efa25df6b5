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
  @Mixin private WaitOption wait;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    int count = threads.count();
    Tally tally = new Tally();
    try (Desk desk = deskOptions.openExistingForWriting("reread", wait, terminal)) {
      // Whether another reader read something only the reader can say, which takes time to load.
      try (Progress progress = Progress.of(terminal, "Reading again", -1)) {
        int outdated = desk.outdated().size();
        progress.expect(outdated);
        if (outdated > 0) {
          reread(desk, count, tally, progress);
        }
      }
    }
    long again = tally.documents() - tally.refused();
    terminal.say(
        tally.documents() == 0
            ? "everything was read by this reader and with this knowledge already."
            : again
                + (again == 1 ? " publication" : " publications")
                + " read again"
                + (tally.refused() == 0 ? "" : ", " + tally.refused() + " refused")
                + "; "
                + tally.statements()
                + " statements read.");
    return tally.code();
  }

  private static void reread(Desk desk, int threads, Tally tally, Progress progress) {
    desk.reread(
        threads,
        outcome -> {
          tally.count(outcome);
          progress.step(1, tally.statements() + " statements");
          if (outcome instanceof Outcome.Refused refused) {
            progress.say(refused.toString());
          }
        },
        progress);
  }
}
