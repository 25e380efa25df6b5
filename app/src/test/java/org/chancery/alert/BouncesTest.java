package org.chancery.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BouncesTest {

  private static final String ADA = "ada@reader.example";

  @TempDir Path folder;
  private ListFixture desk;
  private String messageId;

  @BeforeEach
  void open() {
    desk = new ListFixture(folder);
    desk.subscriber(ADA, "all", Frequency.AT_ONCE);
    desk.publish("a", "relations-established KOR CUB 2024-02-14");
    desk.compose();
    messageId = desk.lastTo(ADA).replaceAll("(?s).*\r\nMessage-ID: (\\S+)\r\n.*", "$1");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String receive(String message) {
    return desk.list.receive(
        new ByteArrayInputStream(message.replace("\n", "\r\n").getBytes(UTF_8)));
  }

  private static String report(String recipient, String action, String status, String id) {
    return """
    From: MAILER-DAEMON@reader.example
    To: bounces@example.org
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain

    I'm sorry.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.reader.example

    Final-Recipient: rfc822; %s
    Action: %s
    Status: %s

    --b
    Content-Type: text/rfc822-headers

    Subject: x
    Message-ID: %s

    --b--
    """
        .formatted(recipient, action, status, id);
  }

  private long stopped() {
    return desk.list.figures(0).stopped();
  }

  @Test
  void a_final_failure_stops_mail_and_withdraws_what_waits() {
    assertThat(receive(report(ADA, "failed", "5.1.1", messageId)))
        .isEqualTo("a…@reader.example: cannot be reached (5.1.1); no more mail goes there");
    assertThat(stopped()).isOne();
    assertThat(desk.waiting()).isEmpty();
  }

  @Test
  void a_delay_is_no_failure_and_passing_failures_count_up() {
    receive(report(ADA, "delayed", "4.4.1", messageId));
    assertThat(stopped()).isZero();
    for (int i = 0; i < 4; i++) {
      receive(report(ADA, "failed", "4.2.2", messageId));
    }
    assertThat(stopped()).isZero();
    receive(report(ADA, "failed", "4.2.2", messageId));
    assertThat(stopped()).isOne();
  }

  @Test
  void a_forged_report_stops_nobody() {
    assertThat(receive(report(ADA, "failed", "5.1.1", "<guessed@example.org>")))
        .isEqualTo("no report about a message of ours");
    receive(report("other@reader.example", "failed", "5.1.1", messageId));
    assertThat(stopped()).isZero();
  }

  @Test
  void a_complaint_stops_mail_for_good() {
    receive(
        """
        From: fbl@reader.example
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b"

        --b
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: Loop/1

        --b
        Content-Type: message/rfc822

        Message-ID: %s
        Subject: x

        y
        --b--
        """
            .formatted(messageId));
    assertThat(stopped()).isOne();
    assertThat(desk.list.erase(ADA)).isTrue();
    desk.list.signUp(ADA, "all", Frequency.DAILY, Preferences.DEFAULT, null);
    assertThat(desk.waiting()).as("remembered after the address was forgotten").isEmpty();
  }

  @Test
  void a_letter_to_leave_works_by_its_token_and_by_no_other() {
    String token = ListFixture.token(desk.lastTo(ADA), "unsubscribe");
    assertThat(receive("Subject: unsubscribe " + "A".repeat(token.length()) + "\n\n"))
        .contains("not ours");
    assertThat(receive("Subject: unsubscribe " + token + "\n\n")).contains("asked to leave");
    assertThat(desk.list.figures(0).left()).isOne();
  }

  @Test
  void what_is_no_report_changes_nothing() {
    receive("");
    receive("Subject: hello\n\nunsubscribe\n");
    receive("Content-Type: multipart/report; boundary=b\n\n--b\n--b--\n");
    assertThat(stopped()).isZero();
  }
}
