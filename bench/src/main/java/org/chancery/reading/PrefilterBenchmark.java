package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.Gazetteer;
import org.chancery.bench.Dispatches;
import org.chancery.bench.WordCount;
import org.chancery.knowledge.Knowledge;
import org.chancery.reading.mention.Term;
import org.chancery.reading.sentence.SentenceSplitter;
import org.chancery.text.Span;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What decides which sentences are looked at any further, beside counting words: the triggers, for
 * which the sentences are split and looked through, and, of the sentences that have one, the
 * conditions that follow from the rules. Terms and words are at hand, as other benchmarks measure
 * them.
 */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PrefilterBenchmark {

  private final List<String> texts = Dispatches.texts();
  private final int words = Dispatches.words(texts);
  private final List<List<Term>> terms = new ArrayList<>();
  private final SentenceSplitter splitter = new SentenceSplitter();
  private final Triggers triggers;
  private final List<Wording> triggered = new ArrayList<>();
  private final int triggeredWords;
  private final Reader reader;

  public PrefilterBenchmark() {
    Knowledge knowledge = Knowledge.bundled();
    Gazetteer gazetteer = Gazetteer.load(knowledge);
    reader = Reader.load(knowledge, gazetteer);
    triggers = new Triggers(knowledge, gazetteer);
    for (String text : texts) {
      List<Term> found = reader.terms(text);
      terms.add(found);
      for (Span sentence : splitter.split(text)) {
        if (triggers.in(text, sentence, found) != Triggers.Found.NONE) {
          triggered.add(Wording.of(0, text, sentence, /* titled= */ false, found));
        }
      }
    }
    triggeredWords =
        triggered.stream()
            .mapToInt(wording -> Dispatches.words(wording.sentence().of(wording.text())))
            .sum();
  }

  @Benchmark
  public void baselineCountsWords(WordCount count, Blackhole blackhole) {
    for (String text : texts) {
      blackhole.consume(Dispatches.words(text));
    }
    count.words += words;
  }

  @Benchmark
  public void findsSentencesWithTriggers(WordCount count, Blackhole blackhole) {
    for (int i = 0; i < texts.size(); i++) {
      for (Span sentence : splitter.split(texts.get(i))) {
        blackhole.consume(triggers.in(texts.get(i), sentence, terms.get(i)));
      }
    }
    count.words += words;
  }

  @Benchmark
  public void asksWhichRulesMayMatch(WordCount count, Blackhole blackhole) {
    for (Wording wording : triggered) {
      blackhole.consume(reader.candidate(wording));
    }
    count.words += triggeredWords;
  }
}
