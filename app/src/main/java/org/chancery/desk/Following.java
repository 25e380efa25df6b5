package org.chancery.desk;

import java.time.Duration;

/**
 * Repeats a step in a thread of its own, with a pause between two, until it is closed. A step that
 * fails is the last: whoever does the rest afterwards meets the same failure and tells it.
 */
final class Following implements AutoCloseable {

  private final Thread thread;
  private volatile boolean ended;

  Following(String name, Duration pause, Runnable step) {
    thread = Thread.ofPlatform().name(name).daemon(true).unstarted(() -> repeat(pause, step));
    thread.start();
  }

  private void repeat(Duration pause, Runnable step) {
    try {
      while (!ended) {
        Thread.sleep(pause);
        if (!ended) {
          step.run();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      ended = true;
    }
  }

  /** Waits for the step that is under way, which must not be interrupted while it writes. */
  @Override
  public void close() {
    ended = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
