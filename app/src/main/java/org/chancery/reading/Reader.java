package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.Gazetteer;
import org.chancery.event.EventTypes;
import org.chancery.event.Statement;
import org.chancery.knowledge.Knowledge;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.reading.mention.Term;
import org.chancery.reading.mention.TermFinder;
import org.chancery.reading.rule.Rule;
import org.chancery.reading.rule.RuleFile;
import org.chancery.reading.syntax.Nlp4jParser;
import org.chancery.reading.syntax.Parser;
import org.chancery.reading.table.PostList;
import org.chancery.reading.table.RelationTable;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads a publication: a pure function of its text and the knowledge tables. The parser loads at
 * the first sentence that needs it. One reader may be used by many threads.
 */
public final class Reader {

  /** Counts what changes in the code of the reader, so that a reading says which reader made it. */
  private static final String CODE_VERSION = "3";

  private final Knowledge knowledge;
  private final Gazetteer gazetteer;
  private final Lexicon lexicon;
  private final TermFinder terms;
  private final List<Rule> rules;
  private final Parser parser;
  private final String version;
  private final RelationTable relationTable;
  private final TextReading.Means means;

  private Reader(Knowledge knowledge, Gazetteer gazetteer, Parser parser) {
    this.knowledge = knowledge;
    this.gazetteer = gazetteer;
    this.lexicon = new Lexicon(knowledge);
    this.terms = new TermFinder(gazetteer, knowledge);
    EventTypes types = EventTypes.load(knowledge);
    this.relationTable = new RelationTable(gazetteer, types);
    this.rules = RuleFile.load(knowledge, "en/events", types::type, lexicon.classes());
    this.parser = parser;
    this.means =
        new TextReading.Means(
            gazetteer,
            terms,
            new Triggers(knowledge, gazetteer),
            new RuleMatcher(rules, lexicon, parser),
            types,
            new PostList(lexicon::rank));
    this.version = CODE_VERSION + "+" + knowledge.version();
  }

  /**
   * Loads rules and lexicon; the parser waits for the first sentence.
   *
   * @throws org.chancery.knowledge.KnowledgeException with file and line, where a rule or a table
   *     is broken
   */
  public static Reader load(Knowledge knowledge, Gazetteer gazetteer) {
    return new Reader(knowledge, gazetteer, new Nlp4jParser());
  }

  /** A reader in the terms of PLOVER that shares the parser and the names of this one. */
  public PloverReader plover() {
    return new PloverReader(knowledge, gazetteer, terms, parser);
  }

  /** The version of the reader and of the knowledge it reads by. */
  public String version() {
    return version;
  }

  /** Reads a publication; text that cannot be read yields a warning, never an exception. */
  public Reading read(Publication publication) {
    return read(publication, /* thorough= */ false);
  }

  /** The same, but every sentence with a trigger is parsed and every rule tried: for tests. */
  Reading readThoroughly(Publication publication) {
    return read(publication, /* thorough= */ true);
  }

  private Reading read(Publication publication, boolean thorough) {
    List<Block> blocks = publication.blocks();
    boolean tabled =
        blocks.stream()
            .anyMatch(block ->
                block.kind() == Block.Kind.ROW
                    && relationTable.head(publication.title(), block.text()) != null);
    return tabled
        ? readTables(publication)
        : new TextReading(means, publication, thorough, Trace.SILENT).read();
  }

  /** Reads a text as {@link #read} does, and says why it is read so. */
  public Explanation explain(Publication publication) {
    Trace.Kept trace = new Trace.Kept();
    Reading reading = new TextReading(means, publication, /* thorough= */ true, trace).read();
    return new Explainer(publication, rules, lexicon, scene -> scene).explain(trace, reading);
  }

  /** Tables of dates as sources of data: a statement a row, and none from what stands between. */
  private Reading readTables(Publication publication) {
    List<Statement> statements = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    RelationTable.Columns columns = null;
    for (int i = 0; i < publication.blocks().size(); i++) {
      Block block = publication.blocks().get(i);
      if (block.kind() != Block.Kind.ROW) {
        columns = null;
        continue;
      }
      RelationTable.Columns head = relationTable.head(publication.title(), block.text());
      if (head != null) {
        columns = head;
      } else if (columns != null) {
        RelationTable.Entry entry = relationTable.read(columns, i, block.text());
        statements.addAll(entry.events());
        if (entry.complaint() != null) {
          warnings.add(entry.complaint());
        }
      }
    }
    return new Reading(publication.id(), statements, warnings);
  }

  /** The scene of a single sentence, for those who explain or test rules. */
  Scene scene(String sentence, boolean titled) {
    Wording wording = wording(sentence, titled);
    return Scene.of(wording, parser.parse(wording.words()), lexicon);
  }

  Wording wording(String sentence, boolean titled) {
    List<Term> found = terms.find(sentence, titled);
    return Wording.of(0, sentence, new Span(0, sentence.length()), titled, found);
  }

  /** The terms of a text that is no heading, for those who measure. */
  List<Term> terms(String text) {
    return terms.find(text, /* titled= */ false);
  }

  /** A sentence and the rules that may match it, for those who measure. */
  RuleMatcher.Candidate candidate(Wording wording) {
    return means.matcher().candidate(wording);
  }

  /** What the rules find in a single sentence, parsed no further than need be. */
  List<Hit> hits(String sentence, boolean titled) {
    return means.matcher().candidate(wording(sentence, titled)).hits();
  }

  /** The names of the rules that are tried at all at a single sentence. */
  List<String> mayMatch(String sentence) {
    return means.matcher().candidate(wording(sentence, /* titled= */ false)).tried().stream()
        .map(Rule::name)
        .toList();
  }

  /** What the rules find in a parsed sentence, each tried at each word. */
  List<Hit> hits(Scene scene) {
    return means.matcher().hits(scene);
  }

  /** What some rules find in a parsed sentence. */
  List<Hit> hits(Scene scene, List<Rule> some) {
    return RuleMatcher.hits(scene, some);
  }

  List<Rule> rules() {
    return rules;
  }

  /** The rule of a name. */
  @Nullable Rule rule(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst().orElse(null);
  }
}
