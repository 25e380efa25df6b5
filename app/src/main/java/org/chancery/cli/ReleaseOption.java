package org.chancery.cli;

import java.time.Instant;
import org.chancery.desk.Desk;
import org.chancery.ledger.Release;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which release a question is asked. */
final class ReleaseOption {

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description =
          "Ask of a release: what was recorded then, by the tables of then, after its hash was"
              + " compared.")
  private @Nullable String name;

  private @Nullable Release release;

  /** The desk that is asked: the one that was opened, or it with the tables of the release. */
  Desk asked(Desk opened, Terminal terminal) {
    String wanted = name;
    if (wanted == null) {
      return opened;
    }
    Release found = opened.release(wanted);
    release = found;
    terminal.say(
        "release %s, recorded by %s, SHA-256 %s as released."
            .formatted(found.name(), found.recorded(), found.sha256()));
    return opened.with(found);
  }

  /** The recorded time of the question: that of the release, where there is one. */
  @Nullable Instant recorded(@Nullable Instant typed) {
    Release found = release;
    if (found != null && typed != null) {
      throw new UsageException(
          "--recorded: a release has a time of its own; one of both is enough");
    }
    return found == null ? typed : found.recorded();
  }
}
