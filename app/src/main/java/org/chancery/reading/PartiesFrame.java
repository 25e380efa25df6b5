package org.chancery.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.event.EventType;
import org.chancery.event.Modality;
import org.chancery.reading.mention.Term;
import org.chancery.reading.syntax.Graph;
import org.jspecify.annotations.Nullable;

/**
 * Fills the roles of acts between two parties in no order, such as the severing of relations or the
 * signing of a treaty.
 */
final class PartiesFrame {

  /** Plurals without a noun. */
  private static final Set<String> BARE_PLURALS = Set.of("neither", "either", "both", "none");

  /**
   * Labels under which the parser hangs a clause on the verb, or the addressee, that reports it.
   */
  private static final Set<String> CLAUSES = Set.of("ccomp", "xcomp", "relcl", "acl");

  private final Scene scene;
  private final Discourse discourse;
  private final Situation situation;
  private final Drafting drafting;
  private final Pairs pairs;
  private final List<Draft> drafts;

  PartiesFrame(
      Scene scene,
      Discourse discourse,
      Situation situation,
      Drafting drafting,
      Pairs pairs,
      List<Draft> drafts) {
    this.scene = scene;
    this.discourse = discourse;
    this.situation = situation;
    this.drafting = drafting;
    this.pairs = pairs;
    this.drafts = drafts;
  }

  void read(Hit hit, Dating.@Nullable Dated dated, Actors actors) {
    int act = hit.act();
    Set<ActorId> subjects = new LinkedHashSet<>();
    Integer by = hit.match().node("by");
    Integer object = hit.match().node("object");
    subjects.addAll(by == null ? acting(act, actors) : situation.coordinated(actors, by));
    if (subjects.isEmpty() && scene.token(act).isNoun() && object != null) {
      // "Chile's severance of relations with Peru": whose it is took the step.
      List<ActorId> of = actors.under(act, "poss", "by");
      if (of.size() == 1 && !actors.under(object, "with").isEmpty()) {
        subjects.addAll(of);
      }
    }
    if (subjects.isEmpty() && object != null && object == act) {
      // "Chile gave up the province under the Treaty of Lima": who acts is bound by it.
      int verb = scene.token(act).head();
      while (verb >= 0 && !scene.token(verb).isVerb()) {
        verb = scene.token(verb).head();
      }
      if (verb >= 0) {
        actors.under(verb, "subj").stream().filter(discourse::isState).forEach(subjects::add);
        actors.under(verb, "to", "with").stream().filter(discourse::isState).forEach(subjects::add);
      }
    }
    if (subjects.isEmpty()) {
      announcers(act, actors, subjects);
    }
    Set<ActorId> partners = new LinkedHashSet<>();
    for (String role : List.of("party", "from", "to")) {
      Integer node = hit.match().node(role);
      if (node != null) {
        partners.addAll(situation.coordinated(actors, node));
      }
    }
    partners.addAll(actors.under(act, "with"));
    Set<ActorId> parties = new LinkedHashSet<>();
    parties.addAll(actors.under(act, "between", "poss", "mod", "among"));
    if (object != null) {
      partners.addAll(actors.under(object, "with", "to"));
      parties.addAll(actors.under(object, "between", "poss", "mod", "of", "among"));
      for (int relative : scene.graph().dependents(object, "relative")) {
        if (scene.inClass(relative, "sign")) {
          parties.addAll(actors.under(relative, "subj", "with", "between", "by"));
        }
      }
    }
    if (partners.size() + parties.size() < 2 && new Modalities(scene).isOnlySpokenOf(act)) {
      return;
    }
    if (subjects.isEmpty() && partners.isEmpty() && parties.isEmpty()) {
      parties.addAll(actors.under(act, "of", "to"));
    }
    if (subjects.size() < 2 && partners.isEmpty() && parties.isEmpty() && namesOther(act, object)) {
      return;
    }
    if (object != null
        && dated == null
        && hit.rule().type().id().equals("agreement-signed")
        && scene.token(object).tag().equals("NNS")
        && Set.of("acl", "relcl").contains(scene.token(act).label())) {
      // "Abided by treaties concluded with Baden": those that there were, not one that was signed.
      return;
    }
    boolean meeting = hit.rule().type().id().equals("meeting");
    List.of(subjects, partners, parties)
        .forEach(set -> set.removeIf(id -> !discourse.isState(id) && !meeting));
    if (partners.isEmpty()
        && object != null
        && discourse.lastPair.size() == 2
        && (scene.isOwn(object) || scene.token(object).lemma().equals("theirs"))) {
      // "Saudi Arabia and Egypt severed theirs": with whom, was said before.
      partners.add(discourse.lastPair.get(1));
    }
    partners.removeAll(subjects);
    boolean oneSided = !subjects.isEmpty() && !partners.isEmpty();
    ActorId alone =
        subjects.size() == 1 && (oneSided || !parties.isEmpty() || pairs.pairedWithTopic(subjects))
            ? subjects.iterator().next()
            : null;
    // "Neither has severed relations": as of the two before, with whom the text has said.
    boolean bare =
        discourse.isDated()
            && scene.graph().dependents(act, "subj").stream()
                .anyMatch(node -> BARE_PLURALS.contains(scene.token(node).lemma()));
    // "Zambia and Kenya have not broken off relations": nor do they with each other.
    boolean open = bare || new Modalities(scene).of(act, null) == Modality.NEGATED;
    Dating.Dated when = dated == null && object != null ? sameAct(object) : dated;
    if (hit.rule().type().has(EventType.Feature.PLACE)
        && hit.rule().type().has(EventType.Feature.KIND)) {
      levels(
          hit,
          when,
          oneSided
              ? pairs.crossed(subjects, partners)
              : pairs.pairsOf(subjects, partners, parties, open),
          subjects.size() + parties.size() > 1);
      return;
    }
    boolean mutual = hit.rule().type().directed();
    for (ActorId[] pair :
        oneSided
            ? pairs.crossed(subjects, partners)
            : pairs.pairsOf(subjects, partners, parties, open)) {
      discourse.lastPair = List.of(pair[0], pair[1]);
      if (mutual) {
        // "Recognised each other", "exchanged ambassadors": each towards the other.
        drafting.add(hit, when, pair[1], pair[0], null, null, null, null);
      }
      drafting.add(
          hit,
          when,
          pair[0],
          pair[1],
          stepBy(hit, alone != null ? alone : oneSided ? pair[0] : announcer(act, actors, pair)),
          null,
          null,
          null);
      if (hit.rule().type().directed()) {
        // "Recognised each other": the one the other, and the other the one.
        drafting.add(hit, when, pair[1], pair[0], null, null, null, null);
      }
    }
  }

  /** "An armistice with the Allies", "a multilateral treaty": with others than one state. */
  private boolean namesOther(int act, @Nullable Integer object) {
    List<Integer> partners = new ArrayList<>(scene.graph().dependents(act, "with"));
    if (object != null) {
      partners.addAll(scene.graph().dependents(object, "with"));
      if (situation.hasBelow(object, "many-sided")) {
        return true;
      }
    }
    return partners.stream()
        .anyMatch(partner ->
            scene.term(partner) == null
                && (scene.token(partner).tag().startsWith("NNP")
                    || scene.token(partner).tag().equals("NNS"))
                && !scene.inClass(partner, "agreement")
                && !scene.inClass(partner, "country")
                && !scene.inClass(partner, "government")
                && !scene.inClass(partner, "independence"));
  }

  /** "Raised their relations to the level of ambassadors": the mission of each in the other. */
  private void levels(
      Hit hit, Dating.@Nullable Dated dated, List<ActorId[]> pairs, boolean mutual) {
    for (ActorId[] pair : pairs) {
      drafting.add(hit, dated, pair[0], pair[1], null, null, "embassy", null);
      if (mutual) {
        drafting.add(hit, dated, pair[1], pair[0], null, null, "embassy", null);
      }
    }
  }

  /** "The communiqué was signed by …" after the act that it effected: the date of that act. */
  private Dating.@Nullable Dated sameAct(int object) {
    boolean definite =
        scene.inClass(object, "agreement")
            && (discourse.isDated()
                || scene.graph().treeChildren(object).stream()
                    .anyMatch(c -> scene.token(c).lemma().equals("the")));
    if (!definite || discourse.lastDrafts.isEmpty() || !drafts.isEmpty()) {
      return null;
    }
    Draft last = discourse.lastDrafts.getLast();
    boolean effected =
        last.type().id().startsWith("relations-") && last.mention().block() == scene.block();
    return effected && last.date() != null ? new Dating.Dated(last.date(), object) : null;
  }

  /** Who acts, without those whose own verb is left out. */
  private List<ActorId> acting(int act, Actors actors) {
    Set<ActorId> acting = new LinkedHashSet<>();
    for (int subject : scene.graph().dependents(act, "subj")) {
      if (!situation.gaps().containsKey(subject)) {
        acting.addAll(actors.of(subject));
        if (scene.term(subject) instanceof Term.MissionKind) {
          // "The American embassy was reaccredited, thereby ending relations": for whom it acts.
          acting.addAll(actors.under(subject, "poss", "mod"));
        }
      }
    }
    if (acting.isEmpty()) {
      acting.addAll(actors.acting(act));
    }
    return List.copyOf(acting);
  }

  private static @Nullable ActorId stepBy(Hit hit, @Nullable ActorId subject) {
    return hit.rule().type().has(EventType.Feature.BY)
            && hit.rule().type().id().startsWith("relations-")
        ? subject
        : null;
  }

  /** "Announced the suspension of relations": who announces takes the step. */
  private void announcers(int act, Actors actors, Set<ActorId> subjects) {
    for (Graph.Edge edge : scene.graph().in(act)) {
      if (edge.label().equals("obj") && scene.inClass(edge.head(), "announce")) {
        subjects.addAll(actors.under(edge.head(), "subj"));
      }
    }
  }

  /** "The Department announced that relations were suspended": the step is that of who says so. */
  private @Nullable ActorId announcer(int act, Actors actors, ActorId[] pair) {
    int at = act;
    for (int steps = 0; steps < 6; steps++) {
      int above = scene.token(at).head();
      boolean clause = CLAUSES.contains(scene.token(at).label());
      boolean addressee = scene.token(at).label().equals("dobj") && at != act;
      if (above < 0 || !(clause || addressee)) {
        return null;
      }
      if (scene.inClass(above, "announce") || scene.inClass(above, "notify")) {
        ActorId speaker = discourse.firstState(actors.under(above, "subj"));
        if (speaker != null) {
          return List.of(pair).contains(speaker) ? speaker : null;
        }
      }
      at = above;
    }
    return null;
  }
}
