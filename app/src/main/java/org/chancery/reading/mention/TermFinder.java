package org.chancery.reading.mention;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.actor.City;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Name;
import org.chancery.actor.Office;
import org.chancery.actor.SharedName;
import org.chancery.actor.Years;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.chancery.reading.date.DateReader;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds names, kinds of missions, titles and dates in one pass over a text: the longest at each
 * place, from the left. Names must be written with their capitals; other terms may be written in
 * any case.
 */
public final class TermFinder {

  private static final int HASHES = 1 << 18;

  /** What the trie holds at the end of a term. */
  private static final class Entry {
    final String text;
    final List<Name> names = new ArrayList<>();
    final List<City> cities = new ArrayList<>();
    @Nullable String mission;
    @Nullable Office office;
    @Nullable String plain;
    boolean lookalike;

    Entry(String text) {
      this.text = text;
    }

    boolean isName() {
      return mission == null && office == null && plain == null && !lookalike;
    }
  }

  private static final class Node {
    final Map<String, Node> children = new HashMap<>(2);
    final List<Entry> entries = new ArrayList<>(1);
  }

  private final Node root = new Node();

  /** Which hashes the first units of terms have: most words of a text are none of them. */
  private final BitSet firsts = new BitSet();

  private final DateReader dates = new DateReader();

  public TermFinder(Gazetteer gazetteer, Knowledge knowledge) {
    for (Name name : gazetteer.names()) {
      if (name.kind() != Name.Kind.LANGUAGE) {
        entry(name.text()).names.add(name);
      }
    }
    for (City city : gazetteer.cities()) {
      entry(city.name()).cities.add(city);
    }
    for (SharedName shared : gazetteer.sharedNames()) {
      // Where names.tsv says which is meant (Korea, Vietnam), that stands; "Congo" is for the text
      // to settle.
      List<Name> names = entry(shared.text()).names;
      if (names.isEmpty()) {
        shared.candidates().stream()
            .map(state -> new Name(shared.text(), state, shared.kind(), Years.ALWAYS))
            .forEach(names::add);
      }
    }
    for (String phrase : gazetteer.lookalikes()) {
      Entry entry = new Entry(phrase);
      entry.lookalike = true;
      node(phrase).entries.add(entry);
    }
    for (Row row : knowledge.table("en/lexicon/missions.tsv", "term", "kind").rows()) {
      Entry entry = new Entry(row.cell("term"));
      entry.mission = row.cell("kind");
      node(entry.text).entries.add(entry);
    }
    for (Row row : knowledge.table("en/lexicon/phrases.tsv", "phrase", "parsed-as").rows()) {
      Entry entry = new Entry(row.cell("phrase"));
      entry.plain = row.cell("parsed-as");
      node(entry.text).entries.add(entry);
    }
    for (Office office : gazetteer.offices()) {
      Entry entry = new Entry(office.title());
      entry.office = office;
      node(entry.text).entries.add(entry);
    }
    // "Prime Ministers", "foreign ministers": the plural of an office, unless the table has it.
    for (Office office : gazetteer.offices()) {
      if (office.title().matches(".*[^s]") && !office.title().contains(" of ")) {
        Node plural = node(office.title() + "s");
        if (plural.entries.isEmpty()) {
          Entry entry = new Entry(office.title() + "s");
          entry.office = office;
          plural.entries.add(entry);
        }
      }
    }
    for (String key : root.children.keySet()) {
      int hash = Units.hash(key, new Span(0, key.length()));
      if (hash >= 0) {
        firsts.set(hash % HASHES);
      }
    }
  }

  /** Whether a term may begin with a unit: it may say so of too many, never of too few. */
  private boolean mayBegin(String text, Span unit) {
    int hash = Units.hash(text, unit);
    return hash < 0 || firsts.get(hash % HASHES);
  }

  private Entry entry(String text) {
    Node node = node(text);
    return node.entries.stream()
        .filter(entry -> entry.isName() && entry.text.equals(text))
        .findFirst()
        .orElseGet(() -> {
          Entry entry = new Entry(text);
          node.entries.add(entry);
          return entry;
        });
  }

  private Node node(String text) {
    Node node = root;
    for (Span unit : Units.of(text)) {
      node = node.children.computeIfAbsent(Units.fold(text, unit), key -> new Node());
    }
    return node;
  }

  /**
   * The terms of a text, in order, none overlapping another.
   *
   * @param titled whether the text is a heading, where capitals say nothing
   */
  public List<Term> find(String text, boolean titled) {
    List<Span> units = Units.of(text);
    List<Term> terms = new ArrayList<>();
    List<DateReader.Found> times = dates.find(text);
    for (DateReader.Found time : times) {
      terms.add(new Term.Time(time.span(), time.expression()));
    }
    int time = 0;
    for (int i = 0; i < units.size(); ) {
      if (!mayBegin(text, units.get(i))) {
        i++;
        continue;
      }
      int length = 0;
      @Nullable Term longest = null;
      Node node = root;
      for (int j = i; j < units.size(); j++) {
        Node next = node.children.get(Units.fold(text, units.get(j)));
        if (next == null) {
          break;
        }
        node = next;
        Span span = new Span(units.get(i).start(), units.get(j).end());
        // The Gulf of Mexico is taken away whole, so that nobody finds Mexico in it.
        if (node.entries.stream()
            .anyMatch(entry -> entry.lookalike && isWritten(entry.text, span.of(text)))) {
          longest = null;
          length = j - i + 1;
          continue;
        }
        Term term = term(text, node, span, i, j, units, titled);
        if (term != null) {
          longest = term;
          length = j - i + 1;
        }
      }
      if (longest != null) {
        Span span = longest.span();
        // Both lists run from the left, so that a long block costs no more than its length.
        while (time < times.size() && times.get(time).span().end() <= span.start()) {
          time++;
        }
        if (time == times.size() || !times.get(time).span().overlaps(span)) {
          terms.add(longest);
        }
      }
      i += Math.max(1, length);
    }
    terms.sort(Comparator.comparing(Term::span));
    return terms;
  }

  private static @Nullable Term term(
      String text, Node node, Span span, int first, int last, List<Span> units, boolean titled) {
    String written = span.of(text);
    for (Entry entry : node.entries) {
      if (entry.mission != null) {
        return new Term.MissionKind(span, entry.mission, null);
      }
      if (entry.plain != null) {
        return new Term.Phrase(span, entry.plain);
      }
      if (entry.office != null) {
        return new Term.Title(span, entry.office.title(), entry.office.kind());
      }
    }
    List<Name> names = new ArrayList<>();
    List<City> cities = new ArrayList<>();
    for (Entry entry : node.entries) {
      if (isWritten(entry.text, written)) {
        names.addAll(entry.names);
        cities.addAll(entry.cities);
      }
    }
    if (names.isEmpty() && cities.isEmpty()) {
      return null;
    }
    boolean onlyPlace =
        names.stream()
            .allMatch(
                name -> name.kind() == Name.Kind.CAPITAL || name.kind() == Name.Kind.GOVERNMENT);
    if (!titled && onlyPlace && isPartOfOtherName(text, units, first, last)) {
      return null;
    }
    boolean adjective =
        !names.isEmpty()
            && names.stream()
                .allMatch(
                    name -> name.kind() == Name.Kind.ADJECTIVE || name.kind() == Name.Kind.PEOPLE);
    if (!titled && !adjective && first == last && isSurname(text, units, first)) {
      return null;
    }
    return new Term.Named(span, written, names, cities);
  }

  /**
   * Whether the text writes a name with the capitals it has; the curly apostrophe is the straight
   * one.
   */
  private static boolean isWritten(String name, String written) {
    if (name.length() <= 4 && name.equals(name.toUpperCase(Locale.ROOT))) {
      return written.equals(name);
    }
    return Character.isUpperCase(written.charAt(0)) || Character.isLowerCase(name.charAt(0));
  }

  /**
   * "George Washington", "Vienna Convention": a city beside an unknown capitalised word is part of
   * another name.
   */
  private static boolean isPartOfOtherName(String text, List<Span> units, int first, int last) {
    if (first > 0 && units.get(first).start() - units.get(first - 1).end() == 1) {
      String before = units.get(first - 1).of(text);
      if (before.equals(".")
          && first > 1
          && (isInitial(text, units, first - 2)
              || FORMS_OF_ADDRESS.contains(units.get(first - 2).of(text)))) {
        return true;
      }
    }
    if (last + 1 < units.size() && units.get(last + 1).start() - units.get(last).end() == 1) {
      String after = units.get(last + 1).of(text);
      return Character.isUpperCase(after.charAt(0)) && NOT_A_PLACE.contains(after);
    }
    return false;
  }

  /** "W." of "W. H. Lima", not "S." of "the U.S. Lima". */
  private static boolean isInitial(String text, List<Span> units, int letter) {
    Span unit = units.get(letter);
    return unit.length() == 1
        && Character.isUpperCase(text.charAt(unit.start()))
        && !(letter > 0 && units.get(letter - 1).end() == unit.start());
  }

  /** "Washington" of "George Washington", "Jordan" of "Michael Jordan". */
  private static boolean isSurname(String text, List<Span> units, int unit) {
    return unit > 0
        && units.get(unit).start() - units.get(unit - 1).end() == 1
        && GivenNames.contains(units.get(unit - 1).of(text));
  }

  private static final java.util.Set<String> FORMS_OF_ADDRESS =
      java.util.Set.of("Mr", "Mrs", "Ms", "Dr", "Gen", "Col", "Capt", "Adm", "Sen", "Prof");

  /** Words that make the city before them part of a title or an institution. */
  private static final java.util.Set<String> NOT_A_PLACE =
      java.util.Set.of(
          "Convention",
          "Conventions",
          "Conference",
          "Treaty",
          "Pact",
          "Post",
          "Times",
          "Agreement",
          "Accord",
          "Accords",
          "Declaration",
          "University",
          "Summit",
          "Protocol",
          "Congress",
          "Process",
          "Plan",
          "Group",
          "Irving",
          "Communiqué",
          "Treaties",
          "Club",
          "Charter",
          "Statute");
}
