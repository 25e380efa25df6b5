package org.chancery.actor;

/**
 * A name by which texts call a state or an organisation.
 *
 * @param years when it meant this actor. In no year does a name of one kind mean two actors. The
 *     years serve to tell bearers of one name apart; a name that only ever had one bearer may be
 *     read so in any year, for later texts speak of Siam too.
 */
public record Name(String text, ActorId actor, Kind kind, Years years) {

  /** What sort of name it is. */
  public enum Kind {
    /** A short or usual name: Cuba, the United States, Great Britain. */
    NAME,
    /** A long name of a period: Republic of Cuba, Kingdom of Siam. */
    OFFICIAL,
    /** Cuban, U.S. */
    ADJECTIVE,
    /** Cubans, Danes; also one of them where the adjective is another word: Dane. */
    PEOPLE,
    /** A seat of government, which stands for it: Havana. */
    CAPITAL,
    /** What else stands for a government: the Kremlin, the Porte, the State Department. */
    GOVERNMENT,
    /** A name in another language, for people who type it; not used in reading English. */
    LANGUAGE
  }
}
