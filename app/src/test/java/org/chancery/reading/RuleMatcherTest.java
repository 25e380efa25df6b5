package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.reading.ReadingFixture.READER;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.chancery.harvest.Harvest;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.publication.Publication;
import org.chancery.reading.rule.Rule;
import org.junit.jupiter.api.Test;

class RuleMatcherTest {

  @Test
  void finds_in_the_examples_of_all_rules_what_trying_every_rule_at_every_word_finds() {
    for (Rule rule : READER.rules()) {
      for (Rule.Example example : rule.examples()) {
        for (boolean titled : new boolean[] {false, true}) {
          assertThat(READER.hits(example.sentence(), titled))
              .as("%s line %d: %s", rule.origin(), example.line(), example.sentence())
              .isEqualTo(READER.hits(READER.scene(example.sentence(), titled)));
        }
      }
    }
  }

  @Test
  void reads_in_the_demo_archive_what_the_thorough_way_reads() {
    List<Publication> dispatches = dispatches();
    assertThat(dispatches).hasSizeGreaterThan(100);
    int statements = 0;
    for (Publication dispatch : dispatches) {
      Reading reading = READER.read(dispatch);
      statements += reading.statements().size();
      assertThat(reading).isEqualTo(READER.readThoroughly(dispatch));
    }
    assertThat(statements).isGreaterThan(300);
  }

  @Test
  void asks_no_rule_where_no_word_is_one_of_its_own() {
    assertThat(READER.mayMatch("The delegates spoke of the price of tin for two hours.")).isEmpty();
  }

  @Test
  void asks_only_the_rules_of_the_words_that_are_there() {
    assertThat(
            READER.mayMatch("The harbour of Valparaiso was blockaded; trade relations suffered."))
        .doesNotContain("sever-relations", "restore-relations", "sign-agreement");
    assertThat(READER.mayMatch("Peru broke off relations.")).contains("sever-relations");
  }

  @Test
  void a_verb_needs_its_particle_somewhere_in_the_sentence() {
    assertThat(READER.mayMatch("The ambassador of Peru stepped aside.")).doesNotContain("resign");
    assertThat(READER.mayMatch("The President of Peru stepped down.")).contains("resign");
  }

  @Test
  void a_word_of_another_part_of_speech_asks_no_rule_of_verbs() {
    assertThat(READER.mayMatch("Peru is a close friend of the embassy."))
        .doesNotContain("close-mission");
    assertThat(READER.mayMatch("Peru will close the embassy.")).contains("close-mission");
  }

  private static List<Publication> dispatches() {
    List<Publication> dispatches = new ArrayList<>();
    Path archive = Path.of(System.getProperty("chancery.home", "..")).resolve("demo/archive");
    new Harvester(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .read(
            new Source.Location(archive),
            harvest -> {
              if (harvest instanceof Harvest.Found found) {
                dispatches.add(found.publication());
              }
            });
    return dispatches;
  }
}
