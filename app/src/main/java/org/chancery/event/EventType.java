package org.chancery.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type of diplomatic event, as {@code events.tsv} of the knowledge tables defines it.
 *
 * @param id such as {@code relations-severed}
 * @param directed whether {@code from} acts on {@code to}; else either order says the same
 * @param standing whether it states what holds at the time of writing rather than an act
 * @param features which of the optional fields it carries
 */
public record EventType(String id, boolean directed, boolean standing, Set<Feature> features) {

  /** An optional field of an event. */
  public enum Feature {
    /** The state that took the step. */
    BY,
    /** A city. */
    PLACE,
    /** The kind of mission. */
    KIND
  }

  public EventType {
    features = Set.copyOf(features);
  }

  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventType type && id.equals(type.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
