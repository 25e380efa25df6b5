package org.chancery.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Where one spell ends and the next begins: on an unknown day between two days, both included.
 *
 * @param dates as the sources give them, the earliest first; several where they differ
 * @param earliest the first day on which the later state can have held, null where that is open
 * @param latest the first day on which the later state certainly held, null where that is open
 * @param evidence that states it; empty where it is only implied
 */
public record Boundary(
    Ground ground,
    List<PartialDate> dates,
    @Nullable LocalDate earliest,
    @Nullable LocalDate latest,
    List<Evidence> evidence) {

  /** Why there is a boundary. */
  public enum Ground {
    /** An act is recorded that begins or ends the spell. */
    STATED,
    /** The record says opposite things of two days, and no act between them. */
    IMPLIED,
    /** Sources of like standing say opposite things of the same time. */
    CONFLICT,
    /** A state that was party to it ended. */
    STATE_ENDED,
    /** There was nothing before the first beginning. */
    NEVER_BEFORE,
    /** The record starts with an end, so that something had begun. */
    BEFORE_END,
    /** The record starts with a restoration, so that something had begun and ended. */
    BEFORE_RESTORATION,
    /** The record starts with a day on which it held, or did not. */
    BEFORE_ATTESTATION;

    /** The form used in tables and in the public JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Boundary {
    dates = List.copyOf(dates);
    evidence = List.copyOf(evidence);
  }

  /** Whether sources give more than one date for it. */
  public boolean disputed() {
    return dates.size() > 1;
  }
}
