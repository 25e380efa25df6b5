package org.chancery.store;

import java.time.Clock;
import java.time.Duration;

/**
 * Who wants to write, and how long it waits for another writer to end.
 *
 * @param command what it is doing, for the message that others see, such as {@code add}
 * @param clock tells since when it holds the desk
 * @param patience zero to give up at once
 */
public record Writer(String command, Clock clock, Duration patience) {

  public Writer {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("a patience of zero or more, found " + patience);
    }
  }
}
