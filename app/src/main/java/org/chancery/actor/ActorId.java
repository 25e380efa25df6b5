package org.chancery.actor;

/**
 * The identity of an actor: ISO 3166-1 alpha-3 for a state of today ({@code KOR}), the ids of the
 * annotation guidelines for the others ({@code SUN}, {@code two-sicilies}), the usual acronym for
 * an organisation ({@code UN}).
 */
public record ActorId(String value) implements Comparable<ActorId> {

  public ActorId {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException("an actor id was expected, found \"" + value + "\"");
    }
  }

  /** A letter, then letters, digits and hyphens; by hand, since the ledger makes millions. */
  private static boolean wellFormed(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      boolean follows = (c >= '0' && c <= '9') || c == '-';
      if (!letter && (i == 0 || !follows)) {
        return false;
      }
    }
    return !value.isEmpty();
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
