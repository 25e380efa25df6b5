package org.chancery.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.actor.State;
import org.chancery.event.EventTypes;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.event.Statement.Event;
import org.chancery.text.PublicationId;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A record that nobody published, as large as that of a ministry after some decades: the states of
 * today, each pair with a history of its own, told by publications of three pairs each. The same
 * seed makes the same record.
 */
final class SyntheticRecord {

  static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");

  private static final int DISPATCH_PAIRS = 3;
  private static final int ITEM_STATEMENTS = 3;
  private static final int REPORTS = 5;
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);

  private final Random random;
  private final EventTypes types;
  private final List<ActorId> states;

  SyntheticRecord(long seed, EventTypes types, List<State> states) {
    this.random = new Random(seed);
    this.types = types;
    this.states =
        states.stream()
            .filter(state -> new Existence(List.of(state)).possible(state.id(), 2025, 2025))
            .map(State::id)
            .sorted()
            .toList();
  }

  List<ActorId> states() {
    return states;
  }

  /** Readings of about so many statements, in an order that scatters the pairs of states. */
  List<NewReading> readings(int statements) {
    List<Dyad> dyads = dyads();
    List<List<Statement>> items = new ArrayList<>();
    int made = 0;
    for (int i = 0; i < dyads.size(); i++) {
      int wanted = (int) ((long) statements * (i + 1) / dyads.size()) - made;
      List<Statement> told = history(dyads.get(i), wanted);
      made += told.size();
      for (int from = 0; from < told.size(); from += ITEM_STATEMENTS) {
        items.add(told.subList(from, Math.min(told.size(), from + ITEM_STATEMENTS)));
      }
    }
    Collections.shuffle(items, random);
    List<NewReading> readings = new ArrayList<>();
    for (int from = 0; from < items.size(); from += DISPATCH_PAIRS) {
      List<Statement> told = new ArrayList<>();
      items.subList(from, Math.min(items.size(), from + DISPATCH_PAIRS)).forEach(told::addAll);
      readings.add(reading("dispatch-" + readings.size(), told));
    }
    return readings;
  }

  /** One more publication: a dispatch about so many pairs of states. */
  NewReading dispatch(String name) {
    List<Dyad> dyads = dyads();
    List<Statement> told = new ArrayList<>();
    for (int pair = 0; pair < DISPATCH_PAIRS; pair++) {
      told.addAll(history(dyads.get(random.nextInt(dyads.size())), ITEM_STATEMENTS));
    }
    return reading(name, told);
  }

  private static NewReading reading(String name, List<Statement> told) {
    PartialDate written =
        told.stream()
            .map(statement -> statement instanceof Event event ? event.date() : null)
            .filter(date -> date != null && date.latest() != null)
            .max((one, other) -> Long.compare(Days.latest(one), Days.latest(other)))
            .orElse(PartialDate.of(LAST_DAY));
    return new NewReading(
        new PublicationId(name),
        1,
        written,
        written,
        "Bench",
        "bench",
        "bench",
        RECORDED,
        told,
        List.of());
  }

  List<Dyad> dyads() {
    List<Dyad> dyads = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      for (int j = i + 1; j < states.size(); j++) {
        dyads.add(new Dyad(states.get(i), states.get(j)));
      }
    }
    return dyads;
  }

  /** The acts between two states, each told several times, in exactly so many statements. */
  private List<Statement> history(Dyad dyad, int statements) {
    List<Event> acts = new ArrayList<>();
    LocalDate day = LocalDate.of(1900 + random.nextInt(90), 1, 1).plusDays(random.nextInt(365));
    add(acts, "recognition", dyad, day, null);
    add(acts, "recognition", turned(dyad), day.plusDays(random.nextInt(40)), null);
    add(acts, "relations-established", dyad, day.plusDays(random.nextInt(400)), null);
    boolean broken = random.nextInt(6) == 0;
    for (Pair way : List.of(pair(dyad), turned(dyad))) {
      LocalDate opened = day.plusDays(400 + random.nextInt(2_000));
      add(acts, "mission-opened", way, opened, random.nextInt(3) == 0 ? "legation" : "embassy");
      if (random.nextInt(3) == 0) {
        add(acts, "mission-raised", way, opened.plusDays(random.nextInt(3_000)), "embassy");
      }
      if (random.nextInt(4) == 0) {
        add(acts, "mission-closed", way, opened.plusDays(3_000 + random.nextInt(9_000)), "embassy");
      }
      add(acts, "envoy-appointed", way, opened.plusDays(random.nextInt(9_000)), null);
      add(acts, "credentials-presented", way, opened.plusDays(random.nextInt(9_000)), null);
      add(acts, "visit", way, opened.plusDays(random.nextInt(9_000)), null);
    }
    if (broken) {
      LocalDate severed = day.plusDays(8_000 + random.nextInt(3_000));
      add(acts, "relations-severed", dyad, severed, null);
      add(acts, "relations-restored", dyad, severed.plusDays(200 + random.nextInt(6_000)), null);
    }
    add(acts, "agreement-signed", dyad, day.plusDays(random.nextInt(9_000)), null);
    List<Statement> told = new ArrayList<>();
    while (told.size() < statements) {
      Event act = acts.get(random.nextInt(acts.size()));
      int reports = 1 + random.nextInt(REPORTS);
      for (int i = 0; i < reports && told.size() < statements; i++) {
        told.add(report(act));
      }
    }
    return told;
  }

  private record Pair(ActorId from, ActorId to) {}

  private static Pair pair(Dyad dyad) {
    return new Pair(dyad.first(), dyad.second());
  }

  private static Pair turned(Dyad dyad) {
    return new Pair(dyad.second(), dyad.first());
  }

  private void add(List<Event> acts, String type, Dyad dyad, LocalDate day, @Nullable String kind) {
    add(acts, type, pair(dyad), day, kind);
  }

  private void add(List<Event> acts, String type, Pair pair, LocalDate day, @Nullable String kind) {
    if (day.isAfter(LAST_DAY)) {
      return;
    }
    String quote =
        "%s and %s: %s, as was announced on %s".formatted(pair.from(), pair.to(), type, day);
    acts.add(
        new Event(
            types.type(type),
            pair.from(),
            pair.to(),
            null,
            PartialDate.of(day),
            null,
            kind,
            Modality.ASSERTED,
            List.of(),
            List.of(new Mention(random.nextInt(40), new Span(0, quote.length()), quote)),
            "bench",
            0.9));
  }

  /** Most reports give the day, some the year alone, and some another day. */
  private Event report(Event act) {
    LocalDate day = act.date() == null ? null : act.date().earliest();
    if (day == null) {
      return act;
    }
    PartialDate date =
        switch (random.nextInt(20)) {
          case 0, 1 -> PartialDate.ofYear(day.getYear());
          case 2 -> PartialDate.of(day.plusDays(1));
          case 3 -> PartialDate.of(day.plusDays(random.nextInt(900)));
          default -> act.date();
        };
    return new Event(
        act.type(),
        act.from(),
        act.to(),
        act.by(),
        date,
        act.place(),
        act.kind(),
        act.modality(),
        act.attribution(),
        act.mentions(),
        act.rule(),
        act.confidence());
  }
}
