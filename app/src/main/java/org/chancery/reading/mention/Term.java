package org.chancery.reading.mention;

import java.util.List;
import org.chancery.actor.City;
import org.chancery.actor.Name;
import org.chancery.actor.Office;
import org.chancery.reading.date.TimeExpression;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Words that the tables know, found in a text before it is parsed: the parser sees each as one
 * word.
 */
public sealed interface Term {

  Span span();

  /**
   * A name of states, organisations or cities; which of them is meant depends on the year and on
   * the sentence.
   *
   * @param names the actors it may name
   * @param cities the cities it may name
   */
  record Named(Span span, String text, List<Name> names, List<City> cities) implements Term {

    public Named {
      names = List.copyOf(names);
      cities = List.copyOf(cities);
    }

    /** Whether it only ever modifies a noun or stands for people: "Cuban", "U.S." is no such. */
    public boolean isAdjective() {
      return !names.isEmpty()
          && names.stream()
              .allMatch(
                  name -> name.kind() == Name.Kind.ADJECTIVE || name.kind() == Name.Kind.PEOPLE);
    }
  }

  /**
   * A kind of mission, such as {@code consulate-general} for "Consulate General".
   *
   * @param city the city named with it, as in "Embassy Kabul"
   */
  record MissionKind(Span span, String kind, @Nullable Named city) implements Term {}

  /** The title of an office. */
  record Title(Span span, String title, Office.Kind kind) implements Term {}

  /** A phrase that says no more than one plain word, such as "as well as". */
  record Phrase(Span span, String plain) implements Term {}

  /** A date or another expression of time. */
  record Time(Span span, TimeExpression expression) implements Term {}
}
