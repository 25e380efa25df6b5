package org.chancery.cli;

import java.io.PrintStream;

/** Prints paragraphs, broken between words so that they fit the terminal. */
final class Page {

  private final PrintStream out;
  private final int width;

  Page(Terminal terminal) {
    this.out = terminal.out();
    this.width = Math.clamp(terminal.width(), 60, 110);
  }

  /** A line of a table: what stands in columns, and behind it what is broken between words. */
  void row(String columns, String text) {
    if (columns.length() + text.length() <= width) {
      out.println((columns + text).stripTrailing());
      return;
    }
    int indent = Math.min(columns.length(), width / 2);
    StringBuilder line = new StringBuilder(columns);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
        line.append(" ".repeat(indent));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    out.println(line.toString().stripTrailing());
  }

  void gap() {
    out.println();
  }

  void line(String text) {
    out.println(text);
  }

  /** A paragraph, its first line and the others indented. */
  void paragraph(int first, int others, String text) {
    StringBuilder line = new StringBuilder(" ".repeat(first));
    int used = first;
    boolean empty = true;
    for (String word : text.strip().split("\\s+", -1)) {
      int length = visible(word);
      if (!empty && used + 1 + length > width) {
        out.println(line);
        line.setLength(0);
        line.append(" ".repeat(others));
        used = others;
        empty = true;
      }
      if (!empty) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += length;
      empty = false;
    }
    out.println(line);
  }

  /** Escape codes take no place. */
  private static int visible(String word) {
    return word.replaceAll("\033\\[[0-9;]*m", "").length();
  }
}
