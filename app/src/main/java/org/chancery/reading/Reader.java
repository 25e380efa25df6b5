package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.event.EventType;
import org.chancery.event.EventTypes;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.event.Statement.CountClaim;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.reading.mention.Term;
import org.chancery.reading.mention.TermFinder;
import org.chancery.reading.rule.Rule;
import org.chancery.reading.rule.RuleFile;
import org.chancery.reading.sentence.SentenceSplitter;
import org.chancery.reading.syntax.Nlp4jParser;
import org.chancery.reading.syntax.Parser;
import org.chancery.reading.table.PostList;
import org.chancery.reading.table.RelationTable;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a publication: a pure function of its text and the knowledge tables. The parser loads at
 * the first sentence that needs it. One reader may be used by many threads.
 */
public final class Reader {

  /** Counts what changes in the code of the reader, so that a reading says which reader made it. */
  private static final String CODE_VERSION = "2";

  /** Longer sentences are lists or broken text; parsing them costs much and yields nothing. */
  private static final int LONGEST_SENTENCE = 2_000;

  private final Knowledge knowledge;
  private final Gazetteer gazetteer;
  private final Lexicon lexicon;
  private final TermFinder terms;
  private final List<Rule> rules;
  private final List<Trigger> triggers;
  private final Parser parser;
  private final String version;
  private final EventType opened;
  private final EventType closed;
  private final EventTypes types;
  private final PostList postList = new PostList();
  private final RelationTable relationTable;
  private final SentenceSplitter splitter = new SentenceSplitter();

  /**
   * Letters by which a sentence may hold an event.
   *
   * @param beside the kinds of term of which one has to be there too; empty where none need be
   */
  private record Trigger(String prefix, Set<String> beside) {

    static Trigger of(Row row) {
      Set<String> beside =
          row.optional("beside").map(cell -> Set.of(cell.split(" ", -1))).orElse(Set.of());
      if (!Set.of("actor", "organisation", "title").containsAll(beside)) {
        throw row.complaint("actor, organisation or title was expected, found " + beside);
      }
      return new Trigger(row.cell("prefix"), beside);
    }
  }

  private Reader(Knowledge knowledge, Gazetteer gazetteer, Parser parser) {
    this.knowledge = knowledge;
    this.gazetteer = gazetteer;
    this.lexicon = new Lexicon(knowledge);
    this.terms = new TermFinder(gazetteer, knowledge);
    EventTypes types = EventTypes.load(knowledge);
    this.opened = types.type("mission-opened");
    this.closed = types.type("mission-closed");
    this.types = types;
    this.relationTable = new RelationTable(gazetteer, types);
    this.rules = RuleFile.load(knowledge, "en/events", types::type, lexicon.classes());
    this.triggers =
        knowledge.table("en/lexicon/triggers.tsv", "prefix", "beside").rows().stream()
            .map(Trigger::of)
            .toList();
    this.parser = parser;
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
    List<Block> blocks = publication.blocks();
    boolean tabled =
        blocks.stream()
            .anyMatch(block ->
                block.kind() == Block.Kind.ROW
                    && relationTable.head(publication.title(), block.text()) != null);
    return tabled ? readTables(publication) : readText(publication, Trace.SILENT);
  }

  /** Reads a text as {@link #read} does, and says why it is read so. */
  public Explanation explain(Publication publication) {
    Trace.Kept trace = new Trace.Kept();
    Reading reading = readText(publication, trace);
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

  private Reading readText(Publication publication, Trace trace) {
    List<List<Term>> found = new ArrayList<>();
    for (Block block : publication.blocks()) {
      found.add(terms.find(block.text(), block.kind() == Block.Kind.HEADING));
    }
    String title = publication.title();
    Discourse discourse =
        new Discourse(
            publication,
            gazetteer,
            title == null ? List.of() : terms.find(title, true),
            found,
            trace);
    List<Draft> drafts = new ArrayList<>();
    List<CountClaim> claims = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < publication.blocks().size(); i++) {
      Block block = publication.blocks().get(i);
      boolean heading = block.kind() == Block.Kind.HEADING;
      if (heading) {
        discourse.heading = Discourse.Direction.UNKNOWN;
        discourse.sections.begin(i);
        discourse.lastPair = List.of();
      }
      if (!heading && readPosts(i, block.text(), discourse, drafts)) {
        continue;
      }
      List<Term> inBlock = found.get(i);
      int next = 0;
      for (Span sentence : splitter.split(block.text())) {
        // Terms and sentences both run from the left: a long block costs no more than its length.
        int first = next;
        while (next < inBlock.size() && inBlock.get(next).span().start() < sentence.end()) {
          next++;
        }
        if (sentence.length() > LONGEST_SENTENCE) {
          warnings.add(
              "block " + i + ": a sentence of " + sentence.length() + " characters was not read");
          continue;
        }
        read(
            i,
            block.text(),
            sentence,
            heading,
            inBlock.subList(first, next),
            discourse,
            drafts,
            claims);
      }
    }
    return new Reading(
        publication.id(),
        new Merger(discourse::isKin).merge(Seats.fill(discourse.sections.date(drafts)), claims),
        warnings);
  }

  /** A row of a list of posts states by its form when each was opened and closed. */
  private boolean readPosts(int block, String text, Discourse discourse, List<Draft> drafts) {
    String kind = discourse.listed;
    Discourse.Direction direction =
        discourse.heading.isKnown() ? discourse.heading : discourse.outward();
    ActorId sender = direction.sender();
    ActorId receiver = direction.receiver();
    if (kind == null || sender == null || receiver == null) {
      return false;
    }
    List<PostList.Post> posts = postList.read(text);
    for (PostList.Post post : posts) {
      Mention mention = new Mention(block, post.span(), post.span().of(text));
      post(opened, post.opened(), post, sender, receiver, kind, mention, drafts);
      post(closed, post.closed(), post, sender, receiver, kind, mention, drafts);
    }
    return !posts.isEmpty();
  }

  private static void post(
      EventType type,
      @Nullable PartialDate date,
      PostList.Post post,
      ActorId sender,
      ActorId receiver,
      String kind,
      Mention mention,
      List<Draft> drafts) {
    if (date != null) {
      drafts.add(
          new Draft(
              type,
              sender,
              receiver,
              null,
              date,
              post.city(),
              kind,
              Modality.ASSERTED,
              List.of(),
              mention,
              "list-of-posts",
              null,
              false));
    }
  }

  private void read(
      int block,
      String text,
      Span sentence,
      boolean heading,
      List<Term> found,
      Discourse discourse,
      List<Draft> drafts,
      List<CountClaim> claims) {
    List<Trigger> triggered = triggered(sentence.of(text), found);
    discourse.trace.sentence(block, sentence, triggered.stream().map(Trigger::prefix).toList());
    if (triggered.isEmpty()) {
      passOver(block, text, sentence, found, discourse);
      return;
    }
    Scene scene = Scene.of(block, text, sentence, heading, found, parser, lexicon);
    discourse.trace.parsed(scene);
    boolean incidental = triggered.stream().noneMatch(trigger -> trigger.beside().isEmpty());
    Assembler assembler = new Assembler(scene, discourse, rules, types, incidental);
    PartialDate narrative = discourse.narrative;
    List<Draft> read = assembler.assemble();
    drafts.addAll(read);
    claims.addAll(assembler.claims());
    if (incidental && read.isEmpty()) {
      discourse.narrative = narrative;
      passOver(block, text, sentence, found, discourse);
    }
  }

  private static void passOver(
      int block, String text, Span sentence, List<Term> found, Discourse discourse) {
    discourse.passOver(
        found.stream().filter(term -> sentence.contains(term.span())).toList(),
        new Mention(block, sentence, sentence.of(text)));
  }

  /** The triggers of a sentence; one that asks for nothing beside it suffices. */
  private List<Trigger> triggered(String sentence, List<Term> found) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    List<Trigger> triggered = new ArrayList<>();
    for (Trigger trigger : triggers) {
      if (lower.contains(trigger.prefix())
          && (trigger.beside().isEmpty()
              || found.stream().anyMatch(term -> stands(term, trigger.beside())))) {
        triggered.add(trigger);
        if (trigger.beside().isEmpty()) {
          break;
        }
      }
    }
    return triggered;
  }

  private boolean stands(Term term, Set<String> kinds) {
    return switch (term) {
      case Term.Named named ->
          !named.names().isEmpty()
              && (kinds.contains("actor")
                  || (kinds.contains("organisation")
                      && named.names().stream()
                          .anyMatch(name -> gazetteer.state(name.actor()).isEmpty())));
      case Term.Title title -> kinds.contains("title");
      case Term.MissionKind mission -> false;
      case Term.Phrase phrase -> false;
      case Term.Time time -> false;
    };
  }

  /** The scene of a single sentence, for those who explain or test rules. */
  Scene scene(String sentence, boolean titled) {
    List<Term> found = terms.find(sentence, titled);
    return Scene.of(0, sentence, new Span(0, sentence.length()), titled, found, parser, lexicon);
  }

  List<Rule> rules() {
    return rules;
  }

  /** The rule of a name. */
  @Nullable Rule rule(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst().orElse(null);
  }
}
