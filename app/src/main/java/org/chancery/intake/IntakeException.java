package org.chancery.intake;

import java.io.Serial;

/** Taking in was broken off; what was taken in before is safe. */
public final class IntakeException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  IntakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
