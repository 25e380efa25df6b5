package org.chancery.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.chancery.desk.Instruments;
import org.chancery.desk.PublicForm;
import org.chancery.event.Coding;
import org.chancery.event.Statement;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.intake.Intake;
import org.chancery.intake.Outcome;
import org.chancery.publication.Publication;
import org.chancery.reading.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Print the events of publications as JSON lines; no desk is needed.",
    footer = {
      "",
      "Files may be of any format that `add` takes, and addresses too; - is standard input.",
      "The order of the output is that of the input.",
      "",
      "Examples:",
      "  chancery read dispatch.html",
      "  chancery read archive.jsonl.gz --threads 8 > events.jsonl",
      "  chancery read news.jsonl --ontology plover"
    })
final class ReadCommand implements Callable<Integer> {

  private static final String CHANCERY = "chancery";
  private static final String PLOVER = "plover";

  @ParentCommand private Chancery program;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to read.")
  private List<String> files = List.of();

  @Option(
      names = "--ontology",
      paramLabel = "NAME",
      description =
          "chancery: the events of diplomacy (default); plover: any political event, in the types"
              + " of PLOVER.")
  private String ontology = CHANCERY;

  @Mixin private ThreadsOption threads;
  @Mixin private NetworkOption network;

  @Override
  public Integer call() {
    Function<Publication, Reading> reader = reader();
    Terminal terminal = program.terminal();
    List<Source> sources = Sources.of(files, null, network.allowPrivate(), terminal);
    Tally tally = new Tally();
    try (Progress progress =
        Progress.ofBytes(terminal, "Reading", terminal.watched() ? Sources.bytes(sources) : -1)) {
      Intake.read(
          sources,
          new Harvester(terminal.clock()),
          reader,
          threads.count(),
          outcome -> {
            tally.count(outcome);
            progress.step(outcome.bytes(), tally.documents() + " documents");
            print(terminal, progress, outcome);
          });
    }
    return tally.code();
  }

  private Function<Publication, Reading> reader() {
    return switch (ontology) {
      case CHANCERY -> Instruments.bundled().reader().get()::read;
      case PLOVER -> Instruments.bundled().reader().get().plover()::read;
      default ->
          throw new UsageException(
              "--ontology: chancery or plover was expected, found \"" + ontology + "\"");
    };
  }

  private static void print(Terminal terminal, Progress progress, Outcome outcome) {
    PrintStream out = terminal.out();
    switch (outcome) {
      case Outcome.Refused refused -> progress.say(refused.toString());
      case Outcome.Withdrawn withdrawn -> progress.say(withdrawn.toString());
      case Outcome.Read read -> {
        for (Statement statement : read.reading().statements()) {
          out.print(PublicForm.statement(read.publication().id(), statement));
          out.print('\n');
        }
        for (Coding coding : read.reading().codings()) {
          out.print(PublicForm.coding(read.publication().id(), coding));
          out.print('\n');
        }
        read.warnings().forEach(warning -> progress.say(read.origin() + ": " + warning));
      }
      case Outcome.Taken taken ->
          throw new IllegalStateException("nothing is taken in here: " + taken.origin());
    }
    if (out.checkError()) {
      throw new OutputClosedException();
    }
  }
}
