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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

  private static final Path HOME = Path.of("").toAbsolutePath().resolve("..").normalize();

  private record Result(int code, String out, String err) {}

  private static Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
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

  @Test
  void an_explanation_fits_a_terminal_and_holds_every_part() {
    Result result =
        run(
            "explain",
            "The Islamic Republic of Iran and the Kingdom of Saudi Arabia agreed on Friday to"
                + " resume diplomatic relations and to reopen their embassies within two months,"
                + " and the ambassador of the United Arab Emirates returned to Tehran.",
            "--date",
            "2023-03-10",
            "--all");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
    assertThat(result.out())
        .contains("Words", "Names, missions, offices and dates", "Rules that fired")
        .contains("Rules that nearly fired", "What it states")
        .contains("Friday\" date: 2023-03-10")
        .contains("restore-relations (en/events/relations.rules:")
        .contains("relations-restored IRN SAU, planned; by restore-relations");
  }

  @Test
  void every_key_of_the_json_form_is_documented() throws IOException {
    String documented = Files.readString(HOME.resolve("docs/json.md"));
    Set<String> keys = new TreeSet<>();
    for (String ontology : List.of("chancery", "plover")) {
      Result result =
          run("explain", "Cuba severed relations with Spain.", "--ontology", ontology, "--json");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).hasLineCount(1);
      keys(new ObjectMapper().readTree(result.out()), keys);
    }
    assertThat(keys).contains("sentences", "near", "wanting", "steps");
    assertThat(keys).allSatisfy(key -> assertThat(documented).contains("\"" + key + "\""));
  }

  private static void keys(JsonNode node, Set<String> keys) {
    node.properties()
        .forEach(entry -> {
          keys.add(entry.getKey());
          keys(entry.getValue(), keys);
        });
    if (node.isArray()) {
      node.forEach(child -> keys(child, keys));
    }
  }

  @Test
  void wrong_usage_is_named() {
    assertThat(run("explain", "Cuba.", "--date", "Friday").code()).isEqualTo(2);
    assertThat(run("explain", "Cuba.", "--date", "Friday").err())
        .contains("a date such as 2024-02-15 was expected, found \"Friday\"");
    assertThat(run("explain", "Cuba.", "--ontology", "cameo").err())
        .contains("chancery or plover was expected, found \"cameo\"");
    assertThat(run("explain", " ").code()).isEqualTo(2);
  }
}
