package org.chancery.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs the benchmarks and prints a table: words a second (or calls, where none are counted), and
 * the ratio to the baseline.
 */
public final class Measure {

  /** What a call that counts no words is timed in. */
  private static final double MILLISECONDS = 1000;

  private Measure() {}

  /** The arguments are those of JMH. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
    Map<String, Double> baselines = new HashMap<>();
    for (RunResult result : results) {
      if (method(result).startsWith("baseline")) {
        baselines.put(owner(result), rate(result));
      }
    }
    StringBuilder table =
        new StringBuilder(
            """

            | benchmark | what | words (or calls) a second | ± | of the baseline |
            |---|---|---|---|---|
            """);
    for (RunResult result : results) {
      double rate = rate(result);
      Double baseline = baselines.get(owner(result));
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %,.0f | %s | %s |\n",
              owner(result),
              method(result),
              rate,
              error(errorOfRate(result)),
              baseline == null ? "–" : String.format(Locale.ROOT, "%.4f", rate / baseline)));
    }
    System.out.print(table);
  }

  /** A single measurement has no error that could be told. */
  private static String error(double error) {
    return Double.isNaN(error) ? "–" : String.format(Locale.ROOT, "%,.0f", error);
  }

  /** Words a second where words are counted, else calls a second. */
  private static double rate(RunResult result) {
    Result<?> words = result.getSecondaryResults().get("words");
    return words == null ? MILLISECONDS / result.getPrimaryResult().getScore() : words.getScore();
  }

  private static double errorOfRate(RunResult result) {
    Result<?> words = result.getSecondaryResults().get("words");
    if (words != null) {
      return words.getScoreError();
    }
    Result<?> call = result.getPrimaryResult();
    return rate(result) * call.getScoreError() / call.getScore();
  }

  private static String method(RunResult result) {
    String name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String owner(RunResult result) {
    String name = result.getParams().getBenchmark();
    String type = name.substring(0, name.lastIndexOf('.'));
    return type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "");
  }
}
