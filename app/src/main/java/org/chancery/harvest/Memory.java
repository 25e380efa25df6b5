package org.chancery.harvest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of a source between two visits. */
public interface Memory {

  /** For visits that leave no trace. */
  Memory NONE =
      new Memory() {
        @Override
        public Optional<String> cursor() {
          return Optional.empty();
        }

        @Override
        public Optional<Seen> seen(String address) {
          return Optional.empty();
        }
      };

  /** Where the last visit broke off, or from where the next one goes on. */
  Optional<String> cursor();

  /** What was seen of a document. */
  Optional<Seen> seen(String address);

  /**
   * A document as it was last seen.
   *
   * @param etag the tag, and {@code modified} the date, that the server gave
   * @param mark by which its source tells whether it has changed
   * @param visit the visit in which it was seen
   */
  record Seen(
      String address,
      @Nullable String etag,
      @Nullable String modified,
      @Nullable String mark,
      @Nullable String visit) {

    static Seen of(String address, Answer answer, @Nullable String mark, @Nullable String visit) {
      return new Seen(
          address,
          answer.header("etag").orElse(null),
          answer.header("last-modified").orElse(null),
          mark,
          visit);
    }
  }
}
