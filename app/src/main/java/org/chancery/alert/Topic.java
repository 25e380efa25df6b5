package org.chancery.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.ActorId;
import org.chancery.ledger.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber wants to hear of: all criteria together, of each criterion any of its values.
 *
 * @param states one: what concerns it; two: what is between them
 * @param types of event; none for all
 * @param words a saved search over the publication's text; null for none
 * @param holds an answer about the two states that the subscriber relies on: told when it turns
 */
public record Topic(
    Watch watch,
    SortedSet<ActorId> states,
    SortedSet<String> types,
    @Nullable String series,
    @Nullable String author,
    @Nullable String publisher,
    @Nullable String words,
    @Nullable Verdict holds) {

  /** Which news of what it names. */
  public enum Watch {
    EVERYTHING,
    /** Where sources contradict one another, and corrections. */
    CONTRADICTIONS,
    /** Numbers that publications said and that the record has come to exclude. */
    CLAIMS,
    /** Names and sources that are missing where they were to be expected. */
    SIGNALS;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How states and types are named by people. */
  public interface Names {
    /**
     * The state of a name.
     *
     * @throws AlertException where it means none or several
     */
    ActorId state(String typed);

    /**
     * The types of a name, or of a beginning such as {@code relations-*}.
     *
     * @throws AlertException where there is none
     */
    List<String> types(String typed);
  }

  private static final int LONGEST = 400;

  private static final Pattern CRITERION =
      Pattern.compile("(?<field>[a-z]+):(?:\"(?<quoted>[^\"]+)\"|(?<value>[^\\s\"]+))");

  public Topic {
    states = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(states));
    types = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(types));
    if (states.size() > 2) {
      throw new AlertException(
          "one state or two were expected, found " + states.size() + "; make a subscription each");
    }
    if (holds != null && states.size() != 2) {
      throw new AlertException("holds: needs two states, found " + states.size());
    }
  }

  /**
   * Understands a topic: {@code state:KOR state:Cuba type:relations-* series:"World Desk"
   * author:"…" publisher:"…" only:contradictions holds:no} and free words, which are a saved
   * search. {@code all} alone is everything.
   *
   * @throws AlertException that says what is wrong
   */
  public static Topic parse(String typed, Names names) {
    if (typed.length() > LONGEST) {
      throw new AlertException(
          "a topic of at most " + LONGEST + " letters was expected, found " + typed.length());
    }
    SortedSet<ActorId> states = new TreeSet<>();
    SortedSet<String> types = new TreeSet<>();
    Watch watch = Watch.EVERYTHING;
    Verdict holds = null;
    String series = null;
    String author = null;
    String publisher = null;
    Matcher matcher = CRITERION.matcher(typed);
    StringBuilder rest = new StringBuilder();
    int done = 0;
    while (matcher.find()) {
      rest.append(typed, done, matcher.start());
      done = matcher.end();
      String quoted = matcher.group("quoted");
      String value =
          quoted != null ? quoted : Objects.requireNonNullElse(matcher.group("value"), "");
      switch (matcher.group("field")) {
        case "state" -> states.add(names.state(value));
        case "type" -> {
          for (String one : value.split(",", -1)) {
            types.addAll(names.types(one));
          }
        }
        case "series" -> series = value;
        case "author" -> author = value;
        case "publisher" -> publisher = value;
        case "only" -> watch = watch(value);
        case "holds" -> holds = verdict(value);
        default ->
            throw new AlertException(
                "state:, type:, series:, author:, publisher:, only: or holds: was expected, found "
                    + matcher.group("field")
                    + ":");
      }
    }
    String words = rest.append(typed.substring(done)).toString().strip().replaceAll("\\s+", " ");
    if (typed.isBlank()) {
      throw new AlertException("a topic was expected, found nothing; \"all\" is everything");
    }
    return new Topic(
        watch,
        states,
        types,
        series,
        author,
        publisher,
        words.isEmpty() || words.equalsIgnoreCase("all") ? null : words,
        holds);
  }

  private static Watch watch(String value) {
    for (Watch watch : Watch.values()) {
      if (watch != Watch.EVERYTHING && watch.code().equals(value.toLowerCase(Locale.ROOT))) {
        return watch;
      }
    }
    throw new AlertException(
        "only: contradictions, claims or signals was expected, found \"" + value + "\"");
  }

  private static Verdict verdict(String value) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.code().equals(value.toLowerCase(Locale.ROOT))) {
        return verdict;
      }
    }
    throw new AlertException(
        "holds: yes, no, uncertain or unknown was expected, found \"" + value + "\"");
  }

  /** The form that {@link #parse} understands, the same for equal topics. */
  public String text() {
    List<String> parts = new ArrayList<>();
    states.forEach(state -> parts.add("state:" + state.value()));
    if (!types.isEmpty()) {
      parts.add("type:" + String.join(",", types));
    }
    add(parts, "series", series);
    add(parts, "author", author);
    add(parts, "publisher", publisher);
    if (watch != Watch.EVERYTHING) {
      parts.add("only:" + watch.code());
    }
    if (holds != null) {
      parts.add("holds:" + holds.code());
    }
    if (words != null) {
      parts.add(words);
    }
    return parts.isEmpty() ? "all" : String.join(" ", parts);
  }

  private static void add(List<String> parts, String field, @Nullable String value) {
    if (value != null) {
      parts.add(field + ":\"" + value + "\"");
    }
  }
}
