package org.chancery.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.Office;
import org.chancery.event.EventType;
import org.chancery.reading.Discourse.Direction;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.jspecify.annotations.Nullable;

/** Fills the roles of acts on envoys: who sent whom to which state. */
final class EnvoyFrame {

  private final Scene scene;
  private final Discourse discourse;
  private final Situation situation;
  private final Drafting drafting;
  private final MissionPlaces missionPlaces;
  private final EnvoyTitles envoyTitles;

  EnvoyFrame(
      Scene scene,
      Discourse discourse,
      Situation situation,
      Drafting drafting,
      MissionPlaces missionPlaces,
      EnvoyTitles envoyTitles) {
    this.scene = scene;
    this.discourse = discourse;
    this.situation = situation;
    this.drafting = drafting;
    this.missionPlaces = missionPlaces;
    this.envoyTitles = envoyTitles;
  }

  void read(Hit hit, Dating.@Nullable Dated found, Actors actors, @Nullable Integer year) {
    int act = hit.act();
    boolean accredits = scene.token(act).lemma().equals("accredit");
    boolean besides = accredits && isBesides(act);
    // "Sent to Haiti in 1869, he was also accredited to Cuba": the day is that of the first post.
    Dating.Dated dated = besides && found != null && !hangsOn(found.node(), act) ? null : found;
    // "Became the first ambassador when he presented his credentials": one act, the second.
    boolean told = scene.token(act).lemma().equals("become") && presentsCredentials();
    Integer personNode = hit.match().node("person");
    if (personNode != null
        && hit.rule().type().id().equals("envoy-appointed")
        && scene.token(personNode).tag().endsWith("S")
        && scene.graph().dependents(act, "subj").isEmpty()
        && scene.graph().dependents(personNode, "appos").isEmpty()) {
      // "From 1905 to 1911 the ministers to Romania were also commissioned to Serbia": nobody is
      // named.
      return;
    }
    Integer also = hit.match().node("to");
    boolean several = also != null && situation.coordinated(actors, first(also)).size() > 1;
    boolean held = dated == null || dated.date().isInterval();
    boolean unnamed = personNode == null || scene.token(personNode).tag().startsWith("PRP");
    if (several && accredits && held && (unnamed || isState(act))) {
      // "He was also accredited to Greece and Serbia": a remark on his other posts, not an act.
      return;
    }
    List<Integer> nodes = new ArrayList<>();
    Integer credentials = hit.match().node("object");
    if (credentials != null) {
      nodes.addAll(scene.graph().dependents(credentials, "as"));
    }
    if (personNode != null) {
      nodes.add(personNode);
    }
    Integer titleNode = hit.match().node("title");
    if (titleNode != null) {
      nodes.add(titleNode);
    }
    for (String label : List.of("as", "attr", "obj2", "to", "obj")) {
      for (int dependent : scene.graph().dependents(act, label)) {
        if (scene.is(dependent, Kinds.ENVOY)) {
          nodes.add(dependent);
        }
      }
    }
    Set<Integer> titles = new LinkedHashSet<>();
    for (int node : nodes) {
      envoyTitles.titlesOf(node, titles, 0);
    }
    String person = personNode == null ? null : envoyTitles.personName(personNode, actors);
    boolean standing =
        person == null
            && accredits
            && scene.graph().treeChildren(act).stream()
                .anyMatch(c -> Set.of("VBZ", "VBP").contains(scene.token(c).tag()));
    if (standing) {
      // "The ambassador is accredited to Peru" says how things stand, not that anybody was sent.
      return;
    }
    Direction direction = Direction.UNKNOWN;
    List<ActorId> receivers = new ArrayList<>();
    Set<ActorId> senders = new LinkedHashSet<>();
    String type = hit.rule().type().id();
    boolean returns = type.equals("envoy-recalled") || type.equals("envoy-expelled");
    ActorId appointerOf =
        type.equals("envoy-appointed") || type.equals("envoy-recalled")
            ? discourse.firstState(actors.acting(act))
            : null;
    boolean plural = titles.stream().anyMatch(title -> scene.token(title).tag().endsWith("S"));
    for (int title : titles) {
      List<ActorId> of = actors.under(title, "poss", "mod", "of");
      of.stream().filter(discourse::isState).forEach(senders::add);
      ActorId sender =
          isPronoun(title) && appointerOf != null ? appointerOf : senderOf(of, act, type, actors);
      boolean resides = returns || personNode == null || !scene.graph().isBelow(title, personNode);
      // "Withdrew its ambassador from Warsaw"
      List<String> seats = List.of("to", "near", "in", "at", "from");
      for (String label : resides ? seats.subList(0, returns ? 5 : 4) : List.of("to", "near")) {
        for (int dependent : scene.graph().dependents(title, label)) {
          receivers.addAll(receiver(dependent, actors, year));
        }
      }
      direction = direction.or(new Direction(sender, null));
    }
    if (personNode != null
        && direction.sender() == null
        && !(scene.term(personNode) instanceof Term.Title)) {
      direction =
          direction.or(
              new Direction(discourse.firstState(actors.under(personNode, "poss", "mod")), null));
    }
    if (receivers.isEmpty()) {
      for (String label : List.of("to", "near", "from", "in", "at")) {
        for (int dependent : scene.graph().dependents(act, label)) {
          if (!titles.contains(dependent)) {
            List<ActorId> states = receiver(dependent, actors, year);
            boolean receives = label.equals("to") || label.equals("near");
            if (receives || states.stream().allMatch(discourse::isAbout)) {
              receivers.addAll(states);
            }
          }
        }
      }
    }
    Integer to = hit.match().node("to");
    if (to != null) {
      List<ActorId> beside = situation.coordinated(actors, first(to));
      if (beside.stream().anyMatch(discourse::isAbout)
          && actors.of(to).stream().noneMatch(discourse::isAbout)) {
        // "To Peru and Chile", in a text about Peru.
        return;
      }
      receivers.clear();
      receivers.addAll(single(to, actors, year));
    }
    Integer from = hit.match().node("from");
    if (from != null) {
      direction = direction.or(new Direction(discourse.firstState(actors.of(from)), null));
    }
    ActorId appointer = discourse.firstState(actors.acting(act));
    boolean appoints = type.equals("envoy-appointed") || type.equals("envoy-recalled");
    ActorId of = direction.sender();
    boolean byAnother =
        appoints
            && receivers.isEmpty()
            && personNode != null
            && appointer != null
            && of != null
            && !of.equals(appointer)
            && !scene.graph().dependents(act, "subj").contains(personNode)
            && titles.stream().allMatch(title -> actors.under(title, "poss", "mod").isEmpty());
    if (byAnother && !scene.inClass(act, "recognize")) {
      // "The United States sent Bancroft as Minister of Prussia": the state he goes to.
      receivers.add(of);
      direction = new Direction(appointer, null);
    }
    if (appoints
        && !scene.inClass(act, "recognize")
        && direction.sender() == null
        && appointer != null
        && personNode != null
        && !scene.graph().dependents(act, "subj").contains(personNode)) {
      direction = direction.or(new Direction(appointer, null));
      actors.under(act, "subj").stream().filter(discourse::isState).forEach(senders::add);
    }
    if (receivers.isEmpty()
        && appointer != null
        && personNode != null
        && !scene.graph().dependents(act, "subj").contains(personNode)
        && (!appoints || scene.inClass(act, "recognize"))) {
      // Who receives, accepts or expels an envoy is the state to which he was sent.
      receivers.add(appointer);
      if (plural) {
        // "Mexico, Peru and Spain expelled the North Korean ambassadors."
        receivers.addAll(actors.under(act, "subj"));
      }
    }
    ActorId topic = discourse.outward().receiver();
    if (credentials == null
        && type.equals("credentials-presented")
        && appointer == null
        && topic != null
        && Objects.equals(direction.sender(), discourse.outward().sender())
        && receivers.stream().noneMatch(discourse::isAbout)) {
      // "The Minister to Sweden was received by King Haakon", in a text about Norway.
      receivers.clear();
      receivers.add(topic);
    }
    receivers.removeIf(id -> !discourse.isState(id));
    receivers = new ArrayList<>(new LinkedHashSet<>(receivers));
    if (plural && (senders.size() > 1 || receivers.size() > 1)) {
      envoys(hit, dated, senders, receivers);
      return;
    }
    if (credentials == null
        && type.equals("credentials-presented")
        && titles.isEmpty()
        && !discourse.isEnvoy(person)) {
      // Whoever a king receives is an envoy only where the text has said so.
      return;
    }
    boolean place = hit.rule().type().has(EventType.Feature.PLACE);
    String seat = place ? drafting.place(act) : null;
    for (int title : titles) {
      if (seat == null && place && isConsular(title)) {
        seat = missionPlaces.places(title, title).stream().findFirst().orElse(null);
      }
    }
    for (ActorId receiver : chosen(receivers, type)) {
      Direction known = known(direction.sender(), receiver, person);
      if (known.isKnown() && !known.from().equals(known.to())) {
        if (!told) {
          drafting.add(hit, dated, known.from(), known.to(), null, seat, null, person);
        }
        if (person != null) {
          discourse.introduce(person, known);
          discourse.person = person;
        }
      }
    }
  }

  /**
   * Of several receivers the one that the text is about; where it is about none of them, an envoy
   * may be appointed to each, and is received by the first alone. No receiver is one that is left
   * open.
   */
  private List<@Nullable ActorId> chosen(List<ActorId> receivers, String type) {
    List<@Nullable ActorId> chosen = new ArrayList<>();
    receivers.stream().filter(discourse::isAbout).findFirst().ifPresent(chosen::add);
    if (chosen.isEmpty()) {
      boolean each = type.equals("envoy-appointed") && receivers.size() <= Pairs.MOST_PAIRS;
      chosen.addAll(each ? receivers : receivers.subList(0, Math.min(1, receivers.size())));
    }
    if (chosen.isEmpty()) {
      chosen.add(null);
    }
    return chosen;
  }

  /** Who sends to whom, with what the text has said of the person, and of the two states. */
  private Direction known(
      @Nullable ActorId sender, @Nullable ActorId receiver, @Nullable String person) {
    ActorId other = receiver != null && receiver.equals(sender) ? null : receiver;
    Direction known = new Direction(sender, other).or(discourse.directionOf(person));
    if (known.isKnown()) {
      return known;
    }
    if (known.sender() != null) {
      return known.or(new Direction(null, discourse.opposite(known.sender())));
    }
    if (known.receiver() != null) {
      ActorId counterpart = discourse.counterpart(known.receiver());
      ActorId from = counterpart == null ? discourse.outward().sender() : counterpart;
      return known.or(new Direction(from, null));
    }
    return discourse.heading.isKnown() ? discourse.heading : discourse.outward();
  }

  /** "Was also accredited": beside the post that the text is about. */
  private boolean isBesides(int act) {
    return scene.graph().treeChildren(act).stream()
        .anyMatch(child ->
            Set.of("also", "concurrently", "simultaneously").contains(scene.token(child).lemma()));
  }

  /** Whether a word hangs on an act, without another verb between the two. */
  private boolean hangsOn(int node, int act) {
    int at = node;
    while (at >= 0 && at != act && !scene.token(at).isVerb()) {
      at = scene.token(at).head();
    }
    return at == act;
  }

  /** "At the time, he was accredited to both": how things stood, and nobody was sent. */
  private boolean isState(int act) {
    return scene.graph().dependents(act, "at").stream()
        .anyMatch(time -> scene.token(time).lemma().equals("time"));
  }

  /** The first of the coordinated words that one belongs to. */
  private int first(int node) {
    int at = node;
    while (scene.token(at).label().equals("conj") && scene.token(at).head() >= 0) {
      at = scene.token(at).head();
    }
    return at;
  }

  /** Consuls and agents are appointed to a city, where envoys go to a government. */
  private boolean isConsular(int title) {
    String form = scene.token(title).form().toLowerCase(Locale.ROOT);
    return form.contains("consul") || form.endsWith("agent");
  }

  private boolean presentsCredentials() {
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.inClass(i, "credentials")) {
        return true;
      }
    }
    return false;
  }

  /** Whose an envoy is: "Peru received its first American Minister" received no Peruvian. */
  private @Nullable ActorId senderOf(List<ActorId> of, int act, String type, Actors actors) {
    List<ActorId> host = type.equals("credentials-presented") ? actors.acting(act) : List.of();
    ActorId foreign = discourse.firstState(of.stream().filter(id -> !host.contains(id)).toList());
    return foreign != null ? foreign : discourse.firstState(of);
  }

  /** Whether the possessor of a noun is a pronoun: "their first ambassador". */
  private boolean isPronoun(int node) {
    return scene.graph().treeChildren(node).stream()
        .anyMatch(child -> scene.token(child).tag().equals("PRP$"));
  }

  /** "Colombia and Chile recalled their ambassadors", "its ambassadors in Peru and Chile". */
  private void envoys(
      Hit hit, Dating.@Nullable Dated dated, Set<ActorId> senders, List<ActorId> receivers) {
    ActorId host = receivers.size() != 1 ? null : receivers.getFirst();
    List<ActorId> from = new ArrayList<>(senders);
    from.remove(host);
    if (from.isEmpty() && discourse.outward().sender() != null) {
      from.add(discourse.outward().from());
    }
    int count = 0;
    for (ActorId sender : from) {
      List<ActorId> to = new ArrayList<>(receivers);
      ActorId other =
          from.size() == 2 && isMutual(hit.act())
              ? from.get(from.getFirst().equals(sender) ? 1 : 0)
              : discourse.opposite(sender);
      if (to.isEmpty() && other != null) {
        to.add(other);
      }
      for (ActorId receiver : to) {
        if (!receiver.equals(sender) && count++ < Pairs.MOST_PAIRS) {
          drafting.add(hit, dated, sender, receiver, null, null, null, null);
        }
      }
    }
  }

  /** "Named ministers to each other", "sent consuls to the other's capital". */
  private boolean isMutual(int act) {
    for (int i = act + 1; i < scene.graph().size(); i++) {
      if (scene.token(i).lemma().equals("other") && scene.graph().isBelow(i, act)) {
        return true;
      }
    }
    return false;
  }

  private List<ActorId> single(int node, Actors actors, @Nullable Integer year) {
    Term term = scene.term(node);
    return term instanceof Term.Named named && !named.names().isEmpty()
        ? actors.of(node)
        : receiver(node, actors, year);
  }

  List<ActorId> receiver(int node, Actors actors, @Nullable Integer year) {
    Term term = scene.term(node);
    if (term instanceof Term.Named named) {
      boolean seated =
          !named.cities().isEmpty()
              && (MissionPlaces.isSeatOfMission(named) || isUnder(node, "at"));
      if (!seated) {
        return situation.coordinated(actors, node);
      }
      ActorId seat = discourse.stateOf(named, year);
      return seat == null ? List.of() : List.of(seat);
    }
    if (term instanceof Term.Title title && title.kind() == Office.Kind.ENVOY) {
      return List.of();
    }
    return actors.of(node);
  }

  private boolean isUnder(int node, String preposition) {
    int head = scene.token(node).head();
    return head >= 0 && scene.token(head).lemma().equals(preposition);
  }
}
