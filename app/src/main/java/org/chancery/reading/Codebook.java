package org.chancery.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.event.EventType;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.jspecify.annotations.Nullable;

/**
 * The types of PLOVER and the codes of CAMEO ({@code codes/*.tsv}). A rule names either; a code
 * says the type too.
 */
final class Codebook {

  /**
   * A type of PLOVER.
   *
   * @param announced the type under which the act counts where it is only announced
   * @param denied the type under which its denial counts; null where a denial is no event
   */
  record Type(String id, boolean helpful, @Nullable String announced, @Nullable String denied) {}

  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, String> typeOfCode = new LinkedHashMap<>();

  Codebook(Knowledge knowledge) {
    List<Row> rows =
        knowledge
            .table("codes/plover.tsv", "type", "plane", "stance", "announced", "denied", "meaning")
            .rows();
    for (Row row : rows) {
      String id = row.cell("type");
      boolean helpful =
          switch (row.cell("stance")) {
            case "helpful" -> true;
            case "hurtful" -> false;
            default -> throw row.complaint("helpful or hurtful was expected in \"stance\"");
          };
      Type type =
          new Type(
              id,
              helpful,
              row.optional("announced").orElse(null),
              row.optional("denied").orElse(null));
      if (types.put(id, type) != null) {
        throw row.complaint("the type " + id + " was defined above");
      }
    }
    for (Row row : rows) {
      checkType(row, row.optional("announced").orElse(null));
      checkType(row, row.optional("denied").orElse(null));
    }
    for (Row row : knowledge.table("codes/cameo.tsv", "code", "type", "meaning").rows()) {
      checkType(row, row.cell("type"));
      if (typeOfCode.put(row.cell("code"), row.cell("type")) != null) {
        throw row.complaint("the code " + row.cell("code") + " was defined above");
      }
    }
  }

  private void checkType(Row row, @Nullable String id) {
    if (id != null && !types.containsKey(id)) {
      throw row.complaint(
          "one of the types " + types.keySet() + " was expected, found \"" + id + "\"");
    }
  }

  /**
   * What a rule may state: a type or a code.
   *
   * @throws IllegalArgumentException where it is neither
   */
  EventType stated(String id) {
    if (!types.containsKey(id) && !typeOfCode.containsKey(id)) {
      throw new IllegalArgumentException("neither a type of PLOVER nor a code of CAMEO: " + id);
    }
    return new EventType(id, true, false, Set.of());
  }

  /** The type that a rule states, by itself or by a code. */
  Type type(EventType stated) {
    return type(typeOfCode.getOrDefault(stated.id(), stated.id()));
  }

  Type type(String id) {
    Type type = types.get(id);
    if (type == null) {
      throw new IllegalArgumentException("no type of PLOVER: " + id);
    }
    return type;
  }

  /** The code that a rule states, or null where it states no more than a type. */
  @Nullable String cameo(EventType stated) {
    return typeOfCode.containsKey(stated.id()) ? stated.id() : null;
  }
}
