package org.chancery.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;

/** What {@code levels.tsv} says of the levels at which states deal with one another. */
final class LevelTable {

  /** A level; the posts are empty where any will do. */
  record Level(String id, String spell, Set<String> posts, String description) {

    boolean fits(Spell one) {
      String post = one.post() == null ? SpellTable.ANY_MISSION : one.post();
      return one.kind().equals(spell) && (posts.isEmpty() || posts.contains(post));
    }
  }

  private final List<Level> levels = new ArrayList<>();

  private LevelTable() {}

  /**
   * Reads the table.
   *
   * @throws org.chancery.knowledge.KnowledgeException with file and line
   */
  static LevelTable load(Knowledge knowledge, SpellTable spells) {
    LevelTable table = new LevelTable();
    Set<String> known = new HashSet<>();
    for (Row row : knowledge.table("levels.tsv", "level", "spell", "posts", "description").rows()) {
      String spell = row.cell("spell");
      if (spells.kinds().stream().noneMatch(kind -> kind.id().equals(spell))) {
        throw row.complaint("a spell of spell-kinds.tsv was expected, found \"" + spell + "\"");
      }
      if (!known.add(row.cell("level"))) {
        throw row.complaint("the level \"" + row.cell("level") + "\" has a row above");
      }
      table.levels.add(
          new Level(
              row.cell("level"),
              spell,
              row.optional("posts").map(text -> Set.of(text.split(" ", -1))).orElse(Set.of()),
              row.cell("description")));
    }
    return table;
  }

  /** From the highest to the lowest. */
  List<Level> levels() {
    return List.copyOf(levels);
  }
}
