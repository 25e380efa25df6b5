package org.chancery.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.desk.Desk;
import org.chancery.harvest.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Keep an address fresh: `chancery serve` visits it again and again.",
    footer = {
      "",
      "The address is anything that `chancery add` takes: a page, a feed, a sitemap, a WordPress",
      "site, a repository. `chancery sources` shows how the last visit ended.",
      "",
      "Examples:",
      "  chancery watch https://example.org/feed --every 30m",
      "  chancery watch https://example.org/ --every 1d --rights \"CC BY 4.0\""
    })
final class WatchCommand implements Callable<Integer> {

  private static final Pattern DURATION = Pattern.compile("(?<number>\\d{1,6})\\s*(?<unit>[smhd])");

  /** Public servers are not asked more often. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private WaitOption wait;
  @Mixin private NetworkOption network;

  @Parameters(index = "0", paramLabel = "ADDRESS", description = "What to watch.")
  private String address = "";

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "How long after a visit the next is due: 30m, 1h, 2d (default: 1h).")
  private String every = "1h";

  @Option(
      names = "--rights",
      paramLabel = "TEXT",
      description = "Licence or rights of what does not name its own.")
  private @Nullable String rights;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    Source.Address source = Sources.address(address, rights, network.allowPrivate());
    Duration pause = duration();
    try (Desk desk = deskOptions.openForWriting("watch", wait, terminal)) {
      desk.sources().watch(source, pause);
    }
    terminal.say("watching " + source.name() + " every " + every + "; `chancery serve` visits it.");
    return Chancery.OK;
  }

  private Duration duration() {
    Matcher matcher = DURATION.matcher(every.strip());
    if (!matcher.matches()) {
      throw new UsageException(
          "--every: a time such as 30m, 1h or 2d was expected, found \"" + every + "\"");
    }
    long number = Long.parseLong(matcher.group("number"));
    Duration pause =
        switch (matcher.group("unit")) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    if (pause.isZero() || (pause.compareTo(SHORTEST) < 0 && !network.allowPrivate())) {
      throw new UsageException("--every: a minute at least was expected, found \"" + every + "\"");
    }
    return pause;
  }
}
