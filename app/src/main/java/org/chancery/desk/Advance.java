package org.chancery.desk;

/** Is told how far a task of the desk has come that may take long. */
@FunctionalInterface
public interface Advance {

  /** For those who do not wait. */
  Advance UNWATCHED = (stage, done, total) -> {};

  /** What is being done. */
  enum Stage {
    /** Spells are derived from the evidence: counts pairs of states. */
    SPELLS,
    /** The search index follows the ledger: counts readings. */
    INDEX,
    /** What publications mean is kept: counts publications. */
    MEANING
  }

  /** So many of so many are done. */
  void reached(Stage stage, long done, long total);
}
