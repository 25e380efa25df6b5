package org.chancery.bench;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.reading.date.DateReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The reader of dates, beside a regular expression that finds years alone. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DateReaderBenchmark {

  private static final Pattern YEAR = Pattern.compile("\\b[12]\\d{3}\\b");

  private final List<String> texts = Dispatches.texts();
  private final int words = Dispatches.words(texts);
  private final DateReader dates = new DateReader();

  @Benchmark
  public void baselineFindsYears(WordCount count, Blackhole blackhole) {
    for (String text : texts) {
      Matcher matcher = YEAR.matcher(text);
      while (matcher.find()) {
        blackhole.consume(matcher.start());
      }
    }
    count.words += words;
  }

  @Benchmark
  public void findsDates(WordCount count, Blackhole blackhole) {
    for (String text : texts) {
      blackhole.consume(dates.find(text));
    }
    count.words += words;
  }
}
