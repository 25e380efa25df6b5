package org.chancery.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * Goes once through what the quick commands load, so that the launcher can keep those classes in an
 * archive. It says nothing and leaves nothing.
 */
@Command(name = "start-up", hidden = true)
final class StartUpCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("chancery-start-up");
    try {
      Path note = folder.resolve("note.md");
      Files.writeString(note, "# A note\n\nThere is nothing to read here.\n");
      String desk = folder.resolve("desk").toString();
      List.of(
              new String[] {"--help"},
              new String[] {"add", note.toString(), "--desk", desk},
              new String[] {"relations", "KOR", "CUB", "--desk", desk},
              new String[] {"relations", "KOR", "CUB", "--desk", desk, "--json"},
              new String[] {"count", "KOR", "--desk", desk, "--list"},
              new String[] {"count", "KOR", "--desk", desk, "--json"},
              new String[] {"search", "nothing", "--desk", desk},
              new String[] {"show", "note", "--desk", desk},
              new String[] {"status", "--desk", desk})
          .forEach(arguments -> Chancery.run(silent(), arguments));
    } finally {
      delete(folder);
    }
    return Chancery.OK;
  }

  private Terminal silent() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    return new Terminal(
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        100,
        false,
        false,
        program.terminal().home(),
        program.terminal().clock());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .sorted(Comparator.reverseOrder())
          .forEach(path -> {
            try {
              Files.delete(path);
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
          });
    }
  }
}
