package org.chancery.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The commands in this process, on texts that do not wake the parser. */
class ChanceryTest {

  private static final Path HOME = Path.of("").toAbsolutePath().resolve("..").normalize();

  @TempDir Path folder;

  private record Result(int code, String out, String err) {}

  private Result run(String... arguments) {
    return runWith("", arguments);
  }

  private Result runWith(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            100,
            false,
            false,
            HOME,
            Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));
    int code = Chancery.run(terminal, arguments);
    return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private String[] onDesk(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--desk");
    all.add(folder.resolve("desk").toString());
    return all.toArray(String[]::new);
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private static String line(String id, String text) {
    return "{\"id\": \"%s\", \"title\": \"%s\", \"date\": \"2024\", \"blocks\": [{\"kind\": \"paragraph\", \"text\": \"%s\"}]}"
        .formatted(id, id.toUpperCase(java.util.Locale.ROOT), text);
  }

  @Test
  void no_command_a_wrong_command_and_a_wrong_option_are_wrong_usage() {
    assertThat(run().code()).isEqualTo(2);
    assertThat(run("relation").code()).isEqualTo(2);
    assertThat(run("relation").err()).contains("relations");
    assertThat(run("count", "KOR", "--onn", "1960").code()).isEqualTo(2);
    assertThat(run("search").code()).isEqualTo(2);
    assertThat(run("relation").err()).startsWith("chancery: there is no command \"relation\"");
    assertThat(run("--desk", "x", "status").err()).contains("options stand behind a command");
    assertThat(run("relations", "South", "Korea", "Cuba").err())
        .contains("\"Cuba\" was not expected; words with spaces need quotes")
        .contains("Usage: chancery relations");
    assertThat(run("show", "a", "--version", "x").err())
        .contains("a whole number was expected, found \"x\"");
    assertThat(run("status", "--desk", "").err()).contains("an empty name");
    assertThat(run("read", "").err()).contains("an empty name");
    assertThat(run("add", "a", "--wait", "-1").code()).isNotZero();
  }

  @Test
  void help_and_version_are_answers() {
    assertThat(run("--help").out())
        .contains("relations")
        .contains("Exit codes")
        .doesNotContain("start-up");
    assertThat(run("--version").out()).startsWith("chancery ");
    assertThat(run("relations", "--help").out()).contains("--known").contains("Examples:");
    assertThat(run("help", "relations").out()).isEqualTo(run("relations", "--help").out());
    for (String command : List.of("show", "search", "demo", "backup", "serve", "help")) {
      Result help = run(command, "--help");
      assertThat(help.code()).as(command).isZero();
      assertThat(help.out()).contains("Usage: chancery " + command);
    }
  }

  @Test
  void a_missing_desk_is_named_with_what_begins_one() {
    Result result = run(onDesk("relations", "KOR", "CUB"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains(folder.resolve("desk").toString()).contains("chancery add");
    assertThat(folder.resolve("desk")).doesNotExist();
  }

  @Test
  void a_state_unknown_or_ambiguous_gets_the_nearest_and_code_2() throws IOException {
    run(onDesk("add", file("a.jsonl", line("a", "Weather.")).toString()));
    Result unknown = run(onDesk("relations", "Koera", "CUB"));
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("\"Koera\"").contains("KOR").contains("South Korea");
    Result ambiguous = run(onDesk("count", "Korea"));
    assertThat(ambiguous.code()).isEqualTo(2);
    assertThat(ambiguous.err()).contains("KOR").contains("PRK");
    assertThat(run(onDesk("relations", "KOR", "ROK")).code()).isEqualTo(2);
    assertThat(run(onDesk("relations", "한국", "Kuba")).code()).isZero();
  }

  @Test
  void a_wrong_date_is_wrong_usage_and_says_what_was_expected() throws IOException {
    run(onDesk("add", file("a.jsonl", line("a", "Weather.")).toString()));
    assertThat(run(onDesk("count", "KOR", "--on", "yesterday")).err()).contains("EDTF");
    assertThat(run(onDesk("count", "KOR", "--on", "2024-13-01")).err()).contains("2024-13-01");
    assertThat(run(onDesk("count", "KOR", "--on", "2023-02-29")).err()).contains("2023-02-29");
    assertThat(run(onDesk("count", "KOR", "--on", "../1960")).code()).isEqualTo(2);
    assertThat(run(onDesk("count", "KOR", "--recorded", "noon")).code()).isEqualTo(2);
    assertThat(run(onDesk("count", "KOR", "--recorded", "2026-01-01")).code()).isZero();
  }

  @Test
  void a_malformed_line_is_named_and_the_rest_goes_on() throws IOException {
    Path file = file("mixed.jsonl", line("a", "Weather."), "{\"id\":", line("b", "Tides."));
    Result result = run(onDesk("add", file.toString(), folder.resolve("none.jsonl").toString()));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains(file + ":2: ")
        .contains(folder.resolve("none.jsonl") + ": a file or folder was expected")
        .contains("2 new, 2 refused");
  }

  @Test
  void the_same_again_changes_nothing_and_a_change_is_a_new_version() throws IOException {
    Path file = file("a.jsonl", line("a", "Weather."));
    assertThat(run(onDesk("add", file.toString())).err()).contains("1 new;");
    assertThat(run(onDesk("add", file.toString())).err()).contains("0 new, 1 unchanged;");
    file("a.jsonl", line("a", "Tides."));
    assertThat(run(onDesk("add", file.toString())).err()).contains("0 new, 1 changed;");
    assertThat(run(onDesk("show", "a")).out()).contains("Tides.").contains("version 2 of 2");
    assertThat(run(onDesk("show", "a", "--version", "1")).out()).contains("Weather.");
    assertThat(run(onDesk("show", "a", "--version", "3")).code()).isEqualTo(2);
    assertThat(run(onDesk("search", "weather")).out()).startsWith("0 publications");
    assertThat(run(onDesk("search", "tides")).out()).startsWith("1 publication\n");
  }

  @Test
  void versions_in_one_call_each_count_in_their_order() throws IOException {
    Path old = file("old.jsonl", line("a", "Weather."));
    run(onDesk("add", old.toString()));
    Path news = file("new.jsonl", line("a", "Tides."));
    assertThat(run(onDesk("add", news.toString(), old.toString())).err())
        .contains("0 new, 2 changed;");
    assertThat(run(onDesk("show", "a")).out()).contains("Weather.").contains("version 3 of 3");
  }

  @Test
  void a_publication_that_is_not_there_gets_the_nearest_ids() throws IOException {
    run(onDesk("add", file("a.jsonl", line("harbour/1", "Weather.")).toString()));
    Result result = run(onDesk("show", "harbor/1"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("  harbour/1");
    assertThat(run(onDesk("show", "nothing")).err()).contains("nor one").doesNotContain("harbour");
  }

  @Test
  void a_source_that_is_not_there_begins_no_desk() {
    Result result = run(onDesk("add", folder.resolve("none.jsonl").toString()));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains(folder.resolve("none.jsonl") + ": a file or folder");
    assertThat(folder.resolve("desk")).doesNotExist();
  }

  @Test
  void a_search_takes_words_that_must_be_absent_and_states_by_name() throws IOException {
    run(
        onDesk(
            "add",
            file("a.jsonl", line("a", "Weather at sea."), line("b", "Weather in Havana."))
                .toString()));
    assertThat(run(onDesk("search", "weather", "-havana")).out())
        .startsWith("1 publication\n")
        .contains("a v1");
    assertThat(run(onDesk("search", "-havana", "weather")).out()).startsWith("1 publication\n");
    assertThat(run(onDesk("search", "weather", "--jsno")).err()).contains("unknown option --jsno");
    assertThat(run(onDesk("search", "state:\"South Korea\" weather")).code()).isZero();
    Result state = run(onDesk("search", "state:Koera"));
    assertThat(state.code()).isZero();
    assertThat(state.err()).contains("\"Koera\"").contains("KOR (South Korea)");
    assertThat(run(onDesk("search", "state:Korea")).err()).contains("KOR").contains("PRK");
    Result type = run(onDesk("search", "type:relations-seveerd"));
    assertThat(type.code()).isZero();
    assertThat(type.err()).contains("relations-severed").contains("searched as words");
    assertThat(run(onDesk("search", "type:count-claim")).code()).isZero();
    assertThat(run(onDesk("search", "since:yesterday")).err()).contains("since: ");
    assertThat(run(onDesk("search", "wether")).out()).contains("Did you mean: weather");
    Result counted = run(onDesk("search", "weather", "--facets", "--sort", "newest"));
    assertThat(counted.out()).startsWith("2 publications\n");
    assertThat(run(onDesk("search", "weather", "--offset", "1", "--json")).out())
        .contains("\"total\":2");
  }

  @Test
  void a_folder_that_holds_no_desk_of_ours_is_left_alone_and_told_of() throws IOException {
    Path file = file("a.jsonl", line("a", "Weather."));
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("desk.db"), "somebody's notes, and not a few of them");
    Path occupied = Files.createDirectories(folder.resolve("occupied/desk.db"));
    for (String command : List.of("status", "add")) {
      List<String> words = new ArrayList<>(List.of(command, "--desk", foreign.toString()));
      if (command.equals("add")) {
        words.add(file.toString());
      }
      Result result = run(words.toArray(String[]::new));
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .contains(foreign.resolve("desk.db").toString())
          .contains("this is no SQLite database; the database of a desk was expected");
      assertThat(foreign.resolve("desk.db")).content().startsWith("somebody's notes");
    }
    assertThat(run("status", "--desk", occupied.resolveSibling("").toString()).err())
        .contains("desk.db: this is a folder; the database of a desk was expected");
    assertThat(run("add", file.toString(), "--desk", file.toString()).err())
        .isEqualTo("chancery: " + file + ": a folder was expected, found a file\n");
  }

  @Test
  void standard_input_is_a_source() {
    Result result = runWith(line("a", "Weather.") + "\n{", "read", "-");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("standard input:2: ");
  }

  @Test
  void backup_makes_a_desk_and_refuses_to_overwrite() throws IOException {
    run(onDesk("add", file("a.jsonl", line("a", "Weather.")).toString()));
    Path copy = folder.resolve("copy/desk.db");
    Files.createDirectories(copy.resolveSibling(""));
    assertThat(run(onDesk("backup", copy.toString())).code()).isZero();
    assertThat(run(onDesk("backup", copy.toString())).code()).isEqualTo(1);
    assertThat(run(onDesk("backup", folder.resolve("none/desk.db").toString())).err())
        .isEqualTo("chancery: " + folder.resolve("none") + ": a folder was expected\n");
    assertThat(run("show", "a", "--desk", folder.resolve("copy").toString()).out())
        .contains("Weather.");
    assertThat(run("search", "weather", "--desk", folder.resolve("copy").toString()).out())
        .startsWith("1 publication\n");
  }

  @Test
  void rebuild_and_reread_leave_an_unchanged_desk_as_it_is() throws IOException {
    run(onDesk("add", file("a.jsonl", line("a", "Weather.")).toString()));
    String before = run(onDesk("status", "--json")).out();
    assertThat(run(onDesk("rebuild")).code()).isZero();
    assertThat(run(onDesk("reread")).err()).contains("already");
    assertThat(new ObjectMapper().readTree(run(onDesk("status", "--json")).out()).get("sequence"))
        .isEqualTo(new ObjectMapper().readTree(before).get("sequence"));
    assertThat(run(onDesk("search", "weather")).out()).startsWith("1 publication\n");
  }

  @Test
  void every_key_of_every_json_form_is_documented() throws IOException {
    run(onDesk("add", file("a.jsonl", line("a", "Weather.")).toString()));
    String documented = Files.readString(HOME.resolve("docs/json.md"));
    for (String[] question :
        List.of(
            new String[] {"relations", "KOR", "CUB"},
            new String[] {"count", "KOR"},
            new String[] {"show", "a"},
            new String[] {"search", "weather"},
            new String[] {"status"})) {
      Result result = run(onDesk(append(question, "--json")));
      assertThat(result.code()).isZero();
      assertThat(result.out()).endsWith("}\n").hasLineCount(1);
      for (String key : keys(new ObjectMapper().readTree(result.out()))) {
        assertThat(documented).as(question[0]).contains("\"" + key + "\"");
      }
    }
  }

  @Test
  void every_command_and_option_is_documented() throws IOException {
    String documented = Files.readString(HOME.resolve("docs/commands.md"));
    CommandLine program =
        new CommandLine(
            new Chancery(
                new Terminal(
                    System.in, System.out, System.err, 80, false, false, HOME, Clock.systemUTC())));
    program
        .getSubcommands()
        .forEach((name, command) -> {
          if (command.getCommandSpec().usageMessage().hidden()) {
            return;
          }
          assertThat(documented).contains("## " + name);
          for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(documented).as(name).contains("`" + option.longestName());
          }
        });
  }

  private static String[] append(String[] array, String... last) {
    return Stream.concat(Arrays.stream(array), Arrays.stream(last)).toArray(String[]::new);
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.properties()
        .forEach(entry -> {
          keys.add(entry.getKey());
          keys.addAll(keys(entry.getValue()));
        });
    node.forEach(child -> keys.addAll(keys(child)));
    return keys;
  }

  @Test
  void an_editor_decides_and_the_answers_say_so() throws IOException {
    run(
        onDesk(
            "add",
            file(
                    "a.jsonl",
                    line(
                        "a",
                        "South Korea and Cuba established diplomatic relations on 14 May 1949."),
                    line(
                        "b", "South Korea severed diplomatic relations with Cuba on 3 March 1960."))
                .toString()));
    String[] hand = {"--by", "A. Kim", "--why", "misread"};
    assertThat(run(onDesk("relations", "KOR", "CUB")).out()).startsWith("No");
    assertThat(run(onDesk("rule", "reject", "2")).err()).contains("--by", "--why");
    Result rejection = run(onDesk(append(new String[] {"rule", "reject", "2"}, hand)));
    assertThat(rejection.err()).contains("ruling 1 is recorded");
    Result answer = run(onDesk("relations", "KOR", "CUB"));
    assertThat(answer.out())
        .startsWith("Yes")
        .contains("Rests on: Ruling 1: [2] rejected, by A. Kim");
    assertThat(run(onDesk("relations", "KOR", "CUB", "--json")).out())
        .contains("\"decision\":\"reject\"", "\"decides\":true");
    assertThat(run(onDesk("as-known", "KOR", "CUB", "--on", "1970")).out())
        .containsOnlyOnce("Rests on: Ruling 1: [2] rejected, by A. Kim");
    assertThat(run(onDesk("why", "2")).out()).contains("What editors decided", "misread");
    assertThat(run(onDesk(append(new String[] {"rule", "withdraw", "1"}, hand))).code()).isZero();
    assertThat(run(onDesk("relations", "KOR", "CUB")).out()).startsWith("No");
    assertThat(run(onDesk("rulings")).out()).contains("2 rulings", "withdrawn by Ruling 2");

    assertThat(run(onDesk(append(new String[] {"remove", "b"}, hand))).code()).isZero();
    assertThat(run(onDesk("relations", "KOR", "CUB")).out()).startsWith("Yes");
    assertThat(run(onDesk("show", "b")).out()).contains("Nothing rests on this publication.");
    assertThat(run(onDesk("search", "severed")).out()).startsWith("0 publications");

    assertThat(run(onDesk(append(new String[] {"grade", "publication", "a", "2"}, hand))).code())
        .isZero();
    assertThat(run(onDesk(append(new String[] {"grade", "event", "1", "B"}, hand))).code())
        .isEqualTo(2);
    assertThat(run(onDesk("grades")).out()).contains("2 for the publication a, by A. Kim");
    assertThat(run(onDesk("relations", "KOR", "CUB")).out()).contains("(graded F2)");
    for (String command : List.of("rulings", "grades")) {
      String json = run(onDesk(command, "--json")).out();
      for (String key : keys(new ObjectMapper().readTree(json))) {
        assertThat(Files.readString(HOME.resolve("docs/json.md"))).contains("\"" + key + "\"");
      }
    }
  }

  @Test
  void a_release_is_cited_and_asked_later() throws IOException {
    run(
        onDesk(
            "add",
            file(
                    "a.jsonl",
                    line(
                        "a",
                        "South Korea and Cuba established diplomatic relations on 14 May 1949."))
                .toString()));
    Path into = folder.resolve("release");
    Result made = run(onDesk("release", "2024-1", "--by", "A. Kim", "--export", into.toString()));
    assertThat(made.err()).contains("files are written into " + into);
    assertThat(made.out()).contains("A. Kim (", "release 2024-1", "@misc{chancery-2024-1");
    assertThat(into.resolve("CITATION.cff")).content().contains("type: dataset", "sha256:");
    assertThat(into.resolve("record.jsonl")).content().contains("relations-established");
    assertThat(into.resolve("SHA256SUMS")).content().contains("  codebook/spells.tsv");

    run(onDesk("rule", "reject", "1", "--by", "A. Kim", "--why", "misread"));
    assertThat(run(onDesk("relations", "KOR", "CUB")).out()).doesNotStartWith("Yes");
    Result asked = run(onDesk("relations", "KOR", "CUB", "--release", "2024-1", "--history"));
    assertThat(asked.out()).startsWith("Yes").contains("All acts on record");
    assertThat(asked.err()).contains("release 2024-1, recorded by");
    assertThat(run(onDesk("count", "KOR", "--release", "2024-1", "--on", "2000")).out())
        .contains("1 state");
    assertThat(run(onDesk("count", "KOR", "--release", "none")).err()).contains("[2024-1]");
    assertThat(
            run(onDesk("count", "KOR", "--release", "2024-1", "--recorded", "2020-01-01")).code())
        .isEqualTo(2);
    String json = run(onDesk("releases", "--json")).out();
    for (String key : keys(new ObjectMapper().readTree(json))) {
      assertThat(Files.readString(HOME.resolve("docs/json.md"))).contains("\"" + key + "\"");
    }
  }

  @Test
  void the_questions_beyond_two_states_are_answered_for_people_and_programs() throws IOException {
    run(onDesk("add", file("a.jsonl", line("a", "Weather.")).toString()));
    assertThat(run(onDesk("missions", "KOR")).out())
        .contains("Missions of South Korea", "Sent (0)");
    assertThat(run(onDesk("network", "--on", "1975", "--format", "graphml")).out())
        .contains("<graphml", "<node id=\"KOR\"");
    assertThat(run(onDesk("network", "--format", "json")).out()).contains("\"ties\":[]");
    assertThat(run(onDesk("changes", "--from", "1975", "--to", "1974")).code()).isEqualTo(2);
    assertThat(run(onDesk("changes", "--from", "1975")).out()).contains("Nothing on record");
    assertThat(run(onDesk("claims", "--contested")).out()).contains("No such number");
    assertThat(run(onDesk("contradictions", "--json")).out()).contains("\"contradictions\":[]");
    assertThat(run(onDesk("why", "17")).err()).contains("no event of this desk has the number 17");
    assertThat(run(onDesk("count", "KOR", "--among", "un")).err()).contains("un-members");
    assertThat(run(onDesk("count", "KOR", "--on", "2020", "--among", "un-members")).out())
        .contains("states that are members of the UN in 2020");
  }

  @Test
  void users_are_let_in_with_a_password_from_standard_input() throws IOException {
    run(onDesk("add", file("a.jsonl", line("a", "Weather.")).toString()));
    assertThat(runWith("long enough password\n", onDesk("user", "add", "A. Kim")).code()).isZero();
    Result again = runWith("long enough password\n", onDesk("user", "add", "A. Kim"));
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("there is a user \"A. Kim\" already");
    assertThat(runWith("short\n", onDesk("user", "add", "B. Kim")).err())
        .contains("a password of 10 to 200 signs was expected, found 5");
    assertThat(run(onDesk("user", "add", "C. Kim", "--role", "king")).code()).isEqualTo(2);
    assertThat(run(onDesk("user", "role", "A. Kim", "administrator")).code()).isZero();
    assertThat(run(onDesk("user", "list")).out()).startsWith("A. Kim\tadministrator\t2026-01-31");
    assertThat(run(onDesk("user", "remove", "A. Kim")).code()).isZero();
    assertThat(run(onDesk("user", "list")).out()).isEmpty();
    assertThat(run(onDesk("user", "log")).out()).contains("user-remove\tA. Kim");
    assertThat(run("user").code()).isEqualTo(2);
  }
}
