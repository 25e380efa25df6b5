package org.chancery.reading;

import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.reading.Discourse.Direction;
import org.chancery.reading.Discourse.MissionReferent;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.syntax.Graph;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mission that a noun phrase means: its kind, seats, sender and receiver, from the words
 * around it or from the discourse.
 */
final class MissionReferents {

  private final Scene scene;
  private final Discourse discourse;
  private final MissionPlaces missionPlaces;

  MissionReferents(Scene scene, Discourse discourse, MissionPlaces missionPlaces) {
    this.scene = scene;
    this.discourse = discourse;
    this.missionPlaces = missionPlaces;
  }

  @Nullable MissionReferent referent(int node, int act, Actors actors, @Nullable Integer year) {
    Term term = scene.term(node);
    Graph graph = scene.graph();
    MissionReferent last = discourse.mission;
    if (!(term instanceof Term.MissionKind named)) {
      return scene.isOwn(node) ? own(node, act, last, actors) : post(node, act, last, actors, year);
    }
    boolean there = saysThere(node) || saysThere(act);
    ActorId host = there ? placeBefore() : placeOfClause(act);
    if (there && host == null && !discourse.isDated()) {
      // A place named elsewhere, and not by the sentence: better none than a wrong one.
      return null;
    }
    String kind = named.kind();
    List<Term.Named> cities = missionPlaces.cities(node, act);
    List<String> places =
        cities.isEmpty()
            ? missionPlaces.places(node, act)
            : cities.stream().map(Term.Named::text).toList();
    // "Its embassy" is that of whoever acts here, before whoever was last spoken of.
    ActorId sender = possessor(node, act, actors);
    if (sender == null) {
      sender = discourse.firstState(actors.under(node, "poss", "mod", "of"));
    }
    ActorId receiver = discourse.firstState(actors.namedUnder(node, "in", "to", "at"));
    if (receiver == null && !graph.has(node, "in") && !graph.has(node, "at")) {
      receiver = discourse.firstState(actors.namedUnder(act, "in", "to"));
    }
    if (receiver == null) {
      receiver = host;
    }
    ActorId subject = discourse.firstState(actors.acting(act));
    if (sender == null && subject != null && !graph.dependents(act, "subj").contains(node)) {
      sender = subject;
    }
    ActorId seat = cities.isEmpty() ? null : discourse.stateOf(cities.getFirst(), year);
    if (receiver == null && seat != null && !seat.equals(sender)) {
      receiver = seat;
    }
    Direction direction = complete(new Direction(sender, receiver));
    // "The Legation was closed": the one last spoken of, when nothing here speaks of another.
    boolean bare = sender == null && receiver == null && cities.isEmpty();
    if (bare && last != null && (last.kind().equals(kind) || isDefinite(node))) {
      boolean sameSeat =
          last.kind().equals(kind)
              || MissionRanks.isDiplomatic(kind) == MissionRanks.isDiplomatic(last.kind());
      return new MissionReferent(
          kind, places.isEmpty() && sameSeat ? last.places() : places, last.direction());
    }
    if (places.isEmpty()
        && last != null
        && isDefinite(node)
        && last.direction().equals(direction)
        && last.kind().equals(kind)
        && last.places().size() == 1) {
      places = last.places();
    }
    return new MissionReferent(kind, places, direction);
  }

  /**
   * In "A, which opened …; B, which opened … and closed …" a verb belongs to the town named last
   * before it.
   */
  private int nearestListed(int node, int act) {
    int nearest = node;
    for (int i = node + 1; i + 2 < act; i++) {
      boolean town =
          scene.is(i, Kinds.CITY)
              || (scene.term(i) == null && scene.token(i).tag().startsWith("NNP"));
      if (town
          && scene.token(i + 1).form().equals(",")
          && scene.token(i + 2).lemma().equals("which")) {
        nearest = i;
      }
    }
    return nearest;
  }

  /** The state of the city last named in this block: where "there" is. */
  private @Nullable ActorId placeBefore() {
    return discourse.lastPlaceBlock == scene.block() ? discourse.lastPlace : null;
  }

  /** "North Korea, where Cuba has an embassy": the state that the clause is about. */
  private @Nullable ActorId placeOfClause(int act) {
    int above = scene.token(act).head();
    boolean where =
        above >= 0
            && scene.token(act).label().equals("relcl")
            && scene.graph().treeChildren(act).stream()
                .anyMatch(child -> scene.token(child).lemma().equals("where"));
    if (!where || !(scene.term(above) instanceof Term.Named place)) {
      return null;
    }
    List<ActorId> states = discourse.actors(place, null);
    return !states.isEmpty() && discourse.isState(states.getFirst())
        ? states.getFirst()
        : place.cities().isEmpty() ? null : discourse.stateOf(place, null);
  }

  private boolean saysThere(int node) {
    return scene.graph().treeChildren(node).stream()
        .anyMatch(
            c -> scene.token(c).lemma().equals("there") && scene.token(c).label().equals("advmod"));
  }

  /**
   * "It", "the post", "consular posts in A and B", or a city in a list that stands for the post in
   * it.
   */
  private @Nullable MissionReferent post(
      int node, int act, @Nullable MissionReferent last, Actors actors, @Nullable Integer year) {
    Term term = scene.term(node);
    if (term instanceof Term.Named || (term == null && scene.token(node).tag().startsWith("NNP"))) {
      int nearest = nearestListed(node, act);
      String city =
          scene.term(nearest) instanceof Term.Named
              ? scene.token(nearest).form()
              : missionPlaces.properName(nearest);
      return last == null
          ? null
          : new MissionReferent(last.kind(), List.of(city), last.direction());
    }
    if (isPassedOn(node, act) && !discourse.lastDrafts.isEmpty()) {
      Draft told = discourse.lastDrafts.getLast();
      boolean mission =
          told.type().id().startsWith("mission-") && told.mention().block() == scene.block();
      return mission ? last : null;
    }
    int antecedent = scene.token(node).tag().startsWith("PRP") ? missionBefore(node) : -1;
    if (antecedent >= 0) {
      int verb = scene.token(antecedent).head();
      return referent(antecedent, verb < 0 ? antecedent : verb, actors, year);
    }
    List<String> seats = missionPlaces.places(node, act);
    if (last != null) {
      return seats.isEmpty() ? last : new MissionReferent(last.kind(), seats, last.direction());
    }
    if (seats.isEmpty()
        || scene.token(node).tag().startsWith("PRP")
        || !discourse.outward().isKnown()) {
      return null;
    }
    return new MissionReferent("mission", seats, discourse.outward());
  }

  /** "It was closed in 1830": "it" may be anything, unless a mission was just spoken of. */
  private boolean isPassedOn(int node, int act) {
    return scene.token(node).lemma().equals("it")
        && scene.token(node).label().equals("nsubjpass")
        && (scene.inClass(act, "close") || scene.inClass(act, "reopen"))
        && missionBefore(node) < 0;
  }

  /** The mission that is the subject of a clause before a pronoun, or -1. */
  private int missionBefore(int pronoun) {
    for (int i = pronoun - 1; i >= 0; i--) {
      if (scene.term(i) instanceof Term.MissionKind && scene.token(i).label().startsWith("nsubj")) {
        return i;
      }
    }
    return -1;
  }

  /** "Iran reopened its own in London": a mission of the kind last named, of whoever acts. */
  private @Nullable MissionReferent own(
      int node, int act, @Nullable MissionReferent last, Actors actors) {
    ActorId sender = discourse.firstState(actors.under(node, "poss"));
    if (sender == null) {
      sender = discourse.firstState(actors.under(act, "subj"));
    }
    if (last == null || sender == null) {
      return null;
    }
    List<Term.Named> cities = missionPlaces.cities(node, act);
    ActorId seat = cities.isEmpty() ? null : discourse.stateOf(cities.getFirst(), null);
    Direction before = last.direction();
    ActorId receiver =
        seat != null && !seat.equals(sender)
            ? seat
            : sender.equals(before.receiver()) ? before.sender() : before.receiver();
    Direction direction = new Direction(sender, receiver);
    return direction.isKnown()
        ? new MissionReferent(
            last.kind(), cities.stream().map(Term.Named::text).toList(), direction)
        : null;
  }

  private boolean isDefinite(int node) {
    return scene.graph().treeChildren(node).stream()
        .anyMatch(c ->
            scene.token(c).lemma().equals("the")
                || scene.token(c).tag().equals("PRP$")
                || scene.token(c).lemma().equals("this"));
  }

  /** "its embassy": whoever acts, or was last spoken of. */
  private @Nullable ActorId possessor(int node, int act, Actors actors) {
    boolean own =
        scene.graph().treeChildren(node).stream()
            .anyMatch(c -> scene.token(c).tag().equals("PRP$"));
    if (!own) {
      return null;
    }
    ActorId subject = discourse.firstState(actors.acting(act));
    return subject != null ? subject : discourse.lastActor;
  }

  Direction complete(Direction direction) {
    ActorId sender = direction.sender();
    ActorId receiver = direction.receiver();
    if (sender != null && receiver != null) {
      return direction;
    }
    if (sender != null) {
      return new Direction(sender, discourse.opposite(sender));
    }
    if (receiver != null) {
      ActorId other = discourse.counterpart(receiver);
      if (other == null
          && discourse.outward().sender() != null
          && !receiver.equals(discourse.outward().sender())) {
        other = discourse.outward().sender();
      }
      return new Direction(other, receiver);
    }
    if (discourse.heading.isKnown()) {
      return discourse.heading;
    }
    return discourse.outward();
  }
}
