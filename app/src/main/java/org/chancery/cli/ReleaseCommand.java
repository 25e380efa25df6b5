package org.chancery.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.ReleaseCitation;
import org.chancery.ledger.Release;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description =
        "Freeze the record as it is under a name, so that a paper can cite it and questions can be"
            + " asked of it later (--release NAME).",
    footer = {
      "",
      "Example:",
      "  chancery release 2026-1 --by \"Harbour Institute\" --export release-2026-1"
    })
final class ReleaseCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private WaitOption wait;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "Its name: letters, digits, dots and hyphens.")
  private String name = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      required = true,
      description = "Whom a citation names as the author.")
  private String editor = "";

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = "A record of diplomatic relations",
      description = "What a citation calls it (default: ${DEFAULT-VALUE}).")
  private String title = "";

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Write the canonical record, the code book and the citation into this folder.")
  private @Nullable Path export;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.openExistingForWriting("release", wait, terminal)) {
      Release release = made(desk);
      terminal.out().println(ReleaseCitation.text(release));
      terminal.out().println();
      terminal.out().print(ReleaseCitation.bibtex(release));
      if (export != null) {
        int files = desk.writeRelease(release, export).size();
        terminal.say(files + " files are written into " + export + ".");
      }
    }
    return Chancery.OK;
  }

  private Release made(Desk desk) {
    try {
      return desk.release(name, title, editor, ProgramVersion.program());
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }
}
