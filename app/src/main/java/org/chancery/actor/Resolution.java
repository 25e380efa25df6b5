package org.chancery.actor;

import java.util.List;

/** What a name typed by a person may mean. */
public sealed interface Resolution {

  /** It means one actor. */
  record Found(ActorId actor) implements Resolution {}

  /** It means several, and which is not ours to guess. */
  record Ambiguous(String typed, List<State> candidates) implements Resolution {

    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * It means none we know.
   *
   * @param nearest states with a name spelled alike, the nearest first
   */
  record Unknown(String typed, List<State> nearest) implements Resolution {

    public Unknown {
      nearest = List.copyOf(nearest);
    }
  }
}
