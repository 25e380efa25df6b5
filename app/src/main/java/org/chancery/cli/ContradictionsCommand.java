package org.chancery.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.actor.ActorId;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.ledger.Contradiction;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "contradictions",
    mixinStandardHelpOptions = true,
    description =
        "Where sources cannot all be right, those on which most hangs first; then the gaps of the"
            + " record.",
    footer = {
      "",
      "Examples:",
      "  chancery contradictions",
      "  chancery contradictions --state Cuba --since 1950"
    })
final class ContradictionsCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Option(names = "--state", paramLabel = "STATE", description = "Only those of this state.")
  private @Nullable String state;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Only those about what happened then or later.")
  private @Nullable String since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most (default: 20); --json gives all.")
  private int limit = 20;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      ActorId of = state == null ? null : StateNames.resolve(desk.gazetteer(), state);
      PartialDate from = since == null ? null : TimesOptions.date("--since", since);
      List<Contradiction> found = desk.contradictions(of, from);
      if (json.wanted()) {
        terminal.out().println(PublicForm.contradictions(found, desk.wording(), desk::citations));
        return Chancery.OK;
      }
      Page page = new Page(terminal);
      page.line(counted(found));
      for (Contradiction one : found.stream().limit(limit).toList()) {
        page.gap();
        page.paragraph(0, 4, terminal.bold(desk.wording().words(one)));
        EditorsWording.resting(one.rulings()).ifPresent(text -> page.paragraph(2, 4, text));
        for (Contradiction.Side side : one.sides()) {
          if (side.evidence().isEmpty()) {
            continue; // what nobody says is the gap, which the first line names
          }
          page.paragraph(2, 4, desk.wording().says(side) + ":");
          side.evidence().stream()
              .limit(2)
              .forEach(evidence -> Evidences.quoted(page, desk, evidence));
          if (side.evidence().size() > 2) {
            page.paragraph(4, 4, "and " + (side.evidence().size() - 2) + " more (--json)");
          }
        }
      }
      if (found.size() > limit) {
        page.gap();
        page.line("and " + (found.size() - limit) + " more (--limit)");
      }
    }
    return Chancery.OK;
  }

  private static String counted(List<Contradiction> found) {
    int gaps = Math.toIntExact(found.stream().filter(Contradiction::gap).count());
    int contradictions = found.size() - gaps;
    String first =
        contradictions == 0
            ? "No contradiction is on record."
            : EditorsWording.count(contradictions, "contradiction");
    return gaps == 0
        ? first
        : first + (contradictions == 0 ? " " : ", ") + EditorsWording.count(gaps, "gap");
  }
}
