package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class LauncherTest {

  @TempDir Path folder;

  @Test
  void it_runs_from_any_folder_and_through_symbolic_links() throws Exception {
    Path first =
        Files.createSymbolicLink(folder.resolve("first"), Program.HOME.resolve("chancery"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
    Path out = folder.resolve("out");
    Process process =
        Program.start(
            folder,
            ProcessBuilder.Redirect.to(out.toFile()),
            ProcessBuilder.Redirect.DISCARD,
            List.of(second.toString(), "--version"));
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(out)).startsWith("chancery ");
    assertThat(first).isSymbolicLink();
  }

  @Test
  void it_hands_on_the_exit_code_and_words_with_spaces() throws Exception {
    Program.Result result =
        Program.run(folder, "relations", "South  Korea", "*", "--desk", "no desk");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("no desk");
    assertThat(Program.run(folder, "nonsense").code()).isEqualTo(2);
  }

  @Test
  void it_says_where_to_get_a_jdk_where_there_is_none() throws Exception {
    // A copy of the launcher alone, on a machine without any Java that it could find.
    Path launcher = Files.copy(Program.HOME.resolve("chancery"), folder.resolve("chancery"));
    String text = Files.readString(launcher);
    Files.writeString(
        launcher,
        text.replace("/usr/lib/jvm/", folder + "/none/")
            .replace("/opt/*jdk*", "")
            .replace("/Library/Java", folder + "/none")
            .replace("/usr/libexec", folder + "/none"));
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", launcher.toString(), "--version");
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("HOME", folder.toString());
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("dirname", "readlink")) {
      Files.createSymbolicLink(tools.resolve(tool), toolPath(tool));
    }
    builder.environment().put("PATH", tools.toString());
    Path err = folder.resolve("err");
    builder.redirectError(err.toFile());
    assertThat(builder.start().waitFor()).isEqualTo(1);
    assertThat(Files.readString(err)).contains("version 25").contains("https://adoptium.net");
  }

  @Test
  void a_program_that_was_just_built_is_not_built_again() throws Exception {
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(Program.HOME.resolve("chancery").toString(), "--version")
            .redirectError(err.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(err)).isEmpty();
  }

  @Test
  void nothing_is_said_but_the_answer() throws Exception {
    // No warning of the Java machine about native access, class archives or the like.
    assertThat(Program.run(folder, "--version").err()).isEmpty();
    Files.writeString(folder.resolve("note.md"), "# A note\n\nWeather.\n");
    assertThat(Program.run(folder, "add", "note.md").err())
        .isEqualTo("chancery: 1 new; 0 statements read.\n");
    assertThat(Program.run(folder, "search", "weather").err()).isEmpty();
  }

  @Test
  void the_package_leaves_out_what_the_parser_never_reads() throws IOException {
    Path program = Program.HOME.resolve("app/target/chancery");
    try (Stream<Path> libraries = Files.list(program.resolve("lib"))) {
      Path models =
          libraries
              .filter(file -> file.getFileName().toString().startsWith("nlp4j-english"))
              .findFirst()
              .orElseThrow();
      // Its own library has 200 MB more.
      assertThat(Files.size(models)).isLessThan(90_000_000);
      try (JarFile jar = new JarFile(models.toFile())) {
        assertThat(jar.stream().map(entry -> entry.getName()))
            .anyMatch(name -> name.endsWith("english.model"))
            .noneMatch(name -> name.endsWith(".xz"));
      }
    }
  }

  private static Path toolPath(String tool) {
    return Stream.of("/usr/bin/", "/bin/")
        .map(folder -> Path.of(folder + tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }
}
