package org.chancery.harvest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of bytes, one in memory at a time and none longer than a limit. */
final class Lines {

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private long number;

  Lines(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** The number of the line read last, from 1. */
  long number() {
    return number;
  }

  /**
   * The next line without its end; null after the last.
   *
   * @throws RefusedException for a line over the limit, which has then been skipped
   */
  byte @Nullable [] next() throws IOException, RefusedException {
    if (position == filled && !fill()) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    long length = 0;
    do {
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      length += end - position;
      if (length <= limit) {
        line.write(buffer, position, end - position);
      } else {
        line.reset();
      }
      boolean complete = end < filled;
      position = complete ? end + 1 : end;
      if (complete) {
        break;
      }
    } while (fill());
    if (length > limit) {
      throw new RefusedException(
          "a line of " + length + " bytes was found, at most " + limit + " are read");
    }
    return withoutReturn(line.toByteArray());
  }

  private static byte[] withoutReturn(byte[] line) {
    return line.length > 0 && line[line.length - 1] == '\r'
        ? Arrays.copyOf(line, line.length - 1)
        : line;
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }
}
