package org.chancery.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.ledger.Decision;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.RecordedRuling;
import org.chancery.ledger.Ruling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "rulings",
    mixinStandardHelpOptions = true,
    description = "What editors decided, withdrawn rulings too, the latest first.")
final class RulingsCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "EVENT",
      description = "Only those about what this event states, or about its publication.")
  private @Nullable Long event;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      List<RecordedRuling> rulings = desk.rulings(event);
      if (json.wanted()) {
        terminal.out().println(PublicForm.rulings(rulings, desk::citations));
      } else {
        Page page = new Page(terminal);
        page.line(EditorsWording.count(rulings.size(), "ruling"));
        rulings.forEach(one -> print(page, desk, one));
      }
    }
    return Chancery.OK;
  }

  private static void print(Page page, Desk desk, RecordedRuling one) {
    page.gap();
    page.paragraph(0, 4, EditorsWording.ruling(one.ruling()));
    Ruling withdrawal = one.withdrawnBy();
    if (withdrawal != null) {
      page.paragraph(4, 6, "withdrawn by " + EditorsWording.ruling(withdrawal));
    }
    for (Evidence evidence : one.evidence()) {
      page.paragraph(4, 6, desk.wording().words(evidence.statement()));
      Evidences.source(page, desk, evidence);
    }
    boolean about =
        !(one.ruling().decision() instanceof Decision.Withdraw
            || one.ruling().decision() instanceof Decision.Remove);
    if (about && one.evidence().isEmpty()) {
      page.paragraph(4, 6, "nothing is read any more in the words that it is about");
    }
  }
}
