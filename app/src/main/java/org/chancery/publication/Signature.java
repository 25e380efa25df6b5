package org.chancery.publication;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text in a few numbers, by which its likeness to another is estimated (MinHash over runs of four
 * words).
 *
 * @param shingles how many different runs of words the text has
 * @param least the least of their hashes, under as many hash functions
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Signature(int shingles, int[] least) {

  private static final int HASHES = 64;

  /** Two hashes a band: texts of which a fifth is alike meet in one of them three times in four. */
  private static final int A_BAND = 2;

  private static final int WORDS = 4;

  /** A text of fewer runs is too short to be told from another by them. */
  private static final int FEWEST = 30;

  private static final int MOST_WORDS = 20_000;

  /** The kinds of characters that words are made of: letters, marks and numbers. */
  private static final int OF_WORDS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

  /** The signature of a publication; empty where its text is too short. */
  static Optional<Signature> of(Publication publication) {
    long[] shingles = shingles(words(publication.blocks()));
    if (shingles.length < FEWEST) {
      return Optional.empty();
    }
    int[] least = new int[HASHES];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (long shingle : shingles) {
      for (int i = 0; i < HASHES; i++) {
        int hash = (int) (mixed(shingle + i * 0x9E3779B97F4A7C15L) >>> 33);
        least[i] = Math.min(least[i], hash);
      }
    }
    return Optional.of(new Signature(shingles.length, least));
  }

  /** The words as the hashes of their letters: texts are long, and nobody needs them as texts. */
  private static int[] words(List<Block> blocks) {
    int[] words = new int[MOST_WORDS];
    int count = 0;
    for (Block block : blocks) {
      String text = block.text().toLowerCase(Locale.ROOT);
      int at = 0;
      while (count < MOST_WORDS && at < text.length()) {
        int hash = 0;
        int start = at;
        while (at < text.length() && isOfWord(text.codePointAt(at))) {
          int next = text.offsetByCodePoints(at, 1);
          while (at < next) {
            hash = 31 * hash + text.charAt(at++);
          }
        }
        if (at > start) {
          words[count++] = hash;
        } else {
          at = text.offsetByCodePoints(at, 1);
        }
      }
    }
    return Arrays.copyOf(words, count);
  }

  private static boolean isOfWord(int letter) {
    return letter < 0x80
        ? (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')
        : (1 << Character.getType(letter) & OF_WORDS) != 0;
  }

  private static long[] shingles(int[] words) {
    long[] shingles = new long[Math.max(0, words.length - WORDS + 1)];
    for (int i = 0; i < shingles.length; i++) {
      long hash = 0;
      for (int word = i; word < i + WORDS; word++) {
        hash = mixed(hash * 31 + words[word]);
      }
      shingles[i] = hash;
    }
    return Arrays.stream(shingles).sorted().distinct().toArray();
  }

  /** The finalizer of MurmurHash3, which spreads every bit over all. */
  private static long mixed(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }

  /** Numbers of which like texts share one at least. */
  List<Long> bands() {
    List<Long> bands = new ArrayList<>();
    for (int i = 0; i < HASHES; i += A_BAND) {
      long band = i;
      for (int j = i; j < i + A_BAND; j++) {
        band = mixed(band * 31 + least[j]);
      }
      bands.add(band);
    }
    return bands;
  }

  /** The share of what the two have together that both have, from 0 to 1. */
  double resemblance(Signature other) {
    int same = 0;
    for (int i = 0; i < HASHES; i++) {
      same += least[i] == other.least[i] ? 1 : 0;
    }
    return (double) same / HASHES;
  }

  /** The share of the shorter that is in the longer, from 0 to 1. */
  double containment(Signature other) {
    double resemblance = resemblance(other);
    double common = resemblance * (shingles + other.shingles) / (1 + resemblance);
    return Math.min(1, common / Math.min(shingles, other.shingles));
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * HASHES);
    bytes.asIntBuffer().put(least);
    return bytes.array();
  }

  static Signature read(int shingles, byte[] bytes) {
    int[] least = new int[HASHES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(least);
    return new Signature(shingles, least);
  }
}
