package org.chancery.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.event.EventTypes;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.KnowledgeException;
import org.chancery.knowledge.Row;
import org.jspecify.annotations.Nullable;

/**
 * What the tables {@code spell-kinds.tsv}, {@code spells.tsv} and {@code acts.tsv} say: which event
 * begins, ends or attests which spell, and when two reports tell of one act. Nothing of it is
 * written in code.
 */
final class SpellTable {

  /** Stands in the table for the end of a state, which is no event. */
  static final String STATE_ENDS = "state-ends";

  /** What an event without a kind of mission counts as. */
  static final String ANY_MISSION = "mission";

  static final String ALL_TYPES = "*";

  /** What an event does to a spell. */
  enum Effect {
    BEGINS,
    RESUMES,
    ENDS,
    CLOSES,
    BARS,
    CHANGES,
    ATTESTS,
    DENIES
  }

  /** What tells two spells of one kind apart that hold at the same time. */
  enum Apart {
    NOTHING,
    PLACE,
    KIND
  }

  /**
   * A kind of spell.
   *
   * @param disputed how many days apart two ends may lie to be one whose date is disputed
   */
  record Kind(String id, boolean directed, Apart apart, int disputed) {}

  /**
   * What an event does to a spell.
   *
   * @param both whether it does so in both directions, although it has one itself
   */
  record Consequence(Effect effect, boolean both) {}

  private record Entry(Set<String> kinds, Kind spell, Consequence consequence) {
    boolean speaksFor(@Nullable String kind) {
      return kinds.isEmpty() || kinds.contains(kind == null ? ANY_MISSION : kind);
    }
  }

  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<String, List<Entry>> entries = new HashMap<>();
  private final Map<String, Integer> tolerances = new HashMap<>();

  /** Of a type that another joins, that other. */
  private final Map<String, String> families = new HashMap<>();

  private SpellTable() {}

  /**
   * Reads the tables.
   *
   * @throws org.chancery.knowledge.KnowledgeException with file and line
   */
  static SpellTable load(Knowledge knowledge, EventTypes types) {
    SpellTable table = new SpellTable();
    for (Row row :
        knowledge
            .table("spell-kinds.tsv", "spell", "directed", "apart", "disputed", "description")
            .rows()) {
      Kind kind =
          new Kind(
              row.cell("spell"),
              row.yes("directed"),
              row.choice("apart", Apart.class),
              row.number("disputed")
                  .orElseThrow(() -> row.complaint("a number was expected in \"disputed\"")));
      if (table.kinds.put(kind.id(), kind) != null) {
        throw row.complaint("the spell \"" + kind.id() + "\" was defined above");
      }
    }
    for (Row row :
        knowledge.table("spells.tsv", "type", "kinds", "spell", "effect", "ways", "note").rows()) {
      table.addEntry(row, types);
    }
    for (Row row : knowledge.table("acts.tsv", "type", "days", "joins", "note").rows()) {
      table.addTolerance(row, types);
    }
    table.checkFamilies();
    return table;
  }

  private void addTolerance(Row row, EventTypes types) {
    String type = row.cell("type");
    if (!type.equals(ALL_TYPES)) {
      checkType(row, type, types);
    }
    int days = row.number("days").orElseThrow(() -> row.complaint("a number was expected"));
    if (tolerances.put(type, days) != null) {
      throw row.complaint("the type \"" + type + "\" has a row above");
    }
    String joined = row.optional("joins").orElse("");
    if (!joined.isEmpty()) {
      checkType(row, joined, types);
      if (types.type(type).directed() != types.type(joined).directed()) {
        throw row.complaint("a type that has a direction cannot join one that has none");
      }
      if (families.put(joined, type) != null) {
        throw row.complaint("the type \"" + joined + "\" is joined by a row above");
      }
    }
  }

  private void checkFamilies() {
    families.forEach((joined, type) -> {
      if (tolerances.containsKey(joined) || families.containsKey(type)) {
        throw new KnowledgeException(
            "acts.tsv: \"%s\" is joined by \"%s\"; it can have no row of its own, and that cannot be joined itself"
                .formatted(joined, type));
      }
    });
  }

  private void addEntry(Row row, EventTypes types) {
    String type = row.cell("type");
    if (!type.equals(STATE_ENDS)) {
      checkType(row, type, types);
    }
    Kind spell = kinds.get(row.cell("spell"));
    if (spell == null) {
      throw row.complaint(
          "one of the spells " + kinds.keySet() + " was expected, found " + row.cell("spell"));
    }
    Effect effect = row.choice("effect", Effect.class);
    if (type.equals(STATE_ENDS) && effect != Effect.CLOSES) {
      throw row.complaint("the end of a state closes a spell, or does nothing to it");
    }
    Set<String> missions =
        row.optional("kinds").map(text -> Set.of(text.split(" ", -1))).orElse(Set.of());
    String ways = row.optional("ways").orElse("");
    if (!ways.isEmpty() && !ways.equals("both")) {
      throw row.complaint("\"both\" or nothing was expected in \"ways\", found \"" + ways + "\"");
    }
    Entry entry = new Entry(missions, spell, new Consequence(effect, !ways.isEmpty()));
    List<Entry> above = entries.computeIfAbsent(type, key -> new ArrayList<>());
    for (Entry other : above) {
      if (other.spell().equals(spell) && overlap(other.kinds(), missions)) {
        throw row.complaint(
            "a row above already says what \"" + type + "\" does to \"" + spell.id() + "\"");
      }
    }
    above.add(entry);
  }

  private static boolean overlap(Set<String> one, Set<String> other) {
    return one.isEmpty() || other.isEmpty() || one.stream().anyMatch(other::contains);
  }

  static void checkType(Row row, String type, EventTypes types) {
    try {
      types.type(type);
    } catch (IllegalArgumentException e) {
      throw row.complaint(String.valueOf(e.getMessage()));
    }
  }

  Collection<Kind> kinds() {
    return kinds.values();
  }

  /** What an event of a type, of a kind of mission, does to a spell; null where nothing. */
  @Nullable Consequence consequence(String type, @Nullable String mission, Kind spell) {
    for (Entry entry : entries.getOrDefault(type, List.of())) {
      if (entry.spell().equals(spell) && entry.speaksFor(mission)) {
        return entry.consequence();
      }
    }
    return null;
  }

  /** The types that do something to some spell. */
  Set<String> types() {
    return new TreeSet<>(entries.keySet());
  }

  /** The type that joins a type, which stands for both; else the type itself. */
  String family(String type) {
    return families.getOrDefault(type, type);
  }

  /** How many days apart two reports of one act of the type may date it. */
  int tolerance(String type) {
    return tolerances.getOrDefault(type, tolerances.getOrDefault(ALL_TYPES, 0));
  }
}
