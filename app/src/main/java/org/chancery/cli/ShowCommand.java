package org.chancery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.Marks;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Shown;
import org.chancery.desk.Wording;
import org.chancery.event.Attribution;
import org.chancery.event.Statement;
import org.chancery.publication.Block;
import org.chancery.publication.Copy;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "show",
    description = "The text of a publication with its events marked.",
    footer = {
      "",
      "What is marked «like this»[1] states the event that stands under [1] below the text.",
      "",
      "Examples:",
      "  chancery show havana-wire/2024-02-15",
      "  chancery show havana-wire/2024-02-15 --version 1 --json",
      "  chancery show havana-wire/2024-02-15 --original > dispatch.html"
    })
final class ShowCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Parameters(
      index = "0",
      paramLabel = "PUBLICATION",
      description = "Its id, as other commands print it.")
  private String publication = "";

  /** The standard options would take --version for that of the program. */
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // the library answers it
  private boolean help;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "An earlier version, counted from 1 (default: the latest).")
  private @Nullable Integer version;

  @Option(names = "--original", description = "The bytes as they were fetched, and nothing else.")
  private boolean original;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      Shown shown = find(desk, publication, version);
      if (original) {
        byte[] bytes = desk.original(shown.archived());
        terminal.out().write(bytes, 0, bytes.length);
      } else if (json.wanted()) {
        terminal.out().println(PublicForm.shown(shown));
      } else {
        desk.removal(shown.archived().publication().id())
            .ifPresent(removal ->
                new Page(terminal)
                    .paragraph(
                        0,
                        2,
                        "Nothing rests on this publication. " + EditorsWording.ruling(removal)));
        print(terminal, desk.wording(), shown);
      }
    }
    return Chancery.OK;
  }

  /** The publication of an id; who asks for one that is not here is told the nearest. */
  static Shown find(Desk desk, String publication, @Nullable Integer version) {
    PublicationId id = PublicationNames.id(publication);
    return desk.show(id, version)
        .orElseThrow(() -> {
          if (version != null && desk.show(id, null).isPresent()) {
            return new UsageException(
                id
                    + " has no version "
                    + version
                    + "; the latest is "
                    + desk.show(id, null).orElseThrow().archived().version());
          }
          List<PublicationId> nearest = desk.nearest(publication);
          return new UsageException(
              "no publication "
                  + id
                  + " is in the desk; "
                  + (nearest.isEmpty()
                      ? "nor one with an id like it. `chancery search` finds them by their words."
                      : "the nearest ids are:")
                  + nearest.stream().map(near -> "\n  " + near).collect(Collectors.joining()));
        });
  }

  private static void print(Terminal terminal, Wording wording, Shown shown) {
    Page page = new Page(terminal);
    Publication publication = shown.archived().publication();
    String title = publication.title();
    page.paragraph(0, 0, terminal.bold(title == null ? publication.id().value() : title));
    page.paragraph(0, 0, terminal.faint(imprint(publication, shown)));
    List<Statement> statements = shown.statements();
    for (int index = 0; index < publication.blocks().size(); index++) {
      Block block = publication.blocks().get(index);
      String text =
          Marks.segments(index, block.text(), statements).stream()
              .map(ShowCommand::marked)
              .collect(Collectors.joining());
      page.gap();
      String number = "%-4d ".formatted(index);
      page.paragraph(
          0, 5, block.kind() == Block.Kind.HEADING ? number + terminal.bold(text) : number + text);
    }
    page.gap();
    if (statements.isEmpty()) {
      page.line("No diplomatic event was read in it.");
    }
    for (int number = 0; number < statements.size(); number++) {
      Statement statement = statements.get(number);
      page.paragraph(0, 5, "[" + (number + 1) + "] " + wording.words(statement));
      String sources =
          statement.attribution().stream()
              .map(Attribution::source)
              .collect(Collectors.joining(", citing "));
      page.paragraph(
          5,
          5,
          terminal.faint(
              (sources.isEmpty() ? "" : "according to " + sources + "; ")
                  + "rule "
                  + statement.rule()
                  + ", confidence "
                  + statement.confidence()));
    }
    shown.warnings().forEach(warning -> page.paragraph(0, 9, "Warning: " + warning));
    for (Copy copy : shown.copies()) {
      page.paragraph(
          0,
          4,
          "The same report: "
              + copy.publication()
              + (copy.publisher() == null ? "" : ", " + copy.publisher())
              + " (%d%% alike)".formatted(Math.round(100 * copy.likeness())));
    }
  }

  private static String imprint(Publication publication, Shown shown) {
    List<String> parts = new ArrayList<>();
    if (!publication.authors().isEmpty()) {
      parts.add(String.join(", ", publication.authors()));
    }
    if (publication.publisher() != null) {
      parts.add(publication.publisher());
    }
    if (publication.series() != null) {
      parts.add(publication.series());
    }
    if (publication.date() != null) {
      parts.add(Wording.date(publication.date()));
    }
    parts.add(
        publication.id()
            + (shown.versions() == 1
                ? ""
                : " (version " + shown.archived().version() + " of " + shown.versions() + ")"));
    if (publication.url() != null) {
      parts.add(publication.url());
    }
    if (publication.rights() != null) {
      parts.add(publication.rights());
    }
    if (shown.withdrawn() != null) {
      parts.add(
          "withdrawn by its source, as seen on " + shown.withdrawn().toString().substring(0, 10));
    }
    return String.join(" · ", parts);
  }

  private static String marked(Marks.Segment segment) {
    return "«".repeat(segment.beginning().size())
        + segment.text()
        + segment.ending().stream()
            .map(number -> "»[" + (number + 1) + "]")
            .collect(Collectors.joining());
  }
}
