package org.chancery.actor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A head of state or of government or a foreign minister whom texts name without the country.
 *
 * @param name the given names and the surname, as English texts write them
 * @param years in which the person spoke for the state
 */
public record Leader(String name, ActorId state, Years years) {

  /**
   * Whether words of a text may name this person: the surname, and no given name but his.
   *
   * @param words the name as written, without titles
   * @param year in which the text places the person, or null where it places him nowhere
   */
  boolean isNamed(List<String> words, @Nullable Integer year) {
    List<String> own = List.of(name.split("[ -]"));
    boolean surname = own.getLast().equals(words.getLast());
    boolean given = words.size() == 1 || own.getFirst().equals(words.getFirst());
    // A text may call somebody by his later office, and a reader may be a year off.
    boolean then = year == null || (years.contains(year - 1) || years.contains(year + 1));
    return surname && given && then;
  }
}
