package org.chancery.ledger;

import java.util.List;
import org.chancery.actor.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * In which forms one state dealt with another as of a day: by an embassy, by a chargé d'affaires,
 * by consuls, through a protecting power, by recognition alone.
 *
 * @param forms the highest first, and before all the uncertain ones those that were certain; empty
 *     where nothing of it is on record
 */
public record Dealing(ActorId from, ActorId to, List<Form> forms) {

  /**
   * One form.
   *
   * @param level of {@code levels.tsv}
   * @param description of the level, such as "an embassy headed by a chargé d'affaires"
   * @param verdict yes or uncertain
   * @param spell that it rests on
   */
  public record Form(String level, String description, Verdict verdict, Spell spell) {}

  public Dealing {
    forms = List.copyOf(forms);
  }

  /** The level at which the one dealt with the other; null where nothing of it is on record. */
  public @Nullable Form highest() {
    return forms.isEmpty() ? null : forms.getFirst();
  }
}
