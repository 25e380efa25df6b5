package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.NetworkForm;
import org.chancery.ledger.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "network",
    mixinStandardHelpOptions = true,
    description = "Who had diplomatic relations with whom, as a graph for other programs.",
    footer = {
      "",
      "Examples:",
      "  chancery network --on 1975-03-01 --format graphml > 1975.graphml",
      "  chancery network --on 2024 --format csv"
    })
final class NetworkCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private AsOfOptions asOfOptions;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "graphml, csv or json (default: csv).")
  private NetworkForm format = NetworkForm.CSV;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk opened = deskOptions.open(terminal)) {
      Desk desk = asOfOptions.asked(opened, terminal);
      Network network = desk.network(asOfOptions.asOf(desk.today()));
      String text = format.write(network, desk.wording()::name);
      terminal.out().print(text.endsWith("\n") ? text : text + System.lineSeparator());
    }
    return Chancery.OK;
  }
}
