package org.chancery.ledger;

import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.event.EventType;
import org.chancery.event.Modality;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One real-world act, with all the evidence that reports it.
 *
 * @param from who acts; of an undirected type, the party of the smaller id
 * @param dates every most precise date that is given, the earliest first: several where sources
 *     differ, none where nobody gives one
 * @param evidence the most precise first
 */
public record Act(
    EventType type,
    ActorId from,
    ActorId to,
    Modality modality,
    List<PartialDate> dates,
    @Nullable String place,
    @Nullable String kind,
    List<Evidence> evidence) {

  public Act {
    dates = List.copyOf(dates);
    evidence = List.copyOf(evidence);
  }
}
