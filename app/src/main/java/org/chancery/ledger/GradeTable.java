package org.chancery.ledger;

import java.util.HashMap;
import java.util.Map;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.KnowledgeException;
import org.chancery.knowledge.Row;

/** What {@code grades.tsv} says about how sources stand to one another. */
final class GradeTable {

  private static final String FILE = "grades.tsv";
  private static final String RULING = "ruling";

  /**
   * How a source stands.
   *
   * @param level of two sources that exclude one another the higher counts
   * @param overturns the highest level against which it may tell of a change at another time
   */
  record Standing(int level, int overturns) {

    /** The better of two, by level first. */
    Standing orBetter(Standing other) {
      int byLevel = Integer.compare(level, other.level);
      return byLevel > 0 || (byLevel == 0 && overturns >= other.overturns) ? this : other;
    }
  }

  private final Map<String, Standing> standings = new HashMap<>();

  private GradeTable() {}

  /**
   * Reads the table.
   *
   * @throws KnowledgeException with file and line, or naming the grade that has no row
   */
  static GradeTable load(Knowledge knowledge) {
    GradeTable table = new GradeTable();
    for (Row row :
        knowledge
            .table(FILE, "reliability", "credibility", "standing", "overturns", "note")
            .rows()) {
      Standing standing = new Standing(number(row, "standing"), number(row, "overturns"));
      for (String reliability : row.cell("reliability").split(" ", -1)) {
        for (String credibility : row.cell("credibility").split(" ", -1)) {
          String key = reliability.equals(RULING) ? RULING : reliability + credibility;
          if (table.standings.put(key, standing) != null) {
            throw row.complaint("the grade \"" + key + "\" has a row above");
          }
        }
      }
    }
    for (char reliability = 'A'; reliability <= 'F'; reliability++) {
      for (int credibility = 1; credibility <= 6; credibility++) {
        table.expect("" + reliability + credibility);
      }
    }
    table.expect(RULING);
    if (table.standings.size() != 37) {
      throw new KnowledgeException(
          FILE + ": grades from A1 to F6 and \"ruling\" were expected, found others too");
    }
    return table;
  }

  private static int number(Row row, String column) {
    return row.number(column)
        .orElseThrow(() -> row.complaint("a number was expected in \"" + column + "\""));
  }

  private void expect(String key) {
    if (!standings.containsKey(key)) {
      throw new KnowledgeException(FILE + ": a row for the grade \"" + key + "\" was expected");
    }
  }

  /** How evidence of a grade stands. */
  Standing of(Grade grade) {
    return known(grade.code());
  }

  /** How that stands which an editor vouches for. */
  Standing ofRuling() {
    return known(RULING);
  }

  private Standing known(String key) {
    Standing standing = standings.get(key);
    if (standing == null) {
      throw new IllegalStateException("the table was loaded without " + key);
    }
    return standing;
  }
}
