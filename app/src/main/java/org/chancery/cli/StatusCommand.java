package org.chancery.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Status;
import org.chancery.ledger.LedgerFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "How much the desk holds, and by which versions it was read.")
final class StatusCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      Status status = desk.status();
      if (json.wanted()) {
        terminal.out().println(PublicForm.status(status, ProgramVersion.program()));
      } else {
        print(terminal, status);
      }
    }
    return Chancery.OK;
  }

  private static void print(Terminal terminal, Status status) {
    LedgerFigures ledger = status.ledger();
    row(terminal, "desk", status.folder().toString());
    row(
        terminal,
        "publications",
        number(status.archive().publications())
            + (status.archive().versions() == status.archive().publications()
                ? ""
                : " in " + number(status.archive().versions()) + " versions"));
    row(
        terminal,
        "statements",
        number(ledger.evidence())
            + (ledger.recordedEvidence() == ledger.evidence()
                ? ""
                : " (" + number(ledger.recordedEvidence()) + " with those superseded)"));
    row(terminal, "events", number(ledger.acts()));
    row(terminal, "spells", number(ledger.spells()));
    row(terminal, "states", number(ledger.states()));
    row(
        terminal,
        "disk",
        megabytes(status.databaseBytes())
            + " database, "
            + megabytes(status.indexBytes())
            + " index");
    row(
        terminal,
        "index",
        status.indexed() == ledger.sequence()
            ? "up to date"
            : number(ledger.sequence() - status.indexed())
                + " readings behind; the next search or add brings it up to date");
    row(
        terminal,
        "meaning",
        "kept of "
            + number(status.embedded())
            + " of "
            + number(status.archive().publications())
            + " publications"
            + (status.embedded() < status.archive().publications()
                ? " (`chancery embed` keeps the rest, and so does `serve`)"
                : ""));
    for (LedgerFigures.ReaderUse use : ledger.readers()) {
      row(
          terminal,
          "read by",
          "reader "
              + use.reader()
              + ", knowledge "
              + use.knowledge()
              + ": "
              + number(use.readings())
              + " publications"
              + (use.knowledge().equals(status.knowledge())
                  ? ""
                  : " (`chancery reread` reads them with the knowledge of today)"));
    }
    row(terminal, "program", ProgramVersion.program() + ", knowledge " + status.knowledge());
  }

  private static void row(Terminal terminal, String name, String value) {
    terminal.out().printf(Locale.ROOT, "%-13s %s%n", name, value);
  }

  private static String number(long value) {
    return String.format(Locale.ENGLISH, "%,d", value);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1e6);
  }
}
