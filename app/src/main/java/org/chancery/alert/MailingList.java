package org.chancery.alert;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chancery.ledger.Ledger;
import org.chancery.publication.Archive;
import org.chancery.search.QueryException;
import org.chancery.search.SavedSearches;
import org.jspecify.annotations.Nullable;

/**
 * The mailing list of a desk: signing up and leaving, finding out what is new, and telling it.
 *
 * <p>Safe for use by several threads and processes: each step is a transaction of its own in the
 * file of subscribers, and one process at a time sends.
 */
public final class MailingList implements AutoCloseable {

  private static final String LOCK = "mail.lock";

  private final Path folder;
  private final Clock clock;
  private final MailSettings settings;
  private final ListDatabase database;
  private final Topic.Names names;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final Follower follower;
  private final Composer composer;
  private final Feeds feeds;

  private MailingList(
      Path folder,
      Clock clock,
      MailSettings settings,
      ListDatabase database,
      Ledger ledger,
      Archive archive,
      Topic.Names names,
      Phrasing phrasing) {
    Tokens tokens = new Tokens(database.secret());
    this.folder = folder;
    this.clock = clock;
    this.settings = settings;
    this.database = database;
    this.names = names;
    this.subscribers = new Subscribers(database, tokens, settings, clock);
    this.outbox = new Outbox(database);
    this.follower =
        new Follower(database, ledger, archive, new Newsroom(ledger, phrasing), names, clock);
    this.composer = new Composer(database, subscribers, settings, clock);
    this.feeds = new Feeds(database, tokens, settings, clock);
  }

  /**
   * Opens the mailing list of a desk.
   *
   * @param folder of the desk
   * @throws AlertException where its settings or its file are not to be understood
   */
  public static MailingList open(
      Path folder,
      Clock clock,
      Ledger ledger,
      Archive archive,
      Topic.Names names,
      Phrasing phrasing) {
    MailSettings settings = MailSettings.of(folder);
    return new MailingList(
        folder, clock, settings, ListDatabase.open(folder), ledger, archive, names, phrasing);
  }

  /** How this desk sends mail. */
  public MailSettings settings() {
    return settings;
  }

  // ---- coming and going ----

  /** What a subscriber chose. */
  public record Choices(
      String address,
      Preferences preferences,
      List<Subscription> subscriptions,
      String unsubscribeToken) {
    public Choices {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /**
   * Understands a topic.
   *
   * @throws AlertException that says what is wrong with it
   */
  public Topic topic(String typed) {
    Topic topic = Topic.parse(typed, names);
    String words = topic.words();
    if (words != null) {
      try {
        SavedSearches.check(words);
      } catch (QueryException malformed) {
        throw new AlertException(String.valueOf(malformed.getMessage()), malformed);
      }
    }
    return topic;
  }

  /**
   * Notes that somebody wants mail, and asks the address to confirm it. What comes back is the same
   * whether the address was known or not: nothing.
   *
   * @param origin where the wish came from; null for the operator, whom no limit holds
   * @throws AlertException where address or topic make no sense, or too many ask
   */
  public void signUp(
      String address,
      String topic,
      Frequency frequency,
      Preferences preferences,
      @Nullable String origin) {
    subscribers.signUp(EmailAddress.parse(address), topic(topic), frequency, preferences, origin);
  }

  /**
   * Confirms by the link of the mail.
   *
   * @return the token of the preferences; empty where the link is not ours, has lapsed or was used
   */
  public Optional<String> confirm(String token) {
    return subscribers.confirm(token);
  }

  /** What the holder of a preferences link chose; empty where the link has lapsed. */
  public Optional<Choices> choices(String token) {
    return subscribers.choices(token);
  }

  /** Sets when mail comes; false where the link has lapsed. */
  public boolean prefer(String token, Preferences preferences) {
    return subscribers.prefer(token, preferences);
  }

  /**
   * Changes one subscription of the holder of the link.
   *
   * @param frequency null to end it
   */
  public boolean change(String token, long subscription, @Nullable Frequency frequency) {
    return subscribers.change(token, subscription, frequency);
  }

  /** Ends all mail to the holder of the link; false where the link is not ours. */
  public boolean unsubscribe(String token) {
    return subscribers.unsubscribe(token);
  }

  /** All that is kept about an address, as JSON; empty where nothing is. */
  public Optional<String> export(String address) {
    return subscribers.export(EmailAddress.parse(address));
  }

  /** Forgets an address and all that hangs on it; whether anything was kept. */
  public boolean erase(String address) {
    return subscribers.erase(EmailAddress.parse(address));
  }

  /** All that is kept about the holder of a preferences link; empty where it has lapsed. */
  public Optional<String> exportBy(String token) {
    return subscribers.holder(token).flatMap(subscribers::export);
  }

  /** Forgets the holder of a preferences link; false where it has lapsed. */
  public boolean eraseBy(String token) {
    return subscribers.holder(token).map(subscribers::erase).orElse(false);
  }

  // ---- the operator's own ----

  /**
   * Delivers what is new on a topic to a program.
   *
   * @return the secret that the deliveries are signed with
   */
  public String webhook(String topic, URI target) {
    if (!("https".equals(target.getScheme()) || "http".equals(target.getScheme()))
        || target.getHost() == null) {
      throw new AlertException("an http or https address was expected, found \"" + target + "\"");
    }
    return subscribers.secret(
        subscribers.operators(topic(topic), Channel.WEBHOOK, target.toString(), Frequency.AT_ONCE));
  }

  /** Writes what is new on a topic to the end of a file, a delivery a line. */
  public void file(String topic, Path target) {
    subscribers.operators(
        topic(topic), Channel.FILE, target.toAbsolutePath().toString(), Frequency.AT_ONCE);
  }

  /** Keeps a feed of what is new on a topic; its address, without the ending for its form. */
  public URI feed(String topic) {
    return feedAddress(subscribers.operators(topic(topic), Channel.FEED, "", Frequency.AT_ONCE));
  }

  /** Where the feed of a subscription is fetched, without the ending for its form. */
  public URI feedAddress(long subscription) {
    return URI.create(settings.base() + "/mail/feed/" + subscribers.feedToken(subscription));
  }

  /** The webhooks, files and feeds. */
  public List<Subscription> operators() {
    return subscribers.operators();
  }

  /** Ends a webhook, a file or a feed; whether there was one of that number. */
  public boolean drop(long subscription) {
    return subscribers.drop(subscription);
  }

  /** A subscription's news as Atom; empty where the token is not ours. */
  public Optional<String> atom(String token) {
    return feeds.atom(token);
  }

  /** A subscription's news as a JSON Feed; empty where the token is not ours. */
  public Optional<String> jsonFeed(String token) {
    return feeds.json(token);
  }

  // ---- telling ----

  /**
   * What a run did.
   *
   * @param stopped why messages still wait; null where none had to
   */
  public record Run(
      int news, int composed, int handed, int delayed, int failed, @Nullable String stopped) {}

  /**
   * Finds out what is new, composes what is due, and hands over what waits.
   *
   * @param signals found in the whole record; asked for once a day, where somebody would hear
   */
  public Run run(Supplier<List<News>> signals) {
    Run before = compose(signals);
    Path lock = folder.resolve(LOCK);
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock(channel)) {
      if (held == null) {
        return new Run(before.news(), before.composed(), 0, 0, 0, "another process is sending");
      }
      database.hasten();
      try (Postman postman = new Postman(settings, outbox, clock, new Refusals())) {
        String stopped = postman.run();
        return new Run(
            before.news(),
            before.composed(),
            postman.handed(),
            postman.delayed(),
            postman.failed(),
            stopped);
      }
    } catch (IOException failure) {
      throw new AlertException(lock + ": cannot be locked: " + failure, failure);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ourselves) {
      return null;
    }
  }

  /** Finds out what is new and composes what is due, without sending it. */
  public Run compose(Supplier<List<News>> signals) {
    int news = follower.follow();
    if (follower.looksAgain()) {
      news += follower.announce(signals.get());
    }
    return new Run(news, composer.compose(), 0, 0, 0, null);
  }

  private final class Refusals implements Postman.Refusals {
    @Override
    public void address(String messageId, String reason) {
      outbox.subscriberOf(messageId).ifPresent(id -> subscribers.stop(id, "refused: " + reason));
    }

    @Override
    public void webhook(long subscription, String reason) {
      subscribers.pause(subscription);
    }

    @Override
    public String webhookSecret(long subscription) {
      return subscribers.secret(subscription);
    }
  }

  /**
   * Writes the messages that wait into a folder, as they would travel; they go on waiting.
   *
   * @return the files
   */
  public List<Path> preview(Path target, int limit) {
    try {
      Files.createDirectories(target);
      List<Path> files = new java.util.ArrayList<>();
      for (Outbox.Waiting message : outbox.due(Instant.ofEpochMilli(Long.MAX_VALUE), true, limit)) {
        Path file =
            target.resolve(
                "%06d.%s"
                    .formatted(message.id(), message.channel() == Channel.EMAIL ? "eml" : "json"));
        Files.write(file, message.content());
        files.add(file);
      }
      return files;
    } catch (IOException failure) {
      throw new AlertException(target + ": cannot be written: " + failure, failure);
    }
  }

  /** What a returned message meant, in one line; acts on it. */
  public String receive(InputStream message) {
    return new Bounces(outbox, subscribers).receive(message);
  }

  /** Sends again what a server refused for good; how many messages that are. */
  public int retryFailed() {
    return outbox.retryFailed(clock.instant());
  }

  /**
   * How the list stands.
   *
   * @param behind readings of the ledger that were not looked at yet
   * @param lastFailure what a server said last; null where none complained
   */
  public record Figures(
      long active,
      long pending,
      long left,
      long stopped,
      long subscriptions,
      long waiting,
      long handed,
      long failed,
      long behind,
      @Nullable String lastFailure) {}

  /** How the list stands, without a single address. */
  public Figures figures(long ledgerSequence) {
    Outbox.Figures messages = outbox.figures();
    long behind = Math.max(0, ledgerSequence - follower.sequence());
    return database.read(connection ->
        new Figures(
            ListDatabase.count(
                connection, "SELECT count(*) FROM subscriber WHERE state = 'active'"),
            ListDatabase.count(
                connection, "SELECT count(*) FROM subscriber WHERE state = 'pending'"),
            ListDatabase.count(connection, "SELECT count(*) FROM subscriber WHERE state = 'left'"),
            ListDatabase.count(
                connection, "SELECT count(*) FROM subscriber WHERE state = 'stopped'"),
            ListDatabase.count(connection, "SELECT count(*) FROM subscription WHERE active"),
            messages.waiting(),
            messages.handed(),
            messages.failed(),
            behind,
            messages.lastFailure()));
  }

  @Override
  public void close() {
    database.close();
  }
}
