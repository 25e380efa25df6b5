package org.chancery.ledger;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chancery.event.Measure;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.KnowledgeException;
import org.chancery.knowledge.Row;
import org.jspecify.annotations.Nullable;

/** What {@code counts.tsv} says is counted by which measure. */
final class CountTable {

  /** Whether the state that is counted sends, receives, or shares. */
  enum Way {
    EITHER,
    SENT,
    RECEIVED
  }

  /** What one measure counts. */
  record Counted(String spell, Way way, Set<String> posts, Set<String> maybe) {

    /** What a spell that holds counts as. */
    Verdict counts(@Nullable String post) {
      if (posts.isEmpty()) {
        return Verdict.YES;
      }
      String kind = post == null ? SpellTable.ANY_MISSION : post;
      if (posts.contains(kind)) {
        return Verdict.YES;
      }
      return maybe.contains(kind) ? Verdict.UNCERTAIN : Verdict.NO;
    }
  }

  private static final String FILE = "counts.tsv";

  private final Map<Measure, Counted> measures = new EnumMap<>(Measure.class);

  private CountTable() {}

  /**
   * Reads the table.
   *
   * @throws KnowledgeException with file and line, or naming the measure that has no row
   */
  static CountTable load(Knowledge knowledge, SpellTable spells) {
    CountTable table = new CountTable();
    for (Row row :
        knowledge.table(FILE, "measure", "spell", "way", "posts", "maybe", "note").rows()) {
      String spell = row.cell("spell");
      if (spells.kinds().stream().noneMatch(kind -> kind.id().equals(spell))) {
        throw row.complaint("a spell of spell-kinds.tsv was expected, found \"" + spell + "\"");
      }
      Measure measure = row.choice("measure", Measure.class);
      Counted counted =
          new Counted(
              spell, row.choice("way", Way.class), words(row, "posts"), words(row, "maybe"));
      if (table.measures.put(measure, counted) != null) {
        throw row.complaint("the measure \"" + measure.code() + "\" has a row above");
      }
    }
    for (Measure measure : Measure.values()) {
      if (!table.measures.containsKey(measure)) {
        throw new KnowledgeException(
            FILE
                + ": a row for the measure \""
                + measure.code().toLowerCase(Locale.ROOT)
                + "\" was expected");
      }
    }
    return table;
  }

  private static Set<String> words(Row row, String column) {
    return row.optional(column).map(text -> Set.of(text.split(" ", -1))).orElse(Set.of());
  }

  Counted of(Measure measure) {
    Counted counted = measures.get(measure);
    if (counted == null) {
      throw new IllegalStateException("the table was loaded without " + measure);
    }
    return counted;
  }
}
