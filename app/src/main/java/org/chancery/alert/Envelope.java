package org.chancery.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Puts letters into the form in which they travel (RFC 5322, 2045, 2369, 2919, 8058). */
final class Envelope {

  private static final Session SESSION = Session.getInstance(new Properties());

  private Envelope() {}

  /** A message that keeps the identity it was given, however often it is sent. */
  private static final class Named extends MimeMessage {
    private final String messageId;

    Named(String messageId) {
      super(SESSION);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }

  /**
   * The bytes of a message.
   *
   * @param unsubscribe token of the link that ends all mail; null in mail that answers a request
   */
  static byte[] seal(
      MailSettings settings,
      EmailAddress to,
      Letter letter,
      String messageId,
      Instant date,
      @Nullable String unsubscribe) {
    try {
      MimeMessage message = new Named(messageId);
      message.setFrom(settings.from());
      message.setRecipient(
          jakarta.mail.Message.RecipientType.TO, new InternetAddress(to.value(), true));
      message.setSubject(
          "[" + settings.from().getPersonal() + "] " + Letter.oneLine(letter.subject()),
          UTF_8.name());
      message.setSentDate(Date.from(date));
      // Out-of-office robots leave it unanswered (RFC 3834).
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("List-Id", "<" + settings.listId() + ">");
      if (unsubscribe != null) {
        message.setHeader("Precedence", "list");
        message.setHeader(
            "List-Unsubscribe",
            "<"
                + settings.base()
                + "/mail/unsubscribe?t="
                + unsubscribe
                + ">,\r\n <mailto:"
                + settings.bounces().getAddress()
                + "?subject="
                + URLEncoder.encode("unsubscribe " + unsubscribe, UTF_8).replace("+", "%20")
                + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.setHeader("List-Help", "<" + settings.base() + "/mail>");
        message.setHeader("List-Subscribe", "<" + settings.base() + "/mail>");
      }
      MimeMultipart alternatives = new MimeMultipart("alternative");
      alternatives.addBodyPart(part(letter.text(), "plain"));
      alternatives.addBodyPart(part(letter.html(), "html"));
      message.setContent(alternatives);
      message.saveChanges();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
      message.writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException | IOException malformed) {
      throw new AlertException("a message cannot be composed: " + malformed, malformed);
    }
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8.name(), subtype);
    // Seven bits pass every server, and a signature survives it.
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static byte[] inflate(byte[] bytes) {
    try (InflaterInputStream in =
        new InflaterInputStream(new java.io.ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException damaged) {
      throw new AlertException("the outbox holds a message that is damaged: " + damaged, damaged);
    }
  }
}
