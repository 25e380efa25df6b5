package org.chancery.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.reading.mention.Term;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/** Fills the roles of acts by one state on another, such as a recognition or a visit. */
final class ActionFrame {

  /** Objects that stand for whom the act before was done to. */
  private static final Set<String> ANAPHORIC =
      Set.of("it", "both", "them", "two", "either", "neither");

  private final Scene scene;
  private final Discourse discourse;
  private final Situation situation;
  private final Drafting drafting;
  private final List<Draft> drafts;

  /** The act whose targets the discourse remembers, or -1 where it is none of this sentence. */
  private int targetedAct = -1;

  ActionFrame(
      Scene scene,
      Discourse discourse,
      Situation situation,
      Drafting drafting,
      List<Draft> drafts) {
    this.scene = scene;
    this.discourse = discourse;
    this.situation = situation;
    this.drafting = drafting;
    this.drafts = drafts;
  }

  void read(Hit hit, Dating.@Nullable Dated dated, Actors actors) {
    int act = hit.act();
    Integer fromNode = hit.match().node("from");
    Integer toNode = hit.match().node("to");
    List<ActorId> from =
        fromNode == null ? actingOrBy(act, actors) : situation.coordinated(actors, fromNode);
    if (from.isEmpty() && fromNode == null) {
      from = actors.under(act, "poss", "mod");
    }
    boolean actsItself =
        scene.graph().dependents(act, "subj").stream()
            .anyMatch(subject -> scene.inClass(subject, "agreement"));
    if (from.isEmpty() && actsItself && !scene.graph().isPassive(act)) {
      // "The Treaty of Berlin recognised Romania": many did, and the text does not say who.
      return;
    }
    boolean anaphoric =
        toNode == null
            || ANAPHORIC.contains(scene.token(toNode).lemma())
            || actors.isPair(toNode)
            || isNewGovernment(toNode);
    List<ActorId> to = toNode == null ? List.of() : situation.coordinated(actors, toNode);
    if (anaphoric
        && act != targetedAct
        && !discourse.lastTargets.isEmpty()
        && !scene.titled()
        && from.stream().noneMatch(discourse.lastTargets::contains)) {
      to = discourse.lastTargets;
    }
    boolean pair = toNode != null && actors.isPair(toNode);
    if (to.isEmpty() && !pair && (toNode == null || stands(toNode))) {
      ActorId other = from.size() == 1 ? discourse.opposite(from.getFirst()) : null;
      to = other != null ? List.of(other) : List.of();
    }
    if (from.isEmpty() && to.size() == 1) {
      ActorId other = discourse.counterpart(to.getFirst());
      from = other != null ? List.of(other) : List.of();
    }
    String host = null;
    if (toNode != null
        && scene.term(toNode) instanceof Term.Named city
        && !city.cities().isEmpty()) {
      host = city.text();
      ActorId state = to.isEmpty() ? discourse.stateOf(city, null) : null;
      to = state == null ? to : List.of(state);
    }
    boolean mutual = situation.hasBelow(act, "mutual");
    if (from.isEmpty() && to.isEmpty()) {
      List<ActorId> between = actors.under(act, "between");
      if (between.size() == 2) {
        from = between.subList(0, 1);
        to = between.subList(1, 2);
        mutual = true;
      }
    }
    if (from.isEmpty() && to.isEmpty() && discourse.outward().isKnown()) {
      from = List.of(discourse.outward().from());
      to = List.of(discourse.outward().to());
    }
    if (!to.isEmpty()) {
      // The objects of one act are its targets together.
      Set<ActorId> targets = new LinkedHashSet<>(act == targetedAct ? discourse.lastTargets : to);
      targets.addAll(to);
      discourse.lastTargets = List.copyOf(targets);
      targetedAct = act;
    }
    int count = 0;
    for (ActorId source : from) {
      for (ActorId target : to) {
        if (!source.equals(target) && discourse.isState(source) && count < Pairs.MOST_PAIRS) {
          drafting.add(
              hit,
              dated,
              source,
              target,
              null,
              host != null ? host : drafting.place(act),
              null,
              null);
          count++;
        }
      }
    }
    if (mutual && count == 1) {
      Draft draft = drafts.getLast();
      drafts.add(draft.reversed());
    }
  }

  private List<ActorId> actingOrBy(int act, Actors actors) {
    Set<ActorId> named = new LinkedHashSet<>();
    for (String label : List.of("subj", "by")) {
      for (int actor : scene.graph().dependents(act, label)) {
        if (!situation.gaps().containsKey(actor)) {
          named.addAll(actors.of(actor));
        }
      }
    }
    List<ActorId> from = List.copyOf(named);
    return from.isEmpty() ? actors.acting(act) : from;
  }

  /** Whether a word may stand for the state that the text is about although it does not name it. */
  private boolean stands(int node) {
    Token token = scene.token(node);
    return scene.lexicon().inClass(token.lemma(), "government")
        || scene.lexicon().inClass(token.lemma(), "country")
        || scene.lexicon().inClass(token.lemma(), "independence")
        || token.tag().startsWith("PRP");
  }

  /** "Burma recognised the new government": the one just spoken of. */
  private boolean isNewGovernment(int node) {
    return discourse.isDated()
        && scene.term(node) == null
        && scene.inClass(node, "independence")
        && scene.graph().treeChildren(node).stream()
            .anyMatch(child -> Set.of("the", "that", "this").contains(scene.token(child).lemma()))
        && scene.graph().dependents(node, "of").isEmpty()
        && scene.graph().dependents(node, "in").isEmpty();
  }
}
