package org.chancery.web.api;

import java.util.List;

/** Writes tables as RFC 4180 has them: comma, CRLF, quotes where needed, a first row of names. */
final class Csv {

  /** What a spreadsheet takes for the start of a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private Csv() {}

  static String table(List<String> columns, List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    row(table, columns);
    rows.forEach(row -> row(table, row));
    return table.toString();
  }

  private static void row(StringBuilder table, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        table.append(',');
      }
      table.append(cell(cells.get(i)));
    }
    table.append("\r\n");
  }

  /**
   * One cell. A text that a spreadsheet would run as a formula gets an apostrophe before it: a
   * publication must not be able to run anything on the machine of who opens a table. Numbers keep
   * their sign.
   */
  static String cell(String text) {
    String safe =
        !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !text.matches("[+-]?\\d+(?:\\.\\d+)?")
            ? "'" + text
            : text;
    boolean quoted =
        safe.indexOf(',') >= 0
            || safe.indexOf('"') >= 0
            || safe.indexOf('\n') >= 0
            || safe.indexOf('\r') >= 0;
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
