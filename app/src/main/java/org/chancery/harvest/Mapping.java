package org.chancery.harvest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a table are to be understood: which give the states, the date and so on. See
 * docs/formats.md.
 */
final class Mapping {

  static final List<String> ROLES =
      List.of("type", "from", "to", "date", "place", "kind", "reference");

  private static final Set<String> FIELDS =
      Set.of("title", "publisher", "date", "published", "rights", "url", "separator");

  /**
   * What gives a role its value.
   *
   * @param constant null where a column does
   * @param needed whether a row without it states no such event
   */
  record Value(@Nullable String constant, @Nullable String column, boolean needed) {}

  final Map<String, String> fields = new LinkedHashMap<>();
  final List<Map<String, Value>> events = new ArrayList<>();

  private Mapping() {}

  /**
   * Reads a mapping file.
   *
   * @throws HarvestException with file and line, what was found and what was expected
   */
  static Mapping read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new HarvestException(file + ": a mapping file was expected: " + e.getMessage(), e);
    }
    Mapping mapping = new Mapping();
    Map<String, Value> event = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      String place = file + ":" + (i + 1) + ": ";
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.equals("[event]")) {
        event = new LinkedHashMap<>();
        mapping.events.add(event);
        continue;
      }
      String[] constant = line.split("\\s+=\\s+", 2);
      String[] column = line.split("\\s+<-\\??\\s+", 2);
      if (event == null) {
        if (constant.length < 2 || !FIELDS.contains(constant[0])) {
          throw new HarvestException(
              place
                  + "\"[event]\" or \"FIELD = VALUE\" with a field of "
                  + FIELDS.stream().sorted().toList()
                  + " was expected, found \""
                  + line
                  + "\"");
        }
        mapping.fields.put(constant[0], constant[1]);
      } else {
        boolean fromColumn = column.length == 2;
        String role = fromColumn ? column[0] : constant[0];
        if (!ROLES.contains(role) || (!fromColumn && constant.length < 2)) {
          throw new HarvestException(
              place
                  + "\"ROLE <- COLUMN\" or \"ROLE = VALUE\" with a role of "
                  + ROLES
                  + " was expected, found \""
                  + line
                  + "\"");
        }
        event.put(
            role,
            fromColumn
                ? new Value(null, column[1], line.contains("<-?"))
                : new Value(constant[1], null, false));
      }
    }
    for (Map<String, Value> one : mapping.events) {
      if (!one.keySet().containsAll(Set.of("type", "from", "to"))) {
        throw new HarvestException(
            file + ": every [event] needs a type, a \"from\" and a \"to\", found " + one.keySet());
      }
    }
    if (mapping.events.isEmpty() || !mapping.fields.containsKey("title")) {
      throw new HarvestException(file + ": a title and at least one [event] were expected");
    }
    return mapping;
  }
}
