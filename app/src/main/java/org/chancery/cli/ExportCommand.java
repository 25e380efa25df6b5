package org.chancery.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.export.Exports;
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
          + " code book, or as linked data or a graph."
    },
    footer = {
      "",
      "Examples:",
      "  chancery export --format parquet data/",
      "  chancery export --format turtle --base https://desk.example.org/ data/"
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

  @Parameters(index = "0", paramLabel = "FOLDER", description = "Where to write; made if need be.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    if (!base.matches("https?://[^\\s<>\"{}|\\\\^`]+")) {
      throw new UsageException(
          "--base: an address such as https://desk.example.org/ was expected, found \""
              + base
              + "\"");
    }
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      List<String> files = desk.export(format, folder, base.endsWith("/") ? base : base + "/");
      files.forEach(file -> terminal.out().println(folder.resolve(file)));
    }
    return Chancery.OK;
  }
}
