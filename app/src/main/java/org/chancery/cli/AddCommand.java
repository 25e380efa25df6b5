package org.chancery.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.harvest.Source;
import org.chancery.intake.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Take publications into the desk: archive, ledger and index.",
    footer = {
      "",
      "Sources may be pages, PDF, Markdown, text, JSON lines, TEI, WARC, wiki dumps, mailboxes and",
      "feeds, folders and archives of them (zip, tar, gz, bz2, xz); and addresses: of a page, a",
      "feed, a sitemap, a WordPress site, or a repository (OAI-PMH). - is standard input.",
      "What the desk holds already is left as it is, so that a call that was broken off can simply",
      "be made again.",
      "",
      "Examples:",
      "  chancery add dispatches.jsonl",
      "  chancery add pages/ notes.md --desk archive-of-1963",
      "  chancery add https://example.org/ --rights \"CC BY 4.0\""
    })
final class AddCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private ThreadsOption threads;
  @Mixin private WaitOption wait;
  @Mixin private NetworkOption network;

  @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "What to take in.")
  private List<String> names = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Data sets: wikitext (tables of \"Foreign relations of X\") or csv.")
  private Source.DataSet.@Nullable Form format;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Of csv: what its columns are (docs/formats.md).")
  private @Nullable Path mapping;

  @Option(
      names = "--rights",
      paramLabel = "TEXT",
      description = "Licence or rights of what does not name its own.")
  private @Nullable String rights;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    if ((format == Source.DataSet.Form.CSV) != (mapping != null)) {
      throw new UsageException(
          "--format csv and --mapping FILE go together; docs/formats.md shows a mapping");
    }
    List<Source> sources =
        format == null
            ? Sources.of(names, rights, network.allowPrivate(), terminal)
            : Sources.of(names, format, mapping, terminal);
    if (!Desk.exists(deskOptions.folder()) && Sources.missing(sources)) {
      // A slip of the keyboard begins no desk.
      sources.forEach(
          source -> terminal.say(source.name() + ": a file or folder was expected, found none"));
      return Chancery.FAILED;
    }
    Tally tally;
    int count = threads.count();
    try (Desk desk = deskOptions.openForWriting("add", wait, terminal)) {
      tally = add(desk, sources, rights, count, terminal);
    }
    terminal.say(tally.summary() + ".");
    return tally.code();
  }

  static Tally add(
      Desk desk, List<Source> sources, @Nullable String rights, int threads, Terminal terminal) {
    Tally tally = new Tally();
    try (Progress progress =
        Progress.ofBytes(terminal, "Adding", terminal.watched() ? Sources.bytes(sources) : -1)) {
      desk.add(
          sources,
          rights,
          threads,
          outcome -> {
            tally.count(outcome);
            progress.step(
                outcome.bytes(),
                tally.documents() + " documents, " + tally.statements() + " statements");
            complain(progress, outcome);
          },
          progress);
    }
    return tally;
  }

  private static void complain(Progress progress, Outcome outcome) {
    switch (outcome) {
      case Outcome.Refused refused -> progress.say(refused.toString());
      case Outcome.Withdrawn withdrawn -> progress.say(withdrawn.toString());
      case Outcome.Taken taken ->
          taken.warnings().forEach(warning -> progress.say(taken.origin() + ": " + warning));
      case Outcome.Read read -> throw new IllegalStateException("not taken in: " + read.origin());
    }
  }
}
