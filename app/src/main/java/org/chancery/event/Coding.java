package org.chancery.event;

import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An event in the coarse terms of an ontology of political events, such as PLOVER: who did what
 * sort of thing to whom.
 *
 * @param type such as {@code AGREE}
 * @param from who acts; null where the sentence leaves it open
 * @param to whom it is done to; null where the sentence leaves it open, or there is nobody
 * @param cameo the code of CAMEO, where the words are as specific as one code
 * @param mentions the best evidence first
 * @param rule the name of the rule that found it
 * @param confidence from 0 to 1
 */
public record Coding(
    String type,
    @Nullable ActorId from,
    @Nullable ActorId to,
    @Nullable String cameo,
    Modality modality,
    @Nullable PartialDate date,
    List<Mention> mentions,
    String rule,
    double confidence) {

  public Coding {
    mentions = List.copyOf(mentions);
    if (mentions.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("mentions " + mentions + ", confidence " + confidence);
    }
  }
}
