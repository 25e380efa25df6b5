package org.chancery.actor;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of the states of today in all languages of ICU, by {@link Spelling#key}.
 *
 * <p>To collect them all costs far more than all tables together. So they are asked last, and the
 * languages that most people type come before the others.
 */
final class ForeignNames {

  private static final List<String> FIRST_ASKED =
      List.of(
          "ar", "de", "es", "fa", "fr", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr",
          "uk", "vi", "zh", "zh_Hant");

  /** "Myanmar (Birmanie)": either part is a name. */
  private static final Pattern TWO_NAMES = Pattern.compile("(?<first>.+?) ?[(（](?<second>.+)[)）]");

  private final List<State> states;
  private @Nullable Map<String, Set<ActorId>> first;
  private @Nullable Map<String, Set<ActorId>> others;

  ForeignNames(Collection<State> states) {
    this.states = states.stream().filter(state -> state.iso2() != null).toList();
  }

  /**
   * The states so called in some language; those of the languages first asked, if there are any.
   */
  synchronized Set<ActorId> find(String key) {
    if (first == null) {
      first = collect(FIRST_ASKED.stream().map(ULocale::new));
    }
    Set<ActorId> found = first.getOrDefault(key, Set.of());
    if (!found.isEmpty()) {
      return found;
    }
    if (others == null) {
      // What a region changes about a language are not the names of states.
      others =
          collect(
              Arrays.stream(ULocale.getAvailableLocales())
                  .filter(locale -> locale.getCountry().isEmpty())
                  .filter(locale -> !FIRST_ASKED.contains(locale.getName())));
    }
    return others.getOrDefault(key, Set.of());
  }

  private Map<String, Set<ActorId>> collect(Stream<ULocale> locales) {
    Map<String, Set<ActorId>> names = new HashMap<>();
    locales.forEach(locale -> {
      LocaleDisplayNames display = LocaleDisplayNames.getInstance(locale);
      for (State state : states) {
        put(display.regionDisplayName(state.iso2()), state, names);
      }
    });
    return names;
  }

  private static void put(String name, State state, Map<String, Set<ActorId>> names) {
    // ICU answers with the code itself where the language has no name.
    if (name.equals(state.iso2())) {
      return;
    }
    putWhole(name, state, names);
    if (name.endsWith(")") || name.endsWith("）")) {
      Matcher parts = TWO_NAMES.matcher(name);
      if (parts.matches()) {
        putWhole(parts.group("first"), state, names);
        putWhole(parts.group("second"), state, names);
      }
    }
  }

  private static void putWhole(String name, State state, Map<String, Set<ActorId>> names) {
    names.computeIfAbsent(Spelling.key(name), key -> new LinkedHashSet<>(2)).add(state.id());
  }
}
