package org.chancery.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeTest {

  private enum Colour {
    RED,
    DARK_BLUE
  }

  @TempDir private Path folder;

  private Knowledge with(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
    return Knowledge.of(folder);
  }

  private Row only(String text) throws IOException {
    return with("a/b.tsv", text).table("a/b.tsv").rows().getFirst();
  }

  private static void complains(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(KnowledgeException.class).hasMessage(message);
  }

  @Test
  void a_table_skips_comments_and_empty_lines_but_counts_them() throws IOException {
    Table table = with("t.tsv", "# why\n\nname\tyear\n# more\nKabul\t1919\r\n").table("t.tsv");
    assertThat(table.origin()).isEqualTo("t.tsv");
    assertThat(table.columns()).containsExactly("name", "year");
    assertThat(table.rows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.line()).isEqualTo(5);
          assertThat(row.cell("name")).isEqualTo("Kabul");
          assertThat(row.number("year")).contains(1919);
        });
  }

  @Test
  void cells_at_the_end_may_be_left_out() throws IOException {
    Row row = only("a\tb\tc\nx\n");
    assertThat(row.optional("b")).isEmpty();
    assertThat(row.number("c")).isEmpty();
  }

  @Test
  void an_empty_cell_is_refused_where_text_is_needed() throws IOException {
    Row row = only("a\tb\nx\t\n");
    complains(() -> row.cell("b"), "a/b.tsv:2: the column \"b\" is empty, text was expected");
  }

  @Test
  void an_unknown_column_is_refused() throws IOException {
    Row row = only("a\tb\nx\n");
    complains(() -> row.cell("c"), "a/b.tsv:2: there is no column \"c\", the columns are [a, b]");
  }

  @Test
  void a_column_that_nobody_reads_stops_the_load() throws IOException {
    Knowledge knowledge = with("t.tsv", "# head\nname\tcolour\n");
    complains(
        () -> knowledge.table("t.tsv", "name"),
        "t.tsv:2: the columns [name, colour] were found, [name] were expected");
  }

  @Test
  void two_columns_of_one_name_are_refused() throws IOException {
    Knowledge knowledge = with("t.tsv", "name\tname\n");
    complains(
        () -> knowledge.table("t.tsv"),
        "t.tsv:1: the columns [name, name] were found, a different name for each was expected");
  }

  @Test
  void a_row_that_is_too_long_is_refused() throws IOException {
    Knowledge knowledge = with("t.tsv", "name\nKabul\t1919\n");
    complains(
        () -> knowledge.table("t.tsv"), "t.tsv:2: 2 cells were found, at most 1 were expected");
  }

  @Test
  void a_space_that_nobody_sees_is_refused() throws IOException {
    Knowledge knowledge = with("t.tsv", "name\nKabul \n");
    complains(
        () -> knowledge.table("t.tsv"),
        "t.tsv:2: no space was expected at the ends of a cell, found \"Kabul \"");
  }

  @Test
  void an_empty_file_is_no_table() throws IOException {
    Knowledge knowledge = with("t.tsv", "# nothing\n");
    complains(
        () -> knowledge.table("t.tsv"),
        "t.tsv:1: the file is empty, a line with the names of the columns was expected");
  }

  @Test
  void a_number_a_choice_and_a_yes_are_checked() throws IOException {
    Row row = only("number\tcolour\tyes\n19x9\tgreen\tperhaps\n");
    complains(
        () -> row.number("number"),
        "a/b.tsv:2: a whole number was expected in \"number\", found \"19x9\"");
    complains(
        () -> row.choice("colour", Colour.class),
        "a/b.tsv:2: one of red, dark-blue was expected in \"colour\", found \"green\"");
    complains(
        () -> row.yes("yes"), "a/b.tsv:2: yes or no was expected in \"yes\", found \"perhaps\"");
    assertThat(only("colour\tyes\ndark-blue\tno\n"))
        .satisfies(good -> {
          assertThat(good.choice("colour", Colour.class)).isEqualTo(Colour.DARK_BLUE);
          assertThat(good.yes("yes")).isFalse();
        });
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> Knowledge.of(folder).text("none.tsv"))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageStartingWith("none.tsv: there is no such file in ");
  }

  @Test
  void text_that_is_not_utf_8_is_refused_with_its_line() throws IOException {
    Files.write(
        folder.resolve("t.tsv"), "name\nKabul\nCórdoba\n".getBytes(StandardCharsets.ISO_8859_1));
    complains(() -> Knowledge.of(folder).text("t.tsv"), "t.tsv:3: UTF-8 was expected");
  }

  @Test
  void files_are_listed_in_order_without_what_editors_leave() throws IOException {
    for (String path : List.of("en/b.rules", "en/a.rules", "en/a.rules~", "en/.a.rules", "b.tsv")) {
      with(path, "");
    }
    Knowledge knowledge = Knowledge.of(folder);
    assertThat(knowledge.files("en", ".rules")).containsExactly("en/a.rules", "en/b.rules");
    assertThat(knowledge.files("", "")).containsExactly("b.tsv", "en/a.rules", "en/b.rules");
    assertThat(knowledge.files("e", "")).isEmpty();
  }

  @Test
  void the_version_follows_names_and_content() throws IOException {
    String first = with("a.tsv", "x").version();
    assertThat(first).matches("[0-9a-f]{12}");
    assertThat(with("a.tsv~", "left behind").version()).isEqualTo(first);
    String changed = with("a.tsv", "y").version();
    assertThat(changed).isNotEqualTo(first);
    assertThat(with("a.tsv", "x").version()).isEqualTo(first);
    Files.move(folder.resolve("a.tsv"), folder.resolve("b.tsv"));
    assertThat(Knowledge.of(folder).version()).isNotEqualTo(first);
  }

  @Test
  void the_bundled_knowledge_is_on_the_class_path() {
    Knowledge bundled = Knowledge.bundled();
    assertThat(bundled.files("gazetteer", ".tsv")).contains("gazetteer/states.tsv");
    assertThat(bundled.text("gazetteer/states.tsv")).contains("\tAfghanistan\t");
    assertThat(bundled.version()).isEqualTo(Knowledge.bundled().version());
  }

  @Test
  void the_bundled_knowledge_is_the_same_when_packed_in_a_jar() throws Exception {
    Path jar = folder.resolve("program.jar");
    Path classes =
        Path.of(Knowledge.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (name.startsWith("knowledge/") || name.startsWith("org/chancery/knowledge/")) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(file, out);
        }
      }
    }
    try (URLClassLoader packed =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = packed.loadClass(Knowledge.class.getName());
      Object bundled = type.getMethod("bundled").invoke(null);
      assertThat(type.getMethod("version").invoke(bundled))
          .isEqualTo(Knowledge.bundled().version());
      assertThat(
              type.getMethod("files", String.class, String.class)
                  .invoke(bundled, "gazetteer", ".tsv"))
          .isEqualTo(Knowledge.bundled().files("gazetteer", ".tsv"));
    }
  }
}
