package org.chancery.reading.syntax;

/**
 * A table from keys to numbers that is filled once and then only read: open addressing in flat
 * arrays.
 */
final class KeyTable {

  private final long[] keys;
  private final int[] values;
  private final int mask;

  /**
   * @param keys none of them 0, none twice
   * @param values of the keys, none of them negative
   */
  KeyTable(long[] keys, int[] values) {
    int capacity = Integer.highestOneBit(Math.max(8, keys.length * 2 - 1)) * 2;
    this.keys = new long[capacity];
    this.values = new int[capacity];
    this.mask = capacity - 1;
    for (int i = 0; i < keys.length; i++) {
      int slot = (int) keys[i] & mask;
      while (this.keys[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      this.keys[slot] = keys[i];
      this.values[slot] = values[i];
    }
  }

  /** The number of a key, or -1. */
  int find(long key) {
    int slot = (int) key & mask;
    while (true) {
      long found = keys[slot];
      if (found == key) {
        return values[slot];
      }
      if (found == 0) {
        return -1;
      }
      slot = (slot + 1) & mask;
    }
  }
}
