package org.chancery.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.actor.State;
import org.chancery.actor.Years;
import org.chancery.event.EventTypes;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.event.Statement.Event;
import org.chancery.knowledge.Knowledge;
import org.chancery.store.Store;
import org.chancery.store.Writer;
import org.chancery.text.PublicationId;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** A ledger over a store in a folder, and a short way of writing histories. */
final class Desk implements AutoCloseable {

  static final Knowledge KNOWLEDGE = Knowledge.bundled();
  static final EventTypes TYPES = EventTypes.load(KNOWLEDGE);

  static final ActorId KOR = new ActorId("KOR");
  static final ActorId CUB = new ActorId("CUB");
  static final ActorId SUN = new ActorId("SUN");
  static final ActorId USA = new ActorId("USA");
  static final ActorId FRA = new ActorId("FRA");

  static final List<State> STATES =
      List.of(
          state("KOR", new Years(1948, null)),
          state("CUB", new Years(1902, null)),
          state("USA", new Years(1776, null)),
          state("FRA", new Years(null, null)),
          state("SUN", new Years(1922, 1991)),
          state("SYR", new Years(1946, 1958), new Years(1961, null)));

  static final Instant MORNING = Instant.parse("2024-03-01T08:00:00Z");

  final Store store;
  final Ledger ledger;

  Desk(Path folder) {
    store =
        Store.openForWriting(
            folder, new Writer("test", Clock.fixed(MORNING, ZoneOffset.UTC), Duration.ZERO));
    ledger = new Ledger(store, KNOWLEDGE, TYPES, STATES);
  }

  private static State state(String id, Years... years) {
    return new State(new ActorId(id), id, id, null, null, List.of(years));
  }

  /**
   * Takes a history in, one publication a line: {@code published [by publisher]: statement;
   * statement}. A statement is {@code type from to [date] [@place] [#kind]
   * [planned|possible|negated]}. Publications are called p0, p1 …
   */
  Desk history(String text) {
    List<String> lines = text.strip().lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      add("p" + i, 1, lines.get(i), MORNING);
    }
    return this;
  }

  long add(String publication, int version, String line, Instant recorded) {
    return store.write(
        transaction -> ledger.append(transaction, reading(publication, version, line, recorded)));
  }

  static NewReading reading(String publication, int version, String line, Instant recorded) {
    int colon = line.indexOf(':');
    String[] head = line.substring(0, colon).strip().split(" by ", 2);
    String published = head[0];
    String publisher = head.length == 1 ? null : head[1];
    List<Statement> statements = new ArrayList<>();
    for (String part : line.substring(colon + 1).split(";", -1)) {
      if (!part.isBlank()) {
        statements.add(event(part.strip()));
      }
    }
    PartialDate date = published.isEmpty() ? null : PartialDate.parse(published);
    return new NewReading(
        new PublicationId(publication),
        version,
        date,
        date,
        publisher,
        "reader-1",
        "knowledge-1",
        recorded,
        statements,
        List.of());
  }

  static Event event(String text) {
    PartialDate date = null;
    String place = null;
    String kind = null;
    Modality modality = Modality.ASSERTED;
    String[] words = text.split(" +", -1);
    for (int i = 3; i < words.length; i++) {
      String word = words[i];
      if (word.startsWith("@")) {
        place = word.substring(1);
      } else if (word.startsWith("#")) {
        kind = word.substring(1);
      } else if (Character.isLetter(word.charAt(0))) {
        modality = Modality.ofCode(word);
      } else {
        date = PartialDate.parse(word);
      }
    }
    return event(words[0], words[1], words[2], date, place, kind, modality, text);
  }

  private static Event event(
      String type,
      String from,
      String to,
      @Nullable PartialDate date,
      @Nullable String place,
      @Nullable String kind,
      Modality modality,
      String quote) {
    return new Event(
        TYPES.type(type),
        new ActorId(from),
        new ActorId(to),
        null,
        date,
        place,
        kind,
        modality,
        List.of(),
        List.of(new Mention(0, new Span(0, quote.length()), quote)),
        "test",
        1);
  }

  Answer relations(ActorId a, ActorId b, String on) {
    return ledger.relations(a, b, AsOf.on(PartialDate.parse(on)));
  }

  /** The answer as a line: {@code yes since 1949 | inside-spell}. */
  String ask(ActorId a, ActorId b, String on) {
    return line(relations(a, b, on));
  }

  String askKnown(ActorId a, ActorId b, String on, String known) {
    return line(
        ledger.relations(a, b, new AsOf(PartialDate.parse(on), LocalDate.parse(known), null)));
  }

  String askRecorded(ActorId a, ActorId b, String on, Instant recorded) {
    return line(ledger.relations(a, b, new AsOf(PartialDate.parse(on), null, recorded)));
  }

  static String line(Answer answer) {
    StringBuilder line = new StringBuilder(answer.verdict().code());
    if (!answer.since().isEmpty()) {
      line.append(" since ");
      line.append(String.join(" or ", answer.since().stream().map(PartialDate::edtf).toList()));
    }
    return line.append(" | ").append(answer.situation()).toString();
  }

  static Instant later(int hours) {
    return MORNING.plus(hours, ChronoUnit.HOURS);
  }

  @Override
  public void close() {
    store.close();
  }
}
