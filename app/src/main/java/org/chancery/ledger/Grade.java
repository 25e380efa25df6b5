package org.chancery.ledger;

/**
 * How far a piece of evidence is to be trusted, by the Admiralty's scale: the reliability of its
 * publisher and the credibility of what it says.
 *
 * @param reliability A (completely reliable) to E (unreliable), F where it cannot be judged
 * @param credibility 1 (confirmed) to 5 (improbable), 6 where it cannot be judged
 */
public record Grade(char reliability, int credibility) {

  /** Of what no editor has graded. */
  public static final Grade UNKNOWN = new Grade('F', 6);

  public Grade {
    if (reliability < 'A' || reliability > 'F' || credibility < 1 || credibility > 6) {
      throw new IllegalArgumentException(
          "a grade from A1 to F6 was expected, found " + reliability + credibility);
    }
  }

  /** The usual form, such as {@code B2}. */
  public String code() {
    return "" + reliability + credibility;
  }

  @Override
  public String toString() {
    return code();
  }
}
