package org.chancery.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.chancery.event.EventTypes;
import org.chancery.event.Modality;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.chancery.time.PartialDate;

/** What {@code missions.tsv} shows of the posts that a state keeps and receives. */
final class MissionTable {

  private static final int DAYS_OF_YEAR = 366;

  /** What a row is about. */
  private enum What {
    SPELL,
    EVENT
  }

  private final Set<String> spells = new HashSet<>();
  private final Map<String, Integer> days = new HashMap<>();

  private MissionTable() {}

  /**
   * Reads the table.
   *
   * @throws org.chancery.knowledge.KnowledgeException with file and line
   */
  static MissionTable load(Knowledge knowledge, SpellTable kinds, EventTypes types) {
    MissionTable table = new MissionTable();
    for (Row row : knowledge.table("missions.tsv", "what", "id", "years", "note").rows()) {
      String id = row.cell("id");
      switch (row.choice("what", What.class)) {
        case SPELL -> {
          if (kinds.kinds().stream().noneMatch(kind -> kind.id().equals(id))) {
            throw row.complaint("a spell of spell-kinds.tsv was expected, found \"" + id + "\"");
          }
          table.spells.add(id);
        }
        case EVENT -> {
          SpellTable.checkType(row, id, types);
          int years =
              row.number("years")
                  .orElseThrow(() -> row.complaint("a number was expected in \"years\""));
          table.days.put(id, years * DAYS_OF_YEAR);
        }
      }
    }
    return table;
  }

  /** Whether spells of a kind are shown. */
  boolean shows(String spell) {
    return spells.contains(spell);
  }

  /** Whether an act is shown for a day: of a type that is, and not too long before. */
  boolean shows(Act act, PartialDate on) {
    Integer before = days.get(act.type().id());
    if (before == null || act.modality() != Modality.ASSERTED || act.dates().isEmpty()) {
      return false;
    }
    long day = Days.earliest(act.dates().getFirst());
    return day <= Days.latest(on) && day >= Days.earliest(on) - before;
  }
}
