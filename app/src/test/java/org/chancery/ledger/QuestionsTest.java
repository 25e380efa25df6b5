package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.ledger.Desk.CUB;
import static org.chancery.ledger.Desk.FRA;
import static org.chancery.ledger.Desk.KOR;
import static org.chancery.ledger.Desk.SUN;
import static org.chancery.ledger.Desk.USA;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.event.Measure;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.event.Statement.CountClaim;
import org.chancery.ledger.ClaimCheck.Finding;
import org.chancery.text.PublicationId;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions beyond that of two states: posts, the whole graph, changes, numbers, disputes. */
class QuestionsTest {

  private static final AsOf NOW = on("2024-02-16");

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(folder);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static AsOf on(String date) {
    return AsOf.on(PartialDate.parse(date));
  }

  private static PartialDate date(String edtf) {
    return PartialDate.parse(edtf);
  }

  // ---- missions ----

  @Test
  void missions_are_sent_and_received_each_with_kind_and_city() {
    desk.history(
        """
        1990: mission-opened FRA KOR 1950 @Seoul #embassy; mission-opened KOR FRA 1951 @Paris #legation
        1990: mission-raised KOR FRA 1958 #embassy; mission-opened KOR FRA 1970 @Lyon #consulate
        1990: mission-opened KOR CUB 1960 @Havana #embassy; mission-closed KOR CUB 1961
        """);
    Missions missions = desk.ledger.missions(KOR, null, on("1980"));
    assertThat(lines(missions.sent()))
        .containsExactly("yes KOR FRA embassy Paris", "yes KOR FRA consulate Lyon");
    assertThat(lines(missions.received())).containsExactly("yes FRA KOR embassy Seoul");
    assertThat(lines(desk.ledger.missions(KOR, CUB, on("1960-07")).sent()))
        .containsExactly("uncertain KOR CUB embassy Havana");
    assertThat(desk.ledger.missions(KOR, CUB, on("1962")).sent()).isEmpty();
  }

  private static List<String> lines(List<Held> posts) {
    return posts.stream()
        .map(held ->
            "%s %s %s %s %s"
                .formatted(
                    held.verdict().code(),
                    held.spell().from(),
                    held.spell().to(),
                    held.spell().post(),
                    held.spell().place()))
        .toList();
  }

  @Test
  void envoys_are_those_of_the_five_years_before() {
    desk.history(
        """
        1990: envoy-appointed FRA KOR 1950-05-01; envoy-appointed FRA KOR 1960-05-01
        1990: envoy-recalled FRA KOR 1961-05-01; envoy-appointed FRA KOR 1962-05-01 planned
        """);
    assertThat(desk.ledger.missions(FRA, KOR, on("1961-12-31")).envoys())
        .extracting(act -> act.type().id())
        .containsExactly("envoy-recalled", "envoy-appointed");
  }

  // ---- the whole graph, and what changed in it ----

  @Test
  void a_network_holds_certain_and_uncertain_ties_of_the_day() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949-02-15; relations-established KOR USA 1949-01-01
        1990: relations-severed KOR USA 1960; relations-established CUB USA 1903
        """);
    Network network = desk.ledger.network(on("1960-06-01"));
    assertThat(network.ties())
        .extracting(tie -> tie.a() + " " + tie.b() + " " + tie.verdict().code())
        .containsExactly("CUB USA yes", "FRA KOR yes", "KOR USA uncertain");
    assertThat(network.states()).contains(SUN, KOR).doesNotContain(new ActorId("XXX"));
    assertThat(desk.ledger.network(on("1995")).states()).doesNotContain(SUN);
  }

  @Test
  void changes_are_what_began_and_ended_in_the_period_and_what_may_have() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949-02-15; relations-established KOR USA 1948
        1990: relations-severed KOR USA 1949-06; relations-established CUB USA 1960-01-01
        """);
    assertThat(desk.ledger.changes(date("1949-01-01"), date("1949-06-15"), null, NOW))
        .extracting(change ->
            (change.began() ? "began " : "ended ")
                + change.spell().from()
                + (change.certain() ? "" : " perhaps"))
        .containsExactly("began FRA", "ended KOR perhaps");
    assertThat(desk.ledger.changes(date("1949"), date("1949"), USA, NOW)).hasSize(1);
    assertThat(
            desk.ledger.changes(
                date("1949"),
                date("1949"),
                null,
                new AsOf(date("1949"), LocalDate.parse("1980-01-01"), null)))
        .isEmpty();
  }

  // ---- counts and claims ----

  @Test
  void embassies_are_counted_by_who_sends_and_an_unnamed_kind_only_may_be_one() {
    desk.history(
        """
        1990: mission-opened KOR FRA 1950 #embassy; mission-opened FRA KOR 1950 #legation
        1990: mission-opened USA KOR 1950; mission-opened CUB KOR 1950 #embassy
        """);
    Count sent = desk.ledger.count(KOR, Measure.EMBASSIES_SENT, Among.ALL, on("1960"));
    assertThat(sent.certain()).containsExactly(FRA);
    Count hosted = desk.ledger.count(KOR, Measure.EMBASSIES_HOSTED, Among.ALL, on("1960"));
    assertThat(hosted.certain()).containsExactly(CUB);
    assertThat(hosted.uncertain()).containsExactly(USA);
    assertThat(hosted.none()).contains(FRA);
    assertThat(hosted.without()).contains(FRA).doesNotContain(CUB, USA);
  }

  @Test
  void a_claim_is_set_beside_what_the_ledger_counts_for_its_day() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949; relations-established KOR USA 1948
        1990: relations-established KOR CUB 1970
        """);
    claim("right", 2, "1960");
    claim("perhaps", 3, "1970-06-01");
    claim("more", 9, "1960");
    claim("fewer", 1, null);
    List<ClaimCheck> checks = desk.ledger.claimChecks(KOR, NOW);
    assertThat(checks)
        .extracting(check -> check.evidence().publication() + " " + check.finding().code())
        .containsExactly(
            "fewer fewer-than-recorded",
            "more more-than-recorded",
            "perhaps possible",
            "right agrees");
    assertThat(checks.getLast().counted().certain()).containsExactly(FRA, USA);
    assertThat(desk.ledger.claimChecks(CUB, NOW)).isEmpty();
    assertThat(desk.ledger.claimChecks(null, NOW)).hasSize(4);
  }

  private void claim(String publication, int value, @Nullable String asOf) {
    Statement claim =
        new CountClaim(
            Measure.RELATIONS,
            KOR,
            value,
            asOf == null ? null : date(asOf),
            Modality.ASSERTED,
            List.of(),
            List.of(new Mention(0, new Span(0, 3), "abc")),
            "test",
            1);
    desk.store.write(transaction ->
        desk.ledger.append(
            transaction,
            new NewReading(
                new PublicationId(publication),
                1,
                date("1990"),
                date("1990"),
                null,
                "reader-1",
                "knowledge-1",
                Desk.MORNING,
                List.of(claim),
                List.of())));
  }

  // ---- contradictions ----

  @Test
  void one_act_with_two_dates_is_a_contradiction_of_as_many_days_as_lie_between() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949-02-15; relations-established KOR USA 1949-01-01
        1991: relations-established KOR FRA 1949-02-16; relations-established KOR USA 1950-01-01
        """);
    List<Contradiction> found = desk.ledger.contradictions(null, null, date("2024-01-01"));
    assertThat(found)
        .extracting(one -> one.dyad() + " " + one.kind().code() + " " + one.days())
        .containsExactly("KOR-USA dates-differ 365", "FRA-KOR dates-differ 1");
    assertThat(found.getFirst().sides())
        .extracting(side -> side.says() + " " + side.evidence().getFirst().publication())
        .containsExactly("1949-01-01 p0", "1950-01-01 p1");
    assertThat(desk.ledger.contradictions(FRA, null, date("2024-01-01"))).hasSize(1);
    assertThat(desk.ledger.contradictions(null, date("1949-06"), date("2024-01-01"))).hasSize(1);
  }

  @Test
  void a_coarser_date_contradicts_nothing() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949-02-15
        1991: relations-established KOR FRA 1949
        """);
    assertThat(desk.ledger.contradictions(null, null, date("2024-01-01"))).isEmpty();
  }

  @Test
  void a_break_that_nobody_records_is_a_gap_and_no_contradiction() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949-02-15; relations-restored KOR FRA 1970-02-15
        """);
    assertThat(desk.ledger.contradictions(null, null, date("2024-01-01")))
        .extracting(one -> one.kind().code() + " " + one.gap())
        .containsExactly("gap true");
  }

  private List<String> sides() {
    return desk.ledger.contradictions(null, null, date("2024-01-01")).stream()
        .filter(one -> one.spell().kind().equals("relations"))
        .map(one ->
            one.kind().code()
                + " "
                + one.days()
                + one.sides().stream()
                    .map(side ->
                        ", "
                            + side.says()
                            + " "
                            + side.evidence().stream().map(Evidence::publication).toList())
                    .collect(Collectors.joining()))
        .toList();
  }

  @Test
  void a_day_claimed_within_a_recorded_break_contradicts_it_and_is_no_gap() {
    desk.history(
        """
        1960: relations-established KOR FRA 1949-02-15
        1970: relations-severed KOR FRA 1973-10-06; relations-restored KOR FRA 1992-01-24
        1980: credentials-presented KOR FRA 1975-06-01
        """);
    assertThat(sides())
        .containsExactly("spell-against-break 6684, held [p2], did not hold [p1, p1]");
  }

  @Test
  void a_day_claimed_within_a_break_contradicts_it_too_where_what_ended_it_is_called_a_beginning() {
    desk.history(
        """
        1970: relations-severed KOR FRA 1973-10-06; relations-established KOR FRA 1992-01-24
        1980: credentials-presented KOR FRA 1975-06-01
        """);
    assertThat(sides()).hasSize(1);
    assertThat(sides().getFirst()).startsWith("spell-against-break ").endsWith("[p0, p0]");
  }

  @Test
  void what_is_said_to_hold_since_a_day_contradicts_a_break_recorded_after_it() {
    desk.history(
        """
        1960: relations-established KOR FRA 1949-02-15
        1999: relations-severed KOR FRA 1973-10-06; relations-restored KOR FRA 1992-01-24
        2005: mission-present KOR FRA 1961 #embassy
        """);
    assertThat(sides())
        .containsExactly("spell-against-break 6684, held [p2], did not hold [p1, p1]");
  }

  @Test
  void what_is_said_to_hold_since_a_day_contradicts_a_break_that_nothing_ended() {
    desk.history(
        """
        1960: relations-established KOR FRA 1949-02-15
        1999: relations-severed KOR FRA 1973-10-06
        2005: mission-present KOR FRA 1961 #embassy
        """);
    assertThat(sides()).hasSize(1);
    assertThat(sides().getFirst())
        .startsWith("spell-against-break ")
        .endsWith(", held [p2], did not hold [p1]");
  }

  @Test
  void what_is_said_since_a_day_after_the_break_contradicts_nothing() {
    desk.history(
        """
        1960: relations-established KOR FRA 1949-02-15
        1999: relations-severed KOR FRA 1973-10-06; relations-restored KOR FRA 1992-01-24
        2005: mission-present KOR FRA 1993 #embassy
        """);
    assertThat(sides()).isEmpty();
  }

  @Test
  void who_tells_of_the_break_claims_nothing_against_it() {
    desk.history(
        """
        1960: relations-established KOR FRA 1949-02-15
        2005: relations-severed KOR FRA 1973-10-06; mission-present KOR FRA 1961 #embassy
        """);
    assertThat(sides()).hasSize(1);
    assertThat(sides().getFirst()).startsWith("gap ");
  }

  @Test
  void an_absence_claimed_against_a_recorded_spell_contradicts_it() {
    desk.history(
        """
        1960: relations-established KOR FRA 1949-02-15; relations-severed KOR FRA 1973-10-06
        1961: relations-absent KOR FRA 1955
        """);
    assertThat(sides()).hasSize(1);
    assertThat(sides().getFirst())
        .startsWith("absence-against-spell ")
        .endsWith(", did not hold [p1], held [p0, p0]");
  }

  @Test
  void gaps_follow_the_contradictions_however_much_hangs_on_them() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949-02-15; relations-restored KOR FRA 1970-02-15
        1991: consular-relations-established KOR USA 1949-02-15
        1992: consular-relations-established KOR USA 1949-02-16
        """);
    assertThat(desk.ledger.contradictions(null, null, date("2024-01-01")))
        .extracting(one -> one.spell().kind() + " " + one.kind().code())
        .containsExactly("consular-relations dates-differ", "relations gap");
  }

  @Test
  void a_contradiction_names_the_rulings_about_it() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949-02-15; relations-established KOR USA 1949-01-01
        1991: relations-established KOR FRA 1949-02-16; relations-established KOR USA 1950-01-01
        1992: relations-established KOR FRA 1949-02-17
        """);
    long event = desk.ledger.evidence(new PublicationId("p2")).getFirst().id();
    Ruling ruling =
        desk.ledger
            .editors()
            .rule(new Decision.Reject(List.of(event)), "A. Kim", "A misprint.", Desk.MORNING);
    List<Contradiction> found = desk.ledger.contradictions(FRA, null, date("2024-01-01"));
    assertThat(found)
        .hasSize(1)
        .allSatisfy(one -> {
          assertThat(one.sides()).hasSize(2);
          assertThat(one.rulings()).containsExactly(ruling);
        });
    assertThat(desk.ledger.contradictions(USA, null, date("2024-01-01")))
        .hasSize(1)
        .allSatisfy(one -> assertThat(one.rulings()).isEmpty());
  }

  // ---- what rests on what ----

  @Test
  void a_chain_leads_from_the_words_to_the_spells() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949-02-15
        1991: relations-established KOR FRA 1949
        """);
    long coarse = desk.ledger.evidence(new PublicationId("p1")).getFirst().id();
    Chain chain = desk.ledger.why(coarse).orElseThrow();
    assertThat(chain.counts()).isTrue();
    assertThat(Objects.requireNonNull(chain.act()).evidence()).hasSize(2);
    assertThat(chain.effects())
        .extracting(effect -> effect.does() + " " + effect.spell())
        .containsExactly("begins relations", "attests recognition", "closes protection");
    assertThat(chain.uses())
        .extracting(use -> use.role().code() + " " + use.spell().kind())
        .contains("starts relations");
    assertThat(desk.ledger.why(999)).isEmpty();
  }

  @Test
  void superseded_evidence_leads_to_nothing() {
    desk.add("p0", 1, "1990: relations-established KOR FRA 1949", Desk.MORNING);
    long first = desk.ledger.evidence(new PublicationId("p0")).getFirst().id();
    desk.add("p0", 2, "1990: relations-established KOR FRA 1950", Desk.later(1));
    Chain chain = desk.ledger.why(first).orElseThrow();
    assertThat(chain.counts()).isFalse();
    assertThat(chain.uses()).isEmpty();
  }

  @Test
  void an_answer_says_which_publication_and_which_plan_would_change_it() {
    desk.history(
        """
        1990: relations-established KOR FRA 1949
        1991: relations-severed KOR FRA 1955
        1992: visit KOR FRA 1956; relations-restored KOR FRA 1957 planned
        """);
    Sensitivity sensitivity = desk.ledger.sensitivity(KOR, FRA, on("1960"));
    assertThat(sensitivity.verdict()).isEqualTo(Verdict.NO);
    assertThat(sensitivity.without())
        .containsExactly(new Sensitivity.Without(new PublicationId("p1"), Verdict.YES));
    assertThat(sensitivity.happened())
        .extracting(one -> one.act().type().id() + " " + one.verdict())
        .containsExactly("relations-restored YES");
    assertThat(sensitivity.publications()).isEqualTo(3);
  }

  @Test
  void a_claim_that_agrees_is_not_contested() {
    assertThat(Finding.values()).hasSize(4);
    desk.history("1990: relations-established KOR FRA 1949");
    claim("right", 1, "1960");
    assertThat(desk.ledger.claimChecks(KOR, NOW)).noneMatch(ClaimCheck::contested);
  }

  // ---- levels

  private String level(ActorId from, ActorId to, String day) {
    Dealing.Form highest = desk.ledger.dealings(from, to, on(day)).getFirst().highest();
    return highest == null ? "none" : highest.level() + " " + highest.verdict().code();
  }

  @Test
  void de_facto_recognition_stays_beside_that_de_jure_and_neither_date_is_disputed() {
    desk.history(
        """
        1990: recognition FRA KOR 1948-12-01 #de-facto; recognition FRA KOR 1949-02-15 #de-jure
        1990: relations-established FRA KOR 1949-02-15
        """);
    assertThat(desk.ledger.contradictions(null, null, date("2024-01-01"))).isEmpty();
    assertThat(level(FRA, KOR, "1948-12-24")).isEqualTo("recognition-de-facto yes");
    assertThat(level(FRA, KOR, "1950")).isEqualTo("recognition-de-jure yes");
    assertThat(level(FRA, KOR, "1940")).isEqualTo("none");
    desk.add("p9", 1, "1991: recognition-withdrawn FRA KOR 1960-01-01", Desk.MORNING);
    assertThat(level(FRA, KOR, "1970")).as("withdrawn, whatever kind it was").isEqualTo("none");
  }

  @Test
  void an_embassy_that_is_lowered_to_an_embassy_is_headed_by_a_charge_until_an_envoy_comes() {
    desk.history(
        """
        1990: mission-opened FRA KOR 1950-01-01 @Seoul #embassy
        1990: mission-lowered FRA KOR 1960-01-01 #embassy; credentials-presented FRA KOR 1962-01-01
        """);
    assertThat(level(FRA, KOR, "1955")).isEqualTo("embassy yes");
    assertThat(level(FRA, KOR, "1961")).isEqualTo("embassy-charge yes");
    assertThat(level(FRA, KOR, "1963")).isEqualTo("embassy yes");
    assertThat(desk.ask(FRA, KOR, "1961")).as("relations go on").startsWith("yes");
  }

  @Test
  void what_closes_a_level_says_nothing_of_one_that_nobody_recorded() {
    desk.history(
        """
        1990: relations-established FRA KOR 1949-02-15; relations-severed FRA KOR 1960-02-15
        """);
    List<Spell> spells = new ArrayList<>();
    desk.ledger.dossiers(dossier -> spells.addAll(dossier.spells()));
    assertThat(spells)
        .extracting(spell -> spell.kind() + " " + spell.holds())
        .as("no embassy outlives relations; a chargé or a protecting power nobody spoke of")
        .contains("mission false")
        .doesNotContain("charge-level false", "protection false", "accreditation false");
  }

  @Test
  void a_recall_for_consultations_ends_nothing() {
    desk.history(
        """
        1990: relations-established FRA KOR 1949-02-15; mission-opened FRA KOR 1950-01-01 #embassy
        1990: envoy-recalled FRA KOR 1960-01-01 #consultations
        """);
    assertThat(desk.ask(FRA, KOR, "1961")).isEqualTo("yes since 1949-02-15 | inside-spell");
    assertThat(level(FRA, KOR, "1961")).isEqualTo("embassy yes");
    assertThat(desk.ledger.missions(FRA, KOR, on("1961")).envoys())
        .extracting(Act::kind)
        .containsExactly("consultations");
  }

  @Test
  void consular_relations_need_no_diplomatic_ones_and_outlive_them() {
    desk.history(
        """
        1990: consular-relations-established FRA KOR 1930-01-01
        1990: relations-established FRA KOR 1949-02-15; relations-severed FRA KOR 1960-01-01
        """);
    assertThat(level(KOR, FRA, "1940")).isEqualTo("consular-relations yes");
    assertThat(level(FRA, KOR, "1970")).isEqualTo("consular-relations yes");
    assertThat(desk.ask(FRA, KOR, "1970")).startsWith("no since 1960-01-01");
    assertThat(desk.ask(FRA, KOR, "1940")).as("they say nothing of others").startsWith("no |");
  }

  @Test
  void all_forms_that_hold_on_the_day_stand_beside_one_another_the_highest_first() {
    desk.history(
        """
        1990: recognition FRA KOR 1948-01-01 #de-facto; recognition FRA KOR 1949-01-01 #de-jure
        1990: consular-relations-established FRA KOR 1930-01-01; mission-opened KOR FRA 1950 #embassy
        """);
    assertThat(desk.ledger.dealings(KOR, FRA, on("1961")))
        .extracting(dealing ->
            dealing.from()
                + " "
                + dealing.to()
                + dealing.forms().stream().map(Dealing.Form::level).toList())
        .containsExactly(
            "KOR FRA[embassy, consular-relations]",
            "FRA KOR[consular-relations, recognition-de-jure, recognition-de-facto]");
  }

  @Test
  void a_protecting_power_serves_until_relations_are_restored_and_two_do_not_mix() {
    desk.history(
        """
        1990: relations-severed USA CUB 1961-01-03; interests-represented USA CUB 1962 #CHE
        1990: interests-represented CUB USA 1962 #CSK
        2016: relations-restored USA CUB 2015-07-20
        """);
    assertThat(level(USA, CUB, "1985")).isEqualTo("protecting-power yes");
    Dealing back = desk.ledger.dealings(CUB, USA, on("1985")).getFirst();
    assertThat(back.forms()).extracting(form -> form.spell().post()).containsExactly("CSK");
    assertThat(level(USA, CUB, "2016"))
        .as("who resumes relations, recognises")
        .isEqualTo("recognition yes");
  }

  @Test
  void an_envoy_who_resides_elsewhere_is_a_level_below_a_mission_of_ones_own() {
    desk.history(
        """
        1990: accredited-from FRA KOR 1960 @Tokyo
        1995: mission-opened FRA KOR 1992-01-01 @Seoul #embassy
        """);
    assertThat(level(FRA, KOR, "1975")).isEqualTo("non-resident yes");
    assertThat(level(FRA, KOR, "1994")).isEqualTo("embassy yes");
  }
}
