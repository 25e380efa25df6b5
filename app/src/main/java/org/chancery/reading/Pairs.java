package org.chancery.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;

/** Tells which of the states named at an act form the pairs that it took place between. */
final class Pairs {

  /** More pairs than this from one act are a list of signatories, not a record of relations. */
  static final int MOST_PAIRS = 6;

  private final Discourse discourse;

  Pairs(Discourse discourse) {
    this.discourse = discourse;
  }

  /**
   * "Poland and Hungary severed relations with Israel": each of the ones with each of the others.
   */
  List<ActorId[]> crossed(Set<ActorId> subjects, Set<ActorId> partners) {
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

  List<ActorId[]> pairsOf(
      Set<ActorId> subjects, Set<ActorId> partners, Set<ActorId> parties, boolean open) {
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
            && open
            && (all.size() > 1 || !all.contains(discourse.lastPair.get(0)));
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

  boolean pairedWithTopic(Set<ActorId> subjects) {
    return subjects.stream().allMatch(id -> discourse.counterpart(id) != null);
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
}
