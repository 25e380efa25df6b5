package org.chancery.ledger;

/** A record that cannot be understood; the message says which, and what was expected. */
public final class LedgerException extends RuntimeException {

  public LedgerException(String message) {
    super(message);
  }

  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
