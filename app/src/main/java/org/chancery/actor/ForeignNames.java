package org.chancery.actor;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the states of today in all languages of ICU, by {@link Spelling#key}.
 *
 * <p>They cost half a second to collect, far more than all tables together: make one only where
 * nothing else knows a name.
 */
final class ForeignNames {

  /** "Myanmar (Birmanie)": either part is a name. */
  private static final Pattern TWO_NAMES = Pattern.compile("(?<first>.+?) ?[(（](?<second>.+)[)）]");

  private final Map<String, Set<ActorId>> names = new HashMap<>();

  ForeignNames(Collection<State> states) {
    List<State> known = states.stream().filter(state -> state.iso2() != null).toList();
    // What a region changes about a language are spellings of places inside it.
    Arrays.stream(ULocale.getAvailableLocales())
        .filter(locale -> locale.getCountry().isEmpty())
        .forEach(locale -> collect(locale, known));
  }

  private void collect(ULocale locale, List<State> states) {
    LocaleDisplayNames usual = LocaleDisplayNames.getInstance(locale);
    LocaleDisplayNames brief = LocaleDisplayNames.getInstance(locale, DisplayContext.LENGTH_SHORT);
    for (State state : states) {
      String name = usual.regionDisplayName(state.iso2());
      // ICU answers with the code itself where the language has no name.
      if (!name.equals(state.iso2())) {
        put(name, state.id());
        put(brief.regionDisplayName(state.iso2()), state.id());
      }
    }
  }

  private void put(String name, ActorId state) {
    putWhole(name, state);
    Matcher parts = TWO_NAMES.matcher(name);
    if (parts.matches()) {
      putWhole(parts.group("first"), state);
      putWhole(parts.group("second"), state);
    }
  }

  private void putWhole(String name, ActorId state) {
    names.computeIfAbsent(Spelling.key(name), key -> new LinkedHashSet<>()).add(state);
  }

  /** The states so called, in some language. */
  Set<ActorId> find(String key) {
    return names.getOrDefault(key, Set.of());
  }
}
