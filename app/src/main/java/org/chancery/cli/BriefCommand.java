package org.chancery.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chancery.desk.Brief;
import org.chancery.desk.Desk;
import org.chancery.desk.PublicForm;
import org.chancery.web.BriefPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "brief",
    mixinStandardHelpOptions = true,
    description = "A page about a state, or about two, for a meeting: every line with its source.",
    footer = {
      "",
      "Examples:",
      "  chancery brief \"South Korea\" Cuba",
      "  chancery brief KOR --on 2024-02-16 --html korea.html"
    })
final class BriefCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;
  @Mixin private AsOfOptions asOfOptions;
  @Mixin private StatePair states;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write it as a page of its own, which a browser prints and makes a PDF of.")
  private @Nullable Path html;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = program.terminal();
    try (Desk opened = deskOptions.open(terminal)) {
      Desk desk = asOfOptions.asked(opened, terminal);
      StatePair.Named named = states.resolve(desk);
      Brief brief = desk.brief(named.of(), named.with(), asOfOptions.asOf(desk.today()));
      Path file = html;
      if (file != null) {
        Files.writeString(file, BriefPage.document(brief, desk), StandardCharsets.UTF_8);
        terminal.out().println("Written: " + file);
      } else if (json.wanted()) {
        terminal.out().println(PublicForm.brief(brief));
      } else {
        print(terminal, desk, brief);
      }
    }
    return Chancery.OK;
  }

  private static void print(Terminal terminal, Desk desk, Brief brief) {
    Page page = new Page(terminal);
    page.line(terminal.bold(brief.title()));
    page.line(terminal.faint(desk.wording().standing(brief, desk.today())));
    page.gap();
    page.paragraph(0, 0, terminal.bold(brief.sentence()));
    for (Brief.Section section : brief.sections()) {
      page.gap();
      page.line(terminal.bold(section.title()));
      for (Brief.Line line : section.lines()) {
        page.paragraph(2, 4, line.text() + marks(terminal, line));
      }
    }
    if (!brief.sources().isEmpty()) {
      page.gap();
      page.line(terminal.bold("Sources"));
    }
    for (Brief.Source source : brief.sources()) {
      page.paragraph(
          2,
          6,
          source.number()
              + ". "
              + desk.wording().citation(source.citation())
              + terminal.faint(" [" + source.evidence().id() + "]"));
    }
  }

  private static String marks(Terminal terminal, Brief.Line line) {
    String marks =
        line.sources().stream().map(number -> "(" + number + ")").collect(Collectors.joining());
    String how = line.reckoned() == null ? "" : " (chancery " + line.reckoned() + ")";
    return marks.isEmpty() ? terminal.faint(how) : " " + marks;
  }
}
