package org.chancery.event;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chancery.event.EventType.Feature;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;

/** The event types that {@code events.tsv} of the knowledge defines. */
public final class EventTypes {

  private static final String TABLE = "events.tsv";

  private final Map<String, EventType> types;
  private final Map<String, String> descriptions;

  private EventTypes(Map<String, EventType> types, Map<String, String> descriptions) {
    this.types = types;
    this.descriptions = descriptions;
  }

  /**
   * Reads the types.
   *
   * @throws org.chancery.knowledge.KnowledgeException with file and line
   */
  public static EventTypes load(Knowledge knowledge) {
    Map<String, EventType> types = new LinkedHashMap<>();
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (Row row :
        knowledge.table(TABLE, "id", "directed", "standing", "features", "description").rows()) {
      EventType type =
          new EventType(row.cell("id"), row.yes("directed"), row.yes("standing"), features(row));
      if (types.putIfAbsent(type.id(), type) != null) {
        throw row.complaint("the event type \"" + type + "\" was defined above");
      }
      if (type.directed() && type.has(Feature.BY)) {
        throw row.complaint("\"by\" was found on a directed type, whose \"from\" says who acts");
      }
      descriptions.put(type.id(), row.cell("description"));
    }
    return new EventTypes(types, descriptions);
  }

  private static Set<Feature> features(Row row) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (String word : row.optional("features").orElse("").split(" ", -1)) {
      switch (word) {
        case "" -> {}
        case "by" -> features.add(Feature.BY);
        case "place" -> features.add(Feature.PLACE);
        case "kind" -> features.add(Feature.KIND);
        default -> throw row.complaint("by, place or kind was expected, found \"" + word + "\"");
      }
    }
    return features;
  }

  /**
   * The type of an id.
   *
   * @throws IllegalArgumentException where there is none; the message names the nearest
   */
  public EventType type(String id) {
    EventType type = types.get(id);
    if (type == null) {
      throw new IllegalArgumentException(
          "there is no event type \"" + id + "\"; the nearest is " + nearest(id));
    }
    return type;
  }

  private String nearest(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    return types.keySet().stream()
        .min(Comparator.<String>comparingInt(known -> distance(wanted, known)))
        .orElse("none");
  }

  /** Edits of one letter that turn one word into the other (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  /** What counts as an event of the type, in one line. */
  public String description(EventType type) {
    return descriptions.getOrDefault(type.id(), "");
  }

  /** All types, in the order of the table. */
  public List<EventType> all() {
    return List.copyOf(types.values());
  }
}
