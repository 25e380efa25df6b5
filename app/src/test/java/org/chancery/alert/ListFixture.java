package org.chancery.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.event.Attribution;
import org.chancery.event.EventTypes;
import org.chancery.event.Measure;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.knowledge.Knowledge;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.NewReading;
import org.chancery.publication.Archive;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.store.Store;
import org.chancery.store.Writer;
import org.chancery.text.PublicationId;
import org.chancery.text.Span;
import org.chancery.time.MovedClock;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** A desk with a mailing list in a folder, and a short way of publishing. */
final class ListFixture implements AutoCloseable {

  static final Instant MORNING = Instant.parse("2024-03-04T08:00:00Z");
  static final Knowledge KNOWLEDGE = Knowledge.bundled();
  static final EventTypes TYPES = EventTypes.load(KNOWLEDGE);
  private static final Gazetteer GAZETTEER = Gazetteer.load(KNOWLEDGE);

  private static final Pattern LINK = Pattern.compile("/mail/(?<page>\\w+)\\?t=(?<token>[\\w-]+)");

  final Path folder;
  final MovedClock clock = new MovedClock(MORNING);
  private final Store store;
  private final Archive archive;
  final Ledger ledger;
  MailingList list;

  ListFixture(Path folder, String settings) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(MailSettings.FILE), settings);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
    this.store = Store.openForWriting(folder, new Writer("test", clock, Duration.ofSeconds(5)));
    this.archive = new Archive(store);
    this.ledger = new Ledger(store, KNOWLEDGE, TYPES, GAZETTEER);
    this.list = reopened();
  }

  ListFixture(Path folder) {
    this(folder, settings(2525));
  }

  static String settings(int port) {
    return """
    from=Chancery <list@example.org>
    bounces=bounces@example.org
    base-url=https://desk.example.org
    smtp.host=127.0.0.1
    smtp.port=%d
    smtp.security=none
    """
        .formatted(port);
  }

  MailingList reopened() {
    return MailingList.open(folder, clock, ledger, archive, new Names(), new Plain());
  }

  /** States by their ids alone. */
  static final class Names implements Topic.Names {
    @Override
    public ActorId state(String typed) {
      if (!typed.matches("[A-Z]{3}")) {
        throw new AlertException("state: \"" + typed + "\" is no state known here");
      }
      return new ActorId(typed);
    }

    @Override
    public List<String> types(String typed) {
      return typed.endsWith("*")
          ? TYPES.all().stream()
              .map(Object::toString)
              .filter(id -> id.startsWith(typed.substring(0, typed.length() - 1)))
              .toList()
          : List.of(TYPES.type(typed).id());
    }
  }

  /** Says things as plainly as can be. */
  static final class Plain implements Phrasing {
    @Override
    public String headline(Statement statement) {
      return switch (statement) {
        case Statement.Event event ->
            event.type().id().replace('-', ' ')
                + ": "
                + event.from()
                + " – "
                + event.to()
                + (event.date() == null ? "" : ", " + event.date().edtf());
        case Statement.CountClaim claim -> "claim: " + claim.of() + " " + claim.value();
      };
    }

    @Override
    public String citation(Publication publication, int version) {
      return publication.publisher() + ", “" + publication.title() + "”";
    }
  }

  /**
   * Publishes: statements as {@code type from to [date] [planned|possible|negated] [by SOURCE]}.
   */
  void publish(String id, String... statements) {
    publishIn("World Desk", id, statements);
  }

  void publishIn(String series, String id, String... statements) {
    store.write(transaction -> {
      List<Statement> read = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (String statement : statements) {
        read.add(statement(statement, text.length()));
        text.append(statement).append(". ");
      }
      PartialDate day = PartialDate.parse("2024-03-04");
      Publication publication =
          new Publication(
              new PublicationId(id),
              "Title of " + id,
              day,
              day,
              "Agency",
              List.of("Ada Lind"),
              series,
              null,
              "en",
              null,
              List.of(new Block(Block.Kind.PARAGRAPH, text.toString())));
      int version =
          archive
              .put(
                  transaction,
                  publication,
                  text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  "text/plain",
                  clock.instant())
              .version();
      ledger.append(
          transaction,
          new NewReading(
              publication.id(),
              version,
              day,
              day,
              null,
              "reader",
              "knowledge",
              clock.instant(),
              read,
              List.of()));
      return version;
    });
  }

  /** Reads the latest version of a publication again, otherwise. */
  void reread(String id, String... statements) {
    store.write(transaction -> {
      List<Statement> read = new ArrayList<>();
      for (String statement : statements) {
        read.add(statement(statement, 0));
      }
      PartialDate day = PartialDate.parse("2024-03-04");
      return ledger.append(
          transaction,
          new NewReading(
              new PublicationId(id),
              1,
              day,
              day,
              null,
              "better",
              "knowledge",
              clock.instant(),
              read,
              List.of()));
    });
  }

  private static Statement statement(String text, int start) {
    String[] words = text.split(" ", -1);
    Mention mention = new Mention(0, new Span(start, start + text.length()), text);
    if (words[0].equals("claim")) {
      return new Statement.CountClaim(
          Measure.RELATIONS,
          new ActorId(words[1]),
          Integer.parseInt(words[2]),
          PartialDate.parse(words[3]),
          Modality.ASSERTED,
          List.of(),
          List.of(mention),
          "test",
          1);
    }
    PartialDate date = null;
    Modality modality = Modality.ASSERTED;
    List<Attribution> attribution = List.of();
    for (int i = 3; i < words.length; i++) {
      if (words[i].equals("by")) {
        attribution = List.of(new Attribution(words[++i], Attribution.Kind.OFFICIAL, mention));
      } else if (Character.isLetter(words[i].charAt(0))) {
        modality = Modality.ofCode(words[i]);
      } else {
        date = PartialDate.parse(words[i]);
      }
    }
    return new Statement.Event(
        TYPES.type(words[0]),
        new ActorId(words[1]),
        new ActorId(words[2]),
        null,
        date,
        null,
        null,
        modality,
        attribution,
        List.of(mention),
        "test",
        1);
  }

  /** Signs up and confirms by the link of the mail. */
  void subscriber(String address, String topic, Frequency frequency) {
    subscriber(address, topic, frequency, Preferences.DEFAULT);
  }

  void subscriber(String address, String topic, Frequency frequency, Preferences preferences) {
    list.signUp(address, topic, frequency, preferences, null);
    if (list.confirm(token(lastTo(address), "confirm")).isEmpty()) {
      throw new AssertionError("the link of the mail does not confirm");
    }
  }

  MailingList.Run compose() {
    return list.compose(List::of);
  }

  /** The messages that wait, as they would travel. */
  List<String> waiting() {
    try {
      List<String> messages = new ArrayList<>();
      for (Path file : list.preview(folder.resolve("preview"), 10_000)) {
        messages.add(unfolded(Files.readString(file)));
        Files.delete(file);
      }
      return messages;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  String lastTo(String address) {
    List<String> to =
        waiting().stream()
            .filter(message -> message.contains("\r\nTo: " + address + "\r\n"))
            .toList();
    if (to.isEmpty()) {
      throw new AssertionError("no message waits for " + address);
    }
    return to.getLast();
  }

  /** Long lines whole again: of quoted-printable, and of headers. */
  static String unfolded(String message) {
    int empty = message.indexOf("\r\n\r\n");
    return message.substring(0, empty).replaceAll("\r\n[ \t]+", " ")
        + decoded(message.substring(empty));
  }

  private static String decoded(String body) {
    try (java.io.InputStream in =
        jakarta.mail.internet.MimeUtility.decode(
            new java.io.ByteArrayInputStream(
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            "quoted-printable")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException | jakarta.mail.MessagingException malformed) {
      throw new AssertionError(malformed);
    }
  }

  static String token(String message, String page) {
    String found = find(message, page);
    if (found == null) {
      throw new AssertionError("no link to " + page + " in " + message);
    }
    return found;
  }

  private static @Nullable String find(String message, String page) {
    Matcher matcher = LINK.matcher(message);
    while (matcher.find()) {
      if (matcher.group("page").equals(page)) {
        return matcher.group("token");
      }
    }
    return null;
  }

  /** The subject of a message, decoded. */
  static String subject(String message) {
    for (String line : message.lines().toList()) {
      if (line.startsWith("Subject: ")) {
        try {
          return jakarta.mail.internet.MimeUtility.decodeText(line.substring(9));
        } catch (java.io.UnsupportedEncodingException malformed) {
          throw new AssertionError(malformed);
        }
      }
    }
    throw new AssertionError("a message without a subject");
  }

  @Override
  public void close() {
    list.close();
    store.close();
  }
}
