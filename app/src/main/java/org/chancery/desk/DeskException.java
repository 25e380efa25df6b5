package org.chancery.desk;

import java.io.Serial;

/** A desk that cannot do what was asked; the message says why. */
public final class DeskException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public DeskException(String message) {
    super(message);
  }

  public DeskException(String message, Throwable cause) {
    super(message, cause);
  }
}
