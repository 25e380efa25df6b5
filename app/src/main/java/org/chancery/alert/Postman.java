package org.chancery.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;

/**
 * Hands over what waits in the outbox, over one connection as long as the server keeps it.
 *
 * <p>Each message is marked as handed over before the next one is begun. Killed in between, it
 * sends again the one message it was at, under the same Message-ID, by which the receiving side
 * knows it for the same.
 */
final class Postman implements AutoCloseable {

  private static final int BATCH = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TEMPORARY = 400;
  private static final int FINAL = 500;
  private static final int MAILBOX_UNAVAILABLE = 550;
  private static final int USER_NOT_LOCAL = 551;
  private static final int MAILBOX_NAME = 553;

  private final MailSettings settings;
  private final Outbox outbox;
  private final Clock clock;
  private final Refusals refusals;
  private final @Nullable DkimSigner signer;
  private final Session session;
  private @Nullable SMTPTransport transport;
  private @Nullable HttpClient http;
  private int handed;
  private int delayed;
  private int failed;
  private long earliestNanos;

  /** Is told of addresses that a server says do not exist, and of webhooks that are gone. */
  interface Refusals {
    void address(String messageId, String reason);

    void webhook(long subscription, String reason);

    /** The secret that a webhook's deliveries are signed with. */
    String webhookSecret(long subscription);
  }

  Postman(MailSettings settings, Outbox outbox, Clock clock, Refusals refusals) {
    this.settings = settings;
    this.outbox = outbox;
    this.clock = clock;
    this.refusals = refusals;
    this.signer = settings.dkim() == null ? null : signer(settings.dkim());
    this.session = Session.getInstance(properties(settings));
  }

  /** The server cannot be reached or will not have us: all mail waits. */
  private static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    Unreachable(String message, Exception cause) {
      super(message, cause);
    }
  }

  /**
   * Hands over all that is due.
   *
   * @return what stopped it early; null where nothing did
   */
  @Nullable String run() {
    String stopped = null;
    while (true) {
      // Where the server is out of order, webhooks and files need not wait for it.
      List<Outbox.Waiting> due = outbox.due(clock.instant(), stopped == null, BATCH);
      if (due.isEmpty()) {
        return stopped;
      }
      for (Outbox.Waiting message : due) {
        boolean held = stopped != null && message.channel() == Channel.EMAIL;
        if (!held && outbox.waits(message.id())) {
          pace();
          try {
            hand(message);
          } catch (Unreachable failure) {
            stopped = failure.getMessage();
          }
        }
      }
    }
  }

  private void hand(Outbox.Waiting message) throws Unreachable {
    switch (message.channel()) {
      case EMAIL -> mail(message);
      case WEBHOOK -> webhook(message);
      case FILE -> file(message);
      case FEED -> throw new IllegalStateException("a feed is fetched: " + message.id());
    }
  }

  int handed() {
    return handed;
  }

  int delayed() {
    return delayed;
  }

  int failed() {
    return failed;
  }

  private void done(Outbox.Waiting message) {
    outbox.handed(message.id(), clock.instant());
    handed++;
  }

  private void later(Outbox.Waiting message, String failure) {
    outbox.delay(message, failure, clock.instant());
    delayed++;
  }

  private void never(Outbox.Waiting message, String failure) {
    outbox.fail(message, failure);
    failed++;
  }

  /** Keeps to the rate that the server's owner allows. */
  private void pace() {
    if (settings.perMinute() == 0) {
      return;
    }
    long wait = earliestNanos - System.nanoTime();
    if (earliestNanos != 0 && wait > 0) {
      java.util.concurrent.locks.LockSupport.parkNanos(wait);
    }
    earliestNanos = System.nanoTime() + Duration.ofMinutes(1).toNanos() / settings.perMinute();
  }

  // ---- mail ----

  private void mail(Outbox.Waiting message) throws Unreachable {
    // A server may close a connection that idled or carried enough: one fresh one is due then.
    boolean fresh = transport == null;
    try {
      attempt(message);
    } catch (Unreachable failure) {
      if (fresh) {
        throw failure;
      }
      attempt(message);
    }
  }

  private void attempt(Outbox.Waiting message) throws Unreachable {
    SMTPTransport open = connected();
    try {
      MimeMessage plain = new MimeMessage(session, new ByteArrayInputStream(message.content()));
      SMTPMessage travelling =
          signer == null ? new SMTPMessage(plain) : new DkimMessage(plain, signer);
      travelling.setEnvelopeFrom(settings.bounces().getAddress());
      open.sendMessage(travelling, new Address[] {new InternetAddress(message.target(), true)});
      done(message);
    } catch (SendFailedException refused) {
      if (!refused(message, refused)) {
        close();
        throw new Unreachable(
            settings.host() + ": the connection broke: " + Letter.oneLine(refused.toString()),
            refused);
      }
    } catch (MessagingException broken) {
      close();
      throw new Unreachable(
          settings.host() + ": the connection broke: " + Letter.oneLine(broken.toString()), broken);
    }
  }

  /** Whether the server refused it; else it said nothing at all. */
  private boolean refused(Outbox.Waiting message, SendFailedException refused) {
    int code = TEMPORARY;
    boolean address = false;
    String said = Objects.requireNonNullElse(refused.getMessage(), refused.toString());
    Exception reason = refused;
    while (reason != null) {
      if (reason instanceof SMTPAddressFailedException recipient) {
        code = recipient.getReturnCode();
        said = Objects.requireNonNullElse(recipient.getMessage(), said);
        address = true;
      } else if (reason instanceof SMTPSendFailedException send && !address) {
        code = send.getReturnCode();
      }
      reason = reason instanceof MessagingException chain ? chain.getNextException() : null;
    }
    String line = Letter.oneLine(code + " " + said);
    if (code < 0) {
      return false;
    }
    if (code < FINAL) {
      later(message, line);
      return true;
    }
    never(message, line);
    if (address
        && (code == MAILBOX_UNAVAILABLE || code == USER_NOT_LOCAL || code == MAILBOX_NAME)) {
      refusals.address(message.messageId(), line);
    }
    return true;
  }

  private SMTPTransport connected() throws Unreachable {
    SMTPTransport open = transport;
    if (open != null) {
      return open;
    }
    String host = settings.host();
    if (host == null) {
      throw new Unreachable(
          "smtp.host is not set in " + MailSettings.FILE + "; messages wait",
          new IOException("no server"));
    }
    try {
      SMTPTransport fresh =
          (SMTPTransport)
              session.getTransport(
                  settings.security() == MailSettings.Security.TLS ? "smtps" : "smtp");
      fresh.connect(host, settings.port(), settings.user(), password());
      transport = fresh;
      return fresh;
    } catch (AuthenticationFailedException refused) {
      throw new Unreachable(
          host
              + ": the server refuses user "
              + settings.user()
              + ": "
              + Letter.oneLine(String.valueOf(refused.getMessage())),
          refused);
    } catch (MessagingException | IOException failure) {
      throw new Unreachable(
          host
              + ":"
              + settings.port()
              + ": no mail can be handed over: "
              + Letter.oneLine(String.valueOf(failure.getMessage())),
          failure);
    }
  }

  private @Nullable String password() throws IOException {
    Path file = settings.passwordFile();
    return file == null ? null : Files.readString(file).strip();
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    String patience = Long.toString(PATIENCE.toMillis());
    for (String protocol : List.of("mail.smtp.", "mail.smtps.")) {
      properties.setProperty(protocol + "connectiontimeout", patience);
      properties.setProperty(protocol + "timeout", patience);
      properties.setProperty(protocol + "writetimeout", patience);
      properties.setProperty(protocol + "ssl.checkserveridentity", "true");
      properties.setProperty(protocol + "quitwait", "false");
      properties.setProperty(protocol + "auth", Boolean.toString(settings.user() != null));
    }
    boolean startTls = settings.security() == MailSettings.Security.STARTTLS;
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
    return properties;
  }

  /** RFC 8058 wants the unsubscribe headers under the signature. */
  private static DkimSigner signer(MailSettings.Dkim dkim) {
    try {
      String pem = Files.readString(dkim.keyFile());
      byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", "").strip());
      RSAPrivateKey secret =
          (RSAPrivateKey)
              KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
      DkimSigner signer = new DkimSigner(dkim.domain(), dkim.selector(), secret);
      // The domain's record is looked up by receivers; a name server out of order must not stop us.
      signer.setCheckDomainKey(false);
      signer.setHeaderCanonicalization(org.simplejavamail.utils.mail.dkim.Canonicalization.RELAXED);
      signer.setBodyCanonicalization(org.simplejavamail.utils.mail.dkim.Canonicalization.RELAXED);
      signer.setLengthParam(false);
      for (String header :
          List.of("Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post")) {
        signer.addHeaderToSign(header);
      }
      return signer;
    } catch (IOException
        | GeneralSecurityException
        | IllegalArgumentException
        | DkimException unusable) {
      throw new AlertException(
          dkim.keyFile()
              + ": an RSA key in PKCS#8 PEM was expected (openssl genpkey -algorithm RSA): "
              + unusable,
          unusable);
    }
  }

  // ---- webhooks and files ----

  private void webhook(Outbox.Waiting message) {
    HttpClient client = http;
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(Duration.ofSeconds(10))
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
      http = client;
    }
    long subscription = Objects.requireNonNullElse(message.subscription(), 0L);
    long stamp = clock.instant().getEpochSecond();
    byte[] signed = (stamp + "." + new String(message.content(), UTF_8)).getBytes(UTF_8);
    String signature =
        HexFormat.of()
            .formatHex(Tokens.hash(refusals.webhookSecret(subscription).getBytes(UTF_8), signed));
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(message.target()))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .header("Chancery-Delivery", message.messageId())
              .header("Chancery-Signature", "t=" + stamp + ",v1=" + signature)
              .POST(HttpRequest.BodyPublishers.ofByteArray(message.content()))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 200 && status < 300) {
        done(message);
      } else if (status == 410) {
        never(message, "410 Gone");
        refusals.webhook(subscription, "410 Gone");
      } else {
        later(message, "status " + status);
      }
    } catch (IOException | IllegalArgumentException failure) {
      later(message, Letter.oneLine(failure.toString()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      later(message, "interrupted");
    }
  }

  private void file(Outbox.Waiting message) {
    try {
      Files.write(
          Path.of(message.target()),
          (new String(message.content(), UTF_8) + "\n").getBytes(UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
      done(message);
    } catch (IOException failure) {
      later(message, Letter.oneLine(failure.toString()));
    }
  }

  @Override
  public void close() {
    SMTPTransport open = transport;
    transport = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException gone) {
        // The server hung up first; what it took, it took.
      }
    }
    HttpClient client = http;
    http = null;
    if (client != null) {
      client.close();
    }
  }
}
