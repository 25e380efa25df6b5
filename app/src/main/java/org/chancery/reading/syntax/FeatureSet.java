package org.chancery.reading.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The features of a model, compiled: each word and each field is looked at once, however many
 * features ask for it.
 */
final class FeatureSet {

  /** From where a feature starts to count words. */
  enum Source {
    /** The top of the stack, or the word to be tagged. */
    I,
    /** The next word of the input. */
    J,
    /** Places in the stack. */
    K
  }

  /** A word seen from the state of the parser. */
  record Place(Source source, int window, Relation relation) {

    /** Reads {@code j-1_lmd}. */
    static Place of(String text) {
      int line = text.indexOf('_');
      String counted = line < 0 ? text : text.substring(0, line);
      return new Place(
          switch (counted.charAt(0)) {
            case 'i' -> Source.I;
            case 'j' -> Source.J;
            case 'k' -> Source.K;
            default -> throw new ParserException("a word was expected, found \"" + text + "\"");
          },
          counted.length() == 1 ? 0 : Integer.parseInt(counted.substring(1)),
          Relation.of(line < 0 ? "" : text.substring(line + 1)));
    }
  }

  /** The most values that a word has of a field of many. */
  private static final int MOST_VALUES = 32;

  private final List<Place> places = new ArrayList<>();
  private final List<Integer> slotPlaces = new ArrayList<>();
  private final List<Field> slotFields = new ArrayList<>();
  private final int[] setPlaces;
  private final Field[] setFields;
  private final int[] firstPlaces;
  private final Field[] firstFields;
  private final int[][] features;

  FeatureSet(LinearModel model) {
    setPlaces = new int[model.sets().size()];
    setFields = new Field[setPlaces.length];
    for (int i = 0; i < setPlaces.length; i++) {
      setPlaces[i] = place(model.sets().get(i));
      setFields[i] = field(model.sets().get(i));
    }
    features = new int[model.templates().size()][];
    for (int i = 0; i < features.length; i++) {
      features[i] =
          Arrays.stream(model.templates().get(i).split(" ", -1)).mapToInt(this::slot).toArray();
    }
    firstPlaces = slotPlaces.stream().mapToInt(Integer::intValue).toArray();
    firstFields = slotFields.toArray(Field[]::new);
  }

  private int place(String item) {
    return indexOf(places, Place.of(item.substring(0, item.indexOf(':'))));
  }

  private static Field field(String item) {
    return Field.of(item.substring(item.indexOf(':') + 1));
  }

  private int slot(String item) {
    int place = place(item);
    Field field = field(item);
    for (int i = 0; i < slotPlaces.size(); i++) {
      if (slotPlaces.get(i) == place && slotFields.get(i) == field) {
        return i;
      }
    }
    slotPlaces.add(place);
    slotFields.add(field);
    return slotPlaces.size() - 1;
  }

  private static int indexOf(List<Place> places, Place place) {
    int at = places.indexOf(place);
    if (at < 0) {
      places.add(place);
      at = places.size() - 1;
    }
    return at;
  }

  /**
   * Where the words are that features look at, in the order in which the {@link Extractor} wants
   * them.
   */
  List<Place> places() {
    return List.copyOf(places);
  }

  /** Room for the work on one sentence, so that sentences may be read by many threads. */
  final class Extractor {

    final int[] nodes = new int[places.size()];
    final long[] keys = new long[setPlaces.length * MOST_VALUES + features.length];
    final long[] spare = new long[keys.length];
    private final long[] values = new long[firstPlaces.length];
    private final long[] powers = new long[firstPlaces.length];

    /**
     * Puts the keys of the features into {@link #keys}, in the order in which the model sums them
     * up. The words must be in {@link #nodes}, {@link Clause#NONE} where there is none.
     *
     * @return how many there are
     */
    int extract(Clause clause) {
      int count = 0;
      for (int i = 0; i < setPlaces.length; i++) {
        int node = nodes[setPlaces[i]];
        if (node != Clause.NONE) {
          for (long value : clause.values(node, setFields[i])) {
            keys[count++] = Fingerprint.key(i, value);
          }
        }
      }
      for (int i = 0; i < values.length; i++) {
        int node = nodes[firstPlaces[i]];
        powers[i] = 0;
        if (node != Clause.NONE) {
          values[i] = clause.value(node, firstFields[i]);
          powers[i] = clause.power(node, firstFields[i]);
        }
      }
      for (int i = 0; i < features.length; i++) {
        int[] slots = features[i];
        long value = values[slots[0]];
        boolean whole = powers[slots[0]] != 0;
        for (int j = 1; j < slots.length; j++) {
          long power = powers[slots[j]];
          whole &= power != 0;
          value = Fingerprint.joined(value, values[slots[j]], power);
        }
        if (whole) {
          keys[count++] = Fingerprint.key(setPlaces.length + i, value);
        }
      }
      return count;
    }
  }
}
