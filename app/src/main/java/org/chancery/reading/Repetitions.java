package org.chancery.reading;

import java.util.List;
import java.util.Map;
import org.chancery.actor.ActorId;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.text.Span;

/**
 * Reads acts that a sentence does not name again: the same act on further dates, by further actors,
 * or meant by "had done so".
 */
final class Repetitions {

  private final Scene scene;
  private final Discourse discourse;
  private final Map<Integer, Integer> gaps;
  private final List<Draft> drafts;

  Repetitions(Scene scene, Discourse discourse, Map<Integer, Integer> gaps, List<Draft> drafts) {
    this.scene = scene;
    this.discourse = discourse;
    this.gaps = gaps;
    this.drafts = drafts;
  }

  /**
   * "Visited Cuba in 1995, 2009 and 2017": the same act on each of the dates; with "respectively"
   * and as many acts as dates, each on its own.
   */
  void repeatedOn(int act, int from, Dating dating) {
    List<Draft> stated = List.copyOf(drafts.subList(from, drafts.size()));
    List<Dating.Dated> dates = dating.coordinated(act);
    if (!dates.isEmpty() && isUnder(dates.getFirst().node(), "between")) {
      return;
    }
    boolean each = says("respectively");
    if (each && dates.size() > 1 && isToldBefore(stated, from)) {
      // The second of two objects: with the first, each has got its date.
      drafts.subList(from, drafts.size()).clear();
      return;
    }
    boolean respectively = stated.size() == dates.size() && each;
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

  /**
   * "Signed a claims convention on D, and a treaty of commerce on E": a further object with a date
   * of its own is a further act.
   */
  void repeatedWith(Hit hit, int from, Dating dating) {
    Integer object = hit.match().node("object");
    if (object == null || object == hit.act() || drafts.size() != from + 1) {
      return;
    }
    Draft stated = drafts.get(from);
    for (int other : scene.graph().coordinated(object)) {
      Dating.Dated own = other == object ? null : dating.own(other);
      boolean again = scene.lexicon().inClass(scene.token(other).lemma(), "agreement");
      if (again && own != null && !own.date().equals(stated.date())) {
        drafts.add(stated.on(own.date()));
      }
    }
  }

  private boolean isToldBefore(List<Draft> stated, int from) {
    return stated.stream()
        .allMatch(draft ->
            drafts.subList(0, from).stream()
                .anyMatch(told ->
                    told.type().equals(draft.type())
                        && told.from().equals(draft.from())
                        && told.to().equals(draft.to())));
  }

  private boolean isUnder(int node, String preposition) {
    int head = scene.token(node).head();
    return head >= 0 && scene.token(head).lemma().equals(preposition);
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
  void repeated(Dating dating) {
    Actors actors = new Actors(scene, discourse, null);
    for (int i = 0; i < scene.graph().size(); i++) {
      int act = i;
      boolean so = standsForAct(i);
      ActorId actor = so ? discourse.firstState(actors.under(act, "subj")) : null;
      List<Draft> before = drafts.isEmpty() ? discourse.lastDrafts : List.copyOf(drafts);
      if (actor == null || before.isEmpty()) {
        continue;
      }
      Draft last = before.getLast();
      Dating.Dated own = dating.own(act);
      Dating.Dated dated = own != null ? own : dating.counted(act);
      Modality modality = new Modalities(scene).of(act, dated == null ? null : dated.node());
      if (modality != Modality.ASSERTED) {
        continue;
      }
      Span span = scene.token(act).span();
      for (int subject : scene.graph().dependents(act, "subj")) {
        span = span.cover(scene.token(subject).span());
      }
      boolean again =
          last.from().equals(actor) && dated != null && !dated.date().equals(last.date());
      boolean other = !last.from().equals(actor) && !last.to().equals(actor);
      if ((again || other) && last.person() == null) {
        // "Planned to open an embassy in 1950, but did not do so until 1955": then it did.
        drafts.add(
            last.by(
                    actor,
                    dated == null ? null : dated.date(),
                    new Mention(scene.block(), span, span.of(scene.text())))
                .withModality(Modality.ASSERTED));
      }
    }
  }

  /** The same act by each actor whose verb is left out, on his own date. */
  void gapped(Hit hit, List<Draft> stated, Dating dating) {
    Actors actors = new Actors(scene, discourse, null);
    ActorId subject = discourse.firstState(actors.under(hit.act(), "subj"));
    if (subject == null || !scene.token(hit.act()).isVerb()) {
      return;
    }
    for (Map.Entry<Integer, Integer> gap : gaps.entrySet()) {
      ActorId actor = discourse.firstState(actors.of(gap.getKey()));
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
}
