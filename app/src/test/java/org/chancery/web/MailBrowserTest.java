package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Store;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.desk.Advance;
import org.chancery.desk.Desk;
import org.chancery.desk.Instruments;
import org.chancery.harvest.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subscriber's whole way, in a browser and in a mailbox read by IMAP. */
@Tag("proof")
class MailBrowserTest {

  private static final String ADA = "ada@reader.example";
  private static final Instruments INSTRUMENTS = Instruments.bundled();

  @TempDir private Path folder;

  @Test
  void sign_up_read_confirm_be_told_and_leave() throws Exception {
    Optional<Path> program = Browser.installed();
    assertThat(program.isPresent() || System.getenv("CI") == null).as("a Chromium").isTrue();
    assumeTrue(program.isPresent(), "no Chromium was found: `apt-get install chromium`");
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    Path place = folder.resolve("desk");
    add(place, "first", "A note", "The harbour was quiet.");
    try (Desk desk = Desk.open(place, INSTRUMENTS, Clock.systemUTC());
        Website website = Website.start(desk, 0);
        Browser browser = Browser.start(program.orElseThrow(), folder.resolve("profile"))) {
      String site = "http://localhost:" + website.port();
      Files.writeString(place.resolve("mail.properties"), settings(server, site), UTF_8);
      GreenMailUser ada = server.setUser(ADA, ADA, "secret");
      browser.window(1600, false);

      browser.open(site + "/mail?topic=state%3AKOR");
      browser.evaluate("document.querySelector('main #address').value = '" + ADA + "'");
      browser.evaluate("document.querySelector('main #how-often').value = 'at-once'");
      browser.evaluate("document.querySelector('main form button').click()");
      browser.until("document.body?.innerText.includes('Look into your mail')");
      assertThat(desk.tellSubscribers().handed()).isOne();

      browser.open(link(letters(server, ada).getLast(), site, "confirm"));
      browser.until("document.body?.innerText.includes('Confirmed')");
      add(
          place,
          "notes",
          "South Korea and Cuba",
          "South Korea and Cuba established diplomatic relations on 14 February 2024.");
      assertThat(desk.tellSubscribers().handed()).isOne();

      List<Letter> told = letters(server, ada);
      assertThat(told).hasSize(2);
      assertThat(told.getLast().subject())
          .isEqualTo("[Chancery] relations established: South Korea – Cuba, 14 February 2024");
      assertThat(told.getLast().words().replaceAll("\\s+(> )?", " "))
          .contains("South Korea and Cuba established diplomatic relations on 14 February 2024");

      browser.open(link(told.getLast(), site, "unsubscribe"));
      browser.evaluate("document.querySelector('main form button').click()");
      browser.until("document.body?.innerText.includes('taken off the list')");
      add(
          place,
          "embassy",
          "An embassy in Havana",
          "South Korea opened an embassy in Havana on 17 January 2025.");
      assertThat(desk.tellSubscribers().handed()).isZero();
      assertThat(browser.complaints()).isEmpty();
    } finally {
      server.stop();
    }
  }

  private static String settings(GreenMail server, String site) {
    return """
    from=Chancery <list@example.org>
    bounces=bounces@example.org
    base-url=%s
    smtp.host=127.0.0.1
    smtp.port=%d
    smtp.security=none
    """
        .formatted(site, server.getSmtp().getPort());
  }

  private static void add(Path place, String id, String title, String words) {
    String line =
        "{\"id\": \"%s\", \"title\": \"%s\", \"date\": \"2024-02-15\", \"blocks\": [{\"kind\": \"paragraph\", \"text\": \"%s\"}]}"
            .formatted(id, title, words);
    try (Desk desk =
        Desk.openForWriting(
            place, "test", Duration.ofSeconds(30), holder -> {}, INSTRUMENTS, Clock.systemUTC())) {
      desk.add(
          List.of(new Source.Stream(id + ".jsonl", new ByteArrayInputStream(line.getBytes(UTF_8)))),
          1,
          outcome -> {},
          Advance.UNWATCHED);
    }
  }

  /** A letter as a mail program shows it. */
  private record Letter(String subject, String words) {}

  private static List<Letter> letters(GreenMail server, GreenMailUser user) throws Exception {
    try (Store store = server.getImap().createStore()) {
      store.connect(user.getLogin(), user.getPassword());
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        List<Letter> letters = new java.util.ArrayList<>();
        for (Message message : inbox.getMessages()) {
          letters.add(new Letter(message.getSubject(), words(message)));
        }
        return letters;
      }
    }
  }

  private static String words(Part part) throws Exception {
    if (part.getContent() instanceof Multipart parts) {
      return words(parts.getBodyPart(0));
    }
    return String.valueOf(part.getContent());
  }

  private static String link(Letter letter, String site, String what) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(site + "/mail/" + what + "?t=") + "[A-Za-z0-9._~-]+")
            .matcher(letter.words());
    assertThat(matcher.find()).as(letter.words()).isTrue();
    return matcher.group();
  }
}
