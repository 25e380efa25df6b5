package org.chancery.event;

import org.chancery.text.Span;

/**
 * The words of a publication that state an event.
 *
 * @param block index of the block, from 0
 * @param quote exactly the text of the block at the span
 */
public record Mention(int block, Span span, String quote) {

  public Mention {
    if (block < 0 || quote.length() != span.length()) {
      throw new IllegalArgumentException(
          "mention in block " + block + " at " + span + ": " + quote);
    }
  }
}
