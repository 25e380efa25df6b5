package org.chancery.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.desk.CitedAnswer;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Evidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "as-known",
    mixinStandardHelpOptions = true,
    description = {
      "What a reader could have known of two states on a day, beside what is known of that day now."
    },
    footer = {"", "Example:", "  chancery as-known KOR CUB --on 2024-02-14"})
final class AsKnownCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Parameters(index = "0", paramLabel = "STATE", description = "One state.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "STATE", description = "The other state.")
  private String second = "";

  @Option(
      names = "--on",
      paramLabel = "DATE",
      required = true,
      description = "The day, month or year; known is what was published by its end.")
  private String on = "";

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      ActorId a = StateNames.resolve(desk.gazetteer(), first);
      ActorId b = StateNames.resolve(desk.gazetteer(), second);
      if (a.equals(b)) {
        throw new UsageException(
            "two states were expected, found " + desk.wording().name(a) + " twice");
      }
      AsOf now = AsOf.on(TimesOptions.date("--on", on));
      LocalDate day = Objects.requireNonNull(now.on().latest());
      CitedAnswer then = desk.relations(a, b, new AsOf(now.on(), day, null));
      CitedAnswer today = desk.relations(a, b, now);
      if (json.wanted()) {
        terminal.out().println(PublicForm.asKnown(then, today));
      } else {
        print(terminal, desk, then, today, day);
      }
    }
    return Chancery.OK;
  }

  private static void print(
      Terminal terminal, Desk desk, CitedAnswer then, CitedAnswer today, LocalDate day) {
    Page page = new Page(terminal);
    page.line(terminal.bold("What a reader could have known"));
    page.paragraph(2, 2, then.sentence());
    rulings(page, then);
    page.gap();
    page.line(terminal.bold("What is known now"));
    page.paragraph(2, 2, today.sentence());
    rulings(page, today);
    List<Evidence> since =
        Stream.concat(today.answer().supporting().stream(), today.answer().opposing().stream())
            .filter(evidence ->
                evidence.published().latest() == null || evidence.published().latest().isAfter(day))
            .toList();
    if (!since.isEmpty()) {
      page.gap();
      page.line(terminal.bold("Published since"));
      since.stream()
          .limit(RelationsCommand.SHOWN)
          .forEach(evidence -> Evidences.quoted(page, desk, evidence));
      if (since.size() > RelationsCommand.SHOWN) {
        page.paragraph(
            2, 2, "and %d more (--json)".formatted(since.size() - RelationsCommand.SHOWN));
      }
    }
  }

  private static void rulings(Page page, CitedAnswer cited) {
    cited
        .answer()
        .rulings()
        .forEach(bearing -> page.paragraph(2, 6, "Rests on: " + EditorsWording.bearing(bearing)));
  }
}
