package org.chancery.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.PublicForm;
import org.chancery.desk.ReleaseCitation;
import org.chancery.ledger.Release;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "releases",
    mixinStandardHelpOptions = true,
    description =
        "The releases of this desk, the latest first, each checked against what the desk holds.")
final class ReleasesCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Only this one.")
  private @Nullable String name;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Write the record, the code book and the citation of the one named here.")
  private @Nullable Path export;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    if (export != null && name == null) {
      throw new UsageException("--export: the name of a release was expected before it");
    }
    try (Desk desk = deskOptions.open(terminal)) {
      List<Release> releases =
          desk.releases().stream()
              .filter(release -> name == null || release.name().equals(name))
              .toList();
      if (name != null && releases.isEmpty()) {
        throw new UsageException("there is no release \"" + name + "\"");
      }
      releases.forEach(release -> desk.release(release.name()));
      if (json.wanted()) {
        terminal.out().println(PublicForm.releases(releases));
      } else {
        print(new Page(terminal), releases);
      }
      if (export != null) {
        int files = desk.writeRelease(releases.getFirst(), export).size();
        terminal.say(files + " files are written into " + export + ".");
      }
    }
    return Chancery.OK;
  }

  private static void print(Page page, List<Release> releases) {
    if (releases.isEmpty()) {
      page.line("Nothing was released.");
    }
    for (Release release : releases) {
      page.paragraph(0, 4, ReleaseCitation.text(release));
      release.readers().forEach(reader -> page.paragraph(4, 6, "read by " + reader));
    }
  }
}
