package org.chancery.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.chancery.access.AccessException;
import org.chancery.access.LogEntry;
import org.chancery.access.Role;
import org.chancery.access.User;
import org.chancery.access.Users;
import org.chancery.desk.Desk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Who may sign in on the pages. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    description = "Who may sign in on the pages of `serve`, to review and to add.",
    subcommands = {
      UserCommand.Add.class,
      UserCommand.Password.class,
      UserCommand.RoleOf.class,
      UserCommand.Remove.class,
      UserCommand.All.class,
      UserCommand.Log.class
    },
    footer = {
      "",
      "A contributor adds publications; an editor decides about what was read, too; an"
          + " administrator sees the log of all, too.",
      "The password is asked for, or read from a line of standard input where that is no terminal.",
      "",
      "Examples:",
      "  chancery user add \"A. Kim\" --role editor",
      "  chancery user log"
    })
final class UserCommand implements Runnable {

  @ParentCommand private Chancery program;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "add, password, role, remove, list or log was expected behind user");
  }

  /** What all have in common: a desk with its users. */
  abstract static class OnUsers implements Callable<Integer> {
    @ParentCommand private UserCommand parent;
    @Mixin private DeskOptions deskOptions;

    abstract void on(Users users, Terminal terminal);

    @Override
    public Integer call() {
      Terminal terminal = parent.program.terminal();
      try (Desk desk = deskOptions.open(terminal)) {
        on(desk.users(), terminal);
      } catch (AccessException refused) {
        terminal.complain(refused);
        return Chancery.FAILED;
      }
      return Chancery.OK;
    }
  }

  /** Asks for a password without showing it; from a pipe, the first line is the password. */
  @SuppressWarnings("SystemConsoleNull") // Java 25 went back to null where there is no terminal.
  private static String askedPassword(Terminal terminal) {
    @Nullable Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return line(terminal);
    }
    char[] first = console.readPassword("Password: ");
    char[] second = console.readPassword("Once more: ");
    if (first == null || second == null || !Arrays.equals(first, second)) {
      throw new AccessException("the two passwords are not the same; nothing was changed");
    }
    return new String(first);
  }

  private static String line(Terminal terminal) {
    try {
      @Nullable String line =
          new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8))
              .readLine();
      return line == null ? "" : line;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Role role(String typed) {
    try {
      return Role.ofCode(typed);
    } catch (AccessException wrong) {
      throw new UsageException("--role: " + wrong.getMessage());
    }
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Let somebody in.")
  static final class Add extends OnUsers {
    @Parameters(paramLabel = "NAME", description = "By which the user signs in.")
    private String name = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        defaultValue = "editor",
        description = "contributor, editor or administrator (default: editor).")
    private String role = "editor";

    @Override
    void on(Users users, Terminal terminal) {
      Role wanted = role(role);
      User user = users.add(name, wanted, askedPassword(terminal));
      terminal.say(user.name() + " may sign in as " + user.role().code() + ".");
    }
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Give a user another password; ends the user's sessions.")
  static final class Password extends OnUsers {
    @Parameters(paramLabel = "NAME", description = "The user.")
    private String name = "";

    @Override
    void on(Users users, Terminal terminal) {
      users.password(name, askedPassword(terminal));
      terminal.say(name + " has another password.");
    }
  }

  @Command(
      name = "role",
      mixinStandardHelpOptions = true,
      description = "Give a user another role; it holds at once.")
  static final class RoleOf extends OnUsers {
    @Parameters(index = "0", paramLabel = "NAME", description = "The user.")
    private String name = "";

    @Parameters(
        index = "1",
        paramLabel = "ROLE",
        description = "contributor, editor or administrator.")
    private String role = "";

    @Override
    void on(Users users, Terminal terminal) {
      users.role(name, role(role));
      terminal.say(name + " is " + role + " now.");
    }
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Let somebody in no longer; what the user decided stays on record.")
  static final class Remove extends OnUsers {
    @Parameters(paramLabel = "NAME", description = "The user.")
    private String name = "";

    @Override
    void on(Users users, Terminal terminal) {
      users.remove(name);
      terminal.say(name + " may sign in no longer.");
    }
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Who may sign in.")
  static final class All extends OnUsers {
    @Override
    void on(Users users, Terminal terminal) {
      for (User user : users.all()) {
        terminal.out().println(user.name() + "\t" + user.role().code() + "\t" + user.created());
      }
    }
  }

  @Command(
      name = "log",
      mixinStandardHelpOptions = true,
      description = "What users did, the latest first.")
  static final class Log extends OnUsers {
    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "50",
        description = "How many lines at most (default: 50).")
    private int limit = 50;

    @Override
    void on(Users users, Terminal terminal) {
      for (LogEntry entry : users.log(limit)) {
        terminal
            .out()
            .println(
                entry.at() + "\t" + entry.user() + "\t" + entry.action() + "\t" + entry.subject());
      }
    }
  }
}
