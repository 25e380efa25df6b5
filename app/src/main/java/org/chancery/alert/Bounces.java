package org.chancery.alert;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what comes back: reports of failed delivery (RFC 3464), complaints (RFC 5965) and letters
 * that ask to leave.
 *
 * <p>Anybody can write a report. It counts only where it quotes the Message-ID of a message we
 * sent, which is a keyed hash that its receiver alone has seen, and names that message's address.
 */
final class Bounces {

  private static final int DEEPEST = 5;
  private static final Pattern LEAVE =
      Pattern.compile("(?i)\\s*unsubscribe\\s+(?<token>[A-Za-z0-9_-]{40,80})\\s*");

  private final Outbox outbox;
  private final Subscribers subscribers;

  Bounces(Outbox outbox, Subscribers subscribers) {
    this.outbox = outbox;
    this.subscribers = subscribers;
  }

  /** The parts of a report that matter. */
  private static final class Report {
    private final List<InternetHeaders> fields = new ArrayList<>();
    private @Nullable String messageId;
    private boolean complaint;
  }

  /** What a returned message meant, in one line. */
  String receive(InputStream in) {
    try {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
      String subject = message.getSubject();
      Matcher leave = LEAVE.matcher(subject == null ? "" : subject);
      if (leave.matches()) {
        return subscribers.unsubscribe(leave.group("token"))
            ? "a subscriber asked to leave"
            : "somebody asked to leave by a link that is not ours";
      }
      Report report = new Report();
      collect(message, report, 0);
      return judge(report);
    } catch (MessagingException | IOException malformed) {
      return "not understood: " + Letter.oneLine(malformed.toString());
    }
  }

  private static void collect(Part part, Report report, int depth)
      throws MessagingException, IOException {
    if (depth > DEEPEST) {
      return;
    }
    String type = part.getContentType().toLowerCase(Locale.ROOT);
    if (type.startsWith("message/delivery-status")) {
      fields(part, report);
    } else if (type.startsWith("message/feedback-report")) {
      fields(part, report);
      report.complaint = true;
    } else if (depth > 0
        && (type.startsWith("message/rfc822") || type.startsWith("text/rfc822-headers"))) {
      try (InputStream in = part.getInputStream()) {
        report.messageId = first(new InternetHeaders(in), "Message-ID");
      }
    } else if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        collect(inner, report, depth + 1);
      }
    }
  }

  /** Groups of fields, an empty line between two: of the message, then of each recipient. */
  private static void fields(Part part, Report report) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      while (true) {
        InternetHeaders group = new InternetHeaders(in);
        if (!group.getAllHeaderLines().hasMoreElements()) {
          return;
        }
        report.fields.add(group);
      }
    }
  }

  private String judge(Report report) {
    String messageId = report.messageId;
    Optional<Long> subscriber =
        messageId == null ? Optional.empty() : outbox.subscriberOf(messageId.strip());
    if (subscriber.isEmpty()) {
      return "no report about a message of ours";
    }
    Optional<EmailAddress> address = subscribers.address(subscriber.get());
    if (address.isEmpty()) {
      return "about somebody who is no longer on the list";
    }
    if (report.complaint) {
      subscribers.stop(subscriber.get(), "complaint");
      return address.get().masked() + ": complained; no more mail goes there";
    }
    for (InternetHeaders group : report.fields) {
      String recipient = first(group, "Final-Recipient");
      String original = first(group, "Original-Recipient");
      boolean theirs = names(recipient, address.get()) || names(original, address.get());
      String action = first(group, "Action");
      if (theirs && action != null && action.strip().equalsIgnoreCase("failed")) {
        return failed(subscriber.get(), address.get(), first(group, "Status"));
      }
    }
    return address.get().masked() + ": nothing final; mail goes on";
  }

  private String failed(long subscriber, EmailAddress address, @Nullable String status) {
    String code = status == null ? "" : status.strip();
    if (code.startsWith("4")) {
      return subscribers.soft(subscriber, "bounced again and again, last with " + code)
          ? address.masked() + ": failed too often; no more mail goes there"
          : address.masked() + ": failed for now (" + code + ")";
    }
    subscribers.stop(subscriber, "bounced with " + (code.isEmpty() ? "no status" : code));
    return address.masked() + ": cannot be reached (" + code + "); no more mail goes there";
  }

  private static boolean names(@Nullable String field, EmailAddress address) {
    // "rfc822; name@example.org"
    return field != null
        && field
            .substring(field.indexOf(';') + 1)
            .strip()
            .replaceAll("^<|>$", "")
            .equalsIgnoreCase(address.value());
  }

  private static @Nullable String first(InternetHeaders headers, String name) {
    String[] values = headers.getHeader(name);
    return values == null ? null : values[0];
  }
}
