package org.chancery.actor;

/**
 * The identity of an actor: ISO 3166-1 alpha-3 for a state of today ({@code KOR}), the ids of the
 * annotation guidelines for the others ({@code SUN}, {@code two-sicilies}), the usual acronym for
 * an organisation ({@code UN}).
 */
public record ActorId(String value) implements Comparable<ActorId> {

  public ActorId {
    if (!value.matches("[A-Za-z][A-Za-z0-9-]*")) {
      throw new IllegalArgumentException("an actor id was expected, found \"" + value + "\"");
    }
  }

  @Override
  public int compareTo(ActorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
