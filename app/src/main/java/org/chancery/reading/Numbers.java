package org.chancery.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a sentence that say how many or the how manieth. A number that only bounds or rounds
 * ("more than 50", "some 130") or that adds to another ("another five") is none.
 */
final class Numbers {

  private static final List<String> UNITS =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");

  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private static final Map<String, Integer> ORDINALS = ordinals();

  private static final Pattern FIGURE = Pattern.compile("\\d{1,4}");

  private static final Pattern FIGURED = Pattern.compile("\\d{1,3}(?:st|nd|rd|th)");

  /** Words before a number after which it is not the number itself that is said. */
  private static final Set<String> INEXACT =
      Set.of(
          "more",
          "less",
          "fewer",
          "over",
          "some",
          "about",
          "around",
          "nearly",
          "almost",
          "under",
          "roughly",
          "approximately",
          "least",
          "most",
          "up",
          "circa",
          "another",
          "further",
          "additional",
          "other",
          "beyond",
          "above",
          "below",
          "between");

  private Numbers() {}

  private static Map<String, Integer> ordinals() {
    Map<String, Integer> words = new HashMap<>();
    for (int i = 1; i < UNITS.size(); i++) {
      words.put(ordinal(UNITS.get(i)), i);
    }
    for (int i = 0; i < TENS.size(); i++) {
      String ten = TENS.get(i);
      words.put(ten.substring(0, ten.length() - 1) + "ieth", 20 + 10 * i);
      for (int unit = 1; unit <= 9; unit++) {
        words.put(ten + "-" + ordinal(UNITS.get(unit)), 20 + 10 * i + unit);
      }
    }
    words.put("hundredth", 100);
    return Map.copyOf(words);
  }

  private static String ordinal(String cardinal) {
    return switch (cardinal) {
      case "one" -> "first";
      case "two" -> "second";
      case "three" -> "third";
      case "five" -> "fifth";
      case "eight" -> "eighth";
      case "nine" -> "ninth";
      case "twelve" -> "twelfth";
      default -> cardinal + "th";
    };
  }

  /** How many a word says: the number that it is, or that stands before it; null for none. */
  static @Nullable Integer of(Scene scene, int node) {
    if (scene.term(node) != null && !scene.graph().token(node).isNoun()) {
      return null;
    }
    Integer own = scene.term(node) == null ? cardinal(lower(scene, node)) : null;
    if (own != null) {
      return isExact(scene, node) ? own : null;
    }
    if (!scene.token(node).tag().startsWith("NN")) {
      return null;
    }
    List<Integer> modifiers = new ArrayList<>(scene.graph().dependents(node, "mod"));
    // At the start of a sentence the parser takes "Twenty-four" for a possessor.
    modifiers.addAll(scene.graph().dependents(node, "poss"));
    for (int modifier : modifiers) {
      Integer number = scene.term(modifier) == null ? cardinal(lower(scene, modifier)) : null;
      if (number != null) {
        return isExact(scene, modifier) ? number : null;
      }
    }
    return null;
  }

  /** The how manieth a noun is said to be: 193 of "the 193rd country"; null for none. */
  static @Nullable Integer ordinal(Scene scene, int node) {
    for (int modifier : scene.graph().dependents(node, "mod")) {
      Integer number =
          scene.term(modifier) == null ? manieth(lower(scene, modifier).replace(",", "")) : null;
      if (number != null) {
        return number;
      }
    }
    return null;
  }

  private static @Nullable Integer manieth(String form) {
    return FIGURED.matcher(form).matches()
        ? Integer.valueOf(form.substring(0, form.length() - 2))
        : ORDINALS.get(form);
  }

  private static String lower(Scene scene, int node) {
    return scene.token(node).form().toLowerCase(Locale.ROOT);
  }

  /** Whether a word may be one by which a sentence says a number or an ordinal. */
  static boolean mayBe(String form) {
    String lower = form.toLowerCase(Locale.ROOT);
    return cardinal(lower) != null || manieth(lower.replace(",", "")) != null;
  }

  private static @Nullable Integer cardinal(String form) {
    if (FIGURE.matcher(form).matches()) {
      return Integer.valueOf(form);
    }
    int unit = UNITS.indexOf(form);
    if (unit > 0) {
      return unit;
    }
    int hyphen = form.indexOf('-');
    int ten = TENS.indexOf(hyphen < 0 ? form : form.substring(0, hyphen));
    if (ten < 0) {
      return null;
    }
    int rest = hyphen < 0 ? 0 : UNITS.indexOf(form.substring(hyphen + 1));
    return rest < 0 || rest > 9 ? null : 20 + 10 * ten + rest;
  }

  private static boolean isExact(Scene scene, int number) {
    for (int before = number - 1; before >= 0 && number - before <= 3; before--) {
      Token token = scene.token(before);
      if (INEXACT.contains(token.lemma()) || INEXACT.contains(token.form())) {
        return false;
      }
      if (!Set.of("IN", "DT", "RB", "JJR", "JJS", "RBR", "TO").contains(token.tag())) {
        break;
      }
    }
    boolean plus = number + 1 < scene.graph().size() && scene.token(number + 1).form().equals("+");
    return !plus;
  }
}
