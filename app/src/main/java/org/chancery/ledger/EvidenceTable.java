package org.chancery.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.event.EventTypes;
import org.chancery.event.Measure;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.event.Statement.CountClaim;
import org.chancery.event.Statement.Event;
import org.chancery.store.Prepared;
import org.chancery.store.StoreException;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Readings and evidence in the store: appended and read, never changed. */
final class EvidenceTable {

  private static final String CLAIM = "count-claim";

  /** After everything that is recorded. */
  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final String SELECT =
      "SELECT e.id, e.reading, e.ordinal, e.type, e.from_actor, e.to_actor, e.by_actor, e.date,"
          + " e.place, e.kind, e.modality, e.measure, e.value, e.mentions, e.attribution, e.rule,"
          + " e.confidence, e.first, r.publication, r.version, r.written, r.published, r.publisher"
          + " FROM evidence e JOIN reading r ON r.sequence = e.reading ";

  private static final String SELECT_READING =
      "SELECT sequence, publication, version, reader, knowledge, recorded, statements, warnings"
          + " FROM reading ";

  private final EventTypes types;
  private final EditorialLog log;

  EvidenceTable(EventTypes types, EditorialLog log) {
    this.types = types;
    this.log = log;
  }

  /** Plain JDBC, for the paths that are taken a million times. */
  interface Query<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  static <T> T query(Handle handle, String sql, Query<T> query) {
    try {
      return Prepared.run(handle.getConnection(), sql, query::run);
    } catch (SQLException e) {
      throw new StoreException("the ledger cannot be read or written: " + e.getMessage(), e);
    }
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** Appends a reading with its evidence, and gives its sequence number. */
  long append(Handle handle, NewReading reading) {
    PartialDate published = published(reading);
    long sequence =
        query(
            handle,
            "INSERT INTO reading (publication, version, written, published, published_latest,"
                + " reader, knowledge, recorded, statements, warnings, publisher)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence",
            statement -> {
              statement.setString(1, reading.publication().value());
              statement.setInt(2, reading.version());
              statement.setString(3, edtf(reading.written()));
              statement.setString(4, published.edtf());
              setDay(statement, 5, published.latest() == null ? Days.EVER : Days.latest(published));
              statement.setString(6, reading.reader());
              statement.setString(7, reading.knowledge());
              statement.setLong(8, micros(reading.recorded()));
              statement.setInt(9, reading.statements().size());
              statement.setString(10, StatementJson.warnings(reading.warnings()));
              statement.setString(11, reading.publisher());
              try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
              }
            });
    appendStatements(handle, sequence, reading.statements());
    return sequence;
  }

  /** By default when it was written, else the day on which this desk recorded it. */
  private static PartialDate published(NewReading reading) {
    if (reading.published() != null) {
      return reading.published();
    }
    return reading.written() != null
        ? reading.written()
        : PartialDate.of(reading.recorded().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private static void appendStatements(Handle handle, long sequence, List<Statement> statements) {
    query(
        handle,
        "INSERT INTO evidence (reading, ordinal, first, second, type, from_actor, to_actor,"
            + " by_actor, date, earliest, latest, place, kind, modality, measure, value, mentions,"
            + " attribution, rule, confidence)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        insert -> {
          for (int ordinal = 0; ordinal < statements.size(); ordinal++) {
            Statement statement = statements.get(ordinal);
            insert.setLong(1, sequence);
            insert.setInt(2, ordinal);
            switch (statement) {
              case Event event -> bind(insert, event);
              case CountClaim claim -> bind(insert, claim);
            }
            insert.setString(14, statement.modality().code());
            insert.setString(17, StatementJson.mentions(statement.mentions()));
            insert.setString(18, StatementJson.attributions(statement.attribution()));
            insert.setString(19, statement.rule());
            insert.setDouble(20, statement.confidence());
            insert.addBatch();
          }
          return insert.executeBatch();
        });
  }

  private static void bind(PreparedStatement insert, Event event) throws SQLException {
    Dyad dyad = dyad(event);
    insert.setString(3, dyad == null ? event.from().value() : dyad.first().value());
    insert.setString(4, dyad == null ? null : dyad.second().value());
    insert.setString(5, event.type().id());
    insert.setString(6, event.from().value());
    insert.setString(7, event.to().value());
    insert.setString(8, event.by() == null ? null : event.by().value());
    bindDate(insert, event.date());
    insert.setString(12, event.place());
    insert.setString(13, event.kind());
    insert.setString(15, null);
    insert.setNull(16, Types.INTEGER);
  }

  private static void bind(PreparedStatement insert, CountClaim claim) throws SQLException {
    insert.setString(3, claim.of().value());
    insert.setString(4, null);
    insert.setString(5, CLAIM);
    insert.setString(6, null);
    insert.setString(7, null);
    insert.setString(8, null);
    bindDate(insert, claim.asOf());
    insert.setString(12, null);
    insert.setString(13, null);
    insert.setString(15, claim.measure().code());
    insert.setInt(16, claim.value());
  }

  private static void bindDate(PreparedStatement insert, @Nullable PartialDate date)
      throws SQLException {
    insert.setString(9, edtf(date));
    setDay(insert, 10, Days.earliest(date));
    setDay(insert, 11, Days.latest(date));
  }

  static void setDay(PreparedStatement statement, int index, long day) throws SQLException {
    if (Days.day(day) == null) {
      statement.setNull(index, Types.INTEGER);
    } else {
      statement.setLong(index, day);
    }
  }

  private static @Nullable String edtf(@Nullable PartialDate date) {
    return date == null ? null : date.edtf();
  }

  /** The two states of an event; null where it names one state twice. */
  static @Nullable Dyad dyad(Event event) {
    return event.from().equals(event.to()) ? null : new Dyad(event.from(), event.to());
  }

  /** The state that a statement about one state alone is about. */
  static ActorId subject(Evidence evidence) {
    return switch (evidence.statement()) {
      case Event event -> event.from();
      case CountClaim claim -> claim.of();
    };
  }

  /** The dyads that a reading speaks of. */
  static List<Dyad> dyads(Handle handle, long sequence) {
    return query(
        handle,
        "SELECT DISTINCT first, second FROM evidence WHERE reading = ? AND second IS NOT NULL"
            + " ORDER BY first, second",
        select -> {
          select.setLong(1, sequence);
          return dyadRows(select);
        });
  }

  /** The dyads that all publications of a publisher speak of. */
  static List<Dyad> dyadsOfPublisher(Handle handle, String publisher) {
    return query(
        handle,
        "SELECT DISTINCT e.first, e.second FROM reading r JOIN evidence e ON e.reading = r.sequence"
            + " WHERE r.publisher = ? AND e.second IS NOT NULL ORDER BY e.first, e.second",
        select -> {
          select.setString(1, publisher);
          return dyadRows(select);
        });
  }

  /** The publishers of all that was read, in the order of their names. */
  static List<String> publishers(Handle handle) {
    return handle
        .createQuery(
            "SELECT DISTINCT publisher FROM reading WHERE publisher IS NOT NULL ORDER BY publisher")
        .mapTo(String.class)
        .list();
  }

  /** All dyads of which evidence speaks. */
  static List<Dyad> dyads(Handle handle) {
    return query(
        handle,
        "SELECT DISTINCT first, second FROM evidence WHERE second IS NOT NULL ORDER BY first,"
            + " second",
        EvidenceTable::dyadRows);
  }

  private static List<Dyad> dyadRows(PreparedStatement select) throws SQLException {
    List<Dyad> dyads = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        dyads.add(new Dyad(new ActorId(rows.getString(1)), new ActorId(rows.getString(2))));
      }
    }
    return dyads;
  }

  /** The evidence about a dyad that counts as of a state of knowledge, by publication. */
  List<Evidence> of(Handle handle, Dyad dyad, AsOf asOf) {
    return of(handle, dyad, asOf, log.asOf(handle, asOf.recorded()));
  }

  /**
   * The same for those who know what editors said.
   *
   * @param editing what was in force at the recorded time
   */
  List<Evidence> of(Handle handle, Dyad dyad, AsOf asOf, Editing editing) {
    return select(
        handle,
        counting(asOf) + " AND e.first = ? AND e.second = ?",
        asOf,
        editing,
        List.of(dyad.first().value(), dyad.second().value()));
  }

  /** The evidence about a dyad that would count if its publication had not been removed. */
  List<Evidence> removed(Handle handle, Dyad dyad, AsOf asOf) {
    Editing editing = log.asOf(handle, asOf.recorded());
    if (editing.removals().isEmpty()) {
      return List.of();
    }
    AsOf recorded =
        new AsOf(asOf.on(), asOf.known(), asOf.recorded() == null ? EVER : asOf.recorded());
    List<Evidence> found =
        unfiltered(
            handle,
            counting(recorded) + " AND e.first = ? AND e.second = ?",
            recorded,
            editing,
            List.of(dyad.first().value(), dyad.second().value()));
    found.removeIf(evidence -> !editing.removals().containsKey(evidence.publication()));
    return found;
  }

  /** The evidence about all dyads of a state that counts as of a state of knowledge, by dyad. */
  Map<Dyad, List<Evidence>> of(Handle handle, ActorId state, AsOf asOf) {
    Map<Dyad, List<Evidence>> byDyad = new HashMap<>();
    List<Evidence> all = new ArrayList<>();
    String where = counting(asOf) + " AND e.second IS NOT NULL AND ";
    all.addAll(select(handle, where + "e.first = ?", asOf, List.of(state.value())));
    all.addAll(select(handle, where + "e.second = ?", asOf, List.of(state.value())));
    for (Evidence evidence : all) {
      Dyad dyad = evidence.statement() instanceof Event event ? dyad(event) : null;
      if (dyad != null) {
        byDyad.computeIfAbsent(dyad, key -> new ArrayList<>()).add(evidence);
      }
    }
    return byDyad;
  }

  /** The numbers that publications say of a state's record, or of all states'. */
  List<Evidence> claims(Handle handle, @Nullable ActorId state, AsOf asOf) {
    String claim = counting(asOf) + " AND e.type = '" + CLAIM + "'";
    List<Evidence> claims =
        state == null
            ? select(handle, claim, asOf, List.of())
            : select(handle, claim + " AND e.first = ?", asOf, List.of(state.value()));
    Editing editing = log.asOf(handle, asOf.recorded());
    claims.removeIf(editing::rejectsClaim);
    return claims;
  }

  /** The condition under which a reading counts, with the parameters bound by select. */
  private static String counting(AsOf asOf) {
    StringBuilder condition = new StringBuilder();
    if (asOf.recorded() == null) {
      condition.append("JOIN current_reading c ON c.sequence = e.reading WHERE TRUE");
    } else {
      condition.append(
          "WHERE e.reading = (SELECT x.sequence FROM reading x WHERE x.publication = r.publication"
              + " AND x.recorded <= ? ORDER BY x.version DESC, x.sequence DESC LIMIT 1)");
    }
    if (asOf.known() != null) {
      condition.append(" AND r.published_latest <= ?");
    }
    return condition.toString();
  }

  private List<Evidence> select(Handle handle, String where, AsOf asOf, List<String> parameters) {
    return select(handle, where, asOf, log.asOf(handle, asOf.recorded()), parameters);
  }

  private List<Evidence> select(
      Handle handle, String where, AsOf asOf, Editing editing, List<String> parameters) {
    List<Evidence> found = unfiltered(handle, where, asOf, editing, parameters);
    if (!editing.removals().isEmpty()) {
      found.removeIf(evidence -> editing.removals().containsKey(evidence.publication()));
    }
    return found;
  }

  private List<Evidence> unfiltered(
      Handle handle, String where, AsOf asOf, Editing editing, List<String> parameters) {
    return query(
        handle,
        SELECT + where + " ORDER BY r.publication, e.ordinal",
        select -> {
          int index = 1;
          if (asOf.recorded() != null) {
            select.setLong(index++, micros(asOf.recorded()));
          }
          if (asOf.known() != null) {
            select.setLong(index++, asOf.known().toEpochDay());
          }
          for (String parameter : parameters) {
            select.setString(index++, parameter);
          }
          return evidenceRows(select, editing);
        });
  }

  /** The publications that had spoken of a dyad by a time, in microseconds, in any version. */
  static Set<PublicationId> publications(Handle handle, Dyad dyad, long recorded) {
    return query(
        handle,
        "SELECT DISTINCT r.publication FROM evidence e JOIN reading r ON r.sequence = e.reading"
            + " WHERE e.first = ? AND e.second = ? AND r.recorded <= ?",
        select -> {
          select.setString(1, dyad.first().value());
          select.setString(2, dyad.second().value());
          select.setLong(3, recorded);
          Set<PublicationId> found = new HashSet<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.add(new PublicationId(row.getString(1)));
            }
          }
          return found;
        });
  }

  /** The publications that were read by a time, in the order of their names. */
  static List<PublicationId> publications(Handle handle, Instant recorded) {
    return handle
        .createQuery(
            "SELECT DISTINCT publication FROM reading WHERE recorded <= ? ORDER BY publication")
        .bind(0, micros(recorded))
        .mapTo(String.class)
        .map(PublicationId::new)
        .list();
  }

  /** The reading of a publication that counted at a time; null where there was none. */
  static @Nullable RecordedReading counting(
      Handle handle, PublicationId publication, Instant recorded) {
    return readings(
            handle,
            "WHERE publication = ? AND recorded <= ? ORDER BY version DESC, sequence DESC LIMIT 1",
            statement -> {
              statement.setString(1, publication.value());
              statement.setLong(2, micros(recorded));
            })
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** The evidence of one reading, in its order. */
  List<Evidence> ofReading(Handle handle, long sequence) {
    return ofReading(handle, sequence, log.asOf(handle, null));
  }

  /** The evidence of one reading, in its order, with the grades of a time. */
  List<Evidence> ofReading(Handle handle, long sequence, Editing editing) {
    return query(
        handle,
        SELECT + "WHERE e.reading = ? ORDER BY e.ordinal",
        select -> {
          select.setLong(1, sequence);
          return evidenceRows(select, editing);
        });
  }

  /** The evidence that counts, of ids above one, in the order of the ids. */
  List<Evidence> after(Handle handle, long id, int limit) {
    Editing editing = log.asOf(handle, null);
    return query(
        handle,
        SELECT
            + "JOIN current_reading c ON c.sequence = e.reading WHERE e.id > ? ORDER BY e.id LIMIT"
            + " ?",
        select -> {
          select.setLong(1, id);
          select.setInt(2, limit);
          return evidenceRows(select, editing);
        });
  }

  /** The evidence of a selection that counts, of ids above one, in the order of the ids. */
  List<Evidence> after(Handle handle, Selection selection, long id, int limit) {
    List<String> parameters = new ArrayList<>();
    StringBuilder where =
        new StringBuilder("JOIN current_reading c ON c.sequence = e.reading WHERE e.id > ?");
    for (ActorId state : selection.states()) {
      where.append(" AND (e.first = ? OR e.second = ?)");
      parameters.add(state.value());
      parameters.add(state.value());
    }
    if (selection.type() != null) {
      where.append(" AND e.type = ?");
      parameters.add(selection.type());
    }
    if (selection.modality() != null) {
      where.append(" AND e.modality = ?");
      parameters.add(selection.modality().code());
    }
    Editing editing = log.asOf(handle, null);
    return query(
        handle,
        SELECT + where + " ORDER BY e.id LIMIT ?",
        select -> {
          int index = 1;
          select.setLong(index++, id);
          for (String parameter : parameters) {
            select.setString(index++, parameter);
          }
          select.setInt(index, limit);
          return evidenceRows(select, editing);
        });
  }

  /** The evidence about a dyad that counts, by its identities: all that is derived rests on it. */
  Map<Long, Evidence> ofDyad(Handle handle, Dyad dyad) {
    Editing editing = log.asOf(handle, null);
    return query(
        handle,
        SELECT
            + "JOIN current_reading c ON c.sequence = e.reading WHERE e.first = ? AND e.second = ?",
        select -> {
          select.setString(1, dyad.first().value());
          select.setString(2, dyad.second().value());
          Map<Long, Evidence> found = new HashMap<>();
          evidenceRows(select, editing).forEach(evidence -> found.put(evidence.id(), evidence));
          return found;
        });
  }

  /** The evidence of some identities, whether it counts or not. */
  Map<Long, Evidence> ofIds(Handle handle, SortedSet<Long> ids) {
    Editing editing = log.asOf(handle, null);
    return query(
        handle,
        SELECT + "WHERE e.id = ?",
        select -> {
          Map<Long, Evidence> found = new HashMap<>();
          for (long id : ids) {
            select.setLong(1, id);
            evidenceRows(select, editing).forEach(evidence -> found.put(evidence.id(), evidence));
          }
          return found;
        });
  }

  private List<Evidence> evidenceRows(PreparedStatement select, Editing editing)
      throws SQLException {
    List<Evidence> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        Evidence evidence = evidence(rows);
        Grade grade = editing.grade(evidence, rows.getString(23));
        found.add(grade.equals(Grade.UNKNOWN) ? evidence : evidence.graded(grade));
      }
    }
    return found;
  }

  private Evidence evidence(ResultSet row) throws SQLException {
    PartialDate published = date(row.getString(22));
    return new Evidence(
        row.getLong(1),
        row.getLong(2),
        new PublicationId(row.getString(19)),
        row.getInt(20),
        row.getInt(3),
        date(row.getString(21)),
        published == null ? PartialDate.parse("../9999") : published,
        statement(row),
        Grade.UNKNOWN);
  }

  private Statement statement(ResultSet row) throws SQLException {
    Modality modality = Modality.ofCode(row.getString(11));
    if (row.getString(4).equals(CLAIM)) {
      return new CountClaim(
          Measure.ofCode(row.getString(12)),
          new ActorId(row.getString(18)),
          row.getInt(13),
          date(row.getString(8)),
          modality,
          StatementJson.readAttributions(row.getString(15)),
          StatementJson.readMentions(row.getString(14)),
          row.getString(16),
          row.getDouble(17));
    }
    String by = row.getString(7);
    try {
      return new Event(
          types.type(row.getString(4)),
          new ActorId(row.getString(5)),
          new ActorId(row.getString(6)),
          by == null ? null : new ActorId(by),
          date(row.getString(8)),
          row.getString(9),
          row.getString(10),
          modality,
          StatementJson.readAttributions(row.getString(15)),
          StatementJson.readMentions(row.getString(14)),
          row.getString(16),
          row.getDouble(17));
    } catch (IllegalArgumentException e) {
      throw new LedgerException(
          "evidence %d of %s cannot be understood: %s"
              .formatted(row.getLong(1), row.getString(19), e.getMessage()),
          e);
    }
  }

  static @Nullable PartialDate date(@Nullable String edtf) {
    return edtf == null ? null : PartialDate.parse(edtf);
  }

  /** The reading of a publication that counts: of the latest version, the latest. */
  static Optional<RecordedReading> current(Handle handle, PublicationId publication) {
    return readings(
            handle,
            "WHERE publication = ? ORDER BY version DESC, sequence DESC LIMIT 1",
            statement -> statement.setString(1, publication.value()))
        .stream()
        .findFirst();
  }

  /** The number of the latest reading of the latest version of every publication. */
  static Map<PublicationId, Long> currentReadings(Handle handle) {
    return query(
        handle,
        "SELECT publication, sequence FROM (SELECT publication, sequence, row_number() OVER"
            + " (PARTITION BY publication ORDER BY version DESC, sequence DESC) AS place FROM"
            + " reading) WHERE place = 1",
        select -> {
          Map<PublicationId, Long> found = new HashMap<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.put(new PublicationId(row.getString(1)), row.getLong(2));
            }
          }
          return found;
        });
  }

  /** The latest reading of one version. */
  static Optional<RecordedReading> ofVersion(
      Handle handle, PublicationId publication, int version) {
    return readings(
            handle,
            "WHERE publication = ? AND version = ? ORDER BY sequence DESC LIMIT 1",
            statement -> {
              statement.setString(1, publication.value());
              statement.setInt(2, version);
            })
        .stream()
        .findFirst();
  }

  /** All readings of a publication, in the order of recording. */
  static List<RecordedReading> all(Handle handle, PublicationId publication) {
    return readings(
        handle,
        "WHERE publication = ? ORDER BY sequence",
        statement -> statement.setString(1, publication.value()));
  }

  /** The readings after a sequence number, in the order of recording. */
  static List<RecordedReading> since(Handle handle, long sequence, int limit) {
    return readings(
        handle,
        "WHERE sequence > ? ORDER BY sequence LIMIT ?",
        statement -> {
          statement.setLong(1, sequence);
          statement.setInt(2, limit);
        });
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private static List<RecordedReading> readings(Handle handle, String where, Binding binding) {
    return query(
        handle,
        SELECT_READING + where,
        select -> {
          binding.bind(select);
          List<RecordedReading> readings = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              readings.add(
                  new RecordedReading(
                      row.getLong(1),
                      new PublicationId(row.getString(2)),
                      row.getInt(3),
                      row.getString(4),
                      row.getString(5),
                      Instant.EPOCH.plus(row.getLong(6), ChronoUnit.MICROS),
                      row.getInt(7),
                      StatementJson.readWarnings(row.getString(8))));
            }
          }
          return readings;
        });
  }
}
