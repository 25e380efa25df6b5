package org.chancery.bench;

import java.util.List;
import java.util.Locale;
import org.chancery.actor.Gazetteer;
import org.chancery.knowledge.Knowledge;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.reading.Reader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reading whole publications, beside counting their words: first the dispatches, in which most
 * sentences hold an event, and then those of their blocks in which none can, which is what most
 * other text is like.
 */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
public class ReadingBenchmark {

  private final List<Publication> dispatches = Dispatches.publications();
  private final List<Publication> eventless;
  private final Reader reader;
  private final int words;
  private final int eventlessWords;

  public ReadingBenchmark() {
    Knowledge knowledge = Knowledge.bundled();
    reader = Reader.load(knowledge, Gazetteer.load(knowledge));
    List<String> triggers =
        knowledge.table("en/lexicon/triggers.tsv", "prefix").rows().stream()
            .map(row -> row.cell("prefix"))
            .toList();
    eventless =
        dispatches.stream()
            .map(publication -> without(publication, triggers))
            .filter(publication -> !publication.blocks().isEmpty())
            .toList();
    words = words(dispatches);
    eventlessWords = words(eventless);
    if (eventlessWords == 0) {
      throw new IllegalStateException("blocks without a trigger were expected, found none");
    }
  }

  private static Publication without(Publication publication, List<String> triggers) {
    return new Publication(
        publication.id(),
        publication.title(),
        publication.date(),
        publication.published(),
        publication.publisher(),
        publication.authors(),
        publication.series(),
        publication.url(),
        publication.language(),
        publication.rights(),
        publication.blocks().stream()
            .filter(block ->
                triggers.stream().noneMatch(block.text().toLowerCase(Locale.ROOT)::contains))
            .toList());
  }

  private static int words(List<Publication> publications) {
    return publications.stream()
        .flatMap(publication -> publication.blocks().stream())
        .mapToInt(block -> Dispatches.words(block.text()))
        .sum();
  }

  @Benchmark
  public void baselineCountsWords(WordCount count, Blackhole blackhole) {
    for (Publication publication : dispatches) {
      for (Block block : publication.blocks()) {
        blackhole.consume(Dispatches.words(block.text()));
      }
    }
    count.words += words;
  }

  @Benchmark
  public void readsDispatches(WordCount count, Blackhole blackhole) {
    for (Publication publication : dispatches) {
      blackhole.consume(reader.read(publication));
    }
    count.words += words;
  }

  @Benchmark
  public void passesOverEventlessText(WordCount count, Blackhole blackhole) {
    for (Publication publication : eventless) {
      blackhole.consume(reader.read(publication));
    }
    count.words += eventlessWords;
  }
}
