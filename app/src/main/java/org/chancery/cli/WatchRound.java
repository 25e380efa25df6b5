package org.chancery.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chancery.desk.Desk;
import org.chancery.desk.DeskException;
import org.chancery.harvest.HarvestException;
import org.chancery.intake.IntakeException;
import org.chancery.intake.Outcome;
import org.chancery.ledger.LedgerException;
import org.chancery.publication.Stored;
import org.chancery.search.SearchException;
import org.chancery.store.StoreException;

/** Visits what is watched, from inside {@code serve}, whenever it is due. */
final class WatchRound {

  private static final int PAUSE_SECONDS = 5;

  private final Desk desk;
  private final CountDownLatch stopped;
  private final Terminal terminal;
  private long fresh;
  private String last = "";

  private WatchRound(Desk desk, CountDownLatch stopped, Terminal terminal) {
    this.desk = desk;
    this.stopped = stopped;
    this.terminal = terminal;
  }

  /** Begins; ends with the process, since what is not committed by then is fetched again. */
  static void start(Desk desk, CountDownLatch stopped, Terminal terminal) {
    WatchRound round = new WatchRound(desk, stopped, terminal);
    Thread.ofPlatform().name("watch").daemon(true).start(round::repeat);
  }

  private void repeat() {
    try {
      do {
        once();
      } while (!stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Trouble is told once; the next round may fare better. */
  private void once() {
    String trouble = "";
    fresh = 0;
    try {
      desk.visitDue(1, this::count);
    } catch (StoreException
        | LedgerException
        | IntakeException
        | HarvestException
        | SearchException
        | DeskException failure) {
      trouble = String.valueOf(failure.getMessage());
    }
    if (fresh > 0) {
      terminal.say("watch: " + fresh + " publications taken in");
    }
    if (!trouble.isEmpty() && !trouble.equals(last)) {
      terminal.say("watch: " + trouble);
    }
    last = trouble;
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Taken taken ->
          fresh += taken.stored().outcome() == Stored.Outcome.UNCHANGED ? 0 : 1;
      case Outcome.Refused refused -> terminal.say("watch: " + refused);
      case Outcome.Withdrawn withdrawn -> terminal.say("watch: " + withdrawn);
      case Outcome.Read read -> throw new IllegalStateException("not taken in: " + read.origin());
    }
  }
}
