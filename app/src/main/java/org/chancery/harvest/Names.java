package org.chancery.harvest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of authors as bylines give them. */
final class Names {

  /** Longer text names nobody, and the patterns below are for lines. */
  private static final int LONGEST = 1000;

  private static final Pattern LABEL =
      Pattern.compile(
          "^(?:(?:Authors?|Written by|Story by|Reported by|Posted by|By)\\b ?:? ?)+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN =
      Pattern.compile(" ?(?:;|,? and |,? & |\\||•|·) ?", Pattern.CASE_INSENSITIVE);

  /** Words that tell a post or an employer from a name: "Jane Doe, Senior Fellow". */
  private static final Pattern POST =
      Pattern.compile(
          "(?i).*\\b(?:fellow|director|editor|correspondent|reporter|writer|professor|analyst|"
              + "president|chair|ambassador|university|institute|college|center|centre|staff|senior|"
              + "contributor|columnist|bureau|press|reuters|news|chief|manager|research\\w*|of|the|for|in|at)\\b.*");

  private static final Pattern PERSON =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}.’'-]*(?: (?:[\\p{L}’'-]{1,4}|\\p{Lu}[\\p{L}\\p{M}.’'-]*)){1,4}");
  private static final Pattern INVERTED =
      Pattern.compile(
          "(?<family>\\p{Lu}[\\p{L}\\p{M}’' -]+), (?<given>\\p{Lu}[\\p{L}\\p{M}.’' -]*)");
  private static final Pattern SUFFIX = Pattern.compile("(?:Jr|Sr|Ph\\.?D|M\\.?D|I{1,3}|IV)\\.?");

  private Names() {}

  /** The names of a byline such as "By Jane Doe, John Roe and Ann Poe". */
  static List<String> list(String byline) {
    String line = Hygiene.line(byline);
    if (line.length() > LONGEST) {
      return List.of();
    }
    String text = LABEL.matcher(line).replaceFirst("");
    List<String> names = new ArrayList<>();
    for (String part : BETWEEN.split(text, -1)) {
      names.addAll(commas(part.strip()));
    }
    return names.stream().filter(Names::isName).distinct().toList();
  }

  /** The names of a line that only looks like a byline: none where any of them is no person's. */
  static List<String> persons(String line) {
    List<String> names = list(line.replaceFirst("(?: on|,)? *$", ""));
    boolean persons =
        names.stream()
            .allMatch(name -> PERSON.matcher(name).matches() && !POST.matcher(name).matches());
    return persons ? names : List.of();
  }

  /** One name of a field that holds one, as indexes of journals give it: "King, Robert". */
  static String one(String given) {
    String line = Hygiene.line(given);
    if (line.length() > LONGEST) {
      return line;
    }
    String name = LABEL.matcher(line).replaceFirst("");
    Matcher inverted = INVERTED.matcher(name);
    return inverted.matches()
            && !SUFFIX.matcher(inverted.group("given")).matches()
            && !POST.matcher(name).matches()
            && inverted.group("family").split(" ").length <= 2
        ? inverted.group("given") + " " + inverted.group("family")
        : name;
  }

  /** Whether several names or a label stand where a name was asked for. */
  static boolean isByline(String text) {
    return text.length() <= LONGEST
        && (LABEL.matcher(text).find() || text.contains(" and ") || text.contains(";"));
  }

  /** Whether it can be a name at all: pages put addresses, numbers and sentences there as well. */
  static boolean isName(String text) {
    return text.length() > 1
        && text.length() <= 80
        && !text.contains("://")
        && !text.contains("@")
        && !text.matches(".*\\d{2}.*")
        && !text.equalsIgnoreCase("admin")
        && text.chars().anyMatch(Character::isLetter);
  }

  /** At commas stand further names or the post of the one before, which is no name. */
  private static List<String> commas(String part) {
    String[] pieces = part.split(" ?, ?", -1);
    if (pieces.length < 2) {
      return List.of(part);
    }
    List<String> persons =
        Arrays.stream(pieces)
            .filter(piece -> PERSON.matcher(piece).matches() && !POST.matcher(piece).matches())
            .toList();
    if (persons.isEmpty()) {
      return List.of(one(part));
    }
    boolean restArePosts =
        Arrays.stream(pieces)
            .allMatch(piece ->
                persons.contains(piece)
                    || POST.matcher(piece).matches()
                    || SUFFIX.matcher(piece).matches());
    return restArePosts ? persons : List.of(persons.getFirst());
  }
}
