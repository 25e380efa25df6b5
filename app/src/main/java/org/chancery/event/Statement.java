package org.chancery.event;

import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** What a publication states: an event, or a claim about the record itself. */
public sealed interface Statement {

  Modality modality();

  /** The chain of sources, the outermost first; empty where the author asserts it. */
  List<Attribution> attribution();

  /** Where the words stand, the best evidence first; never empty. */
  List<Mention> mentions();

  /** The name of the rule that read it. */
  String rule();

  /** How sure the reader is, between 0 and 1. */
  double confidence();

  /**
   * One real-world event as one publication states it; the types are defined in the annotation
   * guidelines.
   *
   * @param from who acts, or either party of an undirected type
   * @param to who is acted on, or the other party
   * @param by the state that took the step, where the text says so
   * @param place the city, as the text writes it
   * @param kind the kind of mission, such as {@code consulate-general}
   */
  record Event(
      EventType type,
      ActorId from,
      ActorId to,
      @Nullable ActorId by,
      @Nullable PartialDate date,
      @Nullable String place,
      @Nullable String kind,
      Modality modality,
      List<Attribution> attribution,
      List<Mention> mentions,
      String rule,
      double confidence)
      implements Statement {

    public Event {
      attribution = List.copyOf(attribution);
      mentions = List.copyOf(mentions);
      check(mentions, confidence);
    }
  }

  /**
   * A number said of the record, such as "relations with 160 states".
   *
   * @param of the state whose relations or missions are counted
   * @param asOf the day for which the number is said to hold
   */
  record CountClaim(
      Measure measure,
      ActorId of,
      int value,
      @Nullable PartialDate asOf,
      Modality modality,
      List<Attribution> attribution,
      List<Mention> mentions,
      String rule,
      double confidence)
      implements Statement {

    public CountClaim {
      attribution = List.copyOf(attribution);
      mentions = List.copyOf(mentions);
      check(mentions, confidence);
    }
  }

  private static void check(List<Mention> mentions, double confidence) {
    if (mentions.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("mentions " + mentions + ", confidence " + confidence);
    }
  }
}
