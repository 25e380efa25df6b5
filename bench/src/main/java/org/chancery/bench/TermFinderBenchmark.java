package org.chancery.bench;

import java.util.List;
import org.chancery.actor.Gazetteer;
import org.chancery.knowledge.Knowledge;
import org.chancery.reading.mention.TermFinder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The automaton that finds names, missions, titles and dates, beside counting words. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TermFinderBenchmark {

  private final List<String> texts = Dispatches.texts();
  private final int words = Dispatches.words(texts);
  private final TermFinder finder;

  public TermFinderBenchmark() {
    Knowledge knowledge = Knowledge.bundled();
    finder = new TermFinder(Gazetteer.load(knowledge), knowledge);
  }

  @Benchmark
  public void baselineCountsWords(WordCount count, Blackhole blackhole) {
    for (String text : texts) {
      blackhole.consume(Dispatches.words(text));
    }
    count.words += words;
  }

  @Benchmark
  public void findsTerms(WordCount count, Blackhole blackhole) {
    for (String text : texts) {
      blackhole.consume(finder.find(text, false));
    }
    count.words += words;
  }
}
