package org.chancery.store;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Who wants to write, and how long it waits for another writer to end.
 *
 * @param command what it is doing, for the message that others see, such as {@code add}
 * @param clock tells since when it holds the desk
 * @param patience zero to give up at once
 * @param waiting is told once, where it has to wait, who holds the desk: {@code process 123, add,
 *     since 2026-01-31T12:00:00Z}
 */
public record Writer(String command, Clock clock, Duration patience, Consumer<String> waiting) {

  public Writer {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("a patience of zero or more, found " + patience);
    }
  }

  /** A writer that waits in silence. */
  public Writer(String command, Clock clock, Duration patience) {
    this(command, clock, patience, holder -> {});
  }
}
