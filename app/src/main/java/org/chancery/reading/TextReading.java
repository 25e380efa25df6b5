package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.actor.Gazetteer;
import org.chancery.event.EventTypes;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement.CountClaim;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.reading.mention.Term;
import org.chancery.reading.mention.TermFinder;
import org.chancery.reading.sentence.SentenceSplitter;
import org.chancery.reading.table.PostList;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;

/**
 * Reads the text of one publication, from the first block to the last.
 *
 * <p>A sentence may tell what a later one means: whom "he" is, which year "in May" is of. That
 * takes a parse, too, and most documents state no event at all. So what a sentence without an event
 * tells waits until one with an event comes, and is never worked out where none does. What is read
 * does not depend on it.
 */
final class TextReading {

  /** Longer sentences are lists or broken text; parsing them costs much and yields nothing. */
  private static final int LONGEST_SENTENCE = 2_000;

  private static final SentenceSplitter SPLITTER = new SentenceSplitter();

  /** What all publications are read with. */
  record Means(
      Gazetteer gazetteer,
      TermFinder terms,
      Triggers triggers,
      RuleMatcher matcher,
      EventTypes types,
      PostList posts) {}

  private final Means means;
  private final Publication publication;
  private final boolean thorough;
  private final List<List<Term>> found = new ArrayList<>();
  private final Discourse discourse;
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final List<CountClaim> claims = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param thorough whether nothing waits and every rule is tried: slow, and the same
   * @param trace told of what is done; it hears of all of it only where that is thorough
   */
  TextReading(Means means, Publication publication, boolean thorough, Trace trace) {
    this.means = means;
    this.publication = publication;
    this.thorough = thorough;
    for (Block block : publication.blocks()) {
      found.add(means.terms().find(block.text(), block.kind() == Block.Kind.HEADING));
    }
    String title = publication.title();
    this.discourse =
        new Discourse(
            publication,
            means.gazetteer(),
            title == null ? List.of() : means.terms().find(title, true),
            found,
            trace);
  }

  Reading read() {
    for (int i = 0; i < publication.blocks().size(); i++) {
      Block block = publication.blocks().get(i);
      boolean heading = block.kind() == Block.Kind.HEADING;
      if (heading) {
        int at = i;
        later(() -> {
          discourse.heading = Discourse.Direction.UNKNOWN;
          discourse.sections.begin(at);
          discourse.lastPair = List.of();
        });
      }
      if (!readPosts(i, block.text(), heading) || heading) {
        readSentences(i, block.text(), heading);
      }
    }
    if (drafts.stream().anyMatch(Draft::headed)) {
      // What a heading states is dated by what the sentences below it tell.
      catchUp();
    }
    return new Reading(
        publication.id(),
        new Merger(discourse::isKin, discourse.day())
            .merge(Seats.fill(discourse.sections.date(drafts)), claims),
        warnings);
  }

  /** Does something to the discourse, when it comes to that. */
  private void later(Runnable step) {
    waiting.add(step);
    if (thorough) {
      catchUp();
    }
  }

  private void catchUp() {
    List<Runnable> steps = List.copyOf(waiting);
    waiting.clear();
    steps.forEach(Runnable::run);
  }

  private void readSentences(int block, String text, boolean heading) {
    List<Term> inBlock = found.get(block);
    int next = 0;
    for (Span sentence : SPLITTER.split(text)) {
      // Terms and sentences both run from the left: a long block costs no more than its length.
      int first = next;
      while (next < inBlock.size() && inBlock.get(next).span().start() < sentence.end()) {
        next++;
      }
      if (sentence.length() > LONGEST_SENTENCE) {
        warnings.add(
            "block " + block + ": a sentence of " + sentence.length() + " characters was not read");
      } else {
        read(block, text, sentence, heading, inBlock.subList(first, next));
      }
    }
  }

  private void read(int block, String text, Span sentence, boolean heading, List<Term> terms) {
    Triggers.Found trigger = means.triggers().in(text, sentence, terms);
    if (thorough) {
      discourse.trace.sentence(block, sentence, means.triggers().of(text, sentence, terms));
    }
    if (trigger == Triggers.Found.NONE) {
      later(() -> passOver(block, text, sentence, terms));
      return;
    }
    RuleMatcher.Candidate candidate =
        means.matcher().candidate(Wording.of(block, text, sentence, heading, terms));
    boolean incidental = trigger == Triggers.Found.INCIDENTAL;
    if (mayState(candidate)) {
      catchUp();
      assemble(candidate, incidental, terms);
    } else {
      later(() -> assemble(candidate, incidental, terms));
    }
  }

  private boolean mayState(RuleMatcher.Candidate candidate) {
    return candidate.mayStateMore(!discourse.lastDrafts.isEmpty()) || !candidate.hits().isEmpty();
  }

  private void assemble(RuleMatcher.Candidate candidate, boolean incidental, List<Term> terms) {
    Scene scene = candidate.scene();
    discourse.trace.parsed(scene);
    discourse.name(inside(terms, scene.sentence()));
    List<Hit> hits = thorough ? means.matcher().hits(scene) : candidate.hits();
    Assembler assembler = new Assembler(scene, discourse, hits, means.types(), incidental);
    PartialDate narrative = discourse.narrative;
    List<Draft> read = assembler.assemble();
    drafts.addAll(read);
    claims.addAll(assembler.claims());
    if (incidental && read.isEmpty()) {
      discourse.narrative = narrative;
      passOver(scene.block(), scene.text(), scene.sentence(), terms);
    }
  }

  private void passOver(int block, String text, Span sentence, List<Term> terms) {
    List<Term> inside = inside(terms, sentence);
    discourse.name(inside);
    discourse.passOver(inside, new Mention(block, sentence, sentence.of(text)));
  }

  private static List<Term> inside(List<Term> terms, Span sentence) {
    return terms.stream().filter(term -> sentence.contains(term.span())).toList();
  }

  /** A row of a list of posts states by its form when each was opened and closed. */
  private boolean readPosts(int block, String text, boolean heading) {
    List<PostList.Fate> fates = means.posts().read(text);
    if (fates.isEmpty()) {
      return false;
    }
    catchUp();
    String kind = discourse.listed;
    Discourse.Direction direction =
        discourse.heading.isKnown() ? discourse.heading : discourse.outward();
    if (!direction.isKnown()) {
      return false;
    }
    boolean listed = false;
    for (PostList.Fate fate : heading ? fates.subList(0, 1) : fates) {
      // A heading with a place and years may be about anything.
      String named = fate.kind() == null && !heading ? kind : fate.kind();
      if (named != null) {
        // It spans what the text below it tells, which says itself when the post closed.
        if (!heading || fate.change() == PostList.Change.OPENED) {
          drafts.add(draft(fate, named, direction, block, text));
        }
        listed = true;
      }
    }
    return listed;
  }

  private Draft draft(
      PostList.Fate fate, String kind, Discourse.Direction direction, int block, String text) {
    return new Draft(
        means.types().type("mission-" + fate.change().name().toLowerCase(Locale.ROOT)),
        direction.from(),
        direction.to(),
        null,
        fate.date(),
        fate.city(),
        kind,
        Modality.ASSERTED,
        List.of(),
        new Mention(block, fate.span(), fate.span().of(text)),
        "list-of-posts",
        null,
        false);
  }
}
