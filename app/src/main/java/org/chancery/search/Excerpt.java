package org.chancery.search;

import java.util.List;
import org.chancery.text.Span;

/**
 * A passage of a block, with the words that a search asked for.
 *
 * @param span the passage, in the block
 * @param matches the words that match, in the block, in order and apart
 */
public record Excerpt(int block, Span span, String text, List<Span> matches) {
  public Excerpt {
    matches = List.copyOf(matches);
  }
}
