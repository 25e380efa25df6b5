package org.chancery.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A table of tab-separated text. The first line holds the names of the columns; empty lines and
 * lines that start with {@code #} are for people and skipped. Cells at the end of a row may be left
 * out.
 *
 * @param origin the path of the file, as complaints name it
 */
public record Table(String origin, List<String> columns, List<Row> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a table.
   *
   * @param expected the columns in their order, or none to take what there is
   * @throws KnowledgeException with file and line, where the text is no such table
   */
  static Table parse(String origin, String text, List<String> expected) {
    List<Row> rows = new ArrayList<>();
    List<String> columns = null;
    int number = 0;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      number++;
      String line = text.substring(start, end);
      start = end + 1;
      if (line.endsWith("\r")) {
        line = line.substring(0, line.length() - 1);
      }
      if (line.isBlank() || line.charAt(0) == '#') {
        continue;
      }
      if (columns == null) {
        columns = header(origin, number, line, expected);
      } else {
        rows.add(row(origin, number, line, columns));
      }
    }
    if (columns == null) {
      throw new KnowledgeException(
          origin + ":1: the file is empty, a line with the names of the columns was expected");
    }
    return new Table(origin, columns, rows);
  }

  private static List<String> header(
      String origin, int number, String line, List<String> expected) {
    List<String> columns = List.of(line.split("\t", -1));
    if (!expected.isEmpty() && !columns.equals(expected)) {
      throw new KnowledgeException(
          "%s:%d: the columns %s were found, %s were expected"
              .formatted(origin, number, columns, expected));
    }
    if (new HashSet<>(columns).size() < columns.size()
        || columns.stream().anyMatch(String::isBlank)) {
      throw new KnowledgeException(
          "%s:%d: the columns %s were found, a different name for each was expected"
              .formatted(origin, number, columns));
    }
    return columns;
  }

  private static Row row(String origin, int number, String line, List<String> columns) {
    String[] cells = line.split("\t", -1);
    Row row = new Row(origin, number, columns, cells);
    if (cells.length > columns.size()) {
      throw row.complaint(
          cells.length + " cells were found, at most " + columns.size() + " were expected");
    }
    for (String cell : cells) {
      // A space that nobody sees would make two names of one.
      if (!cell.equals(cell.strip())) {
        throw row.complaint("no space was expected at the ends of a cell, found \"" + cell + "\"");
      }
    }
    return row;
  }
}
