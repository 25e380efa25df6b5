package org.chancery.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.event.Modality;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.AnswerTable.Reply;
import org.chancery.ledger.AnswerTable.Situation;
import org.chancery.ledger.Boundary.Ground;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** From what is derived about a dyad to an answer about a day. */
final class Answering {

  /** The spell that questions about relations are about. */
  static final String RELATIONS = "relations";

  private final SpellTable spellTable;
  private final AnswerTable table;
  private final GradeTable grades;
  private final Existence existence;

  Answering(SpellTable spellTable, AnswerTable table, GradeTable grades, Existence existence) {
    this.spellTable = spellTable;
    this.table = table;
    this.grades = grades;
    this.existence = existence;
  }

  /** What is answered of a day that a spell which holds certainly covers. */
  Verdict insideSpell() {
    return table.reply(Situation.INSIDE_SPELL).verdict();
  }

  /** The verdict alone, from the spells of relations without their evidence. */
  Verdict verdict(ActorId a, ActorId b, List<Spell> track, PartialDate on) {
    return table.reply(standpoint(a, b, track, on).situation()).verdict();
  }

  /** The verdict and since when, from the spells of relations without their evidence. */
  Sight sight(ActorId a, ActorId b, List<Spell> track, PartialDate on) {
    Standpoint standpoint = standpoint(a, b, track, on);
    return new Sight(
        table.reply(standpoint.situation()).verdict(), List.copyOf(since(track, standpoint)));
  }

  /** What is seen of a track on a day. */
  record Sight(Verdict verdict, List<PartialDate> since) {}

  Answer answer(ActorId a, ActorId b, Derived derived, AsOf asOf) {
    List<Spell> track = derived.spells(RELATIONS);
    Standpoint standpoint = standpoint(a, b, track, asOf.on());
    Reply reply = table.reply(standpoint.situation());
    Sides sides = sides(track, standpoint, asOf.on());
    boolean holding = reply.verdict() != Verdict.NO;
    return new Answer(
        a,
        b,
        asOf,
        reply.verdict(),
        standpoint.situation().code(),
        reply.reason(),
        since(track, standpoint),
        bestFirst(sides.supporting()),
        bestFirst(sides.opposing()),
        lastAttested(track, holding, asOf.on()),
        track.stream().filter(Spell::holds).toList(),
        track.stream().filter(spell -> !spell.holds()).toList(),
        derived.spells().stream()
            .filter(spell -> spell.holds() && !spell.kind().equals(RELATIONS))
            .toList(),
        derived.acts().stream()
            .filter(act -> act.modality() != Modality.ASSERTED)
            .filter(act -> spellTable.types().contains(act.type().id()))
            .toList(),
        List.of(),
        notes(a, b, asOf.on()));
  }

  /** Evidence by the standing of its source; of one standing, in the order it had. */
  private List<Evidence> bestFirst(Set<Evidence> evidence) {
    return evidence.stream()
        .sorted(
            Comparator.comparingInt((Evidence piece) -> grades.of(piece.grade()).level())
                .reversed())
        .toList();
  }

  private Standpoint standpoint(ActorId a, ActorId b, List<Spell> track, PartialDate on) {
    Standpoint found = Standpoint.joint(Standpoint.within(track, on), table);
    // What sources say outranks the rough years of the gazetteer; where they say nothing, it
    // decides.
    boolean said =
        found.certain()
            && (track.get(found.spell()).holds() || found.situation() != Situation.BEFORE_FIRST);
    return said || (existence.possible(a, on) && existence.possible(b, on))
        ? found
        : new Standpoint(Situation.NO_SUCH_STATE, found.spell(), false);
  }

  private List<String> notes(ActorId a, ActorId b, PartialDate on) {
    return Stream.of(a, b)
        .map(state -> existence.note(state, on))
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<PartialDate> since(List<Spell> track, Standpoint standpoint) {
    return standpoint.certain() ? track.get(standpoint.spell()).start().dates() : List.of();
  }

  /** Evidence that speaks for relations on the day, and against them. */
  private record Sides(Set<Evidence> supporting, Set<Evidence> opposing) {
    Set<Evidence> of(boolean holds) {
      return holds ? supporting : opposing;
    }
  }

  private static Sides sides(List<Spell> track, Standpoint standpoint, PartialDate on) {
    Sides sides = new Sides(new LinkedHashSet<>(), new LinkedHashSet<>());
    int index = standpoint.spell();
    if (index < 0) {
      return sides;
    }
    Spell spell = track.get(index);
    if (standpoint.certain()) {
      speak(sides, spell);
      if (spell.start().ground() == Ground.NEVER_BEFORE && index + 1 < track.size()) {
        sides.of(spell.holds()).addAll(track.get(index + 1).start().evidence());
      }
      return sides;
    }
    if (index > 0) {
      speak(sides, track.get(index - 1));
    }
    turn(sides, spell, on);
    if (index == 0 && track.size() > 1) {
      // "Severed in 1960" is evidence that something had held before.
      sides.of(spell.holds()).addAll(track.get(1).start().evidence());
    }
    return sides;
  }

  private static void speak(Sides sides, Spell spell) {
    if (spell.start().ground() != Ground.NEVER_BEFORE) {
      sides.of(spell.holds()).addAll(spell.start().evidence());
    }
    sides.of(spell.holds()).addAll(spell.attestations());
    sides.of(!spell.holds()).addAll(spell.contrary());
  }

  /** Of several dates for one turn, the earlier say that it had come, the later that it had not. */
  private static void turn(Sides sides, Spell later, PartialDate on) {
    for (Evidence evidence : later.start().evidence()) {
      PartialDate date = evidence.statement() instanceof Event event ? event.date() : null;
      boolean notYet = date != null && Days.earliest(date) > Days.latest(on);
      sides.of(notYet != later.holds()).add(evidence);
    }
    if (later.start().ground() != Ground.STATED) {
      sides.of(later.holds()).addAll(later.attestations());
    }
  }

  private static @Nullable PartialDate lastAttested(
      List<Spell> track, boolean holding, PartialDate on) {
    List<PartialDate> dates = new ArrayList<>();
    for (Spell spell : track) {
      if (spell.holds() == holding) {
        dates.addAll(spell.start().dates());
        spell.attestations().forEach(evidence -> dates.addAll(times(evidence)));
      }
    }
    return dates.stream()
        .filter(date -> Days.latest(date) <= Days.latest(on))
        .max(
            Comparator.<PartialDate>comparingLong(Days::latest)
                .thenComparingLong(Days::earliest)
                .thenComparing(PartialDate::edtf))
        .orElse(null);
  }

  private static List<PartialDate> times(Evidence evidence) {
    if (!(evidence.statement() instanceof Event event)) {
      return List.of();
    }
    PartialDate date = event.date();
    if (event.type().standing()) {
      return date == null ? List.of(evidence.spoken()) : List.of(date, evidence.spoken());
    }
    return date == null ? List.of() : List.of(date);
  }
}
