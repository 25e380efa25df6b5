package org.chancery.search;

import java.io.Serial;

/** A query that makes no sense; the message says what was found in it and what was expected. */
public final class QueryException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public QueryException(String message) {
    super(message);
  }

  public QueryException(String message, Throwable cause) {
    super(message, cause);
  }
}
