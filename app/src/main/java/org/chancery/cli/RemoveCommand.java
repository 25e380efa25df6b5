package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.ledger.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description =
        "Take a publication out of the answers and the search; its text and its readings stay on"
            + " record, and --recorded answers as before.",
    footer = {
      "",
      "`chancery rule withdraw N`, with the number that this prints, brings it back.",
      "",
      "Example:",
      "  chancery remove hna-2024-02-15-seoul --by \"A. Kim\" --why \"retracted by the agency\""
    })
final class RemoveCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private EditorOptions editor;
  @Mixin private WaitOption wait;

  @Parameters(index = "0", paramLabel = "PUBLICATION", description = "The id of a publication.")
  private String publication = "";

  @Override
  public Integer call() {
    return RuleCommand.record(
        program.terminal(),
        deskOptions,
        editor,
        wait,
        new Decision.Remove(PublicationNames.id(publication)));
  }
}
