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
    return map(
        Map.of("data-of", count.of().value()),
        "Map of the world; the lists below say the same",
        shapes(id -> classes.getOrDefault(id, "absent"), names, WorldMap::label),
        Html.NONE);
  }

  /**
   * The map of where something happened.
   *
   * @param parties of it, which are coloured
   * @param label what it shows, in words
   */
  Html draw(
      List<ActorId> parties,
      List<Places.Place> places,
      String label,
      Function<ActorId, String> names) {
    List<Html> points = new ArrayList<>();
    for (Places.Place place : places) {
      points.add(
          element(
              "circle",
              Map.of("cx", place.x(), "cy", place.y(), "r", "4", "class", "place"),
              element("title", text(place.city()))));
    }
    return map(
        Map.of(),
        label,
        shapes(id -> parties.contains(new ActorId(id)) ? "party" : "unknown", names, answer -> ""),
        Html.of(points));
  }

  private Html shapes(
      Function<String, String> answers,
      Function<ActorId, String> names,
      Function<String, String> labels) {
    List<Html> drawn = new ArrayList<>();
    for (Shape shape : shapes) {
      boolean land = shape.id().equals(LAND);
      String answer = land ? "land" : answers.apply(shape.id());
      Html title =
          land
              ? Html.NONE
              : element("title", text(names.apply(new ActorId(shape.id())) + labels.apply(answer)));
      drawn.add(shape(shape, answer, title));
    }
    return Html.of(drawn);
  }

  private static Html shape(Shape shape, String answer, Html title) {
    if (!shape.dot()) {
      return element(
          "path", Map.of("d", shape.outline(), "class", answer, "data-state", shape.id()), title);
    }
    String[] place = shape.outline().split(" ", -1);
    return element(
        "circle",
        Map.of("cx", place[0], "cy", place[1], "r", "3", "class", answer, "data-state", shape.id()),
        title);
  }

  private static Html map(Map<String, String> more, String label, Html shapes, Html points) {
    Map<String, String> attributes = new HashMap<>(more);
    attributes.put("viewBox", "0 0 960 420");
    attributes.put("class", "world");
    attributes.put("role", "img");
    attributes.put("aria-label", label);
    return element("svg", attributes, shapes, points);
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
