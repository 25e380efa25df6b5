package org.chancery.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.PublicForm;
import org.chancery.harvest.SourceBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    description = "The addresses that were taken in or are watched, and how the last visit ended.")
final class SourcesCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      List<SourceBook.Entry> entries = desk.sources().entries();
      if (json.wanted()) {
        terminal.out().println(PublicForm.sources(entries));
      } else {
        print(terminal, entries);
      }
    }
    return Chancery.OK;
  }

  private static void print(Terminal terminal, List<SourceBook.Entry> entries) {
    Page page = new Page(terminal);
    if (entries.isEmpty()) {
      page.line("No address was taken in yet, and none is watched.");
    }
    for (SourceBook.Entry entry : entries) {
      page.paragraph(0, 2, terminal.bold(entry.address()));
      page.paragraph(2, 4, terminal.faint(terms(entry)));
      page.paragraph(2, 4, lastVisit(entry));
      if (entry.error() != null) {
        page.paragraph(2, 4, "Error: " + entry.error());
      }
    }
  }

  private static String terms(SourceBook.Entry entry) {
    List<String> parts = new ArrayList<>();
    parts.add(entry.kind() == null ? "not visited yet" : entry.kind());
    parts.add(entry.every() == null ? "not watched" : "watched every " + said(entry.every()));
    if (entry.rights() != null) {
      parts.add(entry.rights());
    }
    if (entry.allowPrivate()) {
      parts.add("private networks allowed");
    }
    return String.join(" · ", parts);
  }

  private static String lastVisit(SourceBook.Entry entry) {
    if (entry.visited() == null) {
      return "The first visit has not ended yet.";
    }
    SourceBook.Result last = entry.last();
    String result =
        "Visited "
            + moment(entry.visited())
            + ": "
            + last.fresh()
            + " new, "
            + last.changed()
            + " changed, "
            + last.unchanged()
            + " unchanged, "
            + last.refused()
            + " refused.";
    return entry.error() == null || entry.succeeded() == null
        ? result
        : result + " The last visit without an error: " + moment(entry.succeeded()) + ".";
  }

  private static String moment(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String said(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    return seconds % 3_600 == 0
        ? seconds / 3_600 + "h"
        : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
