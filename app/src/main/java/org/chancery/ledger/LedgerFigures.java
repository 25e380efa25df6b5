package org.chancery.ledger;

import java.util.List;

/**
 * How much a ledger holds.
 *
 * @param readings all that were recorded, superseded ones too
 * @param evidence what counts now
 * @param recordedEvidence all that was recorded
 * @param acts events, each once however many publications report it
 * @param spells stretches during which something held
 * @param states with evidence that counts now
 * @param sequence the last sequence number
 * @param readers versions of reader and knowledge behind the readings that count now
 */
public record LedgerFigures(
    long readings,
    long evidence,
    long recordedEvidence,
    long acts,
    long spells,
    long states,
    long sequence,
    List<ReaderUse> readers) {

  /** How many readings that count now were made by one version of reader and knowledge. */
  public record ReaderUse(String reader, String knowledge, long readings) {}

  public LedgerFigures {
    readers = List.copyOf(readers);
  }
}
