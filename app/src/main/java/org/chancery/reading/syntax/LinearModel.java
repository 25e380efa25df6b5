package org.chancery.reading.syntax;

import java.util.Arrays;
import java.util.List;

/**
 * A linear classifier over sparse features: what each feature adds to the score of each label.
 *
 * <p>Nine of ten weights of the models are zero, so that only the others are kept. A run of {@code
 * weights} holds one feature: into how many groups of four its weights fall, and for each group the
 * labels, as four bytes, and the weights, as the bits of floats. The features that say something
 * about many labels are spread out into rows on loading, which the processor adds up by the vector.
 *
 * <p>The rows are whole numbers for a reason: the compiler of Java 25 makes vectors of a loop that
 * adds whole numbers to floats, but not of one that adds floats to floats, which might be the same
 * array. The conversion scales all weights by a power of two so that nothing worth mentioning is
 * lost by it: sums of floats lose more.
 */
final class LinearModel {

  /** From so many groups on, adding a whole row is quicker than picking out the labels. */
  private static final int GROUPS_OF_A_ROW = 6;

  /** Below this all weights are, and above half of it the highest. */
  static final float SCALED = 1 << 30;

  /** Rows are as long as several vectors of the processor. */
  private static final int ROW_UNIT = 8;

  private final List<String> sets;
  private final List<String> templates;
  private final List<String> labels;
  private final long[] keys;
  private final int[] offsets;
  private final int[] weights;
  private final int stride;
  private final int[] rows;
  private final KeyTable table;

  /**
   * @param sets the features of which a word has many at a time, as {@code i1:word_clusters}; they
   *     come first
   * @param templates the features of which there is one, as {@code i:lemma j_lmd:lemma}
   * @param keys of the features, as {@link Fingerprint#key} makes them
   * @param offsets of the run of each feature in the weights
   * @param weights the runs, scaled to below {@link #SCALED}
   */
  LinearModel(
      List<String> sets,
      List<String> templates,
      List<String> labels,
      long[] keys,
      int[] offsets,
      int[] weights) {
    this.sets = List.copyOf(sets);
    this.templates = List.copyOf(templates);
    this.labels = List.copyOf(labels);
    this.keys = keys;
    this.offsets = offsets;
    this.weights = weights;
    this.stride = (labels.size() + ROW_UNIT - 1) / ROW_UNIT * ROW_UNIT;
    int spread = 0;
    for (int run : offsets) {
      spread += weights[run] >= GROUPS_OF_A_ROW ? 1 : 0;
    }
    this.rows = new int[spread * stride];
    int[] places = new int[offsets.length];
    int row = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (weights[offsets[i]] < GROUPS_OF_A_ROW) {
        places[i] = offsets[i] << 1;
      } else {
        float[] sum = new float[stride];
        addRun(offsets[i], weights[offsets[i]], sum);
        for (int j = 0; j < stride; j++) {
          rows[row * stride + j] = Math.round(sum[j]);
        }
        places[i] = row << 1 | 1;
        row++;
      }
    }
    this.table = new KeyTable(keys, places);
  }

  List<String> sets() {
    return sets;
  }

  List<String> templates() {
    return templates;
  }

  List<String> labels() {
    return labels;
  }

  /** Room for the scores; behind those of the labels there may be more, which mean nothing. */
  float[] room() {
    return new float[stride];
  }

  /**
   * Adds up the scores of all labels. The order of the features is kept, since the sum of floats
   * depends on it.
   *
   * @param features keys; those that are known are replaced by where their weights are
   * @param spare room for as many numbers, of no meaning afterwards
   */
  void score(long[] features, int count, long[] spare, float[] scores) {
    Arrays.fill(scores, 0);
    int known = table.findAll(features, count, spare);
    // So do the beginnings of the runs come from memory at once, not one after the other.
    for (int i = 0; i < known; i++) {
      int place = (int) features[i];
      spare[i] = (place & 1) == 0 ? weights[place >> 1] : rows[(place >> 1) * stride];
    }
    for (int i = 0; i < known; i++) {
      int place = (int) features[i];
      if ((place & 1) == 0) {
        addRun(place >> 1, (int) spare[i], scores);
      } else {
        addRow((place >> 1) * stride, scores);
      }
    }
  }

  private void addRow(int start, float[] scores) {
    int[] row = rows;
    int size = scores.length;
    for (int i = 0; i < size; i++) {
      scores[i] += (float) row[start + i];
    }
  }

  private void addRun(int start, int groups, float[] scores) {
    int[] run = weights;
    int end = start + 1 + groups * 5;
    for (int at = start + 1; at < end; at += 5) {
      int labels = run[at];
      scores[labels & 0xFF] += Float.intBitsToFloat(run[at + 1]);
      scores[labels >>> 8 & 0xFF] += Float.intBitsToFloat(run[at + 2]);
      scores[labels >>> 16 & 0xFF] += Float.intBitsToFloat(run[at + 3]);
      scores[labels >>> 24] += Float.intBitsToFloat(run[at + 4]);
    }
  }

  void write(ModelWriter out) {
    out.texts(sets);
    out.texts(templates);
    out.texts(labels);
    out.longs(keys);
    out.ints(offsets);
    out.ints(weights);
  }

  static LinearModel read(ModelReader in) {
    return new LinearModel(in.texts(), in.texts(), in.texts(), in.longs(), in.ints(), in.ints());
  }
}
