package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static Publication written(String text) {
    return ReadingFixture.publication(
        null, PartialDate.parse("2024-02-15"), List.of(new Block(Block.Kind.PARAGRAPH, text)));
  }

  private static Explanation explain(String text) {
    return ReadingFixture.READER.explain(written(text));
  }

  private static String step(Explanation.Fired fired, String field) {
    return fired.steps().stream()
        .filter(step -> step.field().equals(field))
        .map(Explanation.Step::how)
        .findFirst()
        .orElse("no such step");
  }

  @Test
  void says_what_is_read_and_by_which_step_each_field_was_decided() {
    Explanation explanation =
        explain("Cuba did not sever relations with Spain on Monday, officials said.");
    assertThat(explanation.statements())
        .isEqualTo(
            ReadingFixture.READER
                .read(written("Cuba did not sever relations with Spain on Monday, officials said."))
                .statements());
    Explanation.Fired fired =
        explanation.sentences().getFirst().fired().stream()
            .filter(each -> each.rule().equals("sever-relations"))
            .findFirst()
            .orElseThrow();
    assertThat(fired.states()).isTrue();
    assertThat(fired.origin()).startsWith("en/events/relations.rules:");
    assertThat(step(fired, "from")).isEqualTo("CUB: \"Cuba\"[0], >subj of \"sever\"[3]");
    assertThat(step(fired, "to")).isEqualTo("ESP: \"Spain\"[6], >with of \"relations\"[4]");
    assertThat(step(fired, "modality")).isEqualTo("negated: \"not\"[2]");
    assertThat(step(fired, "attribution")).isEqualTo("official: \"officials said\"");
    assertThat(
            step(
                explain("Cuba severed relations with Spain on Monday.")
                    .sentences()
                    .getFirst()
                    .fired()
                    .getFirst(),
                "date"))
        .isEqualTo("2024-02-12: \"on Monday\"[5], hangs on the act");
  }

  @Test
  void a_rule_whose_verb_is_unknown_is_the_nearest() {
    Explanation explanation = explain("Cuba axed relations with Spain on Monday.");
    assertThat(explanation.statements()).isEmpty();
    assertThat(explanation.sentences().getFirst().near())
        .anySatisfy(near -> {
          assertThat(near.rule()).isEqualTo("sever-relations");
          assertThat(near.rooted()).isFalse();
          assertThat(near.wanting())
              .singleElement()
              .satisfies(failure -> {
                assertThat(failure.wanted()).isEqualTo("{class:sever}");
                assertThat(failure.found()).isEqualTo("\"axed\" is not in it");
              });
        });
  }

  @Test
  void a_rule_whose_object_is_another_says_which_was_found() {
    Explanation.Sentence sentence =
        explain("Cuba opened a school in Spain, whose embassy protested.").sentences().getFirst();
    assertThat(sentence.near())
        .anySatisfy(near -> {
          assertThat(near.rule()).isEqualTo("open-mission");
          assertThat(near.rooted()).isTrue();
          assertThat(near.wanting().getFirst().role()).isEqualTo("mission");
          assertThat(near.wanting().getFirst().found()).isEqualTo("\"school\" is none");
        });
  }

  @Test
  void a_rule_that_fires_without_an_event_says_why() {
    Explanation.Fired fired =
        explain("The severance of relations came in 1950.")
            .sentences()
            .getFirst()
            .fired()
            .getFirst();
    assertThat(fired.states()).isFalse();
    assertThat(step(fired, Trace.NOTHING)).contains("finds no two states");
  }

  @Test
  void a_sentence_without_triggers_is_passed_over() {
    Explanation.Sentence sentence = explain("The weather was fair.").sentences().getFirst();
    assertThat(sentence.triggers()).isEmpty();
    assertThat(sentence.words()).isEmpty();
  }

  @Test
  void the_words_are_those_that_rules_see() {
    Explanation.Sentence sentence =
        explain("Relations with Spain were severed by Cuba.").sentences().getFirst();
    assertThat(sentence.words().get(4).classes()).contains("sever");
    assertThat(sentence.words().get(4).edges())
        .contains(new Explanation.Edge("subj", 6), new Explanation.Edge("obj", 0));
    assertThat(sentence.mentions()).contains(new Explanation.Mention("Cuba", "name", "CUB (name)"));
  }

  @Test
  void what_is_coded_in_plover_is_explained_too() {
    Explanation explanation =
        ReadingFixture.READER
            .plover()
            .explain(written("Chad has not granted political asylum to Sudanese rebels."));
    assertThat(explanation.statements()).isEmpty();
    assertThat(explanation.codings()).isNotEmpty();
    assertThat(explanation.sentences().getFirst().fired())
        .anySatisfy(fired -> assertThat(step(fired, "type")).contains("denied"));
  }
}
