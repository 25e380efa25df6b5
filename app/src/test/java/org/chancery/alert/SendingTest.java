package org.chancery.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendingTest {

  private static final String ADA = "ada@reader.example";

  @TempDir Path folder;
  private GreenMail server;

  @BeforeEach
  void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private String settings() {
    return ListFixture.settings(server.getSmtp().getPort());
  }

  private static MailingList.Run run(ListFixture desk) {
    return desk.list.run(List::of);
  }

  @Test
  void the_whole_way_by_a_real_server() throws Exception {
    try (ListFixture desk = new ListFixture(folder, settings())) {
      desk.list.signUp(ADA, "state:KOR", Frequency.AT_ONCE, Preferences.DEFAULT, "192.0.2.1");
      assertThat(run(desk).handed()).isOne();
      String letter = received(0);
      assertThat(desk.list.confirm(ListFixture.token(letter, "confirm"))).isPresent();
      desk.publish("a", "relations-established KOR CUB 2024-02-14 planned");
      assertThat(run(desk)).isEqualTo(new MailingList.Run(1, 1, 1, 0, 0, null));

      MimeMessage alert = server.getReceivedMessages()[1];
      assertThat(alert.getSubject())
          .isEqualTo("[Chancery] relations established: KOR – CUB, 2024-02-14 (planned)");
      assertThat(alert.getHeader("List-Unsubscribe-Post", null))
          .isEqualTo("List-Unsubscribe=One-Click");
      assertThat(alert.getHeader("List-Id", null)).isEqualTo("<chancery.example.org>");
      assertThat(alert.getHeader("Return-Path", null)).isEqualTo("<bounces@example.org>");
      MimeMultipart parts = (MimeMultipart) alert.getContent();
      assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
      assertThat(parts.getBodyPart(0).getContent().toString().lines())
          .as("lines that a text client shows whole")
          .filteredOn(line -> !line.contains("https://"))
          .allMatch(line -> line.length() <= 72);
      assertThat(parts.getBodyPart(1).getContent().toString())
          .contains("relations-established KOR CUB", "prefers-color-scheme:dark")
          .doesNotContain("<img")
          .doesNotContain("<script");
      desk.list.unsubscribe(ListFixture.token(received(1), "unsubscribe"));
      desk.publish("b", "mission-opened KOR CUB 2024-03-01");
      assertThat(run(desk)).isEqualTo(new MailingList.Run(0, 0, 0, 0, 0, null));
    }
  }

  private String received(int number) {
    return ListFixture.unfolded(
        com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(
            server.getReceivedMessages()[number]));
  }

  @Test
  void a_server_that_is_down_delays_and_loses_nothing() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (ListFixture desk = new ListFixture(folder, ListFixture.settings(port))) {
      desk.subscriber(ADA, "all", Frequency.AT_ONCE);
      desk.publish("a", "relations-established KOR CUB 2024-02-14");
      MailingList.Run run = run(desk);
      assertThat(run.stopped()).contains("127.0.0.1:" + port);
      assertThat(run.handed()).isZero();
      assertThat(desk.list.figures(0).waiting()).isEqualTo(2);

      GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      back.start();
      try {
        assertThat(run(desk).handed()).isEqualTo(2);
        assertThat(back.getReceivedMessages()).hasSize(2);
      } finally {
        back.stop();
      }
    }
  }

  @Test
  void a_user_and_a_password_open_the_server_and_a_wrong_one_delays() throws Exception {
    server.setUser("desk", "secret");
    server.getUserManager().setAuthRequired(true);
    Files.writeString(folder.resolve("password"), "wrong\n");
    String settings = settings() + "smtp.user=desk\nsmtp.password-file=password\n";
    try (ListFixture desk = new ListFixture(folder, settings)) {
      desk.list.signUp(ADA, "all", Frequency.DAILY, Preferences.DEFAULT, null);
      assertThat(run(desk).stopped()).contains("refuses user desk");
      Files.writeString(folder.resolve("password"), "secret\n");
      assertThat(run(desk).handed()).isOne();
    }
  }

  @Test
  void where_encryption_is_asked_for_and_not_offered_nothing_is_sent() {
    String settings = settings().replace("smtp.security=none", "smtp.security=starttls");
    try (ListFixture desk = new ListFixture(folder, settings)) {
      desk.list.signUp(ADA, "all", Frequency.DAILY, Preferences.DEFAULT, null);
      assertThat(run(desk).stopped()).contains("STARTTLS");
      assertThat(server.getReceivedMessages()).isEmpty();
    }
  }

  @Test
  void messages_are_signed_over_the_headers_by_which_readers_leave() throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    KeyPair pair = keys.generateKeyPair();
    Files.writeString(
        folder.resolve("dkim.pem"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    String settings =
        settings() + "dkim.domain=example.org\ndkim.selector=desk\ndkim.key-file=dkim.pem\n";
    try (ListFixture desk = new ListFixture(folder, settings)) {
      desk.subscriber(ADA, "all", Frequency.AT_ONCE);
      desk.publish("a", "relations-established KOR CUB 2024-02-14");
      assertThat(run(desk).handed()).isEqualTo(2);
      MimeMessage alert = server.getReceivedMessages()[1];
      String signature = alert.getHeader("DKIM-Signature", null).replaceAll("\\s+", "");
      assertThat(signature)
          .contains("d=example.org;", "s=desk;", "List-Unsubscribe", "Message-ID", "a=rsa-sha256");
      assertThat(Dkim.verifies(alert, pair.getPublic())).isTrue();
    }
  }

  // ---- a server that misbehaves to order ----

  /** Answers each RCPT by the next line of a script; takes everything else. */
  private static final class Scripted implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> script;
    final List<String> taken = new CopyOnWriteArrayList<>();

    Scripted(String... script) throws IOException {
      this.script = new ArrayList<>(List.of(script));
      this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          talk(client);
        } catch (IOException gone) {
          // The client hung up, or the test is over.
        }
      }
    }

    private void talk(Socket client) throws IOException {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = client.getOutputStream();
      say(out, "220 ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("RCPT")) {
          String answer = script.isEmpty() ? "250 ok" : script.removeFirst();
          if (answer.equals("hang up")) {
            return;
          }
          say(out, answer);
        } else if (line.equals("DATA")) {
          say(out, "354 go on");
          StringBuilder message = new StringBuilder();
          for (String text = in.readLine();
              text != null && !text.equals(".");
              text = in.readLine()) {
            message.append(text).append('\n');
          }
          taken.add(message.toString());
          say(out, "250 taken");
        } else if (line.equals("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    }

    private static void say(OutputStream out, String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static void signUp(ListFixture desk, String... names) {
    for (String name : names) {
      desk.list.signUp(
          name + "@reader.example", "all", Frequency.AT_ONCE, Preferences.DEFAULT, null);
    }
  }

  @Test
  void a_passing_refusal_delays_that_message_and_no_other() throws Exception {
    try (Scripted smtp = new Scripted("451 busy", "250 ok", "450 still");
        ListFixture desk = new ListFixture(folder, ListFixture.settings(smtp.port()))) {
      signUp(desk, "ada", "bob");
      assertThat(run(desk)).isEqualTo(new MailingList.Run(0, 0, 1, 1, 0, null));
      assertThat(run(desk))
          .as("not before a minute")
          .isEqualTo(new MailingList.Run(0, 0, 0, 0, 0, null));
      desk.clock.advance(Duration.ofMinutes(1));
      assertThat(run(desk).delayed()).isOne();
      desk.clock.advance(Duration.ofMinutes(5));
      assertThat(run(desk).handed()).isOne();
      assertThat(smtp.taken).hasSize(2);
    }
  }

  @Test
  void an_address_that_does_not_exist_gets_no_more_mail() throws Exception {
    try (Scripted smtp = new Scripted("550 no such user");
        ListFixture desk = new ListFixture(folder, ListFixture.settings(smtp.port()))) {
      signUp(desk, "ada");
      assertThat(run(desk)).isEqualTo(new MailingList.Run(0, 0, 0, 0, 1, null));
      assertThat(desk.list.figures(0).stopped()).isOne();
      desk.clock.advance(Duration.ofHours(2));
      signUp(desk, "ada");
      assertThat(run(desk).handed()).as("typed in again, it stays stopped").isZero();
    }
  }

  @Test
  void another_final_refusal_keeps_the_message_to_be_sent_again() throws Exception {
    try (Scripted smtp = new Scripted("554 policy");
        ListFixture desk = new ListFixture(folder, ListFixture.settings(smtp.port()))) {
      signUp(desk, "ada");
      assertThat(run(desk).failed()).isOne();
      assertThat(desk.list.figures(0).lastFailure()).contains("554 policy");
      assertThat(desk.list.retryFailed()).isOne();
      assertThat(run(desk).handed()).isOne();
    }
  }

  @Test
  void a_connection_that_breaks_is_opened_again_and_the_message_keeps_its_name() throws Exception {
    try (Scripted smtp = new Scripted("250 ok", "hang up", "250 ok", "250 ok");
        ListFixture desk = new ListFixture(folder, ListFixture.settings(smtp.port()))) {
      signUp(desk, "ada", "bob", "cyd");
      assertThat(run(desk)).isEqualTo(new MailingList.Run(0, 0, 3, 0, 0, null));
      Stream<String> names =
          smtp.taken.stream()
              .map(message -> message.replaceAll("(?s).*\nMessage-ID: (\\S+)\n.*", "$1"));
      assertThat(names).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void ten_messages_go_over_one_connection_and_only_one_process_sends() throws Exception {
    try (ListFixture desk = new ListFixture(folder, settings());
        MailingList other = desk.reopened()) {
      for (int i = 0; i < 10; i++) {
        signUp(desk, "reader" + i);
      }
      Path lock = folder.resolve("mail.lock");
      try (java.nio.channels.FileChannel channel =
              java.nio.channels.FileChannel.open(
                  lock,
                  java.nio.file.StandardOpenOption.CREATE,
                  java.nio.file.StandardOpenOption.WRITE);
          java.nio.channels.FileLock held = channel.lock()) {
        assertThat(held.isValid()).isTrue();
        assertThat(other.run(List::of).stopped()).isEqualTo("another process is sending");
      }
      assertThat(run(desk).handed()).isEqualTo(10);
      assertThat(server.getReceivedMessages()).hasSize(10);
    }
  }

  @Test
  void a_webhook_is_signed_and_a_file_grows_and_a_feed_can_be_read() throws Exception {
    List<String> requests = new CopyOnWriteArrayList<>();
    com.sun.net.httpserver.HttpServer http =
        com.sun.net.httpserver.HttpServer.create(
            new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/hook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(exchange.getRequestHeaders().getFirst("Chancery-Signature") + "\n" + body);
          exchange.sendResponseHeaders(requests.size() == 1 ? 503 : 204, -1);
          exchange.close();
        });
    http.start();
    try (ListFixture desk = new ListFixture(folder, settings())) {
      String secret =
          desk.list.webhook(
              "state:KOR",
              java.net.URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/hook"));
      desk.list.file("state:KOR", folder.resolve("news.jsonl"));
      String feed = desk.list.feed("state:KOR").getPath().replaceFirst(".*/", "");
      desk.publish("a", "relations-established KOR CUB 2024-02-14 by a<b&\"c");
      assertThat(run(desk).delayed()).as("503 is tried again").isOne();
      desk.clock.advance(Duration.ofMinutes(2));
      assertThat(run(desk).handed()).isOne();

      String[] request = requests.get(1).split("\n", 2);
      String stamp = request[0].replaceAll("t=(\\d+),.*", "$1");
      assertThat(request[0])
          .endsWith(
              "v1="
                  + java.util.HexFormat.of()
                      .formatHex(
                          Tokens.hash(
                              secret.getBytes(StandardCharsets.UTF_8),
                              (stamp + "." + request[1]).getBytes(StandardCharsets.UTF_8))));
      assertThat(requests.get(0).split("\n", 2)[1]).as("the same delivery").isEqualTo(request[1]);
      assertThat(Files.readAllLines(folder.resolve("news.jsonl")))
          .singleElement()
          .asString()
          .contains("\"headline\":\"relations established: KOR – CUB, 2024-02-14\"");
      String atom = desk.list.atom(feed).orElseThrow();
      assertThat(atom).contains("a&lt;b&amp;&quot;c");
      javax.xml.parsers.DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new java.io.ByteArrayInputStream(atom.getBytes(StandardCharsets.UTF_8)));
      assertThat(desk.list.jsonFeed(feed).orElseThrow()).contains("\"title\":\"New: relations");
      assertThat(desk.list.atom(feed + "x")).isEmpty();
    } finally {
      http.stop(0);
    }
  }
}
