package org.chancery.reading;

import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.event.Attribution;
import org.chancery.event.EventType;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One mention of an event, before the mentions of a document are merged.
 *
 * @param person the envoy, where one is named: two envoys are two acts
 * @param headed whether it stands in a heading
 */
record Draft(
    EventType type,
    ActorId from,
    ActorId to,
    @Nullable ActorId by,
    @Nullable PartialDate date,
    @Nullable String place,
    @Nullable String kind,
    Modality modality,
    List<Attribution> attribution,
    Mention mention,
    String rule,
    @Nullable String person,
    boolean headed) {

  Draft {
    attribution = List.copyOf(attribution);
  }

  Draft withPlace(@Nullable String city) {
    return new Draft(
        type, from, to, by, date, city, kind, modality, attribution, mention, rule, person, headed);
  }

  /** The same act by the other side, as in "mutual recognition". */
  Draft reversed() {
    return new Draft(
        type,
        to,
        from,
        by,
        date,
        place,
        kind,
        modality,
        attribution,
        mention,
        rule,
        person,
        headed);
  }

  /** The same act, as a sentence under the heading dates it. */
  Draft told(PartialDate day, Mention sentence) {
    return new Draft(
        type, from, to, by, day, place, kind, modality, attribution, sentence, rule, person, false);
  }

  Draft withModality(Modality other) {
    return new Draft(
        type, from, to, by, date, place, kind, other, attribution, mention, rule, person, headed);
  }

  /** The same act on another day. */
  Draft on(PartialDate day) {
    return new Draft(
        type, from, to, by, day, place, kind, modality, attribution, mention, rule, person, headed);
  }

  /** The same act by another state on another day. */
  Draft by(ActorId actor, @Nullable PartialDate day, Mention words) {
    return new Draft(
        type,
        actor,
        to,
        by == null ? null : actor,
        day,
        place,
        kind,
        modality,
        attribution,
        words,
        rule,
        null,
        headed);
  }
}
