package org.chancery.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.chancery.access.AccessException;
import org.chancery.alert.AlertException;
import org.chancery.desk.DeskException;
import org.chancery.export.ExportException;
import org.chancery.harvest.HarvestException;
import org.chancery.intake.IntakeException;
import org.chancery.knowledge.KnowledgeException;
import org.chancery.ledger.LedgerException;
import org.chancery.search.QueryException;
import org.chancery.search.SearchException;
import org.chancery.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: one command line, its commands, and the exit codes they share. */
@Command(
    name = "chancery",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "A research desk for diplomatic relations: reads what is published about foreign affairs,"
          + " keeps a dated record of it, and answers as of any day.",
      ""
    },
    subcommands = {
      DemoCommand.class,
      ReadCommand.class,
      AddCommand.class,
      WatchCommand.class,
      UnwatchCommand.class,
      SourcesCommand.class,
      RelationsCommand.class,
      CountCommand.class,
      AsKnownCommand.class,
      BriefCommand.class,
      MissionsCommand.class,
      NetworkCommand.class,
      ChangesCommand.class,
      ClaimsCommand.class,
      ContradictionsCommand.class,
      WhyCommand.class,
      RuleCommand.class,
      RulingsCommand.class,
      RemoveCommand.class,
      GradeCommand.class,
      GradesCommand.class,
      ReleaseCommand.class,
      ReleasesCommand.class,
      ExplainCommand.class,
      ShowCommand.class,
      SearchCommand.class,
      StatusCommand.class,
      RebuildCommand.class,
      RereadCommand.class,
      BackupCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      CiteCommand.class,
      CheckCommand.class,
      EmbedCommand.class,
      ServeCommand.class,
      UserCommand.class,
      SubscribeCommand.class,
      MailCommand.class,
      SignalsCommand.class,
      StartUpCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  chancery demo                                  a bundled archive, read, asked and served",
      "  chancery add dispatches.jsonl pages/           take publications into the desk ./desk",
      "  chancery relations KOR Cuba --on 1975          had they relations in 1975?",
      "  chancery count \"South Korea\" --on 2024-02-16   with how many states?",
      "",
      "Exit codes: 0 all done; 1 something was refused or failed, and the message names it; 2 wrong"
          + " usage, or a state unknown or ambiguous.",
      "`chancery COMMAND --help` tells more; docs/commands.md and docs/json.md tell all."
    })
final class Chancery implements Runnable {

  /** Everything was done. */
  static final int OK = 0;

  /** Something was refused or failed; the message names it. */
  static final int FAILED = 1;

  /** The command line was wrong, or a state unknown or ambiguous. */
  static final int USAGE = 2;

  private final Terminal terminal;
  @Spec private CommandSpec spec;

  Chancery(Terminal terminal) {
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command was expected, found none");
  }

  public static void main(String[] arguments) {
    Output output = new Output(new FileOutputStream(FileDescriptor.out));
    Terminal terminal =
        new Terminal(
            System.in,
            new PrintStream(new BufferedOutputStream(output, 1 << 16), false, UTF_8),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
            Integer.getInteger("chancery.columns", 100),
            Boolean.getBoolean("chancery.styled"),
            Boolean.getBoolean("chancery.watched"),
            Path.of(System.getProperty("chancery.home", ".")),
            Clock.systemUTC());
    int code = run(terminal, arguments);
    String failure = output.failure();
    if (failure != null) {
      terminal.say("standard output: not all could be written: " + failure);
      code = FAILED;
    }
    System.exit(code);
  }

  /** Runs one command, and says its exit code. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine program = new CommandLine(new Chancery(terminal));
    program.setOut(writer(terminal.out()));
    program.setErr(writer(terminal.err()));
    program.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.styled() ? Ansi.ON : Ansi.OFF));
    program.setUsageHelpWidth(Math.clamp(terminal.width(), 80, 120));
    program.setCaseInsensitiveEnumValuesAllowed(true);
    program.registerConverter(int.class, Chancery::number);
    program.registerConverter(Integer.class, Chancery::number);
    program.registerConverter(Path.class, Chancery::path);
    // -word is a word that must be absent, not an option.
    Objects.requireNonNull(program.getSubcommands().get("search"), "the search command")
        .setUnmatchedOptionsArePositionalParams(true)
        .setPosixClusteredShortOptionsAllowed(false);
    program.setParameterExceptionHandler((failure, line) -> usage(terminal, failure));
    program.setExecutionExceptionHandler((failure, line, parsed) -> failed(terminal, failure));
    int code;
    try {
      code = program.execute(arguments);
    } catch (OutOfMemoryError failure) {
      code = outOfMemory(terminal);
    }
    terminal.out().flush();
    return code;
  }

  private static int number(String typed) {
    try {
      return Integer.parseInt(typed);
    } catch (NumberFormatException other) {
      throw new TypeConversionException("a whole number was expected, found \"" + typed + "\"");
    }
  }

  private static Path path(String typed) {
    if (typed.isBlank()) {
      throw new TypeConversionException("a file or folder was expected, found an empty name");
    }
    try {
      return Path.of(typed);
    } catch (InvalidPathException malformed) {
      throw new TypeConversionException(
          "a file or folder was expected, found \"" + typed + "\": " + malformed.getReason());
    }
  }

  private static int outOfMemory(Terminal terminal) {
    terminal.say(
        "the memory did not suffice (%d MB at most; reading needs 1500). More is allowed by CHANCERY_JAVA_OPTIONS=-Xmx4g"
            .formatted(Runtime.getRuntime().maxMemory() >> 20));
    return FAILED;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
  }

  private static int usage(Terminal terminal, ParameterException failure) {
    terminal.say(said(failure));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, writer(terminal.err()))) {
      terminal
          .err()
          .println(
              "Usage: " + failure.getCommandLine().getHelp().synopsis("Usage: ".length()).strip());
      terminal.err().println("--help tells more.");
    }
    return USAGE;
  }

  /** The library counts arguments from 0; people do not count them at all. */
  private static String said(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String first = unmatched.getUnmatched().getFirst();
      boolean atStart = failure.getCommandLine().getParent() == null;
      if (first.startsWith("-")) {
        return "unknown option " + first + (atStart ? " here; options stand behind a command" : "");
      }
      return atStart
          ? "there is no command \"" + first + "\""
          : "\"" + first + "\" was not expected; words with spaces need quotes";
    }
    return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
  }

  private static int failed(Terminal terminal, Exception failure) {
    terminal.out().flush();
    switch (failure) {
      case UsageException usage -> {
        terminal.complain(usage);
        return USAGE;
      }
      case OutputClosedException closed -> {
        // As with every filter: who closes the pipe has seen enough. A full disk is told of at the
        // end.
      }
      case QueryException query -> {
        terminal.complain(query);
        return USAGE;
      }
      case SearchException known -> terminal.complain(known);
      case AccessException known -> terminal.complain(known);
      case AlertException known -> terminal.complain(known);
      case DeskException known -> terminal.complain(known);
      case StoreException known -> terminal.complain(known);
      case LedgerException known -> terminal.complain(known);
      case IntakeException known -> terminal.complain(known);
      case ExportException known -> terminal.complain(known);
      case HarvestException known -> terminal.complain(known);
      case KnowledgeException known -> terminal.complain(known);
      default -> {
        terminal.say("a defect of the program; please report it with what follows.");
        failure.printStackTrace(terminal.err());
      }
    }
    return FAILED;
  }
}
