package org.chancery.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.alert.AlertException;
import org.chancery.alert.MailingList;
import org.chancery.alert.Subscription;
import org.chancery.desk.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The mailing list's daily work. */
@Command(
    name = "mail",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tell subscribers what is new, and mind the mailing list.",
    subcommands = {
      MailCommand.Run.class,
      MailCommand.Preview.class,
      MailCommand.Standing.class,
      MailCommand.Bounce.class,
      MailCommand.Retry.class,
      MailCommand.Export.class,
      MailCommand.Erase.class,
      MailCommand.Deliveries.class,
      MailCommand.Drop.class
    },
    footer = {
      "",
      "How mail goes out stands in mail.properties in the desk's folder (docs/mailing-list.md).",
      "",
      "Examples:",
      "  chancery mail run                      for cron; `chancery serve` does the same by itself",
      "  chancery mail preview letters/         what would go out, as .eml",
      "  chancery mail bounce returned/*.eml    or from the mail server: chancery mail bounce -"
    })
final class MailCommand implements Runnable {

  @ParentCommand private Chancery program;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command was expected behind mail, found none");
  }

  /** A piece of work at the mailing list of an open desk. */
  abstract static class Work implements Callable<Integer> {
    @ParentCommand private MailCommand mail;
    @Mixin private DeskOptions deskOptions;

    @Override
    public final Integer call() {
      Terminal terminal = mail.program.terminal();
      try (Desk desk = deskOptions.open(terminal)) {
        return work(desk, desk.mailingList(), terminal);
      }
    }

    /**
     * Does it.
     *
     * @return the exit code
     */
    abstract int work(Desk desk, MailingList list, Terminal terminal);
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "Find out what is new, compose what is due, and hand it to the mail server.")
  static final class Run extends Work {
    @Override
    int work(Desk desk, MailingList list, Terminal terminal) {
      MailingList.Run run = MailRound.once(desk);
      terminal.say(
          "%d pieces of news, %d messages composed, %d handed over, %d delayed, %d refused."
              .formatted(run.news(), run.composed(), run.handed(), run.delayed(), run.failed()));
      if (run.stopped() != null) {
        terminal.say(run.stopped() + "; what waits goes out with a later run.");
      }
      return run.stopped() == null && run.failed() == 0 ? Chancery.OK : Chancery.FAILED;
    }
  }

  @Command(
      name = "preview",
      mixinStandardHelpOptions = true,
      description = "Compose what is due and write the waiting messages into a folder as .eml.")
  static final class Preview extends Work {
    @Parameters(paramLabel = "FOLDER", description = "Where to write them.")
    private Path folder = Path.of("");

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "100",
        description = "How many at most (default: 100).")
    private int limit = 100;

    @Override
    int work(Desk desk, MailingList list, Terminal terminal) {
      desk.composeForSubscribers();
      List<Path> files = list.preview(folder, limit);
      files.forEach(file -> terminal.out().println(file));
      terminal.say(files.size() + " messages wait; none was sent.");
      return Chancery.OK;
    }
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "How the mailing list stands, without addresses.")
  static final class Standing extends Work {
    @Mixin private JsonOption json;

    @Override
    int work(Desk desk, MailingList list, Terminal terminal) {
      MailingList.Figures figures = list.figures(desk.sequence());
      if (json.wanted()) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("active", figures.active());
        node.put("pending", figures.pending());
        node.put("left", figures.left());
        node.put("stopped", figures.stopped());
        node.put("subscriptions", figures.subscriptions());
        node.put("waiting", figures.waiting());
        node.put("handed", figures.handed());
        node.put("failed", figures.failed());
        node.put("behind", figures.behind());
        node.put("lastFailure", figures.lastFailure());
        terminal.out().println(node);
      } else {
        row(
            terminal,
            "subscribers",
            "%d active, %d to confirm, %d left, %d stopped"
                .formatted(figures.active(), figures.pending(), figures.left(), figures.stopped()));
        row(terminal, "subscriptions", Long.toString(figures.subscriptions()));
        row(
            terminal,
            "messages",
            "%d waiting, %d handed over, %d refused"
                .formatted(figures.waiting(), figures.handed(), figures.failed()));
        row(terminal, "to look at", figures.behind() + " readings");
        if (figures.lastFailure() != null) {
          row(terminal, "last trouble", figures.lastFailure());
        }
      }
      return Chancery.OK;
    }

    private static void row(Terminal terminal, String name, String value) {
      terminal.out().println("%-14s %s".formatted(name, value));
    }
  }

  @Command(
      name = "bounce",
      mixinStandardHelpOptions = true,
      description = {
        "Read returned mail, complaints and letters that ask to leave; act on those about our own"
            + " messages."
      })
  static final class Bounce extends Work {
    @Parameters(
        arity = "1..*",
        paramLabel = "FILE",
        description = "A message each, as it came in; - is standard input.")
    private List<String> files = List.of();

    @Override
    int work(Desk desk, MailingList list, Terminal terminal) {
      int code = Chancery.OK;
      for (String file : files) {
        try (InputStream in =
            file.equals("-")
                ? terminal.in()
                : new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
          terminal.out().println(file + ": " + list.receive(in));
        } catch (IOException unreadable) {
          terminal.say(file + ": a message was expected; it cannot be read: " + unreadable);
          code = Chancery.FAILED;
        }
      }
      return code;
    }
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = "Put what a server refused for good back among what waits.")
  static final class Retry extends Work {
    @Override
    int work(Desk desk, MailingList list, Terminal terminal) {
      terminal.say(list.retryFailed() + " messages wait again.");
      return Chancery.OK;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "All that is kept about an address, as one line of JSON.")
  static final class Export extends Work {
    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Override
    int work(Desk desk, MailingList list, Terminal terminal) {
      terminal
          .out()
          .println(
              list.export(address)
                  .orElseThrow(() -> new AlertException("nothing is kept about that address")));
      return Chancery.OK;
    }
  }

  @Command(
      name = "erase",
      mixinStandardHelpOptions = true,
      description = "Forget an address and all that hangs on it.")
  static final class Erase extends Work {
    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Override
    int work(Desk desk, MailingList list, Terminal terminal) {
      if (!list.erase(address)) {
        throw new AlertException("nothing is kept about that address");
      }
      terminal.say("forgotten.");
      return Chancery.OK;
    }
  }

  @Command(
      name = "deliveries",
      mixinStandardHelpOptions = true,
      description = "The webhooks, files and feeds, with their numbers.")
  static final class Deliveries extends Work {
    @Override
    int work(Desk desk, MailingList list, Terminal terminal) {
      for (Subscription subscription : list.operators()) {
        String target =
            switch (subscription.channel()) {
              case FEED -> list.feedAddress(subscription.id()) + ".atom";
              case EMAIL, WEBHOOK, FILE -> subscription.target();
            };
        terminal
            .out()
            .println(
                subscription.id()
                    + "\t"
                    + subscription.channel().code()
                    + (subscription.active() ? "" : " (stopped)")
                    + "\t"
                    + subscription.topic()
                    + "\t"
                    + target);
      }
      return Chancery.OK;
    }
  }

  @Command(
      name = "drop",
      mixinStandardHelpOptions = true,
      description = "End a webhook, a file or a feed.")
  static final class Drop extends Work {
    @Parameters(paramLabel = "NUMBER", description = "As `mail deliveries` shows it.")
    private int number;

    @Override
    int work(Desk desk, MailingList list, Terminal terminal) {
      if (!list.drop(number)) {
        throw new UsageException(
            "there is no delivery " + number + "; `chancery mail deliveries` lists them");
      }
      return Chancery.OK;
    }
  }
}
