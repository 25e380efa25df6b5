package org.chancery.reading.rule;

import java.util.List;
import java.util.Set;
import org.chancery.event.EventType;
import org.chancery.event.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A rule: a pattern, and the event or the claim that a match states.
 *
 * @param name unique among all rules
 * @param origin file and line, for people
 * @param type of the event; a claim has one of its own that is in no table
 * @param frame how the roles that the pattern leaves open are filled
 * @param measure what is counted, where the rule states a claim
 * @param examples sentences that must and must not match
 */
public record Rule(
    String name,
    String origin,
    Pattern pattern,
    EventType type,
    Frame frame,
    @Nullable Measure measure,
    List<Example> examples) {

  public Rule {
    examples = List.copyOf(examples);
  }

  /** The same rule stating an event of another type. */
  public Rule as(EventType other) {
    return new Rule(name, origin, pattern, other, frame, measure, examples);
  }

  /** The type under which the claims of a measure are sorted among the acts of a sentence. */
  static EventType claimed(Measure measure) {
    return new EventType("count-claim " + measure.code(), true, false, Set.of());
  }

  /** How the open roles of an event are filled from the words around a match. */
  public enum Frame {
    /**
     * Two parties in no order: whoever stands as subject, beside "with" and "between", or before
     * the noun.
     */
    PARTIES,
    /** The subject acts on the object. */
    ACTION,
    /** A mission with its sender, receiver, kind and city. */
    MISSION,
    /** An envoy with the state that sends and the state that receives. */
    ENVOY,
    /** A state represented in another by a mission in a third. */
    ACCREDITATION,
    /** A state put on a list or taken off it. */
    LISTING,
    /** A state and an organisation. */
    MEMBERSHIP,
    /** A state or an organisation acts on another, as with sanctions. */
    SANCTION,
    /** Who leads a state takes or leaves office. */
    OFFICE,
    /** Someone left out, and by whom. */
    OMISSION,
    /** A state whose interests in another a third looks after. */
    PROTECTION,
    /** A number said of a state's record; the frame of every claim. */
    CLAIM
  }

  /**
   * A sentence with which a rule is tested.
   *
   * @param matches whether the rule must match it
   * @param expected the event it must state, as {@code type from to key=value …}, where the file
   *     says
   */
  public record Example(String sentence, boolean matches, @Nullable String expected, int line) {}
}
