package org.chancery.cli;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.chancery.desk.Advance;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a long task has come: on a terminal, and only once a stage of it has taken some
 * time.
 *
 * <p>A bar appears by the clock and not by the first step, since what takes longest may come before
 * it: the reader's models are loaded when the first document wants them.
 */
final class Progress implements Advance, AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Less than this is counted in thousands. */
  private static final long FEW_BYTES = 10_000_000;

  private final Terminal terminal;
  private Task task;
  private long begun = System.nanoTime();
  private long done;
  private String message = "";
  private @Nullable ProgressBar bar;
  private boolean closed;

  /** What is counted, and to which end; a total of -1 is unknown. */
  private record Task(String name, String unit, long unitSize, long total) {}

  private Progress(Terminal terminal, Task task) {
    this.terminal = terminal;
    this.task = task;
  }

  /** Counts bytes; a total of -1 is unknown. */
  static Progress ofBytes(Terminal terminal, String task, long total) {
    boolean few = total >= 0 && total < FEW_BYTES;
    return started(
        new Progress(
            terminal, new Task(task, few ? " KB" : " MB", few ? 1_000 : 1_000_000, total)));
  }

  /** Counts things; a total of -1 is unknown as yet. */
  static Progress of(Terminal terminal, String task, long total) {
    return started(new Progress(terminal, new Task(task, "", 1, total)));
  }

  private static Progress started(Progress progress) {
    if (progress.terminal.watched()) {
      Thread.ofPlatform().name("progress").daemon(true).start(progress::appear);
    }
    return progress;
  }

  /** Shows the bar of every stage that takes its time. */
  private synchronized void appear() {
    while (!closed) {
      long silence = SILENCE.toMillis() - (System.nanoTime() - begun) / 1_000_000;
      if (bar == null && silence <= 0) {
        bar = bar();
      }
      try {
        // A stage that begins later wakes this thread.
        wait(bar == null ? silence : 0);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Says how many there are, as soon as it is known. */
  synchronized void expect(long total) {
    task = new Task(task.name(), task.unit(), task.unitSize(), total);
    if (bar != null) {
      bar.maxHint(total);
    }
  }

  synchronized void step(long amount, String newMessage) {
    done += amount;
    message = newMessage;
    show();
  }

  /** Begins a stage of its own where another was shown, and says how far this one has come. */
  @Override
  public synchronized void reached(Stage stage, long count, long total) {
    String name =
        switch (stage) {
          case SPELLS -> "Deriving spells";
          case INDEX -> "Indexing";
          case MEANING -> "Embedding";
        };
    if (!task.name().equals(name)) {
      // What was before is done, although ends of lines may not have been counted.
      if (bar != null && task.total() >= 0) {
        bar.stepTo(task.total());
      }
      closeBar();
      task = new Task(name, "", 1, total);
      begun = System.nanoTime();
      message = "";
      notifyAll();
    } else if (task.total() != total) {
      expect(total);
    }
    done = count;
    show();
  }

  private void show() {
    if (bar != null) {
      bar.stepTo(task.total() < 0 ? done : Math.min(done, task.total()));
      bar.setExtraMessage(" " + message);
    }
  }

  private ProgressBar bar() {
    ProgressBar fresh =
        new ProgressBarBuilder()
            .setTaskName(task.name())
            .setInitialMax(task.total())
            .setUnit(task.unit(), task.unitSize())
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(250)
            // Time goes by even where nothing else moves.
            .continuousUpdate()
            .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .startsFrom(0, Duration.ofNanos(System.nanoTime() - begun))
            .setConsumer(
                new ConsoleProgressBarConsumer(
                    terminal.err(), Math.clamp(terminal.width() - 1, 60, 120)))
            .build();
    fresh.stepTo(done);
    fresh.setExtraMessage(" " + message);
    return fresh;
  }

  /** Steps the bar aside, so that a message gets a line of its own. */
  synchronized void say(String line) {
    if (bar != null) {
      terminal.err().print("\r\033[K");
    }
    terminal.say(line);
  }

  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    closeBar();
  }
}
