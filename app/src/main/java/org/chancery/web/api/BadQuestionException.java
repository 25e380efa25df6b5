package org.chancery.web.api;

/** A question that cannot be understood; the message names the parameter. */
final class BadQuestionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadQuestionException(String message) {
    super(message);
  }
}
