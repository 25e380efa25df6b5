package org.chancery.reading.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.event.EventType;
import org.chancery.event.Measure;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.KnowledgeException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of rules. A file is read by the line:
 *
 * <pre>
 *   # a comment
 *   let relations = {class:relations}          a name for a piece of pattern, written $relations afterwards
 *   rule sever: {class:sever}=act &gt;obj $relations=object
 *     event relations-severed as parties
 *     + Cuba severed relations with Spain. =&gt; CUB ESP by=CUB
 *     - Cuba severed the cable.
 *   rule counts: {lemma:count}=act &gt;obj {is:number}=count
 *     claim relations                           a number said of the record, of the measure named
 * </pre>
 */
public final class RuleFile {

  private static final Set<String> ROLES =
      Set.of(
          "act", "object", "from", "to", "by", "party", "mission", "person", "place", "kind",
          "date", "title", "of", "count");

  private static final String FRAMES =
      Arrays.stream(Rule.Frame.values())
          .filter(frame -> frame != Rule.Frame.CLAIM)
          .map(frame -> frame.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));

  private final String path;
  private final Function<String, EventType> types;
  private final Set<String> classes;
  private final Set<String> names;
  private final Map<String, String> pieces = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();

  private @Nullable String name;
  private int nameLine;
  private @Nullable Pattern pattern;
  private @Nullable EventType type;
  private Rule.@Nullable Frame frame;
  private @Nullable Measure measure;
  private List<Rule.Example> examples = new ArrayList<>();

  private RuleFile(
      String path, Function<String, EventType> types, Set<String> classes, Set<String> names) {
    this.path = path;
    this.types = types;
    this.classes = classes;
    this.names = names;
  }

  /**
   * All rules of a folder, by file name and line.
   *
   * @param folder such as {@code en/events}
   * @param types the type of an id; for an unknown id an IllegalArgumentException
   * @param classes the classes that the lexicon knows
   * @throws KnowledgeException with file and line, where a rule is malformed, doubled, or lacks an
   *     example
   */
  public static List<Rule> load(
      Knowledge knowledge, String folder, Function<String, EventType> types, Set<String> classes) {
    List<Rule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String path : knowledge.files(folder, ".rules")) {
      rules.addAll(parse(path, knowledge.text(path), types, classes, names));
    }
    return rules;
  }

  static List<Rule> parse(
      String path,
      String text,
      Function<String, EventType> types,
      Set<String> classes,
      Set<String> names) {
    RuleFile file = new RuleFile(path, types, classes, names);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      file.line(lines[i].strip(), i + 1);
    }
    file.finish();
    return List.copyOf(file.rules);
  }

  private void line(String line, int number) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("let ")) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw complaint(number, "\"let NAME = PATTERN\" was expected, found \"" + line + "\"");
      }
      String piece = line.substring(4, equals).strip();
      if (pieces.put(piece, expand(line.substring(equals + 1).strip(), number)) != null) {
        throw complaint(number, "the name $" + piece + " is given twice");
      }
    } else if (line.startsWith("rule ")) {
      finish();
      begin(line, number);
    } else if (line.startsWith("event ")) {
      event(line, number);
    } else if (line.startsWith("claim ")) {
      claim(line, number);
    } else if (line.startsWith("+ ") || line.startsWith("- ")) {
      example(line, number);
    } else {
      throw complaint(
          number, "let, rule, event, claim, + or - was expected, found \"" + line + "\"");
    }
  }

  private void begin(String line, int number) {
    int colon = line.indexOf(':');
    if (colon < 0 || line.substring(5, colon).isBlank()) {
      throw complaint(number, "\"rule NAME: PATTERN\" was expected, found \"" + line + "\"");
    }
    String given = line.substring(5, colon).strip();
    if (!names.add(given)) {
      throw complaint(number, "the rule " + given + " is given twice");
    }
    name = given;
    nameLine = number;
    try {
      pattern = PatternParser.parse(expand(line.substring(colon + 1).strip(), number));
    } catch (PatternParser.PatternException e) {
      throw complaint(number, "the pattern does not compile: " + e.getMessage());
    }
    check(pattern, number);
  }

  private void check(Pattern checked, int number) {
    String role = checked.role();
    if (role != null && !ROLES.contains(role)) {
      throw complaint(
          number,
          "one of the roles " + ROLES.stream().sorted().toList() + " was expected, found " + role);
    }
    for (Pattern.Test test : checked.tests()) {
      for (String value : test.values()) {
        if (test.key().equals("class") && !classes.contains(value)) {
          throw complaint(
              number, "a class of en/lexicon/classes.tsv was expected, found \"" + value + "\"");
        }
        if (test.key().equals("is") && !Kinds.ALL.contains(value)) {
          throw complaint(
              number,
              "one of "
                  + Kinds.ALL.stream().sorted().toList()
                  + " was expected, found \""
                  + value
                  + "\"");
        }
      }
    }
    checked.relations().forEach(relation -> check(relation.target(), number));
  }

  private String expand(String text, int number) {
    StringBuilder expanded = new StringBuilder();
    int at = 0;
    for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
      expanded.append(text, at, dollar);
      int end = dollar + 1;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
        end++;
      }
      String piece = pieces.get(text.substring(dollar + 1, end));
      if (piece == null) {
        throw complaint(
            number,
            "a piece of pattern named before by let was expected, found "
                + text.substring(dollar, end));
      }
      expanded.append(piece);
      at = end;
    }
    return expanded.append(text.substring(at)).toString();
  }

  private void event(String line, int number) {
    if (name == null || type != null) {
      throw complaint(number, "one event for each rule was expected, found \"" + line + "\"");
    }
    String[] words = line.split("\\s+", -1);
    if (words.length != 4 || !words[2].equals("as")) {
      throw complaint(number, "\"event TYPE as FRAME\" was expected, found \"" + line + "\"");
    }
    try {
      type = types.apply(words[1]);
      frame = Rule.Frame.valueOf(words[3].toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw complaint(
          number,
          "a known event type and a frame (" + FRAMES + ") were expected, found \"" + line + "\"");
    }
    if (frame == Rule.Frame.CLAIM) {
      throw complaint(number, "\"claim MEASURE\" was expected, found \"" + line + "\"");
    }
  }

  private void claim(String line, int number) {
    if (name == null || type != null) {
      throw complaint(
          number, "one event or claim for each rule was expected, found \"" + line + "\"");
    }
    try {
      measure = Measure.ofCode(line.substring(6).strip());
    } catch (IllegalArgumentException e) {
      throw complaint(
          number,
          "one of the measures "
              + Arrays.stream(Measure.values()).map(Measure::code).toList()
              + " was expected, found \""
              + line
              + "\"");
    }
    type = Rule.claimed(measure);
    frame = Rule.Frame.CLAIM;
  }

  private void example(String line, int number) {
    if (name == null) {
      throw complaint(number, "a rule before its examples was expected, found \"" + line + "\"");
    }
    int arrow = line.indexOf("=>");
    String sentence = (arrow < 0 ? line.substring(2) : line.substring(2, arrow)).strip();
    examples.add(
        new Rule.Example(
            sentence,
            line.startsWith("+"),
            arrow < 0 ? null : line.substring(arrow + 2).strip(),
            number));
  }

  private void finish() {
    if (name == null) {
      return;
    }
    if (pattern == null || type == null || frame == null) {
      throw complaint(nameLine, "the rule " + name + " states no event");
    }
    if (examples.stream().noneMatch(Rule.Example::matches)
        || examples.stream().allMatch(Rule.Example::matches)) {
      throw complaint(
          nameLine, "the rule " + name + " needs an example that matches and one that does not");
    }
    rules.add(new Rule(name, path + ":" + nameLine, pattern, type, frame, measure, examples));
    name = null;
    pattern = null;
    type = null;
    frame = null;
    measure = null;
    examples = new ArrayList<>();
  }

  private KnowledgeException complaint(int line, String message) {
    return new KnowledgeException(path + ":" + line + ": " + message);
  }
}
