package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.Reference;
import org.chancery.desk.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "cite",
    mixinStandardHelpOptions = true,
    description = "How a publication is cited, with its id, its version and the hash of its bytes.",
    footer = {
      "",
      "Examples:",
      "  chancery cite havana-wire/2024-02-15",
      "  chancery cite havana-wire/2024-02-15 --format bibtex >> references.bib"
    })
final class CiteCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;

  @Parameters(
      index = "0",
      paramLabel = "PUBLICATION",
      description = "Its id, as other commands print it.")
  private String publication = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, bibtex, ris or csl (default: text).")
  private Reference.Form format = Reference.Form.TEXT;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      Shown shown = ShowCommand.find(desk, publication, null);
      terminal.out().println(Reference.to(shown.archived()).in(format));
    }
    return Chancery.OK;
  }
}
