package org.chancery.cli;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a long task has come: on a terminal, and only once it takes some time. */
final class Progress implements AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final Terminal terminal;
  private final String task;
  private final String unit;
  private final long unitSize;
  private final long total;
  private final long begun = System.nanoTime();
  private long done;
  private @Nullable ProgressBar bar;

  private Progress(Terminal terminal, String task, String unit, long unitSize, long total) {
    this.terminal = terminal;
    this.task = task;
    this.unit = unit;
    this.unitSize = unitSize;
    this.total = total;
  }

  /** Counts bytes; a total of -1 is unknown. */
  static Progress ofBytes(Terminal terminal, String task, long total) {
    return new Progress(terminal, task, " MB", 1_000_000, total);
  }

  /** Counts publications. */
  static Progress ofPublications(Terminal terminal, String task, long total) {
    return new Progress(terminal, task, "", 1, total);
  }

  void step(long amount, String message) {
    done += amount;
    if (bar == null && terminal.watched() && System.nanoTime() - begun > SILENCE.toNanos()) {
      bar = bar();
    }
    if (bar != null) {
      bar.stepTo(Math.min(done, total < 0 ? done : total));
      bar.setExtraMessage(message);
    }
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setUnit(unit, unitSize)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(250)
        .showSpeed()
        .startsFrom(0, Duration.ofNanos(System.nanoTime() - begun))
        .setConsumer(
            new ConsoleProgressBarConsumer(
                terminal.err(), Math.clamp(terminal.width() - 1, 60, 120)))
        .build();
  }

  /** Steps the bar aside, so that a message gets a line of its own. */
  void say(String message) {
    if (bar != null) {
      terminal.err().print("\r\033[K");
    }
    terminal.say(message);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
