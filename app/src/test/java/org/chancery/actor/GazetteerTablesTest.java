package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.KnowledgeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small gazetteer that is sound, and one row more in one of its tables that is not. */
class GazetteerTablesTest {

  private static final Map<String, String> SOUND =
      Map.ofEntries(
          Map.entry(
              "states", "id\tname\tofficial\tiso2\tcow\tspells\nDEU\tGermany\t\tDE\t255\t1871-\n"),
          Map.entry("organisations", "id\tname\nUN\tUnited Nations\n"),
          Map.entry("names", "name\tactor\tkind\tfrom\tuntil\nBerlin\tDEU\tcapital\t1871\t1945\n"),
          Map.entry("shared", "name\tkind\tstate\n"),
          Map.entry("lookalikes", "phrase\nGerman Ocean\n"),
          Map.entry("aliases", "alias\tlanguage\tstate\nAlemania\tes\tDEU\n"),
          Map.entry("cities", "name\tstate\tfrom\tuntil\nDanzig\tDEU\t1871\t1919\n"),
          Map.entry("leaders", "name\tstate\tfrom\tuntil\nOtto von Bismarck\tDEU\t1871\t1890\n"),
          Map.entry("offices", "title\tkind\nchancellor\thead-of-government\n"),
          Map.entry("successions", "id\tsuccessor\tyear\tkind\n"),
          Map.entry("memberships", "state\torganisation\tkind\tfrom\tuntil\n"));

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(folder.resolve("gazetteer"));
    for (Map.Entry<String, String> table : SOUND.entrySet()) {
      Files.writeString(file(table.getKey()), table.getValue());
    }
  }

  private Path file(String table) {
    return folder.resolve("gazetteer").resolve(table + ".tsv");
  }

  private Gazetteer load() {
    return Gazetteer.load(Knowledge.of(folder));
  }

  @Test
  void the_sound_tables_load() {
    Gazetteer gazetteer = load();
    ActorId germany = new ActorId("DEU");
    assertThat(gazetteer.states())
        .singleElement()
        .isEqualTo(
            new State(germany, "Germany", "Germany", "DE", 255, List.of(new Years(1871, null))));
    assertThat(gazetteer.names())
        .contains(
            new Name("Germany", germany, Name.Kind.NAME, Years.ALWAYS),
            new Name("Berlin", germany, Name.Kind.CAPITAL, new Years(1871, 1945)),
            new Name("United Nations", new ActorId("UN"), Name.Kind.NAME, Years.ALWAYS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          states | DDR,East Germany,,,265,1949-1990 | ids in their order, each once, were expected, found "DDR" after "DEU"
          states | DEU,Germany,,,,1949- | ids in their order, each once, were expected, found "DEU" after "DEU"
          states | FR A,France,,,,- | an actor id was expected, found "FR A"
          states | FRA,France,,DE,,- | two capital letters that no other state has were expected in "iso2", found "DE"
          states | FRA,France,,fr,,- | two capital letters that no other state has were expected in "iso2", found "fr"
          states | FRA,France,,,x,- | a whole number was expected in "cow", found "x"
          states | FRA,France,,,,since 1789 | years such as 1918-1938,1945- were expected in "spells", found "since 1789"
          states | FRA,France,,,,1945-1940 | years that end after they start were expected, found 1945-1940
          states | FRA,France,,,,- 1940 | years such as 1918-1938,1945- were expected in "spells", found "- 1940"
          states | FRA,France,,,, | the column "spells" is empty, text was expected
          organisations | DEU,Deutsche Union | the id "DEU" is taken
          names | Bonn,DDR,capital | an id of states.tsv or organisations.tsv was expected in "actor", found "DDR"
          names | Bonn,DEU,seat | one of name, official, adjective, people, capital, government, language was expected in "kind", found "seat"
          names | Allemagne,DEU,language | a name in English was expected; aliases.tsv takes other languages
          names | Bonn,DEU,capital,1990,1949 | years that end after they start were expected, found 1990-1949
          names | Berlin,UN,capital,1945 | "Berlin" (capital) means UN in the years 1945-, but line 2 says DEU in the years 1871-1945; years that do not overlap were expected
          shared | Saxony,name,DEU | two states or more were expected to share "Saxony", found [DEU]
          lookalikes | German Ocean | the phrase "German Ocean" was given above
          aliases | Alemania,es,DEU | the alias "Alemania" was given above
          aliases | Niemcy,polish,DEU | an ISO 639 code was expected in "language", found "polish"
          aliases | ONU,es,UN | a state was expected in "state", found "UN"
          cities | Danzig,DEU,1915 | "Danzig" in DEU was given above for the years 1871-1919; years that do not overlap were expected
          cities | Gdansk,POL | an id of states.tsv or organisations.tsv was expected in "state", found "POL"
          offices | chancellor,minister | the title "chancellor" was given above
          successions | DEU,DEU,,joins | the column "year" is empty
          memberships | DEU,DEU,member,1973 | an organisation was expected in "organisation", found "DEU"
          """)
  void a_row_that_is_not_sound_stops_the_load(String table, String row, String complaint)
      throws IOException {
    Files.writeString(file(table), SOUND.get(table) + row.replace(',', '\t') + "\n");
    long line = Files.readString(file(table)).lines().count();
    assertThatThrownBy(this::load)
        .isInstanceOf(KnowledgeException.class)
        .hasMessage("gazetteer/" + table + ".tsv:" + line + ": " + complaint);
  }

  @Test
  void a_second_successor_of_the_whole_stops_the_load() throws IOException {
    Files.writeString(
        file("successions"),
        SOUND.get("successions") + "DEU\tDEU\t1990\tjoins\nDEU\tDEU\t1991\tcontinues\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(KnowledgeException.class)
        .hasMessage(
            "gazetteer/successions.tsv:3: one successor that continues DEU or that it joined was"
                + " expected, found another");
  }

  @Test
  void a_name_that_two_states_have_without_years_stops_the_load() throws IOException {
    Files.writeString(file("states"), SOUND.get("states") + "PRK\tBerlin\t\t\t\t-\n");
    Files.writeString(
        file("names"), "name\tactor\tkind\tfrom\tuntil\nBerlin\tDEU\tname\t1871\t1945\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(KnowledgeException.class)
        .hasMessage(
            "gazetteer/names.tsv:2: \"Berlin\" means DEU, and is the name of PRK too; a row that"
                + " gives it years for PRK was expected");
  }
}
