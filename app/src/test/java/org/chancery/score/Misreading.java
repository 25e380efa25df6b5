package org.chancery.score;

import org.jspecify.annotations.Nullable;

/**
 * One error of the reader: an annotated event that it missed, an event that it found in vain, or
 * both where one is the other gone wrong.
 *
 * @param shape what sort of error it is, such as "missed mission-opened: no date"
 */
record Misreading(
    String publication, String shape, @Nullable CodedEvent gold, @Nullable CodedEvent read) {

  Misreading {
    if (gold == null && read == null) {
      throw new IllegalArgumentException(publication + ": nothing was misread");
    }
  }

  /** One line for people. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(publication);
    if (gold != null) {
      line.append("  expected ").append(gold).append(words(gold));
    }
    if (read != null) {
      line.append(gold == null ? "  found " : "  but found ").append(read).append(words(read));
    }
    return line.toString();
  }

  private static String words(CodedEvent event) {
    return event.quote().isEmpty()
        ? ""
        : " [" + event.block() + ": " + event.quote().replaceAll("\\s+", " ") + "]";
  }
}
