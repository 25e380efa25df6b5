package org.chancery.harvest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** When each host was last asked, so that nobody asks one too often. */
final class Turns {

  private final Map<String, Long> last = new HashMap<>();

  /** Waits until the host may be asked again. */
  void await(String host, Duration delay) throws InterruptedException {
    Long asked = last.get(host);
    if (asked != null) {
      long rest = delay.toNanos() - (System.nanoTime() - asked);
      TimeUnit.NANOSECONDS.sleep(rest);
    }
  }

  void asked(String host) {
    last.put(host, System.nanoTime());
  }
}
