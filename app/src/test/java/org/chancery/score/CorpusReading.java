package org.chancery.score;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chancery.event.Attribution;
import org.chancery.event.Mention;
import org.chancery.event.Statement;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.intake.Intake;
import org.chancery.intake.Outcome;
import org.chancery.reading.Reader;

/**
 * A corpus and what the reader found in it.
 *
 * @param read by the id of the publication, in the order of the corpus
 */
record CorpusReading(Corpus corpus, Map<String, Outcome.Read> read) {

  private static final int THREADS = 2;

  /**
   * Reads a corpus as the program reads files.
   *
   * @throws IllegalStateException where a publication was refused, or is annotated and missing
   */
  static CorpusReading of(Corpus corpus, Reader reader) {
    Map<String, Outcome.Read> read = new LinkedHashMap<>();
    // A document without a date counts as published on the day it is read: here always the same.
    Harvester harvester = new Harvester(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    Intake.read(
        List.of(new Source.Location(corpus.documents())),
        harvester,
        reader,
        THREADS,
        outcome -> {
          switch (outcome) {
            case Outcome.Read one -> read.put(one.publication().id().value(), one);
            case Outcome.Refused refused ->
                throw new IllegalStateException(corpus.name() + ": " + refused);
            case Outcome.Withdrawn gone ->
                throw new IllegalStateException("withdrawn: " + gone.origin());
            case Outcome.Taken taken ->
                throw new IllegalStateException("nothing is taken in here: " + taken.origin());
          }
        });
    for (String annotated : corpus.gold().keySet()) {
      if (!read.containsKey(annotated)) {
        throw new IllegalStateException(
            corpus.name() + ": " + annotated + " is annotated, and no publication of that id");
      }
    }
    return new CorpusReading(corpus, read);
  }

  /** The events of a publication that are of a type of the guidelines. */
  List<CodedEvent> events(String publication) {
    Outcome.Read one = read.get(publication);
    if (one == null) {
      return List.of();
    }
    return one.reading().statements().stream()
        .filter(Statement.Event.class::isInstance)
        .map(statement -> CodedEvent.read((Statement.Event) statement))
        .filter(CodedEvent::isOfTheGuidelines)
        .toList();
  }

  /** The share of quotes, of statements and attributions alike, that are the text they point to. */
  Ratio quotes(Corpus.Part part) {
    Ratio quotes = Ratio.NONE;
    for (Outcome.Read one : read.values()) {
      if (!part.holds(one.publication().id().value())) {
        continue;
      }
      for (Statement statement : one.reading().statements()) {
        List<Mention> mentions = new ArrayList<>(statement.mentions());
        statement.attribution().stream().map(Attribution::mention).forEach(mentions::add);
        for (Mention mention : mentions) {
          quotes = quotes.plus(isExact(one, mention) ? 1 : 0, 1);
        }
      }
    }
    return quotes;
  }

  private static boolean isExact(Outcome.Read one, Mention mention) {
    String text = one.publication().blocks().get(mention.block()).text();
    return mention.span().end() <= text.length() && mention.span().of(text).equals(mention.quote());
  }
}
