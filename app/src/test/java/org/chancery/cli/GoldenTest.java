package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the commands print over a small fixed archive, held against files. Where a better reader
 * changes an answer, {@code -Dgolden.update=true} writes the files anew, to be read in the change.
 */
@Tag("process")
class GoldenTest {

  private static final Path GOLDEN =
      Program.HOME.resolve("app/src/test/resources/org/chancery/cli/golden");

  @TempDir static Path folder;

  @BeforeAll
  static void read_the_archive() throws Exception {
    Program.Result result = Program.run(folder, "add", GOLDEN.resolve("archive.jsonl").toString());
    assertThat(result.code()).as(result.err()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "relations-disputed, relations KOR CUB --on 2024-06-01",
    "relations-disputed-day, relations KOR CUB --on 2024-02-14",
    "relations-known, relations KOR CUB --on 1975 --known 2016-12-31",
    "relations-restored, relations IRN GBR --on 2000-01-01",
    "relations-broken, relations IRN GBR --on 1990-01-01",
    "relations-json, relations KOR CUB --on 2024-06-01 --json",
    "relations-unknown, relations PRT NPL --on 1960",
    "contradictions, contradictions",
    "count, count KOR --on 2024-06-01",
    "count-list, count GBR --on 2000-01-01 --known 1999-12-31",
    "count-json, count KOR --on 1800 --json",
    "show, show wire-1",
    "show-without-events, show note-1",
    "read-json, read wire.jsonl"
  })
  void a_command_prints_what_its_file_holds(String name, String command) throws Exception {
    Files.copy(
        GOLDEN.resolve("wire.jsonl"),
        folder.resolve("wire.jsonl"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Program.Result result = Program.run(folder, command.split(" ", -1));
    assertThat(result.code()).as(result.err()).isZero();
    Path file = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, result.out());
    }
    assertThat(result.out()).isEqualTo(read(file));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
