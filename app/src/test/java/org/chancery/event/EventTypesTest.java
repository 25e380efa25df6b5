package org.chancery.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chancery.event.EventType.Feature;
import org.chancery.knowledge.Knowledge;
import org.junit.jupiter.api.Test;

class EventTypesTest {

  private static final EventTypes TYPES = EventTypes.load(Knowledge.bundled());

  @Test
  void all_types_of_the_guidelines_are_there() {
    assertThat(TYPES.all())
        .extracting(EventType::id)
        .containsExactlyInAnyOrder(
            "recognition",
            "recognition-withdrawn",
            "relations-established",
            "relations-restored",
            "relations-severed",
            "relations-suspended",
            "war-declared",
            "mission-opened",
            "mission-reopened",
            "mission-closed",
            "mission-raised",
            "mission-lowered",
            "mission-moved",
            "envoy-appointed",
            "credentials-presented",
            "envoy-recalled",
            "envoy-expelled",
            "agreement-signed",
            "visit",
            "meeting",
            "mission-present",
            "accredited-from",
            "relations-absent",
            "listed",
            "delisted",
            "membership-joined",
            "membership-left",
            "membership-suspended",
            "membership-restored",
            "sanctions-imposed",
            "sanctions-lifted",
            "leader-took-office",
            "leader-left-office",
            "consular-relations-established",
            "consular-relations-ended",
            "interests-represented",
            "omission");
  }

  @Test
  void a_type_says_what_it_carries() {
    EventType severed = TYPES.type("relations-severed");
    assertThat(severed.directed()).isFalse();
    assertThat(severed.standing()).isFalse();
    assertThat(severed.features()).containsExactly(Feature.BY);
    assertThat(TYPES.type("mission-present").standing()).isTrue();
    assertThat(TYPES.type("mission-opened").features())
        .containsExactlyInAnyOrder(Feature.PLACE, Feature.KIND);
  }

  @Test
  void an_unknown_type_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> TYPES.type("relation-severed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no event type \"relation-severed\"; the nearest is relations-severed");
  }
}
