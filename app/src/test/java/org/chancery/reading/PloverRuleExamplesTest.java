package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chancery.publication.Block;
import org.chancery.reading.rule.Rule;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the examples written beside every rule in {@code knowledge/en/plover}; what follows the
 * arrow are the two sides.
 */
class PloverRuleExamplesTest {

  private static final PloverReader READER = ReadingFixture.READER.plover();

  @TestFactory
  Stream<DynamicNode> every_rule_keeps_its_examples() {
    Map<String, List<DynamicNode>> byRule = new LinkedHashMap<>();
    for (Rule rule : READER.rules()) {
      for (Rule.Example example : rule.examples()) {
        byRule
            .computeIfAbsent(rule.name(), key -> new ArrayList<>())
            .add(
                dynamicTest(
                    (example.matches() ? "+ " : "- ") + example.sentence(),
                    () -> check(rule, example)));
      }
    }
    return byRule.entrySet().stream()
        .map(entry -> dynamicContainer(entry.getKey(), entry.getValue()));
  }

  private static void check(Rule rule, Rule.Example example) {
    Scene scene = READER.scene(example.sentence());
    Lenient facts = new Lenient(scene, false);
    boolean matches = false;
    for (int node = 0; node < scene.graph().size(); node++) {
      matches |= !rule.pattern().matches(facts, node).isEmpty();
    }
    assertThat(matches)
        .as(
            "%s line %d: %s%n%s",
            rule.origin(), example.line(), rule.pattern().print(), scene.graph().print())
        .isEqualTo(example.matches());
    String expected = example.expected();
    if (expected != null) {
      Reading reading =
          READER.read(
              ReadingFixture.publication(
                  null, null, List.of(new Block(Block.Kind.PARAGRAPH, example.sentence()))));
      assertThat(reading.codings())
          .as("%s line %d%n%s", rule.origin(), example.line(), scene.graph().print())
          .anySatisfy(coding -> assertThat(coding.from() + " " + coding.to()).isEqualTo(expected));
    }
  }
}
