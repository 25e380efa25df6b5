package org.chancery.actor;

import java.util.List;

/**
 * A name that several states share, such as "Congo" or "Korea": which is meant, the text has to
 * settle.
 *
 * @param candidates the most usual first
 */
public record SharedName(String text, Name.Kind kind, List<ActorId> candidates) {

  public SharedName {
    candidates = List.copyOf(candidates);
    if (candidates.size() < 2) {
      throw new IllegalArgumentException("\"" + text + "\" is shared by nobody: " + candidates);
    }
  }
}
