package org.chancery.insight;

/** What is to be judged makes no sense; the message says what was found and expected. */
public final class InsightException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InsightException(String message) {
    super(message);
  }
}
