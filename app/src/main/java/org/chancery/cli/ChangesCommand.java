package org.chancery.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.actor.ActorId;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Change;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "changes",
    mixinStandardHelpOptions = true,
    description = "What began and what ended in a period.",
    footer = {
      "",
      "Examples:",
      "  chancery changes --from 2024-01-01 --to 2024-12-31",
      "  chancery changes --from 1961 --to 1961 --state USA"
    })
final class ChangesCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;
  @Mixin private TimesOptions times;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      required = true,
      description = "The first day, month or year.")
  private String from = "";

  @Option(names = "--to", paramLabel = "DATE", description = "The last one (default: today).")
  private @Nullable String to;

  @Option(names = "--state", paramLabel = "STATE", description = "Only those of this state.")
  private @Nullable String state;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk opened = deskOptions.open(terminal)) {
      Desk desk = times.asked(opened, terminal);
      PartialDate first = TimesOptions.date("--from", from);
      PartialDate last = to == null ? PartialDate.of(desk.today()) : TimesOptions.date("--to", to);
      if (first.compare(last) == PartialDate.Order.AFTER) {
        throw new UsageException(
            "--to: a date that is not before " + from + " was expected, found " + last);
      }
      ActorId of = state == null ? null : StateNames.resolve(desk.gazetteer(), state);
      AsOf asOf = times.asOf(desk.today());
      List<Change> changes = desk.changes(first, last, of, asOf);
      if (json.wanted()) {
        terminal.out().println(PublicForm.changes(first, last, changes, desk::citations));
        return Chancery.OK;
      }
      Page page = new Page(terminal);
      if (changes.isEmpty()) {
        page.line("Nothing on record began or ended in that time.");
      }
      for (Change change : changes) {
        page.paragraph(0, 4, desk.wording().words(change));
        EditorsWording.resting(change.rulings()).ifPresent(text -> page.paragraph(4, 6, text));
        change.spell().start().evidence().stream()
            .findFirst()
            .ifPresent(evidence -> Evidences.source(page, desk, evidence));
      }
    }
    return Chancery.OK;
  }
}
