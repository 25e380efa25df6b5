package org.chancery.actor;

/** Two actors in no order; the first is the smaller id, so that equal pairs are equal dyads. */
public record Dyad(ActorId first, ActorId second) implements Comparable<Dyad> {

  public Dyad {
    if (first.equals(second)) {
      throw new IllegalArgumentException("a dyad needs two actors, found " + first + " twice");
    }
    if (first.compareTo(second) > 0) {
      ActorId swap = first;
      first = second;
      second = swap;
    }
  }

  /** Whether an actor is one of the two. */
  public boolean has(ActorId actor) {
    return first.equals(actor) || second.equals(actor);
  }

  @Override
  public int compareTo(Dyad other) {
    int byFirst = first.compareTo(other.first);
    return byFirst != 0 ? byFirst : second.compareTo(other.second);
  }

  @Override
  public String toString() {
    return first + "-" + second;
  }
}
