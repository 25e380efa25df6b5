package org.chancery.cli;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Wording;
import org.chancery.event.Measure;
import org.chancery.ledger.Among;
import org.chancery.ledger.Count;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "count",
    mixinStandardHelpOptions = true,
    description = "With how many states a state has diplomatic relations, certain and possible.",
    footer = {
      "",
      "Examples:",
      "  chancery count KOR --on 2024-02-16",
      "  chancery count KOR --among un-members --without",
      "  chancery count \"Soviet Union\" --on 1935 --list"
    })
final class CountCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;
  @Mixin private AsOfOptions asOfOptions;

  @Parameters(index = "0", paramLabel = "STATE", description = "Whose relations are counted.")
  private String state = "";

  @Option(
      names = "--measure",
      paramLabel = "MEASURE",
      defaultValue = "relations",
      description = "relations, embassies-hosted or embassies-sent (default: relations).")
  private String measure = "relations";

  @Option(
      names = "--among",
      paramLabel = "STATES",
      defaultValue = "all",
      description = "un-members, un-and-observers or all (default: all).")
  private String among = "all";

  @Option(names = "--without", description = "Name the states that are missing, and say why.")
  private boolean without;

  @Option(names = "--list", description = "Name the states.")
  private boolean list;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk opened = deskOptions.open(terminal)) {
      Desk desk = asOfOptions.asked(opened, terminal);
      ActorId of = StateNames.resolve(desk.gazetteer(), state);
      Count count = desk.count(of, measure(), among(), asOfOptions.asOf(desk.today()));
      String sentence = desk.wording().sentence(count);
      if (json.wanted()) {
        terminal.out().println(PublicForm.count(count, sentence));
      } else {
        print(terminal, desk.wording(), count, sentence, list);
        if (without && !list) {
          Page page = new Page(terminal);
          names(terminal, page, desk.wording(), "Recorded as without", count.none());
          names(terminal, page, desk.wording(), "Nothing recorded", count.unknown());
        }
      }
    }
    return Chancery.OK;
  }

  private Measure measure() {
    if (!measure.equals("ordinal")) {
      try {
        return Measure.ofCode(measure);
      } catch (IllegalArgumentException unknown) {
        throw wrong("--measure", "relations, embassies-hosted or embassies-sent", measure);
      }
    }
    throw wrong("--measure", "relations, embassies-hosted or embassies-sent", measure);
  }

  private Among among() {
    try {
      return Among.ofCode(among);
    } catch (IllegalArgumentException unknown) {
      throw wrong("--among", "un-members, un-and-observers or all", among);
    }
  }

  private static UsageException wrong(String option, String expected, String found) {
    return new UsageException(option + ": " + expected + " was expected, found \"" + found + "\"");
  }

  static void print(
      Terminal terminal, Wording wording, Count count, String sentence, boolean list) {
    Page page = new Page(terminal);
    page.paragraph(0, 0, terminal.bold(sentence));
    count.notes().forEach(note -> page.paragraph(0, 6, "Note: " + note));
    EditorsWording.resting(count.rulings()).ifPresent(text -> page.paragraph(0, 6, text));
    if (list) {
      names(terminal, page, wording, "Certain", count.certain());
      names(terminal, page, wording, "Uncertain", count.uncertain());
      names(terminal, page, wording, "Recorded as without relations", count.none());
      names(terminal, page, wording, "Nothing recorded", count.unknown());
    }
  }

  private static void names(
      Terminal terminal, Page page, Wording wording, String title, List<ActorId> states) {
    if (states.isEmpty()) {
      return;
    }
    page.gap();
    page.line(terminal.bold(title + " (" + states.size() + ")"));
    Collator order = Collator.getInstance(Locale.ENGLISH);
    page.paragraph(
        2, 2, states.stream().map(wording::name).sorted(order).collect(Collectors.joining("; ")));
  }
}
