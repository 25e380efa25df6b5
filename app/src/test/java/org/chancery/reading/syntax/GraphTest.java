package org.chancery.reading.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {

  @Test
  void the_subject_of_an_active_verb_acts_on_its_object() {
    assertThat(
            edges(
                """
                Cuba/NNP/1/nsubj severed/sever/VBD/-1/root ties/tie/NNS/1/dobj
                with/IN/1/prep Spain/NNP/3/pobj
                """))
        .containsExactly("severed subj Cuba", "severed obj ties", "severed with Spain");
  }

  @Test
  void the_subject_of_a_passive_is_acted_on_by_the_agent() {
    assertThat(
            edges(
                """
                Ties/tie/NNS/2/nsubjpass were/be/VBD/2/auxpass severed/sever/VBN/-1/root
                by/IN/2/agent Cuba/NNP/3/pobj and/CC/4/cc Peru/NNP/4/conj
                """))
        .containsExactly(
            "severed obj Ties",
            "severed aux were",
            "severed by Cuba",
            "severed subj Cuba",
            "severed by Peru",
            "severed subj Peru",
            "Cuba conj Peru");
  }

  @Test
  void every_coordinated_word_takes_part() {
    assertThat(
            edges(
                """
                Cuba/NNP/4/nsubj ,/,/0/punct Peru/NNP/0/conj and/CC/2/cc opened/open/VBD/-1/root
                embassies/embassy/NNS/4/dobj in/IN/5/prep Oslo/NNP/6/pobj and/CC/7/cc Rome/NNP/7/conj
                """))
        .containsExactly(
            "Cuba conj Peru",
            "opened subj Cuba",
            "opened subj Peru",
            "opened obj embassies",
            "embassies in Oslo",
            "embassies in Rome",
            "Oslo conj Rome");
  }

  @Test
  void coordinated_verbs_share_the_subject_that_the_second_leaves_out() {
    assertThat(
            edges(
                """
                Cuba/NNP/1/nsubj severed/sever/VBD/-1/root ties/tie/NNS/1/dobj and/CC/1/cc
                closed/close/VBD/1/conj its/PRP$/6/poss embassy/NN/4/dobj
                """))
        .contains("closed subj Cuba", "closed obj embassy")
        .doesNotContain("closed obj ties", "severed obj embassy");
  }

  @Test
  void coordinated_verbs_share_the_object_behind_the_last() {
    assertThat(
            edges(
                """
                Cuba/NNP/1/nsubj opened/open/VBD/-1/root and/CC/1/cc later/RB/4/advmod
                closed/close/VBD/1/conj embassies/embassy/NNS/4/dobj
                """))
        .contains("opened obj embassies", "closed obj embassies", "closed subj Cuba");
  }

  @Test
  void a_coordinated_participle_shares_the_passive() {
    assertThat(
            edges(
                """
                Ties/tie/NNS/2/nsubjpass were/be/VBD/2/auxpass severed/sever/VBN/-1/root and/CC/2/cc
                restored/restore/VBN/2/conj by/IN/4/agent Peru/NNP/5/pobj
                """))
        .contains("restored obj Ties", "restored subj Peru")
        .doesNotContain("severed subj Peru", "restored subj Ties");
  }

  @Test
  void a_second_verb_with_a_subject_of_its_own_borrows_none() {
    assertThat(
            edges(
                """
                Cuba/NNP/1/nsubj agreed/agree/VBD/-1/root and/CC/1/cc Peru/NNP/4/nsubj
                left/leave/VBD/1/conj
                """))
        .contains("left subj Peru")
        .doesNotContain("left subj Cuba");
  }

  @Test
  void a_clause_that_completes_a_verb_borrows_its_subject() {
    assertThat(
            edges(
                """
                Cuba/NNP/1/nsubj agreed/agree/VBD/-1/root to/TO/3/aux resume/VB/1/xcomp
                ties/tie/NNS/3/dobj
                """))
        .contains("agreed comp resume", "resume subj Cuba", "resume obj ties", "resume aux to");
  }

  @Test
  void a_relative_clause_sees_its_noun_in_place_of_the_pronoun() {
    assertThat(
            edges(
                """
                the/DT/1/det embassy/NN/-1/root which/WDT/4/dobj Cuba/NNP/4/nsubj
                opened/open/VBD/1/relcl
                """))
        .contains("opened obj embassy", "opened subj Cuba", "embassy relative opened")
        .noneMatch(edge -> edge.endsWith(" which"));
  }

  @Test
  void a_participle_acts_or_is_acted_on_as_its_form_says() {
    assertThat(
            edges(
                """
                ties/tie/NNS/-1/root severed/sever/VBN/0/acl in/IN/1/prep 1917/CD/2/pobj
                """))
        .containsExactly("ties relative severed", "severed in 1917", "severed obj ties");
    assertThat(
            edges(
                """
                a/DT/1/det note/NN/-1/root announcing/announce/VBG/1/acl recognition/NN/2/dobj
                """))
        .contains("announcing subj note", "announcing obj recognition");
  }

  @Test
  void a_noun_shows_what_marks_it() {
    assertThat(
            edges(
                """
                the/DT/2/det Cuban/JJ/2/amod minister/NN/6/nsubj ,/,/2/punct Juan/NNP/5/compound
                Soto/NNP/2/appos left/leave/VBD/-1/root
                """))
        .contains(
            "minister mod Cuban", "minister appos Soto", "Soto mod Juan", "left subj minister");
    assertThat(edges("Cuba/NNP/2/poss 's/POS/0/case two/CD/3/nummod ports/port/NNS/-1/root"))
        .contains("ports num two");
  }

  @Test
  void prepositions_reach_through_one_another() {
    assertThat(
            edges(
                """
                ties/tie/NNS/-1/root between/IN/0/prep Cuba/NNP/1/pobj and/CC/1/cc with/IN/1/conj
                Peru/NNP/4/pobj
                """))
        .containsExactly("ties between Cuba", "ties with Peru", "between conj with");
    assertThat(
            edges(
                """
                ended/end/VBD/-1/root by/IN/0/prep severing/sever/VBG/1/pcomp ties/tie/NNS/2/dobj
                """))
        .contains("ended by severing", "ended comp severing", "severing obj ties");
  }

  @Test
  void a_heading_leaves_the_auxiliary_out() {
    List<Token> heading =
        Sentences.parsed("Relations/relation/NNS/1/nsubj severed/sever/VBD/-1/root");
    assertThat(edges(Graph.of(heading, true)))
        .containsExactly("severed subj Relations", "severed obj Relations");
    assertThat(edges(Graph.of(heading, false))).containsExactly("severed subj Relations");
  }

  @Test
  void negation_and_auxiliaries_stay_with_their_verb() {
    assertThat(
            edges(
                """
                Cuba/NNP/3/nsubj did/do/VBD/3/aux not/RB/3/neg agree/VB/-1/root
                """))
        .containsExactly("agree subj Cuba", "agree aux did", "agree neg not");
  }

  @Test
  void knows_a_passive_with_and_without_its_auxiliary() {
    Graph passive = graph("Ties/tie/NNS/2/nsubjpass were/be/VBD/2/auxpass cut/VBN/-1/root");
    Graph perfect = graph("Cuba/NNP/2/nsubj has/have/VBZ/2/aux agreed/agree/VBN/-1/root");
    Graph bare = graph("ties/tie/NNS/-1/root severed/sever/VBN/0/acl");
    assertThat(passive.isPassive(2)).isTrue();
    assertThat(perfect.isPassive(2)).isFalse();
    assertThat(bare.isPassive(1)).isTrue();
    assertThat(bare.isPassive(0)).isFalse();
  }

  @Test
  void knows_the_extent_of_a_phrase_and_what_hangs_below_what() {
    Graph graph =
        graph(
            """
            the/DT/1/det embassy/NN/4/nsubj in/IN/1/prep Lima/NNP/2/pobj closed/close/VBD/-1/root
            """);
    assertThat(graph.extent(1)).containsExactly(0, 3);
    assertThat(graph.isBelow(3, 1)).isTrue();
    assertThat(graph.isBelow(1, 3)).isFalse();
    assertThat(graph.isBelow(3, 3)).isTrue();
    assertThat(graph.dependents(4, "subj")).containsExactly(1);
    assertThat(graph.has(4, "obj")).isFalse();
  }

  @Test
  void survives_heads_that_lead_nowhere_or_in_a_circle() {
    Graph lost = graph("Cuba/NNP/9/nsubj left/leave/VBD/1/root");
    assertThat(edges(lost)).isEmpty();
    Graph circle = graph("Cuba/NNP/1/nsubj left/leave/VBD/0/conj");
    assertThat(circle.isBelow(0, 5)).isFalse();
  }

  @Test
  void prints_the_tree_and_its_edges() {
    assertThat(
            graph("Cuba/NNP/1/nsubj severed/sever/VBD/-1/root ties/tie/NNS/1/dobj")
                .print()
                .lines()
                .map(line -> line.replaceAll("\\s+", " ").strip()))
        .containsExactly(
            "0 Cuba cuba NNP 1 nsubj",
            "1 severed sever VBD -1 root subj>Cuba obj>ties",
            "2 ties tie NNS 1 dobj");
  }

  private static Graph graph(String sentence) {
    return Graph.of(Sentences.parsed(sentence), false);
  }

  private static List<String> edges(String sentence) {
    return edges(graph(sentence));
  }

  private static List<String> edges(Graph graph) {
    List<String> edges = new ArrayList<>();
    for (int i = 0; i < graph.size(); i++) {
      for (Graph.Edge edge : graph.out(i)) {
        if (!edge.label().equals("det")) {
          edges.add(
              graph.token(edge.head()).form()
                  + " "
                  + edge.label()
                  + " "
                  + graph.token(edge.dependent()).form());
        }
      }
    }
    return edges;
  }
}
