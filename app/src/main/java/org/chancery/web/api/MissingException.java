package org.chancery.web.api;

/** There is nothing of the kind that was asked for. */
final class MissingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MissingException(String message) {
    super(message);
  }
}
