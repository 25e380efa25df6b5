package org.chancery.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.Name;
import org.chancery.reading.mention.Term;
import org.chancery.reading.syntax.Graph;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in an event and whom it is done to, in the manner of event data: troops, police,
 * ministers, rebels and people stand for the state they belong to.
 */
final class Sides {

  /** The two sides; either may be open. */
  record Pair(@Nullable ActorId from, @Nullable ActorId to) {}

  private static final Set<String> PRONOUNS =
      Set.of("it", "he", "she", "they", "we", "i", "who", "which", "that", "his", "its", "their");

  /** How a noun names the state it belongs to, the closest first. */
  private static final List<String> BELONGING =
      List.of("poss", "mod", "appos", "of", "from", "between", "in", "with", "by", "for", "to");

  /** Where the other side of a verb stands, the surest first. */
  private static final List<String> TARGETS =
      List.of(
          "obj", "iobj", "obj2", "against", "with", "to", "on", "upon", "at", "toward", "towards",
          "from", "for", "between", "over", "about", "into", "of", "in", "by", "comp", "clause");

  private static final List<String> TARGETS_OF_NOUN =
      List.of("on", "against", "with", "to", "for", "from", "of", "over", "in", "comp");

  private final Scene scene;
  private final Discourse discourse;
  private final List<@Nullable ActorId> proxies;

  Sides(Scene scene, Discourse discourse, List<@Nullable ActorId> proxies) {
    this.scene = scene;
    this.discourse = discourse;
    this.proxies = proxies;
  }

  /**
   * The sides of an act.
   *
   * @param mutual whether both may stand as subject
   * @param demanded whether the subject is the one of whom the act is demanded
   */
  Pair of(int act, Clause clause, boolean mutual, boolean demanded) {
    List<ActorId> sources = demanded ? List.of() : sources(act);
    boolean spoken = clause.speaker() >= 0 && !isBelow(act, clause.speaker(), "subj");
    if (sources.isEmpty() && spoken && (demanded || isSpokenFor(act))) {
      sources = all(graph().dependents(clause.speaker(), "subj"));
    }
    ActorId from = sources.isEmpty() ? null : sources.getFirst();
    ActorId to = demanded ? first(subjects(act), from) : null;
    if (to == null && mutual && sources.size() > 1) {
      to = sources.get(1);
    }
    if (to == null) {
      to = target(act, from, clause);
    }
    if (to == null && sources.size() > 1) {
      to = sources.get(1);
    }
    if (from == null) {
      from = elsewhere(act, to, clause);
    }
    return new Pair(from, to);
  }

  private Graph graph() {
    return scene.graph();
  }

  private boolean isBelow(int act, int head, String label) {
    return graph().dependents(head, label).stream().anyMatch(d -> graph().isBelow(act, d));
  }

  private boolean isSpokenFor(int act) {
    List<Integer> subjects = subjects(act);
    return subjects.isEmpty()
        || subjects.stream().allMatch(s -> PRONOUNS.contains(scene.token(s).lemma()));
  }

  private List<Integer> subjects(int act) {
    if (scene.token(act).isVerb()) {
      List<Integer> subjects = graph().dependents(act, "subj");
      if (subjects.isEmpty() && graph().isPassive(act) && scene.inClass(act, "ready-adj")) {
        // "Is prepared to": a participle in form, an adjective in sense.
        return graph().dependents(act, "obj");
      }
      return subjects.isEmpty() ? above(act) : subjects;
    }
    // "Norway is willing to …": the subject hangs on the copula.
    int head = scene.token(act).head();
    boolean predicate = Set.of("acomp", "attr", "oprd").contains(scene.token(act).label());
    return predicate && head >= 0 ? graph().dependents(head, "subj") : List.of();
  }

  /** An infinitive without a subject shares that of the verbs above it. */
  private List<Integer> above(int act) {
    int at = act;
    for (int steps = 0; steps < 4; steps++) {
      String label = scene.token(at).label();
      int head = scene.token(at).head();
      if (head < 0 || graph().isPassive(act)) {
        return List.of();
      }
      if (!Set.of("xcomp", "advcl", "conj", "pcomp", "prep").contains(label)) {
        return List.of();
      }
      List<Integer> subjects = graph().dependents(head, "subj");
      if (!subjects.isEmpty()) {
        return subjects;
      }
      at = head;
    }
    return List.of();
  }

  private List<ActorId> sources(int act) {
    List<ActorId> sources = all(subjects(act));
    if (!sources.isEmpty()) {
      return sources;
    }
    Set<ActorId> found = new LinkedHashSet<>();
    // "Fighting between Iran and Iraq": the parser may see a verb in a noun.
    boolean verb = scene.token(act).isVerb();
    for (String label : verb ? List.of("between") : List.of("poss", "between", "by", "mod")) {
      found.addAll(all(graph().dependents(act, label)));
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    }
    // "Paid a visit": the noun has the subject of the verb above it.
    int head = scene.token(act).head();
    boolean object = !verb && scene.token(act).label().equals("dobj");
    return object && head >= 0 ? all(graph().dependents(head, "subj")) : List.of();
  }

  private List<ActorId> all(List<Integer> nodes) {
    Set<ActorId> found = new LinkedHashSet<>();
    for (int node : nodes) {
      found.addAll(actors(node, 0));
    }
    List<ActorId> states = found.stream().filter(discourse::isState).toList();
    return states.isEmpty() ? List.copyOf(found) : states;
  }

  private @Nullable ActorId first(List<Integer> nodes, @Nullable ActorId other) {
    return all(nodes).stream().filter(id -> !id.equals(other)).findFirst().orElse(null);
  }

  /** The actors that a noun stands for or belongs to. */
  private List<ActorId> actors(int node, int depth) {
    List<ActorId> own = named(node, false);
    if (!own.isEmpty() || depth > 3) {
      return own;
    }
    for (String label : BELONGING) {
      Set<ActorId> found = new LinkedHashSet<>();
      for (int dependent : graph().dependents(node, label)) {
        found.addAll(actors(dependent, depth + 1));
      }
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    }
    return named(node, true);
  }

  /**
   * The actors that a word names.
   *
   * @param places whether a city that is no capital counts for the state it lies in
   */
  private List<ActorId> named(int node, boolean places) {
    ActorId proxy = proxies.get(node);
    if (proxy != null) {
      return List.of(proxy);
    }
    if (!(scene.term(node) instanceof Term.Named named)) {
      return List.of();
    }
    boolean seat =
        named.names().stream().allMatch(name -> name.kind() == Name.Kind.CAPITAL)
            && !places
            && isPlace(node);
    if (!named.names().isEmpty() && !seat) {
      return discourse.actors(named, null);
    }
    ActorId state = places ? discourse.stateOf(named, null) : null;
    return state == null ? List.of() : List.of(state);
  }

  /** "In Moscow" is a place, "with Moscow" a government. */
  private boolean isPlace(int node) {
    int head = scene.token(node).head();
    return scene.token(node).label().equals("pobj")
        && head >= 0
        && Set.of("in", "near", "at", "outside").contains(scene.token(head).lemma());
  }

  private @Nullable ActorId target(int act, @Nullable ActorId from, Clause clause) {
    List<String> labels = scene.token(act).isVerb() ? TARGETS : TARGETS_OF_NOUN;
    List<ActorId> organisations = new ArrayList<>();
    for (String label : labels) {
      if (label.equals("by") && graph().isPassive(act)) {
        continue;
      }
      for (int dependent : graph().dependents(act, label)) {
        for (ActorId id : around(dependent, act)) {
          if (discourse.isState(id)) {
            if (!id.equals(from)) {
              return id;
            }
          } else {
            organisations.add(id);
          }
        }
      }
    }
    if (!scene.token(act).isVerb() && scene.token(act).head() >= 0) {
      int head = scene.token(act).head();
      boolean verb = scene.token(head).isVerb() || scene.token(head).tag().equals("IN");
      if (verb && !scene.inClass(head, "say-verb")) {
        for (ActorId id : in(head, act, clause)) {
          if (!id.equals(from)) {
            return id;
          }
        }
      }
    }
    for (ActorId id : in(root(act), act, clause)) {
      if (!id.equals(from)) {
        return id;
      }
    }
    return organisations.stream().filter(id -> !id.equals(from)).findFirst().orElse(null);
  }

  /** The actors of a noun phrase or clause: those it belongs to, then all that it names. */
  private List<ActorId> around(int node, int act) {
    Set<ActorId> found = new LinkedHashSet<>();
    if (scene.token(node).isVerb()) {
      for (String label : TARGETS) {
        if (label.equals("comp")) {
          break;
        }
        found.addAll(all(graph().dependents(node, label)));
      }
      Set<ActorId> subjects = new LinkedHashSet<>(all(graph().dependents(node, "subj")));
      subjects.addAll(found);
      found = subjects;
    } else {
      found.addAll(actors(node, 0));
    }
    for (int i = 0; i < graph().size(); i++) {
      if (i != act && graph().isBelow(i, node) && !graph().isBelow(act, i)) {
        found.addAll(named(i, true));
      }
    }
    return List.copyOf(found);
  }

  private int root(int act) {
    int at = act;
    while (scene.token(at).head() >= 0 && scene.token(at).head() < graph().size()) {
      at = scene.token(at).head();
    }
    return at;
  }

  /** The states named below a word, those behind the act first, without those who only speak. */
  private List<ActorId> in(int node, int act, Clause clause) {
    Set<ActorId> behind = new LinkedHashSet<>();
    Set<ActorId> before = new LinkedHashSet<>();
    for (int i = 0; i < graph().size(); i++) {
      if (graph().isBelow(i, node) && !isSpeaking(i, clause)) {
        (i > act ? behind : before).addAll(named(i, true));
      }
    }
    behind.addAll(before);
    return behind.stream().filter(discourse::isState).toList();
  }

  private boolean isSpeaking(int node, Clause clause) {
    if (clause.speaker() >= 0 && isBelow(node, clause.speaker(), "subj")) {
      return true;
    }
    for (int at = node; at >= 0; at = scene.token(at).head()) {
      String lemma = scene.token(at).lemma();
      if (lemma.equals("accord") || lemma.equals("according")) {
        return true;
      }
    }
    return false;
  }

  /** Where nobody stands as the one who acts: another state named in the sentence, if any. */
  private @Nullable ActorId elsewhere(int act, @Nullable ActorId to, Clause clause) {
    return in(root(act), act, clause).stream()
        .filter(id -> !id.equals(to))
        .findFirst()
        .orElse(null);
  }
}
