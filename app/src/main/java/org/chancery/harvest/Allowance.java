package org.chancery.harvest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How far one file may grow while it is unpacked, all that is packed inside it taken together.
 *
 * <p>A few kilobytes can hold petabytes, at once or in archives within archives. What people pack
 * grows by some ten times; so a large output out of little input, too many entries or too many
 * layers end the file.
 */
final class Allowance {

  /** The limits of the product; tests set narrower ones. */
  static final Limits USUAL = new Limits(64L << 30, 32L << 20, 250, 1_000_000, 6);

  /**
   * @param total bytes unpacked, in all layers together
   * @param free bytes for which no ratio is asked: a short run of equal lines packs well
   * @param ratio of output to input beyond those
   * @param entries of all archives together
   * @param depth of layers, compression and archives alike
   */
  record Limits(long total, long free, int ratio, int entries, int depth) {}

  private final Limits limits;
  private long total;
  private int entries;

  Allowance(Limits limits) {
    this.limits = limits;
  }

  void layer(int depth) throws PackingException {
    if (depth > limits.depth()) {
      throw PackingException.tooMuch(
          "an archive within archives, " + depth + " layers deep,", limits.depth() + " layers");
    }
  }

  void entry() throws PackingException {
    if (++entries > limits.entries()) {
      throw PackingException.tooMuch(
          "an archive of more than " + limits.entries() + " entries", "an archive of that many");
    }
  }

  private void grown(long count, long from, long to) throws PackingException {
    total += count;
    if (total > limits.total()) {
      throw PackingException.tooMuch(
          "an archive of more than " + limits.total() + " bytes", "that much");
    }
    if (to > limits.free() && to / limits.ratio() > from) {
      throw PackingException.tooMuch(
          "an archive of which " + from + " bytes become more than " + to,
          limits.ratio() + " times as much");
    }
  }

  /** Counts what a decoder takes in. */
  static final class Taken extends FilterInputStream {
    private long count;

    Taken(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int unit = in.read();
      count += unit < 0 ? 0 : 1;
      return unit;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long wished) throws IOException {
      long skipped = in.skip(wished);
      count += skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() {
      // The file is closed by who opened it; decoders close what they read from.
    }
  }

  /** What a decoder gives out, counted; its failures become those of packing. */
  InputStream given(Packing packing, Taken taken, InputStream decoder) {
    return new InputStream() {
      private long out;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
          read = decoder.read(target, offset, length);
        } catch (PackingException inner) {
          throw inner;
        } catch (IOException | RuntimeException broken) {
          // Decoders of others answer damaged data with exceptions of all kinds.
          throw PackingException.damaged(packing, broken);
        }
        if (read > 0) {
          out += read;
          grown(read, taken.count, out);
        }
        return read;
      }
    };
  }
}
