package org.chancery.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chancery.harvest.Harvest;
import org.chancery.harvest.HarvestException;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.harvest.SourceBook;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.NewReading;
import org.chancery.publication.Archive;
import org.chancery.publication.Archived;
import org.chancery.publication.Publication;
import org.chancery.publication.Stored;
import org.chancery.reading.Reader;
import org.chancery.reading.Reading;
import org.chancery.store.Store;
import org.chancery.text.PublicationId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes publications into a desk.
 *
 * <p>Reading happens in worker threads and outside of any transaction. The results are committed in
 * batches and in the order of the input: a publication and its reading in one transaction, so that
 * whenever the process dies, each publication is in once and whole or not at all, and the same call
 * again goes on where it ended.
 */
public final class Intake {

  /** One commit costs a disk flush; a batch of this many shares it. */
  private static final int BATCH = 64;

  private static final long BATCH_BYTES = 1 << 20;

  /** What a slow reader may lose when the process dies. */
  private static final Duration BATCH_TIME = Duration.ofSeconds(2);

  /** Bytes of documents on the way at once. */
  private static final long WEIGHT = 8 << 20;

  private final Store store;
  private final Archive archive;
  private final Ledger ledger;
  private final Supplier<Reader> reader;
  private final String knowledge;
  private final Clock clock;
  private final int threads;
  private final SourceBook book;

  /**
   * @param reader asked for only when there is something to read
   * @param knowledge the version of the knowledge that the reader reads by
   * @param clock tells when something was recorded
   */
  public Intake(
      Store store,
      Archive archive,
      Ledger ledger,
      Supplier<Reader> reader,
      String knowledge,
      Clock clock,
      int threads) {
    this.store = store;
    this.archive = archive;
    this.ledger = ledger;
    this.reader = reader;
    this.knowledge = knowledge;
    this.clock = clock;
    this.threads = threads;
    this.book = new SourceBook(store);
  }

  /** Reads all documents of the sources, keeps nothing, and hands on every outcome in order. */
  public static void read(
      List<Source> sources,
      Harvester harvester,
      Reader reader,
      int threads,
      Consumer<Outcome> outcomes) {
    read(sources, harvester, reader::read, threads, outcomes);
  }

  /** The same with another way of reading a publication, which must be fit for many threads. */
  public static void read(
      List<Source> sources,
      Harvester harvester,
      Function<Publication, Reading> reader,
      int threads,
      Consumer<Outcome> outcomes) {
    run(
        sources,
        harvester,
        threads,
        harvest -> read(harvest, reader),
        outcome -> outcome.ifPresent(outcomes));
  }

  /** What became of a document; nothing of how far a source has come. */
  private static Optional<Outcome> read(Harvest harvest, Function<Publication, Reading> reader) {
    return switch (harvest) {
      case Harvest.Refused refused -> Optional.of(refusal(refused));
      case Harvest.Reached reached -> Optional.empty();
      case Harvest.Withdrawn withdrawn ->
          Optional.of(new Outcome.Withdrawn(withdrawn.origin(), withdrawn.publication()));
      case Harvest.Found found -> {
        try {
          yield Optional.of(
              new Outcome.Read(
                  found.publication(),
                  reading(found.publication(), reader),
                  found.warnings(),
                  found.origin(),
                  found.original().length));
        } catch (RuntimeException | StackOverflowError failure) {
          yield Optional.of(unreadable(found, failure));
        }
      }
    };
  }

  /** A publication in another language than English is not read, and its reading says so. */
  private static Reading reading(Publication publication, Function<Publication, Reading> reader) {
    Locale language = Locale.forLanguageTag(publication.language());
    if (language.getLanguage().isEmpty() || language.getLanguage().equals("en")) {
      return reader.apply(publication);
    }
    return new Reading(
        publication.id(),
        List.of(),
        List.of(
            "it is in "
                + language.getDisplayLanguage(Locale.ENGLISH)
                + " ("
                + publication.language()
                + ") and was not read; only English is"));
  }

  /**
   * Takes in all documents of the sources. A document that is no publication is refused and the
   * rest goes on; what the desk holds already, word for word, is left as it is.
   *
   * @param rights of what does not name its own; null where nothing is known
   */
  public void add(List<Source> sources, @Nullable String rights, Consumer<Outcome> outcomes) {
    Harvester harvester = new Harvester(clock, book::memory);
    List<Source> together = new ArrayList<>();
    for (Source source : sources) {
      if (source instanceof Source.Address address) {
        take(together, harvester, rights, outcomes);
        visit(address, harvester, outcomes);
      } else {
        together.add(source);
      }
    }
    take(together, harvester, rights, outcomes);
  }

  /** Takes in what needs no notes of its own, and empties the list. */
  private void take(
      List<Source> sources,
      Harvester harvester,
      @Nullable String rights,
      Consumer<Outcome> outcomes) {
    Batch batch = new Batch(outcomes);
    run(sources, harvester, threads, harvest -> prepared(harvest, rights), batch::add);
    batch.commit();
    sources.clear();
  }

  /** Visits an address, and notes how that ended. */
  private void visit(Source.Address address, Harvester harvester, Consumer<Outcome> outcomes) {
    store.write(transaction -> {
      book.register(transaction, address);
      return address;
    });
    Visited visited = new Visited(address.name());
    Batch batch = new Batch(visited.andThen(outcomes));
    run(List.of(address), harvester, threads, harvest -> prepared(harvest, null), batch::add);
    batch.commit();
    book.visited(address.name(), visited.result(), visited.error, clock.instant());
  }

  private Prepared prepared(Harvest harvest, @Nullable String rights) {
    return switch (harvest) {
      case Harvest.Refused refused -> new Prepared.Refused(refusal(refused));
      case Harvest.Reached reached -> new Prepared.Reached(reached);
      case Harvest.Withdrawn withdrawn -> new Prepared.Withdrawn(withdrawn);
      case Harvest.Found found -> prepared(rights == null ? found : found.licensed(rights));
    };
  }

  /** Takes in documents that were harvested before, as {@link #add} does those of sources. */
  public void take(List<Harvest.Found> documents, Consumer<Outcome> outcomes) {
    Batch batch = new Batch(outcomes);
    documents.forEach(document -> batch.add(prepared(document)));
    batch.commit();
  }

  /**
   * Reads the latest version of every publication again that was last read by another reader or
   * with other knowledge. The new reading supersedes the old, which stays in the record.
   *
   * @param outcomes is told of each publication that was read again
   */
  public void reread(Consumer<Outcome> outcomes) {
    Batch batch = new Batch(outcomes);
    try (Conveyor<PublicationId, Prepared> conveyor =
        new Conveyor<>(threads, WEIGHT, this::readAgain, batch::add)) {
      for (PublicationId id : outdated()) {
        conveyor.put(id, WEIGHT / 256);
      }
      conveyor.finish();
    }
    batch.commit();
  }

  /** The publications that {@link #reread} would read again. */
  public List<PublicationId> outdated() {
    String version = reader.get().version();
    return archive.ids().stream()
        .filter(id ->
            ledger
                .currentReading(id)
                .filter(last -> last.reader().equals(version) && last.knowledge().equals(knowledge))
                .isEmpty())
        .toList();
  }

  private static <O> void run(
      List<Source> sources,
      Harvester harvester,
      int threads,
      Function<Harvest, O> work,
      Consumer<O> results) {
    if (sources.isEmpty()) {
      return;
    }
    try (Conveyor<Harvest, O> conveyor = new Conveyor<>(threads, WEIGHT, work, results)) {
      for (Source source : sources) {
        try {
          harvester.read(source, harvest -> conveyor.put(harvest, weight(harvest)));
        } catch (HarvestException missing) {
          conveyor.put(new Harvest.Refused(source.name(), reason(source, missing)), 0);
        }
      }
      conveyor.finish();
    }
  }

  private static long weight(Harvest harvest) {
    return switch (harvest) {
      case Harvest.Found found -> found.original().length;
      case Harvest.Refused refused -> 0;
      case Harvest.Reached reached -> 0;
      case Harvest.Withdrawn withdrawn -> 0;
    };
  }

  /** The message without the name of the source, which the refusal says already. */
  private static String reason(Source source, HarvestException failure) {
    String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    String prefix = source.name() + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  private static Outcome.Refused refusal(Harvest.Refused refused) {
    return new Outcome.Refused(refused.origin(), refused.message(), 0);
  }

  /** A defect of the reader costs this document, not the thousands after it. */
  private static Outcome.Refused unreadable(Harvest.Found found, Throwable failure) {
    return new Outcome.Refused(
        found.origin(),
        "the reader failed on " + found.publication().id() + ": " + failure,
        found.original().length);
  }

  private Prepared prepared(Harvest.Found found) {
    if (archive.holds(found.publication(), clock.instant())) {
      return new Prepared.Found(found, null);
    }
    try {
      return new Prepared.Found(found, read(found.publication()));
    } catch (RuntimeException | StackOverflowError failure) {
      return new Prepared.Refused(unreadable(found, failure));
    }
  }

  private Reading read(Publication publication) {
    return reading(publication, spoken -> reader.get().read(spoken));
  }

  private Prepared readAgain(PublicationId id) {
    Archived archived = archive.latest(id).orElseThrow();
    try {
      return new Prepared.Again(archived, read(archived.publication()));
    } catch (RuntimeException | StackOverflowError failure) {
      return new Prepared.Refused(
          new Outcome.Refused(id.value(), "the reader failed: " + failure, 0));
    }
  }

  /** What a worker hands to the thread that commits. */
  private sealed interface Prepared {

    /**
     * A document that is a publication.
     *
     * @param reading null where the archive held the publication already when the worker looked
     */
    record Found(Harvest.Found harvest, @Nullable Reading reading) implements Prepared {}

    /** A publication of the archive, read again. */
    record Again(Archived archived, Reading reading) implements Prepared {}

    record Refused(Outcome.Refused outcome) implements Prepared {}

    record Reached(Harvest.Reached harvest) implements Prepared {}

    record Withdrawn(Harvest.Withdrawn harvest) implements Prepared {}
  }

  /** Counts what a visit brings, and keeps what was wrong with the address itself. */
  private static final class Visited implements Consumer<Outcome> {

    private final String address;
    private long fresh;
    private long changed;
    private long unchanged;
    private long refused;
    private @Nullable String error;

    Visited(String address) {
      this.address = address;
    }

    @Override
    public void accept(Outcome outcome) {
      switch (outcome) {
        case Outcome.Refused refusal -> {
          refused++;
          error = refusal.origin().equals(address) ? refusal.message() : error;
        }
        case Outcome.Taken taken -> {
          switch (taken.stored().outcome()) {
            case NEW -> fresh++;
            case CHANGED -> changed++;
            case UNCHANGED -> unchanged++;
          }
        }
        case Outcome.Read read -> unchanged++;
        case Outcome.Withdrawn withdrawn -> changed++;
      }
    }

    SourceBook.Result result() {
      return new SourceBook.Result(fresh, changed, unchanged, refused);
    }
  }

  /** What waits for the next commit. The outcomes are told only after it. */
  private final class Batch {

    private final Consumer<Outcome> outcomes;
    private final List<Prepared> waiting = new ArrayList<>();
    private long bytes;
    private long begun;

    Batch(Consumer<Outcome> outcomes) {
      this.outcomes = outcomes;
    }

    void add(Prepared prepared) {
      if (waiting.isEmpty()) {
        begun = System.nanoTime();
      }
      waiting.add(prepared);
      if (prepared instanceof Prepared.Found found) {
        bytes += found.harvest().original().length;
      }
      if (waiting.size() >= BATCH
          || bytes >= BATCH_BYTES
          || System.nanoTime() - begun >= BATCH_TIME.toNanos()) {
        commit();
      }
    }

    void commit() {
      if (waiting.isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      List<Outcome> done =
          store.write(transaction ->
              waiting.stream()
                  .flatMap(prepared -> outcome(transaction, prepared, now).stream())
                  .toList());
      waiting.clear();
      bytes = 0;
      done.forEach(outcomes);
    }

    private Optional<Outcome> outcome(Handle transaction, Prepared prepared, Instant now) {
      return switch (prepared) {
        case Prepared.Refused refused -> Optional.of(refused.outcome());
        case Prepared.Reached reached -> {
          book.keep(transaction, reached.harvest(), now);
          yield Optional.empty();
        }
        case Prepared.Withdrawn(Harvest.Withdrawn withdrawn) ->
            withdraw(transaction, withdrawn, now);
        case Prepared.Again(Archived archived, Reading reading) -> {
          append(transaction, archived.publication(), archived.version(), reading, now);
          yield Optional.of(
              new Outcome.Taken(
                  archived.publication(),
                  new Stored(Stored.Outcome.UNCHANGED, archived.version()),
                  reading.statements().size(),
                  List.of(),
                  archived.publication().id().value(),
                  0));
        }
        case Prepared.Found found -> Optional.of(take(transaction, found, now));
      };
    }
  }

  /** What its source has deleted leaves the answers, as what an editor removes does. */
  private Optional<Outcome> withdraw(Handle transaction, Harvest.Withdrawn withdrawn, Instant now) {
    if (!book.withdraw(transaction, withdrawn, now)) {
      return Optional.empty();
    }
    ledger.editors().deletedAtSource(transaction, withdrawn.publication(), withdrawn.source(), now);
    return Optional.of(new Outcome.Withdrawn(withdrawn.origin(), withdrawn.publication()));
  }

  private Outcome take(Handle transaction, Prepared.Found found, Instant now) {
    Publication publication = found.harvest().publication();
    Stored stored =
        archive.put(
            transaction, publication, found.harvest().original(), found.harvest().mediaType(), now);
    if (book.present(transaction, publication.id(), now)) {
      ledger.editors().backAtSource(transaction, publication.id(), now);
    }
    int statements = 0;
    if (stored.outcome() != Stored.Outcome.UNCHANGED) {
      // It is unread here only if another version of it came in between, in this very call.
      Reading reading = found.reading() != null ? found.reading() : read(publication);
      append(transaction, publication, stored.version(), reading, now);
      statements = reading.statements().size();
    }
    return new Outcome.Taken(
        publication,
        stored,
        statements,
        found.harvest().warnings(),
        found.harvest().origin(),
        found.harvest().original().length);
  }

  private void append(
      Handle transaction, Publication publication, int version, Reading reading, Instant now) {
    ledger.append(
        transaction,
        new NewReading(
            publication.id(),
            version,
            publication.date(),
            publication.published(),
            publication.publisher(),
            reader.get().version(),
            knowledge,
            now,
            reading.statements(),
            reading.warnings()));
  }
}
