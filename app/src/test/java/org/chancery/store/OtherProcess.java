package org.chancery.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A writer in a process of its own: takes the desk, says "open", then appends a row a transaction
 * and says its number after each, until its input ends or it is killed.
 */
final class OtherProcess {

  private OtherProcess() {}

  static Process start(Path folder, boolean writing) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            List.of(
                java.toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.toString(),
                Boolean.toString(writing)))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Writer writer = new Writer("other process", Clock.systemUTC(), Duration.ZERO);
    try (Store store = Store.openForWriting(Path.of(arguments[0]), writer)) {
      out.println("open");
      for (int number = 1; Boolean.parseBoolean(arguments[1]); number++) {
        int row = number;
        store.write(
            handle -> handle.execute("INSERT INTO original VALUES (?, 1, x'00')", "n" + row));
        out.println(number);
      }
      System.in.read();
    }
  }
}
