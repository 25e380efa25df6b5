package org.chancery.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Wording;
import org.chancery.ledger.Act;
import org.chancery.ledger.Held;
import org.chancery.ledger.Missions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "missions",
    mixinStandardHelpOptions = true,
    description = "The missions, consular posts and accreditations of a state, sent and received.",
    footer = {
      "",
      "Examples:",
      "  chancery missions KOR",
      "  chancery missions Cuba \"South Korea\" --on 2024-03-01"
    })
final class MissionsCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;
  @Mixin private AsOfOptions asOfOptions;
  @Mixin private StatePair states;

  @Option(names = "--all", description = "Show all acts about envoys, however many.")
  private boolean all;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk opened = deskOptions.open(terminal)) {
      Desk desk = asOfOptions.asked(opened, terminal);
      StatePair.Named named = states.resolve(desk);
      Missions missions = desk.missions(named.of(), named.with(), asOfOptions.asOf(desk.today()));
      if (json.wanted()) {
        terminal.out().println(PublicForm.missions(missions, desk::citations));
      } else {
        print(new Page(terminal), desk, missions);
      }
    }
    return Chancery.OK;
  }

  private void print(Page page, Desk desk, Missions missions) {
    Wording wording = desk.wording();
    Terminal terminal = program.terminal();
    String of = wording.name(missions.of());
    page.line(
        terminal.bold(
            "Missions of "
                + of
                + (missions.with() == null ? "" : " with " + wording.name(missions.with()))
                + ", "
                + Wording.date(missions.asOf().on())));
    missions.notes().forEach(note -> page.paragraph(0, 6, "Note: " + note));
    EditorsWording.resting(missions.rulings()).ifPresent(text -> page.paragraph(0, 6, text));
    list(page, desk, "Sent", missions.sent());
    list(page, desk, "Received", missions.received());
    List<Act> envoys = missions.envoys();
    if (!envoys.isEmpty()) {
      page.gap();
      page.line(terminal.bold("Envoys, of the five years before"));
      int limit = all ? Integer.MAX_VALUE : RelationsCommand.SHOWN;
      envoys.stream().limit(limit).forEach(act -> page.paragraph(2, 6, wording.words(act)));
      if (envoys.size() > limit) {
        page.paragraph(2, 2, "and " + (envoys.size() - limit) + " more (--all)");
      }
    }
  }

  private void list(Page page, Desk desk, String title, List<Held> posts) {
    page.gap();
    page.line(program.terminal().bold(title + " (" + posts.size() + ")"));
    for (Held held : posts) {
      page.paragraph(2, 6, desk.wording().words(held));
      Evidences.best(held.spell()).ifPresent(evidence -> Evidences.source(page, desk, evidence));
    }
    if (posts.isEmpty()) {
      page.paragraph(2, 2, "none on record");
    }
  }
}
