package org.chancery.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Wording;
import org.chancery.publication.Publication;
import org.chancery.search.Excerpt;
import org.chancery.search.Index;
import org.chancery.text.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "search",
    versionProvider = ProgramVersion.class,
    description = "The publications that hold certain words, the best first, with their passages.",
    footer = {
      "",
      "WORDS may hold \"phrases\", -words that must be absent, word* beginnings, a | b, and"
          + " filters:",
      "state:KOR, state:\"South Korea\", type:relations-severed, since:1960, until:1969-06.",
      "",
      "Examples:",
      "  chancery search interests section Havana -embassy",
      "  chancery search '\"chargé d''affaires\" state:CUB until:1965' --json"
    })
final class SearchCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  /** The standard options would take -havana for -h. */
  @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // the library answers it
  private boolean help;

  @Option(
      names = "--version",
      versionHelp = true,
      description = "Print version information and exit.")
  @SuppressWarnings("UnusedVariable") // the library answers it
  private boolean version;

  @Parameters(arity = "1..*", paramLabel = "WORDS", description = "What to look for.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many publications at most (default: 10).")
  private int limit = 10;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new UsageException("--limit: a number from 1 was expected, found " + limit);
    }
    for (String word : words) {
      // A word after one hyphen is one that must be absent; after two it was meant as an option.
      if (word.startsWith("--") || word.equals("-h") || word.equals("-V")) {
        throw new UsageException("unknown option " + word + "; --help tells which there are");
      }
    }
    Terminal terminal = program.terminal();
    String query = String.join(" ", words);
    try (Desk desk = deskOptions.open(terminal)) {
      try (Progress progress = Progress.of(terminal, "Indexing", -1)) {
        desk.catchUp(progress);
      }
      Index.Hits hits = desk.search(query, limit);
      if (json.wanted()) {
        terminal.out().println(PublicForm.hits(query, hits));
      } else {
        print(terminal, desk.wording(), hits);
      }
    }
    return Chancery.OK;
  }

  private static void print(Terminal terminal, Wording wording, Index.Hits hits) {
    Page page = new Page(terminal);
    page.line(hits.total() == 1 ? "1 publication" : hits.total() + " publications");
    for (Index.Hit hit : hits.hits()) {
      Publication publication = hit.publication();
      page.gap();
      page.paragraph(0, 2, terminal.bold(wording.citation(publication, hit.version())));
      page.paragraph(2, 2, terminal.faint(publication.id() + " v" + hit.version()));
      for (Excerpt excerpt : hit.excerpts()) {
        page.paragraph(2, 4, excerpt.block() + ": " + emphasised(terminal, excerpt));
      }
    }
  }

  private static String emphasised(Terminal terminal, Excerpt excerpt) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Span match : excerpt.matches()) {
      Span inside = match.shift(-excerpt.span().start());
      text.append(excerpt.text(), done, inside.start());
      text.append(terminal.bold(inside.of(excerpt.text())));
      done = inside.end();
    }
    return text.append(excerpt.text().substring(done)).toString();
  }
}
