package org.chancery.access;

import org.jspecify.annotations.Nullable;

/** A user cannot be made, changed or let in; the message says why. */
public final class AccessException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public AccessException(String message) {
    super(message);
  }

  public AccessException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
