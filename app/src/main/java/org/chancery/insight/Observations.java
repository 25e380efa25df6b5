package org.chancery.insight;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Name;
import org.chancery.actor.State;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.ledger.Act;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Ledger;
import org.chancery.publication.Archive;
import org.chancery.publication.Block;
import org.chancery.publication.CatalogueEntry;
import org.chancery.publication.Publication;
import org.chancery.publication.Reprints;
import org.chancery.publication.Shelf;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** Gathers from archive and ledger what habits can be learned from, and judges it. */
public final class Observations {

  private static final Pattern CAPITALISED =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:[ -](?:of |and |the )?\\p{Lu}[\\p{L}\\p{M}.'’-]*)*");

  private static final Comparator<CatalogueEntry> EARLIEST =
      Comparator.comparing((CatalogueEntry entry) ->
              Objects.requireNonNullElse(day(entry.dated()), LocalDate.MAX))
          .thenComparing(CatalogueEntry::id);

  /** So many days after a report others still print it. */
  private static final int REPRINTED = 14;

  private static final String OMISSION = "omission";
  private static final int ACTS = 20_000;

  private final Ledger ledger;
  private final Archive archive;
  private final Gazetteer gazetteer;
  private final Silences silences;
  private final Map<String, Pattern> occasions;
  private final Map<String, List<Name>> names = new HashMap<>();

  /**
   * What was found in versions of publications, which never change; empty where they are no report.
   */
  private final Map<Text, Optional<Roster>> rosters = new ConcurrentHashMap<>();

  private @Nullable Gathering gathering;

  /** One version of a publication, as one reading has it. */
  private record Text(PublicationId id, int version, long sequence) {}

  /** The signals of one state of the record, which may not be there yet. */
  private record Gathering(String revision, CompletableFuture<List<Signal>> signals) {
    List<Signal> result() {
      try {
        return signals.join();
      } catch (CompletionException failure) {
        throw failure.getCause() instanceof RuntimeException own ? own : failure;
      }
    }
  }

  /**
   * @param occasions of which it means something who is named: the name of each series, with the
   *     words by which a title or an opening tells it, an earlier one before a later
   */
  public Observations(
      Ledger ledger,
      Archive archive,
      Gazetteer gazetteer,
      Map<String, List<String>> occasions,
      Silences silences) {
    this.ledger = ledger;
    this.archive = archive;
    this.gazetteer = gazetteer;
    this.silences = silences;
    this.occasions = new LinkedHashMap<>();
    occasions.forEach((series, words) ->
        this.occasions.put(
            series,
            Pattern.compile(
                "\\b(?:"
                    + words.stream().map(Pattern::quote).collect(Collectors.joining("|"))
                    + ")s?\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
    for (Name name : gazetteer.names()) {
      if (name.kind() == Name.Kind.NAME
          || name.kind() == Name.Kind.OFFICIAL
          || name.kind() == Name.Kind.ADJECTIVE) {
        names.computeIfAbsent(name.text(), text -> new ArrayList<>()).add(name);
      }
    }
  }

  /** All signals of the record, the latest first; they are gathered anew where it has changed. */
  public List<Signal> signals() {
    String revision = ledger.revision();
    Gathering first = gathering(revision);
    List<Signal> signals = first.result();
    // What was under way when this was asked may know less than it should; what began since does.
    return first.revision().equals(revision) ? signals : gathering(ledger.revision()).result();
  }

  /**
   * The same for those who cannot wait.
   *
   * @return empty where they are still being gathered after that time, which goes on
   */
  public Optional<List<Signal>> signals(Duration patience) {
    String revision = ledger.revision();
    Gathering under = gathering(revision);
    try {
      under.signals().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException unfinished) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failure) {
      return Optional.of(under.result()); // which throws it
    }
    return under.revision().equals(revision) ? Optional.of(under.result()) : Optional.empty();
  }

  /** Whether the signals of a revision of the record are gathered. */
  public synchronized boolean gathered(String revision) {
    Gathering last = gathering;
    return last != null && last.signals().isDone() && last.revision().equals(revision);
  }

  /**
   * One gathering goes on at a time, however many ask and however fast the record changes: the one
   * that is under way, or else that of a revision; what went wrong is tried again.
   */
  private synchronized Gathering gathering(String revision) {
    Gathering last = gathering;
    if (last != null
        && (!last.signals().isDone()
            || (last.revision().equals(revision) && !last.signals().isCompletedExceptionally()))) {
      return last;
    }
    Gathering next = new Gathering(revision, new CompletableFuture<>());
    gathering = next;
    Thread.ofPlatform().name("signals").daemon(true).start(() -> run(next.signals()));
    return next;
  }

  private void run(CompletableFuture<List<Signal>> signals) {
    try {
      signals.complete(gather());
    } catch (RuntimeException | Error failure) {
      signals.completeExceptionally(failure);
    }
  }

  private List<Signal> gather() {
    List<CatalogueEntry> catalogue =
        archive.catalogue(new Shelf(null, null, null), 0, Integer.MAX_VALUE);
    Map<PublicationId, CatalogueEntry> entries = new HashMap<>();
    catalogue.forEach(entry -> entries.put(entry.id(), entry));
    Reprints reprints = archive.reprints();
    List<Signal> signals =
        new ArrayList<>(silences.names(rosters(withoutReprints(catalogue, reprints))));
    List<Act> acts = ledger.latestActs(ACTS);
    signals.addAll(silences.sources(coverage(acts, entries), active(catalogue)));
    signals.addAll(reported(ledger.acts(OMISSION), entries, reprints));
    signals.sort(Comparator.comparing(Signal::on).reversed().thenComparing(Signal::sentence));
    return List.copyOf(signals);
  }

  /**
   * Each text once, as it was first published: who prints it again within some days names nobody
   * and leaves out nobody. What is like it and comes later, such as the register of the next year,
   * is a report of its own.
   */
  private static List<CatalogueEntry> withoutReprints(
      List<CatalogueEntry> catalogue, Reprints reprints) {
    Map<PublicationId, LocalDate> printed = new HashMap<>();
    List<CatalogueEntry> texts = new ArrayList<>();
    for (CatalogueEntry entry : catalogue.stream().sorted(EARLIEST).toList()) {
      LocalDate day = day(entry.dated());
      LocalDate before = day == null ? null : printed.put(reprints.text(entry.id()), day);
      if (day == null || before == null || before.plusDays(REPRINTED).isBefore(day)) {
        texts.add(entry);
      }
    }
    return texts;
  }

  // ---- names ----

  private List<Roster> rosters(List<CatalogueEntry> catalogue) {
    List<Roster> found = new ArrayList<>();
    Map<PublicationId, Long> sequences = ledger.currentReadings();
    for (CatalogueEntry entry : catalogue) {
      LocalDate on = day(entry.dated());
      String publisher = entry.publisher();
      if (on != null && publisher != null) {
        // What was read in it decides too, so that another reading is another text.
        long sequence = sequences.getOrDefault(entry.id(), 0L);
        rosters
            .computeIfAbsent(
                new Text(entry.id(), entry.version(), sequence),
                text ->
                    archive
                        .version(text.id(), text.version())
                        .map(archived -> roster(archived.publication(), publisher, on)))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** Null where it is no report of that sort. */
  private @Nullable Roster roster(Publication publication, String publisher, LocalDate on) {
    String opening =
        (publication.title() == null ? "" : publication.title())
            + "\n"
            + publication.blocks().stream()
                .limit(2)
                .map(Block::text)
                .reduce("", (a, b) -> a + "\n" + b);
    String occasion =
        occasions.entrySet().stream()
            .filter(series -> series.getValue().matcher(opening).find())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    if (occasion == null) {
      return null;
    }
    Map<String, SortedSet<ActorId>> named = new TreeMap<>();
    List<Mention> denied = denied(publication.id());
    for (int number = 0; number < publication.blocks().size(); number++) {
      named(blanked(number, publication.blocks().get(number).text(), denied), on.getYear())
          .forEach(id -> named.put(name(id), new TreeSet<>(List.of(id))));
    }
    return named.isEmpty() ? null : new Roster(publication.id(), on, publisher, occasion, named);
  }

  private String name(ActorId id) {
    return gazetteer.state(id).map(State::name).orElse(id.value());
  }

  /** Words that say that somebody was not named name nobody. */
  private List<Mention> denied(PublicationId id) {
    return ledger.evidence(id).stream()
        .map(Evidence::statement)
        .filter(statement ->
            statement instanceof Statement.Event event && event.type().id().equals(OMISSION))
        .flatMap(statement -> statement.mentions().stream())
        .toList();
  }

  private static String blanked(int block, String text, List<Mention> denied) {
    StringBuilder kept = new StringBuilder(text);
    for (Mention mention : denied) {
      if (mention.block() == block && mention.span().end() <= text.length()) {
        for (int i = mention.span().start(); i < mention.span().end(); i++) {
          kept.setCharAt(i, ' ');
        }
      }
    }
    return kept.toString();
  }

  private SortedSet<ActorId> named(String text, int year) {
    SortedSet<ActorId> found = new TreeSet<>();
    Matcher matcher = CAPITALISED.matcher(text);
    while (matcher.find()) {
      String[] words = matcher.group().split(" ", -1);
      int from = 0;
      while (from < words.length) {
        int taken = 1;
        for (int until = Math.min(words.length, from + 6); until > from; until--) {
          ActorId id = actor(String.join(" ", List.of(words).subList(from, until)), year);
          if (id != null) {
            found.add(id);
            taken = until - from;
            break;
          }
        }
        from += taken;
      }
    }
    return found;
  }

  private @Nullable ActorId actor(String text, int year) {
    String bare = text.replaceAll("['’]s$|[.,;:]+$", "");
    for (Name name : names.getOrDefault(bare, List.of())) {
      if (name.years().contains(year) && gazetteer.state(name.actor()).isPresent()) {
        return name.actor();
      }
    }
    return null;
  }

  // ---- sources ----

  private static Map<String, SortedSet<LocalDate>> active(List<CatalogueEntry> catalogue) {
    Map<String, SortedSet<LocalDate>> active = new TreeMap<>();
    for (CatalogueEntry entry : catalogue) {
      LocalDate day = day(entry.published() != null ? entry.published() : entry.date());
      String publisher = entry.publisher();
      if (day != null && publisher != null) {
        active.computeIfAbsent(publisher, source -> new TreeSet<>()).add(day);
      }
    }
    return active;
  }

  private static List<Coverage> coverage(
      List<Act> acts, Map<PublicationId, CatalogueEntry> entries) {
    List<Coverage> events = new ArrayList<>();
    for (Act act : acts) {
      PartialDate date = act.dates().isEmpty() ? null : act.dates().getLast();
      LocalDate on = day(date);
      if (date == null || !date.isDay() || on == null || act.type().standing()) {
        continue;
      }
      Map<String, LocalDate> reports = new TreeMap<>();
      List<PublicationId> evidence = new ArrayList<>();
      for (Evidence piece : act.evidence()) {
        CatalogueEntry entry = entries.get(piece.publication());
        LocalDate day = day(piece.published());
        if (entry != null && entry.publisher() != null && day != null) {
          reports.merge(entry.publisher(), day, (a, b) -> a.isBefore(b) ? a : b);
          evidence.add(piece.publication());
        }
      }
      if (!reports.isEmpty()) {
        events.add(
            new Coverage(
                act.type().id().replace('-', ' '),
                new TreeSet<>(List.of(act.from(), act.to())),
                on,
                reports,
                evidence.stream().distinct().toList()));
      }
    }
    return events;
  }

  // ---- what sources say of others' silence ----

  private List<Signal> reported(
      List<Act> acts, Map<PublicationId, CatalogueEntry> entries, Reprints reprints) {
    Map<String, Signal> signals = new LinkedHashMap<>();
    Set<String> texts = new HashSet<>();
    for (Act act : acts) {
      if (act.modality() != Modality.ASSERTED) {
        continue;
      }
      for (Evidence piece : act.evidence()) {
        CatalogueEntry entry = entries.get(piece.publication());
        LocalDate on = day(piece.published());
        String text = reprints.text(piece.publication()) + " " + act.from() + " " + act.to();
        if (entry != null && on != null && texts.add(text)) {
          String source = entry.publisher() == null ? entry.id().value() : entry.publisher();
          signals.putIfAbsent(
              source + act.from() + act.to() + on,
              new Signal(
                  Signal.Kind.OMISSION_REPORTED,
                  source,
                  "by %s: “%s”".formatted(name(act.from()), piece.quote()),
                  name(act.to()),
                  new TreeSet<>(List.of(act.from(), act.to())),
                  0,
                  0,
                  1,
                  on,
                  List.of(piece.publication())));
        }
      }
    }
    return List.copyOf(signals.values());
  }

  /** The last day a date can be; null where that is open. */
  private static @Nullable LocalDate day(@Nullable PartialDate date) {
    return date == null ? null : date.latest();
  }
}
