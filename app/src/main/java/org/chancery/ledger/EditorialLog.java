package org.chancery.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.Editing.Graded;
import org.chancery.ledger.Editing.Ruled;
import org.chancery.ledger.Grading.Subject;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What editors have said, in the store: appended and read, never changed.
 *
 * <p>It is short beside the evidence, and every question needs to know of it. So it is kept in
 * memory as far as a transaction sees it, which the last numbers tell: they are only ever counted
 * up.
 */
final class EditorialLog {

  /** The log up to two numbers. */
  private record Kept(
      long lastRuling, long lastGrade, List<Ruled> ruled, List<Graded> graded, Editing inForce) {}

  private static final String NUMBERS =
      "SELECT (SELECT coalesce(max(id), 0) FROM ruling), (SELECT coalesce(max(id), 0) FROM grade)";

  private volatile @Nullable Kept kept;

  /** What is in force as of a time, as a transaction sees the desk. */
  Editing asOf(Handle handle, @Nullable Instant recorded) {
    Kept log = log(handle);
    return recorded == null ? log.inForce() : new Editing(log.ruled(), log.graded(), recorded);
  }

  /** All rulings, in the order of recording. */
  List<Ruled> ruled(Handle handle) {
    return log(handle).ruled();
  }

  /** All gradings, in the order of recording. */
  List<Graded> graded(Handle handle) {
    return log(handle).graded();
  }

  /** Forgets what it keeps: a transaction that wrote may not have been committed. */
  void forget() {
    kept = null;
  }

  private Kept log(Handle handle) {
    return EvidenceTable.query(
        handle,
        NUMBERS,
        select -> {
          try (ResultSet row = select.executeQuery()) {
            row.next();
            long lastRuling = row.getLong(1);
            long lastGrade = row.getLong(2);
            Kept log = kept;
            if (log == null || log.lastRuling() != lastRuling || log.lastGrade() != lastGrade) {
              log = loaded(handle, log, lastRuling, lastGrade);
              kept = log;
            }
            return log;
          }
        });
  }

  /**
   * The log up to two numbers: what is kept already, unless it is of a later state, and the rest.
   */
  private static Kept loaded(
      Handle handle, @Nullable Kept former, long lastRuling, long lastGrade) {
    List<Ruled> ruled = new ArrayList<>();
    List<Graded> graded = new ArrayList<>();
    long rulings = 0;
    long grades = 0;
    if (former != null && former.lastRuling() <= lastRuling && former.lastGrade() <= lastGrade) {
      ruled.addAll(former.ruled());
      graded.addAll(former.graded());
      rulings = former.lastRuling();
      grades = former.lastGrade();
    }
    ruled.addAll(loadRulings(handle, rulings));
    graded.addAll(loadGrades(handle, grades));
    return new Kept(lastRuling, lastGrade, ruled, graded, new Editing(ruled, graded, null));
  }

  private static List<Ruled> loadRulings(Handle handle, long after) {
    return EvidenceTable.query(
        handle,
        "SELECT id, decision, editor, why, recorded, date, publication, withdraws FROM ruling WHERE"
            + " id > ? ORDER BY id",
        select -> {
          select.setLong(1, after);
          List<Ruled> all = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              all.add(ruled(handle, row));
            }
          }
          return all;
        });
  }

  private static Ruled ruled(Handle handle, ResultSet row) throws SQLException {
    long id = row.getLong(1);
    List<Long> events = new ArrayList<>();
    Set<String> statements = new HashSet<>();
    List<Dyad> dyads = targets(handle, id, events, statements);
    Decision decision =
        switch (row.getString(2)) {
          case "accept" -> new Decision.Accept(events);
          case "reject" -> new Decision.Reject(events);
          case "merge" -> new Decision.Merge(events);
          case "split" -> new Decision.Split(events);
          case "date" -> new Decision.Dated(events.getFirst(), PartialDate.parse(row.getString(6)));
          case "remove" -> new Decision.Remove(new PublicationId(row.getString(7)));
          case "withdraw" -> new Decision.Withdraw(row.getLong(8));
          default -> throw new LedgerException("ruling " + id + " decides " + row.getString(2));
        };
    Dyad dyad = dyads.isEmpty() ? null : dyads.getFirst();
    return new Ruled(
        new Ruling(id, decision, row.getString(3), row.getString(4), instant(row.getLong(5))),
        dyad,
        statements,
        decision instanceof Decision.Split && dyad != null
            ? EvidenceTable.publications(handle, dyad, row.getLong(5))
            : Set.of());
  }

  /** Fills in what a ruling is about, and gives the pair of states it speaks of, if it is one. */
  private static List<Dyad> targets(
      Handle handle, long ruling, List<Long> events, Set<String> statements) {
    return EvidenceTable.query(
        handle,
        "SELECT evidence, first, second, statement FROM ruling_event WHERE ruling = ? ORDER BY"
            + " ordinal",
        select -> {
          select.setLong(1, ruling);
          List<Dyad> dyads = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              events.add(row.getLong(1));
              statements.add(row.getString(4));
              String second = row.getString(3);
              if (second != null) {
                dyads.add(new Dyad(new ActorId(row.getString(2)), new ActorId(second)));
              }
            }
          }
          return dyads;
        });
  }

  private static List<Graded> loadGrades(Handle handle, long after) {
    return EvidenceTable.query(
        handle,
        "SELECT g.id, g.about, g.subject, g.evidence, g.grade, g.editor, g.why, g.recorded,"
            + " r.publication FROM grade g LEFT JOIN evidence e ON e.id = g.evidence LEFT JOIN"
            + " reading r ON r.sequence = e.reading WHERE g.id > ? ORDER BY g.id",
        select -> {
          select.setLong(1, after);
          List<Graded> all = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              all.add(graded(row));
            }
          }
          return all;
        });
  }

  private static Graded graded(ResultSet row) throws SQLException {
    String about = row.getString(3);
    Subject subject =
        switch (row.getString(2)) {
          case "publisher" -> new Subject.Publisher(about);
          case "publication" -> new Subject.Publication(new PublicationId(about));
          case "event" -> new Subject.Event(row.getLong(4));
          default -> throw new LedgerException("grade " + row.getLong(1) + " is of nothing known");
        };
    String publication = row.getString(9);
    return new Graded(
        new Grading(
            row.getLong(1),
            subject,
            row.getString(5).charAt(0),
            row.getString(6),
            row.getString(7),
            instant(row.getLong(8))),
        about,
        publication == null ? null : new PublicationId(publication));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  // ---- appending ----

  /** Appends a ruling about some evidence, and gives its number. */
  long append(
      Handle handle, Decision decision, List<Evidence> about, String by, String why, Instant now) {
    long id =
        EvidenceTable.query(
            handle,
            "INSERT INTO ruling (decision, editor, why, recorded, date, publication, withdraws)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
            insert -> {
              insert.setString(1, decision.code());
              insert.setString(2, by);
              insert.setString(3, why);
              insert.setLong(4, EvidenceTable.micros(now));
              insert.setString(
                  5, decision instanceof Decision.Dated dated ? dated.date().edtf() : null);
              insert.setString(
                  6,
                  decision instanceof Decision.Remove remove ? remove.publication().value() : null);
              if (decision instanceof Decision.Withdraw withdraw) {
                insert.setLong(7, withdraw.ruling());
              } else {
                insert.setNull(7, Types.INTEGER);
              }
              return number(insert);
            });
    EvidenceTable.query(
        handle,
        "INSERT INTO ruling_event (ruling, ordinal, evidence, first, second, statement) VALUES (?,"
            + " ?, ?, ?, ?, ?)",
        insert -> {
          for (int ordinal = 0; ordinal < about.size(); ordinal++) {
            Evidence evidence = about.get(ordinal);
            insert.setLong(1, id);
            insert.setInt(2, ordinal);
            bindEvidence(insert, 3, evidence);
            insert.setString(6, StatementKey.of(evidence));
            insert.addBatch();
          }
          return insert.executeBatch();
        });
    return id;
  }

  private static void bindEvidence(PreparedStatement insert, int index, @Nullable Evidence evidence)
      throws SQLException {
    if (evidence == null) {
      insert.setNull(index, Types.INTEGER);
      insert.setString(index + 1, null);
      insert.setString(index + 2, null);
      return;
    }
    Dyad dyad = evidence.statement() instanceof Event event ? EvidenceTable.dyad(event) : null;
    insert.setLong(index, evidence.id());
    insert.setString(
        index + 1, dyad == null ? EvidenceTable.subject(evidence).value() : dyad.first().value());
    insert.setString(index + 2, dyad == null ? null : dyad.second().value());
  }

  /** Appends a grade, and gives its number. */
  long append(
      Handle handle,
      Subject subject,
      @Nullable Evidence about,
      char grade,
      String by,
      String why,
      Instant now) {
    return EvidenceTable.query(
        handle,
        "INSERT INTO grade (about, subject, evidence, first, second, grade, editor, why, recorded)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        insert -> {
          switch (subject) {
            case Subject.Publisher(String name) -> {
              insert.setString(1, "publisher");
              insert.setString(2, name);
            }
            case Subject.Publication(PublicationId id) -> {
              insert.setString(1, "publication");
              insert.setString(2, id.value());
            }
            case Subject.Event event -> {
              insert.setString(1, "event");
              insert.setString(2, about == null ? "" : StatementKey.of(about));
            }
          }
          bindEvidence(insert, 3, about);
          insert.setString(6, String.valueOf(grade));
          insert.setString(7, by);
          insert.setString(8, why);
          insert.setLong(9, EvidenceTable.micros(now));
          return number(insert);
        });
  }

  private static long number(PreparedStatement insert) throws SQLException {
    try (ResultSet row = insert.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
