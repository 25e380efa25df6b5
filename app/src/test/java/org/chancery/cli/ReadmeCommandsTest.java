package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs, one after the other and as a reader would, the commands that the README shows. */
@Tag("process")
class ReadmeCommandsTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(?<commands>.*?)```");

  @TempDir Path folder;

  @Test
  void every_command_of_the_readme_works() throws Exception {
    Files.createSymbolicLink(folder.resolve("chancery"), Program.HOME.resolve("chancery"));
    Files.createSymbolicLink(folder.resolve("demo"), Program.HOME.resolve("demo"));
    List<String> commands = commands();
    assertThat(commands).hasSizeGreaterThan(8);
    for (String command : commands) {
      if (command.startsWith("./chancery serve")) {
        serves(command);
      } else {
        works(command);
      }
    }
  }

  /** The lines of the shell blocks that start with ./chancery; comments are dropped. */
  private static List<String> commands() throws IOException {
    String readme = Files.readString(Program.HOME.resolve("README.md"));
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(readme);
    while (block.find()) {
      block
          .group("commands")
          .lines()
          .map(line -> line.replaceFirst("\\s+# .*", "").strip())
          .filter(line -> line.startsWith("./chancery"))
          // The first call builds and serves until it is stopped; its quiet form is run instead.
          .map(line -> line.equals("./chancery demo") ? line + " --no-serve" : line)
          .forEach(commands::add);
    }
    return commands;
  }

  private void works(String command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        Program.start(
            folder,
            ProcessBuilder.Redirect.to(out.toFile()),
            ProcessBuilder.Redirect.to(err.toFile()),
            List.of("/bin/sh", "-c", command));
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(command).isTrue();
    assertThat(process.exitValue()).as(command + "\n" + Files.readString(err)).isZero();
  }

  private void serves(String command) throws IOException, InterruptedException {
    String anyPort = command.replaceFirst(" --port \\d+", "") + " --port 0";
    Process process =
        Program.start(
            folder,
            ProcessBuilder.Redirect.PIPE,
            ProcessBuilder.Redirect.DISCARD,
            List.of("/bin/sh", "-c", "exec " + anyPort));
    try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        HttpClient client = HttpClient.newHttpClient()) {
      String address = String.valueOf(out.readLine());
      assertThat(address).startsWith("http://localhost:");
      HttpResponse<String> health =
          client.send(
              HttpRequest.newBuilder(URI.create(address + "health")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(health.body()).startsWith("ok ");
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("a graceful stop").isTrue();
  }
}
