package org.chancery.ledger;

import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.event.Modality;
import org.jspecify.annotations.Nullable;

/**
 * Which evidence is asked for.
 *
 * @param states all of which it must be about: none, one or two
 * @param type an event type or {@code count-claim}; null for all
 * @param modality null for all
 */
public record Selection(List<ActorId> states, @Nullable String type, @Nullable Modality modality) {

  public Selection {
    states = List.copyOf(states);
    if (states.size() > 2) {
      throw new IllegalArgumentException("two states at most were expected, found " + states);
    }
  }
}
