package org.chancery.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.chancery.actor.ActorId;
import org.chancery.desk.Desk;
import org.chancery.desk.DeskException;
import org.chancery.desk.Status;
import org.chancery.desk.Wording;
import org.chancery.harvest.Source;
import org.chancery.ledger.Act;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Count;
import org.chancery.time.PartialDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Read the bundled archive into a desk, say what was learned, answer three questions,"
            + " serve.",
    footer = {
      "",
      "The desk stays in ./demo-desk; ask it more with --desk demo-desk. A second call finds",
      "everything read.",
      "",
      "Example:",
      "  chancery demo --no-serve"
    })
final class DemoCommand implements Callable<Integer> {

  private static final int CHANGES = 5;

  @ParentCommand private Chancery program;
  @Mixin private ThreadsOption threads;
  @Mixin private WaitOption wait;

  @Option(
      names = "--desk",
      paramLabel = "DIR",
      defaultValue = "demo-desk",
      description = "The folder of the desk (default: ./demo-desk).")
  private Path folder = Path.of("demo-desk");

  @Option(names = "--no-serve", description = "Stop after the answers.")
  private boolean noServe;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where to serve (default: 8080).")
  private int port = 8080;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    Path archive = terminal.home().resolve("demo/archive");
    if (!Files.isDirectory(archive)) {
      throw new DeskException(archive + ": the demo archive is missing");
    }
    int count = threads.count();
    terminal.say("reading the demo archive into " + folder + " ...");
    Tally tally;
    try (Desk desk = DeskOptions.openForWriting(folder, "demo", wait, terminal)) {
      tally = AddCommand.add(desk, List.of(new Source.Location(archive)), null, count, terminal);
      terminal.say(tally.summary() + ".");
      Page page = new Page(terminal);
      learned(desk, page, terminal);
      answers(desk, page, terminal);
    }
    terminal.out().flush();
    if (noServe || tally.code() != Chancery.OK) {
      return tally.code();
    }
    return ServeCommand.serve(folder, port, terminal);
  }

  private static void learned(Desk desk, Page page, Terminal terminal) {
    Status status = desk.status();
    page.paragraph(
        0,
        0,
        terminal.bold(
            String.format(
                Locale.ENGLISH,
                "%,d publications state %,d events among %,d states. The latest:",
                status.archive().publications(),
                status.ledger().acts(),
                status.ledger().states())));
    Wording wording = desk.wording();
    for (Act act : desk.latestActs(CHANGES)) {
      page.paragraph(2, 4, wording.words(act));
    }
  }

  /** The three questions of the tour, answered by what answers the commands. */
  private void answers(Desk desk, Page page, Terminal terminal) {
    ActorId korea = StateNames.resolve(desk.gazetteer(), "KOR");
    ActorId cuba = StateNames.resolve(desk.gazetteer(), "CUB");
    ask(page, terminal, "relations KOR CUB");
    relations(desk, terminal, korea, cuba, AsOf.on(desk.today()));
    ask(page, terminal, "relations KOR CUB --on 1975 --known 2016-12-31");
    relations(
        desk,
        terminal,
        korea,
        cuba,
        new AsOf(PartialDate.ofYear(1975), LocalDate.of(2016, 12, 31), null));
    ask(page, terminal, "count KOR --on 2024-02-16");
    Count count = desk.count(korea, AsOf.on(LocalDate.of(2024, 2, 16)));
    CountCommand.print(terminal, desk.wording(), count, desk.wording().sentence(count), false);
  }

  private static void relations(Desk desk, Terminal terminal, ActorId a, ActorId b, AsOf asOf) {
    new RelationsCommand.Sheet(terminal, desk, desk.relations(a, b, asOf), RelationsCommand.SHOWN)
        .print();
  }

  private void ask(Page page, Terminal terminal, String question) {
    page.gap();
    page.line(terminal.faint("$ ./chancery " + question + " --desk " + folder));
  }
}
