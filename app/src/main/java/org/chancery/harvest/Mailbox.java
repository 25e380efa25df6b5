package org.chancery.harvest;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.publication.Block;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Newsletters: a mailbox (mbox), or one message (.eml).
 *
 * <p>The message in HTML goes before its plain text; attachments are left out. Who sends is the
 * publisher, the name of the list the series.
 */
final class Mailbox {

  static final String MEDIA_TYPE = "message/rfc822";

  private static final Pattern SEPARATOR =
      Pattern.compile("From \\S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*\\d{4}.*");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(?:received|return-path|delivered-to|message-id|mime-version|from|date|subject|x-[\\w-]+|dkim-signature|list-id|to):"
              + " .*");
  private static final Pattern LIST = Pattern.compile("^\"?(?<name>[^\"<]*?)\"?\\s*<.*>$");

  /** Parts within parts; newsletters have three levels. */
  private static final int DEEPEST = 12;

  private Mailbox() {}

  static boolean isMailbox(String head) {
    return head.lines().findFirst().filter(line -> SEPARATOR.matcher(line).matches()).isPresent();
  }

  /** Whether the first lines are those of one message. */
  static boolean isMessage(String head) {
    List<String> lines = head.lines().limit(4).toList();
    return lines.size() == 4
        && HEADER.matcher(lines.getFirst()).matches()
        && head.lines()
            .takeWhile(line -> !line.isEmpty())
            .anyMatch(line ->
                line.regionMatches(true, 0, "message-id:", 0, 11)
                    || line.regionMatches(true, 0, "mime-version:", 0, 13));
  }

  /** Hands on every message of a mailbox, one in memory at a time. */
  static void read(
      String origin, InputStream in, int limit, LocalDate today, Consumer<Harvest> consumer)
      throws IOException {
    Lines lines = new Lines(in, limit);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int number = 0;
    boolean afterEmpty = true;
    while (true) {
      byte @Nullable [] line;
      try {
        line = lines.next();
      } catch (RefusedException tooLong) {
        line = new byte[0];
      }
      boolean begins = line != null && afterEmpty && SEPARATOR.matcher(latin(line)).matches();
      if (line == null || begins) {
        if (message.size() > 0) {
          number++;
          consumer.accept(
              harvest(
                  new Received(origin + "#" + number, message.toByteArray(), null, today), limit));
          message.reset();
        }
        if (line == null) {
          return;
        }
      } else if (message.size() <= limit) {
        int from = isQuoted(line) ? 1 : 0;
        message.write(line, from, line.length - from);
        message.write('\n');
      }
      afterEmpty = line.length == 0;
    }
  }

  /** ">From " at the beginning of a line stands for "From ". */
  private static boolean isQuoted(byte[] line) {
    return line.length > 5
        && line[0] == '>'
        && latin(line).replaceFirst("^>+", "").startsWith("From ");
  }

  private static String latin(byte[] line) {
    return new String(line, 0, Math.min(line.length, 200), StandardCharsets.ISO_8859_1);
  }

  private static Harvest harvest(Received document, int limit) {
    try {
      if (document.bytes().length > limit) {
        throw new RefusedException(
            "a message of more than " + limit + " bytes was found, at most that many are read");
      }
      return message(document);
    } catch (RefusedException e) {
      return new Harvest.Refused(document.origin(), e.reason());
    }
  }

  /** One message. */
  static Harvest.Found message(Received document) throws RefusedException {
    try {
      MimeMessage message =
          new MimeMessage(
              Session.getInstance(new Properties()), new ByteArrayInputStream(document.bytes()));
      Head head = head(message);
      if (head.date == null && message.getFrom() == null) {
        throw new RefusedException(
            "a text without From and Date was found, a message was expected");
      }
      Text text = new Text();
      text.gather(message, 0);
      return head.publication(document, MEDIA_TYPE, text.blocks(head.title));
    } catch (MessagingException | IOException | RuntimeException broken) {
      // The library answers damaged messages with exceptions of all kinds.
      throw new RefusedException(
          "the message is damaged (" + broken.getMessage() + "), MIME was expected");
    }
  }

  private static Head head(MimeMessage message) throws MessagingException {
    Head head = new Head();
    String subject = message.getSubject();
    head.title = subject == null || subject.isBlank() ? null : Hygiene.line(subject);
    Date sent = message.getSentDate();
    head.date =
        sent == null
            ? null
            : PartialDate.of(sent.toInstant().atOffset(ZoneOffset.UTC).toLocalDate());
    sender(message, head);
    String list = message.getHeader("List-Id", " ");
    if (list != null) {
      Matcher named = LIST.matcher(Hygiene.line(list));
      String name = named.matches() ? named.group("name") : Hygiene.line(list);
      head.series = name.isBlank() ? null : name;
    }
    head.url = Identity.address(message.getHeader("Archived-At", " ")).orElse(null);
    String language = message.getHeader("Content-Language", ",");
    head.language = language == null ? head.language : Hygiene.language(language.split(",", 2)[0]);
    String id = message.getMessageID();
    if (id != null) {
      head.id = Identity.given("mail/" + id.replaceAll("[<>\\s]", "")).orElse(null);
    }
    return head;
  }

  /** Who sends to a list is a publisher; a person who sends to people is an author. */
  private static void sender(MimeMessage message, Head head) throws MessagingException {
    Address[] from = message.getFrom();
    if (from != null && from.length > 0 && from[0] instanceof InternetAddress address) {
      String personal = address.getPersonal();
      String name = personal != null ? Hygiene.line(personal) : address.getAddress();
      List<String> persons = message.getHeader("List-Id") == null ? Names.persons(name) : List.of();
      if (persons.isEmpty()) {
        head.publisher = name;
      } else {
        head.authors = persons;
      }
    }
  }

  /** What is to be read of a message. */
  private static final class Text {
    private @Nullable String html;
    private @Nullable String plain;

    void gather(Part part, int depth) throws MessagingException, IOException {
      if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
        return;
      }
      if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          BodyPart inner = parts.getBodyPart(i);
          gather(inner, depth + 1);
        }
      } else if (part.isMimeType("text/html") && html == null) {
        html = decoded(part);
      } else if (part.isMimeType("text/plain") && plain == null) {
        plain = decoded(part);
      }
    }

    private static String decoded(Part part) throws MessagingException, IOException {
      byte[] bytes = part.getInputStream().readAllBytes();
      String charset = null;
      if (part.getContentType() != null) {
        charset =
            new jakarta.mail.internet.ContentType(part.getContentType()).getParameter("charset");
      }
      return Charsets.decode(bytes, charset).text();
    }

    List<Block> blocks(@Nullable String title) {
      if (html != null) {
        List<Block> blocks = PageBody.ofFragment(html, title);
        if (!blocks.isEmpty()) {
          return blocks;
        }
      }
      List<Block> blocks = new ArrayList<>();
      for (String paragraph : (plain == null ? "" : plain).split("\\R[ \\t>]*\\R", -1)) {
        String line = Hygiene.line(paragraph);
        if (!line.isEmpty()) {
          blocks.add(new Block(Block.Kind.PARAGRAPH, line));
        }
      }
      return blocks;
    }
  }
}
