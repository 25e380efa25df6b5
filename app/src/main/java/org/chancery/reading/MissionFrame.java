package org.chancery.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.Name;
import org.chancery.event.EventType;
import org.chancery.event.EventTypes;
import org.chancery.event.Modality;
import org.chancery.reading.Discourse.Direction;
import org.chancery.reading.Discourse.MissionReferent;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Fills the roles of acts on missions: whose mission in which state, its kind, its seats. */
final class MissionFrame {

  private static final Set<String> EACH = Set.of("both", "each", "two", "respective", "other");

  private final Scene scene;
  private final Discourse discourse;
  private final EventTypes types;
  private final Drafting drafting;
  private final MissionReferents referents;
  private final MissionPlaces missionPlaces;
  private final MissionRanks ranks;
  private final MissionTimes times;
  private final Map<String, Set<Integer>> enumerated = new HashMap<>();

  MissionFrame(
      Scene scene,
      Discourse discourse,
      EventTypes types,
      Drafting drafting,
      MissionReferents referents,
      MissionPlaces missionPlaces,
      MissionRanks ranks,
      MissionTimes times) {
    this.scene = scene;
    this.discourse = discourse;
    this.types = types;
    this.drafting = drafting;
    this.referents = referents;
    this.missionPlaces = missionPlaces;
    this.ranks = ranks;
    this.times = times;
  }

  void read(Hit hit, Dating.@Nullable Dated dated, Actors actors, @Nullable Integer year) {
    Integer node = hit.match().node("mission");
    if (node == null || node < hit.act() || !(scene.term(node) instanceof Term.MissionKind)) {
      mission(hit, node, List.of(), dated, actors, year);
      return;
    }
    for (Enumeration.Item item : new Enumeration(scene).from(node)) {
      if (enumerated
          .computeIfAbsent(hit.rule().type().id(), key -> new HashSet<>())
          .add(item.mission())) {
        mission(hit, item.mission(), item.cities(), dated, actors, year);
      }
    }
    if (hit.rule().type().id().equals("mission-present")) {
      gapped(hit, node, actors);
    }
  }

  /** "France has an embassy in Lima, and Peru one in Paris". */
  private void gapped(Hit hit, int node, Actors actors) {
    for (Map.Entry<Integer, Integer> gap : Gaps.ofMissions(scene, hit.act()).entrySet()) {
      ActorId owner = discourse.firstState(actors.of(gap.getKey()));
      if (owner != null
          && scene.term(node) instanceof Term.MissionKind mission
          && scene.term(gap.getValue()) instanceof Term.Named city) {
        ActorId host = discourse.stateOf(city, null);
        if (host != null && !host.equals(owner)) {
          drafting.add(hit, null, owner, host, null, city.text(), mission.kind(), null);
        }
      }
    }
  }

  private void mission(
      Hit hit,
      @Nullable Integer node,
      List<String> listed,
      Dating.@Nullable Dated dated,
      Actors actors,
      @Nullable Integer year) {
    int act = hit.act();
    MissionReferent referent =
        node == null ? discourse.mission : referents.referent(node, act, actors, year);
    if (referent == null) {
      return;
    }
    referent = ruled(hit, referent, actors);
    if (!listed.isEmpty()) {
      referent = new MissionReferent(referent.kind(), listed, referent.direction());
    }
    String kind = referent.kind();
    EventType type = hit.rule().type();
    if (type.id().equals("mission-raised") || type.id().equals("mission-lowered")) {
      String target = ranks.targetKind(act, node);
      if (target == null && ranks.namesRank(act)) {
        // "Lowered its mission to the level of a chargé d'affaires": the same mission under a lower
        // head.
        Direction led = referent.direction();
        if (led.isKnown()) {
          String seat = referent.places().isEmpty() ? null : referent.places().getFirst();
          drafting.add(hit, dated, led.from(), led.to(), null, seat, kind, null);
        }
        return;
      }
      if (target == null && type.id().equals("mission-raised") && kind.equals("legation")) {
        // There is but one rank above it.
        target = "embassy";
      }
      if (target == null) {
        return;
      }
      int before = scene.lexicon().rank(kind);
      int after = scene.lexicon().rank(target);
      boolean raises = type.id().equals("mission-raised");
      if (before > 0 && after > 0 && (raises ? after <= before : after >= before)) {
        return;
      }
      kind = target;
    }
    if (type.id().equals("mission-reopened") || type.id().equals("mission-opened")) {
      String as = ranks.targetKind(act, node);
      if (as != null) {
        kind = as;
      }
    }
    List<String> places = referent.places();
    if (readSteps(hit, referent)) {
      return;
    }
    if (type.id().equals("mission-moved")) {
      String destination = missionPlaces.destination(act);
      if (destination == null) {
        if (hit.match().node("from") == null || !referent.direction().isKnown()) {
          return;
        }
        // "Would not move its embassy from Tel Aviv": the text says no more than from where.
        drafting.add(
            hit,
            dated,
            referent.direction().from(),
            referent.direction().to(),
            null,
            null,
            kind,
            null);
        return;
      }
      places = List.of(destination);
      ActorId host = missionPlaces.stateOfPlace(destination);
      ActorId mover = referent.direction().sender();
      if (!referent.direction().isKnown() && host != null && mover != null) {
        referent = new MissionReferent(kind, places, new Direction(mover, host));
      }
    }
    Direction direction = referent.direction();
    if (type.id().equals("mission-moved")
        && direction.isKnown()
        && direction.from().equals(missionPlaces.seatOf(places.getFirst(), year))) {
      // "The legation was relocated to Pretoria": not South Africa's own.
      direction = direction.turned();
    }
    direction = inSpiteOfSeat(type, node, direction);
    List<ActorId> openers = node == null ? List.of() : actors.under(act, "subj");
    if (openers.size() == 2
        && node != null
        && node > act
        && places.isEmpty()
        && actors.under(node, "mod", "of").isEmpty()
        && actors.namedUnder(node, "in", "at", "to").isEmpty()) {
      // "Washington and Havana reopened embassies": each in the other.
      drafting.add(hit, dated, openers.get(0), openers.get(1), null, null, kind, null);
      drafting.add(hit, dated, openers.get(1), openers.get(0), null, null, kind, null);
      return;
    }
    if (node != null
        && isPlural(node)
        && openers.isEmpty()
        && mutual(hit, node, dated, kind, places, year)) {
      return;
    }
    boolean theTwo =
        node != null
            && isPlural(node)
            && discourse.isDated()
            && places.isEmpty()
            && openers.isEmpty()
            && actors.under(node, "poss", "mod", "of").isEmpty()
            && actors.namedUnder(node, "in", "at", "to").isEmpty();
    if (node != null && isPlural(node) && openers.isEmpty() && (theTwo || !direction.isKnown())) {
      // "The embassies had reopened": those of the two that the text is about.
      List<ActorId> two = discourse.plural(2, false);
      if (two.size() == 2) {
        drafting.add(hit, dated, two.get(0), two.get(1), null, null, kind, null);
        drafting.add(hit, dated, two.get(1), two.get(0), null, null, kind, null);
        return;
      }
    }
    List<ActorId> hosts =
        places.isEmpty() && node != null ? actors.namedUnder(node, "in", "to") : List.of();
    if (hosts.size() > 1 && direction.sender() != null) {
      // "Embassies in Angola, Uganda and Spain": one in each.
      for (ActorId host : hosts.subList(0, Math.min(hosts.size(), 2 * Pairs.MOST_PAIRS))) {
        if (discourse.isState(host) && !host.equals(direction.sender())) {
          drafting.add(hit, dated, direction.from(), host, null, null, kind, null);
        }
      }
      return;
    }
    if (direction.isKnown()
        && type.id().equals("mission-present")
        && times.isOver(act)
        && new Modalities(scene).of(act, null) == Modality.NEGATED) {
      // "Had no embassy in Lima until 1953": neither a standing fact nor the end of one.
      discourse.mission = new MissionReferent(kind, places, direction);
      return;
    }
    if (direction.isKnown() && type.id().equals("mission-present") && times.isOver(act)) {
      // "Was represented through its embassy in Damascus until 2012": it ended then.
      Dating.Dated end = times.lastUntil(act);
      if (end != null) {
        Hit ended = new Hit(hit.rule().as(types.type("mission-closed")), act, hit.match());
        String seat = places.isEmpty() ? null : places.getFirst();
        drafting.add(ended, end, direction.from(), direction.to(), null, seat, kind, null);
      }
      if (end != null || times.closedLater(act)) {
        return;
      }
    }
    if (direction.isKnown() && type.id().equals("mission-present")) {
      // "Maintained a consulate from 1835 until 1910": it began, and it ended.
      Dating.Dated[] span = times.closedSpan(act);
      if (span.length == 2) {
        String seat = places.isEmpty() ? null : places.getFirst();
        Hit began = new Hit(hit.rule().as(types.type("mission-opened")), act, hit.match());
        Hit ended = new Hit(hit.rule().as(types.type("mission-closed")), act, hit.match());
        drafting.add(began, span[0], direction.from(), direction.to(), null, seat, kind, null);
        drafting.add(ended, span[1], direction.from(), direction.to(), null, seat, kind, null);
        return;
      }
    }
    if (direction.isKnown() && type.id().equals("mission-present") && times.isOver(act)) {
      // "Maintained a consulate from 1835 until it was replaced": what was so is no standing fact.
      Dating.Dated start = times.since(act);
      if (start != null) {
        Hit began = new Hit(hit.rule().as(types.type("mission-opened")), act, hit.match());
        String seat = places.isEmpty() ? null : places.getFirst();
        drafting.add(began, start, direction.from(), direction.to(), null, seat, kind, null);
      }
      discourse.mission = new MissionReferent(kind, places, direction);
      discourse.lastPair = List.of(direction.from(), direction.to());
      return;
    }
    if (direction.isKnown() && type.id().equals("mission-closed")) {
      Dating.Dated[] span = times.closedSpan(act);
      if (span.length == 2) {
        closedMeanwhile(hit, span, direction, places.isEmpty() ? null : places.getFirst(), kind);
        return;
      }
    }
    List<ActorId> owners =
        node != null && scene.term(node) instanceof Term.MissionKind
            ? owners(node, act, openers, actors)
            : List.of();
    if (owners.size() > 1
        && owners.size() <= Pairs.MOST_PAIRS
        && (places.size() < 2 || places.size() == owners.size())) {
      // "The Bulgarian and Hungarian legations in Washington", "raised their missions in Peking and
      // London".
      for (ActorId owner : owners) {
        shared(hit, dated, owner, owners, direction, places, kind);
      }
      return;
    }
    if (direction.isKnown()) {
      List<@Nullable String> seats = new ArrayList<>(places);
      if (seats.isEmpty()) {
        seats.add(null);
      }
      int count = 0;
      for (String seat : seats) {
        if (count++ < 12) {
          Direction local = seat == null ? direction : seated(seat, direction, places.size(), year);
          drafting.add(hit, dated, local.from(), local.to(), null, seat, kind, null);
        }
      }
      discourse.mission = new MissionReferent(kind, places, direction);
    }
  }

  /**
   * "Embassies were opened in Lima and Paris", "embassies were opened in both capitals": each of
   * the two in the other.
   */
  private boolean mutual(
      Hit hit,
      int node,
      Dating.@Nullable Dated dated,
      String kind,
      List<String> places,
      @Nullable Integer year) {
    List<ActorId> dyad = discourse.dyad();
    if (dyad.size() != 2
        || !new Actors(scene, discourse, year).under(node, "poss", "mod", "of").isEmpty()) {
      return false;
    }
    if (places.size() == 2) {
      ActorId first = missionPlaces.seatOf(places.get(0), year);
      ActorId second = missionPlaces.seatOf(places.get(1), year);
      if (first == null
          || second == null
          || first.equals(second)
          || !dyad.contains(first)
          || !dyad.contains(second)) {
        return false;
      }
      drafting.add(hit, dated, second, first, null, places.get(0), kind, null);
      drafting.add(hit, dated, first, second, null, places.get(1), kind, null);
      return true;
    }
    boolean ranks = hit.rule().type().id().equals("mission-raised") && !isDefinite(node);
    if (!places.isEmpty() || !(ranks || inEach(node) || inEach(hit.act()) || isOfEach(node))) {
      return false;
    }
    drafting.add(hit, dated, dyad.get(0), dyad.get(1), null, null, kind, null);
    drafting.add(hit, dated, dyad.get(1), dyad.get(0), null, null, kind, null);
    return true;
  }

  /** "In both capitals", "in each country". */
  private boolean inEach(int node) {
    return scene.graph().dependents(node, "in").stream()
        .anyMatch(place -> scene.inClass(place, "country") && isOfEach(place));
  }

  private boolean isDefinite(int node) {
    return scene.graph().treeChildren(node).stream()
        .anyMatch(child ->
            scene.token(child).lemma().equals("the") || scene.token(child).tag().equals("PRP$"));
  }

  /** "The respective legations", "both embassies", "each country". */
  private boolean isOfEach(int node) {
    return scene.graph().treeChildren(node).stream()
        .anyMatch(child -> EACH.contains(scene.token(child).lemma()));
  }

  /** The referent with the states that the rule itself names, where the words left it open. */
  private MissionReferent ruled(Hit hit, MissionReferent referent, Actors actors) {
    Integer from = hit.match().node("from");
    Integer to = hit.match().node("to");
    if (referent.direction().isKnown() || from == null || scene.is(from, Kinds.CITY)) {
      return seatedAt(hit, referent);
    }
    ActorId sender = discourse.firstState(actors.of(from));
    ActorId receiver =
        to == null ? referent.direction().receiver() : discourse.firstState(actors.of(to));
    return sender == null || sender.equals(receiver)
        ? referent
        : new MissionReferent(
            referent.kind(),
            referent.places(),
            referents.complete(new Direction(sender, receiver)));
  }

  /** "Lima hosts a French embassy": the city that the rule names. */
  private MissionReferent seatedAt(Hit hit, MissionReferent referent) {
    Integer place = hit.match().node("place");
    if (place == null
        || hit.rule().type().id().equals("mission-moved")
        || !referent.places().isEmpty()
        || !(scene.term(place) instanceof Term.Named city)) {
      return referent;
    }
    ActorId host = discourse.stateOf(city, null);
    ActorId sender = referent.direction().sender();
    Direction direction =
        host != null && !host.equals(sender) ? new Direction(sender, host) : referent.direction();
    return new MissionReferent(referent.kind(), List.of(city.text()), direction);
  }

  /** "Was raised to a legation in 1882, and to an embassy in 1953": each step on its own day. */
  private boolean readSteps(Hit hit, MissionReferent referent) {
    String type = hit.rule().type().id();
    boolean ranks = type.equals("mission-raised") || type.equals("mission-lowered");
    Direction direction = referent.direction();
    if (!(ranks || type.equals("mission-moved")) || !direction.isKnown()) {
      return false;
    }
    List<MissionSteps.Step> steps = new MissionSteps(scene, discourse).of(hit.act());
    for (MissionSteps.Step step : steps) {
      String seat = referent.places().isEmpty() ? null : referent.places().getFirst();
      String kind = referent.kind();
      if (scene.term(step.target()) instanceof Term.MissionKind target && ranks) {
        kind = target.kind();
      } else if (scene.term(step.target()) instanceof Term.Named city && !ranks) {
        seat = city.text();
      } else {
        return false;
      }
      drafting.add(hit, step.date(), direction.from(), direction.to(), null, seat, kind, null);
    }
    return !steps.isEmpty();
  }

  private boolean isPlural(int node) {
    return scene.term(node) instanceof Term.MissionKind && scene.token(node).tag().endsWith("S");
  }

  private void closedMeanwhile(
      Hit hit, Dating.Dated[] span, Direction direction, @Nullable String seat, String kind) {
    drafting.add(hit, span[0], direction.from(), direction.to(), null, seat, kind, null);
    Rule reopened = hit.rule().as(types.type("mission-reopened"));
    Hit end = new Hit(reopened, hit.act(), hit.match());
    drafting.add(end, span[1], direction.from(), direction.to(), null, seat, kind, null);
  }

  /** The states whose missions a plural names. */
  private List<ActorId> owners(int node, int act, List<ActorId> openers, Actors actors) {
    if (!scene.token(node).tag().endsWith("S")) {
      return List.of();
    }
    List<ActorId> own = actors.under(node, "poss", "mod", "of");
    List<ActorId> owners = own.isEmpty() && node > act ? openers : own;
    return owners.stream().filter(discourse::isState).toList();
  }

  /** The mission of one of several states that act alike: in the city that is not its own. */
  private void shared(
      Hit hit,
      Dating.@Nullable Dated dated,
      ActorId owner,
      List<ActorId> owners,
      Direction direction,
      List<String> places,
      String kind) {
    ActorId receiver =
        direction.receiver() != null && !owners.contains(direction.receiver())
            ? direction.receiver()
            : null;
    String seat = places.size() == 1 ? places.getFirst() : null;
    for (String place : places) {
      ActorId state = missionPlaces.stateOfPlace(place);
      if (state != null && !state.equals(owner) && (places.size() > 1 || receiver == null)) {
        seat = place;
        receiver = state;
      }
    }
    if (receiver == null && owners.size() == 2) {
      receiver = owners.get(0).equals(owner) ? owners.get(1) : owners.get(0);
    }
    if (receiver == null) {
      receiver = discourse.opposite(owner);
    }
    if (receiver != null) {
      drafting.add(hit, dated, owner, receiver, null, seat, kind, null);
    }
  }

  /** "Embassies in Seoul and Havana" of two states: each city is where the other's stands. */
  private Direction seated(String seat, Direction direction, int seats, @Nullable Integer year) {
    if (seats < 2) {
      return direction;
    }
    ActorId state = missionPlaces.seatOf(seat, year);
    if (state == null || state.equals(direction.receiver())) {
      return direction;
    }
    if (state.equals(direction.sender())) {
      return direction.turned();
    }
    // "Embassies in Dhaka, Bangkok and Brussels": each with the state whose city it is.
    boolean other = direction.receiver() == null || !discourse.isKin(state, direction.to());
    return other && discourse.isState(state) ? new Direction(direction.sender(), state) : direction;
  }

  /**
   * "Closed its legation in The Hague and reopened the legation in London near the government in
   * exile": a mission that moves with its host is still a mission to him; and of the states that a
   * city has belonged to, the one is meant whose relations the text speaks of.
   */
  private Direction inSpiteOfSeat(EventType type, @Nullable Integer node, Direction direction) {
    ActorId receiver = direction.receiver();
    MissionReferent last = discourse.mission;
    boolean same =
        last != null
            && last.direction().isKnown()
            && Objects.equals(last.direction().sender(), direction.sender());
    boolean definite =
        node != null
            && scene.graph().treeChildren(node).stream()
                .anyMatch(child -> scene.token(child).lemma().equals("the"));
    if (receiver != null
        && last != null
        && same
        && definite
        && type.id().equals("mission-reopened")
        && !receiver.equals(last.direction().receiver())
        && !discourse.isAbout(receiver)) {
      return last.direction();
    }
    if (receiver != null && discourse.lastPair.size() == 2) {
      for (ActorId party : discourse.lastPair) {
        if (!party.equals(receiver)
            && isNamed(party)
            && !isNamed(receiver)
            && discourse.isKin(party, receiver)
            && !discourse.isAbout(receiver)
            && discourse.lastPair.contains(direction.sender())) {
          return new Direction(direction.sender(), party);
        }
      }
    }
    return direction;
  }

  /** Whether the sentence has the name of a state, and not only that of one of its cities. */
  private boolean isNamed(ActorId state) {
    return scene.terms().stream()
        .anyMatch(term ->
            term instanceof Term.Named named
                && named.names().stream()
                    .anyMatch(
                        name -> name.actor().equals(state) && name.kind() != Name.Kind.CAPITAL));
  }
}
