package org.chancery.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one desk: one that writes, and any number that read. */
@Tag("process")
class TogetherTest {

  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path folder;

  @BeforeEach
  void a_desk_with_one_note() throws Exception {
    note("first", "The harbour was quiet.");
    Program.Result result = Program.run(folder, "add", "first.md");
    assertThat(result.code()).as(result.err()).isZero();
  }

  private void note(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".md"), "# The %s note\n\n%s\n".formatted(name, text));
  }

  @Test
  void what_is_added_while_the_desk_is_served_is_on_the_next_page() throws Exception {
    Process serving = start("serve", false, "serve", "--port", "0");
    try (BufferedReader out =
            new BufferedReader(new InputStreamReader(serving.getInputStream(), UTF_8));
        HttpClient browser = HttpClient.newHttpClient()) {
      String address = String.valueOf(out.readLine());
      assertThat(page(browser, address + "?q=harbour")).contains("The first note");
      assertThat(page(browser, address + "?q=harbour")).doesNotContain("The second note");

      note("second", "The harbour was loud.");
      Program.Result added = Program.run(folder, "add", "second.md");
      assertThat(added.code()).as(added.err()).isZero();
      assertThat(added.err()).isEqualTo("chancery: 1 new; 0 statements read.\n");

      assertThat(page(browser, address + "?q=harbour"))
          .contains("The first note")
          .contains("The second note");
      assertThat(page(browser, address + "publication?id=second"))
          .contains("The harbour was loud.");

      Program.Result rebuilt = Program.run(folder, "rebuild");
      assertThat(rebuilt.code()).as(rebuilt.err()).isZero();
      assertThat(page(browser, address + "?q=loud")).contains("The second note");
      assertThat(page(browser, address + "health")).startsWith("ok ");
      assertThat(serving.isAlive()).isTrue();
    } finally {
      serving.destroy();
      assertThat(serving.waitFor(1, TimeUnit.MINUTES)).as("a graceful stop").isTrue();
    }
  }

  private static String page(HttpClient browser, String address)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        browser.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString(UTF_8));
    assertThat(response.statusCode()).as(address).isEqualTo(200);
    return response.body();
  }

  @Test
  void a_second_writer_says_who_writes_or_waits_for_it_and_nobody_waits_to_read() throws Exception {
    // It holds the desk for as long as its input does not end.
    Process first = start("first", true, "add", "-");
    try {
      String holder = "process " + first.pid() + ", add, since 20";
      await("the first to write", first, () -> contents("desk/desk.lock").startsWith(holder));
      note("second", "The harbour was loud.");

      Program.Result refused = Program.run(folder, "add", "second.md", "--wait", "0");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .contains("desk.lock: another process writes to this desk (" + holder);
      assertThat(Program.run(folder, "rebuild", "--wait", "0").err()).contains(holder);
      assertThat(Program.run(folder, "search", "harbour").out()).startsWith("1 publication\n");
      assertThat(Program.run(folder, "status").code()).isZero();
      assertThat(Program.run(folder, "backup", "copy.db").code()).isZero();

      Process second = start("second", false, "add", "second.md", "--wait", "300");
      try {
        await(
            "the second to wait", second, () -> contents("second.err").contains("waiting for it"));
        assertThat(contents("second.err")).contains(holder);
        // Its error stream is taken for a terminal: the bar appears although no document came yet.
        await("a bar", first, () -> contents("first.err").contains("Adding"));
        try (var input = first.getOutputStream()) {
          input.write("# The third note\n\nThe harbour was shut.\n".getBytes(UTF_8));
        }
        assertThat(first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).as(contents("first.err")).isZero();
        assertThat(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).as(contents("second.err")).isZero();
      } finally {
        second.destroyForcibly();
      }
    } finally {
      first.destroyForcibly();
    }
    assertThat(contents("second.err")).endsWith("chancery: 1 new; 0 statements read.\n");
    assertThat(Program.run(folder, "search", "harbour").out()).startsWith("3 publications\n");
  }

  @Test
  void a_killed_writer_keeps_nobody_out() throws Exception {
    Process killed = start("killed", false, "add", "-");
    await("the writer", killed, () -> contents("desk/desk.lock").contains(", add, "));
    killed.destroyForcibly().waitFor();
    note("second", "The harbour was loud.");
    Program.Result added = Program.run(folder, "add", "second.md", "--wait", "0");
    assertThat(added.code()).as(added.err()).isZero();
  }

  /**
   * Starts the program with an input and an output that stay open; what it complains of goes into a
   * file.
   *
   * @param watched whether it is to take its error stream for a terminal
   */
  private Process start(String name, boolean watched, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Program.HOME.resolve("chancery").toString());
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.environment().put("CHANCERY_NO_BUILD", "1");
    if (watched) {
      builder.environment().put("CHANCERY_JAVA_OPTIONS", "-Dchancery.watched=true");
    }
    builder.redirectError(folder.resolve(name + ".err").toFile());
    return builder.start();
  }

  private String contents(String file) {
    try {
      Path path = folder.resolve(file);
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException beingWritten) {
      return "";
    }
  }

  private static void await(String what, Process process, BooleanSupplier reached)
      throws InterruptedException {
    long begun = System.nanoTime();
    while (!reached.getAsBoolean()) {
      assertThat(process.isAlive()).as(what + ": the process must not end before").isTrue();
      assertThat(System.nanoTime() - begun)
          .as(what)
          .isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
      Thread.sleep(20);
    }
  }
}
