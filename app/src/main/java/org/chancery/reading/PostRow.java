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
 * 1840 and Cusco (1850-1910)", "Kehl, which opened on D and closed on E; and Mannheim on F", "the
 * French embassy in Lima was opened in 1953, the Peruvian one in Paris in 1956". The verb is said
 * once or left out, and parsers hang the later towns at random; the surface is regular.
 */
final class PostRow {

  /**
   * What became of a post on a day.
   *
   * @param type the event type
   * @param owner the word for the state whose post it is, or null where the row names none
   * @param kind of mission that the row names before the town, or null
   * @param act the word that says it, or else the town
   */
  record Fate(
      String type,
      @Nullable Integer owner,
      String city,
      @Nullable String kind,
      PartialDate date,
      int act,
      Span words) {}

  private static final Set<String> LINKS =
      Set.of(
          ",", "(", ")", "in", "on", "at", "and", "which", "was", "be", "again", "then", "there",
          "first", "until", "from", "to", "also", "between", "till", "later", "follow", "by",
          "another", "a", "one", "second", "third", "#ord#", "#crd#");

  private final Scene scene;
  private final Dating dating;

  // Where the reading of the row stands.
  private final List<Fate> fates = new ArrayList<>();
  private @Nullable String governing;
  private @Nullable String type;
  private @Nullable String kind;
  private @Nullable String rank;
  private @Nullable String city;
  private @Nullable Integer owner;
  private boolean other;
  private int act = -1;
  private int town = -1;

  PostRow(Scene scene, Dating dating) {
    this.scene = scene;
    this.dating = dating;
  }

  /** The fates of the posts of a row; empty where the sentence holds no row of two or more. */
  List<Fate> fates() {
    governing = governing();
    type = governing;
    for (int i = 0; i < scene.graph().size(); i++) {
      read(i);
    }
    Set<String> cities = new LinkedHashSet<>();
    fates.forEach(fate -> cities.add(fate.city()));
    return cities.size() < 2 ? List.of() : List.copyOf(fates);
  }

  private void read(int node) {
    Token token = scene.token(node);
    Term term = scene.term(node);
    String verb = token.isVerb() ? typeOf(node) : null;
    String named = cityAt(node);
    if (isOwner(node)) {
      owner = node;
      city = null;
    } else if (term instanceof Term.MissionKind mission) {
      mission(node, mission);
    } else if (named != null && city != null && scene.token(node - 1).form().equals("(")) {
      // "Carlsruhe (Karlsruhe)": the same town by its other name.
      town = Math.min(town, node);
    } else if (named != null) {
      city = named;
      town = node;
      type = other ? null : governing;
      act = node;
    } else if (verb != null) {
      if (!isRelative(node)) {
        governing = verb;
      }
      type = verb;
      other = false;
      act = node;
    } else if (token.isVerb() && !LINKS.contains(token.lemma()) && !had(node)) {
      // "Its functions were transferred to …": another act, and other towns.
      city = null;
      other = true;
    } else if (term instanceof Term.Time) {
      Dating.Dated dated = dating.at(node);
      if (city != null && type != null && dated != null) {
        add(dated.date(), scene.token(town).span().cover(token.span()));
      }
    } else if (token.form().equals(";") || term != null || !LINKS.contains(token.lemma())) {
      city = isOfRank(node) ? city : null;
      other &= !token.form().equals(";");
    }
  }

  private void mission(int node, Term.MissionKind mission) {
    if (isRankVerb(type) && isTarget(node)) {
      rank = mission.kind();
      return;
    }
    kind = mission.kind();
    city = mission.city() == null ? null : mission.city().text();
    town = node;
    type = other ? null : governing;
    act = node;
  }

  private void add(PartialDate date, Span words) {
    String what = type;
    String where = city;
    if (what == null || where == null || (isRankVerb(what) && rank == null)) {
      return;
    }
    String named = isRankVerb(what) ? rank : kind;
    if (!date.isInterval()) {
      fates.add(new Fate(what, owner, where, named, date, act, words));
      return;
    }
    // "Callao (1835-1910)": from its opening to its closing.
    String[] ends = date.edtf().split("/", -1);
    if (!ends[0].isEmpty() && !ends[0].equals("..")) {
      PartialDate start = PartialDate.parse(ends[0]);
      fates.add(new Fate("mission-opened", owner, where, named, start, act, words));
    }
    if (!ends[1].isEmpty() && !ends[1].equals("..")) {
      PartialDate end = PartialDate.parse(ends[1]);
      fates.add(new Fate("mission-closed", owner, where, named, end, act, words));
    }
  }

  /** What the main verb says of all; opened where it only lists. */
  private String governing() {
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.token(i).head() < 0) {
        String main = scene.token(i).isVerb() ? typeOf(i) : null;
        return main == null ? "mission-opened" : main;
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
    if (scene.inClass(verb, "raise")) {
      return "mission-raised";
    }
    return scene.inClass(verb, "close") ? "mission-closed" : null;
  }

  private static boolean isRankVerb(@Nullable String type) {
    return "mission-raised".equals(type);
  }

  /** "Raised to an Embassy", "to the rank of Embassy": what it becomes, and no further post. */
  private boolean isTarget(int mission) {
    for (int i = mission - 1; i >= Math.max(0, mission - 5); i--) {
      if (scene.token(i).lemma().equals("to")) {
        return true;
      }
      if (!isOfRank(i)) {
        return false;
      }
    }
    return false;
  }

  private boolean isOfRank(int node) {
    return isRankVerb(type) && MissionRanks.BEFORE_RANK.contains(scene.token(node).lemma());
  }

  /** "Had consulates at Callao (1835) and Cusco (1840)". */
  private boolean had(int verb) {
    boolean past =
        scene.token(verb).tag().equals("VBD")
            || scene.graph().treeChildren(verb).stream()
                .anyMatch(child -> Set.of("was", "were").contains(scene.token(child).form()));
    return past && Set.of("have", "maintain", "keep").contains(scene.token(verb).lemma());
  }

  /** Whether a verb, or that with which it is coordinated, stands in a relative clause. */
  private boolean isRelative(int verb) {
    int at = verb;
    while (scene.token(at).label().equals("conj") && scene.token(at).head() >= 0) {
      at = scene.token(at).head();
    }
    return Set.of("relcl", "acl").contains(scene.token(at).label());
  }

  /**
   * "The Thai embassy in Copenhagen", "the Mongolian one", "that of Thailand in Copenhagen",
   * "Thailand opened one in Copenhagen", "Thailand in Copenhagen".
   */
  private boolean isOwner(int node) {
    if (!(scene.term(node) instanceof Term.Named named)
        || (named.names().stream().noneMatch(name -> name.kind() == Name.Kind.NAME)
            && !named.isAdjective())) {
      return false;
    }
    int next = node + 1;
    while (next < scene.graph().size()
        && scene.term(next) == null
        && (scene.token(next).tag().startsWith("JJ") || scene.token(next).tag().equals("POS"))) {
      next++;
    }
    if (next >= scene.graph().size()) {
      return false;
    }
    boolean mission =
        scene.term(next) instanceof Term.MissionKind || scene.token(next).form().equals("one");
    if (mission || named.isAdjective()) {
      return mission;
    }
    boolean begins =
        node == 0
            || Set.of(",", "and", ";", "while", "whereas", "that")
                .contains(scene.token(node - 1).lemma())
            || (node > 1
                && scene.token(node - 1).lemma().equals("of")
                && scene.token(node - 2).lemma().equals("that"));
    String after = scene.token(next).lemma();
    boolean acts =
        scene.token(next).isVerb()
            && (typeOf(next) != null || scene.token(next).lemma().equals("follow"));
    return begins
        && (acts || (Set.of("in", "at").contains(after) && scene.token(next + 1).isNoun()));
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
