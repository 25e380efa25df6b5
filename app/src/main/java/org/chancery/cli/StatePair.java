package org.chancery.cli;

import org.chancery.actor.ActorId;
import org.chancery.desk.Desk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** A state, and where only the two are meant, another. */
final class StatePair {

  @Parameters(index = "0", paramLabel = "STATE", description = "The state.")
  private String first = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STATE",
      description = "The other state, where only the two are meant.")
  private @Nullable String second;

  /** The states, of which the other may be missing. */
  record Named(ActorId of, @Nullable ActorId with) {}

  /**
   * What is meant by the names.
   *
   * @throws UsageException where a name is no state's, or both are one state's
   */
  Named resolve(Desk desk) {
    ActorId of = StateNames.resolve(desk.gazetteer(), first);
    ActorId with = second == null ? null : StateNames.resolve(desk.gazetteer(), second);
    if (of.equals(with)) {
      throw new UsageException(
          "two states were expected, found " + desk.wording().name(of) + " twice");
    }
    return new Named(of, with);
  }
}
