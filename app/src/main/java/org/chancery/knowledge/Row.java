package org.chancery.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One row of a {@link Table}, which knows the line it stands on. */
public final class Row {

  private static final int MOST_DIGITS = 9;

  private final String origin;
  private final int line;
  private final List<String> columns;
  private final String[] cells;

  Row(String origin, int line, List<String> columns, String[] cells) {
    this.origin = origin;
    this.line = line;
    this.columns = columns;
    this.cells = cells;
  }

  /**
   * The text of a cell that has to be filled.
   *
   * @throws KnowledgeException where it is empty
   */
  public String cell(String column) {
    return optional(column)
        .orElseThrow(() -> complaint("the column \"" + column + "\" is empty, text was expected"));
  }

  /** The text of a cell that may be left empty. */
  public Optional<String> optional(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw complaint("there is no column \"" + column + "\", the columns are " + columns);
    }
    return index < cells.length && !cells[index].isEmpty()
        ? Optional.of(cells[index])
        : Optional.empty();
  }

  /**
   * The number in a cell that may be left empty.
   *
   * @throws KnowledgeException where it holds anything but decimal digits
   */
  public Optional<Integer> number(String column) {
    Optional<String> text = optional(column);
    if (text.isPresent() && !isNumber(text.get())) {
      throw complaint(
          "a whole number was expected in \"" + column + "\", found \"" + text.get() + "\"");
    }
    return text.map(Integer::valueOf);
  }

  /** Looked at letter by letter: tables hold thousands of years, and patterns cost at start-up. */
  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() <= MOST_DIGITS;
  }

  /**
   * The constant that a cell names, in lower case with hyphens ({@code head-of-state}).
   *
   * @throws KnowledgeException where there is none of that name
   */
  public <E extends Enum<E>> E choice(String column, Class<E> choices) {
    String found = cell(column);
    for (E choice : choices.getEnumConstants()) {
      if (code(choice).equals(found)) {
        return choice;
      }
    }
    throw complaint(
        "one of "
            + Arrays.stream(choices.getEnumConstants())
                .map(Row::code)
                .collect(Collectors.joining(", "))
            + " was expected in \""
            + column
            + "\", found \""
            + found
            + "\"");
  }

  private static String code(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether a cell says yes rather than no.
   *
   * @throws KnowledgeException where it says anything else
   */
  public boolean yes(String column) {
    String found = cell(column);
    return switch (found) {
      case "yes" -> true;
      case "no" -> false;
      default ->
          throw complaint("yes or no was expected in \"" + column + "\", found \"" + found + "\"");
    };
  }

  /** The line in the file, counted from 1. */
  public int line() {
    return line;
  }

  /** An exception that says where this row stands; the message says what was found and expected. */
  public KnowledgeException complaint(String message) {
    return new KnowledgeException(origin + ":" + line + ": " + message);
  }

  @Override
  public String toString() {
    return origin + ":" + line + ": " + String.join(" | ", cells);
  }
}
