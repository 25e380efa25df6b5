package org.chancery.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.actor.Name;
import org.chancery.event.Attribution;
import org.chancery.event.EventType;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Rule;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Writes the drafts of one sentence: gives an act its date, modality, place, attribution, and the
 * words that are its evidence.
 */
final class Drafting {

  private final Scene scene;
  private final Discourse discourse;
  private final Attributions attributions;
  private final List<Draft> drafts;

  Drafting(Scene scene, Discourse discourse, Attributions attributions, List<Draft> drafts) {
    this.scene = scene;
    this.discourse = discourse;
    this.attributions = attributions;
    this.drafts = drafts;
  }

  void add(
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
    if (dated == null) {
      dated = also(hit);
    }
    Modalities modalities = new Modalities(scene);
    if (dated != null
        && modalities.cameUntil(hit.act())
        && !scene.graph().isBelow(dated.node(), hit.act())) {
      // "Recognised in 1816, but relations were not established until the war": not in 1816.
      dated = null;
    }
    Modalities.Judgement judgement =
        modalities.judge(hit.act(), dated == null ? null : dated.node());
    if (judgement.modality() == Modality.ASSERTED && dated != null && isAhead(dated)) {
      judgement = new Modalities.Judgement(Modality.PLANNED, "its date lies ahead of the writing");
    }
    Modality stated = judgement.modality();
    boolean intended = stated == Modality.PLANNED || stated == Modality.POSSIBLE;
    if (dated != null && intended && discourse.isDated() && isOfPlan(hit.act(), dated)) {
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
    String named = kind == null ? new Degrees(scene).of(hit.act(), type) : kind;
    List<Attribution> sources = attributions.of(hit.act());
    Dating.Dated when = dated;
    explain(hit, when, from, to, judgement, sources);
    drafts.add(
        new Draft(
            type,
            from,
            to,
            by,
            dated == null ? null : dated.date(),
            type.has(EventType.Feature.PLACE) ? seat : null,
            type.has(EventType.Feature.KIND) ? named : null,
            modality,
            sources,
            new Mention(scene.block(), span, span.of(scene.text())),
            hit.rule().name(),
            person,
            scene.titled()));
  }

  /** Notes by which step each field was decided. */
  void explain(
      Hit hit,
      Dating.@Nullable Dated dated,
      ActorId from,
      ActorId to,
      Modalities.Judgement judgement,
      List<Attribution> sources) {
    Trace trace = discourse.trace;
    Provenance provenance = new Provenance(scene, discourse);
    Integer year = Dating.year(dated == null ? null : dated.date());
    trace.note("from", () -> provenance.of(from, hit, year));
    trace.note("to", () -> provenance.of(to, hit, year));
    trace.note("date", () -> provenance.of(dated));
    trace.note("modality", () -> judgement.modality().code() + ": " + judgement.why());
    trace.note(
        "attribution",
        () ->
            sources.isEmpty()
                ? "none: the author says so"
                : sources.stream()
                    .map(source -> source.kind().code() + ": \"" + source.mention().quote() + "\"")
                    .collect(Collectors.joining(", then ")));
  }

  /** "The President also recognised …": on the day of the act of the same type told just before. */
  private Dating.@Nullable Dated also(Hit hit) {
    if (!discourse.isDated() || !drafts.isEmpty() || discourse.lastDrafts.isEmpty()) {
      return null;
    }
    Draft last = discourse.lastDrafts.getLast();
    for (int word : scene.graph().dependents(hit.act(), "adv")) {
      boolean also = Set.of("also", "likewise", "too").contains(scene.token(word).lemma());
      if (also
          && last.date() != null
          && last.type().equals(hit.rule().type())
          && last.modality() == Modality.ASSERTED
          && scene.block() - last.mention().block() <= 1) {
        return new Dating.Dated(last.date(), word);
      }
    }
    return null;
  }

  /** "The office opens in Washington this month", on a day to come. */
  private boolean isAhead(Dating.Dated dated) {
    LocalDate written = discourse.isDated() ? discourse.day() : null;
    LocalDate earliest = dated.date().earliest();
    return written != null
        && earliest != null
        && !dated.date().isInterval()
        && earliest.isAfter(written);
  }

  @Nullable String place(int act) {
    MissionPlaces places = new MissionPlaces(scene, discourse);
    for (String label : List.of("in", "at")) {
      for (int source : sources(act)) {
        for (int town : places.towns(scene.graph().dependents(source, label))) {
          if (scene.term(town) instanceof Term.Named city && !city.cities().isEmpty()) {
            return city.text();
          }
        }
      }
    }
    for (int visit : scene.graph().dependents(act, "during")) {
      // "During his visit to Lima he signed a treaty"
      for (int town : places.towns(scene.graph().dependents(visit, "to"))) {
        if (scene.term(town) instanceof Term.Named city && !city.cities().isEmpty()) {
          return city.text();
        }
      }
    }
    // "In Cartagena, where an agent had been appointed"
    int above = scene.token(act).head();
    boolean where =
        scene.token(act).label().equals("relcl")
            && scene.graph().treeChildren(act).stream()
                .anyMatch(child -> scene.token(child).lemma().equals("where"));
    if (where && scene.term(above) instanceof Term.Named city && !city.cities().isEmpty()) {
      return city.text();
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
    // "The signing of a treaty in Tripoli"
    scene.graph().dependents(act, "of").stream()
        .filter(object -> scene.inClass(object, "agreement"))
        .forEach(sources::add);
    return sources;
  }

  /** The words that name the act, those who play a part in it, and its date where near. */
  Span evidence(Hit hit, Dating.@Nullable Dated dated) {
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
}
