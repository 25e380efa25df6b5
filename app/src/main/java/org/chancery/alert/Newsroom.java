package org.chancery.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.event.Attribution;
import org.chancery.event.Measure;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.event.Statement.CountClaim;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.Act;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Count;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.RecordedReading;
import org.chancery.ledger.Verdict;
import org.chancery.publication.Archived;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is new in a reading from what was known.
 *
 * <p>News is about acts, not about words: which reports are of one act, the ledger says. Of an act
 * that another publication has reported, a further report is no news, unless it gives a day that
 * excludes the others, or denies what they assert. A later version of a publication that says
 * otherwise corrects it. A publication that was merely read anew by a better reader corrects
 * nothing: that the reader erred is not what its source said.
 */
final class Newsroom {

  private final Ledger ledger;
  private final Phrasing phrasing;

  Newsroom(Ledger ledger, Phrasing phrasing) {
    this.ledger = ledger;
    this.phrasing = phrasing;
  }

  /** What a publication was last seen to say. */
  private record Told(
      String publication,
      String type,
      String from,
      Dyad dyad,
      Modality modality,
      @Nullable PartialDate date,
      String place,
      String headline) {

    boolean same(Told other) {
      return alike(other)
          && modality == other.modality
          && place.equals(other.place)
          && edtf().equals(other.edtf());
    }

    /** Of the same sort between the same two, whatever day and modality. */
    boolean alike(Told other) {
      return type.equals(other.type) && from.equals(other.from) && dyad.equals(other.dyad);
    }

    String edtf() {
      return date == null ? "" : date.edtf();
    }

    /** Whether both may be of one day. */
    boolean maybeSameDay(Told other) {
      return date == null || other.date == null || date.overlaps(other.date);
    }
  }

  /**
   * The news of one reading; remembers what it says.
   *
   * @param reliedOn whether somebody relies on an answer about a pair of states
   */
  List<News> learn(
      Connection transaction,
      RecordedReading reading,
      Archived archived,
      Predicate<Dyad> reliedOn,
      LocalDate today)
      throws SQLException {
    Publication publication = archived.publication();
    List<Evidence> evidence = ledger.evidence(reading.publication(), reading.version());
    List<RecordedReading> readings = ledger.readings(reading.publication());
    boolean reread =
        readings.stream()
            .anyMatch(earlier ->
                earlier.sequence() < reading.sequence() && earlier.version() == reading.version());
    Story story = new Story(transaction, publication, archived.version(), reread, evidence);
    story.tell();
    story.claims();
    story.answers(reading, reliedOn, today);
    return story.news;
  }

  /** What one reading of one publication adds. */
  private final class Story {

    private final Connection transaction;
    private final Publication publication;
    private final int version;
    private final boolean reread;
    private final List<Evidence> evidence;
    private final List<News> news = new ArrayList<>();
    private final Map<Dyad, List<Act>> acts = new HashMap<>();
    private final Map<Dyad, List<Told>> toldByOthers = new HashMap<>();

    Story(
        Connection transaction,
        Publication publication,
        int version,
        boolean reread,
        List<Evidence> evidence) {
      this.transaction = transaction;
      this.publication = publication;
      this.version = version;
      this.reread = reread;
      this.evidence = evidence;
    }

    void tell() throws SQLException {
      List<Told> before = toldBy(publication.id());
      Map<Evidence, Told> now = new java.util.LinkedHashMap<>();
      for (Evidence piece : evidence) {
        if (piece.statement() instanceof Event event && !event.from().equals(event.to())) {
          now.put(piece, told(event));
        }
      }
      List<Told> gone = new ArrayList<>(before);
      gone.removeIf(old -> now.values().stream().anyMatch(old::same));
      Set<String> done = new HashSet<>();
      for (Map.Entry<Evidence, Told> entry : now.entrySet()) {
        Told said = entry.getValue();
        if (before.stream().noneMatch(said::same)) {
          tell(entry.getKey(), said, gone, done);
        }
      }
      if (!reread) {
        for (Told old : gone) {
          retract(old);
        }
      }
      remember(now.values());
    }

    private void tell(Evidence piece, Told said, List<Told> gone, Set<String> done)
        throws SQLException {
      Event event = (Event) piece.statement();
      Told former = gone.stream().filter(said::alike).findFirst().orElse(null);
      if (former != null) {
        gone.remove(former);
        if (!reread) {
          news.add(
              news(
                  News.Kind.CORRECTION,
                  piece,
                  "An earlier version of it said: " + former.headline() + "."));
        }
        return;
      }
      List<Act> between = acts(said.dyad());
      int number = actOf(between, piece.id());
      if (number < 0 || !done.add(said.dyad() + " " + number)) {
        return;
      }
      Set<String> reporters =
          between.get(number).evidence().stream()
              .map(report -> report.publication().value())
              .collect(Collectors.toSet());
      List<Told> others = others(said.dyad());
      List<Told> reports =
          others.stream()
              .filter(other ->
                  other.alike(said)
                      && other.modality() == said.modality()
                      && reporters.contains(other.publication()))
              .toList();
      Told denial =
          others.stream()
              .filter(other ->
                  other.alike(said)
                      && opposite(other.modality(), said.modality())
                      && other.maybeSameDay(said))
              .findFirst()
              .orElse(null);
      if (denial != null && reports.isEmpty()) {
        news.add(
            news(
                News.Kind.CONTRADICTION,
                piece,
                "Otherwise in " + denial.publication() + ": " + said(denial) + "."));
      } else if (reports.isEmpty()) {
        news.add(news(News.Kind.NEWS, piece, detail(event)));
      } else if (reports.stream().noneMatch(other -> other.maybeSameDay(said))) {
        Told other = reports.getFirst();
        news.add(
            news(
                News.Kind.CONTRADICTION,
                piece,
                "Another day than in " + other.publication() + ": " + other.headline() + "."));
      } else {
        news.add(news(News.Kind.ALSO_REPORTED, piece, ""));
      }
    }

    private String said(Told told) {
      return told.headline() + (told.modality() == Modality.NEGATED ? ", denied" : "");
    }

    private String detail(Event event) {
      return switch (event.modality()) {
        case ASSERTED -> "";
        case NEGATED -> "The source says that it did not happen.";
        case PLANNED -> "Announced or agreed; the source does not say that it happened.";
        case POSSIBLE -> "Considered or surmised; the source does not say that it happened.";
      };
    }

    private void retract(Told old) {
      news.add(
          new News(
              News.Kind.CORRECTION,
              key("gone", old.type() + " " + old.dyad() + " " + old.edtf() + " " + old.modality()),
              old.headline(),
              "no longer said",
              new TreeSet<>(List.of(old.dyad().first(), old.dyad().second())),
              old.type(),
              "",
              phrasing.citation(publication, version),
              publication.id().value(),
              publication.series(),
              publication.authors(),
              publication.publisher(),
              publication.url(),
              path(),
              "An earlier version of it said so; the present one does not."));
    }

    private String path() {
      return "/publication?id="
          + java.net.URLEncoder.encode(
              publication.id().value(), java.nio.charset.StandardCharsets.UTF_8)
          + "&version="
          + version;
    }

    private String key(String kind, String rest) {
      return kind + " " + publication.id() + " v" + version + " " + rest;
    }

    private News news(News.Kind kind, Evidence piece, String detail) {
      Statement statement = piece.statement();
      TreeSet<ActorId> states = new TreeSet<>();
      String type =
          switch (statement) {
            case Event event -> {
              states.add(event.from());
              states.add(event.to());
              yield event.type().id();
            }
            case CountClaim claim -> {
              states.add(claim.of());
              yield "count-claim";
            }
          };
      return new News(
          kind,
          // Not by place in the reading: a reader that finds more shifts the others.
          key(
              kind.code(),
              type
                  + " "
                  + states
                  + " "
                  + statement.modality()
                  + " "
                  + piece.passage().span()
                  + " "
                  + piece.passage().block()),
          phrasing.headline(statement),
          caution(statement),
          states,
          type,
          piece.quote(),
          phrasing.citation(publication, version),
          publication.id().value(),
          publication.series(),
          publication.authors(),
          publication.publisher(),
          publication.url(),
          path() + "#statement-" + (piece.ordinal() + 1),
          detail);
    }

    private List<Act> acts(Dyad dyad) {
      return acts.computeIfAbsent(dyad, pair -> ledger.acts(pair.first(), pair.second()));
    }

    private List<Told> others(Dyad dyad) throws SQLException {
      List<Told> known = toldByOthers.get(dyad);
      if (known == null) {
        known =
            ListDatabase.list(
                transaction,
                SELECT_TOLD
                    + "WHERE first = ? AND second = ? AND publication <> ? ORDER BY"
                    + " publication, type, date",
                select -> {
                  select.setString(1, dyad.first().value());
                  select.setString(2, dyad.second().value());
                  select.setString(3, publication.id().value());
                },
                Newsroom::told);
        toldByOthers.put(dyad, known);
      }
      return known;
    }

    private List<Told> toldBy(PublicationId id) throws SQLException {
      return ListDatabase.list(
          transaction,
          SELECT_TOLD + "WHERE publication = ?",
          select -> select.setString(1, id.value()),
          Newsroom::told);
    }

    private void remember(java.util.Collection<Told> now) throws SQLException {
      ListDatabase.execute(
          transaction,
          "DELETE FROM told WHERE publication = ?",
          delete -> delete.setString(1, publication.id().value()));
      for (Told told : now) {
        ListDatabase.execute(
            transaction,
            "INSERT OR IGNORE INTO told (publication, version, first, second, type, from_actor,"
                + " modality, date, place, headline) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            insert -> {
              insert.setString(1, told.publication());
              insert.setInt(2, version);
              insert.setString(3, told.dyad().first().value());
              insert.setString(4, told.dyad().second().value());
              insert.setString(5, told.type());
              insert.setString(6, told.from());
              insert.setString(7, told.modality().code());
              insert.setString(8, told.edtf());
              insert.setString(9, told.place());
              insert.setString(10, told.headline());
            });
      }
    }

    private Told told(Event event) {
      boolean turn = !event.type().directed() && event.to().compareTo(event.from()) < 0;
      return new Told(
          publication.id().value(),
          event.type().id(),
          (turn ? event.to() : event.from()).value(),
          new Dyad(event.from(), event.to()),
          event.modality(),
          event.date(),
          event.place() == null ? "" : event.place(),
          phrasing.headline(event));
    }

    // ---- claims ----

    /** Weighs the numbers said in it, and those said before of the states it speaks of. */
    void claims() throws SQLException {
      Set<String> former =
          new HashSet<>(
              ListDatabase.list(
                  transaction,
                  "SELECT ordinal FROM claim WHERE publication = ? AND version = ? AND excluded",
                  select -> {
                    select.setString(1, publication.id().value());
                    select.setInt(2, version);
                  },
                  row -> row.getString(1)));
      ListDatabase.execute(
          transaction,
          "DELETE FROM claim WHERE publication = ?",
          delete -> delete.setString(1, publication.id().value()));
      Set<ActorId> touched = new TreeSet<>();
      for (Evidence piece : evidence) {
        switch (piece.statement()) {
          case Event event -> {
            touched.add(event.from());
            touched.add(event.to());
          }
          case CountClaim claim -> {
            String verdict = exclusion(claim, piece);
            ListDatabase.execute(
                transaction,
                "INSERT OR REPLACE INTO claim (publication, version, ordinal, of_state, excluded)"
                    + " VALUES (?, ?, ?, ?, ?)",
                insert -> {
                  insert.setString(1, publication.id().value());
                  insert.setInt(2, version);
                  insert.setInt(3, piece.ordinal());
                  insert.setString(4, claim.of().value());
                  insert.setInt(5, verdict == null ? 0 : 1);
                });
            if (verdict != null && !former.contains(Integer.toString(piece.ordinal()))) {
              news.add(news(News.Kind.CLAIM_FALSE, piece, verdict));
            }
          }
        }
      }
      for (ActorId state : touched) {
        reconsider(state);
      }
    }

    private record Kept(String publication, int version, int ordinal) {}

    private void reconsider(ActorId state) throws SQLException {
      List<Kept> kept =
          ListDatabase.list(
              transaction,
              "SELECT publication, version, ordinal FROM claim WHERE of_state = ? AND NOT excluded"
                  + " AND publication <> ? ORDER BY publication, ordinal",
              select -> {
                select.setString(1, state.value());
                select.setString(2, publication.id().value());
              },
              row -> new Kept(row.getString(1), row.getInt(2), row.getInt(3)));
      for (Kept claim : kept) {
        for (Evidence piece :
            ledger.evidence(new PublicationId(claim.publication()), claim.version())) {
          if (piece.ordinal() == claim.ordinal()
              && piece.statement() instanceof CountClaim number) {
            String verdict = exclusion(number, piece);
            if (verdict != null) {
              ListDatabase.execute(
                  transaction,
                  "UPDATE claim SET excluded = 1 WHERE publication = ? AND ordinal = ?",
                  update -> {
                    update.setString(1, claim.publication());
                    update.setInt(2, claim.ordinal());
                  });
              news.add(
                  news(
                      News.Kind.CLAIM_FALSE,
                      piece,
                      "Said in " + claim.publication() + ". " + verdict));
            }
          }
        }
      }
    }

    /** Why the record excludes a number; null where it does not. */
    private @Nullable String exclusion(CountClaim claim, Evidence piece) {
      if (claim.modality() != Modality.ASSERTED
          || (claim.measure() != Measure.RELATIONS && claim.measure() != Measure.ORDINAL)) {
        return null;
      }
      PartialDate on = claim.asOf() != null ? claim.asOf() : piece.spoken();
      Count count = ledger.count(claim.of(), AsOf.on(on));
      int most = count.most() + count.unknown().size();
      if (claim.value() >= count.least() && claim.value() <= most) {
        return null;
      }
      return "By the record the number on %s was between %d and %d, whatever is still unknown."
          .formatted(on.edtf(), count.least(), most);
    }

    // ---- answers ----

    /** Finds the pairs of states whose answer today is another than before this reading. */
    void answers(RecordedReading reading, Predicate<Dyad> reliedOn, LocalDate today) {
      Set<Dyad> seen = new TreeSet<>();
      for (Evidence piece : evidence) {
        if (piece.statement() instanceof Event event && !event.from().equals(event.to())) {
          Dyad dyad = new Dyad(event.from(), event.to());
          if (reliedOn.test(dyad) && seen.add(dyad)) {
            Verdict now = ledger.relations(dyad.first(), dyad.second(), AsOf.on(today)).verdict();
            AsOf before = new AsOf(PartialDate.of(today), null, reading.recorded().minusMillis(1));
            Verdict then = ledger.relations(dyad.first(), dyad.second(), before).verdict();
            if (now != then) {
              news.add(turned(piece, then, now));
            }
          }
        }
      }
    }

    private News turned(Evidence piece, Verdict then, Verdict now) {
      News because = news(News.Kind.ANSWER_TURNED, piece, "");
      return new News(
          News.Kind.ANSWER_TURNED,
          key("answer", because.states() + " held:" + then.code() + " now:" + now.code()),
          "relations "
              + because.headline().replaceFirst("^[^:]*: ", "")
              + ": no longer \""
              + then.code()
              + "\" but \""
              + now.code()
              + "\"",
          "",
          because.states(),
          because.type(),
          because.quote(),
          because.source(),
          because.publication(),
          because.series(),
          because.authors(),
          because.publisher(),
          because.url(),
          because.path(),
          "Because of: " + because.subject() + ".");
    }
  }

  private static final String SELECT_TOLD =
      "SELECT publication, type, from_actor, first, second, modality, date, place, headline FROM"
          + " told ";

  private static Told told(java.sql.ResultSet row) throws SQLException {
    String date = row.getString(7);
    return new Told(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        new Dyad(new ActorId(row.getString(4)), new ActorId(row.getString(5))),
        Modality.ofCode(row.getString(6)),
        date.isEmpty() ? null : PartialDate.parse(date),
        row.getString(8),
        row.getString(9));
  }

  private static int actOf(List<Act> acts, long evidence) {
    for (int number = 0; number < acts.size(); number++) {
      if (acts.get(number).evidence().stream().anyMatch(piece -> piece.id() == evidence)) {
        return number;
      }
    }
    return -1;
  }

  private static boolean opposite(Modality one, Modality other) {
    return one != other
        && (one == Modality.ASSERTED || one == Modality.NEGATED)
        && (other == Modality.ASSERTED || other == Modality.NEGATED);
  }

  /** What a subject line must not leave out. */
  private static String caution(Statement statement) {
    List<String> parts = new ArrayList<>();
    switch (statement.modality()) {
      case ASSERTED -> {}
      case NEGATED -> parts.add("denied");
      case PLANNED -> parts.add("planned");
      case POSSIBLE -> parts.add("possible");
    }
    if (!statement.attribution().isEmpty()) {
      parts.add(
          "according to "
              + statement.attribution().stream()
                  .map(Attribution::source)
                  .collect(Collectors.joining(", citing ")));
    }
    return String.join(", ", parts);
  }
}
