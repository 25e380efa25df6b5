package org.chancery.reading.syntax;

import org.jspecify.annotations.Nullable;

/** The parser's model is missing or damaged: a fault of the installation, never of a text. */
public final class ParserException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ParserException(String message) {
    this(message, null);
  }

  ParserException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
