package org.chancery.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.chancery.desk.Desk;
import org.chancery.desk.DeskException;
import org.chancery.desk.Instruments;
import picocli.CommandLine.Option;

/** Which desk a command works on. */
final class DeskOptions {

  @Option(
      names = "--desk",
      paramLabel = "DIR",
      defaultValue = "desk",
      description = "The folder of the desk (default: ./desk).")
  private Path folder = Path.of("desk");

  Path folder() {
    return folder;
  }

  /** Opens the desk for questions. */
  Desk open(Terminal terminal) {
    return open(folder, terminal);
  }

  static Desk open(Path folder, Terminal terminal) {
    if (!Desk.exists(folder)) {
      throw new DeskException(
          folder.toAbsolutePath().normalize()
              + ": there is no desk here. `chancery add SOURCE --desk "
              + folder
              + "` begins one; `chancery demo` makes one to try.");
    }
    return Desk.open(folder, Instruments.bundled(), terminal.clock());
  }

  /** Opens the desk for changes; says so where it has to wait for another process that writes. */
  Desk openForWriting(String command, WaitOption wait, Terminal terminal) {
    return openForWriting(folder, command, wait, terminal);
  }

  static Desk openForWriting(Path folder, String command, WaitOption wait, Terminal terminal) {
    Duration patience = wait.patience();
    return Desk.openForWriting(
        folder,
        command,
        patience,
        holder ->
            terminal.say(
                "another process writes to this desk ("
                    + holder
                    + "); waiting for it, "
                    + patience.toSeconds()
                    + " seconds at most ..."),
        Instruments.bundled(),
        terminal.clock());
  }

  /** Opens a desk for changes that must be there already. */
  Desk openExistingForWriting(String command, WaitOption wait, Terminal terminal) {
    return Desk.exists(folder) ? openForWriting(command, wait, terminal) : open(terminal);
  }
}
