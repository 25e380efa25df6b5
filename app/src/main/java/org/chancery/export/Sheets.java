package org.chancery.export;

import static org.chancery.export.Column.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.actor.State;
import org.chancery.actor.Years;
import org.chancery.event.Attribution;
import org.chancery.event.EventCodes;
import org.chancery.event.Statement;
import org.chancery.export.Column.Kind;
import org.chancery.ledger.Act;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Verdict;
import org.chancery.publication.Publication;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** The tables of a data set: what their rows are and what each column means. */
final class Sheets {

  private final ActorCodes actors;

  Sheets(ActorCodes actors) {
    this.actors = actors;
  }

  /**
   * An act of the record.
   *
   * @param code how CAMEO and PLOVER code it, null where they do not
   * @param texts how many report it, one that several publications print counted once
   */
  record EventRow(Act act, EventCodes.@Nullable Code code, long texts) {

    /** The number of an event: that of its best evidence. */
    static long id(Act act) {
      return act.evidence().getFirst().id();
    }
  }

  /**
   * One statement of one publication.
   *
   * @param event the number of the act it reports, null where it reports none between two actors
   */
  record EvidenceRow(Evidence evidence, Publication publication, @Nullable Long event) {

    Statement.@Nullable Event stated() {
      return evidence.statement() instanceof Statement.Event event ? event : null;
    }

    Statement.@Nullable CountClaim claimed() {
      return evidence.statement() instanceof Statement.CountClaim claim ? claim : null;
    }
  }

  /**
   * Two states in a year.
   *
   * @param sent the kind of mission that the first kept in the second at the end of the year
   * @param received the kind that the second kept in the first
   * @param helpful how many acts of the year help, as PLOVER sees them
   * @param acts those that certainly fall into the year
   */
  record DyadYearRow(
      ActorId first,
      ActorId second,
      int year,
      Verdict relations,
      List<PartialDate> since,
      @Nullable String sent,
      @Nullable String received,
      int helpful,
      int hurtful,
      List<Act> acts,
      List<Evidence> evidence) {

    DyadYearRow {
      since = List.copyOf(since);
      acts = List.copyOf(acts);
      evidence = List.copyOf(evidence);
    }
  }

  Sheet<EventRow> events() {
    List<Column<EventRow>> columns = new ArrayList<>();
    columns.add(
        new Column<>(
            "event",
            Kind.BIGINT,
            "The number of the event: that of the piece of evidence that states it best.",
            row -> EventRow.id(row.act())));
    columns.add(text("type", "The type of event, as listed below.", row -> row.act().type().id()));
    columns.add(text("cameo", "The code of CAMEO.", row -> code(row, EventCodes.Code::cameo)));
    columns.add(text("plover", "The type of PLOVER.", row -> code(row, EventCodes.Code::plover)));
    columns.add(
        text(
            "modality",
            "asserted: it happened; planned; possible; negated: it is said not to have happened.",
            row -> row.act().modality().code()));
    columns.addAll(actor("from", "who acts, or the party of the smaller id", r -> r.act().from()));
    columns.addAll(actor("to", "who is acted on, or the other party", row -> row.act().to()));
    columns.add(
        text(
            "date",
            "The date (EDTF), as precise as the sources give it; the earliest where they differ.",
            row -> row.act().dates().isEmpty() ? null : row.act().dates().getFirst().edtf()));
    columns.add(
        new Column<>(
            "earliest",
            Kind.DATE,
            "The first day on which it can have happened, as any source has it.",
            row -> earliest(row.act().dates())));
    columns.add(
        new Column<>(
            "latest",
            Kind.DATE,
            "The last day on which it can have happened, as any source has it.",
            row -> latest(row.act().dates())));
    columns.add(
        text(
            "dates",
            "All dates that sources give, where they differ; spaces between.",
            row -> row.act().dates().size() < 2 ? null : joined(row.act().dates())));
    columns.add(text("place", "The city, where the sources name one.", row -> row.act().place()));
    columns.add(text("kind", "The kind of mission, list or office.", row -> row.act().kind()));
    columns.add(
        new Column<>(
            "publications",
            Kind.INTEGER,
            "How many publications report it.",
            row -> row.act().evidence().stream().map(Evidence::publication).distinct().count()));
    columns.add(
        new Column<>(
            "texts",
            Kind.INTEGER,
            "How many texts report it: what several of these publications print counts once.",
            EventRow::texts));
    columns.add(
        text(
            "publication",
            "The publication that states it best.",
            row -> row.act().evidence().getFirst().publication()));
    columns.add(text("quote", "Its words there.", row -> row.act().evidence().getFirst().quote()));
    columns.add(
        text(
            "evidence",
            "The numbers of all its evidence in the sheet evidence; spaces between.",
            row -> numbers(row.act().evidence())));
    return new Sheet<>("events", "One act between two actors, with all that reports it.", columns);
  }

  private static @Nullable Object code(EventRow row, Function<EventCodes.Code, String> part) {
    return row.code() == null ? null : part.apply(row.code());
  }

  private <R> List<Column<R>> actor(String role, String meaning, Function<R, ActorId> actor) {
    return List.of(
        text(role, "The id of " + meaning + ".", actor::apply),
        text(role + "_name", "Its short English name.", row -> actors.name(actor.apply(row))),
        text(role + "_iso3", "ISO 3166-1 alpha-3.", row -> actors.iso3(actor.apply(row))),
        new Column<>(
            role + "_cow",
            Kind.INTEGER,
            "The number of the Correlates of War project.",
            row -> actors.cow(actor.apply(row))));
  }

  Sheet<EvidenceRow> evidence() {
    List<Column<EvidenceRow>> columns = new ArrayList<>();
    columns.add(
        new Column<>(
            "evidence", Kind.BIGINT, "The number of the statement.", row -> row.evidence().id()));
    columns.add(
        new Column<>(
            "event",
            Kind.BIGINT,
            "The event that it reports, in the sheet events; empty for claims and for what concerns"
                + " one state alone.",
            EvidenceRow::event));
    columns.addAll(where());
    columns.addAll(what());
    return new Sheet<>("evidence", "One statement of one publication, in its words.", columns);
  }

  private static List<Column<EvidenceRow>> where() {
    return List.of(
        text("publication", "The id of the publication.", row -> row.evidence().publication()),
        new Column<>("version", Kind.INTEGER, "Its version here.", row -> row.evidence().version()),
        text("title", "Its title.", row -> row.publication().title()),
        text("publisher", "Its publisher.", row -> row.publication().publisher()),
        text(
            "authors",
            "Its authors; semicolons between.",
            row -> nullIfEmpty(String.join("; ", row.publication().authors()))),
        text("written", "When it was written (EDTF).", row -> edtf(row.evidence().written())),
        text("published", "When it was public (EDTF).", row -> edtf(row.evidence().published())),
        text("url", "Its address.", row -> row.publication().url()),
        text("rights", "Its licence or rights statement.", row -> row.publication().rights()),
        new Column<>(
            "block",
            Kind.INTEGER,
            "The block that holds the words, counted from 0.",
            row -> row.evidence().passage().block()),
        new Column<>(
            "start",
            Kind.INTEGER,
            "Where the words begin in the block, in units of UTF-16.",
            row -> row.evidence().passage().span().start()),
        new Column<>(
            "end",
            Kind.INTEGER,
            "Where they end, exclusive.",
            row -> row.evidence().passage().span().end()),
        text("quote", "The words.", row -> row.evidence().quote()));
  }

  private static List<Column<EvidenceRow>> what() {
    return List.of(
        text(
            "type",
            "The type of event, or count-claim for a number said of the record.",
            row -> {
              Statement.Event event = row.stated();
              return event == null ? "count-claim" : event.type().id();
            }),
        text(
            "from",
            "The id of who acts; of a claim, of whom it speaks.",
            row -> {
              Statement.Event event = row.stated();
              return event == null ? of(row) : event.from();
            }),
        text("to", "The id of who is acted on.", row -> event(row, Statement.Event::to)),
        text("by", "Who took the step, where it says so.", row -> event(row, Statement.Event::by)),
        text(
            "date",
            "The date it gives (EDTF).",
            row -> {
              Statement.Event event = row.stated();
              return edtf(event == null ? claimDate(row) : event.date());
            }),
        text("place", "The city it names.", row -> event(row, Statement.Event::place)),
        text("kind", "The kind of mission it names.", row -> event(row, Statement.Event::kind)),
        new Column<>(
            "value",
            Kind.INTEGER,
            "Of a claim, the number.",
            row -> row.claimed() == null ? null : row.claimed().value()),
        text(
            "measure",
            "Of a claim, what is counted.",
            row -> row.claimed() == null ? null : row.claimed().measure().code()),
        text(
            "modality",
            "asserted, planned, possible or negated.",
            row -> row.evidence().statement().modality().code()),
        text(
            "attribution",
            "On whose word, the outermost source first; empty where the author says so.",
            row ->
                nullIfEmpty(
                    row.evidence().statement().attribution().stream()
                        .map(Attribution::source)
                        .collect(Collectors.joining(" < ")))),
        text("rule", "The rule that read it.", row -> row.evidence().statement().rule()),
        new Column<>(
            "confidence",
            Kind.DOUBLE,
            "How sure the reader is, from 0 to 1.",
            row -> row.evidence().statement().confidence()));
  }

  private static @Nullable Object event(
      EvidenceRow row, Function<Statement.Event, @Nullable Object> part) {
    Statement.Event event = row.stated();
    return event == null ? null : part.apply(event);
  }

  private static @Nullable ActorId of(EvidenceRow row) {
    Statement.CountClaim claim = row.claimed();
    return claim == null ? null : claim.of();
  }

  private static @Nullable PartialDate claimDate(EvidenceRow row) {
    Statement.CountClaim claim = row.claimed();
    return claim == null ? null : claim.asOf();
  }

  Sheet<DyadYearRow> dyadYears() {
    List<Column<DyadYearRow>> columns = new ArrayList<>();
    columns.addAll(actor("first", "the state of the smaller id", DyadYearRow::first));
    columns.addAll(actor("second", "the other state", DyadYearRow::second));
    columns.add(new Column<>("year", Kind.INTEGER, "The year.", DyadYearRow::year));
    columns.add(
        text(
            "relations",
            "Whether they had diplomatic relations on 31 December (of the running year, on the day"
                + " of the export): yes, no, uncertain or unknown.",
            row -> row.relations().code()));
    columns.add(
        text("since", "Since when (EDTF); spaces between several.", r -> joined(r.since())));
    columns.add(
        text(
            "first_in_second",
            "The kind of mission that the first certainly kept in the second on that day.",
            DyadYearRow::sent));
    columns.add(
        text(
            "second_in_first",
            "The kind of mission that the second certainly kept in the first.",
            DyadYearRow::received));
    columns.add(
        new Column<>(
            "events",
            Kind.INTEGER,
            "How many acts certainly happened within the year.",
            row -> row.acts().size()));
    columns.add(
        new Column<>(
            "helpful",
            Kind.INTEGER,
            "How many of them PLOVER takes for cooperative.",
            DyadYearRow::helpful));
    columns.add(
        new Column<>(
            "hurtful",
            Kind.INTEGER,
            "How many of them PLOVER takes for conflictual.",
            DyadYearRow::hurtful));
    columns.add(
        text(
            "event_numbers",
            "Those acts, in the sheet events; spaces between.",
            row ->
                nullIfEmpty(
                    row.acts().stream()
                        .map(act -> Long.toString(EventRow.id(act)))
                        .collect(Collectors.joining(" ")))));
    columns.add(
        text(
            "evidence",
            "The evidence on which the answer about relations rests; spaces between.",
            row -> nullIfEmpty(numbers(row.evidence()))));
    return new Sheet<>(
        "dyad-years",
        "Two states in a year, from the first year of which the record speaks, as long as both"
            + " existed.",
        columns);
  }

  Sheet<State> states() {
    return new Sheet<>(
        "states",
        "One state of today or of the past.",
        List.of(
            text("state", "The id.", State::id),
            text("name", "The short English name.", State::name),
            text("official_name", "The long English name.", State::officialName),
            text("iso2", "ISO 3166-1 alpha-2.", State::iso2),
            text("iso3", "ISO 3166-1 alpha-3.", state -> actors.iso3(state.id())),
            new Column<>(
                "cow", Kind.INTEGER, "The number of the Correlates of War project.", State::cow),
            text(
                "years",
                "The years in which it was sovereign, both ends included; spaces between.",
                state ->
                    state.spells().stream()
                        .map(Years::toString)
                        .collect(Collectors.joining(" ")))));
  }

  // ---- cells ----

  static @Nullable LocalDate earliest(List<PartialDate> dates) {
    return dates.stream().anyMatch(date -> date.earliest() == null)
        ? null
        : dates.stream()
            .map(date -> Objects.requireNonNull(date.earliest()))
            .min(LocalDate::compareTo)
            .orElse(null);
  }

  static @Nullable LocalDate latest(List<PartialDate> dates) {
    return dates.stream().anyMatch(date -> date.latest() == null)
        ? null
        : dates.stream()
            .map(date -> Objects.requireNonNull(date.latest()))
            .max(LocalDate::compareTo)
            .orElse(null);
  }

  private static @Nullable String edtf(@Nullable PartialDate date) {
    return date == null ? null : date.edtf();
  }

  private static @Nullable String joined(List<PartialDate> dates) {
    return nullIfEmpty(dates.stream().map(PartialDate::edtf).collect(Collectors.joining(" ")));
  }

  private static String numbers(List<Evidence> evidence) {
    return evidence.stream()
        .map(piece -> Long.toString(piece.id()))
        .collect(Collectors.joining(" "));
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
