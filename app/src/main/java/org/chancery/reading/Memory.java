package org.chancery.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.reading.Discourse.Direction;
import org.chancery.reading.Discourse.MissionReferent;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;

/** Keeps in the discourse whom and what a sentence leaves in mind. */
final class Memory {

  private final Scene scene;
  private final Discourse discourse;
  private final Affairs affairs;
  private final MissionPlaces missionPlaces;
  private final MissionReferents referents;
  private final EnvoyTitles envoyTitles;
  private final boolean incidental;
  private final List<Draft> drafts;

  Memory(
      Scene scene,
      Discourse discourse,
      Affairs affairs,
      MissionPlaces missionPlaces,
      MissionReferents referents,
      EnvoyTitles envoyTitles,
      boolean incidental,
      List<Draft> drafts) {
    this.scene = scene;
    this.discourse = discourse;
    this.affairs = affairs;
    this.missionPlaces = missionPlaces;
    this.referents = referents;
    this.envoyTitles = envoyTitles;
    this.incidental = incidental;
    this.drafts = drafts;
  }

  /**
   * A heading that names a mission or an envoy of one state in another sets the direction for what
   * follows it.
   */
  Direction headingDirection() {
    if (scene.graph().tokens().stream().anyMatch(token -> token.lemma().equals("consular"))) {
      // "Consular Presence": what it lists are consulates unless it says more.
      discourse.listed = "consulate";
    }
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.MissionKind kind) {
        discourse.listed = kind.kind();
      }
    }
    Actors actors = new Actors(scene, discourse, null);
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.MissionKind || scene.is(i, Kinds.ENVOY)) {
        ActorId sender = discourse.firstState(actors.under(i, "poss", "mod", "of"));
        ActorId receiver = discourse.firstState(actors.namedUnder(i, "in", "to"));
        Direction direction = new Direction(sender, receiver);
        if (sender != null || receiver != null) {
          return referents.complete(direction);
        }
      }
    }
    return Direction.UNKNOWN;
  }

  /** Whom the sentence leaves in mind: its subject, and the persons it introduces. */
  void remember() {
    affairs.remember();
    if (incidental && drafts.isEmpty()) {
      return;
    }
    Actors actors = new Actors(scene, discourse, null);
    Graph graph = scene.graph();
    for (int i = 0; i < graph.size(); i++) {
      Set<ActorId> group = new LinkedHashSet<>();
      if (!scene.token(i).label().equals("conj")) {
        for (int each : graph.coordinated(i)) {
          if (scene.term(each) instanceof Term.Named named && !named.isAdjective()) {
            discourse.actors(named, null).stream().filter(discourse::isState).forEach(group::add);
          }
        }
      }
      if (group.size() >= 2) {
        discourse.lastGroup = List.copyOf(group);
      }
    }
    for (int i = 0; i < graph.size(); i++) {
      Token token = scene.token(i);
      if ((token.label().equals("nsubj") || token.label().equals("nsubjpass"))
          && scene.term(i) instanceof Term.Named named
          && !named.names().isEmpty()) {
        List<ActorId> ids = discourse.actors(named, null);
        if (ids.size() == 1 && discourse.isState(ids.getFirst())) {
          discourse.lastActor = ids.getFirst();
        }
      }
      if (scene.term(i) instanceof Term.MissionKind kind) {
        if (token.tag().endsWith("S") && kind.kind().startsWith("consul")) {
          // "Other consulates, with their dates:": a list may follow.
          discourse.listed = kind.kind();
        }
        note(i, kind, actors);
      }
    }
  }

  /** Whoever is named with an office: a later "he", or the bare surname, is this person. */
  void introducePersons() {
    Actors actors = new Actors(scene, discourse, null);
    for (int i = 0; i < scene.graph().size(); i++) {
      Token token = scene.token(i);
      if (scene.term(i) == null
          && token.tag().startsWith("NNP")
          && !token.label().equals("compound")) {
        Set<Integer> titles = new LinkedHashSet<>();
        envoyTitles.titlesOf(i, titles, 0);
        boolean person =
            !titles.isEmpty()
                || scene.graph().dependents(i, "mod").stream()
                    .anyMatch(m -> scene.term(m) instanceof Term.Title);
        if (person) {
          introduce(i, titles, actors);
        }
      }
    }
    introduceSuccessors(actors);
  }

  /**
   * "He was succeeded by Jean Dupont", "Dupont, who replaced Roche": the same state sent both,
   * where the one that received them may have changed.
   */
  private void introduceSuccessors(Actors actors) {
    for (int verb = 0; verb < scene.graph().size(); verb++) {
      if (!scene.inClass(verb, "succeed")) {
        continue;
      }
      for (int successor : scene.graph().dependents(verb, "subj")) {
        for (int predecessor : scene.graph().dependents(verb, "obj")) {
          String later = envoyTitles.personName(successor, actors);
          String earlier = envoyTitles.personName(predecessor, actors);
          if (later != null && earlier != null && !later.equals(earlier)) {
            ActorId sender = discourse.directionOf(earlier).sender();
            discourse.introduce(later, new Direction(sender, null));
          }
        }
      }
    }
  }

  private void introduce(int node, Set<Integer> titles, Actors actors) {
    ActorId sender = null;
    ActorId receiver = null;
    for (int title : titles) {
      sender =
          sender != null ? sender : discourse.firstState(actors.under(title, "poss", "mod", "of"));
      receiver = receiver != null ? receiver : discourse.firstState(actors.under(title, "to"));
    }
    if (sender == null) {
      sender = discourse.firstState(actors.under(node, "mod", "poss"));
    }
    if (sender != null && sender.equals(receiver)) {
      receiver = null;
    }
    if (sender == null && receiver != null) {
      sender = discourse.counterpart(receiver);
    }
    if (sender != null) {
      discourse.introduce(scene.token(node).form(), new Direction(sender, receiver));
    }
  }

  /** The envoy who is the subject of the sentence is who the next "he" means. */
  void rememberPerson() {
    for (int i = 0; i < scene.graph().size(); i++) {
      Token token = scene.token(i);
      if (token.label().startsWith("nsubj")
          && scene.term(i) == null
          && token.tag().startsWith("NNP")
          && discourse.directionOf(token.form()).isKnown()) {
        discourse.person = token.form();
        return;
      }
    }
  }

  private void note(int node, Term.MissionKind kind, Actors actors) {
    if (!drafts.isEmpty()) {
      return;
    }
    // "A consular post has been maintained in Salzburg": the city may hang on the verb.
    int head = scene.token(node).head();
    List<Term.Named> cities =
        missionPlaces.cities(node, head >= 0 && scene.token(head).isVerb() ? head : node);
    ActorId sender = discourse.firstState(actors.under(node, "poss", "mod", "of"));
    ActorId receiver = discourse.firstState(actors.namedUnder(node, "in", "to", "at"));
    if (sender == null && receiver == null && cities.isEmpty()) {
      return;
    }
    ActorId seat = cities.isEmpty() ? null : discourse.stateOf(cities.getFirst(), null);
    Direction direction =
        referents.complete(
            new Direction(
                sender,
                receiver != null ? receiver : seat != null && !seat.equals(sender) ? seat : null));
    if (direction.isKnown()) {
      discourse.mission =
          new MissionReferent(
              kind.kind(), cities.stream().map(Term.Named::text).toList(), direction);
    }
  }
}
