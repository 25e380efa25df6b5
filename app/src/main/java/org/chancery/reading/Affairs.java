package org.chancery.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.Office;
import org.chancery.reading.Discourse.Holder;
import org.chancery.reading.Lexicon.ListName;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Pattern.Match;
import org.chancery.reading.rule.Rule;
import org.chancery.reading.syntax.Token;
import org.jspecify.annotations.Nullable;

/**
 * Fills the roles of acts in which organisations, lists and offices play a part: listings,
 * memberships, sanctions, leaders, omissions.
 */
final class Affairs {

  /** More of them in one act are a roll call, not a record. */
  private static final int MOST = 12;

  private static final Map<String, String> OFFICES =
      Map.of(
          "presidency", "head-of-state",
          "premiership", "head-of-government",
          "chancellorship", "head-of-government");

  private static final Set<String> FOREIGN = Set.of("foreign", "external", "secretary of state");

  /**
   * Who acts on whom.
   *
   * @param kind of list or of office
   * @param record the word for the report or the list by which an omission shows
   */
  record Parts(
      ActorId from,
      ActorId to,
      @Nullable String kind,
      @Nullable String person,
      @Nullable Integer record) {}

  private final Scene scene;
  private final Discourse discourse;

  Affairs(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.discourse = discourse;
  }

  /** What a match of one of the frames of this class states. */
  List<Parts> of(Rule.Frame frame, int act, Match match, Actors actors) {
    return switch (frame) {
      case LISTING -> listing(act, match, actors);
      case MEMBERSHIP -> membership(act, match, actors);
      case SANCTION -> sanction(act, match, actors);
      case OFFICE -> office(act, match, actors);
      case OMISSION -> omission(act, match, actors);
      case PROTECTION -> protection(match, actors);
      case PARTIES, ACTION, MISSION, ENVOY, ACCREDITATION, CLAIM -> List.of();
    };
  }

  // ---- lists

  private List<Parts> listing(int act, Match match, Actors actors) {
    Integer listNode = match.node("object");
    Set<ActorId> listed = states(match.node("to"), actors);
    ListName name = null;
    for (int i = 0; i < scene.graph().size() && name == null; i++) {
      if (scene.term(i) == null && scene.graph().isBelow(i, act)) {
        name = scene.lexicon().list(scene.token(i).lemma());
      }
    }
    Set<ActorId> keepers = new LinkedHashSet<>(subjects(act, actors));
    if (keepers.isEmpty() && listNode != null) {
      keepers.addAll(actors.under(listNode, "mod", "poss", "of", "by"));
    }
    for (int i = 0; i < scene.graph().size() && keepers.isEmpty(); i++) {
      // "The designation of Peru as a sponsor of terrorism by France": the parser hangs the keeper
      // on the sponsor.
      if (scene.graph().isBelow(i, act)) {
        keepers.addAll(actors.under(i, "by"));
      }
    }
    keepers.removeAll(listed);
    ActorId keeper = keepers.isEmpty() ? null : keepers.iterator().next();
    String kind = name == null ? discourse.lastList : name.kind();
    if (keeper == null) {
      keeper = name == null ? discourse.lastLister : name.keeper();
    }
    boolean known = name != null || listNode != null || scene.inClass(act, "designate");
    if (kind == null || keeper == null || !known) {
      return List.of();
    }
    discourse.lastList = kind;
    discourse.lastLister = keeper;
    List<Parts> parts = new ArrayList<>();
    for (ActorId state : listed) {
      parts.add(new Parts(keeper, state, kind, null, null));
    }
    return parts;
  }

  // ---- protecting powers

  /** Three states, all of which the sentence has to name: a wrong one would be worse than none. */
  private List<Parts> protection(Match match, Actors actors) {
    List<Parts> parts = new ArrayList<>();
    for (ActorId power : states(match.node("party"), actors)) {
      for (ActorId whose : states(match.node("from"), actors)) {
        for (ActorId where : states(match.node("to"), actors)) {
          if (!power.equals(whose) && !power.equals(where) && !whose.equals(where)) {
            parts.add(new Parts(whose, where, power.value(), null, null));
          }
        }
      }
    }
    return parts;
  }

  // ---- organisations

  private List<Parts> membership(int act, Match match, Actors actors) {
    Set<ActorId> all = new LinkedHashSet<>();
    for (String role : List.of("from", "to")) {
      Integer node = match.node(role);
      if (node != null) {
        all.addAll(named(node, act, actors));
      }
    }
    for (int subject : scene.graph().dependents(act, "subj")) {
      all.addAll(named(subject, act, actors));
    }
    if (!scene.token(act).isVerb()) {
      all.addAll(actors.under(act, "mod", "of", "by"));
      for (int owner : scene.graph().dependents(act, "poss")) {
        // "Announced its withdrawal": whose, the subject of the sentence says.
        all.addAll(named(owner, act, actors));
      }
    }
    Set<ActorId> bodies = new LinkedHashSet<>(all);
    bodies.removeIf(discourse::isState);
    all.removeIf(id -> !discourse.isState(id));
    if (bodies.isEmpty() && match.node("to") == null && discourse.lastBody != null) {
      bodies.add(discourse.lastBody);
    }
    if (bodies.isEmpty()) {
      return List.of();
    }
    ActorId body = bodies.iterator().next();
    return all.stream().limit(MOST).map(id -> new Parts(id, body, null, null, null)).toList();
  }

  /** The actors of a word, with "it" and "the organisation" as the sentence or the text has it. */
  private List<ActorId> named(int node, int act, Actors actors) {
    if (scene.term(node) == null && scene.is(node, "organisation")) {
      List<ActorId> apposed = actors.under(node, "appos");
      if (!apposed.isEmpty()) {
        return apposed;
      }
      List<ActorId> marked = actors.nationality(node, 0);
      List<ActorId> bodies = marked.stream().filter(id -> !discourse.isState(id)).toList();
      // "The members of the African Union" act for it; "the union" is the one last spoken of.
      return !bodies.isEmpty()
          ? bodies
          : discourse.lastBody == null || !isDefinite(node)
              ? List.of()
              : List.of(discourse.lastBody);
    }
    if (scene.term(node) == null && scene.token(node).lemma().equals("member")) {
      return actors.under(node, "of");
    }
    if (isIt(node)) {
      ActorId spoken = subjectBefore(node, act, actors);
      return spoken == null ? List.of() : List.of(spoken);
    }
    List<ActorId> ids = new ArrayList<>();
    for (int each : scene.graph().coordinated(node)) {
      ids.addAll(actors.of(each));
    }
    return ids;
  }

  private boolean isDefinite(int node) {
    return scene.graph().treeChildren(node).stream()
        .anyMatch(child -> scene.token(child).lemma().equals("the"));
  }

  private boolean isIt(int node) {
    return scene.term(node) == null && Set.of("it", "its").contains(scene.token(node).lemma());
  }

  /**
   * The subject of an earlier clause of the sentence; of the sentence before where there is none.
   */
  private @Nullable ActorId subjectBefore(int node, int act, Actors actors) {
    List<Integer> own = scene.graph().dependents(act, "subj");
    for (int i = node - 1; i >= 0; i--) {
      boolean subject = Set.of("nsubj", "nsubjpass").contains(scene.token(i).label());
      if (subject && !own.contains(i) && scene.term(i) instanceof Term.Named) {
        List<ActorId> ids = actors.of(i);
        if (ids.size() == 1) {
          return ids.getFirst();
        }
      }
    }
    return discourse.lastSubject;
  }

  // ---- sanctions

  /** "The sanctions", "its sanctions", "these". */
  private boolean isKnown(int noun) {
    return scene.graph().treeChildren(noun).stream()
        .anyMatch(child ->
            scene.token(child).tag().equals("PRP$")
                || Set.of("the", "these", "those").contains(scene.token(child).lemma()));
  }

  private List<Parts> sanction(int act, Match match, Actors actors) {
    Integer object = match.node("object");
    Set<ActorId> from = new LinkedHashSet<>(subjects(act, actors));
    Integer toNode = match.node("to");
    boolean them = object != null && scene.token(object).tag().startsWith("PRP");
    if (them) {
      // "It lifted them": the sanctions last spoken of.
      return discourse.lastSanction.size() == 2
          ? List.of(
              new Parts(
                  discourse.lastSanction.get(0), discourse.lastSanction.get(1), null, null, null))
          : List.of();
    }
    Set<ActorId> to = new LinkedHashSet<>(states(toNode, actors));
    if (object != null) {
      // "The sanctions that it had imposed on Sudan", "sanctions imposed by the Council"
      for (int clause : scene.graph().dependents(object, "relative")) {
        if (to.isEmpty()) {
          to.addAll(actors.under(clause, "on", "upon", "against"));
        }
        if (from.isEmpty() && clause != act) {
          from.addAll(actors.under(clause, "by", "subj"));
        }
      }
    }
    from.removeAll(to);
    if (from.isEmpty() && object != null) {
      from.addAll(actors.under(object, "mod", "poss", "by", "of"));
    }
    if (from.isEmpty() && !scene.token(act).isVerb()) {
      from.addAll(actors.under(act, "mod", "poss", "by"));
      if (from.isEmpty()) {
        from.addAll(actors.acting(act));
      }
    }
    from.removeAll(to);
    if (object != null && discourse.lastSanction.size() == 2 && isKnown(object)) {
      // "The sanctions were lifted": those last spoken of.
      ActorId target = discourse.lastSanction.get(1);
      if (to.isEmpty() && !from.contains(target)) {
        to.add(target);
      }
      if (from.isEmpty() && to.contains(target)) {
        from.add(discourse.lastSanction.get(0));
      }
    }
    List<Parts> parts = new ArrayList<>();
    for (ActorId source : from) {
      for (ActorId target : to) {
        if (!source.equals(target) && parts.size() < MOST) {
          parts.add(new Parts(source, target, null, null, null));
          discourse.lastSanction = List.of(source, target);
        }
      }
    }
    return parts;
  }

  private List<ActorId> subjects(int act, Actors actors) {
    Set<ActorId> subjects = new LinkedHashSet<>();
    for (int subject : scene.graph().dependents(act, "subj")) {
      if (isIt(subject)) {
        ActorId spoken = subjectBefore(subject, act, actors);
        if (spoken != null) {
          subjects.add(spoken);
        }
      } else {
        subjects.addAll(named(subject, act, actors));
      }
    }
    subjects.addAll(actors.under(act, "by"));
    return List.copyOf(subjects);
  }

  private Set<ActorId> states(@Nullable Integer node, Actors actors) {
    Set<ActorId> states = new LinkedHashSet<>();
    if (node != null) {
      for (int each : scene.graph().coordinated(node)) {
        states.addAll(
            isIt(each) && discourse.lastActor != null
                ? List.of(discourse.lastActor)
                : actors.of(each));
      }
    }
    states.removeIf(id -> !discourse.isState(id));
    return states;
  }

  // ---- offices

  private List<Parts> office(int act, Match match, Actors actors) {
    Integer person = match.node("person");
    if (person == null) {
      return List.of();
    }
    String surname = actors.surname(person);
    boolean pronoun = scene.token(person).tag().startsWith("PRP");
    Holder stated = null;
    Integer title = match.node("title");
    if (title != null) {
      stated = holder(title, person, surname, actors);
    }
    if (title != null && stated == null && scene.term(title) instanceof Term.Title term) {
      // "… took office as president of Cuba, and Castro stepped down as president"
      Holder beside = inSentence(actors);
      stated =
          beside != null && beside.kind().equals(kind(term))
              ? new Holder(beside.state(), beside.kind(), surname)
              : null;
    }
    if (stated == null && title == null) {
      stated = holderOf(person, surname, actors);
    }
    if (stated == null) {
      stated = byObject(match.node("object"), surname, actors);
    }
    if (stated == null) {
      stated = bySubject(act, person, surname, actors);
    }
    Holder known =
        pronoun ? discourse.lastHolder() : surname != null ? discourse.holder(surname) : null;
    Holder holder = stated != null ? stated : title == null ? known : null;
    if (holder == null && title == null && !scene.token(act).isVerb() && surname != null) {
      // "… after the resignation of Park": from the office of which the sentence speaks.
      holder = inSentence(actors);
    }
    if (holder == null) {
      return List.of();
    }
    String name = surname != null ? surname : holder.person();
    discourse.introduce(new Holder(holder.state(), holder.kind(), name));
    return List.of(new Parts(holder.state(), holder.state(), holder.kind(), name, null));
  }

  /** "Assumed the presidency of Brazil": the office without its title. */
  private @Nullable Holder byObject(
      @Nullable Integer object, @Nullable String surname, Actors actors) {
    String kind = object == null ? null : OFFICES.get(scene.token(object).lemma());
    if (object == null || kind == null) {
      return null;
    }
    ActorId state =
        actors.under(object, "of", "poss", "mod").stream()
            .filter(discourse::isState)
            .findFirst()
            .orElse(null);
    return state == null ? null : new Holder(state, kind, surname);
  }

  /** "The Peruvian congress removed the president": whose he was, those say who removed him. */
  private @Nullable Holder bySubject(int act, int person, @Nullable String surname, Actors actors) {
    if (!scene.graph().dependents(act, "obj").contains(person)) {
      return null;
    }
    List<Integer> titles = new ArrayList<>(List.of(person));
    titles.addAll(scene.graph().dependents(person, "mod"));
    for (int title : titles) {
      String kind = scene.term(title) instanceof Term.Title term ? kind(term) : null;
      ActorId state =
          actors.under(act, "subj").stream().filter(discourse::isState).findFirst().orElse(null);
      if (kind != null && state != null) {
        return new Holder(state, kind, surname);
      }
    }
    return null;
  }

  private @Nullable Holder inSentence(Actors actors) {
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.Title) {
        Holder holder = holder(i, i, null, actors);
        if (holder != null) {
          return holder;
        }
      }
    }
    return null;
  }

  /** The office that stands beside a person: before the name, or behind it between commas. */
  private @Nullable Holder holderOf(int person, @Nullable String surname, Actors actors) {
    List<Integer> titles = new ArrayList<>(List.of(person));
    titles.addAll(scene.graph().dependents(person, "mod"));
    titles.addAll(scene.graph().dependents(person, "appos"));
    for (int title : titles) {
      Holder holder = holder(title, person, surname, actors);
      if (holder != null) {
        return holder;
      }
    }
    return null;
  }

  private @Nullable Holder holder(int node, int person, @Nullable String surname, Actors actors) {
    if (!(scene.term(node) instanceof Term.Title title)) {
      return null;
    }
    String kind = kind(title);
    List<ActorId> states = new ArrayList<>(actors.nationality(node, 0));
    if (states.isEmpty()) {
      states.addAll(actors.nationality(person, 0));
    }
    if (states.isEmpty() && person != node) {
      states.addAll(actors.of(person));
    }
    states.removeIf(id -> !discourse.isState(id));
    if (kind == null || states.isEmpty()) {
      return null;
    }
    return new Holder(states.getFirst(), kind, surname);
  }

  /** The office of one who leads a state or speaks for it abroad; deputies do neither. */
  private static @Nullable String kind(Term.Title title) {
    String words = title.title().toLowerCase(Locale.ROOT);
    boolean deputy = words.startsWith("vice") || words.startsWith("deputy");
    boolean foreign = FOREIGN.stream().anyMatch(words::contains);
    if (deputy) {
      return null;
    }
    return switch (title.kind()) {
      case HEAD_OF_STATE, HEAD_OF_GOVERNMENT -> code(title.kind());
      case MINISTER -> foreign ? code(title.kind()) : null;
      case ENVOY, OFFICIAL -> null;
    };
  }

  private static String code(Office.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  // ---- omissions

  private List<Parts> omission(int act, Match match, Actors actors) {
    Integer toNode = match.node("to");
    Set<ActorId> left = toNode == null ? Set.of() : states(toNode, actors);
    if (toNode == null || left.isEmpty()) {
      return List.of();
    }
    Integer record = null;
    Set<ActorId> hosts = new LinkedHashSet<>();
    for (int subject : scene.graph().dependents(act, "subj")) {
      if (subject == toNode) {
        continue;
      }
      if (isRecord(subject)) {
        record = subject;
      }
      hosts.addAll(actors.of(subject));
      ActorId ofMedium = scene.lexicon().stateOfMedium(scene.token(subject).form());
      if (ofMedium != null) {
        hosts.add(ofMedium);
      }
      hosts.addAll(actorsBelow(subject, toNode, actors));
    }
    Integer list = match.node("object");
    if (record == null && list != null && isRecord(list)) {
      record = list;
    }
    for (int inside : scene.graph().dependents(act, "in")) {
      // "Was not mentioned in the report"
      record = record == null && isRecord(inside) ? Integer.valueOf(inside) : record;
    }
    hosts.addAll(placesBelow(act, toNode));
    if (list != null && hosts.isEmpty()) {
      hosts.addAll(actorsBelow(list, toNode, actors));
    }
    if (hosts.isEmpty()
        && discourse.lastPlace != null
        && Math.abs(discourse.lastPlaceBlock - scene.block()) <= 1) {
      hosts.add(discourse.lastPlace);
    }
    hosts.removeAll(left);
    if (hosts.isEmpty()) {
      return List.of();
    }
    ActorId host = hosts.iterator().next();
    List<Parts> parts = new ArrayList<>();
    for (ActorId state : left) {
      parts.add(new Parts(host, state, null, null, record));
    }
    return parts;
  }

  /** A report, a list or a newspaper: what may leave a name out. */
  private boolean isRecord(int node) {
    Token token = scene.token(node);
    return scene.term(node) == null
        && (scene.lexicon().inClass(token.lemma(), "document")
            || scene.lexicon().inClass(token.lemma(), "media")
            || scene.lexicon().inClass(token.lemma(), "list-noun")
            || scene.lexicon().isMedium(token.form()));
  }

  private Set<ActorId> actorsBelow(int node, int apart, Actors actors) {
    Set<ActorId> found = new LinkedHashSet<>();
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.Named named
          && !named.names().isEmpty()
          && scene.graph().isBelow(i, node)
          && !scene.graph().isBelow(i, apart)) {
        found.addAll(actors.of(i));
      }
    }
    return found;
  }

  /** The states of the cities in which the act took place. */
  private Set<ActorId> placesBelow(int act, int apart) {
    Set<ActorId> found = new LinkedHashSet<>();
    for (int i = 0; i < scene.graph().size(); i++) {
      // "… the Cuban ambassador in its account of the banquet in Pyongyang": the account may hang
      // on the ambassador.
      boolean inside =
          scene.graph().isBelow(i, act) && (i > apart || !scene.graph().isBelow(i, apart));
      if (inside && scene.term(i) instanceof Term.Named named && !named.cities().isEmpty()) {
        ActorId state = discourse.stateOf(named, discourse.year());
        if (state != null) {
          found.add(state);
        }
      }
    }
    return found;
  }

  // ---- memory

  /** Keeps whom and what the sentence leaves in mind. */
  void remember() {
    Actors actors = new Actors(scene, discourse, null);
    for (int i = 0; i < scene.graph().size(); i++) {
      Token token = scene.token(i);
      if (scene.term(i) instanceof Term.Named named) {
        remember(named, token, actors.of(i));
      } else if (scene.term(i) == null
          && token.tag().startsWith("NNP")
          && !token.label().equals("compound")) {
        Holder holder = holderOf(i, token.form(), actors);
        if (holder != null) {
          discourse.introduce(holder);
        }
      } else if (scene.term(i) instanceof Term.Title && !token.label().equals("compound")) {
        Holder holder = holder(i, i, actors.surname(i), actors);
        if (holder != null) {
          discourse.introduce(holder);
        }
      }
    }
  }

  private void remember(Term.Named named, Token token, List<ActorId> ids) {
    if (ids.size() == 1 && !discourse.isState(ids.getFirst())) {
      discourse.lastBody = ids.getFirst();
    }
    if (ids.size() == 1 && Set.of("nsubj", "nsubjpass").contains(token.label())) {
      discourse.lastSubject = ids.getFirst();
    }
    if (!named.cities().isEmpty()) {
      discourse.lastPlace = discourse.stateOf(named, discourse.year());
      discourse.lastPlaceBlock = scene.block();
    }
  }
}
