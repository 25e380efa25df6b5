package org.chancery.search;

import java.io.Serial;

/** The index cannot be read or written; the message says why. */
public final class SearchException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  SearchException(String message, Throwable cause) {
    super(message, cause);
  }

  SearchException(String message) {
    super(message);
  }
}
