package org.chancery.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines between {@code ---} at the top of a Markdown file.
 *
 * <p>Of YAML it reads what people write there: plain and quoted values, lists in brackets or on
 * lines of their own, and values folded over lines. Fields it does not know are left alone; they
 * belong to the program that makes the site.
 */
final class FrontMatter {

  private static final Pattern FENCE = Pattern.compile("---\\s*");
  private static final Pattern END = Pattern.compile("(?:---|\\.\\.\\.)\\s*");
  private static final Pattern FIELD =
      Pattern.compile("(?<field>[A-Za-z][\\w-]*)\\s*:(?<value>(?:\\s.*)?)");
  private static final Pattern ITEM = Pattern.compile("\\s*-\\s+(?:name:\\s*)?(?<item>.*)");
  private static final Pattern FOLDED = Pattern.compile("[>|][+-]?");

  private FrontMatter() {}

  /** Reads it into the head; answers the line at which the text begins, 0 where there is none. */
  static int read(List<String> lines, Head head) {
    int end = end(lines);
    String field = null;
    List<String> values = new ArrayList<>();
    for (String line : lines.subList(Math.min(1, end), Math.max(0, end - 1))) {
      Matcher start = FIELD.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (start.matches()) {
        note(head, field, values);
        field = start.group("field").toLowerCase(Locale.ROOT);
        values = new ArrayList<>(values(start.group("value").strip()));
      } else if (item.matches()) {
        values.add(unquoted(item.group("item").strip()));
      } else if (!line.isBlank() && !line.startsWith("#") && !values.isEmpty()) {
        values.add(values.removeLast() + " " + line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        values.add(line.strip());
      }
    }
    note(head, field, values);
    return end;
  }

  /** The line after the closing fence; 0 where the first line is no fence or none closes it. */
  private static int end(List<String> lines) {
    if (lines.isEmpty() || !FENCE.matcher(lines.getFirst()).matches()) {
      return 0;
    }
    for (int at = 1; at < lines.size(); at++) {
      if (END.matcher(lines.get(at)).matches()) {
        return at + 1;
      }
    }
    return 0;
  }

  private static void note(Head head, @Nullable String field, List<String> values) {
    if (field == null || values.isEmpty()) {
      return;
    }
    boolean several = values.size() > 1 && (field.equals("author") || field.equals("authors"));
    if (several) {
      head.authors = values.stream().map(Names::one).filter(Names::isName).toList();
    } else {
      head.note(field, unquoted(String.join(" ", values)));
    }
  }

  private static List<String> values(String value) {
    if (value.isEmpty() || FOLDED.matcher(value).matches()) {
      return List.of();
    }
    if (!value.startsWith("[") || !value.endsWith("]")) {
      return List.of(unquoted(value));
    }
    List<String> items = new ArrayList<>();
    for (String item : value.substring(1, value.length() - 1).split(",", -1)) {
      items.add(unquoted(item.strip()));
    }
    return items;
  }

  private static String unquoted(String value) {
    int length = value.length();
    boolean quoted =
        length >= 2
            && value.charAt(0) == value.charAt(length - 1)
            && (value.charAt(0) == '"' || value.charAt(0) == '\'');
    if (!quoted) {
      return value;
    }
    String inner = value.substring(1, length - 1);
    return value.charAt(0) == '"'
        ? inner.replace("\\\"", "\"").replace("\\\\", "\\")
        : inner.replace("''", "'");
  }
}
