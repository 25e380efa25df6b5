package org.chancery.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.jspecify.annotations.Nullable;

/** The codes of CAMEO and PLOVER that data sets give for a type of event. */
public final class EventCodes {

  private static final String TABLE = "codes/event-codes.tsv";

  /**
   * How another code book has an event.
   *
   * @param cameo the code of CAMEO
   * @param plover the type of PLOVER
   * @param helpful whether such an act helps the other side rather than hurts it
   */
  public record Code(String cameo, String plover, boolean helpful) {}

  private record Pair(@Nullable Code done, @Nullable Code planned) {}

  private final Map<String, Pair> codes;

  private EventCodes(Map<String, Pair> codes) {
    this.codes = codes;
  }

  /**
   * Reads the codes of all types.
   *
   * @throws org.chancery.knowledge.KnowledgeException with file and line, where a type is unknown
   *     or missing, or where the two code books do not agree
   */
  public static EventCodes load(Knowledge knowledge, EventTypes types) {
    Map<String, Boolean> helpful = new HashMap<>();
    for (Row row : knowledge.table("codes/plover.tsv").rows()) {
      helpful.put(row.cell("type"), row.cell("stance").equals("helpful"));
    }
    Map<String, String> typeOfCode = new HashMap<>();
    for (Row row : knowledge.table("codes/cameo.tsv").rows()) {
      typeOfCode.put(row.cell("code"), row.cell("type"));
    }
    Map<String, Pair> codes = new HashMap<>();
    Row last = null;
    for (Row row :
        knowledge
            .table(TABLE, "type", "cameo", "plover", "cameo_planned", "plover_planned", "note")
            .rows()) {
      last = row;
      Pair pair =
          new Pair(
              code(row, "cameo", "plover", helpful, typeOfCode),
              code(row, "cameo_planned", "plover_planned", helpful, typeOfCode));
      if (codes.put(known(row, types), pair) != null) {
        throw row.complaint("the type " + row.cell("type") + " was coded above");
      }
    }
    Set<String> missing = new HashSet<>();
    types.all().forEach(type -> missing.add(type.id()));
    missing.removeAll(codes.keySet());
    if (last != null && !missing.isEmpty()) {
      throw last.complaint("a row for each event type was expected, missing are " + missing);
    }
    return new EventCodes(Map.copyOf(codes));
  }

  private static String known(Row row, EventTypes types) {
    try {
      return types.type(row.cell("type")).id();
    } catch (IllegalArgumentException unknown) {
      throw row.complaint(String.valueOf(unknown.getMessage()));
    }
  }

  private static @Nullable Code code(
      Row row,
      String cameoColumn,
      String ploverColumn,
      Map<String, Boolean> helpful,
      Map<String, String> typeOfCode) {
    String cameo = row.optional(cameoColumn).orElse(null);
    String plover = row.optional(ploverColumn).orElse(null);
    if (cameo == null && plover == null) {
      return null;
    }
    Boolean stance = plover == null ? null : helpful.get(plover);
    if (cameo == null || plover == null || stance == null) {
      throw row.complaint(
          "a code of CAMEO and a type of codes/plover.tsv were expected, found "
              + cameo
              + " and "
              + plover);
    }
    if (!typeOfCode.getOrDefault(cameo, plover).equals(plover)) {
      throw row.complaint(
          "code "
              + cameo
              + " is of the type "
              + typeOfCode.get(cameo)
              + " in codes/cameo.tsv, found "
              + plover);
    }
    return new Code(cameo, plover, stance);
  }

  /** How an act is coded; null where it has no code, as a denied or merely possible one has not. */
  public @Nullable Code code(EventType type, Modality modality) {
    Pair pair = codes.get(type.id());
    if (pair == null) {
      return null;
    }
    return switch (modality) {
      case ASSERTED -> pair.done();
      case PLANNED -> pair.planned();
      case NEGATED, POSSIBLE -> null;
    };
  }
}
