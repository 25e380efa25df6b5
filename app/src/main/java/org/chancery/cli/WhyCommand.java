package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Wording;
import org.chancery.event.Attribution;
import org.chancery.ledger.Act;
import org.chancery.ledger.Chain;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Joining;
import org.chancery.ledger.RecordedRuling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = "From an event down to its words, and up to the answers that rest on it.",
    footer = {"", "Examples:", "  chancery why 17", "  chancery why 17 --json"})
final class WhyCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Parameters(
      index = "0",
      paramLabel = "EVENT",
      description = "The number that other commands print in brackets, as [17].")
  private long event;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      Chain chain =
          desk.why(event)
              .orElseThrow(() ->
                  new UsageException(
                      "no event of this desk has the number "
                          + event
                          + "; relations, missions and contradictions print them in brackets"));
      if (json.wanted()) {
        terminal
            .out()
            .println(PublicForm.chain(chain, desk.block(chain.evidence()), desk::citations));
      } else {
        print(new Page(terminal), desk, chain);
      }
    }
    return Chancery.OK;
  }

  private void print(Page page, Desk desk, Chain chain) {
    Terminal terminal = program.terminal();
    Wording wording = desk.wording();
    Evidence evidence = chain.evidence();
    page.paragraph(0, 4, terminal.bold(wording.words(evidence.statement())));
    page.gap();
    page.line(terminal.bold("The words"));
    Evidences.quoted(page, desk, evidence);
    for (Attribution attribution : evidence.statement().attribution()) {
      page.paragraph(4, 6, "on the word of " + attribution.source());
    }
    page.paragraph(4, 4, "in the paragraph: " + desk.block(evidence));
    page.gap();
    page.line(terminal.bold("The reading"));
    page.paragraph(
        2,
        4,
        "by the rule "
            + evidence.statement().rule()
            + ", reader "
            + chain.reading().reader()
            + ", knowledge "
            + chain.reading().knowledge()
            + ", recorded "
            + chain.reading().recorded()
            + (chain.counts()
                ? ""
                : "; nothing rests on it: a later reading supersedes it, or its publication was"
                    + " removed"));
    Act act = chain.act();
    if (act != null) {
      page.gap();
      page.line(terminal.bold("The act"));
      page.paragraph(2, 6, wording.words(act));
      for (Evidence other : act.evidence()) {
        if (other.id() != evidence.id()) {
          page.paragraph(2, 4, "also reported: " + wording.words(other.statement()));
          Evidences.source(page, desk, other);
        }
      }
    }
    if (chain.joinings().size() > 1) {
      page.gap();
      page.line(terminal.bold("Why these reports are taken for one act"));
      for (Joining joining : chain.joinings()) {
        page.paragraph(
            2, 6, "[" + joining.evidence().id() + "] " + EditorsWording.joining(joining));
      }
    }
    if (!chain.rulings().isEmpty()) {
      page.gap();
      page.line(terminal.bold("What editors decided"));
      for (RecordedRuling one : chain.rulings()) {
        page.paragraph(
            2,
            6,
            EditorsWording.ruling(one.ruling()) + (one.inForce() ? "" : " (withdrawn since)"));
      }
    }
    if (!chain.effects().isEmpty()) {
      page.gap();
      page.line(terminal.bold("What it does (spells.tsv)"));
      chain.effects().forEach(effect -> page.paragraph(2, 4, effect.does() + " " + effect.spell()));
    }
    if (!chain.uses().isEmpty()) {
      page.gap();
      page.line(terminal.bold("What rests on it"));
      for (Chain.Use use : chain.uses()) {
        page.paragraph(
            2,
            6,
            use.role().code()
                + ": "
                + wording.subject(use.spell())
                + " "
                + wording.duration(use.spell()));
      }
    }
  }
}
