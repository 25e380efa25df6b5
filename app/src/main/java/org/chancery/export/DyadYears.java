package org.chancery.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.event.EventCodes;
import org.chancery.event.Modality;
import org.chancery.export.Sheets.DyadYearRow;
import org.chancery.ledger.Act;
import org.chancery.ledger.Boundary;
import org.chancery.ledger.Dossier;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Spell;
import org.chancery.ledger.Verdict;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** Lays the record of two states out by years. */
final class DyadYears {

  private static final String RELATIONS = "relations";
  private static final String MISSION = "mission";

  private final Ledger ledger;
  private final ActorCodes actors;
  private final EventCodes codes;
  private final LocalDate today;

  DyadYears(Ledger ledger, ActorCodes actors, EventCodes codes, LocalDate today) {
    this.ledger = ledger;
    this.actors = actors;
    this.codes = codes;
    this.today = today;
  }

  /** Shows each year of two states; none of what is no pair of states. */
  void of(Dossier dossier, Consumer<DyadYearRow> rows) {
    ActorId first = dossier.dyad().first();
    ActorId second = dossier.dyad().second();
    if (!actors.isState(first) || !actors.isState(second)) {
      return;
    }
    int from = days(dossier).mapToInt(LocalDate::getYear).min().orElse(Integer.MAX_VALUE);
    List<Spell> relations = dossier.spells(RELATIONS);
    List<Spell> missions = dossier.spells(MISSION);
    for (int year = from; year <= today.getYear(); year++) {
      if (actors.existedIn(first, year) && actors.existedIn(second, year)) {
        rows.accept(row(dossier, relations, missions, year));
      }
    }
  }

  private DyadYearRow row(Dossier dossier, List<Spell> relations, List<Spell> missions, int year) {
    LocalDate last = LocalDate.of(year, 12, 31);
    LocalDate day = last.isAfter(today) ? today : last;
    Verdict verdict = ledger.relations(dossier, PartialDate.of(day));
    Spell track = on(relations, day);
    List<Act> acts =
        dossier.acts().stream()
            .filter(act -> act.modality() == Modality.ASSERTED && within(act, year))
            .toList();
    List<EventCodes.Code> coded =
        acts.stream()
            .map(act -> codes.code(act.type(), act.modality()))
            .filter(Objects::nonNull)
            .toList();
    int helpful = (int) coded.stream().filter(EventCodes.Code::helpful).count();
    return new DyadYearRow(
        dossier.dyad().first(),
        dossier.dyad().second(),
        year,
        verdict,
        verdict == Verdict.YES && track != null && track.holds()
            ? track.start().dates()
            : List.of(),
        post(missions, dossier.dyad().first(), day),
        post(missions, dossier.dyad().second(), day),
        helpful,
        coded.size() - helpful,
        acts,
        verdict == Verdict.UNKNOWN ? List.of() : grounds(relations, day));
  }

  /** The stretch in which a day certainly lies. */
  private static @Nullable Spell on(List<Spell> track, LocalDate day) {
    return track.stream().filter(spell -> certainly(spell, day)).findFirst().orElse(null);
  }

  private static boolean certainly(Spell spell, LocalDate day) {
    LocalDate begun = spell.start().latest();
    boolean after = begun == null ? neverBefore(spell) : !begun.isAfter(day);
    Boundary end = spell.end();
    LocalDate ended = end == null ? null : end.earliest();
    return after && (end == null || (ended != null && ended.isAfter(day)));
  }

  private static boolean neverBefore(Spell spell) {
    return spell.start().ground() == Boundary.Ground.NEVER_BEFORE;
  }

  private static @Nullable String post(List<Spell> missions, ActorId sender, LocalDate day) {
    Spell spell =
        on(missions.stream().filter(mission -> mission.from().equals(sender)).toList(), day);
    return spell == null || !spell.holds()
        ? null
        : Objects.requireNonNullElse(spell.post(), "mission");
  }

  /** The evidence of the stretches that may include a day. */
  private static List<Evidence> grounds(List<Spell> track, LocalDate day) {
    Set<Evidence> grounds = new LinkedHashSet<>();
    for (Spell spell : track) {
      LocalDate begun = spell.start().earliest();
      Boundary end = spell.end();
      LocalDate ended = end == null ? null : end.latest();
      if ((begun == null || !begun.isAfter(day)) && (ended == null || ended.isAfter(day))) {
        grounds.addAll(spell.start().evidence());
        grounds.addAll(spell.attestations());
        if (end != null && spell.start().evidence().isEmpty()) {
          // "Severed in 1960" says that something had held before.
          grounds.addAll(end.evidence());
        }
      }
    }
    return List.copyOf(grounds);
  }

  private static boolean within(Act act, int year) {
    LocalDate earliest = Sheets.earliest(act.dates());
    LocalDate latest = Sheets.latest(act.dates());
    return earliest != null
        && latest != null
        && earliest.getYear() == year
        && latest.getYear() == year;
  }

  /** Days of which the record speaks. */
  private static Stream<LocalDate> days(Dossier dossier) {
    List<LocalDate> days = new ArrayList<>();
    for (Act act : dossier.acts()) {
      add(days, Sheets.earliest(act.dates()));
    }
    for (Spell spell : dossier.spells()) {
      add(days, spell.start().earliest());
      add(days, spell.start().latest());
      if (spell.end() != null) {
        add(days, spell.end().earliest());
      }
      spell.attestations().forEach(evidence -> add(days, evidence.spoken().earliest()));
    }
    return days.stream();
  }

  private static void add(List<LocalDate> days, @Nullable LocalDate day) {
    if (day != null) {
      days.add(day);
    }
  }
}
