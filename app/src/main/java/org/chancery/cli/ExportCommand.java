package org.chancery.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.export.Exports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write the record as a data set: events, evidence, dyad-years and states as tables with a"
          + " code book, or as linked data or a graph; or all that is recorded, as a BagIt bag."
    },
    footer = {
      "",
      "Examples:",
      "  chancery export --format parquet data/",
      "  chancery export --format turtle --base https://desk.example.org/ data/",
      "  chancery export --bag desk-of-2026/          for `chancery import` at another desk"
    })
final class ExportCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, parquet, jsonld, turtle or graphml (default: csv).")
  private Exports.Form format = Exports.Form.CSV;

  @Option(
      names = "--base",
      paramLabel = "ADDRESS",
      defaultValue = "http://localhost:8080/",
      description =
          "By which linked data names things: the address of the desk (default: ${DEFAULT-VALUE}).")
  private String base = "http://localhost:8080/";

  @Option(
      names = "--bag",
      paramLabel = "DIR",
      description =
          "Write a BagIt bag with every publication, original, reading and ruling into DIR, which"
              + " must be empty or missing.")
  private @Nullable Path bag;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Where to write; made if need be.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    if (!base.matches("https?://[^\\s<>\"{}|\\\\^`]+")) {
      throw new UsageException(
          "--base: an address such as https://desk.example.org/ was expected, found \""
              + base
              + "\"");
    }
    if ((folder == null) == (bag == null)) {
      throw new UsageException("either a FOLDER for a data set or --bag DIR was expected");
    }
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      if (bag != null) {
        desk.exportBag(bag);
        terminal.out().println(bag);
      }
      if (folder != null) {
        Path target = folder;
        desk.export(format, target, base.endsWith("/") ? base : base + "/")
            .forEach(file -> terminal.out().println(target.resolve(file)));
      }
    }
    return Chancery.OK;
  }
}
