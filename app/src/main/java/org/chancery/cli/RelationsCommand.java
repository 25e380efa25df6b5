package org.chancery.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.desk.Citation;
import org.chancery.desk.CitedAnswer;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Wording;
import org.chancery.event.Attribution;
import org.chancery.ledger.Act;
import org.chancery.ledger.Answer;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Dealing;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Grade;
import org.chancery.ledger.Sensitivity;
import org.chancery.ledger.Spell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "relations",
    mixinStandardHelpOptions = true,
    description = "Whether two states have diplomatic relations, since when, and on whose word.",
    footer = {
      "",
      "States are named as you would: KOR, \"South Korea\", ROK, \"Republic of Korea\", 한국.",
      "",
      "Examples:",
      "  chancery relations KOR CUB",
      "  chancery relations KOR CUB --on 1975 --known 2016-12-31",
      "  chancery relations \"East Germany\" Egypt --on 1970 --json"
    })
final class RelationsCommand implements Callable<Integer> {

  /** A person reads so much; --all and --json give the rest. */
  static final int SHOWN = 6;

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;
  @Mixin private AsOfOptions asOfOptions;

  @Parameters(index = "0", paramLabel = "STATE", description = "One state.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "STATE", description = "The other state.")
  private String second = "";

  @Option(names = "--all", description = "Show all evidence, however much there is.")
  private boolean all;

  @Option(
      names = "--history",
      description = "Show every act between the two, whatever came of it, in the order of time.")
  private boolean history;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk opened = deskOptions.open(terminal)) {
      Desk desk = asOfOptions.asked(opened, terminal);
      ActorId a = StateNames.resolve(desk.gazetteer(), first);
      ActorId b = StateNames.resolve(desk.gazetteer(), second);
      if (a.equals(b)) {
        throw new UsageException(
            "two states were expected, found " + desk.wording().name(a) + " twice");
      }
      AsOf asOf = asOfOptions.asOf(desk.today());
      CitedAnswer answer = desk.relations(a, b, asOf);
      if (json.wanted()) {
        terminal.out().println(PublicForm.relations(answer));
      } else {
        new Sheet(terminal, desk, answer, all ? Integer.MAX_VALUE : SHOWN).print();
        wouldChange(terminal, desk, answer, asOf);
        if (history) {
          acts(terminal, desk, a, b, asOf);
        }
      }
    }
    return Chancery.OK;
  }

  private static void wouldChange(Terminal terminal, Desk desk, CitedAnswer cited, AsOf asOf) {
    Sensitivity sensitivity = desk.sensitivity(cited.answer().a(), cited.answer().b(), asOf);
    if (sensitivity.without().isEmpty() && sensitivity.happened().isEmpty()) {
      return;
    }
    Page page = new Page(terminal);
    page.gap();
    page.line(terminal.bold("What would change the answer"));
    for (Sensitivity.Without without : sensitivity.without()) {
      String title =
          cited.evidence().stream()
              .filter(evidence -> evidence.publication().equals(without.publication()))
              .findFirst()
              .map(evidence -> desk.wording().citation(cited.citation(evidence)))
              .orElse(without.publication().value());
      page.paragraph(2, 4, "without " + title + ": " + without.verdict().code());
    }
    for (Sensitivity.Happened happened : sensitivity.happened()) {
      page.paragraph(
          2,
          4,
          "if it happened ("
              + desk.wording().words(happened.act())
              + "): "
              + happened.verdict().code());
    }
  }

  private static void acts(Terminal terminal, Desk desk, ActorId a, ActorId b, AsOf asOf) {
    Page page = new Page(terminal);
    page.gap();
    page.line(terminal.bold("All acts on record"));
    for (Act act : desk.acts(a, b, asOf)) {
      page.paragraph(2, 6, desk.wording().words(act));
      Evidences.source(page, desk, act.evidence().getFirst());
    }
  }

  /** Prints an answer for people. */
  static final class Sheet {

    private final Terminal terminal;
    private final Page page;
    private final Wording wording;
    private final CitedAnswer cited;
    private final Answer answer;
    private final int limit;

    Sheet(Terminal terminal, Desk desk, CitedAnswer cited, int limit) {
      this.terminal = terminal;
      this.page = new Page(terminal);
      this.wording = desk.wording();
      this.cited = cited;
      this.answer = cited.answer();
      this.limit = limit;
    }

    void print() {
      page.paragraph(0, 0, terminal.bold(cited.sentence()));
      if (answer.lastAttested() != null) {
        page.paragraph(
            0, 0, terminal.faint("Last attested: " + Wording.date(answer.lastAttested()) + "."));
      }
      answer.notes().forEach(note -> page.paragraph(0, 6, "Note: " + note));
      answer
          .rulings()
          .forEach(bearing -> page.paragraph(0, 6, "Rests on: " + EditorsWording.bearing(bearing)));
      levels();
      spells();
      evidence("Evidence that they had relations", answer.supporting());
      evidence("Evidence that they had none", answer.opposing());
      acts();
    }

    /** Of each side, where anything is on record of it. */
    private void levels() {
      List<Dealing> recorded =
          cited.dealings().stream().filter(dealing -> !dealing.forms().isEmpty()).toList();
      if (!recorded.isEmpty()) {
        heading("At what level");
        for (Dealing dealing : recorded) {
          page.paragraph(2, 6, wording.words(dealing));
          dealing.forms().stream()
              .skip(1)
              .forEach(form -> page.paragraph(4, 8, "also " + wording.words(form)));
        }
      }
    }

    private void spells() {
      List<Spell> spells = new ArrayList<>(answer.spells());
      spells.addAll(answer.absences());
      spells.sort(
          Comparator.comparing(
              (Spell spell) -> spell.start().latest(),
              Comparator.nullsFirst(Comparator.naturalOrder())));
      if (!spells.isEmpty() || !answer.otherSpells().isEmpty()) {
        heading("Spells");
      }
      Stream.concat(spells.stream(), answer.otherSpells().stream().filter(Spell::holds))
          .forEach(spell ->
              page.paragraph(2, 6, wording.subject(spell) + " " + wording.duration(spell)));
    }

    private void evidence(String title, List<Evidence> evidence) {
      if (evidence.isEmpty()) {
        return;
      }
      heading(title);
      evidence.stream().limit(limit).forEach(this::item);
      if (evidence.size() > limit) {
        page.paragraph(2, 2, "and " + (evidence.size() - limit) + " more (--all)");
      }
    }

    private void acts() {
      if (answer.beside().isEmpty()) {
        return;
      }
      heading("Planned, possible or denied");
      for (Act act : answer.beside().stream().limit(limit).toList()) {
        item(act.evidence().getFirst());
      }
      if (answer.beside().size() > limit) {
        page.paragraph(2, 2, "and " + (answer.beside().size() - limit) + " more (--all)");
      }
    }

    private void heading(String text) {
      page.gap();
      page.line(terminal.bold(text));
    }

    private void item(Evidence evidence) {
      Citation citation = cited.citation(evidence);
      page.paragraph(2, 4, wording.words(evidence.statement()) + onTheWordOf(evidence));
      page.paragraph(4, 5, "“" + evidence.quote() + "”");
      page.paragraph(4, 6, wording.citation(citation) + grade(evidence));
      page.paragraph(4, 6, terminal.faint("[" + evidence.id() + "] " + Wording.address(evidence)));
    }

    /** A grade that somebody gave. */
    private static String grade(Evidence evidence) {
      return evidence.grade().equals(Grade.UNKNOWN) ? "" : " (graded " + evidence.grade() + ")";
    }

    private static String onTheWordOf(Evidence evidence) {
      List<String> sources =
          evidence.statement().attribution().stream().map(Attribution::source).toList();
      return sources.isEmpty() ? "" : " (according to " + String.join(", citing ", sources) + ")";
    }
  }
}
