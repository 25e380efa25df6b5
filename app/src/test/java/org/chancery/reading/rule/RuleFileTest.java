package org.chancery.reading.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chancery.event.EventTypes;
import org.chancery.event.Measure;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.KnowledgeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

  private static final EventTypes TYPES = EventTypes.load(Knowledge.bundled());

  @Test
  void reads_rules_with_their_examples() {
    List<Rule> rules =
        parse(
            """
            # Relations.
            let relations = {class:relations}=object

            rule sever: {class:sever}=act >obj ($relations !>mod {lemma:consular})
              event relations-severed as parties
              + Cuba severed relations with Spain. => CUB ESP by=CUB
              - Cuba severed the cable.
            rule visit: {lemma:visit}
              event visit as action
              + The king visited Peru.
              - The king slept.
            """);
    assertThat(rules.stream().map(Rule::name)).containsExactly("sever", "visit");
    Rule sever = rules.getFirst();
    assertThat(sever.origin()).isEqualTo("test.rules:4");
    assertThat(sever.pattern().print())
        .isEqualTo("{class:sever}=act >obj ({class:relations}=object !>mod {lemma:consular})");
    assertThat(sever.type().id()).isEqualTo("relations-severed");
    assertThat(sever.frame()).isEqualTo(Rule.Frame.PARTIES);
    assertThat(sever.examples())
        .containsExactly(
            new Rule.Example("Cuba severed relations with Spain.", true, "CUB ESP by=CUB", 6),
            new Rule.Example("Cuba severed the cable.", false, null, 7));
  }

  /** One wrong line in an otherwise right file; "⏎" stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          rule a: {class:sunder}⏎event visit as action⏎+ x⏎- y ~ test.rules:1: a class of en/lexicon/classes.tsv was expected, found "sunder"
          rule a: {} >obj {class:sunder}⏎event visit as action⏎+ x⏎- y ~ test.rules:1: a class of en/lexicon/classes.tsv was expected, found "sunder"
          rule a: {}=whom⏎event visit as action⏎+ x⏎- y ~ test.rules:1: one of the roles [act, by, count, date, from, kind, mission, object, of, party, person, place, title, to] was expected, found whom
          rule a: {is:king}⏎event visit as action⏎+ x⏎- y ~ test.rules:1: one of [actor, city, envoy, mission, number, ordinal, organisation, person, relations, time, title] was expected, found "king"
          rule a: {lemma:visit⏎event visit as action⏎+ x⏎- y ~ test.rules:1: the pattern does not compile: character 13: ";" or "}" was expected, found the end
          rule a: $piece⏎event visit as action⏎+ x⏎- y ~ test.rules:1: a piece of pattern named before by let was expected, found $piece
          rule a {}⏎event visit as action⏎+ x⏎- y ~ test.rules:1: "rule NAME: PATTERN" was expected, found "rule a {}"
          # why⏎⏎rule a: {}⏎event call as action⏎+ x⏎- y ~ test.rules:4: a known event type and a frame (parties, action, mission, envoy, accreditation, listing, membership, sanction, office, omission, protection) were expected, found "event call as action"
          rule a: {}⏎event visit as guest⏎+ x⏎- y ~ test.rules:2: a known event type and a frame (parties, action, mission, envoy, accreditation, listing, membership, sanction, office, omission, protection) were expected, found "event visit as guest"
          rule a: {}⏎event visit⏎+ x⏎- y ~ test.rules:2: "event TYPE as FRAME" was expected, found "event visit"
          rule a: {}⏎event visit as action⏎event visit as action⏎+ x⏎- y ~ test.rules:3: one event for each rule was expected, found "event visit as action"
          rule a: {}⏎event visit as claim⏎+ x⏎- y ~ test.rules:2: "claim MEASURE" was expected, found "event visit as claim"
          rule a: {}⏎claim guests⏎+ x⏎- y ~ test.rules:2: one of the measures [relations, embassies-hosted, embassies-sent, ordinal] was expected, found "claim guests"
          rule a: {}⏎claim ordinal⏎claim ordinal⏎+ x⏎- y ~ test.rules:3: one event or claim for each rule was expected, found "claim ordinal"
          event visit as action ~ test.rules:1: one event for each rule was expected, found "event visit as action"
          rule a: {}⏎+ x⏎- y ~ test.rules:1: the rule a states no event
          rule a: {}⏎event visit as action ~ test.rules:1: the rule a needs an example that matches and one that does not
          rule a: {}⏎event visit as action⏎+ x ~ test.rules:1: the rule a needs an example that matches and one that does not
          rule a: {}⏎event visit as action⏎- y ~ test.rules:1: the rule a needs an example that matches and one that does not
          rule a: {}⏎event visit as action⏎+ x⏎- y⏎rule a: {}⏎event visit as action⏎+ x⏎- y ~ test.rules:5: the rule a is given twice
          rule used: {}⏎event visit as action⏎+ x⏎- y ~ test.rules:1: the rule used is given twice
          rule : {}⏎event visit as action⏎+ x⏎- y ~ test.rules:1: "rule NAME: PATTERN" was expected, found "rule : {}"
          + Cuba agreed. ~ test.rules:1: a rule before its examples was expected, found "+ Cuba agreed."
          rule a: {}⏎event visit as action⏎* x⏎- y ~ test.rules:3: let, rule, event, claim, + or - was expected, found "* x"
          let a {} ~ test.rules:1: "let NAME = PATTERN" was expected, found "let a {}"
          let a = {}⏎let a = {} ~ test.rules:2: the name $a is given twice
          """)
  void says_file_and_line_and_what_was_expected(String lines, String message) {
    assertThatThrownBy(() -> parse(lines.replace('⏎', '\n')))
        .isInstanceOf(KnowledgeException.class)
        .hasMessage(message);
  }

  @Test
  void reads_rules_of_claims() {
    Rule rule =
        parse(
                """
                rule count: {lemma:count} >obj {is:number}=count
                  claim embassies-hosted
                  + Peru counts 60. => PER 60
                  - Peru counts.
                """)
            .getFirst();
    assertThat(rule.measure()).isEqualTo(Measure.EMBASSIES_HOSTED);
    assertThat(rule.frame()).isEqualTo(Rule.Frame.CLAIM);
    assertThat(rule.type().id()).isEqualTo("count-claim embassies-hosted");
  }

  @Test
  void the_bundled_rules_have_names_of_their_own() {
    Knowledge knowledge = Knowledge.bundled();
    Set<String> classes =
        Set.copyOf(
            knowledge.table("en/lexicon/classes.tsv", "class", "lemmas").rows().stream()
                .map(row -> row.cell("class"))
                .toList());
    List<Rule> rules = RuleFile.load(knowledge, "en/events", TYPES::type, classes);
    assertThat(rules).extracting(Rule::name).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    assertThat(rules)
        .allSatisfy(rule ->
            assertThat(PatternParser.parse(rule.pattern().print())).isEqualTo(rule.pattern()));
  }

  private static List<Rule> parse(String text) {
    return RuleFile.parse(
        "test.rules",
        text,
        TYPES::type,
        Set.of("sever", "relations"),
        new HashSet<>(Set.of("used")));
  }
}
