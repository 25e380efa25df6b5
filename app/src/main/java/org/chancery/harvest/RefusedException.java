package org.chancery.harvest;

/** Why one document is no publication: what was found and what was expected. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  RefusedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** What was found and what was expected; never null, as the message of an exception may be. */
  String reason() {
    return reason;
  }
}
