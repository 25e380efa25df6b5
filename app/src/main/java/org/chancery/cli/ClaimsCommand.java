package org.chancery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.actor.ActorId;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Wording;
import org.chancery.ledger.ClaimCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "claims",
    mixinStandardHelpOptions = true,
    description = "Every number said of the record, beside what the ledger counts for that day.",
    footer = {"", "Examples:", "  chancery claims KOR", "  chancery claims --contested"})
final class ClaimsCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;
  @Mixin private TimesOptions times;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STATE",
      description = "Only of this state.")
  private @Nullable String state;

  @Option(names = "--contested", description = "Only those that the record does not bear out.")
  private boolean contested;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk opened = deskOptions.open(terminal)) {
      Desk desk = times.asked(opened, terminal);
      ActorId of = state == null ? null : StateNames.resolve(desk.gazetteer(), state);
      List<ClaimCheck> checks = desk.claims(of, contested, times.asOf(desk.today()));
      if (json.wanted()) {
        terminal.out().println(PublicForm.claims(checks, desk::citations));
        return Chancery.OK;
      }
      Page page = new Page(terminal);
      if (checks.isEmpty()) {
        page.line("No such number is on record.");
      }
      Wording wording = desk.wording();
      for (int i = 0; i < checks.size(); i++) {
        ClaimCheck check = checks.get(i);
        if (i > 0) {
          page.gap();
        }
        page.paragraph(
            0,
            4,
            terminal.bold(
                wording.words(check.claim()) + ": " + check.finding().code().replace('-', ' ')));
        List<String> lines = new ArrayList<>(wording.explanation(check));
        lines.forEach(line -> page.paragraph(2, 4, line));
        EditorsWording.resting(check.counted().rulings())
            .ifPresent(text -> page.paragraph(2, 4, text));
        Evidences.quoted(page, desk, check.evidence());
      }
    }
    return Chancery.OK;
  }
}
