package org.chancery.reading.rule;

import java.util.List;
import org.chancery.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A rule: a pattern, and the event that a match states.
 *
 * @param name unique among all rules
 * @param origin file and line, for people
 * @param frame how the roles that the pattern leaves open are filled
 * @param examples sentences that must and must not match
 */
public record Rule(
    String name,
    String origin,
    Pattern pattern,
    EventType type,
    Frame frame,
    List<Example> examples) {

  public Rule {
    examples = List.copyOf(examples);
  }

  /** The same rule stating an event of another type. */
  public Rule as(EventType other) {
    return new Rule(name, origin, pattern, other, frame, examples);
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
    ACCREDITATION
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
