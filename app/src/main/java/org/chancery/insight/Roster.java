package org.chancery.insight;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.chancery.text.PublicationId;

/**
 * Who is named in one report of a series of like reports: guests of a reception, members of a
 * delegation, signatories of a statement.
 *
 * @param source the publisher
 * @param occasion what the reports of the series have in common
 * @param named each name with the states it belongs to
 */
public record Roster(
    PublicationId publication,
    LocalDate on,
    String source,
    String occasion,
    Map<String, SortedSet<ActorId>> named) {

  public Roster {
    TreeMap<String, SortedSet<ActorId>> copy = new TreeMap<>();
    named.forEach((name, states) -> copy.put(name, new TreeSet<>(states)));
    named = java.util.Collections.unmodifiableMap(copy);
  }
}
