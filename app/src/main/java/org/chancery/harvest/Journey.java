package org.chancery.harvest;

import java.net.URI;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One visit of an address: what it fetches with, what it remembers, and to whom it hands what it
 * finds.
 *
 * @param source the address as it was given, by which it is remembered
 * @param number of the visit, which tells what was seen in it from what was seen before
 */
record Journey(
    String source,
    String number,
    Fetcher fetcher,
    Memory memory,
    LocalDate today,
    Documents documents,
    Consumer<Harvest> consumer) {

  /** Reads a document of whatever format, and hands on what is in it. */
  interface Documents {
    void read(Answer answer, Consumer<Harvest> consumer);
  }

  /** Notes how far the visit has come. */
  void reached(String kind, @Nullable String cursor, Memory.@Nullable Seen seen) {
    consumer.accept(new Harvest.Reached(source, source, kind, cursor, seen));
  }

  void refused(String origin, String reason) {
    consumer.accept(new Harvest.Refused(origin, reason));
  }

  /** Fetches a document unless it is as it was when last seen. */
  Answer fetchChanged(URI address) throws FetchException {
    Memory.Seen seen = memory.seen(address.toString()).orElse(null);
    return seen == null
        ? fetcher.fetch(address)
        : fetcher.fetch(address, seen.etag(), seen.modified());
  }

  /** Where the interrupted status is set, nothing more is asked of anybody. */
  static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
