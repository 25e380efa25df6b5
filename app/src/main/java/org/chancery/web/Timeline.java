package org.chancery.web;

import static org.chancery.web.Html.element;
import static org.chancery.web.Html.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chancery.desk.Wording;
import org.chancery.ledger.Answer;
import org.chancery.ledger.Boundary;
import org.chancery.ledger.Spell;
import org.jspecify.annotations.Nullable;

/**
 * Spells as bars over the years. Where a spell may have begun or ended on any day between two, that
 * stretch is hatched. Places are given in hundredths of the width, so that words keep their size
 * however narrow the page is.
 */
final class Timeline {

  private static final int BAR = 14;
  private static final int LANE = 42;
  private static final int AXIS = 26;

  private final Wording wording;
  private final double first;
  private final double last;

  private Timeline(LocalDate today, Wording wording, List<Spell> spells) {
    this.wording = wording;
    double begin =
        spells.stream()
            .flatMap(spell -> Stream.of(spell.start(), spell.end()))
            .filter(Objects::nonNull)
            .flatMap(boundary -> Stream.of(boundary.earliest(), boundary.latest()))
            .filter(Objects::nonNull)
            .mapToDouble(Timeline::year)
            .min()
            .orElse(today.getYear() - 50.0);
    this.last = year(today);
    double span = Math.max(10, last - begin);
    this.first = last - span * 1.06;
  }

  /** The timeline of an answer; nothing where there is no spell. */
  static Html of(Answer answer, LocalDate today, Wording wording) {
    List<Spell> spells = spells(answer);
    return spells.isEmpty()
        ? Html.NONE
        : new Timeline(today, wording, spells).draw(spells, answer.asOf().on().latest());
  }

  /** The stretches worth showing, by what they are of and in the order of time. */
  static List<Spell> spells(Answer answer) {
    List<Spell> spells = new ArrayList<>(answer.spells());
    spells.addAll(answer.absences());
    spells.sort(
        Comparator.comparing(
            (Spell spell) -> spell.start().latest(),
            Comparator.nullsFirst(Comparator.naturalOrder())));
    answer.otherSpells().stream().filter(Spell::holds).forEach(spells::add);
    return spells;
  }

  private Html draw(List<Spell> spells, @Nullable LocalDate on) {
    Map<String, List<Spell>> lanes = new LinkedHashMap<>();
    for (Spell spell : spells) {
      lanes.computeIfAbsent(lane(spell), key -> new ArrayList<>()).add(spell);
    }
    int height = AXIS + LANE * lanes.size();
    List<Html> drawn = new ArrayList<>();
    drawn.add(hatching());
    ticks(drawn, height);
    int top = AXIS;
    List<Html> labels = new ArrayList<>();
    for (Map.Entry<String, List<Spell>> lane : lanes.entrySet()) {
      labels.add(
          element(
              "text",
              Map.of("x", "0", "y", Integer.toString(top + 13), "class", "lane"),
              text(lane.getKey())));
      for (Spell spell : lane.getValue()) {
        bar(drawn, spell, top + 19);
      }
      top += LANE;
    }
    if (on != null && year(on) >= first && year(on) <= last) {
      String x = percent(year(on));
      drawn.add(
          element(
              "line",
              Map.of("x1", x, "x2", x, "y1", "0", "y2", Integer.toString(height), "class", "day")));
    }
    drawn.addAll(labels);
    return element(
        "figure",
        Map.of("class", "timeline"),
        element(
            "svg",
            Map.of(
                "width",
                "100%",
                "height",
                Integer.toString(height),
                "role",
                "img",
                "aria-label",
                "Timeline; the table below says the same"),
            Html.of(drawn)),
        element(
            "figcaption",
            text(
                "Filled: it held. Outlined: it did not. Hatched: it began or ended on some day in"
                    + " between. The upright line is the day asked for.")));
  }

  private static Html hatching() {
    return element(
        "defs",
        element(
            "pattern",
            Map.of(
                "id",
                "hatch",
                "width",
                "5",
                "height",
                "5",
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)"),
            element("rect", Map.of("width", "5", "height", "5", "class", "hatch-ground")),
            element("rect", Map.of("width", "2", "height", "5", "class", "hatch-line"))));
  }

  private void ticks(List<Html> drawn, int height) {
    int step = 1;
    for (int candidate : new int[] {1, 2, 5, 10, 20, 25, 50, 100}) {
      step = candidate;
      if ((last - first) / candidate <= 5) {
        break;
      }
    }
    for (int year = ((int) first / step + 1) * step; year < last; year += step) {
      String x = percent(year);
      drawn.add(
          element(
              "line",
              Map.of(
                  "x1", x, "x2", x, "y1", "18", "y2", Integer.toString(height), "class", "tick")));
      drawn.add(
          element(
              "text", Map.of("x", x, "y", "12", "class", "year"), text(Integer.toString(year))));
    }
  }

  /** What a spell is of; stretches with and without it share a lane. */
  private String lane(Spell spell) {
    return spell.kind().equals("relations")
        ? "diplomatic relations"
        : wording.thing(spell)
            + ": "
            + wording.name(spell.from())
            + " → "
            + wording.name(spell.to());
  }

  private void bar(List<Html> drawn, Spell spell, int y) {
    Boundary end = spell.end();
    double from = edge(spell.start().latest(), first);
    double until = end == null ? last : edge(end.earliest(), first);
    String words = wording.subject(spell) + ", " + wording.duration(spell);
    String kind = spell.holds() ? "held" : "not-held";
    if (until > from) {
      drawn.add(rectangle(from, until, y, kind, words));
    }
    double begun = edge(spell.start().earliest(), first);
    if (spell.holds() && begun < from) {
      drawn.add(rectangle(begun, Math.min(from, last), y, "unsure", words));
    }
    if (spell.holds() && end != null) {
      double over = edge(end.latest(), last);
      double started = Math.max(until, from);
      if (over > started) {
        drawn.add(rectangle(started, over, y, "unsure", words));
      }
    }
  }

  private Html rectangle(double from, double until, int y, String kind, String words) {
    double left = place(from);
    // What lasted for days only is still to be seen.
    double width = Math.max(0.4, place(until) - left);
    return element(
        "rect",
        Map.of(
            "x",
            number(left) + "%",
            "width",
            number(width) + "%",
            "y",
            Integer.toString(y),
            "height",
            Integer.toString(BAR),
            "class",
            kind),
        element("title", text(words)));
  }

  private double edge(@Nullable LocalDate day, double open) {
    return day == null ? open : Math.max(first, Math.min(last, year(day)));
  }

  private double place(double year) {
    return (year - first) / (last - first) * 100;
  }

  private String percent(double year) {
    return number(place(year)) + "%";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static double year(LocalDate day) {
    return day.getYear() + (day.getDayOfYear() - 1) / 366.0;
  }
}
