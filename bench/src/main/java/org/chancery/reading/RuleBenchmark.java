package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.Gazetteer;
import org.chancery.bench.Dispatches;
import org.chancery.bench.WordCount;
import org.chancery.knowledge.Knowledge;
import org.chancery.reading.rule.Rule;
import org.chancery.reading.sentence.SentenceSplitter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The rules on sentences that are parsed already, beside parsing them.
 *
 * <p>It stands in the package of the reader because a parsed sentence is nobody else's business.
 */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RuleBenchmark {

  /** Enough sentences to be of every sort, few enough that a pass of the parser takes a second. */
  private static final int SENTENCES = 200;

  private final List<String> sentences = new ArrayList<>();
  private final List<Scene> scenes = new ArrayList<>();
  private final Reader reader;
  private final List<List<Rule>> tried = new ArrayList<>();
  private final int words;

  public RuleBenchmark() {
    Knowledge knowledge = Knowledge.bundled();
    reader = Reader.load(knowledge, Gazetteer.load(knowledge));
    SentenceSplitter splitter = new SentenceSplitter();
    Dispatches.texts().stream()
        .flatMap(text -> splitter.split(text).stream().map(span -> span.of(text)))
        .filter(sentence -> Dispatches.words(sentence) >= 5)
        .limit(SENTENCES)
        .forEach(sentences::add);
    sentences.forEach(sentence -> {
      scenes.add(reader.scene(sentence, false));
      tried.add(reader.candidate(reader.wording(sentence, false)).tried());
    });
    words = Dispatches.words(sentences);
  }

  @Benchmark
  public void baselineParses(WordCount count, Blackhole blackhole) {
    for (String sentence : sentences) {
      blackhole.consume(reader.scene(sentence, false));
    }
    count.words += words;
  }

  /** Every rule at every word, as a rule's author imagines it. */
  @Benchmark
  public void matchesEveryRule(WordCount count, Blackhole blackhole) {
    for (Scene scene : scenes) {
      blackhole.consume(reader.hits(scene));
    }
    count.words += words;
  }

  /** Only the rules that the tags allow, which is how the reader does it. */
  @Benchmark
  public void matchesRulesThatMayMatch(WordCount count, Blackhole blackhole) {
    for (int i = 0; i < scenes.size(); i++) {
      blackhole.consume(reader.hits(scenes.get(i), tried.get(i)));
    }
    count.words += words;
  }
}
