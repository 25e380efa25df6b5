package org.chancery.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Has JMH report words a second beside calls a second. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class WordCount {

  /** The words gone through in this iteration; JMH reads this field by its name. */
  public long words;

  @Setup(Level.Iteration)
  public void reset() {
    words = 0;
  }
}
