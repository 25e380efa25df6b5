package org.chancery.ledger;

import java.util.List;
import org.chancery.actor.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * The posts of a state, or of two with each other, as of a day.
 *
 * @param with null for those with all states
 * @param sent missions, consular posts and accreditations that the state keeps, by the other state
 * @param received those that others keep in it
 * @param envoys acts about envoys up to the day, of the last years, the latest first
 * @param notes such as that the state did not exist on the day
 * @param rulings of editors on acts that speak of such posts
 */
public record Missions(
    ActorId of,
    @Nullable ActorId with,
    AsOf asOf,
    List<Held> sent,
    List<Held> received,
    List<Act> envoys,
    List<String> notes,
    List<Ruling> rulings) {

  public Missions {
    sent = List.copyOf(sent);
    received = List.copyOf(received);
    envoys = List.copyOf(envoys);
    notes = List.copyOf(notes);
    rulings = List.copyOf(rulings);
  }
}
