package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Name;
import org.chancery.knowledge.Knowledge;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final ActorId USA = new ActorId("USA");
  private static final ActorId CUB = new ActorId("CUB");
  private static final ActorId SUN = new ActorId("SUN");

  private final Places places = Places.bundled();

  @Test
  void a_city_lies_in_the_state_that_is_spoken_of() {
    Places.Place havana = places.of("Havana", List.of(CUB, USA)).orElseThrow();
    assertThat(Double.parseDouble(havana.x())).isBetween(260.0, 280.0);
    assertThat(Double.parseDouble(havana.y())).isBetween(140.0, 160.0);
    Places.Place ours = places.of("London", List.of(new ActorId("GBR"))).orElseThrow();
    Places.Place theirs = places.of("London", List.of(new ActorId("CAN"))).orElseThrow();
    assertThat(Double.parseDouble(theirs.x())).isLessThan(Double.parseDouble(ours.x()));
    assertThat(places.of("London", List.of(CUB))).as("which London is not known").isEmpty();
    assertThat(places.of("Havana", List.of(USA))).as("there is one").isPresent();
    assertThat(places.of("Nowhere", List.of(CUB))).isEmpty();
  }

  @Test
  void a_capital_is_the_one_of_the_year() {
    Gazetteer gazetteer = Gazetteer.load(Knowledge.bundled());
    assertThat(places.capital(USA, 1960, gazetteer).orElseThrow().city()).startsWith("Washington");
    assertThat(places.capital(SUN, 1960, gazetteer).orElseThrow().city()).isEqualTo("Moscow");
    long with =
        gazetteer.states().stream()
            .filter(state -> state.existsToday())
            .filter(state -> places.capital(state.id(), 2020, gazetteer).isPresent())
            .count();
    long named =
        gazetteer.states().stream()
            .filter(state -> state.existsToday())
            .filter(state ->
                gazetteer.names().stream()
                    .anyMatch(name ->
                        name.kind() == Name.Kind.CAPITAL
                            && name.actor().equals(state.id())
                            && name.years().contains(2020)))
            .count();
    assertThat(with).isGreaterThan(named * 95 / 100);
  }
}
