package org.chancery.alert;

/** The mailing list cannot do what was asked; the message says what was found and expected. */
public final class AlertException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public AlertException(String message) {
    super(message);
  }

  public AlertException(String message, Throwable cause) {
    super(message, cause);
  }
}
