package org.chancery.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.alert.AlertException;
import org.chancery.alert.Frequency;
import org.chancery.alert.MailingList;
import org.chancery.alert.Preferences;
import org.chancery.desk.Desk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "subscribe",
    mixinStandardHelpOptions = true,
    description = "Have what is newly learned on a topic told, by mail, feed, webhook or file.",
    footer = {
      "",
      "A TOPIC is any of state:KOR, state:\"South Korea\", a second state: for a pair,",
      "type:relations-severed, type:relations-*, series:\"World Desk\", author:\"…\","
          + " publisher:\"…\",",
      "only:contradictions, only:claims, only:signals, holds:yes (with two states: told when that",
      "answer turns), and words as of `search`. \"all\" is everything.",
      "",
      "By mail the address is asked to confirm first; `chancery mail run` sends.",
      "",
      "Examples:",
      "  chancery subscribe --to ada@example.org state:KOR 'type:relations-*'",
      "  chancery subscribe --to ada@example.org --how-often weekly --zone Asia/Seoul all",
      "  chancery subscribe --webhook https://example.org/hook state:KOR state:CUB",
      "  chancery subscribe --feed only:contradictions"
    })
final class SubscribeCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;

  @Parameters(arity = "1..*", paramLabel = "TOPIC", description = "What to hear of.")
  private List<String> topic = List.of();

  @Option(names = "--to", paramLabel = "ADDRESS", description = "Tell this address by mail.")
  private @Nullable String to;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Post it to a program, signed; prints the secret.")
  private @Nullable String webhook;

  @Option(names = "--file", paramLabel = "FILE", description = "Append it to a file as JSON lines.")
  private @Nullable Path file;

  @Option(names = "--feed", description = "Keep a feed of it; prints its address.")
  private boolean feed;

  @Option(
      names = "--how-often",
      paramLabel = "HOW",
      defaultValue = "daily",
      description = "at-once, daily or weekly (default: daily).")
  private String frequency = "daily";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "The subscriber's time zone, such as Europe/Vienna (default: UTC).")
  private String zone = "UTC";

  @Option(
      names = "--hour",
      paramLabel = "HOUR",
      defaultValue = "7",
      description = "The hour of digests, there (default: 7).")
  private String hour = "7";

  @Option(
      names = "--quiet",
      paramLabel = "FROM-UNTIL",
      defaultValue = "",
      description = "Hours without mail, there, such as 22-7.")
  private String quiet = "";

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    int ways =
        (to != null ? 1 : 0) + (webhook != null ? 1 : 0) + (file != null ? 1 : 0) + (feed ? 1 : 0);
    if (ways != 1) {
      throw new UsageException(
          "one of --to, --webhook, --file and --feed was expected, found " + ways);
    }
    String typed = String.join(" ", topic.stream().map(SubscribeCommand::quoted).toList());
    try (Desk desk = deskOptions.open(terminal)) {
      MailingList list = desk.mailingList();
      try {
        subscribe(list, typed, terminal);
      } catch (AlertException wrong) {
        throw new UsageException(String.valueOf(wrong.getMessage()));
      }
    }
    return Chancery.OK;
  }

  /** The shell took the quotes from state:"South Korea". */
  private static String quoted(String word) {
    int colon = word.indexOf(':');
    return colon > 0 && word.indexOf(' ') > colon && word.indexOf('"') < 0
        ? word.substring(0, colon + 1) + '"' + word.substring(colon + 1) + '"'
        : word;
  }

  private void subscribe(MailingList list, String typed, Terminal terminal) {
    if (to != null) {
      list.signUp(
          to, typed, Frequency.ofCode(frequency), Preferences.parse(zone, hour, quiet), null);
      terminal.say(
          "noted: "
              + list.topic(typed).text()
              + "; the address is asked to confirm it with the next `chancery mail run`.");
    } else if (webhook != null) {
      URI target;
      try {
        target = URI.create(webhook);
      } catch (IllegalArgumentException malformed) {
        throw new UsageException("--webhook: an address was expected, found \"" + webhook + "\"");
      }
      terminal.out().println(list.webhook(typed, target));
      terminal.say("deliveries are signed with the secret above (docs/mailing-list.md).");
    } else if (file != null) {
      list.file(typed, file);
      terminal.say("noted; `chancery mail run` appends to " + file + ".");
    } else {
      URI address = list.feed(typed);
      terminal.out().println(address + ".atom");
      terminal.out().println(address + ".json");
    }
  }
}
