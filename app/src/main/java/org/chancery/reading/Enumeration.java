package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chancery.actor.Name;
import org.chancery.reading.mention.Term;
import org.chancery.reading.syntax.Token;
import org.chancery.text.Span;

/**
 * Enumerations of missions and their cities, read off the words in a row: "an embassy in Canberra,
 * consulates-general in Melbourne, Perth and Sydney and a consulate in Darwin". Parsers nest such
 * lists at random; their surface is regular.
 */
final class Enumeration {

  /** A mission of the list and the cities named for it. */
  record Item(int mission, List<String> cities, List<Integer> nodes) {}

  private static final Set<String> SEPARATORS =
      Set.of(",", "and", "&", ";", "or", "well", "as", "plus", "(", ")", ":");
  private static final Set<String> FILLERS =
      Set.of(
          "in", "at", "the", "city", "cities", "of", "town", "towns", "located", "based", "both");

  private final Scene scene;

  Enumeration(Scene scene) {
    this.scene = scene;
  }

  /** The mission at a word and all that follow it in the same list. */
  List<Item> from(int first) {
    List<Item> items = new ArrayList<>();
    int at = first;
    while (at >= 0) {
      Item item = item(at);
      items.add(item);
      at = next(item.nodes().isEmpty() ? at : item.nodes().getLast());
    }
    // "an embassy and a consulate in Lima": the city behind the last belongs to both.
    for (int i = items.size() - 2; i >= 0; i--) {
      Item item = items.get(i);
      Item after = items.get(i + 1);
      if (item.cities().isEmpty()
          && !hasComma(item.mission(), after.mission())
          && !isPlaced(item.mission())) {
        items.set(i, new Item(item.mission(), after.cities(), List.of()));
      }
    }
    return items;
  }

  /**
   * "An interests section in the Spanish embassy in Cairo": the mission that houses another, or -1.
   */
  private int host(int mission) {
    int at = mission + 1;
    if (at >= scene.graph().size()
        || !Set.of("in", "of", "within", "inside", "at").contains(scene.token(at).lemma())) {
      return -1;
    }
    for (at++; at < scene.graph().size(); at++) {
      if (scene.term(at) instanceof Term.MissionKind) {
        return at;
      }
      boolean before =
          Set.of("DT", "PRP$", "JJ").contains(scene.token(at).tag())
              || (scene.term(at) instanceof Term.Named named && named.isAdjective());
      if (!before) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isPlaced(int mission) {
    return scene.graph().has(mission, "in")
        || scene.graph().has(mission, "at")
        || scene.graph().has(mission, "to");
  }

  private boolean hasComma(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (scene.token(i).form().equals(",")) {
        return true;
      }
    }
    return false;
  }

  private Item item(int mission) {
    List<String> cities = new ArrayList<>();
    List<Integer> nodes = new ArrayList<>();
    int host = host(mission);
    if (host >= 0) {
      Item housed = item(host);
      List<Integer> words = housed.nodes().isEmpty() ? List.of(host) : housed.nodes();
      return new Item(mission, housed.cities(), words);
    }
    int at = mission + 1;
    while (at < scene.graph().size()
        && (scene.token(at).form().equals("(") || scene.token(at).lemma().equals("each"))) {
      at++;
    }
    if (at >= scene.graph().size()
        || !(scene.token(at).lemma().equals("in") || scene.token(at).lemma().equals("at"))) {
      return new Item(mission, cities, nodes);
    }
    boolean aside = false;
    for (; at < scene.graph().size(); at++) {
      Token token = scene.token(at);
      Term term = scene.term(at);
      if (token.form().equals(")") || aside || (token.form().equals("(") && !cities.isEmpty())) {
        // "Ezerum (present-day Erzurum, Turkey)": what stands in brackets is no further city.
        aside = !token.form().equals(")");
        continue;
      }
      boolean state =
          term instanceof Term.Named named
              && !cities.isEmpty()
              && scene.token(at - 1).form().equals(",")
              && named.names().stream().anyMatch(name -> name.kind() == Name.Kind.NAME);
      if (state) {
        continue;
      }
      if (term instanceof Term.Named named && !named.cities().isEmpty()) {
        cities.add(named.text());
        nodes.add(at);
      } else if (term == null && token.tag().startsWith("NNP")) {
        int last = at;
        while (last + 1 < scene.graph().size()
            && scene.term(last + 1) == null
            && (scene.token(last + 1).tag().startsWith("NNP") || isJoint(last + 1))) {
          last++;
        }
        cities.add(new Span(token.span().start(), scene.token(last).span().end()).of(scene.text()));
        nodes.add(last);
        at = last;
      } else if (!(term instanceof Term.Named)
          && !(term == null
              && (SEPARATORS.contains(token.lemma()) || FILLERS.contains(token.lemma())))) {
        // "Lima, Peru" and "in Peru" name a state, not a city; anything else ends the list.
        break;
      }
    }
    return new Item(mission, cities, nodes);
  }

  /** The hyphen or "de" inside a name of several words: "Yuzhno-Sakhalinsk", "Rio de Janeiro". */
  private boolean isJoint(int at) {
    Token token = scene.token(at);
    boolean joint =
        token.form().equals("-") || Set.of("de", "la", "del", "el", "al").contains(token.form());
    return joint && at + 1 < scene.graph().size() && scene.token(at + 1).tag().startsWith("NNP");
  }

  private int next(int from) {
    for (int at = from + 1; at < scene.graph().size(); at++) {
      Token token = scene.token(at);
      if (scene.term(at) instanceof Term.MissionKind) {
        return at;
      }
      boolean skip =
          SEPARATORS.contains(token.lemma())
              || scene.term(at) instanceof Term.Named
              || token.tag().equals("DT")
              || token.tag().equals("CD")
              || token.tag().equals("JJ")
              || token.tag().equals("PRP$")
              || token.lemma().equals("in")
              || token.lemma().equals("with")
              || token.lemma().equals("also");
      if (!skip) {
        return -1;
      }
    }
    return -1;
  }
}
