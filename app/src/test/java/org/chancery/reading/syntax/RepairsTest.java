package org.chancery.reading.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RepairsTest {

  private final Repairs repairs = new Repairs(Set.of("elevate", "sever", "reopen")::contains);

  @Test
  void makes_a_passive_of_a_participle_that_was_tagged_as_an_adjective() {
    assertThat(
            repaired(
                """
                Legations/legation/NNS/1/nsubj were/be/VBD/-1/root elevated/JJ/1/acomp
                in/IN/1/prep 1950/CD/3/pobj
                """))
        .isEqualTo(
            """
            Legations legation NNS 2 nsubjpass
            were be VBD 2 auxpass
            elevated elevate VBN -1 root
            in in IN 2 prep
            1950 1950 CD 3 pobj\
            """);
  }

  @Test
  void raises_the_finite_verb_behind_a_participle_that_was_taken_for_it() {
    assertThat(
            repaired(
                "Bassett/NNP/2/nsubj ,/,/,/2/punct sent/send/VBD/-1/root there/RB/2/advmod"
                    + " ,/,/,/6/punct was/be/VBD/6/auxpass accredited/accredit/VBN/2/acl"))
        .contains(
            "Bassett bassett NNP 6 nsubjpass",
            "sent send VBN 0 acl",
            "accredited accredit VBN -1 root");
  }

  @Test
  void raises_a_finite_verb_that_was_coordinated_without_a_word_for_it() {
    assertThat(
            repaired(
                "Bassett/NNP/3/nsubj ,/,/,/3/punct also/RB/3/advmod sent/send/VBN/-1/root"
                    + " there/RB/3/advmod ,/,/,/6/punct left/leave/VBD/3/conj"))
        .contains("Bassett bassett NNP 6 nsubj", "sent send VBN 0 acl", "left leave VBD -1 root");
    assertThat(
            repaired(
                "Bassett/NNP/2/nsubj ,/,/,/2/punct sent/send/VBN/-1/root there/RB/2/advmod"
                    + " ,/,/,/6/punct was/be/VBD/6/auxpass accredited/accredit/VBN/-1/root"))
        .contains("Bassett bassett NNP 6 nsubjpass", "sent send VBN 0 acl");
  }

  @Test
  void leaves_verbs_that_a_word_coordinates() {
    assertThat(
            repaired(
                "Bassett/NNP/2/nsubj ,/,/,/2/punct sent/send/VBN/-1/root and/and/CC/2/cc"
                    + " left/leave/VBD/2/conj"))
        .contains("Bassett bassett NNP 2 nsubj", "left leave VBD 2 conj");
  }

  @Test
  void a_word_without_a_head_is_a_root() {
    assertThat(repaired("treaty/treaty/NN/-1/attr Peru/NNP/0/appos"))
        .contains("treaty treaty NN -1 root", "Peru peru NNP 0 appos");
  }

  @Test
  void a_word_that_hangs_below_itself_becomes_a_root() {
    assertThat(repaired("Cuba/NNP/2/nsubj and/and/CC/0/cc Peru/NNP/1/conj left/leave/VBD/-1/root"))
        .contains("Cuba cuba NNP -1 root", "and and CC 0 cc", "Peru peru NNP 1 conj");
  }

  @Test
  void keeps_the_clause_where_it_hung() {
    assertThat(
            repaired(
                """
                He/PRP/1/nsubj said/say/VBD/-1/root ties/tie/NNS/3/nsubj were/be/VBD/1/ccomp
                severed/JJ/3/acomp
                """))
        .contains("severed sever VBN 1 ccomp", "ties tie NNS 4 nsubjpass", "were be VBD 4 auxpass");
  }

  @Test
  void gives_a_verb_the_lemma_that_rules_ask_for() {
    assertThat(repaired("Cuba/NNP/1/nsubj Re-opened/re-opened/VBD/-1/root"))
        .contains("Re-opened reopen VBD -1 root");
  }

  @Test
  void takes_the_ending_from_a_participle_that_the_parser_left_as_it_is() {
    assertThat(repaired("Cuba/NNP/1/nsubj blurbed/blurbed/VBD/-1/root"))
        .contains("blurbed blurb VBD -1 root");
  }

  @Test
  void lifts_a_clause_from_its_comma_and_gives_the_second_verb_the_phrase_that_opens_it() {
    assertThat(
            repaired(
                "Cuba/NNP/1/nsubj left/leave/VBD/-1/root ,/,/,/1/punct when/when/WRB/4/advmod"
                    + " asked/ask/VBD/2/advcl"))
        .contains("asked ask VBD 1 advcl");
    assertThat(
            repaired(
                "Cuba/NNP/1/nsubj left/leave/VBD/-1/root in/in/IN/1/prep 1950/1950/CD/2/pobj"
                    + " and/and/CC/2/cc in/in/IN/2/conj 1951/1951/CD/5/pobj"
                    + " returned/return/VBD/1/conj"))
        .contains("in in IN 7 prep");
  }

  @Test
  void puts_the_office_under_the_verb() {
    String sentence =
        """
        Peru/NNP/1/nsubj appointed/appoint/VBD/-1/root Soto/NNP/1/dobj as/IN/%d/prep
        envoy/NN/3/pobj
        """;
    assertThat(repaired(sentence.formatted(0))).contains("as as IN 1 prep");
    assertThat(repaired(sentence.formatted(2))).contains("as as IN 1 prep");
  }

  @Test
  void takes_what_somebody_was_commissioned_for_what_he_was_made() {
    assertThat(
            repaired(
                """
                Soto/NNP/2/nsubjpass was/be/VBD/2/auxpass commissioned/commission/VBN/-1/root
                Minister/minister/NNP/2/npadvmod to/IN/3/prep Norway/NNP/4/pobj
                """))
        .contains("Minister minister NNP 2 oprd");
  }

  @Test
  void puts_a_later_office_under_the_verb() {
    assertThat(
            repaired(
                """
                Soto/NNP/1/nsubj presented/present/VBD/-1/root credentials/credential/NNS/1/dobj
                as/as/IN/2/cc Minister/minister/NNP/3/pobj
                """))
        .contains("as as IN 1 prep");
  }

  @Test
  void makes_of_a_resident_ambassador_an_ambassador() {
    assertThat(
            repaired(
                """
                He/PRP/1/nsubj came/come/VBD/-1/root as/IN/1/prep first/JJ/4/amod
                resident/resident/NN/2/pobj U.S./NNP/6/compound Ambassador/ambassador/NNP/4/appos
                """))
        .contains("first first JJ 6 amod", "resident resident JJ 6 amod", "NNP 2 pobj");
  }

  @Test
  void lets_each_of_two_do_what_the_parser_takes_for_a_quality() {
    assertThat(
            repaired(
                """
                Peru/NNP/4/nsubj and/CC/0/cc Chile/NNP/0/conj each/each/DT/5/det
                named/name/VBN/5/amod ministers/minister/NNS/-1/root
                """))
        .contains(
            "Peru peru NNP 4 nsubj", "named name VBD -1 root", "ministers minister NNS 4 dobj");
  }

  @Test
  void leaves_other_adjectives_and_verbs_alone() {
    String adjective = "Legations/legation/NNS/1/nsubj were/be/VBD/-1/root tired/JJ/1/acomp";
    String other = "They/they/PRP/1/nsubj felt/feel/VBD/-1/root elevated/JJ/1/acomp";
    String verb = "Cuba/NNP/1/nsubj argued/argued/VBD/-1/root";
    assertThat(repairs.repair(Sentences.parsed(adjective))).isEqualTo(Sentences.parsed(adjective));
    assertThat(repairs.repair(Sentences.parsed(other))).isEqualTo(Sentences.parsed(other));
    assertThat(repairs.repair(Sentences.parsed(verb))).isEqualTo(Sentences.parsed(verb));
  }

  private String repaired(String sentence) {
    return repairs.repair(Sentences.parsed(sentence)).stream()
        .map(token ->
            "%s %s %s %d %s"
                .formatted(token.form(), token.lemma(), token.tag(), token.head(), token.label()))
        .collect(Collectors.joining("\n"));
  }
}
