package org.chancery.reading.syntax;

/**
 * A 64-bit number that stands for a text: the value of its letters as digits of a number to a large
 * odd base. The fingerprint of joined texts follows from theirs without joining them, which is what
 * makes looking up the features of a parser cheap.
 *
 * <p>Two different texts have the same fingerprint so rarely that it does not happen among the
 * features of a model; {@link ModelConversion} makes sure of that.
 */
final class Fingerprint {

  private static final long BASE = 0x9E3779B97F4A7C55L;

  private Fingerprint() {}

  /** The fingerprint of a text. */
  static long of(CharSequence text) {
    return of(text, 0, text.length());
  }

  /** The fingerprint of a part of a text. */
  static long of(CharSequence text, int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      // One is added so that no letter is a zero in front.
      value = value * BASE + text.charAt(i) + 1;
    }
    return value;
  }

  /** The base to the length of a text; never 0. */
  static long power(int length) {
    long power = 1;
    for (int i = 0; i < length; i++) {
      power *= BASE;
    }
    return power;
  }

  /**
   * The fingerprint of two texts joined by {@code _}.
   *
   * @param power of the length of the second text
   */
  static long joined(long first, long second, long power) {
    return (first * BASE + '_' + 1) * power + second;
  }

  /** The key under which a table holds a feature of a type; never 0. */
  static long key(int type, long fingerprint) {
    long mixed = fingerprint + (type + 1) * 0xD6E8FEB86659FD93L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    mixed ^= mixed >>> 32;
    return mixed == 0 ? 1 : mixed;
  }
}
