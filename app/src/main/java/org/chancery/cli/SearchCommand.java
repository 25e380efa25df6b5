package org.chancery.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chancery.desk.CitedAnswer;
import org.chancery.desk.Desk;
import org.chancery.desk.Fact;
import org.chancery.desk.PublicForm;
import org.chancery.desk.Wording;
import org.chancery.ledger.Held;
import org.chancery.publication.Publication;
import org.chancery.search.Excerpt;
import org.chancery.search.Facet;
import org.chancery.search.Index;
import org.chancery.search.Request;
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
      "WORDS may hold \"phrases\", -words or NOT words that must be absent, word* beginnings,",
      "a OR b, (parentheses), and fields: title:, author:\"Robert King\", series:Peninsula,"
          + " source:,",
      "state:CUB, event:relations-severed, date:2016..2024, since:1960, until:1969-06, lang:fr.",
      "",
      "Examples:",
      "  chancery search interests section Havana -embassy",
      "  chancery search '\"chargé d''affaires\" state:CUB until:1965' --json",
      "  chancery search 'event:relations-severed date:1960..1969' --sort oldest --facets"
    })
final class SearchCommand implements Callable<Integer> {

  /** How many posts stand above the publications. */
  private static final int FACTS = 5;

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

  @Option(
      names = "--offset",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many of the first to leave out (default: 0).")
  private int offset;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      defaultValue = "relevance",
      description = "relevance, newest or oldest (default: relevance).")
  private Request.Order order = Request.Order.RELEVANCE;

  @Option(
      names = "--words",
      description = "Go by words alone, although the meaning of publications is kept.")
  private boolean wordsAlone;

  @Option(
      names = "--facets",
      description = "Count what was found by year, state, event, series, author and source.")
  private boolean facets;

  @Override
  public Integer call() {
    if (offset < 0) {
      throw new UsageException("--offset: a number from 0 was expected, found " + offset);
    }
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
      Index.Hits hits =
          desk.search(
              new Request(query, offset, limit, order, facets || json.wanted()), !wordsAlone);
      List<Fact> facts = offset == 0 ? desk.facts(query) : List.of();
      if (json.wanted()) {
        terminal.out().println(PublicForm.hits(query, hits, facts, desk::citations));
      } else {
        hits.notices().forEach(terminal::say);
        print(terminal, desk, hits, facts);
      }
    }
    return Chancery.OK;
  }

  private static void print(Terminal terminal, Desk desk, Index.Hits hits, List<Fact> facts) {
    Page page = new Page(terminal);
    Wording wording = desk.wording();
    facts.forEach(fact -> print(page, terminal, desk, fact));
    page.line(hits.total() == 1 ? "1 publication" : hits.total() + " publications");
    if (hits.instead() != null) {
      page.line("Did you mean: " + hits.instead());
    }
    for (Index.Hit hit : hits.hits()) {
      Publication publication = hit.publication();
      page.gap();
      page.paragraph(0, 2, terminal.bold(wording.citation(publication, hit.version())));
      page.paragraph(2, 2, terminal.faint(publication.id() + " v" + hit.version()));
      for (Excerpt excerpt : hit.excerpts()) {
        page.paragraph(2, 4, excerpt.block() + ": " + emphasised(terminal, excerpt));
      }
    }
    for (Facet facet : hits.facets()) {
      if (!facet.values().isEmpty()) {
        page.gap();
        page.paragraph(0, 2, terminal.bold("By " + facet.kind().field()) + ": " + counts(facet));
      }
    }
  }

  private static String counts(Facet facet) {
    String counts =
        facet.values().stream()
            .map(value -> value.name() + " (" + value.count() + ")")
            .collect(Collectors.joining(", "));
    int more = facet.distinct() - facet.values().size();
    return more > 0 ? counts + ", and " + more + " more" : counts;
  }

  private static void print(Page page, Terminal terminal, Desk desk, Fact fact) {
    Wording wording = desk.wording();
    switch (fact) {
      case Fact.Relations(CitedAnswer answer) ->
          page.paragraph(0, 2, terminal.bold(answer.sentence()));
      case Fact.Counted counted -> page.paragraph(0, 2, terminal.bold(counted.sentence()));
      case Fact.Posts posts -> {
        page.line(
            terminal.bold(
                posts.title()
                    + " on record, "
                    + Wording.date(posts.on())
                    + " ("
                    + posts.held().size()
                    + ")"));
        for (Held held : posts.held().stream().limit(FACTS).toList()) {
          page.paragraph(2, 6, wording.words(held));
          Evidences.best(held.spell())
              .ifPresent(evidence -> Evidences.source(page, desk, evidence));
        }
        if (posts.held().size() > FACTS) {
          page.paragraph(2, 2, "and " + (posts.held().size() - FACTS) + " more (missions STATE)");
        }
      }
    }
    page.gap();
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
