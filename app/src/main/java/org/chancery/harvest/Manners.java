package org.chancery.harvest;

import java.net.InetAddress;
import java.time.Duration;

/**
 * How servers are asked.
 *
 * @param delay between the end of a request and the next to the same host
 * @param patience with one request, from its beginning to its last byte
 * @param limit of one answer in bytes, after decompression
 * @param attempts at a request that fails for the moment
 * @param backoff before the second attempt; four times as long before every further one
 * @param longestWait that a server may ask for
 * @param names how host names are resolved
 */
record Manners(
    Duration delay,
    Duration patience,
    int limit,
    int attempts,
    Duration backoff,
    Duration longestWait,
    Guard.Names names) {

  static final Manners USUAL =
      new Manners(
          Duration.ofSeconds(1),
          Duration.ofSeconds(120),
          64 << 20,
          4,
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          InetAddress::getAllByName);
}
