package org.chancery.cli;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chancery.desk.ExplanationForm;
import org.chancery.desk.Instruments;
import org.chancery.event.Attribution;
import org.chancery.event.Coding;
import org.chancery.event.Statement;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.reading.Explanation;
import org.chancery.reading.Reader;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say why a sentence is read as it is, for those who write rules.",
    footer = {
      "",
      "Prints the words as the rules see them, the names and dates found, every rule that fired"
          + " and",
      "what came of it, every rule of which one or two conditions do not hold, and the events with"
          + " the",
      "step by which each field was decided. Of several sentences the later ones know the earlier.",
      "",
      "Examples:",
      "  chancery explain \"Cuba severed relations with Spain on 3 May 1950.\"",
      "  chancery explain \"The two agreed on Thursday to reopen embassies.\" --date 2024-02-15 \\",
      "      --title \"Iran and Sudan\"",
      "  chancery explain \"Police arrested two Chadian rebels.\" --ontology plover --json"
    })
final class ExplainCommand implements Callable<Integer> {

  private static final int MOST_NEAR = 12;
  private static final PublicationId TYPED = new PublicationId("sentence");

  @ParentCommand private Chancery program;
  @Mixin private JsonOption json;

  @Parameters(arity = "1", paramLabel = "SENTENCE", description = "What to explain.")
  private String sentence = "";

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "When it was written: \"on Thursday\" is seen from there.")
  private @Nullable String date;

  @Option(
      names = "--title",
      paramLabel = "TITLE",
      description = "The title of the text, which says which states it is about.")
  private @Nullable String title;

  @Option(names = "--heading", description = "Read the sentence as a heading.")
  private boolean heading;

  @Option(
      names = "--ontology",
      paramLabel = "NAME",
      description = "chancery: the events of diplomacy (default); plover: the types of PLOVER.")
  private String ontology = "chancery";

  @Option(names = "--all", description = "Every rule that nearly fired, not only the nearest.")
  private boolean all;

  @Override
  public Integer call() {
    if (sentence.isBlank()) {
      throw new UsageException("a sentence was expected, found nothing");
    }
    Publication publication = publication();
    Explanation explanation =
        switch (ontology) {
          case "chancery" -> reader().explain(publication);
          case "plover" -> reader().plover().explain(publication);
          default ->
              throw new UsageException(
                  "--ontology: chancery or plover was expected, found \"" + ontology + "\"");
        };
    Terminal terminal = program.terminal();
    if (json.wanted()) {
      terminal.out().println(ExplanationForm.line(TYPED, explanation));
    } else {
      print(new Page(terminal), explanation);
    }
    return Chancery.OK;
  }

  private static Reader reader() {
    return Instruments.bundled().reader().get();
  }

  private Publication publication() {
    PartialDate written = written();
    Block.Kind kind = heading ? Block.Kind.HEADING : Block.Kind.PARAGRAPH;
    return new Publication(
        TYPED,
        title,
        written,
        written,
        null,
        List.of(),
        null,
        null,
        "en",
        null,
        List.of(new Block(kind, sentence)));
  }

  private @Nullable PartialDate written() {
    try {
      return date == null ? null : PartialDate.parse(date);
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw new UsageException(
          "--date: a date such as 2024-02-15 was expected, found \"" + date + "\"");
    }
  }

  // ---- for people

  private void print(Page page, Explanation explanation) {
    for (Explanation.Sentence each : explanation.sentences()) {
      page.paragraph(0, 2, bold(each.text()));
      if (each.words().isEmpty()) {
        page.paragraph(
            2, 2, "Passed over: it holds none of the triggers (en/lexicon/triggers.tsv).");
        page.gap();
        continue;
      }
      page.paragraph(2, 4, "Parsed for: " + String.join(", ", each.triggers()));
      page.gap();
      words(page, each);
      mentions(page, each);
      fired(page, each);
      near(page, each);
    }
    page.line(bold(explanation.codings().isEmpty() ? "What it states" : "What it is coded as"));
    if (explanation.statements().isEmpty() && explanation.codings().isEmpty()) {
      page.paragraph(2, 2, "Nothing.");
    }
    explanation.statements().forEach(statement -> page.paragraph(2, 6, words(statement)));
    explanation.codings().forEach(coding -> page.paragraph(2, 6, words(coding)));
  }

  private String bold(String text) {
    return program.terminal().bold(text);
  }

  /** A line a word: the tree of the parser, then the relations and classes that rules ask for. */
  private void words(Page page, Explanation.Sentence sentence) {
    page.line(bold("Words"));
    int form = width(sentence, Explanation.Word::form);
    int lemma = width(sentence, Explanation.Word::lemma);
    for (Explanation.Word word : sentence.words()) {
      String head = word.head() < 0 ? "" : String.valueOf(word.head());
      String left =
          ("%3d %-" + form + "s %-" + lemma + "s %-5s %-9s %3s ")
              .formatted(
                  word.index(),
                  cut(word.form(), form),
                  cut(word.lemma(), lemma),
                  word.tag(),
                  cut(word.label(), 9),
                  head);
      List<String> right = new ArrayList<>();
      word.edges().forEach(edge -> right.add(">" + edge.label() + " " + edge.to()));
      if (!word.classes().isEmpty()) {
        right.add("{" + String.join(" ", word.classes()) + "}");
      }
      page.row(left, String.join("  ", right));
    }
    page.gap();
  }

  private static int width(
      Explanation.Sentence sentence, java.util.function.Function<Explanation.Word, String> column) {
    return Math.clamp(
        sentence.words().stream().mapToInt(word -> column.apply(word).length()).max().orElse(1),
        4,
        16);
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private void mentions(Page page, Explanation.Sentence sentence) {
    if (sentence.mentions().isEmpty()) {
      return;
    }
    page.line(bold("Names, missions, offices and dates"));
    for (Explanation.Mention mention : sentence.mentions()) {
      String meaning = mention.meaning();
      page.paragraph(
          2,
          6,
          "\""
              + mention.text()
              + "\" "
              + mention.kind()
              + ": "
              + (meaning == null ? "nobody can say which" : meaning));
    }
    page.gap();
  }

  private void fired(Page page, Explanation.Sentence sentence) {
    page.line(bold("Rules that fired"));
    if (sentence.fired().isEmpty()) {
      page.paragraph(2, 2, "None.");
    }
    for (Explanation.Fired fired : sentence.fired()) {
      page.paragraph(
          2,
          6,
          fired.rule()
              + " ("
              + fired.origin()
              + ") at "
              + word(sentence, fired.act())
              + ": "
              + fired.type()
              + roles(sentence, fired.roles()));
      fired.steps().forEach(step -> page.paragraph(6, 10, step.field() + ": " + step.how()));
    }
    page.gap();
  }

  private static String roles(Explanation.Sentence sentence, Map<String, Integer> roles) {
    return roles.isEmpty()
        ? ""
        : new TreeMap<>(roles)
            .entrySet().stream()
                .map(role -> role.getKey() + "=" + word(sentence, role.getValue()))
                .collect(Collectors.joining(" ", "; ", ""));
  }

  private void near(Page page, Explanation.Sentence sentence) {
    page.line(bold("Rules that nearly fired"));
    if (sentence.near().isEmpty()) {
      page.paragraph(2, 2, "None.");
    }
    List<Explanation.Near> shown =
        all ? sentence.near() : sentence.near().stream().limit(MOST_NEAR).toList();
    for (Explanation.Near near : shown) {
      page.paragraph(
          2,
          6,
          near.rule()
              + " ("
              + near.origin()
              + ") at "
              + word(sentence, near.word())
              + ": "
              + near.type());
      for (Explanation.Wanting failure : near.wanting()) {
        String role = failure.role() == null ? "" : " of the " + failure.role();
        page.paragraph(6, 10, "wanting" + role + ": " + failure.wanted() + "; " + failure.found());
      }
    }
    int more = sentence.near().size() - shown.size();
    if (more > 0) {
      page.paragraph(2, 2, "and " + more + " more (--all)");
    }
    page.gap();
  }

  private static String word(Explanation.Sentence sentence, int index) {
    return "\"" + sentence.words().get(index).form() + "\"[" + index + "]";
  }

  private static String words(Statement statement) {
    String said =
        switch (statement) {
          case Statement.Event event ->
              event.type().id()
                  + " "
                  + event.from()
                  + " "
                  + event.to()
                  + part(" by ", event.by())
                  + part(" on ", event.date())
                  + part(" in ", event.place())
                  + part(" kind ", event.kind());
          case Statement.CountClaim claim ->
              "count-claim "
                  + claim.measure().code()
                  + " of "
                  + claim.of()
                  + ": "
                  + claim.value()
                  + part(" as of ", claim.asOf());
        };
    return said
        + ", "
        + statement.modality().code()
        + statement.attribution().stream()
            .map(Attribution::source)
            .map(source -> ", on the word of \"" + source + "\"")
            .collect(Collectors.joining())
        + "; by "
        + statement.rule()
        + ", confidence "
        + statement.confidence();
  }

  private static String words(Coding coding) {
    return coding.type()
        + part(" from ", coding.from())
        + part(" to ", coding.to())
        + part(" CAMEO ", coding.cameo())
        + part(" on ", coding.date())
        + ", "
        + coding.modality().code()
        + "; by "
        + coding.rule()
        + ", confidence "
        + coding.confidence();
  }

  private static String part(String label, @Nullable Object value) {
    return value == null ? "" : label + value;
  }
}
