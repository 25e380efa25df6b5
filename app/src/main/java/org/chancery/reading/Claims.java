package org.chancery.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.event.Attribution;
import org.chancery.event.Measure;
import org.chancery.event.Mention;
import org.chancery.event.Statement.CountClaim;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Pattern.Match;
import org.chancery.reading.rule.Rule;
import org.chancery.reading.syntax.Token;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Turns the matches of rules that count into claims. The number holds for the date that the
 * sentence gives; without one, a number of the present holds for the day of the publication, and
 * one of the past for a day that nobody says.
 */
final class Claims {

  private static final double CONFIDENCE = 0.8;

  private final Scene scene;
  private final Discourse discourse;
  private final Attributions attributions;
  private final Actors actors;

  Claims(Scene scene, Discourse discourse, Attributions attributions) {
    this.scene = scene;
    this.discourse = discourse;
    this.attributions = attributions;
    this.actors = new Actors(scene, discourse, null);
  }

  /** The claims of a match; none where no number or no state comes out of it. */
  List<CountClaim> of(Rule rule, int root, Match match, Dating dating) {
    Measure measure = rule.measure();
    Integer count = match.node("count");
    if (measure == null || count == null || !isOfTheKind(measure, root, count, match)) {
      return List.of();
    }
    Integer value =
        measure == Measure.ORDINAL ? Numbers.ordinal(scene, count) : Numbers.of(scene, count);
    if (value == null || value == 0) {
      return List.of();
    }
    int act = act(root);
    Integer of = match.node("of");
    if (of != null && of.equals(count)) {
      // "Cuba is the 193rd country to establish relations": with whom, the words do not say.
      return List.of();
    }
    List<CountClaim> claims = new ArrayList<>();
    for (ActorId state : counted(match, count)) {
      Dating.Dated dated = dated(act, count, dating);
      PartialDate asOf =
          dated != null
              ? onceAnd(dated.date())
              : isOfThePresent(measure, act) ? discourse.written() : null;
      List<Attribution> chain = attributions.of(act);
      Span words = words(match, act, dated);
      claims.add(
          new CountClaim(
              measure,
              state,
              value,
              asOf,
              new Modalities(scene).of(act, dated == null ? null : dated.node()),
              chain,
              List.of(new Mention(scene.block(), words, words.of(scene.text()))),
              rule.name(),
              CONFIDENCE));
      discourse.lastCounted = state;
      discourse.lastCountedBlock = scene.block();
    }
    return claims;
  }

  /** Of what is counted: embassies, not consulates; states, not miles. */
  private boolean isOfTheKind(Measure measure, int root, int count, Match match) {
    boolean bare = scene.token(count).tag().equals("CD");
    boolean states = bare || scene.lexicon().inClass(scene.token(count).lemma(), "country");
    Integer mission = match.node("mission");
    boolean embassies =
        mission == null
            ? !(scene.term(count) instanceof Term.MissionKind) || isEmbassy(count)
            : isEmbassy(mission);
    return switch (measure) {
      case ORDINAL -> true;
      case RELATIONS -> states && isSpokenOf(root);
      case EMBASSIES_HOSTED, EMBASSIES_SENT -> embassies && (mission == null || states);
    };
  }

  /** An embassy under any name; "diplomatic missions" that are counted are embassies. */
  private boolean isEmbassy(int node) {
    return scene.term(node) instanceof Term.MissionKind kind
        && (kind.kind().equals("embassy")
            || kind.span().of(scene.text()).toLowerCase(Locale.ROOT).startsWith("diplomatic "));
  }

  /** "South Korea counts 193": of what, the sentence before has said. */
  private boolean isSpokenOf(int root) {
    boolean counts = Set.of("count", "number").contains(scene.token(root).lemma());
    return !counts || discourse.lastCountedBlock == scene.block();
  }

  /** The verb of the claim: "became the 193rd country" stands under its copula. */
  private int act(int root) {
    int node = root;
    for (int steps = 0; steps < 3 && !scene.token(node).isVerb(); steps++) {
      int head = scene.token(node).head();
      boolean predicate =
          Set.of("attr", "oprd", "pobj", "prep").contains(scene.token(node).label());
      if (head < 0 || !predicate) {
        break;
      }
      node = head;
    }
    return scene.token(node).isVerb() ? node : root;
  }

  private List<ActorId> counted(Match match, int count) {
    Integer node = match.node("of");
    if (node == null) {
      // "… but only 24 have embassies there"
      boolean spokenOf = discourse.lastCountedBlock == scene.block();
      return spokenOf && discourse.lastCounted != null ? List.of(discourse.lastCounted) : List.of();
    }
    if (scene.token(node).tag().startsWith("PRP") && scene.term(node) == null) {
      ActorId subject = subjectBefore(count);
      if (subject != null) {
        return List.of(subject);
      }
    }
    if (scene.term(node) instanceof Term.Named city
        && city.names().isEmpty()
        && !city.cities().isEmpty()) {
      ActorId state = discourse.stateOf(city, discourse.year());
      return state == null ? List.of() : List.of(state);
    }
    return actors.of(node).stream().filter(discourse::isState).toList();
  }

  /** The state that is the subject of the clause in which a clause with a pronoun stands. */
  private @Nullable ActorId subjectBefore(int node) {
    for (int i = 0; i < node; i++) {
      if (scene.token(i).label().equals("nsubj") && !scene.token(i).tag().startsWith("PRP")) {
        List<ActorId> states = actors.of(i).stream().filter(discourse::isState).toList();
        if (states.size() == 1) {
          return states.getFirst();
        }
      }
    }
    return null;
  }

  /** "By the end of 1970 it had relations with 54 states" counts them as of 1970. */
  private static PartialDate onceAnd(PartialDate date) {
    return date.edtf().startsWith("../") ? PartialDate.parse(date.edtf().substring(3)) : date;
  }

  private Dating.@Nullable Dated dated(int act, int count, Dating dating) {
    Dating.Dated dated = dating.own(act);
    for (int relative : scene.graph().dependents(count, "relative")) {
      dated = dated != null ? dated : dating.own(relative);
    }
    if (dated == null) {
      dated = dating.of(act);
    }
    return dated != null && isOfTheCount(dated.node(), act) ? dated : null;
  }

  /**
   * Whether a date is not that of a report ("the ministry said in 2024") and not that of a number
   * to compare with ("down from 22 in 2016").
   */
  private boolean isOfTheCount(int date, int act) {
    for (int at = scene.token(date).head(); at >= 0 && at != act; at = scene.token(at).head()) {
      Token token = scene.token(at);
      if (scene.inClass(at, "report")
          || Set.of("down", "up", "compare", "from").contains(token.lemma())) {
        return false;
      }
    }
    return true;
  }

  private boolean isOfThePresent(Measure measure, int act) {
    Token verb = scene.token(act);
    boolean past = verb.tag().equals("VBD");
    boolean perfect = false;
    for (int child : scene.graph().treeChildren(act)) {
      Token token = scene.token(child);
      if (token.label().startsWith("aux")) {
        past |= token.tag().equals("VBD") && !token.lemma().equals("will");
        perfect |= token.lemma().equals("have") && token.tag().startsWith("VB");
      }
    }
    boolean infinitive = verb.tag().equals("VB") && scene.token(act).label().equals("xcomp");
    int head = verb.head();
    boolean under = infinitive && head >= 0 && scene.graph().has(head, "aux");
    if (under) {
      return isOfThePresent(measure, head);
    }
    // "Became the 193rd" is told as news: it is the number of the day.
    return !past || (perfect && !verb.tag().equals("VBD")) || measure == Measure.ORDINAL;
  }

  private Span words(Match match, int act, Dating.@Nullable Dated dated) {
    List<Span> spans = new ArrayList<>();
    spans.add(scene.token(act).span());
    for (int node : match.roles().values()) {
      spans.add(scene.token(node).span());
      for (int modifier : scene.graph().dependents(node, "mod")) {
        spans.add(scene.token(modifier).span());
      }
      for (int clause : scene.graph().dependents(node, "relative")) {
        // "… with which South Korea has relations" says what is counted.
        scene.graph().dependents(clause, "obj").forEach(obj -> spans.add(scene.token(obj).span()));
      }
    }
    Span words = scene.cover(spans);
    Span withDate = dated == null ? words : words.cover(scene.token(dated.node()).span());
    return withDate.length() - words.length() < 160 ? withDate : words;
  }
}
