package org.chancery.export;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.State;
import org.jspecify.annotations.Nullable;

/** What other data sets call an actor: ISO 3166-1 and the Correlates of War project. */
final class ActorCodes {

  private final Gazetteer gazetteer;

  ActorCodes(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** The short English name; the id of what is no state. */
  String name(ActorId id) {
    return gazetteer
        .state(id)
        .map(State::name)
        .or(() ->
            gazetteer.organisations().stream()
                .filter(organisation -> organisation.id().equals(id))
                .map(organisation -> organisation.name())
                .findFirst())
        .orElse(id.value());
  }

  boolean isState(ActorId id) {
    return gazetteer.state(id).isPresent();
  }

  /** Whether a state was sovereign in some part of a year; true of what is no state. */
  boolean existedIn(ActorId id, int year) {
    return gazetteer.state(id).map(state -> state.existedIn(year)).orElse(true);
  }

  @Nullable String iso3(ActorId id) {
    Optional<String> iso2 = gazetteer.state(id).map(State::iso2);
    if (iso2.isEmpty()) {
      return null;
    }
    try {
      return Locale.of("", iso2.get()).getISO3Country();
    } catch (MissingResourceException none) {
      return null;
    }
  }

  @Nullable String iso2(ActorId id) {
    return gazetteer.state(id).map(State::iso2).orElse(null);
  }

  @Nullable Integer cow(ActorId id) {
    return gazetteer.state(id).map(State::cow).orElse(null);
  }
}
