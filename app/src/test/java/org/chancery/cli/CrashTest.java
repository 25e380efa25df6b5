package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.store.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills {@code add} as the kernel would, again and again, and lets it finish at last. */
@Tag("proof")
class CrashTest {

  private static final int DOCUMENTS = 1000;
  private static final int KILLS = 3;

  /** Everything a desk holds but the moments at which it was recorded. */
  private static final List<String> HOLDINGS =
      List.of(
          "SELECT publication, version, fingerprint, title, written, blocks, original FROM"
              + " publication_version ORDER BY publication, version",
          "SELECT sha256, length FROM original ORDER BY sha256",
          "SELECT sequence, publication, version, written, published, statements FROM reading"
              + " ORDER BY sequence",
          "SELECT id, reading, ordinal, first, second, type, date, modality, mentions, rule FROM"
              + " evidence ORDER BY id",
          "SELECT * FROM current_reading ORDER BY publication",
          "SELECT * FROM act ORDER BY first, second, ordinal",
          "SELECT * FROM spell ORDER BY first, kind, second, ordinal");

  @TempDir Path folder;

  @Test
  void killed_at_any_moment_every_publication_is_in_once_and_whole() throws Exception {
    Files.writeString(folder.resolve("archive.jsonl"), archive());
    Program.Result undisturbed =
        Program.run(folder, "add", "archive.jsonl", "--desk", "undisturbed");
    assertThat(undisturbed.code()).as(undisturbed.err()).isZero();

    Random random = new Random(20260131);
    int interrupted = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process =
          Program.start(
              folder,
              ProcessBuilder.Redirect.DISCARD,
              ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()),
              List.of(
                  Program.HOME.resolve("chancery").toString(),
                  "add",
                  "archive.jsonl",
                  "--desk",
                  "killed"));
      long before = written();
      while (process.isAlive() && written() == before) {
        process.waitFor(1, TimeUnit.MILLISECONDS);
      }
      process.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
      if (process.isAlive()) {
        interrupted++;
      }
      process.destroyForcibly().waitFor();
      Program.Result check = Program.run(folder, "check", "--desk", "killed");
      assertThat(check.code()).as(check.out() + check.err()).isZero();
      assertThat(check.out()).doesNotContain("damaged:");
    }
    assertThat(interrupted).as("a kill must have hit the work").isPositive();
    Program.Result finished = Program.run(folder, "add", "archive.jsonl", "--desk", "killed");
    assertThat(finished.code()).as(finished.err()).isZero();

    assertThat(holdings("killed")).isEqualTo(holdings("undisturbed"));
    assertThat(Program.run(folder, "add", "archive.jsonl", "--desk", "killed").err())
        .contains("0 new, 1,000 unchanged;");
    assertThat(Program.run(folder, "search", "harbour", "--desk", "killed").out())
        .startsWith(DOCUMENTS + " publications\n");
    assertThat(Program.run(folder, "check", "--desk", "killed").out()).endsWith(": all agree.\n");
    try (Desk desk =
        Desk.open(folder.resolve("killed"), Instruments.bundled(), Clock.systemUTC())) {
      assertThat(desk.status().indexed()).isEqualTo(DOCUMENTS);
    }
  }

  /** Bytes that the writer has put on the disk, its log included. */
  private long written() throws IOException {
    long sum = 0;
    for (String file : List.of("desk.db", "desk.db-wal")) {
      Path path = folder.resolve("killed").resolve(file);
      sum += Files.exists(path) ? Files.size(path) : 0;
    }
    return sum;
  }

  private List<Object> holdings(String desk) {
    try (Store store = Store.open(folder.resolve(desk), Clock.systemUTC())) {
      return store.read(handle -> {
        List<Object> all = new ArrayList<>();
        for (String query : HOLDINGS) {
          all.addAll(handle.createQuery(query).mapToMap().list());
        }
        return all;
      });
    }
  }

  /** A few hundred dispatches, each with a few events among a few states. */
  private static String archive() {
    List<String> states = List.of("Cuba", "South Korea", "Chad", "Peru", "Iran", "Ghana", "Nepal");
    List<String> acts =
        List.of(
            "%s and %s established diplomatic relations on %d March %d.",
            "%s severed diplomatic relations with %s on %d March %d.",
            "%s recognised %s on %d March %d.",
            "%s opened an embassy in %s on %d March %d.");
    Random random = new Random(7);
    StringBuilder lines = new StringBuilder();
    for (int document = 0; document < DOCUMENTS; document++) {
      int first = random.nextInt(states.size());
      int second = (first + 1 + random.nextInt(states.size() - 1)) % states.size();
      int year = 1950 + random.nextInt(60);
      String act =
          acts.get(random.nextInt(acts.size()))
              .formatted(states.get(first), states.get(second), 1 + random.nextInt(28), year);
      lines.append(
          """
          {"id": "d/%d", "title": "Dispatch %d", "date": "%d-06", "blocks": [{"kind": "paragraph", \
          "text": "%s"}, {"kind": "paragraph", "text": "The harbour was quiet."}]}
          """
              .formatted(document, document, year, act));
    }
    return lines.toString();
  }
}
