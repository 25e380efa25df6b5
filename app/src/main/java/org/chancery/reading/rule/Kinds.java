package org.chancery.reading.rule;

import java.util.Set;

/** The kinds of mention that a pattern may ask for with {@code is:}. */
public final class Kinds {

  /** A state, an organisation, or words that stand for one. */
  public static final String ACTOR = "actor";

  /** An embassy, a consulate, or a pronoun for one. */
  public static final String MISSION = "mission";

  /** The title of an office. */
  public static final String TITLE = "title";

  /** The title of an envoy. */
  public static final String ENVOY = "envoy";

  /** A date. */
  public static final String TIME = "time";

  /** A city. */
  public static final String CITY = "city";

  /** A capitalised name that no table knows. */
  public static final String PERSON = "person";

  /** Diplomatic relations as such, not consular, trade or other ones. */
  public static final String RELATIONS = "relations";

  /** A number, or a noun with one: "160 countries", "24". */
  public static final String NUMBER = "number";

  /** A noun with an ordinal number: "the 193rd country". */
  public static final String ORDINAL = "ordinal";

  /** An international organisation, by name or as "the organisation". */
  public static final String ORGANISATION = "organisation";

  static final Set<String> ALL =
      Set.of(
          ACTOR,
          MISSION,
          TITLE,
          ENVOY,
          TIME,
          CITY,
          PERSON,
          RELATIONS,
          NUMBER,
          ORDINAL,
          ORGANISATION);

  private Kinds() {}
}
