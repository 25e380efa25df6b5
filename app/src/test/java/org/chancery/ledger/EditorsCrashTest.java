package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.ledger.Desk.CUB;
import static org.chancery.ledger.Desk.KOR;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process while it rules or rebuilds, as the kernel would. */
@Tag("proof")
class EditorsCrashTest {

  private static final int KILLS = 6;

  @TempDir Path folder;

  private void history() {
    Random random = new Random(20260131);
    try (Desk desk = new Desk(folder)) {
      desk.store.write(transaction -> {
        for (int i = 0; i < KilledEditor.PUBLICATIONS; i++) {
          String type = random.nextBoolean() ? "relations-severed" : "relations-restored";
          String line =
              "2000: %s KOR CUB %d-0%d-1%d"
                  .formatted(
                      type, 1950 + random.nextInt(45), 1 + random.nextInt(9), random.nextInt(10));
          desk.ledger.append(transaction, Desk.reading("p" + i, 1, line, Desk.MORNING));
        }
        return transaction;
      });
    }
  }

  /** Runs a process until it said some lines and a moment longer, and gives all that it said. */
  private List<String> killed(String work, int lines, int milliseconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledEditor.class.getName(),
                folder.toString(),
                work)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      assertThat(line).isEqualTo("ready");
      for (int i = 0; i < lines && (line = out.readLine()) != null; i++) {
        said.add(line);
      }
      process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
      process.toHandle().destroyForcibly(); // unlike the process's own, this leaves its output
      while ((line = out.readLine()) != null) {
        said.add(line);
      }
    }
    process.waitFor();
    return said;
  }

  private static List<String> derived(Desk desk) {
    List<String> all = new ArrayList<>();
    desk.ledger.acts(KOR, CUB).forEach(act -> all.add(act.toString()));
    for (String day : List.of("1950", "1960-01-01", "1975-06", "1990", "2020")) {
      all.add(desk.relations(KOR, CUB, day).toString());
    }
    return all;
  }

  @Test
  void what_an_editor_was_told_is_recorded_is_there_once_and_in_the_answers() throws Exception {
    history();
    Random random = new Random(7);
    int acknowledged = 0;
    int interrupted = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      List<String> said = killed("rule", 1 + random.nextInt(15), random.nextInt(60));
      acknowledged += said.size();
      try (Desk desk = new Desk(folder)) {
        List<RecordedRuling> rulings = desk.ledger.editors().rulings(null).reversed();
        // The one in flight may have been committed without being told of.
        assertThat(rulings.size()).isBetween(acknowledged, acknowledged + 1);
        interrupted += rulings.size() < KilledEditor.PUBLICATIONS ? 1 : 0;
        acknowledged = rulings.size();
        for (int i = 0; i < rulings.size(); i++) {
          assertThat(rulings.get(i).ruling().why()).isEqualTo("ruling on " + i);
          assertThat(rulings.get(i).ruling().id()).isEqualTo(i + 1);
        }
        List<String> before = derived(desk);
        desk.ledger.rebuild();
        assertThat(derived(desk)).isEqualTo(before);
      }
    }
    assertThat(interrupted).as("a kill must have hit the work").isPositive();
    assertThat(acknowledged).isPositive();
  }

  @Test
  void a_rebuild_that_is_killed_leaves_what_was() throws Exception {
    history();
    List<String> before;
    try (Desk desk = new Desk(folder)) {
      before = derived(desk);
    }
    Random random = new Random(8);
    int rebuilt = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      rebuilt += killed("rebuild", random.nextInt(3), random.nextInt(60)).size();
      try (Desk desk = new Desk(folder)) {
        assertThat(derived(desk)).isEqualTo(before);
      }
    }
    assertThat(rebuilt).as("rebuilds that came to their end").isPositive();
  }
}
