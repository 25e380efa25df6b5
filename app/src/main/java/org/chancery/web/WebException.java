package org.chancery.web;

import java.io.Serial;

/** The pages cannot be served; the message says why. */
public final class WebException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  WebException(String message, Throwable cause) {
    super(message, cause);
  }
}
