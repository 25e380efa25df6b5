package org.chancery.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.event.Coding;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.reading.rule.Pattern;
import org.chancery.reading.rule.Rule;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Codes a sentence: of all acts that rules find in it the one that the sentence is about, and the
 * act coordinated with it where that is of another type.
 */
final class Coder {

  /** What stands further from the main clause is background, not news. */
  private static final double FURTHEST = 4.5;

  /** From here on another look pays. */
  private static final double ASIDE = 0.95;

  /** A refusal to act and a promise are what they are, though nothing has happened yet. */
  private static final Set<String> STATED = Set.of("AGREE", "REJECT");

  private static final Set<String> MODALS = Set.of("MD");

  private final Scene scene;
  private final Discourse discourse;
  private final List<Rule> rules;
  private final List<Rule> fallbacks;
  private final Codebook codebook;
  private final Sides sides;

  /**
   * @param rules in the order in which they win where two are equally specific
   * @param fallbacks rules for sentences in which the others find nothing
   */
  Coder(
      Scene scene,
      Discourse discourse,
      List<Rule> rules,
      List<Rule> fallbacks,
      Codebook codebook,
      List<@Nullable ActorId> proxies) {
    this.scene = scene;
    this.discourse = discourse;
    this.rules = rules;
    this.fallbacks = fallbacks;
    this.codebook = codebook;
    this.sides = new Sides(scene, discourse, proxies);
  }

  /** An act that a rule found, and what it counts as. */
  private record Found(
      int act,
      Rule rule,
      Pattern.Match match,
      int specificity,
      Clause clause,
      String type,
      @Nullable String cameo,
      Modality modality,
      boolean demanded) {}

  /** What the sentence is coded as; empty where it states no event. */
  List<Coding> code() {
    List<Found> found = find(rules, new Lenient(scene, false), false);
    double trust = 1;
    if (isAside(found)) {
      found = merge(found, find(rules, new Lenient(scene, true), false));
      trust = 0.8;
    }
    if (isAside(found)) {
      found = merge(found, find(fallbacks, new Lenient(scene, true), true));
      trust = 0.6;
    }
    explain(found);
    if (found.isEmpty() || found.getFirst().clause().distance() > FURTHEST) {
      return List.of();
    }
    return List.of(coding(found.getFirst(), trust));
  }

  /** Notes what was found, the one that is coded first. */
  private void explain(List<Found> found) {
    for (Found act : found) {
      discourse.trace.fired(act.rule(), act.act(), act.match());
      discourse.trace.note(
          "distance",
          () -> String.format(Locale.ROOT, "%.1f from the main clause", act.clause().distance()));
      discourse.trace.note(
          "type",
          () ->
              act.type()
                  + ": the clause says it as "
                  + act.clause().force().name().toLowerCase(Locale.ROOT));
      if (act.clause().distance() > FURTHEST) {
        discourse.trace.note(Trace.NOTHING, () -> "it stands too far from the main clause");
      } else if (!act.equals(found.getFirst())) {
        discourse.trace.note(
            Trace.NOTHING,
            () ->
                "one act is coded: "
                    + found.getFirst().rule().name()
                    + " is nearer or asks for more");
      }
    }
  }

  /** Whether nothing was found near the main clause. */
  private static boolean isAside(List<Found> found) {
    return found.isEmpty() || found.getFirst().clause().distance() > ASIDE;
  }

  /** What was found before wins where it stands as near. */
  private static List<Found> merge(List<Found> before, List<Found> more) {
    if (more.isEmpty()
        || (!before.isEmpty()
            && before.getFirst().clause().distance() <= more.getFirst().clause().distance())) {
      return before;
    }
    return more;
  }

  private List<Found> find(List<Rule> among, Pattern.Facts facts, boolean asStated) {
    List<Found> found = new ArrayList<>();
    for (int node = 0; node < scene.graph().size(); node++) {
      for (Rule rule : among) {
        List<Pattern.Match> matches = rule.pattern().matches(facts, node);
        if (!matches.isEmpty()) {
          Found act = found(node, rule, matches.getFirst(), asStated);
          if (act != null) {
            found.add(act);
          }
        }
      }
    }
    found.sort(
        Comparator.<Found>comparingDouble(act -> act.clause().distance())
            .thenComparingInt(Found::act)
            .thenComparingInt(act -> -act.specificity()));
    return found;
  }

  private @Nullable Found found(int node, Rule rule, Pattern.Match match, boolean asStated) {
    boolean demanded = MODALS.contains(scene.token(node).tag());
    int act = demanded ? scene.token(node).head() : node;
    if (act < 0) {
      return null;
    }
    Clause clause = Clause.of(scene, act);
    Codebook.Type type = codebook.type(rule.type());
    String cameo = codebook.cameo(rule.type());
    Modality modality = Modality.ASSERTED;
    if (!demanded && !(asStated && STATED.contains(type.id()))) {
      switch (clause.force()) {
        case FACT -> {}
        case ANNOUNCED -> {
          if (type.announced() == null) {
            return nothing(rule, act, match, "that it is announced is no event");
          }
          cameo = type.id().equals(type.announced()) ? cameo : null;
          type = codebook.type(type.announced());
        }
        case DENIED -> {
          if (type.denied() == null) {
            return nothing(rule, act, match, "that it did not happen is no event");
          }
          cameo = null;
          type = codebook.type(type.denied());
        }
        case OBLIGED -> {
          return nothing(rule, act, match, "that it ought to happen is no event of this rule");
        }
        case POSSIBLE -> modality = Modality.POSSIBLE;
      }
    }
    return new Found(
        act,
        rule,
        match,
        specificity(rule.pattern()),
        clause,
        type.id(),
        cameo,
        modality,
        demanded);
  }

  private @Nullable Found nothing(Rule rule, int act, Pattern.Match match, String why) {
    discourse.trace.fired(rule, act, match);
    discourse.trace.note(Trace.NOTHING, () -> why);
    return null;
  }

  /** How much a pattern asks for; what it excludes makes it no better a match. */
  private static int specificity(Pattern pattern) {
    int count = (int) pattern.tests().stream().filter(test -> !test.negated()).count();
    for (Pattern.Relation relation : pattern.relations()) {
      if (relation.presence() == Pattern.Presence.REQUIRED) {
        count += 2 + specificity(relation.target());
      }
    }
    return count;
  }

  private Coding coding(Found act, double trust) {
    boolean mutual = act.rule().frame() == Rule.Frame.PARTIES;
    Sides.Pair pair = sides.of(act.act(), act.clause(), mutual, act.demanded());
    Dating.Dated dated = new Dating(scene, discourse, Set.of(act.act())).of(act.act());
    double confidence = trust * Math.max(0.3, 0.9 - 0.15 * act.clause().distance());
    return new Coding(
        act.type(),
        pair.from(),
        pair.to(),
        act.cameo(),
        act.modality(),
        dated == null ? null : dated.date(),
        List.of(mention(act.act())),
        act.rule().name(),
        Math.round(confidence * 100) / 100.0);
  }

  /** The words of the clause. */
  private Mention mention(int act) {
    int[] extent = scene.graph().extent(act);
    Span span = scene.token(extent[0]).span().cover(scene.token(extent[1]).span());
    return new Mention(scene.block(), span, span.of(scene.text()));
  }
}
