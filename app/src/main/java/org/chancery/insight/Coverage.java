package org.chancery.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.chancery.text.PublicationId;

/**
 * Who reported one event, and when first.
 *
 * @param likeness what events are alike for a source's habit, such as "relations severed"
 * @param on the last day the event can have happened on
 * @param reports the first day of each source that reported it
 * @param evidence the reports
 */
public record Coverage(
    String likeness,
    SortedSet<ActorId> states,
    LocalDate on,
    Map<String, LocalDate> reports,
    List<PublicationId> evidence) {

  public Coverage {
    states = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(states));
    reports = java.util.Collections.unmodifiableMap(new TreeMap<>(reports));
    evidence = List.copyOf(evidence);
  }
}
