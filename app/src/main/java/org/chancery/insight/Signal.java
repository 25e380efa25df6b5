package org.chancery.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.chancery.text.PublicationId;

/**
 * Somebody or something is missing where it was to be expected.
 *
 * @param source whose habit it is: a publisher
 * @param occasion what the reports have in common, such as a series or "relations severed"
 * @param missing a name, or the source itself where it is silent
 * @param states those concerned; none where the name is of no state
 * @param times how often it was named, or reported, in the last {@code of} like cases
 * @param chance how likely the exception is if nothing has changed, between 0 and 1
 * @param on the day of the report that leaves it out, or of the event that is not reported
 * @param evidence the report, or what others say of the event
 */
public record Signal(
    Kind kind,
    String source,
    String occasion,
    String missing,
    SortedSet<ActorId> states,
    int times,
    int of,
    double chance,
    LocalDate on,
    List<PublicationId> evidence) {

  /** What is missing. */
  public enum Kind {
    /** A name among those usually named together. */
    NAME_MISSING,
    /** A report on an event that others report. */
    SOURCE_SILENT,
    /**
     * A source itself says that somebody goes unnamed; the record may have no series to judge by.
     */
    OMISSION_REPORTED
  }

  public Signal {
    states = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(states));
    evidence = List.copyOf(evidence);
    if (times > of || !(chance >= 0 && chance <= 1)) {
      throw new InsightException(times + " of " + of + " with chance " + chance);
    }
  }

  /** The signal in one sentence, with its figures. */
  public String sentence() {
    String odds = chance < 0.01 ? "less than 1 %" : Math.round(chance * 100) + " %";
    return switch (kind) {
      case NAME_MISSING ->
          "%s, named in %d of the last %d (%s, %s), is not named; probability of chance %s."
              .formatted(missing, times, of, source, occasion, odds);
      case SOURCE_SILENT ->
          "%s reported %d of the last %d like events (%s) and is silent on this one; probability of chance %s."
              .formatted(source, times, of, occasion, odds);
      case OMISSION_REPORTED ->
          "%s reports that %s goes unnamed (%s); the record holds no series of like reports to judge it by."
              .formatted(source, missing, occasion);
    };
  }
}
