package org.chancery.actor;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.Optional;

/**
 * Names of states in all languages of ICU. Its data costs far more time than all tables together,
 * so it is asked last, language by language, and no further than the first that knows the name.
 */
final class ForeignNames {

  Optional<ActorId> find(String typed, Collection<State> states) {
    String key = Spelling.key(typed);
    for (ULocale locale : ULocale.getAvailableLocales()) {
      LocaleDisplayNames displayNames = LocaleDisplayNames.getInstance(locale);
      for (State state : states) {
        if (state.iso2() != null
            && Spelling.key(displayNames.regionDisplayName(state.iso2())).equals(key)) {
          return Optional.of(state.id());
        }
      }
    }
    return Optional.empty();
  }
}
