package org.chancery.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chancery.access.Users;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.alert.MailingList;
import org.chancery.alert.News;
import org.chancery.event.EventCodes;
import org.chancery.event.EventTypes;
import org.chancery.event.Measure;
import org.chancery.event.Statement;
import org.chancery.export.Exports;
import org.chancery.harvest.Harvest;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.harvest.SourceBook;
import org.chancery.insight.Observations;
import org.chancery.insight.Signal;
import org.chancery.insight.Silences;
import org.chancery.intake.Intake;
import org.chancery.intake.Outcome;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.chancery.ledger.Act;
import org.chancery.ledger.Among;
import org.chancery.ledger.Answer;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Chain;
import org.chancery.ledger.Change;
import org.chancery.ledger.ClaimCheck;
import org.chancery.ledger.Contradiction;
import org.chancery.ledger.Count;
import org.chancery.ledger.Decision;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Footing;
import org.chancery.ledger.Grading;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Missions;
import org.chancery.ledger.Network;
import org.chancery.ledger.RecordedReading;
import org.chancery.ledger.RecordedRuling;
import org.chancery.ledger.Release;
import org.chancery.ledger.Ruling;
import org.chancery.ledger.Selection;
import org.chancery.ledger.Sensitivity;
import org.chancery.publication.Archive;
import org.chancery.publication.Archived;
import org.chancery.publication.CatalogueEntry;
import org.chancery.publication.Likeness;
import org.chancery.publication.Publication;
import org.chancery.publication.Reprints;
import org.chancery.publication.Shelf;
import org.chancery.reading.Reading;
import org.chancery.search.Index;
import org.chancery.search.Meanings;
import org.chancery.search.Request;
import org.chancery.search.Suggestion;
import org.chancery.store.Store;
import org.chancery.store.Writer;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One folder, wired: its archive, its ledger and its search index, with the knowledge and the
 * reader they need.
 *
 * <p>A desk opened for reading never waits for the one process that writes. The reader, which is
 * slow to load, is loaded by the first call that reads.
 */
public final class Desk implements AutoCloseable {

  private static final int CATCH_UP_BATCH = 500;

  /** How long the index is waited for, which others write for moments only. */
  private static final Duration INDEX_PATIENCE = Duration.ofSeconds(30);

  /** How long the index rests while publications are taken in: less than a person waits. */
  private static final Duration INDEX_FOLLOWS = Duration.ofMillis(600);

  /** What is embedded is kept after so many, which take some seconds. */
  private static final int EMBED_BATCH = 64;

  /** How long what a visit brings waits for another who writes. */
  private static final Duration VISIT_PATIENCE = Duration.ofMinutes(10);

  /** So many are embedded in the background at a time, in about a second. */
  private static final int EMBED_FEW = 8;

  /** How often the background looks whether it is quiet. */
  private static final Duration EMBED_PAUSE = Duration.ofSeconds(1);

  /** Embedding in the background waits until nothing was asked for so long ... */
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** ... or until it has waited so long: a desk that is always asked is embedded too. */
  private static final Duration EMBED_PATIENCE = Duration.ofSeconds(60);

  private static final Duration INDEX_PAUSE = Duration.ofMillis(50);

  private final Store store;
  private final Archive archive;
  private final Ledger ledger;
  private final Index index;
  private final Instruments instruments;
  private final Clock clock;
  private final EventTypes types;
  private final Once<Observations> observations = new Once<>(this::observe);
  private final Once<FactFinder> facts;
  private final Meanings meanings;
  private @Nullable MailingList mailingList;
  private @Nullable Following embedding;
  private volatile long lastAsked = System.nanoTime();
  private long lastEmbedded = System.nanoTime();
  private long embeddedUpTo = -1;
  private List<PublicationId> toEmbed = List.of();
  private volatile String heeded = "";
  private @Nullable Users users;
  private volatile @Nullable Waiting waiting;
  private volatile Printed printed = new Printed("", Reprints.NONE);

  private Desk(Store store, Instruments instruments, Clock clock) {
    this.store = store;
    this.instruments = instruments;
    this.clock = clock;
    this.archive = new Archive(store);
    this.types = EventTypes.load(instruments.knowledge());
    this.ledger = new Ledger(store, instruments.knowledge(), types, instruments.gazetteer());
    this.index = Index.in(store.folder().resolve("index"));
    this.meanings = Meanings.in(store.folder().resolve("vectors"));
    this.facts = new Once<>(() -> new FactFinder(instruments.gazetteer(), wording()));
  }

  /**
   * Opens the desk in a folder for questions.
   *
   * @throws org.chancery.store.StoreException where there is none, or none of ours
   */
  public static Desk open(Path folder, Instruments instruments, Clock clock) {
    return new Desk(Store.open(folder, clock), instruments, clock);
  }

  /**
   * Opens the desk in a folder for changes, and makes one where there is none.
   *
   * @param command what others are told who wait for the desk
   * @param patience how long to wait for another process that writes
   * @param waiting is told once who that is, where it has to be waited for
   * @throws org.chancery.store.StoreException where another process goes on writing
   */
  public static Desk openForWriting(
      Path folder,
      String command,
      Duration patience,
      Consumer<String> waiting,
      Instruments instruments,
      Clock clock) {
    return new Desk(
        Store.openForWriting(folder, new Writer(command, clock, patience, waiting)),
        instruments,
        clock);
  }

  /**
   * The same desk opened for changes, for as long as these take: while it is open no other process
   * writes, and it is to be closed at once.
   *
   * @param command what others are told who wait for the desk
   * @throws org.chancery.store.StoreException where another process goes on writing
   */
  public Desk forChanges(String command, Duration patience) {
    return openForWriting(store.folder(), command, patience, holder -> {}, instruments, clock);
  }

  /** Whether the folder holds a desk. */
  public static boolean exists(Path folder) {
    return Store.exists(folder);
  }

  // ---- questions ----

  public Gazetteer gazetteer() {
    return instruments.gazetteer();
  }

  /** Today, by the clock of the desk. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  /** This instant, by the clock of the desk. */
  public Instant now() {
    return clock.instant();
  }

  /** How this desk says things in English. */
  public Wording wording() {
    return new Wording(instruments.gazetteer(), today());
  }

  /** Whether two states had relations, and on whose word. */
  public CitedAnswer relations(ActorId a, ActorId b, AsOf asOf) {
    Answer answer = ledger.relations(a, b, asOf);
    return new CitedAnswer(
        answer,
        wording().sentence(answer),
        ledger.dealings(a, b, asOf),
        citations(CitedAnswer.evidence(answer)));
  }

  /** With how many states a state had relations. */
  public Count count(ActorId of, AsOf asOf) {
    return ledger.count(of, asOf);
  }

  /** How many of some states a measure counts for a state. */
  public Count count(ActorId of, Measure measure, Among among, AsOf asOf) {
    return ledger.count(of, measure, among, asOf);
  }

  /**
   * The missions, consular posts and accreditations of a state as of a day, and its envoys.
   *
   * @param with null for those with all states
   */
  public Missions missions(ActorId of, @Nullable ActorId with, AsOf asOf) {
    return ledger.missions(of, with, asOf);
  }

  /** Who had relations with whom. */
  public Network network(AsOf asOf) {
    return ledger.network(asOf);
  }

  /**
   * What began and ended in a period, the earliest first.
   *
   * @param state null for all
   * @param times of which only {@code known} and {@code recorded} count
   */
  public List<Change> changes(
      PartialDate from, PartialDate to, @Nullable ActorId state, AsOf times) {
    return ledger.changes(from, to, state, times);
  }

  /**
   * Numbers said of the record, beside what the ledger counts for that day.
   *
   * @param of null for all states
   * @param contested only those that the record does not bear out
   * @param times of which only {@code known} and {@code recorded} count
   */
  public List<ClaimCheck> claims(@Nullable ActorId of, boolean contested, AsOf times) {
    return ledger.claimChecks(of, times).stream()
        .filter(check -> !contested || check.contested())
        .toList();
  }

  /**
   * Where sources cannot all be right, those on which most hangs first.
   *
   * @param state null for all
   * @param since only of what is disputed at or after this date; null for all
   */
  public List<Contradiction> contradictions(@Nullable ActorId state, @Nullable PartialDate since) {
    return ledger.contradictions(state, since, PartialDate.of(today()));
  }

  /** On what footing a state stood with each other with which anything held on the day. */
  public List<Footing> footings(ActorId of, AsOf asOf) {
    return ledger.footings(of, asOf);
  }

  /**
   * What somebody needs to know of a state, or of its affairs with another, before a meeting.
   *
   * @param with null for the state's affairs with all
   */
  public Brief brief(ActorId of, @Nullable ActorId with, AsOf asOf) {
    return with == null
        ? new Briefing(this, ledger, asOf, 1).country(of)
        : new Briefing(this, ledger, asOf, 2).dyad(of, with);
  }

  /** What would change the answer to a question about relations. */
  public Sensitivity sensitivity(ActorId a, ActorId b, AsOf asOf) {
    return ledger.sensitivity(a, b, asOf);
  }

  /** All acts between two states, in the order of time, the undated last. */
  public List<Act> acts(ActorId a, ActorId b) {
    return ledger.acts(a, b);
  }

  /** The acts between two states as of two times of knowing. */
  public List<Act> acts(ActorId a, ActorId b, AsOf asOf) {
    return ledger.acts(a, b, asOf);
  }

  /** From a piece of evidence up to what rests on it; empty where there is none of that number. */
  public Optional<Chain> why(long evidence) {
    return ledger.why(evidence);
  }

  /** The block that a piece of evidence stands in, as it was published. */
  public String block(Evidence evidence) {
    return archive
        .version(evidence.publication(), evidence.version())
        .map(archived -> archived.publication().blocks().get(evidence.passage().block()).text())
        .orElse(evidence.quote());
  }

  /** The publications that pieces of evidence stand in. */
  public Map<CitedAnswer.Cited, Citation> citations(List<Evidence> evidence) {
    Map<CitedAnswer.Cited, Citation> citations = new HashMap<>();
    for (Evidence item : evidence) {
      citations.computeIfAbsent(CitedAnswer.Cited.of(item), this::citation);
    }
    return citations;
  }

  private Citation citation(CitedAnswer.Cited cited) {
    return archive
        .version(cited.publication(), cited.version())
        .map(archived -> Citation.of(archived.publication(), archived.version()))
        .orElseThrow(() ->
            new DeskException(
                "the ledger quotes "
                    + cited.publication()
                    + ", version "
                    + cited.version()
                    + ", which the archive does not hold; restore a backup"));
  }

  /**
   * A publication with what was last read in it.
   *
   * @param version null for the latest
   */
  public Optional<Shown> show(PublicationId id, @Nullable Integer version) {
    Optional<Archived> archived =
        version == null ? archive.latest(id) : archive.version(id, version);
    return archived.map(found -> {
      List<Statement> statements =
          ledger.evidence(id, found.version()).stream().map(Evidence::statement).toList();
      List<String> warnings =
          ledger
              .currentReading(id)
              .filter(reading -> reading.version() == found.version())
              .map(RecordedReading::warnings)
              .orElse(List.of());
      return new Shown(
          found,
          archive.entry(id).orElseThrow().version(),
          statements,
          warnings,
          new Likeness(store).copies(id),
          sources().withdrawn(id).orElse(null));
    });
  }

  /** The identities of publications that are spelled like one that is not here; maybe none. */
  public List<PublicationId> nearest(String id) {
    return Spelling.nearest(id, archive.ids(), 5);
  }

  /** What is on a shelf of the archive, the latest first, without the texts. */
  public List<CatalogueEntry> catalogue(Shelf shelf, int offset, int limit) {
    return archive.catalogue(shelf, offset, limit);
  }

  /** A publication at its latest version, without its text. */
  public Optional<CatalogueEntry> entry(PublicationId id) {
    return archive.entry(id);
  }

  /** How many publications are on a shelf. */
  public long size(Shelf shelf) {
    return archive.size(shelf);
  }

  /** The shelves of one kind with how many publications are on each, the fullest first. */
  public Map<String, Long> shelves(Shelf.Kind kind) {
    return archive.shelves(kind);
  }

  /** The types of events that are read, in the order of their table. */
  public EventTypes eventTypes() {
    return types;
  }

  /** The act that a piece of evidence reports, where its reading counts. */
  public Optional<Act> act(long evidence) {
    return ledger.act(evidence);
  }

  /** What a publication states: the evidence of the reading that counts, in the reading's order. */
  public List<Evidence> evidence(PublicationId publication) {
    return ledger.evidence(publication);
  }

  /** The evidence that counts, in the order of recording. */
  public List<Evidence> evidenceAfter(long after, int limit) {
    return ledger.evidenceAfter(after, limit);
  }

  /** The evidence of a selection that counts, in the order of recording. */
  public List<Evidence> evidence(Selection selection, long after, int limit) {
    return ledger.evidence(selection, after, limit);
  }

  /** The numbers that publications say of a state's record. */
  public List<Evidence> claims(ActorId of, AsOf asOf) {
    return ledger.claims(of, asOf);
  }

  /** The acts that happened last, as far as the record knows. */
  public List<Act> latestActs(int limit) {
    return ledger.latestActs(limit);
  }

  /** The last sequence number of the ledger. */
  public long sequence() {
    return ledger.sequence();
  }

  /** How much the desk holds. */
  public Status status() {
    Path indexFolder = store.folder().resolve("index");
    return new Status(
        store.folder(),
        archive.figures(),
        ledger.figures(),
        index.sequence(),
        embedded(),
        store.size(),
        size(indexFolder),
        instruments.knowledge().version());
  }

  /**
   * The publications that match, after the index has caught up as far as it can.
   *
   * @throws org.chancery.search.QueryException where the query makes no sense
   */
  public Index.Hits search(String query, int limit) {
    return search(Request.best(query, limit));
  }

  /** What matches, in pages, sorted and counted as it is asked. */
  public Index.Hits search(Request request) {
    return search(request, true);
  }

  /**
   * What matches by words alone, or by words and meaning together as far as the meaning of
   * publications is kept.
   *
   * @param meaning whether publications that answer a question in other words count too
   */
  public Index.Hits search(Request request, boolean meaning) {
    catchUp(Advance.UNWATCHED);
    return index.search(
        request, new Named(gazetteer(), types), this::text, meaning ? meanings : null);
  }

  /** How many publications there are whose meaning is kept, at their latest version. */
  public long embedded() {
    return archive.ids().size() - (long) unembedded().size();
  }

  private List<PublicationId> unembedded() {
    Map<PublicationId, Integer> kept = meanings.versions();
    return archive.catalogue(Shelf.ALL, 0, Integer.MAX_VALUE).stream()
        .filter(entry -> !entry.isVersion(kept.get(entry.id())))
        .map(CatalogueEntry::id)
        .sorted()
        .toList();
  }

  /**
   * Keeps the meaning of publications of which it is not kept, some dozens at a time.
   *
   * @param limit how many at most
   * @return how many are left; those that another process is at count as left
   */
  public long embed(int limit, Advance advance) {
    List<PublicationId> all = unembedded();
    List<PublicationId> due = all.subList(0, Math.min(limit, all.size()));
    int done = 0;
    while (done < due.size()) {
      List<PublicationId> batch = due.subList(done, Math.min(done + EMBED_BATCH, due.size()));
      if (!meanings.put(batch.stream().map(this::meant).toList())) {
        break;
      }
      done += batch.size();
      advance.reached(Advance.Stage.MEANING, done, due.size());
    }
    return all.size() - (long) done;
  }

  /**
   * Embeds in the background, little by little, until this desk is closed. It gives way to those
   * who ask: as long as they do, it does little.
   */
  public synchronized void keepEmbedding() {
    if (embedding == null) {
      embedding = new Following("meaning", EMBED_PAUSE, this::embedWhereQuiet);
    }
  }

  /** Somebody asks something: what can wait, waits. */
  public void asked() {
    lastAsked = System.nanoTime();
  }

  private void embedWhereQuiet() {
    if (!since(lastAsked, QUIET) && !since(lastEmbedded, EMBED_PATIENCE)) {
      return;
    }
    lastEmbedded = System.nanoTime();
    long now = ledger.sequence();
    if (toEmbed.isEmpty() && embeddedUpTo != now) {
      toEmbed = unembedded();
      embeddedUpTo = now;
    }
    List<PublicationId> few = toEmbed.subList(0, Math.min(EMBED_FEW, toEmbed.size()));
    if (!few.isEmpty() && meanings.put(few.stream().map(this::meant).toList())) {
      toEmbed = List.copyOf(toEmbed.subList(few.size(), toEmbed.size()));
    }
  }

  private static boolean since(long then, Duration pause) {
    return System.nanoTime() - then > pause.toNanos();
  }

  private Meanings.Text meant(PublicationId id) {
    Archived latest = archive.latest(id).orElseThrow();
    return new Meanings.Text(
        latest.publication(),
        latest.version(),
        ledger.evidence(id, latest.version()).stream().map(Evidence::statement).toList());
  }

  /** What the ledger knows of what the words of a search name, as of today. */
  public List<Fact> facts(String query) {
    return facts.get().of(query, AsOf.on(today()), this);
  }

  /** What somebody who has typed so much may want to search for. */
  public List<Suggestion> suggest(String typed, int limit) {
    List<Suggestion> known = new ArrayList<>(Named.suggestions(typed, gazetteer(), types));
    known.addAll(index.suggest(typed, limit));
    return known.stream().limit(limit).toList();
  }

  /** Publications that speak of the same as one does, the nearest first. */
  public List<CatalogueEntry> related(PublicationId id, int limit) {
    return archive
        .latest(id)
        .map(of ->
            index.related(of.publication(), limit).stream()
                .flatMap(near -> archive.entry(near).stream())
                .toList())
        .orElse(List.of());
  }

  private Optional<Publication> text(PublicationId id, int version) {
    return archive.version(id, version).map(Archived::publication);
  }

  // ---- editors ----

  /**
   * Records a ruling of an editor on what was read, and lets the answers follow.
   *
   * <p>Events are named by the number of their evidence, as answers print it in brackets.
   *
   * @throws org.chancery.ledger.LedgerException where it makes no sense: nothing rests on the
   *     event, there is one act only to merge, a ruling was withdrawn already
   * @throws org.chancery.store.StoreException where this desk was opened for reading
   */
  public Ruling rule(Decision decision, String by, String why) {
    return ledger.editors().rule(decision, by, why, clock.instant());
  }

  /**
   * All rulings, withdrawn ones too, the latest first.
   *
   * @param event only those about what this event states, or about its publication; null for all
   */
  public List<RecordedRuling> rulings(@Nullable Long event) {
    return ledger.editors().rulings(event);
  }

  /** The ruling by which a publication was removed; empty where it was not. */
  public Optional<Ruling> removal(PublicationId publication) {
    return Optional.ofNullable(ledger.editors().removal(publication));
  }

  /**
   * Grades a source: a publisher from A to F, a publication or an event from 1 to 6. The answers
   * follow.
   */
  public Grading grade(Grading.Subject subject, char grade, String by, String why) {
    return ledger.editors().grade(subject, grade, by, why, clock.instant());
  }

  /** All grades that were given, the latest first; of one subject, the latest counts. */
  public List<Grading> gradings() {
    return ledger.editors().gradings();
  }

  /** What waits for an editor; reckoned anew when the record has changed. */
  public List<Docket.Task> docket() {
    String now = revision();
    Waiting known = waiting;
    if (known == null || !known.revision().equals(now)) {
      known =
          new Waiting(now, Docket.of(ledger, PartialDate.of(today()), rulings(null), reprints()));
      waiting = known;
    }
    return known.tasks();
  }

  /**
   * The docket of one state of the record.
   *
   * @param revision of the record
   */
  private record Waiting(String revision, List<Docket.Task> tasks) {}

  /** The publishers of what was read, as grades name them. */
  public List<String> publishers() {
    return ledger.editors().publishers();
  }

  /**
   * Tells one state of the record from another: it changes with every reading, ruling and grade, so
   * that what was made of the record before is known to be stale.
   */
  public String revision() {
    return ledger.revision();
  }

  /** Which publications print one text; asked of the archive anew when the record has changed. */
  public Reprints reprints() {
    String now = revision();
    Printed known = printed;
    if (!known.revision().equals(now)) {
      known = new Printed(now, archive.reprints());
      printed = known;
    }
    return known.reprints();
  }

  /** The reprints as of a state of the record. */
  private record Printed(String revision, Reprints reprints) {}

  // ---- releases ----

  /**
   * Releases the record as it is under a name.
   *
   * @param editor whom a citation names as the author
   * @param program the version of the program
   */
  public Release release(String name, String title, String editor, String program) {
    return ledger.releases().make(name, title, editor, program, clock.instant());
  }

  /** All releases, the latest first. */
  public List<Release> releases() {
    return ledger.releases().all();
  }

  /**
   * The release of a name, after its hash was compared with what the desk holds.
   *
   * @throws DeskException where there is none
   * @throws org.chancery.ledger.LedgerException where the desk no longer holds what was released
   */
  public Release release(String name) {
    Release release =
        ledger
            .releases()
            .named(name)
            .orElseThrow(() ->
                new DeskException(
                    "release "
                        + name
                        + ": there is none of that name; there are "
                        + releases().stream().map(Release::name).toList()));
    ledger.releases().check(release, line -> {});
    return release;
  }

  /**
   * This desk with the tables of a release. It answers questions as of the release's {@linkplain
   * Release#recorded() recorded time} alone, and is closed with this one.
   */
  public Desk with(Release release) {
    Map<String, String> codeBook = ledger.releases().codeBook(release);
    return new Desk(store, new Instruments(Knowledge.kept(codeBook)), clock);
  }

  /**
   * Writes a release into a folder: the canonical record, the code book, and how to cite it.
   *
   * @return the files
   */
  public List<Path> writeRelease(Release release, Path folder) {
    return ReleaseFolder.write(ledger.releases(), release, folder);
  }

  // ---- changes ----

  /** Takes in all documents of the sources; the index follows meanwhile, and then to the end. */
  public void add(List<Source> sources, int threads, Consumer<Outcome> outcomes, Advance advance) {
    add(sources, null, threads, outcomes, advance);
  }

  /**
   * Takes in all documents of the sources, then lets the index catch up.
   *
   * @param rights of what does not name its own; null where nothing is known
   */
  public void add(
      List<Source> sources,
      @Nullable String rights,
      int threads,
      Consumer<Outcome> outcomes,
      Advance advance) {
    Following following = followingIndex();
    try {
      intake(threads).add(sources, rights, outcomes);
    } finally {
      following.close();
    }
    catchUp(advance);
  }

  /** The addresses that are taken in or watched. */
  public SourceBook sources() {
    return new SourceBook(store);
  }

  /**
   * Visits the watched addresses that are due, one after the other. This desk may be open for
   * reading: for each visit the desk is opened for writing, and closed after it, so that others
   * come in between.
   *
   * @throws org.chancery.store.StoreException where another process writes
   */
  public void visitDue(int threads, Consumer<Outcome> outcomes) {
    for (SourceBook.Entry entry : sources().due(clock.instant())) {
      Source.Address source =
          new Source.Address(URI.create(entry.address()), entry.rights(), entry.allowPrivate());
      // A first visit may last for hours, most of them spent waiting: others write meanwhile.
      Writer writer = new Writer("watch " + entry.address(), clock, VISIT_PATIENCE, holder -> {});
      try (Desk writing =
          new Desk(Store.openForWritingInTurn(store.folder(), writer), instruments, clock)) {
        writing.add(List.of(source), threads, outcomes, Advance.UNWATCHED);
      }
    }
  }

  /** The bytes of a version of a publication as they were fetched. */
  public byte[] original(Archived archived) {
    return archive.original(archived);
  }

  /** The documents in some bytes of unknown format, of which nothing is kept. */
  public List<Harvest> harvest(String name, byte[] bytes) {
    List<Harvest> found = new ArrayList<>();
    new Harvester(clock).read(new Source.Stream(name, new ByteArrayInputStream(bytes)), found::add);
    return found;
  }

  /**
   * The documents at an address of the web, of which nothing is kept.
   *
   * @param most how many documents at most; what comes after them is not asked for
   * @param allowPrivate whether machines of private networks are asked too
   */
  public List<Harvest> harvest(URI address, int most, boolean allowPrivate) {
    List<Harvest> found = new ArrayList<>();
    try {
      new Harvester(clock)
          .read(
              new Source.Address(address, null, allowPrivate),
              harvest -> {
                found.add(harvest);
                if (found.size() >= most) {
                  throw new Enough();
                }
              });
    } catch (Enough enough) {
      // All that was asked for is there.
    }
    return found;
  }

  /** Ends a harvest that has brought enough. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Reads a publication, and keeps nothing. */
  public Reading read(Publication publication) {
    return instruments.reader().get().read(publication);
  }

  /** Takes in documents that were harvested and maybe corrected since. */
  public List<Outcome> keep(List<Harvest.Found> documents) {
    List<Outcome> outcomes = new ArrayList<>();
    intake(1).take(documents, outcomes::add);
    catchUp(Advance.UNWATCHED);
    return outcomes;
  }

  /** Reads again what was read by another reader or with other knowledge. */
  public void reread(int threads, Consumer<Outcome> outcomes, Advance advance) {
    Following following = followingIndex();
    try {
      intake(threads).reread(outcomes);
    } finally {
      following.close();
    }
    catchUp(advance);
  }

  /** What is taken in is found by others a moment later, however long the taking in lasts. */
  private Following followingIndex() {
    return new Following("index", INDEX_FOLLOWS, () -> catchUp(Advance.UNWATCHED));
  }

  /** The publications that {@link #reread} would read again. */
  public List<PublicationId> outdated() {
    return intake(1).outdated();
  }

  private Intake intake(int threads) {
    return new Intake(
        store,
        archive,
        ledger,
        instruments.reader(),
        instruments.knowledge().version(),
        clock,
        threads);
  }

  /** Derives again all that is derived: spells from the evidence, the index from the archive. */
  public void rebuild(Advance advance) {
    ledger.rebuild((done, total) -> advance.reached(Advance.Stage.SPELLS, done, total));
    new Likeness(store).rebuild(archive);
    try (Index.Writing writing = indexAnew()) {
      follow(writing, 0, advance);
    }
  }

  /**
   * Looks through archive, ledger and index, and makes anew what is derived and not as it should
   * be.
   *
   * @throws org.chancery.store.StoreException where this desk was opened for reading
   */
  public Checkup check(Advance advance) {
    catchUp(advance);
    return new Inspection(store, archive, ledger, index, id -> removal(id).isPresent())
        .run(() -> {
          try (Index.Writing writing = indexAnew()) {
            follow(writing, 0, advance);
          }
        });
  }

  /** A process that answers questions may be catching up just now, which soon ends. */
  private Index.Writing indexAnew() {
    long begun = System.nanoTime();
    while (true) {
      Index.Writing writing = index.write(true);
      if (writing != null) {
        return writing;
      }
      if (System.nanoTime() - begun > INDEX_PATIENCE.toNanos()) {
        throw new DeskException(
            store.folder().resolve("index")
                + ": another process goes on writing the index; try again when it has ended");
      }
      try {
        Thread.sleep(INDEX_PAUSE);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new DeskException("interrupted while waiting for the index", interrupted);
      }
    }
  }

  /** Makes a consistent copy of the desk's database, while it is in use. */
  public void backup(Path file) {
    store.backup(file);
  }

  /**
   * Brings the index up to the ledger. Does nothing where another process is at it: that one will
   * bring it as far.
   */
  public void catchUp(Advance advance) {
    long seen = index.sequence();
    if (seen == ledger.sequence()) {
      heedRemovals();
      return;
    }
    // An index ahead of its ledger belongs to another one, such as that of a restored backup.
    boolean anew = seen == 0 || seen > ledger.sequence();
    try (Index.Writing writing = index.write(anew)) {
      if (writing != null) {
        follow(writing, anew ? 0 : writing.sequence(), advance);
      }
    }
    heedRemovals();
  }

  /**
   * Lets the index hold no publication that was removed, and each that was brought back: rulings
   * have no place in the sequence that the index follows.
   */
  private void heedRemovals() {
    String now = revision();
    if (now.equals(heeded)) {
      return;
    }
    Map<PublicationId, Boolean> removed = ledger.editors().everRemoved();
    List<PublicationId> wrong =
        removed.entrySet().stream()
            .filter(entry -> index.holds(entry.getKey()) == entry.getValue())
            .map(Map.Entry::getKey)
            .toList();
    if (wrong.isEmpty()) {
      heeded = now;
      return;
    }
    try (Index.Writing writing = index.write(false)) {
      if (writing != null) {
        wrong.forEach(id -> put(writing, archive.latest(id).orElseThrow()));
        writing.commit(writing.sequence());
        heeded = now;
      }
    }
  }

  /** Puts a publication into the index as it is now, or takes it out if it was removed. */
  private void put(Index.Writing writing, Archived latest) {
    PublicationId id = latest.publication().id();
    if (removal(id).isPresent()) {
      writing.remove(id);
      return;
    }
    writing.put(
        latest.publication(),
        latest.version(),
        ledger.evidence(id, latest.version()).stream().map(Evidence::statement).toList());
  }

  private void follow(Index.Writing writing, long seen, Advance advance) {
    long sequence = seen;
    long last = ledger.sequence();
    while (true) {
      List<RecordedReading> readings = ledger.readingsSince(sequence, CATCH_UP_BATCH);
      for (RecordedReading reading : readings) {
        Archived latest = archive.latest(reading.publication()).orElseThrow();
        // An older version read again changes nothing about what can be found.
        if (reading.version() == latest.version()) {
          put(writing, latest);
        }
        sequence = reading.sequence();
        // Others may append meanwhile.
        last = Math.max(last, sequence);
        advance.reached(Advance.Stage.INDEX, sequence - seen, last - seen);
      }
      if (readings.size() < CATCH_UP_BATCH) {
        writing.commit(sequence);
        return;
      }
    }
  }

  // ---- data sets ----

  /**
   * Writes the record as a data set.
   *
   * @param base the address of the desk, with a slash at its end, by which linked data names things
   * @return the names of the files in the folder
   */
  public List<String> export(Exports.Form form, Path folder, String base) {
    return new Exports(
            ledger,
            archive,
            gazetteer(),
            types,
            EventCodes.load(instruments.knowledge(), types),
            ledger.undirectedKinds(),
            today())
        .write(form, folder, base);
  }

  // ---- to another desk ----

  /** Writes a BagIt bag with all that is recorded, in a folder that is empty or missing. */
  public void exportBag(Path folder) {
    new Transport(store, archive).send(folder, clock.instant(), archive.figures().publications());
  }

  /**
   * Takes all that a bag holds into this desk, which must be empty, and derives what is derived.
   *
   * @throws DeskException where the bag is not whole or the desk not empty; nothing is taken then
   */
  public void importBag(Path folder, Advance advance) {
    new Transport(store, archive).receive(folder);
    rebuild(advance);
  }

  // ---- the mailing list ----

  /**
   * The mailing list, with a file of its own that may be written to while another process holds the
   * desk. Opened at first need; closed with the desk.
   *
   * @throws org.chancery.alert.AlertException where its settings or its file are not to be
   *     understood
   */
  public synchronized MailingList mailingList() {
    MailingList open = mailingList;
    if (open == null) {
      Correspondence correspondence = new Correspondence(gazetteer(), types, wording());
      open =
          MailingList.open(store.folder(), clock, ledger, archive, correspondence, correspondence);
      mailingList = open;
    }
    return open;
  }

  /** Finds out what is new, composes what is due, and hands over what waits. */
  public MailingList.Run tellSubscribers() {
    return mailingList().run(this::signalNews);
  }

  /** Finds out what is new and composes what is due, without sending it. */
  public MailingList.Run composeForSubscribers() {
    return mailingList().compose(this::signalNews);
  }

  // ---- users ----

  /**
   * Who may sign in on the pages, in a file of its own. Opened at first need; closed with the desk.
   *
   * @throws org.chancery.access.AccessException where the file cannot be opened
   */
  public synchronized Users users() {
    Users open = users;
    if (open == null) {
      open = Users.open(store.folder(), clock);
      users = open;
    }
    return open;
  }

  // ---- signals ----

  /** Who is missing where always named, and which source is silent: the latest first. */
  public List<Signal> signals() {
    return observations.get().signals();
  }

  /** The signals that concern all of some states, the latest first. */
  public List<Signal> signals(Set<ActorId> states) {
    return about(signals(), states);
  }

  /**
   * The same, where they are gathered soon: the first time this takes seconds, for which a page
   * should not be waited for.
   *
   * @return empty where they are still being gathered, which goes on
   */
  public Optional<List<Signal>> signals(Set<ActorId> states, Duration patience) {
    return observations.get().signals(patience).map(signals -> about(signals, states));
  }

  /**
   * Whether the signals of one state of the record are gathered.
   *
   * @param revision of the record
   */
  public boolean signalsGathered(String revision) {
    return observations.get().gathered(revision);
  }

  private static List<Signal> about(List<Signal> signals, Set<ActorId> states) {
    return signals.stream().filter(signal -> signal.states().containsAll(states)).toList();
  }

  private Observations observe() {
    Map<String, List<String>> occasions = new LinkedHashMap<>();
    for (Row row :
        instruments.knowledge().table("en/lexicon/occasions.tsv", "series", "words").rows()) {
      List<String> words = List.of(row.cell("words").split("\\|", -1));
      if (occasions.put(row.cell("series"), words) != null) {
        throw row.complaint("the series " + row.cell("series") + " is given twice");
      }
    }
    return new Observations(ledger, archive, gazetteer(), occasions, Silences.USUAL);
  }

  /** The signals about the last weeks: older ones are history, not news. */
  private List<News> signalNews() {
    return SignalNews.of(signals(), archive, wording(), today().minus(SignalNews.RECENT));
  }

  @Override
  public synchronized void close() {
    MailingList open = mailingList;
    mailingList = null;
    if (open != null) {
      open.close();
    }
    Following background = embedding;
    embedding = null;
    if (background != null) {
      background.close();
    }
    meanings.close();
    index.close();
    Users known = users;
    users = null;
    if (known != null) {
      known.close();
    }
    store.close();
  }

  private static long size(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(Desk::bytes).sum();
    } catch (IOException failure) {
      throw new DeskException(folder + ": cannot be listed: " + failure, failure);
    }
  }

  /** Lucene may take a file away while its folder is listed. */
  private static long bytes(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}
