package org.chancery.reading.syntax;

/**
 * A table from keys to numbers that is filled once and then only read: open addressing in flat
 * arrays.
 */
final class KeyTable {

  /** A key and then its number, so that one look into memory finds both. */
  private final long[] slots;

  private final int mask;

  /**
   * @param keys none of them 0, none twice
   * @param values of the keys, none of them negative
   */
  KeyTable(long[] keys, int[] values) {
    int capacity = Integer.highestOneBit(Math.max(8, keys.length * 2 - 1)) * 2;
    this.slots = new long[capacity * 2];
    this.mask = capacity * 2 - 2;
    for (int i = 0; i < keys.length; i++) {
      int slot = slot(keys[i]);
      while (slots[slot] != 0) {
        slot = (slot + 2) & mask;
      }
      slots[slot] = keys[i];
      slots[slot + 1] = values[i];
    }
  }

  private int slot(long key) {
    return (int) (key << 1) & mask;
  }

  /** The number of a key, or -1. */
  int find(long key) {
    int slot = slot(key);
    while (true) {
      long found = slots[slot];
      if (found == key) {
        return (int) slots[slot + 1];
      }
      if (found == 0) {
        return -1;
      }
      slot = (slot + 2) & mask;
    }
  }

  /**
   * Replaces keys by their numbers, in their order, and leaves out those that are not there.
   *
   * @param first room for as many numbers
   * @return how many are there
   */
  int findAll(long[] keys, int count, long[] first) {
    // Nothing here depends on what the memory says: it is asked for many places at once.
    for (int i = 0; i < count; i++) {
      first[i] = slots[slot(keys[i])];
    }
    int known = 0;
    for (int i = 0; i < count; i++) {
      long key = keys[i];
      int value = first[i] == key ? (int) slots[slot(key) + 1] : first[i] == 0 ? -1 : find(key);
      if (value >= 0) {
        keys[known++] = value;
      }
    }
    return known;
  }
}
