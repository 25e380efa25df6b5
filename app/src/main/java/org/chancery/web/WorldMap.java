package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chancery.actor.ActorId;
import org.chancery.ledger.Count;

/**
 * The states of today on a map, coloured as of a day. It is drawn here, so that it needs no script;
 * a script may colour it anew.
 */
final class WorldMap {

  private static final String LAND = "-";

  /**
   * A state on the map.
   *
   * @param outline a path of SVG, or the place of a dot: x and y
   */
  private record Shape(String id, String outline) {
    boolean dot() {
      return !outline.startsWith("M");
    }
  }

  private final List<Shape> shapes;

  private WorldMap(List<Shape> shapes) {
    this.shapes = shapes;
  }

  static WorldMap bundled() {
    return new WorldMap(
        Resources.text("world.tsv")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .map(cells -> new Shape(cells[0], cells[1]))
            .toList());
  }

  /** Whether the map shows a state. */
  boolean shows(ActorId id) {
    return shapes.stream().anyMatch(shape -> shape.id().equals(id.value()));
  }

  /** The map of the relations of a state. */
  Html draw(Count count, Function<ActorId, String> names) {
    Map<String, String> classes = classes(count);
    List<Html> drawn = new ArrayList<>();
    for (Shape shape : shapes) {
      String answer = shape.id().equals(LAND) ? "land" : classes.getOrDefault(shape.id(), "absent");
      Html title =
          shape.id().equals(LAND)
              ? Html.NONE
              : element("title", text(names.apply(new ActorId(shape.id())) + label(answer)));
      if (shape.dot()) {
        String[] place = shape.outline().split(" ", -1);
        drawn.add(
            element(
                "circle",
                Map.of(
                    "cx",
                    place[0],
                    "cy",
                    place[1],
                    "r",
                    "3",
                    "class",
                    answer,
                    "data-state",
                    shape.id()),
                title));
      } else {
        drawn.add(
            element(
                "path",
                Map.of("d", shape.outline(), "class", answer, "data-state", shape.id()),
                title));
      }
    }
    return element(
        "svg",
        Map.of(
            "viewBox",
            "0 0 960 420",
            "class",
            "world",
            "role",
            "img",
            "data-of",
            count.of().value(),
            "aria-label",
            "Map of the world; the lists below say the same"),
        Html.of(drawn));
  }

  private static String label(String answer) {
    return switch (answer) {
      case "self" -> "";
      case "absent" -> ": did not exist on the day";
      default -> ": " + answer;
    };
  }

  /** The states by the class of their answer, for the script that colours the map anew. */
  static Map<String, String> classes(Count count) {
    Map<String, String> classes = new HashMap<>();
    count.certain().forEach(id -> classes.put(id.value(), "yes"));
    count.uncertain().forEach(id -> classes.put(id.value(), "uncertain"));
    count.none().forEach(id -> classes.put(id.value(), "no"));
    count.unknown().forEach(id -> classes.put(id.value(), "unknown"));
    classes.put(count.of().value(), "self");
    return classes;
  }
}
