package org.chancery.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.Boundary.Ground;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is said to have held, or not to have held, at a time for which acts on record say the
 * opposite: an embassy "since 1960" against relations broken off in 1973 and restored in 1992.
 */
final class Gainsaying {

  private Gainsaying() {}

  /**
   * A stretch that acts on record began, with what is said of it that is the opposite.
   *
   * @param from the index of its first spell
   * @param until the index of the spell that begins with the act which ended it; where no act did,
   *     the next after it
   * @param spell the stretch as the acts have it
   * @param claims evidence of the opposite
   */
  record Gainsaid(int from, int until, Spell spell, List<Evidence> claims) {

    /** Whether a turn that nobody recorded is there only because of the claims. */
    boolean explains(int index, Spell turned) {
      return from < index
          && (index < until || claims.containsAll(turned.start().evidence()))
          && turned.start().ground() == Ground.IMPLIED;
    }
  }

  /** All of one track, in the order of time. */
  static List<Gainsaid> in(List<Spell> track) {
    List<Gainsaid> found = new ArrayList<>();
    for (int from = 0; from < track.size(); from++) {
      if (track.get(from).start().ground() == Ground.STATED) {
        int until = ended(track, from);
        Set<Evidence> claims = new LinkedHashSet<>();
        if (until > 0) {
          claimedWithin(track, from, until, claims);
        }
        claimedThroughout(track, track.get(from), claims);
        if (!claims.isEmpty()) {
          int after = until > 0 ? until : from + 1;
          found.add(new Gainsaid(from, after, byActs(track, from, until), List.copyOf(claims)));
        }
      }
    }
    return found;
  }

  /** The spell that begins with the act which ended the one that began here; -1 where none did. */
  private static int ended(List<Spell> track, int from) {
    for (int i = from + 1; i < track.size(); i++) {
      Ground ground = track.get(i).start().ground();
      if (ground == Ground.STATED || ground == Ground.STATE_ENDED) {
        return track.get(i).holds() != track.get(from).holds() ? i : -1;
      }
    }
    return -1;
  }

  private static void claimedWithin(List<Spell> track, int from, int until, Set<Evidence> claims) {
    Spell begun = track.get(from);
    for (Spell spell : track.subList(from + 1, until)) {
      if (spell.holds() != begun.holds()) {
        claims.addAll(spell.start().evidence());
        claims.addAll(spell.attestations());
      }
    }
    // What was attested before the act that is said to have begun it.
    Spell next = track.get(until);
    long after = Days.latest(begun.start().latest());
    long before = next.start().dates().stream().mapToLong(Days::earliest).min().orElse(Days.NEVER);
    for (Evidence piece : next.attestations()) {
      boolean within =
          times(piece).stream()
              .anyMatch(time -> Days.earliest(time) >= after && Days.latest(time) < before);
      if (within && !next.start().evidence().contains(piece)) {
        claims.add(piece);
      }
    }
  }

  /**
   * What is said to hold "since" a day before the act, by those who write after it; but not by
   * those who tell of the act themselves.
   */
  private static void claimedThroughout(List<Spell> track, Spell begun, Set<Evidence> claims) {
    for (Spell spell : track) {
      if (spell.holds() != begun.holds()) {
        for (Evidence piece : spell.attestations()) {
          PartialDate since = since(piece);
          boolean tellsOfIt =
              begun.start().evidence().stream()
                  .anyMatch(act -> act.publication().equals(piece.publication()));
          if (since != null
              && !tellsOfIt
              && Days.latest(since) < Days.earliest(begun.start().earliest())
              && Days.earliest(piece.spoken()) > Days.latest(begun.start().latest())) {
            claims.add(piece);
          }
        }
      }
    }
  }

  private static @Nullable PartialDate since(Evidence piece) {
    return piece.statement() instanceof Event event && event.type().standing()
        ? event.date()
        : null;
  }

  private static List<PartialDate> times(Evidence piece) {
    List<PartialDate> times = new ArrayList<>();
    if (piece.statement() instanceof Event event) {
      if (event.date() != null) {
        times.add(event.date());
      }
      if (event.type().standing()) {
        times.add(piece.spoken());
      }
    }
    return times;
  }

  /** The stretch as the acts have it, without the turns that the claims alone imply. */
  private static Spell byActs(List<Spell> track, int from, int until) {
    Spell begun = track.get(from);
    Set<Evidence> attestations = new LinkedHashSet<>();
    for (Spell spell : track.subList(from, until > 0 ? until : from + 1)) {
      if (spell.holds() == begun.holds()) {
        attestations.addAll(spell.attestations());
      }
    }
    return new Spell(
        begun.kind(),
        begun.from(),
        begun.to(),
        begun.post(),
        begun.place(),
        begun.holds(),
        begun.start(),
        until > 0 ? track.get(until).start() : null,
        List.copyOf(attestations),
        begun.contrary());
  }
}
