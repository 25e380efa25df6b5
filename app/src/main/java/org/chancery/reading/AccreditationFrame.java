package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.event.EventTypes;
import org.chancery.reading.mention.Term;
import org.jspecify.annotations.Nullable;

/**
 * Fills the roles of a state represented in another from a mission in a third; in the state itself
 * it is a mission present.
 */
final class AccreditationFrame {

  private final Scene scene;
  private final Discourse discourse;
  private final Situation situation;
  private final EventTypes types;
  private final Drafting drafting;
  private final MissionPlaces missionPlaces;
  private final MissionTimes times;

  AccreditationFrame(
      Scene scene,
      Discourse discourse,
      Situation situation,
      EventTypes types,
      Drafting drafting,
      MissionPlaces missionPlaces,
      MissionTimes times) {
    this.scene = scene;
    this.discourse = discourse;
    this.situation = situation;
    this.types = types;
    this.drafting = drafting;
    this.missionPlaces = missionPlaces;
    this.times = times;
  }

  /**
   * A state represented in another from a mission in a third; in the state itself it is a mission
   * present.
   */
  void read(Hit hit, Dating.@Nullable Dated dated, Actors actors, @Nullable Integer year) {
    Integer node = hit.match().node("mission");
    Integer place = hit.match().node("place");
    Integer fromNode = hit.match().node("from");
    Integer toNode = hit.match().node("to");
    ActorId sender = fromNode == null ? null : discourse.firstState(actors.of(fromNode));
    List<Term.Named> seats = new ArrayList<>();
    if (node != null) {
      seats.addAll(missionPlaces.cities(node, node));
      sender =
          sender != null ? sender : discourse.firstState(actors.under(node, "poss", "mod", "of"));
    } else if (place != null && scene.term(place) instanceof Term.Named city) {
      seats.add(city);
    }
    List<ActorId> receivers = toNode == null ? List.of() : situation.coordinated(actors, toNode);
    if (sender == null && receivers.size() == 1) {
      sender = discourse.counterpart(receivers.getFirst());
    }
    if (receivers.isEmpty() && sender != null) {
      ActorId other = discourse.counterpart(sender);
      receivers = other == null ? List.of() : List.of(other);
    }
    if (sender == null || seats.isEmpty()) {
      return;
    }
    ActorId host = discourse.stateOf(seats.getFirst(), year);
    if (host != null
        && receivers.contains(host)
        && node != null
        && scene.term(node) instanceof Term.MissionKind) {
      // "Represented in Y by its embassy in" Y's own capital is a mission present.
      Hit own = new Hit(hit.rule().as(types.type("mission-present")), hit.act(), hit.match());
      for (Enumeration.Item item : new Enumeration(scene).from(node)) {
        for (String city : item.cities()) {
          if (scene.term(item.mission()) instanceof Term.MissionKind kind) {
            Dating.Dated end = times.isOver(hit.act()) ? times.lastUntil(hit.act()) : null;
            Hit what = own;
            if (end != null) {
              what = new Hit(hit.rule().as(types.type("mission-closed")), hit.act(), hit.match());
            }
            drafting.add(
                what, end == null ? dated : end, sender, host, null, city, kind.kind(), null);
          }
        }
      }
      return;
    }
    int count = 0;
    for (ActorId receiver : receivers) {
      if (discourse.isState(receiver)
          && !receiver.equals(sender)
          && !receiver.equals(host)
          && count++ < Pairs.MOST_PAIRS) {
        drafting.add(hit, dated, sender, receiver, null, seats.getFirst().text(), null, null);
      }
    }
  }
}
