package org.chancery.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.publication.Block;
import org.chancery.reading.mention.Term;

/**
 * How much a document speaks of each state: in how many blocks, and whose missions, envoys and
 * leaders it follows.
 */
final class Prominence {

  /** What follows a title: a name, with or without given names and initials. */
  private static final Pattern NAME =
      Pattern.compile("\\s(\\p{Lu}[\\p{L}.’'-]*(?:\\s\\p{Lu}[\\p{L}.’'-]*){0,3})");

  private final Gazetteer gazetteer;
  private final Map<ActorId, Integer> counts = new LinkedHashMap<>();

  /**
   * @param found the terms of each block
   * @param actors whom a name means
   */
  Prominence(
      Gazetteer gazetteer,
      List<Block> blocks,
      List<List<Term>> found,
      Function<Term.Named, List<ActorId>> actors) {
    this.gazetteer = gazetteer;
    for (int i = 0; i < blocks.size(); i++) {
      count(blocks.get(i).text(), found.get(i), actors);
    }
    counts.keySet().removeIf(id -> gazetteer.state(id).isEmpty());
  }

  private void count(String text, List<Term> terms, Function<Term.Named, List<ActorId>> actors) {
    Set<ActorId> inBlock = new LinkedHashSet<>();
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i) instanceof Term.Named name && !name.names().isEmpty()) {
        List<ActorId> ids = actors.apply(name);
        inBlock.addAll(ids);
        // "U.S. Legation", "American Minister": whose missions and envoys a text follows, his
        // view it takes.
        if (i + 1 < terms.size()
            && terms.get(i + 1).span().start() - name.span().end() == 1
            && !(terms.get(i + 1) instanceof Term.Named)
            && !(terms.get(i + 1) instanceof Term.Time)) {
          ids.forEach(id -> counts.merge(id, 2, Integer::sum));
        }
        if (text.startsWith("between ", Math.max(0, name.span().start() - 8))
            || text.startsWith("between the ", Math.max(0, name.span().start() - 12))) {
          // "Relations between the United States and Peru"
          ids.forEach(id -> counts.merge(id, 1, Integer::sum));
        }
      } else if (terms.get(i) instanceof Term.Title title) {
        // "President Monroe": only who takes the view of his state need not say whose he is.
        Set<ActorId> led = ledBy(text, title);
        led.forEach(id -> counts.merge(id, 1, Integer::sum));
        inBlock.addAll(led);
      }
    }
    inBlock.forEach(id -> counts.merge(id, 1, Integer::sum));
  }

  /** "President Monroe" speaks of the United States without naming them. */
  private Set<ActorId> ledBy(String text, Term.Title title) {
    Set<ActorId> led = new LinkedHashSet<>();
    Matcher name = NAME.matcher(text).region(title.span().end(), text.length());
    if (name.lookingAt()) {
      List<String> words = new ArrayList<>(List.of(name.group(1).split("\\s")));
      while (!words.isEmpty() && led.isEmpty()) {
        gazetteer.ledBy(words, null).ifPresent(led::add);
        words.removeLast();
      }
    }
    return led;
  }

  int of(ActorId state) {
    return counts.getOrDefault(state, 0);
  }

  /** The states that are named, the one most spoken of first, of several the one named first. */
  List<ActorId> ranked() {
    return counts.keySet().stream()
        .sorted(Comparator.comparingInt((ActorId id) -> -of(id)))
        .toList();
  }
}
