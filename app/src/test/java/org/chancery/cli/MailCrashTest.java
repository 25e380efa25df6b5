package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends ten thousand messages to a real server, and kills the sender as the kernel would. */
@Tag("proof")
class MailCrashTest {

  private static final int READERS = 10_000;
  private static final int KILLS = 8;

  @TempDir Path folder;
  private GreenMail server;

  @BeforeEach
  void start() throws Exception {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    publish("first", "Peru and Nepal established diplomatic relations on 3 March 1960.");
    Files.writeString(
        folder.resolve("desk/mail.properties"),
        """
        from=Chancery <list@example.org>
        smtp.host=127.0.0.1
        smtp.port=%d
        smtp.security=none
        """
            .formatted(server.getSmtp().getPort()));
    assertThat(Program.run(folder, "mail", "run").code()).isZero();
    subscribe();
    publish("second", "Chad severed diplomatic relations with Iran on 4 March 1961.");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private void publish(String id, String words) throws Exception {
    Files.writeString(
        folder.resolve(id + ".jsonl"),
        """
        {"id": "%s", "title": "%s", "date": "1961-03-05", "publisher": "Agency", "blocks": \
        [{"kind": "paragraph", "text": "%s"}]}
        """
            .formatted(id, id, words));
    Program.Result added = Program.run(folder, "add", id + ".jsonl");
    assertThat(added.code()).as(added.err()).isZero();
  }

  /** Ten thousand clicks on links would prove nothing more. */
  private void subscribe() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("desk/subscribers.db"));
        PreparedStatement reader =
            connection.prepareStatement(
                "INSERT INTO subscriber (id, address, identity, state, zone, hour, generation,"
                    + " created, soft) VALUES (?, ?, ?, 'active', 'UTC', 7, 1, 0, 0)");
        PreparedStatement wish =
            connection.prepareStatement(
                "INSERT INTO subscription (subscriber, topic, frequency, channel, target, secret,"
                    + " active, created) VALUES (?, 'state:IRN', 'at-once', 'email', '', '', 1,"
                    + " 0)")) {
      connection.setAutoCommit(false);
      for (int number = 1; number <= READERS; number++) {
        String address = "reader" + number + "@reader.example";
        reader.setInt(1, number);
        reader.setString(2, address);
        reader.setString(3, address);
        reader.addBatch();
        wish.setInt(1, number);
        wish.addBatch();
      }
      reader.executeBatch();
      wish.executeBatch();
      connection.commit();
    }
  }

  @Test
  void ten_thousand_messages_are_composed_and_handed_over() throws Exception {
    long begun = System.nanoTime();
    Program.Result run = Program.run(folder, "mail", "run");
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(run.err()).contains("10000 messages composed, 10000 handed over");
    System.getLogger("mail")
        .log(System.Logger.Level.INFO, "10000 messages composed and handed over in " + taken);
    assertThat(server.getReceivedMessages()).hasSize(READERS);
  }

  @Test
  void killed_at_any_moment_each_message_arrives_once() throws Exception {
    Random random = new Random(20260301);
    int interrupted = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int arrived = server.getReceivedMessages().length;
      Process process =
          Program.start(
              folder,
              ProcessBuilder.Redirect.DISCARD,
              ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()),
              List.of(Program.HOME.resolve("chancery").toString(), "mail", "run"));
      int until = arrived + random.nextInt(READERS / KILLS);
      // The first two are killed while they compose.
      long patience = kill < 2 ? 600 + random.nextInt(900) : Long.MAX_VALUE;
      long begun = System.nanoTime();
      while (process.isAlive()
          && server.getReceivedMessages().length <= until
          && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) < patience) {
        process.waitFor(5, TimeUnit.MILLISECONDS);
      }
      interrupted += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor();
    }
    assertThat(interrupted).as("kills must have hit the work").isGreaterThan(KILLS / 2);
    Program.Result finished = Program.run(folder, "mail", "run");
    assertThat(finished.code()).as(finished.err()).isZero();
    assertThat(Program.run(folder, "mail", "run").err()).contains("0 handed over");

    Map<String, List<String>> byReader = new HashMap<>();
    for (MimeMessage message : server.getReceivedMessages()) {
      byReader
          .computeIfAbsent(message.getAllRecipients()[0].toString(), reader -> new ArrayList<>())
          .add(message.getMessageID());
    }
    assertThat(byReader).as("none is lost").hasSize(READERS);
    int repeated = 0;
    Set<String> names = new HashSet<>();
    for (List<String> messages : byReader.values()) {
      assertThat(new HashSet<>(messages)).as("repeated only under its own name").hasSize(1);
      names.add(messages.getFirst());
      repeated += messages.size() - 1;
    }
    assertThat(names).hasSize(READERS);
    assertThat(repeated).as("one in flight at each kill at most").isLessThanOrEqualTo(interrupted);
    System.getLogger("mail")
        .log(
            System.Logger.Level.INFO,
            "%d kills, %d messages, %d repeated under their own Message-ID"
                .formatted(interrupted, READERS, repeated));
  }
}
