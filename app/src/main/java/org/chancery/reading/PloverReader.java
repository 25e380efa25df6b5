package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.event.Coding;
import org.chancery.knowledge.Knowledge;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.reading.mention.Term;
import org.chancery.reading.mention.TermFinder;
import org.chancery.reading.rule.Rule;
import org.chancery.reading.rule.RuleFile;
import org.chancery.reading.sentence.SentenceSplitter;
import org.chancery.reading.syntax.Parser;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads a publication in the terms of PLOVER, the ontology of political events: coarser than the
 * events of diplomacy, and wider. Every sentence that names an actor is parsed.
 */
public final class PloverReader {

  private static final int LONGEST_SENTENCE = 2_000;

  /** Why a sentence is parsed, for those who ask. */
  private static final String ANY_ACTOR = "an actor";

  private final Gazetteer gazetteer;
  private final TermFinder terms;
  private final Parser parser;
  private final Lexicon lexicon;
  private final Codebook codebook;
  private final List<Rule> rules;
  private final List<Rule> fallbacks;
  private final Proxies proxies;
  private final SentenceSplitter splitter = new SentenceSplitter();

  PloverReader(Knowledge knowledge, Gazetteer gazetteer, TermFinder terms, Parser parser) {
    this.gazetteer = gazetteer;
    this.terms = terms;
    this.parser = parser;
    this.lexicon = new Lexicon(knowledge, "en/lexicon/classes.tsv", "en/plover/classes.tsv");
    this.codebook = new Codebook(knowledge);
    this.rules = RuleFile.load(knowledge, "en/plover/rules", codebook::stated, lexicon.classes());
    this.fallbacks =
        RuleFile.load(knowledge, "en/plover/fallback", codebook::stated, lexicon.classes());
    this.proxies = new Proxies(knowledge);
  }

  /** Codes a publication; text that cannot be read yields a warning, never an exception. */
  public Reading read(Publication publication) {
    return read(publication, Trace.SILENT);
  }

  /** Codes a publication as {@link #read} does, and says why it is coded so. */
  public Explanation explain(Publication publication) {
    Trace.Kept trace = new Trace.Kept();
    Reading reading = read(publication, trace);
    return new Explainer(publication, rules(), lexicon, scene -> new Lenient(scene, false))
        .explain(trace, reading);
  }

  private Reading read(Publication publication, Trace trace) {
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
    List<Coding> codings = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < publication.blocks().size(); i++) {
      Block block = publication.blocks().get(i);
      for (Span sentence : splitter.split(block.text())) {
        if (sentence.length() > LONGEST_SENTENCE) {
          warnings.add(
              "block " + i + ": a sentence of " + sentence.length() + " characters was not read");
          continue;
        }
        List<Term> inside =
            found.get(i).stream().filter(term -> sentence.contains(term.span())).toList();
        boolean named = mayHoldEvent(inside) || proxies.mayBeIn(sentence.of(block.text()));
        trace.sentence(i, sentence, named ? List.of(ANY_ACTOR) : List.of());
        if (named) {
          Wording wording =
              Wording.of(i, block.text(), sentence, block.kind() == Block.Kind.HEADING, inside);
          Scene scene = Scene.of(wording, parser.parse(wording.words()), lexicon);
          trace.parsed(scene);
          codings.addAll(coder(scene, discourse).code());
        }
      }
    }
    return new Reading(publication.id(), List.of(), codings, warnings);
  }

  /** An event of politics has an actor: a sentence that names none at all is not parsed. */
  private static boolean mayHoldEvent(List<Term> terms) {
    return terms.stream()
        .anyMatch(term -> term instanceof Term.Named || term instanceof Term.Title);
  }

  private Coder coder(Scene scene, Discourse discourse) {
    List<@Nullable ActorId> states = proxies.in(scene, discourse.year());
    return new Coder(scene, discourse, rules, fallbacks, codebook, states);
  }

  /** The scene of a single sentence, for those who test rules. */
  Scene scene(String sentence) {
    Wording wording =
        Wording.of(
            0,
            sentence,
            new Span(0, sentence.length()),
            /* titled= */ false,
            terms.find(sentence, false));
    return Scene.of(wording, parser.parse(wording.words()), lexicon);
  }

  /** All rules, those for a second look last. */
  List<Rule> rules() {
    return Stream.concat(rules.stream(), fallbacks.stream()).toList();
  }
}
