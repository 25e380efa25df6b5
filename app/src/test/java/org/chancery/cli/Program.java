package org.chancery.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The packaged program as a process, started by its launcher. */
final class Program {

  /** The folder of the repository; tests run in that of the module. */
  static final Path HOME = Path.of("").toAbsolutePath().resolve("..").normalize();

  private static final long PATIENCE_MINUTES = 5;

  private Program() {}

  record Result(int code, String out, String err) {}

  /** Runs a command to its end in a folder. */
  static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("chancery", ".out");
    Path err = Files.createTempFile("chancery", ".err");
    try {
      Process process =
          start(
              folder,
              ProcessBuilder.Redirect.to(out.toFile()),
              ProcessBuilder.Redirect.to(err.toFile()),
              Stream.concat(
                      Stream.of(HOME.resolve("chancery").toString()), Arrays.stream(arguments))
                  .toList());
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        Assertions.fail(
            String.join(" ", arguments) + " did not end; it said: " + Files.readString(err));
      }
      return new Result(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Starts a command line. The program is run as it was built: a test must not build. */
  static Process start(
      Path folder,
      ProcessBuilder.Redirect out,
      ProcessBuilder.Redirect err,
      List<String> commandLine)
      throws IOException {
    need(
        Files.isRegularFile(HOME.resolve("app/target/chancery/chancery.jar")),
        "the packaged program");
    ProcessBuilder builder = new ProcessBuilder(commandLine);
    builder.directory(folder.toFile());
    builder.environment().put("CHANCERY_NO_BUILD", "1");
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(out);
    builder.redirectError(err);
    return builder.start();
  }

  /** Skips a test aloud for want of something; in CI nothing may be wanting. */
  static void need(boolean there, String what) {
    if ("true".equals(System.getenv("CI"))) {
      Assertions.assertTrue(there, what + " is missing, and CI has to have it");
    }
    Assumptions.assumeTrue(there, () -> "SKIPPED: " + what + " is missing");
  }
}
