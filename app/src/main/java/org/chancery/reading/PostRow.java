package org.chancery.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.Name;
import org.chancery.reading.mention.Term;
import org.chancery.reading.syntax.Token;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Posts in a row, each with its own dates: "consulates were opened in Callao in 1835, Arequipa in
 * 1840 and Cusco (1850-1910)", "Kehl, which opened on D and closed on E; and Mannheim on F". The
 * verb is said once or left out, and parsers hang the later towns at random; the surface is
 * regular.
 */
final class PostRow {

  /**
   * What became of a post on a day.
   *
   * @param type the event type
   * @param kind of mission that the row names before the town, or null
   * @param act the word that says it, or else the town
   */
  record Fate(
      String type, String city, @Nullable String kind, PartialDate date, int act, Span words) {}

  private static final Set<String> LINKS =
      Set.of(
          ",", "(", ")", "in", "on", "at", "and", "which", "was", "be", "again", "then", "there",
          "first", "until", "from", "to", "also", "between", "till", "later");

  private final Scene scene;
  private final Dating dating;

  PostRow(Scene scene, Dating dating) {
    this.scene = scene;
    this.dating = dating;
  }

  /** The fates of the posts of a row; empty where the sentence holds no row of two or more. */
  List<Fate> fates() {
    List<Fate> fates = new ArrayList<>();
    String governing = governing();
    String kind = null;
    String city = null;
    String type = governing;
    boolean other = false;
    int act = -1;
    int town = -1;
    for (int i = 0; i < scene.graph().size(); i++) {
      Token token = scene.token(i);
      Term term = scene.term(i);
      String verb = token.isVerb() ? typeOf(i) : null;
      String named = cityAt(i);
      if (term instanceof Term.MissionKind mission) {
        kind = mission.kind();
        city = mission.city() == null ? null : mission.city().text();
        town = i;
        type = other ? null : governing;
        act = i;
      } else if (named != null && city != null && scene.token(i - 1).form().equals("(")) {
        // "Carlsruhe (Karlsruhe)": the same town by its other name.
        town = Math.min(town, i);
      } else if (named != null) {
        city = named;
        town = i;
        type = other ? null : governing;
        act = i;
      } else if (verb != null) {
        type = verb;
        other = false;
        act = i;
      } else if (token.isVerb() && !LINKS.contains(token.lemma())) {
        // "Its functions were transferred to …": another act, and other towns.
        city = null;
        other = true;
      } else if (term instanceof Term.Time) {
        Dating.Dated dated = dating.at(i);
        if (city != null && type != null && dated != null) {
          Span words = scene.token(town).span().cover(token.span());
          add(fates, type, city, kind, dated.date(), act, words);
        }
      } else if (token.form().equals(";") || term != null || !LINKS.contains(token.lemma())) {
        city = null;
        other &= !token.form().equals(";");
      }
    }
    Set<String> cities = new LinkedHashSet<>();
    fates.forEach(fate -> cities.add(fate.city()));
    return cities.size() < 2 ? List.of() : fates;
  }

  private static void add(
      List<Fate> fates,
      String type,
      String city,
      @Nullable String kind,
      PartialDate date,
      int act,
      Span words) {
    if (!date.isInterval()) {
      fates.add(new Fate(type, city, kind, date, act, words));
      return;
    }
    // "Callao (1835-1910)": from its opening to its closing.
    String[] ends = date.edtf().split("/", -1);
    if (!ends[0].isEmpty() && !ends[0].equals("..")) {
      fates.add(new Fate("mission-opened", city, kind, PartialDate.parse(ends[0]), act, words));
    }
    if (!ends[1].isEmpty() && !ends[1].equals("..")) {
      fates.add(new Fate("mission-closed", city, kind, PartialDate.parse(ends[1]), act, words));
    }
  }

  /** What the main verb says of all; opened where it only lists. */
  private String governing() {
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.token(i).head() < 0) {
        String type = scene.token(i).isVerb() ? typeOf(i) : null;
        return type == null ? "mission-opened" : type;
      }
    }
    return "mission-opened";
  }

  private @Nullable String typeOf(int verb) {
    if (scene.inClass(verb, "open")) {
      return "mission-opened";
    }
    if (scene.inClass(verb, "reopen")) {
      return "mission-reopened";
    }
    return scene.inClass(verb, "close") ? "mission-closed" : null;
  }

  /** The town at a word: a city, or a name that no table knows in the place of one. */
  private @Nullable String cityAt(int node) {
    Term term = scene.term(node);
    if (term instanceof Term.Named named) {
      boolean state = named.names().stream().anyMatch(name -> name.kind() == Name.Kind.NAME);
      return named.cities().isEmpty() || state ? null : named.text();
    }
    boolean name = term == null && scene.token(node).tag().startsWith("NNP");
    boolean last =
        node + 1 >= scene.graph().size()
            || scene.term(node + 1) != null
            || !scene.token(node + 1).tag().startsWith("NNP");
    if (!name || !last) {
      return null;
    }
    int first = node;
    while (first > 0
        && scene.term(first - 1) == null
        && scene.token(first - 1).tag().startsWith("NNP")) {
      first--;
    }
    boolean placed =
        first == 0
            || Set.of(",", ";", "and", "in", "at", "be", ":")
                .contains(scene.token(first - 1).lemma());
    return placed && node - first < 3
        ? new Span(scene.token(first).span().start(), scene.token(node).span().end())
            .of(scene.text())
        : null;
  }
}
