package org.chancery.reading.mention;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which of many runs of letters stand in a text, in one pass and without looking at any
 * letter twice: the automaton of Aho and Corasick, with all its ways back worked out beforehand.
 *
 * <p>Capitals are small letters. Each run belongs to one of up to 64 groups, and what is told is
 * which groups were met: a bit for each.
 */
public final class LetterRuns {

  /** A letter is a column, and so is a space; whatever else there is shares column 0. */
  private static final int COLUMNS = 32;

  private static final int SPACE = 27;

  private static final byte[] COLUMN = new byte[128];

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      COLUMN[c] = (byte) (c - 'a' + 1);
      COLUMN[Character.toUpperCase(c)] = COLUMN[c];
    }
    COLUMN[' '] = SPACE;
  }

  /** The state after each letter in each state; a state is the place of its row. */
  private int[] next = new int[COLUMNS];

  private long[] groups = new long[1];
  private int states = 1;

  /**
   * An automaton for some runs.
   *
   * @param groups of the runs, from 0 to 63
   * @throws IllegalArgumentException where a run holds anything but letters from a to z and spaces
   */
  public LetterRuns(List<String> runs, List<Integer> groups) {
    for (int i = 0; i < runs.size(); i++) {
      add(runs.get(i), 1L << groups.get(i));
    }
    next = Arrays.copyOf(next, states * COLUMNS);
    linkBack();
  }

  private void add(String run, long group) {
    int state = 0;
    for (int i = 0; i < run.length(); i++) {
      int column = column(run.charAt(i));
      if (column == 0) {
        throw new IllegalArgumentException(
            "letters from a to z and spaces were expected, found \"" + run + "\"");
      }
      int to = next[state * COLUMNS + column];
      if (to == 0) {
        to = states++;
        next = states * COLUMNS > next.length ? Arrays.copyOf(next, next.length * 2) : next;
        groups = states > groups.length ? Arrays.copyOf(groups, groups.length * 2) : groups;
        next[state * COLUMNS + column] = to;
      }
      state = to;
    }
    groups[state] |= group;
  }

  /** Breadth first: the way back of a state leads to one nearer to the start. */
  private void linkBack() {
    int[] back = new int[states];
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(0);
    while (!open.isEmpty()) {
      int state = open.remove();
      for (int column = 0; column < COLUMNS; column++) {
        int to = next[state * COLUMNS + column];
        if (to != 0) {
          back[to] = state == 0 ? 0 : next[back[state] * COLUMNS + column];
          groups[to] |= groups[back[to]];
          open.add(to);
        } else if (state != 0) {
          next[state * COLUMNS + column] = next[back[state] * COLUMNS + column];
        }
      }
    }
    for (int i = 0; i < next.length; i++) {
      next[i] *= COLUMNS;
    }
  }

  private static int column(char c) {
    if (c < COLUMN.length) {
      return COLUMN[c];
    }
    char lower = Character.toLowerCase(c);
    return lower < COLUMN.length ? COLUMN[lower] : 0;
  }

  /**
   * The groups of the runs in a part of a text.
   *
   * @param enough groups of which one is enough: once it is met, the rest is not looked at
   */
  public long find(String text, int start, int end, long enough) {
    int state = 0;
    long found = 0;
    for (int i = start; i < end; i++) {
      state = next[state + column(text.charAt(i))];
      found |= groups[state / COLUMNS];
      if ((found & enough) != 0) {
        break;
      }
    }
    return found;
  }
}
