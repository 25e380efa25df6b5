package org.chancery.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.event.EventTypes;
import org.chancery.event.Statement.CountClaim;
import org.chancery.reading.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Turns the matches of the rules in one sentence into drafts of events: gathers the matches by act,
 * and hands each to the frame of its rule, which fills the roles that the rule leaves open.
 */
final class Assembler {

  private final Scene scene;
  private final Discourse discourse;
  private final List<Hit> matches;
  private final Situation situation;
  private final Attributions attributions;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<CountClaim> claims = new ArrayList<>();
  private final PartiesFrame partiesFrame;
  private final ActionFrame actionFrame;
  private final MissionFrame missionFrame;
  private final AccreditationFrame accreditationFrame;
  private final EnvoyFrame envoyFrame;
  private final AffairFrame affairFrame;
  private final Repetitions repetitions;
  private final ListedPosts listedPosts;
  private final Memory memory;

  /**
   * @param matches of all rules, in the order of the words and of the rules
   * @param incidental whether the sentence was parsed for words that seldom make an event: where
   *     they make none, the reader keeps in mind what was spoken of before
   */
  Assembler(
      Scene scene, Discourse discourse, List<Hit> matches, EventTypes types, boolean incidental) {
    this.scene = scene;
    this.discourse = discourse;
    this.matches = List.copyOf(matches);
    this.situation = new Situation(scene, discourse, Gaps.in(scene));
    this.attributions = new Attributions(scene, discourse);
    Affairs affairs = new Affairs(scene, discourse);
    Drafting drafting = new Drafting(scene, discourse, attributions, drafts);
    MissionPlaces missionPlaces = new MissionPlaces(scene, discourse);
    MissionReferents referents = new MissionReferents(scene, discourse, missionPlaces);
    MissionTimes times = new MissionTimes(scene, discourse);
    EnvoyTitles envoyTitles = new EnvoyTitles(scene, discourse);
    this.partiesFrame =
        new PartiesFrame(scene, discourse, situation, drafting, new Pairs(discourse), drafts);
    this.actionFrame = new ActionFrame(scene, discourse, situation, drafting, drafts);
    this.missionFrame =
        new MissionFrame(
            scene,
            discourse,
            types,
            drafting,
            referents,
            missionPlaces,
            new MissionRanks(scene),
            times);
    this.accreditationFrame =
        new AccreditationFrame(scene, discourse, situation, types, drafting, missionPlaces, times);
    this.envoyFrame =
        new EnvoyFrame(scene, discourse, situation, drafting, missionPlaces, envoyTitles);
    this.affairFrame = new AffairFrame(discourse, scene, affairs, attributions, drafting, drafts);
    this.repetitions = new Repetitions(scene, discourse, situation.gaps(), drafts);
    this.listedPosts =
        new ListedPosts(scene, discourse, types, attributions, referents, missionPlaces, drafts);
    this.memory =
        new Memory(
            scene, discourse, affairs, missionPlaces, referents, envoyTitles, incidental, drafts);
  }

  /** The claims of the sentence, in the order of their acts; known once it is assembled. */
  List<CountClaim> claims() {
    return List.copyOf(claims);
  }

  /** The drafts of the sentence, in the order of their acts; moves the discourse on. */
  List<Draft> assemble() {
    Map<Integer, List<Hit>> hits = new TreeMap<>();
    for (Hit hit : matches) {
      hits.computeIfAbsent(hit.act(), key -> new ArrayList<>()).add(hit);
    }
    Dating dating = new Dating(scene, discourse, Set.copyOf(hits.keySet()));
    memory.introducePersons();
    if (scene.titled()) {
      discourse.heading = memory.headingDirection();
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
        discourse.trace.fired(hit.rule(), hit.act(), hit.match());
        if (target != null && situation.gaps().containsKey(target)) {
          discourse.trace.note(Trace.NOTHING, () -> "the verb of this object is left out");
          continue;
        }
        if (told && modalities.isMere(hit.act())) {
          discourse.trace.note(Trace.NOTHING, () -> "the act is only spoken of");
          continue;
        }
        List<Integer> object = objectsOf(hit);
        if (!first.equals(hit.rule().name())) {
          discourse.trace.note(Trace.NOTHING, () -> "another rule has read it here: " + first);
        } else if (!read.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(object)) {
          discourse.trace.note(Trace.NOTHING, () -> "the rule has read these words already");
        } else {
          if (hit.rule().frame() == Rule.Frame.CLAIM) {
            List<CountClaim> stated =
                new Claims(scene, discourse, attributions)
                    .of(hit.rule(), hit.act(), hit.match(), dating);
            claims.addAll(stated);
            if (stated.isEmpty()) {
              discourse.trace.note(
                  Trace.NOTHING, () -> "no state to count for, or no whole number");
            }
            continue;
          }
          Integer date = hit.match().node("date");
          Dating.Dated dated = date != null ? dating.at(date) : dating.of(hit.act());
          Integer signed = hit.match().node("object");
          if (dated == null && signed != null && scene.inClass(signed, "agreement")) {
            // "The declaration of 19 October 1956, signed in Moscow by the ministers"
            dated = dating.own(signed);
          }
          boolean shares = hit.rule().frame() != Rule.Frame.ENVOY;
          int before = drafts.size();
          build(hit, dated == null && shares ? dating.sharedFromBehind(hit.act()) : dated);
          if (drafts.size() > before) {
            repetitions.repeatedOn(hit.act(), before, dating);
            repetitions.repeatedWith(hit, before, dating);
            repetitions.gapped(hit, List.copyOf(drafts.subList(before, drafts.size())), dating);
          } else {
            discourse.trace.note(
                Trace.NOTHING,
                () -> "the frame " + frame(hit) + " finds no two states for its roles");
          }
        }
      }
    }
    repetitions.repeated(dating);
    boolean ofMissions =
        hits.values().stream()
            .flatMap(List::stream)
            .anyMatch(hit -> hit.rule().frame() == Rule.Frame.MISSION);
    boolean lists = drafts.isEmpty() && listedPosts.namesConsulates();
    if (ofMissions || lists) {
      listedPosts.readRow(dating);
    }
    if (!drafts.isEmpty()) {
      discourse.lastDrafts = List.copyOf(drafts);
    }
    memory.remember();
    if (drafts.isEmpty()) {
      memory.rememberPerson();
    }
    return List.copyOf(drafts);
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

  private static String frame(Hit hit) {
    return hit.rule().frame().name().toLowerCase(Locale.ROOT);
  }

  private void build(Hit hit, Dating.@Nullable Dated dated) {
    Integer year = Dating.year(dated == null ? null : dated.date());
    Actors actors = new Actors(scene, discourse, year);
    for (String role : List.of("from", "by")) {
      Integer node = hit.match().node(role);
      if (node != null
          && scene.token(node).tag().equals("NNS")
          && hit.rule().frame() != Rule.Frame.ENVOY
          && situation.coordinated(actors, node).isEmpty()) {
        // "115 countries have embassies in Seoul": somebody acts, but the text does not say who.
        return;
      }
    }
    switch (hit.rule().frame()) {
      case PARTIES -> partiesFrame.read(hit, dated, actors);
      case ACTION -> actionFrame.read(hit, dated, actors);
      case MISSION -> missionFrame.read(hit, dated, actors, year);
      case ENVOY -> envoyFrame.read(hit, dated, actors, year);
      case ACCREDITATION -> accreditationFrame.read(hit, dated, actors, year);
      case LISTING, MEMBERSHIP, SANCTION, OFFICE, OMISSION, PROTECTION ->
          affairFrame.read(hit, dated, actors);
      case CLAIM -> {}
    }
  }
}
