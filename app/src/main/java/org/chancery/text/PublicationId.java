package org.chancery.text;

/**
 * The permanent identity of a publication within a desk, such as {@code frus/frus1917-72PubDip/d1}.
 *
 * @param value not blank, without white space or control characters at its ends or inside
 */
public record PublicationId(String value) implements Comparable<PublicationId> {

  public PublicationId {
    if (value.isBlank()
        || value.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
      throw new IllegalArgumentException(
          "a publication id without white space was expected, found \"" + value + "\"");
    }
  }

  @Override
  public int compareTo(PublicationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
