package org.chancery.export;

/** A data set could not be written; the message says where. */
public final class ExportException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
