package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chancery.event.Statement;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.reading.rule.Rule;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples written beside every rule in {@code knowledge/en/events}. */
class RuleExamplesTest {

  private static final Reader READER = ReadingFixture.READER;

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
    Scene scene = READER.scene(example.sentence(), false);
    boolean matches = false;
    for (int node = 0; node < scene.graph().size(); node++) {
      matches |= !rule.pattern().matches(scene, node).isEmpty();
    }
    assertThat(matches)
        .as(
            "%s line %d: %s%n%s",
            rule.origin(), example.line(), rule.pattern().print(), scene.graph().print())
        .isEqualTo(example.matches());
    String expected = example.expected();
    if (expected != null) {
      assertThat(read(example.sentence()))
          .as("%s line %d", rule.origin(), example.line())
          .anySatisfy(statement ->
              assertThat(shown(statement, expected)).isEqualTo(rule.type().id() + " " + expected));
    }
  }

  private static List<Statement> read(String sentence) {
    Publication publication =
        new Publication(
            new PublicationId("example"),
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            "en",
            null,
            List.of(new Block(Block.Kind.PARAGRAPH, sentence)));
    return READER.read(publication).statements();
  }

  private static String shown(Statement statement, String expected) {
    return switch (statement) {
      case Statement.Event event -> shown(event, expected);
      case Statement.CountClaim claim ->
          "count-claim " + claim.measure().code() + " " + claim.of() + " " + claim.value();
    };
  }

  /** The event in the form of the expectation, with the fields that the expectation names. */
  private static String shown(Statement.Event event, String expected) {
    StringBuilder text = new StringBuilder(event.type().id());
    boolean reversed = !event.type().directed() && !expected.startsWith(event.from() + " ");
    text.append(' ').append(reversed ? event.to() : event.from());
    text.append(' ').append(reversed ? event.from() : event.to());
    append(text, expected, "by", event.by() == null ? null : event.by().value());
    append(text, expected, "place", event.place());
    append(text, expected, "kind", event.kind());
    if (event.date() != null) {
      text.append(' ').append(event.date().edtf());
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text, String expected, String key, @Nullable String value) {
    if (expected.contains(key + "=")) {
      text.append(' ').append(key).append('=').append(value);
    }
  }
}
