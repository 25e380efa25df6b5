package org.chancery.reading.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Resolution;
import org.chancery.event.Attribution;
import org.chancery.event.EventType;
import org.chancery.event.EventTypes;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement.Event;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table whose columns are known: "Country | Relations began" on a page "Foreign
 * relations of X", and tables that a mapping has put into the columns type, from, to, date, place,
 * kind and reference. One row is one statement; there is no language in it to be understood.
 */
public final class RelationTable {

  /** What a row came to: its events, or a complaint. */
  public record Entry(List<Event> events, @Nullable String complaint) {
    public Entry {
      events = List.copyOf(events);
    }
  }

  /** What a table adds to the name of a state with which relations did not last. */
  private static final Pattern OVER =
      Pattern.compile("(?i).*\\((?:[^)]*\\b)?(?:suspended|severed|broken|terminated|frozen)\\b.*");

  /** What a cell says, in the place of a date, of states that have none of the relations listed. */
  private static final Pattern ABSENT =
      Pattern.compile(
          "(?i)none|no\\b.*\\b(?:relations?|relationship|recognition|ties)\\b.*|.*\\bdo(?:es)? not"
              + " have\\b.*");

  /** What says that the row does not belong to the list, or says nothing of it. */
  private static final Pattern NOT_MEANT =
      Pattern.compile(
          "(?i)n\\s?/\\s?a|[-–—]+|non-member|(?:.*\\s)?(?:in|un|non-)(?:formal|official)\\b.*");

  private static final Pattern PAGE =
      Pattern.compile("(?:Foreign|Diplomatic) relations of (?:the )?(?<state>.+)");
  private static final String COUNTRIES = "Country | Relations began";
  private static final String MAPPED = "type | from | to | date | place | kind | reference";
  private static final Pattern ADDITION = Pattern.compile("\\s*[(\\[].*|\\s*[*†‡#]+$");
  private static final Pattern BAR = Pattern.compile(" \\| ?");

  private final Gazetteer gazetteer;
  private final EventTypes types;

  /** A table names the same few hundred states thousands of times. */
  private final Map<String, Optional<ActorId>> actors = new ConcurrentHashMap<>();

  /** A table of some columns. */
  public sealed interface Columns {
    /** Of a page about one state. */
    record Countries(ActorId of) implements Columns {}

    /** Of a mapping. */
    record Mapped() implements Columns {}
  }

  /** Knows states by their names and types by their ids. */
  public RelationTable(Gazetteer gazetteer, EventTypes types) {
    this.gazetteer = gazetteer;
    this.types = types;
  }

  /** The columns that a row announces for those below it; null where it is no such head. */
  public @Nullable Columns head(@Nullable String title, String row) {
    if (row.equals(MAPPED)) {
      return new Columns.Mapped();
    }
    if (row.equals(COUNTRIES) && title != null) {
      Matcher page = PAGE.matcher(title);
      return page.matches()
          ? actor(page.group("state")).<Columns>map(Columns.Countries::new).orElse(null)
          : null;
    }
    return null;
  }

  /** The statement of a row. */
  public Entry read(Columns columns, int block, String row) {
    String[] cells = BAR.split(row, -1);
    return switch (columns) {
      case Columns.Countries(ActorId of) -> {
        Optional<ActorId> other = actor(cells[0]);
        if (other.isEmpty()) {
          yield new Entry(
              List.of(), "block " + block + ": \"" + cells[0] + "\" is no state known here");
        }
        String date = cells.length > 1 ? cells[1] : "";
        boolean dated = TableDate.read(date) != null;
        boolean absent = !dated && ABSENT.matcher(date.strip()).matches();
        if (!dated && !absent && NOT_MEANT.matcher(date.strip()).matches()) {
          yield new Entry(
              List.of(),
              "block " + block + ": \"" + date.strip() + "\" tells of no formal relations");
        }
        Entry entry =
            entry(
                block,
                row,
                types.type(absent ? "relations-absent" : "relations-established"),
                of,
                other.get(),
                date,
                null,
                null,
                cells.length > 2 ? cells[2] : "");
        yield OVER.matcher(cells[0]).matches() ? suspended(entry) : entry;
      }
      case Columns.Mapped mapped -> mapped(block, row, cells);
    };
  }

  /** The table says that it is over, and not since when. */
  private Entry suspended(Entry entry) {
    List<Event> both = new ArrayList<>(entry.events());
    for (Event event : entry.events()) {
      both.add(
          new Event(
              types.type("relations-suspended"),
              event.from(),
              event.to(),
              null,
              event.date() == null || event.date().earliest() == null
                  ? null
                  : PartialDate.parse(event.date().earliest() + "/.."),
              null,
              null,
              Modality.ASSERTED,
              event.attribution(),
              event.mentions(),
              event.rule(),
              event.confidence()));
    }
    return new Entry(both, entry.complaint());
  }

  private Entry mapped(int block, String row, String[] cells) {
    if (cells.length < 4) {
      return new Entry(List.of(), "block " + block + ": a row of seven cells was expected");
    }
    Optional<ActorId> from = actor(cells[1]);
    Optional<ActorId> to = actor(cells[2]);
    if (from.isEmpty() || to.isEmpty()) {
      return new Entry(
          List.of(),
          "block "
              + block
              + ": \""
              + (from.isEmpty() ? cells[1] : cells[2])
              + "\" is no state known here");
    }
    EventType type;
    try {
      type = types.type(cells[0]);
    } catch (IllegalArgumentException unknown) {
      return new Entry(List.of(), "block " + block + ": " + unknown.getMessage());
    }
    return entry(
        block,
        row,
        type,
        from.get(),
        to.get(),
        cells[3],
        cell(cells, 4),
        cell(cells, 5),
        cells.length > 6 ? cells[6] : "");
  }

  private static @Nullable String cell(String[] cells, int index) {
    return cells.length > index && !cells[index].isBlank() ? cells[index].strip() : null;
  }

  private static Entry entry(
      int block,
      String row,
      EventType type,
      ActorId from,
      ActorId to,
      String dated,
      @Nullable String place,
      @Nullable String kind,
      String reference) {
    if (from.equals(to)) {
      return new Entry(List.of(), "block " + block + ": a state and itself");
    }
    String cited = reference.strip();
    List<Attribution> attribution = new ArrayList<>();
    int at = cited.isEmpty() ? -1 : row.lastIndexOf(cited);
    if (at >= 0) {
      Mention words = new Mention(block, new Span(at, at + cited.length()), cited);
      attribution.add(new Attribution(cited, Attribution.Kind.DOCUMENT, words));
    }
    Mention whole = new Mention(block, new Span(0, row.length()), row);
    Event event =
        new Event(
            type,
            from,
            to,
            null,
            TableDate.read(dated),
            place,
            kind,
            Modality.ASSERTED,
            attribution,
            List.of(whole),
            "table-row",
            1);
    return new Entry(List.of(event), null);
  }

  /** Without what a table adds to a name: "Nauru (suspended)", "Georgia (country)". */
  private Optional<ActorId> actor(String name) {
    return actors.computeIfAbsent(
        name.strip(),
        typed -> {
          Optional<ActorId> whole = resolved(typed);
          String bare = ADDITION.matcher(typed).replaceFirst("").strip();
          return whole.isPresent() || bare.equals(typed) ? whole : resolved(bare);
        });
  }

  private Optional<ActorId> resolved(String name) {
    return gazetteer.resolve(name) instanceof Resolution.Found(ActorId actor)
        ? Optional.of(actor)
        : Optional.empty();
  }
}
