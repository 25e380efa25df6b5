package org.chancery.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;

/**
 * What an editor decides. Events are named by the number that answers print in brackets, that of
 * one piece of evidence.
 */
public sealed interface Decision {

  /** The editor vouches for what was read: no source outranks it from then on. */
  record Accept(List<Long> events) implements Decision {
    public Accept {
      events = some(events, 1);
    }
  }

  /** What was read is wrong: it leaves the answers, and stays on record. */
  record Reject(List<Long> events) implements Decision {
    public Reject {
      events = some(events, 1);
    }
  }

  /** The acts that these report are one act. */
  record Merge(List<Long> events) implements Decision {
    public Merge {
      events = some(events, 2);
    }
  }

  /** These report an act of their own, together, apart from the others they were taken with. */
  record Split(List<Long> events) implements Decision {
    public Split {
      events = some(events, 1);
    }
  }

  /** The act that an event reports happened then, whatever its reports say. */
  record Dated(long event, PartialDate date) implements Decision {
    @Override
    public List<Long> events() {
      return List.of(event);
    }
  }

  /** A publication leaves the answers, with all that was read in it; it stays in the archive. */
  record Remove(PublicationId publication) implements Decision {
    @Override
    public List<Long> events() {
      return List.of();
    }
  }

  /** An earlier ruling no longer holds; one that withdrew another may be withdrawn itself. */
  record Withdraw(long ruling) implements Decision {
    @Override
    public List<Long> events() {
      return List.of();
    }
  }

  /** The events it is about. */
  List<Long> events();

  /** The word for it on the command line, in tables and in the public JSON. */
  default String code() {
    return switch (this) {
      case Dated dated -> "date";
      case Accept other -> name(other);
      case Reject other -> name(other);
      case Merge other -> name(other);
      case Split other -> name(other);
      case Remove other -> name(other);
      case Withdraw other -> name(other);
    };
  }

  private static String name(Decision decision) {
    return decision.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static List<Long> some(List<Long> events, int least) {
    if (new HashSet<>(events).size() != events.size() || events.size() < least) {
      throw new IllegalArgumentException(
          "%d or more different events were expected, found %s".formatted(least, events));
    }
    return List.copyOf(events);
  }
}
