package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a document carries from sentence to sentence, seen in what is read from it. */
class DiscourseTest {

  @Test
  void a_summary_a_heading_and_a_paragraph_about_one_act_are_one_event() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru and Norway
                # Summary
                Peru severed relations with Norway in 1961.
                # Diplomatic Relations Severed, 1961
                On January 3, 1961, Peru severed diplomatic relations with Norway.
                """))
        .isEqualTo("relations-severed NOR PER by=PER date=1961-01-03");
  }

  @Test
  void severing_restoring_and_severing_again_are_three_acts() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru and Norway
                Peru severed relations with Norway in 1961.
                Peru and Norway resumed relations in 1965.
                Norway severed relations with Peru in 1970.
                """))
        .isEqualTo(
            """
            relations-severed NOR PER by=PER date=1961
            relations-restored NOR PER date=1965
            relations-severed NOR PER by=NOR date=1970\
            """);
  }

  @Test
  void both_countries_and_they_are_the_two_of_the_title() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru and Norway
                The two countries established diplomatic relations in 1920.
                Both governments signed a treaty of friendship in Oslo on May 4, 1921.
                The following year they broke off relations.
                """))
        .isEqualTo(
            """
            relations-established NOR PER date=1920
            agreement-signed NOR PER date=1921-05-04 place=Oslo
            relations-severed NOR PER date=1922\
            """);
  }

  @Test
  void a_mission_spoken_of_again_is_the_same_mission() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru and Norway
                Norway opened a legation in Lima in 1920. It was raised to an embassy in 1956.
                The embassy was closed in 1990.
                """))
        .isEqualTo(
            """
            mission-opened NOR PER date=1920 place=Lima kind=legation
            mission-raised NOR PER date=1956 place=Lima kind=embassy
            mission-closed NOR PER date=1990 place=Lima kind=embassy\
            """);
  }

  @Test
  void an_envoy_named_before_keeps_his_states() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru and Norway
                Juan Soto presented his credentials as Peruvian Minister to Norway on May 4, 1950.
                He had been appointed in 1949.
                """))
        .isEqualTo(
            """
            credentials-presented PER NOR date=1950-05-04
            envoy-appointed PER NOR date=1949\
            """);
  }

  @Test
  void two_envoys_of_one_day_are_two() {
    assertThat(
            ReadingFixture.read(
                """
                Juan Soto presented his credentials as Peruvian Minister to Norway on May 4, 1950.
                Luis Vega presented his credentials as Peruvian Minister to Norway on May 4, 1950.
                """))
        .isEqualTo(
            """
            credentials-presented PER NOR date=1950-05-04
            credentials-presented PER NOR date=1950-05-04\
            """);
  }

  @Test
  void different_acts_of_one_day_are_two() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru and Norway
                On May 4, 1960, Peru severed relations with Norway and closed its embassy in Oslo.
                """))
        .contains("relations-severed NOR PER by=PER date=1960-05-04")
        .contains("mission-closed PER NOR date=1960-05-04 place=Oslo kind=embassy");
  }

  @Test
  void the_title_says_whose_relations_a_bare_heading_means() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru and Japan
                # Severance of Relations, 1942
                Peru severed relations on January 24, 1942.
                # Resumed Relations, 1952
                The two countries resumed relations on June 17, 1952.
                """))
        .isEqualTo(
            """
            relations-severed JPN PER by=PER date=1942-01-24
            relations-restored JPN PER date=1952-06-17\
            """);
  }

  @Test
  void a_list_under_a_heading_of_posts_opens_and_closes_them() {
    assertThat(
            ReadingFixture.read(
                """
                title: Relations with Peru
                The U.S. Legation in Lima was raised to an embassy in 1920.
                The U.S. Ambassador left Peru in 1930.
                # U.S. Consulates in Peru
                * Callao (1825–1940)
                * Cusco (1890–?)
                """))
        .isEqualTo(
            """
            mission-raised USA PER date=1920 place=Lima kind=embassy
            mission-opened USA PER date=1825 place=Callao kind=consulate
            mission-closed USA PER date=1940 place=Callao kind=consulate
            mission-opened USA PER date=1890 place=Cusco kind=consulate\
            """);
  }

  @Test
  void the_date_reached_by_the_narrative_dates_what_follows() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru and Norway
                Peru and Norway established diplomatic relations on December 31, 1959.
                The following day Peru opened an embassy in Oslo.
                """))
        .isEqualTo(
            """
            relations-established NOR PER date=1959-12-31
            mission-opened PER NOR date=1960-01-01 place=Oslo kind=embassy\
            """);
  }

  @Test
  void the_day_of_writing_dates_news() {
    assertThat(
            ReadingFixture.read(
                """
                date: 2024-02-16
                Peru and Norway established diplomatic relations on Wednesday.
                Yesterday Norway opened an embassy in Lima.
                Last month Peru recognized Kosovo.
                """))
        .isEqualTo(
            """
            relations-established NOR PER date=2024-02-14
            mission-opened NOR PER date=2024-02-15 place=Lima kind=embassy
            recognition PER XKX date=2024-01\
            """);
  }

  @Test
  void a_mission_there_is_in_the_place_last_named() {
    assertThat(
            ReadingFixture.read(
                """
                date: 2024-02-16
                Peru and Norway established diplomatic relations on Wednesday.
                In Lisbon the newspapers did not report it. Norway has kept an embassy there for decades.
                """))
        .contains("mission-present NOR PRT")
        .doesNotContain("mission-present NOR PER");
  }

  @Test
  void a_clause_with_where_is_about_the_state_before_it() {
    assertThat(
            ReadingFixture.read(
                """
                date: 2024-02-16
                Peru and Norway established diplomatic relations on Wednesday.
                The news did not reach Chile, where Norway has an embassy.
                """))
        .contains("mission-present NOR CHL");
  }

  @Test
  void a_short_history_takes_the_view_of_the_one_other_state_that_it_names() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru
                # Norwegian Recognition
                Peru was recognized on May 4, 1905.
                The Legation was opened on June 1, 1906.
                """))
        .isEqualTo(
            """
            recognition NOR PER date=1905-05-04
            mission-opened NOR PER date=1906-06-01 kind=legation\
            """);
  }

  @Test
  void a_leader_named_without_his_state_shows_whose_view_a_text_takes() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru
                President James Monroe recognized Peru on May 4, 1822.
                Chile and Brazil had sent money. The Legation in Lima was opened on June 1, 1826.
                """))
        .isEqualTo(
            """
            recognition USA PER date=1822-05-04
            mission-opened USA PER date=1826-06-01 place=Lima kind=legation\
            """);
  }

  @Test
  void news_that_names_one_other_state_in_passing_takes_no_view() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru
                date: 1950-05-04
                The legation in Lima was closed. A ship from Norway had arrived.
                """))
        .isEmpty();
  }

  @Test
  void whoever_has_a_post_in_a_third_state_is_on_his_way_to_the_one_of_the_title() {
    assertThat(
            ReadingFixture.read(
                """
                title: Peru
                Norway has had envoys in Peru since 1905, of whom Olav Dahl, Norwegian Minister to Chile, was the first.
                Dahl was received by King Manco on May 4, 1905.
                """))
        .isEqualTo("credentials-presented NOR PER date=1905-05-04");
  }

  @Test
  void a_successor_is_sent_by_who_sent_his_predecessor() {
    assertThat(
            ReadingFixture.read(
                """
                title: Norway
                Peru and Norway are friends, and Juan Soto, the Norwegian Minister to Peru, wrote a book.
                Soto was succeeded by Olav Dahl, who was appointed Chargé d'Affaires on May 4, 1905.
                """))
        .isEqualTo("envoy-appointed NOR PER date=1905-05-04");
  }
}
