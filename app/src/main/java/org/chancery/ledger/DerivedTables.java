package org.chancery.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.event.EventType;
import org.chancery.event.EventTypes;
import org.chancery.event.Modality;
import org.chancery.ledger.Boundary.Ground;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is derived, kept in the store so that an answer needs no derivation. */
final class DerivedTables {

  private static final String SELECT_SPELL =
      "SELECT first, second, kind, from_actor, to_actor, post, place, holds, start_ground,"
          + " start_dates, start_earliest, start_latest, start_evidence, end_ground, end_dates,"
          + " end_earliest, end_latest, end_evidence, attestations, contrary FROM spell ";

  private final EventTypes types;
  private final EvidenceTable evidenceTable;

  DerivedTables(EventTypes types, EvidenceTable evidenceTable) {
    this.types = types;
    this.evidenceTable = evidenceTable;
  }

  /** Puts what is derived about a dyad in the place of what was. */
  void replace(Handle handle, Dyad dyad, Derived derived) {
    for (String table : List.of("act", "spell")) {
      EvidenceTable.query(
          handle,
          "DELETE FROM " + table + " WHERE first = ? AND second = ?",
          delete -> {
            delete.setString(1, dyad.first().value());
            delete.setString(2, dyad.second().value());
            return delete.executeUpdate();
          });
    }
    insertActs(handle, dyad, derived.acts());
    insertSpells(handle, dyad, derived.spells());
  }

  static void clear(Handle handle) {
    handle.execute("DELETE FROM act");
    handle.execute("DELETE FROM spell");
    handle.execute("DELETE FROM current_reading");
    handle.execute(
        "INSERT INTO current_reading (publication, sequence) SELECT publication, sequence FROM"
            + " (SELECT publication, sequence, row_number() OVER (PARTITION BY publication ORDER BY"
            + " version DESC, sequence DESC) AS place FROM reading) WHERE place = 1");
  }

  /** Lets the reading of a publication count that is its latest, or none. */
  static void count(Handle handle, PublicationId publication, boolean counts) {
    handle.execute("DELETE FROM current_reading WHERE publication = ?", publication.value());
    if (counts) {
      EvidenceTable.current(handle, publication)
          .ifPresent(reading ->
              handle.execute(
                  "INSERT INTO current_reading (publication, sequence) VALUES (?, ?)",
                  publication.value(),
                  reading.sequence()));
    }
  }

  private static void insertActs(Handle handle, Dyad dyad, List<Act> acts) {
    EvidenceTable.query(
        handle,
        "INSERT INTO act (first, second, ordinal, type, from_actor, to_actor, modality, dates,"
            + " earliest, latest, place, kind, evidence)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        insert -> {
          for (int ordinal = 0; ordinal < acts.size(); ordinal++) {
            Act act = acts.get(ordinal);
            insert.setString(1, dyad.first().value());
            insert.setString(2, dyad.second().value());
            insert.setInt(3, ordinal);
            insert.setString(4, act.type().id());
            insert.setString(5, act.from().value());
            insert.setString(6, act.to().value());
            insert.setString(7, act.modality().code());
            insert.setString(8, joined(act.dates(), PartialDate::edtf));
            EvidenceTable.setDay(
                insert, 9, act.dates().stream().mapToLong(Days::earliest).min().orElse(Days.NEVER));
            EvidenceTable.setDay(
                insert, 10, act.dates().stream().mapToLong(Days::latest).max().orElse(Days.EVER));
            insert.setString(11, act.place());
            insert.setString(12, act.kind());
            insert.setString(13, ids(act.evidence()));
            insert.addBatch();
          }
          return insert.executeBatch();
        });
  }

  private static void insertSpells(Handle handle, Dyad dyad, List<Spell> spells) {
    EvidenceTable.query(
        handle,
        "INSERT INTO spell (first, second, kind, ordinal, from_actor, to_actor, post, place, holds,"
            + " start_ground, start_dates, start_earliest, start_latest, start_evidence,"
            + " end_ground, end_dates, end_earliest, end_latest, end_evidence, attestations,"
            + " contrary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        insert -> {
          for (int ordinal = 0; ordinal < spells.size(); ordinal++) {
            Spell spell = spells.get(ordinal);
            insert.setString(1, dyad.first().value());
            insert.setString(2, dyad.second().value());
            insert.setString(3, spell.kind());
            insert.setInt(4, ordinal);
            insert.setString(5, spell.from().value());
            insert.setString(6, spell.to().value());
            insert.setString(7, spell.post());
            insert.setString(8, spell.place());
            insert.setInt(9, spell.holds() ? 1 : 0);
            bind(insert, 10, spell.start());
            bind(insert, 15, spell.end());
            insert.setString(20, ids(spell.attestations()));
            insert.setString(21, ids(spell.contrary()));
            insert.addBatch();
          }
          return insert.executeBatch();
        });
  }

  private static void bind(PreparedStatement insert, int index, @Nullable Boundary boundary)
      throws SQLException {
    insert.setString(index, boundary == null ? null : boundary.ground().code());
    insert.setString(
        index + 1, boundary == null ? null : joined(boundary.dates(), PartialDate::edtf));
    EvidenceTable.setDay(
        insert, index + 2, boundary == null ? Days.NEVER : Days.earliest(boundary.earliest()));
    EvidenceTable.setDay(
        insert, index + 3, boundary == null ? Days.EVER : Days.latest(boundary.latest()));
    insert.setString(index + 4, boundary == null ? null : ids(boundary.evidence()));
  }

  private static <T> String joined(List<T> list, Function<T, String> form) {
    return list.stream().map(form).collect(Collectors.joining(" "));
  }

  private static String ids(List<Evidence> evidence) {
    return joined(evidence, piece -> Long.toString(piece.id()));
  }

  /** What was derived about a dyad, with all its evidence. */
  Derived of(Handle handle, Dyad dyad) {
    List<ActRow> acts =
        EvidenceTable.query(
            handle,
            "SELECT type, from_actor, to_actor, modality, dates, place, kind, evidence FROM act"
                + " WHERE first = ? AND second = ? ORDER BY ordinal",
            select -> {
              bind(select, dyad);
              return actRows(select);
            });
    List<SpellRow> spells =
        EvidenceTable.query(
            handle,
            SELECT_SPELL + "WHERE first = ? AND second = ? ORDER BY ordinal",
            select -> {
              bind(select, dyad);
              return spellRows(select);
            });
    Map<Long, Evidence> evidence = evidenceTable.ofDyad(handle, dyad);
    return new Derived(
        acts.stream().map(row -> act(row, evidence)).toList(),
        spells.stream().map(row -> row.spell(evidence)).toList());
  }

  /** The acts that happened last, by the last day each can have happened on. */
  List<Act> latest(Handle handle, int limit) {
    List<ActRow> rows =
        EvidenceTable.query(
            handle,
            "SELECT type, from_actor, to_actor, modality, dates, place, kind, evidence FROM act"
                + " WHERE modality = ? AND earliest IS NOT NULL AND latest IS NOT NULL ORDER BY"
                + " latest DESC, earliest DESC, first, second, ordinal LIMIT ?",
            select -> {
              select.setString(1, Modality.ASSERTED.code());
              select.setInt(2, limit);
              return actRows(select);
            });
    return acts(handle, rows);
  }

  /** All acts of one type, in the order of their dyads. */
  List<Act> ofType(Handle handle, String type) {
    return acts(
        handle,
        EvidenceTable.query(
            handle,
            "SELECT type, from_actor, to_actor, modality, dates, place, kind, evidence FROM act"
                + " WHERE type = ? ORDER BY first, second, ordinal",
            select -> {
              select.setString(1, type);
              return actRows(select);
            }));
  }

  private List<Act> acts(Handle handle, List<ActRow> rows) {
    TreeSet<Long> ids = new TreeSet<>();
    rows.forEach(row -> ids.addAll(row.evidence()));
    Map<Long, Evidence> evidence = evidenceTable.ofIds(handle, ids);
    return rows.stream().map(row -> act(row, evidence)).toList();
  }

  private static void bind(PreparedStatement select, Dyad dyad) throws SQLException {
    select.setString(1, dyad.first().value());
    select.setString(2, dyad.second().value());
  }

  /** The spells of one kind of a state with all others, without their evidence. */
  Map<Dyad, List<Spell>> bare(Handle handle, ActorId state, String kind) {
    Map<Dyad, List<Spell>> byDyad = new TreeMap<>();
    for (String column : List.of("first", "second")) {
      List<SpellRow> rows =
          EvidenceTable.query(
              handle,
              SELECT_SPELL
                  + "WHERE "
                  + column
                  + " = ? AND kind = ? ORDER BY first, second, ordinal",
              select -> {
                select.setString(1, state.value());
                select.setString(2, kind);
                return spellRows(select);
              });
      for (SpellRow row : rows) {
        byDyad.computeIfAbsent(row.dyad(), dyad -> new ArrayList<>()).add(row.spell(Map.of()));
      }
    }
    return byDyad;
  }

  /** Two states, the smaller id first, that certainly had something, and by which dates since. */
  record Bond(Dyad dyad, List<PartialDate> since) {}

  /**
   * The pairs of states that have a spell which certainly covers every day of a period. They are
   * nearly all there are, so that an index holds all of it, and all of it comes as one text: cells
   * fetched one by one take longer than the search.
   */
  List<Bond> certain(Handle handle, String kind, PartialDate on) {
    String text =
        EvidenceTable.query(
            handle,
            "SELECT group_concat(first || ' ' || second || ' ' || start_dates, char(10)) FROM"
                + " spell WHERE kind = ? AND holds = 1 AND start_latest <= ? AND (end_ground IS"
                + " NULL OR end_earliest > ?)",
            select -> {
              select.setString(1, kind);
              select.setLong(2, Days.earliest(on));
              select.setLong(3, Days.latest(on));
              try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getString(1) != null ? row.getString(1) : "";
              }
            });
    Map<String, ActorId> states = new HashMap<>();
    List<Bond> bonds = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      int until = end < 0 ? text.length() : end;
      bonds.add(bond(text, start, until, states));
      start = until + 1;
    }
    return bonds;
  }

  private static Bond bond(String text, int start, int end, Map<String, ActorId> states) {
    int first = text.indexOf(' ', start);
    int second = text.indexOf(' ', first + 1);
    return new Bond(
        new Dyad(
            states.computeIfAbsent(text.substring(start, first), ActorId::new),
            states.computeIfAbsent(text.substring(first + 1, second), ActorId::new)),
        dates(text.substring(second + 1, end)));
  }

  /**
   * The spells of one kind that a period touches, of the dyads of which none certainly covers it
   * all, without their evidence. What is answered for the period is the same from these as from all
   * spells of a track.
   */
  Map<Dyad, List<Spell>> touching(Handle handle, String kind, PartialDate on) {
    List<SpellRow> rows =
        EvidenceTable.query(
            handle,
            "SELECT first, second, kind, from_actor, to_actor, NULL, NULL, holds, start_ground,"
                + " start_dates, start_earliest, start_latest, '', end_ground, end_dates,"
                + " end_earliest, end_latest, '', '', '' FROM spell WHERE (kind, first, second,"
                + " ordinal) IN (SELECT kind, first, second, ordinal FROM spell WHERE kind = ?1 AND"
                + " holds IN (0, 1) AND (start_earliest IS NULL OR start_earliest <= ?3) AND"
                + " (end_latest IS NULL OR end_latest > ?2) AND NOT ((start_ground = 'never-before'"
                + " OR coalesce(start_latest, 99999999) <= ?2) AND (end_ground IS NULL OR"
                + " coalesce(end_earliest, -99999999) > ?3))) ORDER BY first, second, ordinal",
            select -> {
              select.setString(1, kind);
              select.setLong(2, Days.earliest(on));
              select.setLong(3, Days.latest(on));
              return spellRows(select);
            });
    Map<Dyad, List<Spell>> byDyad = new LinkedHashMap<>();
    for (SpellRow row : rows) {
      byDyad.computeIfAbsent(row.dyad(), dyad -> new ArrayList<>(2)).add(row.bare());
    }
    return byDyad;
  }

  /** The dyads in which a spell of any kind turns, or may turn, within a period. */
  List<Dyad> turning(Handle handle, PartialDate from, PartialDate to, @Nullable ActorId state) {
    return dyads(
        handle,
        "coalesce(start_earliest, -99999999) <= "
            + Days.latest(to)
            + " AND coalesce(start_latest, 99999999) >= "
            + Days.earliest(from),
        state);
  }

  /**
   * The dyads of which some spell shows a contradiction, an act names several who took it, or
   * something is said to hold "since" a day while an act on record ended something.
   */
  List<Dyad> suspicious(Handle handle, @Nullable ActorId state) {
    TreeSet<Dyad> found = new TreeSet<>();
    found.addAll(
        dyads(
            handle,
            "(start_dates LIKE '% %' OR contrary <> '' OR start_ground IN ('conflict', 'implied')"
                + " OR"
                // It may have been attested before it is said to have begun.
                + " (start_ground = 'stated' AND attestations <> '' AND coalesce(start_earliest,"
                + " -99999999) < start_latest))",
            state));
    List<Dyad> sided =
        EvidenceTable.query(
            handle,
            "SELECT first, second FROM evidence JOIN current_reading ON sequence = reading WHERE"
                + " by_actor IS NOT NULL GROUP BY first, second HAVING count(DISTINCT by_actor) >"
                + " 1",
            DerivedTables::dyadRows);
    String standing =
        types.all().stream()
            .filter(EventType::standing)
            .map(type -> "'" + type.id() + "'")
            .collect(Collectors.joining(", "));
    List<Dyad> since =
        EvidenceTable.query(
            handle,
            "SELECT DISTINCT e.first, e.second FROM evidence e JOIN current_reading c ON c.sequence"
                + " = e.reading WHERE e.date IS NOT NULL AND e.type IN ("
                + standing
                + ") AND EXISTS (SELECT 1 FROM spell s WHERE s.first = e.first AND s.second ="
                + " e.second AND s.holds = 0 AND s.start_ground = 'stated')",
            DerivedTables::dyadRows);
    Stream.concat(sided.stream(), since.stream())
        .filter(dyad -> state == null || dyad.first().equals(state) || dyad.second().equals(state))
        .forEach(found::add);
    return List.copyOf(found);
  }

  private static List<Dyad> dyads(Handle handle, String where, @Nullable ActorId state) {
    String of = state == null ? "" : " AND (first = ? OR second = ?)";
    return EvidenceTable.query(
        handle,
        "SELECT DISTINCT first, second FROM spell WHERE " + where + of + " ORDER BY first, second",
        select -> {
          if (state != null) {
            select.setString(1, state.value());
            select.setString(2, state.value());
          }
          return dyadRows(select);
        });
  }

  private static List<Dyad> dyadRows(PreparedStatement select) throws SQLException {
    List<Dyad> dyads = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        dyads.add(new Dyad(new ActorId(row.getString(1)), new ActorId(row.getString(2))));
      }
    }
    return dyads;
  }

  /** What was derived about some dyads, with all evidence. */
  Map<Dyad, Derived> ofDyads(Handle handle, List<Dyad> dyads) {
    Map<Dyad, Derived> found = new LinkedHashMap<>();
    dyads.forEach(dyad -> found.put(dyad, of(handle, dyad)));
    return found;
  }

  private record ActRow(
      String type,
      ActorId from,
      ActorId to,
      Modality modality,
      List<PartialDate> dates,
      @Nullable String place,
      @Nullable String kind,
      List<Long> evidence) {}

  private static List<ActRow> actRows(PreparedStatement select) throws SQLException {
    List<ActRow> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new ActRow(
                row.getString(1),
                new ActorId(row.getString(2)),
                new ActorId(row.getString(3)),
                Modality.ofCode(row.getString(4)),
                dates(row.getString(5)),
                row.getString(6),
                row.getString(7),
                numbers(row.getString(8))));
      }
    }
    return found;
  }

  private Act act(ActRow row, Map<Long, Evidence> evidence) {
    return new Act(
        types.type(row.type()),
        row.from(),
        row.to(),
        row.modality(),
        row.dates(),
        row.place(),
        row.kind(),
        pieces(row.evidence(), evidence));
  }

  private record SpellRow(Dyad dyad, Spell bare, List<List<Long>> evidence) {

    Spell spell(Map<Long, Evidence> known) {
      Boundary end = bare.end();
      return new Spell(
          bare.kind(),
          bare.from(),
          bare.to(),
          bare.post(),
          bare.place(),
          bare.holds(),
          with(bare.start(), pieces(evidence.get(0), known)),
          end == null ? null : with(end, pieces(evidence.get(1), known)),
          pieces(evidence.get(2), known),
          pieces(evidence.get(3), known));
    }

    private static Boundary with(Boundary bare, List<Evidence> evidence) {
      return new Boundary(bare.ground(), bare.dates(), bare.earliest(), bare.latest(), evidence);
    }
  }

  private static List<SpellRow> spellRows(PreparedStatement select) throws SQLException {
    List<SpellRow> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Dyad dyad = new Dyad(new ActorId(row.getString(1)), new ActorId(row.getString(2)));
        Spell bare =
            new Spell(
                row.getString(3),
                new ActorId(row.getString(4)),
                new ActorId(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getInt(8) == 1,
                boundary(row, 9),
                row.getString(14) == null ? null : boundary(row, 14),
                List.of(),
                List.of());
        found.add(
            new SpellRow(
                dyad,
                bare,
                List.of(
                    numbers(row.getString(13)),
                    numbers(row.getString(18)),
                    numbers(row.getString(19)),
                    numbers(row.getString(20)))));
      }
    }
    return found;
  }

  private static Boundary boundary(ResultSet row, int index) throws SQLException {
    return new Boundary(
        Ground.valueOf(row.getString(index).toUpperCase(Locale.ROOT).replace('-', '_')),
        dates(row.getString(index + 1)),
        day(row, index + 2),
        day(row, index + 3),
        List.of());
  }

  private static @Nullable LocalDate day(ResultSet row, int index) throws SQLException {
    long day = row.getLong(index);
    return row.wasNull() ? null : LocalDate.ofEpochDay(day);
  }

  private static List<PartialDate> dates(String text) {
    List<PartialDate> dates = new ArrayList<>();
    for (String date : words(text)) {
      dates.add(PartialDate.parse(date));
    }
    return dates;
  }

  private static List<Long> numbers(@Nullable String text) {
    List<Long> numbers = new ArrayList<>();
    for (String number : words(text == null ? "" : text)) {
      numbers.add(Long.valueOf(number));
    }
    return numbers;
  }

  private static String[] words(String text) {
    if (text.indexOf(' ') < 0) {
      return text.isEmpty() ? new String[0] : new String[] {text};
    }
    return text.split(" ", -1);
  }

  private static List<Evidence> pieces(List<Long> ids, Map<Long, Evidence> known) {
    List<Evidence> pieces = new ArrayList<>();
    for (long id : ids) {
      Evidence piece = known.get(id);
      if (piece != null) {
        pieces.add(piece);
      }
    }
    return pieces;
  }
}
