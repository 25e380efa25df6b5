package org.chancery.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chancery.alert.AlertException;
import org.chancery.alert.MailingList;
import org.chancery.desk.Desk;
import org.chancery.desk.DeskException;
import org.chancery.ledger.LedgerException;
import org.chancery.store.StoreException;

/** One round of the mailing list, and the rounds that {@code serve} makes. */
final class MailRound {

  private MailRound() {}

  static MailingList.Run once(Desk desk) {
    return desk.tellSubscribers();
  }

  /** Makes rounds until asked to stop, where the desk says by which server mail goes out. */
  static void repeat(Desk desk, CountDownLatch stopped, Terminal terminal)
      throws InterruptedException {
    MailingList list = desk.mailingList();
    if (list.settings().host() == null) {
      stopped.await();
      return;
    }
    String last = "";
    long pause = Math.max(1, list.settings().every().toSeconds());
    while (!stopped.await(pause, TimeUnit.SECONDS)) {
      String trouble = "";
      try {
        MailingList.Run run = once(desk);
        trouble = run.stopped() == null ? "" : run.stopped();
      } catch (AlertException | StoreException | LedgerException | DeskException failure) {
        // What was composed waits in the outbox; the next round may fare better.
        trouble = String.valueOf(failure.getMessage());
      }
      if (!trouble.isEmpty() && !trouble.equals(last)) {
        terminal.say("mail: " + trouble);
      }
      last = trouble;
    }
  }
}
