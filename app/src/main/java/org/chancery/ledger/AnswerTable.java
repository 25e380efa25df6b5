package org.chancery.ledger;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.KnowledgeException;
import org.chancery.knowledge.Row;

/** What {@code answers.tsv} says is answered in which situation. */
final class AnswerTable {

  /** Where a day can lie in a record. */
  enum Situation {
    INSIDE_SPELL,
    OUTSIDE_SPELL,
    BEFORE_FIRST,
    NO_SUCH_STATE,
    IMPRECISE_DATE,
    DISPUTED_DATE,
    UNRECORDED_TURN,
    CONFLICT,
    BEFORE_END,
    BEFORE_RESTORATION,
    BEFORE_ATTESTATION,
    NOTHING_RECORDED,
    WITHIN_PERIOD;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What is answered, and why. */
  record Reply(Verdict verdict, String reason) {}

  private static final String FILE = "answers.tsv";

  private final Map<Situation, Reply> replies = new EnumMap<>(Situation.class);

  private AnswerTable() {}

  /**
   * Reads the table.
   *
   * @throws KnowledgeException with file and line, or naming the situation that has no row
   */
  static AnswerTable load(Knowledge knowledge) {
    AnswerTable table = new AnswerTable();
    for (Row row : knowledge.table(FILE, "situation", "answer", "reason").rows()) {
      Situation situation = row.choice("situation", Situation.class);
      Reply reply = new Reply(row.choice("answer", Verdict.class), row.cell("reason"));
      if (table.replies.put(situation, reply) != null) {
        throw row.complaint("the situation \"" + situation.code() + "\" has a row above");
      }
    }
    for (Situation situation : Situation.values()) {
      if (!table.replies.containsKey(situation)) {
        throw new KnowledgeException(
            FILE + ": a row for the situation \"" + situation.code() + "\" was expected");
      }
    }
    return table;
  }

  Reply reply(Situation situation) {
    Reply reply = replies.get(situation);
    if (reply == null) {
      throw new IllegalStateException("the table was loaded without " + situation);
    }
    return reply;
  }
}
