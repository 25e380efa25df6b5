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

/** Runs the benchmarks and prints a table: words a second, and the ratio to the baseline. */
public final class Measure {

  private Measure() {}

  /** The arguments are those of JMH. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
    Map<String, Double> baselines = new HashMap<>();
    for (RunResult result : results) {
      if (method(result).startsWith("baseline")) {
        baselines.put(owner(result), words(result).getScore());
      }
    }
    StringBuilder table =
        new StringBuilder(
            """

            | benchmark | what | words/s | ± | of the baseline |
            |---|---|---|---|---|
            """);
    for (RunResult result : results) {
      Result<?> words = words(result);
      Double baseline = baselines.get(owner(result));
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %,.0f | %s | %s |\n",
              owner(result),
              method(result),
              words.getScore(),
              error(words.getScoreError()),
              baseline == null
                  ? "–"
                  : String.format(Locale.ROOT, "%.4f", words.getScore() / baseline)));
    }
    System.out.print(table);
  }

  /** A single measurement has no error that could be told. */
  private static String error(double error) {
    return Double.isNaN(error) ? "–" : String.format(Locale.ROOT, "%,.0f", error);
  }

  private static Result<?> words(RunResult result) {
    Result<?> words = result.getSecondaryResults().get("words");
    if (words == null) {
      throw new IllegalStateException(
          result.getParams().getBenchmark() + ": words were expected to be counted");
    }
    return words;
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
