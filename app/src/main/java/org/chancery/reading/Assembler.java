package org.chancery.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.actor.ActorId;
import org.chancery.actor.Name;
import org.chancery.actor.Office;
import org.chancery.event.Attribution;
import org.chancery.event.EventType;
import org.chancery.event.EventTypes;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement.CountClaim;
import org.chancery.reading.Discourse.Direction;
import org.chancery.reading.Discourse.MissionReferent;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.rule.Pattern.Match;
import org.chancery.reading.rule.Rule;
import org.chancery.reading.syntax.Graph;
import org.chancery.reading.syntax.Token;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Turns the matches of the rules in one sentence into drafts of events: fills the roles that a rule
 * leaves open from the words around the act and from the discourse, attaches dates and modality,
 * and takes the evidence.
 */
final class Assembler {

  /** More pairs than this from one act are a list of signatories, not a record of relations. */
  private static final int MOST_PAIRS = 6;

  /** Objects that stand for whom the act before was done to. */
  private static final Set<String> ANAPHORIC =
      Set.of("it", "both", "them", "two", "either", "neither");

  /** Plurals without a noun. */
  private static final Set<String> BARE_PLURALS = Set.of("neither", "either", "both", "none");

  /**
   * Labels under which the parser hangs a clause on the verb, or the addressee, that reports it.
   */
  private static final Set<String> CLAUSES = Set.of("ccomp", "xcomp", "relcl", "acl");

  /** A match of a rule at an act. */
  private record Hit(Rule rule, int act, Match match) {}

  private final Scene scene;
  private final Discourse discourse;
  private final List<Rule> rules;
  private final Lexicon lexicon;
  private final EventTypes types;
  private final boolean incidental;
  private final Attributions attributions;
  private final Map<Integer, Integer> gaps;
  private final Map<String, Set<Integer>> enumerated = new HashMap<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final List<CountClaim> claims = new ArrayList<>();
  private final Affairs affairs;

  /** The act whose targets the discourse remembers, or -1 where it is none of this sentence. */
  private int targetedAct = -1;

  /**
   * @param incidental whether the sentence was parsed for words that seldom make an event: where
   *     they make none, the reader keeps in mind what was spoken of before
   */
  Assembler(
      Scene scene,
      Discourse discourse,
      List<Rule> rules,
      Lexicon lexicon,
      EventTypes types,
      boolean incidental) {
    this.scene = scene;
    this.discourse = discourse;
    this.rules = rules;
    this.lexicon = lexicon;
    this.types = types;
    this.incidental = incidental;
    this.attributions = new Attributions(scene, discourse);
    this.gaps = Gaps.in(scene);
    this.affairs = new Affairs(scene, discourse);
  }

  /** The claims of the sentence, in the order of their acts; known once it is assembled. */
  List<CountClaim> claims() {
    return List.copyOf(claims);
  }

  /** The drafts of the sentence, in the order of their acts; moves the discourse on. */
  List<Draft> assemble() {
    Map<Integer, List<Hit>> hits = new TreeMap<>();
    for (int node = 0; node < scene.graph().size(); node++) {
      for (Rule rule : rules) {
        for (Match match : rule.pattern().matches(scene, node)) {
          Integer named = match.node("act");
          int act = named == null ? node : named;
          hits.computeIfAbsent(act, key -> new ArrayList<>()).add(new Hit(rule, act, match));
        }
      }
    }
    Dating dating = new Dating(scene, discourse, Set.copyOf(hits.keySet()));
    introducePersons();
    if (scene.titled()) {
      discourse.heading = headingDirection();
    }
    for (List<Hit> atAct : hits.values()) {
      // One act is one event of a type, by the first rule that reads it; several objects are
      // several events.
      Modalities modalities = new Modalities(scene);
      Map<String, Set<List<Integer>>> read = new LinkedHashMap<>();
      Map<String, String> reader = new LinkedHashMap<>();
      for (Hit hit : atAct) {
        String type = hit.rule().type().id();
        String first = reader.computeIfAbsent(type, key -> hit.rule().name());
        Integer target = hit.match().node("to");
        boolean told = hit.rule().frame() != Rule.Frame.CLAIM;
        if ((target != null && gaps.containsKey(target))
            || (told && modalities.isMere(hit.act()))) {
          continue;
        }
        List<Integer> object = objectsOf(hit);
        if (first.equals(hit.rule().name())
            && read.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(object)) {
          if (hit.rule().frame() == Rule.Frame.CLAIM) {
            claims.addAll(
                new Claims(scene, discourse, attributions)
                    .of(hit.rule(), hit.act(), hit.match(), dating));
            continue;
          }
          Integer date = hit.match().node("date");
          Dating.Dated dated = date != null ? dating.at(date) : dating.of(hit.act());
          boolean shares = hit.rule().frame() != Rule.Frame.ENVOY;
          int before = drafts.size();
          build(hit, dated == null && shares ? dating.sharedFromBehind(hit.act()) : dated);
          if (drafts.size() > before) {
            repeatedOn(hit.act(), before, dating);
            gapped(hit, List.copyOf(drafts.subList(before, drafts.size())), dating);
          }
        }
      }
    }
    repeated(dating);
    boolean ofMissions =
        hits.values().stream()
            .flatMap(List::stream)
            .anyMatch(hit -> hit.rule().frame() == Rule.Frame.MISSION);
    boolean lists = drafts.isEmpty() && namesConsulates();
    if (ofMissions || lists) {
      readRow(dating);
    }
    if (!drafts.isEmpty()) {
      discourse.lastDrafts = List.copyOf(drafts);
    }
    remember();
    if (drafts.isEmpty()) {
      rememberPerson();
    }
    return List.copyOf(drafts);
  }

  /** "Consulates": where a sentence names several, it may list them with their dates. */
  private boolean namesConsulates() {
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.MissionKind mission
          && scene.token(i).tag().endsWith("S")
          && mission.kind().startsWith("consul")) {
        return true;
      }
    }
    return false;
  }

  /** Posts in a row with dates of their own stand in place of what the rules made of them. */
  private void readRow(Dating dating) {
    List<PostRow.Fate> fates = new PostRow(scene, dating).fates();
    if (fates.isEmpty()) {
      return;
    }
    Draft model =
        drafts.stream()
            .filter(draft -> draft.type().id().startsWith("mission-"))
            .findFirst()
            .orElse(null);
    Direction direction =
        model != null
            ? new Direction(model.from(), model.to())
            : complete(
                discourse.mission == null ? Direction.UNKNOWN : discourse.mission.direction());
    if (!direction.isKnown()) {
      return;
    }
    String kind = model != null ? model.kind() : discourse.listed;
    Set<String> towns = new HashSet<>();
    fates.forEach(fate -> towns.add(fate.city()));
    drafts.removeIf(draft ->
        Set.of("mission-opened", "mission-closed", "mission-reopened").contains(draft.type().id())
            && (draft.place() == null || towns.contains(draft.place())));
    for (PostRow.Fate fate : fates) {
      drafts.add(
          new Draft(
              types.type(fate.type()),
              sender(direction),
              receiver(direction),
              null,
              fate.date(),
              fate.city(),
              fate.kind() != null ? fate.kind() : kind,
              new Modalities(scene).of(fate.act(), null),
              attributions.of(fate.act()),
              new Mention(scene.block(), fate.words(), fate.words().of(scene.text())),
              "posts-in-a-row",
              null,
              scene.titled()));
    }
  }

  /** What tells two events of one type at one act apart. */
  private static List<Integer> objectsOf(Hit hit) {
    List<Integer> objects = new ArrayList<>();
    for (String role : List.of("mission", "person", "to", "count")) {
      Integer node = hit.match().node(role);
      if (node != null) {
        objects.add(node);
      }
    }
    return objects;
  }

  private void build(Hit hit, Dating.@Nullable Dated dated) {
    PartialDate date = dated == null ? null : dated.date();
    Integer year =
        date == null || date.earliest() == null ? null : Integer.valueOf(date.earliest().getYear());
    Actors actors = new Actors(scene, discourse, year);
    for (String role : List.of("from", "by")) {
      Integer node = hit.match().node(role);
      if (node != null
          && scene.token(node).tag().equals("NNS")
          && hit.rule().frame() != Rule.Frame.ENVOY
          && coordinated(actors, node).isEmpty()) {
        // "115 countries have embassies in Seoul": somebody acts, but the text does not say who.
        return;
      }
    }
    switch (hit.rule().frame()) {
      case PARTIES -> parties(hit, dated, actors);
      case ACTION -> action(hit, dated, actors);
      case MISSION -> mission(hit, dated, actors, year);
      case ENVOY -> envoy(hit, dated, actors, year);
      case ACCREDITATION -> accreditation(hit, dated, actors, year);
      case LISTING, MEMBERSHIP, SANCTION, OFFICE, OMISSION -> affair(hit, dated, actors);
      case CLAIM -> {}
    }
  }

  private void affair(Hit hit, Dating.@Nullable Dated dated, Actors actors) {
    for (Affairs.Parts parts : affairs.of(hit.rule().frame(), hit.act(), hit.match(), actors)) {
      int act = hit.act();
      Modality modality =
          hit.rule().frame() == Rule.Frame.OMISSION && hit.rule().pattern().asksForNegation()
              ? new Modalities(scene).ofNegative(act)
              : new Modalities(scene).of(act, dated == null ? null : dated.node());
      PartialDate date = dated == null ? null : comingDate(dated.date(), modality);
      Span span = evidence(hit, date == null ? null : dated);
      List<Attribution> chain = new ArrayList<>(attributions.of(act));
      Integer record = parts.record();
      if (record != null) {
        chain.add(attributions.record(record));
      }
      drafts.add(
          new Draft(
              hit.rule().type(),
              parts.from(),
              parts.to(),
              null,
              date,
              null,
              parts.kind(),
              modality,
              chain,
              new Mention(scene.block(), span, span.of(scene.text())),
              hit.rule().name(),
              parts.person(),
              scene.titled()));
    }
  }

  /**
   * The date of an act that is planned lies ahead: "applied to join on Wednesday" does not date the
   * joining, and the January in which somebody will take office is the next.
   */
  private @Nullable PartialDate comingDate(PartialDate date, Modality modality) {
    LocalDate written = discourse.isDated() ? discourse.day() : null;
    LocalDate day = date.isDay() ? date.earliest() : null;
    if (modality != Modality.PLANNED || written == null || day == null || day.isAfter(written)) {
      return date;
    }
    boolean farBack = day.isBefore(written.minusMonths(6));
    return farBack && day.isAfter(written.minusYears(1))
        ? PartialDate.of(day.plusYears(1))
        : day.isBefore(written.minusMonths(1)) ? date : null;
  }

  /**
   * "Visited Cuba in 1995, 2009 and 2017": the same act on each of the dates; with "respectively"
   * and as many acts as dates, each on its own.
   */
  private void repeatedOn(int act, int from, Dating dating) {
    List<Draft> stated = List.copyOf(drafts.subList(from, drafts.size()));
    List<Dating.Dated> dates = dating.coordinated(act);
    boolean respectively = stated.size() == dates.size() && says("respectively");
    if (dates.size() < 2 || (stated.size() > 1 && !respectively)) {
      return;
    }
    for (int i = 0; i < dates.size(); i++) {
      Draft draft = stated.get(respectively ? i : 0);
      Draft dated = draft.on(dates.get(i).date());
      if (respectively || i == 0) {
        drafts.set(from + i, dated);
      } else {
        drafts.add(dated);
      }
    }
  }

  private boolean says(String lemma) {
    return scene.graph().tokens().stream().anyMatch(token -> token.lemma().equals(lemma));
  }

  /** "As it had done in 2009", "had done so". */
  private boolean standsForAct(int act) {
    if (scene.graph().has(act, "obj")) {
      return false;
    }
    if (scene.token(act).lemma().equals("follow") && scene.token(act).tag().equals("VBD")) {
      // "Guatemala followed on May 16."
      return drafts.isEmpty() && !scene.graph().isPassive(act);
    }
    if (!scene.token(act).lemma().equals("do")) {
      return false;
    }
    return scene.graph().treeChildren(act).stream()
        .anyMatch(child -> {
          String lemma = scene.token(child).lemma();
          return lemma.equals("so")
              || lemma.equals("likewise")
              || (lemma.equals("as") && child < act);
        });
  }

  /** "A day after Tanzania had done so": the act last read, by another and on another day. */
  private void repeated(Dating dating) {
    Actors actors = new Actors(scene, discourse, null);
    for (int i = 0; i < scene.graph().size(); i++) {
      int act = i;
      boolean so = standsForAct(i);
      ActorId actor = so ? firstState(actors.under(act, "subj")) : null;
      List<Draft> before = drafts.isEmpty() ? discourse.lastDrafts : List.copyOf(drafts);
      if (actor == null || before.isEmpty() || scene.graph().has(act, "neg")) {
        continue;
      }
      Draft last = before.getLast();
      Dating.Dated own = dating.own(act);
      Dating.Dated dated = own != null ? own : dating.counted(act);
      Span span = scene.token(act).span();
      for (int subject : scene.graph().dependents(act, "subj")) {
        span = span.cover(scene.token(subject).span());
      }
      boolean again =
          last.from().equals(actor) && dated != null && !dated.date().equals(last.date());
      boolean other = !last.from().equals(actor) && !last.to().equals(actor);
      if ((again || other) && last.person() == null) {
        drafts.add(
            last.by(
                actor,
                dated == null ? null : dated.date(),
                new Mention(scene.block(), span, span.of(scene.text()))));
      }
    }
  }

  /** The same act by each actor whose verb is left out, on his own date. */
  private void gapped(Hit hit, List<Draft> stated, Dating dating) {
    Actors actors = new Actors(scene, discourse, null);
    ActorId subject = firstState(actors.under(hit.act(), "subj"));
    if (subject == null
        || !hit.rule().pattern().tests().stream().anyMatch(test -> test.key().equals("tag"))) {
      return;
    }
    for (Map.Entry<Integer, Integer> gap : gaps.entrySet()) {
      ActorId actor = firstState(actors.of(gap.getKey()));
      Dating.Dated dated = dating.at(gap.getValue());
      if (actor == null || dated == null || gap.getKey() < hit.act()) {
        continue;
      }
      Span span = scene.token(hit.act()).span().cover(scene.token(gap.getValue()).span());
      Mention mention = new Mention(scene.block(), span, span.of(scene.text()));
      for (Draft draft : stated) {
        if (draft.from().equals(subject) && !draft.to().equals(actor)) {
          drafts.add(draft.by(actor, dated.date(), mention));
        }
      }
    }
  }

  // ---- two parties in no order

  private void parties(Hit hit, Dating.@Nullable Dated dated, Actors actors) {
    int act = hit.act();
    Set<ActorId> subjects = new LinkedHashSet<>();
    Integer by = hit.match().node("by");
    subjects.addAll(by == null ? acting(act, actors) : coordinated(actors, by));
    if (subjects.isEmpty()) {
      announcers(act, actors, subjects);
    }
    Set<ActorId> partners = new LinkedHashSet<>();
    for (String role : List.of("party", "from", "to")) {
      Integer node = hit.match().node(role);
      if (node != null) {
        partners.addAll(coordinated(actors, node));
      }
    }
    partners.addAll(actors.under(act, "with"));
    Set<ActorId> parties = new LinkedHashSet<>();
    parties.addAll(actors.under(act, "between", "poss", "mod", "among"));
    Integer object = hit.match().node("object");
    if (object != null) {
      partners.addAll(actors.under(object, "with", "to"));
      parties.addAll(actors.under(object, "between", "poss", "mod", "of", "among"));
      for (int relative : scene.graph().dependents(object, "relative")) {
        if (scene.inClass(relative, "sign")) {
          parties.addAll(actors.under(relative, "subj", "with", "between", "by"));
        }
      }
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
    partners.removeAll(subjects);
    boolean oneSided = !subjects.isEmpty() && !partners.isEmpty();
    ActorId alone =
        subjects.size() == 1 && (oneSided || !parties.isEmpty() || pairedWithTopic(subjects))
            ? subjects.iterator().next()
            : null;
    // "Neither has severed relations": as of the two before, with whom the text has said.
    boolean bare =
        discourse.isDated()
            && scene.graph().dependents(act, "subj").stream()
                .anyMatch(node -> BARE_PLURALS.contains(scene.token(node).lemma()));
    Dating.Dated when = dated == null && object != null ? sameAct(object) : dated;
    if (hit.rule().type().has(EventType.Feature.KIND)) {
      levels(
          hit,
          when,
          oneSided ? crossed(subjects, partners) : pairsOf(subjects, partners, parties, bare),
          subjects.size() + parties.size() > 1);
      return;
    }
    for (ActorId[] pair :
        oneSided ? crossed(subjects, partners) : pairsOf(subjects, partners, parties, bare)) {
      discourse.lastPair = List.of(pair[0], pair[1]);
      add(
          hit,
          when,
          pair[0],
          pair[1],
          stepBy(hit, alone != null ? alone : oneSided ? pair[0] : announcer(act, actors, pair)),
          null,
          null,
          null);
    }
  }

  /** "An armistice with the Allies", "a multilateral treaty": with others than one state. */
  private boolean namesOther(int act, @Nullable Integer object) {
    List<Integer> partners = new ArrayList<>(scene.graph().dependents(act, "with"));
    if (object != null) {
      partners.addAll(scene.graph().dependents(object, "with"));
      if (inClass(object, "many-sided")) {
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
      add(hit, dated, pair[0], pair[1], null, null, "embassy", null);
      if (mutual) {
        add(hit, dated, pair[1], pair[0], null, null, "embassy", null);
      }
    }
  }

  /** "The communiqué was signed by …" after the act that it effected: the date of that act. */
  private Dating.@Nullable Dated sameAct(int object) {
    boolean definite =
        scene.inClass(object, "agreement")
            && scene.graph().treeChildren(object).stream()
                .anyMatch(c -> scene.token(c).lemma().equals("the"));
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
      if (!gaps.containsKey(subject)) {
        acting.addAll(actors.of(subject));
      }
    }
    return List.copyOf(acting);
  }

  /**
   * "Poland and Hungary severed relations with Israel": each of the ones with each of the others.
   */
  private List<ActorId[]> crossed(Set<ActorId> subjects, Set<ActorId> partners) {
    List<ActorId[]> pairs = new ArrayList<>();
    for (ActorId subject : subjects) {
      for (ActorId partner : partners) {
        if (!subject.equals(partner)
            && !discourse.isKin(subject, partner)
            && pairs.size() < 2 * MOST_PAIRS) {
          pairs.add(new ActorId[] {subject, partner});
        }
      }
    }
    return pairs;
  }

  private List<ActorId[]> pairsOf(
      Set<ActorId> subjects, Set<ActorId> partners, Set<ActorId> parties, boolean bare) {
    Set<ActorId> all = new LinkedHashSet<>(subjects);
    all.addAll(partners);
    all.addAll(parties);
    dropKin(all);
    ActorId other = discourse.lastPair.size() == 2 ? discourse.lastPair.get(1) : null;
    if (all.isEmpty() && other != null) {
      return List.<ActorId[]>of(new ActorId[] {discourse.lastPair.get(0), other});
    }
    // "Zambia and Kenya have not broken off relations": with whom, the sentence before has said.
    boolean elliptic =
        other != null
            && parties.isEmpty()
            && !all.contains(other)
            && (bare || !all.contains(discourse.lastPair.get(0)));
    if (elliptic && all.stream().noneMatch(id -> discourse.counterpart(id) != null)) {
      return crossed(all, Set.of(other));
    }
    List<ActorId> named = List.copyOf(all);
    if (named.size() == 2 && discourse.isKin(named.get(0), named.get(1))) {
      ActorId third = discourse.counterpart(named.get(0));
      if (third != null && !named.contains(third)) {
        return pairs(named.subList(0, 1));
      }
    }
    return pairs(named);
  }

  /** A state and its successor are no pair: the text speaks of one party under two names. */
  private void dropKin(Set<ActorId> parties) {
    List<ActorId> all = List.copyOf(parties);
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (discourse.isKin(all.get(i), all.get(j)) && all.size() > 2) {
          parties.remove(all.get(j));
        }
      }
    }
  }

  private boolean pairedWithTopic(Set<ActorId> subjects) {
    return subjects.stream().allMatch(id -> discourse.counterpart(id) != null);
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
        ActorId speaker = firstState(actors.under(above, "subj"));
        if (speaker != null) {
          return List.of(pair).contains(speaker) ? speaker : null;
        }
      }
      at = above;
    }
    return null;
  }

  private List<ActorId[]> pairs(List<ActorId> parties) {
    List<ActorId[]> pairs = new ArrayList<>();
    if (parties.size() >= 2) {
      if (parties.size() == 2) {
        pairs.add(new ActorId[] {parties.get(0), parties.get(1)});
        return pairs;
      }
      ActorId centre =
          parties.stream()
              .filter(id -> id.equals(discourse.topic()))
              .findFirst()
              .orElse(parties.getFirst());
      for (ActorId party : parties) {
        if (!party.equals(centre) && pairs.size() < MOST_PAIRS) {
          pairs.add(new ActorId[] {party, centre});
        }
      }
    } else if (parties.size() == 1) {
      ActorId other = discourse.opposite(parties.getFirst());
      ActorId topic = discourse.topic();
      if (other == null && topic != null && !topic.equals(parties.getFirst())) {
        other = topic;
      }
      if (other != null) {
        pairs.add(new ActorId[] {parties.getFirst(), other});
      }
    } else {
      List<ActorId> dyad = discourse.dyad();
      if (dyad.size() == 2) {
        pairs.add(new ActorId[] {dyad.get(0), dyad.get(1)});
      }
    }
    return pairs;
  }

  private List<ActorId> coordinated(Actors actors, int node) {
    Set<ActorId> all = new LinkedHashSet<>();
    for (int each : scene.graph().coordinated(node)) {
      if (!gaps.containsKey(each) || each == node) {
        all.addAll(actors.of(each));
      }
    }
    return List.copyOf(all);
  }

  // ---- one acts on another

  private void action(Hit hit, Dating.@Nullable Dated dated, Actors actors) {
    int act = hit.act();
    Integer fromNode = hit.match().node("from");
    Integer toNode = hit.match().node("to");
    List<ActorId> from =
        fromNode == null ? actors.under(act, "subj", "by") : coordinated(actors, fromNode);
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
    List<ActorId> to = toNode == null ? List.of() : coordinated(actors, toNode);
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
    boolean mutual = inClass(act, "mutual");
    if (from.isEmpty() && to.isEmpty()) {
      List<ActorId> between = actors.under(act, "between");
      if (between.size() == 2) {
        from = between.subList(0, 1);
        to = between.subList(1, 2);
        mutual = true;
      }
    }
    if (from.isEmpty() && to.isEmpty() && discourse.outward().isKnown()) {
      from = List.of(sender(discourse.outward()));
      to = List.of(receiver(discourse.outward()));
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
        if (!source.equals(target) && discourse.isState(source) && count < MOST_PAIRS) {
          add(hit, dated, source, target, null, host != null ? host : place(act), null, null);
          count++;
        }
      }
    }
    if (mutual && count == 1) {
      Draft draft = drafts.getLast();
      drafts.add(draft.reversed());
    }
  }

  private boolean inClass(int act, String name) {
    return scene.graph().treeChildren(act).stream()
        .anyMatch(child -> lexicon.inClass(scene.token(child).lemma(), name));
  }

  /** Whether a word may stand for the state that the text is about although it does not name it. */
  private boolean stands(int node) {
    Token token = scene.token(node);
    return lexicon.inClass(token.lemma(), "government")
        || lexicon.inClass(token.lemma(), "country")
        || lexicon.inClass(token.lemma(), "independence")
        || token.tag().startsWith("PRP");
  }

  private static ActorId sender(Direction direction) {
    if (direction.sender() == null) {
      throw new IllegalStateException("a direction without sender");
    }
    return direction.sender();
  }

  private static ActorId receiver(Direction direction) {
    if (direction.receiver() == null) {
      throw new IllegalStateException("a direction without receiver");
    }
    return direction.receiver();
  }

  // ---- missions

  private void mission(
      Hit hit, Dating.@Nullable Dated dated, Actors actors, @Nullable Integer year) {
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
  }

  private void mission(
      Hit hit,
      @Nullable Integer node,
      List<String> listed,
      Dating.@Nullable Dated dated,
      Actors actors,
      @Nullable Integer year) {
    int act = hit.act();
    MissionReferent referent = node == null ? discourse.mission : referent(node, act, actors, year);
    if (referent == null) {
      return;
    }
    if (!listed.isEmpty()) {
      referent = new MissionReferent(referent.kind(), listed, referent.direction());
    }
    String kind = referent.kind();
    EventType type = hit.rule().type();
    if (type.id().equals("mission-raised") || type.id().equals("mission-lowered")) {
      String target = targetKind(act, node);
      if (target == null && namesRank(act)) {
        // "Lowered its mission to the level of a chargé d'affaires": the same mission under a lower
        // head.
        Direction led = referent.direction();
        if (led.isKnown()) {
          String seat = referent.places().isEmpty() ? null : referent.places().getFirst();
          add(hit, dated, sender(led), receiver(led), null, seat, kind, null);
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
      int before = lexicon.rank(kind);
      int after = lexicon.rank(target);
      boolean raises = type.id().equals("mission-raised");
      if (before > 0 && after > 0 && (raises ? after <= before : after >= before)) {
        return;
      }
      kind = target;
    }
    if (type.id().equals("mission-reopened") || type.id().equals("mission-opened")) {
      String as = targetKind(act, node);
      if (as != null) {
        kind = as;
      }
    }
    List<String> places = referent.places();
    if (type.id().equals("mission-moved")) {
      String destination = destination(act);
      if (destination == null) {
        return;
      }
      places = List.of(destination);
      ActorId host = stateOfPlace(destination);
      ActorId mover = referent.direction().sender();
      if (!referent.direction().isKnown() && host != null && mover != null) {
        referent = new MissionReferent(kind, places, new Direction(mover, host));
      }
    }
    Direction direction = referent.direction();
    if (type.id().equals("mission-moved")
        && direction.isKnown()
        && sender(direction).equals(seatOf(places.getFirst(), year))) {
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
        && namedStates(node, actors, "to").isEmpty()) {
      // "Washington and Havana reopened embassies": each in the other.
      add(hit, dated, openers.get(0), openers.get(1), null, null, kind, null);
      add(hit, dated, openers.get(1), openers.get(0), null, null, kind, null);
      return;
    }
    List<ActorId> hosts =
        places.isEmpty() && node != null ? namedStates(node, actors, "in", "to") : List.of();
    if (hosts.size() > 1 && direction.sender() != null) {
      // "Embassies in Angola, Uganda and Spain": one in each.
      for (ActorId host : hosts.subList(0, Math.min(hosts.size(), 2 * MOST_PAIRS))) {
        if (discourse.isState(host) && !host.equals(direction.sender())) {
          add(hit, dated, sender(direction), host, null, null, kind, null);
        }
      }
      return;
    }
    if (direction.isKnown() && type.id().equals("mission-present") && isOver(act)) {
      // "Was represented through its embassy in Damascus until 2012": it ended then.
      Dating.Dated end = lastUntil(act);
      if (end != null) {
        Hit ended = new Hit(hit.rule().as(types.type("mission-closed")), act, hit.match());
        String seat = places.isEmpty() ? null : places.getFirst();
        add(ended, end, sender(direction), receiver(direction), null, seat, kind, null);
      }
      if (end != null || closedLater(act)) {
        return;
      }
    }
    if (direction.isKnown() && type.id().equals("mission-present")) {
      // "Maintained a consulate from 1835 until 1910": it began, and it ended.
      Dating.Dated[] span = closedSpan(act);
      if (span.length == 2) {
        String seat = places.isEmpty() ? null : places.getFirst();
        Hit began = new Hit(hit.rule().as(types.type("mission-opened")), act, hit.match());
        Hit ended = new Hit(hit.rule().as(types.type("mission-closed")), act, hit.match());
        add(began, span[0], sender(direction), receiver(direction), null, seat, kind, null);
        add(ended, span[1], sender(direction), receiver(direction), null, seat, kind, null);
        return;
      }
    }
    if (direction.isKnown() && type.id().equals("mission-closed")) {
      Dating.Dated[] span = closedSpan(act);
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
        && owners.size() <= MOST_PAIRS
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
          add(hit, dated, sender(local), receiver(local), null, seat, kind, null);
        }
      }
      discourse.mission = new MissionReferent(kind, places, direction);
    }
  }

  /** Whether a verb says how things stood, not how they stand. */
  private boolean isOver(int act) {
    return scene.token(act).tag().equals("VBD")
        || scene.graph().treeChildren(act).stream()
            .anyMatch(child -> Set.of("was", "were", "had").contains(scene.token(child).form()));
  }

  /** The end that "until" sets to a state of affairs; null where it names none, or a start too. */
  private Dating.@Nullable Dated lastUntil(int act) {
    if (closedSpan(act).length > 0) {
      return null;
    }
    for (int time : scene.graph().dependents(act, "until")) {
      Dating.Dated end = new Dating(scene, discourse, Set.of(act)).at(time);
      if (end != null) {
        return end;
      }
    }
    return null;
  }

  /** "Had an embassy in Kabul but closed it": what the next verb ends. */
  private boolean closedLater(int act) {
    return scene.graph().treeChildren(act).stream()
        .anyMatch(child ->
            child > act
                && scene.token(child).label().equals("conj")
                && scene.inClass(child, "close"));
  }

  /** "Was closed from 1882 to 1890", "from late 1942 until spring of 1943": both ends. */
  private Dating.Dated[] closedSpan(int act) {
    List<Integer> times = new ArrayList<>();
    for (int i = Math.max(act + 1, 2); i < scene.graph().size(); i++) {
      Set<String> bounds = times.isEmpty() ? Set.of("from") : Set.of("to", "until", "till");
      boolean bound =
          bounds.contains(scene.token(i - 1).lemma())
              || bounds.contains(scene.token(i - 2).lemma());
      if (bound && scene.term(i) instanceof Term.Time) {
        times.add(i);
      }
    }
    Dating dating = new Dating(scene, discourse, Set.of(act));
    List<Dating.Dated> ends = new ArrayList<>();
    for (int time : times) {
      Dating.Dated end = dating.at(time);
      if (end != null) {
        ends.add(end);
      }
    }
    if (ends.size() == 1 && ends.getFirst().date().isInterval()) {
      // "From 1882 to 1890" is one expression.
      List<String> bounds = List.of(ends.getFirst().date().edtf().split("/", -1));
      if (bounds.stream().noneMatch(bound -> bound.startsWith("."))) {
        int node = ends.getFirst().node();
        return new Dating.Dated[] {
          new Dating.Dated(PartialDate.parse(bounds.getFirst()), node),
          new Dating.Dated(PartialDate.parse(bounds.getLast()), node)
        };
      }
    }
    return ends.size() == 2 ? ends.toArray(new Dating.Dated[0]) : new Dating.Dated[0];
  }

  private void closedMeanwhile(
      Hit hit, Dating.Dated[] span, Direction direction, @Nullable String seat, String kind) {
    add(hit, span[0], sender(direction), receiver(direction), null, seat, kind, null);
    Rule reopened = hit.rule().as(types.type("mission-reopened"));
    Hit end = new Hit(reopened, hit.act(), hit.match());
    add(end, span[1], sender(direction), receiver(direction), null, seat, kind, null);
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
      ActorId state = stateOfPlace(place);
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
      add(hit, dated, owner, receiver, null, seat, kind, null);
    }
  }

  private @Nullable ActorId stateOfPlace(String place) {
    for (Term term : scene.terms()) {
      if (term instanceof Term.Named city
          && city.text().equals(place)
          && !city.cities().isEmpty()) {
        return discourse.stateOf(city, null);
      }
    }
    return null;
  }

  /** "Embassies in Seoul and Havana" of two states: each city is where the other's stands. */
  private Direction seated(String seat, Direction direction, int seats, @Nullable Integer year) {
    if (seats < 2) {
      return direction;
    }
    ActorId state = seatOf(seat, year);
    if (state == null || state.equals(direction.receiver())) {
      return direction;
    }
    if (state.equals(direction.sender())) {
      return direction.turned();
    }
    // "Embassies in Dhaka, Bangkok and Brussels": each with the state whose city it is.
    boolean other = direction.receiver() == null || !discourse.isKin(state, receiver(direction));
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

  private @Nullable ActorId seatOf(String seat, @Nullable Integer year) {
    for (Term term : scene.terms()) {
      if (term instanceof Term.Named city && city.text().equals(seat) && !city.cities().isEmpty()) {
        return discourse.stateOf(city, year);
      }
    }
    return null;
  }

  private @Nullable MissionReferent referent(
      int node, int act, Actors actors, @Nullable Integer year) {
    Term term = scene.term(node);
    Graph graph = scene.graph();
    MissionReferent last = discourse.mission;
    if (!(term instanceof Term.MissionKind named)) {
      return scene.isOwn(node) ? own(node, act, last, actors) : post(node, act, last);
    }
    boolean there = saysThere(node) || saysThere(act);
    ActorId host = there ? placeBefore() : placeOfClause(act);
    if (there && host == null && !discourse.isDated()) {
      // A place named elsewhere, and not by the sentence: better none than a wrong one.
      return null;
    }
    String kind = named.kind();
    List<Term.Named> cities = cities(node, act);
    List<String> places =
        cities.isEmpty() ? places(node, act) : cities.stream().map(Term.Named::text).toList();
    // "Its embassy" is that of whoever acts here, before whoever was last spoken of.
    ActorId sender = possessor(node, act, actors);
    if (sender == null) {
      sender = firstState(actors.under(node, "poss", "mod", "of"));
    }
    ActorId receiver = firstState(namedStates(node, actors, "in", "to", "at"));
    if (receiver == null && !graph.has(node, "in") && !graph.has(node, "at")) {
      receiver = firstState(namedStates(act, actors, "in", "to"));
    }
    if (receiver == null) {
      receiver = host;
    }
    ActorId subject = firstState(actors.under(act, "subj"));
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
          last.kind().equals(kind) || isDiplomatic(kind) == isDiplomatic(last.kind());
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
  private @Nullable MissionReferent post(int node, int act, @Nullable MissionReferent last) {
    Term term = scene.term(node);
    if (term instanceof Term.Named || (term == null && scene.token(node).tag().startsWith("NNP"))) {
      int nearest = nearestListed(node, act);
      String city =
          scene.term(nearest) instanceof Term.Named
              ? scene.token(nearest).form()
              : properName(nearest);
      return last == null
          ? null
          : new MissionReferent(last.kind(), List.of(city), last.direction());
    }
    List<String> seats = places(node, act);
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

  /** "Iran reopened its own in London": a mission of the kind last named, of whoever acts. */
  private @Nullable MissionReferent own(
      int node, int act, @Nullable MissionReferent last, Actors actors) {
    ActorId sender = firstState(actors.under(node, "poss"));
    if (sender == null) {
      sender = firstState(actors.under(act, "subj"));
    }
    if (last == null || sender == null) {
      return null;
    }
    List<Term.Named> cities = cities(node, act);
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

  /** Missions to a government, which sit in its capital, as against consular posts. */
  static boolean isDiplomatic(String kind) {
    return Set.of("embassy", "legation", "interests-section", "liaison-office", "mission")
        .contains(kind);
  }

  /** "its embassy": whoever acts, or was last spoken of. */
  private @Nullable ActorId possessor(int node, int act, Actors actors) {
    boolean own =
        scene.graph().treeChildren(node).stream()
            .anyMatch(c -> scene.token(c).tag().equals("PRP$"));
    if (!own) {
      return null;
    }
    ActorId subject = firstState(actors.under(act, "subj"));
    return subject != null ? subject : discourse.lastActor;
  }

  private Direction complete(Direction direction) {
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

  private @Nullable ActorId firstState(List<ActorId> ids) {
    return ids.stream().filter(discourse::isState).findFirst().orElse(null);
  }

  /** States named as such under a preposition; a capital there is a city, not a government. */
  private List<ActorId> namedStates(int node, Actors actors, String... labels) {
    Set<ActorId> states = new LinkedHashSet<>();
    for (String label : labels) {
      for (int dependent : scene.graph().dependents(node, label)) {
        if (!scene.is(dependent, Kinds.CITY) && !(scene.term(dependent) instanceof Term.Title)) {
          states.addAll(actors.of(dependent));
        } else {
          for (int state : scene.graph().dependents(dependent, "appos")) {
            if (scene.term(state) instanceof Term.Named named && named.cities().isEmpty()) {
              states.addAll(discourse.actors(named, null));
            }
          }
        }
      }
    }
    return List.copyOf(states);
  }

  private List<Term.Named> cities(int node, int act) {
    List<Term.Named> cities = new ArrayList<>();
    if (scene.term(node) instanceof Term.MissionKind mission && mission.city() != null) {
      cities.add(mission.city());
      return cities;
    }
    int head = scene.token(node).head();
    // "Embassy operations in Lima": the city hangs on what the mission does.
    boolean modifies =
        head >= 0
            && scene.token(head).isNoun()
            && scene.graph().dependents(head, "mod").contains(node);
    for (int source : modifies ? new int[] {head} : new int[] {node, act}) {
      for (String label : List.of("in", "at", "mod", "appos", "of")) {
        if (source == head && modifies && !label.equals("in") && !label.equals("at")) {
          continue;
        }
        if (source == act && (label.equals("mod") || label.equals("appos") || label.equals("of"))) {
          continue;
        }
        for (int dependent : towns(scene.graph().dependents(source, label))) {
          if (scene.term(dependent) instanceof Term.Named city && !city.cities().isEmpty()) {
            boolean government = label.equals("mod") && !city.names().isEmpty() && source == node;
            // "The Consulate at Hanover" is in the city, whatever else bears its name.
            boolean state = !label.equals("at") && discourse.isStateOnly(city);
            if (!state && (!government || isSeatOfMission(city))) {
              cities.add(city);
            }
          }
        }
      }
      if (!cities.isEmpty()) {
        break;
      }
    }
    return cities;
  }

  /** "The port of Leghorn", "the city of Jakarta": the names, where a common noun stands first. */
  private List<Integer> towns(List<Integer> nodes) {
    List<Integer> towns = new ArrayList<>();
    for (int node : nodes) {
      List<Integer> names = new ArrayList<>();
      if (scene.inClass(node, "town")) {
        names.addAll(scene.graph().dependents(node, "of"));
        names.addAll(scene.graph().dependents(node, "appos"));
      }
      towns.addAll(names.isEmpty() ? List.of(node) : names);
    }
    return towns;
  }

  private static boolean isSeatOfMission(Term.Named city) {
    return city.names().stream().allMatch(name -> name.kind() == Name.Kind.CAPITAL);
  }

  /** Places that no table knows: capitalised names after "in" or "at". */
  private List<String> places(int node, int act) {
    List<String> places = new ArrayList<>();
    for (Term.Named city : cities(node, act)) {
      places.add(city.text());
    }
    if (!places.isEmpty()) {
      return places;
    }
    for (int source : new int[] {node, act}) {
      for (String label : List.of("in", "at")) {
        for (int dependent : scene.graph().dependents(source, label)) {
          if (scene.term(dependent) == null && scene.token(dependent).tag().startsWith("NNP")) {
            places.add(properName(dependent));
          }
        }
      }
      if (!places.isEmpty()) {
        break;
      }
    }
    if (places.isEmpty()) {
      // "Were established at different times in Cali and Medellín"
      for (int time : scene.graph().dependents(act, "at")) {
        if (scene.term(time) == null && scene.token(time).lemma().equals("time")) {
          return places(time, time);
        }
      }
    }
    return places;
  }

  private String properName(int node) {
    int first = node;
    while (first > 0
        && scene.term(first - 1) == null
        && scene.token(first - 1).tag().startsWith("NNP")
        && scene.token(first - 1).head() == node) {
      first--;
    }
    return new Span(scene.token(first).span().start(), scene.token(node).span().end())
        .of(scene.text());
  }

  /**
   * The kind of mission that an act makes of another: "raised to Embassy status", "became a
   * Consulate General".
   */
  private @Nullable String targetKind(int act, @Nullable Integer mission) {
    for (String label : List.of("to", "as", "attr", "into", "comp")) {
      for (int dependent : scene.graph().dependents(act, label)) {
        if (mission != null && dependent == mission) {
          continue;
        }
        String kind = kindWithin(dependent, mission, 0);
        if (kind != null) {
          return kind;
        }
      }
    }
    for (String label : List.of("obj", "of")) {
      for (int dependent : scene.graph().dependents(act, label)) {
        for (String inner : List.of("to", "as")) {
          for (int target : scene.graph().dependents(dependent, inner)) {
            String kind = kindWithin(target, mission, 0);
            if (kind != null) {
              return kind;
            }
          }
        }
      }
    }
    return kindBehindTo(mission == null ? act : Math.max(act, mission));
  }

  /** "… to the status of Embassy", "to Embassy Status", as the words stand in a row. */
  private @Nullable String kindBehindTo(int from) {
    for (int to = from + 1; to < scene.graph().size(); to++) {
      if (!scene.token(to).lemma().equals("to")) {
        continue;
      }
      for (int i = to + 1; i < Math.min(to + 6, scene.graph().size()); i++) {
        if (scene.term(i) instanceof Term.MissionKind kind) {
          return kind.kind();
        }
        if (scene.term(i) != null || scene.token(i).isVerb()) {
          break;
        }
      }
    }
    return null;
  }

  /** Whether a mission is raised or lowered "to the level of" an envoy. */
  private boolean namesRank(int act) {
    for (int target : scene.graph().dependents(act, "to")) {
      boolean of =
          scene.graph().dependents(target, "of").stream().anyMatch(n -> scene.is(n, Kinds.ENVOY))
              || scene.graph().dependents(target, "mod").stream()
                  .anyMatch(n -> scene.is(n, Kinds.ENVOY));
      if (of && !scene.is(target, Kinds.MISSION)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String kindWithin(int node, @Nullable Integer mission, int depth) {
    if ((mission == null || node != mission) && scene.term(node) instanceof Term.MissionKind kind) {
      return kind.kind();
    }
    if (depth > 2) {
      return null;
    }
    for (String label : List.of("mod", "of", "poss")) {
      for (int dependent : scene.graph().dependents(node, label)) {
        String kind = kindWithin(dependent, mission, depth + 1);
        if (kind != null) {
          return kind;
        }
      }
    }
    return null;
  }

  private @Nullable String destination(int act) {
    for (String label : List.of("to", "in", "into")) {
      for (int dependent : scene.graph().dependents(act, label)) {
        Term term = scene.term(dependent);
        if (term instanceof Term.Named city && !city.cities().isEmpty()) {
          return city.text();
        }
        if (term == null && scene.token(dependent).tag().startsWith("NNP")) {
          return properName(dependent);
        }
      }
    }
    return null;
  }

  /**
   * A state represented in another from a mission in a third; in the state itself it is a mission
   * present.
   */
  private void accreditation(
      Hit hit, Dating.@Nullable Dated dated, Actors actors, @Nullable Integer year) {
    Integer node = hit.match().node("mission");
    Integer place = hit.match().node("place");
    Integer fromNode = hit.match().node("from");
    Integer toNode = hit.match().node("to");
    ActorId sender = fromNode == null ? null : firstState(actors.of(fromNode));
    List<Term.Named> seats = new ArrayList<>();
    if (node != null) {
      seats.addAll(cities(node, node));
      sender = sender != null ? sender : firstState(actors.under(node, "poss", "mod", "of"));
    } else if (place != null && scene.term(place) instanceof Term.Named city) {
      seats.add(city);
    }
    List<ActorId> receivers = toNode == null ? List.of() : coordinated(actors, toNode);
    if (sender == null && receivers.size() == 1) {
      sender = discourse.counterpart(receivers.getFirst());
    }
    if (receivers.isEmpty() && sender != null) {
      ActorId other = discourse.counterpart(sender);
      receivers = other == null ? List.of() : List.of(other);
    }
    if (sender == null || seats.isEmpty()) {
      return;
    }
    ActorId host = discourse.stateOf(seats.getFirst(), year);
    if (host != null
        && receivers.contains(host)
        && node != null
        && scene.term(node) instanceof Term.MissionKind) {
      // "Represented in Y by its embassy in" Y's own capital is a mission present.
      Hit own = new Hit(hit.rule().as(types.type("mission-present")), hit.act(), hit.match());
      for (Enumeration.Item item : new Enumeration(scene).from(node)) {
        for (String city : item.cities()) {
          if (scene.term(item.mission()) instanceof Term.MissionKind kind) {
            Dating.Dated end = isOver(hit.act()) ? lastUntil(hit.act()) : null;
            Hit what = own;
            if (end != null) {
              what = new Hit(hit.rule().as(types.type("mission-closed")), hit.act(), hit.match());
            }
            add(what, end == null ? dated : end, sender, host, null, city, kind.kind(), null);
          }
        }
      }
      return;
    }
    int count = 0;
    for (ActorId receiver : receivers) {
      if (discourse.isState(receiver)
          && !receiver.equals(sender)
          && !receiver.equals(host)
          && count++ < MOST_PAIRS) {
        add(hit, dated, sender, receiver, null, seats.getFirst().text(), null, null);
      }
    }
  }

  // ---- envoys

  private void envoy(Hit hit, Dating.@Nullable Dated dated, Actors actors, @Nullable Integer year) {
    int act = hit.act();
    // "Became the first ambassador when he presented his credentials": one act, the second.
    boolean told = scene.token(act).lemma().equals("become") && presentsCredentials();
    Integer personNode = hit.match().node("person");
    if (personNode != null
        && hit.rule().type().id().equals("envoy-appointed")
        && scene.token(personNode).tag().endsWith("S")
        && scene.graph().dependents(personNode, "appos").isEmpty()) {
      // "From 1905 to 1911 the ministers to Romania were also commissioned to Serbia": nobody is
      // named.
      return;
    }
    Integer also = hit.match().node("to");
    boolean several = also != null && coordinated(actors, first(also)).size() > 1;
    boolean held = dated == null || dated.date().isInterval();
    if (several && scene.token(act).lemma().equals("accredit") && held) {
      // "Was also accredited to Greece and Serbia": a remark on his other posts, not an act.
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
      titlesOf(node, titles, 0);
    }
    String person = personNode == null ? null : personName(personNode, actors);
    boolean standing =
        person == null
            && scene.token(act).lemma().equals("accredit")
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
            ? firstState(actors.under(act, "subj"))
            : null;
    boolean plural = titles.stream().anyMatch(title -> scene.token(title).tag().endsWith("S"));
    for (int title : titles) {
      List<ActorId> of = actors.under(title, "poss", "mod", "of");
      of.stream().filter(discourse::isState).forEach(senders::add);
      ActorId sender = isPronoun(title) && appointerOf != null ? appointerOf : firstState(of);
      boolean resides = returns || personNode == null || !scene.graph().isBelow(title, personNode);
      for (String label : resides ? List.of("to", "in", "at") : List.of("to")) {
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
          direction.or(new Direction(firstState(actors.under(personNode, "poss", "mod")), null));
    }
    if (receivers.isEmpty()) {
      for (String label : List.of("to", "from", "in", "at")) {
        for (int dependent : scene.graph().dependents(act, label)) {
          if (!titles.contains(dependent)) {
            List<ActorId> states = receiver(dependent, actors, year);
            if (label.equals("to") || states.stream().allMatch(discourse::isAbout)) {
              receivers.addAll(states);
            }
          }
        }
      }
    }
    Integer to = hit.match().node("to");
    if (to != null) {
      receivers.clear();
      receivers.addAll(single(to, actors, year));
    }
    Integer from = hit.match().node("from");
    if (from != null) {
      direction = direction.or(new Direction(firstState(actors.of(from)), null));
    }
    ActorId appointer = firstState(actors.under(act, "subj"));
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
    }
    receivers.removeIf(id -> !discourse.isState(id));
    if (plural && (senders.size() > 1 || receivers.size() > 1)) {
      envoys(hit, dated, senders, receivers);
      return;
    }
    ActorId receiver =
        receivers.stream()
            .filter(discourse::isAbout)
            .findFirst()
            .orElse(receivers.isEmpty() ? null : receivers.getFirst());
    ActorId sender = direction.sender();
    if (receiver != null && receiver.equals(sender)) {
      receiver = null;
    }
    Direction known = new Direction(sender, receiver).or(discourse.directionOf(person));
    if (!known.isKnown()) {
      if (known.sender() != null) {
        known = known.or(new Direction(null, discourse.opposite(known.sender())));
      } else if (known.receiver() != null) {
        ActorId other = discourse.counterpart(known.receiver());
        if (other == null && discourse.outward().sender() != null) {
          other = discourse.outward().sender();
        }
        known = known.or(new Direction(other, null));
      } else {
        known = discourse.heading.isKnown() ? discourse.heading : discourse.outward();
      }
    }
    if (!known.isKnown() || sender(known).equals(receiver(known))) {
      return;
    }
    boolean place = hit.rule().type().has(EventType.Feature.PLACE);
    if (!told) {
      String seat = place ? place(act) : null;
      for (int title : titles) {
        if (seat == null && place && isConsular(title)) {
          seat = places(title, title).stream().findFirst().orElse(null);
        }
      }
      add(hit, dated, sender(known), receiver(known), null, seat, null, person);
    }
    if (person != null) {
      discourse.introduce(person, known);
      discourse.person = person;
    }
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
      from.add(sender(discourse.outward()));
    }
    int count = 0;
    for (ActorId sender : from) {
      List<ActorId> to = new ArrayList<>(receivers);
      ActorId other = discourse.opposite(sender);
      if (to.isEmpty() && other != null) {
        to.add(other);
      }
      for (ActorId receiver : to) {
        if (!receiver.equals(sender) && count++ < MOST_PAIRS) {
          add(hit, dated, sender, receiver, null, null, null, null);
        }
      }
    }
  }

  private List<ActorId> single(int node, Actors actors, @Nullable Integer year) {
    Term term = scene.term(node);
    return term instanceof Term.Named named && !named.names().isEmpty()
        ? actors.of(node)
        : receiver(node, actors, year);
  }

  private List<ActorId> receiver(int node, Actors actors, @Nullable Integer year) {
    Term term = scene.term(node);
    if (term instanceof Term.Named named) {
      boolean seated = !named.cities().isEmpty() && (isSeatOfMission(named) || isUnder(node, "at"));
      if (!seated) {
        return coordinated(actors, node);
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

  private void titlesOf(int node, Set<Integer> titles, int depth) {
    if (depth > 2) {
      return;
    }
    if (scene.is(node, Kinds.ENVOY)) {
      titles.add(node);
    }
    for (String label : List.of("mod", "appos", "as")) {
      for (int dependent : scene.graph().dependents(node, label)) {
        if (scene.is(dependent, Kinds.ENVOY)) {
          titles.add(dependent);
        }
      }
    }
    for (int conjunct : scene.graph().coordinated(node)) {
      if (conjunct != node) {
        titlesOf(conjunct, titles, depth + 1);
      }
    }
    // "Austria's first representative was Prochnik, who …": the title is on the other side of the
    // copula.
    for (Graph.Edge edge : scene.graph().in(node)) {
      boolean attribute = edge.label().equals("attr") || edge.label().equals("subj");
      if (attribute && scene.token(edge.head()).lemma().equals("be")) {
        for (int other :
            scene.graph().dependents(edge.head(), edge.label().equals("attr") ? "subj" : "attr")) {
          if (scene.is(other, Kinds.ENVOY)) {
            titles.add(other);
          }
        }
      }
    }
  }

  private @Nullable String personName(int node, Actors actors) {
    Token token = scene.token(node);
    if (Set.of("he", "she", "him", "her", "who", "they").contains(token.lemma())) {
      for (int before = node - 1; before >= 0; before--) {
        int person = before;
        boolean envoy =
            scene.is(before, Kinds.PERSON)
                && scene.token(before).tag().startsWith("NNP")
                && scene.graph().dependents(before, "mod").stream()
                    .anyMatch(title -> title < person && scene.is(title, Kinds.ENVOY));
        if (envoy) {
          return scene.token(before).form();
        }
      }
      return discourse.person;
    }
    String surname = actors.surname(node);
    return surname != null
        ? surname
        : scene.term(node) instanceof Term.Title ? null : discourse.person;
  }

  // ---- common

  private @Nullable String place(int act) {
    for (String label : List.of("in", "at")) {
      for (int source : sources(act)) {
        for (int dependent : scene.graph().dependents(source, label)) {
          Term term = scene.term(dependent);
          if (term instanceof Term.Named city && !city.cities().isEmpty()) {
            return city.text();
          }
        }
      }
    }
    // "Signed a convention governing vessels in The Hague": the only city that stands in the
    // clause behind the act.
    String only = null;
    boolean agreement =
        scene.graph().dependents(act, "obj").stream()
            .anyMatch(object -> scene.inClass(object, "agreement"));
    for (int i = agreement ? act + 1 : scene.graph().size(); i < scene.graph().size(); i++) {
      boolean seat =
          scene.term(i) instanceof Term.Named city
              && !city.cities().isEmpty()
              && city.names().stream().noneMatch(name -> name.kind() == Name.Kind.NAME)
              && Set.of("in", "at").contains(scene.token(i - 1).lemma())
              && scene.graph().isBelow(i, act);
      if (seat && scene.term(i) instanceof Term.Named city) {
        if (only != null) {
          return null;
        }
        only = city.text();
      }
    }
    return only;
  }

  private List<Integer> sources(int act) {
    List<Integer> sources = new ArrayList<>(List.of(act));
    sources.addAll(scene.graph().dependents(act, "obj"));
    return sources;
  }

  private void add(
      Hit hit,
      Dating.@Nullable Dated dated,
      ActorId from,
      ActorId to,
      @Nullable ActorId by,
      @Nullable String place,
      @Nullable String kind,
      @Nullable String person) {
    if (from.equals(to)) {
      return;
    }
    discourse.lastPair = List.of(from, to);
    EventType type = hit.rule().type();
    Modality stated = new Modalities(scene).of(hit.act(), dated == null ? null : dated.node());
    if (dated != null && stated != Modality.ASSERTED && isOfPlan(hit.act(), dated)) {
      dated = null;
    }
    // An absence is said by a negation: what is asserted is that there are none.
    Modality modality = type.id().equals("relations-absent") ? Modality.ASSERTED : stated;
    Span span = evidence(hit, dated);
    String seat = place;
    if (seat == null
        && type.has(EventType.Feature.PLACE)
        && !type.has(EventType.Feature.KIND)
        && hit.rule().frame() == Rule.Frame.PARTIES) {
      boolean placed = type.id().equals("agreement-signed") || type.id().equals("meeting");
      seat = placed ? place(hit.act()) : null;
    }
    drafts.add(
        new Draft(
            type,
            from,
            to,
            by,
            dated == null ? null : dated.date(),
            type.has(EventType.Feature.PLACE) ? seat : null,
            type.has(EventType.Feature.KIND) ? kind : null,
            modality,
            attributions.of(hit.act()),
            new Mention(scene.block(), span, span.of(scene.text())),
            hit.rule().name(),
            person,
            scene.titled()));
  }

  /** The words that name the act, those who play a part in it, and its date where near. */
  private Span evidence(Hit hit, Dating.@Nullable Dated dated) {
    List<Span> spans = new ArrayList<>();
    spans.add(scene.token(hit.act()).span());
    for (int node : new LinkedHashSet<>(hit.match().roles().values())) {
      spans.add(scene.token(node).span());
      for (int child : scene.graph().treeChildren(node)) {
        if (Set.of("det", "nmod", "compound", "poss", "amod")
            .contains(scene.token(child).label())) {
          spans.add(scene.token(child).span());
        }
      }
    }
    for (int subject : scene.graph().dependents(hit.act(), "subj")) {
      if (Math.abs(subject - hit.act()) < 15) {
        spans.add(scene.token(subject).span());
      }
    }
    Span words = scene.cover(spans);
    if (dated == null) {
      return words;
    }
    Span withDate = words.cover(scene.token(dated.node()).span());
    return withDate.length() - words.length() < 160 ? withDate : words;
  }

  /**
   * A heading that names a mission or an envoy of one state in another sets the direction for what
   * follows it.
   */
  private Direction headingDirection() {
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.MissionKind kind) {
        discourse.listed = kind.kind();
      }
    }
    Actors actors = new Actors(scene, discourse, null);
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.MissionKind || scene.is(i, Kinds.ENVOY)) {
        ActorId sender = firstState(actors.under(i, "poss", "mod", "of"));
        ActorId receiver = firstState(namedStates(i, actors, "in", "to"));
        Direction direction = new Direction(sender, receiver);
        if (sender != null || receiver != null) {
          return complete(direction);
        }
      }
    }
    return Direction.UNKNOWN;
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

  /**
   * "Agreed on Friday to reopen embassies": the day is that of the plan and not of what is planned,
   * unless it lies ahead.
   */
  private boolean isOfPlan(int act, Dating.Dated dated) {
    if (scene.graph().isBelow(dated.node(), act)) {
      return false;
    }
    LocalDate written = discourse.isDated() ? discourse.day() : null;
    LocalDate latest = dated.date().latest();
    return written == null || latest == null || !latest.isAfter(written);
  }

  /** Whom the sentence leaves in mind: its subject, and the persons it introduces. */
  private void remember() {
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
        note(i, kind, actors);
      }
    }
  }

  /** Whoever is named with an office: a later "he", or the bare surname, is this person. */
  private void introducePersons() {
    Actors actors = new Actors(scene, discourse, null);
    for (int i = 0; i < scene.graph().size(); i++) {
      Token token = scene.token(i);
      if (scene.term(i) == null
          && token.tag().startsWith("NNP")
          && !token.label().equals("compound")) {
        Set<Integer> titles = new LinkedHashSet<>();
        titlesOf(i, titles, 0);
        boolean person =
            !titles.isEmpty()
                || scene.graph().dependents(i, "mod").stream()
                    .anyMatch(m -> scene.term(m) instanceof Term.Title);
        if (person) {
          introduce(i, titles, actors);
        }
      }
    }
  }

  private void introduce(int node, Set<Integer> titles, Actors actors) {
    ActorId sender = null;
    ActorId receiver = null;
    for (int title : titles) {
      sender = sender != null ? sender : firstState(actors.under(title, "poss", "mod", "of"));
      receiver = receiver != null ? receiver : firstState(actors.under(title, "to"));
    }
    if (sender == null) {
      sender = firstState(actors.under(node, "mod", "poss"));
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
  private void rememberPerson() {
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
    List<Term.Named> cities = cities(node, head >= 0 && scene.token(head).isVerb() ? head : node);
    ActorId sender = firstState(actors.under(node, "poss", "mod", "of"));
    ActorId receiver = firstState(namedStates(node, actors, "in", "to", "at"));
    if (sender == null && receiver == null && cities.isEmpty()) {
      return;
    }
    ActorId seat = cities.isEmpty() ? null : discourse.stateOf(cities.getFirst(), null);
    Direction direction =
        complete(
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
