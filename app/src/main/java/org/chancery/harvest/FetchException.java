package org.chancery.harvest;

/** Why an address could not be fetched: what was asked and what came. */
final class FetchException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final int status;

  FetchException(String reason) {
    this(reason, 0);
  }

  FetchException(String reason, int status) {
    super(reason);
    this.reason = reason;
    this.status = status;
  }

  String reason() {
    return reason;
  }

  /** What the server answered; 0 where it did not. */
  int status() {
    return status;
  }
}
