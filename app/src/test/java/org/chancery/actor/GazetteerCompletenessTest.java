package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.knowledge.Knowledge;
import org.junit.jupiter.api.Test;

/** What the tables must hold, whoever edits them. */
class GazetteerCompletenessTest {

  private static final Gazetteer GAZETTEER = Gazetteer.load(Knowledge.bundled());

  /** ISO 3166 codes of what is no state of its own: territories, dependencies, Antarctica. */
  private static final Set<String> TERRITORIES =
      Set.copyOf(
          Arrays.asList(
              """
              ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK CUW CXR CYM FLK FRO GGY GIB GLP GRL GUF GUM HKG
              HMD IMN IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL
              UMI VGB VIR WLF
              """
                  .strip()
                  .split("\\s+")));

  private static final List<String> FORMER_OR_PARTLY_RECOGNISED =
      List.of(
          "AUH",
          "CSK",
          "DDR",
          "EAZ",
          "RVN",
          "SCG",
          "SUN",
          "VDR",
          "XKX",
          "YAR",
          "YMD",
          "YUG",
          "abkhazia",
          "arab-union",
          "baden",
          "bavaria",
          "bremen",
          "brunswick-luneburg",
          "central-american-federation",
          "confederacy",
          "federal-government-germany",
          "federation-of-mali",
          "federation-of-rhodesia-and-nyasaland",
          "genoa",
          "grand-duchy-tuscany",
          "great-colombia",
          "hamburg",
          "hanover",
          "hanseatic-republics",
          "hawaii",
          "hesse",
          "lew-chew",
          "lubeck",
          "manchukuo",
          "mecklenburg-schwerin",
          "mecklenburg-strelitz",
          "modena",
          "nassau",
          "north-german-confederation",
          "north-german-union",
          "northern-cyprus",
          "oldenburg",
          "orange-free-state",
          "papal-states",
          "parma",
          "peru-bolivian-confederation",
          "piedmont-sardinia",
          "prussia",
          "saxony",
          "schaumburg-lippe",
          "somaliland",
          "south-ossetia",
          "sovereign-military-order-of-malta",
          "taiping",
          "texas",
          "transvaal",
          "two-sicilies",
          "united-arab-republic",
          "vermont",
          "wurttemberg");

  private static List<String> statesOfToday() {
    return Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3).stream()
        .filter(code -> !TERRITORIES.contains(code))
        .sorted()
        .toList();
  }

  @Test
  void the_states_are_those_of_iso_and_the_closed_list() {
    assertThat(GAZETTEER.states())
        .extracting(state -> state.id().value())
        .containsExactlyElementsOf(
            Stream.concat(statesOfToday().stream(), FORMER_OR_PARTLY_RECOGNISED.stream())
                .sorted()
                .toList());
  }

  @Test
  void the_two_letter_codes_are_those_of_iso() {
    for (String iso2 : Locale.getISOCountries()) {
      String iso3 = Locale.of("", iso2).getISO3Country();
      if (!TERRITORIES.contains(iso3)) {
        assertThat(GAZETTEER.state(new ActorId(iso3)))
            .hasValueSatisfying(state -> assertThat(state.iso2()).isEqualTo(iso2));
      }
    }
  }

  @Test
  void every_state_of_today_has_a_name_an_adjective_and_a_capital() {
    for (Name.Kind kind : List.of(Name.Kind.NAME, Name.Kind.ADJECTIVE, Name.Kind.CAPITAL)) {
      assertThat(named(kind)).as(kind.name()).containsAll(statesOfToday());
    }
  }

  private static Set<String> named(Name.Kind kind) {
    return Stream.concat(
            GAZETTEER.names().stream()
                .filter(name -> name.kind() == kind && name.years().until() == null)
                .map(Name::actor),
            GAZETTEER.sharedNames().stream()
                .filter(name -> name.kind() == kind)
                .flatMap(name -> name.candidates().stream()))
        .map(ActorId::value)
        .collect(Collectors.toSet());
  }

  @Test
  void every_capital_is_a_city() {
    Set<String> cities =
        GAZETTEER.cities().stream()
            .map(city -> city.name() + " " + city.state())
            .collect(Collectors.toSet());
    assertThat(GAZETTEER.names())
        .filteredOn(name -> name.kind() == Name.Kind.CAPITAL)
        .allSatisfy(name -> assertThat(cities).contains(name.text() + " " + name.actor()));
  }

  @Test
  void no_state_of_the_past_lacks_a_successor_but_those_that_fell_apart() {
    Predicate<State> hasSuccessor =
        state ->
            GAZETTEER.successions().stream()
                .anyMatch(succession -> succession.predecessor().equals(state.id()));
    assertThat(GAZETTEER.states())
        .filteredOn(state -> !state.existsToday())
        .filteredOn(hasSuccessor.negate())
        .extracting(state -> state.id().value())
        .containsExactly("federal-government-germany");
  }

  @Test
  void every_member_of_the_united_nations_exists_while_it_is_one() {
    // Founders of 1945 that were not sovereign yet, and an observer that was no state yet.
    Set<String> early = Set.of("BLR", "IND", "PHL", "PSE", "UKR");
    for (Membership membership : GAZETTEER.memberships()) {
      Integer from = membership.years().from();
      State state = GAZETTEER.state(membership.state()).orElseThrow();
      if (from != null && !early.contains(state.id().value())) {
        assertThat(state.existedIn(from)).as("%s in %s", state.id(), from).isTrue();
      }
    }
  }

  @Test
  void names_and_cities_are_sorted() {
    Knowledge knowledge = Knowledge.bundled();
    assertThat(knowledge.table("gazetteer/cities.tsv").rows())
        .extracting(row -> row.cell("name") + "\t" + row.cell("state"))
        .isSorted();
    assertThat(knowledge.table("gazetteer/names.tsv").rows())
        .extracting(row -> row.cell("actor"))
        .isSorted();
  }
}
